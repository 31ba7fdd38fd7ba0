#include "render/icalendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"

namespace xiezhi::render {

namespace {

constexpr std::size_t kLine = 75;  // octets of a line without its end (RFC 5545, 3.1)

// RFC 5545, 3.3.11: backslash, semicolon, comma and line ends; other control characters have no place in a text.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += "\\n";
        else if (c == '\\' || c == ';' || c == ',') out.append(1, '\\').append(1, c);
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) out += c;
    }
    return out;
}

class File {
  public:
    void line(std::string_view text) {
        std::size_t room = kLine;
        while (!text.empty()) {
            std::size_t taken = 0;
            while (taken < text.size()) {
                const std::size_t next = std::max<std::size_t>(utf8_length(text.substr(taken)), 1);
                if (taken + next > room) break;
                taken += next;
            }
            out_.append(text.substr(0, taken)).append("\r\n");
            text.remove_prefix(taken);
            if (text.empty()) return;
            out_ += ' ';
            room = kLine - 1;  // the blank that marks a folded line counts
        }
    }

    void text(std::string_view name, std::string_view language, std::string_view value) {
        line(language.empty() ? fmt::format("{}:{}", name, escaped(value)) : fmt::format("{};LANGUAGE={}:{}", name, language, escaped(value)));
    }

    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

std::string plain_day(CivilDate day) {
    const auto [year, month, number] = to_ymd(day);
    return fmt::format("{:04}{:02}{:02}", year, month, number);
}

std::string utc(Instant instant) {
    constexpr std::int64_t kDay = 86'400'000;
    const std::int64_t days = instant.ms / kDay - (instant.ms % kDay < 0 ? 1 : 0);
    const std::int64_t seconds = (instant.ms - days * kDay) / 1000;
    return fmt::format("{}T{:02}{:02}{:02}Z", plain_day({static_cast<std::int32_t>(days)}), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

void zone(File& file) {
    for (const char* line : {"BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19920101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800",
                             "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE"})
        file.line(line);
}

}  // namespace

std::string icalendar(const CalendarEvent& event) {
    File file;
    for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Xiezhi//Term calculator//EN", "CALSCALE:GREGORIAN"}) file.line(line);
    if (event.minutes) zone(file);
    file.line("BEGIN:VEVENT");
    file.line("UID:" + event.uid);
    file.line("DTSTAMP:" + utc(event.stamp));
    if (event.minutes) {
        file.line(fmt::format("DTSTART;TZID=Asia/Shanghai:{}T{:02}{:02}00", plain_day(event.day), *event.minutes / 60, *event.minutes % 60));
    } else {
        file.line("DTSTART;VALUE=DATE:" + plain_day(event.day));
        file.line("DTEND;VALUE=DATE:" + plain_day(event.day + 1));  // the first day that is no longer part of it
    }
    file.text("SUMMARY", event.language, event.summary);
    file.text("DESCRIPTION", event.language, event.description);
    file.line(event.tentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
    file.line("TRANSP:TRANSPARENT");
    if (event.alarm_minutes > 0) {
        file.line("BEGIN:VALARM");
        file.line("ACTION:DISPLAY");
        file.line(fmt::format("TRIGGER:-PT{}M", event.alarm_minutes));
        file.text("DESCRIPTION", event.language, event.alarm);
        file.line("END:VALARM");
    }
    file.line("END:VEVENT");
    file.line("END:VCALENDAR");
    return file.take();
}

}  // namespace xiezhi::render
