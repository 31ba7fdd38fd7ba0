#include "store/search.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/crypto.hpp"

namespace xiezhi::store {

namespace {

constexpr char32_t kBreak = 0;     // ends a run
constexpr char32_t kDropped = 1;   // is not there

constexpr std::size_t kMostQueryPairs = 32;
constexpr std::int64_t kPersonalBit = std::int64_t{1} << 62;
constexpr std::size_t kProbe = 2000;

// Brackets, quotes, hyphens, dots inside a name: 江复〔2024〕3号 is typed 江复2024 3号 or 江复20243号 as well, and
// 买买提·艾力 without its dot.
bool is_dropped(char32_t c) {
    static constexpr std::u32string_view kMarks = U"()[]{}<>\"'-_`·•・‧∙〔〕【】〖〗《》〈〉「」『』“”‘’‐‑‒–—―\u200b\u200c\u200d\ufeff";
    return kMarks.find(c) != std::u32string_view::npos;
}

bool is_word(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (c < 0xc0) return false;                      // Latin-1 signs
    if (c == 0xd7 || c == 0xf7) return false;        // × ÷
    if (c >= 0x2000 && c <= 0x2bff) return false;    // punctuation, arrows, mathematics, boxes
    if (c == 0x3007) return true;                    // 〇 is a digit of years
    if (c >= 0x3000 && c <= 0x3004) return false;
    if (c >= 0x3008 && c <= 0x303f) return false;
    if (c >= 0xe000 && c <= 0xf8ff) return true;     // rare names written with private characters
    if (c >= 0xfe10 && c <= 0xfe6f) return false;    // vertical and small forms
    if (c >= 0xff00 && c <= 0xff65) return false;    // what is left of full-width signs after folding
    if (c >= 0xffe0 && c <= 0xffff) return false;
    return true;
}

char32_t folded(char32_t c) {
    if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;     // full width
    if (c == 0x3000) c = ' ';
    if (c >= 'A' && c <= 'Z') c += 32;
    if (is_dropped(c)) return kDropped;
    return is_word(c) ? c : kBreak;
}

// The next code point; kBreak for a byte that is not UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xf0 && lead <= 0xf4 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
    if (more == 0) return kBreak;
    char32_t c = lead & (0x3f >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (byte(at) & 0xc0) != 0x80) return kBreak;
        c = (c << 6) | (byte(at++) & 0x3f);
    }
    return c > 0x10ffff ? kBreak : c;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | (c >> 6));
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3f));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

std::vector<std::u32string> runs_of(std::string_view text) {
    std::vector<std::u32string> runs;
    std::u32string run;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = folded(next_code_point(text, at));
        if (c == kDropped) continue;
        if (c != kBreak) {
            run += c;
        } else if (!run.empty()) {
            runs.push_back(std::move(run));
            run.clear();
        }
    }
    if (!run.empty()) runs.push_back(std::move(run));
    return runs;
}

// Two code points of 21 bits make a number of 42; the first character of a run stands alone as (0, c).
std::int64_t pair_value(const Key& key, char32_t first, char32_t second, Personal personal) {
    const std::uint64_t plain = (std::uint64_t{first} << 21) | second;
    if (personal == Personal::No) return static_cast<std::int64_t>(plain);
    std::array<std::uint8_t, 12> input{'p', 'a', 'i', 'r'};
    for (std::size_t i = 0; i < 8; ++i) input[4 + i] = static_cast<std::uint8_t>(plain >> (8 * i));
    const auto mac = hmac_sm3_of(key, {input});
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value = (value << 8) | mac[i];
    return static_cast<std::int64_t>(value >> 2) | kPersonalBit;
}

void sort_unique(std::vector<std::int64_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    for (const std::u32string& run : runs_of(text)) {
        if (!out.empty()) out += ' ';
        for (const char32_t c : run) append_utf8(out, c);
    }
    return out;
}

std::vector<std::int64_t> pairs(const Key& key, std::string_view text, Personal personal) {
    std::vector<std::int64_t> plain;
    for (const std::u32string& run : runs_of(text)) {
        plain.push_back(pair_value(key, 0, run[0], Personal::No));
        for (std::size_t i = 1; i < run.size(); ++i) plain.push_back(pair_value(key, run[i - 1], run[i], Personal::No));
    }
    sort_unique(plain);
    if (personal == Personal::No) return plain;
    std::vector<std::int64_t> keyed;
    keyed.reserve(plain.size());
    for (const std::int64_t value : plain) {
        const auto both = static_cast<std::uint64_t>(value);
        keyed.push_back(pair_value(key, static_cast<char32_t>(both >> 21), static_cast<char32_t>(both & 0x1fffff), Personal::Yes));
    }
    sort_unique(keyed);
    return keyed;
}

