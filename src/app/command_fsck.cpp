// `xiezhi fsck` and `xiezhi ledger verify`: proofs of a bureau's folder, beside a running server or without one.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "proof/fsck.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    WorkspaceOptions workspace;
    std::string format = "text";
};

void show_progress(std::string_view part, int percent) {
    if (isatty(STDERR_FILENO) == 0) return;
    std::fprintf(stderr, "\r%3d %% %-12.*s%s", percent, static_cast<int>(part.size()), part.data(), percent == 100 ? "\n" : "");
    std::fflush(stderr);
}

// What both commands need: the folder, and the heads signed outside the database.
struct Opened {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<store::Connection> connection;
    std::vector<store::Anchor> anchors;
};

Result<Opened> open(const Options& options) {
    const SystemClock clock;
    auto workspace = Workspace::open(options.workspace, Workspace::For::Reading, clock);
    if (!workspace) return fail(workspace.error());
    auto connection = (*workspace)->database->connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    auto anchors = store::read_anchors((*workspace)->anchors(), *(*workspace)->ring);
    if (!anchors) return fail(anchors.error());
    return Opened{std::move(*workspace), std::move(*connection), std::move(*anchors)};
}

int verify(const Options& options) {
    auto opened = open(options);
    if (!opened) return report(opened.error());
    const auto bureaus = store::bureaus_with_chain(*opened->connection);
    if (!bureaus) return report(bureaus.error());
    bool sound = true;
    json::array chains;
    for (const std::int64_t bureau : *bureaus) {
        const auto chain = store::verify_chain(*opened->connection, *opened->workspace->ring, bureau, opened->anchors);
        if (!chain) return report(chain.error());
        sound = sound && chain->sound();
        json::array damages;
        for (const auto& damage : chain->damages) damages.push_back(json::object{{"sequence", damage.sequence}, {"fault", to_json(Faults{damage.fault})}});
        const std::string head = store::to_hex(chain->last.hash);
        chains.push_back(json::object{
            {"bureau", bureau}, {"sound", chain->sound()}, {"events", chain->events}, {"head", head}, {"anchors_met", chain->anchors_met}, {"damages", std::move(damages)}});
        if (options.format == "json") continue;
        fmt::print("机构 bureau {}: {} 事件 events, 链头 head {}…, {} 个外存链头相符 signed heads met: {}\n", bureau, chain->events, head.substr(0, 16), chain->anchors_met,
                   chain->sound() ? "完整 sound" : "已破坏 BROKEN");
        for (const auto& damage : chain->damages) std::fputs(to_text(Faults{damage.fault}).c_str(), stdout);
    }
    if (options.format == "json") fmt::print("{}\n", json::serialize(json::object{{"sound", sound}, {"chains", std::move(chains)}}));
    return sound ? 0 : 1;
}

int check(const Options& options) {
    auto opened = open(options);
    if (!opened) return report(opened.error());
    Workspace& workspace = *opened->workspace;
    const proof::Subject subject{*workspace.catalog, *opened->connection, *workspace.ring, *workspace.files, opened->anchors};
    const auto done = proof::fsck(subject, show_progress);
    if (!done) return report(done.error());
    const std::string out = options.format == "json" ? json::serialize(proof::to_json(*done)) + "\n" : proof::to_text(*done);
    std::fwrite(out.data(), 1, out.size(), stdout);
    return done->sound() ? 0 : 1;
}

std::shared_ptr<Options> options_of(CLI::App& command) {
    auto options = std::make_shared<Options>();
    add_workspace_options(command, options->workspace);
    command.add_option("--format", options->format, "text | json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    return options;
}

}  // namespace

void add_fsck(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("fsck", "全面核对数据库（只读，可与服务同时运行） | Prove the whole database; reads only, also beside a running server");
    const auto options = options_of(*command);
    command->callback([options, &status] { status = check(*options); });
}

void add_ledger(CLI::App& app, int& status) {
    CLI::App* ledger = app.add_subcommand("ledger", "办理账 | The chain of events");
    ledger->require_subcommand(1);
    CLI::App* command = ledger->add_subcommand("verify", "逐个验证事件链 | Verify every link of the chain");
    const auto options = options_of(*command);
    command->callback([options, &status] { status = verify(*options); });
}

}  // namespace xiezhi::app
