#include "plan/indicator.hpp"

#include <algorithm>

#include "plan/target_words.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kLongNoun = 18;  // what is counted is named in fewer

class Indicator {
  public:
    explicit Indicator(const ClauseContext& at) : written_(at.written), folded_(at.folded), clause_(at.clause), previous_(at.previous), year_(at.year) {}

    Text name(std::size_t from, const Quantity& quantity) const {
        TextView before = object_before({from, quantity.span.begin}, true);
        // "援助量完成总人口万分之八": what is measured stands before the verb.
        if (quantity.unit == U"‱" || quantity.unit == U"‰")
            for (const TextView verb : {TextView(U"完成"), TextView(U"达到"), TextView(U"占")})
                if (const auto at = before.find(verb); at != TextView::npos && at >= 2) before = before.substr(0, at);
        // "采用数确保全市前3名": a rank.
        if (ends_with(before, U"前") && before.size() > 3) {
            before.remove_suffix(1);
            const auto all = before.rfind(U'全');
            if (all != TextView::npos && all + 3 >= before.size()) before = before.substr(0, all);
            before.remove_suffix(word_before(before, before.size(), {U"位居", U"进入", U"排名", U"位列", U"排在", U"保持", U"确保进入", U"力争进入"}).size());
            before = strip_tail(before, true);
        }
        TextView noun = quantity.ratio || is_one_of(quantity.unit, kDuration) ? before : trimmed(strip_verb(with_others(before)));
        if (is_one_of(quantity.unit, kOccasionMeasures)) noun = strip_deed(noun);
        if (noun.size() > kLongNoun)  // "按照…的规定开展警示教育4次"
            for (const TextView verb : {TextView(U"开展"), TextView(U"组织"), TextView(U"举办"), TextView(U"召开")})
                if (const auto at = noun.rfind(verb); at != TextView::npos && at + 4 <= noun.size()) noun = strip_verb(noun.substr(at));
        TextView after = trimmed(folded_.substr(quantity.span.end, clause_.end - quantity.span.end));
        for (const Words* list : {&kAtLeastAfter, &kAtMostAfter})
            if (const auto word = word_at(after, 0, *list); !word.empty()) after.remove_prefix(word.size());
        while (!after.empty() && (after.front() == U'的' || after.front() == U'内' || is_space(after.front()))) after.remove_prefix(1);
        after = after.substr(0, name_end(after));
        const bool object_follows = trimmed(after).size() >= 2 && !quantity.ratio && !is_one_of(quantity.unit, kDuration);
        // "全年组织2次以上培训", "每村至少培养8名明白人": the verb is before the number, its object behind.
        if (object_follows && (!last_verb(noun).empty() || !word_before(noun, noun.size(), kSettles).empty() ||
                               (quantity.span.begin > 0 && TextView(U"、与和及").find(folded_[quantity.span.begin - 1]) != TextView::npos)))
            return as_written(after);
        // "每个渡口至少有3名救生员"
        if (object_follows && noun.size() >= 3 && noun.front() == U'每' && noun.size() <= 12) return as_written(after);
        // "值守点建成2个"
        if (const TextView built = word_before(noun, noun.size(), {U"建成", U"建立", U"设立", U"创建", U"打造", U"新建", U"创成", U"完成", U"再增", U"再建", U"新增", U"发布", U"再新增"});
            !object_follows && !built.empty() && noun.size() >= built.size() + 2)
            noun.remove_suffix(built.size());
        const bool for_each = noun.size() >= 3 && noun.size() <= 12 && noun.front() == U'每' && counted_before(quantity);
        if (noun.size() >= 2 && !only_verb(noun) && !for_each) return as_written(noun);
        if (trimmed(after).size() >= 2 && !(is_one_of(quantity.unit, kDuration) && !before.empty())) return as_written(after);
        if (ends_with(quantity.unit, U"元") && is_one_of(before, {U"投资", U"投入"})) return as_written(before);
        if (is_one_of(before, kDeeds) && is_one_of(quantity.unit, {U"次", U"场", U"轮", U"期", U"人次", U"场次", U"遍"})) return as_written(before);
        if (const TextView each = per_unit({from, quantity.span.begin}); before.size() < 2 && !each.empty() && !counted_before(quantity)) return as_written(each);
        if (!previous_.empty()) {
            // "已建成站点36个,今年再建4个": of the clause before only what stands before its own number.
            if (const TextView object = object_before(up_to_number(previous_), false); object.size() >= 2 && object.size() <= 30)
                return as_written(before.size() >= 2 && contains(object, before) && !for_each ? before : object);
        }
        return as_written(before);
    }

