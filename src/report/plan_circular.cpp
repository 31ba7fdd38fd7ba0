#include "report/plan_circular.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/yearly.hpp"

namespace xiezhi::report {

namespace {

Fault bad_quarter(Words what) {
    return {Code::BadValue, std::move(what), {"请写成 2026Q3，并选择已经开始的季度。", "Write it as 2026Q3 and choose a quarter that has begun."}, "quarter", ""};
}

UnitCount& count_of(std::vector<UnitCount>& units, const PlanUnit& unit) {
    const auto there = std::find_if(units.begin(), units.end(), [&](const UnitCount& one) { return one.unit.id == unit.id && one.unit.name == unit.name; });
    if (there != units.end()) return *there;
    units.emplace_back().unit = unit;
    return units.back();
}

void add(UnitCount& count, Standing standing, bool overdue) {
    ++count.tasks;
    switch (standing) {
        case Standing::Done: ++count.done; break;
        case Standing::Finished: ++count.finished; break;
        case Standing::UnderWay: ++count.under_way; break;
        case Standing::NotSigned: ++count.not_signed; break;
        case Standing::Cancelled: break;
    }
    if (overdue) ++count.overdue;
}

// A task of which nothing more was to be reported when the month began is not asked for.
MonthState month_state(const PlanTask& task, CivilDate first, CivilDate as_of) {
    MonthState state;
    if (first > as_of) return state;
    const auto ymd = to_ymd(first);
    const CivilDate last = std::min(from_ymd(ymd.year, ymd.month, days_in_month(ymd.year, ymd.month)), as_of);
    for (const Progress& one : task.progress) {
        if (one.noted_on < to_string(first) || one.noted_on > to_string(last)) continue;
        state.is = MonthState::Is::Reported;
        if (!one.light.empty()) state.light = one.light;
    }
    if (state.is == MonthState::Is::Reported) return state;
    const auto open = [&](CivilDate day) { return task.standing(day) == Standing::NotSigned || task.standing(day) == Standing::UnderWay; };
    if (open(first - 1)) state.is = open(last) ? MonthState::Is::Missing : MonthState::Is::Finished;
    return state;
}

// What the pace of the year asks for by `day`, rounded up: nobody is behind for a fraction of a case.
std::int64_t pace_of(std::int64_t wanted, int year, const std::string& deadline, CivilDate day) {
    const CivilDate first = from_ymd(year, 1, 1);
    CivilDate end = from_ymd(year, 12, 31);
    if (const auto own = parse_date(deadline); own && *own >= first && *own < end) end = *own;
    const std::int64_t all = end - first + 1;
    const std::int64_t gone = std::clamp<std::int64_t>(day - first + 1, 0, all);
    return (wanted * gone + all - 1) / all;
}

void count_tasks(Circular& circular) {
    const std::string known = std::max(to_string(circular.as_of), circular.plan.entered_on);
    for (const PlanTask& task : circular.plan.tasks) {
        // A task that was added after the quarter is none of its business.
        if (task.entered_on > known) continue;
        const Standing standing = task.standing(circular.as_of);
        if (standing == Standing::Cancelled) {
            ++circular.cancelled;
            continue;
        }
        const bool late = task.overdue(circular.as_of, circular.before);
        add(count_of(circular.units, task.lead), standing, late);
        add(circular.total, standing, late);
        for (const PlanUnit& unit : task.supporting) ++count_of(circular.units, unit).supporting;
        if (late) circular.overdue.push_back(&task);
        TaskMonths months{&task, {}};
        for (int i = 0; i < 3; ++i) months.months[static_cast<std::size_t>(i)] = month_state(task, add_months(circular.quarter.first(), i), circular.as_of);
        circular.months.push_back(months);
    }
    std::stable_sort(circular.overdue.begin(), circular.overdue.end(), [](const PlanTask* a, const PlanTask* b) { return a->deadline < b->deadline; });
}

}  // namespace

CivilDate Quarter::first() const { return from_ymd(year, number * 3 - 2, 1); }
CivilDate Quarter::last() const { return from_ymd(year, number * 3, days_in_month(year, number * 3)); }

std::optional<Quarter> quarter_of(std::string_view text) {
    if (text.size() != 6 || text[4] != 'Q' || text[5] < '1' || text[5] > '4') return std::nullopt;
    const std::string_view year = text.substr(0, 4);
    if (year.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    const Quarter quarter{std::stoi(std::string(year)), text[5] - '0'};
    if (quarter.year < kFirstYear || quarter.year > kLastYear) return std::nullopt;
    return quarter;
}

Quarter quarter_of(CivilDate day) {
    const auto ymd = to_ymd(day);
    return {ymd.year, (ymd.month + 2) / 3};
}

std::optional<Behind> behind_on(const figure::FigureSet& figures, const Target& target, CivilDate day, CivilDate before) {
    if (target.state == "settled" && target.result != "MISSED") return std::nullopt;
    Behind behind{target, Behind::Why::Standing, target.value_text + target.measure, {}};
    const bool passed = !target.deadline.empty() && target.deadline < to_string(before);
    const auto reference = target.figure.empty() ? Result<FigureReference>(FigureReference{}) : figure::resolve(figures, target.figure);
    if (target.figure.empty() || !reference || !target.reached || !target.wanted) {
        // Of what is entered by hand no pace is known: it is behind when its day is over, or when it was settled as missed.
        behind.why = Behind::Why::Passed;
        return passed || target.state == "settled" ? std::optional(behind) : std::nullopt;
    }
    const bool flow = figures.find(reference->figure)->figure->shape == Figure::Shape::Flow && target.comparison != "AT_MOST";
    std::int64_t asked = *target.wanted;
    if (flow && !passed) {
        behind.why = Behind::Why::Pace;
        asked = pace_of(asked, target.year, target.deadline, day);
        if (*target.reached >= asked) return std::nullopt;
    } else if (is_met(target.comparison, *target.reached, asked).value_or(true)) {
        return std::nullopt;
    } else if (passed) {
        behind.why = Behind::Why::Passed;
    }
    behind.pace_text = printed(figures, *reference, asked);
    behind.gap = gap_words(figures, *reference, asked - *target.reached);
    return behind;
}

Result<std::unique_ptr<const Circular>> make_circular(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, const std::string& plan,
                                                      Quarter quarter, CivilDate today) {
    if (quarter.first() > today) return fail(bad_quarter({"这个季度还没有开始", "This quarter has not begun"}));
    auto read = read_work_plan(connection, bureau, plan);
    if (!read) return fail(read.error());
    auto circular = std::make_unique<Circular>();
    circular->plan = std::move(*read);
    if (quarter.year < circular->plan.year || quarter.year > circular->plan.last_year)
        return fail(bad_quarter({fmt::format("这份计划是 {} 年的，不含 {} 年", circular->plan.year, quarter.year),
                                 fmt::format("The plan is that of {} and does not reach {}", circular->plan.year, quarter.year)}));
    circular->quarter = quarter;
    circular->made_on = today;
    circular->running = quarter.last() >= today;
    circular->as_of = circular->running ? today : quarter.last();
    circular->before = circular->running ? today : quarter.last() + 1;
    count_tasks(*circular);
    const auto targets = read_plan_targets(connection, figures, bureau, plan, circular->as_of);
    if (!targets) return fail(targets.error());
    for (const Target& target : *targets) {
        if (auto behind = behind_on(figures, target, circular->as_of, circular->before)) circular->behind.push_back(std::move(*behind));
    }
    auto supervised = read_supervised(connection, bureau, plan, quarter.first(), circular->as_of);
    if (!supervised) return fail(supervised.error());
    circular->supervised = std::move(*supervised);
    return std::unique_ptr<const Circular>(std::move(circular));
}

}  // namespace xiezhi::report
