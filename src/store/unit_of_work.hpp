// What one action changes, all or nothing: versions it was decided on, rows, numbers to be given, figure cells, the event.
//
// A worker prepares the unit from its own read connection; the writer checks the versions, gives numbers, sequence and
// hash, and writes many units in one transaction. A row is always the whole row, so that the events' after-images alone
// can rebuild every table (architecture section 2.5). Nothing is deleted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "store/database.hpp"

namespace xiezhi::store {

struct Cell {
    std::string column;
    Value value;
};

// Writes the whole row under the table's primary key: inserts it, or replaces all columns. `bureau` is the first column.
// A column the cells leave out is null. The column from_event, and `sequence` of table act when it is left out or null,
// is filled by the writer with the sequence of the unit's event.
struct RowWrite {
    std::string table;
    std::vector<Cell> cells;
    enum class Must { BeNew, Exist, Either } must = Must::Either;
};

// The row was read at this version; another writer's change makes the unit fail with StaleVersion.
struct ReadVersion {
    std::string table;
    std::string id;
    std::int64_t version = 0;
};

// A number of a series. The writer gives it and puts it wherever the unit's text holds `token` (row cells, event input,
// answer, outbox). A pattern without {seq} is a number given elsewhere and entered by hand: it is only checked to be new.
struct NumberRequest {
    std::string token;    // "\x01N0\x01"; unlikely in any input, which may not hold control characters
    std::string series;   // key of the series: "government/reconsideration_case.case"
    int year = 0;
    std::string pattern;  // all filled in but {seq}: "江复〔2024〕{seq}号"; never contains another {seq}
    std::string entered;  // the number entered by hand, when pattern is the series' own: its place is then never given again
};

// Adds to a kept figure. period is year*100+month of the base date, or year*10000+month*100+day where days are kept: the
// writer then adds to the cells of that month and that year as well, so that a sum up to any day reads few of them.
struct CellDelta {
    std::string figure;
    std::int64_t period = 0;
    std::string group1, group2;  // "" when not grouped
    std::int64_t delta = 0;
};

// The period of the next coarser cell that a delta is added to as well: 20240531 → 202405 → 2024 → 0, there is none. Flows
// keep months only: 202405 → 0 when `from` is 202405.
inline std::int64_t coarser_period(std::int64_t period, std::int64_t from) { return from < 10'000'000 || period < 10'000 ? 0 : period / 100; }

// Words of a record by which it can be found; replaces what was there for (record, part).
struct SearchText {
    std::string kind, record;
    std::string part;                   // "title", "party"
    std::vector<std::int64_t> pairs;    // from search.hpp, personal ones keyed
};

struct EventDraft {
    std::string id;
    std::string kind, record, action;
    std::string happened_on;     // ISO date: the legal date
    Instant recorded_at;
    json::object actor;          // who decided, did, recorded, as he then was
    json::object input;          // personal fields already ciphertext
    std::string definition;      // hash of the kind
    std::string law, calendar;   // versions
};

// Handed to the outside after the commit: rendering, notices, webhooks. At least once, in order per bureau.
struct OutboxMessage {
    std::string id;
    std::string topic;
    json::object body;
};

// Raw rows of the stream tables (session, job, upload, outbox) without an event: nothing of legal weight lies in them.
struct StreamWrite {
    std::vector<RowWrite> rows;
    std::vector<RowWrite> deletes;  // only the cells of the primary key
};

struct UnitOfWork {
    std::int64_t bureau = 0;
    std::vector<ReadVersion> reads;
    std::vector<NumberRequest> numbers;
    std::vector<RowWrite> rows;
    std::vector<CellDelta> cells;
    std::vector<SearchText> search;
    std::vector<OutboxMessage> outbox;
    EventDraft event;
    std::string idempotency_key;   // empty: none; kept for ever
    std::string request_hash;      // of the request, to tell a repetition from another request with the same key
    json::object answer;           // kept with the key; tokens are replaced
};

struct Committed {
    std::int64_t sequence = 0;     // of the event in the bureau's chain
    json::object answer;           // with the numbers given; of the first request when `repeated`
    bool repeated = false;
};

}  // namespace xiezhi::store
