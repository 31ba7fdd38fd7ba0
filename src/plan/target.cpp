#include "plan/target.hpp"

#include <algorithm>

namespace xiezhi::plan {
namespace {

using Words = std::vector<TextView>;

// Characters; nobody states a goal in a longer clause, and looking further would not be linear.
constexpr std::size_t kReach = 400;

const Words kAtLeastBefore{U"不低于", U"不少于", U"不得低于", U"不得少于", U"至少", U"达到", U"达", U"超过", U"突破", U"高于", U"大于", U"多于",
                           U"不小于", U"最低", U"提高到", U"提升到", U"提升至", U"提高至", U"增加到", U"增加至", U"升至", U"上升到", U"上升至",
                           U"保持在", U"稳定在", U"力争", U"力争达", U"不下于", U"达到了", U"不少於", U"扩大到", U"增至", U"至少达到", U"起码",
                           U"增长", U"提高", U"提升", U"增加", U"上升", U"下降", U"降低", U"减少", U"压降", U"至少要", U"不能低于", U"不能少于", U"须达", U"应达"};
const Words kAtMostBefore{U"不超过", U"不高于", U"不得超过", U"不得高于", U"低于", U"少于", U"小于", U"控制在", U"降至", U"降低到", U"降低至",
                          U"下降到", U"下降至", U"降到", U"压降至", U"不大于", U"不多于", U"最多", U"不突破", U"控制到", U"不能超过", U"缩短至", U"缩短到",
                          U"压缩至", U"压缩到", U"减少到", U"减少至", U"减至", U"不得多于", U"不多於", U"控制至"};
const Words kAtLeastAfter{U"以上", U"及以上", U"或以上", U"之上", U"起步"};
const Words kAtMostAfter{U"以内", U"以下", U"之内", U"及以下", U"之下"};
const Words kPast{U"去年", U"上年", U"累计", U"截至", U"截止", U"目前", U"现有", U"共有", U"以来", U"已经", U"已建", U"已有", U"已完成", U"了",
                  U"曾", U"上年度", U"原有", U"现已", U"荣获", U"同比", U"辖有", U"下辖"};
const Words kAhead{U"力争", U"确保", U"争取", U"目标", U"要达到", U"不低于", U"不少于", U"不超过", U"至少", U"力求", U"努力", U"将"};
const Words kEveryPeriod{U"全年", U"每年", U"年内", U"今年", U"每季度", U"每月", U"每季", U"每半年", U"每周", U"每个", U"每村", U"每名", U"每所",
                         U"每人", U"本年度", U"年度内", U"每两个月", U"每个月", U"每科室", U"各", U"每镇", U"上半年", U"下半年"};
// What a plan does so and so many times: only for measures of occasions.
const Words kOccasions{U"组织", U"开展", U"召开", U"举办", U"举行", U"组织开展", U"实施", U"进行", U"参加", U"安排", U"承办", U"集中", U"巡回", U"组织召开", U"组织举办"};
// What a plan brings about: for any measure.
const Words kProducts{U"建成", U"新建", U"打造", U"创建", U"培育", U"建立", U"设立", U"成立", U"新增", U"选树", U"培养", U"评选", U"推出", U"建设",
                      U"命名", U"发展", U"引进", U"招录", U"招聘", U"选聘", U"遴选", U"编印", U"发放", U"制作", U"拍摄", U"出台", U"制定", U"修订",
                      U"清理", U"审查", U"审核", U"办理", U"办结", U"受理", U"化解", U"调处", U"调解", U"完成", U"评查", U"抽查", U"检查", U"走访",
                      U"服务", U"回访", U"排查", U"征集", U"报送", U"发布", U"推送", U"撰写", U"解答", U"帮扶", U"救助", U"培训", U"轮训", U"改造",
                      U"创成", U"刊发", U"督察", U"督查", U"接待", U"提供", U"宣讲", U"配备", U"筹集", U"争取", U"创评", U"新创", U"编写", U"播放",
                      U"录制", U"印发", U"新设", U"增设", U"升级", U"讲授", U"印制", U"拓展", U"增加", U"吸纳", U"聘请", U"聘任", U"调研"};
const Words kOccasionMeasures{U"次", U"场", U"期", U"轮", U"批", U"堂", U"场次", U"人次", U"批次", U"件次", U"学时", U"课时", U"件", U"班次", U"课", U"节", U"回", U"遍"};
const Words kIdleMeasures{U"部", U"门", U"类", U"种", U"道", U"站", U"村", U"类别", U"日", U"天", U"分", U"片", U"对", U"余", U"队", U"案", U"岗", U"档", U"版", U"倍"};
const Words kDuration{U"工作日", U"日", U"天", U"小时", U"分钟"};

bool is_one_of(TextView word, const Words& words) { return std::find(words.begin(), words.end(), word) != words.end(); }

class Clause {
  public:
    Clause(TextView written, TextView folded, Span sentence, Span clause, Span previous, int year)
        : written_(written), folded_(folded), sentence_(sentence), clause_(clause), previous_(previous), year_(year) {}

