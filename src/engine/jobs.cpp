#include "engine/jobs.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/calendar_years.hpp"
#include "engine/rule_checks.hpp"
#include "engine/running.hpp"

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

Request job_request(std::int64_t bureau, const std::string& kind, const std::string& record, const char* action, json::object input = {}) {
    Request request;
    request.bureau = bureau;
    request.kind = kind;
    request.record = record;
    request.action = action;
    request.input = std::move(input);
    request.actor = identity::program_actor(bureau, {"期限管理", "Watching terms"});
    request.via = "job";
    return request;
}

// True when it was done; faults other than having been overtaken are told.
bool act(Engine& engine, Session& session, std::int64_t bureau, const std::string& kind, const std::string& record, const char* action, json::object input, Faults& faults) {
    auto done = engine.perform(session, job_request(bureau, kind, record, action, std::move(input)));
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

store::StreamWrite progress(Engine& engine, std::int64_t bureau, const char* state, const std::string& versions, Instant began, std::int64_t moved) {
    store::StreamWrite write;
    write.rows.push_back({"job",
                          {{"bureau", bureau},
                           {"id", kReproject},
                           {"job", kReproject},
                           {"state", state},
                           {"started_at", began.ms},
                           {"ended_at", engine.clock().now().ms},
                           {"position", versions},
                           {"detail", std::to_string(moved)}}});
    return write;
}

// A page of records on their way through the writer together: it puts many units into one transaction, each still apart.
class Batch {
  public:
    void begin(Engine& engine, Session& session, const Request& request) {
        {
            const std::lock_guard lock(mutex_);
            ++waiting_;
        }
        engine.perform(session, request, [this](Result<Answer> answer) {
            const std::lock_guard lock(mutex_);
            if (answer) ++done_;
            else if (!overtaken(answer.error())) append(faults_, answer.error());
            if (--waiting_ == 0) none_.notify_all();
        });
    }
    void wait(Reprojection& result) {
        std::unique_lock lock(mutex_);
        none_.wait(lock, [this] { return waiting_ == 0; });
        result.moved += done_;
        append(result.faults, std::move(faults_));
    }

  private:
    std::mutex mutex_;
    std::condition_variable none_;
    std::int64_t waiting_ = 0, done_ = 0;
    Faults faults_;
};

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
    const std::string stood = versions_of(engine.catalog());
    const auto followed = follow_calendar(engine.catalog(), *session.connection, bureau);
    if (!followed) append(result.faults, followed.error());
    const auto confirmed = follow_rule_checks(engine.catalog(), *session.connection, bureau);
    if (!confirmed) append(result.faults, confirmed.error());
    const std::string versions = versions_of(engine.catalog());
    const auto done_under = reprojected_under(session, bureau);
    if (!done_under) append(result.faults, done_under.error());
    if (!result.faults.empty() || *done_under == versions) return result;
    const Instant began = engine.clock().now();
    // Where this run is about a changed calendar and nothing else, terms that end before its first other day stay as they are.
    const std::optional<CivilDate> reaching = *done_under == stood && !*confirmed ? *followed : std::nullopt;
    // What was derived before the change and still waits is written before this is: the pass below then sees it.
    if (auto written = engine.writer().write(progress(engine, bureau, "running", *done_under, began, 0)); !written) append(result.faults, written.error());
    std::string last;
    for (;;) {
        const auto page = running_after(*session.connection, bureau, last, kPageOfTerms, reaching);
        if (!page) {
            append(result.faults, page.error());
            return result;
        }
        Batch batch;
        for (const Running& one : *page) {
            ++result.looked_at;
            const auto opened = open_running(engine.catalog(), *session.connection, bureau, one);
            if (!opened) append(result.faults, opened.error());
            else if (terms_differ(opened->record, *opened->in_use.compiled, engine.catalog().book()))
                batch.begin(engine, session, job_request(bureau, one.kind, one.record, "reproject"));
        }
        batch.wait(result);
        if (page->size() < kPageOfTerms) break;
        last = page->back().record;
    }
    if (!result.faults.empty()) return result;
    result.ran = true;
    if (auto written = engine.writer().write(progress(engine, bureau, "done", versions, began, result.moved)); !written) append(result.faults, written.error());
    return result;
}

void run_jobs_until(Engine& engine, std::int64_t bureau, const std::atomic<bool>& stopping, const std::function<void(const Reprojection&)>& tell) {
    auto session = engine.open_session();
    if (!session) return;
    for (int second = 0; !stopping; ++second) {
        // A calendar that was accepted holds within a second; the other work is done once a minute.
        const Reprojection done = reproject_terms(engine, *session, bureau);
        if (done.ran && tell) tell(done);
        if (second % 60 == 0) (void)run_term_jobs(engine, *session, bureau);
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        for (int i = 0; i < 4 && !stopping; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

}  // namespace xiezhi::engine
