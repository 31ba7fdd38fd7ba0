#include "plan/assignment.hpp"

#include <algorithm>

#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

// Characters; a bracket that runs longer is not an assignment, and looking further would not be linear.
constexpr std::size_t kLongestAssignment = 600;

enum class Role { None, Lead, Other };

// Takes the words off that say what a unit does: "普法科牵头", "各司法所按职责分工负责", "办公室(牵头)".
Role strip_role(TextView& name) {
    static const std::vector<TextView> kLead{U"牵头", U"牵头负责", U"(牵头)", U"(牵头单位)", U"(牵头科室)", U"(牵头部门)", U"为牵头单位",
                                             U"牵头落实", U"主责", U"(主责)", U"总牵头", U"牵头抓总", U"(主办)", U"主办", U"牵头组织", U"为主"};
    static const std::vector<TextView> kOther{U"配合", U"(配合)", U"(配合单位)", U"负责", U"等负责", U"落实", U"参与", U"协助", U"协办", U"(协办)",
                                              U"按职责分工负责", U"按职责分工", U"按照职责分工负责", U"按职责负责", U"分工负责", U"分别负责",
                                              U"共同负责", U"具体负责", U"等按职责分工负责", U"具体落实", U"共同落实", U"等", U"等单位", U"等部门",
                                              U"等科室", U"等有关部门", U"等按职责分工", U"承办", U"分头落实", U"根据职责分工负责", U"依职责分工负责",
                                              U"按分工负责", U"按职责分工落实", U"协同配合", U"密切配合", U"共同配合", U"积极配合", U"配合落实", U"按职责落实",
                                              U"各负其责", U"(按职责分工负责)", U"等配合", U"等参与"};
    Role role = Role::None;
    for (int round = 0; round < 3; ++round) {
        name = trimmed(name);
        if (const auto lead = word_before(name, name.size(), kLead); !lead.empty()) {
            name.remove_suffix(lead.size());
            role = Role::Lead;
        } else if (const auto other = word_before(name, name.size(), kOther); !other.empty()) {
            name.remove_suffix(other.size());
            if (role == Role::None && other.front() != U'等') role = Role::Other;
        } else {
            break;
        }
    }
    return role;
}

TextView strip_edges(TextView name) {
    static const TextView kEdge = U" 　、,;:。.()[]【】“”/\t：，；（）";
    // A bracket that closes inside the name belongs to it: 各街道(镇).
    for (bool more = true; more && !name.empty();) {
        more = false;
        if (kEdge.find(name.front()) != TextView::npos) name.remove_prefix(1), more = true;
        if (name.empty()) break;
        const char32_t last = name.back();
        const bool own_bracket = (last == U')' || last == U'）') && name.find_first_of(U"(（") != TextView::npos;
        if (!own_bracket && kEdge.find(last) != TextView::npos) name.remove_suffix(1), more = true;
    }
    if (!name.empty() && name.front() == U'由') name.remove_prefix(1);
    return name;
}

// 办公室和政工科 are two; 复议与应诉科 is one: what stands before the 和 must be a whole unit by itself.
std::size_t joint_at(TextView folded) {
    static const std::vector<TextView> kWhole{U"科", U"股", U"办公室", U"处", U"司法所", U"中心", U"大队", U"局", U"街道", U"镇", U"支队", U"科室"};
    for (std::size_t i = 2; i + 2 < folded.size(); ++i) {
        if (folded[i] != U'和' && folded[i] != U'与' && folded[i] != U'及') continue;
        if (!word_before(folded, i, kWhole).empty() && is_unit_name(folded.substr(i + 1))) return i;
    }
    return TextView::npos;
}

void add_once(std::vector<Text>& list, const Text& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
}

