// Writing one batch: everything of the writer but its thread and queue. A batch is one transaction; what it needs to
// know of the database is asked beforehand in one round trip, kept in maps, and moved on unit by unit, so that the units
// of a batch see each other. After any trouble the maps are thrown away and read anew.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>

#include "store/anchors.hpp"
#include "store/event_text.hpp"
#include "store/keys.hpp"
#include "store/tables.hpp"
#include "store/unit_of_work.hpp"

namespace xiezhi::store {

struct WriteJob {
    std::variant<UnitOfWork, StreamWrite> work;
    Result<Committed> outcome;
};

class BatchWriter {
  public:
    BatchWriter(Database& database, const KeyRing& keys) : database_(database), keys_(keys) {}

    // Connects, takes the writer lock, reads tables and heads.
    Result<void> open();
    // Fills every job's outcome. Nothing of a failed job is written; what succeeded is durable.
    void run(std::span<WriteJob> jobs);
    // The heads that moved since it was last asked.
    std::vector<Anchor> take_moved_heads();
    const std::map<std::int64_t, Head>& heads() const { return heads_; }

  private:
    struct Series {
        std::int64_t next = 1;
        bool stored = false;
        bool any_entered = false;
        bool changed = false;
        std::set<std::int64_t> entered;  // places at or after next that were entered by hand
    };
    using SeriesKey = std::tuple<std::int64_t, std::string, int>;
    struct Answered {
        std::string request_hash, answer;
        std::int64_t sequence = 0;
    };
    struct Sql {
        std::string insert, upsert, update, erase, read_version;
        std::size_t from_event = TableInfo::npos, act_sequence = TableInfo::npos;
        std::size_t version = TableInfo::npos, id = TableInfo::npos, bureau = TableInfo::npos;
    };
    enum class Care { Savepoints, Together };

    Result<void> lock_again();
    Result<void> read_heads();
    void forget();
    const Sql& sql_of(const TableInfo& table);
    Result<const TableInfo*> table_of(std::string_view name) const;

    // Before the units: one round trip.
    Result<void> look_ahead(std::span<WriteJob> jobs);
    Result<void> look_at_unit(const UnitOfWork& unit);
    Result<void> look_at_number(std::int64_t bureau, const NumberRequest& request);

    Result<void> attempt(std::span<WriteJob> jobs, Care care);
    Result<void> one(WriteJob& job, Care care);
    Result<void> write_carefully(WriteJob& job);
    // True: answered without writing (a repetition, or a fault of the unit's own).
    bool answered_already(const UnitOfWork& unit, Result<Committed>& outcome);
    Result<void> write_unit(const UnitOfWork& unit, Result<Committed>& outcome);
    void settle(const UnitOfWork& unit);  // moves the maps on after a unit that was written
    NumbersGiven give_numbers(const UnitOfWork& unit);
    Result<void> send_row(std::int64_t bureau, std::int64_t sequence, const RowWrite& row, const NumbersGiven& numbers,
                          RowImage& image);
    Result<void> send_numbers(const UnitOfWork& unit);
    void keep(const UnitOfWork& unit);
    Result<void> send_event(const UnitOfWork& unit);
    Result<void> send_search(const UnitOfWork& unit);
    Result<void> send_outbox(const UnitOfWork& unit);
    Result<void> send_answer(const UnitOfWork& unit);
    Result<void> write_stream(const StreamWrite& write);
    Result<void> erase_row(const RowWrite& row);
    Result<void> finish_batch();

    const Value* scratch(Value value);
    Result<void> send(std::string_view sql, std::initializer_list<const Value*> values, std::int64_t expected = -1);

    Database& database_;
    const KeyRing& keys_;
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<WriterLock> lock_;
    std::uint64_t session_ = 0;
    Tables tables_;
    std::unordered_map<const TableInfo*, Sql> sql_;
    std::map<std::int64_t, Key> chain_keys_;
    bool heads_known_ = false;

    // Kept from batch to batch, since nobody else writes.
    std::map<std::int64_t, Head> heads_;
    std::map<std::int64_t, std::int64_t> recorded_at_;
    std::set<std::int64_t> moved_;             // by the batch at work
    std::map<std::int64_t, Anchor> committed_;  // heads since the last take_moved_heads()
    std::map<SeriesKey, Series> series_;

    // Of this batch.
    std::map<std::int64_t, Head> heads_before_;
    std::unordered_map<std::string, std::int64_t> versions_;        // -1: no such row
    std::unordered_map<std::string, Answered> answered_;
    std::unordered_map<std::string, std::vector<std::int64_t>> parts_;
    std::set<std::pair<std::int64_t, std::string>> taken_numbers_;  // entered by hand, (bureau, series\0text)
    std::map<std::tuple<std::int64_t, std::string, std::int64_t, std::string, std::string>, std::int64_t> cells_;
    std::deque<Value> scratch_;  // addresses stay; cleared after each unit

    // Of this unit.
    Head after_;
    NumbersGiven numbers_;
    std::map<SeriesKey, Series> moving_series_;
    std::vector<RowImage> images_;
    Kept kept_;
};

}  // namespace xiezhi::store
