// Which stories the demonstration tells, how often and from which day: demo/schedule.txt.
#pragma once

#include <filesystem>

#include "demo/story.hpp"
#include "demo/targets.hpp"

namespace xiezhi::demo {

// Rows `STORY COUNT FIRST EVERY`: STORY a file below demo/ without its ending; COUNT a number or a sum of targets of FIRST's
// year ("@reconsideration.closed.UPHELD-3"); FIRST a date, or W±n or T±n from `today`; EVERY the days between two. The stories'
// {marks} are filled from demo/matters.txt in turn. Scenes after `today` are left out, and stories without any scene.
Result<std::vector<Story>> read_schedule(const std::filesystem::path& share, const Targets& targets, const WorkCalendar& calendar, CivilDate today);

}  // namespace xiezhi::demo