std::vector<TextView> pieces_of(TextView written) {
    std::vector<TextView> pieces;
    const Text folded = fold(written);
    const TextView separators = U"、,;/\n\t";
    bool by_spaces = folded.find(U' ') != Text::npos;
    if (by_spaces) {
        // Spaces separate names only when every piece is a name; otherwise they are dirt inside a name.
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= folded.size() && by_spaces; ++i) {
            if (i < folded.size() && folded[i] != U' ' && separators.find(folded[i]) == TextView::npos) continue;
            TextView piece = trimmed(TextView(folded).substr(begin, i - begin));
            begin = i + 1;
            strip_role(piece);
            if (!piece.empty() && !is_unit_name(piece)) by_spaces = false;
        }
    }
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size()) {
            const char32_t c = folded[i];
            if (c == U'(' || c == U'[') ++depth;
            else if ((c == U')' || c == U']') && depth > 0) --depth;
            const bool cut = depth == 0 && (separators.find(c) != TextView::npos || (by_spaces && c == U' '));
            if (!cut) continue;
        }
        pieces.push_back(written.substr(begin, i - begin));
        begin = i + 1;
    }
    return pieces;
}

Text written_deadline(TextView value) {
    value = strip_edges(trimmed(value));
    for (const TextView tail : {TextView(U"完成"), TextView(U"前完成")})
        if (tail.size() == 2 && ends_with(value, tail) && value.size() > 4) value.remove_suffix(2);
    return Text(value);
}

class Reader {
  public:
    Reader(const NormalText& text, Part& part) : text_(text), folded_(text.folded), part_(part) {}

    Assignment run() {
        if (part_.row != kNoPart) row_cells();
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
        part_.text = std::move(kept);
        return std::move(out_);
    }

  private:
    void row_cells() {
        for (const auto& cell : text_.paragraphs[part_.row].cells) {
            const TextView written = TextView(text_.text).substr(cell.span.begin, cell.span.size());
            switch (cell.column) {
                case Column::Units:
                case Column::Lead:
                case Column::Support:
                    if (has_label(cell.span)) labelled(cell.span);
                    else add_units(written, out_, cell.column == Column::Lead);
                    break;
                case Column::Deadline:
                    if (!trimmed(written).empty()) out_.deadline = Text(trimmed(written));
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
        if (at > span.begin) {
            const char32_t before = folded_[at - 1];
            if (!is_stop(before) && !is_space(before) && TextView(U"),、(】[【]/").find(before) == TextView::npos &&
                !(label->span.end < span.end && folded_[label->span.end] == U':'))
                return false;
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
            std::size_t to = from;
            while (to < span.end && !(to > from && is_label(to, span))) ++to;
            value(label->kind, {from, to});
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
                const std::size_t limit = close < span.end ? close : sentence_end(i, span.end);
                if (close < span.end || label_at(folded_.substr(0, span.end), inner)) {
                    if (has_label({inner, limit})) {
                        labelled({inner, limit});
                        cut(i, std::min(limit + 1, span.end));
                        i = std::max(i, from - 1);
                    } else if (close < span.end && roles({inner, close})) {
                        cut(i, close + 1);
                        i = close;
                    }
                }
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

void add_units(TextView written, Assignment& into, bool all_lead) {
    std::vector<Text> group;
    const auto flush = [&](Role role) {
        for (const auto& name : group) {
            add_once(into.departments, name);
            if (role == Role::Lead || all_lead) add_once(into.leads, name);
        }
        group.clear();
    };
    for (TextView piece : pieces_of(written)) {
        piece = strip_edges(trimmed(piece));
        if (piece.empty()) continue;
        const Text folded = fold(piece);
        if (is_deadline_words(folded) && !is_unit_name(folded)) {
            if (into.deadline.empty()) into.deadline = written_deadline(piece);
            continue;
        }
        TextView name = folded;
        const Role role = strip_role(name);
        const bool bracketed = role != Role::None && folded.back() == U')';
        Text own(strip_edges(piece.substr(static_cast<std::size_t>(name.data() - folded.data()), name.size())));
        if (own.empty() || own.size() > 40) {
            flush(role);
            continue;
        }
        if (const auto joint = joint_at(fold(own)); joint != TextView::npos) {
            group.push_back(without_spaces(own.substr(0, joint)));
            own = own.substr(joint + 1);
        }
        if (bracketed) {
            flush(Role::None);
            group.push_back(without_spaces(own));
            flush(role);
            continue;
        }
        group.push_back(without_spaces(own));
        if (role != Role::None) flush(role);
    }
    flush(Role::None);
}

Assignment take_assignment(const NormalText& text, Part& part) { return Reader(text, part).run(); }

}  // namespace xiezhi::plan
