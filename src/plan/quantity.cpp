#include "plan/quantity.hpp"

#include "plan/markers.hpp"

namespace xiezhi::plan {
namespace {

struct Decimal {
    std::string digits;  // without point
    std::size_t fraction = 0;
    std::size_t end = 0;
};

std::optional<Decimal> decimal_at(TextView text, std::size_t at, std::size_t end) {
    Decimal out;
    std::size_t i = at;
    while (i < end && i - at < 18) {
        if (is_digit(text[i])) {
            out.digits.push_back(static_cast<char>(text[i++]));
        } else if (text[i] == U',' && i > at && i + 3 < end && is_digit(text[i + 1]) && is_digit(text[i + 2]) && is_digit(text[i + 3]) &&
                   !(i + 4 < end && is_digit(text[i + 4]))) {
            ++i;  // 1,200
        } else {
            break;
        }
    }
    if (out.digits.empty() || (i < end && is_digit(text[i]))) return std::nullopt;
    if (i + 1 < end && text[i] == U'.' && is_digit(text[i + 1])) {
        ++i;
        while (i < end && is_digit(text[i]) && out.fraction < 8) {
            out.digits.push_back(static_cast<char>(text[i++]));
            ++out.fraction;
        }
        if (i < end && (is_digit(text[i]) || text[i] == U'.')) return std::nullopt;
    }
    out.end = i;
    return out;
}

// Moves the point `zeros` places to the right and writes the number without useless zeros.
std::string exact(Decimal decimal, std::size_t zeros) {
    while (zeros > 0) {
        if (decimal.fraction > 0) --decimal.fraction;
        else decimal.digits.push_back('0');
        --zeros;
    }
    std::string whole = decimal.digits.substr(0, decimal.digits.size() - decimal.fraction);
    std::string fraction = decimal.digits.substr(decimal.digits.size() - decimal.fraction);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    if (whole.empty()) whole = "0";
    return fraction.empty() ? whole : whole + "." + fraction;
}

std::optional<Decimal> han_at(TextView text, std::size_t at, std::size_t end) {
    std::size_t i = at;
    while (i < end && is_han_digit(text[i]) && i - at < 8) ++i;
    if (i == at) return std::nullopt;
    const bool none = i == at + 1 && text[at] == U'零' && i < end && text[i] == U'点';  // 零点五
    const auto value = none ? std::optional<int>(0) : han_number(text.substr(at, i - at));
    if (!value) return std::nullopt;
    Decimal out{std::to_string(*value), 0, i};
    if (i + 1 < end && text[i] == U'点') {
        std::size_t k = i + 1;
        while (k < end && out.fraction < 4) {
            const auto digit = text[k] == U'零' ? std::optional<int>(0) : han_number(text.substr(k, 1));
            if (!digit || *digit > 9) break;
            out.digits += std::to_string(*digit);
            ++out.fraction;
            ++k;
        }
        if (out.fraction > 0) out.end = k;
    }
    return out;
}

// 百分之, 千分之, 万分之.
std::optional<Quantity> spoken_ratio(TextView text, std::size_t at, std::size_t end) {
    if (at + 3 >= end || text.substr(at + 1, 2) != U"分之") return std::nullopt;
    const char32_t unit = text[at] == U'百' ? U'%' : text[at] == U'千' ? U'‰' : text[at] == U'万' ? U'‱' : U'\0';
    if (unit == U'\0') return std::nullopt;
    auto number = decimal_at(text, at + 3, end);
    if (!number) {
        if (at + 3 < end && text[at + 3] == U'百' && !(at + 4 < end && is_han_digit(text[at + 4]))) number = Decimal{"100", 0, at + 4};
        else number = han_at(text, at + 3, end);
    }
    if (!number) return std::nullopt;
    return Quantity{{at, number->end}, exact(*number, 0), Text(1, unit), true, false, false};
}

// "保持为零", "保持零起", "控制在0件": that there be none.
std::optional<Quantity> nought(TextView text, std::size_t at, std::size_t end) {
    if (text[at] != U'零' && text[at] != U'〇' && text[at] != U'0') return std::nullopt;
    if (word_before(text, at, {U"保持为", U"保持", U"控制在", U"控制为", U"降为", U"降至", U"降到", U"确保为", U"实现为", U"力争为", U"为"}).empty()) return std::nullopt;
    std::size_t next = at + 1;
    if (next < end &&
        (is_digit(text[next]) || is_han_digit(text[next]) || text[next] == U'.' || text[next] == U'点' || text[next] == U'%' || text[next] == U'‰' || text[next] == U'‱'))
        return std::nullopt;
    const TextView measure = next < end ? measure_at(text.substr(0, end), next) : TextView{};
    next += measure.size();
    const bool closes = next >= end || !is_han(text[next]);
    if (!closes || (measure.empty() && text[at] == U'0')) return std::nullopt;
    return Quantity{{at, next}, "0", Text(measure), false, false, false};
}

// 五分之一, 四分之三: shares that are a whole number of per cent.
std::optional<Quantity> share(TextView text, std::size_t at, std::size_t end) {
    std::size_t i = at;
    while (i < end && is_han_digit(text[i]) && i - at < 2) ++i;
    if (i == at || text.substr(i, 2) != U"分之" || (at > 0 && is_han_digit(text[at - 1]))) return std::nullopt;
    std::size_t k = i + 2;
    while (k < end && is_han_digit(text[k]) && k - i < 4) ++k;
    const auto whole = han_number(text.substr(at, i - at));
    const auto part = han_number(text.substr(i + 2, k - i - 2));
    if (!whole || !part || *part == 0 || *part >= *whole || *whole > 50 || *part * 100 % *whole != 0) return std::nullopt;
    return Quantity{{at, k}, std::to_string(*part * 100 / *whole), U"%", true, false, false};
}

bool is_range_sign(char32_t c) { return c == U'-' || c == U'—' || c == U'~' || c == U'至' || c == U'到' || c == U'–'; }

}  // namespace

std::optional<Quantity> quantity_at(TextView text, std::size_t at, std::size_t end, bool begins) {
    if (auto ratio = spoken_ratio(text, at, end)) return ratio;
    if (auto ratio = share(text, at, end)) return ratio;
    if (at > 0 && !begins) {
        const char32_t before = text[at - 1];
        if (before == U'第' || is_digit(before) || before == U'.' || before == U'·' || before == U'之' || before == U'[' || before == U'〔' ||
            (before >= U'A' && before <= U'z') || is_han_digit(before))
            return std::nullopt;
    }
    const bool han = !is_digit(text[at]);
    if (auto none = nought(text, at, end)) return none;
    auto number = han ? han_at(text, at, end) : decimal_at(text, at, end);
    if (!number) return std::nullopt;
    Quantity out{{at, number->end}, {}, {}, false, false, han};
    std::size_t i = number->end;
    const auto vague = [&] {
        if (i < end && (text[i] == U'余' || text[i] == U'多')) {
            out.approximate = true;
            ++i;
        }
    };
    // A range is kept by its lower end: 3-5次, 90%-95%.
    if (!han && i < end && text[i] == U'%' && i + 2 < end && is_range_sign(text[i + 1]) && is_digit(text[i + 2])) {
        if (const auto upper = decimal_at(text, i + 2, end); upper && upper->end < end && text[upper->end] == U'%') i = upper->end;
    } else if (i + 1 < end && is_range_sign(text[i])) {
        const auto upper = han ? han_at(text, i + 1, end) : decimal_at(text, i + 1, end);
        if (upper) i = upper->end;
    }
    vague();
    std::size_t zeros = 0;
    Text scale;
    if (i < end && (text[i] == U'万' || text[i] == U'亿' || (text[i] == U'千' && !han) || (text[i] == U'百' && !han))) {
        zeros = text[i] == U'万' ? 4 : text[i] == U'亿' ? 8 : text[i] == U'千' ? 3 : 2;
        scale = Text(1, text[i]);
        ++i;
    }
    vague();
    if (i >= end) return std::nullopt;
    if (text[i] == U'%' || text[i] == U'‰' || text[i] == U'‱') {
        if (han || zeros != 0) return std::nullopt;
        out.unit = Text(1, text[i]);
        out.ratio = true;
        out.value = exact(*number, 0);
        out.span.end = i + 1;
        return out;
    }
    static const std::vector<TextView> kShareBefore{U"不低于", U"不少于", U"不超过", U"达到", U"达", U"超过", U"降至", U"提高到", U"提升至", U"至少", U"压减", U"压降", U"下降", U"减少", U"降低",
                                                    U"增长", U"提高", U"提升", U"缩短", U"压缩"};
    if (text[i] == U'成' && zeros == 0 && number->digits.size() == 1 &&
        ((i + 1 < end && text[i + 1] == U'以') || (!word_before(text, at, kShareBefore).empty() && !(i + 1 < end && is_han(text[i + 1]))))) {
        out.unit = U"%";
        out.ratio = true;
        out.value = exact(*number, 1);
        out.span.end = i + 1;
        return out;
    }
    // "九成五以上"
    if (text[i] == U'成' && han && number->digits.size() == 1 && i + 3 < end && text[i + 2] == U'以')
        if (const auto rest = han_number(text.substr(i + 1, 1)); rest && *rest < 10)
            return Quantity{{at, i + 2}, exact({number->digits + std::to_string(*rest), 0, 0}, 0), U"%", true, false, true};
    if (text.substr(i, 2) == U"分之") return std::nullopt;  // 三分之二
    const TextView measure = measure_at(text, i);
    if (measure.empty()) return std::nullopt;
    out.unit = Text(measure);
    i += measure.size();
    if (measure == U"日" || measure == U"天") {
        const bool limited = (i < end && text[i] == U'内') || text.substr(i, 2) == U"以内" || text.substr(i, 2) == U"之内" || text.substr(i, 2) == U"以上";
        if (!limited && word_before(text, at, {U"不少于", U"不低于", U"至少", U"不超过", U"不得少于", U"压缩至", U"压缩到", U"缩短至", U"缩短到", U"缩短", U"压缩", U"压减", U"控制在"}).empty()) return std::nullopt;
    }
    if (measure == U"个工作日") out.unit = U"工作日";
    if ((measure == U"元" || measure == U"美元") && (zeros == 4 || zeros == 8)) {
        out.unit = scale + Text(measure);
        zeros = 0;
    }
    if (measure == U"个百分点") out.ratio = true, out.unit = U"个百分点";
    // 件/万人: so many for each.
    if (i + 1 < end && text[i] == U'/')
        if (const auto each = word_at(text.substr(0, end), i + 1, {U"万人", U"十万人", U"百万人", U"百人", U"千人", U"人", U"年", U"月", U"户", U"村", U"季度"}); !each.empty()) {
            out.unit += Text(U"/") + Text(each);
            i += 1 + each.size();
        }
    // 件(次): the second measure belongs to the unit's words only.
    if (i + 2 < end && text[i] == U'(' && text[i + 2] == U')' && !measure_at(text, i + 1).empty()) i += 3;
    out.value = exact(*number, zeros);
    out.span.end = i;
    return out;
}

}  // namespace xiezhi::plan
