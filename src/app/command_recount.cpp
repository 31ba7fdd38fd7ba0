// `xiezhi recount`: all figures counted anew from the records, where fsck found that a cell is not what they give.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "figure/keep_cells.hpp"

namespace xiezhi::app {

namespace {

Result<std::int64_t> recount(const WorkspaceOptions& options) {
    const SystemClock clock;
    auto workspace = Workspace::open(options, Workspace::For::Reading, clock);
    if (!workspace) return fail(workspace.error());
    auto connection = (*workspace)->database->connect(store::Access::Write);
    if (!connection) return fail(connection.error());
    auto lock = (*workspace)->database->lock_writer(**connection);
    if (!lock) return fail(lock.error());
    return figure::keep_cells(**connection, *(*workspace)->catalog->figures, figure::Recount::Everything, tell_counting);
}

}  // namespace

void add_recount(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("recount", "按记录重算全部统计（先停止服务） | Count all figures anew from the records; stop the server first");
    auto options = std::make_shared<WorkspaceOptions>();
    add_workspace_options(*command, *options);
    command->callback([options, &status] {
        const auto counted = recount(*options);
        status = counted ? 0 : report(counted.error());
        if (counted) fmt::print("已重算 {} 项统计 Figures counted anew: {}\n", *counted, *counted);
    });
}

}  // namespace xiezhi::app
