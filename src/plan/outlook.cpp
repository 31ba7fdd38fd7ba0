// Whether a text looks back or forward.
#include <algorithm>

#include "plan/target.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

const std::vector<TextView> kBack{U"总结", U"报告", U"汇报", U"回顾", U"述职", U"工作情况", U"完成情况", U"成效", U"小结", U"进展情况", U"纪实"};
const std::vector<TextView> kForward{U"计划", U"要点", U"打算", U"安排", U"思路", U"方案", U"任务", U"规划", U"意见", U"清单", U"下一步", U"目标", U"部署", U"台账", U"责任书", U"分解"};

std::size_t count(TextView text, TextView word) {
    std::size_t times = 0;
    for (auto at = text.find(word); at != TextView::npos; at = text.find(word, at + word.size())) ++times;
    return times;
}

// "现将全年工作情况报告如下": said once near the beginning it decides; "现将要点印发给你们" says the other thing.
bool announces_report(TextView text) {
    text = text.substr(0, 3000);
    for (auto at = text.find(U"现将"); at != TextView::npos; at = text.find(U"现将", at + 2)) {
        const TextView words = text.substr(at, std::min<std::size_t>(60, text.find_first_of(U"。\n", at) - at));
        if (contains_any(words, {U"报告如下", U"汇报如下", U"总结如下", U"情况如下", U"通报如下"}) && !contains_any(words, {U"计划", U"安排", U"要点", U"打算"})) return true;
    }
    return false;
}

}  // namespace

Outlook outlook_of(TextView folded, TextView whole_title) {
    // "关于落实《政府工作报告》的分工意见": the name of another paper does not count.
    Text title;
    bool named = false;
    for (const char32_t c : whole_title) {
        named = (named || c == U'《') && c != U'》';
        if (!named) title.push_back(c);
    }
    const bool back = contains_any(title, kBack);
    const bool forward = contains_any(title, kForward);
    if (back) return Outlook::Done;  // 总结及计划 begins with the summary; its second part turns
    if (forward) return Outlook::ToDo;
    if (announces_report(folded)) return Outlook::Done;
    const TextView text = folded.substr(0, std::min<std::size_t>(folded.size(), 200000));
    static const std::vector<std::pair<TextView, int>> kDone{
        {U"截至目前", 3}, {U"截至", 2}, {U"累计", 2}, {U"先后", 1}, {U"荣获", 2}, {U"获得", 1}, {U"被评为", 2}, {U"圆满", 1}, {U"完成了", 2},
        {U"开展了", 2}, {U"组织了", 2}, {U"举办了", 2}, {U"办理了", 2}, {U"取得了", 2}, {U"得到了", 2}, {U"同比", 2}, {U"近年来", 2}, {U"一年来", 3},
        {U"已建", 2}, {U"共建有", 2}, {U"余场", 2}, {U"余件", 2}, {U"余人", 2}, {U"余份", 2}, {U"余次", 2}, {U"共开展", 2}, {U"共办理", 2},
        {U"共受理", 2}, {U"成功率", 1}, {U"工作总结", 3}, {U"现将", 3}, {U"工作情况", 2}, {U"下一步", 2}, {U"已完成", 2}, {U"均已", 2}, {U"存在的问题", 3},
        {U"共召开", 2}, {U"共举办", 2}, {U"共组织", 2}, {U"共化解", 2}, {U"共排查", 2}, {U"全部合格", 2}};
    static const std::vector<std::pair<TextView, int>> kToDo{
        {U"责任部门", 3}, {U"责任单位", 3}, {U"责任科室", 3}, {U"牵头单位", 3}, {U"完成时限", 4}, {U"力争", 3}, {U"底前", 3}, {U"工作要点", 3},
        {U"工作计划", 3}, {U"确保", 1}, {U"进一步", 1}, {U"不低于", 3}, {U"不少于", 3}, {U"努力", 1}, {U"将紧紧", 4}, {U"总体要求", 3},
        {U"今年", 1}, {U"牵头", 1}, {U"积极", 1}, {U"深入", 0}, {U"加快", 1}, {U"争创", 1}, {U"至少", 2}, {U"总体思路", 3}, {U"工作目标", 3}, {U"以上", 1}};
    std::size_t done = 0;
    std::size_t to_do = 0;
    for (const auto& [word, weight] : kDone) done += count(text, word) * static_cast<std::size_t>(weight);
    for (const auto& [word, weight] : kToDo) to_do += count(text, word) * static_cast<std::size_t>(weight);
    // 了 after a verb: what was done. Plans write 为了 and 了解 only.
    done += 2 * (count(text, U"了") - std::min(count(text, U"了"), count(text, U"为了") + count(text, U"了解") + count(text, U"除了")));
    return done >= 6 && done > to_do ? Outlook::Done : Outlook::ToDo;
}

std::optional<Outlook> turn(TextView head) {
    if (head.size() > 60) head = head.substr(0, 60);
    static const std::vector<TextView> kAhead{U"下一步", U"下步", U"下阶段", U"下一阶段", U"工作打算", U"工作计划", U"工作思路", U"明年", U"下年度",
                                              U"努力方向", U"今后", U"下半年工作", U"工作安排"};
    static const std::vector<TextView> kBehind{U"回顾", U"工作总结", U"完成情况", U"取得的成效", U"主要成效", U"工作情况", U"工作成效", U"存在的问题",
                                               U"存在问题", U"主要做法", U"特色亮点", U"开展情况", U"上半年工作", U"工作进展", U"基本情况", U"工作概况", U"建设情况", U"履职情况", U"举措和成效",
                                               U"举措及成效", U"做法和成效", U"做法及成效", U"落实情况", U"存在的不足"};
    static const std::vector<TextView> kPerhapsAhead{U"目标任务", U"重点任务", U"工作要点"};
    if (contains_any(head, kAhead)) return Outlook::ToDo;
    if (contains_any(head, kBehind)) return Outlook::Done;
    if (contains_any(head, kPerhapsAhead)) return Outlook::ToDo;
    return std::nullopt;
}

}  // namespace xiezhi::plan
