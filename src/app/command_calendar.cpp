// `xiezhi calendar list` and `xiezhi calendar check`: what is announced, and a year's notice examined before anybody enters it.
// Both read only; entering and accepting are done on the desk, where the second person signs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/missing_year.hpp"
#include "app/workspace.hpp"
#include "base/share.hpp"
#include "engine/calendar_years.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    WorkspaceOptions workspace;
    std::string file;
    int year = 0;
    bool preview = false;
};

Result<void> list(const Options& options) {
    const SystemClock clock;
    const auto opened = Workspace::open(options.workspace, Workspace::For::Reading, clock);
    if (!opened) return fail(opened.error());
    const auto bureau = (*opened)->bureau();
    if (!bureau) return fail(bureau.error());
    const WorkCalendar& calendar = *(*opened)->catalog->calendar;
    auto connection = (*opened)->database->connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    const auto years = engine::years_in_force(**connection, *bureau);
    if (!years) return fail(years.error());
    fmt::print("{}\n已公布 announced: {}–{}\n", calendar.version(), calendar.first_announced(), calendar.last_announced());
    for (const engine::YearRecord& one : *years) fmt::print("{}  {}  {}\n", one.year.year, one.id, one.source);
    if (const int year = missing_year(calendar, china_date(clock.now())); year != 0) std::fputs(missing_year_text(year).c_str(), stderr);
    return {};
}

// The rows in their one form on standard output; what they would move on standard error, so that the rows can be kept.
Result<void> check(const Options& options) {
    const auto text = read_file(options.file, std::size_t{1} << 20);
    if (!text) return fail(text.error());
    const auto year = read_announced_year(*text, options.year, options.file);
    if (!year) return fail(year.error());
    fmt::print("date,kind,holiday_zh,holiday_en\n{}", rows_of(*year));
    if (!options.preview) return {};
    const SystemClock clock;
    const auto opened = Workspace::open(options.workspace, Workspace::For::Reading, clock);
    if (!opened) return fail(opened.error());
    const engine::Catalog& catalog = *(*opened)->catalog;
    const auto bureau = (*opened)->bureau();
    if (!bureau) return fail(bureau.error());
    auto connection = (*opened)->database->connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    auto years = engine::years_in_force(**connection, *bureau);
    if (!years) return fail(years.error());
    years->push_back({"", "entered", "", *year});
    const auto then = engine::calendar_with(catalog, *years);
    if (!then) return fail(then.error());
    const auto moves = engine::preview_calendar(catalog, **connection, *bureau, *then);
    if (!moves) return fail(moves.error());
    fmt::print(stderr, "{0} 件的 {1} 个期限会变（推算了 {2} / {3} 件）。\n{1} terms of {0} records would move ({2} of {3} records derived).\n", moves->records, moves->terms,
               moves->looked_at, moves->all);
    for (const engine::MovedTerm& one : moves->moves) {
        fmt::print(stderr, "{} {}  {} {}: {} → {}\n", one.kind, one.record, one.label.zh, one.label.en, one.before.empty() ? "—" : one.before, one.after.empty() ? "—" : one.after);
    }
    return {};
}

}  // namespace

void add_calendar(CLI::App& app, int& status) {
    CLI::App* calendar = app.add_subcommand("calendar", "工作日历 | The work calendar");
    calendar->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    CLI::App* listing = calendar->add_subcommand("list", "已公布和本局录入的年份 | The years announced, and those entered by the bureau");
    add_workspace_options(*listing, options->workspace);
    listing->callback([options, &status] {
        if (const auto done = list(*options); !done) status = report(done.error());
    });
    CLI::App* checking = calendar->add_subcommand("check", "检查一年的放假安排（CSV 或 ICS），输出整理后的各行 | Examine a year's holiday notice (CSV or ICS) and print its rows");
    add_workspace_options(*checking, options->workspace);
    checking->add_option("file", options->file, "CSV 或 ICS 文件 | CSV or ICS file")->required();
    checking->add_option("--year", options->year, "年份 | the year")->required();
    checking->add_flag("--preview", options->preview, "并预览哪些期限会变 | and preview which terms it would move");
    checking->callback([options, &status] {
        if (const auto done = check(*options); !done) status = report(done.error());
    });
}

}  // namespace xiezhi::app
