// The charts of the yearly report's page: their numbers are the figures' numbers, and nothing is drawn of nothing.
#include <fmt/format.h>

#include "report/chart.hpp"
#include "report/yearly.hpp"
#include "stage/stage.hpp"

namespace xiezhi::report {
namespace {

std::size_t times(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
    return count;
}

// The texts of all elements that begin with `start`, in their order.
std::vector<std::string> texts(const std::string& html, std::string_view start) {
    std::vector<std::string> out;
    for (auto at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
        const auto begin = html.find('>', at) + 1;
        out.push_back(html.substr(begin, html.find('<', begin) - begin));
    }
    return out;
}

Chart sample() {
    Chart chart;
    chart.label = {"受理", "Accepted"};
    chart.unit = {"件", "cases"};
    chart.year = 2024;
    for (std::size_t i = 0; i < 12; ++i) chart.months[i] = {static_cast<std::int64_t>(i) * 3, static_cast<std::int64_t>(i) + 100};
    chart.months[10].value = chart.months[11].value = std::nullopt;
    return chart;
}

class ChartTest : public testing::TestWithParam<stage::On> {
  protected:
    void SetUp() override {
        if (!stage::Place::possible(GetParam())) GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
        stage_ = &stage::Stage::shared(GetParam());
    }
    stage::Stage& bureau() { return *stage_; }
    const figure::FigureSet& figures() { return *stage_->workspace->catalog->figures; }
    store::Connection& connection() { return *stage_->session.connection; }
    Yearly made(int year) {
        const auto& profile = stage_->workspace->engine->bureau(connection(), stage::kBureau);
        auto report = make_yearly(connection(), figures(), profile, year, parse_date(stage_->day()).value(), {}, Charts::Yes);
        EXPECT_TRUE(report.has_value()) << to_text(report.error());
        return report ? std::move(*report) : Yearly{};
    }
    std::optional<Chart> chart(const char* reference, int year) {
        figure::Reading reading(connection(), figures(), stage::kBureau);
        auto read = read_chart(reading, reference, year, parse_date(stage_->day()).value());
        EXPECT_TRUE(read.has_value()) << to_text(read.error());
        return read ? std::move(*read) : std::nullopt;
    }

