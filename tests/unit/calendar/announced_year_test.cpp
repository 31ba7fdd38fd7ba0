// A year's holiday notice: rows, iCalendar files, all faults together, and the calendar with it.
#include <gtest/gtest.h>

#include "base/share.hpp"
#include "calendar/announced_year.hpp"

namespace xiezhi {
namespace {

// An invented 2027, plausible and not the official one.
const char* const kRows = R"(date,kind,holiday_zh,holiday_en
2027-01-01,off,元旦,New Year's Day
2027-02-05,off,春节,Spring Festival
2027-02-06,off,春节,Spring Festival
2027-02-07,off,春节,Spring Festival
2027-02-08,off,春节,Spring Festival
2027-02-09,off,春节,Spring Festival
2027-02-10,off,春节,Spring Festival
2027-02-11,off,春节,Spring Festival
2027-01-31,work,春节,Spring Festival
2027-02-20,班,春节
2027-04-05,休,清明
2027-05-01,off,劳动节
2027-05-02,off,劳动节
2027-05-03,off,劳动节
2027-05-04,off,劳动节
2027-05-05,off,Labour Day
2027-05-08,work,劳动节
2027-06-09,off,端午
2027-09-15,off,中秋
2027-10-01,off,国庆节
2027-10-02,off,国庆节
2027-10-03,off,国庆节
2027-10-04,off,国庆节
2027-10-05,off,国庆节
2027-10-06,off,国庆节
2027-10-07,off,国庆节
2027-10-09,work,国庆节
)";

std::string shipped() { return *read_file(SOURCE_DIR "/law/calendar/china.csv", 1 << 22); }

// "BAD_VALUE t:3" for each fault.
std::vector<std::string> said(const Result<AnnouncedYear>& read) {
    std::vector<std::string> out;
    if (read) return {"read"};
    for (const Fault& fault : read.error()) out.push_back(std::string(name_of(fault.code)) + " " + fault.where);
    return out;
}

std::string without(const std::string& line) {
    std::string text = kRows;
    const auto at = text.find(line);
    EXPECT_NE(at, std::string::npos) << line;
    return text.erase(at, text.find('\n', at) + 1 - at);
}

TEST(AnnouncedYear, ReadsRowsInOrderOfDate) {
    const auto year = read_announced_year(kRows, 2027, "t");
    ASSERT_TRUE(year) << to_text(year.error());
    EXPECT_EQ(year->days.size(), 27U);
    EXPECT_EQ(to_string(year->days[1].date), "2027-01-31");
    EXPECT_FALSE(year->days[1].rests);
    // What is kept reads back as the same.
    const auto again = read_announced_year(rows_of(*year), 2027, "t");
    ASSERT_TRUE(again) << to_text(again.error());
    EXPECT_EQ(again->days, year->days);
    EXPECT_NE(rows_of(*year).find("2027-05-05,off,劳动节,Labour Day\n"), std::string::npos);
}

TEST(AnnouncedYear, EveryShippedYearWouldBeAccepted) {
    std::string text = shipped();
    for (int year = 2008; year <= 2026; ++year) {
        std::string rows;
        for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
            const std::string line = text.substr(at, text.find('\n', at) - at);
            if (line.starts_with(std::to_string(year) + "-") && line.find(",disputed,") == std::string::npos) rows += line + "\n";
        }
        const auto read = read_announced_year(rows, year, "t");
        EXPECT_TRUE(read) << year << "\n" << to_text(read.error());
    }
}

TEST(AnnouncedYear, SaysAllFaultsOfRowsTogetherWithTheirLines) {
    const auto read = read_announced_year(
        "2027-13-01,off,元旦\n"
        "2027-01-01,closed,元旦\n"
        "2027-01-01,off\n"
        "2027-01-04,work,元旦\n"
        "2025-01-01,off,元旦\n"
        "2027-02-05,off,春节\n"
        "2027-02-05,off,春节\n"
        "2027-03-03,off,本地节\n",
        2027, "t");
    EXPECT_EQ(said(read), (std::vector<std::string>{"BAD_DATE t:1", "BAD_VALUE t:2", "BAD_VALUE t:3", "BAD_VALUE t:8", "BAD_VALUE t:4", "BAD_VALUE t:5", "BAD_VALUE t:7"}));
}

TEST(AnnouncedYear, SeesWhatTheWholeYearLacks) {
    EXPECT_EQ(said(read_announced_year(without("2027-10-01"), 2027, "t")), std::vector<std::string>{"BAD_VALUE t"});   // a statutory holiday
    EXPECT_EQ(said(read_announced_year(without("2027-06-09"), 2027, "t")), std::vector<std::string>{"BAD_VALUE t"});   // a festival
    const auto few = read_announced_year("2027-01-01,off,元旦\n", 2027, "t");
    EXPECT_GE(said(few).size(), 6U);
    EXPECT_EQ(said(read_announced_year("", 2027, "t")), std::vector<std::string>{"BAD_VALUE t"});
    EXPECT_EQ(said(read_announced_year(kRows, 1999, "t")), std::vector<std::string>{"BAD_VALUE t"});
}

