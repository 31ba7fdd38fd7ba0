// xiezhi demo: a demonstration bureau, made through the engine as a real one would be: its people first, then cases told as
// stories (demo/), played in the order of their days, and a work plan. At the end the figures of its past are proved against
// demo/targets.txt.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "app/commands.hpp"
#include "app/founding.hpp"
#include "base/share.hpp"
#include "demo/bureau.hpp"
#include "demo/schedule.hpp"
#include "engine/jobs.hpp"
#include "plan/import_plan.hpp"

namespace xiezhi::app {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kBureau = 990101;  // no district has this code
constexpr const char* kPassword = "demo-2026-xiezhi";

struct Options {
    WorkspaceOptions workspace;
    std::string today;
    bool full = false;
};

struct Made {
    std::size_t stories = 0, requests = 0, targets = 0;
};

void show_progress(std::size_t done, std::size_t all) {
    if (isatty(STDERR_FILENO) == 0 && done != all) return;
    constexpr std::size_t kWidth = 40;
    const std::size_t full = all == 0 ? kWidth : done * kWidth / all;
    std::fprintf(stderr, "\r演示案件 Cases [%s%s] %zu/%zu%s", std::string(full, '#').c_str(), std::string(kWidth - full, ' ').c_str(), done, all, done == all ? "\n" : "");
    std::fflush(stderr);
}

// One demonstration while it is made.
class Building {
  public:
    Building(Workspace& workspace, engine::Session& session, ManualClock& clock, const demo::Cast& cast, CivilDate today, Instant latest)
        : workspace_(workspace), session_(session), clock_(clock), cast_(cast), today_(today), latest_(latest),
          player_(*workspace.engine, session, kBureau, cast, demo::Player::Expectations::OfTheRecord) {}

    Result<void> play(const std::vector<demo::Story>& stories) {
        std::vector<std::pair<CivilDate, std::pair<std::size_t, std::size_t>>> order;  // day → story, scene
        for (std::size_t s = 0; s < stories.size(); ++s) {
            for (std::size_t c = 0; c < stories[s].scenes.size(); ++c) order.push_back({stories[s].scenes[c].day, {s, c}});
        }
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<demo::Track> tracks(stories.size());
        std::size_t done = 0;
        bool planned = false;
        for (const auto& [day, where] : order) {
            if (!planned && day >= plan_day()) {
                planned = true;
                if (auto imported = import(); !imported) return imported;
            }
            go_to(day);
            if (auto played = player_.play(stories[where.first], stories[where.first].scenes[where.second], tracks[where.first]); !played) return played;
            show_progress(++done, order.size());
        }
        return {};
    }

    // What the terms have come to by today: reminders, and the tasks of those that lapsed.
    Result<void> watch_terms() {
        go_to(today_);
        for (;;) {
            const auto jobs = engine::run_term_jobs(*workspace_.engine, session_, kBureau);
            if (!jobs.faults.empty()) return fail(jobs.faults);
            if (jobs.lapsed == 0) return {};
        }
    }

    std::size_t requests() const { return player_.requests(); }

  private:
    static CivilDate plan_day() { return from_ymd(2026, 1, 20); }

    // Nine in the morning and a few minutes more with every scene of the day; never later than it is now.
    void go_to(CivilDate day) {
        minutes_ = day == day_ ? std::min(minutes_ + 3, 17 * 60) : 9 * 60;
        day_ = day;
        clock_.set(std::min(china_instant(day, minutes_), latest_));
    }

    // The plan of the year, as the office imports it; stories know its tasks by their place, "plan:一/(二)/1", and
    // its targets by their words.
    Result<void> import() {
        go_to(plan_day());
        const auto bytes = read_file(workspace_.catalog->share / "demo" / "plan-2026.txt");
        if (!bytes) return fail(bytes.error());
        const auto document = plan::read_plan(*bytes);
        if (!document) return fail(document.error());
        const auto actor = identity::load_actor(*session_.connection, *workspace_.catalog->definition, kBureau, cast_.by_role.at("office"), plan_day());
        if (!actor) return fail(actor.error());
        const plan::ImportPlan plan = plan::to_import(*document);
        const auto imported = plan::import_plan(*workspace_.engine, session_, *actor, plan);
        if (!imported) return fail(imported.error());
        if (!imported->faults.empty()) return fail(imported->faults);
        for (std::size_t i = 0; i < plan.tasks.size(); ++i) player_.know("plan:" + plan.tasks[i].path, "plan_task", imported->tasks[i].id);
        for (std::size_t i = 0; i < plan.targets.size(); ++i) player_.know("target:" + plan.targets[i].wording, "plan_target", imported->targets[i].id);
        return {};
    }

