// The name by which people speak of a matter: "李某某等3人不服某局行政处罚案", made from the kind's title template.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Seals the title of work.after anew when it changed, and its words for search.
void derive_title(Work& work);

// The names of a role in one phrase: "李某某", "李某某等3人".
std::string party_names(Vault& vault, const Record& record, std::string_view role);

// A value as people read it in Chinese: the label of a code, 是/否, yuan, the date; sealed text opened.
std::string readable(const Catalog& catalog, Vault& vault, const Record& record, const Field& field, const Value& value, bool chinese = true);

}  // namespace xiezhi::engine
