// What happens by itself: a term's last day passes, a reminder falls due. Through the same door as everything else, by the
// program as actor, each step once (the rung stands in the term), each record apart so that one fault stops nothing else.
#pragma once

#include <atomic>

#include "engine/engine.hpp"

namespace xiezhi::engine {

struct JobResult {
    std::int64_t lapsed = 0;
    std::int64_t reminded = 0;
    Faults faults;
};

inline constexpr std::size_t kPageOfTerms = 500;

// Lapses what is past and climbs the rungs: 1 three working days before, 2 on the last day, 3 after it.
JobResult run_term_jobs(Engine& engine, Session& session, std::int64_t bureau, std::size_t page = kPageOfTerms);

struct Reprojection {
    std::int64_t looked_at = 0;  // records with a term that is not over
    std::int64_t moved = 0;
    bool ran = false;            // false: nothing had changed, or faults stopped it
    Faults faults;
};

// Takes the calendar of the years in force (calendar_years) and the rules that were confirmed (rule_checks). After a change of calendar or law: derives every term that is
// not over again and, where one differs, says so in the chain with its date before and after (action `reproject`), a page of
// records at a time. Not again until their versions change; a run that was cut off or met faults is repeated, and finds what
// it did already as it should be.
Reprojection reproject_terms(Engine& engine, Session& session, std::int64_t bureau);

// Reprojects if need be (`tell` hears of each whole run), and watches the terms every minute until told to stop.
void run_jobs_until(Engine& engine, std::int64_t bureau, const std::atomic<bool>& stopping, const std::function<void(const Reprojection&)>& tell = {});

}  // namespace xiezhi::engine
