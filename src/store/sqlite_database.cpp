#include "store/sqlite_database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <unordered_map>

#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement)
        : statement_(statement), size_(static_cast<std::size_t>(sqlite3_column_count(statement))) {}
    std::size_t size() const override { return size_; }
    bool is_null(std::size_t column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(std::size_t column) const override { return sqlite3_column_int64(statement_, at(column)); }
    std::string_view text(std::size_t column) const override {
        const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, at(column)));
        if (data == nullptr) return {};
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, at(column)))};
    }
    std::span<const std::uint8_t> bytes(std::size_t column) const override {
        const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, at(column)));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, at(column)))};
    }

  private:
    Value value_of(std::size_t column) const override {
        switch (type(column)) {
            case SQLITE_NULL: return {};
            case SQLITE_INTEGER: return integer(column);
            case SQLITE_BLOB: {
                const auto data = bytes(column);
                return Bytes(data.begin(), data.end());
            }
            default: return std::string(text(column));
        }
    }
    int type(std::size_t column) const { return sqlite3_column_type(statement_, at(column)); }
    int at(std::size_t column) const {
        XIEZHI_CHECK(column < size_);
        return static_cast<int>(column);
    }
    sqlite3_stmt* statement_;
    std::size_t size_;
};

Fault fault_of(sqlite3* handle, std::string_view sql) {
    const int extended = sqlite3_extended_errcode(handle);
    const std::string_view message = sqlite3_errmsg(handle);
    switch (extended & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return busy(message);
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_NOMEM:
        case SQLITE_PERM:
        case SQLITE_PROTOCOL: return unavailable(fmt::format("{} (SQLite {})", message, extended));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return chain_fault(fmt::format("数据库文件已损坏：{}", message),
                               fmt::format("The database file is damaged: {}", message), "");
        case SQLITE_CONSTRAINT:
            if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY) {
                const auto colon = message.find(": ");  // "UNIQUE constraint failed: t.bureau, t.name"
                return taken(colon == std::string_view::npos ? message : message.substr(colon + 2));
            }
            return our_mistake(message, sql);
        default: return our_mistake(fmt::format("{} (SQLite {})", message, extended), sql);
    }
}

class SqliteConnection final : public Connection {
  public:
    explicit SqliteConnection(sqlite3* handle, Access access) : handle_(handle), access_(access) {}
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;
    ~SqliteConnection() override {
        statements_.clear();
        sqlite3_close(handle_);
    }

    Dialect dialect() const override { return Dialect::Sqlite; }

