#include "engine/numbers.hpp"

#include <fmt/format.h>

namespace xiezhi::engine {

std::string ask_number(Work& work, const std::string& issuer, const std::string& key, std::string pattern) {
    const int year = to_ymd(work.on).year;
    const auto replace = [&](std::string_view name, const std::string& value) {
        for (auto at = pattern.find(name); at != std::string::npos; at = pattern.find(name, at + value.size())) pattern.replace(at, name.size(), value);
    };
    replace("{issuer.short}", issuer == "government" ? work.bureau.government_short : work.bureau.short_name);
    replace("{bureau.short}", work.bureau.short_name);
    replace("{year}", std::to_string(year));
    std::string token = fmt::format("\x01N{}\x01", work.unit.numbers.size());
    work.unit.numbers.push_back({token, key, year, std::move(pattern)});
    return token;
}

}  // namespace xiezhi::engine
