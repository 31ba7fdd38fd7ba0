// The SQL of a condition answers as evaluate() does, on a real SQLite and, where XIEZHI_TEST_PG names one by its
// connection string, on a real PostgreSQL.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <rapidcheck.h>
#include <sqlite3.h>

#include <cstdlib>
#include <memory>

#include "examples.hpp"
#include "feel/sql.hpp"

namespace xiezhi::feel {
namespace {

constexpr std::size_t kRows = 24;

// A column's name: `case.served_on` is r.case__served_on.
std::string column_of(std::string_view name) {
    std::string out;
    for (char c : name) out += c == '.' ? std::string("__") : std::string(1, c);
    return out;
}
std::string qualified(std::string_view name) {
    return "r." + column_of(name);
}

std::string json_text(const Scalar& scalar) {
    if (const auto* date = std::get_if<CivilDate>(&scalar)) return "\"" + to_string(*date) + "\"";
    if (const auto* text = std::get_if<std::string>(&scalar))
        return text_literal(*text);  // FEEL's escapes are JSON's here
    return to_text(std::visit([](const auto& one) -> Value { return one; }, scalar));
}
std::string json_text(const List& list) {
    std::string out;
    for (const Scalar& item : list) out += (out.empty() ? "" : ",") + json_text(item);
    return "[" + out + "]";
}

// What both databases are given as text: dates, lists.
struct AsText {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(CivilDate value) const { return to_string(value); }
    std::string operator()(const List& value) const { return json_text(value); }
};

Value from_text(const Type& type, std::string text) {
    switch (type.kind) {
        case Kind::Null:
            break;
        case Kind::Boolean:
            return text == "t" || text == "1";
        case Kind::Integer:
            return std::int64_t{std::stoll(text)};
        case Kind::Text:
            return text;
        case Kind::Date: {
            // Computed dates may lie outside the years that parse_date() lets a person type.
            const auto part = [&](std::size_t from, std::size_t length) {
                return std::stoi(text.substr(from, length));
            };
            return from_ymd(part(0, 4), part(5, 2), part(8, 2));
        }
    }
    return "unexpected: " + text;
}

class Database {
  public:
    virtual ~Database() = default;
    virtual Dialect dialect() const = 0;
    // The single column of the rows in order of n, as text; null as nothing.
    virtual std::vector<Value> query(const std::string& sql, const std::vector<Value>& parameters,
                                     const Type& type) = 0;

    // One answer per row.
    std::vector<Value> answers(const Expression& expression, Answer answer) {
        std::vector<Value> parameters;
        const std::string sql = to_sql(expression, dialect(), qualified, parameters, answer);
        return query("SELECT " + sql + " FROM r ORDER BY n", parameters, expression.type());
    }
    void load(const std::vector<sample::Row>& rows) {
        std::string columns = "CREATE TEMPORARY TABLE r (n bigint";
        for (const sample::Field& field : sample::fields())
            columns += fmt::format(", {} {}", column_of(field.name), column_type(field.type));
        query(columns + ")", {}, Type::text());
        for (std::size_t n = 0; n < rows.size(); ++n) {
            std::string sql = fmt::format("INSERT INTO r VALUES ({}", n);
            for (std::size_t i = 0; i < rows[n].size(); ++i)
                sql += fmt::format(", {}{}", dialect() == Dialect::Sqlite ? '?' : '$', i + 1);
            query(sql + ")", rows[n], Type::text());
        }
    }
    virtual std::string column_type(const Type& type) const = 0;
};

class Sqlite final : public Database {
  public:
    Sqlite() { XIEZHI_CHECK(sqlite3_open(":memory:", &handle_) == SQLITE_OK); }
    ~Sqlite() override { sqlite3_close(handle_); }
    Dialect dialect() const override { return Dialect::Sqlite; }
    std::string column_type(const Type& type) const override {
        return !type.is_list && (type.kind == Kind::Integer || type.kind == Kind::Boolean) ? "INTEGER" : "TEXT";
    }
    std::vector<Value> query(const std::string& sql, const std::vector<Value>& parameters, const Type& type) override {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
            ADD_FAILURE() << sqlite3_errmsg(handle_) << "\n" << sql;
            return {};
        }
        for (std::size_t i = 0; i < parameters.size(); ++i) bind(statement, static_cast<int>(i + 1), parameters[i]);
        std::vector<Value> out;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            if (sqlite3_column_type(statement, 0) == SQLITE_NULL) {
                out.emplace_back();
                continue;
            }
            EXPECT_NE(sqlite3_column_type(statement, 0), SQLITE_FLOAT) << sql;
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
            out.push_back(from_text(type, text));
        }
        sqlite3_finalize(statement);
        return out;
    }

  private:
    static void bind(sqlite3_stmt* statement, int place, const Value& value) {
        if (is_null(value)) return;
        if (const auto* truth = std::get_if<bool>(&value)) {
            sqlite3_bind_int(statement, place, *truth ? 1 : 0);
        } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
            sqlite3_bind_int64(statement, place, *number);
        } else {
            sqlite3_bind_text(statement, place, std::visit(AsText{}, value).c_str(), -1, SQLITE_TRANSIENT);
        }
    }
    sqlite3* handle_ = nullptr;
};

