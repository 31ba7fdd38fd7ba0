#include "plan/vocabulary.hpp"

#include <algorithm>

namespace xiezhi::plan {
namespace {

struct Entry {
    TextView words;
    LabelKind kind;
};

const std::vector<Entry>& labels() {
    static const std::vector<Entry> kLabels = [] {
        std::vector<Entry> made{
            {U"牵头", LabelKind::Lead}, {U"主责", LabelKind::Lead}, {U"配合", LabelKind::Support}, {U"参与", LabelKind::Support},
            {U"协办", LabelKind::Support}, {U"协助", LabelKind::Support}, {U"主办", LabelKind::Lead},
            {U"承办", LabelKind::Units}, {U"主体责任", LabelKind::Units}, {U"责任", LabelKind::Units}, {U"责任分工", LabelKind::Units}, {U"分工", LabelKind::Units},
            {U"责任人", LabelKind::Person}, {U"责任人员", LabelKind::Person}, {U"责任领导", LabelKind::Person},
            {U"牵头领导", LabelKind::Person}, {U"分管领导", LabelKind::Person}, {U"分管负责人", LabelKind::Person},
            {U"联系人", LabelKind::Person}, {U"具体责任人", LabelKind::Person}, {U"牵头人", LabelKind::Person},
            {U"包抓领导", LabelKind::Person}, {U"负责人", LabelKind::Person}, {U"联系领导", LabelKind::Person},
            {U"挂点领导", LabelKind::Person}, {U"具体负责人", LabelKind::Person}, {U"经办人", LabelKind::Person},
            {U"完成时限", LabelKind::Deadline}, {U"完成时间", LabelKind::Deadline}, {U"完成期限", LabelKind::Deadline},
            {U"时限要求", LabelKind::Deadline}, {U"工作时限", LabelKind::Deadline}, {U"时间节点", LabelKind::Deadline},
            {U"时间要求", LabelKind::Deadline}, {U"时间安排", LabelKind::Deadline}, {U"截止时间", LabelKind::Deadline},
            {U"截止日期", LabelKind::Deadline}, {U"办结时限", LabelKind::Deadline}, {U"推进时限", LabelKind::Deadline},
            {U"时限", LabelKind::Deadline}, {U"时间", LabelKind::Deadline}, {U"完成日期", LabelKind::Deadline}, {U"时间进度", LabelKind::Deadline},
            {U"进度安排", LabelKind::Deadline}, {U"推进时间", LabelKind::Deadline}, {U"落实时限", LabelKind::Deadline},
            {U"办理时限", LabelKind::Deadline}, {U"实施时间", LabelKind::Deadline}, {U"整改时限", LabelKind::Deadline}};
        struct Group {
            LabelKind kind;
            std::vector<TextView> heads;
        };
        const std::vector<Group> groups{
            {LabelKind::Lead,
             {U"牵头", U"主责", U"主办", U"主要责任", U"责任牵头", U"牵头责任", U"主牵头", U"第一责任", U"领办", U"牵头抓总", U"牵头负责", U"主要负责", U"主管责任", U"首要责任"}},
            {LabelKind::Support, {U"配合", U"协办", U"协助", U"参与", U"协同", U"配合责任", U"参加", U"协作", U"配合协助", U"协助配合", U"协办配合"}},
            {LabelKind::Units, {U"责任",     U"承办",     U"落实", U"实施", U"负责", U"承担", U"执行", U"责任主体", U"完成",     U"其他责任", U"共同责任", U"相关责任",
                                U"具体责任", U"直接责任", U"认领", U"包保", U"包联", U"帮扶", U"推进", U"具体承办", U"具体实施", U"具体落实", U"组织实施", U"任务",
                                U"主管",     U"主抓",     U"经办", U"组织", U"督办", U"业务", U"分工", U"对口",     U"涉及",     U"包抓",     U"统筹"}}};
        static const std::vector<TextView> kTails{U"单位", U"部门", U"科室", U"处室", U"股室", U"科所", U"机构", U"主体", U"科", U"处室(单位)",
                                                  U"处(科)室", U"所室", U"科室(股)", U"处科室", U"科(室)", U"科室(所)", U"科室(单位)", U"部门(单位)", U"单位(部门)", U"科室、所",
                                                  U"单位及科室", U"科室及单位", U"股(室)", U"部门和单位", U"科(所)", U"股", U"处(室)", U"单位(科室)",
                                                  U"单位/科室", U"科室/单位", U"部门/单位", U"单位/部门", U"科室/所", U"单位及责任人", U"科室及责任人", U"部门及责任人",
                                                  U"单位和责任人", U"科室和责任人", U"单位、责任人", U"科室、责任人", U"单位(责任人)", U"科室(责任人)", U"科室(中心)"};
        // Composed once; the views must outlive the function.
        static std::vector<Text> kComposed;
        kComposed.reserve(4096);
        for (const TextView head : {TextView(U"完成"), TextView(U"办理"), TextView(U"办结"), TextView(U"整改"), TextView(U"落实"), TextView(U"实施"), TextView(U"推进"), TextView(U"工作"),
                                    TextView(U"任务"), TextView(U"达标"), TextView(U"要求完成")})
            for (const TextView tail : {TextView(U"时限"), TextView(U"期限"), TextView(U"时间"), TextView(U"日期"), TextView(U"节点"), TextView(U"时间节点"), TextView(U"截止时间")}) {
                kComposed.push_back(Text(head) + Text(tail));
                made.push_back({kComposed.back(), LabelKind::Deadline});
            }
        for (const auto& group : groups)
            for (const auto head : group.heads)
                for (const auto tail : kTails) {
                    if (tail.size() == 1 && head != U"责任" && head != U"牵头" && head != U"主办" && head != U"配合" && head != U"承办" && head != U"协办" && head != U"主责") continue;
                    kComposed.push_back(Text(head) + Text(tail));
                    made.push_back({kComposed.back(), group.kind});
                }
        std::stable_sort(made.begin(), made.end(), [](const Entry& a, const Entry& b) {
            return a.words.front() != b.words.front() ? a.words.front() < b.words.front() : a.words.size() > b.words.size();
        });
        return made;
    }();
    return kLabels;
}

const std::vector<TextView>& unit_tails() {
    static const std::vector<TextView> kTails{
        U"科", U"室", U"处", U"股", U"所", U"局", U"办", U"部", U"委", U"厅", U"院", U"队", U"站", U"组", U"会", U"镇", U"乡", U"庭",
        U"中心", U"街道", U"单位", U"部门", U"支部", U"党委", U"政府", U"公司", U"协会", U"村", U"社区", U"学校", U"党校", U"园区", U"工商联", U"文联", U"社科联", U"侨联", U"科协",
        U"馆", U"集团", U"银行", U"大学", U"专班", U"党组", U"机关", U"机构", U"司法所", U"团区委", U"妇联", U"工会", U"残联", U"法院", U"检察院", U"律所", U"事务所",
        U"区", U"管委会", U"基地", U"平台", U"街", U"台", U"社", U"网格", U"班子", U"领导", U"成员"};
    return kTails;
}

}  // namespace

std::optional<Label> label_at(TextView folded, std::size_t at) {
    if (at >= folded.size()) return std::nullopt;
    const auto& all = labels();
    const char32_t head = folded[at];
    if (head < all.front().words.front() || head > all.back().words.front()) return std::nullopt;
    auto entry = std::lower_bound(all.begin(), all.end(), head, [](const Entry& one, char32_t c) { return one.words.front() < c; });
    if (entry == all.end() || entry->words.front() != head) return std::nullopt;
    // Most places end here: the second character is none of a label.
    std::size_t next = at + 1;
    while (next < folded.size() && folded[next] == U' ' && next - at < 12) ++next;
    if (next >= folded.size()) return std::nullopt;
    for (; entry != all.end() && entry->words.front() == head; ++entry) {
        if (entry->words[1] != folded[next]) continue;
        std::size_t i = at;
        bool same = true;
        for (const char32_t c : entry->words) {
            while (i < folded.size() && i > at && folded[i] == U' ' && i - at < 12) ++i;
            if (i >= folded.size() || folded[i] != c) {
                same = false;
                break;
            }
            ++i;
        }
        if (same) return Label{entry->kind, {at, i}};
    }
    return std::nullopt;
}

bool is_unit_name(TextView folded) {
    TextView name = trimmed(folded);
    while (!name.empty() && (name.back() == U')' || name.back() == U']')) {
        const auto open = name.find_last_of(U"([");
        if (open == TextView::npos || open == 0) return false;
        name = trimmed(name.substr(0, open));
    }
    if (ends_with(name, U"等")) name.remove_suffix(1);
    if (name.size() < 2 || name.size() > 24) return false;
    for (const char32_t c : name)
        if (is_stop(c) || c == U',' || c == U'、' || c == U'.') return false;
    // "领导" and its like end names, but are none.
    static const std::vector<TextView> kNoNames{U"领导", U"成员", U"班子", U"机关", U"平台", U"基地", U"网格", U"机构"};
    if (std::find(kNoNames.begin(), kNoNames.end(), name) != kNoNames.end()) return false;
    return !word_before(name, name.size(), unit_tails()).empty();
}

bool is_unit_list(TextView folded) {
    folded = trimmed(folded);
    if (folded.empty() || folded.size() > 400) return false;
    std::size_t begin = 0;
    std::size_t all = 0;
    std::size_t units = 0;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size() && folded[i] != U'、' && folded[i] != U',' && folded[i] != U';' && folded[i] != U' ') continue;
        const TextView piece = trimmed(folded.substr(begin, i - begin));
        begin = i + 1;
        if (piece.empty()) continue;
        ++all;
        if (piece.size() > 24) return false;
        if (is_unit_name(piece)) ++units;
    }
    return all > 0 && units == all;
}

