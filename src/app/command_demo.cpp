// xiezhi demo: a demonstration bureau, made through the engine as a real one would be: its people first, then cases told as
// stories (lines/*/stories and demo/), played in the order of their days.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "app/commands.hpp"
#include "app/founding.hpp"
#include "base/share.hpp"
#include "demo/bureau.hpp"
#include "demo/schedule.hpp"
#include "engine/jobs.hpp"

namespace xiezhi::app {

namespace {

constexpr std::int64_t kBureau = 990101;  // no district has this code
constexpr const char* kPassword = "demo-2026-xiezhi";

struct Options {
    WorkspaceOptions workspace;
    std::string today;
};

void show_progress(std::size_t done, std::size_t all) {
    if (isatty(STDERR_FILENO) == 0 && done != all) return;
    constexpr std::size_t kWidth = 40;
    const std::size_t full = all == 0 ? kWidth : done * kWidth / all;
    std::fprintf(stderr, "\r演示案件 Cases [%s%s] %zu/%zu%s", std::string(full, '#').c_str(), std::string(kWidth - full, ' ').c_str(), done, all, done == all ? "\n" : "");
    std::fflush(stderr);
}

Result<void> play(Workspace& workspace, engine::Session& session, ManualClock& clock, const demo::Cast& cast, const std::vector<demo::Story>& stories) {
    std::vector<std::pair<CivilDate, std::pair<std::size_t, std::size_t>>> order;  // day → story, scene
    for (std::size_t s = 0; s < stories.size(); ++s) {
        for (std::size_t c = 0; c < stories[s].scenes.size(); ++c) order.push_back({stories[s].scenes[c].day, {s, c}});
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    demo::Player player(*workspace.engine, session, kBureau, cast, demo::Player::Expectations::PassOver);
    std::vector<demo::Track> tracks(stories.size());
    std::size_t done = 0;
    for (const auto& [day, where] : order) {
        clock.set(china_instant(day, 9 * 60));
        const demo::Story& story = stories[where.first];
        if (auto played = player.play(story, story.scenes[where.second], tracks[where.first]); !played) return played;
        show_progress(++done, order.size());
    }
    return {};
}

Result<void> run(const Options& options) {
    CivilDate today = china_date(SystemClock().now());
    if (!options.today.empty()) {
        const auto given = parse_date(options.today, "--today");
        if (!given) return fail(given.error());
        today = *given;
    }
    if (auto made = Workspace::create(options.workspace); !made) return made;
    ManualClock clock(china_instant(from_ymd(2020, 12, 1), 9 * 60));
    auto opened = Workspace::open(options.workspace, Workspace::For::Writing, clock);
    if (!opened) return fail(opened.error());
    Workspace& workspace = **opened;
    if (auto founded = found_bureau(workspace, {kBureau, "江陵区司法局", "江陵司", "江陵区人民政府", "江陵府", "江陵区"}, clock); !founded) return founded;
    auto session = workspace.engine->open_session();
    if (!session) return fail(session.error());
    session->ids = IdSource(20261125);
    const auto cast = demo::build_bureau(*workspace.engine, *session, kBureau, kPassword);
    if (!cast) return fail(cast.error());
    const auto stories = demo::read_schedule(workspace.catalog->share, today);
    if (!stories) return fail(stories.error());
    if (auto played = play(workspace, *session, clock, *cast, *stories); !played) return played;
    clock.set(china_instant(today, 9 * 60));
    const auto jobs = engine::run_term_jobs(*workspace.engine, *session, kBureau);
    if (!jobs.faults.empty()) return fail(jobs.faults);
    return {};
}

}  // namespace

void add_demo(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("demo", "建立演示司法局 | make the demonstration bureau");
    auto options = std::make_shared<Options>();
    add_workspace_options(*command, options->workspace);
    command->add_option("--today", options->today, "演示中的“今天”（默认为机器日期） | the demonstration's today, default the machine's: 2026-11-25");
    command->callback([options, &status] {
        if (auto done = run(*options); !done) {
            status = report(done.error());
            return;
        }
        std::printf(
            "演示司法局已建立，人员均为虚构。登录名如下，密码都是 %s\nThe demonstration bureau stands; its people are "
            "invented. Sign in as one of these, password %s\n%s",
            kPassword, kPassword, demo::people_text().c_str());
    });
}

}  // namespace xiezhi::app
