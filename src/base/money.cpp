#include "base/money.hpp"

#include <fmt/format.h>

namespace xiezhi {

Result<Fen> parse_yuan(std::string_view text) {
    const auto bad = [&] {
        return fail({Code::BadValue,
                     {fmt::format("金额“{}”写法不对", text), fmt::format("\"{}\" is not an amount of money", text)},
                     {"请写成 1234.50 这样的元数，最多两位小数。", "Write yuan such as 1234.50, at most two decimals."}, "", ""});
    };
    std::int64_t yuan = 0;
    std::int64_t fen = 0;
    std::size_t i = 0;
    bool negative = false;
    int digits = 0;
    if (i < text.size() && text[i] == '-') negative = true, ++i;
    for (; i < text.size() && text[i] != '.'; ++i) {
        if (text[i] == ',' && digits > 0) continue;
        if (text[i] < '0' || text[i] > '9' || ++digits > 15) return bad();
        yuan = yuan * 10 + (text[i] - '0');
    }
    if (digits == 0) return bad();
    if (i < text.size()) {
        const std::string_view part = text.substr(i + 1);
        if (part.empty() || part.size() > 2) return bad();
        for (const char c : part) {
            if (c < '0' || c > '9') return bad();
            fen = fen * 10 + (c - '0');
        }
        if (part.size() == 1) fen *= 10;
    }
    const std::int64_t total = yuan * 100 + fen;
    return Fen{negative ? -total : total};
}

std::string to_yuan(Fen fen) {
    const bool negative = fen.value < 0;
    const std::uint64_t value = negative ? 0 - static_cast<std::uint64_t>(fen.value) : static_cast<std::uint64_t>(fen.value);
    std::string yuan = std::to_string(value / 100);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(yuan.size()) - 3; at > 0; at -= 3) yuan.insert(static_cast<std::size_t>(at), ",");
    return fmt::format("{}{}.{:02}", negative ? "-" : "", yuan, value % 100);
}

}  // namespace xiezhi
