// Which numbers are goals: those a plan says are to be reached, kept or not exceeded.
//
// Years, sessions, quoted slogans, standing facts ("17 offices") and what a report says was done are not goals.
#pragma once

#include <vector>

#include "plan/deadline.hpp"
#include "plan/normalise.hpp"
#include "plan/quantity.hpp"
#include "plan/read_plan.hpp"

namespace xiezhi::plan {

// What a stretch of text speaks of.
enum class Outlook { Done, ToDo };

struct TargetWords {
    Span clause;
    Text indicator;
    Comparison comparison = Comparison::AtLeast;
    Quantity quantity;
    Text deadline_words;
    std::optional<CivilDate> deadline;
};

// The targets in a stretch of text, in order.
std::vector<TargetWords> targets_in(const NormalText& text, Span span, int year, Outlook outlook);

// Does the document tell what was done (总结, 报告) or what is to be done?
Outlook outlook_of(TextView folded, TextView title);
// Does this heading or opening turn the outlook: "下一步工作打算", "2022年工作回顾"?
std::optional<Outlook> turn(TextView folded_head);

}  // namespace xiezhi::plan
