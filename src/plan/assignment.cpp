#include "plan/assignment.hpp"

#include <algorithm>

#include "plan/units.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

// Characters; a bracket that runs longer is not an assignment, and looking further would not be linear.
constexpr std::size_t kLongestAssignment = 600;

class Reader {
  public:
    Reader(const NormalText& text, Part& part) : text_(text), folded_(text.folded), part_(part) {}

    Assignment run() {
        if (part_.row != kNoPart) row_cells(part_.row);
        for (const std::size_t row : part_.more_rows) row_cells(row);
        std::vector<Span> kept;
        for (std::size_t s = 0; s < part_.text.size(); ++s) {
            current_ = s;
            std::vector<Span> rest = scan(part_.text[s], s);
            for (const Span span : rest) {
                const Span clean = trimmed(text_.text, span);
                if (clean.empty()) continue;
                kept.push_back(clean);
            }
        }
        // "(三)完成时限:6月底": where nothing else is said the label is the heading.
        if (part_.row == kNoPart && !part_.text.empty() && (kept.empty() || kept.front().begin >= part_.text.front().end)) {
            const Span first = trimmed(folded_, part_.text.front());
            if (const auto label = label_at(folded_.substr(0, first.end), first.begin)) kept.insert(kept.begin(), label->span);
        }
        part_.text = std::move(kept);
        return std::move(out_);
    }

  private:
    void row_cells(std::size_t row) {
        for (const auto& cell : text_.paragraphs[row].cells) {
            const TextView written = TextView(text_.text).substr(cell.span.begin, cell.span.size());
            switch (cell.column) {
                case Column::Units:
                case Column::Lead:
                case Column::Support:
                    if (has_label(cell.span)) labelled(cell.span);
                    else add_units(written, out_, cell.column == Column::Lead);
                    break;
                case Column::Deadline:
                    if (!trimmed(written).empty()) out_.deadline = Text(trimmed(written));  // of several rows the last
                    break;
                case Column::Number:
                case Column::Task:
                case Column::Detail:
                case Column::Ignored: break;
            }
        }
    }

    std::size_t after_spaces(std::size_t at, std::size_t end) const {
        while (at < end && is_space(folded_[at])) ++at;
        return at;
    }

    bool has_label(Span span) const {
        for (std::size_t i = span.begin; i < span.end; ++i)
            if (is_label(i, span)) return true;
        return false;
    }

    // A label where one may stand: at the beginning or after a stop, and followed by a colon or by names.
    bool is_label(std::size_t at, Span span) const {
        const auto label = label_at(folded_.substr(0, span.end), at);
        if (!label) return false;
        // "活动时间:" is a label of something else.
        if (at > span.begin && label->span.size() == 2 && !is_stop(folded_[at - 1]) && TextView(U"(),、【[ ").find(folded_[at - 1]) == TextView::npos) return false;
        if (at > span.begin) {
            const char32_t before = folded_[at - 1];
            if (!is_stop(before) && !is_space(before) && TextView(U"),、(】[【]/").find(before) == TextView::npos &&
                !(label->span.end < span.end && folded_[label->span.end] == U':'))
                return false;
        }
        // "具体措施及责任单位:" is a heading, unless somebody is named behind it.
        if (at > span.begin && TextView(U"及和与").find(folded_[at - 1]) != TextView::npos) {
            const std::size_t colon = after_spaces(label->span.end, span.end);
            if (colon + 1 >= span.end || !is_unit_list(folded_.substr(colon + 1, std::min(sentence_end(colon, span.end), span.end) - colon - 1))) return false;
        }
        const std::size_t next = after_spaces(label->span.end, span.end);
        if (next >= span.end) return label->span.size() >= 3 && at == span.begin;
        if (folded_[next] == U':' || folded_[next] == U'】' || folded_[next] == U']') return true;
        const bool opened = at == span.begin || folded_[at - 1] == U'(' || is_space(folded_[at - 1]);
        std::size_t stop = next;
        const std::size_t limit = std::min(span.end, next + kLongestAssignment);
        while (stop < limit && folded_[stop] != U'。' && folded_[stop] != U';') ++stop;
        const TextView value = folded_.substr(next, stop - next);
        if (label->kind == LabelKind::Deadline) return opened && label->span.size() >= 4 && is_deadline_words(value);
        return opened && label->span.size() >= 3 && is_unit_list(value);
    }

