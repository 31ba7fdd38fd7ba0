// `xiezhi report make`: the yearly report of a bureau's folder, beside a running server or without one; nothing is stored.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "report/yearly.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    WorkspaceOptions workspace;
    int year = 0;
    std::string format = "md";
    std::string language = "zh";
};

struct Made {
    std::string text;
    Faults unbalanced;  // said beside the report, which is a draft all the same
};

Result<Made> run(const Options& options) {
    const SystemClock clock;
    auto opened = Workspace::open(options.workspace, Workspace::For::Reading, clock);
    if (!opened) return fail(opened.error());
    Workspace& workspace = **opened;
    const auto number = workspace.bureau();
    if (!number) return fail(number.error());
    auto connection = workspace.database->connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    const auto bureau = engine::load_bureau(**connection, *number);
    if (!bureau) return fail(bureau.error());
    const figure::FigureSet& figures = *workspace.catalog->figures;
    const auto passages = xiezhi::report::passages_of(**connection, figures.definition(), *number, options.year);
    if (!passages) return fail(passages.error());
    const auto charts = options.format == "html" ? xiezhi::report::Charts::Yes : xiezhi::report::Charts::No;
    const auto yearly = xiezhi::report::make_yearly(**connection, figures, *bureau, options.year, china_date(clock.now()), *passages, charts);
    if (!yearly) return fail(yearly.error());
    Made made;
    const bool chinese = options.language == "zh";
    if (options.format == "json") made.text = json::serialize(xiezhi::report::to_json(*yearly, figures)) + "\n";
    else if (options.format == "html") made.text = xiezhi::report::to_html(*yearly, bureau->name, chinese);
    else made.text = xiezhi::report::to_markdown(*yearly, bureau->name, chinese);
    for (const auto& identity : yearly->identities) {
        if (identity.holds) continue;
        made.unbalanced.push_back({Code::IdentityFailed,
                                   {"平衡关系不成立：" + identity.identity->label.zh, "An identity does not hold: " + identity.identity->label.en},
                                   {"定稿前请核对所涉记录；记录无误的，运行 xiezhi fsck 核对统计。",
                                    "Check the records behind it before the report is finalised; if they are right, xiezhi fsck proves the counts."},
                                   identity.identity->says, ""});
    }
    return made;
}

}  // namespace

void add_report(CLI::App& app, int& status) {
    CLI::App* reports = app.add_subcommand("report", "年度报告 | The yearly report");
    reports->require_subcommand(1);
    CLI::App* command = reports->add_subcommand("make", "按记录生成年度报告初稿 | Make a draft of the yearly report from the records");
    auto options = std::make_shared<Options>();
    add_workspace_options(*command, options->workspace);
    command->add_option("--year", options->year, "年度 | the year")->required()->check(CLI::Range(1949, 2999));
    command->add_option("--format", options->format, "md | html | json")->check(CLI::IsMember({"md", "html", "json"}))->capture_default_str();
    command->add_option("--lang", options->language, "zh | en（json 两种语言都有 | json holds both）")->check(CLI::IsMember({"zh", "en"}))->capture_default_str();
    command->callback([options, &status] {
        const auto made = run(*options);
        if (!made) {
            status = report(made.error());
            return;
        }
        std::fwrite(made->text.data(), 1, made->text.size(), stdout);
        // Exit 1 when it does not balance, so that whoever calls from a script sees it; the draft is printed nevertheless.
        status = made->unbalanced.empty() ? 0 : report(made->unbalanced);
    });
}

}  // namespace xiezhi::app
