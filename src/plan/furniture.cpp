#include "plan/furniture.hpp"

#include <algorithm>

#include "plan/deadline.hpp"
#include "plan/markers.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

bool is_navigation(TextView line) {
    if (line.size() > 120) return false;
    if (std::count(line.begin(), line.end(), U'>') >= 2 && line.size() < 80) return true;
    if (contains_any(line, {U"网站标识码", U"ICP备", U"公网安备", U"版权所有"})) return true;
    static const std::vector<TextView> kHeads{U"发布时间", U"发布日期", U"发布机构", U"来源:", U"信息来源", U"字体", U"浏览次数", U"访问量", U"索引号", U"文号:",
                                              U"上一篇", U"下一篇", U"打印", U"关闭", U"扫一扫", U"分享到", U"责任编辑", U"编辑:", U"版权所有", U"主办单位:",
                                              U"网站标识码", U"您当前的位置", U"当前位置", U"首页>", U"首页 >", U"点击数", U"阅读次数", U"成文日期", U"生成日期",
                                              U"主题分类", U"公开日期", U"公开方式", U"审核:", U"作者:", U"撰稿", U"供稿", U"【字体", U"[字体", U"网站地图",
                                              U"备案号", U"相关附件", U"主题词", U"抄送", U"政务公开 ", U"稿源", U"编辑 :", U"发文字号", U"有效性", U"日期:",
                                              U"时间:", U"【打印", U"[打印", U"信息索引", U"浏览量", U"视力保护色", U"作者 :", U"来源 :", U"时间 :", U"日期 :"};
    return !word_at(line, 0, kHeads).empty();
}

bool is_date_line(TextView line) {
    const Text bare = without_spaces(line);
    TextView text = bare;
    while (!text.empty() && (text.front() == U'(' || text.back() == U')')) {
        if (text.front() == U'(') text.remove_prefix(1);
        else text.remove_suffix(1);
    }
    if (text.size() < 5 || text.size() > 14) return false;
    bool year = false;
    for (const char32_t c : text) {
        if (c == U'年') year = true;
        else if (!is_digit(c) && !is_han_digit(c) && c != U'月' && c != U'日' && c != U'-' && c != U'.' && c != U'/') return false;
    }
    return year ? text.back() == U'日' || text.back() == U'月' : text.size() >= 8 && text.find_first_of(U"-./") != TextView::npos;
}

bool is_signature(TextView line) {
    static const std::vector<TextView> kTails{U"司法局", U"办公室", U"委员会", U"人民政府", U"司法厅", U"司法所", U"领导小组", U"司法局办公室", U"局党组"};
    return line.size() >= 4 && line.size() <= 30 && line.find_first_of(U"、,。;:") == TextView::npos && !marker_at(line, 0, line.size()) &&
           !word_before(line, line.size(), kTails).empty();
}

bool is_annex(TextView line) {
    if (line.substr(0, 2) != U"附件" || line.size() > 90) return false;
    return line.size() == 2 || TextView(U": 一二三四五六").find(line[2]) != TextView::npos || is_digit(line[2]);
}

// The table above a page: "索引号 | … | 发布机构 | …", "生成日期: | … | 责任部门: | …".
bool is_metadata(const std::vector<Text>& cells) {
    static const std::vector<Text> kNames{U"索引号",   U"发布机构", U"发文机关", U"生成日期", U"成文日期", U"发布日期", U"主题分类", U"发文字号",
                                          U"公开方式", U"公开日期", U"有效性",   U"体裁分类", U"信息名称", U"文号",     U"公开形式", U"公开时限"};
    if (cells.size() < 2) return false;
    Text head = without_spaces(fold(cells.front()));
    if (!head.empty() && head.back() == U':') head.pop_back();
    return std::find(kNames.begin(), kNames.end(), head) != kNames.end();
}

// Links to other pages, below the text.
bool begins_links(TextView line) {
    static const std::vector<TextView> kHeads{U"相关链接", U"相关阅读", U"相关新闻", U"相关信息", U"相关文章", U"推荐阅读", U"热门文章", U"延伸阅读", U"友情链接", U"热点推荐", U"最新文章"};
    while (!line.empty() && (line.back() == U':' || is_space(line.back()))) line.remove_suffix(1);
    return std::find(kHeads.begin(), kHeads.end(), line) != kHeads.end();
}

}  // namespace

void drop_navigation(std::vector<Line>& lines) {
    std::vector<Line> kept;
    kept.reserve(lines.size());
    bool dropped = false;
    bool text = false;
    for (auto& line : lines) {
        if (text && line.cells.empty() && begins_links(line.folded)) break;
        text = text || line.folded.size() > 40;
        if (line.cells.empty() ? is_navigation(line.folded) : is_metadata(line.cells)) {
            dropped = true;
            continue;
        }
        line.after_blank = line.after_blank || dropped;
        dropped = false;
        kept.push_back(std::move(line));
    }
    lines = std::move(kept);
}

