#include "plan/structure.hpp"

#include <algorithm>
#include <array>

#include "plan/candidates.hpp"
#include "plan/glued_heads.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

struct Level {
    MarkerKind kind;
    int number;
    int prefix;
    std::size_t part;
    bool inside;            // began in the middle of a line
    std::size_t paragraph;  // where its last member stands
};

class Builder {
  public:
    explicit Builder(const NormalText& text) : text_(text), candidates_(find_candidates(text)) {}

    Structure build() {
        std::size_t next = 0;
        for (std::size_t p = 0; p < text_.paragraphs.size(); ++p) {
            const Paragraph& paragraph = text_.paragraphs[p];
            if (paragraph.annex) {
                stack_.clear();
                last_ = {};
            }
            if (!paragraph.cells.empty()) {
                add_row(p);
                continue;
            }
            std::size_t from = paragraph.span.begin;
            bool first = true;
            for (; next < candidates_.size() && candidates_[next].paragraph == p; ++next) {
                const Candidate& candidate = candidates_[next];
                if (candidate.begin < from) continue;
                if (!accept(next)) continue;
                if (first && candidate.begin > from) {
                    close_inside(p);
                    own({from, candidate.begin});
                } else if (!first) {
                    own({from, candidate.begin});
                }
                first = false;
                current_ = next;
                open(candidate);
                from = candidate.marker.end;
            }
            if (first) close_inside(p);
            own({from, paragraph.span.end});
        }
        return std::move(out_);
    }

  private:
    static int rank(MarkerKind kind) { return static_cast<int>(kind); }

    std::size_t level_of(MarkerKind kind) const {
        for (std::size_t i = stack_.size(); i > 0; --i)
            if (stack_[i - 1].kind == kind) return i - 1;
        return kNoPart;
    }

    // Is the member `number` of this kind still to come, before the sequence begins anew or an outer one goes on?
    bool follows(std::size_t index, MarkerKind kind, int number) const {
        const std::size_t limit = std::min(candidates_.size(), index + 120);
        for (std::size_t i = index + 1; i < limit; ++i) {
            const auto& marker = candidates_[i].marker;
            if (marker.kind == kind) {
                if (marker.number == number) return true;
                if (marker.number == number - 1 && candidates_[i].place == Place::LineStart) return false;
            } else if (candidates_[i].place == Place::LineStart) {
                const auto level = level_of(marker.kind);
                if (level != kNoPart && marker.number == stack_[level].number + 1 && rank(marker.kind) < rank(kind)) return false;
            }
        }
        return false;
    }

    bool accept(std::size_t index) const {
        const Candidate& candidate = candidates_[index];
        const Marker& marker = candidate.marker;
        const bool line = candidate.place == Place::LineStart;
        if (marker.kind == MarkerKind::Bracket) return line;
        if (candidate.bare && last_[static_cast<std::size_t>(marker.kind)] + 1 != marker.number && !(marker.number == 1 && follows(index, marker.kind, 2))) return false;
        const std::size_t level = level_of(marker.kind);
        if (level != kNoPart) {
            const Level& at = stack_[level];
            if (marker.kind == MarkerKind::Decimal || marker.kind == MarkerKind::SubDecimal)
                return marker.prefix != at.prefix ? marker.number == 1 : marker.number == at.number + 1;
            if (marker.number == at.number + 1) return candidate.place != Place::Glued || glued_suits(index);
            if (marker.kind == MarkerKind::First && marker.number > at.number && candidate.place == Place::AfterStop) return true;
            if (marker.digits_follow) return line && marker.number == 1 && follows(index, marker.kind, 2);
            if (nests(index)) return true;
            if (marker.number == 1 && candidate.place == Place::Glued) return at.number > 1 && heads_its_line(text_, candidates_, index) && follows(index, marker.kind, 2);
            if (marker.number == 1) return line ? true : candidate.place == Place::AfterStop && follows(index, marker.kind, 2) && at.number > 1;
            if (!line) return false;
            const bool han = marker.kind == MarkerKind::HanPoint || marker.kind == MarkerKind::HanParen || marker.kind == MarkerKind::Part;
            if (marker.number > at.number && marker.number <= at.number + 3) return true;  // one was lost
            if (marker.number == at.number) return true;                                  // numbered twice by mistake
            return han && marker.number < 30;
        }
        if (marker.kind == MarkerKind::Decimal) return decimal_suits(index);
        if (marker.kind == MarkerKind::SubDecimal) {
            const auto above = level_of(MarkerKind::Decimal);
            return marker.number == 1 && above != kNoPart && stack_[above].prefix * 100 + stack_[above].number == marker.prefix;
        }
        if (marker.kind == MarkerKind::Letter) return marker.number == 1 && follows(index, marker.kind, 2);
        if (marker.number == 1) {
            if (marker.digits_follow) return candidate.place != Place::Glued && follows(index, marker.kind, 2);
            if (marker.kind == MarkerKind::Enumerated || marker.kind == MarkerKind::Ordinal || marker.kind == MarkerKind::First ||
                marker.kind == MarkerKind::Article)
                return candidate.place != Place::Glued && follows(index, marker.kind, 2);
            return line || follows(index, marker.kind, 2) || heads_a_heading(text_, candidates_, index) || ends_a_title(text_, candidates_, index) ||
                   stands_over(candidates_, index);
        }
        // Numbering that runs on across sections.
        if (marker.kind == MarkerKind::HanParen && marker.number == last_paren_ + 1 && heads_a_heading(text_, candidates_, index)) return true;
        if (last_[static_cast<std::size_t>(marker.kind)] + 1 == marker.number && marker.kind != MarkerKind::Enumerated)
            return line || candidate.place == Place::AfterStop || heads_a_heading(text_, candidates_, index) || follows(index, marker.kind, marker.number + 1);
        if (!line || marker.digits_follow) return false;
        // The beginning was lost.
        const int last = last_[static_cast<std::size_t>(marker.kind)];
        if (last != 0 && marker.number > last && marker.number <= last + 3) return true;
        const bool han = marker.kind == MarkerKind::HanPoint || marker.kind == MarkerKind::HanParen || marker.kind == MarkerKind::Part;
        return marker.number < 60 && (han || follows(index, marker.kind, marker.number + 1));
    }

