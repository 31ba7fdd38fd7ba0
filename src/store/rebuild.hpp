// Proving the tables: every row is rebuilt from the after-images of the events and compared with what stands in its table,
// so that a cell changed by hand, a row added or a row taken away is found and named. Numbers given are
// rebuilt too, and series give their numbers again, so that a gap shows. Figure cells are proved by the rows
// (figure/keep_cells.hpp); answers kept, outbox and search words by their hashes (src/proof/check_kept); sessions, jobs and
// uploads are not facts.
#pragma once

#include <string>
#include <vector>

#include "store/database.hpp"

namespace xiezhi::store {

struct Difference {
    std::string table;
    std::string key;       // the primary key without the bureau, parts divided by "/"
    std::string column;    // empty: the whole row
    std::string expected;  // by the events; empty with found: the row should not be there
    std::string found;     // in the table; empty with expected: the row is gone
};

struct TableReport {
    std::int64_t events = 0;
    std::int64_t rows = 0;                 // compared
    std::vector<Difference> differences;   // the first 1,000
    std::int64_t difference_count = 0;
};

// In one snapshot. Keeps about 100 bytes a row in memory. Events that cannot be read are verify_chain's to report.
Result<TableReport> compare_tables(Connection& connection, std::int64_t bureau);

// A difference for a person: ChainBroken, with table and key.
Fault fault_of(const Difference& difference);

}  // namespace xiezhi::store
