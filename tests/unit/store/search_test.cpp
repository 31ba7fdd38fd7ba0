// The sieve never loses a record that a scan of the folded texts (SQLite's own LIKE) would find, and what is left after
// really_contains is what the scan finds.
#include "store/search.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

namespace xiezhi::store {
namespace {

const Key kKey = [] {
    Key key{};
    key.fill(7);
    return key;
}();

bool sieved(std::string_view text, std::string_view query, Personal personal) {
    const auto held = pairs(kKey, text, personal);
    const auto wanted = query_pairs(kKey, query, personal);
    return !wanted.empty() && std::includes(held.begin(), held.end(), wanted.begin(), wanted.end());
}

// Does SQLite say that `text` is LIKE %part%? The parts hold no % and no _.
bool like(const std::string& text, const std::string& part) {
    static sqlite3* const database = [] {
        sqlite3* opened = nullptr;
        sqlite3_open(":memory:", &opened);
        return opened;
    }();
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, "SELECT ?1 LIKE '%' || ?2 || '%'", -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 2, part.data(), static_cast<int>(part.size()), SQLITE_TRANSIENT);
    sqlite3_step(statement);
    const bool held = sqlite3_column_int(statement, 0) == 1;
    sqlite3_finalize(statement);
    return held;
}

// Few characters, so that phrases are met by chance.
rc::Gen<std::string> texts(int longest) {
    static const std::vector<std::string> kPieces{"行", "政", "复", "议", "2", "0", "A", "ａ", "，", " ", "〔", "〕", "·", "𠮷", "。"};
    return rc::gen::map(rc::gen::resize(longest, rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const std::string& part : parts) text += part;
                            return text;
                        });
}

TEST(Search, Folds) {
    EXPECT_EQ(fold("Ａ-１２ 江复〔2024〕3号"), "a12 江复20243号");
    EXPECT_EQ(fold("张三、李四（代理人）"), "张三 李四代理人");
    EXPECT_EQ(fold("买买提·艾力"), "买买提艾力");
    EXPECT_EQ(fold("《行政复议法》第六十二条"), "行政复议法第六十二条");
    EXPECT_EQ(fold("二〇二四年"), "二〇二四年");
    EXPECT_EQ(fold("\xff\xfe坏\xe4\xb8"), "坏");
    EXPECT_EQ(fold("。，；"), "");
    EXPECT_EQ(fold(""), "");
}

TEST(Search, PairsStayWithinRuns) {
    EXPECT_TRUE(sieved("2021年的行政复议", "2021年", Personal::Yes));
    EXPECT_FALSE(sieved("2021号，年初", "2021年", Personal::Yes));
    EXPECT_TRUE(really_contains("江复〔2024〕12号", "江复2024"));
    EXPECT_TRUE(really_contains("张三不服江海区公安分局处罚案", "张三 处罚"));
    EXPECT_FALSE(really_contains("张三不服江海区公安分局处罚案", "张三 许可"));
    EXPECT_FALSE(really_contains("张三", ""));
    EXPECT_FALSE(really_contains("张三", "，"));
    EXPECT_TRUE(query_pairs(kKey, "，。", Personal::Yes).empty());
    EXPECT_TRUE(pairs(kKey, "", Personal::Yes).empty());
}

// A surname alone finds those who bear it, not everyone who has the character in the middle.
TEST(Search, OneCharacterFindsBeginnings) {
    EXPECT_TRUE(sieved("李四，王伟不服许可案", "王", Personal::Yes));
    EXPECT_TRUE(really_contains("李四，王伟不服许可案", "王"));
    EXPECT_FALSE(sieved("霸王餐", "王", Personal::Yes));
    EXPECT_FALSE(really_contains("霸王餐", "王"));
}

TEST(Search, PersonalPairsNeedTheKey) {
    Key other = kKey;
    other[0] ^= 1;
    const auto mine = pairs(kKey, "张三丰", Personal::Yes);
    const auto theirs = pairs(other, "张三丰", Personal::Yes);
    const auto open = pairs(kKey, "张三丰", Personal::No);
    EXPECT_EQ(mine.size(), 3U);  // 张…, 张三, 三丰
    std::vector<std::int64_t> common;
    std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(common));
    EXPECT_TRUE(common.empty());
    std::set_intersection(mine.begin(), mine.end(), open.begin(), open.end(), std::back_inserter(common));
    EXPECT_TRUE(common.empty());
    EXPECT_EQ(open, pairs(other, "张三丰", Personal::No));
    for (const auto value : mine) EXPECT_GT(value, 0);
    for (const auto value : open) EXPECT_GT(value, 0);
}

TEST(Search, LongQueriesAskForAFewPairs) {
    std::string query;
    for (int i = 0; i < 500; ++i) query += std::to_string(i);
    EXPECT_LE(query_pairs(kKey, query, Personal::Yes).size(), 32U);
    EXPECT_TRUE(sieved(query, query, Personal::Yes));
}

TEST(Search, AgreesWithAScan) {
    int met = 0;
    rc::check("sieve, then really_contains = LIKE of every run", [&] {
        // Half of the queries are parts of the text, so that there is something to find whatever the seed.
        const std::string before = *texts(7);
        const std::string query = *texts(4);
        const std::string text = before + (*rc::gen::arbitrary<bool>() ? query : "") + *texts(7);
        const std::string folded_text = fold(text);
        const std::string folded_query = fold(query);
        bool expected = !folded_query.empty();
        for (std::size_t at = 0; at < folded_query.size();) {
            const std::size_t end = std::min(folded_query.find(' ', at), folded_query.size());
            const std::string run = folded_query.substr(at, end - at);
            // One code point: looked for where a run begins.
            const auto points = std::count_if(run.begin(), run.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
            expected = expected && (points == 1 ? like(" " + folded_text, " " + run) : like(folded_text, run));
            at = end + 1;
        }
        met += expected ? 1 : 0;
        RC_ASSERT(really_contains(text, query) == expected);
        if (expected) {
            RC_ASSERT(sieved(text, query, Personal::Yes));
            RC_ASSERT(sieved(text, query, Personal::No));
        }
    });
    EXPECT_GT(met, 10);  // the cases that matter do occur
}

}  // namespace
}  // namespace xiezhi::store
