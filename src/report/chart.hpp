// A number of the report drawn: its months beside last year's and, where the figure is grouped, its parts of the whole. The
// drawing is SVG in the page itself, without script or colour that must be seen; every bar has its number in print.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "figure/figures.hpp"

namespace xiezhi::report {

struct Month {
    std::optional<std::int64_t> value, before;  // nothing: still to come, or a rate of nothing
};
using Months = std::array<Month, 12>;

// The months of a year and of the one before: of a flow what fell into each, of a stock what there was at its end. Months to
// come are empty, unless a flow counts something in them already (deadlines): its months add up to the year.
Result<Months> read_months(figure::Reading& reading, const FigureReference& reference, int year, CivilDate today);

struct Chart {
    Words label;  // of the number
    Words unit;
    int year = 0;
    bool stock = false;  // as at the end of each month
    bool money = false;  // values in fen
    Months months;
    struct Share {
        Words label;
        std::int64_t value = 0;
    };
    Words by;                   // what the parts are by; without parts empty
    std::vector<Share> shares;  // largest first; none where the whole has but one
    bool empty() const;         // nought in both years
};

// Nothing for what is not drawn: rates, distinct values and numbers that somebody stated.
Result<std::optional<Chart>> read_chart(figure::Reading& reading, const std::string& reference, int year, CivilDate today);

// What the page needs once, and a chart: a figure with its caption.
std::string chart_style();
std::string chart_html(const Chart& chart, bool chinese);

}  // namespace xiezhi::report
