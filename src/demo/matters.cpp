#include "demo/matters.hpp"

#include <fmt/format.h>

#include <sstream>

#include "base/share.hpp"

namespace xiezhi::demo {

namespace {

// Invented: each surname with each given name once before any comes again (23 and 13 have no common divisor).
constexpr const char* kSurnames[] = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许", "何", "吕", "施"};
constexpr const char* kGiven[] = {"文远", "淑仪", "建明", "若水", "立春", "玉兰", "承志", "晓岚", "德胜", "秋华", "启航", "慧敏", "长青"};
constexpr const char* kBusinesses[] = {"江陵区顺达建材有限公司", "江陵区四季鲜果品商行", "江陵区老街坊餐饮有限公司", "江陵区宏图运输有限公司", "江陵区清波物业服务有限公司", "江陵区百草堂药房", "江陵区明珠家政服务有限公司"};
constexpr const char* kOfficers[] = {"officer", "officer2"};

std::string person(std::size_t i) { return std::string(kSurnames[i % std::size(kSurnames)]) + kGiven[i % std::size(kGiven)]; }

std::string received(std::size_t i) {
    switch (i % 5) {
        case 0:
        case 3: return fmt::format("received_how=POST carrier=邮政特快 carrier_number=EMS{}", 1020300000 + i * 7919);
        case 1: return "received_how=ONLINE";
        case 2: return "received_how=IN_PERSON";
        default: return "received_how=OTHER_ORGAN";
    }
}

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

}  // namespace

Result<Matters> Matters::read(const std::filesystem::path& file) {
    const auto text = read_file(file);
    if (!text) return fail(text.error());
    Matters out;
    std::istringstream lines(*text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '|');) cells.push_back(trimmed(cell));
        if (cells.size() != 7) {
            return fail({Code::BadValue,
                         {fmt::format("matters.txt:{}：应有七栏", number),
                          fmt::format("matters.txt:{}: a row has seven columns", number)},
                         {"请改正这一行。", "Correct this line."},
                         fmt::format("demo/matters.txt:{}", number),
                         ""});
        }
        out.rows_.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]});
    }
    if (out.rows_.empty()) return fail({Code::BadValue, {"matters.txt 是空的", "matters.txt is empty"}, {"请写入至少一行。", "Write a row at least."}, "demo/matters.txt", ""});
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
    const std::string name = business ? kBusinesses[i / 6 % std::size(kBusinesses)] : person(i);
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