    // "1.…(7)目标:1.……2.……": a list inside a smaller part, with the signs of the larger one.
    bool nests(std::size_t index) const {
        const Marker& marker = candidates_[index].marker;
        if (marker.number != 1 || candidates_[index].place != Place::AfterStop || marker.digits_follow) return false;
        if (marker.kind < MarkerKind::HanParen || marker.kind > MarkerKind::Circled || marker.kind == MarkerKind::Decimal || marker.kind == MarkerKind::SubDecimal) return false;
        const auto level = level_of(marker.kind);
        return level != kNoPart && level + 1 < stack_.size() && stack_[level].paragraph != candidates_[index].paragraph && follows(index, marker.kind, 2);
    }

    // A number glued to the word before it is believed when it is written like a marker and its sequence is under way.
    bool glued_suits(std::size_t index) const {
        const Candidate& candidate = candidates_[index];
        if (candidate.marker.kind == MarkerKind::HanPoint)
            return follows(index, MarkerKind::HanPoint, candidate.marker.number + 1) || candidate.marker.end - candidate.marker.label.begin <= 3;
        return true;
    }

    bool decimal_suits(std::size_t index) const {
        const Candidate& candidate = candidates_[index];
        if (candidate.marker.number != 1) return false;
        const auto arabic = level_of(MarkerKind::ArabicPoint);
        const auto han = level_of(MarkerKind::HanPoint);
        if (arabic != kNoPart && stack_[arabic].number == candidate.marker.prefix) return true;
        if (han != kNoPart && stack_[han].number == candidate.marker.prefix) return true;
        return follows(index, MarkerKind::Decimal, 2);
    }

    void open(const Candidate& candidate) {
        const Marker& marker = candidate.marker;
        drop_finished_inside(candidate);
        const bool nested = candidate.paragraph != kNoPart && nests(current_);
        if (const std::size_t level = level_of(marker.kind); level != kNoPart) {
            if (!nested) stack_.resize(level);
        } else {
            // A kind that always stands above closes what is below it; otherwise the new sequence is inside the last part.
            const auto above = [&](const Level& other) {
                if (marker.kind <= MarkerKind::HanPoint) return rank(other.kind) > rank(marker.kind);
                if (marker.kind == MarkerKind::Bracket) return own_line(candidate) && rank(other.kind) > rank(MarkerKind::HanParen);
                return other.inside && candidate.place == Place::LineStart && other.paragraph != candidate.paragraph;
            };
            while (!stack_.empty() && above(stack_.back())) stack_.pop_back();
        }
        Part part;
        part.kind = marker.kind;
        part.number = marker.number;
        for (std::size_t i = marker.label.begin; i < marker.label.end; ++i)
            if (!is_space(text_.text[i])) part.label.push_back(text_.text[i]);
        part.span = {candidate.begin, marker.end};
        part.parent = stack_.empty() ? kNoPart : stack_.back().part;
        const bool inside = candidate.place != Place::LineStart;
        part.inside_paragraph = inside;
        part.bare = candidate.bare;
        push(std::move(part), {marker.kind, marker.number, marker.prefix, 0, inside && inside_sequence(candidate), candidate.paragraph});
        last_[static_cast<std::size_t>(marker.kind)] = marker.number;
        if (marker.kind == MarkerKind::HanParen) last_paren_ = marker.number;
        if (marker.kind <= MarkerKind::HanPoint) last_[static_cast<std::size_t>(MarkerKind::HanParen)] = 0;
    }

