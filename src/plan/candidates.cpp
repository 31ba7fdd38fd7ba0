#include "plan/candidates.hpp"

#include <algorithm>

#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

bool may_begin_marker(char32_t c) {
    return is_digit(c) || is_han_digit(c) || c == U'(' || c == U'[' || c == U'第' || c == U'【' || c == U'首' || c == U'其' || c == U'再' || c == U'最' ||
           TextView(U"任措行重壹贰叁肆伍陆柒捌玖拾").find(c) != TextView::npos || (c >= U'a' && c <= U'h') || (c >= U'A' && c <= U'H') || c == U'I' || c == U'V' || c == U'X' ||
           (c >= 0x2160 && c <= 0x216B) || (c >= 0x2460 && c <= 0x32FF);
}

bool is_label_bracket(TextView folded, const Marker& marker) {
    return marker.kind == MarkerKind::Bracket && label_at(folded, marker.label.begin + 1).has_value();
}

// The end of a quotation or title that opens at `at`, when it closes within reason; otherwise `at`.
std::size_t quotation_end(TextView folded, std::size_t at, std::size_t end) {
    const char32_t close = folded[at] == U'“' ? U'”' : folded[at] == U'《' ? U'》' : U'\0';
    if (close == U'\0') return at;
    const std::size_t limit = std::min(end, at + 80);
    for (std::size_t i = at + 1; i < limit; ++i)
        if (folded[i] == close) return i;
    return at;
}

// Does a label, "责任单位", end at `colon`?
bool behind_label(TextView folded, std::size_t begin, std::size_t colon) {
    for (std::size_t at = colon > begin + 10 ? colon - 10 : begin; at + 2 <= colon; ++at)
        if (const auto label = label_at(folded, at); label && label->span.end == colon) return true;
    return false;
}

// "统一、规范", "单一、重复": the number belongs to the word before it; not so in "任务清单一、…".
bool makes_a_word(TextView before) {
    return TextView(U"统唯专同单合逐归如万之其任").find(before.back()) != TextView::npos && !ends_with(before, U"清单") && !ends_with(before, U"名单");
}

void collect(TextView folded, const Paragraph& paragraph, std::size_t index, std::vector<Candidate>& out) {
    const Span span = paragraph.span;
    std::size_t after_marker = span.begin;
    std::optional<std::size_t> names;  // where a list of names began
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const char32_t c = folded[i];
        if (c == U'“' || c == U'《') {
            i = quotation_end(folded, i, span.end);
            continue;
        }
        if (!may_begin_marker(c)) continue;
        const auto marker = marker_at(folded, i, span.end);
        if (!marker || is_label_bracket(folded, *marker)) continue;
        Place place = Place::LineStart;
        // "责任单位:1.甲局;2.乙局": the list is of names.
        if (i != span.begin && folded[i - 1] == U':' && behind_label(folded, span.begin, i - 1)) names = i;
        if (names && folded.substr(*names, i - *names).find(U'。') == TextView::npos) continue;
        names.reset();
        if (i != span.begin) {
            std::size_t back = i;
            while (back > span.begin && is_space(folded[back - 1])) --back;
            const char32_t before = back > span.begin ? folded[back - 1] : U'。';
            const bool spaced = back != i;
            if (marker->kind == MarkerKind::Part || marker->kind == MarkerKind::Section || marker->kind == MarkerKind::Bracket ||
                marker->kind == MarkerKind::First || marker->kind == MarkerKind::Decimal || marker->kind == MarkerKind::SubDecimal || marker->kind == MarkerKind::Article ||
                marker->kind == MarkerKind::Letter)
                continue;
            const bool worded = marker->kind == MarkerKind::Enumerated || marker->kind == MarkerKind::Ordinal;
            if (i == after_marker || is_stop(before) || before == U')' || before == U']' || before == U'】') place = Place::AfterStop;
            else if (before == U',' && marker->kind != MarkerKind::ArabicPoint && marker->kind != MarkerKind::HanPoint) place = Place::AfterStop;
            else if (spaced && !marker->digits_follow) place = Place::AfterStop;
            else if (!worded && !marker->digits_follow && (is_han(before) || before == U'”' || before == U'》') &&
                     TextView(U"第件表图至到和与及或约近共满每超达为有号条款项").find(before) == TextView::npos &&
                     !(marker->kind == MarkerKind::HanPoint && marker->number < 2 && makes_a_word(folded.substr(span.begin, back - span.begin))) &&
                     !is_han_digit(before))
                place = Place::Glued;
            // "三、夯实基层基础7.21个司法所…": the heading of the larger part is all that stands between.
            else if (marker->digits_follow && is_han(before) && !out.empty() && out.back().paragraph == index && out.back().marker.kind == MarkerKind::HanPoint &&
                     i - out.back().marker.end <= 36)
                place = Place::Glued;
            else continue;
        }
        out.push_back({*marker, place, index, i, false});
        after_marker = marker->end;
        i = std::max(i, marker->label.end - 1);
    }
}

