// The cells as a whole: counted anew from the records where the definition of a figure is not the one they were counted by
// (an upgrade, a figure added to the bureau's overlay), and proved cell by cell. The invariant: while table figure_kept holds
// a figure's signature, its cells are what its records give; a signature is written in the transaction that counted them.
#pragma once

#include <functional>

#include "figure/figures.hpp"

namespace xiezhi::figure {

// Called after every few thousand records: the kind being counted, records done and records in all of the kinds to count.
using CountProgress = std::function<void(const Kind& kind, std::int64_t done, std::int64_t all)>;

enum class Recount { WhatIsStale, Everything };

// Counts the cells of all bureaus; the caller holds the writer lock and no transaction. Cells of figures that are gone go too.
// Done kind by kind: broken off, the next start goes on with the rest. Returns how many figures were counted.
Result<std::int64_t> keep_cells(store::Connection& connection, const FigureSet& figures, Recount what, const CountProgress& progress = {});

struct CellDifference {
    std::string figure;
    std::int64_t period = 0;  // 2021, 202105 or 20210531
    std::string group1, group2;
    std::int64_t kept = 0, counted = 0;
};

struct CellProof {
    std::int64_t cells = 0;                   // compared
    std::vector<CellDifference> differences;  // the first 1,000
    std::vector<std::string> stale;           // figures whose cells are of another definition, and so not used
};

// Compares every cell of a bureau with what SQL over the records gives: the other way to count than the one by which they were
// kept. One scan of its table a figure.
Result<CellProof> prove_cells(store::Connection& connection, const FigureSet& figures, std::int64_t bureau);

}  // namespace xiezhi::figure
