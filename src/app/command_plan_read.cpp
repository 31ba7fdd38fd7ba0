// `xiezhi plan read`: shows what a work plan or report says, as items and targets; nothing is stored.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "base/share.hpp"
#include "plan/read_plan.hpp"

namespace xiezhi::app {
namespace {

struct Options {
    std::string file;
    std::string format = "json";
    std::string as = "auto";
};

// One byte more than the limit is read, so that what is too large is refused as such and not cut.
std::string read_standard_input() {
    std::string bytes;
    std::string block(65536, '\0');
    while (bytes.size() <= plan::kLargestDocument) {
        const std::size_t got = std::fread(block.data(), 1, block.size(), stdin);
        if (got == 0) break;
        bytes.append(block, 0, got);
    }
    return bytes;
}

Result<plan::PlanDocument> run(const Options& options) {
    const plan::PlanFormat as = options.as == "text"   ? plan::PlanFormat::Plain
                                : options.as == "html" ? plan::PlanFormat::Html
                                : options.as == "docx" ? plan::PlanFormat::Docx
                                                       : plan::PlanFormat::Auto;
    if (options.file == "-") return plan::read_plan(read_standard_input(), as);
    const auto bytes = read_file(options.file, plan::kLargestDocument);
    if (!bytes) return fail(bytes.error());
    auto document = plan::read_plan(*bytes, as);
    if (document) return document;
    Faults faults = std::move(document.error());
    for (auto& fault : faults)
        if (fault.where.empty()) fault.where = options.file;
    return fail(std::move(faults));
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : "、") + name;
    return out;
}

std::string by_when(const std::optional<CivilDate>& date, const std::string& words) {
    if (!date) return words;
    return words.empty() || words == to_string(*date) ? to_string(*date) : fmt::format("{} ({})", to_string(*date), words);
}

std::string table(const plan::PlanDocument& document) {
    std::string out;
    if (!document.title.empty()) out += document.title + "\n";
    out += fmt::format("{} {} · {} {} · {} {}\n\n", document.is_report ? "报告 report" : "计划 plan",
                       document.year == 0 ? std::string("—") : std::to_string(document.year), document.items.size(), "项 items",
                       document.targets.size(), "指标 targets");
    for (const auto& item : document.items) {
        const auto depth = static_cast<std::size_t>(std::count(item.path.begin(), item.path.end(), '/'));
        out += fmt::format("{}{}  {}\n", std::string(depth * 2, ' '), item.path, item.title);
        const std::string indent(depth * 2 + 4, ' ');
        if (!item.departments.empty()) out += fmt::format("{}责任单位 units: {}\n", indent, joined(item.departments));
        if (!item.lead.empty()) out += fmt::format("{}牵头 lead: {}\n", indent, item.lead);
        if (!item.deadline_text.empty()) out += fmt::format("{}完成时限 deadline: {}\n", indent, by_when(item.deadline, item.deadline_text));
    }
    if (!document.targets.empty()) out += "\n指标 targets\n";
    for (const auto& target : document.targets) {
        const char* sign = target.comparison == plan::Comparison::AtLeast ? "≥" : target.comparison == plan::Comparison::AtMost ? "≤" : "=";
        out += fmt::format("{}  {} {} {} {}  {}\n    {}\n", target.path.empty() ? "—" : target.path, target.indicator, sign, target.value,
                           target.unit, by_when(target.deadline, target.deadline_text), target.text);
    }
    return out;
}

}  // namespace

void add_plan_read(CLI::App& plan_command, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = plan_command.add_subcommand(
        "read", "读取计划或总结的文字，列出任务、责任单位、时限和指标 | Read a plan or report into items, units, deadlines and targets");
    command->add_option("file", options->file, "文本、网页或 .docx 文件；- 为标准输入 | text, HTML or .docx file; - for standard input")->required();
    command->add_option("--format", options->format, "json | table")->check(CLI::IsMember({"json", "table"}));
    command->add_option("--as", options->as, "按何种格式读 | what the file is: auto, text, html, docx")
        ->check(CLI::IsMember({"auto", "text", "html", "docx"}));
    command->callback([options, &status] {
        const auto document = run(*options);
        status = document ? 0 : 1;
        std::string out;
        if (!document) {
            if (options->format == "json") out = json::serialize(json::object{{"faults", to_json(document.error())}}) + "\n";
            else out = to_text(document.error());
            std::fwrite(out.data(), 1, out.size(), options->format == "json" ? stdout : stderr);
            return;
        }
        out = options->format == "json" ? plan::to_json_text(*document) : table(*document);
        std::fwrite(out.data(), 1, out.size(), stdout);
    });
}

}  // namespace xiezhi::app