  private:
    stage::Stage* stage_ = nullptr;
};
INSTANTIATE_TEST_SUITE_P(Databases, ChartTest, testing::Values(stage::On::Sqlite, stage::On::Postgres),
                         [](const auto& chosen) { return chosen.param == stage::On::Sqlite ? "sqlite" : "postgres"; });

TEST_P(ChartTest, EveryNumberDrawnIsTheFigures) {
    stage::Stage& b = bureau();
    b.today("2023-05-10");
    b.accepted("2023-04-06");
    b.today("2024-05-10");
    for (const char* day : {"2024-03-05", "2024-05-08", "2024-05-09"}) b.accepted(day);
    b.decided("2024-05-07");
    b.decided("2024-05-07", "ANNULLED");
    const auto accepted = chart("reconsideration.accepted", 2024);
    ASSERT_TRUE(accepted.has_value());
    for (std::size_t i = 0; i < 12; ++i) {
        const std::int64_t month = 202401 + static_cast<std::int64_t>(i);
        const auto value = figure::read_figure(connection(), figures(), stage::kBureau, "reconsideration.accepted", {month, month})->value;
        const auto before = figure::read_figure(connection(), figures(), stage::kBureau, "reconsideration.accepted", {month - 100, month - 100})->value;
        EXPECT_EQ(accepted->months[i].value, i < 5 ? std::optional(value) : std::nullopt) << month;
        EXPECT_EQ(accepted->months[i].before, before) << month;
    }
    EXPECT_EQ(accepted->months[2].value, 1);
    EXPECT_EQ(accepted->months[3].before, 1);
    const auto closed = chart("reconsideration.closed", 2024);
    ASSERT_TRUE(closed.has_value());
    const auto whole = figure::read_figure(connection(), figures(), stage::kBureau, "reconsideration.closed", *figure::year_span(2024));
    ASSERT_EQ(closed->shares.size(), whole->groups.size());
    std::int64_t sum = 0;
    for (const Chart::Share& share : closed->shares) sum += share.value;
    EXPECT_EQ(sum, whole->value);
    EXPECT_TRUE(std::is_sorted(closed->shares.begin(), closed->shares.end(), [](const auto& one, const auto& other) { return one.value > other.value; }));
    // Of a stock what there was at the end of the month; of rates and of what somebody stated, nothing.
    EXPECT_EQ(chart("reconsideration.open", 2024)->months[4].value,
              figure::read_figure(connection(), figures(), stage::kBureau, "reconsideration.open", {202405, 202405})->value);
    EXPECT_FALSE(chart("reconsideration.in_term_rate", 2024).has_value());
    EXPECT_FALSE(chart("facts.value.POPULATION", 2024).has_value());
    const std::string page = to_html(made(2024), "江陵区司法局", true);
    EXPECT_GT(times(page, "<figure"), 0u);
    EXPECT_EQ(times(page, "<script"), 0u);
}

TEST_P(ChartTest, AYearOfNothingSaysSo) {
    bureau().today("2024-05-10");
    const Yearly report = made(2001);
    const std::string zh = to_html(report, "江陵区司法局", true), en = to_html(report, "江陵区司法局", false);
    EXPECT_GT(times(zh, "<figure"), 0u);
    EXPECT_EQ(times(zh, "不作图"), times(zh, "<figure"));
    EXPECT_EQ(times(en, "not drawn"), times(en, "<figure"));
    EXPECT_EQ(times(zh, "<svg"), 0u);
}

TEST(ChartPage, BarsAreInProportionAndTheirNumbersBelow) {
    const std::string html = chart_html(sample(), true);
    EXPECT_EQ(times(html, "<svg"), 2u);
    EXPECT_EQ(texts(html, "<text class=\"m\""), (std::vector<std::string>{"0", "3", "6", "9", "12", "15", "18", "21", "24", "27", "—", "—"}));
    EXPECT_EQ(texts(html, "<text class=\"m b\""), (std::vector<std::string>{"100", "101", "102", "103", "104", "105", "106", "107", "108", "109", "110", "111"}));
    // No bar for nought and for what is to come: nine of this year, twelve of last. The squares of the heads are two more of each.
    EXPECT_EQ(times(html, "<rect class=\"now\""), 9u + 2u);
    EXPECT_EQ(times(html, "<rect class=\"before\""), 12u + 2u);
    EXPECT_NE(html.find("height=\"285\""), std::string::npos) << "100 of 200 is half of the height: " << html;
    EXPECT_NE(html.find("<title>受理：2024年1至6月，与上年对比</title><desc>1月 0（上年 100）；2月 3（上年 101）"), std::string::npos) << html;
    EXPECT_NE(chart_html(sample(), false).find("<desc>Jul 18 (last year 106); Aug 21"), std::string::npos);
}

TEST(ChartPage, AYearOnItsOwnStandsInTheMiddle) {
    Chart chart = sample();
    for (Month& month : chart.months) month.before = 0;
    const std::string html = chart_html(chart, true);
    EXPECT_EQ(times(html, "<rect class=\"before\""), 2u);
    EXPECT_EQ(texts(html, "<text class=\"m b\""), std::vector<std::string>(12, "0"));
}

TEST(ChartPage, MoneyIsSaidInTheUnitOfTheCaption) {
    Chart chart = sample();
    chart.money = true;
    chart.unit = {"元", "yuan"};
    EXPECT_EQ(texts(chart_html(chart, true), "<text class=\"m b\"").front(), "1.00");
    for (Month& month : chart.months) month = {12'345'678, 1'000'049};  // 123,456.78 and 10,000.49 yuan
    const std::string zh = chart_html(chart, true), en = chart_html(chart, false);
    EXPECT_NE(zh.find("（万元）"), std::string::npos) << zh;
    EXPECT_EQ(texts(zh, "<text class=\"m\"").front(), "12.35");
    EXPECT_EQ(texts(zh, "<text class=\"m b\"").front(), "1.00");
    EXPECT_NE(en.find("(thousand yuan)"), std::string::npos) << en;
    EXPECT_EQ(texts(en, "<text class=\"m\"").front(), "123.46");
}

TEST(ChartPage, PartsAddUpToTheWholeHoweverMany) {
    Chart chart = sample();
    chart.by = {"结果", "outcome"};
    for (int i = 20; i > 0; --i) chart.shares.push_back({{fmt::format("第{}<项>", i), "part"}, i});
    const std::string html = chart_html(chart, true);
    EXPECT_NE(html.find("其中，按结果（件）"), std::string::npos);
    EXPECT_NE(html.find("第20&lt;项&gt;"), std::string::npos);
    const auto numbers = texts(html, "<span class=\"n\"");
    ASSERT_EQ(numbers.size(), 12u);
    EXPECT_EQ(numbers.front(), "20");
    EXPECT_EQ(numbers.back(), "45") << "1 to 9 together";
    EXPECT_NE(html.find("其余 9 项"), std::string::npos);
    EXPECT_EQ(texts(html, "<span class=\"n soft\"").front(), "9.5%");
    EXPECT_NE(html.find("<rect class=\"now\" width=\"95\""), std::string::npos) << html;
}

}  // namespace
}  // namespace xiezhi::report
