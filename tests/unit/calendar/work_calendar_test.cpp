// The calendar file, its faults, and counting against a plain walk over the days.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "calendar/work_calendar.hpp"

namespace xiezhi {
namespace {

const WorkCalendar& china() {
    static const auto calendar = load_calendar(SOURCE_DIR "/law/calendar/china.csv");
    if (!calendar) ADD_FAILURE() << to_text(calendar.error());
    return *calendar;
}

CivilDate day(std::string_view text) { return parse_date(text).value(); }

TEST(WorkCalendar, WorkingDaysPerYearAreThoseOfTheNotices) {
    const std::vector<std::pair<int, int>> counts = {{2021, 250}, {2022, 249}, {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};
    for (const auto& [year, count] : counts) {
        EXPECT_EQ(china().working_days_between(from_ymd(year, 1, 1) - (year > 2004 ? 1 : 0), from_ymd(year, 12, 31)).value(), count) << year;
    }
}

TEST(WorkCalendar, ADayHasItsReason) {
    EXPECT_EQ(china().reason(day("2024-10-06")).kind, DayKind::Holiday);
    EXPECT_EQ(china().reason(day("2024-10-06")).name.zh, "国庆节");
    EXPECT_EQ(china().reason(day("2024-10-12")).kind, DayKind::MakeUp);
    EXPECT_EQ(china().reason(day("2024-10-13")).kind, DayKind::Weekend);
    EXPECT_EQ(china().reason(day("2024-10-14")).kind, DayKind::Working);
    EXPECT_TRUE(china().is_working(day("2024-02-09")));
    EXPECT_FALSE(china().leaning(Leaning::Other).is_working(day("2024-02-09")));
    EXPECT_TRUE(china().has_disputed_day(day("2024-02-01"), day("2024-02-28")));
}

TEST(WorkCalendar, CountingStopsAtTheEndOfWhatIsAnnounced) {
    EXPECT_EQ(to_string(china().add_working_days(day("2026-12-30"), 1).value()), "2026-12-31");
    const auto over = china().add_working_days(day("2026-12-30"), 2);
    ASSERT_FALSE(over.has_value());
    EXPECT_EQ(over.error().front().code, Code::CalendarMissing);
    EXPECT_NE(over.error().front().message.zh.find("2027"), std::string::npos);
    EXPECT_FALSE(china().add_working_days(day("2004-01-02"), -1).has_value());
    EXPECT_FALSE(china().add_working_days(day("2026-12-31"), 2'000'000'000).has_value());
    EXPECT_FALSE(china().add_working_days(day("2010-12-31"), -2'000'000'000).has_value());
    EXPECT_FALSE(china().working_days_between(day("2026-12-30"), day("2027-01-05")).has_value());
    EXPECT_EQ(china().add_working_days(day("2027-03-06"), 0).value(), day("2027-03-06"));
    // From the day before the first announced year only announced days are counted.
    EXPECT_EQ(to_string(china().add_working_days(day("2003-12-31"), 1).value()), "2004-01-02");
}

TEST(WorkCalendar, AgreesWithAWalkOverTheDays) {
    EXPECT_TRUE(rc::check("add, between, next, previous", [] {
        const CivilDate from = day("2008-01-01") + *rc::gen::resize(100, rc::gen::inRange(0, 6000));
        const int n = *rc::gen::resize(100, rc::gen::inRange(-400, 400));
        CivilDate walk = from;
        for (int left = std::abs(n); left > 0;) {
            walk = walk + (n > 0 ? 1 : -1);
            if (china().is_working(walk)) --left;
        }
        const auto added = china().add_working_days(from, n);
        RC_ASSERT(added.has_value());
        RC_ASSERT(*added == walk);
        if (n > 0) RC_ASSERT(china().working_days_between(from, walk).value() == n);
        if (n < 0) RC_ASSERT(china().working_days_between(from, walk).value() == (china().is_working(from) ? n : n + 1) - 0);
        CivilDate next = from;
        while (!china().is_working(next)) next = next + 1;
        RC_ASSERT(china().next_working(from) == next);
        CivilDate previous = from;
        while (!china().is_working(previous)) previous = previous - 1;
        RC_ASSERT(china().previous_working(from) == previous);
    }));
}

TEST(WorkCalendar, WeekendsAloneCountOutsideTheTables) {
    EXPECT_EQ(china().next_working(day("2150-01-02")), day("2150-01-02"));  // a Friday
    EXPECT_EQ(china().next_working(from_ymd(2200, 12, 31) + 4), from_ymd(2200, 12, 31) + 5);
    EXPECT_FALSE(china().announced(2027));
    EXPECT_TRUE(china().announced(day("2025-12-30"), day("2026-01-03")));
}

TEST(WorkCalendar, LocalClosures) {
    const auto closed = china().with_closures({{day("2024-07-10"), {"防汛停止办公", "Closed for flood"}, "区政府通告〔2024〕3号"}});
    ASSERT_TRUE(closed.has_value());
    EXPECT_EQ(to_string(closed->add_working_days(day("2024-07-09"), 1).value()), "2024-07-11");
    EXPECT_EQ(closed->reason(day("2024-07-10")).source, "区政府通告〔2024〕3号");
    EXPECT_EQ(to_string(closed->leaning(Leaning::Other).add_working_days(day("2024-02-08"), 1).value()), "2024-02-18");
    EXPECT_FALSE(closed->leaning(Leaning::Other).is_working(day("2024-07-10")));
    EXPECT_NE(closed->version(), china().version());
    EXPECT_TRUE(china().is_working(day("2024-07-10")));  // the calendar it was laid over has not changed

    const auto faults = china().with_closures({{day("2024-07-10"), {"停", "c"}, ""}, {day("2024-07-10"), {"停", "c"}, "文"}, {day("2030-07-10"), {"停", "c"}, "文"}});
    ASSERT_FALSE(faults.has_value());
    EXPECT_EQ(faults.error().size(), 3u) << to_text(faults.error());
}

TEST(CalendarFile, TellsEveryFaultWithItsLine) {
    const auto bad = parse_calendar(
        "# calendar: test\n# version: 1\n# source: notice\n# announced: 2024-2025\ndate,kind,holiday_zh,holiday_en\n"
        "2024-01-01,off,元旦,New Year\n2024-01-01,off,元旦,New Year\n2024-02-30,off,春节,Spring\n2024-05-08,work,劳动节,Labour\n"
        "2026-01-01,off,元旦,New Year\n2024-10-01,free,国庆节,National\n2024-10-02,off,国庆节\n2024-10-03,off,,National\n",
        "china.csv");
    ASSERT_FALSE(bad.has_value());
    const std::string text = to_text(bad.error());
    for (const char* part : {"china.csv:7", "china.csv:8", "china.csv:9", "china.csv:10", "china.csv:11", "china.csv:12", "china.csv:13", "2025 年声明已公布"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
    EXPECT_EQ(bad.error().size(), 8u) << text;
    EXPECT_FALSE(parse_calendar("", "empty").has_value());
    EXPECT_FALSE(parse_calendar("# announced: 2025-2024\n", "order").has_value());
    EXPECT_FALSE(load_calendar("/nowhere/china.csv").has_value());
}

TEST(CalendarFile, AWrongColumnRowAndWindowsLineEnds) {
    const std::string head = "# calendar: t\r\n# version: 1\r\n# source: s\r\n# announced: 2024-2024\r\n";
    EXPECT_TRUE(parse_calendar("\xEF\xBB\xBF" + head + "date,kind,holiday_zh,holiday_en\r\n2024-01-01,off,元旦,New Year\r\n", "x").has_value());
    EXPECT_FALSE(parse_calendar(head + "day,kind,zh,en\r\n2024-01-01,off,元旦,New Year\r\n", "x").has_value());
}

}  // namespace
}  // namespace xiezhi
