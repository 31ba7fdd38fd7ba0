// A day as people in China write it: no time, no zone. Stored as the number of days since 1970-01-01 in the proleptic
// Gregorian calendar, so that comparing and adding days is arithmetic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/fault.hpp"

namespace xiezhi {

struct CivilDate {
    std::int32_t days = 0;
    auto operator<=>(const CivilDate&) const = default;
};

struct YearMonthDay {
    int year = 1970;
    int month = 1;  // 1 … 12
    int day = 1;    // 1 … 31
};

// The years a date may lie in: 1900 … 2200. A typed year outside is a slip of the finger, not a date.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2200;

CivilDate from_ymd(int year, int month, int day);  // the day must exist
YearMonthDay to_ymd(CivilDate date);
bool exists(int year, int month, int day);
int days_in_month(int year, int month);

// "2024-02-29"; a day that does not exist, another shape or a year outside 1900 … 2200 is BadDate.
Result<CivilDate> parse_date(std::string_view text, std::string_view where = {});
std::string to_string(CivilDate date);                 // "2024-02-29"
int weekday(CivilDate date);                           // 1 Monday … 7 Sunday (ISO 8601)
inline CivilDate operator+(CivilDate date, int days) { return {date.days + days}; }
inline CivilDate operator-(CivilDate date, int days) { return {date.days - days}; }
inline int operator-(CivilDate a, CivilDate b) { return a.days - b.days; }

// The same-numbered day `months` later (or earlier); where that day does not exist, the month's last (CC 202).
CivilDate add_months(CivilDate date, int months);

// The day it is in China (UTC+8, no summer time since 1992) at an instant, whatever the machine's zone.
CivilDate china_date(Instant instant);
// Instant of 00:00 in China on that day, plus minutes.
Instant china_instant(CivilDate date, int minutes = 0);
// "2024-02-29T10:30:05+08:00".
std::string china_time(Instant instant);

}  // namespace xiezhi