    std::optional<TargetWords> judge(const Quantity& quantity, std::size_t from) const {
        if (quantity.approximate || quantity.unit == U"余") return std::nullopt;
        const TextView before = trimmed(folded_.substr(from, quantity.span.begin - from));
        const TextView after = trimmed(folded_.substr(quantity.span.end, clause_.end - quantity.span.end));
        TargetWords out;
        out.clause = clause_;
        out.quantity = quantity;
        const bool explicitly = compare(before, after, quantity, out.comparison);
        const TextView clause = folded_.substr(clause_.begin, clause_.size());
        const bool ahead = contains_any(clause, kAhead);
        if ((contains_any(clause, kPast) || tells_of_past_year()) && !ahead) return std::nullopt;
        if (!explicitly) {
            if (quantity.ratio) {
                if (quantity.unit == U"个百分点" || !is_rate(before, after, quantity)) return std::nullopt;
                out.comparison = ahead && !has_rate_word(before) ? Comparison::AtLeast : Comparison::Equal;
                if (quantity.unit == U"‱" || quantity.unit == U"‰") out.comparison = Comparison::AtLeast;
            } else {
                if (!done_so_often(before, after, quantity)) return std::nullopt;
                out.comparison = contains_any(before, {U"力争", U"确保", U"争取"}) ? Comparison::AtLeast : Comparison::Equal;
            }
        }
        out.indicator = indicator(from, quantity);
        when(quantity, out);
        return out;
    }

  private:
    static bool has_rate_word(TextView before) { return contains_any(before, {U"率", U"比例", U"占比", U"覆盖", U"满意度"}); }

    // A bare percentage is a goal when it is the rate of something: "结案率100%", "100%录入".
    static bool is_rate(TextView before, TextView after, const Quantity& quantity) {
        return quantity.unit != U"%" || quantity.value == "100" || has_rate_word(before) ||
               contains_any(before, {U"完成", U"实现", U"比重", U"达标", U"合格", U"做到", U"度"}) ||
               contains_any(after.substr(0, 6), {U"覆盖", U"完成", U"办结", U"到位", U"达标", U"的目标"});
    }

    bool compare(TextView before, TextView after, const Quantity& quantity, Comparison& comparison) const {
        const bool duration = is_one_of(quantity.unit, kDuration);
        if (!word_at(after, 0, kAtLeastAfter).empty()) {
            comparison = Comparison::AtLeast;
            return !duration;
        }
        if (!word_at(after, 0, kAtMostAfter).empty() || (duration && !after.empty() && after.front() == U'内')) {
            comparison = Comparison::AtMost;
            return true;
        }
        TextView words = before;
        while (!words.empty() && TextView(U"为到至约的").find(words.back()) != TextView::npos &&
               word_before(words, words.size(), kAtMostBefore).empty() && word_before(words, words.size(), kAtLeastBefore).empty())
            words.remove_suffix(1);
        const TextView most = word_before(words, words.size(), kAtMostBefore);
        const TextView least = word_before(words, words.size(), kAtLeastBefore);
        if (most.empty() && least.empty()) return false;
        comparison = most.size() > least.size() ? Comparison::AtMost : Comparison::AtLeast;
        if (duration) return comparison == Comparison::AtMost;
        if (most.size() <= least.size() && is_change(least)) return quantity.ratio || least == U"增加";
        if (quantity.in_han && (least == U"达" || least == U"突破")) return false;
        return true;
    }

