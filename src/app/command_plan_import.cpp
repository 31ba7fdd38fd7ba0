// `xiezhi plan import`: a plan's tasks and targets as records, done as one of the people of the bureau and with that person's rights.
// While a server runs it is the writer, and the command asks it over the local socket.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/local_socket.hpp"
#include "app/plan_import.hpp"
#include "app/workspace.hpp"
#include "base/share.hpp"
#include "plan/import_plan.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    WorkspaceOptions workspace;
    std::string file;
    std::string login;
    std::string title;  // when the text has none, or a wrong one
    int year = 0;
    bool dry_run = false;
    std::string clock;  // for trials, as in serve
};

struct Reading {
    plan::ImportPlan plan;
    json::object document;  // as the desk would send it
};

Result<Reading> read(const Options& options) {
    const auto bytes = read_file(options.file, plan::kLargestDocument);
    if (!bytes) return fail(bytes.error());
    const auto document = plan::read_plan(*bytes);
    if (!document) return fail(document.error());
    plan::ImportPlan plan = plan::to_import(*document);
    if (!options.title.empty()) plan.title = options.title;
    if (options.year != 0) plan.year = options.year;
    Faults faults;
    if (plan.title.empty()) faults.push_back({Code::MissingField, {"原文里没有读出标题", "No title was found in the text"}, {"请用 --title 写明。", "Give it with --title."}, "--title", ""});
    if (plan.year == 0) faults.push_back({Code::MissingField, {"原文里没有读出年度", "No year was found in the text"}, {"请用 --year 写明。", "Give it with --year."}, "--year", ""});
    if (!faults.empty()) return fail(std::move(faults));
    json::object whole = plan::to_json(*document);
    whole["title"] = plan.title;
    whole["year"] = plan.year;
    return Reading{std::move(plan), std::move(whole)};
}

Result<identity::Actor> actor_of(store::Connection& connection, const Definition& definition, std::int64_t bureau, const std::string& login, CivilDate today) {
    std::string account;
    const std::vector<store::Value> key{bureau, login};
    const auto asked = connection.query("SELECT id FROM account WHERE bureau = ?1 AND name = ?2 AND state = 'current'", key, [&](const store::Row& row) {
        account = std::string(row.text(0));
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (account.empty()) {
        return fail({Code::NotFound, {"没有这个登录名，或账号已停用：" + login, "There is no such sign-in name in use: " + login},
                     {"请核对 --as；账号由系统管理员开设。", "Check --as; accounts are made by the system administrator."}, "--as", ""});
    }
    return identity::load_actor(connection, definition, bureau, account, today);
}

std::string summary(const plan::ImportPlan& plan, const plan::Import& import, bool dry_run) {
    std::string out = fmt::format("{} · {}\n", plan.title, plan.year);
    for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
        const plan::TaskOutcome& task = import.tasks[i];
        const char* mark = task.created ? "+" : !task.id.empty() ? "=" : dry_run ? "?" : "!";
        std::string units;
        for (const plan::MatchedUnit& unit : task.units) units += (units.empty() ? "  → " : "、") + unit.name;
        out += fmt::format("{} {}  {}{}\n", mark, plan.tasks[i].path, plan.tasks[i].heading, units);
    }
    for (std::size_t i = 0; i < plan.targets.size(); ++i) {
        const plan::TargetOutcome& target = import.targets[i];
        const plan::ImportTarget& read = plan.targets[i];
        const char* mark = target.created ? "+" : !target.id.empty() ? "=" : dry_run && !target.wrong ? "?" : "!";
        out += fmt::format("{} {}  {} {} {}{}\n", mark, read.path, read.indicator.empty() ? read.wording : read.indicator, read.op, read.value_text, read.unit);
    }
    for (const plan::Unmatched& one : import.unmatched) {
        out += one.ambiguous ? fmt::format("  {}：“{}”对应不止一个单位，保留原文 | names more than one unit; kept as text\n", one.path, one.department)
                             : fmt::format("  {}：“{}”不是已登记单位，保留原文 | is no unit's name; kept as text\n", one.path, one.department);
    }
    if (dry_run) {
        const auto wrong = static_cast<std::size_t>(std::count_if(import.targets.begin(), import.targets.end(), [](const auto& target) { return target.wrong; }));
        const std::size_t targets = plan.targets.size() - import.targets_present() - wrong;
        out += fmt::format(
            "试运行，未写入：将新建 {} 项，已有 {} 项。\nDry run, nothing written: {} would be made, {} are there "
            "already.\n",
            plan.tasks.size() - import.present(), import.present(), plan.tasks.size() - import.present(),
            import.present());
        out += fmt::format("目标：将新建 {} 个，已有 {} 个。\nTargets: {} would be made, {} are there already.\n", targets, import.targets_present(), targets, import.targets_present());
    } else {
        out += fmt::format("新建 {} 项，已有 {} 项。\nMade {}, there already {}.\n", import.created(), import.present(), import.created(), import.present());
        out += fmt::format("目标：新建 {0} 个，已有 {1} 个。\nTargets: made {0}, there already {1}.\n", import.targets_created(), import.targets_present());
    }
    return out;
}

Result<plan::ImportPlan> plan_asked(const json::object& request) {
    const auto* document = request.if_contains("plan");
    return plan::read_import(document != nullptr && document->is_object() ? document->get_object() : json::object());
}

Result<LocalAnswer> run(const Options& options, const Reading& reading) {
    const plan::ImportPlan& plan = reading.plan;
    Faults faults;
    const auto clock = clock_of(options.clock, faults);
    if (!faults.empty()) return fail(std::move(faults));
    if (!options.dry_run) {
        const auto answer = ask_server(options.workspace.data, {{"command", kPlanImport}, {"as", options.login}, {"plan", reading.document}});
        if (!answer) return fail(answer.error());
        if (*answer) return **answer;
    }
    auto opened = Workspace::open(options.workspace, options.dry_run ? Workspace::For::Reading : Workspace::For::Writing, *clock);
    if (!opened) {
        for (Fault& fault : opened.error()) {
            if (fault.code != Code::WriterElsewhere) continue;
            fault.message = {"另一个写入程序正在使用这个司法局，且没有通过本机套接字应答", "Another writing program uses this bureau and does not answer on the local socket"};
            fault.remedy = {"请稍后再试；服务在运行的，请用它所用的同一数据目录（--data）运行本命令，或在网页的“工作计划”页导入；--dry-run 不受影响。",
                            "Try again later; beside a server, run this with the same --data folder as the server, or import on the page of plans; --dry-run works at any time."};
        }
        return fail(opened.error());
    }
    Workspace& workspace = **opened;
    const auto bureau = workspace.bureau();
    if (!bureau) return fail(bureau.error());
    auto connection = workspace.database->connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    const CivilDate today = china_date(clock->now());
    const auto actor = actor_of(**connection, *workspace.catalog->definition, *bureau, options.login, today);
    if (!actor) return fail(actor.error());
    if (options.dry_run) {
        const auto import = plan::preview_import(**connection, *workspace.catalog, *actor, today, plan);
        if (!import) return fail(import.error());
        return LocalAnswer{summary(plan, *import, true), import->faults};
    }
    auto session = workspace.engine->open_session();
    if (!session) return fail(session.error());
    const auto import = plan::import_plan(*workspace.engine, *session, *actor, plan);
    if (!import) return fail(import.error());
    return LocalAnswer{summary(plan, *import, false), import->faults};
}

}  // namespace

