// The tables behind WorkCalendar: built once by the loader, read by every count. Nobody outside src/calendar includes this.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "calendar/work_calendar.hpp"

namespace xiezhi {

struct SpecialDay {
    DayKind kind = DayKind::Holiday;
    Words name;
    std::string source;
    bool disputed = false;
};

struct WorkCalendar::Tables {
    std::string name;
    std::string base_version;
    std::string version;
    std::vector<int> years;                      // announced, ascending
    std::map<std::int32_t, SpecialDay> special;  // by day number
    CivilDate first;                             // 1900-01-01
    // rank[i]: working days among the first i days; working[k]: the k-th working day as an offset from `first`.
    std::vector<std::int32_t> rank;
    std::vector<std::int32_t> working;
    std::vector<std::pair<CivilDate, CivilDate>> spans;  // announced years joined, as first and last day
    std::vector<CivilDate> disputed;
    std::shared_ptr<const WorkCalendar> other;           // D9 read the other way; null when nothing is disputed

    bool holds(CivilDate date) const { return date >= first && date.days - first.days < static_cast<int>(rank.size()) - 1; }
};

// Fills rank, working, spans and disputed from years and special.
void build_tables(WorkCalendar::Tables& tables);
std::string content_hash(std::string_view text);  // 8 hex digits; names a version, protects nothing

}  // namespace xiezhi