class Postgres final : public Database {
  public:
    explicit Postgres(const char* address) : handle_(PQconnectdb(address)) {}
    ~Postgres() override { PQfinish(handle_); }
    bool is_open() const { return PQstatus(handle_) == CONNECTION_OK; }
    Dialect dialect() const override { return Dialect::Postgres; }
    std::string column_type(const Type& type) const override {
        if (type.is_list) return "jsonb";
        switch (type.kind) {
            case Kind::Null:
                break;
            case Kind::Boolean:
                return "boolean";
            case Kind::Integer:
                return "bigint";
            case Kind::Text:
                return "text";
            case Kind::Date:
                return "date";
        }
        return "text";
    }
    std::vector<Value> query(const std::string& sql, const std::vector<Value>& parameters, const Type& type) override {
        std::vector<std::string> texts;
        std::vector<const char*> pointers;
        for (const Value& value : parameters) texts.push_back(std::visit(AsText{}, value));
        for (std::size_t i = 0; i < texts.size(); ++i)
            pointers.push_back(is_null(parameters[i]) ? nullptr : texts[i].c_str());
        std::unique_ptr<PGresult, decltype(&PQclear)> result(
            PQexecParams(handle_, sql.c_str(), static_cast<int>(texts.size()), nullptr, pointers.data(), nullptr,
                         nullptr, 0),
            PQclear);
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            ADD_FAILURE() << PQerrorMessage(handle_) << "\n" << sql;
            return {};
        }
        std::vector<Value> out;
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            if (PQgetisnull(result.get(), row, 0)) {
                out.emplace_back();
            } else {
                out.push_back(from_text(type, PQgetvalue(result.get(), row, 0)));
            }
        }
        return out;
    }

  private:
    PGconn* handle_;
};

// Compares one expression over all rows, exactly and as a condition; how many answers were compared.
std::size_t compare(Database& database, const std::vector<sample::Row>& rows, const std::string& text) {
    const auto expression = compile(text, sample::environment(), "test");
    if (!expression) {
        const std::string& why = expression.error().front().message.en;
        const auto says = [&](const char* part) { return why.find(part) != std::string::npos; };
        if (!says("counted exactly") && !says("grows too long") && !says("nested too deeply"))
            RC_FAIL(text + "\n" + why);
        return 0;
    }
    const std::vector<Value> exact = database.answers(*expression, Answer::Exact);
    const std::vector<Value> loose = database.answers(*expression, Answer::TrueOrNot);
    RC_ASSERT(exact.size() == rows.size());
    RC_ASSERT(loose.size() == rows.size());
    for (std::size_t n = 0; n < rows.size(); ++n) {
        const Value expected =
            evaluate(*expression, [&](std::string_view name) { return sample::value_of(rows[n], name); });
        std::string found = to_text(exact[n]);
        if (expression->type().kind == Kind::Boolean) {
            const bool held = expected == Value{true};
            if (held != (loose[n] == Value{true})) found = "as a condition " + to_text(loose[n]);
        } else if (loose[n] != exact[n]) {
            found = "loosely " + to_text(loose[n]);
        }
        if (found == to_text(expected)) continue;
        std::string why = fmt::format("{}\nexpected {}, found {}\n", text, to_text(expected), found);
        for (const Slot& slot : expression->slots()) {
            why += fmt::format("  {} = {}\n", slot.name, to_text(sample::value_of(rows[n], slot.name)));
        }
        std::vector<Value> parameters;
        why += to_sql(*expression, database.dialect(), qualified, parameters, Answer::Exact);
        RC_FAIL(why);
    }
    return 2 * rows.size();
}

void compare_many(Database& database, int expressions) {
    const auto rows = sample::rows(20240229, kRows);
    database.load(rows);
    std::size_t compared = 0;
    std::size_t tried = 0;
    std::size_t compiled = 0;
    const bool good = rc::check("the database answers as evaluate() does", [&] {
        for (int i = 0; i < expressions / 100; ++i) {
            // The running number keeps small seeds, of which there are few, from repeating expressions.
            const std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>() + (tried << 20);
            const Kind kind =
                *rc::gen::element(Kind::Boolean, Kind::Boolean, Kind::Boolean, Kind::Integer, Kind::Text, Kind::Date);
            const std::size_t done = compare(database, rows, sample::expression(seed * 0x9E3779B97F4A7C15ull, kind));
            ++tried;
            compiled += done > 0 ? 1 : 0;
            compared += done;
        }
    });
    EXPECT_TRUE(good);
    EXPECT_GT(compiled * 10, tried * 9);
    std::printf("%zu expressions, %zu answers compared\n", compiled, compared);
}

