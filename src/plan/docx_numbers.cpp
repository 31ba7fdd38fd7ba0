#include "plan/docx_numbers.hpp"

#include <algorithm>
#include <charconv>

namespace xiezhi::plan {
namespace {

constexpr std::size_t kLongestLabel = 60;  // bytes: a small file must not write a long label before each of its paragraphs
constexpr int kHighest = 9999;  // no document numbers further, and the arithmetic stays small

int whole(std::string_view digits, int otherwise) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() && value >= 0 && value <= 1000000 ? value : otherwise;
}

// Calls `visit(name, tag)` for every tag of the XML in order; `name` of a closing tag begins with '/'.
template <class Visit>
void each_tag(std::string_view xml, Visit visit) {
    for (auto at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        const auto end = xml.find('>', at);
        if (end == std::string_view::npos) return;
        const auto tag = xml.substr(at + 1, end - at - 1);
        visit(tag.substr(0, tag.find_first_of(" /\t\r\n", tag.substr(0, 1) == "/" ? 1 : 0)), tag);
        at = end;
    }
}

// 1 to 9999 in Han figures: 十, 十二, 二十, 一百零五.
std::string han(int value) {
    static constexpr std::array<std::string_view, 10> kDigits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static constexpr std::array<std::string_view, 4> kUnits{"", "十", "百", "千"};
    const std::string digits = std::to_string(std::clamp(value, 1, kHighest));
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t digit = static_cast<std::size_t>(digits[i] - '0');
        const std::size_t unit = digits.size() - 1 - i;
        if (digit == 0) {
            gap = true;
            continue;
        }
        if (gap) out += kDigits[0];
        gap = false;
        if (!(digit == 1 && unit == 1 && i == 0)) out += kDigits[digit];
        out += kUnits[unit];
    }
    return out;
}

// 一〇五: each figure by itself.
std::string han_by_figure(int value) {
    static constexpr std::array<std::string_view, 10> kDigits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string out;
    for (const char digit : std::to_string(value)) out += kDigits[static_cast<std::size_t>(digit - '0')];
    return out;
}