    // Does a sequence that began in the middle of a line end with it? Not when its second member stands elsewhere.
    bool inside_sequence(const Candidate& candidate) const {
        const Marker& marker = candidate.marker;
        if (marker.kind == MarkerKind::HanPoint) return false;
        if (marker.kind != MarkerKind::HanParen || marker.number != 1) return true;
        for (std::size_t i = current_ + 1; i < candidates_.size() && candidates_[i].paragraph == candidate.paragraph; ++i)
            if (candidates_[i].marker.kind == marker.kind && candidates_[i].marker.number == 2) return true;
        return false;
    }

    bool own_line(const Candidate& candidate) const {
        return candidate.paragraph != kNoPart && candidate.marker.end >= text_.paragraphs[candidate.paragraph].span.end;
    }

    // A sequence that began inside a line and was not continued by this marker is over with its line.
    void drop_finished_inside(const Candidate& candidate) {
        if (candidate.place != Place::LineStart) return;
        const auto goes_on = [&] {
            if (stack_.back().kind != candidate.marker.kind) return false;
            // Of two levels with the same signs the outer one, when its next number has come.
            return std::none_of(stack_.begin(), stack_.end() - 1, [&](const Level& outer) {
                return outer.kind == candidate.marker.kind && outer.number + 1 == candidate.marker.number;
            });
        };
        while (!stack_.empty() && stack_.back().inside && stack_.back().paragraph != candidate.paragraph && !goes_on()) stack_.pop_back();
    }

    // Text without a marker after a list that ran inside one line belongs to the part around the list.
    void close_inside(std::size_t paragraph) {
        while (!stack_.empty() && stack_.back().inside && stack_.back().paragraph != paragraph && !begins_with_label(paragraph)) stack_.pop_back();
    }

    bool begins_with_label(std::size_t paragraph) const {
        std::size_t at = text_.paragraphs[paragraph].span.begin;
        while (at < text_.folded.size() && TextView(U"([【").find(text_.folded[at]) != TextView::npos) ++at;
        return label_at(text_.folded, at).has_value();
    }

    void push(Part part, Level level) {
        level.part = out_.parts.size();
        if (part.parent != kNoPart) ++out_.parts[part.parent].children;
        out_.parts.push_back(std::move(part));
        stack_.push_back(level);
    }

    void own(Span span) {
        span = trimmed(text_.text, span);
        if (span.empty()) return;
        if (stack_.empty()) {
            out_.before.push_back(span);
            return;
        }
        Part& part = out_.parts[stack_.back().part];
        part.text.push_back(span);
        part.span.end = std::max(part.span.end, span.end);
    }

