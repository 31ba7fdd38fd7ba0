#include "engine/jobs.hpp"

#include <chrono>
#include <thread>

namespace xiezhi::engine {

namespace {

struct Candidate {
    std::string kind, record, slot, due;
    std::int64_t rung = 0;
};

constexpr int kBatch = 500;

std::int64_t rung_of(const Catalog& catalog, CivilDate due, CivilDate today) {
    if (today > due) return 3;
    if (today == due) return 2;
    const auto near = catalog.calendar->add_working_days(due, -3);
    return near && today >= *near ? 1 : 0;
}

}  // namespace

JobResult run_term_jobs(Engine& engine, Session& session, std::int64_t bureau) {
    JobResult result;
    const CivilDate today = china_date(engine.clock().now());
    std::vector<Candidate> candidates;
    const std::vector<Value> parameters{bureau, to_string(today + 10)};
    const auto asked = session.connection->query("SELECT kind, record, slot, due, rung FROM term WHERE bureau = ?1 AND state = 'running' AND due <= ?2 ORDER BY due LIMIT " + std::to_string(kBatch), parameters, [&](const store::Row& row) {
        candidates.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), row.integer(4)});
        return store::Go::On;
    });
    if (!asked) {
        result.faults = asked.error();
        return result;
    }
    const auto act = [&](const Candidate& one, const char* action, json::object input) {
        Request request;
        request.bureau = bureau;
        request.kind = one.kind;
        request.record = one.record;
        request.action = action;
        request.input = std::move(input);
        request.actor = identity::program_actor(bureau, {"期限管理", "Watching terms"});
        request.via = "job";
        auto done = engine.perform(session, request);
        if (!done) append(result.faults, done.error());
        return done.has_value();
    };
    for (const Candidate& one : candidates) {
        const auto due = parse_date(one.due);
        if (!due) continue;
        const std::int64_t rung = rung_of(engine.catalog(), *due, today);
        if (rung > one.rung && act(one, "escalate", {{"slot", one.slot}, {"rung", rung}})) ++result.reminded;
        if (today > *due && act(one, "lapse", {{"slot", one.slot}})) ++result.lapsed;
    }
    return result;
}

void run_jobs_until(Engine& engine, std::int64_t bureau, const std::atomic<bool>& stopping) {
    auto session = engine.open_session();
    if (!session) return;
    for (int second = 0; !stopping; ++second) {
        if (second % 60 == 0) (void)run_term_jobs(engine, *session, bureau);
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        for (int i = 0; i < 4 && !stopping; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

}  // namespace xiezhi::engine