    Result<void> query(std::string_view sql, std::span<const Value> parameters, const RowReader& read) override {
        return run(sql, parameters.size(), [&](std::size_t i) { return &parameters[i]; }, &read, -1);
    }
    Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) override {
        const auto done = run(sql, parameters.size(), [&](std::size_t i) { return &parameters[i]; }, nullptr, -1);
        if (!done) return fail(done.error());
        return sqlite3_changes64(handle_);
    }
    Result<void> send(std::string_view sql, std::span<const Value* const> parameters, std::int64_t expected) override {
        return run(sql, parameters.size(), [&](std::size_t i) { return parameters[i]; }, nullptr, expected);
    }
    Result<void> send_query(std::string_view sql, std::span<const Value* const> parameters, RowReader read) override {
        return run(sql, parameters.size(), [&](std::size_t i) { return parameters[i]; }, &read, -1);
    }
    Result<void> flush() override { return {}; }
    std::uint64_t session() const override { return 1; }

    Result<void> script(std::string_view sql) override {
        if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
            return fail(fault_of(handle_, sql));
        }
        return {};
    }
    Result<void> begin() override { return plain(access_ == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN"); }
    Result<void> commit() override { return plain("COMMIT"); }
    Result<void> rollback() override {
        if (sqlite3_get_autocommit(handle_) != 0) return {};  // SQLite has rolled back by itself (disk full)
        return plain("ROLLBACK");
    }
    Result<void> savepoint() override { return plain("SAVEPOINT u"); }
    Result<void> release() override { return plain("RELEASE u"); }
    Result<void> rollback_to() override {
        if (auto done = plain("ROLLBACK TO u"); !done) return done;
        return plain("RELEASE u");
    }

  private:
    Result<void> plain(std::string_view sql) {
        return run(sql, 0, [](std::size_t) -> const Value* { return nullptr; }, nullptr, -1);
    }

    int prepare(std::string_view sql, Statement& statement) {
        sqlite3_stmt* raw = nullptr;
        const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                            &raw, nullptr);
        statement.reset(raw);
        return code;
    }

    static int bind(sqlite3_stmt* statement, int place, const Value& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, place, *number);
        if (const auto* text = std::get_if<std::string>(&value)) {
            return sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        if (const auto* bytes = std::get_if<Bytes>(&value)) {
            if (bytes->empty()) return sqlite3_bind_zeroblob(statement, place, 0);
            return sqlite3_bind_blob64(statement, place, bytes->data(), bytes->size(), SQLITE_STATIC);
        }
        return sqlite3_bind_null(statement, place);
    }

    template <class At>
    Result<void> run(std::string_view sql, std::size_t count, At at, const RowReader* read, std::int64_t expected) {
        auto found = statements_.find(sql);
        if (found == statements_.end()) {
            Statement made;
            if (prepare(sql, made) != SQLITE_OK) return fail(fault_of(handle_, sql));
            if (made == nullptr) return fail(our_mistake("empty statement", sql));
            found = statements_.emplace(std::string(sql), std::move(made)).first;
        }
        sqlite3_stmt* statement = found->second.get();
        Statement own;  // a query inside the reading of the same query needs a statement of its own
        if (sqlite3_stmt_busy(statement) != 0) {
            if (prepare(sql, own) != SQLITE_OK) return fail(fault_of(handle_, sql));
            statement = own.get();
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (bind(statement, static_cast<int>(i) + 1, *at(i)) != SQLITE_OK) {
                Fault fault = fault_of(handle_, sql);
                sqlite3_clear_bindings(statement);
                return fail(std::move(fault));
            }
        }
        auto done = step(statement, sql, read);
        sqlite3_reset(statement);
        if (count > 0) sqlite3_clear_bindings(statement);
        if (done && expected >= 0 && sqlite3_changes64(handle_) != expected) {
            return fail({Code::NotFound,
                         {"要更改的记录不存在", "The row to be changed does not exist"},
                         {"请刷新后重试。", "Reload and try again."}, "", ""});
        }
        return done;
    }

    Result<void> step(sqlite3_stmt* statement, std::string_view sql, const RowReader* read) {
        for (;;) {
            const int code = sqlite3_step(statement);
            if (code == SQLITE_DONE) return {};
            if (code != SQLITE_ROW) return fail(fault_of(handle_, sql));
            if (read != nullptr && *read && (*read)(SqliteRow(statement)) == Go::Stop) return {};
        }
    }

    sqlite3* handle_;
    Access access_;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

class FileLock final : public WriterLock {
  public:
    explicit FileLock(int file) : file_(file) {}
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock() override { ::close(file_); }

  private:
    int file_;
};

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(std::string path, bool draft) : path_(std::move(path)), draft_(draft) {}
    Dialect dialect() const override { return Dialect::Sqlite; }

    Result<std::unique_ptr<Connection>> connect(Access access) override {
        sqlite3* handle = nullptr;
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                          (access == Access::Write ? SQLITE_OPEN_CREATE : 0);
        const int code = sqlite3_open_v2(path_.c_str(), &handle, flags, nullptr);
        auto connection = std::make_unique<SqliteConnection>(handle, access);
        if (code != SQLITE_OK) {
            const std::string message = handle == nullptr ? "out of memory" : sqlite3_errmsg(handle);
            Fault fault = unavailable(fmt::format("{}: {}", path_, message));
            fault.where = path_;
            return fail(std::move(fault));
        }
        // Readers wait for a checkpoint or a schema change; the writer has no rival, its lock file sees to that.
        sqlite3_busy_timeout(handle, 5000);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        const char* setup = access == Access::Write
                                ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;"
                                  "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;"
                                  "PRAGMA journal_size_limit=67108864;"
                                : "PRAGMA foreign_keys=OFF; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;"
                                  "PRAGMA query_only=ON;";
        if (auto done = connection->script(setup); !done) return fail(done.error());
        if (draft_ && access == Access::Write) {
            if (auto done = connection->script("PRAGMA synchronous=OFF;"); !done) return fail(done.error());
        }
        return std::unique_ptr<Connection>(std::move(connection));
    }

    Result<std::unique_ptr<WriterLock>> lock_writer(Connection&) override {
        const std::string file = path_ + ".lock";
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0) return fail(unavailable(fmt::format("{}: {}", file, std::strerror(errno))));
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            ::close(descriptor);
            return fail(elsewhere(file));
        }
        return std::make_unique<FileLock>(descriptor);
    }

  private:
    std::string path_;
    bool draft_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, bool draft) {
    // Counting its memory would take a lock of the whole process at every allocation.
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)configured;
    return std::make_unique<SqliteDatabase>(path, draft);
}

}  // namespace xiezhi::store