Result<LocalAnswer> import_for_command(engine::Engine& engine, engine::Session& session, std::int64_t bureau, Instant now, const json::object& request) {
    session.keys->at(now);
    const auto actor = actor_of(*session.connection, *engine.catalog().definition, bureau, std::string(text_at(request, "as")), china_date(now));
    if (!actor) return fail(actor.error());
    const auto plan = plan_asked(request);
    if (!plan) return fail(plan.error());
    const auto import = plan::import_plan(engine, session, *actor, *plan);
    if (!import) return fail(import.error());
    return LocalAnswer{summary(*plan, *import, false), import->faults};
}

void add_plan_import(CLI::App& plan_command, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = plan_command.add_subcommand("import", "把计划中的任务和目标导入为记录；同一份原文不会重复导入 | Import the tasks and targets of a plan as records; the same text never twice");
    add_workspace_options(*command, options->workspace);
    command->add_option("file", options->file, "文本、网页或 .docx 文件 | text, HTML or .docx file")->required();
    command->add_option("--as", options->login, "以谁的名义（登录名，须为办公室或科室负责人） | as whom: sign-in name of somebody of the office or a section head")->required();
    command->add_option("--title", options->title, "标题（默认取自原文） | title; default: as in the text");
    command->add_option("--year", options->year, "年度（默认取自原文） | year; default: as in the text")->check(CLI::Range(1949, 2999));
    command->add_flag("--dry-run", options->dry_run, "只看后果，不写入 | show what would happen, write nothing");
    command->add_option("--clock", options->clock, "固定时钟（演练用） | a clock that stands still, for trials: 2024-05-10T09:00");
    command->callback([options, &status] {
        const auto reading = read(*options);
        if (!reading) {
            status = report(reading.error());
            return;
        }
        const auto done = run(*options, *reading);
        if (!done) {
            status = report(done.error());
            return;
        }
        std::fwrite(done->out.data(), 1, done->out.size(), stdout);
        status = done->faults.empty() ? 0 : report(done->faults);
    });
}

}  // namespace xiezhi::app
