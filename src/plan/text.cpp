#include "plan/text.hpp"

#include <algorithm>
#include <array>

namespace xiezhi::plan {
namespace {

// Pairs traditional → simplified, only for characters of the labels, cues and measure words this folder looks for.
constexpr std::u32string_view kTraditional =
    U"壓压縮缩冊册滿满測测錯错誰谁庫库檔档師师黨党僅仅幾几購购隻只帶带歸归擊击獎奖懲惩貧贫鞏巩礎础"
    U"責责畝亩單单牽牵頭头時时間间達达於于過过爭争萬万標标辦办個个參参與与務务處处開开關关為为爲为發发來来網网頁页導导"
    U"據据應应當当實实現现復复議议調调會会組组織织隊队長长終终結结總总報报計计劃划點点項项條条節节區区縣县鎮镇鄉乡"
    U"級级屬属內内後后數数約约餘余兩两億亿從从動动創创業业專专領领進进執执監监審审種种類类強强確确續续運运轉转還还"
    U"認认識识課课講讲論论訓训練练評评選选優优質质護护權权減减際际則则員员場场極极圍围佈布錄录協协體体題题舉举獲获"
    U"檢检臺台號号別别屆届編编戶户擬拟針针對对構构啟启徵征經经歷历設设許许訪访該该說说請请證证驗验態态廣广學学無无"
    U"準准營营環环響响規规劑剂齊齐續续績绩終终給给統统絡络聯联職职聽听勞劳藝艺術术衛卫裝装補补製制覆覆見见覽览觸触"
    U"訂订記记訴诉詢询試试詳详誤误談谈諮咨謀谋識识譯译變变負负財财貫贯責责費费資资賞赏賬账賽赛贊赞趨趋車车軍军較较"
    U"輔辅輪轮辭辞農农迴回連连週周遊游達达遠远適适遷迁遺遗邊边鄰邻釋释鑒鉴門门閉闭閱阅陽阳陸陆隨随險险隱隐雜杂離离難难"
    U"電电靈灵靜静響响項项順顺預预頒颁頻频顧顾顯显風风飛飞養养館馆駐驻驟骤鬥斗麗丽齡龄龍龙";

const std::array<char16_t, 65536>& fold_table() {
    static const auto table = [] {
        std::array<char16_t, 65536> made{};
        for (std::size_t i = 0; i < made.size(); ++i) made[i] = static_cast<char16_t>(i);
        for (char16_t c = 0xFF01; c <= 0xFF5E; ++c) made[c] = static_cast<char16_t>(c - 0xFF01 + 0x21);
        for (char16_t c : {0x00A0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202F}) made[c] = u' ';
        made[u'﹪'] = u'%';
        made[u'﹒'] = u'.';
        made[u'﹔'] = u';';
        made[u'﹕'] = u':';
        made[u'﹐'] = u',';
        made[u'﹙'] = u'(';
        made[u'﹚'] = u')';
        made[u'〔'] = u'[';
        made[u'〕'] = u']';
        made[u'｡'] = u'。';
        made[u'∶'] = u':';
        made[u'︰'] = u':';
        made[u'「'] = u'“';
        made[u'」'] = u'”';
        made[u'『'] = u'“';
        made[u'』'] = u'”';
        for (std::size_t i = 0; i + 1 < kTraditional.size(); i += 2)
            made[kTraditional[i]] = static_cast<char16_t>(kTraditional[i + 1]);
        return made;
    }();
    return table;
}

constexpr TextView kHanDigits = U"零一二三四五六七八九";

int han_digit(char32_t c) {
    if (c == U'〇') return 0;
    if (c == U'两') return 2;
    const auto at = kHanDigits.find(c);
    return at == TextView::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::optional<std::size_t> first_bad_byte(std::string_view bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > bytes.size()) return i;
        std::uint32_t value = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xC0) != 0x80) return i;
            value = value << 6 | (next & 0x3Fu);
        }
        if ((length == 3 && value < 0x800) || (length == 4 && (value < 0x10000 || value > 0x10FFFF)) ||
            (value >= 0xD800 && value <= 0xDFFF))
            return i;
        i += length;
    }
    return std::nullopt;
}

Text decode(std::string_view utf8) {
    Text out;
    out.reserve(utf8.size() / 2);
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t value = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
            value = value << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
        out.push_back(value);
        i += length;
    }
    return out;
}

std::string encode(TextView text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) {
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            out.push_back(static_cast<char>(0xC0 | c >> 6));
            out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        } else if (c < 0x10000) {
            out.push_back(static_cast<char>(0xE0 | c >> 12));
            out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
            out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        } else {
            out.push_back(static_cast<char>(0xF0 | c >> 18));
            out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
            out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
            out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        }
    }
    return out;
}

char32_t fold(char32_t letter) { return letter < 65536 ? fold_table()[letter] : letter; }

Text fold(TextView text) {
    Text out(text);
    const auto& table = fold_table();
    for (auto& c : out)
        if (c < 65536) c = table[c];
    return out;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0x3000 || c == 0xA0; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_han(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || c >= 0x20000; }
bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

bool is_han_digit(char32_t c) { return han_digit(c) >= 0 || c == U'十' || c == U'百' || c == U'千'; }
bool is_stop(char32_t c) { return c == U'。' || c == U';' || c == U':' || c == U'!' || c == U'?'; }

TextView trimmed(TextView text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

Span trimmed(TextView text, Span span) {
    while (span.begin < span.end && is_space(text[span.begin])) ++span.begin;
    while (span.end > span.begin && is_space(text[span.end - 1])) --span.end;
    return span;
}

Text without_spaces(TextView text) {
    Text out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char32_t c) { return !is_space(c); });
    return out;
}

bool starts_with(TextView text, TextView head) { return text.substr(0, head.size()) == head; }
bool ends_with(TextView text, TextView tail) {
    return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}
bool contains(TextView text, TextView part) { return text.find(part) != TextView::npos; }

TextView word_at(TextView text, std::size_t at, const std::vector<TextView>& words) {
    TextView best;
    for (const auto word : words)
        if (word.size() > best.size() && at + word.size() <= text.size() && text.substr(at, word.size()) == word)
            best = word;
    return best;
}

TextView word_before(TextView text, std::size_t end, const std::vector<TextView>& words) {
    TextView best;
    for (const auto word : words)
        if (word.size() > best.size() && word.size() <= end && text.substr(end - word.size(), word.size()) == word)
            best = word;
    return best;
}

bool contains_any(TextView text, const std::vector<TextView>& words) {
    return std::any_of(words.begin(), words.end(), [&](TextView word) { return contains(text, word); });
}

std::optional<int> han_number(TextView text) {
    if (text.empty() || text.size() > 8) return std::nullopt;
    int total = 0;
    int digit = -1;
    int last_unit = 10000;
    for (const char32_t c : text) {
        const int unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
        if (unit != 0) {
            if (unit >= last_unit || (digit < 0 && (unit != 10 || total % 100 != 0))) return std::nullopt;
            total += (digit < 0 ? 1 : digit) * unit;
            last_unit = unit;
            digit = -1;
        } else {
            const int value = han_digit(c);
            if (value < 0) return std::nullopt;
            if (digit > 0) return std::nullopt;  // "二三" is a guess or an enumeration, not a number
            digit = value;
        }
    }
    if (digit > 0) total += digit;
    return total > 0 ? std::optional<int>(total) : std::nullopt;
}

std::size_t columns(TextView text) {
    std::size_t width = 0;
    for (const char32_t c : text) width += c < 0x1100 ? 1 : 2;
    return width;
}

}  // namespace xiezhi::plan
