// xiezhi init: a new bureau in an empty folder, with its three administrators (三员).
#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/commands.hpp"
#include "app/founding.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    WorkspaceOptions workspace;
    Founding founding;
    std::string password;
    std::string clock;  // for trials, as in serve
};

Result<void> run(const Options& options) {
    Faults faults;
    const auto clock = clock_of(options.clock, faults);
    if (!faults.empty()) return fail(std::move(faults));
    if (auto made = Workspace::create(options.workspace); !made) return made;
    auto workspace = Workspace::open(options.workspace, Workspace::For::Writing, *clock);
    if (!workspace) return fail(workspace.error());
    if (auto founded = found_bureau(**workspace, options.founding, *clock); !founded) return founded;
    Hand hand(**workspace, options.founding.code, {"初始设置", "First setting up"});
    const std::string today = to_string(china_date(clock->now()));
    auto unit = hand.make("unit", "set_up", today, {{"name", options.founding.name}, {"short", options.founding.short_name}, {"unit_type", "bureau"}});
    if (!unit) return fail(unit.error());
    struct Administrator { const char* login; const char* name; const char* role; };
    for (const Administrator& one : {Administrator{"sysadmin", "系统管理员", "system_administrator"},
                                     Administrator{"secadmin", "安全保密管理员", "security_administrator"},
                                     Administrator{"auditor", "安全审计员", "audit_administrator"}}) {
        auto account = hand.make("account", "open_account", today, {{"name", one.login}, {"display_name", one.name}, {"password", options.password}, {"works_in", *unit}});
        if (!account) return fail(account.error());
        auto post = hand.make("post", "appoint", today, {{"account", *account}, {"in_unit", *unit}, {"role", one.role}});
        if (!post) return fail(post.error());
    }
    return {};
}

}  // namespace

void add_init(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("init", "新建一个司法局 | make a new bureau");
    auto options = std::make_shared<Options>();
    add_workspace_options(*command, options->workspace);
    command->add_option("--code", options->founding.code, "六位行政区划代码 | administrative division code, six digits")->required();
    command->add_option("--name", options->founding.name, "司法局全称 | full name of the bureau")->required();
    command->add_option("--short", options->founding.short_name, "用于文号的简称 | short name, as in document numbers")->required();
    command->add_option("--government", options->founding.government_name, "本级人民政府全称 | full name of the government")->required();
    command->add_option("--government-short", options->founding.government_short, "政府文号简称 | short name of the government, as in document numbers")->required();
    command->add_option("--region", options->founding.region, "地区名 | name of the region");
    command->add_option("--password", options->password, "三名管理员的初始密码（至少十位） | first password of the three administrators, at least ten characters")->required();
    command->add_option("--clock", options->clock, "固定时钟（演练用） | a clock that stands still, for trials: 2024-05-10T09:00");
    command->callback([options, &status] {
        if (auto done = run(*options); !done) {
            status = report(done.error());
            return;
        }
        std::printf(
            "已建立：%s\n三名管理员：sysadmin、secadmin、auditor（请各自尽快改密码）。\nMade: %s. Administrators: "
            "sysadmin, secadmin, auditor; each should change the password soon.\n下一步 Next: xiezhi serve --data %s\n",
            options->founding.name.c_str(), options->founding.name.c_str(), options->workspace.data.c_str());
    });
}

}  // namespace xiezhi::app
