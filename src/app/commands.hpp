// Every command of the program: one file per command, one line here.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace xiezhi::app {

// Each adds its subcommand; a command sets `status` (0 done, 1 fault, 2 wrong use) when it has run.
void add_calendar(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_decide(CLI::App& app, int& status);
void add_demo(CLI::App& app, int& status);
void add_fsck(CLI::App& app, int& status);
void add_recount(CLI::App& app, int& status);
void add_ledger(CLI::App& app, int& status);
void add_help(CLI::App& app, int& status);
void add_init(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_report(CLI::App& app, int& status);
void add_rights(CLI::App& app, int& status);
void add_term(CLI::App& app, int& status);
void add_plan(CLI::App& app, int& status);
void add_plan_read(CLI::App& plan_command, int& status);
void add_plan_import(CLI::App& plan_command, int& status);

}  // namespace xiezhi::app