std::vector<std::int64_t> query_pairs(const Key& key, std::string_view query, Personal personal) {
    std::vector<std::int64_t> wanted;
    for (const std::u32string& run : runs_of(query)) {
        // A longer run may stand inside a longer one of the text: its first character says nothing about where runs begin.
        if (run.size() == 1) wanted.push_back(pair_value(key, 0, run[0], personal));
        for (std::size_t i = 1; i < run.size(); ++i) wanted.push_back(pair_value(key, run[i - 1], run[i], personal));
    }
    if (wanted.size() > kMostQueryPairs) wanted.resize(kMostQueryPairs);
    sort_unique(wanted);
    return wanted;
}

bool really_contains(std::string_view text, std::string_view query) {
    const auto wanted = runs_of(query);
    if (wanted.empty()) return false;
    const auto held = runs_of(text);
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::u32string& want) {
        return std::any_of(held.begin(), held.end(), [&](const std::u32string& run) {
            return want.size() == 1 ? run[0] == want[0] : run.find(want) != std::u32string::npos;
        });
    });
}

Result<std::vector<std::int64_t>> rarest_first(Connection& connection, std::int64_t bureau,
                                               std::vector<std::int64_t> wanted) {
    if (wanted.size() < 2) return wanted;
    static const std::string kSql = fmt::format(
        "SELECT count(*) FROM (SELECT 1 FROM search_pair WHERE bureau = ?1 AND pair = ?2 LIMIT {}) AS probe", kProbe);
    std::vector<std::pair<std::int64_t, std::int64_t>> counted;
    for (const std::int64_t pair : wanted) {
        std::int64_t count = 0;
        const std::vector<Value> parameters{bureau, pair};
        const auto done = connection.query(kSql, parameters, [&](const Row& row) {
            count = row.integer(0);
            return Go::Stop;
        });
        if (!done) return fail(done.error());
        counted.emplace_back(count, pair);
        if (count == 0) break;  // no record holds them all: the empty one leads and the rest does not matter
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::int64_t> order;
    for (const auto& each : counted) order.push_back(each.second);
    return order;
}

SearchSql holding_all(std::int64_t bureau, std::string_view kind, const std::vector<std::int64_t>& wanted, int first) {
    XIEZHI_CHECK(!wanted.empty());
    SearchSql out;
    out.parameters = {bureau, wanted[0]};
    out.sql = fmt::format("SELECT sp.record FROM search_pair sp WHERE sp.bureau = ?{} AND sp.pair = ?{}", first, first + 1);
    const auto next = [&] { return first + static_cast<int>(out.parameters.size()); };
    if (!kind.empty()) {
        out.sql += fmt::format(" AND sp.kind = ?{}", next());
        out.parameters.emplace_back(std::string(kind));
    }
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        out.sql += fmt::format(" AND EXISTS (SELECT 1 FROM search_pair so WHERE so.bureau = ?{} AND so.pair = ?{}"
                               " AND so.record = sp.record)", first, next());
        out.parameters.emplace_back(wanted[i]);
    }
    return out;
}

Result<std::vector<Found>> find_holding(Connection& connection, std::int64_t bureau,
                                        const std::vector<std::int64_t>& wanted, std::string_view before, int limit) {
    std::vector<Found> found;
    if (wanted.empty() || limit <= 0) return found;
    const auto order = rarest_first(connection, bureau, wanted);
    if (!order) return fail(order.error());
    SearchSql search = holding_all(bureau, {}, *order, 1);
    search.sql.replace(0, std::string_view("SELECT sp.record").size(), "SELECT DISTINCT sp.record, sp.kind");
    if (!before.empty()) {
        search.parameters.emplace_back(std::string(before));
        search.sql += fmt::format(" AND sp.record < ?{}", search.parameters.size());
    }
    search.parameters.emplace_back(std::int64_t{limit});
    search.sql += fmt::format(" ORDER BY sp.record DESC LIMIT ?{}", search.parameters.size());
    const auto done = connection.query(search.sql, search.parameters, [&](const Row& row) {
        found.push_back({std::string(row.text(1)), std::string(row.text(0))});
        return Go::On;
    });
    if (!done) return fail(done.error());
    return found;
}

}  // namespace xiezhi::store
