#include "plan/clause.hpp"

#include <algorithm>

#include "plan/indicator.hpp"
#include "plan/target_words.hpp"

namespace xiezhi::plan {
namespace {

class Clause {
  public:
    explicit Clause(const ClauseContext& at)
        : context_(at), folded_(at.folded), sentence_(at.sentence), clause_(at.clause), year_(at.year), past_(at.past), goes_on_(at.goes_on) {}

    std::vector<TargetWords> judge(const Quantity& quantity, std::size_t from) {
        from_ = from;
        if (quantity.approximate || quantity.unit == U"余") return {};
        TextView before = trimmed(folded_.substr(from, quantity.span.begin - from));
        // "达到三个100%"
        if (quantity.ratio) before.remove_suffix(word_before(before, before.size(), {U"三个", U"两个", U"四个", U"五个"}).size());
        TextView after = trimmed(folded_.substr(quantity.span.end, clause_.end - quantity.span.end));
        for (const TextView with : {TextView(U"(含)"), TextView(U"(含本数)"), TextView(U"(含本级)")})  // "95%(含)以上"
            if (starts_with(after, with)) after = trimmed(after.substr(with.size()));
        for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
            if (const auto word = word_at(after, 0, *list); !word.empty() && qualifies(after.substr(word.size()))) return {};
        if (only_describes(before, after, quantity)) return {};
        if (ends_with(before, U"约") && !ends_with(before, U"节约")) return {};  // "总长约25公里"
        TargetWords out;
        out.clause = clause_;
        out.quantity = quantity;
        if (quantity.unit == U"条" && ends_with(before, U"章")) return {};  // "共7章90条"
        const bool none = quantity.value == "0" && !quantity.ratio;
        const bool explicitly = compare(before, after, quantity, out.comparison) && !none;
        const TextView clause = folded_.substr(clause_.begin, clause_.size());
        const bool ahead = contains_any(clause, kAhead);
        // "新发展200名,累计达到1000名": what it will then be together.
        if ((past_ || (tells_of_past(clause) && !(goes_on_ && explicitly && contains(clause, U"累计"))) || completed(clause) || tells_of_past_year()) && !ahead) return {};
        if (!explicitly) {
            const bool bare = before.empty() && after.empty() && !quantity.in_han && quantity.span.begin == clause_.begin;  // a cell that holds the number only
            if (bare && !quantity.ratio && is_one_of(quantity.unit, kDuration)) return {};
            if ((bare && !quantity.ratio) || none) {
                out.comparison = Comparison::Equal;
            } else if (quantity.ratio) {
                if (quantity.unit == U"个百分点" || !is_rate(before, after, quantity)) return {};
                out.comparison = ahead && !has_rate_word(before) ? Comparison::AtLeast : Comparison::Equal;
                if (quantity.unit == U"‱" || quantity.unit == U"‰") out.comparison = Comparison::AtLeast;
            } else {
                if (!done_so_often(before, after, quantity)) return {};
                out.comparison = contains_any(before, {U"力争", U"确保", U"争取", U"至少", U"最少", U"不少于", U"不低于"}) ? Comparison::AtLeast : Comparison::Equal;
            }
        }
        out.indicator = indicator_of(context_, quantity, from);
        when(quantity, out);
        return one_for_each_rate(std::move(out));
    }

  private:
    static bool has_rate_word(TextView before) { return contains_any(before, {U"率", U"比例", U"占比", U"覆盖", U"满意度"}); }

