// Boost.JSON, with our limits and our faults. Money is fen, times are integers or text: no doubles are written.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace xiezhi {

namespace json = boost::json;

// Depth at most 32, size at most `limit` bytes, UTF-8 valid, no repeated key in an object; BadJson, TooDeep or TooLarge.
Result<json::value> parse_json(std::string_view text, std::size_t limit = std::size_t{8} << 20);

json::object to_json(const Words& words);
json::object to_json(const Fault& fault);
json::array to_json(const Faults& faults);

// The member as text, or "" when absent or of another type.
std::string_view text_at(const json::object& object, std::string_view key);

// Keys sorted at every depth, no white space: the form that is hashed and compared.
std::string canonical(const json::value& value);

}  // namespace xiezhi
