#include "proof/fsck.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi::proof {

namespace {

using Check = Result<void> (*)(const Subject&, std::int64_t, Report&);

struct Part {
    std::string_view name;
    Check check;
};

constexpr Part kParts[] = {{"chain", check_chain}, {"tables", check_tables}, {"kept", check_kept}, {"figures", check_figures},
                           {"terms", check_terms}, {"links", check_links},   {"search", check_search},   {"files", check_files}};

struct Label {
    Severity severity;
    std::string_view id, zh, en;
};

constexpr Label kLabels[] = {{Severity::Error, "error", "错误", "ERROR"}, {Severity::Warning, "warning", "警告", "WARNING"}, {Severity::Note, "note", "提示", "NOTE"}};

const Label& label(Severity severity) {
    return *std::find_if(std::begin(kLabels), std::end(kLabels), [&](const Label& one) { return one.severity == severity; });
}

}  // namespace

const Words kChangedByHand{"请停止使用，保存现场（数据库、密钥目录、系统日志），由三员查明何人何时直接改动了数据库，再从备份恢复或按事件更正。",
                     "Stop using it and keep the evidence (database, key folder, system logs); let the administrators find out who changed the database by hand and when, then "
                     "restore a backup or correct the row by the events."};

bool Report::sound() const {
    return std::none_of(findings.begin(), findings.end(), [](const Finding& one) { return one.severity == Severity::Error; });
}

Result<Report> fsck(const Subject& subject, const Progress& progress) {
    const auto bureaus = store::bureaus_with_chain(subject.connection);
    if (!bureaus) return fail(bureaus.error());
    Report report;
    const std::size_t steps = 1 + bureaus->size() * std::size(kParts);
    std::size_t step = 0;
    const auto tell = [&](std::string_view part) { progress(part, static_cast<int>(100 * step++ / steps)); };
    tell("definitions");
    if (auto done = check_definitions(subject, report); !done) return fail(done.error());
    for (const std::int64_t bureau : *bureaus) {
        ++report.bureaus;
        for (const Part& part : kParts) {
            tell(part.name);
            if (auto done = part.check(subject, bureau, report); !done) return fail(done.error());
        }
    }
    progress("", 100);
    return report;
}

std::string_view name_of(Severity severity) { return label(severity).id; }

json::object to_json(const Report& report) {
    json::array findings;
    for (const Finding& one : report.findings) {
        findings.push_back(json::object{
            {"severity", name_of(one.severity)}, {"check", one.check}, {"where", one.where}, {"what", xiezhi::to_json(one.what)}, {"advice", xiezhi::to_json(one.advice)}});
    }
    return {{"sound", report.sound()},
            {"examined", json::object{{"bureaus", report.bureaus},
                                      {"events", report.events},
                                      {"rows", report.rows},
                                      {"cells", report.cells},
                                      {"terms", report.terms},
                                      {"files", report.files},
                                      {"texts", report.texts}}},
            {"findings", std::move(findings)}};
}

std::string to_text(const Report& report) {
    std::string out;
    for (const Finding& one : report.findings) {
        const Label& severity = label(one.severity);
        out += fmt::format("{} {} [{}] {}\n  {}\n  {}\n  → {}\n  → {}\n", severity.zh, severity.en, one.check, one.where, one.what.zh, one.what.en, one.advice.zh, one.advice.en);
    }
    out += fmt::format("已查 Examined: {} 机构 bureaus, {} 事件 events, {} 行 rows, {} 统计 figures, {} 期限 terms, {} 文件 files, {} 检索 texts\n",
                       report.bureaus, report.events, report.rows, report.cells, report.terms, report.files, report.texts);
    out += report.findings.empty() ? "一切相符 All is as it should be\n"
                                   : fmt::format("{}：{} 处 findings: {}\n", report.sound() ? "无错误 no errors" : "有错误 ERRORS", report.findings.size(), report.findings.size());
    return out;
}

}  // namespace xiezhi::proof
