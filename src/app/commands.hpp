// Every command of the program: one file per command, one line here.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace xiezhi::app {

// Each adds its subcommand; a command sets `status` (0 done, 1 fault, 2 wrong use) when it has run.
void add_term(CLI::App& app, int& status);

}  // namespace xiezhi::app
