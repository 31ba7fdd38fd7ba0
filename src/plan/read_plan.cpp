#include "plan/read_plan.hpp"

#include <algorithm>
#include <array>

#include "plan/assignment.hpp"
#include "plan/deadline.hpp"
#include "plan/furniture.hpp"
#include "plan/normalise.hpp"
#include "plan/structure.hpp"
#include "plan/target.hpp"
#include "plan/target_words.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kLongestHeading = 60;

struct Head {
    Text title;
    Text rest;  // of the same paragraph
};

// A Latin full stop between words of Han: "强化考核.纳入绩效", "健全“三项制度”. 开展评查".
bool is_latin_stop(TextView folded, std::size_t at) {
    if (folded[at] != U'.' || at == 0 || !(is_han(folded[at - 1]) || TextView(U"”》)】").find(folded[at - 1]) != TextView::npos)) return false;
    std::size_t next = at + 1;
    while (next < folded.size() && is_space(folded[next])) ++next;
    return next < folded.size() && (is_han(folded[next]) || TextView(U"“《").find(folded[next]) != TextView::npos || (next > at + 1 && is_digit(folded[next])));
}

// The first full stop, semicolon or colon outside quotes, titles of books and brackets.
std::size_t first_stop(TextView folded) {
    int depth = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char32_t c = folded[i];
        if (c == U'“' || c == U'《' || c == U'(' || c == U'【' || c == U'[') {
            const char32_t close = c == U'“' ? U'”' : c == U'《' ? U'》' : c == U'(' ? U')' : c == U'[' ? U']' : U'】';
            const auto end = folded.substr(0, std::min(folded.size(), i + 100)).find(close, i + 1);
            if (end != TextView::npos) i = end;
            continue;
        }
        if (is_latin_stop(folded, i)) return i;
        if (depth == 0 && is_stop(c)) {
            const bool clock = c == U':' && i > 0 && i + 1 < folded.size() && is_digit(folded[i - 1]) && is_digit(folded[i + 1]);
            if (!clock) return i;
        }
    }
    return TextView::npos;
}

Text strip_end(TextView words) {
    words = trimmed(words);
    if (words.size() > 1 && words.back() == U'.' && !is_latin(words[words.size() - 2])) words.remove_suffix(1);
    while (!words.empty() && (is_stop(fold(words.back())) || fold(words.back()) == U',' || fold(words.back()) == U'、' || words.back() == U' '))
        words.remove_suffix(1);
    return Text(words);
}

Text strip_begin(TextView words) {
    words = trimmed(words);
    while (!words.empty() && (is_stop(fold(words.front())) || fold(words.front()) == U',')) words = trimmed(words.substr(1));
    return Text(words);
}

Head split_head(TextView paragraph, bool more_follows) {
    const Text folded = fold(paragraph);
    const auto stop = first_stop(folded);
    if (stop == TextView::npos) return {strip_end(paragraph), {}};
    // "一、工作目标 坚持……。": a heading that only a blank sets off from its one sentence.
    if (const auto blank = folded.find(U' '); blank != Text::npos && blank >= 2 && blank <= 20 && blank < stop && is_han(folded[blank + 1]) && stop + 1 >= trimmed(folded).size() &&
        folded.find(U',') > blank && folded.find(U',') != Text::npos)
        return {strip_end(paragraph.substr(0, blank)), strip_begin(paragraph.substr(blank + 1))};
    const bool own_line = folded.find(U'。') == Text::npos && folded[stop] != U'.' && paragraph.size() <= kLongestHeading && more_follows && !is_stop(folded.back());
    if (own_line) return {strip_end(paragraph), {}};
    return {strip_end(paragraph.substr(0, stop)), strip_begin(paragraph.substr(stop + 1))};
}

// The spans of a part as paragraphs: pieces between which only an assignment was cut out are one paragraph.
std::vector<Text> paragraphs_of(const NormalText& text, const std::vector<Span>& spans) {
    std::vector<Text> out;
    std::size_t last = 0;
    for (const Span span : spans) {
        const TextView between = out.empty() ? TextView{} : TextView(text.text).substr(last, span.begin - last);
        const TextView words = TextView(text.text).substr(span.begin, span.size());
        if (out.empty() || between.find_first_of(U"\n\t") != TextView::npos) out.emplace_back(words);
        else out.back() += words;
        last = span.end;
    }
    return out;
}

// "同比下降" and nothing else.
bool only_change(TextView words) {
    for (const TextView head : {TextView(U"较上年"), TextView(U"比上年"), TextView(U"同比"), TextView(U"较去年")})
        if (starts_with(words, head)) words.remove_prefix(head.size());
    return is_change(words);
}

// "各所", "上、下半年": whose it is, or when, but not what.
bool names_nothing(TextView words) {
    return words.size() <= 6 && (words.front() == U'各' || words == U"每人" || ends_with(words, U"半年") || ends_with(words, U"季度"));
}

// A short title without a number of its own.
bool names_a_thing(const std::string& title) {
    return !title.empty() && title.size() <= 60 && title.find_first_of("0123456789") == std::string::npos;
}

