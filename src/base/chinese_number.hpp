// Whole numbers as Chinese headings and dates write them.
#pragma once

#include <string>
#include <string_view>

namespace xiezhi {

// 1 → "一", 10 → "十", 21 → "二十一"; from 1 to 99, others in Arabic digits.
inline std::string chinese_number(int number) {
    static constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number < 1 || number > 99) return std::to_string(number);
    std::string out;
    if (number >= 20) out += kDigits[number / 10];
    if (number >= 10) out += "十";
    out += kDigits[number % 10];
    return out;
}

}  // namespace xiezhi
