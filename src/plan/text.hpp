// Chinese text as code points, and the small questions the reader of plans asks of it.
//
// A document keeps its characters as written; for comparing there is a second text of the same length, `folded`, in
// which full-width forms are half-width and traditional characters of the words we look for are simplified. Because
// folding is one character to one character, an offset means the same place in both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xiezhi::plan {

// A half-open range of code points.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
    bool empty() const { return end <= begin; }
    bool operator==(const Span&) const = default;
};

using Text = std::u32string;
using TextView = std::u32string_view;

// The offset of the first byte that is not well-formed UTF-8, or nothing when all is well.
std::optional<std::size_t> first_bad_byte(std::string_view bytes);
Text decode(std::string_view utf8);  // well-formed UTF-8 only
std::string encode(TextView text);

char32_t fold(char32_t letter);
Text fold(TextView text);

bool is_space(char32_t c);
bool is_digit(char32_t c);        // 0-9, after folding
bool is_han(char32_t c);
bool is_latin(char32_t c);      // a-z and A-Z
bool is_han_digit(char32_t c);    // 〇 零 一 … 九 十 百 千 两
bool is_stop(char32_t c);         // ends a sentence or a clause that may be followed by a numbered item: 。 ; : ! ?

TextView trimmed(TextView text);
Span trimmed(TextView text, Span span);
Text without_spaces(TextView text);

bool starts_with(TextView text, TextView head);
bool ends_with(TextView text, TextView tail);
bool contains(TextView text, TextView part);

// The words of a list, in the order given; the longest that stands at `at` (or ends at `end`) or nothing.
using Vocabulary = std::initializer_list<TextView>;
TextView word_at(TextView text, std::size_t at, const std::vector<TextView>& words);
TextView word_before(TextView text, std::size_t end, const std::vector<TextView>& words);
bool contains_any(TextView text, const std::vector<TextView>& words);

// "二十一" → 21; 1 … 9999; nothing for another shape. "两" counts as 2.
std::optional<int> han_number(TextView text);

// Columns on a fixed-pitch page: a Han character or full-width sign is two.
std::size_t columns(TextView text);

}  // namespace xiezhi::plan
