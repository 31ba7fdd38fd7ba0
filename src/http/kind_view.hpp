// Kinds as the screens need them: labels, fields, forms. Written out in full, so that a page never guesses a default.
#pragma once

#include "http/call.hpp"

namespace xiezhi::http {

json::object field_view(const Field& field);
json::object action_view(const Definition& definition, const Kind& kind, const Action& action);
json::object kind_view(const Definition& definition, const Kind& kind);
json::object list_view(const CodeList& list);

}  // namespace xiezhi::http
