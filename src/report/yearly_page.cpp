// The report as Markdown and as a page, and what still forbids to finalise it.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/page.hpp"
#include "report/yearly.hpp"

namespace xiezhi::report {

namespace {

// As an organ prints it. The colours have names: dark where the screen is, black on white on paper.
constexpr std::string_view kStyle =
    "@page{size:A4;margin:37mm 26mm 35mm 28mm}:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--line:#888;--faint:#d5d2ca;--accent:#23527c;--missing:#b3372a}"
    "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e8e6e1;--soft:#adb3b9;--paper:#16191c;--line:#767d84;--faint:#33383d;--accent:#8db7de;"
    "--missing:#e8877a}}body{font-family:FangSong,FangSong_GB2312,\"Noto Serif CJK SC\",serif;font-size:16pt;line-height:29pt;max-width:40em;margin:2em auto;color:var(--ink);"
    "background:var(--paper)}h1{font-size:22pt;font-weight:normal;text-align:center;line-height:1.4}h2,h3{font-size:16pt;margin:.6em 0 0;text-indent:2em;break-after:avoid}"
    "h3{font-weight:normal;font-family:KaiTi,KaiTi_GB2312,\"Noto Serif CJK SC\",serif}p{text-indent:2em;margin:0}data{text-decoration:underline dotted}"
    "data.missing{color:var(--missing)}table{border-collapse:collapse;width:100%;font-size:12pt;line-height:18pt}td,th{border:1px solid var(--line);padding:2pt "
    "6pt;text-align:left}"
    "td.n{text-align:right}th{white-space:nowrap}tr{break-inside:avoid}"
    "@media screen and (max-width:48em){body{padding:0 1em;margin:1em auto}.scroll{overflow-x:auto}.scroll table{min-width:34em}}@media print{body{margin:0;max-width:none}}";

std::string targets_text(const Number& number, bool chinese) {
    std::string text;
    for (const Target& target : number.targets) {
        if (!text.empty()) text += chinese ? "；" : "; ";
        text += target.wording;
        if (target.met) text += *target.met ? (chinese ? "（已达到）" : " (met)") : (chinese ? "（未达到）" : " (not met)");
    }
    return text;
}

// "受理 53，办结 52；相差 1": the cells on both sides as they were read.
Words sides_of(const figure::IdentityResult& identity, const figure::FigureSet& figures) {
    Words text;
    for (const auto& term : identity.terms) {
        const Words label = label_of(figures, term.reference);
        text.zh += fmt::format("{}{} {}", text.zh.empty() ? "" : "，", label.zh, term.value);
        text.en += fmt::format("{}{} {}", text.en.empty() ? "" : ", ", label.en, term.value);
    }
    if (identity.difference) {
        text.zh += fmt::format("；相差 {}", *identity.difference);
        text.en += fmt::format("; they differ by {}", *identity.difference);
    }
    return text;
}

std::string number_rows(const Yearly& report, bool chinese) {
    std::string rows;
    for (const Number& number : report.numbers) {
        rows += fmt::format("<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td><td>{}</td></tr>\n", escaped(chinese ? number.label.zh : number.label.en),
                            number.missing ? (chinese ? "缺" : "missing") : escaped(number.shown), escaped(number.before_shown),
                            number.missing ? "" : escaped(chinese ? number.change.zh : number.change.en), escaped(targets_text(number, chinese)));
    }
    return rows;
}

std::string title_of(const Yearly& report, const std::string& bureau, bool chinese) {
    return chinese ? fmt::format("{}{}年工作报告", bureau, report.year) : fmt::format("{}: report of {}", bureau, report.year);
}

// The text with its numbers, then what somebody wrote: a paragraph for each line.
std::string paragraphs(const Part& part, bool chinese) {
    std::string html;
    const std::vector<Run>& runs = chinese ? part.zh : part.en;
    for (const Run& run : runs) {
        if (run.reference.empty()) html += escaped(run.text);
        else
            html += fmt::format("<data value=\"{}\" data-ref=\"{}\" title=\"{}\"{}>{}</data>", run.value, escaped(run.reference), escaped(chinese ? run.label.zh : run.label.en),
                                run.missing ? " class=\"missing\"" : "", escaped(run.text));
    }
    if (!runs.empty()) html = "<p>" + html + "</p>\n";
    for (std::string_view rest = part.passage; !rest.empty();) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        if (line.find_first_not_of(" \r") != std::string_view::npos) html += fmt::format("<p class=\"written\">{}</p>\n", escaped(line));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return html;
}

}  // namespace

Faults open_points(const Yearly& report, const figure::FigureSet& figures, const std::vector<std::string>& excepted) {
    Faults faults;
    for (const Number& number : report.numbers) {
        if (!number.missing) continue;
        faults.push_back({Code::MissingField,
                          {fmt::format("报告缺少数据：{}", number.label.zh), fmt::format("The report lacks a number: {}", number.label.en)},
                          {"请在“引用数据”登记，写明来源。", "State it under Stated facts, with its source."},
                          number.reference, ""});
    }
    for (const auto& identity : report.identities) {
        if (identity.holds || std::find(excepted.begin(), excepted.end(), identity.identity->id) != excepted.end()) continue;
        const Words sides = sides_of(identity, figures);
        faults.push_back({Code::IdentityFailed,
                          {fmt::format("平衡关系不成立：{}（{}）", identity.identity->label.zh, sides.zh),
                           fmt::format("An identity does not hold: {} ({})", identity.identity->label.en, sides.en)},
                          {"请核对所涉记录；记录无误的，请管理员运行 xiezhi fsck；确有原因的，登记为不平衡的说明。",
                           "Check the records behind it; if they are right, let the administrator run xiezhi fsck; or record why it is so as an exception."},
                          identity.identity->id, identity.identity->says});
    }
    return faults;
}

std::string to_markdown(const Yearly& report, const std::string& bureau, bool chinese) {
    std::string text = fmt::format("# {}\n\n", title_of(report, bureau, chinese)), chapter;
    const auto in = [&](const Words& words) -> const std::string& { return chinese ? words.zh : words.en; };
    for (const Part& part : report.parts) {
        if (!in(part.chapter).empty()) chapter = in(part.chapter);
        if (!part.told()) continue;
        if (!chapter.empty()) text += fmt::format("## {}\n\n", std::exchange(chapter, ""));
        text += fmt::format("### {}{}{}\n\n", in(part.mark), chinese || in(part.mark).empty() ? "" : " ", in(part.heading));
        for (const Run& run : chinese ? part.zh : part.en) text += run.text;
        if (!part.zh.empty()) text += "\n\n";
        if (!part.passage.empty()) text += part.passage + "\n\n";
    }
    for (const auto& identity : report.identities) {
        if (identity.holds) continue;
        text += fmt::format("> {}{}（{}）\n", chinese ? "不平衡：" : "Does not balance: ", chinese ? identity.identity->label.zh : identity.identity->label.en, identity.identity->says);
    }
    return text;
}

std::string to_html(const Yearly& report, const std::string& bureau, bool chinese) {
    const std::string title = title_of(report, bureau, chinese);
    std::string page = fmt::format(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{}</title><style>{}{}</style></head>"
        "<body>\n<h1>{}</h1>\n",
        chinese ? "zh-CN" : "en", escaped(title), kStyle, chart_style(), escaped(title));
    const auto in = [&](const Words& words) -> const std::string& { return chinese ? words.zh : words.en; };
    std::string chapter;
    for (const Part& part : report.parts) {
        if (!in(part.chapter).empty()) chapter = in(part.chapter);
        if (!part.told()) continue;
        if (!chapter.empty()) page += fmt::format("<h2>{}</h2>\n", escaped(std::exchange(chapter, "")));
        page += fmt::format("<h3>{}{}{}</h3>\n", in(part.mark), chinese || in(part.mark).empty() ? "" : " ", escaped(in(part.heading))) + paragraphs(part, chinese);
        if (part.chart) page += chart_html(*part.chart, chinese);
    }
    page += chinese ? "<h2>数据对照</h2>\n<div class=\"scroll\"><table><thead><tr><th>指标</th><th>本年</th><th>上年</th><th>变化</th><th>目标</th></tr></thead><tbody>\n"
                    : "<h2>The numbers</h2>\n<div class=\"scroll\"><table><thead><tr><th>Figure</th><th>This year</th><th>Last "
                      "year</th><th>Change</th><th>Target</th></tr></thead><tbody>\n";
    page += number_rows(report, chinese) + "</tbody></table></div>\n";
    for (const auto& identity : report.identities) {
        if (identity.holds) continue;
        page += fmt::format("<p>{}{}（{}）</p>\n", chinese ? "不平衡：" : "Does not balance: ", escaped(chinese ? identity.identity->label.zh : identity.identity->label.en),
                            escaped(identity.identity->says));
    }
    return page + "</body></html>\n";
}

}  // namespace xiezhi::report
