// The writer: what it promises of versions, numbers, keys and isolation.
#include "store/writer.hpp"

#include <fmt/format.h>

#include <future>
#include <set>
#include <thread>

#include "store_fixture.hpp"

namespace xiezhi::store {

namespace {

class WriterTest : public BothDatabases {
  protected:
    void SetUp() override {
        BothDatabases::SetUp();
        if (place == nullptr) return;
        database = place->open_with_schema();
        keys = std::make_unique<KeyRing>(place->keys());
        start();
        auto connected = database->connect(Access::Read);
        ASSERT_TRUE(connected) << to_text(connected.error());
        reader = std::move(*connected);
    }
    void TearDown() override {
        writer.reset();
        reader.reset();
        database.reset();
    }
    void start() {
        auto started = Writer::start(*database, *keys);
        ASSERT_TRUE(started) << to_text(started.error());
        writer = std::move(*started);
    }
    Code code_of(const Result<Committed>& outcome) { return outcome ? Code::BadRequest : outcome.error().front().code; }

    std::unique_ptr<Database> database;
    std::unique_ptr<KeyRing> keys;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<Connection> reader;
};

NumberRequest ask_number(const std::string& entered = "") {
    return {"\x01N0\x01", "bureau/matter.case", 2024, "江复〔2024〕{seq}号", entered};
}

UnitOfWork numbered(const std::string& id, const std::string& entered = "") {
    UnitOfWork unit = matter_unit(1, id, 1, "无标题");
    unit.numbers.push_back(ask_number(entered));
    unit.rows[0].cells.push_back({"number_case", std::string("\x01N0\x01")});
    unit.answer["number"] = "\x01N0\x01";
    return unit;
}

TEST_P(WriterTest, WritesRowsEventCellsAndHead) {
    auto first = writer->write(matter_unit(1, "a", 1, "测试事项"));
    ASSERT_TRUE(first) << to_text(first.error());
    EXPECT_EQ(first->sequence, 1);
    EXPECT_FALSE(first->repeated);
    EXPECT_EQ(one(*reader, "select title from matter where bureau = 1 and id = 'a'"), "测试事项");
    EXPECT_EQ(one(*reader, "select from_event from matter where id = 'a'"), "1");
    EXPECT_EQ(one(*reader, "select sequence from act where record = 'a'"), "1");
    EXPECT_EQ(one(*reader, "select value from figure_cell where figure = 'matter.received'"), "1");
    EXPECT_EQ(one(*reader, "select sequence from head where bureau = 1"), "1");
    auto second = writer->write(matter_unit(1, "a", 2, "改过的事项"));
    ASSERT_TRUE(second) << to_text(second.error());
    EXPECT_EQ(second->sequence, 2);
    EXPECT_EQ(one(*reader, "select title from matter where id = 'a'"), "改过的事项");
    EXPECT_EQ(one(*reader, "select value from figure_cell where figure = 'matter.received'"), "2");
    // Another bureau has a chain of its own.
    EXPECT_EQ(writer->write(matter_unit(2, "a", 1, "别处"))->sequence, 1);
}

TEST_P(WriterTest, BodyIsCanonicalJson) {
    ASSERT_TRUE(writer->write(numbered("a")));
    const std::string body = one(*reader, "select body from event");
    const auto parsed = parse_json(body);
    ASSERT_TRUE(parsed) << to_text(parsed.error());
    EXPECT_EQ(canonical(*parsed), body);
    EXPECT_EQ(parsed->at("numbers").at(0).at("text").as_string(), "江复〔2024〕1号");
    EXPECT_EQ(parsed->at("rows").at(0).at("row").at("number_case").as_string(), "江复〔2024〕1号");
    EXPECT_EQ(parsed->at("rows").at(0).at("row").as_object().contains("complainant"), false);
}

TEST_P(WriterTest, ARowLeftOutIsNull) {
    ASSERT_TRUE(writer->write(matter_unit(1, "a", 1, "x")));
    UnitOfWork change = matter_unit(1, "a", 2, "x");
    std::erase_if(change.rows[0].cells, [](const Cell& cell) { return cell.column == "amount"; });
    ASSERT_TRUE(writer->write(std::move(change)));
    EXPECT_EQ(one(*reader, "select amount from matter where id = 'a'"), "null");
}

TEST_P(WriterTest, StaleVersionIsRefused) {
    ASSERT_TRUE(writer->write(matter_unit(1, "a", 1, "甲")));
    ASSERT_TRUE(writer->write(matter_unit(1, "a", 2, "乙")));
    const auto late = writer->write(matter_unit(1, "a", 2, "丙"));
    EXPECT_EQ(code_of(late), Code::StaleVersion);
    EXPECT_EQ(code_of(writer->write(matter_unit(1, "nobody", 2, "丙"))), Code::StaleVersion);
    EXPECT_EQ(one(*reader, "select title from matter where id = 'a'"), "乙");
    EXPECT_EQ(one(*reader, "select count(*) from event"), "2");
}

TEST_P(WriterTest, OnlyOneOfManyWinsTheSameVersion) {
    ASSERT_TRUE(writer->write(matter_unit(1, "a", 1, "甲")));
    std::vector<std::future<Result<Committed>>> answers;
    for (int i = 0; i < 40; ++i) {
        auto promise = std::make_shared<std::promise<Result<Committed>>>();
        answers.push_back(promise->get_future());
        UnitOfWork unit = matter_unit(1, "a", 2, fmt::format("第{}人", i));
        unit.event.id = fmt::format("e{}", i);
        writer->submit(std::move(unit), [promise](Result<Committed> outcome) { promise->set_value(std::move(outcome)); });
    }
    int won = 0;
    for (auto& answer : answers) {
        const auto outcome = answer.get();
        if (outcome) {
            ++won;
        } else {
            EXPECT_EQ(outcome.error().front().code, Code::StaleVersion);
        }
    }
    EXPECT_EQ(won, 1);
    EXPECT_EQ(one(*reader, "select count(*) from event"), "2");
}

// Units that fail in the middle of their rows (a unique value, a row that must be new or must exist) take nothing with
// them, and neighbours in the same batch stand.
TEST_P(WriterTest, FailingUnitsRollBackAlone) {
    std::vector<std::future<Result<Committed>>> answers;
    for (int i = 0; i < 180; ++i) {
        UnitOfWork unit = numbered(fmt::format("r{:03}", i));
        if (i % 3 == 1) unit.rows[0].cells.push_back({"reference", std::string("同一份来文")});
        if (i % 9 == 2) unit.rows.push_back({"party", {{"bureau", std::int64_t{1}}, {"id", std::string("nobody")}}, RowWrite::Must::Exist});
        auto promise = std::make_shared<std::promise<Result<Committed>>>();
        answers.push_back(promise->get_future());
        writer->submit(std::move(unit), [promise](Result<Committed> outcome) { promise->set_value(std::move(outcome)); });
    }
    std::set<std::string> numbers;
    int taken = 0, missing = 0;
    for (auto& answer : answers) {
        const auto outcome = answer.get();
        if (outcome) {
            EXPECT_TRUE(numbers.insert(std::string(text_at(outcome->answer, "number"))).second);
        } else {
            if (outcome.error().front().code == Code::AlreadyDone) ++taken;
            if (outcome.error().front().code == Code::NotFound) ++missing;
        }
    }
    EXPECT_EQ(taken, 59);    // 60 of the same reference, one wins
    EXPECT_EQ(missing, 20);
    ASSERT_EQ(numbers.size(), 101U);
    for (std::size_t i = 1; i <= numbers.size(); ++i) EXPECT_TRUE(numbers.contains(fmt::format("江复〔2024〕{}号", i))) << i;
    EXPECT_EQ(one(*reader, "select count(*) from matter"), "101");
    EXPECT_EQ(one(*reader, "select count(*) from act"), "101");
    EXPECT_EQ(one(*reader, "select max(sequence) from event"), "101");
    EXPECT_EQ(one(*reader, "select value from figure_cell"), "101");
    EXPECT_EQ(one(*reader, "select next from number_series"), "102");
}

TEST_P(WriterTest, NumbersEnteredByHandAreNeverGivenAgain) {
    ASSERT_EQ(text_at(writer->write(numbered("a"))->answer, "number"), "江复〔2024〕1号");
    ASSERT_EQ(text_at(writer->write(numbered("b", "江复〔2024〕2号"))->answer, "number"), "江复〔2024〕2号");
    ASSERT_EQ(text_at(writer->write(numbered("c", "江复〔2024〕4号"))->answer, "number"), "江复〔2024〕4号");
    EXPECT_EQ(code_of(writer->write(numbered("d", "江复〔2024〕1号"))), Code::AlreadyDone);
    EXPECT_EQ(code_of(writer->write(numbered("d", "江复〔2024〕4号"))), Code::AlreadyDone);
    ASSERT_EQ(text_at(writer->write(numbered("d", "旧号第7号"))->answer, "number"), "旧号第7号");
    EXPECT_EQ(text_at(writer->write(numbered("e"))->answer, "number"), "江复〔2024〕3号");
    writer.reset();
    start();  // and the next process knows it too
    EXPECT_EQ(text_at(writer->write(numbered("f"))->answer, "number"), "江复〔2024〕5号");
    EXPECT_EQ(one(*reader, "select count(*) from number_given"), "6");
}

TEST_P(WriterTest, AKeyIsAnsweredOnce) {
    UnitOfWork unit = numbered("a");
    unit.idempotency_key = "K1";
    unit.request_hash = "H1";
    UnitOfWork again = unit;
    again.event.id = "another";
    UnitOfWork other = again;
    other.request_hash = "H2";
    const auto first = writer->write(std::move(unit));
    ASSERT_TRUE(first) << to_text(first.error());
    const auto second = writer->write(std::move(again));
    ASSERT_TRUE(second) << to_text(second.error());
    EXPECT_TRUE(second->repeated);
    EXPECT_EQ(second->sequence, first->sequence);
    EXPECT_EQ(canonical(second->answer), canonical(first->answer));
    EXPECT_EQ(code_of(writer->write(std::move(other))), Code::KeyReused);
    EXPECT_EQ(one(*reader, "select count(*) from event"), "1");
}

TEST_P(WriterTest, TheSameKeyWithinOneBatch) {
    std::vector<std::future<Result<Committed>>> answers;
    for (int i = 0; i < 50; ++i) {
        UnitOfWork unit = numbered(fmt::format("r{}", i));
        unit.idempotency_key = "K";
        unit.request_hash = "H";
        auto promise = std::make_shared<std::promise<Result<Committed>>>();
        answers.push_back(promise->get_future());
        writer->submit(std::move(unit), [promise](Result<Committed> outcome) { promise->set_value(std::move(outcome)); });
    }
    int fresh = 0;
    for (auto& answer : answers) {
        const auto outcome = answer.get();
        ASSERT_TRUE(outcome) << to_text(outcome.error());
        if (!outcome->repeated) ++fresh;
        EXPECT_EQ(text_at(outcome->answer, "number"), "江复〔2024〕1号");
    }
    EXPECT_EQ(fresh, 1);
}

TEST_P(WriterTest, SearchPairsAreReplaced) {
    UnitOfWork unit = matter_unit(1, "a", 1, "x");
    unit.search.push_back({"matter", "a", "title", {5, 3, 9, 3}});
    ASSERT_TRUE(writer->write(std::move(unit)));
    EXPECT_EQ(one(*reader, "select count(*) from search_pair"), "3");
    unit = matter_unit(1, "a", 2, "x");
    unit.search.push_back({"matter", "a", "title", {9, -4}});
    unit.search.push_back({"matter", "a", "party", {9}});
    ASSERT_TRUE(writer->write(std::move(unit)));
    EXPECT_EQ(one(*reader, "select count(*) from search_pair where part = 'title' and pair in (9, -4)"), "2");
    EXPECT_EQ(one(*reader, "select count(*) from search_pair"), "3");
}

TEST_P(WriterTest, OwnerKeysStayOutOfTheChain) {
    UnitOfWork unit = matter_unit(1, "a", 1, "x");
    unit.rows.push_back({"owner_key", {{"bureau", std::int64_t{1}}, {"owner", std::string("p1")}, {"wrapped", Bytes{1, 2, 3, 250}}}, {}});
    unit.outbox.push_back({"m1", "notice", {{"text", "通知"}}});
    ASSERT_TRUE(writer->write(std::move(unit)));
    const std::string body = one(*reader, "select body from event");
    EXPECT_EQ(body.find("wrapped"), std::string::npos);
    EXPECT_NE(body.find("\"owner\":\"p1\""), std::string::npos);
    EXPECT_EQ(one(*reader, "select count(*) from owner_key where wrapped is not null"), "1");
    EXPECT_EQ(one(*reader, "select body from outbox where state = 'waiting'"), "{\"text\":\"通知\"}");
}

TEST_P(WriterTest, OurOwnMistakesAreFaultsNotHalfRows) {
    UnitOfWork unit = matter_unit(1, "a", 1, "x");
    unit.rows.push_back({"no_such_table", {}, {}});
    EXPECT_EQ(code_of(writer->write(unit)), Code::Internal);
    unit = matter_unit(1, "a", 1, "x");
    unit.rows[0].cells.push_back({"no_such_column", std::int64_t{1}});
    EXPECT_EQ(code_of(writer->write(unit)), Code::Internal);
    unit = matter_unit(1, "a", 1, "x");
    unit.rows[1].cells[0].value = std::int64_t{2};
    EXPECT_EQ(code_of(writer->write(unit)), Code::Internal);
    EXPECT_EQ(one(*reader, "select count(*) from matter"), "0");
    EXPECT_TRUE(writer->write(matter_unit(1, "a", 1, "x")));
}

TEST_P(WriterTest, StreamsNeedNoEventAndNothingElseMayDoWithout) {
    StreamWrite write;
    write.rows.push_back({"session", {{"bureau", std::int64_t{1}}, {"id", std::string("s")}, {"account", std::string("zhang")}}, {}});
    ASSERT_TRUE(writer->write(write));
    EXPECT_EQ(one(*reader, "select account from session"), "zhang");
    StreamWrite away;
    away.deletes.push_back({"session", {{"bureau", std::int64_t{1}}, {"id", std::string("s")}}, {}});
    ASSERT_TRUE(writer->write(away));
    EXPECT_EQ(one(*reader, "select count(*) from session"), "0");
    StreamWrite wrong;
    wrong.rows.push_back({"matter", {{"bureau", std::int64_t{1}}, {"id", std::string("s")}}, {}});
    EXPECT_FALSE(writer->write(wrong));
    EXPECT_EQ(one(*reader, "select count(*) from event"), "0");
}

TEST_P(WriterTest, OneWriterAtATime) {
    auto second_database = place->open();
    const auto second = Writer::start(*second_database, *keys);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().front().code, Code::WriterElsewhere);
    writer.reset();
    EXPECT_TRUE(Writer::start(*second_database, *keys));
}

TEST_P(WriterTest, DrainsOnShutdown) {
    std::atomic<int> answered{0};
    for (int i = 0; i < 500; ++i) {
        writer->submit(matter_unit(1, fmt::format("r{}", i), 1, "x"), [&answered](Result<Committed> outcome) {
            if (outcome) ++answered;
        });
    }
    writer.reset();
    EXPECT_EQ(answered, 500);
    EXPECT_EQ(one(*reader, "select count(*) from matter"), "500");
}

INSTANTIATE_TEST_SUITE_P(Both, WriterTest, testing::Values(Sort::Sqlite, Sort::Postgres), name_of_sort);

}  // namespace
}  // namespace xiezhi::store
