// Whatever is done to the data behind the program's back is found and named.
#include "store/chain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/crypto.hpp"
#include "store/rebuild.hpp"
#include "store_fixture.hpp"

namespace xiezhi::store {

namespace {

class ChainTest : public BothDatabases {
  protected:
    void SetUp() override {
        BothDatabases::SetUp();
        if (place == nullptr) return;
        database = place->open_with_schema();
        keys = std::make_unique<KeyRing>(place->keys());
        write(1, 12);
        hand = std::move(*database->connect(Access::Write));
    }
    void TearDown() override {
        hand.reset();
        database.reset();
    }
    void write(int from, int to) {
        auto writer = Writer::start(*database, *keys, {place->anchors()});
        ASSERT_TRUE(writer) << to_text(writer.error());
        for (int i = from; i <= to; ++i) {
            UnitOfWork unit = matter_unit(1, fmt::format("m{:02}", i), 1, fmt::format("第{}件", i));
            unit.numbers.push_back({"\x01N0\x01", "bureau/matter.case", 2024, "江复〔2024〕{seq}号", ""});
            unit.rows[0].cells.push_back({"number_case", std::string("\x01N0\x01")});
            unit.rows[0].cells.push_back({"complainant", std::string("密文")});
            const auto done = (*writer)->write(std::move(unit));
            ASSERT_TRUE(done) << to_text(done.error());
        }
    }
    void tamper(const std::string& sql) {
        const auto changed = hand->execute(sql, {});
        ASSERT_TRUE(changed) << to_text(changed.error());
        ASSERT_GT(*changed, 0) << sql;
    }
    ChainReport verify() {
        const auto anchors = read_anchors(place->anchors(), *keys);
        EXPECT_TRUE(anchors);
        const auto report = verify_chain(*hand, *keys, 1, *anchors);
        EXPECT_TRUE(report) << to_text(report.error());
        return *report;
    }
    TableReport compare() {
        const auto report = compare_tables(*hand, 1);
        EXPECT_TRUE(report) << to_text(report.error());
        return *report;
    }
    void expect_damage(Damage damage, std::int64_t sequence) {
        const ChainReport report = verify();
        ASSERT_FALSE(report.damages.empty());
        EXPECT_EQ(static_cast<int>(report.damages.front().damage), static_cast<int>(damage)) << to_text(report.damages.front().fault);
        EXPECT_EQ(report.damages.front().sequence, sequence);
    }

