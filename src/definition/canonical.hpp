// The canonical form: what is hashed, stored and read back. A record keeps the hash of the kind under which it was
// opened; the store keeps hash → canonical JSON; from_canonical gives the same kind again, years later.
//
// Origins (file and line) are left out, so moving a line of YAML changes no hash. Members at their default are left out
// too, so a member added to the model later leaves the hashes of old kinds as they were. Hash: SM3 (GB/T 32905), hex.
#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"
#include "definition/model.hpp"

namespace xiezhi {

std::string to_canonical(const Kind& kind);
// BadJson, or BadDefinition when the body is not a kind of ours.
Result<Kind> from_canonical(std::string_view body);

std::string hash_of(const Kind& kind);               // 64 hex digits
std::string hash_of(const Definition& definition);   // over kinds, lists, roles, figures, reports and templates
std::string sm3_hex(std::string_view text);

// The JSON of each part, for the API.
json::object to_json(const Kind& kind);
json::object to_json(const CodeList& list);
json::object to_json(const Figure& figure);

}  // namespace xiezhi
