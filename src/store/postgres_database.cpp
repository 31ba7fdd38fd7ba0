#include "store/postgres_database.hpp"

#include <fmt/format.h>

#include <deque>

#include "store/postgres_result.hpp"
#include "store/store_faults.hpp"

namespace xiezhi::store {

std::string to_dollar_places(std::string_view sql) {
    std::string out;
    out.reserve(sql.size());
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (c == '\'' || c == '"') {
            const auto end = sql.find(c, i + 1);  // a doubled quote is two quoted texts beside each other: the same to us
            const auto stop = end == std::string_view::npos ? sql.size() - 1 : end;
            out.append(sql.substr(i, stop - i + 1));
            i = stop;
        } else if (c == '-' && i + 1 < sql.size() && sql[i + 1] == '-') {
            const auto end = sql.find('\n', i);
            const auto stop = end == std::string_view::npos ? sql.size() - 1 : end;
            out.append(sql.substr(i, stop - i + 1));
            i = stop;
        } else {
            out += c == '?' ? '$' : c;
        }
    }
    return out;
}

namespace {

constexpr const char* kSetUp =
    "set client_encoding to 'UTF8'; set client_min_messages to warning; set standard_conforming_strings to on;"
    "set datestyle to 'ISO'; set bytea_output to 'hex'; set lock_timeout to '30s'";

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Parameters in the form libpq wants; numbers as text in one buffer, text and bytes where they lie.
class Parameters {
  public:
    void clear() {
        values_.clear();
        lengths_.clear();
        formats_.clear();
        numbers_.clear();
        types_.clear();
    }
    // False when a text holds a NUL, which PostgreSQL's text cannot.
    bool add(const Value& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            numbers_.push_back(fmt::format("{}", *number));
            push(numbers_.back().c_str(), 0, 0, 20);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            if (text->find('\0') != std::string::npos) return false;
            push(text->c_str(), 0, 0, 25);
        } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
            push(bytes->empty() ? "" : reinterpret_cast<const char*>(bytes->data()), static_cast<int>(bytes->size()), 1, 17);
        } else {
            push(nullptr, 0, 0, 0);
        }
        return true;
    }
    int size() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }
    const Oid* types() const { return types_.data(); }

  private:
    void push(const char* value, int length, int format, Oid type) {
        values_.push_back(value);
        lengths_.push_back(length);
        formats_.push_back(format);
        types_.push_back(type);
    }
    std::vector<const char*> values_;
    std::vector<int> lengths_, formats_;
    std::vector<Oid> types_;
    std::deque<std::string> numbers_;  // addresses stay
};

class PostgresConnection final : public Connection {
  public:
    PostgresConnection(std::string conninfo, Access access) : conninfo_(std::move(conninfo)), access_(access) {}
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;
    ~PostgresConnection() override { PQfinish(link_); }

    Dialect dialect() const override { return Dialect::Postgres; }
    std::uint64_t session() const override { return session_; }

    // Connects when there is no connection. A transaction that was open when the server went is over: everything fails
    // until it is rolled back, so that its second half cannot be written alone.
    Result<void> ready() {
        if (lost_in_transaction_) return fail(unavailable("the connection was lost inside a transaction"));
        if (link_ != nullptr && PQstatus(link_) == CONNECTION_OK) return {};
        drop();
        link_ = PQconnectdb(conninfo_.c_str());
        if (PQstatus(link_) != CONNECTION_OK) {
            Fault fault = unavailable(first_line(PQerrorMessage(link_)));
            drop();
            return fail(std::move(fault));
        }
        ++session_;
        const PgResult done(PQexec(link_, kSetUp));
        if (!is_success(done.get())) return failed(done.get(), kSetUp);
        if (access_ == Access::Read) {
            const PgResult only(PQexec(link_, "set default_transaction_read_only to on"));
            if (!is_success(only.get())) return failed(only.get(), "");
        }
        return {};
    }

