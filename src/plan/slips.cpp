// Marks at the head of a line that were read wrongly from a scan: a dash for 一 in brackets, a letter for 1, a comma for 、.
// Each is believed only beside its right neighbour, "(二)", "2." or another of its kind.
#include <algorithm>

#include "plan/markers.hpp"
#include "plan/normalise.hpp"

namespace xiezhi::plan {
namespace {

bool is_dash(char32_t c) { return c == U'—' || c == U'–' || c == U'-' || c == U'─' || c == U'ー' || c == U'_'; }

bool begins_with(const Line& line, MarkerKind kind, int number) {
    const auto marker = marker_at(line.folded, 0, line.folded.size());
    return marker && marker->kind == kind && marker->number == number;
}

// The Han number before a comma at the head of the line: "三, 深化宣传"; 0 where there is none.
int before_comma(const Line& line) {
    const TextView text = line.folded;
    std::size_t end = 0;
    while (end < text.size() && end < 3 && is_han_digit(text[end])) ++end;
    if (end == 0 || end + 3 > text.size() || text[end] != U',') return 0;
    return han_number(text.substr(0, end)).value_or(0);
}

void put(Line& line, std::size_t at, char32_t c) {
    line.folded[at] = c;
    line.text[at] = c;
}

}  // namespace

void mend_slips(std::vector<Line>& lines) {
    const auto prose = [](const Line& line) { return line.cells.empty() && line.text.size() == line.folded.size(); };
    bool second = false, second_arabic = false, points = false;
    int commas = 0;
    for (const auto& line : lines) {
        if (!prose(line)) continue;
        second = second || begins_with(line, MarkerKind::HanParen, 2);
        second_arabic = second_arabic || begins_with(line, MarkerKind::ArabicPoint, 2);
        points = points || begins_with(line, MarkerKind::HanPoint, 1) || begins_with(line, MarkerKind::HanPoint, 2);
        if (before_comma(line) == commas + 1) ++commas;
    }
    for (auto& line : lines) {
        if (!prose(line)) continue;
        const TextView text = line.folded;
        if (second && text.size() > 3 && text[0] == U'(' && is_dash(text[1]) && text[2] == U')') put(line, 1, U'一');
        if (second_arabic && text.size() > 3 && (text[0] == U'l' || text[0] == U'I' || text[0] == U'|') && (text[1] == U'.' || text[1] == U'、') && !is_latin(text[2]))
            put(line, 0, U'1');
        if (!points && commas >= 2 && before_comma(line) > 0) put(line, text.find(U','), U'、');
    }
}

}  // namespace xiezhi::plan
