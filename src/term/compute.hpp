// The dates with the intermediate days that the explanation tells. Only src/term includes this.
#pragma once

#include <optional>
#include <vector>

#include "term/count.hpp"
#include "term/derive.hpp"

namespace xiezhi::counting {

struct Computed : TermDates {
    std::vector<Span> spans;                // pauses as counted
    CivilDate start;                        // what the count runs from
    std::optional<CivilDate> base;          // the unrolled end without extension
    int extended = 0;                       // in the extension's unit
    std::optional<CivilDate> extended_from;
    bool extended_whole = false;            // the extension is counted from the start, as one period with the rule's own months
    std::optional<CivilDate> cap;           // the unrolled end of the cap, when one was reckoned
    bool capped = false;
    int length = 0;                         // in the rule's unit: its own, or what the matter sets
    std::optional<CivilDate> uncredited;    // the end before credited days were taken off
};

// Every fault of the request against this rule.
Faults check_request(const Rule& rule, const TermRequest& request);

// The rule version for the request: by edition date, anchor, or the end of the period.
Result<const Rule*> choose_rule(const Law& law, const WorkCalendar& calendar, const TermRequest& request);

// The request must have passed check_request.
Result<Computed> compute(const Rule& rule, const WorkCalendar& calendar, const TermRequest& request, Choices choices);

// Fills steps, excluded days, alternatives, lapse and versions.
void describe(Term& term, const Computed& computed, const Law& law, const WorkCalendar& calendar, const TermRequest& request);

}  // namespace xiezhi::counting