    Result<void> query(std::string_view sql, std::span<const Value> values, const RowReader& read) override {
        auto result = run(sql, values);
        if (!result) return fail(result.error());
        return read_rows(result->get(), read);
    }
    Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) override {
        auto result = run(sql, values);
        if (!result) return fail(result.error());
        return rows_changed(result->get());
    }
    Result<void> script(std::string_view sql) override {
        if (auto done = plain(std::string(sql).c_str()); !done) return done;
        if (!names_.empty()) {
            names_.clear();  // plans of altered tables must not be used again
            return plain("deallocate all");
        }
        return {};
    }

    Result<void> begin() override {
        const char* sql = access_ == Access::Write ? "begin" : "begin isolation level repeatable read read only";
        const bool was_connected = link_ != nullptr;
        auto done = plain(sql);
        if (!done && was_connected && link_ == nullptr) done = plain(sql);  // see run(): nothing had been begun on it
        in_transaction_ = done.has_value();
        return done;
    }
    Result<void> commit() override {
        const bool was_lost = lost_in_transaction_;
        if (was_lost) return fail(unavailable("the connection was lost inside a transaction"));
        auto done = plain("commit");
        in_transaction_ = false;
        lost_in_transaction_ = false;
        return done;
    }
    Result<void> rollback() override {
        if (lost_in_transaction_ || link_ == nullptr) {
            lost_in_transaction_ = in_transaction_ = false;
            return {};
        }
        leave_pipeline();
        auto done = plain("rollback");
        in_transaction_ = lost_in_transaction_ = false;
        return done;
    }
    Result<void> savepoint() override { return plain("savepoint u"); }
    Result<void> release() override { return plain("release savepoint u"); }
    Result<void> rollback_to() override {
        leave_pipeline();
        if (auto done = plain("rollback to savepoint u"); !done) return done;
        return plain("release savepoint u");
    }

    Result<void> send(std::string_view sql, std::span<const Value* const> values, std::int64_t expected) override {
        return enqueue(sql, values, expected, {});
    }
    Result<void> send_query(std::string_view sql, std::span<const Value* const> values, RowReader read) override {
        return enqueue(sql, values, -1, std::move(read));
    }
    Result<void> flush() override;

  private:
    struct Sent {
        bool preparing = false;
        std::string_view sql;  // key in names_, which keeps its address
        std::int64_t expected = -1;
        RowReader read;
    };

    static std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

    void drop() {
        PQfinish(link_);
        link_ = nullptr;
        names_.clear();
        sent_.clear();
    }

    void leave_pipeline() {
        if (link_ != nullptr && !sent_.empty()) (void)flush();
    }

    tl::unexpected<Faults> lost() {
        Fault fault = unavailable(link_ == nullptr ? std::string("no connection") : first_line(PQerrorMessage(link_)));
        lost_in_transaction_ = in_transaction_;
        drop();
        return fail(std::move(fault));
    }

    tl::unexpected<Faults> failed(const PGresult* result, std::string_view sql) {
        if (link_ == nullptr || PQstatus(link_) != CONNECTION_OK || result == nullptr) return lost();
        return fail(fault_of(result, sql));
    }

    Result<void> plain(const char* sql) {
        if (auto up = ready(); !up) return up;
        XIEZHI_CHECK(sent_.empty());
        const PgResult result(PQexec(link_, sql));
        if (!is_success(result.get())) return failed(result.get(), sql);
        return {};
    }

    Result<void> bind(std::span<const Value* const> values) {
        parameters_.clear();
        for (const Value* value : values) {
            if (parameters_.add(*value)) continue;
            return fail({Code::BadValue,
                         {"文本中含有不能保存的空字符（NUL）", "A text holds a NUL character, which cannot be stored"},
                         {"请删除该字符后重试。", "Remove it and try again."}, "", ""});
        }
        return {};
    }

    std::string new_name() { return fmt::format("s{}", ++last_name_); }

    // A connection that lay idle while the server went away and came back says so only when it is used. What changes
    // nothing is then asked again on a new one, once, so that nobody hears of a restart that is over.
    Result<PgResult> run(std::string_view sql, std::span<const Value> values) {
        const bool may_ask_again = access_ == Access::Read && !in_transaction_ && link_ != nullptr;
        auto result = run_once(sql, values);
        if (!result && may_ask_again && link_ == nullptr) result = run_once(sql, values);
        return result;
    }

    Result<PgResult> run_once(std::string_view sql, std::span<const Value> values) {
        pointers_.clear();
        for (const Value& value : values) pointers_.push_back(&value);
        for (bool again = false;; again = true) {
            if (auto up = ready(); !up) return fail(up.error());
            XIEZHI_CHECK(sent_.empty());
            if (auto bound = bind(pointers_); !bound) return fail(bound.error());
            auto found = names_.find(sql);
            if (found == names_.end()) {
                const std::string name = new_name();
                const std::string text = to_dollar_places(sql);
                PgResult made(PQprepare(link_, name.c_str(), text.c_str(), 0, nullptr));
                if (sqlstate(made.get()) == "42P18" && !in_transaction_) {  // a type that only the values can tell
                    made.reset(PQprepare(link_, name.c_str(), text.c_str(), parameters_.size(), parameters_.types()));
                }
                if (!is_success(made.get())) return failed(made.get(), sql);
                found = names_.emplace(std::string(sql), name).first;
            }
            PgResult result(PQexecPrepared(link_, found->second.c_str(), parameters_.size(), parameters_.values(),
                                           parameters_.lengths(), parameters_.formats(), 0));
            if (is_success(result.get())) return result;
            // Another connection has altered the table: the plan is made anew, once.
            if (sqlstate(result.get()) == "0A000" && !again && !in_transaction_) {
                names_.erase(found);
                continue;
            }
            return failed(result.get(), sql);
        }
    }

    Result<void> enqueue(std::string_view sql, std::span<const Value* const> values, std::int64_t expected, RowReader read) {
        if (auto up = ready(); !up) return up;
        if (auto bound = bind(values); !bound) return bound;
        if (sent_.empty() && PQenterPipelineMode(link_) == 0) return lost();
        auto found = names_.find(sql);
        if (found == names_.end()) {
            found = names_.emplace(std::string(sql), new_name()).first;
            if (PQsendPrepare(link_, found->second.c_str(), to_dollar_places(sql).c_str(), 0, nullptr) == 0) return lost();
            sent_.push_back({true, found->first, -1, {}});
        }
        if (PQsendQueryPrepared(link_, found->second.c_str(), parameters_.size(), parameters_.values(), parameters_.lengths(),
                                parameters_.formats(), 0) == 0) {
            return lost();
        }
        sent_.push_back({false, found->first, expected, std::move(read)});
        return {};
    }

    std::string conninfo_;
    Access access_;
    PGconn* link_ = nullptr;
    std::uint64_t session_ = 0;
    std::uint64_t last_name_ = 0;
    bool in_transaction_ = false;
    bool lost_in_transaction_ = false;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> names_;  // SQL → prepared name
    std::deque<Sent> sent_;
    Parameters parameters_;
    std::vector<const Value*> pointers_;
};