    // Reads "label:value label:value …" in the span.
    void labelled(Span span) {
        std::size_t at = span.begin;
        while (at < span.end && !is_label(at, span)) ++at;
        if (at > span.begin) roles({span.begin, at});
        while (at < span.end) {
            const auto label = label_at(folded_.substr(0, span.end), at);
            if (!label) return;
            std::size_t from = label->span.end;
            while (from < span.end && (is_space(folded_[from]) || TextView(U":】]-").find(folded_[from]) != TextView::npos)) ++from;
            if (from + 2 < span.end && folded_[from] == U'为' && from == label->span.end) ++from;  // "责任单位为甲局"
            std::size_t to = from;
            while (to < span.end && !(to > from && is_label(to, span))) ++to;
            const std::size_t known = out_.departments.size();
            value(label->kind, {from, to});
            // "落实单位及责任人:甲科、张三": who it is there is no body.
            if (contains(folded_.substr(label->span.begin, label->span.size()), U"责任人"))
                out_.departments.erase(std::remove_if(out_.departments.begin() + static_cast<std::ptrdiff_t>(known), out_.departments.end(),
                                                      [](const Text& name) { return name.size() <= 3 && !is_unit_name(fold(name)); }),
                                       out_.departments.end());
            at = to;
        }
    }

    void value(LabelKind kind, Span span) {
        const TextView written = TextView(text_.text).substr(span.begin, span.size());
        switch (kind) {
            case LabelKind::Units: add_units(written, out_, false); break;
            case LabelKind::Lead: add_units(written, out_, true); break;
            case LabelKind::Support: add_units(written, out_, false); break;
            case LabelKind::Person: break;
            case LabelKind::Deadline:
                if (const Text words = written_deadline(written); !words.empty() && words.size() <= 60) out_.deadline = words;
                break;
        }
        out_.own_paragraph = current_ > 0;
    }

    // "区司法局牵头,各街道配合" without a label; true when it was one.
    bool roles(Span span) {
        const TextView inner = trimmed(folded_.substr(span.begin, span.size()));
        if (inner.size() < 4 || inner.size() > 200) return false;
        bool role = false;
        for (TextView piece : pieces_of(inner)) {
            piece = trimmed(piece);
            if (piece.empty() || is_deadline_words(piece)) continue;
            const auto kind = strip_role(piece);
            role = role || kind != Role::None;
            if (!is_unit_name(piece)) return false;
        }
        if (!role) return false;
        add_units(TextView(text_.text).substr(span.begin, span.size()), out_, false);
        out_.own_paragraph = current_ > 0;
        return true;
    }

    // A sentence that only says who does it: "由县司法局牵头,县财政局配合,6月底前完成。" Its end, or `at` when it is none.
    std::size_t role_sentence(std::size_t at, Span span) {
        const bool by = folded_[at] == U'由';
        const bool begins = at == span.begin || is_stop(folded_[at - 1]) || is_space(folded_[at - 1]);
        if (!begins && !(by && folded_[at - 1] == U',')) return at;
        const std::size_t limit = std::min(span.end, at + 200);
        std::size_t end = at;
        while (end < limit && folded_[end] != U'。' && folded_[end] != U';') ++end;
        if (end == limit && limit != span.end) return at;
        const TextView words = folded_.substr(at, end - at);
        if (stated({at, end})) return end;
        if (!contains(words, U"牵头") && !contains(words, U"分工负责") && !(by && contains(words, U"负责"))) return at;
        if (roles({at, end})) return end;
        return by ? role_clauses(at, end) : at;
    }

