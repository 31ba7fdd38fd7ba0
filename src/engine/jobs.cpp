#include "engine/jobs.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "engine/load.hpp"

namespace xiezhi::engine {

namespace {

struct Candidate {
    std::string kind, record, slot, due;
    std::int64_t rung = 0;
};

std::int64_t rung_of(const Catalog& catalog, CivilDate due, CivilDate today) {
    if (today > due) return 3;
    if (today == due) return 2;
    const auto near = catalog.calendar->add_working_days(due, -3);
    return near && today >= *near ? 1 : 0;
}

// Terms that fall due soon or are past, in order of date; the next page begins after `last`, so that what a page leaves
// as it was (an overdue term whose reminders are given) never hides what comes later.
Result<std::vector<Candidate>> page_of(Session& session, std::int64_t bureau, CivilDate until, const Candidate& last, std::size_t size) {
    std::vector<Candidate> page;
    const std::vector<Value> parameters{bureau, to_string(until), last.due, last.record, last.slot};
    const auto asked = session.connection->query(
        "SELECT kind, record, slot, due, rung FROM term WHERE bureau = ?1 AND state = 'running' AND due <= ?2 "
        "AND (due > ?3 OR (due = ?3 AND (record > ?4 OR (record = ?4 AND slot > ?5)))) ORDER BY due, record, slot LIMIT " + std::to_string(size),
        parameters, [&](const store::Row& row) {
            page.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), row.integer(4)});
            return store::Go::On;
        });
    if (!asked) return fail(asked.error());
    return page;
}

// Another run of the job, or a person, was there first: the next run sees how things stand then.
bool overtaken(const Faults& faults) {
    return std::all_of(faults.begin(), faults.end(), [](const Fault& fault) { return fault.code == Code::AlreadyDone || fault.code == Code::StaleVersion; });
}

// True when it was done; faults other than having been overtaken are told.
bool act(Engine& engine, Session& session, std::int64_t bureau, const std::string& kind, const std::string& record, const char* action, json::object input, Faults& faults) {
    Request request;
    request.bureau = bureau;
    request.kind = kind;
    request.record = record;
    request.action = action;
    request.input = std::move(input);
    request.actor = identity::program_actor(bureau, {"期限管理", "Watching terms"});
    request.via = "job";
    auto done = engine.perform(session, request);
    if (!done && !overtaken(done.error())) append(faults, done.error());
    return done.has_value();
}

void watch(Engine& engine, Session& session, std::int64_t bureau, const Candidate& one, CivilDate today, JobResult& result) {
    const auto due = parse_date(one.due);
    if (!due) return append(result.faults, due.error());
    const std::int64_t rung = rung_of(engine.catalog(), *due, today);
    if (rung > one.rung && act(engine, session, bureau, one.kind, one.record, "escalate", {{"slot", one.slot}, {"rung", rung}, {"due", one.due}}, result.faults)) ++result.reminded;
    if (today > *due && act(engine, session, bureau, one.kind, one.record, "lapse", {{"slot", one.slot}}, result.faults)) ++result.lapsed;
}

struct Place {
    std::string kind, record;
};

Result<std::vector<Place>> running_after(Session& session, std::int64_t bureau, const std::string& record) {
    std::vector<Place> page;
    const std::vector<Value> parameters{bureau, record};
    const auto asked = session.connection->query(
        "SELECT DISTINCT kind, record FROM term WHERE bureau = ?1 AND record > ?2 AND state IN ('running', 'paused', "
        "'provisional', 'lapsed') ORDER BY record LIMIT " +
            std::to_string(kPageOfTerms),
        parameters, [&](const store::Row& row) {
            page.push_back({std::string(row.text(0)), std::string(row.text(1))});
            return store::Go::On;
        });
    if (!asked) return fail(asked.error());
    return page;
}

// Do the terms, as they would be derived now, differ from those that stand?
Result<bool> moves(Engine& engine, Session& session, std::int64_t bureau, const Place& place) {
    const auto present = engine.catalog().kind(place.kind);
    if (!present) return fail(present.error());
    const auto hash = definition_of(*session.connection, *present->kind, bureau, place.record);
    if (!hash) return fail(hash.error());
    const auto in_use = engine.catalog().kind_by_hash(*session.connection, place.kind, *hash);
    if (!in_use) return fail(in_use.error());
    const auto record = load_record(*session.connection, *in_use->kind, bureau, place.record);
    if (!record) return fail(record.error());
    return terms_differ(*record, *in_use->compiled, engine.catalog().book());
}

constexpr const char* kReproject = "reproject";  // the one row of table job that says under which versions it was last done

std::string versions_of(const Catalog& catalog) { return catalog.law->version + " " + catalog.calendar->version(); }

Result<std::string> reprojected_under(Session& session, std::int64_t bureau) {
    std::string versions;
    const std::vector<Value> key{bureau, std::string(kReproject)};
    const auto asked = session.connection->query("SELECT position FROM job WHERE bureau = ?1 AND id = ?2", key, [&](const store::Row& row) {
        versions = std::string(row.text(0));
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return versions;
}

}  // namespace

JobResult run_term_jobs(Engine& engine, Session& session, std::int64_t bureau, std::size_t size) {
    JobResult result;
    const CivilDate today = china_date(engine.clock().now());
    Candidate last;
    for (;;) {
        const auto page = page_of(session, bureau, today + 10, last, size);
        if (!page) {
            append(result.faults, page.error());
            return result;
        }
        for (const Candidate& one : *page) watch(engine, session, bureau, one, today, result);
        if (page->size() < size) return result;
        last = page->back();
    }
}

Reprojection reproject_terms(Engine& engine, Session& session, std::int64_t bureau) {
    Reprojection result;
    const std::string versions = versions_of(engine.catalog());
    const Instant began = engine.clock().now();
    const auto done_under = reprojected_under(session, bureau);
    if (!done_under) append(result.faults, done_under.error());
    if (!done_under || *done_under == versions) return result;
    std::string last;
    for (;;) {
        const auto page = running_after(session, bureau, last);
        if (!page) {
            append(result.faults, page.error());
            return result;
        }
        for (const Place& place : *page) {
            ++result.looked_at;
            const auto differ = moves(engine, session, bureau, place);
            if (!differ) append(result.faults, differ.error());
            else if (*differ && act(engine, session, bureau, place.kind, place.record, "reproject", {}, result.faults)) ++result.moved;
        }
        if (page->size() < kPageOfTerms) break;
        last = page->back().record;
    }
    if (!result.faults.empty()) return result;
    store::StreamWrite done;
    done.rows.push_back({"job",
                         {{"bureau", bureau},
                          {"id", kReproject},
                          {"job", kReproject},
                          {"state", "done"},
                          {"started_at", began.ms},
                          {"ended_at", engine.clock().now().ms},
                          {"position", versions},
                          {"detail", std::to_string(result.moved)}}});
    if (auto written = engine.writer().write(std::move(done)); !written) append(result.faults, written.error());
    return result;
}

void run_jobs_until(Engine& engine, std::int64_t bureau, const std::atomic<bool>& stopping) {
    auto session = engine.open_session();
    if (!session) return;
    for (int second = 0; !stopping; ++second) {
        if (second % 60 == 0) {
            (void)reproject_terms(engine, *session, bureau);
            (void)run_term_jobs(engine, *session, bureau);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        for (int i = 0; i < 4 && !stopping; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

}  // namespace xiezhi::engine
