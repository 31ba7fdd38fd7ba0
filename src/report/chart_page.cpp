// How a chart is drawn. Lengths are whole numbers: ten to a point where the page is printed on A4.
#include <fmt/format.h>

#include <algorithm>

#include "base/money.hpp"
#include "report/chart.hpp"
#include "report/page.hpp"

namespace xiezhi::report {

namespace {

// Half a year, so that on a narrow screen the second half goes below the first: room for heads at the left, then six months of
// two bars. Under the bars stand their numbers, in the row of their year.
constexpr std::int64_t kWide = 2200, kHead = 290, kMonth = 315, kBar = 100, kBetween = 10;
constexpr std::int64_t kTop = 70, kFloor = 640, kNames = 745, kNow = 880, kBefore = 1000, kHigh = 1040;
constexpr std::int64_t kLetter = 88;
constexpr std::size_t kMostShares = 12;

constexpr std::string_view kStyle =
    ".chart{margin:12pt 0;font-size:10.5pt;line-height:1.5;break-inside:avoid}.chart figcaption{font-weight:bold}.chart p{text-indent:0;margin-top:4pt}.chart "
    ".soft{color:var(--soft);font-weight:normal}"
    ".halves{display:grid;grid-template-columns:1fr 1fr}.halves svg{display:block;width:100%;height:auto}.halves "
    "text{font-size:88px;fill:var(--ink);font-variant-numeric:tabular-nums}"
    ".halves .m{text-anchor:middle}.halves .e{text-anchor:end}.halves .soft,.halves .b{fill:var(--soft)}.halves .axis{stroke:var(--ink);stroke-width:8}.halves "
    ".grid{stroke:var(--faint);stroke-width:5}"
    ".chart .now{fill:var(--accent)}.chart .before{fill:var(--paper);stroke:var(--soft);stroke-width:8}"
    ".shares{list-style:none;margin:2pt 0 0;padding:0}.shares li{display:grid;grid-template-columns:minmax(0,14em) minmax(0,1fr) 5em 4em;gap:0 "
    ".8em;align-items:center;break-inside:avoid}"
    ".shares .n{text-align:right;font-variant-numeric:tabular-nums}.shares svg{display:block;overflow:visible;width:100%;height:8pt}.shares "
    ".whole{fill:none;stroke:var(--faint);vector-effect:non-scaling-stroke}"
    "@media screen and (min-width:36em){.halves .again{visibility:hidden}}@media print{.halves .again{visibility:hidden}}"
    "@media screen and (max-width:36em){.halves{grid-template-columns:1fr;gap:8pt}.shares li{grid-template-columns:minmax(0,1fr) auto 4em;padding:2pt 0}.shares "
    "svg{grid-column:1/-1;grid-row:2}}";

// A scale that ends on a round number: 1, 2 or 5 times a power of ten.
std::int64_t round_top(std::int64_t most) {
    if (most <= 4) return std::max<std::int64_t>(most, 1);
    std::int64_t power = 1;
    while (power * 10 < most) power *= 10;
    for (const std::int64_t step : {1, 2, 5, 10}) {
        if (step * power >= most) return step * power;
    }
    return most;
}

std::int64_t most_of(const Chart& chart, std::optional<std::int64_t> Month::*of) {
    std::int64_t most = 0;
    for (const Month& month : chart.months) most = std::max(most, (month.*of).value_or(0));
    return most;
}

// Counts as they are. Money to the fen while it is small; then in hundredths of the unit that the caption names.
class Numbers {
  public:
    Numbers(const Chart& chart, std::int64_t most) : unit_(chart.unit), money_(chart.money) {
        constexpr std::int64_t kTenThousand = 1'000'000, kMillion = 100'000'000, kHundredMillion = 10'000'000'000;
        if (!money_ || most < kTenThousand) return;
        chinese_ = most < kHundredMillion ? kTenThousand : kHundredMillion;
        english_ = most < kMillion ? kTenThousand / 10 : kMillion;
        unit_ = {chinese_ == kTenThousand ? "万元" : "亿元", english_ == kMillion ? "million yuan" : "thousand yuan"};
    }
    const Words& unit() const { return unit_; }
    std::string shown(std::int64_t value, bool chinese) const {
        if (!money_) return grouped(value);
        const std::int64_t one = chinese ? chinese_ : english_;
        if (one == 0) return to_yuan({value});
        const std::int64_t hundredths = (std::max<std::int64_t>(value, 0) + one / 200) / (one / 100);
        return fmt::format("{}.{:02}", grouped(hundredths / 100), hundredths % 100);
    }
    std::string shown(const std::optional<std::int64_t>& value, bool chinese) const { return value ? shown(*value, chinese) : "—"; }

