// Text to tokens. Internal to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi::feel {

enum class Token { End, Name, Integer, Text, Symbol };

struct Lexeme {
    Token token = Token::End;
    std::string text;  // a name with its dots, a text without quotes and escapes, or the symbol
    std::int64_t number = 0;
    std::uint32_t column = 1;
};

Result<std::vector<Lexeme>> lex(std::string_view text, const std::string& where);

}  // namespace xiezhi::feel