    // A heading that stands in a cell beside its rows, merged over them ("一、…" under 类别): it is said once. Before the
    // column of numbers it may be numbered "1." as well.
    void heading_in(const std::vector<Cell>& cells) {
        const auto number = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.column == Column::Number; });
        std::size_t depth = 0;
        for (auto cell = cells.begin(); cell != cells.end(); ++cell) {
            if (cell->column != Column::Ignored) continue;
            auto marker = marker_at(text_.folded, cell->span.begin, cell->span.end);
            const bool before = number != cells.end() && cell < number;
            if (!marker) continue;
            const bool arabic = marker->kind == MarkerKind::ArabicPoint && before && !marker->digits_follow;
            if (marker->kind != MarkerKind::HanPoint && marker->kind != MarkerKind::HanParen && !arabic) continue;
            const TextView words = TextView(text_.folded).substr(cell->span.begin, cell->span.size());
            if (depth == cell_headings_.size()) cell_headings_.emplace_back();
            if (words == cell_headings_[depth++]) continue;
            cell_headings_.resize(depth);
            cell_headings_.back() = words;
            if (arabic) marker->kind = MarkerKind::HanParen;  // it stands above the rows
            open({*marker, Place::LineStart, kNoPart, cell->span.begin, false});
            own({marker->end, cell->span.end});
        }
    }

    // Does the row go on with the task of the row before it (merged cells that are empty, or repeat their words)?
    bool same_task(std::size_t p, TextView number, TextView task) const {
        if (last_row_ + 1 == p && last_row_part_ != kNoPart && task.empty() && number.empty() && !row_number_.empty() && !row_task_.empty()) return true;
        return last_row_ + 1 == p && last_row_part_ != kNoPart && !task.empty() && task == row_task_ && number == row_number_;
    }

    void add_row(std::size_t p) {
        const auto& cells = text_.paragraphs[p].cells;
        heading_in(cells);
        TextView number, task;
        for (const auto& cell : cells) {
            const TextView words = TextView(text_.folded).substr(cell.span.begin, cell.span.size());
            if (cell.column == Column::Number && number.empty()) number = words;
            if (cell.column == Column::Task && task.empty()) task = words;
        }
        if (same_task(p, number, task)) {
            last_row_ = p;
            Part& part = out_.parts[last_row_part_];
            part.more_rows.push_back(p);
            for (const auto& cell : cells)
                if (cell.column == Column::Detail && !trimmed(text_.text, cell.span).empty()) part.text.push_back(trimmed(text_.text, cell.span));
            return;
        }
        while (!stack_.empty() && rank(stack_.back().kind) >= rank(MarkerKind::ArabicPoint)) stack_.pop_back();
        Part part;
        part.kind = MarkerKind::ArabicPoint;
        part.row = p;
        part.span = text_.paragraphs[p].span;
        part.parent = stack_.empty() ? kNoPart : stack_.back().part;
        std::optional<Marker> marker;
        for (const auto& cell : cells) {
            if (cell.column == Column::Number && part.label.empty()) {
                for (std::size_t i = cell.span.begin; i < cell.span.end; ++i) {
                    if (text_.folded[i] != U'.' && text_.folded[i] != U'、' && !is_space(text_.text[i])) part.label.push_back(text_.text[i]);
                    if (is_digit(text_.folded[i]) && part.number < 10000) part.number = part.number * 10 + static_cast<int>(text_.folded[i] - U'0');
                }
            } else if (cell.column == Column::Task || cell.column == Column::Detail) {
                Span span = cell.span;
                if (part.label.empty() && part.text.empty() && cell.column == Column::Task) {
                    marker = marker_at(text_.folded, span.begin, span.end);
                    if (marker && marker->kind != MarkerKind::Decimal && marker->kind != MarkerKind::SubDecimal && !marker->digits_follow) {
                        part.label = text_.text.substr(marker->label.begin, marker->label.size());
                        part.number = marker->number;
                        part.kind = marker->kind;
                        span.begin = marker->end;
                    }
                }
                if (!trimmed(text_.text, span).empty()) part.text.push_back(trimmed(text_.text, span));
            }
        }
        if (part.text.empty()) return;
        // A row that is numbered 一、 among rows numbered 1 is a heading of those below it.
        if (!part.label.empty() && part.kind == MarkerKind::ArabicPoint && std::all_of(part.label.begin(), part.label.end(), is_han_digit)) {
            part.kind = MarkerKind::HanPoint;
            part.number = han_number(part.label).value_or(0);
            while (!stack_.empty() && rank(stack_.back().kind) > rank(MarkerKind::HanPoint)) stack_.pop_back();
            part.parent = stack_.empty() ? kNoPart : stack_.back().part;
        }
        if (part.label.empty()) {
            // A table without numbers: its rows count themselves.
            part.number = ++unnumbered_;
            for (const char c : std::to_string(part.number)) part.label.push_back(static_cast<char32_t>(c));
        }
        if (const auto level = level_of(part.kind); level != kNoPart) {
            stack_.resize(level);
            part.parent = stack_.empty() ? kNoPart : stack_.back().part;
        }
        last_[static_cast<std::size_t>(part.kind)] = part.number;
        const Level level{part.kind, part.number, 0, 0, true, p};
        last_row_ = p;
        last_row_part_ = out_.parts.size();
        row_task_ = task;
        row_number_ = number;
        push(std::move(part), level);
    }

    const NormalText& text_;
    std::vector<Candidate> candidates_;
    std::size_t current_ = 0;  // the candidate that is being opened
    std::vector<Level> stack_;
    std::array<int, kMarkerKinds> last_{};
    int last_paren_ = 0;  // of (一), also when a larger part has begun since
    int unnumbered_ = 0;
    std::size_t last_row_ = kNoPart;       // the row that was read last, and its part
    std::size_t last_row_part_ = kNoPart;
    TextView row_task_, row_number_;
    std::vector<TextView> cell_headings_;  // beside the rows, from the outermost
    Structure out_;
};

}  // namespace

Structure find_structure(const NormalText& text) { return Builder(text).build(); }

}  // namespace xiezhi::plan
