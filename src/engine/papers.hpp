// Issuing a paper: its number, its date, and the facts it was made from, kept sealed so that the same page can be printed
// again in ten years whatever has changed since.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Adds the paper to work.after; asks the writer for its number.
void issue_paper(Work& work, const xiezhi::Paper& paper);

// The variables a template may use (lines/<line>/papers/README.md), without the numbers, which stand in their columns.
json::object paper_facts(Work& work);

}  // namespace xiezhi::engine
