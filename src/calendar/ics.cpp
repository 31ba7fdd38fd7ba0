// Holiday calendars in iCalendar form (RFC 5545), as far as they say which days rest and which are worked.
#include <fmt/format.h>

#include <optional>

#include "calendar/announced_parts.hpp"

namespace xiezhi {

namespace {

struct Event {
    int line = 0;
    std::string name, start, end;
    int start_line = 0, end_line = 0;
    bool repeats = false;
};

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// "20270101" or "20270101T000000": the day.
std::optional<CivilDate> day_of(std::string_view value) {
    if (value.size() < 8) return std::nullopt;
    const auto date = parse_date(fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6, 2)));
    return date ? std::optional(*date) : std::nullopt;
}

class IcsReader {
  public:
    IcsReader(int year, std::string_view where) : year_(year), where_(where) {}

    void line(std::string_view text, int number) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) return;
        const std::string_view name = text.substr(0, text.find_first_of(";:"));
        const std::string_view value = text.substr(colon + 1);
        if (name == "BEGIN" && value == "VEVENT") {
            event_ = Event{number, "", "", "", number, number, false};
            inside_ = true;
        } else if (name == "END" && value == "VEVENT" && inside_) {
            finish();
            inside_ = false;
        } else if (inside_ && name == "SUMMARY") {
            event_.name = value;
        } else if (inside_ && name == "DTSTART") {
            event_.start = value;
            event_.start_line = number;
        } else if (inside_ && name == "DTEND") {
            event_.end = value;
            event_.end_line = number;
        } else if (inside_ && name == "RRULE") {
            event_.repeats = true;
        }
    }

    ReadYear take() {
        if (inside_) bad(event_.line, {"事件没有写完（缺 END:VEVENT）", "The event is not complete (END:VEVENT is missing)"}, {"请重新下载文件。", "Download the file again."});
        return std::move(out_);
    }

  private:
    void bad(int line, Words what, Words remedy) { out_.faults.push_back(fault_at(where_, line, std::move(what), std::move(remedy))); }

    std::string_view name() const { return std::string_view(event_.name).substr(0, 90); }

    void finish() {
        const bool works = holds(event_.name, "班");
        const bool rests = !works && (holds(event_.name, "休") || holds(event_.name, "假"));
        const auto first = day_of(event_.start);
        if (!works && !rests) {
            ++out_.ignored;  // an ordinary observance: it says nothing about offices
            return;
        }
        if (!first) {
            return bad(event_.start_line, {fmt::format("“{}”的开始日期读不懂", name()), fmt::format("The first day of \"{}\" is not understood", name())},
                       {"应为 DTSTART;VALUE=DATE:20270101。", "It should be DTSTART;VALUE=DATE:20270101."});
        }
        CivilDate last = *first;
        if (!event_.end.empty()) {
            const auto end = day_of(event_.end);
            if (!end || *end < *first) {
                return bad(event_.end_line, {fmt::format("“{}”的结束日期不对", name()), fmt::format("The end of \"{}\" is wrong", name())},
                           {"结束日为最后一天的次日。", "The end is the day after the last one."});
            }
            if (*end > *first) last = *end - 1;
        }
        if (last - *first > 20) {
            return bad(event_.line, {fmt::format("“{}”超过 20 天", name()), fmt::format("\"{}\" is longer than 20 days", name())},
                       {"请核对起止日期。", "Check its first and last day."});
        }
        if (last < from_ymd(year_ - 1, 12, 1) || *first > from_ymd(year_, 12, 31)) {
            ++out_.ignored;
            return;
        }
        if (event_.repeats) {
            return bad(event_.line, {fmt::format("“{}”按规则重复，不是某一年的安排", name()), fmt::format("\"{}\" repeats by a rule: it is no notice of one year", name())},
                       {"请换用逐年列出的日历文件，或在页面上逐日录入。", "Use a file that lists each year, or enter the days on the page."});
        }
        const Words holiday = festival_in(event_.name);
        if (holiday.zh.empty()) {
            return bad(event_.line, {fmt::format("看不出“{}”是哪个节日", name()), fmt::format("Which holiday \"{}\" belongs to is not clear", name())},
                       {"请在名称中写明节日，如“春节 休”。", "Name the holiday, such as 春节 休."});
        }
        for (CivilDate day = *first; day <= last; day = day + 1) {
            // The December of the year before belongs to that year's own rows, but for days round New Year.
            if (to_ymd(day).year != year_ && holiday.zh != "元旦") ++out_.ignored;
            else if (to_ymd(day).year == year_ && to_ymd(day).month == 12 && holiday.zh == "元旦") ++out_.ignored;  // the next year's
            else if (to_ymd(day).year <= year_) out_.days.push_back({{day, rests, holiday}, event_.line});
        }
    }

    int year_;
    std::string where_;
    Event event_;
    bool inside_ = false;
    ReadYear out_;
};

}  // namespace

ReadYear read_ics(std::string_view text, int year, std::string_view where) {
    IcsReader reader(year, where);
    std::string unfolded;
    int first = 0;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
            unfolded += line.substr(1);
            continue;
        }
        if (first > 0) reader.line(unfolded, first);
        unfolded = line;
        first = number;
    }
    if (first > 0) reader.line(unfolded, first);
    return reader.take();
}

}  // namespace xiezhi
