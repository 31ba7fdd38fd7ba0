// Types and values of conditions. Four scalar types and lists of them; every value may be null, because a form is
// filled in step by step and an unanswered question is not a "no". Money is whole fen, a code of a code list is text.
//
// Invariant: an integer lies within the limit of its type and a text holds no NUL. The store's constraints keep the
// data so; in return no sum or product that compiles can leave the range (±kResultLimit) that C++, SQLite, PostgreSQL
// and the browser all count exactly.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/fault.hpp"
#include "calendar/civil_date.hpp"

namespace xiezhi::feel {

enum class Kind { Null, Boolean, Integer, Text, Date };

// Largest magnitude of a count, of an amount in fen (a trillion yuan), of a literal, and of any result: the last is
// just under 2^53, up to which the numbers of a browser are exact.
inline constexpr std::int64_t kCountLimit = 1'000'000'000'000;
inline constexpr std::int64_t kMoneyLimit = 100'000'000'000'000;
inline constexpr std::int64_t kLiteralLimit = 1'000'000'000'000'000;
inline constexpr std::int64_t kResultLimit = 9'000'000'000'000'000;

using Codes = std::vector<std::string>;

struct Type {
    Kind kind = Kind::Null;
    bool is_list = false;
    std::int64_t limit = 0;              // integers: |value| <= limit; dates: days added so far; otherwise 0
    std::shared_ptr<const Codes> codes;  // text of a code list: what it may be; null for free text

    static Type boolean() { return {Kind::Boolean, false, 0, nullptr}; }
    // `limit` in 1 … kResultLimit.
    static Type integer(std::int64_t limit = kCountLimit) { return {Kind::Integer, false, limit, nullptr}; }
    static Type money() { return integer(kMoneyLimit); }
    static Type text() { return {Kind::Text, false, 0, nullptr}; }
    static Type code(Codes codes) { return {Kind::Text, false, 0, std::make_shared<const Codes>(std::move(codes))}; }
    static Type date() { return {Kind::Date, false, 0, nullptr}; }
    static Type list_of(Type element) {
        element.is_list = true;
        return element;
    }
    Type element() const {
        Type one = *this;
        one.is_list = false;
        return one;
    }
};

// "整数" / "integer", "日期列表" / "list of date": for messages.
Words name_of(const Type& type);

using Scalar = std::variant<std::monostate, bool, std::int64_t, std::string, CivilDate>;
using List = std::vector<Scalar>;
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, CivilDate, List>;

inline bool is_null(const Value& value) {
    return value.index() == 0;
}

// The value as FEEL would write it: null, true, 12, "text", date("2024-02-29"), ["a", null].
std::string to_text(const Value& value);
// A text as a FEEL literal, quotes and escapes included.
std::string text_literal(std::string_view text);

}  // namespace xiezhi::feel
