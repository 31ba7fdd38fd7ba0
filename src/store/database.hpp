// One narrow interface over SQLite and PostgreSQL: a connection runs statements with parameters and hands back rows.
//
// SQL is written once, for both: placeholders are ?1, ?2 …; values are whole numbers, UTF-8 text or bytes; dates are ISO
// text, booleans 0 and 1, ids text. Text compares by bytes on both. SQL never asks the database for the time.
// Everything above speaks of units of work (unit_of_work.hpp); only queries use a connection directly.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi::store {

using Bytes = std::vector<std::uint8_t>;
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

enum class Dialect { Sqlite, Postgres };

// One row of a result while it is being read; views live until the callback returns.
class Row {
  public:
    virtual ~Row() = default;
    virtual std::size_t size() const = 0;
    virtual bool is_null(std::size_t column) const = 0;
    virtual std::int64_t integer(std::size_t column) const = 0;     // 0 when null
    virtual std::string_view text(std::size_t column) const = 0;    // "" when null
    virtual std::span<const std::uint8_t> bytes(std::size_t column) const = 0;
    Value value(std::size_t column) const;  // of the column's stored type
  private:
    virtual Value value_of(std::size_t column) const = 0;
};

enum class Go { On, Stop };
using RowReader = std::function<Go(const Row&)>;

class Connection {
  public:
    virtual ~Connection() = default;
    virtual Dialect dialect() const = 0;
    // Statements are prepared once per connection and kept. Faults: StoreUnavailable (server gone: the connection
    // reconnects on the next call), StoreBusy, Internal (a statement of ours is wrong).
    virtual Result<void> query(std::string_view sql, std::span<const Value> parameters, const RowReader& read) = 0;
    virtual Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) = 0;  // rows changed
    // Several statements without parameters; for schema changes.
    virtual Result<void> script(std::string_view sql) = 0;
    virtual Result<void> begin() = 0;           // writer: immediate; reader: one snapshot for several queries
    virtual Result<void> commit() = 0;
    virtual Result<void> rollback() = 0;
    virtual Result<void> savepoint() = 0;       // one level, inside a transaction
    virtual Result<void> release() = 0;
    virtual Result<void> rollback_to() = 0;

    // Writes whose outcome is only looked at in flush(): one round trip for many on PostgreSQL, done at once on SQLite.
    // `expected` is the number of rows that must change (-1: any); another number is NotFound. The faults of the first
    // statement that failed; after it the transaction (or the savepoint) must be rolled back.
    virtual Result<void> send(std::string_view sql, std::span<const Value* const> parameters, std::int64_t expected) = 0;
    virtual Result<void> send_query(std::string_view sql, std::span<const Value* const> parameters, RowReader read) = 0;
    virtual Result<void> flush() = 0;
    // Rises when the connection had to be made anew: what was held by the session (locks) is gone.
    virtual std::uint64_t session() const = 0;
};

// Held as long as it lives; see Database::lock_writer.
class WriterLock {
  public:
    virtual ~WriterLock() = default;
};

enum class Access { Read, Write };

class Database {
  public:
    virtual ~Database() = default;
    virtual Dialect dialect() const = 0;
    virtual Result<std::unique_ptr<Connection>> connect(Access access) = 0;
    // One process writes: WriterElsewhere when another holds the lock. On PostgreSQL it belongs to the session of
    // `connection`, on SQLite to the file PATH.lock. Schema changes take it too.
    virtual Result<std::unique_ptr<WriterLock>> lock_writer(Connection& connection) = 0;
};

// "sqlite:PATH" or a bare path; "postgresql://…" or a libpq conninfo starting with "host=".
Result<std::unique_ptr<Database>> open_database(const std::string& where);

}  // namespace xiezhi::store