// "2017年全市渡口工作要点", "某区渡口局2018年工作计划" on a line of its own.
bool is_title_of_plan(TextView line) {
    if (line.size() < 8 || line.size() > 40 || line.find_first_of(U"。;:,") != TextView::npos) return false;
    const auto year = line.find(U'年');
    if (year == TextView::npos || year == 0 || !(is_digit(line[year - 1]) || is_han_digit(line[year - 1]))) return false;
    return !word_before(line, line.size(), {U"工作要点", U"工作计划", U"工作打算", U"工作安排", U"工作思路", U"重点工作", U"工作任务"}).empty();
}

bool is_short_line(TextView words) { return words.size() <= 30 && fold(words).find_first_of(U"。;:") == Text::npos; }

class Assembler {
  public:
    Assembler(const NormalText& text, Structure structure) : text_(text), structure_(std::move(structure)) {}

    PlanDocument run() {
        PlanDocument out;
        const std::size_t first = structure_.parts.empty() ? text_.text.size() : structure_.parts.front().span.begin;
        const Heading heading = find_heading(text_, first);
        out.title = encode(heading.title);
        out.year = year_ = heading.year;
        const Outlook outlook = outlook_of(text_.folded, fold(heading.title));
        out.is_report = outlook == Outlook::Done;
        for (const Span span : structure_.before) take_targets(span, outlook, {}, false, out);
        assignments();
        items(outlook, announces_plan(fold(heading.title)) ? Outlook::ToDo : outlook, out);
        out.encoding = text_.encoding;
        out.text = encode(text_.text);
        return out;
    }

