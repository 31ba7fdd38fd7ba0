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

// Lapses what is past and climbs the rungs: 1 three working days before, 2 on the last day, 3 after it.
JobResult run_term_jobs(Engine& engine, Session& session, std::int64_t bureau);

// Every minute until told to stop.
void run_jobs_until(Engine& engine, std::int64_t bureau, const std::atomic<bool>& stopping);

}  // namespace xiezhi::engine
