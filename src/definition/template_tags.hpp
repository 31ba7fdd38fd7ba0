// The names a paper's template (Mustache) may use, and the check that it uses no other.
//
// A misspelt tag in Mustache prints nothing: an order would go out with a hole in it. So every tag is looked up here
// before anything runs. What each name holds is filled in by src/render from the record's facts.
#pragma once

#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "definition/model.hpp"

namespace xiezhi {

// Faults with "file:line" for tags that are unknown, sections that do not close, and partials that do not exist.
Faults check_template(std::string_view text, const std::string& file, const Kind& kind, const Definition& definition);

}  // namespace xiezhi
