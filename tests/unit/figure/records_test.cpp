// The list of records behind a figure, on both databases: how many they are without counting them, and the way to a page of it.
#include <fmt/format.h>

#include <algorithm>

#include "figure/figures.hpp"
#include "stage/on_both.hpp"

namespace xiezhi::figure {
namespace {

constexpr const char* kAccepted = "reconsideration.accepted";

class RecordsTest : public OnBoth {
  protected:
    const FigureSet& figures() { return *bureau().workspace->catalog->figures; }
    store::Connection& connection() { return *bureau().session.connection; }
    std::optional<std::int64_t> kept(const std::string& reference, Span span, std::optional<std::string> group1 = {}) {
        const auto count = kept_count(connection(), figures(), stage::kBureau, *resolve(figures(), reference), span, group1, std::nullopt);
        EXPECT_TRUE(count.has_value()) << to_text(count.error());
        return count ? *count : std::nullopt;
    }
    RecordsOf records(const std::string& reference, Span span, std::optional<std::string> group1 = {}) {
        return *records_of_reference(figures(), connection().dialect(), stage::kBureau, *resolve(figures(), reference), span, group1, std::nullopt, 1);
    }
    // A page in the order of the list: "2024-05-08 ID", or of SQLite's plan its lines.
    std::vector<std::string> rows(const RecordsOf& of, int limit, const std::string& before = {}) {
        std::vector<std::string> out;
        const std::string columns = before.empty() ? fmt::format("t.\"{}\" || ' ' || t.id", of.when) : "t.id, t.title, t.state";
        const std::string table = figures().definition().kind(of.kind)->table;
        const std::string sql = fmt::format("{0} SELECT {1} FROM \"{2}\" t WHERE t.bureau = {3} AND {4} ORDER BY t.\"{5}\" DESC, t.id DESC LIMIT {6}", before, columns, table,
                                            stage::kBureau, of.sql, of.when, limit);
        const auto read = connection().query(sql, of.parameters, [&](const store::Row& row) {
            out.emplace_back(row.text(before.empty() ? 0 : 3));
            return store::Go::On;
        });
        EXPECT_TRUE(read.has_value()) << sql << to_text(read.error());
        return out;
    }
};
XIEZHI_ON_BOTH(RecordsTest);

TEST_P(RecordsTest, PagesFollowOneAnotherThroughEqualDates) {
    const Span year = *year_span(2024);
    for (const char* day : {"2024-05-07", "2024-05-08", "2024-05-08", "2024-05-08", "2024-05-08", "2024-05-09"}) bureau().accepted(day);
    const RecordsOf all = records(kAccepted, year);
    EXPECT_EQ(all.when, "accepted_on");
    const auto whole = rows(all, 1000);
    ASSERT_GE(whole.size(), 6u);
    EXPECT_TRUE(std::is_sorted(whole.rbegin(), whole.rend()));
    for (const int limit : {1, 2, 3}) {
        std::vector<std::string> walked;
        RecordsOf page = all;
        for (auto read = rows(page, limit); !read.empty(); read = rows(page, limit)) {
            walked.insert(walked.end(), read.begin(), read.end());
            page.parameters[page.seek] = walked.back().substr(0, 10);
            page.parameters[page.seek + 1] = walked.back().substr(11);
        }
        EXPECT_EQ(walked, whole) << limit;
    }
}

TEST_P(RecordsTest, HowManyIsReadFromTheCells) {
    const Span year = *year_span(2024);
    bureau().decided("2024-05-07");
    bureau().decided("2024-05-08", "ANNULLED");
    const auto length = [&](const std::string& reference, std::optional<std::string> group = {}) {
        return static_cast<std::int64_t>(rows(records(reference, year, group), 1000).size());
    };
    for (const char* reference : {kAccepted, "reconsideration.closed", "reconsideration.closed.UPHELD", "reconsideration.closed.corrected", "reconsideration.open"})
        EXPECT_EQ(kept(reference, year), length(reference)) << reference;
    EXPECT_GT(length("reconsideration.closed.corrected"), 0);
    for (const char* outcome : {"UPHELD", "ANNULLED", "NO_SUCH", ""})
        EXPECT_EQ(kept("reconsideration.closed", year, outcome), length("reconsideration.closed", outcome)) << outcome;
    // A rate opens its numerator; a sum says how much, not how many.
    EXPECT_EQ(kept("reconsideration.in_term_rate", year), length("reconsideration.in_term_rate"));
    EXPECT_EQ(kept("litigation.plaintiffs", year), std::nullopt);
}

// Every list that a figure of the lines opens begins at its place in the order that is shown: nothing is sorted, no table is
// read through. Asked without statistics, which no database of ours gathers.
TEST_P(RecordsTest, AnIndexOfTheDateLeadsToEachPage) {
    if (GetParam() != stage::On::Sqlite) GTEST_SKIP() << "PostgreSQL chooses by what the tables hold";
    int asked = 0;
    for (const CompiledFigure& compiled : figures().all()) {
        const auto of = records(compiled.figure->id, *year_span(2024));
        std::vector<std::optional<std::string>> groups{std::nullopt};
        if (!compiled.figure->by.empty()) groups.insert(groups.end(), {"", "1"});
        for (const auto& group : groups) {
            const auto plan = rows(records(compiled.figure->id, *year_span(2024), group), 51, "EXPLAIN QUERY PLAN");
            ASSERT_FALSE(plan.empty());
            EXPECT_NE(plan.front().find(fmt::format("_{}_id", of.when)), std::string::npos) << compiled.figure->id << ": " << plan.front();
            EXPECT_NE(plan.front().find("<(?,?)"), std::string::npos) << compiled.figure->id << ": " << plan.front();
            for (const std::string& step : plan) EXPECT_EQ(step.find("TEMP B-TREE"), std::string::npos) << compiled.figure->id << ": " << step;
            ++asked;
        }
    }
    EXPECT_GT(asked, 200);
}

}  // namespace
}  // namespace xiezhi::figure
