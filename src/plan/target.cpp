#include "plan/target.hpp"

#include <algorithm>

#include "plan/clause.hpp"
#include "plan/target_words.hpp"

namespace xiezhi::plan {
namespace {

std::size_t quotation_end(TextView folded, std::size_t at, std::size_t end) {
    const char32_t close = folded[at] == U'“' ? U'”' : folded[at] == U'《' ? U'》' : folded[at] == U'‘' ? U'’' : U'\0';
    if (close == U'\0') return at;
    const std::size_t limit = std::min(end, at + (close == U'》' ? 100 : 40));
    for (std::size_t i = at + 1; i < limit; ++i)
        if (folded[i] == close) return i;
    return at;
}

// Does the clause begin with a time that is over: "2023年", "去年", "截至2023年底"?
bool past_at(TextView folded, Span clause, int year) {
    Span words = trimmed(folded, clause);
    for (const TextView word : {TextView(U"截至"), TextView(U"自"), TextView(U"截止")})
        if (starts_with(folded.substr(words.begin, words.size()), word)) words.begin += word.size();
    const TextView head = folded.substr(words.begin, words.size());
    if (!word_at(head, 0, {U"去年", U"上年", U"过去一年", U"目前", U"近年来", U"一年来"}).empty()) return true;
    const auto time = time_at(folded, words.begin, words.end, 0);
    return year != 0 && time && time->date && is_digit(folded[words.begin]) && to_ymd(*time->date).year < year;
}

// "1次,共4次": the sum of what is said for each period; it stands where the single number stood.
std::optional<Quantity> sum_behind(TextView folded, const Quantity& one, std::size_t end) {
    std::size_t at = one.span.end;
    const TextView word = word_at(folded.substr(0, end), at, {U"共", U"共计", U"合计", U"总计", U"全年共", U"累计"});
    if (word.empty() || at + word.size() >= end || one.ratio) return std::nullopt;
    at += word.size();
    auto sum = quantity_at(folded, at, end);
    if (!sum || sum->unit != one.unit) return std::nullopt;
    sum->span.begin = one.span.begin;
    return sum;
}

// "其中:甲镇28件,乙镇27件,丙镇16件": how a goal is shared out is no further goal.
void drop_shares(TextView folded, std::vector<TargetWords>& found) {
    for (std::size_t first = 1; first < found.size(); ++first) {
        const std::size_t from = found[first - 1].quantity.span.end;
        const TextView between = folded.substr(from, found[first].quantity.span.begin - from);
        if (between.size() > 24 || !contains(between, U"其中")) continue;
        std::size_t last = first;
        while (last < found.size() && found[last].comparison == Comparison::Equal && !found[last].quantity.ratio && found[last].quantity.unit == found[first - 1].quantity.unit &&
               (last == first || found[last].quantity.span.begin - found[last - 1].quantity.span.end <= 12))
            ++last;
        if (last >= first + 3) found.erase(found.begin() + static_cast<std::ptrdiff_t>(first), found.begin() + static_cast<std::ptrdiff_t>(last));
    }
}

}  // namespace

std::vector<TargetWords> targets_in(const NormalText& text, Span span, int year, Outlook outlook) {
    std::vector<TargetWords> found;
    if (outlook == Outlook::Done) return found;
    const TextView folded = text.folded;
    Span sentence{span.begin, span.begin};
    Span clause{span.begin, span.begin};
    Span previous;
    bool past = false;     // the sentence began with a time that is over
    bool goes_on = false;  // the clause before named counts that are goals
    const auto clause_end = [&](std::size_t at) {
        const std::size_t limit = std::min(span.end, at + kReach);
        while (at < limit && !is_stop(folded[at]) && folded[at] != U'\n') {
            // A point of Latin script that ends a sentence: "新建水池2座."
            if (folded[at] == U'.' && at > span.begin && !is_digit(folded[at - 1]) && (at + 1 >= span.end || !is_digit(folded[at + 1]))) break;
            if (folded[at] == U',' && !(at > span.begin && is_digit(folded[at - 1]) && at + 3 < span.end && is_digit(folded[at + 1]) && is_digit(folded[at + 3]))) break;
            ++at;
        }
        return at;
    };
    while (clause.begin < span.end) {
        clause.end = clause_end(clause.begin);
        std::size_t from = clause.begin;
        const std::size_t before = found.size();
        const TextView said = folded.substr(clause.begin, clause.size());
        if (past_at(folded, clause, year) || contains_any(said, {U"年来", U"以来"})) past = true;
        else if (past && contains_any(said, {U"今年", U"本年", U"要", U"将", U"力争", U"确保"})) past = false;
        for (std::size_t i = clause.begin; i < clause.end; ++i) {
            const char32_t c = folded[i];
            if (const std::size_t close = quotation_end(folded, i, span.end); close != i) {
                i = close;
                if (i >= clause.end) clause.end = clause_end(i);
                continue;
            }
            if (!is_digit(c) && !is_han_digit(c) && c != U'万') continue;
            auto quantity = quantity_at(folded, i, clause.end, i == span.begin);
            // "三个100%": how many rates there are.
            if (quantity && quantity->in_han && quantity->unit == U"个" && quantity->span.end < clause.end && is_digit(folded[quantity->span.end])) continue;
            // "半年报送1次共2次" is one goal: the sum.
            if (quantity)
                if (const auto sum = sum_behind(folded, *quantity, clause.end)) quantity = sum;
            if (!quantity) {
                if (is_digit(c)) while (i + 1 < clause.end && (is_digit(folded[i + 1]) || folded[i + 1] == U'.')) ++i;
                continue;
            }
            if (auto targets = judge({text.text, folded, sentence, clause, previous, year, past, goes_on}, *quantity, from); !targets.empty()) {
                std::move(targets.begin(), targets.end(), std::back_inserter(found));
                from = quantity->span.end;
                // "分别增长5%、7%": the same is said of the next number.
                std::size_t named = targets.size() - 1;  // of which the later ones wait for their own number
                while (from + 1 < clause.end && folded[from] == U'、' && contains(folded.substr(clause.begin, clause.size()), U"分别")) {
                    const auto next = quantity_at(folded, from + 1, clause.end);
                    if (!next || next->unit != quantity->unit) break;
                    if (named == 0) found.push_back(found.back());
                    found[found.size() - std::max<std::size_t>(named, 1)].quantity = *next;
                    if (named > 0) --named;
                    from = next->span.end;
                }
                i = std::max(i, from);
                for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
                    if (const auto word = word_at(folded, from, *list); !word.empty()) from += word.size();
            }
            i = std::max(i, quantity->span.end) - 1;
        }
        const bool ends_sentence = clause.end >= span.end || folded[clause.end] == U'。' || folded[clause.end] == U'\n' || folded[clause.end] == U';';
        if (!clause.empty()) previous = clause;
        goes_on = !ends_sentence && found.size() > before && !found.back().quantity.ratio;
        if (clause.end >= span.end || folded[clause.end] == U'。' || folded[clause.end] == U'\n') past = false;
        clause.begin = clause.end + 1;
        if (ends_sentence) sentence.begin = clause.begin;
    }
    drop_shares(folded, found);
    return found;
}

}  // namespace xiezhi::plan
