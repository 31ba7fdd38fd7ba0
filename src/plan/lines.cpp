// Lines of the source, and what is thrown away among them.
#include <algorithm>
#include <unordered_map>

#include "plan/bar_rows.hpp"
#include "plan/markers.hpp"
#include "plan/normalise.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kLongLine = 20;  // characters; shorter lines may well stand twice for good reason

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

bool is_page_number(TextView folded) {
    const Text bare = without_spaces(folded);
    TextView text = bare;
    if (text.size() < 2 || text.size() > 16) return false;
    std::size_t digits = 0;
    for (const char32_t c : text) {
        if (is_digit(c)) ++digits;
        else if (TextView(U"-—–－─第页共/~·").find(c) == TextView::npos) return false;
    }
    if (digits == 0 || digits > 6) return false;
    if (text.front() == U'第') return contains(text, U"页");
    const bool dashed = !is_digit(text.front()) && !is_digit(text.back()) && text.front() != U'/' && digits <= 4;
    const bool of = text.find(U'/') != TextView::npos && is_digit(text.front()) && is_digit(text.back());
    return dashed || of;
}

// Lines that are the same in many items because they say the same about each: never repetition.
bool may_repeat(const Line& line) {
    if (!line.cells.empty() || line.barred) return true;
    TextView text = line.folded;
    while (!text.empty() && (text.front() == U'(' || text.front() == U'[' || text.front() == U'【')) text.remove_prefix(1);
    return label_at(text, 0).has_value() || is_unit_list(line.folded) || is_deadline_words(line.folded) || contains(line.folded, U"牵头") ||
           contains(line.folded, U"负责)");
}

// A line of a table of contents: its words, leaders, a page number.
bool is_contents_line(TextView folded) {
    std::size_t end = folded.size();
    while (end > 0 && (is_digit(folded[end - 1]) || is_space(folded[end - 1]) || TextView(U"()").find(folded[end - 1]) != TextView::npos)) --end;
    if (end == folded.size() || folded.size() - end > 6) return false;
    std::size_t leaders = 0;
    while (end > leaders && TextView(U".·…-_—").find(folded[end - 1 - leaders]) != TextView::npos) ++leaders;
    return leaders >= 4 || (leaders >= 2 && folded[end - 1] == U'…');
}

bool only_dashes(const Line& line) {
    return std::all_of(line.folded.begin(), line.folded.end(), [](char32_t c) { return TextView(U"-—–─═=_*·. |:").find(c) != TextView::npos; });
}

}  // namespace

std::vector<Line> split_lines(const Text& text) {
    std::vector<Line> lines;
    bool blank = true;
    for (const Text& raw : source_lines(without_readings(text))) {
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
        blank = false;
        lines.push_back(std::move(line));
    }
    return lines;
}

void drop_repetition(std::vector<Line>& lines) {
    std::vector<char> drop(lines.size(), 0);
    std::vector<char> page(lines.size(), 0);
    std::unordered_map<std::u32string_view, std::size_t> first;
    std::unordered_map<std::u32string_view, std::size_t> times;
    for (const auto& line : lines) ++times[line.folded];
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].cells.empty() && is_contents_line(lines[i].folded)) {
            drop[i] = 1;
            continue;
        }
        if (lines[i].cells.empty() && is_page_number(lines[i].folded)) {
            drop[i] = page[i] = 1;
            continue;
        }
        const bool seen = !first.emplace(lines[i].folded, i).second;
        if (!seen || may_repeat(lines[i])) continue;
        const std::size_t before = first[lines[i].folded];
        const std::size_t size = lines[i].folded.size();
        if (size >= kLongLine) {
            // The whole block that was pasted again, with the short headings before and the assignments after.
            for (std::size_t a = before, b = i; b < lines.size() && a < i && lines[a].folded == lines[b].folded && !drop[b]; ++a, ++b) drop[b] = 1;
            for (std::size_t a = before, b = i; a > 0 && b > before + 1 && lines[a - 1].folded == lines[b - 1].folded && !drop[b - 1] &&
                                                !may_repeat(lines[b - 1]); --a, --b)
                drop[b - 1] = 1;
        } else if (size >= 6 && times[lines[i].folded] >= 3 && !is_stop(lines[i].folded.back()) &&
                   !marker_at(lines[i].folded, 0, size)) {
            drop[i] = page[i] = 1;
        }
    }
    std::vector<Line> kept;
    kept.reserve(lines.size());
    bool page_break = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (drop[i]) {
            page_break = page_break || page[i];
            continue;
        }
        // A sentence that runs over a page end is one sentence still.
        if (page_break) lines[i].after_blank = false;
        page_break = false;
        kept.push_back(std::move(lines[i]));
    }
    lines = std::move(kept);
}

}  // namespace xiezhi::plan
