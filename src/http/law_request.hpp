// What the calculator is asked: the body of a request, or the same written into an address, so that a link, a print and a
// calendar file repeat the question. Address: rule, from, time, on, known, length, credit, agreed, extend (a number or "full"),
// pause=A..B~ground;A.. (both days not counted), suspend=A..B (B, the day of resumption, counts), other=D5,D8.
#pragma once

#include "base/json.hpp"
#include "http/server.hpp"
#include "term/derive.hpp"

namespace xiezhi::http {

// All faults at once, each with the member it concerns ("/pauses/0/to").
Result<TermRequest> read_term_request(const json::object& body);
// The body that an address stands for; what it cannot be read as is left to read_term_request to refuse.
json::object body_of_address(const Request& request);
// The faults of derive(), their places named as the request names them.
Faults placed(Faults faults, const json::object& body);

}  // namespace xiezhi::http
