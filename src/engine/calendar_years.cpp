#include "engine/calendar_years.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/share.hpp"
#include "engine/running.hpp"
#include "store/tables.hpp"

namespace xiezhi::engine {

namespace {

constexpr const char* kInForce = "in_force";
constexpr std::size_t kPage = 500;

struct Kept {
    YearRecord record;
    std::int64_t year = 0;
    std::string rows;
};

Result<std::vector<YearRecord>> read_years(store::Connection& connection, std::int64_t bureau, const std::string& where, const std::string& value) {
    std::vector<Kept> kept;
    const std::vector<Value> parameters{bureau, value};
    const auto asked = connection.query(
        "SELECT id, state, source, of_year, day_rows FROM " + store::sql_name(std::string(kCalendarKind)) + " WHERE bureau = ?1 AND " + where + " = ?2 ORDER BY id", parameters,
        [&](const store::Row& row) {
            kept.push_back({{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), {}}, row.integer(3), std::string(row.text(4))});
            return store::Go::On;
        });
    if (!asked) return fail(asked.error());
    std::vector<YearRecord> years;
    for (Kept& one : kept) {
        auto year = read_announced_year(one.rows, static_cast<int>(one.year), fmt::format("{} {}", kCalendarKind, one.record.id));
        if (!year) return fail(year.error());
        one.record.year = std::move(*year);
        years.push_back(std::move(one.record));
    }
    return years;
}

std::filesystem::path path_of(const Catalog& catalog) { return catalog.share / "law" / "calendar" / "china.csv"; }

// The text of the shipped calendar with these years over it.
Result<std::string> text_with(const Catalog& catalog, const std::vector<YearRecord>& years) {
    auto shipped = read_file(path_of(catalog), std::size_t{4} << 20);
    if (!shipped || years.empty()) return shipped;
    std::vector<AnnouncedYear> over;
    for (const YearRecord& one : years) over.push_back(one.year);
    return with_years(*shipped, over);
}

std::vector<ChangedDay> changed_days(const WorkCalendar& now, const WorkCalendar& then) {
    std::vector<ChangedDay> days;
    const int last = std::max(now.last_announced(), then.last_announced());
    for (CivilDate day = from_ymd(std::min(now.first_announced(), then.first_announced()), 1, 1); day <= from_ymd(last, 12, 31); day = day + 1) {
        const DayReason before = now.reason(day), after = then.reason(day);
        if (before.kind != after.kind) days.push_back({day, before, after, now.announced(to_ymd(day).year)});
    }
    return days;
}

// A year that is announced changes the days it leaves as they were as well: they count from now on.
CivilDate first_difference(const WorkCalendar& now, const WorkCalendar& then, const std::vector<ChangedDay>& days) {
    const int last = std::max(now.last_announced(), then.last_announced());
    int year = std::min(now.first_announced(), then.first_announced());
    while (year <= last && now.announced(year) == then.announced(year)) ++year;
    const CivilDate first = from_ymd(year, 1, 1);
    return days.empty() ? first : std::min(first, days.front().date);
}

}  // namespace

void examine_calendar_year(Work& work) {
    if (!work.faults.empty()) return;
    const Value& year = work.after.value("of_year");
    const auto* number = std::get_if<std::int64_t>(&year);
    auto read = read_announced_year(text_of(work.after.value("day_rows")), number == nullptr ? 0 : static_cast<int>(*number), "/input/day_rows");
    if (!read) return append(work.faults, read.error());
    work.after.set("day_rows", rows_of(*read));
}

Result<std::vector<YearRecord>> years_in_force(store::Connection& connection, std::int64_t bureau) { return read_years(connection, bureau, "state", kInForce); }

Result<YearRecord> year_record(store::Connection& connection, std::int64_t bureau, const std::string& id) {
    auto found = read_years(connection, bureau, "id", id);
    if (!found) return fail(found.error());
    if (found->empty()) return fail({Code::NotFound, {"没有这一年的录入", "There is no such entry of a year"}, {"请从日历页面选择。", "Choose it on the page of the calendar."}, "", ""});
    return std::move(found->front());
}

Result<WorkCalendar> calendar_with(const Catalog& catalog, const std::vector<YearRecord>& years) {
    const auto text = text_with(catalog, years);
    if (!text) return fail(text.error());
    return parse_calendar(*text, years.empty() ? path_of(catalog).string() : path_of(catalog).string() + " + calendar_year");
}

Result<std::optional<CivilDate>> follow_calendar(const Catalog& catalog, store::Connection& connection, std::int64_t bureau) {
    if (bureau == 0 || catalog.definition->kind(kCalendarKind) == nullptr) return std::nullopt;
    const auto years = years_in_force(connection, bureau);
    if (!years) return fail(years.error());
    const auto text = text_with(catalog, *years);
    if (!text) return fail(text.error());
    if (read_from(*catalog.calendar, *text)) return std::nullopt;  // the usual case, asked every second
    auto calendar = calendar_with(catalog, *years);
    if (!calendar) return fail(calendar.error());
    const CivilDate first = first_difference(*catalog.calendar, *calendar, changed_days(*catalog.calendar, *calendar));
    catalog.calendar.use(std::move(*calendar));
    return first;
}

std::vector<MovedTerm> moved_terms(const Record& record, const std::vector<TermRow>& after) {
    std::vector<MovedTerm> out;
    const auto find = [](const std::vector<TermRow>& rows, const std::string& slot) {
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const TermRow& row) { return row.slot == slot && row.state != "withdrawn"; });
        return at == rows.end() ? nullptr : &*at;
    };
    for (const TermSlot& slot : record.kind->terms) {
        const TermRow* was = find(record.terms, slot.id);
        const TermRow* is = find(after, slot.id);
        const auto provisional = [](const TermRow* row) { return row != nullptr && row->state == "provisional"; };
        const std::string before = was == nullptr ? "" : was->due, now = is == nullptr ? "" : is->due;
        if (before == now && provisional(was) == provisional(is)) continue;
        out.push_back({record.kind->id, record.id, slot.id, slot.label, before, now, provisional(was), provisional(is)});
    }
    return out;
}

Result<CalendarPreview> preview_calendar(const Catalog& catalog, store::Connection& connection, std::int64_t bureau, const WorkCalendar& then) {
    CalendarPreview out;
    out.days = changed_days(*catalog.calendar, then);
    const CivilDate first = first_difference(*catalog.calendar, then, out.days);
    std::string last;
    while (out.looked_at < kMostLookedAt) {
        const auto page = running_after(connection, bureau, last, kPage, first);
        if (!page) return fail(page.error());
        for (const Running& one : *page) {
            const auto opened = open_running(catalog, connection, bureau, one);
            if (!opened) return fail(opened.error());
            ++out.looked_at;
            auto moved = moved_terms(opened->record, derive_terms(opened->record, *opened->in_use.compiled, {*catalog.law, then}));
            if (moved.empty()) continue;
            ++out.records;
            out.terms += static_cast<std::int64_t>(moved.size());
            for (MovedTerm& term : moved) {
                if (out.moves.size() < kMostMoves) out.moves.push_back(std::move(term));
            }
        }
        if (page->size() < kPage) {
            out.all = out.looked_at;
            return out;
        }
        last = page->back().record;
    }
    const auto all = count_running(connection, bureau, first);
    if (!all) return fail(all.error());
    out.all = *all;
    return out;
}

}  // namespace xiezhi::engine