    // A count without comparison is a goal when the plan says it is to be done so often, or so many are to come about.
    bool done_so_often(TextView before, TextView after, const Quantity& quantity) const {
        if (is_one_of(quantity.unit, kIdleMeasures) || is_one_of(quantity.unit, kDuration)) return false;
        const TextView clause = folded_.substr(clause_.begin, clause_.size());
        const bool periodic = contains_any(before, kEveryPeriod);
        const bool urged = contains_any(clause, {U"力争", U"确保", U"争取"});
        if (quantity.in_han && !periodic) return false;
        const bool occasion = is_one_of(quantity.unit, kOccasionMeasures);
        const TextView last_word = word_before(before, before.size(), kProducts);
        const TextView last_occasion = word_before(before, before.size(), kOccasions);
        if (!last_word.empty()) return !quantity.in_han || occasion;
        if (!last_occasion.empty()) return occasion;
        const bool verb = contains_any(before, kProducts) || (occasion && contains_any(before, kOccasions));
        const bool closes = after.empty() || contains_any(after.substr(0, 2), {U"的", U"左右", U"任务", U"目标"});
        if ((periodic || urged) && occasion) return true;
        if ((periodic || urged) && !quantity.in_han) return verb || closes;
        return verb && closes && !quantity.in_han && !contains_any(before, {U"依托", U"围绕", U"以", U"由", U"对", U"在", U"从"});
    }

    bool tells_of_past_year() const {
        if (year_ == 0) return false;
        for (std::size_t i = clause_.begin; i + 4 < clause_.end; ++i) {
            if (!is_digit(folded_[i]) || folded_[i + 4] != U'年') continue;
            int value = 0;
            bool digits = i == clause_.begin || !is_digit(folded_[i - 1]);
            for (std::size_t k = i; k < i + 4; ++k) {
                digits = digits && is_digit(folded_[k]);
                value = value * 10 + static_cast<int>(folded_[k] & 0xF);
            }
            if (digits && value >= 1949 && value < year_) return true;
        }
        return false;
    }

    // Growth and decline are part of what is measured: "信访量下降5%".
    static bool is_change(TextView word) {
        static const Words kChange{U"增长", U"提高", U"提升", U"增加", U"上升", U"下降", U"降低", U"减少", U"压降"};
        return is_one_of(word, kChange);
    }

    static TextView strip_tail(TextView words, bool ratio) {
        static const Words kTail{U"为", U"在", U"到", U"至", U"均", U"均要", U"全部", U"要", U"应", U"须", U"力争", U"确保", U"完成", U"实现", U"保持", U"的",
                                 U"都", U"总数", U"约", U"每年", U"全年", U"各", U"不", U"共", U"要求", U"原则上", U"一般", U"分别", U"也", U"力求"};
        for (bool more = true; more;) {
            words = trimmed(words);
            more = false;
            for (const Words* list : {&kAtLeastBefore, &kAtMostBefore, &kTail})
                if (const auto word = word_before(words, words.size(), *list); !word.empty() && !(ratio && is_change(word))) {
                    words.remove_suffix(word.size());
                    more = true;
                    break;
                }
        }
        return words;
    }

    TextView strip_head(TextView words) const {
        static const Words kHead{U"确保", U"力争", U"争取", U"实现", U"使", U"要", U"将", U"全年", U"年内", U"今年", U"并", U"且", U"其中", U"力求", U"努力",
                                 U"推动", U"每年", U"每季度", U"每月", U"每半年", U"每季", U"年度", U"到", U"至", U"在", U"全面", U"切实", U"促进", U"不断",
                                 U"明确", U"逐步", U"内", U"按照", U"严格", U"应", U"须", U"坚持", U"原则上", U"计划", U"拟", U"于", U"有效", U"的", U"力促",
                                 U"积极", U"同时", U"对", U"将全市", U"全力", U"争取年内", U"每周"};
        for (bool more = true; more && !words.empty();) {
            words = trimmed(words);
            more = false;
            if (const auto word = word_at(words, 0, kHead); !word.empty()) {
                words.remove_prefix(word.size());
                more = true;
            } else if (const auto time = time_at(words, 0, words.size(), year_)) {
                words.remove_prefix(time->end);
                more = true;
            }
        }
        return words;
    }

    static TextView strip_verb(TextView words) {
        TextView rest = words;
        for (int round = 0; round < 2; ++round) {
            TextView verb = word_at(rest, 0, kOccasions);
            if (const auto other = word_at(rest, 0, kProducts); other.size() > verb.size()) verb = other;
            if (verb.empty()) break;
            rest.remove_prefix(verb.size());
        }
        return rest;
    }

    static TextView without_front_stops(TextView words) {
        while (!words.empty() && (is_stop(words.front()) || words.front() == U',' || words.front() == U'、' || words.front() == U')')) words.remove_prefix(1);
        return words;
    }