std::string event(const std::string& first, const std::string& end, const std::string& name) {
    return "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:" + first + "\r\nDTEND;VALUE=DATE:" + end + "\r\nSUMMARY;LANGUAGE=zh:" + name + "\r\nEND:VEVENT\r\n";
}

std::string whole_ics(const std::string& more = "") {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event("20270101", "20270102", "元旦 休") + event("20270205", "20270212", "春节假期 第1天/共\r\n 7天") +
           event("20270131", "20270201", "春节 补班 第1天/共2天") + event("20270220", "20270221", "春节（班）") + event("20270405", "20270406", "清明节（休）") +
           event("20270501", "20270506", "劳动节 休") + event("20270508", "20270509", "劳动节 班") + event("20270609", "20270610", "端午节 休") +
           event("20270915", "20270916", "中秋节 休") + event("20271001", "20271008", "国庆节 休") + event("20271009", "20271010", "国庆节 班") +
           event("20270312", "20270313", "植树节") + event("20261001", "20261008", "国庆节 休") + more + "END:VCALENDAR\r\n";
}

TEST(AnnouncedYear, ReadsAHolidayCalendarAsTheSameRows) {
    const auto ics = read_announced_year(whole_ics(), 2027, "t");
    const auto rows = read_announced_year(kRows, 2027, "t");
    ASSERT_TRUE(ics) << to_text(ics.error());
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows_of(*ics), rows_of(*rows));
    EXPECT_EQ(ics->ignored, 2);
}

TEST(AnnouncedYear, SaysWhichEventsOfAHolidayCalendarAreWrong) {
    const auto repeats = "BEGIN:VEVENT\r\nDTSTART:20270101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:元旦 休\r\nEND:VEVENT\r\n";
    const auto read = read_announced_year("BEGIN:VCALENDAR\r\n" + event("2027", "20270102", "元旦 休") + event("20270205", "20270101", "春节 休") +
                                              event("20270205", "20270405", "春节 休") + event("20270301", "20270302", "某节 休") + repeats + "BEGIN:VEVENT\r\n",
                                          2027, "t");
    EXPECT_EQ(said(read), (std::vector<std::string>{"BAD_VALUE t:3", "BAD_VALUE t:9", "BAD_VALUE t:12", "BAD_VALUE t:17", "BAD_VALUE t:22", "BAD_VALUE t:27"}));
}

TEST(AnnouncedYear, LaidOverTheShippedCalendarTheOrderOfYearsDoesNotMatter) {
    auto next = *read_announced_year(kRows, 2027, "t");
    auto later = next;
    later.year = 2028;
    for (AnnouncedDay& day : later.days) day.date = from_ymd(2028, to_ymd(day.date).month, to_ymd(day.date).day);
    std::erase_if(later.days, [](const AnnouncedDay& day) { return !day.rests && weekday(day.date) < 6; });
    const std::string one = with_years(shipped(), {next, later});
    EXPECT_EQ(one, with_years(shipped(), {later, next}));
    const auto calendar = parse_calendar(one, "c");
    ASSERT_TRUE(calendar) << to_text(calendar.error());
    EXPECT_TRUE(calendar->announced(2028));
    EXPECT_FALSE(calendar->announced(2029));
    EXPECT_FALSE(calendar->is_working(from_ymd(2027, 10, 7)));
    EXPECT_TRUE(calendar->is_working(from_ymd(2027, 10, 9)));
    const auto before = parse_calendar(shipped(), "c");
    EXPECT_NE(before->version(), calendar->version());
    EXPECT_FALSE(before->add_working_days(from_ymd(2026, 12, 28), 10));
    EXPECT_EQ(to_string(*calendar->add_working_days(from_ymd(2026, 12, 28), 4)), "2027-01-04");
}

TEST(AnnouncedYear, ALaterNoticeTakesThePlaceOfTheShippedYear) {
    auto again = *read_announced_year(kRows, 2027, "t");
    for (AnnouncedDay& day : again.days) day.date = from_ymd(2026, to_ymd(day.date).month, to_ymd(day.date).day);
    again.year = 2026;
    std::erase_if(again.days, [](const AnnouncedDay& day) { return !day.rests; });
    const auto calendar = parse_calendar(with_years(shipped(), {again}), "c");
    ASSERT_TRUE(calendar) << to_text(calendar.error());
    EXPECT_FALSE(calendar->is_working(from_ymd(2026, 9, 15)));  // rests by the new notice only
    EXPECT_FALSE(calendar->is_working(from_ymd(2026, 10, 10)));  // no make-up day any more
    EXPECT_EQ(calendar->last_announced(), 2026);
}

TEST(AnnouncedYear, IsWantedFromOctober) {
    const auto calendar = *parse_calendar(shipped(), "c");
    EXPECT_EQ(missing_year(calendar, from_ymd(2026, 9, 30)), 0);
    EXPECT_EQ(missing_year(calendar, from_ymd(2026, 10, 1)), 2027);
    EXPECT_EQ(missing_year(calendar, from_ymd(2027, 1, 1)), 2027);
    EXPECT_EQ(missing_year(calendar, from_ymd(2025, 12, 31)), 0);
}

}  // namespace
}  // namespace xiezhi
