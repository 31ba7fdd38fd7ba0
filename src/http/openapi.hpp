// OpenAPI 3.1 made from the table of routes and the definitions: every kind's fields as a schema, every code list as an
// enumeration, every problem as RFC 9457.
#pragma once

#include "base/json.hpp"
#include "definition/model.hpp"
#include "http/router.hpp"

namespace xiezhi::http {

json::object openapi(const Router& router, const Definition& definition);

}  // namespace xiezhi::http
