#include "store/fault_point.hpp"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string>

namespace xiezhi::store {

namespace {
struct Armed {
    std::string point;
    int countdown = 1;
};

Armed armed_by_environment() {
    Armed armed;
    const char* set = std::getenv("XIEZHI_FAULT");
    if (set == nullptr) return armed;
    armed.point = set;
    if (const auto colon = armed.point.find(':'); colon != std::string::npos) {
        std::from_chars(armed.point.data() + colon + 1, armed.point.data() + armed.point.size(), armed.countdown);
        armed.point.resize(colon);
    }
    return armed;
}

Armed& armed() {
    static Armed at = armed_by_environment();
    return at;
}
}  // namespace

// Only the writer's thread reaches fault points: the countdown needs no lock.
void fault_point(std::string_view point) {
    Armed& at = armed();
    if (at.point.empty() || at.point != point) return;
    if (--at.countdown == 0) ::_exit(kFaultExit);
}

void rearm_fault_points() { armed() = armed_by_environment(); }

}  // namespace xiezhi::store
