// Which stories the demonstration tells, how often and from which day: demo/schedule.txt.
#pragma once

#include <filesystem>

#include "demo/story.hpp"
#include "demo/targets.hpp"

namespace xiezhi::demo {

// Rows `STORY COUNT FIRST EVERY`: STORY a file below demo/ without its ending; COUNT a number or a sum of targets of FIRST's
// year ("@reconsideration.closed.UPHELD-3"); FIRST a date, or W±n or T±n from `today`; EVERY the days between two, or below zero
// how many are told on each day. The stories'
// {marks} are filled from demo/matters.txt and demo/disputes.txt in turn; a fifth column SHARE, a sum like COUNT, is divided
// among the stories of the row as {share}. Scenes after `today` are left out, and stories without any scene.
Result<std::vector<Story>> read_schedule(const std::filesystem::path& share, const Targets& targets, const WorkCalendar& calendar, CivilDate today,
                                         Extent extent);

}  // namespace xiezhi::demo
