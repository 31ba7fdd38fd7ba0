// The program: one command line, one file per command.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/commands.hpp"

int main(int argc, char** argv) {
    CLI::App app{"獬豸 — 司法局业务系统 | Xiezhi, working system of a justice bureau"};
    app.name("xiezhi");
    app.require_subcommand(0, 1);
    int status = 0;
    xiezhi::app::add_demo(app, status);
    xiezhi::app::add_init(app, status);
    xiezhi::app::add_serve(app, status);
    xiezhi::app::add_check(app, status);
    xiezhi::app::add_calendar(app, status);
    xiezhi::app::add_term(app, status);
    xiezhi::app::add_decide(app, status);
    xiezhi::app::add_plan(app, status);
    xiezhi::app::add_report(app, status);
    xiezhi::app::add_fsck(app, status);
    xiezhi::app::add_recount(app, status);
    xiezhi::app::add_ledger(app, status);
    xiezhi::app::add_rights(app, status);
    xiezhi::app::add_help(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    // Without a command: what there is, as `xiezhi help` and `xiezhi --help` say it.
    if (app.get_subcommands().empty()) std::fputs(app.help().c_str(), stdout);
    return status;
}