    // "由区司法局牵头,区法院、区信访局配合,9月底前建成……": who it is stands before what is done. The comma behind it, or `at`.
    std::size_t role_clauses(std::size_t at, std::size_t end) {
        std::size_t last = at;
        for (std::size_t i = at; i <= end; ++i) {
            if (i < end && folded_[i] != U',') continue;
            const TextView clause = folded_.substr(last == at ? at : last + 1, i - (last == at ? at : last + 1));
            bool bodies = true;
            for (TextView piece : pieces_of(clause)) {
                strip_role(piece);
                bodies = bodies && is_unit_name(trimmed(piece));
            }
            static const std::vector<TextView> kRoles{U"牵头", U"负责", U"配合", U"参与", U"协助", U"牵头负责", U"积极配合", U"协同", U"具体负责", U"密切配合", U"共同配合"};
            if (!bodies || word_before(clause, clause.size(), kRoles).empty()) break;
            last = i;
        }
        return last != at && roles({at, last}) ? last : at;
    }

    // "本项目标的责任单位均为甲局、乙局": a sentence with a label in it.
    bool stated(Span span) {
        const std::size_t limit = std::min(span.end, span.begin + 16);
        for (std::size_t i = span.begin; i < limit; ++i) {
            const auto label = label_at(folded_.substr(0, span.end), i);
            if (!label || label->span.size() < 4 || label->kind == LabelKind::Person || label->kind == LabelKind::Deadline) continue;
            std::size_t from = label->span.end;
            for (const TextView word : {TextView(U"分别"), TextView(U"均"), TextView(U"都")})
                if (starts_with(folded_.substr(from, span.end - from), word)) from += word.size();
            if (from >= span.end || (folded_[from] != U'为' && folded_[from] != U'是')) return false;
            const TextView named = folded_.substr(from + 1, span.end - from - 1);
            if (!is_unit_list(named) || label_at(named, 0)) return false;  // "列第一位的责任单位为牵头单位" explains
            value(label->kind, {from + 1, span.end});
            return true;
        }
        return false;
    }

    // "……。(甲局、乙局;9月底前)": names alone, where nothing else could be meant: behind the last sentence.
    bool only_names(std::size_t open, Span inner, Span span) {
        // Before the stop only where the first is plainly a body: "推行柔性执法(县执法局、县市场监管局)。"
        const bool behind = open == span.begin || folded_[open - 1] == U'。';
        const bool plain = TextView(U"县市区省州旗各镇乡").find(folded_[inner.begin]) != TextView::npos;
        if (!behind && !(plain && inner.end + 2 == span.end && folded_[inner.end + 1] == U'。')) return false;
        // Behind a heading, too: "加强宣传。(甲科、乙所)广泛开展……"
        const bool heading =
            behind && current_ == 0 && open > span.begin && open - span.begin <= 40 && folded_.substr(span.begin, open - span.begin - 1).find(U'。') == TextView::npos;
        if ((behind && !heading && after_spaces(inner.end + 1, span.end) < span.end) || inner.size() < 3 || inner.size() > 200) return false;
        bool named = false;
        for (TextView piece : pieces_of(folded_.substr(inner.begin, inner.size()))) {
            piece = trimmed(piece);
            if (piece.empty() || is_deadline_words(piece)) continue;
            if (!is_unit_name(piece)) return false;
            named = true;
        }
        if (!named) return false;
        add_units(TextView(text_.text).substr(inner.begin, inner.size()), out_, false);
        out_.own_paragraph = current_ > 0;
        return true;
    }

    std::size_t closing(std::size_t open, std::size_t end) const {
        const char32_t begin = folded_[open];
        const char32_t close = begin == U'(' ? U')' : begin == U'[' ? U']' : U'】';
        int depth = 0;
        const std::size_t limit = std::min(end, open + kLongestAssignment);
        for (std::size_t i = open; i < limit; ++i) {
            if (folded_[i] == begin) ++depth;
            else if (folded_[i] == close && --depth == 0) return i;
        }
        return end;
    }

