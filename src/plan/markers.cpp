#include "plan/markers.hpp"

namespace xiezhi::plan {
namespace {

std::size_t skip_spaces(TextView text, std::size_t at, std::size_t end) {
    while (at < end && is_space(text[at])) ++at;
    return at;
}

struct Number {
    int value = 0;
    std::size_t end = 0;
};

std::optional<Number> arabic_at(TextView text, std::size_t at, std::size_t end, std::size_t most_digits) {
    std::size_t i = at;
    int value = 0;
    while (i < end && is_digit(text[i]) && i - at < 6) value = value * 10 + static_cast<int>(text[i++] - U'0');
    if (i == at || i - at > most_digits || (i < end && is_digit(text[i])) || value == 0) return std::nullopt;
    return Number{value, i};
}

std::optional<Number> han_at(TextView text, std::size_t at, std::size_t end) {
    std::size_t i = at;
    while (i < end && is_han_digit(text[i]) && i - at < 5) ++i;
    if (i == at || i - at > 4) return std::nullopt;
    const auto value = han_number(text.substr(at, i - at));
    if (!value || text[at] == U'两') return std::nullopt;
    return Number{*value, i};
}

// ①, ⑴, ⒈, ㈠, ㊀ are one character each.
std::optional<Marker> single_character(TextView text, std::size_t at, std::size_t end) {
    struct Block {
        char32_t first;
        int count;
        MarkerKind kind;
    };
    static constexpr Block kBlocks[] = {
        {0x2460, 20, MarkerKind::Circled},    {0x2776, 10, MarkerKind::Circled},     {0x24F5, 10, MarkerKind::Circled},
        {0x2474, 20, MarkerKind::ArabicParen}, {0x2488, 20, MarkerKind::ArabicPoint}, {0x3220, 10, MarkerKind::HanParen},
        {0x3280, 10, MarkerKind::Circled}};
    const char32_t c = text[at];
    for (const auto& block : kBlocks)
        if (c >= block.first && c < block.first + static_cast<char32_t>(block.count)) {
            std::size_t after = at + 1;
            if (after < end && (text[after] == U'、' || text[after] == U'.')) ++after;
            return Marker{block.kind, static_cast<int>(c - block.first) + 1, 0, {at, at + 1}, skip_spaces(text, after, end)};
        }
    return std::nullopt;
}

// (一) and (1), with spaces inside as bad extraction leaves them.
std::optional<Marker> in_parentheses(TextView text, std::size_t at, std::size_t end) {
    if (text[at] != U'(' && text[at] != U'[') return std::nullopt;
    const char32_t close = text[at] == U'(' ? U')' : U']';
    const std::size_t inner = skip_spaces(text, at + 1, end);
    const auto han = han_at(text, inner, end);
    const auto number = han ? han : arabic_at(text, inner, end, 2);
    if (!number) return std::nullopt;
    const std::size_t last = skip_spaces(text, number->end, end);
    if (last >= end || text[last] != close) return std::nullopt;
    std::size_t after = last + 1;
    if (after < end && (text[after] == U'、' || text[after] == U'.')) ++after;
    return Marker{han ? MarkerKind::HanParen : MarkerKind::ArabicParen, number->value, 0, {at, last + 1}, skip_spaces(text, after, end)};
}

std::optional<Marker> arabic(TextView text, std::size_t at, std::size_t end) {
    const auto number = arabic_at(text, at, end, 3);
    if (!number) return std::nullopt;
    std::size_t i = skip_spaces(text, number->end, std::min(end, number->end + 1));
    if (i >= end) return std::nullopt;
    Marker marker{MarkerKind::ArabicPoint, number->value, 0, {at, number->end}, i + 1};
    if (text[i] == U')' && number->value < 100) {
        marker.kind = MarkerKind::ArabicHalf;
        marker.label.end = i + 1;
    } else if (text[i] == U'.') {
        if (i + 1 < end && is_digit(text[i + 1])) {
            // 2.1 as a number of its own, or item 2 that begins with a quantity or a year, or a decimal, or a date.
            std::size_t digits = i + 1;
            while (digits < end && is_digit(text[digits])) ++digits;
            const std::size_t count = digits - i - 1;
            const bool year = count == 4 && digits < end && text[digits] == U'年';
            const bool anniversary = digits < end && text[digits] == U'·';  // 12·4, 3·15
            const bool name = count >= 4 && digits < end && is_han(text[digits]);  // 9.12348热线
            const bool month = count <= 2 && digits < end && text[digits] == U'月';  // 7.8月底前
            const bool rate = count >= 2 && digits < end && text[digits] == U'%';    // 4.90%以上的村
            if (digits < end && (year || rate || anniversary || name || month || !measure_at(text, digits).empty())) {
                marker.digits_follow = true;
                return marker;
            }
            const auto minor = arabic_at(text, i + 1, end, 2);
            if (!minor || number->value > 40 || i != number->end) return std::nullopt;
            std::size_t after = minor->end;
            if (const auto third = after < end && text[after] == U'.' ? arabic_at(text, after + 1, end, 2) : std::nullopt) {
                std::size_t next = third->end;
                if (next < end && (text[next] == U'.' || text[next] == U'、')) ++next;
                if (next >= end || is_digit(text[next]) || !(is_space(text[next]) || is_han(text[next]))) return std::nullopt;
                return Marker{MarkerKind::SubDecimal, third->value, number->value * 100 + minor->value, {at, third->end}, skip_spaces(text, next, end)};
            }
            if (after < end && text[after] == U'.' && !(after + 1 < end && is_digit(text[after + 1]))) ++after;
            else if (after < end && text[after] == U'、') ++after;
            if (after >= end || is_digit(text[after]) || TextView(U"%‰.·-—~万亿(米元").find(text[after]) != TextView::npos)
                return std::nullopt;
            return Marker{MarkerKind::Decimal, minor->value, number->value, {at, minor->end}, skip_spaces(text, after, end)};
        }
    } else if (text[i] != U'、') {
        return std::nullopt;
    } else if (i + 1 < end && is_digit(text[i + 1])) {
        // "附件1、2" and "1、2号楼" list numbers; "1、2023年…" and "1、3个" may be an item.
        std::size_t digits = i + 1;
        while (digits < end && is_digit(text[digits])) ++digits;
        const bool year = digits - i - 1 == 4 && digits < end && text[digits] == U'年';
        const bool month = digits - i <= 3 && digits < end && text[digits] == U'月';
        if (digits >= end || (!year && !month && measure_at(text, digits).empty())) return std::nullopt;
        marker.digits_follow = true;
    }
    marker.end = skip_spaces(text, marker.end, end);
    return marker;
}

std::optional<Marker> han(TextView text, std::size_t at, std::size_t end) {
    const auto number = han_at(text, at, end);
    if (!number) return std::nullopt;
    const std::size_t i = skip_spaces(text, number->end, std::min(end, number->end + 1));
    if (i >= end) return std::nullopt;
    Marker marker{MarkerKind::HanPoint, number->value, 0, {at, number->end}, i + 1};
    if (text[i] == U'、' || text[i] == U'.') {
        // "三、四季度" names two quarters.
        if (const auto next = han_at(text, i + 1, end); next && next->value == number->value + 1 && next->end < end &&
            TextView(U"季月级类线度期批项个名年届条章、").find(text[next->end]) != TextView::npos)
            return std::nullopt;
        marker.end = skip_spaces(text, marker.end, end);
        return marker;
    }
    if (i == number->end && (text[i] == U'是' || text[i] == U'要') && number->value <= 20) {
        marker.kind = MarkerKind::Enumerated;
        marker.label.end = i + 1;
        marker.end = skip_spaces(text, i + 1, end);
        while (marker.end < end && (text[marker.end] == U',' || text[marker.end] == U':')) ++marker.end;
        return marker;
    }
    return std::nullopt;
}

std::optional<Marker> with_di(TextView text, std::size_t at, std::size_t end) {
    if (text[at] != U'第') return std::nullopt;
    auto number = han_at(text, at + 1, end);
    if (!number) number = arabic_at(text, at + 1, end, 2);
    if (!number || number->end >= end) return std::nullopt;
    const std::size_t i = number->end;
    if (text[i] == U'、' || text[i] == U',' || text[i] == U'.' || text[i] == U':')
        return Marker{MarkerKind::Ordinal, number->value, 0, {at, i}, skip_spaces(text, i + 1, end)};
    if (text[i] == U'条') {
        // 第三条 at the head of a line is an article; "第三条规定的", "第三条、第四条" and "第三条第二款" cite one.
        const std::size_t rest = skip_spaces(text, i + 1, end);
        if (rest >= end || (rest == i + 1 && TextView(U"规的之第款项和至及或与中所、,.;:)》").find(text[rest]) != TextView::npos))
            return std::nullopt;
        return Marker{MarkerKind::Article, number->value, 0, {at, i + 1}, rest};
    }
    std::size_t after = 0;
    MarkerKind kind = MarkerKind::Part;
    if (text.substr(i, 2) == U"部分") after = i + 2;
    else if (text[i] == U'章' || text[i] == U'编' || text[i] == U'篇') after = i + 1;
    else if (text[i] == U'节') after = i + 1, kind = MarkerKind::Section;
    if (after == 0 || after > end) return std::nullopt;
    const Span label{at, after};
    const std::size_t rest = skip_spaces(text, after, end);
    if (rest < end && TextView(U"、:.,").find(text[rest]) == TextView::npos && rest == after) return std::nullopt;
    after = rest;
    if (after < end && TextView(U"、:.,").find(text[after]) != TextView::npos) ++after;
    return Marker{kind, number->value, 0, label, skip_spaces(text, after, end)};
}

std::optional<Marker> bracket(TextView text, std::size_t at, std::size_t end) {
    if (text[at] != U'【') return std::nullopt;
    const std::size_t limit = std::min(end, at + 26);
    for (std::size_t i = at + 1; i < limit; ++i)
        if (text[i] == U'】') {
            if (i < at + 3) return std::nullopt;
            std::size_t after = skip_spaces(text, i + 1, end);
            if (after < end && (text[after] == U':' || text[after] == U'。')) after = skip_spaces(text, after + 1, end);
            return Marker{MarkerKind::Bracket, 0, 0, {at, i + 1}, after};
        }
    return std::nullopt;
}

std::optional<Marker> first(TextView text, std::size_t at, std::size_t end) {
    static constexpr TextView kWords[] = {U"首先", U"其次", U"再次", U"最后"};
    for (int i = 0; i < 4; ++i)
        if (text.substr(at, 2) == kWords[i] && at + 2 < end && (text[at + 2] == U',' || text[at + 2] == U':' || text[at + 2] == U'、'))
            return Marker{MarkerKind::First, i + 1, 0, {at, at + 2}, skip_spaces(text, at + 3, end)};
    return std::nullopt;
}

// 任务一:, 措施2、: a word that numbers the parts.
std::optional<Marker> worded(TextView text, std::size_t at, std::size_t end) {
    const TextView word = word_at(text.substr(0, end), at, {U"任务", U"措施", U"行动", U"重点任务"});
    if (word.empty()) return std::nullopt;
    const std::size_t from = at + word.size();
    auto number = han_at(text, from, end);
    if (!number) number = arabic_at(text, from, end, 2);
    if (!number || number->end >= end) return std::nullopt;
    std::size_t after = number->end;
    if (text[after] != U':' && text[after] != U'、' && text[after] != U'.' && !is_space(text[after])) return std::nullopt;
    if (text[after] == U'.' && after + 1 < end && is_digit(text[after + 1])) return std::nullopt;
    return Marker{MarkerKind::Article, number->value, 0, {at, number->end}, skip_spaces(text, after + 1, end)};
}

// 壹、贰、: parts with the numerals of banks.
std::optional<Marker> formal(TextView text, std::size_t at, std::size_t end) {
    const auto number = TextView(U"壹贰叁肆伍陆柒捌玖拾").find(text[at]);
    if (number == TextView::npos || at + 2 >= end || !(text[at + 1] == U'、' || text[at + 1] == U'.')) return std::nullopt;
    return Marker{MarkerKind::Part, static_cast<int>(number) + 1, 0, {at, at + 1}, skip_spaces(text, at + 2, end)};
}

// a., A、, b): letters.
std::optional<Marker> letter(TextView text, std::size_t at, std::size_t end) {
    const char32_t c = text[at];
    if (at + 2 >= end || !(text[at + 1] == U'.' || text[at + 1] == U'、' || text[at + 1] == U')')) return std::nullopt;
    const std::size_t after = skip_spaces(text, at + 2, end);
    if (after >= end || !is_han(text[after])) return std::nullopt;
    const int number = static_cast<int>(c >= U'a' ? c - U'a' : c - U'A') + 1;
    return Marker{MarkerKind::Letter, number, 0, {at, at + 1}, after};
}

// Ⅰ, Ⅱ and I., II.: parts of a paper.
std::optional<Marker> roman(TextView text, std::size_t at, std::size_t end) {
    static constexpr TextView kLatin[] = {U"I", U"II", U"III", U"IV", U"V", U"VI", U"VII", U"VIII", U"IX", U"X", U"XI", U"XII"};
    std::size_t i = at;
    int number = 0;
    const bool sign = text[at] >= 0x2160 && text[at] <= 0x216B;
    if (sign) {
        number = static_cast<int>(text[at] - 0x2160) + 1;
        i = at + 1;
    } else {
        while (i < end && (text[i] == U'I' || text[i] == U'V' || text[i] == U'X')) ++i;
        for (int n = 0; n < 12; ++n)
            if (text.substr(at, i - at) == kLatin[n]) number = n + 1;
    }
    if (number == 0 || i >= end) return std::nullopt;
    const Span label{at, i};
    if (text[i] == U'、' || text[i] == U'.') ++i;
    else if (!sign || !is_space(text[i])) return std::nullopt;
    i = skip_spaces(text, i, end);
    if (i >= end || !(sign || is_han(text[i]))) return std::nullopt;
    return Marker{MarkerKind::Part, number, 0, label, i};
}

}  // namespace

TextView measure_at(TextView folded, std::size_t at) {
    static const std::vector<TextView> kMeasures{
        U"个百分点", U"个工作日", U"工作日", U"人次", U"件次", U"场次", U"个", U"件", U"次", U"场", U"名", U"人", U"家", U"项", U"期", U"份",
        U"户", U"篇", U"条", U"起", U"处", U"所", U"支", U"批", U"轮", U"册", U"台", U"套", U"部", U"堂", U"宗", U"例", U"幅", U"座",
        U"位", U"万元", U"亿元", U"元", U"小时", U"天", U"日", U"分钟", U"学时", U"课时", U"分", U"间", U"对", U"组", U"节", U"村",
        U"批次", U"集", U"块", U"本", U"张", U"辆", U"片", U"站", U"门", U"课", U"例次", U"人/次", U"条次", U"平方米", U"公里", U"户次", U"家次",
        U"类", U"种", U"道", U"类别", U"倍", U"案", U"岗", U"篇次", U"班次", U"队", U"档", U"版", U"遍", U"回", U"余",
        U"卷", U"亩", U"公顷", U"吨", U"株", U"头", U"只", U"羽", U"棵", U"盏", U"栋", U"幢", U"米", U"千米", U"平方公里", U"立方米", U"枚", U"款",
        U"单", U"笔", U"公斤", U"秒", U"个月", U"学分", U"积分", U"车次", U"辆次", U"人天", U"题", U"床", U"首", U"封", U"万千瓦", U"千瓦", U"兆瓦",
        U"万美元", U"亿美元", U"美元", U"斤", U"席", U"桩", U"字", U"尾"};
    return at < folded.size() ? word_at(folded, at, kMeasures) : TextView{};
}

std::optional<Marker> marker_at(TextView folded, std::size_t at, std::size_t end) {
    if (at >= end) return std::nullopt;
    const char32_t c = folded[at];
    if (is_digit(c)) return arabic(folded, at, end);
    if (is_han_digit(c)) return han(folded, at, end);
    if (c == U'(' || c == U'[') return in_parentheses(folded, at, end);
    if (c == U'第') return with_di(folded, at, end);
    if (c == U'【') return bracket(folded, at, end);
    if (c == U'首' || c == U'其' || c == U'再' || c == U'最') return first(folded, at, end);
    if (c == U'I' || c == U'V' || c == U'X' || (c >= 0x2160 && c <= 0x216B)) return roman(folded, at, end);
    if (c == U'任' || c == U'措' || c == U'行' || c == U'重') return worded(folded, at, end);
    if ((c >= U'a' && c <= U'h') || (c >= U'A' && c <= U'H')) return letter(folded, at, end);
    if (auto marker = formal(folded, at, end)) return marker;
    return single_character(folded, at, end);
}

}  // namespace xiezhi::plan