  private:
    // 到 and 应 begin words of their own: 到位, 应急.
    static bool is_begun(TextView words, TextView head) {
        if (words.size() < 2) return false;
        return (head == U"到" && TextView(U"位岗庭场会达期村企校户").find(words[1]) != TextView::npos) ||
               (head == U"至" && words[1] == U'少') || (head == U"在" && TextView(U"岗册校押编职线矫").find(words[1]) != TextView::npos) ||
               (head == U"应" && TextView(U"急诉用届对").find(words[1]) != TextView::npos);
    }

    TextView strip_head(TextView words) const {
        static const Words kHead{U"确保", U"力争", U"争取", U"实现", U"使", U"要", U"将", U"全年", U"年内", U"今年", U"并", U"且", U"其中", U"力求", U"努力",
                                 U"推动", U"每年", U"每季度", U"每月", U"每半年", U"预计", U"预期", U"每季", U"年度", U"到", U"至", U"在", U"全面", U"切实", U"促进", U"不断",
                                 U"明确", U"逐步", U"内", U"按照", U"严格", U"应", U"须", U"坚持", U"原则上", U"计划", U"每人", U"每学期", U"每天", U"每所", U"每半年",
                                 U"预计", U"预期", U"拟", U"于", U"有效", U"的", U"力促",
                                 U"积极", U"同时", U"已", U"对", U"把", U"让", U"累计", U"将全市", U"全力", U"争取年内", U"每周"};
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

    // Whose it is and how often, before what is counted: "全县调解成功率", "司法所每季度法治课", "每个村(社区)明白人".
    static TextView core(TextView words) {
        static const Words kAreas{U"全县", U"全区", U"全市", U"全省", U"全镇", U"全街道", U"全系统", U"全局", U"全乡", U"全旗", U"我区", U"我县", U"我市", U"本区", U"本县", U"本市", U"辖区"};
        static const Words kPeriods{U"每季度", U"每学期", U"每半年", U"每月", U"每年", U"每周", U"每季"};
        static const Words kLead{U"听取", U"开展", U"创作", U"协助办理", U"办理", U"提供", U"参加", U"配备", U"报送", U"其中", U"上报", U"完成"};
        const auto without = [&](TextView head, std::size_t least) {
            if (!head.empty() && words.size() >= head.size() + least) words.remove_prefix(head.size());
        };
        for (const TextView period : kPeriods)
            if (const auto at = words.find(period);
                at != TextView::npos && at > 0 && at + period.size() + 3 <= words.size() && words[at + period.size()] != U'度')
                words = without_front_stops(words.substr(at + period.size()));
        without(word_at(words, 0, kAreas), 3);
        if (words.size() > 6 && words.front() == U'每')
            if (const auto quoted = words.find(U'“'); quoted != TextView::npos && quoted <= 10 && quoted >= 2) words.remove_prefix(quoted);
        without(word_at(words, 0, kLead), 3);
        without(word_at(words, 0, {U"至少", U"最少"}), 2);
        return without_front_stops(words);
    }

    // The same words as they are written in the document; `words` is a piece of the folded text.
    Text as_written(TextView words) const {
        words = core(trimmed(words));
        // "四个一”(到场率": the list begins inside the bracket.
        if (const auto open = words.rfind(U'('); open != TextView::npos && words.find(U')', open) == TextView::npos && open + 2 < words.size())
            words = trimmed(words.substr(open + 1));
        return Text(written_.substr(static_cast<std::size_t>(words.data() - folded_.data()), words.size()));
    }

    TextView object_before(Span span, bool ratio) const {
        TextView words = strip_tail(folded_.substr(span.begin, span.size()), ratio);
        // "时限由5日压缩至3日": where it comes from is not its name.
        for (const char32_t from : {U'由', U'从'})
            if (const auto at = words.rfind(from);
                at != TextView::npos && at != 1 && words.size() - at <= 10 && std::any_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(), is_digit))
                words = words.substr(0, at);
        // "参训率达到应训人数的95%": of what, is not its name either.
        if (ratio)
            for (const TextView word : {TextView(U"达到"), TextView(U"不少于"), TextView(U"不低于"), TextView(U"不超过"), TextView(U"超过")})
                if (const auto at = words.find(word); at != TextView::npos && at >= 2 && words.size() - at <= 16) words = strip_tail(words.substr(0, at), true);
        if (const TextView bare = strip_each(words); bare.size() != words.size()) words = strip_tail(bare, ratio);
        words = without_front_stops(strip_head(without_front_stops(words)));
        if (ratio && is_rate_name(words))
            if (const auto verb = word_at(words, 0, kRateHeads); !verb.empty() && words.size() >= verb.size() + 3) words.remove_prefix(verb.size());
        return ratio ? words : without_front_stops(trimmed(strip_verb(words)));
    }

