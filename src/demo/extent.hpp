// How much the demonstration tells. What stands below a line `[mass]` of demo/schedule.txt and demo/targets.txt is a year's
// thousands of small matters: told in full, left out in brief, as for a test that needs a bureau quickly.
#pragma once

#include <string_view>

namespace xiezhi::demo {

enum class Extent { Brief, Full };

inline constexpr std::string_view kMassLine = "[mass]";

}  // namespace xiezhi::demo
