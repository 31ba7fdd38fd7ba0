#include "plan/clause.hpp"

#include <algorithm>

#include "plan/target_words.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kLongNoun = 18;  // what is counted is named in fewer

class Clause {
  public:
    explicit Clause(const ClauseContext& at)
        : written_(at.written), folded_(at.folded), sentence_(at.sentence), clause_(at.clause), previous_(at.previous), year_(at.year), past_(at.past), goes_on_(at.goes_on) {}

    std::vector<TargetWords> judge(const Quantity& quantity, std::size_t from) {
        from_ = from;
        if (quantity.approximate || quantity.unit == U"余") return {};
        const TextView before = trimmed(folded_.substr(from, quantity.span.begin - from));
        const TextView after = trimmed(folded_.substr(quantity.span.end, clause_.end - quantity.span.end));
        for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
            if (const auto word = word_at(after, 0, *list); !word.empty() && qualifies(after.substr(word.size()))) return {};
        if (only_describes(before, after, quantity)) return {};
        TargetWords out;
        out.clause = clause_;
        out.quantity = quantity;
        const bool explicitly = compare(before, after, quantity, out.comparison);
        const TextView clause = folded_.substr(clause_.begin, clause_.size());
        const bool ahead = contains_any(clause, kAhead);
        if ((past_ || tells_of_past(clause) || completed(clause) || tells_of_past_year()) && !ahead) return {};
        if (!explicitly) {
            if (quantity.ratio) {
                if (quantity.unit == U"个百分点" || !is_rate(before, after, quantity)) return {};
                out.comparison = ahead && !has_rate_word(before) ? Comparison::AtLeast : Comparison::Equal;
                if (quantity.unit == U"‱" || quantity.unit == U"‰") out.comparison = Comparison::AtLeast;
            } else {
                if (!done_so_often(before, after, quantity)) return {};
                out.comparison = contains_any(before, {U"力争", U"确保", U"争取"}) ? Comparison::AtLeast : Comparison::Equal;
            }
        }
        out.indicator = indicator(from, quantity);
        when(quantity, out);
        return one_for_each_rate(std::move(out));
    }

  private:
    static bool has_rate_word(TextView before) { return contains_any(before, {U"率", U"比例", U"占比", U"覆盖", U"满意度"}); }

    // A word for what is over, but not what the goal is compared with: "较上年下降".
    static bool tells_of_past(TextView clause) {
        for (const TextView word : kPast)
            for (auto at = clause.find(word); at != TextView::npos; at = clause.find(word, at + 1))
                if (at == 0 || TextView(U"较比与同").find(clause[at - 1]) == TextView::npos) return true;
        return false;
    }

    // 到 and 应 begin words of their own: 到位, 应急.
    static bool is_begun(TextView words, TextView head) {
        if (words.size() < 2) return false;
        return (head == U"到" && TextView(U"位岗庭场会达期").find(words[1]) != TextView::npos) ||
               (head == U"应" && TextView(U"急诉用届对").find(words[1]) != TextView::npos);
    }

    // "审核率、备案率均达到100%" says the same of several rates.
    static std::vector<TargetWords> one_for_each_rate(TargetWords target) {
        std::vector<TargetWords> out;
        if (target.quantity.ratio && target.indicator.find(U'、') != Text::npos) {
            std::size_t begin = 0;
            for (std::size_t i = 0; i <= target.indicator.size(); ++i) {
                if (i < target.indicator.size() && target.indicator[i] != U'、') continue;
                TargetWords one = target;
                one.indicator = Text(trimmed(TextView(target.indicator).substr(begin, i - begin)));
                if (!is_rate_name(fold(one.indicator))) {
                    // "不脱管、重新犯罪率": what stands before is another matter; but "排查、化解率" is one name.
                    const TextView last = trimmed(TextView(target.indicator).substr(target.indicator.rfind(U'、') + 1));
                    if (out.empty() && one.indicator.size() >= 4 && last.size() >= 4 && is_rate_name(fold(last)) && contains(one.indicator, U"不")) target.indicator = Text(last);
                    return {std::move(target)};
                }
                out.push_back(std::move(one));
                begin = i + 1;
            }
            return out;
        }
        out.push_back(std::move(target));
        return out;
    }

