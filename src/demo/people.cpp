#include "demo/people.hpp"

#include <fmt/format.h>

#include <sstream>

#include "base/share.hpp"

namespace xiezhi::demo {

namespace {

// Invented; 23 and 13 have no common divisor.
constexpr const char* kSurnames[] = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许", "何", "吕", "施"};
constexpr const char* kGiven[] = {"文远", "淑仪", "建明", "若水", "立春", "玉兰", "承志", "晓岚", "德胜", "秋华", "启航", "慧敏", "长青"};

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

}  // namespace

std::string invented_name(std::size_t i) { return std::string(kSurnames[i % std::size(kSurnames)]) + kGiven[i % std::size(kGiven)]; }

Result<std::vector<std::vector<std::string>>> read_columns(const std::filesystem::path& file, std::size_t columns) {
    const auto text = read_file(file);
    if (!text) return fail(text.error());
    const std::string name = file.filename().string();
    std::vector<std::vector<std::string>> out;
    std::istringstream lines(*text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '|');) cells.push_back(trimmed(cell));
        if (cells.size() != columns) {
            return fail({Code::BadValue,
                         {fmt::format("{}:{}：应有 {} 栏", name, number, columns),
                          fmt::format("{}:{}: a row has {} columns", name, number, columns)},
                         {"请改正这一行。", "Correct this line."},
                         fmt::format("demo/{}:{}", name, number),
                         ""});
        }
        out.push_back(std::move(cells));
    }
    if (out.empty()) return fail({Code::BadValue, {name + " 是空的", name + " is empty"}, {"请写入至少一行。", "Write a row at least."}, "demo/" + name, ""});
    return out;
}

}  // namespace xiezhi::demo
