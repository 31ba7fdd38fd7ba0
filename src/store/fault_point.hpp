// Places where a test lets the process die, to prove that nothing is left half-written: XIEZHI_FAULT=POINT or POINT:N
// (the Nth time it is reached) ends the process at once, as a power cut would. Inert without the variable.
// Points: after_rows (rows and event of a unit sent), before_commit, after_commit, before_anchor.
#pragma once

#include <string_view>

namespace xiezhi::store {

inline constexpr int kFaultExit = 137;

void fault_point(std::string_view point);
// Reads the variable again: for a test's forked child, whose parent has read it already.
void rearm_fault_points();

}  // namespace xiezhi::store
