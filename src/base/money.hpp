// Money is a whole number of fen (1/100 yuan); no floating point ever touches it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace xiezhi {

struct Fen {
    std::int64_t value = 0;
    auto operator<=>(const Fen&) const = default;
};

// "1234.5" or "1,234.50" yuan → 123450 fen; at most two decimals, |amount| < 10^15 yuan; BadValue otherwise.
Result<Fen> parse_yuan(std::string_view text);
// 123450 → "1,234.50".
std::string to_yuan(Fen fen);

}  // namespace xiezhi
