#include "report/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace xiezhi::report {

namespace {

// No script and nothing from elsewhere: the page is read and printed. On a narrow screen a table scrolls by itself.
constexpr std::string_view kStyle =
    "body{font-family:FangSong,FangSong_GB2312,\"Noto Serif CJK SC\",serif;color:#000;background:#fff;margin:2em auto;padding:0 1em}"
    "h1{font-weight:normal;text-align:center;font-size:22pt;line-height:1.4;margin:0 0 .4em}h2{font-size:14pt;margin:1.2em 0 .4em;break-after:avoid}"
    "table{border-collapse:collapse;width:100%;font-size:10.5pt;line-height:1.4}td,th{border:1px solid #888;padding:2pt 4pt;text-align:left;vertical-align:top}"
    "th{font-weight:bold;background:#f4f2ec}td.n,th.n{text-align:right;white-space:nowrap}td.day{white-space:nowrap}td.unit{min-width:5.5em}"
    "tr{break-inside:avoid}.late{color:#8a1f14}.soft{color:#444}"
    ".scroll{overflow-x:auto}nav{font-family:sans-serif;font-size:11pt;margin-bottom:1.5em}nav a{color:#23527c;margin-right:1em}"
    "@media screen and (max-width:60em){.scroll table{min-width:52em}}"
    "@media print{nav{display:none}body{margin:0;padding:0;max-width:none}.scroll{overflow:visible;padding-right:1px}th{background:none}}";

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

std::string grouped(std::int64_t value) {
    std::string text = std::to_string(value < 0 ? -value : value);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return value < 0 ? "-" + text : text;
}

std::string shortened(std::string_view text, std::size_t characters) {
    std::string out;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == characters) return out + "…";
        const std::size_t length = std::max<std::size_t>(1, utf8_length(text));
        const std::string_view one = text.substr(0, length);
        out += one == "\n" || one == "\r" || one == "\t" ? " " : one;
        text.remove_prefix(length);
    }
    return out;
}

std::string page_start(const PageFrame& frame) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width\"><title>{}</title><style>{}{}</style></head><body>\n",
        frame.chinese ? "zh-CN" : "en", escaped(frame.title), kStyle, frame.style);
}

std::string head_row(std::initializer_list<std::string_view> columns) {
    std::string row = "<thead><tr>";
    for (const std::string_view column : columns) row += fmt::format("<th scope=\"col\">{}</th>", escaped(column));
    return row + "</tr></thead>\n";
}

}  // namespace xiezhi::report
