#include "report/targets.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "report/yearly.hpp"

namespace xiezhi::report {

namespace {

// The places behind the point in which a figure's values are kept.
int places_of(const figure::FigureSet& figures, const FigureReference& reference) {
    const Figure& figure = *figures.find(reference.figure)->figure;
    if (figure.shape == Figure::Shape::Ratio) return figure.decimals;
    return is_money(figures, figure) ? 2 : 0;
}

// At the pace of the days gone by; a year that is over, or has not begun, is not foretold.
std::optional<std::int64_t> foretold(std::int64_t value, int year, CivilDate today) {
    if (to_ymd(today).year != year) return std::nullopt;
    const CivilDate first = from_ymd(year, 1, 1);
    const std::int64_t gone = today - first + 1;
    const std::int64_t all = from_ymd(year + 1, 1, 1) - first;
    return (value * all + gone / 2) / gone;
}

// Of a running year everything, or only what lies in the months up to the day asked for.
enum class Until { YearEnd, Day };

Result<void> read_live(figure::Reading& reading, CivilDate today, Until until, Target& target) {
    const figure::FigureSet& figures = reading.figures();
    const auto reference = figure::resolve(figures, target.figure);
    if (!reference) {
        target.figure_unknown = true;
        return {};
    }
    auto span = figure::year_span(target.year);
    if (!span) return fail(span.error());
    if (until == Until::Day && to_ymd(today).year == target.year) span->last = std::int64_t{target.year} * 100 + to_ymd(today).month;
    const auto value = reading.reference(*reference, *span);
    if (!value) return fail(value.error());
    target.wanted = wanted_value(figures, *reference, target.value_text);
    const Figure& figure = *figures.find(reference->figure)->figure;
    if (figure.shape == Figure::Shape::Ratio && value->denominator == 0) return {};
    target.reached = value->value;
    target.reached_text = printed(figures, *reference, value->value);
    if (figure.shape == Figure::Shape::Flow) target.forecast = foretold(value->value, target.year, today);
    if (target.wanted) target.met = is_met(target.comparison, *target.reached, *target.wanted);
    return {};
}

// `where` and `order` are ours; ?1 is the bureau, ?2 what is looked for.
Result<std::vector<Target>> read_where(figure::Reading& reading, const char* where, const char* order, store::Value wanted, CivilDate today, Until until) {
    std::vector<Target> targets;
    const std::vector<store::Value> key{reading.bureau(), std::move(wanted)};
    if (reading.figures().definition().kind("plan_target") == nullptr) return targets;
    const auto asked = reading.connection().query(
        fmt::format("SELECT t.id, t.wording, t.figure, t.comparison, t.value_text, t.measure, t.deadline, t.reached_text, t.state, t.result, t.task, k.heading, t.year "
                    "FROM plan_target t LEFT JOIN plan_task k ON k.bureau = t.bureau AND k.id = t.task WHERE t.bureau = ?1 AND {} AND t.state <> 'voided' ORDER BY {}",
                    where, order),
        key, [&](const store::Row& row) {
            const auto text = [&](std::size_t column) { return std::string(row.text(column)); };
            Target target{text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(8)};
            target.year = static_cast<int>(row.integer(12));
            target.reached_text = text(7);
            target.result = text(9);
            target.task = text(10);
            target.task_heading = text(11);
            targets.push_back(std::move(target));
            return store::Go::On;
        });
    if (!asked) return fail(asked.error());
    for (Target& target : targets) {
        // A target without a year is of no span, and so has no value but the one that is entered.
        if (target.figure.empty() || target.year == 0) continue;
        if (auto read = read_live(reading, today, until, target); !read) return fail(read.error());
    }
    return targets;
}

}  // namespace

Words gap_words(const figure::FigureSet& figures, const FigureReference& reference, std::int64_t difference) {
    std::string text = printed(figures, reference, std::abs(difference));
    if (figures.find(reference.figure)->figure->shape != Figure::Shape::Ratio) return {text, text};
    text.pop_back();  // the per cent sign
    return {text + " 个百分点", text + " points"};
}

std::optional<std::int64_t> wanted_value(const figure::FigureSet& figures, const FigureReference& reference, std::string_view text) {
    const int places = places_of(figures, reference);
    std::int64_t value = 0;
    int behind = -1;  // digits behind the point so far; -1 before it
    int digits = 0;
    for (const char c : text) {
        if (c == ',' && behind < 0) continue;
        if (c == '.' && behind < 0) {
            behind = 0;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 15) return std::nullopt;
        if (behind >= places) {
            if (c != '0') return std::nullopt;
            continue;
        }
        value = value * 10 + (c - '0');
        if (behind >= 0) ++behind;
    }
    if (digits == 0) return std::nullopt;
    for (int i = std::max(behind, 0); i < places; ++i) value *= 10;
    return value;
}

std::optional<bool> is_met(std::string_view comparison, std::int64_t reached, std::int64_t wanted) {
    if (comparison == "AT_LEAST") return reached >= wanted;
    if (comparison == "AT_MOST") return reached <= wanted;
    if (comparison == "EXACTLY") return reached == wanted;
    return std::nullopt;
}

Result<std::vector<Target>> read_targets(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, int year, CivilDate today) {
    figure::Reading reading(connection, figures, bureau);
    return read_targets(reading, year, today);
}

Result<std::vector<Target>> read_targets(figure::Reading& reading, int year, CivilDate today) {
    return read_where(reading, "t.year = ?2", "t.deadline, t.id", std::int64_t{year}, today, Until::YearEnd);
}

Result<std::vector<Target>> read_plan_targets(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, const std::string& plan, CivilDate day) {
    figure::Reading reading(connection, figures, bureau);
    return read_where(reading, "t.plan = ?2", "t.task, t.id", plan, day, Until::Day);
}

json::object to_json(const Target& target, const figure::FigureSet& figures) {
    json::object out{{"id", target.id}, {"wording", target.wording}, {"comparison", target.comparison}, {"value", target.value_text}, {"measure", target.measure},
                     {"deadline", target.deadline}, {"state", target.state}, {"year", target.year}, {"figure", target.figure}, {"reached", target.reached_text},
                     {"result", target.result}};
    out["task"] = target.task.empty() ? json::value(nullptr) : json::object{{"id", target.task}, {"name", target.task_heading}};
    if (target.met) out["met"] = *target.met;
    if (target.figure_unknown) out["figure_unknown"] = true;
    if (target.figure.empty() || target.figure_unknown) return out;
    const auto reference = figure::resolve(figures, target.figure);
    if (!reference) return out;
    out["figure_label"] = to_json(label_of(figures, *reference));
    if (target.met && !*target.met) out["gap"] = to_json(gap_words(figures, *reference, *target.reached - *target.wanted));
    if (target.forecast) {
        out["forecast"] = printed(figures, *reference, *target.forecast);
        if (target.wanted) out["on_track"] = is_met(target.comparison, *target.forecast, *target.wanted).value_or(false);
    }
    return out;
}

}  // namespace xiezhi::report
