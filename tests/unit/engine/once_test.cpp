// What may stand only once: stated facts by fact and year, totals by item, period and unit, reports by year.
#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

class OnceTest : public OnBoth {
  protected:
    static stage::Doing fact(const std::string& on, const std::string& code = "HOUSEHOLDS") {
        return {.action = "state", .input = {{"fact", code}, {"value", 120}, {"source", "统计公报"}}, .on = on, .as = "statistician", .kind = "stated_fact"};
    }
    stage::Doing total(const std::string& unit, std::int64_t value) {
        return {.action = "report",
                .input = {{"item", "TRAININGS"}, {"month_end", "2024-03-31"}, {"value", value}, {"source", "台账"}},
                .on = "2024-04-02",
                .as = "statistician",
                .kind = "reported_total",
                .parties = {{"reporter", json::array{json::object{{"unit", bureau().cast.units.at(unit)}}}}}};
    }
};
XIEZHI_ON_BOTH(OnceTest);

TEST_P(OnceTest, ASecondStatementOfAYearIsRefusedUntilTheFirstIsWithdrawn) {
    stage::Stage& b = bureau();
    const std::string first = b.must(fact("2022-06-30"));
    const auto second = b.perform(fact("2022-12-31"));
    ASSERT_FALSE(second.has_value());
    EXPECT_TRUE(stage::has(second.error(), Code::AlreadyDone)) << to_text(second.error());
    EXPECT_NE(second.error()[0].message.zh.find("截至日期（年）"), std::string::npos) << to_text(second.error());
    b.must(fact("2023-06-30"));                // another year
    b.must(fact("2022-06-30", "VILLAGES"));    // another fact
    // Restated, the one record moves; it is not in its own way.
    b.must({.record = first, .action = "restate", .input = {{"value", 130}, {"as_of", "2022-12-31"}, {"source", "年鉴"}}, .as = "statistician", .kind = "stated_fact"});
    EXPECT_EQ(b.figure("facts.value.HOUSEHOLDS", 2022), 130);
    const auto into_2023 = b.perform(
        {.record = first, .action = "restate", .input = {{"value", 130}, {"as_of", "2023-12-31"}, {"source", "年鉴"}}, .as = "statistician", .kind = "stated_fact"});
    EXPECT_FALSE(into_2023.has_value());
    b.must({.record = first, .action = "replace", .input = {{"replaced_why", "口径改变"}}, .as = "statistician", .kind = "stated_fact"});
    EXPECT_EQ(b.figure("facts.value.HOUSEHOLDS", 2022), 0);
    b.must(fact("2022-12-31"));
}

TEST_P(OnceTest, OfOneUnitAndPeriodThereIsOneTotal) {
    stage::Stage& b = bureau();
    const std::string first = b.must(total("agency1", 3));
    EXPECT_FALSE(b.perform(total("agency1", 4)).has_value());
    b.must(total("agency2", 5));
    b.must({.record = first, .action = "void", .input = {{"reason", "填错单位"}}, .as = "office", .kind = "reported_total"});
    b.must(total("agency1", 4));  // a voided one is in nobody's way
    EXPECT_EQ(b.count("SELECT count(*) FROM reported_total WHERE bureau = ?1 AND once_key IS NULL AND state = 'voided'", {stage::kBureau}), 1);
}

// Several at once have all seen that there is none: the index keeps them apart.
TEST_P(OnceTest, OfSeveralAtOnceOneIsKept) {
    stage::Stage& b = bureau();
    for (int year = 2001; year <= 2010; ++year) {
        const engine::Request request = b.request(fact(fmt::format("{}-12-31", year), "TOWNS"));
        std::atomic<int> kept = 0, refused = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                auto session = b.workspace->engine->open_session();
                const auto answer = b.workspace->engine->perform(*session, request);
                ++(answer ? kept : refused);
                if (!answer) {
                    EXPECT_TRUE(stage::has(answer.error(), Code::AlreadyDone)) << to_text(answer.error());
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        EXPECT_EQ(kept, 1);
        EXPECT_EQ(refused, 3);
    }
    EXPECT_EQ(b.count("SELECT count(*) FROM stated_fact WHERE bureau = ?1 AND fact = 'TOWNS'", {stage::kBureau}), 10);
}

}  // namespace
}  // namespace xiezhi
