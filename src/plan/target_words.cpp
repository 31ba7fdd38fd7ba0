#include "plan/target_words.hpp"

#include <algorithm>

namespace xiezhi::plan {

bool is_one_of(TextView word, const Words& words) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool completed(TextView clause) {
    for (auto at = clause.find(U'了'); at != TextView::npos; at = clause.find(U'了', at + 1))
        if (!(at > 0 && clause[at - 1] == U'为') && !(at + 1 < clause.size() && clause[at + 1] == U'解')) return true;
    return false;
}

bool is_rate_name(TextView words) {
    return words.size() >= 2 && !word_before(words, words.size(), {U"率", U"比例", U"占比", U"满意度", U"比重", U"覆盖面", U"达标度"}).empty();
}

bool is_change(TextView word) {
    static const Words kChange{U"增长", U"提高", U"提升", U"增加", U"上升", U"下降", U"降低", U"减少", U"压降", U"压减", U"削减", U"缩减", U"缩短", U"压缩"};
    return is_one_of(word, kChange);
}

TextView last_verb(TextView words) {
    const TextView product = word_before(words, words.size(), kProducts);
    const TextView occasion = word_before(words, words.size(), kOccasions);
    return product.size() >= occasion.size() ? product : occasion;
}

TextView strip_each(TextView words) {
    words = trimmed(words);
    const auto each = words.rfind(U'每');
    if (each == TextView::npos || words.size() - each > 10 || words.size() - each < 2) return words;
    const TextView rest = words.substr(each + 1);
    // "每月坐班" is more than a period.
    if (const auto period = word_at(rest, 0, {U"季度", U"学期", U"月", U"周", U"年", U"天", U"日", U"季"}); !period.empty() && rest.size() > period.size()) return words;
    if (word_before(rest, rest.size(), kEachEnds).empty() || contains_any(rest, kOccasions) || contains_any(rest, kProducts)) return words;
    return trimmed(words.substr(0, each));
}

TextView strip_tail(TextView words, bool ratio) {
    static const Words kTail{U"为", U"在", U"到", U"至", U"均", U"均要", U"全部", U"要", U"应", U"须", U"力争", U"确保", U"完成", U"实现", U"保持", U"的",
                             U"都", U"总数", U"约", U"每年", U"全年", U"各", U"不", U"共", U"要求", U"原则上", U"一般", U"动态", U"人均", U"等", U"、", U"三个", U"两个",
                             U"争取", U"≥", U"≧", U">", U"≤", U"≦", U"<", U"=", U"分别", U"也", U"力求", U"("};
    for (bool more = true; more;) {
        words = trimmed(words);
        more = false;
        TextView longest;
        for (const Words* list : {&kAtLeastBefore, &kAtMostBefore, &kTail})
            if (const auto word = word_before(words, words.size(), *list); word.size() > longest.size() && !(ratio && is_change(word))) longest = word;
        // 村规民约, 节约, 预约 are words of their own.
        if (longest == U"约" && !word_before(words, words.size(), {U"民约", U"公约", U"节约", U"契约", U"合约", U"签约", U"预约", U"违约", U"履约", U"条约"}).empty()) break;
        words.remove_suffix(longest.size());
        more = !longest.empty();
    }
    return words;
}

bool only_verb(TextView words) {
    const TextView verb = last_verb(words);
    const TextView rest = words.substr(0, words.size() - verb.size());
    const TextView bare = strip_tail(rest, false);
    return !verb.empty() && bare.size() < rest.size() && strip_each(bare).empty();
}

bool is_means(TextView words) {
    std::size_t verb = 0;
    for (const Words* list : {&kProducts, &kOccasions})
        for (const TextView word : *list)
            if (const auto at = words.rfind(word); at != TextView::npos) verb = std::max(verb, at);
    const TextView rest = words.substr(verb);
    if (contains_any(rest, {U"依托", U"围绕", U"由", U"对", U"在", U"从"})) return true;
    for (auto at = rest.find(U'以'); at != TextView::npos; at = rest.find(U'以', at + 1))
        if (at + 1 >= rest.size() || TextView(U"上下内来及").find(rest[at + 1]) == TextView::npos) return true;
    return false;
}

// "服务" of 服务工作者 is no verb.
static bool is_of_a_name(TextView words, std::size_t end) {
    return !word_at(words, end, {U"工作者", U"人员", U"中心", U"站", U"所", U"机构", U"员", U"室", U"对象", U"组织", U"委员会", U"队伍", U"型"}).empty();
}

static bool shorter(TextView a, TextView b) { return a.size() < b.size(); }

TextView strip_verb(TextView words) {
    TextView rest = words;
    // "我市全年办理案件": what stands before the period is whose it is.
    for (const TextView period : {TextView(U"全年"), TextView(U"每年"), TextView(U"年内"), TextView(U"今年")})
        if (const auto at = rest.rfind(period); at != TextView::npos && at > 0 && at + period.size() + 2 <= rest.size()) rest.remove_prefix(at + period.size());
    // "为困难群众办理案件": for whom it is done.
    if (!rest.empty() && rest.front() == U'为')
        for (std::size_t i = 3; i <= 24 && i < rest.size(); ++i)
            if (const auto verb = word_at(rest, i, kProducts); !verb.empty() && !is_of_a_name(rest, i + verb.size())) {
                if (i + verb.size() + 2 <= rest.size()) rest.remove_prefix(i);
                break;
            }
    // "在乡镇设立联系点": what is founded stands behind the verb.
    for (const TextView verb : {TextView(U"设立"), TextView(U"新建"), TextView(U"建成"), TextView(U"建立"), TextView(U"打造"), TextView(U"设置"), TextView(U"创建"),
                                TextView(U"发表"), TextView(U"刊发"), TextView(U"刊登"), TextView(U"播发")})
        if (const auto at = rest.rfind(verb); at != TextView::npos && at + verb.size() + 2 <= rest.size()) rest.remove_prefix(at);
    // "全县新建", "每村培养": whose they are to be is not what is counted.
    if (!rest.empty() && TextView(U"全每各").find(rest.front()) != TextView::npos)
        for (std::size_t i = 2; i <= 24 && i < rest.size(); ++i)
            if (const auto verb = std::max(word_at(rest, i, kProducts), word_at(rest, i, {U"组织", U"开展", U"举办", U"召开", U"组织开展"}), shorter);
                !verb.empty() && !is_of_a_name(rest, i + verb.size())) {
                if (i + verb.size() + 2 <= rest.size()) rest.remove_prefix(i);
                break;
            }
    for (int round = 0; round < 2; ++round) {
        TextView verb = word_at(rest, 0, kOccasions);
        if (const auto other = word_at(rest, 0, kProducts); other.size() > verb.size()) verb = other;
        if (verb.empty() || verb == U"集中") break;
        if ((is_one_of(verb, kDeeds) || is_one_of(verb, {U"服务", U"调解", U"救助", U"帮扶", U"监测", U"研究", U"治理"})) && is_of_a_name(rest, verb.size())) break;
        if (round > 0 && is_one_of(verb, kDeeds) && rest.size() >= verb.size() + 2) break;  // "下发督察建议书"
        // "抽检量" and "培训人数" are words of their own.
        if (rest.size() > verb.size() && TextView(U"量数率额费").find(rest[verb.size()]) != TextView::npos) break;
        if (!word_at(rest, verb.size(), {U"人数", U"人次", U"次数", U"金额", U"时间", U"周期", U"期限", U"面积", U"对象", U"资金", U"材料", U"人员"}).empty()) break;
        if (verb == U"实施" && !word_at(rest, verb.size(), {U"细则", U"方案", U"办法", U"意见"}).empty()) break;
        if (!word_before(rest, rest.size(), {U"数量", U"人数", U"次数", U"总量", U"总数"}).empty()) break;
        rest.remove_prefix(verb.size());
        if (is_one_of(verb, {U"召开", U"举办", U"举行"})) break;  // "召开调解例会"
    }
    return rest;
}

TextView without_front_stops(TextView words) {
    // "组织一次培训": how often is not its name.
    if (words.size() > 4 && words[0] == U'一' && TextView(U"次场期轮").find(words[1]) != TextView::npos && is_han(words[2])) words.remove_prefix(2);
    // "(1)" of a list inside the sentence.
    if (words.size() > 3 && words.front() == U'(' && is_digit(words[1]) && (words[2] == U')' || (is_digit(words[2]) && words[3] == U')')))
        words.remove_prefix(words[2] == U')' ? 3 : 4);
    // "1.春茶前改建": a number of a list inside a cell.
    if (words.size() > 3 && is_digit(words[0]) && (words[1] == U'.' || words[1] == U'、') && is_han(words[2])) words.remove_prefix(2);
    while (!words.empty() && (is_stop(words.front()) || TextView(U",、)●○◆◇■□▲△★☆※•·►▪➤√-—> ").find(words.front()) != TextView::npos)) words.remove_prefix(1);
    return words;
}

}  // namespace xiezhi::plan
