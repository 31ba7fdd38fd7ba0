// What the printable pages of the server share: escaping, the frame, and how a document of an organ looks on A4.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace xiezhi::report {

std::string escaped(std::string_view text);

// 1234567 → "1,234,567".
std::string grouped(std::int64_t value);

// The frame of a page; `style` goes after the common one (fonts, tables that repeat their head on every sheet).
struct PageFrame {
    std::string title;
    std::string style;
    bool chinese = true;
};
std::string page_start(const PageFrame& frame);
inline constexpr std::string_view kPageEnd = "</body></html>\n";

// At most `characters` of a text, with … where something was cut; line breaks become spaces.
std::string shortened(std::string_view text, std::size_t characters);

// A header row of a table, from its column names; already escaped words are not expected.
std::string head_row(std::initializer_list<std::string_view> columns);

}  // namespace xiezhi::report
