// xiezhi help [COMMAND …]: the list of commands, or the options of one. `xiezhi` alone and `xiezhi --help` say the same.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/workspace.hpp"

namespace xiezhi::app {

namespace {

int say(CLI::App& app, const std::vector<std::string>& path) {
    CLI::App* at = &app;
    std::string called = app.get_name();
    for (const std::string& name : path) {
        const auto found = at->get_subcommands([&](CLI::App* one) { return one->get_name() == name; });
        if (found.empty()) {
            return report({{Code::NotFound,
                            {"没有“" + name + "”这个命令", "There is no command \"" + name + "\""},
                            {"请用 xiezhi help 查看全部命令。", "See xiezhi help for all commands."},
                            "",
                            ""}});
        }
        at = found.front();
        called += " " + name;
    }
    // Not at->help(): of a parsed command line that speaks of the command that was called, which is this one.
    std::fputs(at->get_formatter()->make_help(at, called, CLI::AppFormatMode::Normal).c_str(), stdout);
    return 0;
}

}  // namespace

void add_help(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("help", "全部命令，或某一命令的选项 | all commands, or the options of one");
    auto path = std::make_shared<std::vector<std::string>>();
    command->add_option("command", *path, "命令 | command");
    command->callback([&app, path, &status] { status = say(app, *path); });
}

}  // namespace xiezhi::app
