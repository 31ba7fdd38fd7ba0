// Which stories the demonstration tells, how often and from which day: demo/schedule.txt.
#pragma once

#include <filesystem>

#include "demo/story.hpp"

namespace xiezhi::demo {

// The line's own stories (lines/*/stories), then those of demo/schedule.txt: `STORY COUNT FIRST EVERY`, FIRST a date or T±n from
// `today`, EVERY the days between two. {name} and {agency} in them are filled in turn. Scenes after `today` are left out.
Result<std::vector<Story>> read_schedule(const std::filesystem::path& share, CivilDate today);

}  // namespace xiezhi::demo
