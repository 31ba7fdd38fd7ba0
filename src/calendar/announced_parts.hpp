// What the two readers of an announced year share. Nobody outside src/calendar includes this.
#pragma once

#include <string>
#include <string_view>

#include "calendar/announced_year.hpp"

namespace xiezhi {

// A day as it was read, before the year is examined; line 0 when it stands in no line.
struct ReadDay {
    AnnouncedDay day;
    int line = 0;
};

struct ReadYear {
    std::vector<ReadDay> days;
    int ignored = 0;
    Faults faults;
};

Fault fault_at(std::string_view where, int line, Words what, Words remedy);

// The festival named in a text: "国庆节、中秋节 休" → 国庆节 / National Day; empty when none is.
Words festival_in(std::string_view text);

// An .ics file; events of other years are passed over and counted.
ReadYear read_ics(std::string_view text, int year, std::string_view where);

}  // namespace xiezhi
