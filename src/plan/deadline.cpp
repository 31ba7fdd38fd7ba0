#include "plan/deadline.hpp"

#include <algorithm>

namespace xiezhi::plan {
namespace {

struct Int {
    int value = 0;
    std::size_t end = 0;
};

std::optional<Int> number_at(TextView text, std::size_t at, std::size_t end) {
    std::size_t i = at;
    int value = 0;
    while (i < end && is_digit(text[i]) && i - at < 5) value = value * 10 + static_cast<int>(text[i++] - U'0');
    if (i > at) return Int{value, i};
    while (i < end && is_han_digit(text[i]) && i - at < 4) ++i;
    if (i == at) return std::nullopt;
    if (i - at == 4) {  // 二〇二三
        for (std::size_t k = at; k < i; ++k) {
            const auto digit = text[k] == U'〇' || text[k] == U'零' ? std::optional<int>(0) : han_number(text.substr(k, 1));
            if (!digit || *digit > 9) return std::nullopt;
            value = value * 10 + *digit;
        }
        return Int{value, i};
    }
    const auto han = han_number(text.substr(at, i - at));
    return han ? std::optional<Int>(Int{*han, i}) : std::nullopt;
}

CivilDate month_end(int year, int month) { return from_ymd(year, month, days_in_month(year, month)); }

bool at_word(TextView text, std::size_t at, std::size_t end, TextView word) {
    return at + word.size() <= end && text.substr(at, word.size()) == word;
}

// 前, 之前, 以前, 底前 … after a time; moves `at` behind it.
bool take_before(TextView text, std::size_t& at, std::size_t end) {
    for (const TextView word : {TextView(U"之前"), TextView(U"以前"), TextView(U"前")})
        if (at_word(text, at, end, word) && !at_word(text, at, end, U"前期") && !at_word(text, at, end, U"前后")) {
            at += word.size();
            return true;
        }
    return false;
}

// 2023-06-30, 2023.6.30, 2023/6/30.
std::optional<TimeWords> numeric_date(TextView text, std::size_t at, std::size_t end) {
    const auto year = number_at(text, at, end);
    if (!year || year->end - at != 4 || !is_digit(text[at]) || year->value < kFirstYear || year->value > kLastYear) return std::nullopt;
    std::size_t i = year->end;
    if (i >= end || (text[i] != U'-' && text[i] != U'.' && text[i] != U'/')) return std::nullopt;
    const char32_t point = text[i];
    const auto month = number_at(text, i + 1, end);
    if (!month || !is_digit(text[i + 1]) || month->value < 1 || month->value > 12 || month->end - i > 3) return std::nullopt;
    i = month->end;
    TimeWords words{i, month_end(year->value, month->value), false};
    if (i < end && text[i] == point)
        if (const auto day = number_at(text, i + 1, end); day && day->end - i <= 3 && exists(year->value, month->value, day->value))
            words.date = from_ymd(year->value, month->value, day->value), words.end = i = day->end;
    words.limit = take_before(text, words.end, end);
    return words;
}

}  // namespace

std::optional<TimeWords> time_at(TextView text, std::size_t at, std::size_t end, int year) {
    if (auto numeric = numeric_date(text, at, end)) return numeric;
    std::size_t i = at;
    bool year_named = false;
    std::optional<Int> first;
    if (at_word(text, i, end, U"今年") || at_word(text, i, end, U"本年") || at_word(text, i, end, U"当年")) {
        i += 1;  // the 年 stays for 年底
        if (i + 1 < end && text[i + 1] != U'底' && text[i + 1] != U'末' && text[i + 1] != U'内' && text[i + 1] != U'前') ++i;
        year_named = true;
    } else if (at_word(text, i, end, U"明年") || at_word(text, i, end, U"次年")) {
        i += 1;
        if (i + 1 < end && text[i + 1] != U'底' && text[i + 1] != U'末' && text[i + 1] != U'前') ++i;
        if (year != 0) ++year;
        year_named = true;
    } else if ((first = number_at(text, i, end)) && first->value >= kFirstYear && first->value <= kLastYear && at_word(text, first->end, end, U"年")) {
        year = first->value;
        year_named = true;
        i = first->end;
        if (at_word(text, i, end, U"年度")) i += 1;
        else if (i + 1 < end && text[i + 1] != U'底' && text[i + 1] != U'末' && text[i + 1] != U'前' && text[i + 1] != U'内') ++i;
        while (i < end && text[i] == U' ') ++i;
    }
    TimeWords words;
    const auto date = [&](CivilDate value) { return year == 0 ? std::nullopt : std::optional<CivilDate>(value); };
    const int y = year == 0 ? 2000 : year;
    if (at_word(text, i, end, U"年底") || at_word(text, i, end, U"年末") || at_word(text, i, end, U"年内") || at_word(text, i, end, U"年终") ||
        (year_named && at_word(text, i, end, U"年前"))) {
        words.date = date(from_ymd(y, 12, 31));
        const bool inside = text[i + 1] == U'内';
        i += at_word(text, i, end, U"年前") ? 1 : 2;
        words.limit = take_before(text, i, end) || inside || year_named;
        words.end = i;
        return words;
    }
    if (at_word(text, i, end, U"上半年") || at_word(text, i, end, U"下半年")) {
        words.date = date(text[i] == U'上' ? from_ymd(y, 6, 30) : from_ymd(y, 12, 31));
        i += 3;
        take_before(text, i, end);
        words.limit = !at_word(text, i, end, U"工作") && !at_word(text, i, end, U"总结");
        words.end = i;
        return words;
    }
    if (at_word(text, i, end, U"年中")) {
        words.date = date(from_ymd(y, 6, 30));
        i += 2;
        words.limit = take_before(text, i, end);
        words.end = i;
        return words;
    }
    if (year_named && i + 1 < end && (text[i] == U'Q' || text[i] == U'q') && text[i + 1] >= U'1' && text[i + 1] <= U'4') {
        words.date = date(month_end(y, static_cast<int>(text[i + 1] - U'0') * 3));
        i += 2;
        words.limit = true;
        words.end = i;
        return words;
    }
    std::size_t season_at = i;
    if (at_word(text, i, end, U"第")) ++season_at;
    if (const auto season = number_at(text, season_at, end);
        season && season->value >= 1 && season->value <= 4 && (at_word(text, season->end, end, U"季度") || at_word(text, season->end, end, U"个季度"))) {
        words.date = date(month_end(y, season->value * 3));
        i = season->end + (text[season->end] == U'个' ? 3 : 2);
        bool bottom = at_word(text, i, end, U"末") || at_word(text, i, end, U"底");
        if (bottom) ++i;
        words.limit = take_before(text, i, end) || bottom;
        words.end = i;
        return words;
    }
    const auto month = number_at(text, i, end);
    if (!month || month->value < 1 || month->value > 12 || !at_word(text, month->end, end, U"月")) {
        if (!year_named) return std::nullopt;
        // A bare year: 2025年, 2025年前.
        words.date = date(from_ymd(y, 12, 31));
        words.end = std::max(i, at + 1);
        return words;
    }
    i = month->end + 1;
    words.date = date(month_end(y, month->value));
    if (at_word(text, i, end, U"份")) ++i;
    while (i < end && text[i] == U' ' && i + 1 < end && is_digit(text[i + 1])) ++i;
    bool bottom = false;
    if (at_word(text, i, end, U"底") || at_word(text, i, end, U"末")) {
        ++i;
        bottom = true;
    } else if (at_word(text, i, end, U"上旬")) {
        words.date = date(from_ymd(y, month->value, 10));
        i += 2;
    } else if (at_word(text, i, end, U"中旬")) {
        words.date = date(from_ymd(y, month->value, 20));
        i += 2;
    } else if (at_word(text, i, end, U"下旬")) {
        i += 2;
    } else if (const auto day = number_at(text, i, end); day && (at_word(text, day->end, end, U"日") || at_word(text, day->end, end, U"号"))) {
        i = day->end + 1;
        if (exists(y, month->value, day->value)) words.date = date(from_ymd(y, month->value, day->value));
        else words.date.reset();
    }
    words.limit = take_before(text, i, end) || bottom;
    words.end = i;
    return words;
}

std::optional<CivilDate> resolve(TextView folded, int year) {
    if (contains(folded, U"每")) return std::nullopt;
    std::optional<CivilDate> last;
    int known = year;
    for (std::size_t i = 0; i < folded.size();) {
        const auto words = time_at(folded, i, folded.size(), known);
        if (!words) {
            ++i;
            continue;
        }
        if (words->date) {
            last = words->date;
            known = to_ymd(*words->date).year;  // "2023年3月—6月": the second month is of the same year
        }
        i = std::max(words->end, i + 1);
    }
    if (!last && year != 0 && (contains(folded, U"全年") || contains(folded, U"年度") || contains(folded, U"年底"))) return from_ymd(year, 12, 31);
    return last;
}

std::vector<Deadline> deadlines_in(TextView folded, Span span, int year) {
    std::vector<Deadline> found;
    for (std::size_t i = span.begin; i < span.end;) {
        const char32_t c = folded[i];
        if (!is_digit(c) && !is_han_digit(c) && TextView(U"年上下今本当明次第").find(c) == TextView::npos) {
            ++i;
            continue;
        }
        // "一年内" is a length of time, not the end of this year.
        const bool length = c == U'年' && i > span.begin && (is_digit(folded[i - 1]) || is_han_digit(folded[i - 1]));
        const auto words = length ? std::nullopt : time_at(folded, i, span.end, year);
        if (!words) {
            if (is_digit(c)) while (i < span.end && is_digit(folded[i])) ++i;
            else ++i;
            continue;
        }
        const TextView before = folded.substr(i > span.begin + 2 ? i - 3 : span.begin, i - (i > span.begin + 2 ? i - 3 : span.begin));
        const bool recurring = ends_with(before, U"每") || ends_with(before, U"每年") || ends_with(before, U"每个");
        const bool until = ends_with(before, U"到") || ends_with(before, U"至") || ends_with(before, U"于");
        const bool past = ends_with(before, U"去年") || ends_with(before, U"上年") || ends_with(before, U"截至");
        const bool bare_end = until && words->end >= 2 && (folded[words->end - 1] == U'底' || folded[words->end - 1] == U'末');
        if ((words->limit || bare_end) && !recurring && !past) found.push_back({{i, words->end}, words->date});
        i = std::max(words->end, i + 1);
    }
    return found;
}

}  // namespace xiezhi::plan