void drop_furniture(NormalText& text) {
    auto& paragraphs = text.paragraphs;
    const TextView folded = text.folded;
    const auto line_of = [&](std::size_t i) { return folded.substr(paragraphs[i].span.begin, paragraphs[i].span.size()); };
    std::vector<char> drop(paragraphs.size(), 0);
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (drop[i] || !paragraphs[i].cells.empty()) continue;
        const TextView line = line_of(i);
        if (!is_annex(line)) continue;
        drop[i] = 1;
        if (line.size() <= 5 && i + 1 < paragraphs.size()) paragraphs[i + 1].annex = true;
        // "附件:1.…" may go on with "2.…" on the following lines.
        const bool list = line.find_first_of(U"0123456789", 2) != TextView::npos && line.find(U':') != TextView::npos;
        for (std::size_t k = i + 1; list && k < paragraphs.size() && paragraphs[k].cells.empty(); ++k) {
            const auto marker = marker_at(line_of(k), 0, paragraphs[k].span.size());
            if (!marker || marker->number != static_cast<int>(k - i) + 1 || paragraphs[k].span.size() > 60) break;
            drop[k] = 1;
        }
    }
    // From the end: date, signature, the author's name in brackets.
    for (std::size_t i = paragraphs.size(); i > 0; --i) {
        const std::size_t p = i - 1;
        if (drop[p]) continue;
        if (!paragraphs[p].cells.empty()) break;
        const TextView line = line_of(p);
        const bool date = is_date_line(line);
        const bool author = line.size() <= 12 && line.size() >= 4 && line.front() == U'(' && line.back() == U')' && !label_at(line, 1) &&
                            !contains(line, U"牵头") && !contains(line, U"负责") && !is_unit_list(line.substr(1, line.size() - 2));
        if (!date && !author && !is_signature(line)) break;
        const bool follows_label = p > 0 && label_at(line_of(p - 1), 0) && line_of(p - 1).size() <= 8;
        if (follows_label && !date) break;
        drop[p] = 1;
    }
    std::vector<Paragraph> kept;
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
        if (!drop[i]) kept.push_back(std::move(paragraphs[i]));
    paragraphs = std::move(kept);
}

Heading find_heading(const NormalText& text, std::size_t first_part) {
    static const std::vector<TextView> kNames{U"要点", U"计划", U"总结", U"报告", U"方案", U"安排", U"打算", U"任务", U"汇报", U"清单", U"思路", U"规划",
                                              U"分解表", U"意见", U"述职", U"台账"};
    Heading out;
    int best = 0;
    const TextView folded = text.folded;
    const std::size_t limit = std::min<std::size_t>(first_part, 3000);
    std::size_t seen = 0;
    for (const auto& paragraph : text.paragraphs) {
        if (paragraph.span.begin >= limit || ++seen > 30) break;
        if (!paragraph.cells.empty() || paragraph.span.size() > 70 || paragraph.span.size() < 4) continue;
        const TextView line = folded.substr(paragraph.span.begin, paragraph.span.size());
        if (is_navigation(line) || line.find(U'。') != TextView::npos) continue;
        int score = contains_any(line, kNames) ? 4 : 0;
        if (contains(line, U"年") && line.find_first_of(U"0123456789〇一二三四五六七八九") != TextView::npos) score += 2;
        if (contains(line, U"工作")) score += 1;
        if (is_stop(line.back()) || line.back() == U',') score -= 3;
        if (score > best) {
            best = score;
            out.title = text.text.substr(paragraph.span.begin, paragraph.span.size());
        }
    }
    if (best < 3) out.title.clear();
    const Text title = fold(out.title);
    const auto years_of = [](TextView words) {
        std::vector<int> years;
        for (std::size_t i = 0; i + 4 < words.size(); ++i) {
            if (i > 0 && (is_digit(words[i - 1]) || is_han_digit(words[i - 1]))) continue;
            if (const auto time = time_at(words, i, words.size(), 0); time && time->date && (words.substr(i, 5).find(U'年') == 4 || is_digit(words[i])))
                years.push_back(to_ymd(*time->date).year);
        }
        return years;
    };
    auto years = years_of(title);
    if (years.empty()) {
        years = years_of(folded.substr(0, std::min<std::size_t>(folded.size(), 1500)));
        if (years.size() > 1) years.resize(1);
    }
    if (!years.empty()) out.year = *std::max_element(years.begin(), years.end());
    if (years.size() == 2 && years[1] - years[0] > 1) out.year = 0;  // a plan of several years
    return out;
}

}  // namespace xiezhi::plan
