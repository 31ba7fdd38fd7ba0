// How commands say that a year's holiday notice is not entered yet.
#pragma once

#include <fmt/format.h>

#include <string>

#include "calendar/announced_year.hpp"

namespace xiezhi::app {

inline std::string missing_year_text(int year) {
    return fmt::format("提醒：{0} 年放假安排尚未录入，跨入该年的工作日期限算不出来。\nReminder: the holiday notice of {0} is not entered; working days cannot be counted into that year.\n",
                       year);
}

}  // namespace xiezhi::app
