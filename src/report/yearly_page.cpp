// The report as Markdown and as a page, and what still forbids to finalise it.
#include <fmt/format.h>

#include <algorithm>

#include "report/page.hpp"
#include "report/yearly.hpp"

namespace xiezhi::report {

namespace {

constexpr std::string_view kStyle =
    "@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font-family:FangSong,FangSong_GB2312,\"Noto Serif CJK SC\",serif;font-size:16pt;line-height:29pt;max-width:40em;margin:2em auto}"
    "h1{font-size:22pt;font-weight:normal;text-align:center}h2{font-size:16pt}p{text-indent:2em;margin:0}data{text-decoration:underline dotted}"
    "data.missing{color:#b3372a}table{border-collapse:collapse;width:100%;font-size:12pt;line-height:18pt}td,th{border:1px solid #888;padding:2pt 6pt;text-align:left}"
    "td.n{text-align:right}";

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
                          {"请核对所涉记录；确有原因的，登记为不平衡的说明。", "Check the records behind it, or record why it is so as an exception."},
                          identity.identity->id, identity.identity->says});
    }
    return faults;
}

std::string to_markdown(const Yearly& report, bool chinese) {
    std::string text;
    for (const Part& part : report.parts) {
        text += fmt::format("## {}\n\n", chinese ? part.heading.zh : part.heading.en);
        for (const Run& run : chinese ? part.zh : part.en) text += run.text;
        text += "\n\n";
    }
    for (const auto& identity : report.identities) {
        if (identity.holds) continue;
        text += fmt::format("> {}{}（{}）\n", chinese ? "不平衡：" : "Does not balance: ", chinese ? identity.identity->label.zh : identity.identity->label.en, identity.identity->says);
    }
    return text;
}

std::string to_html(const Yearly& report, const std::string& bureau, bool chinese) {
    const std::string title = chinese ? fmt::format("{}{}年工作报告", bureau, report.year) : fmt::format("{}: report of {}", bureau, report.year);
    std::string page = fmt::format("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title><style>{}</style></head><body>\n<h1>{}</h1>\n",
                                   chinese ? "zh-CN" : "en", escaped(title), kStyle, escaped(title));
    for (const Part& part : report.parts) {
        page += fmt::format("<h2>{}</h2>\n<p>", escaped(chinese ? part.heading.zh : part.heading.en));
        for (const Run& run : chinese ? part.zh : part.en) {
            if (run.reference.empty()) page += escaped(run.text);
            else
                page += fmt::format("<data value=\"{}\" data-ref=\"{}\" title=\"{}\"{}>{}</data>", run.value, escaped(run.reference),
                                    escaped(chinese ? run.label.zh : run.label.en), run.missing ? " class=\"missing\"" : "", escaped(run.text));
        }
        page += "</p>\n";
    }
    page += chinese ? "<h2>数据对照</h2>\n<table><thead><tr><th>指标</th><th>本年</th><th>上年</th><th>变化</th><th>目标</th></tr></thead><tbody>\n"
                    : "<h2>The numbers</h2>\n<table><thead><tr><th>Figure</th><th>This year</th><th>Last year</th><th>Change</th><th>Target</th></tr></thead><tbody>\n";
    page += number_rows(report, chinese) + "</tbody></table>\n";
    for (const auto& identity : report.identities) {
        if (identity.holds) continue;
        page += fmt::format("<p>{}{}（{}）</p>\n", chinese ? "不平衡：" : "Does not balance: ", escaped(chinese ? identity.identity->label.zh : identity.identity->label.en),
                            escaped(identity.identity->says));
    }
    return page + "</body></html>\n";
}

}  // namespace xiezhi::report