  private:
    Words unit_;
    bool money_;
    std::int64_t chinese_ = 0, english_ = 0;  // fen in one of the unit; 0: yuan to the fen
};

std::string month_name(std::size_t month, bool chinese) {
    static constexpr std::array<std::string_view, 12> kNamesOfMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return chinese ? fmt::format("{}月", month + 1) : std::string(kNamesOfMonths[month]);
}

class MonthBars {
  public:
    MonthBars(const Chart& chart, bool chinese)
        : chart_(chart), chinese_(chinese), top_(round_top(std::max(most_of(chart, &Month::value), most_of(chart, &Month::before)))), numbers_(chart, top_) {
        alone_ = most_of(chart, &Month::before) == 0;
        std::size_t longest = 1;
        for (const Month& month : chart.months) longest = std::max({longest, numbers_.shown(month.value, chinese).size(), numbers_.shown(month.before, chinese).size()});
        letter_ = std::min<std::int64_t>(kLetter, kMonth * 19 / 10 / static_cast<std::int64_t>(longest));
    }
    const Words& unit() const { return numbers_.unit(); }

    std::string half(std::size_t first) const {
        std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\"><title>{}</title><desc>{}</desc>\n", kWide, kHigh, escaped(title(first)), escaped(told(first)));
        const std::string again = first == 0 ? "" : " again";
        const std::string middle_line = top_ % 2 == 0 || top_ > 4 ? fmt::format("M{} {}H{}", kHead, (kTop + kFloor) / 2, kWide) : "";
        svg += fmt::format("<path class=\"grid\" d=\"M{} {}H{}{}\"/>", kHead, kTop, kWide, middle_line);
        svg += fmt::format("<text class=\"e soft{}\" x=\"{}\" y=\"{}\">{}</text>", again, kHead - 30, kTop + 30, numbers_.shown(top_, chinese_));
        svg += fmt::format("<text class=\"e soft{}\" x=\"{}\" y=\"{}\">0</text>\n", again, kHead - 30, kFloor + 10);
        for (std::size_t i = first; i < first + 6; ++i) {
            const Month& month = chart_.months[i];
            const std::int64_t middle = kHead + kMonth * static_cast<std::int64_t>(i - first) + kMonth / 2;
            svg += bar("before", middle - kBetween / 2 - kBar, month.before) + bar("now", alone_ ? middle - kBar / 2 : middle + kBetween / 2, month.value);
            svg += fmt::format("<text class=\"m soft\" x=\"{}\" y=\"{}\">{}</text>", middle, kNames, month_name(i, chinese_));
            svg += number("m", middle, kNow, month.value) + number("m b", middle, kBefore, month.before) + "\n";
        }
        svg += fmt::format("<path class=\"axis\" d=\"M{} {}H{}\"/>", kHead, kFloor, kWide);
        svg += head("now", again, kNow, chart_.year) + head("before", again, kBefore, chart_.year - 1);
        return svg + "</svg>\n";
    }

