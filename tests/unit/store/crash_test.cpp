// Power cuts: the process dies at each fault point, and what is found afterwards is whole. And a server that goes away.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <thread>

#include "store/chain.hpp"
#include "store/fault_point.hpp"
#include "store/rebuild.hpp"
#include "store_fixture.hpp"

namespace xiezhi::store {

namespace {

// The child: writes units one after the other, says each that was answered on the pipe, and dies at the armed point.
[[noreturn]] void write_until_death(const Place& place, const char* point, int answers) {
    ::setenv("XIEZHI_FAULT", point, 1);
    rearm_fault_points();
    auto database = place.open();
    const KeyRing keys = place.keys();
    auto writer = Writer::start(*database, keys, {place.anchors()});
    if (!writer) ::_exit(1);
    for (int i = 0; i < 40; ++i) {
        UnitOfWork unit = matter_unit(1, fmt::format("m{:02}", i), 1, "断电");
        unit.numbers.push_back({"\x01N0\x01", "s", 2024, "{seq}", ""});
        unit.idempotency_key = fmt::format("k{}", i);
        unit.request_hash = "h";
        unit.search.push_back({"matter", fmt::format("m{:02}", i), "title", {i + 1, 1000}});
        const auto done = (*writer)->write(std::move(unit));
        if (!done) ::_exit(2);
        const char sign = 'x';
        if (::write(answers, &sign, 1) != 1) ::_exit(3);
    }
    writer->reset();
    ::_exit(0);
}

struct Aftermath {
    int answered = 0;
    int exit_code = 0;
};

Aftermath let_die(const Place& place, const char* point) {
    int ends[2];
    XIEZHI_CHECK(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        write_until_death(place, point, ends[1]);
    }
    ::close(ends[1]);
    Aftermath out;
    char sign = 0;
    while (::read(ends[0], &sign, 1) == 1) ++out.answered;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    out.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
}

class CrashTest : public BothDatabases {};

TEST_P(CrashTest, NothingIsHalfWrittenWhereverItStops) {
    for (const char* point : {"after_rows:1", "after_rows:7", "before_commit:1", "before_commit:8", "after_commit:1", "after_commit:9",
                              "before_anchor:1"}) {
        SCOPED_TRACE(point);
        Place here(GetParam());
        here.open_with_schema();
        const Aftermath after = let_die(here, point);
        EXPECT_EQ(after.exit_code, kFaultExit);
        auto database = here.open();
        const KeyRing keys = here.keys();
        // The next process starts by itself; the server needs a moment to notice that the old session is gone.
        auto writer = Writer::start(*database, keys, {here.anchors()});
        for (int i = 0; i < 50 && !writer; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            writer = Writer::start(*database, keys, {here.anchors()});
        }
        ASSERT_TRUE(writer) << to_text(writer.error());
        auto connection = std::move(*database->connect(Access::Read));
        const std::string rows = one(*connection, "select count(*) from matter");
        // Every unit that was answered is there; one more may be, whose answer was lost with the process.
        EXPECT_GE(std::stoi(rows), after.answered);
        EXPECT_LE(std::stoi(rows), after.answered + 1);
        for (const char* count : {"select count(*) from event", "select count(*) from act", "select count(*) from number_given",
                                  "select count(*) from idempotency", "select count(*) from search_part",
                                  "select coalesce(max(value), 0) from figure_cell", "select coalesce(max(sequence), 0) from head",
                                  "select coalesce(max(next) - 1, 0) from number_series"}) {
            EXPECT_EQ(one(*connection, count), rows) << count;
        }
        const auto chain = verify_chain(*connection, keys, 1, *read_anchors(here.anchors(), keys));
        ASSERT_TRUE(chain);
        EXPECT_TRUE(chain->sound());
        const auto tables = compare_tables(*connection, 1);
        ASSERT_TRUE(tables);
        EXPECT_EQ(tables->difference_count, 0);
        // Work goes on with the next number, and the lost answer is given again for its key.
        UnitOfWork next = matter_unit(1, "after", 1, "续");
        next.numbers.push_back({"\x01N0\x01", "s", 2024, "{seq}", ""});
        next.answer["number"] = "\x01N0\x01";
        const auto done = (*writer)->write(std::move(next));
        ASSERT_TRUE(done) << to_text(done.error());
        EXPECT_EQ(text_at(done->answer, "number"), std::to_string(std::stoi(rows) + 1));
    }
}

INSTANTIATE_TEST_SUITE_P(Both, CrashTest, testing::Values(Sort::Sqlite, Sort::Postgres), name_of_sort);

// Needs a server that may be stopped: the one of tools/with-postgres.
class ServerGoneTest : public testing::Test {
  protected:
    void SetUp() override {
        if (std::getenv("XIEZHI_TEST_PG_DATA") == nullptr) GTEST_SKIP() << "PostgreSQL: not run under tools/with-postgres";
    }
    static void server(const char* what) {
        const std::string user = std::getenv("XIEZHI_TEST_PG_USER");
        const std::string prefix = ::getuid() == 0 ? "runuser -u " + user + " -- " : "";
        const std::string command = fmt::format("cd / && {}{}/pg_ctl -D {} -w -t 30 -m fast {} >/dev/null 2>&1", prefix,
                                                std::getenv("XIEZHI_TEST_PG_BIN"), std::getenv("XIEZHI_TEST_PG_DATA"), what);
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
    }
};

TEST_F(ServerGoneTest, OneFaultThenServiceGoesOn) {
    Place place(Sort::Postgres);
    auto database = place.open_with_schema();
    const KeyRing keys = place.keys();
    auto writer = std::move(*Writer::start(*database, keys, {place.anchors()}));
    auto reader = std::move(*database->connect(Access::Read));
    ASSERT_TRUE(writer->write(matter_unit(1, "a", 1, "前")));
    EXPECT_EQ(one(*reader, "select count(*) from matter"), "1");
    ASSERT_TRUE(reader->begin());
    server("stop");
    const auto gone = writer->write(matter_unit(1, "b", 1, "中"));
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().front().code, Code::StoreUnavailable);
    const auto unread = reader->query("select count(*) from matter", {}, [](const Row&) { return Go::On; });
    ASSERT_FALSE(unread);
    EXPECT_EQ(unread.error().front().code, Code::StoreUnavailable);
    server("start -l /dev/null");
    // The transaction that was open is over: nothing runs until it is rolled back.
    EXPECT_FALSE(reader->query("select 1", {}, [](const Row&) { return Go::On; }));
    ASSERT_TRUE(reader->rollback());
    EXPECT_EQ(one(*reader, "select count(*) from matter"), "1");
    for (int i = 0; i < 100; ++i) {
        UnitOfWork unit = matter_unit(1, fmt::format("c{}", i), 1, "后");
        const auto done = writer->write(std::move(unit));
        ASSERT_TRUE(done) << to_text(done.error());
    }
    const auto changed = writer->write(matter_unit(1, "a", 2, "改"));
    ASSERT_TRUE(changed) << to_text(changed.error());
    EXPECT_EQ(changed->sequence, 102);
    // Still the only writer.
    auto other = place.open();
    const auto second = Writer::start(*other, keys);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().front().code, Code::WriterElsewhere);
    EXPECT_TRUE(verify_chain(*reader, keys, 1)->sound());
    EXPECT_EQ(compare_tables(*reader, 1)->difference_count, 0);
}