    // "每个乡镇" of "每个乡镇不少于1个"; nothing when it is a period.
    TextView per_unit(Span span) const {
        const TextView words = without_front_stops(strip_tail(folded_.substr(span.begin, span.size()), false));
        if (words.size() < 2 || words.size() > 12 || words.front() != U'每') return {};
        return word_before(words, words.size(), {U"月", U"季度", U"季", U"年", U"周", U"学期", U"天", U"日"}).empty() ? words : TextView{};
    }

    // "总数达到1200人,每村不少于3人": the clause before counts the same.
    bool counted_before(const Quantity& quantity) const {
        const Span number{up_to_number(previous_).end, previous_.end};
        const auto other = number.empty() ? std::nullopt : quantity_at(folded_, number.begin, number.end);
        return other && other->unit == quantity.unit;
    }

    Span up_to_number(Span span) const {
        for (std::size_t i = span.begin + 1; i < span.end; ++i)
            if (is_digit(folded_[i]) && is_han(folded_[i - 1]) && folded_[i - 1] != U'年' && quantity_at(folded_, i, span.end)) return {span.begin, i};
        return span;
    }

    // "联合妇联开展讲座": who does it together is not what is done.
    static TextView with_others(TextView words) {
        if (word_at(words, 0, {U"联合", U"会同", U"协同", U"邀请", U"配合"}).empty()) return words;
        for (const TextView verb : {TextView(U"组织开展"), TextView(U"开展"), TextView(U"组织"), TextView(U"举办"), TextView(U"召开"), TextView(U"举行")})
            if (const auto at = words.find(verb); at != TextView::npos && at + verb.size() + 2 <= words.size()) return words.substr(at);
        return words;
    }

    // "动态数据每季度报送" of so many times: the thing is the data.
    static TextView strip_deed(TextView words) {
        TextView deed = word_before(words, words.size(), kDeeds);
        if (deed.empty()) deed = word_before(words, words.size(), {U"召开", U"举办", U"开展", U"组织", U"进行", U"举行"});
        if (deed.empty()) return words;
        const TextView rest = strip_tail(words.substr(0, words.size() - deed.size()), false);
        const TextView period = word_before(rest, rest.size(), {U"每半年", U"半年", U"每季度", U"每季", U"每月", U"每年", U"每周", U"每学期"});
        return !period.empty() && rest.size() >= period.size() + 2 ? strip_tail(rest.substr(0, rest.size() - period.size()), false) : words;
    }

    // Where the name of what is counted ends; "村(社区)" is one name.
    static std::size_t name_end(TextView words) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == U'、' || words[i] == U')') return i;
            if (TextView(U"与和及").find(words[i]) != TextView::npos && i + 1 < words.size() && is_digit(words[i + 1])) return i;
            if (words[i] != U'(') continue;
            const auto close = words.find(U')', i);
            const bool name = i > 0 && close != TextView::npos && close - i <= 6 &&
                              std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.begin() + static_cast<std::ptrdiff_t>(close), is_han);
            if (!name) return i;
            i = close;
        }
        return words.size();
    }

    TextView written_, folded_;
    Span clause_, previous_;
    int year_;
};

}  // namespace

Text indicator_of(const ClauseContext& context, const Quantity& quantity, std::size_t from) { return Indicator(context).name(from, quantity); }

}  // namespace xiezhi::plan