    // A bare percentage is a goal when it is the rate of something: "结案率100%", "100%录入".
    static bool is_rate(TextView before, TextView after, const Quantity& quantity) {
        return quantity.unit != U"%" || quantity.value == "100" || (before.empty() && after.empty()) || has_rate_word(before) ||
               contains_any(before, {U"完成", U"实现", U"比重", U"达标", U"合格", U"做到", U"度"}) ||
               contains_any(after.substr(0, 6), {U"覆盖", U"完成", U"办结", U"到位", U"达标", U"的目标"});
    }

    bool compare(TextView before, TextView after, const Quantity& quantity, Comparison& comparison) const {
        const bool duration = is_one_of(quantity.unit, kDuration);
        if (!word_at(after, 0, kAtLeastAfter).empty()) {
            comparison = Comparison::AtLeast;
            return !duration;
        }
        if (!word_at(after, 0, kAtMostAfter).empty()) {
            comparison = Comparison::AtMost;
            return true;
        }
        if (duration && !after.empty() && after.front() == U'内') {
            // "3天内办结" limits a matter's time; "3天内必须上报" only says when.
            comparison = Comparison::AtMost;
            return contains_any(folded_.substr(clause_.begin, clause_.size()), {U"办结", U"完成", U"办理", U"审结", U"送达", U"出具", U"时限", U"时间", U"期限",
                                                                               U"周期", U"时长", U"受理", U"审核", U"审查", U"答复", U"回复", U"响应", U"到达", U"指派",
                                                                               U"排除", U"修复", U"处置", U"到场", U"反馈", U"解决", U"恢复", U"化解"});
        }
        TextView words = strip_each(before);
        if (const auto sign = words.empty() ? TextView::npos : TextView(U"≥≧>≤≦<=").find(words.back()); sign != TextView::npos) {
            comparison = sign < 3 ? Comparison::AtLeast : sign < 6 ? Comparison::AtMost : Comparison::Equal;
            return true;
        }
        if (!words.empty() && words.back() == U'前') {  // 全市前三名
            comparison = Comparison::AtMost;
            return is_one_of(quantity.unit, {U"名", U"位"}) && contains_any(folded_.substr(clause_.begin, clause_.size()), kAhead);
        }
        while (!words.empty() && TextView(U"为到至约的").find(words.back()) != TextView::npos &&
               word_before(words, words.size(), kAtMostBefore).empty() && word_before(words, words.size(), kAtLeastBefore).empty())
            words.remove_suffix(1);
        const TextView most = word_before(words, words.size(), kAtMostBefore);
        const TextView least = word_before(words, words.size(), kAtLeastBefore);
        if (most.empty() && least.empty()) {
            // "至少培养8名": the verb stands between.
            const TextView verb = last_verb(words);
            comparison = Comparison::AtLeast;
            return !verb.empty() && !duration && !word_before(words, words.size() - verb.size(), {U"至少", U"不少于", U"不低于", U"力争", U"至少要"}).empty();
        }
        comparison = most.size() > least.size() ? Comparison::AtMost : Comparison::AtLeast;
        if (duration) return comparison == Comparison::AtMost || is_one_of(least, {U"不少于", U"不低于", U"至少", U"不得少于", U"不得低于"});
        if (most.size() <= least.size() && is_change(least)) {
            if (starts_with(after, U"左右") || starts_with(after, U"上下")) comparison = Comparison::Equal;  // growth about so much, not at least
            return quantity.ratio || least == U"增加";
        }
        if (quantity.in_han && (least == U"达" || least == U"突破")) return false;
        return true;
    }

    // "投资5000万元以上的项目3个": a number that only says which things are counted by the next one.
    static bool qualifies(TextView after) {
        if (!after.empty() && after.front() == U'的') after.remove_prefix(1);
        std::size_t i = 0;
        while (i < after.size() && i < 8 && is_han(after[i]) && !is_han_digit(after[i])) ++i;
        return i >= 2 && i < after.size() && is_digit(after[i]) && quantity_at(after, i, after.size()).has_value();
    }

