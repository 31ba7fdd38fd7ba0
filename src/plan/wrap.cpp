#include "plan/wrap.hpp"

#include <algorithm>

#include "plan/markers.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kNarrowest = 24;       // columns; a page is not set narrower
constexpr std::size_t kFewCharacters = 20;   // and no program cuts at fewer characters
constexpr std::size_t kWidest = 180;

struct Evidence {
    Wrap wrap;
    std::size_t full = 0;   // unfinished lines that end at the width
    std::size_t lines = 0;  // unfinished lines
};

// Whether the lines that break off do so at one width.
Evidence evidence(const std::vector<Line>& lines, bool by_characters, bool mind_blanks) {
    Wrap wrap{0, by_characters, false};
    const std::size_t half = by_characters ? 2 : 1;
    std::vector<std::size_t> unfinished;
    std::size_t widest = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].cells.empty()) continue;
        const std::size_t width = wrap.of(lines[i]);
        widest = std::max(widest, width);
        const bool wide = by_characters ? lines[i].folded.size() >= kFewCharacters : columns(lines[i].folded) >= kNarrowest;
        if (wide && !ends_sentence(lines[i].folded) && !(mind_blanks && lines[i + 1].after_blank) && !begins_something(lines[i + 1])) unfinished.push_back(width);
    }
    if (unfinished.size() < 3 || widest > kWidest / half) return {};
    std::sort(unfinished.begin(), unfinished.end());
    const std::size_t width = unfinished[unfinished.size() - 1 - unfinished.size() / 20];
    // Where many lines run on beyond it, that is only the length of some headings.
    const auto longer = std::count_if(lines.begin(), lines.end(), [&](const Line& line) { return line.cells.empty() && wrap.of(line) > width + 8 / half; });
    if (static_cast<std::size_t>(longer) * 5 > unfinished.size()) return {};
    const auto full = static_cast<std::size_t>(std::count_if(unfinished.begin(), unfinished.end(), [&](std::size_t w) { return w + 8 / half >= width; }));
    if (full * 10 < unfinished.size() * 6) return {};
    wrap.width = width;
    return {wrap, full, unfinished.size()};
}

Wrap best(const std::vector<Line>& lines, bool mind_blanks) {
    const Evidence page = evidence(lines, false, mind_blanks);
    const Evidence program = evidence(lines, true, mind_blanks);
    if (program.wrap.width == 0) return page.wrap;
    return page.wrap.width == 0 || program.full * page.lines > page.full * program.lines ? program.wrap : page.wrap;
}

bool set_apart(TextView folded) { return std::count(folded.begin(), folded.end(), U' ') >= 2; }

}  // namespace

bool ends_sentence(TextView folded) {
    if (folded.empty()) return true;
    const char32_t c = folded.back();
    if (c == U'”' || c == U')' || c == U'】' || c == U'》')
        return folded.size() > 1 && (c == U')' || c == U'】' || is_stop(folded[folded.size() - 2]));
    return is_stop(c);
}

bool begins_something(const Line& line) {
    const TextView text = line.folded;
    if (!line.cells.empty()) return true;
    if (const auto marker = marker_at(text, 0, text.size()); marker && !marker->digits_follow && marker->kind != MarkerKind::Decimal && marker->kind != MarkerKind::SubDecimal)
        return true;
    std::size_t at = 0;
    while (at < text.size() && (text[at] == U'(' || text[at] == U'[' || text[at] == U'【')) ++at;
    const auto label = label_at(text, at);
    return label && (label->span.end == text.size() || TextView(U":】) ]").find(text[label->span.end]) != TextView::npos);
}

Wrap find_wrap(std::vector<Line>& lines) {
    Wrap wrap = best(lines, true);
    const auto apart = std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.after_blank; });
    if (wrap.width == 0 && lines.size() >= 6 && static_cast<std::size_t>(apart) + lines.size() / 10 >= lines.size()) {
        wrap = best(lines, false);
        if (wrap.width != 0)
            for (auto& line : lines) line.after_blank = false;
    }
    const auto indented = std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.indented; });
    wrap.indents = indented > 0 && static_cast<std::size_t>(indented) * 10 < lines.size() * 7;
    return wrap;
}

void unwrap(std::vector<Line>& lines, const Wrap& wrap) {
    if (wrap.width == 0) return;
    std::vector<Line> out;
    out.reserve(lines.size());
    for (auto& line : lines) {
        const bool rest = !out.empty() && !line.after_blank && !(wrap.indents && line.indented) && !out.back().barred && out.back().cells.empty() && !begins_something(line) &&
                          !set_apart(out.back().folded) && !set_apart(line.folded) && wrap.full(out.back(), 3) && !wrap.too_long(out.back()) &&
                          !ends_sentence(out.back().folded) && !is_unit_list(line.folded) && !is_deadline_words(line.folded);
        if (!rest) {
            out.push_back(std::move(line));
            continue;
        }
        Line& head = out.back();
        if (is_latin(head.text.back()) && is_latin(line.text.front())) {
            head.text.push_back(U' ');
            head.folded.push_back(U' ');
        }
        head.text += line.text;
        head.folded += line.folded;
        head.width = line.width;
        head.length = line.length;
        head.barred = line.barred;
    }
    lines = std::move(out);
}

}  // namespace xiezhi::plan