// A number by itself on a line above a heading: "3", and below it "健全执法监督机制". Page numbers stand otherwise.
std::optional<Candidate> bare_number(const NormalText& text, std::size_t index) {
    const auto line_of = [&](std::size_t p) { return TextView(text.folded).substr(text.paragraphs[p].span.begin, text.paragraphs[p].span.size()); };
    const TextView line = line_of(index);
    if (line.empty() || line.size() > 2 || !std::all_of(line.begin(), line.end(), is_digit) || line.front() == U'0') return std::nullopt;
    if (index + 1 >= text.paragraphs.size() || !text.paragraphs[index + 1].cells.empty()) return std::nullopt;
    const TextView next = line_of(index + 1);
    if (next.size() < 4 || next.size() > 40 || next.find(U'。') != TextView::npos || marker_at(next, 0, next.size()) || label_at(next, 0)) return std::nullopt;
    if (index > 0) {
        const TextView before = line_of(index - 1);
        if (before.size() > 40 && !is_stop(before.back()) && TextView(U")】”》").find(before.back()) == TextView::npos) return std::nullopt;
    }
    int number = 0;
    for (const char32_t c : line) number = number * 10 + static_cast<int>(c - U'0');
    const Span span = text.paragraphs[index].span;
    return Candidate{{MarkerKind::ArabicPoint, number, 0, span, span.end, false}, Place::LineStart, index, span.begin, true};
}

// "一总体要求 … 二目标任务 …": numbers that lost their points. Only where no number of the kind kept its own, and where
// they count from one without a gap.
class LostPoints {
  public:
    explicit LostPoints(const NormalText& text) : text_(text) {
        for (const bool han : {true, false}) {
            if (keeps_points(han)) continue;
            std::vector<Candidate> run;
            for (std::size_t p = 0; p < text.paragraphs.size(); ++p) {
                auto candidate = at(p, han);
                if (!candidate) continue;
                const int number = candidate->marker.number;
                if (number == 1) take(run);
                if (number == 1 || (!run.empty() && number == run.back().marker.number + 1)) run.push_back(*candidate);
            }
            take(run);
        }
        std::sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) { return a.paragraph < b.paragraph; });
    }

    // Asked for each paragraph in turn.
    const Candidate* of(std::size_t paragraph) {
        while (next_ < found_.size() && found_[next_].paragraph < paragraph) ++next_;
        return next_ < found_.size() && found_[next_].paragraph == paragraph ? &found_[next_] : nullptr;
    }

  private:
    TextView line(std::size_t p) const { return TextView(text_.folded).substr(text_.paragraphs[p].span.begin, text_.paragraphs[p].span.size()); }

    bool keeps_points(bool han) const {
        for (std::size_t p = 0; p < text_.paragraphs.size(); ++p) {
            if (!text_.paragraphs[p].cells.empty()) {
                if (!han) return true;  // the numbers of rows
                continue;
            }
            const TextView words = line(p);
            if (words.empty() || !(han ? is_han_digit(words.front()) : is_digit(words.front()))) continue;
            const auto marker = marker_at(words, 0, words.size());
            if (marker && (han ? marker->kind == MarkerKind::HanPoint : marker->kind == MarkerKind::ArabicPoint)) return true;
        }
        return false;
    }

    std::optional<Candidate> at(std::size_t p, bool han) const {
        if (!text_.paragraphs[p].cells.empty()) return std::nullopt;
        const TextView words = line(p);
        std::size_t end = 0;
        while (end < words.size() && end < 2 && (han ? is_han_digit(words[end]) : is_digit(words[end]))) ++end;
        if (end == 0 || end + 3 > words.size() || (han && words.size() > 40)) return std::nullopt;
        const std::size_t next = is_space(words[end]) ? end + 1 : end;
        const bool year = next > end && next + 4 < words.size() && words[next + 4] == U'年' && is_digit(words[next]);  // "一 2024年工作总结"
        if (!year && (!is_han(words[next]) || is_han_digit(words[next]))) return std::nullopt;
        if (TextView(U"年月日号楼届些样般时是要定切直").find(words[next]) != TextView::npos) return std::nullopt;
        if (!measure_at(words, next).empty() && next == end) return std::nullopt;
        int number = 0;
        if (han) number = han_number(words.substr(0, end)).value_or(0);
        else for (std::size_t i = 0; i < end; ++i) number = number * 10 + static_cast<int>(words[i] - U'0');
        if (number == 0) return std::nullopt;
        const std::size_t begin = text_.paragraphs[p].span.begin;
        return Candidate{{han ? MarkerKind::HanPoint : MarkerKind::ArabicPoint, number, 0, {begin, begin + end}, begin + next, false}, Place::LineStart, p, begin, false};
    }

    // "一 主要目标" alone, when the first of the smaller parts stands below it.
    bool heads(const Candidate& candidate) const {
        if (candidate.marker.end == candidate.marker.label.end || candidate.paragraph + 1 >= text_.paragraphs.size()) return false;
        if (!text_.paragraphs[candidate.paragraph + 1].cells.empty()) return false;
        const TextView next = line(candidate.paragraph + 1);
        const auto marker = marker_at(next, 0, next.size());
        return marker && marker->number == 1 && marker->kind != MarkerKind::HanPoint;
    }

    void take(std::vector<Candidate>& run) {
        if (run.size() >= 2 || (run.size() == 1 && heads(run.front()))) found_.insert(found_.end(), run.begin(), run.end());
        run.clear();
    }

    const NormalText& text_;
    std::vector<Candidate> found_;
    std::size_t next_ = 0;
};

}  // namespace

std::vector<Candidate> find_candidates(const NormalText& text) {
    LostPoints lost(text);
    std::vector<Candidate> out;
    for (std::size_t p = 0; p < text.paragraphs.size(); ++p) {
        if (!text.paragraphs[p].cells.empty()) continue;
        if (const auto number = bare_number(text, p)) out.push_back(*number);
        else if (const auto* candidate = lost.of(p)) out.push_back(*candidate);
        else collect(text.folded, text.paragraphs[p], p, out);
    }
    return out;
}

}  // namespace xiezhi::plan