std::string roman(int value) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> kSigns{{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
                                                                              {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string out;
    for (const auto& [worth, sign] : kSigns)
        for (; value >= worth; value -= worth) out += sign;
    return out;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

std::string written(int value, std::string_view format) {
    value = std::clamp(value, 0, kHighest);
    if (format == "none" || format == "bullet") return {};
    if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "chineseLegalSimplified" || format == "japaneseCounting" ||
        format == "taiwaneseCounting" || format == "taiwaneseCountingThousand" || format == "koreanCounting")
        return value == 0 ? "零" : han(value);
    if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital") return han_by_figure(value);
    if ((format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") && value >= 1 && value <= 20)
        return {'\xE2', static_cast<char>(0x91), static_cast<char>(0xA0 + value - 1)};  // U+2460 …
    if (format == "ideographTraditional" && value >= 1 && value <= 10) {
        static constexpr std::array<std::string_view, 10> kStems{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
        return std::string(kStems[static_cast<std::size_t>(value - 1)]);
    }
    if (format == "lowerRoman") return roman(value);
    if (format == "upperRoman") return upper(roman(value));
    if ((format == "lowerLetter" || format == "upperLetter") && value >= 1 && value <= 26)
        return std::string(1, static_cast<char>((format[0] == 'l' ? 'a' : 'A') + value - 1));
    if (format == "decimalZero" && value < 10) return "0" + std::to_string(value);
    return std::to_string(value);
}

}  // namespace

std::string_view xml_attribute(std::string_view tag, std::string_view name) {
    for (auto at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        auto i = at + name.size();
        while (i < tag.size() && tag[i] == ' ') ++i;
        if (at == 0 || tag[at - 1] != ' ' || i >= tag.size() || tag[i] != '=') continue;
        ++i;
        while (i < tag.size() && tag[i] == ' ') ++i;
        if (i >= tag.size() || (tag[i] != '"' && tag[i] != '\'')) return {};
        const auto end = tag.find(tag[i], i + 1);
        return end == std::string_view::npos ? std::string_view{} : tag.substr(i + 1, end - i - 1);
    }
    return {};
}

DocxNumbers::DocxNumbers(std::string_view numbering, std::string_view styles) {
    read_numbering(numbering);
    read_styles(styles);
    for (const auto& [id, scheme] : schemes_)
        if (!scheme.is_style.empty()) by_style_.emplace(scheme.is_style, id);
}

void DocxNumbers::read_numbering(std::string_view xml) {
    Scheme* scheme = nullptr;
    Instance* instance = nullptr;
    int level = -1;
    each_tag(xml, [&](std::string_view name, std::string_view tag) {
        const auto value = xml_attribute(tag, "w:val");
        if (name == "w:abstractNum") scheme = &schemes_[whole(xml_attribute(tag, "w:abstractNumId"), -1)], level = -1;
        else if (name == "/w:abstractNum") scheme = nullptr;
        else if (name == "w:num") instance = &instances_[whole(xml_attribute(tag, "w:numId"), -1)];
        else if (name == "/w:num") instance = nullptr;
        else if (instance && name == "w:abstractNumId") instance->scheme = whole(value, -1);
        else if (name == "w:lvl" || name == "w:lvlOverride") level = whole(xml_attribute(tag, "w:ilvl"), -1);
        else if (scheme && name == "w:styleLink") scheme->is_style = value;
        else if (scheme && name == "w:numStyleLink") scheme->as_style = value;
        else if (level < 0 || level >= kLevels) return;
        else if (instance && name == "w:startOverride") instance->starts[static_cast<std::size_t>(level)] = std::max(1, whole(value, 1));
        else if (scheme) {
            Level& at = scheme->levels[static_cast<std::size_t>(level)];
            if (name == "w:start") at.start = std::min(whole(value, 1), kHighest);
            else if (name == "w:numFmt") at.format = value;
            else if (name == "w:lvlText") at.text = value.substr(0, kLongestLabel);
            else if (name == "w:pStyle") at.style = value;
            else if (name == "w:isLgl") at.legal = value != "0" && value != "false";
        }
    });
}

void DocxNumbers::read_styles(std::string_view xml) {
    Style* style = nullptr;
    each_tag(xml, [&](std::string_view name, std::string_view tag) {
        const auto value = xml_attribute(tag, "w:val");
        if (name == "w:style") style = &styles_[std::string(xml_attribute(tag, "w:styleId"))];
        else if (name == "/w:style") style = nullptr;
        else if (!style) return;
        else if (name == "w:name") style->contents = value.substr(0, 4) == "toc " || value.substr(0, 4) == "TOC ";
        else if (name == "w:basedOn") style->parent = value;
        else if (name == "w:numId") style->number = whole(value, -1);
        else if (name == "w:ilvl") style->level = whole(value, -1);
    });
}

bool DocxNumbers::is_contents(std::string_view style) const {
    const auto found = styles_.find(style);
    return found != styles_.end() && found->second.contents;
}

DocxNumbers::Scheme* DocxNumbers::scheme_of(Instance& instance) {
    const auto found = schemes_.find(instance.scheme);
    if (found == schemes_.end()) return nullptr;
    if (found->second.as_style.empty()) return &found->second;
    const auto linked = by_style_.find(found->second.as_style);
    return linked == by_style_.end() ? &found->second : &schemes_[linked->second];
}

std::string DocxNumbers::next(std::string_view style, int number, int level) {
    // What the paragraph does not say itself, its style says, or the style that one is based on.
    std::string_view numbering_style;
    auto at = styles_.find(style);
    for (int steps = 0; number < 0 && at != styles_.end() && steps < 20; ++steps) {
        if (at->second.number >= 0) {
            number = at->second.number;
            numbering_style = at->first;
            if (level < 0) level = at->second.level;
        }
        at = styles_.find(at->second.parent);
    }
    if (number <= 0) return {};
    const auto found = instances_.find(number);
    if (found == instances_.end()) return {};
    Scheme* scheme = scheme_of(found->second);
    if (!scheme) return {};
    if (level < 0)
        for (int i = 0; i < kLevels; ++i)
            if (!numbering_style.empty() && scheme->levels[static_cast<std::size_t>(i)].style == numbering_style) level = i;
    const auto here = static_cast<std::size_t>(std::clamp(level, 0, kLevels - 1));
    if (!found->second.used) {
        found->second.used = true;
        for (std::size_t i = 0; i < kLevels; ++i)
            if (found->second.starts[i] > 0) scheme->counters[i] = std::max(0, found->second.starts[i] - scheme->levels[i].start);
    }
    // A counter holds how many were counted; the number shown adds the level's start.
    ++scheme->counters[here];
    for (std::size_t i = here + 1; i < kLevels; ++i) scheme->counters[i] = 0;
    const Level& shown = scheme->levels[here];
    if (shown.format == "bullet") return "● ";
    std::string out;
    for (std::size_t i = 0; i < shown.text.size() && out.size() < kLongestLabel; ++i) {
        const bool place = shown.text[i] == '%' && i + 1 < shown.text.size() && shown.text[i + 1] >= '1' && shown.text[i + 1] <= '9';
        if (!place) {
            out += shown.text[i];
            continue;
        }
        const auto which = static_cast<std::size_t>(shown.text[++i] - '1');
        const int counted = std::max(1, scheme->counters[which]);
        out += written(counted - 1 + scheme->levels[which].start, shown.legal ? std::string_view("decimal") : std::string_view(scheme->levels[which].format));
    }
    // A point or figure would run into the first figure of the text.
    if (!out.empty() && static_cast<unsigned char>(out.back()) < 0x80) out += ' ';
    return out;
}

}  // namespace xiezhi::plan