Result<void> PostgresConnection::flush() {
    if (lost_in_transaction_) return fail(unavailable("the connection was lost inside a transaction"));
    if (sent_.empty()) return {};
    if (PQpipelineSync(link_) == 0) return lost();
    Result<void> outcome;
    std::vector<std::string> unprepared;
    for (const Sent& sent : sent_) {
        const PgResult result(PQgetResult(link_));
        if (result == nullptr) return lost();
        const bool good = is_success(result.get());
        if (!good && sent.preparing) unprepared.emplace_back(sent.sql);
        if (!good && outcome) {
            if (PQstatus(link_) != CONNECTION_OK) return lost();
            outcome = fail(fault_of(result.get(), sent.sql));
        } else if (good && outcome && !sent.preparing) {
            if (sent.read) (void)read_rows(result.get(), sent.read);
            if (sent.expected >= 0 && rows_changed(result.get()) != sent.expected) {
                outcome = fail({Code::NotFound,
                                {"要更改的记录不存在", "The row to be changed does not exist"},
                                {"请刷新后重试。", "Reload and try again."}, "", ""});
            }
        }
        const PgResult end(PQgetResult(link_));  // the null that closes each statement
        XIEZHI_CHECK(end == nullptr);
    }
    const PgResult sync(PQgetResult(link_));
    sent_.clear();
    for (const std::string& sql : unprepared) names_.erase(sql);
    if (sync == nullptr || PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC || PQexitPipelineMode(link_) == 0) return lost();
    return outcome;
}

// The advisory lock lies with the session; when that is gone there is nothing to give back.
class AdvisoryLock final : public WriterLock {
  public:
    AdvisoryLock(Connection& connection) : connection_(connection), session_(connection.session()) {}
    AdvisoryLock(const AdvisoryLock&) = delete;
    AdvisoryLock& operator=(const AdvisoryLock&) = delete;
    ~AdvisoryLock() override {
        if (connection_.session() != session_) return;
        (void)connection_.query("select pg_advisory_unlock(1483236986, hashtext(current_schema()::text))", {},
                                [](const Row&) { return Go::On; });
    }

  private:
    Connection& connection_;
    std::uint64_t session_;
};

class PostgresDatabase final : public Database {
  public:
    explicit PostgresDatabase(std::string conninfo) : conninfo_(std::move(conninfo)) {}
    Dialect dialect() const override { return Dialect::Postgres; }

    Result<std::unique_ptr<Connection>> connect(Access access) override {
        auto connection = std::make_unique<PostgresConnection>(conninfo_, access);
        if (auto up = connection->ready(); !up) return fail(up.error());
        return std::unique_ptr<Connection>(std::move(connection));
    }

    Result<std::unique_ptr<WriterLock>> lock_writer(Connection& connection) override {
        // Two numbers: 0x58687a7a and the schema, so that several bureaus' trials can share a server.
        bool held = false;
        auto asked = connection.query("select pg_try_advisory_lock(1483236986, hashtext(current_schema()::text))", {},
                                      [&held](const Row& row) {
                                          held = row.integer(0) == 1;
                                          return Go::Stop;
                                      });
        if (!asked) return fail(asked.error());
        if (!held) return fail(elsewhere("PostgreSQL"));
        return std::make_unique<AdvisoryLock>(connection);
    }

  private:
    std::string conninfo_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& conninfo) {
    PQconninfoOption* options = PQconninfoParse(conninfo.c_str(), nullptr);
    if (options == nullptr) {
        return fail({Code::BadValue,
                     {"PostgreSQL 连接串写法有误", "The PostgreSQL address is not written correctly"},
                     {"请按 postgresql://用户@主机:端口/库名 的格式填写。",
                      "Write it as postgresql://user@host:port/database."},
                     "--database", ""});
    }
    PQconninfoFree(options);
    return std::make_unique<PostgresDatabase>(conninfo);
}

}  // namespace xiezhi::store
