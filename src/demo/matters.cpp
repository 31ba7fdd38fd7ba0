#include "demo/matters.hpp"

#include <fmt/format.h>

#include "demo/people.hpp"

namespace xiezhi::demo {

namespace {

constexpr const char* kBusinesses[] = {"江陵区顺达建材有限公司", "江陵区四季鲜果品商行", "江陵区老街坊餐饮有限公司", "江陵区宏图运输有限公司", "江陵区清波物业服务有限公司", "江陵区百草堂药房", "江陵区明珠家政服务有限公司"};
constexpr const char* kOfficers[] = {"officer", "officer2"};

std::string received(std::size_t i) {
    switch (i % 5) {
        case 0:
        case 3: return fmt::format("received_how=POST carrier=邮政特快 carrier_number=EMS{}", 1020300000 + i * 7919);
        case 1: return "received_how=ONLINE";
        case 2: return "received_how=IN_PERSON";
        default: return "received_how=OTHER_ORGAN";
    }
}

}  // namespace

Result<Matters> Matters::read(const std::filesystem::path& file) {
    const auto rows = read_columns(file, 7);
    if (!rows) return fail(rows.error());
    Matters out;
    for (const auto& cells : *rows) out.rows_.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]});
    return out;
}

std::map<std::string, std::string> Matters::values(std::size_t i, int n, CivilDate base) const {
    const Matter& matter = rows_[i % rows_.size()];
    const std::string year = std::to_string(to_ymd(base - 30).year);
    std::string title = matter.title;
    for (const auto& [mark, value] : {std::pair<std::string, std::string>{"{year}", year}, {"{no}", std::to_string(11 + i * 7 % 389)}}) {
        if (const auto at = title.find(mark); at != std::string::npos) title.replace(at, mark.size(), value);
    }
    const bool business = i % 6 == 4;
    const std::string name = business ? kBusinesses[i / 6 % std::size(kBusinesses)] : invented_name(i);
    return {{"name", name},
            {"applicant", fmt::format("applicant_form={} applicant=\"{}\"", business ? "LEGAL_PERSON" : "CITIZEN", name)},
            {"agency", matter.agency},
            {"field", matter.field},
            {"act_kind", matter.act_kind},
            {"title", title},
            {"claims", matter.claims},
            {"facts", matter.facts},
            {"reply", matter.reply},
            {"received", received(i)},
            {"officer", kOfficers[i % 2]},
            {"second", kOfficers[(i + 1) % 2]},
            {"year", std::to_string(to_ymd(base).year)},
            {"i", fmt::format("{:03}", i + 1)},
            {"n", std::to_string(n)}};
}

}  // namespace xiezhi::demo
