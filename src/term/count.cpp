#include "term/count.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi::counting {

namespace {

tl::unexpected<Faults> too_far() {
    return fail({Code::BadDate,
                 {"期限届满日超出了 1900 到 2200 年", "The end of the period lies outside the years 1900 to 2200"},
                 {"请核对起算日期。", "Check the date it starts from."}, "anchor", ""});
}

bool in_range(std::int64_t days) { return days >= from_ymd(kFirstYear, 1, 1).days && days <= from_ymd(kLastYear, 12, 31).days; }

}  // namespace

std::vector<Span> join(const std::vector<Pause>& pauses, Choices choices) {
    std::vector<Span> spans;
    spans.reserve(pauses.size());
    for (const Pause& pause : pauses) {
        const CivilDate last = !pause.to ? kOpen : pause.end == PauseEnd::ResumeDay ? *pause.to - 1 : *pause.to;
        // Suspended and resumed on one day: nothing is lost, and under D7 the resume day is.
        if (last >= pause.from || pause.end == PauseEnd::ResumeDay) spans.push_back({pause.from, last, pause.end});
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        if (a.first != b.first) return a.first < b.first;
        return a.last != b.last ? a.last < b.last : a.end < b.end;
    });
    std::vector<Span> joined;
    joined.reserve(spans.size());
    for (const Span& span : spans) {
        if (joined.empty() || (joined.back().last != kOpen && span.first > joined.back().last + 1)) {
            joined.push_back(span);
        } else if (span.last > joined.back().last) {
            joined.back().last = span.last;
            joined.back().end = span.end;
        } else if (span.last == joined.back().last) {
            joined.back().end = std::min(joined.back().end, span.end);
        }
    }
    if (choices.other(Switch::D7)) {
        for (Span& span : joined) {
            if (span.last == kOpen) continue;
            span.last = span.end == PauseEnd::LastDay ? span.last - 1 : span.last + 1;
        }
    }
    std::erase_if(joined, [](const Span& span) { return span.last < span.first; });
    return joined;
}

Result<Reached> calendar_days(CivilDate from, int n, const std::vector<Span>& spans) {
    std::int64_t at = from.days;
    int left = n;
    for (const Span& span : spans) {
        if (span.last.days <= at) continue;
        const std::int64_t free = std::max<std::int64_t>(0, std::int64_t{span.first.days} - 1 - at);
        if (left <= free) break;
        left -= static_cast<int>(free);
        if (span.last == kOpen) return Reached{std::nullopt, left};
        at = span.last.days;
    }
    if (!in_range(at + left)) return too_far();
    return Reached{CivilDate{static_cast<std::int32_t>(at + left)}, 0};
}

Result<Reached> working_days(CivilDate from, int n, const std::vector<Span>& spans, const WorkCalendar& calendar) {
    CivilDate at = from;
    int left = n;
    for (const Span& span : spans) {
        if (span.last <= at) continue;
        if (span.first - 1 > at) {
            // When the count ends before the pause, the pause is never reached; only days really counted need a calendar.
            const auto end = calendar.add_working_days(at, left);
            if (end && *end < span.first) return Reached{*end, 0};
            const auto free = calendar.working_days_between(at, span.first - 1);
            if (!free) return fail(end ? free.error() : end.error());
            left -= *free;
        }
        if (span.last == kOpen) return Reached{std::nullopt, left};
        at = span.last;
    }
    auto end = calendar.add_working_days(at, left);
    if (!end) return fail(std::move(end.error()));
    return Reached{*end, 0};
}

CivilDate month_end_rule(CivilDate from, int n, Choices choices) {
    const CivilDate end = add_months(from, n);
    if (!choices.other(Switch::D3)) return end;
    const auto start = to_ymd(from);
    if (start.day != days_in_month(start.year, start.month)) return end;
    const auto target = to_ymd(end);
    return from_ymd(target.year, target.month, days_in_month(target.year, target.month));
}

Result<Reached> months(CivilDate from, int n, const std::vector<Span>& spans, Choices choices) {
    if (to_ymd(from).year + n / 12 + 1 > kLastYear) return too_far();
    return calendar_days(from, month_end_rule(from, n, choices) - from, spans);
}

Result<Reached> advance(CivilDate from, int n, Unit unit, const std::vector<Span>& spans, const WorkCalendar& calendar, Choices choices) {
    switch (unit) {
        case Unit::WorkingDay: return working_days(from, n, spans, calendar);
        case Unit::CalendarDay: return calendar_days(from, n, spans);
        case Unit::Month: return months(from, n, spans, choices);
        case Unit::Year: return months(from, 12 * n, spans, choices);
        case Unit::None:
        case Unit::Hour:
        case Unit::FixedDate:
        case Unit::GivenDay: break;
    }
    XIEZHI_CHECK(false);
}

std::optional<CivilDate> roll_forward(CivilDate raw, const std::vector<Span>& spans, const WorkCalendar& calendar, Choices choices) {
    CivilDate day = raw;
    while (true) {
        day = calendar.next_working(day);
        if (choices.other(Switch::D5) && weekday(day) >= 6) {
            day = day + 1;
            continue;
        }
        const auto span = std::find_if(spans.begin(), spans.end(), [&](const Span& s) { return day >= s.first && day <= s.last; });
        if (span == spans.end()) return day;
        if (span->last == kOpen) return std::nullopt;
        day = span->last + 1;
    }
}

}  // namespace xiezhi::counting
