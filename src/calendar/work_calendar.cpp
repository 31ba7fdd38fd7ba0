#include "calendar/work_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/calendar_tables.hpp"

namespace xiezhi {

namespace {

bool is_weekend(CivilDate date) { return weekday(date) >= 6; }

tl::unexpected<Faults> missing(CivilDate first, CivilDate last, const WorkCalendar& calendar) {
    int year = to_ymd(first).year;
    while (calendar.announced(year) && year < to_ymd(last).year) ++year;
    return fail({Code::CalendarMissing,
                 {fmt::format("{} 年的放假安排尚未载入（已载入 {}–{} 年），这一工作日期限算不出来", year,
                              calendar.first_announced(), calendar.last_announced()),
                  fmt::format("The holiday notice of {} is not loaded (loaded: {}–{}), so this count of working days "
                              "has no answer yet", year, calendar.first_announced(), calendar.last_announced())},
                 {fmt::format("请待国务院办公厅发布 {} 年放假通知后，将其补入 law/calendar/china.csv。", year),
                  fmt::format("When the State Council's notice for {} is published, add it to law/calendar/china.csv.", year)},
                 "law/calendar/china.csv", ""});
}

}  // namespace

std::string content_hash(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return fmt::format("{:08x}", static_cast<std::uint32_t>(hash ^ (hash >> 32)));
}

void build_tables(WorkCalendar::Tables& tables) {
    tables.first = from_ymd(kFirstYear, 1, 1);
    const int count = from_ymd(kLastYear, 12, 31) - tables.first + 1;
    tables.rank.assign(1, 0);
    tables.rank.reserve(static_cast<std::size_t>(count) + 1);
    tables.working.clear();
    tables.disputed.clear();
    auto special = tables.special.begin();
    for (int i = 0; i < count; ++i) {
        const CivilDate date = tables.first + i;
        bool works = !is_weekend(date);
        if (special != tables.special.end() && special->first == date.days) {
            works = special->second.kind == DayKind::Working || special->second.kind == DayKind::MakeUp;
            if (special->second.disputed) tables.disputed.push_back(date);
            ++special;
        }
        if (works) tables.working.push_back(i);
        tables.rank.push_back(static_cast<std::int32_t>(tables.working.size()));
    }
    tables.spans.clear();
    for (const int year : tables.years) {
        const CivilDate begin = from_ymd(year, 1, 1);
        const CivilDate end = from_ymd(year, 12, 31);
        if (!tables.spans.empty() && tables.spans.back().second + 1 == begin) tables.spans.back().second = end;
        else tables.spans.emplace_back(begin, end);
    }
}

bool WorkCalendar::is_working(CivilDate date) const {
    const Tables& t = *tables_;
    if (!t.holds(date)) return !is_weekend(date);
    const auto i = static_cast<std::size_t>(date - t.first);
    return t.rank[i + 1] != t.rank[i];
}

DayReason WorkCalendar::reason(CivilDate date) const {
    if (const auto found = tables_->special.find(date.days); found != tables_->special.end()) {
        return {found->second.kind, found->second.name, found->second.source};
    }
    if (is_weekend(date)) {
        return {DayKind::Weekend, weekday(date) == 6 ? Words{"星期六", "Saturday"} : Words{"星期日", "Sunday"}, ""};
    }
    return {DayKind::Working, {"工作日", "working day"}, ""};
}

Result<CivilDate> WorkCalendar::add_working_days(CivilDate from, int n) const {
    if (n == 0) return from;
    const Tables& t = *tables_;
    if (!t.holds(from)) return missing(from, from, *this);
    const auto i = static_cast<std::size_t>(from - t.first);
    // Forward: rank[i + 1] working days lie on or before `from`; backward: rank[i] lie before it.
    const std::int64_t index = n > 0 ? std::int64_t{t.rank[i + 1]} + n - 1 : std::int64_t{t.rank[i]} + n;
    const bool inside = index >= 0 && index < static_cast<std::int64_t>(t.working.size());
    if (!inside) return missing(n > 0 ? from : t.first, n > 0 ? t.first + static_cast<int>(t.rank.size()) : from, *this);
    const CivilDate result = t.first + t.working[static_cast<std::size_t>(index)];
    const CivilDate first = n > 0 ? from + 1 : result;
    const CivilDate last = n > 0 ? result : from - 1;
    if (!announced(first, last)) return missing(first, last, *this);
    return result;
}

Result<int> WorkCalendar::working_days_between(CivilDate after, CivilDate until) const {
    if (after == until) return 0;
    const CivilDate low = std::min(after, until);
    const CivilDate high = std::max(after, until);
    if (!announced(low + 1, high)) return missing(low + 1, high, *this);
    const Tables& t = *tables_;
    const int count = t.rank[static_cast<std::size_t>(high - t.first) + 1] - t.rank[static_cast<std::size_t>(low - t.first) + 1];
    return until > after ? count : -count;
}

CivilDate WorkCalendar::next_working(CivilDate date) const {
    const Tables& t = *tables_;
    if (t.holds(date)) {
        const auto k = static_cast<std::size_t>(t.rank[static_cast<std::size_t>(date - t.first)]);
        if (k < t.working.size()) return t.first + t.working[k];
    }
    while (is_weekend(date)) date = date + 1;
    return date;
}

CivilDate WorkCalendar::previous_working(CivilDate date) const {
    const Tables& t = *tables_;
    if (t.holds(date)) {
        const std::int32_t k = t.rank[static_cast<std::size_t>(date - t.first) + 1];
        if (k > 0) return t.first + t.working[static_cast<std::size_t>(k - 1)];
    }
    while (is_weekend(date)) date = date - 1;
    return date;
}

bool WorkCalendar::announced(int year) const {
    return std::binary_search(tables_->years.begin(), tables_->years.end(), year);
}

bool WorkCalendar::announced(CivilDate first, CivilDate last) const {
    for (const auto& [begin, end] : tables_->spans) {
        if (first >= begin && last <= end) return true;
    }
    return false;
}

int WorkCalendar::first_announced() const { return tables_->years.front(); }
int WorkCalendar::last_announced() const { return tables_->years.back(); }
const std::string& WorkCalendar::version() const { return tables_->version; }

const WorkCalendar& WorkCalendar::leaning(Leaning leaning) const {
    return leaning == Leaning::Other && tables_->other ? *tables_->other : *this;
}

bool WorkCalendar::has_disputed_day(CivilDate first, CivilDate last) const {
    return std::any_of(tables_->disputed.begin(), tables_->disputed.end(),
                       [&](CivilDate day) { return day >= first && day <= last; });
}

Result<WorkCalendar> WorkCalendar::with_closures(const std::vector<Closure>& closures) const {
    Faults faults;
    std::set<CivilDate> seen;
    std::string text;
    for (std::size_t i = 0; i < closures.size(); ++i) {
        const Closure& closure = closures[i];
        const std::string where = fmt::format("closures[{}]", i);
        const auto bad = [&](std::string zh, std::string en, std::string zh_do, std::string en_do) {
            faults.push_back({Code::BadValue, {std::move(zh), std::move(en)}, {std::move(zh_do), std::move(en_do)}, where, ""});
        };
        if (!seen.insert(closure.date).second) {
            bad(fmt::format("{} 的休息安排写了两次", to_string(closure.date)),
                fmt::format("The closure of {} is given twice", to_string(closure.date)),
                "请只保留一条。", "Keep one of them.");
        }
        if (closure.source.empty()) {
            bad(fmt::format("{} 的休息安排没有依据文件", to_string(closure.date)),
                fmt::format("The closure of {} names no document", to_string(closure.date)),
                "请写明发文机关和文号。", "Name the document that ordered it.");
        }
        if (!announced(to_ymd(closure.date).year)) {
            bad(fmt::format("{} 所在年份的放假安排尚未载入", to_string(closure.date)),
                fmt::format("The year of {} is not loaded", to_string(closure.date)),
                "请先载入该年的放假通知。", "Load that year's holiday notice first.");
        }
        text += fmt::format("{}|{}|{}\n", to_string(closure.date), closure.name.zh, closure.source);
    }
    if (!faults.empty()) return fail(std::move(faults));
    const auto over = [&](const Tables& below) {
        auto tables = std::make_shared<Tables>(below);
        for (const Closure& closure : closures) {
            // A day that rests anyway keeps its own name: the closure adds nothing to it.
            const auto found = tables->special.find(closure.date.days);
            const bool rests = found != tables->special.end() ? found->second.kind == DayKind::Holiday : is_weekend(closure.date);
            if (!rests) tables->special[closure.date.days] = {DayKind::Closure, closure.name, closure.source, false};
        }
        if (!closures.empty()) tables->version = fmt::format("{} +local {}", below.version, content_hash(text));
        build_tables(*tables);
        return tables;
    };
    auto tables = over(*tables_);
    if (tables_->other) {
        auto other = over(*tables_->other->tables_);
        other->other = nullptr;
        tables->other = std::make_shared<WorkCalendar>(WorkCalendar(std::move(other)));
    }
    return WorkCalendar(std::move(tables));
}

}  // namespace xiezhi
