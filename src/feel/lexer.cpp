#include "feel/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "feel/tree.hpp"

namespace xiezhi::feel {

Fault condition_fault(const std::string& where, std::uint32_t column, Words message, Words remedy) {
    return {Code::BadCondition,
            {fmt::format("条件第 {} 个字：{}", column, message.zh),
             fmt::format("condition, character {}: {}", column, message.en)},
            std::move(remedy),
            where,
            ""};
}

bool is_word_of_language(std::string_view word) {
    static constexpr std::array<std::string_view, 25> kWords = {
        "and",   "between", "contains",  "count", "date", "duration", "else", "every", "external",
        "false", "for",     "function",  "if",    "in",   "instance", "not",  "null",  "of",
        "or",    "return",  "satisfies", "some",  "then", "time",     "true"};
    return std::ranges::find(kWords, word) != kWords.end();
}

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Length of the well-formed UTF-8 character at the front, or 0 (RFC 3629: no surrogates, nothing overlong).
std::size_t utf8_length(std::string_view text) {
    auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;
        if (lead == 0xED && byte(1) > 0x9F) return 0;
        return tail(1) && tail(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0 && byte(1) < 0x90) return 0;
        if (lead == 0xF4 && byte(1) > 0x8F) return 0;
        return tail(1) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

class Lexer {
  public:
    Lexer(std::string_view text, const std::string& where) : text_(text), where_(where) {}

    Result<std::vector<Lexeme>> run() {
        for (;;) {
            while (at_ < text_.size() &&
                   (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
                step(1);
            }
            if (at_ == text_.size()) break;
            Lexeme lexeme;
            lexeme.column = column_;
            const char c = text_[at_];
            bool good = true;
            if (is_letter(c)) {
                name(lexeme);
            } else if (is_digit(c)) {
                good = number(lexeme);
            } else if (c == '"') {
                good = quoted_text(lexeme);
            } else {
                good = symbol(lexeme);
            }
            if (!good) return xiezhi::fail(std::move(fault_));
            lexemes_.push_back(std::move(lexeme));
        }
        Lexeme end;
        end.column = column_;
        lexemes_.push_back(end);
        return std::move(lexemes_);
    }

  private:
    void step(std::size_t bytes) {
        at_ += bytes;
        ++column_;
    }
    bool refuse(std::uint32_t column, Words message, Words remedy) {
        fault_ = condition_fault(where_, column, std::move(message), std::move(remedy));
        return false;
    }
    char next(std::size_t offset = 1) const { return at_ + offset < text_.size() ? text_[at_ + offset] : '\0'; }

    void name(Lexeme& lexeme) {
        lexeme.token = Token::Name;
        while (at_ < text_.size() &&
               (is_letter(text_[at_]) || is_digit(text_[at_]) || (text_[at_] == '.' && is_letter(next())))) {
            lexeme.text += text_[at_];
            step(1);
        }
    }

    bool number(Lexeme& lexeme) {
        lexeme.token = Token::Integer;
        bool too_large = false;
        while (at_ < text_.size() && is_digit(text_[at_])) {
            lexeme.number = lexeme.number * 10 + (text_[at_] - '0');
            if (lexeme.number > kLiteralLimit) {
                too_large = true;
                lexeme.number = kLiteralLimit;
            }
            step(1);
        }
        if (too_large) {
            return refuse(lexeme.column,
                          {"数字过大，最大为 10 的 15 次方", "the number is too large; the largest is 10^15"},
                          {"请核对数字；金额以分为单位", "check the number; money is in fen"});
        }
        if (at_ < text_.size() && text_[at_] == '.' && is_digit(next())) {
            return refuse(
                column_, {"不能用小数", "decimals are not used"},
                {"改用更小的单位写成整数，如金额写成分", "write a whole number in a smaller unit, such as fen"});
        }
        if (at_ < text_.size() && is_letter(text_[at_])) {
            return refuse(column_, {"数字后面不能紧跟字母", "a letter may not follow a number directly"},
                          {"名称不能以数字开头；运算符前后请留空格",
                           "names do not begin with a digit; put spaces around operators"});
        }
        return true;
    }

    bool quoted_text(Lexeme& lexeme) {
        lexeme.token = Token::Text;
        step(1);
        while (at_ < text_.size() && text_[at_] != '"') {
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c < 0x20 || c == 0x7F) {
                return refuse(column_,
                              {"文字中有换行或控制字符", "the text contains a line break or control character"},
                              {"换行写作 \\n，制表符写作 \\t", "write \\n for a line break, \\t for a tab"});
            }
            if (c == '\\') {
                const char escape = next();
                const std::string_view known = "\"\\nrt";
                const std::size_t which = escape == '\0' ? std::string_view::npos : known.find(escape);
                if (which == std::string_view::npos) {
                    return refuse(column_, {"不认识的转义", "unknown escape"},
                                  {"只可用 \\\" \\\\ \\n \\r \\t", "only \\\" \\\\ \\n \\r \\t are known"});
                }
                lexeme.text += "\"\\\n\r\t"[which];
                step(1);
                step(1);
                continue;
            }
            const std::size_t length = utf8_length(text_.substr(at_));
            if (length == 0) return bad_encoding();
            lexeme.text.append(text_.substr(at_, length));
            step(length);
        }
        if (at_ == text_.size()) {
            return refuse(lexeme.column, {"文字没有结束的引号", "the text has no closing quote"},
                          {"在文字末尾加上英文双引号 \"", "add \" at its end"});
        }
        step(1);
        return true;
    }

    bool bad_encoding() {
        return refuse(column_, {"这里不是有效的 UTF-8 文字", "this is not valid UTF-8 text"},
                      {"请将文件另存为 UTF-8 编码", "save the file in UTF-8"});
    }

    bool symbol(Lexeme& lexeme) {
        static constexpr std::array<std::string_view, 16> kSymbols = {"!=", "<=", ">=", "..", "=", "<", ">", "(",
                                                                      ")",  "[",  "]",  ",",  "+", "-", "*", "."};
        lexeme.token = Token::Symbol;
        for (std::string_view symbol : kSymbols) {
            if (text_.substr(at_, symbol.size()) == symbol) {
                lexeme.text = symbol;
                for (std::size_t i = 0; i < symbol.size(); ++i) step(1);
                return true;
            }
        }
        const std::size_t length = utf8_length(text_.substr(at_));
        if (length == 0) return bad_encoding();
        const std::string_view wrong = text_.substr(at_, length);
        if (wrong == "/") {
            return refuse(column_, {"不能用除法", "division is not used"},
                          {"把两边同乘，写成乘法比较", "multiply both sides instead"});
        }
        if (wrong == "“" || wrong == "”" || wrong == "'") {
            return refuse(column_, {"引号须用英文双引号", "quotes are written \""}, {"改为 \"", "write \""});
        }
        if (static_cast<unsigned char>(wrong[0]) < 0x20) {
            return refuse(column_, {"条件中有控制字符", "the condition contains a control character"},
                          {"请删去", "remove it"});
        }
        return refuse(column_, {fmt::format("“{}”不能用在这里", wrong), fmt::format("“{}” is not used here", wrong)},
                      {"名称用英文字母、数字和下划线；文字放在英文双引号内；符号用半角",
                       "names are ASCII letters, digits and _; texts stand in double quotes; symbols are half-width"});
    }

    std::string_view text_;
    const std::string& where_;
    std::size_t at_ = 0;
    std::uint32_t column_ = 1;
    std::vector<Lexeme> lexemes_;
    Fault fault_;
};

}  // namespace

Result<std::vector<Lexeme>> lex(std::string_view text, const std::string& where) {
    return Lexer(text, where).run();
}

}  // namespace xiezhi::feel
