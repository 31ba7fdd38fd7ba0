// One event as an iCalendar file, for the calendar of whoever must keep a date.
//
// RFC 5545: lines end with CRLF and are folded at 75 octets between characters; text is escaped; a whole day is a DATE
// without a zone, a time of day stands in Asia/Shanghai, whose definition (no summer time since 1992) goes with it. The
// file holds what it is given and asks neither clock nor chance: the same event at the same instant is the same file.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "calendar/civil_date.hpp"

namespace xiezhi::render {

struct CalendarEvent {
    std::string uid;       // the same for the same event: taking it over again replaces it
    Instant stamp;         // when it was written
    CivilDate day;
    std::optional<int> minutes;  // of the day, 0 … 1439; none: the whole day
    std::string summary;
    std::string description;
    std::string language;  // "zh-CN" or "en"
    int alarm_minutes = 0;  // a reminder so many minutes before it begins (a whole day begins at midnight); 0: none
    std::string alarm;     // what the reminder says
    bool tentative = false;  // a date that may still move
};

std::string icalendar(const CalendarEvent& event);

}  // namespace xiezhi::render
