// Targets of plans beside what was reached: the live value of the figure a target names, whether it is met, and where the
// year is heading. Targets without a figure keep the last value that was entered.
#pragma once

#include "engine/catalog.hpp"
#include "figure/figures.hpp"

namespace xiezhi::report {

struct Target {
    std::string id, wording, figure, comparison, value_text, measure, deadline, state;
    std::string result;               // as settled
    std::string task, task_heading;   // it belongs to; may be empty
    int year = 0;
    std::string reached_text;             // live, or as entered; empty: nothing yet
    std::optional<std::int64_t> reached;  // live, in the figure's own unit
    std::optional<std::int64_t> wanted;   // likewise; nothing when the text is no number
    std::optional<bool> met;              // as it stands; nothing without both values
    std::optional<std::int64_t> forecast; // of a flow in the running year: what the pace so far gives by its end
    bool figure_unknown = false;          // the reference names no figure of this program
};

// Targets of a year in the order of their deadlines. `today` decides whether the year is still running.
Result<std::vector<Target>> read_targets(figure::Reading& reading, int year, CivilDate today);
Result<std::vector<Target>> read_targets(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, int year, CivilDate today);

// Those of one plan, in the order of its tasks, with their values at the end of the month of `day`, and their forecast as of
// then; of a year that is over by then, the whole year's.
Result<std::vector<Target>> read_plan_targets(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, const std::string& plan, CivilDate day);

// "98", "33.5", "1,200" in the unit of the figure: per cent with its decimals, fen, or whole numbers. Nothing when it is no
// number, or has more decimals than the unit.
std::optional<std::int64_t> wanted_value(const figure::FigureSet& figures, const FigureReference& reference, std::string_view text);

// AT_LEAST, AT_MOST, EXACTLY.
std::optional<bool> is_met(std::string_view comparison, std::int64_t reached, std::int64_t wanted);

// What is wanting: "14.7 个百分点" of a rate, otherwise as the figure is printed. The sign of the difference does not matter.
Words gap_words(const figure::FigureSet& figures, const FigureReference& reference, std::int64_t difference);

json::object to_json(const Target& target, const figure::FigureSet& figures);

}  // namespace xiezhi::report
