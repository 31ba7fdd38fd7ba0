// Kinds as the screens need them: labels, fields, forms. Written out in full, so that a page never guesses a default.
#pragma once

#include "definition/compiled.hpp"
#include "http/call.hpp"

namespace xiezhi::http {

json::object field_view(const Field& field);
json::object action_view(const Definition& definition, const CompiledKind& compiled, const Action& action);
json::object kind_view(const Definition& definition, const CompiledKind& compiled);
// With the action `correct` of a record: which fields may be corrected by themselves, and which only through the act that
// gives them.
void add_correctable(json::object& action, const Kind& kind, const engine::Record& record);
json::object list_view(const CodeList& list);

}  // namespace xiezhi::http
