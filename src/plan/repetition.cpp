// Page numbers, running heads, contents, and what was pasted or stored twice.
#include <algorithm>
#include <unordered_map>

#include "plan/markers.hpp"
#include "plan/normalise.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kLongLine = 20;  // characters; shorter lines may well stand twice for good reason
constexpr std::size_t kParagraph = 60;   // so many never stand twice in succession for a reason
constexpr std::size_t kCopyLines = 4;        // a run of so many lines with
constexpr std::size_t kCopyCharacters = 150; // so many characters is no coincidence, whatever the lines are

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

// A page that was stored twice: a long run of lines that stood before in the same order. Its last line may be cut short.
void mark_copies(const std::vector<Line>& lines, std::vector<char>& drop) {
    std::unordered_map<std::u32string_view, std::size_t> first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto [seen, is_new] = first.emplace(lines[i].folded, i);
        if (is_new) continue;
        const std::size_t before = seen->second;
        std::size_t run = 0;
        std::size_t characters = 0;
        for (; i + run < lines.size() && before + run < i && lines[before + run].folded == lines[i + run].folded; ++run)
            characters += lines[i + run].folded.size();
        const bool all_of_it = before == 0 && run == i && i + run == lines.size() && run > 1;
        if (!all_of_it && (run < kCopyLines || characters < kCopyCharacters)) continue;
        std::size_t begin = i;
        for (std::size_t a = before; a > 0 && begin > before + 1 && !drop[begin - 1] && lines[a - 1].folded == lines[begin - 1].folded; --a) --begin;
        const bool cut_short = i + run + 1 == lines.size() && before + run < i && starts_with(lines[before + run].folded, lines[i + run].folded);
        std::fill(drop.begin() + static_cast<std::ptrdiff_t>(begin), drop.begin() + static_cast<std::ptrdiff_t>(i + run + (cut_short ? 1 : 0)), 1);
        i += run - 1;
    }
}

// Keeps what is not marked. A sentence that runs over a page end is one sentence still.
void keep(std::vector<Line>& lines, const std::vector<char>& drop, const std::vector<char>& page) {
    std::vector<Line> kept;
    kept.reserve(lines.size());
    bool page_break = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (drop[i]) {
            page_break = page_break || page[i];
            continue;
        }
        if (page_break) lines[i].after_blank = false;
        page_break = false;
        kept.push_back(std::move(lines[i]));
    }
    lines = std::move(kept);
}

void drop_page_numbers(std::vector<Line>& lines) {
    std::vector<char> drop(lines.size(), 0);
    std::vector<char> page(lines.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].cells.empty()) continue;
        if (is_contents_line(lines[i].folded)) drop[i] = 1;
        else if (is_page_number(lines[i].folded)) drop[i] = page[i] = 1;
    }
    keep(lines, drop, page);
}

}  // namespace

void drop_repetition(std::vector<Line>& lines) {
    drop_page_numbers(lines);
    std::vector<char> drop(lines.size(), 0);
    mark_copies(lines, drop);
    std::vector<char> page(lines.size(), 0);
    std::unordered_map<std::u32string_view, std::size_t> first;
    std::unordered_map<std::u32string_view, std::size_t> times;
    for (const auto& line : lines) ++times[line.folded];
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool seen = !first.emplace(lines[i].folded, i).second;
        if (!seen) continue;
        if (!drop[i] && lines[i].folded == lines[i - 1].folded && (!lines[i].cells.empty() || lines[i].folded.size() >= kParagraph)) drop[i] = 1;
        if (drop[i] || may_repeat(lines[i])) continue;
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
    keep(lines, drop, page);
}

}  // namespace xiezhi::plan