// The examples of docs/conditions.md, each over the rows of all.
void compare_examples(Database& database) {
    std::vector<sample::Row> rows;
    for (const auto& example : sample::examples()) rows.push_back(example.row);
    database.query("DROP TABLE r", {}, Type::text());
    database.load(rows);
    for (const auto& example : sample::examples()) {
        if (example.refusal.empty()) {
            EXPECT_EQ(compare(database, rows, example.text), 2 * rows.size());
        }
    }
}

TEST(Databases, SqliteAnswersAsEvaluateDoes) {
    Sqlite sqlite;
    compare_many(sqlite, 6000);
    compare_examples(sqlite);
}

TEST(Databases, PostgresAnswersAsEvaluateDoes) {
    const char* address = std::getenv("XIEZHI_TEST_PG");
    if (address == nullptr) GTEST_SKIP() << "no PostgreSQL to compare with: XIEZHI_TEST_PG holds no connection string";
    Postgres postgres(address);
    ASSERT_TRUE(postgres.is_open()) << "XIEZHI_TEST_PG is set, but no PostgreSQL answers there";
    compare_many(postgres, 3000);
    compare_examples(postgres);
}

// SQLite's parser has a stack of 100 symbols and its trees a depth of 1000: whatever compiles fits, inside a query.
TEST(Databases, WhateverCompilesFitsSqlite) {
    Sqlite sqlite;
    const auto rows = sample::rows(1, kRows);
    sqlite.load(rows);
    std::string sum = "part_a";
    for (int i = 0; i < 390; ++i) sum += " + persons";
    std::string either = "major";
    for (int i = 0; i < 240; ++i) either += fmt::format(" or persons = {}", i);
    std::string listed = "persons in [0";
    for (int i = 0; i < 380; ++i) listed += ", part_a";
    EXPECT_EQ(compare(sqlite, rows, sum), 2 * kRows);
    EXPECT_EQ(compare(sqlite, rows, either), 2 * kRows);
    EXPECT_EQ(compare(sqlite, rows, listed + "]"), 2 * kRows);

    // Each way to nest, repeated until it no longer compiles.
    const std::vector<std::string> shapes = {"not({})",
                                             "(major and {})",
                                             "(major = {})",
                                             "({} = major)",
                                             "(if hearing_held then {} else major)",
                                             "(if {} then hearing_held else major)",
                                             "({} in [major, hearing_held, null])",
                                             "(major in [{}])",
                                             "({} in answers)",
                                             "list contains(answers, {})",
                                             "(part_a between 1 and (if {} then 1 else 2))",
                                             "(part_a - (persons * (if {} then 1 else 2)) = 3)",
                                             "(-(if {} then 1 else 2) < 1)",
                                             "starts with(title, if {} then \"a\" else title)",
                                             "(string length(if {} then \"a\" else title) = 1)",
                                             "((today - (if {} then accepted_on else today)).days > 3)",
                                             "((if {} then accepted_on else today) + duration(\"P3D\") < today)"};
    for (const std::string& shape : shapes) {
        std::string text = "major";
        int nested = 0;
        for (;; ++nested) {
            std::string next = fmt::format(fmt::runtime(shape), text);
            const auto expression = compile(next, sample::environment(), "test");
            if (!expression) break;
            for (const Answer answer : {Answer::TrueOrNot, Answer::Exact}) {
                std::vector<Value> parameters;
                const std::string sql = to_sql(*expression, Dialect::Sqlite, qualified, parameters, answer);
                const auto found =
                    sqlite.query("SELECT (SELECT 1 FROM (SELECT 2 WHERE EXISTS (SELECT 3 WHERE 1 = 1 AND (1 = 2 OR " +
                                     sql + ")))) FROM r",
                                 parameters, Type::integer());
                ASSERT_EQ(found.size(), rows.size()) << next;
            }
            text = std::move(next);
        }
        EXPECT_GE(nested, 2) << shape;
        EXPECT_EQ(compare(sqlite, rows, text), 2 * kRows);
    }
}

// A plain comparison with a literal stays `=`, so that an index on the column serves it.
TEST(Databases, ConditionsKeepTheirIndexes) {
    Sqlite sqlite;
    sqlite.load(sample::rows(1, kRows));
    sqlite.query("CREATE INDEX by_title ON r (title)", {}, Type::text());
    const auto expression = compile("title = \"a\" and part_a > 3", sample::environment(), "test");
    ASSERT_TRUE(expression);
    std::vector<Value> parameters = {std::string("the caller's own")};
    const std::string sql = to_sql(*expression, Dialect::Sqlite, qualified, parameters);
    EXPECT_EQ(sql, "((r.title = ?2) AND (r.part_a > ?3))");
    ASSERT_EQ(parameters.size(), 3u);
    EXPECT_EQ(parameters[1], Value{std::string("a")});
    EXPECT_EQ(parameters[2], Value{std::int64_t{3}});
    parameters.clear();
    EXPECT_EQ(to_sql(*expression, Dialect::Postgres, qualified, parameters),
              "((r.title = CAST($1 AS text)) AND (r.part_a > CAST($2 AS bigint)))");
}

}  // namespace
}  // namespace xiezhi::feel