    // A word for what is over, but not what the goal is compared with: "较上年下降".
    static bool tells_of_past(TextView clause) {
        for (const TextView word : kPast)
            for (auto at = clause.find(word); at != TextView::npos; at = clause.find(word, at + 1))
                if (at == 0 || TextView(U"较比与同由从在").find(clause[at - 1]) == TextView::npos) return true;
        return false;
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
            return !duration || (quantity.unit == U"小时" && contains_any(before, {U"时长", U"时间", U"服务", U"学习", U"培训", U"人均", U"每"}));
        }
        if (!word_at(after, 0, kAtMostAfter).empty()) {
            comparison = Comparison::AtMost;
            return true;
        }
        if (duration && !after.empty() && after.front() == U'内') {
            // "3天内办结" limits a matter's time; "3天内必须上报" only says when.
            comparison = Comparison::AtMost;
            return contains_any(folded_.substr(clause_.begin, clause_.size()),
                                {U"办结", U"完成", U"办理", U"审结", U"送达", U"出具", U"时限", U"时间", U"期限", U"周期", U"时长", U"受理", U"审核", U"审查",
                                 U"答复", U"回复", U"响应", U"到达", U"指派", U"排除", U"修复", U"处置", U"到场", U"反馈", U"解决", U"恢复", U"化解", U"作出",
                                 U"转办", U"交办", U"分流", U"调处", U"调结", U"接待", U"出证", U"联系", U"走访", U"介入", U"回访", U"到位"}) &&
                   !contains(after.substr(0, 6), U"率");
        }
        TextView words = strip_each(before);
        if (const auto sign = words.empty() ? TextView::npos : TextView(U"≥≧>≤≦<=").find(words.back()); sign != TextView::npos) {
            comparison = sign < 3 ? Comparison::AtLeast : sign < 6 ? Comparison::AtMost : Comparison::Equal;
            return true;
        }
        if (!words.empty() && words.back() == U'前') {  // 全市前三名
            comparison = Comparison::AtMost;
            const TextView clause = folded_.substr(clause_.begin, clause_.size());
            return is_one_of(quantity.unit, {U"名", U"位"}) && (contains_any(clause, kAhead) || contains_any(words, {U"保持", U"进入", U"跻身", U"位列", U"位居"}));
        }
        while (!words.empty() && TextView(U"为到至约的").find(words.back()) != TextView::npos &&
               word_before(words, words.size(), kAtMostBefore).empty() && word_before(words, words.size(), kAtLeastBefore).empty())
            words.remove_suffix(1);
        // "不少于总数的20%", "不低于辖区人口的30%": of what, stands between.
        if (quantity.ratio && ends_with(before, U"的"))
            for (const TextView word : {TextView(U"不少于"), TextView(U"不低于"), TextView(U"不超过"), TextView(U"不高于"), TextView(U"达到"), TextView(U"超过")})
                if (const auto at = words.rfind(word); at != TextView::npos && words.size() - at - word.size() <= 12 &&
                                                       std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(), is_han)) {
                    words = words.substr(0, at + word.size());
                    break;
                }
        const TextView most = word_before(words, words.size(), kAtMostBefore);
        const TextView least = word_before(words, words.size(), kAtLeastBefore);
        if (most.empty() && least.empty()) {
            // "至少上报1个": whatever verb stands between, but not whom it is for.
            for (const TextView word : {TextView(U"至少"), TextView(U"不少于"), TextView(U"不低于"), TextView(U"最少")})
                if (const auto at = words.rfind(word); !duration && at != TextView::npos) {
                    const TextView between = words.substr(at + word.size());
                    if (between.size() > 6 || !std::all_of(between.begin(), between.end(), is_han) || between.find_first_of(U"在对从以由为向给") != TextView::npos) continue;
                    comparison = Comparison::AtLeast;
                    return true;
                }
            // "至少培养8名": the verb stands between.
            const TextView verb = last_verb(words);
            comparison = Comparison::AtLeast;
            return !verb.empty() && !duration && !word_before(words, words.size() - verb.size(), {U"至少", U"不少于", U"不低于", U"力争", U"至少要"}).empty();
        }
        comparison = most.size() > least.size() ? Comparison::AtMost : Comparison::AtLeast;
        if (duration) return comparison == Comparison::AtMost || is_one_of(least, {U"缩短", U"压缩", U"压减"}) || is_one_of(least, {U"不少于", U"不低于", U"至少", U"不得少于", U"不得低于"});
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
        // "高于平均水平(0.15%)", "照片(3-5张)": the number alone in brackets tells more about the word before.
        const bool alone = quantity.span.begin > clause_.begin && folded_[quantity.span.begin - 1] == U'(' && !after.empty() && after.front() == U')';
        if (alone && !is_one_of(quantity.unit, kOccasionMeasures) && !has_rate_word(before.substr(before.size() - std::min<std::size_t>(before.size(), 4)))) return true;
        if (!word_at(after, 0, {U"的基础上", U"基础上", U"的基础之上"}).empty()) return true;
        // "由92%提高到96%", "从去年的2.1‰降到1.8‰": where it comes from.
        TextView origin = before;
        if (ends_with(origin, U"的")) origin.remove_suffix(1);
        origin.remove_suffix(word_before(origin, origin.size(), {U"去年", U"上年", U"上年度", U"目前", U"现在", U"原来", U"现行", U"原先", U"年初"}).size());
        if (!origin.empty() && (origin.back() == U'由' || origin.back() == U'从') && contains_any(after.substr(0, 8), {U"到", U"至", U"为"})) return true;
        // "低于80分的不予补贴", "处5000元以下罚款": what follows from it is no goal.
        const TextView clause = folded_.substr(clause_.begin, clause_.size());
        if (contains_any(clause, {U"罚款", U"罚金", U"有期徒刑", U"拘役"}) && contains_any(clause, {U"处"})) return true;
        if (const auto mark = clause.find(U'扣'); mark != TextView::npos && mark + 1 < clause.size() && is_digit(clause[mark + 1]) && clause.find(U'分', mark) != TextView::npos)
            return true;
        TextView behind = after;
        for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
            if (const auto word = word_at(behind, 0, *list); !word.empty()) behind.remove_prefix(word.size());
        if (!behind.empty() && behind.front() == U'的' &&
            !word_at(behind, 1,
                     {U"不予", U"不得", U"取消", U"予以", U"视为", U"一律", U"应当", U"实行", U"给予", U"扣", U"按", U"要", U"不能", U"加", U"得", U"计", U"奖", U"倒扣"})
                 .empty())
            return true;
        // "涉案金额100万元以上的重大案件", "10人以上群体性纠纷": which ones are meant.
        if (behind.size() < after.size() && !quantity.ratio && !contains_any(clause, kAhead) && !contains_any(clause, kProducts) && !contains_any(clause, kOccasions) &&
            !contains_any(behind, {U"参加", U"参与", U"通过", U"达到", U"持有", U"具有", U"取得"}) && from_ == clause_.begin && !goes_on_) {
            if (behind.size() >= 3 && behind.front() == U'的' && (ends_with(quantity.unit, U"元") || is_one_of(quantity.unit, {U"人", U"岁", U"年"}))) return true;
            if (before.empty() && behind.size() >= 2 && is_han(behind.front()) && is_one_of(quantity.unit, {U"人", U"岁", U"元", U"万元"})) return true;
        }
        // Marks that are given: "90分以上为优秀", "每例扣2分".
        if (quantity.unit == U"分" &&
            contains_any(folded_.substr(clause_.begin, clause_.size()), {U"优秀", U"良好", U"合格", U"等次", U"扣", U"加分", U"计分", U"评定", U"等奖", U"总分", U"得分", U"分值"}))
            return true;
        if (!quantity.ratio || quantity.value == "100" || contains_any(before, kAhead)) return false;
        const TextView whole = folded_.substr(clause_.begin, quantity.span.begin - clause_.begin);
        const auto open = whole.rfind(U'(');
        return open != TextView::npos && whole.find(U')', open) == TextView::npos && contains_any(whole.substr(open), {U"占比", U"占总", U"占全"}) &&
               word_at(after, 0, kAtLeastAfter).empty() && word_at(after, 0, kAtMostAfter).empty();
    }

