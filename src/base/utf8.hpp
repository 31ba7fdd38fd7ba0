// What is a character and what is not, byte by byte (RFC 3629): asked of everything that comes in outside of JSON, whose
// parser asks it itself.
#pragma once

#include <cstddef>
#include <string_view>

namespace xiezhi {

// Bytes of the character the text begins with; 0 when it begins with none.
std::size_t utf8_length(std::string_view text);
bool is_utf8(std::string_view text);

}  // namespace xiezhi
