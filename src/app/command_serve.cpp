// xiezhi serve: the server. Ends cleanly on SIGINT and SIGTERM: requests under way are answered, the writer is drained.
#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <thread>

#include "app/commands.hpp"
#include "app/local_socket.hpp"
#include "app/plan_import.hpp"
#include "app/workspace.hpp"
#include "app/missing_year.hpp"
#include "engine/jobs.hpp"
#include "http/call.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    WorkspaceOptions workspace;
    http::ServerOptions server;
    std::string clock;  // tests: the instant at which the clock stands, "2024-05-10T09:00"
};

Result<void> run(Options options) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // every thread started below inherits it; sigwait takes them here
    Faults faults;
    const auto clock = clock_of(options.clock, faults);
    if (!faults.empty()) return fail(std::move(faults));
    auto opened = Workspace::open(options.workspace, Workspace::For::Writing, *clock);
    if (!opened) return fail(opened.error());
    Workspace& workspace = **opened;
    const auto bureau = workspace.bureau();
    if (!bureau) return fail(bureau.error());
    http::Application application{
        workspace.catalog, *workspace.database, *workspace.ring, *clock,
        *workspace.engine, *workspace.files,    *bureau,         workspace.catalog->share / "web" / "dist"};
    options.server.apart = [](const http::Request& request) { return request.method == "POST" && request.path == "/api/v1/session"; };
    for (std::size_t i = 0; i < options.server.workers + options.server.apart_workers; ++i) {
        auto session = workspace.engine->open_session();
        if (!session) return fail(session.error());
        application.workers.push_back(std::move(*session));
    }
    const http::Router router = http::make_router();
    auto server = http::Server::start(options.server, http::make_handler(application, router));
    if (!server) return fail(server.error());
    auto for_commands = workspace.engine->open_session();
    if (!for_commands) return fail(for_commands.error());
    auto local = LocalSocket::start(workspace.folder, [&](const json::object& request) -> Result<LocalAnswer> {
        if (text_at(request, "command") == kPlanImport) return import_for_command(*workspace.engine, *for_commands, *bureau, clock->now(), request);
        return fail({Code::NotFound, {"运行中的服务不认识这个命令", "The running server does not know this command"},
                     {"请使用与服务同一版本的程序。", "Use the version of the program that the server runs."}, "", ""});
    });
    if (!local) return fail(local.error());
    std::atomic<bool> stopping{false};
    const auto tell = [&](const engine::Reprojection& done) {
        std::printf("期限已按现行日历与法律重新推算 Terms derived again: %s，%lld 件 records，%lld 件有变 moved\n", workspace.catalog->calendar->version().c_str(),
                    static_cast<long long>(done.looked_at), static_cast<long long>(done.moved));
        std::fflush(stdout);
    };
    std::thread jobs([&] { engine::run_jobs_until(*workspace.engine, *bureau, stopping, tell); });
    std::printf("獬豸已启动 Xiezhi is running: http://%s:%u/\n", options.server.address.c_str(), (*server)->port());
    if (const int year = missing_year(*workspace.catalog->calendar, china_date(clock->now())); year != 0) std::fputs(missing_year_text(year).c_str(), stdout);
    std::fflush(stdout);
    int signal = 0;
    sigwait(&signals, &signal);
    std::printf("正在停止 Stopping …\n");
    stopping = true;
    jobs.join();
    local->reset();
    server->reset();
    return {};
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("serve", "启动服务 | start the server");
    auto options = std::make_shared<Options>();
    add_workspace_options(*command, options->workspace);
    command->add_option("--address", options->server.address, "监听地址 | address to listen on")->capture_default_str();
    command->add_option("--port", options->server.port, "端口，0 为任选 | port, 0 for any")->capture_default_str();
    command->add_option("--workers", options->server.workers, "工作线程数 | worker threads")->check(CLI::Range(1, 64))->capture_default_str();
    command->add_option("--clock", options->clock, "固定时钟（演练用） | a clock that stands still, for trials: 2024-05-10T09:00");
    command->callback([options, &status] {
        if (auto done = run(*options); !done) status = report(done.error());
    });
}

}  // namespace xiezhi::app