  private:
    std::string bar(std::string_view which, std::int64_t x, const std::optional<std::int64_t>& value) const {
        if (value.value_or(0) <= 0) return {};
        const std::int64_t high = std::max<std::int64_t>(1, *value * (kFloor - kTop) / top_);
        return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", which, x, kFloor - high, kBar, high);
    }
    std::string number(std::string_view which, std::int64_t x, std::int64_t y, const std::optional<std::int64_t>& value) const {
        const std::string small = letter_ < kLetter ? fmt::format(" style=\"font-size:{}px\"", letter_) : "";
        return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>", which, x, y, small, numbers_.shown(value, chinese_));
    }
    static std::string head(std::string_view which, std::string_view again, std::int64_t y, int year) {
        return fmt::format("<g class=\"{}\"><rect class=\"{}\" x=\"4\" y=\"{}\" width=\"60\" height=\"60\"/></g><text class=\"{}{}\" x=\"84\" y=\"{}\">{}</text>", again, which,
                           y - 64, which == "before" ? "b" : "", again, y, year);
    }
    std::string title(std::size_t first) const {
        return chinese_ ? fmt::format("{}：{}年{}至{}月，与上年对比", chart_.label.zh, chart_.year, first + 1, first + 6)
                        : fmt::format("{}: {} to {} {}, beside last year", chart_.label.en, month_name(first, false), month_name(first + 5, false), chart_.year);
    }
    std::string told(std::size_t first) const {
        std::string text;
        for (std::size_t i = first; i < first + 6; ++i) {
            const auto& [value, before] = chart_.months[i];
            text += fmt::format(fmt::runtime(chinese_ ? "{}{} {}（上年 {}）" : "{}{} {} (last year {})"), i == first ? "" : chinese_ ? "；" : "; ", month_name(i, chinese_),
                                numbers_.shown(value, chinese_), numbers_.shown(before, chinese_));
        }
        return text;
    }

    const Chart& chart_;
    bool chinese_;
    std::int64_t top_;
    Numbers numbers_;
    std::int64_t letter_ = kLetter;
    bool alone_ = false;  // last year has no bars: those of this one stand in the middle
};

// Of very many parts the smallest are added up.
std::vector<Chart::Share> told_shares(const Chart& chart) {
    std::vector<Chart::Share> shares = chart.shares;
    if (shares.size() <= kMostShares) return shares;
    const std::size_t rest = shares.size() - kMostShares + 1;
    Chart::Share others{{fmt::format("其余 {} 项", rest), fmt::format("{} others", rest)}, 0};
    for (std::size_t i = kMostShares - 1; i < shares.size(); ++i) others.value += shares[i].value;
    shares.resize(kMostShares - 1);
    shares.push_back(std::move(others));
    return shares;
}

std::string share_bars(const Chart& chart, bool chinese) {
    std::int64_t whole = 0;
    for (const Chart::Share& share : chart.shares) whole += share.value;
    if (whole <= 0) return {};
    const Numbers numbers(chart, chart.shares.front().value);
    std::string html = fmt::format("<p>{}</p>\n<ol class=\"shares\">\n", escaped(chinese ? fmt::format("其中，按{}（{}）", chart.by.zh, numbers.unit().zh)
                                                                                         : fmt::format("Of these, by {} ({})", chart.by.en, numbers.unit().en)));
    for (const Chart::Share& share : told_shares(chart)) {
        const std::int64_t tenths = (share.value * 1000 + whole / 2) / whole;
        html += fmt::format(
            "<li><span>{}</span><svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"now\" width=\"{}\" height=\"10\"/><rect "
            "class=\"whole\" "
            "width=\"1000\" height=\"10\"/></svg><span class=\"n\">{}</span><span class=\"n soft\">{}.{}%</span></li>\n",
            escaped(chinese ? share.label.zh : share.label.en), std::max<std::int64_t>(tenths, 0), numbers.shown(share.value, chinese), tenths / 10, tenths % 10);
    }
    return html + "</ol>\n";
}

}  // namespace

std::string chart_style() { return std::string(kStyle); }

std::string chart_html(const Chart& chart, bool chinese) {
    const MonthBars bars(chart, chinese);
    const std::string what = chinese ? fmt::format("{}年{}，与上年对比（{}）", chart.year, chart.stock ? "各月末" : "各月", bars.unit().zh)
                                     : fmt::format("{} of {} beside last year ({})", chart.stock ? "month ends" : "months", chart.year, bars.unit().en);
    std::string html =
        fmt::format("<figure class=\"chart\"><figcaption>{} <span class=\"soft\">{}</span></figcaption>\n", escaped(chinese ? chart.label.zh : chart.label.en), escaped(what));
    if (chart.empty()) {
        html += chinese ? "<p class=\"soft\">本年和上年各月均无数据，不作图。</p>\n" : "<p class=\"soft\">Nothing in any month of either year; not drawn.</p>\n";
    } else {
        html += "<div class=\"halves\">\n" + bars.half(0) + bars.half(6) + "</div>\n";
    }
    return html + share_bars(chart, chinese) + "</figure>\n";
}

}  // namespace xiezhi::report