    std::unique_ptr<Database> database;
    std::unique_ptr<KeyRing> keys;
    std::unique_ptr<Connection> hand;
};

TEST_P(ChainTest, SoundWhenNothingWasDone) {
    const ChainReport report = verify();
    EXPECT_TRUE(report.sound());
    EXPECT_EQ(report.events, 12);
    EXPECT_GE(report.anchors_met, 1);
    EXPECT_EQ(report.last.sequence, (*head(*hand, 1))->sequence);
    const TableReport tables = compare();
    EXPECT_EQ(tables.difference_count, 0) << (tables.differences.empty() ? "" : to_text(fault_of(tables.differences[0])));
    EXPECT_EQ(tables.rows, 12 * 3 + 1);  // matter, act, number_given; one series
    EXPECT_EQ(*bureaus_with_chain(*hand), std::vector<std::int64_t>{1});
}

TEST_P(ChainTest, HashIsHmacOverPreviousAndBody) {
    Bytes previous, hash;
    std::string body;
    ASSERT_TRUE(hand->query("select previous, hash, body from event where sequence = 7", {}, [&](const Row& row) {
        previous.assign(row.bytes(0).begin(), row.bytes(0).end());
        hash.assign(row.bytes(1).begin(), row.bytes(1).end());
        body = row.text(2);
        return Go::Stop;
    }));
    std::string covered(previous.begin(), previous.end());
    const auto wanted = hmac_sm3(keys->chain_key(1), covered + body);
    EXPECT_EQ(hash, Bytes(wanted.begin(), wanted.end()));
}

TEST_P(ChainTest, ChangedBody) {
    tamper("update event set body = replace(body, 'm05', 'm55') where sequence = 5");
    expect_damage(Damage::ChangedBody, 5);
}

TEST_P(ChainTest, ChangedBodyOfTheLastEvent) {
    tamper("update event set body = replace(body, 'm12', 'm55') where sequence = 12");
    expect_damage(Damage::ChangedBody, 12);
}

TEST_P(ChainTest, ChangedColumn) {
    tamper("update event set record = 'm55' where sequence = 5");
    expect_damage(Damage::ChangedColumns, 5);
}

TEST_P(ChainTest, RemovedEvent) {
    tamper("delete from event where sequence = 5");
    expect_damage(Damage::MissingEvent, 5);
    // Its row, its act and its number have nothing behind them; the next number leaves a gap.
    EXPECT_EQ(compare().difference_count, 4);
}

TEST_P(ChainTest, RemovedAndRenumbered) {
    tamper("delete from event where sequence = 5");
    for (int i = 6; i <= 12; ++i) tamper(fmt::format("update event set sequence = {} where sequence = {}", i - 1, i));
    tamper("update head set sequence = 11");
    expect_damage(Damage::MovedEvent, 5);
}

TEST_P(ChainTest, Reordered) {
    tamper("update event set sequence = 100 where sequence = 5");
    tamper("update event set sequence = 5 where sequence = 6");
    tamper("update event set sequence = 6 where sequence = 100");
    expect_damage(Damage::MovedEvent, 5);
}

TEST_P(ChainTest, CutTail) {
    tamper("delete from event where sequence > 10");
    expect_damage(Damage::CutTail, 11);
    // and when the head row is set back with it, the anchors outside still tell
    Bytes hash;
    ASSERT_TRUE(hand->query("select hash from event where sequence = 10", {}, [&](const Row& row) {
        hash.assign(row.bytes(0).begin(), row.bytes(0).end());
        return Go::Stop;
    }));
    const std::vector<Value> values = {hash};
    ASSERT_TRUE(hand->execute("update head set sequence = 10, hash = ?1", values));
    expect_damage(Damage::CutTail, 11);
    const auto writer = Writer::start(*database, *keys, {place->anchors()});
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().front().code, Code::ChainBroken);
}

TEST_P(ChainTest, HashRecomputedWithoutTheKey) {
    // A forger who knows the construction but not the key: body, hash, and every hash after it.
    const Key wrong{};
    Bytes previous;
    std::vector<std::pair<std::int64_t, std::string>> bodies;
    ASSERT_TRUE(hand->query("select sequence, body, previous from event where sequence >= 5 order by sequence", {}, [&](const Row& row) {
        bodies.emplace_back(row.integer(0), std::string(row.text(1)));
        if (row.integer(0) == 5) previous.assign(row.bytes(2).begin(), row.bytes(2).end());
        return Go::On;
    }));
    bodies.front().second.replace(bodies.front().second.find("m05"), 3, "m55");
    for (const auto& [sequence, body] : bodies) {
        const auto mac = hmac_sm3_of(wrong, {previous, bytes_of(body)});
        const std::vector<Value> values = {body, previous, Bytes(mac.begin(), mac.end()), sequence};
        ASSERT_TRUE(hand->execute("update event set body = ?1, previous = ?2, hash = ?3 where sequence = ?4", values));
        previous.assign(mac.begin(), mac.end());
    }
    const std::vector<Value> last = {previous};
    ASSERT_TRUE(hand->execute("update head set hash = ?1", last));
    const ChainReport report = verify();
    ASSERT_FALSE(report.damages.empty());
    EXPECT_EQ(report.damages.front().sequence, 5);
    EXPECT_GE(report.damage_count, 8);  // none of the rewritten events holds
}

TEST_P(ChainTest, OneForgedHash) {
    const Bytes forged(32, 7);
    const std::vector<Value> values = {forged};
    ASSERT_TRUE(hand->execute("update event set hash = ?1 where sequence = 5", values));
    expect_damage(Damage::ForgedHash, 5);
}

TEST_P(ChainTest, WrongHead) {
    tamper("update head set sequence = 11");
    expect_damage(Damage::WrongHead, 12);
    EXPECT_FALSE(Writer::start(*database, *keys));
}

TEST_P(ChainTest, ChangedCell) {
    tamper("update matter set amount = 1 where id = 'm05'");
    EXPECT_TRUE(verify().sound());
    const TableReport report = compare();
    ASSERT_EQ(report.difference_count, 1);
    EXPECT_EQ(report.differences[0].table, "matter");
    EXPECT_EQ(report.differences[0].key, "m05");
    EXPECT_EQ(report.differences[0].column, "amount");
    EXPECT_EQ(report.differences[0].expected, "123450");
    EXPECT_EQ(report.differences[0].found, "1");
}

TEST_P(ChainTest, AddedRowRemovedRowAndChangedNumber) {
    tamper("insert into matter (bureau, id, version, state) values (1, 'ghost', 1, 'received')");
    tamper("delete from act where record = 'm03'");
    tamper("update number_given set text = '江复〔2024〕99号' where seq = 4");
    tamper("update number_series set next = 20");
    const TableReport report = compare();
    const auto has = [&report](std::string_view table, std::string_view key, std::string_view column, bool expected, bool found) {
        return std::any_of(report.differences.begin(), report.differences.end(), [&](const Difference& d) {
            return d.table == table && d.key == key && d.column == column && d.expected.empty() != expected && d.found.empty() != found;
        });
    };
    EXPECT_TRUE(has("matter", "ghost", "", false, true));
    EXPECT_TRUE(has("act", "m03/3", "", true, false));
    EXPECT_TRUE(has("number_given", "bureau/matter.case/江复〔2024〕4号", "", true, false));
    EXPECT_TRUE(has("number_given", "bureau/matter.case/江复〔2024〕99号", "", false, true));
    EXPECT_TRUE(has("number_series", "bureau/matter.case/2024", "next", true, true));
    EXPECT_EQ(report.difference_count, 5);
}

TEST_P(ChainTest, AnchorsCannotBeForged) {
    const auto anchors = read_anchors(place->anchors(), *keys);
    ASSERT_TRUE(anchors);
    ASSERT_FALSE(anchors->empty());
    EXPECT_EQ(anchors->back().head.sequence, 12);
    FILE* file = std::fopen(place->anchors().c_str(), "r+");
    std::fputs("1 9", file);
    std::fclose(file);
    EXPECT_FALSE(read_anchors(place->anchors(), *keys));
}

INSTANTIATE_TEST_SUITE_P(Both, ChainTest, testing::Values(Sort::Sqlite, Sort::Postgres), name_of_sort);

// The database file is put back to a copy of the day before.
TEST(ChainCopyTest, OlderCopyOfTheDatabase) {
    Place place(Sort::Sqlite);
    const KeyRing keys = place.keys();
    const auto write = [&](int from, int to) {
        auto database = place.open_with_schema();
        auto writer = Writer::start(*database, keys, {place.anchors()});
        ASSERT_TRUE(writer) << to_text(writer.error());
        for (int i = from; i <= to; ++i) ASSERT_TRUE((*writer)->write(matter_unit(1, fmt::format("m{}", i), 1, "x")));
    };
    const auto copy = place.folder() / "yesterday.db";
    write(1, 5);
    std::filesystem::copy_file(place.file(), copy);
    write(6, 9);
    std::filesystem::copy_file(copy, place.file(), std::filesystem::copy_options::overwrite_existing);
    std::filesystem::remove(place.file().string() + "-wal");
    std::filesystem::remove(place.file().string() + "-shm");
    auto database = place.open();
    const auto writer = Writer::start(*database, keys, {place.anchors()});
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().front().code, Code::ChainBroken);
    auto connection = database->connect(Access::Read);
    ASSERT_TRUE(connection);
    const auto report = verify_chain(**connection, keys, 1, *read_anchors(place.anchors(), keys));
    ASSERT_TRUE(report);
    ASSERT_FALSE(report->damages.empty());
    EXPECT_EQ(static_cast<int>(report->damages.front().damage), static_cast<int>(Damage::CutTail));
    EXPECT_EQ(report->damages.front().sequence, 6);
}

}  // namespace
}  // namespace xiezhi::store
