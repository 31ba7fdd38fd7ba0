// The form of RFC 5545 where a text is awkward: folding between characters, escapes, what has no place in a text.
#include "render/icalendar.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "base/utf8.hpp"

namespace xiezhi::render {
namespace {

CalendarEvent event() {
    CalendarEvent one;
    one.uid = "1@xiezhi";
    one.stamp = {1'785'718'800'000};  // 2026-08-03T01:00:00Z
    one.day = from_ymd(2024, 2, 29);
    one.summary = "期限届满日";
    one.description = "一";
    one.language = "zh-CN";
    return one;
}

std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> all;
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        EXPECT_NE(end, std::string_view::npos);
        if (end == std::string_view::npos) break;
        all.push_back(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
    return all;
}

std::string unfolded(std::string text) {
    for (std::size_t at = 0; (at = text.find("\r\n ", at)) != std::string::npos;) text.erase(at, 3);
    return text;
}

TEST(ICalendar, FoldsBetweenCharactersWhateverTheLength) {
    CalendarEvent one = event();
    const std::string words = "期限a届满🦄日é";
    for (int length = 0; length < 120; ++length) {
        one.description += length % 3 == 0 ? "x" : words;
        const std::string text = icalendar(one);
        for (const std::string_view line : lines(text)) {
            EXPECT_LE(line.size(), 75U);
            EXPECT_TRUE(is_utf8(line)) << line;
        }
        EXPECT_NE(unfolded(text).find("DESCRIPTION;LANGUAGE=zh-CN:" + one.description + "\r\n"), std::string::npos);
    }
}

TEST(ICalendar, EscapesAndDropsWhatHasNoPlaceInAText) {
    CalendarEvent one = event();
    one.summary = "a,b;c\\d\r\nEND:VEVENT\x01\x7f";
    const std::string text = unfolded(icalendar(one));
    EXPECT_NE(text.find("SUMMARY;LANGUAGE=zh-CN:a\\,b\\;c\\\\d\\nEND:VEVENT\r\n"), std::string::npos) << text;
}

TEST(ICalendar, AWholeDayHasNoZoneAndEndsOnTheNext) {
    const std::string text = icalendar(event());
    EXPECT_NE(text.find("DTSTAMP:20260803T010000Z\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n"), std::string::npos);
    EXPECT_EQ(text.find("VTIMEZONE"), std::string::npos);
    EXPECT_EQ(text.find("VALARM"), std::string::npos);
}

TEST(ICalendar, ATimeStandsInTheZoneThatGoesWithIt) {
    CalendarEvent one = event();
    one.minutes = 23 * 60 + 59;
    one.alarm_minutes = 120;
    one.alarm = "到期";
    one.tentative = true;
    const std::string text = icalendar(one);
    EXPECT_NE(text.find("TZID:Asia/Shanghai\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTSTART;TZID=Asia/Shanghai:20240229T235900\r\n"), std::string::npos);
    EXPECT_NE(text.find("TRIGGER:-PT120M\r\n"), std::string::npos);
    EXPECT_NE(text.find("STATUS:TENTATIVE\r\n"), std::string::npos);
}

}  // namespace
}  // namespace xiezhi::render
