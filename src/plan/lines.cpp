// Lines of the source, and what is thrown away among them.
#include <algorithm>

#include "plan/bar_rows.hpp"
#include "plan/markers.hpp"
#include "plan/normalise.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

// The signs that make a heading or bold letters where text is written as Markdown.
Text without_markdown(Text line) {
    std::size_t hashes = 0;
    while (hashes < line.size() && line[hashes] == U'#') ++hashes;
    if (hashes > 0 && hashes <= 6 && hashes < line.size() && line[hashes] == U' ') line.erase(0, hashes + 1);
    const auto first = line.find(U"**");
    if (first == Text::npos || line.find(U"**", first + 2) == Text::npos) return line;
    Text out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == U'*' && i + 1 < line.size() && line[i + 1] == U'*') ++i;
        else out.push_back(line[i]);
    }
    return out;
}

// "a | b | c |": the bars stand free, at least two of them; a single cell before bars is no row.
std::vector<Text> spaced_bars(TextView line, TextView folded) {
    std::size_t bars = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (folded[i] != U'|') continue;
        ++bars;
        const auto free = [&](std::size_t at) { return at >= folded.size() || is_space(folded[at]) || folded[at] == U'|'; };
        if (i > 0 && !(free(i - 1) && free(i + 1))) return {};
    }
    if (bars < 2) return {};
    Text same(line);
    for (std::size_t i = 0; i < same.size(); ++i)
        if (folded[i] == U'|') same[i] = U'|';
    auto cells = split_cells(same, U'|');
    if (cells.back().empty()) cells.pop_back();
    const auto filled = std::count_if(cells.begin(), cells.end(), [](const Text& cell) { return !cell.empty(); });
    return filled >= 2 ? cells : std::vector<Text>{};
}

// A row set with tabs or with the bars of a text table; not "1.<tab>text", which is a numbered paragraph.
std::vector<Text> cells_of(TextView raw) {
    std::size_t from = 0;
    while (from < raw.size() && (raw[from] == U' ' || raw[from] == 0x3000)) ++from;
    const TextView line = raw.substr(from);
    if (const auto tabs = std::count(line.begin(), line.end(), U'\t'); tabs > 0) {
        auto cells = split_cells(line, U'\t');
        const auto filled = std::count_if(cells.begin(), cells.end(), [](const Text& cell) { return !cell.empty(); });
        if (filled >= 3) return cells;
        if (filled == 2 && !cells[0].empty()) {
            const Text head = fold(cells[0]) + U" x";
            const auto marker = marker_at(head, 0, head.size());
            const bool number = std::all_of(head.begin(), head.end() - 2, is_digit);
            if (!(marker && marker->end + 1 >= head.size()) && !number) return cells;
            if (number && cells.size() >= 3) return cells;
        } else if (filled == 2 && cells.size() >= 3) {
            return cells;
        }
        return {};
    }
    if (auto cells = barred_cells(line); !cells.empty()) return cells;
    return spaced_bars(line, fold(line));
}

// Takes the bars from the end of a line that is one cell: "建成泵站3座 |".
bool take_bars(Text& line) {
    std::size_t end = line.size();
    while (end > 0 && (line[end - 1] == U' ' || fold(line[end - 1]) == U'|')) --end;
    if (end == line.size() || line.find_first_of(U"|｜", end) == Text::npos || line[end] != U' ') return false;
    line.erase(end);
    return true;
}

// "環(huán)境", "企業(yè)": a reading of the character in Latin letters with a tone, which some pages set behind it.
Text without_readings(const Text& text) {
    Text out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if ((c == U'(' || c == U'（') && !out.empty() && is_han(out.back())) {
            std::size_t k = i + 1;
            bool tone = false;
            while (k < text.size() && k - i <= 8 && ((text[k] >= U'a' && text[k] <= U'z') || (text[k] >= 0xE0 && text[k] <= 0x1DC))) tone = text[k++] >= 0xE0 || tone;
            if (tone && k < text.size() && (text[k] == U')' || text[k] == U'）')) {
                i = k;
                continue;
            }
        }
        out.push_back(c);
    }
    return out;
}

// "人 民 调 解": some programs set every character apart. One space between two is dropped, a wider gap becomes one space.
Text without_gaps(Text text) {
    std::size_t apart = 0;
    std::size_t together = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        if (!is_han(text[i])) continue;
        if (is_han(text[i + 1])) ++together;
        else if (text[i + 1] == U' ' && is_han(text[i + 2])) ++apart;
    }
    if (apart < 20 || apart < together) return text;
    Text out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != U' ') {
            out.push_back(text[i]);
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && text[end] == U' ') ++end;
        const bool words = i > 0 && end < text.size() && is_latin(text[i - 1]) && is_latin(text[end]);
        if (end - i > 1 || words || i == 0 || text[i - 1] == U'\n') out.push_back(U' ');
        i = end - 1;
    }
    return out;
}

bool only_dashes(const Line& line) {
    return std::all_of(line.folded.begin(), line.folded.end(), [](char32_t c) { return TextView(U"-—–─═=_*·. |:").find(c) != TextView::npos; });
}

}  // namespace

std::vector<Line> split_lines(const Text& text) {
    std::vector<Line> lines;
    bool blank = true;
    for (const Text& raw : source_lines(without_readings(without_gaps(text)))) {
        Line line;
        line.cells = cells_of(raw);
        line.text = without_markdown(tidy(raw));
        line.barred = line.cells.empty() && take_bars(line.text);
        line.folded = fold(line.text);
        if (!lines.empty() && line.folded.find_first_not_of(U"| ") == Text::npos && !line.folded.empty()) lines.back().barred = true;
        if (line.text.empty() || only_dashes(line)) {
            blank = true;
            continue;
        }
        if (!line.cells.empty() && std::all_of(line.cells.begin(), line.cells.end(), [](const Text& cell) {
                return cell.find_first_not_of(U"-: —") == Text::npos;
            }))
            continue;
        line.after_blank = blank;
        line.indented = raw[0] == 0x3000 || raw[0] == U'\t' || starts_with(raw, U"  ");
        std::size_t margin = 0;
        while (margin < raw.size() && is_space(raw[margin])) ++margin;
        line.width = columns(TextView(raw).substr(0, margin)) + columns(line.folded);
        line.length = margin + line.folded.size();
        blank = false;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace xiezhi::plan
