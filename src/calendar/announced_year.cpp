#include "calendar/announced_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

#include "calendar/announced_parts.hpp"
#include "calendar/calendar_tables.hpp"

namespace xiezhi {

namespace {

constexpr int kFewestRest = 20;   // 2004 to 2026: 22 to 33 rows of rest, 5 to 12 make-up days
constexpr int kMostRest = 60;     // some sources name the weekends inside a holiday too
constexpr int kMostMakeUp = 16;

struct Festival {
    std::string_view sign;  // what its name holds however it is written
    Words name;
    bool every_year;        // since 2008; the Mid-Autumn Festival may fall into the National Day's rest
};

const std::array<Festival, 8>& festivals() {
    static const std::array<Festival, 8> all{{{"元旦", {"元旦", "New Year's Day"}, true},
                                              {"春节", {"春节", "Spring Festival"}, true},
                                              {"清明", {"清明", "Tomb-sweeping Day"}, true},
                                              {"劳动", {"劳动节", "Labour Day"}, true},
                                              {"端午", {"端午", "Dragon Boat Festival"}, true},
                                              {"国庆", {"国庆节", "National Day"}, true},
                                              {"中秋", {"中秋", "Mid-autumn Festival"}, false},
                                              {"除夕", {"除夕", "Lunar New Year's Eve"}, false}}};
    return all;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && std::string_view(" \t\r").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && std::string_view(" \t\r").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (;;) {
        const std::size_t comma = line.find(',');
        cells.push_back(trim(line.substr(0, comma)));
        if (comma == std::string_view::npos) return cells;
        line.remove_prefix(comma + 1);
    }
}

template <class Take>
void each_line(std::string_view text, Take take) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        take(text.substr(0, end), number);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

void read_row(std::string_view line, int number, std::string_view where, ReadYear& out) {
    const auto cells = cells_of(line);
    const auto bad = [&](Words what, Words remedy) { out.faults.push_back(fault_at(where, number, std::move(what), std::move(remedy))); };
    if (cells.size() != 3 && cells.size() != 4) {
        return bad({fmt::format("应有 3 或 4 列，实有 {} 列", cells.size()), fmt::format("3 or 4 columns are needed, {} are there", cells.size())},
                   {"每行写：日期,off 或 work,节日名称,英文名称。", "Write each row as: date,off or work,holiday,its English name."});
    }
    const auto date = parse_date(cells[0], fmt::format("{}:{}", where, number));
    if (!date) append(out.faults, date.error());
    const bool rests = cells[1] == "off" || cells[1] == "休";
    const bool known_kind = rests || cells[1] == "work" || cells[1] == "班";
    if (!known_kind) {
        bad({fmt::format("类别“{}”不认识", cells[1].substr(0, 40)), fmt::format("The kind \"{}\" is not known", cells[1].substr(0, 40))},
            {"请写 off（放假）或 work（调休上班）。", "Write off (rest) or work (a make-up day)."});
    }
    Words name{std::string(cells[2]), cells.size() == 4 ? std::string(cells[3]) : std::string()};
    if (name.en.empty()) {
        const Words known = festival_in(name.zh);
        if (!known.zh.empty()) name = name.zh == known.en ? known : Words{name.zh, known.en};
    }
    if (name.zh.empty() || name.en.empty()) {
        bad({"节日名称要有中英文", "The holiday needs its name in both languages"},
            {"请补写名称；常见节日可只写中文。", "Add the missing name; the usual festivals need the Chinese one only."});
    }
    if (name.zh.size() > 120 || name.en.size() > 120) bad({"节日名称太长", "The name of the holiday is too long"}, {"请缩短。", "Shorten it."});
    if (date && known_kind) out.days.push_back({{*date, rests, std::move(name)}, number});
}

ReadYear read_rows(std::string_view text, std::string_view where) {
    ReadYear out;
    each_line(text, [&](std::string_view line, int number) {
        line = trim(line);
        if (line.empty() || line.front() == '#' || line.starts_with("date,")) return;
        read_row(line, number, where, out);
    });
    return out;
}

// What stands in single rows: the year, the day of the week, the same day twice.
void examine_days(const ReadYear& read, int year, std::string_view where, Faults& faults) {
    std::map<CivilDate, int> lines;
    for (const auto& [day, line] : read.days) {
        const std::string date = to_string(day.date);
        const auto bad = [&, line = line](Words what, Words remedy) { faults.push_back(fault_at(where, line, std::move(what), std::move(remedy))); };
        const YearMonthDay at = to_ymd(day.date);
        if (at.year != year && !(at.year == year - 1 && at.month == 12)) {
            bad({fmt::format("{} 不在 {} 年（也不在其前一年十二月）", date, year), fmt::format("{} lies neither in {} nor in the December before", date, year)},
                {"请核对年份。", "Check the year."});
        }
        if (!day.rests && weekday(day.date) < 6) {
            bad({fmt::format("{} 本来就是工作日，不能是调休上班日", date), fmt::format("{} is a weekday: it cannot be a make-up working day", date)},
                {"请核对放假通知中的日期。", "Check the date against the notice."});
        }
        if (const auto [first, is_new] = lines.emplace(day.date, line); !is_new) {
            bad({fmt::format("{} 写了两次（第 {} 行已有）", date, first->second), fmt::format("{} is given twice (line {} has it)", date, first->second)}, {"请只保留一处。", "Keep one of them."});
        }
    }
}

// What only the whole year can show: holidays fixed by the measure, festivals, counts.
void examine_year(const ReadYear& read, int year, std::string_view where, Faults& faults) {
    const auto bad = [&](Words what, Words remedy) { faults.push_back(fault_at(where, 0, std::move(what), std::move(remedy))); };
    std::set<CivilDate> rest;
    int make_up = 0;
    for (const auto& [day, line] : read.days) {
        if (day.rests) rest.insert(day.date);
        else ++make_up;
    }
    std::vector<CivilDate> fixed{from_ymd(year, 1, 1), from_ymd(year, 5, 1), from_ymd(year, 10, 1), from_ymd(year, 10, 2), from_ymd(year, 10, 3)};
    if (year >= 2025) fixed.push_back(from_ymd(year, 5, 2));
    for (const CivilDate date : fixed) {
        if (rest.contains(date) || weekday(date) >= 6) continue;  // a source may leave weekends out
        bad({fmt::format("{} 是法定节假日，却没有列为放假", to_string(date)), fmt::format("{} is a statutory holiday but is not listed as a day of rest", to_string(date))},
            {"请补上这一天。", "Add that day."});
    }
    for (const Festival& festival : festivals()) {
        const bool named = std::any_of(read.days.begin(), read.days.end(), [&](const ReadDay& one) { return one.day.name.zh.find(festival.sign) != std::string::npos; });
        if (!festival.every_year || named) continue;
        bad({fmt::format("没有“{}”的安排", festival.name.zh), fmt::format("Nothing is said of {}", festival.name.en)},
            {"一年的安排要一次录全；休息日恰在周末的，也请列出。", "The year is entered whole; list the days also where they fall on a weekend."});
    }
    const int rests = static_cast<int>(rest.size());
    if (rests < kFewestRest || rests > kMostRest) {
        bad({fmt::format("放假 {} 天，历年在 {}–{} 天之间", rests, kFewestRest, kMostRest), fmt::format("{} days of rest; every notice so far had {} to {}", rests, kFewestRest, kMostRest)},
            {"请与通知逐日核对。", "Compare every day with the notice."});
    }
    if (make_up > kMostMakeUp) {
        bad({fmt::format("调休上班 {} 天，历年不超过 {} 天", make_up, kMostMakeUp), fmt::format("{} make-up days; no notice so far had more than {}", make_up, kMostMakeUp)},
            {"请与通知逐日核对。", "Compare every day with the notice."});
    }
}

}  // namespace

Fault fault_at(std::string_view where, int line, Words what, Words remedy) {
    return {Code::BadValue, std::move(what), std::move(remedy), line > 0 ? fmt::format("{}:{}", where, line) : std::string(where), ""};
}

Words festival_in(std::string_view text) {
    for (const Festival& festival : festivals()) {
        if (text.find(festival.sign) != std::string_view::npos || text == festival.name.en) return festival.name;
    }
    return {};
}

Result<AnnouncedYear> read_announced_year(std::string_view text, int year, std::string_view where) {
    constexpr std::size_t kMostText = 1 << 20;
    if (text.size() > kMostText) return fail({Code::TooLarge, {"文件超过 1 MB", "The file is larger than 1 MB"},
                                                {"请只导入一年的放假安排。", "Import the notice of one year."}, std::string(where), ""});
    if (year < 2008 || year > kLastYear) {
        return fail({Code::BadValue,
                     {fmt::format("年份 {} 不能录入", year), fmt::format("The year {} cannot be entered", year)},
                     {fmt::format("请填写 2008 至 {} 之间的年份。", kLastYear), fmt::format("Give a year from 2008 to {}.", kLastYear)}, std::string(where), ""});
    }
    ReadYear read = text.find("BEGIN:VCALENDAR") != std::string_view::npos ? read_ics(text, year, where) : read_rows(text, where);
    Faults faults = std::move(read.faults);
    if (read.days.empty() && faults.empty()) {
        return fail(fault_at(where, 0, {fmt::format("没有读到 {} 年的任何一天", year), fmt::format("No day of {} was found", year)},
                             {"请核对年份与文件内容。", "Check the year and the file."}));
    }
    examine_days(read, year, where, faults);
    // A row that could not be read is missing from the year: counting what is left would only repeat it in other words.
    if (faults.empty()) examine_year(read, year, where, faults);
    if (!faults.empty()) return fail(std::move(faults));
    AnnouncedYear out{year, {}, read.ignored};
    for (ReadDay& one : read.days) out.days.push_back(std::move(one.day));
    std::sort(out.days.begin(), out.days.end(), [](const AnnouncedDay& a, const AnnouncedDay& b) { return a.date < b.date; });
    return out;
}

std::string rows_of(const AnnouncedYear& year) {
    std::string text;
    for (const AnnouncedDay& day : year.days) text += fmt::format("{},{},{},{}\n", to_string(day.date), day.rests ? "off" : "work", day.name.zh, day.name.en);
    return text;
}

std::string with_years(std::string_view calendar, const std::vector<AnnouncedYear>& years) {
    std::map<int, const AnnouncedYear*> last;  // of several for one year the last counts
    for (const AnnouncedYear& year : years) last[year.year] = &year;
    std::map<std::string, std::string> over;   // by date
    for (const auto& [number, year] : last) {
        for (const AnnouncedDay& day : year->days) {
            const std::string date = to_string(day.date);
            over[date] = fmt::format("{},{},{},{}\n", date, day.rests ? "off" : "work", day.name.zh, day.name.en);
        }
    }
    std::string out;
    std::set<int> there;
    each_line(calendar, [&](std::string_view line, int) {
        const std::string_view date = line.substr(0, std::min<std::size_t>(10, line.size()));
        int year = 0;
        if (parse_date(date)) year = std::stoi(std::string(date.substr(0, 4)));
        if (year != 0 && (last.contains(year) || over.contains(std::string(date)))) return;
        out += line;
        out += '\n';
        const std::string_view head = trim(line.substr(0, line.find(':')));
        if (head != "# announced") return;
        int first = 0, end = -1;
        if (std::sscanf(std::string(line).c_str(), "# announced: %d-%d", &first, &end) == 2) {
            for (int one = first; one <= end; ++one) there.insert(one);
        }
        for (const auto& [number, ignored] : last) {
            if (!there.contains(number)) out += fmt::format("# announced: {}-{}\n", number, number);
        }
    });
    for (const auto& [date, row] : over) out += row;
    return out;
}

bool read_from(const WorkCalendar& calendar, std::string_view text) { return calendar.version().ends_with(fmt::format("({})", content_hash(text))); }

int missing_year(const WorkCalendar& calendar, CivilDate today) {
    const YearMonthDay at = to_ymd(today);
    if (!calendar.announced(at.year)) return at.year;
    return at.month >= 10 && !calendar.announced(at.year + 1) ? at.year + 1 : 0;
}

}  // namespace xiezhi