TEST_F(ServerGoneTest, NobodyHearsOfARestartThatIsOver) {
    Place place(Sort::Postgres);
    auto database = place.open_with_schema();
    const KeyRing keys = place.keys();
    auto writer = std::move(*Writer::start(*database, keys, {place.anchors()}));
    ASSERT_TRUE(writer->write(matter_unit(1, "a", 1, "前")));
    auto asking = std::move(*database->connect(Access::Read));
    auto beginning = std::move(*database->connect(Access::Read));
    for (Connection* idle : {asking.get(), beginning.get()}) EXPECT_EQ(one(*idle, "select count(*) from matter"), "1");
    server("stop");
    server("start -l /dev/null");
    EXPECT_EQ(one(*asking, "select count(*) from matter"), "1");
    const auto begun = beginning->begin();
    ASSERT_TRUE(begun) << to_text(begun.error());
    EXPECT_EQ(one(*beginning, "select count(*) from matter"), "1");
    const auto written = writer->write(matter_unit(1, "b", 1, "后"));
    ASSERT_TRUE(written) << to_text(written.error());
    EXPECT_EQ(written->sequence, 2);
    ASSERT_TRUE(beginning->rollback());
    EXPECT_EQ(one(*beginning, "select count(*) from matter"), "2");
}

TEST_F(ServerGoneTest, UnderLoadEveryAnswerHolds) {
    Place place(Sort::Postgres);
    auto database = place.open_with_schema();
    const KeyRing keys = place.keys();
    auto writer = std::move(*Writer::start(*database, keys));
    std::atomic<int> good{0}, bad{0};
    const auto load = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            writer->submit(matter_unit(1, fmt::format("m{}", i), 1, "x"), [&](Result<Committed> outcome) { ++(outcome ? good : bad); });
        }
    };
    load(0, 2000);
    server("stop");
    load(2000, 3000);
    while (good + bad < 3000) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    server("start -l /dev/null");
    load(3000, 4000);
    writer.reset();
    EXPECT_GE(bad, 1000);
    auto reader = std::move(*database->connect(Access::Read));
    // A commit whose answer was lost may stand: at most one batch.
    const int stored = std::stoi(one(*reader, "select count(*) from matter"));
    EXPECT_GE(stored, good);
    EXPECT_LE(stored, good + 60);
    EXPECT_GE(good, 1000);
    EXPECT_TRUE(verify_chain(*reader, keys, 1)->sound());
    EXPECT_EQ(compare_tables(*reader, 1)->difference_count, 0);
}

}  // namespace
}  // namespace xiezhi::store