  private:
    void assignments() {
        auto& parts = structure_.parts;
        assigned_.reserve(parts.size());
        for (auto& part : parts) assigned_.push_back(take_assignment(text_, part));
        // An assignment that stands behind the last of several parts of which no other has one is that of their parent.
        std::vector<std::size_t> having(parts.size(), 0);
        std::vector<std::size_t> last_child(parts.size(), kNoPart);
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (parts[i].parent != kNoPart) {
                last_child[parts[i].parent] = i;
                if (!assigned_[i].departments.empty()) ++having[parts[i].parent];
            }
        // Not where parts of that kind have their own elsewhere.
        std::array<int, kMarkerKinds> with_own{};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::size_t parent = parts[i].parent;
            if (parent == kNoPart || assigned_[i].departments.empty() || !assigned_[i].own_paragraph) continue;
            if (having[parent] > 1 || parts[parent].children == 1) ++with_own[static_cast<std::size_t>(parts[i].kind)];
        }
        for (std::size_t i = parts.size(); i > 0; --i) {
            const std::size_t parent = i - 1;
            const std::size_t child = last_child[parent];
            if (child == kNoPart || with_own[static_cast<std::size_t>(parts[child].kind)] > 1 || having[parent] != 1 || parts[parent].children < 2 ||
                assigned_[child].departments.empty())
                continue;
            if (!assigned_[parent].departments.empty() || parts[child].row != kNoPart || parts[child].children != 0) continue;
            if (!parts[child].inside_paragraph && (parts[child].kind < MarkerKind::ArabicPoint || !assigned_[child].own_paragraph)) continue;
            assigned_[parent] = std::move(assigned_[child]);
            assigned_[child] = {};
            if (parts[parent].parent != kNoPart) ++having[parts[parent].parent];
        }
    }

    // "2023年……。2024年,我局将抓好以下工作:" before the first part, in a paper that its title calls summary and plan.
    bool announces_plan(TextView title) const {
        if (year_ == 0 || !contains_any(title, {U"计划", U"打算", U"安排", U"思路", U"要点"})) return false;
        const Text year = decode(std::to_string(year_) + "年");
        return std::any_of(structure_.before.begin(), structure_.before.end(), [&](Span span) {
            const TextView words = TextView(text_.folded).substr(span.begin, span.size());
            return starts_with(words, year) && contains_any(words, {U"将", U"以下工作", U"重点"});
        });
    }

    void items(Outlook document, Outlook running, PlanDocument& out) {
        const auto& parts = structure_.parts;
        std::vector<std::string> paths(parts.size());
        std::vector<Outlook> outlooks(parts.size(), document);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Part& part = parts[i];
            paths[i] = (part.parent == kNoPart ? std::string() : paths[part.parent] + "/") + encode(part.label);
            PlanItem item;
            item.path = paths[i];
            item.span = part.span;
            item.has_children = part.children > 0;
            head_and_text(part, item);
            // Outlook: a heading may turn it for all that stands below; within a report also the words "下一步".
            const std::size_t parent = part.parent;
            Outlook outlook = parent == kNoPart ? running : outlooks[parent];
            const Text head = fold(decode(item.title));
            const bool heading_like = parent == kNoPart || document == Outlook::Done;
            if (const auto turned = turn(head); turned && heading_like && head.size() <= 40) {
                outlook = *turned;
                if (parent == kNoPart) running = outlook;
            } else if (parent == kNoPart && document == Outlook::ToDo) {
                outlook = running = Outlook::ToDo;
            }
            outlooks[i] = outlook;
            take_assigned(assigned_[i], part, outlook, item);
            for (const Span span : part.text) {
                if (document == Outlook::Done && outlooks[i] == Outlook::Done) {
                    const TextView words = TextView(text_.folded).substr(span.begin, std::min<std::size_t>(span.size(), 12));
                    if (contains_any(words, {U"下一步", U"下步", U"下一阶段"})) outlooks[i] = Outlook::ToDo;
                }
                // A plan that stands below the report of the year before, in the same paper.
                if (document == Outlook::Done && running == Outlook::Done && is_title_of_plan(TextView(text_.folded).substr(span.begin, span.size()))) running = Outlook::ToDo;
                take_targets(span, outlooks[i], item, part.row != kNoPart, out);
            }
            out.items.push_back(std::move(item));
        }
    }

    void head_and_text(const Part& part, PlanItem& item) const {
        auto paragraphs = paragraphs_of(text_, part.text);
        std::size_t first = 0;
        if (part.kind == MarkerKind::Bracket) {
            item.title = encode(TextView(part.label).substr(1, part.label.size() - 2));
        } else if (!paragraphs.empty()) {
            // Under a number by itself a heading may stand on two lines.
            if (part.bare && paragraphs.size() > 2 && is_short_line(paragraphs[0]) && is_short_line(paragraphs[1])) {
                paragraphs[0] += paragraphs[1];
                paragraphs.erase(paragraphs.begin() + 1);
            }
            const bool more = paragraphs.size() > 1 || part.children > 0;
            Head head = split_head(paragraphs.front(), more);
            item.title = encode(head.title);
            first = 1;
            if (!head.rest.empty()) item.text = encode(head.rest);
        }
        for (std::size_t i = first; i < paragraphs.size(); ++i) {
            const Text words = strip_begin(paragraphs[i]);
            if (words.empty()) continue;
            if (!item.text.empty()) item.text += '\n';
            item.text += encode(words);
        }
    }

    void take_assigned(const Assignment& assigned, const Part& part, Outlook outlook, PlanItem& item) const {
        for (const auto& name : assigned.departments) item.departments.push_back(encode(name));
        for (const auto& name : assigned.leads) item.lead += (item.lead.empty() ? "" : "、") + encode(name);
        if (!assigned.deadline.empty()) {
            item.deadline_text = encode(assigned.deadline);
            item.deadline = resolve(fold(assigned.deadline), year_);
            return;
        }
        if (outlook == Outlook::Done) return;
        // Without a stated limit: the latest time by which the text wants something done.
        // In a row only its task is asked: the cell of details tells of steps.
        for (const Span span : part.text) {
            if (part.row != kNoPart && span != part.text.front()) break;
            for (const auto& deadline : deadlines_in(text_.folded, span, year_)) {
                const bool later = item.deadline_text.empty() || (deadline.date && (!item.deadline || *deadline.date > *item.deadline));
                if (!later) continue;
                item.deadline = deadline.date;
                item.deadline_text = encode(TextView(text_.text).substr(deadline.span.begin, deadline.span.size()));
            }
        }
    }

    void take_targets(Span span, Outlook outlook, const PlanItem& item, bool in_row, PlanDocument& out) const {
        for (auto& words : targets_in(text_, span, year_, outlook)) {
            // "10%" by itself is a weight, unless a row or the heading says what is measured.
            const Span clause = trimmed(text_.text, words.clause);
            const bool bare = clause.size() <= words.quantity.span.size();
            if (words.indicator.size() < 2 && bare && !in_row && !is_rate_name(fold(decode(item.title)))) continue;
            PlanTarget target;
            target.text = encode(TextView(text_.text).substr(clause.begin, clause.size()));
            target.indicator = encode(words.indicator);
            // A cell, or a line under its heading, that says only the number: the heading names what is measured.
            if (words.indicator.size() < 2 || (names_nothing(fold(words.indicator)) && names_a_thing(item.title))) target.indicator = item.title;
            else if (words.indicator.size() <= 6 && words.quantity.ratio && only_change(fold(words.indicator)) && names_a_thing(item.title))
                target.indicator = item.title + target.indicator;
            target.comparison = words.comparison;
            target.value = words.quantity.value;
            target.unit = encode(words.quantity.unit);
            target.deadline_text = encode(words.deadline_words);
            target.deadline = words.deadline;
            if (target.deadline_text.empty()) {
                target.deadline_text = item.deadline_text;
                target.deadline = item.deadline;
            }
            target.path = item.path;
            target.span = clause;
            out.targets.push_back(std::move(target));
        }
    }

    const NormalText& text_;
    Structure structure_;
    std::vector<Assignment> assigned_;
    int year_ = 0;
};

}  // namespace

Result<PlanDocument> read_plan(std::string_view bytes, PlanFormat format) {
    auto text = normalise(bytes, format);
    if (!text) return fail(std::move(text.error()));
    drop_furniture(*text);
    return Assembler(*text, find_structure(*text)).run();
}

}  // namespace xiezhi::plan
