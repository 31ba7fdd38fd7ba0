#include "app/workspace.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "base/share.hpp"
#include "engine/calendar_years.hpp"
#include "engine/rule_checks.hpp"
#include "figure/keep_cells.hpp"
#include "store/schema.hpp"

namespace xiezhi::app {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kQuietly = 20'000;  // records that are counted in a second or less need no word

std::string database_of(const WorkspaceOptions& options) {
    return options.database.empty() ? "sqlite:" + (fs::path(options.data) / "xiezhi.db").string() : options.database;
}

// Whoever only reads changes no table: a database of an earlier version is told so, before a query fails on what is not there.
Result<void> tables_fit(store::Connection& connection, const Definition& definition, const std::string& folder) {
    const auto plan = store::plan_schema(connection, definition);
    if (!plan) return fail(plan.error());
    const auto missing = std::find_if(plan->begin(), plan->end(),
                                      [](const store::SchemaChange& change) { return !change.sql.starts_with("create index") && !change.sql.starts_with("create unique"); });
    if (missing == plan->end()) return {};
    return fail({Code::StoreUnavailable,
                 {fmt::format("数据库还是较早版本的（缺：{}）", missing->what.zh), fmt::format("The database is of an earlier version (to be done: {})", missing->what.en)},
                 {"请先运行一次 xiezhi serve，由它升级数据库，再重试。", "Start xiezhi serve once, which upgrades it, then try again."}, folder, ""});
}

fs::path key_of(const WorkspaceOptions& options) { return fs::path(options.data) / "keys" / "master.key"; }

}  // namespace

void add_workspace_options(CLI::App& command, WorkspaceOptions& options) {
    command.add_option("--data", options.data, "数据目录 | the bureau's folder")->capture_default_str();
    command.add_option("--database", options.database, "数据库（默认在数据目录内） | database, default inside the folder: sqlite:PATH or postgresql://…");
}

std::unique_ptr<Clock> clock_of(const std::string& text, Faults& faults) {
    if (text.empty()) return std::make_unique<SystemClock>();
    const auto date = parse_date(text.substr(0, 10), "--clock");
    if (!date) {
        append(faults, date.error());
        return nullptr;
    }
    int minutes = 9 * 60;
    if (text.size() == 16) minutes = std::atoi(text.substr(11, 2).c_str()) * 60 + std::atoi(text.substr(14, 2).c_str());
    return std::make_unique<ManualClock>(china_instant(*date, minutes));
}

