// Any bytes are read or refused; every span lies inside the text, and reading twice says the same.
#include <cstdlib>
#include <string_view>

#include "plan/read_plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace xiezhi::plan;
    const auto read = read_plan({reinterpret_cast<const char*>(data), size});
    if (!read) return read.error().empty() ? (std::abort(), 1) : 0;
    const std::size_t length = decode(read->text).size();
    for (const auto& item : read->items)
        if (item.span.begin > item.span.end || item.span.end > length || item.path.empty()) std::abort();
    for (const auto& target : read->targets)
        if (target.span.begin > target.span.end || target.span.end > length || target.value.empty()) std::abort();
    (void)to_json_text(*read);
    return 0;
}