    // "重点关注欠费率超30%的小区", "(占比分别为38%、25%)": the number says which things are meant, or explains what was found.
    bool only_describes(TextView before, TextView after, const Quantity& quantity) const {
        if (contains_any(before, {U"关注", U"跟踪", U"针对", U"凡是", U"对于"})) {
            const auto of = after.find(U'的');
            if (of != TextView::npos && of + 2 < after.size() && !contains_any(after.substr(of), {U"目标", U"任务", U"要求"})) return true;
        }
        if (!quantity.ratio || quantity.value == "100" || contains_any(before, kAhead)) return false;
        const TextView whole = folded_.substr(clause_.begin, quantity.span.begin - clause_.begin);
        const auto open = whole.rfind(U'(');
        return open != TextView::npos && whole.find(U')', open) == TextView::npos && contains_any(whole.substr(open), {U"占比", U"占总", U"占全"}) &&
               word_at(after, 0, kAtLeastAfter).empty() && word_at(after, 0, kAtMostAfter).empty();
    }

    // A count without comparison is a goal when the plan says it is to be done so often, or so many are to come about.
    bool done_so_often(TextView before, TextView after, const Quantity& quantity) const {
        if ((is_one_of(quantity.unit, kIdleMeasures) && !(goes_on_ && quantity.unit == U"部")) || is_one_of(quantity.unit, kDuration)) return false;
        const TextView clause = folded_.substr(clause_.begin, clause_.size());
        const bool periodic = contains_any(before, kEveryPeriod);
        const bool urged = contains_any(clause, {U"力争", U"确保", U"争取"});
        if (quantity.in_han && !periodic && quantity.value.size() < 2) return false;
        const bool occasion = is_one_of(quantity.unit, kOccasionMeasures);
        const TextView last_word = word_before(before, before.size(), kProducts);
        const TextView last_occasion = word_before(before, before.size(), kOccasions);
        if (ends_with(quantity.unit, U"元")) {
            // Money is a goal where it ends the clause; "投资2亿元建厂" only describes.
            const bool ends = after.empty() || after.front() == U'、' || starts_with(after, U"左右");
            return ends && (contains_any(before, kProducts) || contains_any(before, {U"安排", U"落实", U"筹措", U"拨付", U"预算"})) && !is_means(before);
        }
        if (!last_word.empty()) return !quantity.in_han || occasion;
        if (!last_occasion.empty()) return occasion;
        // "专题学习12次" and nothing else in the clause.
        if (occasion && after.empty() && !quantity.in_han && before.size() <= 10 && std::all_of(before.begin(), before.end(), is_han) && !is_means(before)) return true;
        const bool verb = contains_any(before, kProducts) || (occasion && contains_any(before, kOccasions));
        const bool closes = after.empty() || is_one_of(after.substr(0, 1), {U"、", U"和", U"及", U")"}) ||
                            contains_any(after.substr(0, 2), {U"的", U"左右", U"任务", U"目标"});
        const bool listed = !before.empty() && before.back() == U'、';
        if (listed && from_ > clause_.begin && after.size() >= 2 && is_han(after.front())) return true;  // "2次全会、4次例会"
        if (before.empty() || listed) return false;
        // "每个网格明确1名专职调解员"
        if (periodic && is_one_of(quantity.unit, {U"名", U"人"}) && !quantity.in_han &&
            !word_before(before, before.size(), {U"明确", U"确定", U"安排", U"落实", U"配", U"选定", U"指定"}).empty()) return true;
        if ((goes_on_ || from_ > clause_.begin) && closes && !quantity.in_han && before.size() >= 2) return true;
        if ((periodic || urged) && occasion) return true;
        if ((periodic || urged) && !quantity.in_han) return verb || closes;
        return verb && closes && (!quantity.in_han || quantity.value.size() >= 2) && !is_means(before);
    }

