// The law and the calendar of the checkout, loaded once for all term tests.
#pragma once

#include <gtest/gtest.h>

#include "calendar/work_calendar.hpp"
#include "term/derive.hpp"
#include "term/law.hpp"

namespace xiezhi {

inline const Law& the_law() {
    static const auto law = load_law(SOURCE_DIR "/law");
    if (!law) ADD_FAILURE() << to_text(law.error());
    return *law;
}

inline const WorkCalendar& the_calendar() {
    static const auto calendar = load_calendar(SOURCE_DIR "/law/calendar/china.csv");
    if (!calendar) ADD_FAILURE() << to_text(calendar.error());
    return *calendar;
}

inline CivilDate day(std::string_view text) { return parse_date(text).value(); }
inline std::string shown(const std::optional<CivilDate>& date) { return date ? to_string(*date) : "none"; }

}  // namespace xiezhi
