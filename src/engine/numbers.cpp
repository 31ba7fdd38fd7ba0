#include "engine/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi::engine {

std::string ask_number(Work& work, const std::string& issuer, const std::string& key, std::string pattern, std::string entered) {
    const int year = to_ymd(work.on).year;
    const auto replace = [&](std::string_view name, const std::string& value) {
        for (auto at = pattern.find(name); at != std::string::npos; at = pattern.find(name, at + value.size())) pattern.replace(at, name.size(), value);
    };
    replace("{issuer.short}", issuer == "government" ? work.bureau.government_short : work.bureau.short_name);
    replace("{bureau.short}", work.bureau.short_name);
    replace("{year}", std::to_string(year));
    std::string token = fmt::format("\x01N{}\x01", work.unit.numbers.size());
    work.unit.numbers.push_back({token, key, year, std::move(pattern), std::move(entered)});
    return token;
}

namespace {

constexpr std::size_t kNumberLimit = 120;  // bytes

std::string entered_number(Work& work, const NumberSeries& series) {
    const std::string name = "number." + series.id;
    const auto* value = work.request.input.if_contains(name);
    if (value == nullptr || value->is_null() || (value->is_string() && value->get_string().empty())) return {};
    const bool clean = value->is_string() && value->get_string().size() <= kNumberLimit &&
                       std::none_of(value->get_string().begin(), value->get_string().end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (clean) return std::string(value->get_string());
    work.fault({Code::BadValue,
                {fmt::format("“{}”应为文字，不超过 {} 字节", series.label.zh, kNumberLimit),
                 fmt::format("{} must be text of at most {} bytes", series.label.en, kNumberLimit)},
                {"请照上级系统所给的编号填写。", "Write the number as the upper system gave it."},
                "/input/" + name,
                ""});
    return {};
}

}  // namespace

void give_numbers(Work& work, const Action& action) {
    for (const std::string& id : action.numbers) {
        const NumberSeries* series = work.kind().number(id);
        XIEZHI_CHECK(series != nullptr);
        std::string entered = entered_number(work, *series);
        if (!work.after.numbers[id].empty()) continue;  // a number is given once
        work.after.numbers[id] = ask_number(work, series->issuer, fmt::format("{}/{}.{}", series->issuer, work.kind().id, id), series->pattern, std::move(entered));
    }
}

bool enters_number(const Kind& kind, const Action& action, std::string_view name) {
    if (!name.starts_with("number.")) return false;
    const std::string id(name.substr(7));
    const NumberSeries* series = kind.number(id);
    return series != nullptr && series->may_enter && std::find(action.numbers.begin(), action.numbers.end(), id) != action.numbers.end();
}

}  // namespace xiezhi::engine