    bool tells_of_past_year() const {
        if (year_ == 0) return false;
        for (std::size_t i = clause_.begin; i + 4 < clause_.end; ++i) {
            if (!is_digit(folded_[i]) || folded_[i + 4] != U'年') continue;
            int value = 0;
            bool digits = i == clause_.begin || (!is_digit(folded_[i - 1]) && folded_[i - 1] != U'较' && folded_[i - 1] != U'比');
            for (std::size_t k = i; k < i + 4; ++k) {
                digits = digits && is_digit(folded_[k]);
                value = value * 10 + static_cast<int>(folded_[k] & 0xF);
            }
            if (digits && value >= 1949 && value < year_) return true;
        }
        return false;
    }

    TextView strip_head(TextView words) const {
        static const Words kHead{U"确保", U"力争", U"争取", U"实现", U"使", U"要", U"将", U"全年", U"年内", U"今年", U"并", U"且", U"其中", U"力求", U"努力",
                                 U"推动", U"每年", U"每季度", U"每月", U"每半年", U"预计", U"预期", U"每季", U"年度", U"到", U"至", U"在", U"全面", U"切实", U"促进", U"不断",
                                 U"明确", U"逐步", U"内", U"按照", U"严格", U"应", U"须", U"坚持", U"原则上", U"计划", U"每人", U"每学期", U"每天", U"每所", U"每半年",
                                 U"预计", U"预期", U"拟", U"于", U"有效", U"的", U"力促",
                                 U"积极", U"同时", U"对", U"将全市", U"全力", U"争取年内", U"每周"};
        for (bool more = true; more && !words.empty();) {
            words = trimmed(words);
            more = false;
            if (const auto word = word_at(words, 0, kHead); !word.empty() && !(is_begun(words, word))) {
                words.remove_prefix(word.size());
                more = true;
            } else if (const auto time = time_at(words, 0, words.size(), year_)) {
                words.remove_prefix(time->end);
                more = true;
            }
        }
        return words;
    }

    // The same words as they are written in the document; `words` is a piece of the folded text.
    Text as_written(TextView words) const {
        words = trimmed(words);
        // "四个一”(到场率": the list begins inside the bracket.
        if (const auto open = words.rfind(U'('); open != TextView::npos && words.find(U')', open) == TextView::npos && open + 2 < words.size())
            words = trimmed(words.substr(open + 1));
        return Text(written_.substr(static_cast<std::size_t>(words.data() - folded_.data()), words.size()));
    }

    TextView object_before(Span span, bool ratio) const {
        TextView words = strip_tail(folded_.substr(span.begin, span.size()), ratio);
        // "时限由5日压缩至3日": where it comes from is not its name.
        if (const auto by = words.rfind(U'由'); by != TextView::npos && by >= 2 && by + 1 < words.size() && is_digit(words[by + 1])) words = words.substr(0, by);
        if (const TextView bare = strip_each(words); bare.size() != words.size()) words = strip_tail(bare, ratio);
        words = without_front_stops(strip_head(without_front_stops(words)));
        if (ratio && is_rate_name(words))
            if (const auto verb = word_at(words, 0, kRateHeads); !verb.empty() && words.size() >= verb.size() + 3) words.remove_prefix(verb.size());
        return ratio ? words : trimmed(strip_verb(words));
    }

    // "每个乡镇" of "每个乡镇不少于1个"; nothing when it is a period.
    TextView per_unit(Span span) const {
        const TextView words = without_front_stops(strip_tail(folded_.substr(span.begin, span.size()), false));
        if (words.size() < 2 || words.size() > 12 || words.front() != U'每') return {};
        return word_before(words, words.size(), {U"月", U"季度", U"季", U"年", U"周", U"学期", U"天", U"日"}).empty() ? words : TextView{};
    }

