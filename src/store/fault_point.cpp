#include "store/fault_point.hpp"

#include <unistd.h>

#include <atomic>
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
}  // namespace

void fault_point(std::string_view point) {
    static const Armed kArmed = armed_by_environment();
    static std::atomic<int> left{kArmed.countdown};
    if (kArmed.point.empty() || kArmed.point != point) return;
    if (--left == 0) ::_exit(kFaultExit);
}

}  // namespace xiezhi::store
