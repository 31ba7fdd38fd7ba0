// Names of units in a list, and what each of them is to do: "普法科牵头,各司法所配合".
#pragma once

#include "plan/assignment.hpp"

namespace xiezhi::plan {

enum class Role { None, Lead, Charge, Support, Other };

// Takes the words off that say what a unit does and says which they were.
Role strip_role(TextView& name);

// A list cut at 、, commas, semicolons, slashes, and at blanks where every piece is a name; not inside brackets.
std::vector<TextView> pieces_of(TextView written);

// A limit without the stops around it and without 完成.
Text written_deadline(TextView value);

}  // namespace xiezhi::plan