bool is_deadline_words(TextView folded) {
    const Text bare = without_spaces(folded);
    const TextView words = bare;
    if (words.size() < 2 || words.size() > 24) return false;
    static const std::vector<TextView> kWhole{U"全年", U"长期", U"长期坚持", U"长期推进", U"持续推进", U"持续", U"常态化", U"常年", U"上半年",
                                              U"下半年", U"年底", U"年底前", U"年内", U"长期任务", U"持续开展", U"全年推进", U"立即",
                                              U"按时间节点", U"即时", U"贯穿全年", U"常态化推进", U"立行立改", U"全年持续"};
    for (const auto whole : kWhole)
        if (words == whole) return true;
    bool digit = false;
    bool time = false;
    for (const char32_t c : words) {
        if (is_digit(c) || is_han_digit(c)) digit = true;
        else if (c == U'年' || c == U'月' || c == U'日' || c == U'季' || c == U'旬' || c == U'周') time = true;
        else if (TextView(U"底前末中上下初半第度每各完成之以内于-.至—~～全到年度(),、;按持续开展次长期").find(c) == TextView::npos) return false;
    }
    if (time) return digit || contains(words, U"底") || contains(words, U"每");
    const auto dashes = std::count(words.begin(), words.end(), U'-') + std::count(words.begin(), words.end(), U'.');
    return digit && dashes >= 1 && words.size() >= 6;  // 2023-12, 2023.12.31
}

}  // namespace xiezhi::plan