    // A count without comparison is a goal when the plan says it is to be done so often, or so many are to come about.
    bool done_so_often(TextView before, TextView after, const Quantity& quantity) const {
        const bool works = quantity.unit == U"部" && contains_any(before, {U"拍摄", U"创作", U"制作", U"推出", U"录制", U"编排", U"摄制"});
        if ((is_one_of(quantity.unit, kIdleMeasures) && !works && !(goes_on_ && quantity.unit == U"部")) || is_one_of(quantity.unit, kDuration)) return false;
        const TextView clause = folded_.substr(clause_.begin, clause_.size());
        const bool periodic = contains_any(before, kEveryPeriod);
        const bool urged = contains_any(clause, {U"力争", U"确保", U"争取"});
        const bool occasion = is_one_of(quantity.unit, kOccasionMeasures);
        // "举办培训班两期" says how many, "组织一次培训" hardly.
        const bool told =
            after.empty() && quantity.value != "1" && before.size() >= 4 &&
            (!(word_at(before, 0, kOccasions).empty() && word_at(before, 0, kProducts).empty()) || (occasion && (contains_any(before, kOccasions) || ends_with(before, U"培训"))));
        if (quantity.in_han && !periodic && !told && quantity.value.size() < 2) return false;
        const TextView last_word = word_before(before, before.size(), kProducts);
        const TextView last_occasion = word_before(before, before.size(), kOccasions);
        if (ends_with(quantity.unit, U"元")) {
            // Money is a goal where it ends the clause; "投资2亿元建厂" only describes.
            const bool ends = after.empty() || after.front() == U'、' || starts_with(after, U"左右");
            return ends && (contains_any(before, kProducts) || contains_any(before, {U"安排", U"落实", U"筹措", U"拨付", U"预算"})) && !is_means(before);
        }
        if (!last_word.empty()) return !quantity.in_han || occasion;
        if (ends_with(before, U"实现") && !quantity.in_han && after.size() >= 4) return true;  // "实现80项高频事项网办"
        // "新建调解组织4个": the last word is a thing there.
        const bool thing = last_occasion == U"组织" && contains_any(before.substr(0, before.size() - 2), kProducts);
        if (!last_occasion.empty() && !thing) return occasion;
        // "专题学习12次" and nothing else in the clause.
        if (occasion && after.empty() && !quantity.in_han && before.size() <= 14 && std::all_of(before.begin(), before.end(), is_han) &&
            !is_means(before.substr(before.size() - std::min<std::size_t>(before.size(), 4)))) return true;
        // "确保1个司法所获评…"
        if (!quantity.in_han && !word_before(before, before.size(), {U"确保", U"争取"}).empty() && after.size() >= 4 && is_han(after.front()) &&
            word_at(after, 0, {U"方面", U"环节", U"阶段", U"层面", U"维度", U"重点", U"关键", U"到位", U"不"}).empty()) return true;
        const bool verb = contains_any(before, kProducts) || contains(before, U"实施") || (occasion && contains_any(before, kOccasions));
        const bool closes = after.empty() || is_one_of(after.substr(0, 1), {U"、", U"和", U"及", U")", U"("}) ||
                            contains_any(after.substr(0, 2), {U"的", U"左右", U"任务", U"目标"});
        const bool listed = !before.empty() && TextView(U"、与和及").find(before.back()) != TextView::npos;
        if (listed && from_ > clause_.begin && after.size() >= 2 && is_han(after.front())) return true;  // "2次全会、4次例会"
        if (before.empty() || listed) return false;
        // "每个网格明确1名专职调解员"
        if (periodic && is_one_of(quantity.unit, {U"名", U"人"}) && !quantity.in_han &&
            !word_before(before, before.size(), kSettles).empty()) return true;
        if ((goes_on_ || from_ > clause_.begin) && closes && !quantity.in_han && before.size() >= 2) return true;
        if ((periodic || urged) && occasion) return true;
        if ((periodic || urged) && !quantity.in_han) return verb || closes;
        return verb && closes && (!quantity.in_han || told || quantity.value.size() >= 2) && !is_means(before);
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
            const bool basis = !word_at(folded_.substr(0, clause_.end), i + 5, {U"基础", U"的基础", U"同期", U"水平", U"为基"}).empty();  // "在2024年基础上增长"
            if (digits && value >= 1949 && value < year_ && !basis) return true;
        }
        return false;
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

    const ClauseContext& context_;
    TextView folded_;
    Span sentence_, clause_;
    int year_;
    bool past_, goes_on_;
    std::size_t from_ = 0;  // where the words of the number at hand begin
};

}  // namespace

std::vector<TargetWords> judge(const ClauseContext& context, const Quantity& quantity, std::size_t from) { return Clause(context).judge(quantity, from); }

}  // namespace xiezhi::plan
