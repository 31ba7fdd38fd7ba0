// The narrow interface over both databases: values, text, transactions, errors.
#include "store/database.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <limits>
#include <thread>

#include "store/postgres_database.hpp"
#include "store_fixture.hpp"

namespace xiezhi::store {

namespace {

class DatabaseTest : public BothDatabases {
  protected:
    void SetUp() override {
        BothDatabases::SetUp();
        if (place == nullptr) return;
        database = place->open();
        writer = std::move(*database->connect(Access::Write));
        const bool lite = GetParam() == Sort::Sqlite;
        ASSERT_TRUE(writer->script(lite ? "create table t (k INTEGER primary key, n INTEGER, x TEXT, b BLOB) STRICT"
                                        : "create table t (k bigint primary key, n bigint, x text collate \"C\", b bytea)"));
    }
    void TearDown() override {
        writer.reset();
        database.reset();
    }
    Result<std::int64_t> insert(std::int64_t key, Value number, Value text, Value bytes) {
        const std::vector<Value> values = {key, std::move(number), std::move(text), std::move(bytes)};
        return writer->execute("insert into t (k, n, x, b) values (?1, ?2, ?3, ?4)", values);
    }
    std::vector<Value> row(std::int64_t key) {
        std::vector<Value> out;
        const std::vector<Value> where = {key};
        const auto read = writer->query("select n, x, b from t where k = ?1", where, [&out](const Row& r) {
            for (std::size_t i = 0; i < r.size(); ++i) out.push_back(r.value(i));
            return Go::On;
        });
        EXPECT_TRUE(read) << to_text(read.error());
        return out;
    }

    std::unique_ptr<Database> database;
    std::unique_ptr<Connection> writer;
};

TEST_P(DatabaseTest, ValuesComeBackAsTheyWent) {
    Bytes all(256);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
    const std::string text = "獬豸𠮷﹝2024﹞'\"\\ \t\n?1 $1 é 🀄";
    ASSERT_TRUE(insert(1, std::numeric_limits<std::int64_t>::min(), text, all));
    ASSERT_TRUE(insert(2, std::numeric_limits<std::int64_t>::max(), std::string(), Bytes{}));
    ASSERT_TRUE(insert(3, {}, {}, {}));
    ASSERT_TRUE(insert(4, std::int64_t{3000000000}, std::string(2'000'000, 'z'), Bytes(1'000'000, 0)));
    EXPECT_EQ(row(1), (std::vector<Value>{std::numeric_limits<std::int64_t>::min(), text, all}));
    EXPECT_EQ(row(2), (std::vector<Value>{std::numeric_limits<std::int64_t>::max(), std::string(), Bytes{}}));
    EXPECT_EQ(row(3), (std::vector<Value>{Value{}, Value{}, Value{}}));
    EXPECT_EQ(row(4), (std::vector<Value>{std::int64_t{3000000000}, std::string(2'000'000, 'z'), Bytes(1'000'000, 0)}));
    EXPECT_EQ(one(*writer, "select count(*) from t"), "4");
    EXPECT_EQ(one(*writer, "select sum(k) from t where k < 4"), "6");
}

TEST_P(DatabaseTest, TextComparesByBytes) {
    for (const auto& [key, text] : {std::pair{1, "b"}, {2, "B"}, {3, "中"}, {4, "a"}, {5, "𠮷"}, {6, "～"}}) {
        ASSERT_TRUE(insert(key, {}, std::string(text), {}));
    }
    std::string order;
    ASSERT_TRUE(writer->query("select k from t order by x", {}, [&order](const Row& r) {
        order += r.text(0);
        return Go::On;
    }));
    EXPECT_EQ(order, "241365");
}

TEST_P(DatabaseTest, QuestionMarksInTextStay) {
    const std::vector<Value> values = {std::int64_t{1}};
    std::string text;
    const auto read = writer->query("select '?1 it''s', \"k?\" from (select ?1 + 0 as \"k?\") q -- why?\n", values, [&text](const Row& r) {
        text = std::string(r.text(0)) + "/" + std::string(r.text(1));
        return Go::On;
    });
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(text, "?1 it's/1");
}

TEST_P(DatabaseTest, UniqueValuesAreSaidByName) {
    ASSERT_TRUE(insert(1, {}, std::string("x"), {}));
    const auto again = insert(1, {}, std::string("y"), {});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().front().code, Code::AlreadyDone);
    EXPECT_NE(again.error().front().message.en.find("k"), std::string::npos);
    const auto wrong = writer->execute("insert into nowhere values (1)", {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().front().code, Code::Internal);
    const auto type = insert(2, std::string("not a number"), {}, {});
    ASSERT_FALSE(type);
    EXPECT_EQ(one(*writer, "select count(*) from t"), "1");
}

TEST_P(DatabaseTest, SavepointsIsolate) {
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(insert(1, {}, {}, {}));
    ASSERT_TRUE(writer->savepoint());
    ASSERT_TRUE(insert(2, {}, {}, {}));
    EXPECT_FALSE(insert(1, {}, {}, {}));
    ASSERT_TRUE(writer->rollback_to());
    ASSERT_TRUE(writer->savepoint());
    ASSERT_TRUE(insert(3, {}, {}, {}));
    ASSERT_TRUE(writer->release());
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(one(*writer, "select sum(k) from t"), "4");
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(insert(5, {}, {}, {}));
    ASSERT_TRUE(writer->rollback());
    EXPECT_EQ(one(*writer, "select sum(k) from t"), "4");
}

TEST_P(DatabaseTest, AReaderSeesOneSnapshotAndWritesNothing) {
    auto reader = std::move(*database->connect(Access::Read));
    ASSERT_TRUE(insert(1, {}, {}, {}));
    ASSERT_TRUE(reader->begin());
    EXPECT_EQ(one(*reader, "select count(*) from t"), "1");
    ASSERT_TRUE(insert(2, {}, {}, {}));
    EXPECT_EQ(one(*reader, "select count(*) from t"), "1");
    ASSERT_TRUE(reader->commit());
    EXPECT_EQ(one(*reader, "select count(*) from t"), "2");
    EXPECT_FALSE(reader->execute("insert into t (k) values (9)", {}));
    EXPECT_EQ(one(*reader, "select count(*) from t"), "2");
}

TEST_P(DatabaseTest, AQueryInsideTheReadingOfTheSameQuery) {
    for (int i = 1; i <= 3; ++i) ASSERT_TRUE(insert(i, {}, {}, {}));
    int seen = 0;
    ASSERT_TRUE(writer->query("select k from t order by k", {}, [&](const Row&) {
        EXPECT_TRUE(writer->query("select k from t order by k", {}, [&](const Row&) {
            ++seen;
            return Go::On;
        }));
        return Go::On;
    }));
    EXPECT_EQ(seen, 9);
}

TEST_P(DatabaseTest, SentWritesAreCheckedAtFlush) {
    const Value key = std::int64_t{1}, other = std::int64_t{2};
    const std::vector<const Value*> first = {&key}, second = {&other};
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->send("insert into t (k) values (?1)", first, -1));
    int seen = 0;
    ASSERT_TRUE(writer->send_query("select k from t where k = ?1", first, [&seen](const Row&) {
        ++seen;
        return Go::On;
    }));
    ASSERT_TRUE(writer->flush());
    EXPECT_EQ(seen, 1);
    auto missing = writer->send("update t set n = 1 where k = ?1", second, 1);
    if (missing) missing = writer->flush();
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().front().code, Code::NotFound);
    ASSERT_TRUE(writer->rollback());
    EXPECT_EQ(one(*writer, "select count(*) from t"), "0");
    // A statement that failed in the pipeline can be used again.
    ASSERT_TRUE(writer->begin());
    auto wrong = writer->send("insert into t (k) values (?1)", first, -1);
    wrong = writer->send("insert into t (k) values (?1)", first, -1);
    if (wrong) wrong = writer->flush();
    EXPECT_FALSE(wrong);
    ASSERT_TRUE(writer->rollback());
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->send("insert into t (k) values (?1)", second, -1));
    ASSERT_TRUE(writer->flush());
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(one(*writer, "select sum(k) from t"), "2");
}