    Workspace& workspace_;
    engine::Session& session_;
    ManualClock& clock_;
    const demo::Cast& cast_;
    CivilDate today_;
    Instant latest_;
    CivilDate day_;
    int minutes_ = 0;
    demo::Player player_;
};

Result<Made> build(const WorkspaceOptions& options, CivilDate today, Instant latest, demo::Extent extent) {
    if (auto made = Workspace::create(options); !made) return fail(made.error());
    ManualClock clock(china_instant(from_ymd(2020, 12, 1), 9 * 60));
    auto opened = Workspace::open(options, Workspace::For::Writing, clock);
    if (!opened) return fail(opened.error());
    Workspace& workspace = **opened;
    const auto targets = demo::Targets::read(workspace.catalog->share / "demo" / "targets.txt", *workspace.catalog->figures, extent);
    if (!targets) return fail(targets.error());
    const auto stories = demo::read_schedule(workspace.catalog->share, *targets, *workspace.catalog->calendar, today, extent);
    if (!stories) return fail(stories.error());
    if (auto founded = found_bureau(workspace, {kBureau, "江陵区司法局", "江陵司", "江陵区人民政府", "江陵府", "江陵区"}, clock); !founded) return fail(founded.error());
    auto session = workspace.engine->open_session();
    if (!session) return fail(session.error());
    session->ids = IdSource(20261125);
    const auto cast = demo::build_bureau(*workspace.engine, *session, kBureau, kPassword);
    if (!cast) return fail(cast.error());
    Building building(workspace, *session, clock, *cast, today, latest);
    if (auto played = building.play(*stories); !played) return fail(played.error());
    if (auto watched = building.watch_terms(); !watched) return fail(watched.error());
    const auto proved = targets->prove(*session->connection, *workspace.catalog->figures, kBureau, today);
    if (!proved) return fail(proved.error());
    return Made{stories->size(), building.requests(), *proved};
}

// The database as a whole, after it was written without waiting.
bool reached_disk(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

// In a folder beside it, put in its place when all is done: what was interrupted is never taken for a bureau. A folder that
// holds something already (an overlay), or a database elsewhere, is built in place.
Result<Made> run(const Options& options) {
    const Instant now = SystemClock().now();
    CivilDate today = china_date(now);
    Instant latest = now;
    if (!options.today.empty()) {
        const auto given = parse_date(options.today, "--today");
        if (!given) return fail(given.error());
        if (*given < from_ymd(2026, 7, 1)) {
            return fail({Code::BadValue, {"演示的“今天”太早：" + options.today, "The demonstration's today is too early: " + options.today},
                         {"手头的案件依2026年7月1日起施行的条例办理，请写该日或以后的日期。", "Its open cases follow the rules in force since 2026-07-01; give that day or later."}, "--today", ""});
        }
        today = *given;
        latest = china_instant(today, 24 * 60 - 1);
    }
    const demo::Extent extent = options.full ? demo::Extent::Full : demo::Extent::Brief;
    std::error_code error;
    const fs::path folder = options.workspace.data;
    const bool empty = !fs::exists(folder, error) || (fs::is_directory(folder, error) && fs::is_empty(folder, error));
    if (!empty || !options.workspace.database.empty()) return build(options.workspace, today, latest, extent);
    const fs::path beside = fs::absolute(folder).lexically_normal().string() + ".unfinished";
    fs::remove_all(beside, error);
    WorkspaceOptions unfinished = options.workspace;
    unfinished.data = beside.string();
    const fs::path file = beside / "xiezhi.db";
    unfinished.database = "sqlite-draft:" + file.string();
    auto made = build(unfinished, today, latest, extent);
    if (made && !reached_disk(file))
        made = fail({Code::StoreUnavailable,
                     {"数据库没有写到磁盘", "The database did not reach the disk"},
                     {"请检查磁盘空间。", "Check the space on the disk."},
                     options.workspace.data,
                     ""});
    if (made) {
        fs::create_directories(folder, error);
        fs::rename(beside, folder, error);
        if (error)
            made = fail({Code::StoreUnavailable,
                         {"无法放入目录：" + options.workspace.data + "（" + error.message() + "）",
                          "Cannot be put in place: " + options.workspace.data + " (" + error.message() + ")"},
                         {"请检查路径与权限。", "Check the path and its permissions."},
                         options.workspace.data,
                         ""});
    }
    if (!made) fs::remove_all(beside, error);
    return made;
}

}  // namespace

void add_demo(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("demo", "建立演示司法局 | make the demonstration bureau");
    auto options = std::make_shared<Options>();
    add_workspace_options(*command, options->workspace);
    command->add_option("--today", options->today, "演示中的“今天”（默认为机器日期） | the demonstration's today, default the machine's: 2026-11-25");
    command->add_flag("--full", options->full, "另录入2021年的数千件人民调解（需数分钟） | with the thousands of disputes of 2021, which takes minutes");
    command->callback([options, &status] {
        const auto started = std::chrono::steady_clock::now();
        const auto made = run(*options);
        if (!made) {
            status = report(made.error());
            return;
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        std::printf("%s", fmt::format("{} 个案件和事项，{} 次办理，{} 个目标指标相符，用时 {:.1f} 秒。\n{} matters, {} "
                                      "actions, {} target figures met, in {:.1f} s.\n",
                                      made->stories, made->requests, made->targets, seconds, made->stories,
                                      made->requests, made->targets, seconds)
                              .c_str());
        std::printf(
            "演示司法局已建立，人员均为虚构。登录名如下，密码都是 %s\nThe demonstration bureau stands; its people are "
            "invented. Sign in as one of these, password %s\n%s",
            kPassword, kPassword, demo::people_text().c_str());
    });
}

}  // namespace xiezhi::app