void tell_counting(const Kind& kind, std::int64_t done, std::int64_t all) {
    if (all < kQuietly) return;
    const bool terminal = isatty(STDERR_FILENO) != 0;
    if (!terminal && done != all && done % 100'000 != 0) return;
    fmt::print(stderr, "{}统计重算 Counting figures anew: {} / {} {}（{}）{}", terminal ? "\r" : "", done, all, kind.label.en, kind.label.zh, terminal && done != all ? "" : "\n");
    std::fflush(stderr);
}

int report(const Faults& faults) {
    std::fputs(to_text(faults).c_str(), stderr);
    return 1;
}

Result<void> Workspace::create(const WorkspaceOptions& options) {
    std::error_code error;
    if (fs::exists(key_of(options), error)) {
        return fail({Code::AlreadyDone, {"这个目录里已有一个司法局：" + options.data, "There is a bureau in this folder already: " + options.data},
                     {"请换一个 --data 目录，或直接 xiezhi serve。", "Choose another --data folder, or run xiezhi serve."}, options.data, ""});
    }
    fs::create_directories(fs::path(options.data) / "keys", error);
    if (error) {
        return fail({Code::StoreUnavailable, {"无法建立目录：" + options.data + "（" + error.message() + "）", "The folder cannot be made: " + options.data + " (" + error.message() + ")"},
                     {"请检查路径与权限。", "Check the path and its permissions."}, options.data, ""});
    }
    fs::permissions(fs::path(options.data) / "keys", fs::perms::owner_all, error);
    return store::KeyRing::create(key_of(options));
}

Result<std::unique_ptr<Workspace>> Workspace::open(const WorkspaceOptions& options, For purpose, const Clock& clock) {
    auto workspace = std::make_unique<Workspace>();
    workspace->folder = options.data;
    std::error_code error;
    if (!fs::exists(key_of(options), error)) {
        return fail({Code::NotFound, {"这个目录里还没有司法局：" + options.data, "There is no bureau in this folder yet: " + options.data},
                     {"请先运行 xiezhi init 或 xiezhi demo。", "Run xiezhi init or xiezhi demo first."}, options.data, ""});
    }
    const auto share = find_share();
    if (!share) return fail(share.error());
    const fs::path overlay = fs::path(options.data) / "overlay";
    auto catalog = engine::Catalog::load(*share, fs::is_directory(overlay, error) ? overlay : fs::path());
    if (!catalog) return fail(catalog.error());
    workspace->catalog = std::move(*catalog);
    auto ring = store::KeyRing::open(key_of(options));
    if (!ring) return fail(ring.error());
    workspace->ring = std::make_unique<store::KeyRing>(std::move(*ring));
    auto database = store::open_database(database_of(options));
    if (!database) return fail(database.error());
    workspace->database = std::move(*database);
    auto files = store::FileStore::open(workspace->folder / "files", *workspace->ring);
    if (!files) return fail(files.error());
    workspace->files = std::move(*files);
    if (purpose == For::Reading) {
        auto connection = workspace->database->connect(store::Access::Read);
        if (!connection) return fail(connection.error());
        if (auto fits = tables_fit(**connection, *workspace->catalog->definition, options.data); !fits) return fail(fits.error());
        if (auto taken = workspace->take_calendar(); !taken) return fail(taken.error());
        return workspace;
    }

    {
        auto connection = workspace->database->connect(store::Access::Write);
        if (!connection) return fail(connection.error());
        // Tables are changed by the one writer only: beside a running server this ends here.
        auto lock = workspace->database->lock_writer(**connection);
        if (!lock) return fail(lock.error());
        if (auto applied = store::apply_schema(**connection, *workspace->catalog->definition); !applied) return fail(applied.error());
        if (auto kept = figure::keep_cells(**connection, *workspace->catalog->figures, figure::Recount::WhatIsStale, tell_counting); !kept) return fail(kept.error());
    }
    if (auto taken = workspace->take_calendar(); !taken) return fail(taken.error());
    auto writer = store::Writer::start(*workspace->database, *workspace->ring, {workspace->anchors()});
    if (!writer) return fail(writer.error());
    workspace->writer = std::move(*writer);
    workspace->engine = std::make_unique<engine::Engine>(workspace->catalog, *workspace->database, *workspace->ring, *workspace->writer, clock);
    return workspace;
}

Result<void> Workspace::take_calendar() {
    auto connection = database->connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    bool there = false;  // the tables of a version before this kind, or of a bureau that is only being founded, lack it
    const std::vector<store::Value> key{std::string(engine::kCalendarKind)};
    const auto asked = (*connection)->query("SELECT 1 FROM kind_column WHERE table_name = ?1", key, [&](const store::Row&) {
        there = true;
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (!there) return {};
    const auto found = bureau();
    if (!found) return fail(found.error());
    const auto followed = engine::follow_calendar(*catalog, **connection, *found);
    if (!followed) return fail(followed.error());
    if (const auto confirmed = engine::follow_rule_checks(*catalog, **connection, *found); !confirmed) return fail(confirmed.error());
    return {};
}

Result<std::int64_t> Workspace::bureau() {
    auto connection = database->connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    std::int64_t found = 0;
    const auto asked = (*connection)->query("SELECT bureau FROM bureau ORDER BY bureau", {}, [&](const store::Row& row) {
        found = row.integer(0);
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return found;
}

}  // namespace xiezhi::app