TEST_P(DatabaseTest, AnotherConnectionAltersTheTable) {
    ASSERT_TRUE(insert(1, {}, {}, {}));
    auto reader = std::move(*database->connect(Access::Read));
    EXPECT_EQ(one(*reader, "select * from t"), "1");
    ASSERT_TRUE(writer->script("alter table t add column y INT"));
    std::size_t columns = 0;
    const auto read = reader->query("select * from t", {}, [&columns](const Row& r) {
        columns = r.size();
        return Go::On;
    });
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(columns, 5U);
}

INSTANTIATE_TEST_SUITE_P(Both, DatabaseTest, testing::Values(Sort::Sqlite, Sort::Postgres), name_of_sort);

TEST(DatabaseAddressTest, WhatCannotBeOpenedIsSaid) {
    EXPECT_FALSE(open_database(""));
    EXPECT_FALSE(open_database(":memory:"));
    auto nowhere = open_database("sqlite:/nonexistent/folder/data.db");
    ASSERT_TRUE(nowhere);
    const auto connection = (*nowhere)->connect(Access::Write);
    ASSERT_FALSE(connection);
    EXPECT_EQ(connection.error().front().code, Code::StoreUnavailable);
    auto silent = open_database("host=127.0.0.1 port=1 connect_timeout=2 dbname=x");
    ASSERT_TRUE(silent);
    const auto refused = (*silent)->connect(Access::Read);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().code, Code::StoreUnavailable);
    EXPECT_FALSE(open_database("postgresql://h/d?no_such_option=1"));
}

TEST(DatabaseAddressTest, AFileThatIsNoDatabase) {
    Place place(Sort::Sqlite);
    FILE* file = std::fopen(place.file().c_str(), "w");
    std::fputs("this is a letter, and long enough to be taken for a page of a database, or nearly so", file);
    std::fclose(file);
    auto database = place.open();
    const auto connection = database->connect(Access::Write);
    ASSERT_FALSE(connection);
    EXPECT_EQ(connection.error().front().code, Code::ChainBroken);
}

TEST(DollarPlacesTest, OutsideQuotesOnly) {
    EXPECT_EQ(to_dollar_places("a = ?1 and b = '?2' and \"c?\" = ?12 -- ?3\n and ?4"),
              "a = $1 and b = '?2' and \"c?\" = $12 -- ?3\n and $4");
    EXPECT_EQ(to_dollar_places("'it''s ?1' ?1"), "'it''s ?1' $1");
}

}  // namespace
}  // namespace xiezhi::store
