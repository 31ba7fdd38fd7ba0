#include "plan/bar_rows.hpp"

#include <algorithm>

#include "plan/markers.hpp"
#include "plan/table_header.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kMostLines = 30;  // of one row
constexpr std::size_t kLongestRow = 4000;

bool is_line_end(char32_t c) { return c == U'\n' || c == U'\r' || c == U'\f' || c == 0x85 || c == 0x2028 || c == 0x2029; }
bool is_invisible(char32_t c) {
    return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0xAD || c == 0x2060 || (c < 0x20 && c != U'\t') || c == 0x7F;
}

std::size_t bars_of(TextView line) { return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), is_bar)); }
bool opens_with_bar(TextView line) { return !line.empty() && is_bar(line.front()); }
bool closes_with_bar(TextView line) { return !line.empty() && is_bar(line.back()); }
bool only_bars(TextView line) { return std::all_of(line.begin(), line.end(), [](char32_t c) { return is_bar(c) || is_space(c); }); }

// Two names that stood on lines of their own stay apart, as do sentences; a word that was cut is whole again.
bool stay_apart(TextView before, TextView after) {
    std::size_t begin = before.size();
    while (begin > 0 && !is_bar(before[begin - 1])) --begin;
    std::size_t end = 0;
    while (end < after.size() && !is_bar(after[end])) ++end;
    const Text tail = fold(trimmed(before.substr(begin)));
    const Text head = fold(trimmed(after.substr(0, end)));
    if (tail.empty() || head.empty()) return false;
    if (is_stop(tail.back()) || tail.back() == U')' || marker_at(head, 0, head.size())) return true;
    return is_unit_list(head) && is_unit_list(tail);
}

}  // namespace

bool is_bar(char32_t c) { return c == U'|' || c == U'｜'; }

Text tidy(TextView text) {
    Text out;
    for (const char32_t c : trimmed(text)) {
        if (is_invisible(c)) continue;
        if (fold(c) == U' ' || c == U'\t') {
            if (!out.empty() && out.back() != U' ') out.push_back(U' ');
        } else {
            out.push_back(c);
        }
    }
    while (!out.empty() && out.back() == U' ') out.pop_back();
    return out;
}

std::vector<Text> split_cells(TextView text, char32_t separator) {
    std::vector<Text> cells;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i)
        if (i == text.size() || text[i] == separator) {
            cells.push_back(tidy(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    return cells;
}

std::vector<Text> barred_cells(TextView line) {
    line = trimmed(line);
    if (!opens_with_bar(line) || bars_of(line) < 2) return {};
    Text inner(line.substr(1, line.size() - (is_bar(line.back()) ? 2 : 1)));
    for (auto& c : inner)
        if (is_bar(c)) c = U'|';
    return split_cells(inner, U'|');
}

std::vector<Text> source_lines(TextView text) {
    std::vector<TextView> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t end = begin;
        while (end < text.size() && !is_line_end(text[end])) ++end;
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
        if (end + 1 < text.size() && text[end] == U'\r' && text[end + 1] == U'\n') ++begin;
    }
    std::vector<Text> out;
    out.reserve(lines.size());
    std::size_t whole = 0;  // bars of a whole row of the table at hand; 0: not known
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextView line = trimmed(lines[i]);
        if (!opens_with_bar(line) || only_bars(line)) {
            out.emplace_back(lines[i]);
            continue;
        }
        Text row(line);
        std::size_t bars = bars_of(line);
        std::size_t last = i;
        const auto done = [&] { return closes_with_bar(row) && (whole == 0 || bars == whole); };
        const std::size_t limit = std::min(lines.size(), i + kMostLines);
        for (std::size_t k = i + 1; !done() && k < limit && row.size() < kLongestRow; ++k) {
            const TextView next = trimmed(lines[k]);
            if (next.empty() && whole != 0) continue;
            if (next.empty() || (opens_with_bar(next) && !only_bars(next))) break;
            if (stay_apart(row, next)) row.push_back(U' ');
            row += next;
            bars += bars_of(next);
            last = k;
        }
        if (!done() || last == i) {
            out.emplace_back(lines[i]);
        } else {
            out.push_back(row);
            i = last;
        }
        if (!header_of(barred_cells(row), true).empty()) whole = bars;
    }
    return out;
}

}  // namespace xiezhi::plan
