#include "calendar/civil_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace xiezhi {

namespace {
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kChinaOffsetMs = 8 * 3'600'000;
}  // namespace

CivilDate from_ymd(int year, int month, int day) {
    using namespace std::chrono;
    const sys_days days{std::chrono::year{year} / month / day};
    return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

YearMonthDay to_ymd(CivilDate date) {
    using namespace std::chrono;
    const year_month_day ymd{sys_days{std::chrono::days{date.days}}};
    return {int{ymd.year()}, static_cast<int>(unsigned{ymd.month()}), static_cast<int>(unsigned{ymd.day()})};
}

int days_in_month(int year, int month) {
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[month - 1];
}

bool exists(int year, int month, int day) {
    return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

Result<CivilDate> parse_date(std::string_view text, std::string_view where) {
    const auto digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const int year = digits(0, 4);
        const int month = digits(5, 2);
        const int day = digits(8, 2);
        if (year >= 0 && month >= 0 && day >= 0 && exists(year, month, day)) return from_ymd(year, month, day);
    }
    return fail({Code::BadDate,
                 {fmt::format("没有“{}”这一天", text.substr(0, 40)), fmt::format("There is no day \"{}\"", text.substr(0, 40))},
                 {"请写成 2024-02-29 这样的日期，年份在 1900 到 2200 之间。",
                  "Write a date such as 2024-02-29, with a year from 1900 to 2200."},
                 std::string(where), ""});
}

std::string to_string(CivilDate date) {
    // Written by hand: explanations hold a dozen dates each, and formatting them was half their time.
    const auto [year, month, day] = to_ymd(date);
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    const auto digit = [](int value) { return static_cast<char>('0' + value % 10); };
    const char text[] = {digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)};
    return std::string(text, sizeof text);
}

int weekday(CivilDate date) {
    const int since_thursday = ((date.days % 7) + 7) % 7;  // 1970-01-01 was a Thursday
    return (since_thursday + 3) % 7 + 1;
}

CivilDate add_months(CivilDate date, int months) {
    const auto [year, month, day] = to_ymd(date);
    const int total = year * 12 + (month - 1) + months;
    const int new_year = total / 12;
    const int new_month = total % 12 + 1;
    return from_ymd(new_year, new_month, std::min(day, days_in_month(new_year, new_month)));
}

CivilDate china_date(Instant instant) {
    const std::int64_t ms = instant.ms + kChinaOffsetMs;
    std::int64_t days = ms / kDayMs;
    if (ms % kDayMs < 0) --days;
    return {static_cast<std::int32_t>(days)};
}

Instant china_instant(CivilDate date, int minutes) {
    return {std::int64_t{date.days} * kDayMs - kChinaOffsetMs + std::int64_t{minutes} * 60'000};
}

std::string china_time(Instant instant) {
    const CivilDate date = china_date(instant);
    const std::int64_t seconds = (instant.ms - china_instant(date).ms) / 1000;
    return fmt::format("{}T{:02}:{:02}:{:02}+08:00", to_string(date), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace xiezhi