    // The same words as they are written in the document; `words` is a piece of the folded text.
    Text as_written(TextView words) const {
        words = trimmed(words);
        return Text(written_.substr(static_cast<std::size_t>(words.data() - folded_.data()), words.size()));
    }

    TextView object_before(Span span, bool ratio) const {
        const TextView words = without_front_stops(strip_head(strip_tail(folded_.substr(span.begin, span.size()), ratio)));
        return ratio ? words : trimmed(strip_verb(words));
    }

    Text indicator(std::size_t from, const Quantity& quantity) const {
        TextView before = object_before({from, quantity.span.begin}, true);
        // "援助量完成总人口万分之八": what is measured stands before the verb.
        if (quantity.unit == U"‱" || quantity.unit == U"‰")
            if (const auto at = before.find(U"完成"); at != TextView::npos && at >= 2) before = before.substr(0, at);
        const TextView noun = quantity.ratio || is_one_of(quantity.unit, kDuration) ? before : trimmed(strip_verb(before));
        if (noun.size() >= 2) return as_written(noun);
        TextView after = trimmed(folded_.substr(quantity.span.end, clause_.end - quantity.span.end));
        for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
            if (const auto word = word_at(after, 0, *list); !word.empty()) after.remove_prefix(word.size());
        while (!after.empty() && (after.front() == U'的' || after.front() == U'内' || is_space(after.front()))) after.remove_prefix(1);
        if (const auto end = after.find_first_of(U"、()"); end != TextView::npos) after = after.substr(0, end);
        if (trimmed(after).size() >= 2 && !(is_one_of(quantity.unit, kDuration) && !before.empty())) return as_written(after);
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
};

std::size_t quotation_end(TextView folded, std::size_t at, std::size_t end) {
    const char32_t close = folded[at] == U'“' ? U'”' : folded[at] == U'《' ? U'》' : folded[at] == U'‘' ? U'’' : U'\0';
    if (close == U'\0') return at;
    const std::size_t limit = std::min(end, at + (close == U'》' ? 100 : 40));
    for (std::size_t i = at + 1; i < limit; ++i)
        if (folded[i] == close) return i;
    return at;
}

}  // namespace

std::vector<TargetWords> targets_in(const NormalText& text, Span span, int year, Outlook outlook) {
    std::vector<TargetWords> found;
    if (outlook == Outlook::Done) return found;
    const TextView folded = text.folded;
    Span sentence{span.begin, span.begin};
    Span clause{span.begin, span.begin};
    Span previous;
    const auto clause_end = [&](std::size_t at) {
        const std::size_t limit = std::min(span.end, at + kReach);
        while (at < limit && !is_stop(folded[at]) && folded[at] != U'\n') {
            if (folded[at] == U',' && !(at > span.begin && is_digit(folded[at - 1]) && at + 3 < span.end && is_digit(folded[at + 1]) && is_digit(folded[at + 3]))) break;
            ++at;
        }
        return at;
    };
    while (clause.begin < span.end) {
        clause.end = clause_end(clause.begin);
        std::size_t from = clause.begin;
        for (std::size_t i = clause.begin; i < clause.end; ++i) {
            const char32_t c = folded[i];
            if (const std::size_t close = quotation_end(folded, i, span.end); close != i) {
                i = close;
                if (i >= clause.end) clause.end = clause_end(i);
                continue;
            }
            if (!is_digit(c) && !is_han_digit(c) && c != U'万') continue;
            const auto quantity = quantity_at(folded, i, clause.end);
            if (!quantity) {
                if (is_digit(c)) while (i + 1 < clause.end && (is_digit(folded[i + 1]) || folded[i + 1] == U'.')) ++i;
                continue;
            }
            if (auto target = Clause(text.text, folded, sentence, clause, previous, year).judge(*quantity, from)) {
                found.push_back(std::move(*target));
                from = quantity->span.end;
                for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
                    if (const auto word = word_at(folded, from, *list); !word.empty()) from += word.size();
            }
            i = quantity->span.end - 1;
        }
        const bool ends_sentence = clause.end >= span.end || folded[clause.end] == U'。' || folded[clause.end] == U'\n' || folded[clause.end] == U';';
        if (!clause.empty()) previous = clause;
        clause.begin = clause.end + 1;
        if (ends_sentence) sentence.begin = clause.begin;
    }
    return found;
}

}  // namespace xiezhi::plan
