// `xiezhi plan`: work plans. The commands below it live in files of their own.
#include <CLI/CLI.hpp>

#include "app/commands.hpp"

namespace xiezhi::app {

void add_plan(CLI::App& app, int& status) {
    CLI::App* plan = app.add_subcommand("plan", "工作计划 | Work plans");
    plan->require_subcommand(1);
    add_plan_read(*plan, status);
    add_plan_import(*plan, status);
}

}  // namespace xiezhi::app
