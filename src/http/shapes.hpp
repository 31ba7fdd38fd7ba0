// The shapes of answers and requests, written as short lines and read as JSON Schema for OpenAPI. A line is
// `Name: member Type, member? Type` or `Name = Type`. Types: string date integer number boolean any, "literal", another
// shape's name, T[], {T} (an object of any names), [A, B] (so many, in this order), A|B, null. `Base & …` takes over the members of a shape above,
// `Base? & …` takes them over as optional; a member named again replaces the one taken over.
#pragma once

#include <string_view>

#include "base/json.hpp"

namespace xiezhi::http {

// One schema for each line of `text`. A mistake in the text is our own bug and stops the program.
json::object read_shapes(std::string_view text);

// Everything the routes answer and take that does not depend on the definitions of kinds.
json::object answer_shapes();

}  // namespace xiezhi::http
