// The parser's place among the lexemes, and its one fault: what follows a slip of syntax is guesswork, so the first
// ends the parse. Functions that parse return false once refuse() has been called. Internal to this folder.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/lexer.hpp"
#include "feel/tree.hpp"

namespace xiezhi::feel {

class Cursor {
  public:
    // `lexemes` ends with Token::End; `where` must outlive the cursor.
    Cursor(std::vector<Lexeme> lexemes, const std::string& where) : lexemes_(std::move(lexemes)), where_(where) {}
    Fault take_fault() { return std::move(fault_); }

  protected:
    const Lexeme& current() const { return lexemes_[at_]; }
    const Lexeme& ahead(std::size_t n) const { return lexemes_[std::min(at_ + n, lexemes_.size() - 1)]; }
    void advance() {
        if (at_ + 1 < lexemes_.size()) ++at_;
    }
    static bool is(const Lexeme& lexeme, Token token, std::string_view text) {
        return lexeme.token == token && lexeme.text == text;
    }
    bool sees(std::string_view symbol) const { return is(current(), Token::Symbol, symbol); }
    bool sees_word(std::string_view word) const { return is(current(), Token::Name, word); }
    bool take(std::string_view symbol) {
        if (!sees(symbol)) return false;
        advance();
        return true;
    }
    bool take_word(std::string_view word) {
        if (!sees_word(word)) return false;
        advance();
        return true;
    }

    bool refuse_at(std::uint32_t column, Words message, Words remedy) {
        fault_ = condition_fault(where_, column, std::move(message), std::move(remedy));
        return false;
    }
    bool refuse(Words message, Words remedy) {
        return refuse_at(current().column, std::move(message), std::move(remedy));
    }
    bool refuse_here() {
        if (current().token == Token::End) {
            return refuse({"条件没有写完", "the condition stops short"},
                          {"补上缺少的值、名称或右括号", "add the missing value, name or closing bracket"});
        }
        const std::string& text = current().text;
        const std::string shown = current().token == Token::Integer ? fmt::format("{}", current().number)
                                  : current().token == Token::Text  ? text_literal(text)
                                                                    : text;
        return refuse(
            {fmt::format("这里不应出现“{}”", shown), fmt::format("“{}” is not expected here", shown)},
            {"检查它前面是否少了运算符、逗号或括号", "look for a missing operator, comma or bracket before it"});
    }
    bool expect(std::string_view symbol) {
        if (take(symbol)) return true;
        return refuse({fmt::format("这里应为“{}”", symbol), fmt::format("“{}” is expected here", symbol)},
                      {fmt::format("补上“{}”", symbol), fmt::format("add “{}”", symbol)});
    }
    bool expect_word(std::string_view word) {
        if (take_word(word)) return true;
        return refuse({fmt::format("这里应为 {}", word), fmt::format("“{}” is expected here", word)},
                      {"写法：if 条件 then 值 else 值", "write: if condition then value else value"});
    }

  private:
    std::vector<Lexeme> lexemes_;
    const std::string& where_;
    std::size_t at_ = 0;
    Fault fault_;
};

}  // namespace xiezhi::feel