    Text indicator(std::size_t from, const Quantity& quantity) const {
        TextView before = object_before({from, quantity.span.begin}, true);
        // "援助量完成总人口万分之八": what is measured stands before the verb.
        if (quantity.unit == U"‱" || quantity.unit == U"‰")
            if (const auto at = before.find(U"完成"); at != TextView::npos && at >= 2) before = before.substr(0, at);
        TextView noun = quantity.ratio || is_one_of(quantity.unit, kDuration) ? before : trimmed(strip_verb(before));
        if (noun.size() > kLongNoun)  // "按照…的规定开展警示教育4次"
            for (const TextView verb : {TextView(U"开展"), TextView(U"组织"), TextView(U"举办"), TextView(U"召开")})
                if (const auto at = noun.rfind(verb); at != TextView::npos && at + 4 <= noun.size()) noun = strip_verb(noun.substr(at));
        TextView after = trimmed(folded_.substr(quantity.span.end, clause_.end - quantity.span.end));
        for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
            if (const auto word = word_at(after, 0, *list); !word.empty()) after.remove_prefix(word.size());
        while (!after.empty() && (after.front() == U'的' || after.front() == U'内' || is_space(after.front()))) after.remove_prefix(1);
        if (const auto end = after.find_first_of(U"、()"); end != TextView::npos) after = after.substr(0, end);
        const bool object_follows = trimmed(after).size() >= 2 && !quantity.ratio && !is_one_of(quantity.unit, kDuration);
        // "全年组织2次以上培训", "每村至少培养8名明白人": the verb is before the number, its object behind.
        if (object_follows && (!last_verb(noun).empty() || (quantity.span.begin > 0 && folded_[quantity.span.begin - 1] == U'、'))) return as_written(after);
        if (noun.size() >= 2 && !only_verb(noun)) return as_written(noun);
        if (trimmed(after).size() >= 2 && !(is_one_of(quantity.unit, kDuration) && !before.empty())) return as_written(after);
        if (ends_with(quantity.unit, U"元") && is_one_of(before, {U"投资", U"投入"})) return as_written(before);
        if (is_one_of(before, kDeeds) && is_one_of(quantity.unit, {U"次", U"场", U"轮", U"期", U"人次", U"场次", U"遍"})) return as_written(before);
        if (const TextView each = per_unit({from, quantity.span.begin}); before.size() < 2 && !each.empty()) return as_written(each);
        if (!previous_.empty()) {
            if (const TextView object = object_before(previous_, false); object.size() >= 2 && object.size() <= 30)
                return as_written(before.size() >= 2 && contains(object, before) ? before : object);
        }
        return as_written(before);
    }

    void when(const Quantity& quantity, TargetWords& out) const {
        // The last time that stands before the number in its sentence.
        const std::size_t near = quantity.span.begin > kReach ? quantity.span.begin - kReach : 0;
        for (std::size_t i = std::max(sentence_.begin, near); i < quantity.span.begin;) {
            if (!is_digit(folded_[i]) && !is_han_digit(folded_[i]) && TextView(U"年上下今本第明").find(folded_[i]) == TextView::npos) {
                ++i;
                continue;
            }
            const auto time = time_at(folded_, i, quantity.span.begin, year_);
            if (!time) {
                if (is_digit(folded_[i])) while (i < quantity.span.begin && is_digit(folded_[i])) ++i;
                else ++i;
                continue;
            }
            const bool recurring = i > sentence_.begin && folded_[i - 1] == U'每';
            const bool old = time->date && year_ != 0 && to_ymd(*time->date).year < year_;
            if (!recurring && !old && time->date) {
                out.deadline = time->date;
                out.deadline_words = Text(folded_.substr(i, time->end - i));
            }
            i = std::max(time->end, i + 1);
        }
        if (!out.deadline_words.empty()) return;
        const TextView clause = folded_.substr(clause_.begin, quantity.span.begin - clause_.begin);
        for (const TextView whole : {TextView(U"全年"), TextView(U"年内"), TextView(U"今年")})
            if (contains(clause, whole)) {
                out.deadline_words = Text(whole);
                if (year_ != 0) out.deadline = from_ymd(year_, 12, 31);
                return;
            }
    }

    TextView written_, folded_;
    Span sentence_, clause_, previous_;
    int year_;
    bool past_, goes_on_;
    std::size_t from_ = 0;  // where the words of the number at hand begin
};

}  // namespace

std::vector<TargetWords> judge(const ClauseContext& context, const Quantity& quantity, std::size_t from) { return Clause(context).judge(quantity, from); }

}  // namespace xiezhi::plan
