// Lines to paragraphs. What was cut at a fixed width is joined; elsewhere a line is joined to the next only when it is
// plainly unfinished.
#include <algorithm>

#include "plan/furniture.hpp"
#include "plan/markers.hpp"
#include "plan/normalise.hpp"
#include "plan/vocabulary.hpp"
#include "plan/wrap.hpp"

namespace xiezhi::plan {
namespace {

// How many brackets, quotes and book marks a line leaves open.
int left_open(TextView folded) {
    int open = 0;
    for (const char32_t c : folded) {
        if (c == U'(' || c == U'[' || c == U'《' || c == U'【' || c == U'“') ++open;
        else if ((c == U')' || c == U']' || c == U'》' || c == U'】' || c == U'”') && open > 0) --open;
    }
    return open;
}

// "第二条规定的…": with the article as a marker the line would have begun something.
bool cites_article(TextView folded) {
    std::size_t i = 1;
    while (i < folded.size() && i < 6 && (is_digit(folded[i]) || is_han_digit(folded[i]))) ++i;
    return folded.front() == U'第' && i > 1 && i < folded.size() && TextView(U"条款项").find(folded[i]) != TextView::npos;
}

bool has_label(TextView folded) { return label_at(folded, 0).has_value() || (folded.size() > 1 && label_at(folded, 1).has_value()); }

class Joiner {
  public:
    explicit Joiner(const Wrap& wrap) : wrap_(wrap) {}

    bool continues(const Line& before, const Line& line) const {
        if (line.after_blank || before.barred || !before.cells.empty() || begins_something(line)) return false;
        const TextView head = before.folded;
        const TextView next = line.folded;
        const char32_t last = head.back();
        if (TextView(U",。、;:)》”%").find(next.front()) != TextView::npos && next.size() > 1) return true;
        if (TextView(U"、,(《“").find(last) != TextView::npos) return true;
        if (left_open(head) > 0 && head.size() + next.size() < 2000 && left_open(head.substr(head.size() > 60 ? head.size() - 60 : 0)) > 0)
            return !ends_sentence(head) || last == U':';
        static const std::vector<TextView> kUnfinished{U"不少于", U"不低于", U"不超过", U"不高于", U"达到", U"以及", U"至少", U"控制在"};
        if (!word_before(head, head.size(), kUnfinished).empty()) return true;
        if (cites_article(next) && !ends_sentence(head)) return true;
        // A list of units that breaks off inside a name: 各司 / 法所.
        if (const auto comma = head.find_last_of(U"、,:"); comma != TextView::npos && is_unit_list(next) && has_label(head) &&
            comma + 1 < head.size() && !is_unit_name(head.substr(comma + 1)))
            return true;
        if (is_unit_list(next) || is_deadline_words(next)) return wrap_.full(before, 2) && !ends_sentence(head);
        if (wrap_.width != 0) {
            if (!wrap_.full(before, 8) || wrap_.too_long(before)) return false;
            if (wrap_.indents && line.indented) return false;
            return !ends_sentence(head) || wrap_.full(before, 3);
        }
        if (line.indented) return false;
        // Running text that stops without a stop: the line was cut.
        return head.find(U'。') != TextView::npos && !ends_sentence(head);
    }

  private:
    const Wrap wrap_;
};

// "12 月底前", "新建 5 所": some programs set figures apart with spaces. A number that begins the line keeps its space.
Text close_up(const Text& text) {
    static const TextView kTimes = U"年月日号%‰时季";
    if (text.find(U' ') == Text::npos) return text;
    const Text folded = fold(text);
    Text out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(folded[i]) || (i > 0 && is_digit(folded[i - 1]))) {
            out.push_back(text[i++]);
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && (is_digit(folded[end]) || (folded[end] == U'.' && end + 1 < text.size() && is_digit(folded[end + 1])))) ++end;
        const bool apart = end + 1 < text.size() && folded[end] == U' ';
        const bool measured = apart && (i > 0 ? kTimes.find(folded[end + 1]) != TextView::npos || !measure_at(folded, end + 1).empty()
                                              : folded[end + 1] == U'年' || folded[end + 1] == U'月');
        if (measured && out.size() >= 2 && out.back() == U' ' && (is_han(out[out.size() - 2]) || TextView(U"、,(").find(fold(out[out.size() - 2])) != TextView::npos))
            out.pop_back();
        out.append(text, i, end - i);
        i = measured ? end + 1 : end;
    }
    return out;
}

}  // namespace

NormalText join_lines(const std::vector<Line>& lines, const Wrap& wrap) {
    NormalText out;
    const Joiner joiner(wrap);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        if (i > 0 && line.cells.empty() && joiner.continues(lines[i - 1], line)) {
            if (is_latin(out.text.back()) && is_latin(line.text.front())) out.text.push_back(U' ');
            out.text += close_up(line.text);
            out.paragraphs.back().span.end = out.text.size();
            continue;
        }
        if (!out.text.empty()) out.text.push_back(U'\n');
        Paragraph paragraph;
        paragraph.span.begin = out.text.size();
        if (line.cells.empty()) {
            out.text += close_up(line.text);
        } else {
            for (std::size_t c = 0; c < line.cells.size(); ++c) {
                if (c > 0) out.text.push_back(U'\t');
                const std::size_t begin = out.text.size();
                out.text += close_up(line.cells[c]);
                paragraph.cells.push_back({{begin, out.text.size()}, c < line.columns.size() ? line.columns[c] : Column::Ignored});
            }
        }
        paragraph.span.end = out.text.size();
        out.paragraphs.push_back(std::move(paragraph));
    }
    out.folded = fold(out.text);
    return out;
}

Result<NormalText> normalise(std::string_view bytes, PlanFormat format) {
    auto decoded = decode_document(bytes, format);
    if (!decoded) return fail(std::move(decoded.error()));
    auto lines = split_lines(decoded->text);
    drop_navigation(lines);
    mend_slips(lines);
    drop_repetition(lines);
    const Wrap wrap = find_wrap(lines);
    unwrap(lines, wrap);
    find_tables(lines);
    NormalText out = join_lines(lines, wrap);
    out.encoding = decoded->encoding;
    return out;
}

}  // namespace xiezhi::plan