    std::size_t sentence_end(std::size_t at, std::size_t end) const {
        const std::size_t limit = std::min(end, at + kLongestAssignment);
        while (at < limit && folded_[at] != U'。') ++at;
        return at;
    }

    // What is left of a span when its assignments are cut out.
    std::vector<Span> scan(Span span, std::size_t index) {
        std::vector<Span> rest;
        std::size_t from = span.begin;
        const auto cut = [&](std::size_t begin, std::size_t end) {
            rest.push_back({from, begin});
            from = end;
        };
        for (std::size_t i = span.begin; i < span.end; ++i) {
            const char32_t c = folded_[i];
            if (c == U'(' || c == U'[' || c == U'【') {
                const std::size_t close = closing(i, span.end);
                const std::size_t inner = after_spaces(i + 1, close);
                if (c == U'【' && close < span.end && label_at(folded_.substr(0, close), inner)) {
                    const std::size_t end = label_at(folded_.substr(0, close), inner)->span.end >= close ? sentence_end(close, span.end) : close;
                    labelled({inner, end});
                    cut(i, std::min(end + 1, span.end));
                    i = std::max(i, from - 1);
                    continue;
                }
                // "1.【普法科】开展宣传": whose task it is, before the task.
                if (c == U'【' && i == span.begin && current_ == 0 && close < span.end && is_unit_list(folded_.substr(inner, close - inner))) {
                    add_units(TextView(text_.text).substr(inner, close - inner), out_, false);
                    cut(i, close + 1);
                    i = close;
                    continue;
                }
                const std::size_t limit = close < span.end ? close : sentence_end(i, span.end);
                if (close < span.end || label_at(folded_.substr(0, span.end), inner)) {
                    if (has_label({inner, limit})) {
                        labelled({inner, limit});
                        cut(i, std::min(limit + 1, span.end));
                        i = std::max(i, from - 1);
                    } else if (close < span.end && (roles({inner, close}) || only_names(i, {inner, close}, span))) {
                        cut(i, close + 1);
                        i = close;
                    }
                }
            } else if (const std::size_t sentence = role_sentence(i, span); sentence != i) {
                cut(i, std::min(sentence + 1, span.end));
                i = std::max(i, from - 1);
            } else if (is_label(i, {from, span.end})) {
                const auto label = label_at(folded_.substr(0, span.end), i);
                const std::size_t next = after_spaces(label->span.end, span.end);
                const bool alone = next >= span.end || (folded_[next] == U':' && after_spaces(next + 1, span.end) >= span.end);
                if (alone) {
                    if (!take_next(*label, index)) continue;
                    cut(i, span.end);
                    break;
                }
                const std::size_t end = sentence_end(i, span.end);
                labelled({i, end});
                cut(i, std::min(end + 1, span.end));
                i = std::max(i, from - 1);
            }
        }
        rest.push_back({from, span.end});
        return rest;
    }

    // A label on a line of its own: its value is the next line.
    bool take_next(const Label& label, std::size_t index) {
        if (index + 1 >= part_.text.size()) return true;
        const Span next = part_.text[index + 1];
        const TextView words = folded_.substr(next.begin, next.size());
        const bool suits = label.kind == LabelKind::Deadline ? is_deadline_words(words) : label.kind == LabelKind::Person ? words.size() <= 20 : is_unit_list(words);
        if (!suits) return false;
        value(label.kind, next);
        part_.text[index + 1].end = next.begin;
        return true;
    }

    const NormalText& text_;
    TextView folded_;
    Part& part_;
    Assignment out_;
    std::size_t current_ = 0;  // the paragraph of the part that is being read
};

}  // namespace

Assignment take_assignment(const NormalText& text, Part& part) { return Reader(text, part).run(); }

}  // namespace xiezhi::plan
