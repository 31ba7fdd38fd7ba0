// HTML to lines. Not a browser: only what decides where a line, a row or a cell ends.
#include <algorithm>
#include <array>
#include <utility>

#include "plan/bytes.hpp"
#include "plan/line_writer.hpp"
#include "plan/markers.hpp"

namespace xiezhi::plan {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

// The whole number after `name=` in a tag, at least 1, at most `most`.
int number_in(std::string_view tag, std::string_view name, int most) {
    const auto at = tag.find(name);
    if (at == std::string_view::npos) return 1;
    std::size_t i = at + name.size();
    while (i < tag.size() && (tag[i] == '=' || tag[i] == '"' || tag[i] == '\'' || tag[i] == ' ')) ++i;
    int value = 0;
    while (i < tag.size() && tag[i] >= '0' && tag[i] <= '9' && value < 10000) value = value * 10 + (tag[i++] - '0');
    return std::clamp(value, 1, most);
}

void append_code_point(std::string& out, std::uint32_t value) {
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
    out += encode(Text(1, static_cast<char32_t>(value)));
}

// Appends the entity at `at` (which is '&') and returns the offset after it.
std::size_t entity(std::string_view html, std::size_t at, std::string& out) {
    const auto end = html.substr(0, std::min(html.size(), at + 12)).find(';', at);
    if (end == std::string_view::npos) {
        out.push_back('&');
        return at + 1;
    }
    const auto name = html.substr(at + 1, end - at - 1);
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kNames{
        {{"amp", "&"},   {"lt", "<"},     {"gt", ">"},    {"quot", "\""}, {"apos", "'"},   {"nbsp", " "},  {"ensp", " "},  {"emsp", "　"},
         {"copy", "©"},  {"hellip", "…"}, {"mdash", "—"}, {"ndash", "–"}, {"le", "≤"},     {"ge", "≥"},    {"times", "×"}, {"thinsp", " "},
         {"ldquo", "“"}, {"rdquo", "”"},  {"lsquo", "‘"}, {"rsquo", "’"}, {"middot", "·"}, {"permil", "‰"}}};
    for (const auto& [key, value] : kNames)
        if (key == name) {
            out += value;
            return end + 1;
        }
    if (name.size() >= 2 && name[0] == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        std::uint32_t value = 0;
        for (const char c : name.substr(hex ? 2 : 1)) {
            const int digit = c >= '0' && c <= '9' ? c - '0' : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0 || value > 0x10FFFF) {
                out.push_back('&');
                return at + 1;
            }
            value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
        }
        append_code_point(out, value);
        return end + 1;
    }
    out.push_back('&');
    return at + 1;
}

// The numbers a browser would show before the members of ordered lists.
class Lists {
  public:
    void open(bool ordered, std::string_view tag) {
        const bool shown = ordered && tag.find("none") == std::string_view::npos && tag.find("crumb") == std::string_view::npos &&
                           (tag.find("type=") == std::string_view::npos || tag.find("type=\"1\"") != std::string_view::npos);
        if (open_.size() < 64) open_.push_back(shown ? number_in(tag, "start", 999) : 0);
    }
    void close() {
        if (!open_.empty()) open_.pop_back();
    }
    // The number before the member whose contents begin at `at`, or empty. A list whose first member bears a number of its
    // own, or is a link (the way to the page), has none.
    std::string member(std::string_view html, std::size_t at) {
        if (open_.empty() || open_.back() == 0) return {};
        const std::size_t limit = std::min(html.size(), at + 400);
        while (at < limit && (html[at] == '<' || static_cast<unsigned char>(html[at]) <= 0x20)) {
            const std::string tag = lower(html.substr(at, 4));
            if (tag == "<li>" || tag == "<li " || tag == "</li") return {};
            if (tag == "<a> " || tag.starts_with("<a ")) open_.back() = 0;
            if (html[at] == '<') at = std::min(limit, html.find('>', at));
            ++at;
        }
        if (at >= limit || open_.back() == 0) return {};
        const Text words = fold(decode(html.substr(at, 48)));
        if (marker_at(words, 0, words.size())) open_.back() = 0;
        return open_.back() == 0 ? std::string{} : std::to_string(open_.back()++) + ". ";
    }

  private:
    std::vector<int> open_;  // the number to come; 0 where none is shown
};

// Menus and pictures: left out when they are closed. Which names are closed nowhere further on is kept in `unclosed`, so
// that a page of opening tags is not searched to its end for each of them.
bool is_aside(std::string_view html, std::size_t at, const std::string& name, std::vector<std::string>& unclosed) {
    if (name != "nav" && name != "select" && name != "svg" && name != "template") return false;
    if (std::find(unclosed.begin(), unclosed.end(), name) != unclosed.end()) return false;
    if (html.find("</" + name, at) != std::string_view::npos) return true;
    unclosed.push_back(name);
    return false;
}

}  // namespace

std::string without_entities(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '&') i = entity(text, i, out);
        else out.push_back(text[i++]);
    }
    return out;
}

std::string html_to_text(std::string_view html) {
    LineWriter writer;
    std::string piece;
    bool pre_space = false;
    std::vector<std::string> unclosed;
    Lists lists;
    int cells = 0;  // that are open: a list in a cell keeps no numbers
    for (std::size_t i = 0; i < html.size();) {
        const char c = html[i];
        if (c == '<' && i + 1 < html.size() && html.substr(i, 4) == "<!--") {
            const auto end = html.find("-->", i);
            i = end == std::string_view::npos ? html.size() : end + 3;
            continue;
        }
        const char next = i + 1 < html.size() ? html[i + 1] : ' ';
        if (c == '<' && (next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))) {
            writer.text(piece);
            piece.clear();
            const auto close = html.find('>', i);
            const auto end = close == std::string_view::npos ? html.size() : close;
            const std::string tag = lower(html.substr(i + 1, std::min<std::size_t>(end - i - 1, 2048)));
            const std::string name = tag.substr(0, tag.find_first_of(" \t\r\n/", tag[0] == '/' ? 1 : 0));
            i = std::min(end + 1, html.size());
            if (name == "script" || name == "style" || name == "title" || name == "noscript" || is_aside(html, i, name, unclosed)) {
                // Their contents are not text; without a closing tag they run to the end, as in a browser.
                const std::string until = "</" + name;
                auto at = i;
                while (at < html.size() && lower(html.substr(at, until.size())) != until) {
                    at = html.find('<', at + 1);
                    if (at == std::string_view::npos) at = html.size();
                }
                const auto after = html.find('>', at);
                i = after == std::string_view::npos ? html.size() : after + 1;
            } else if (name == "table") {
                writer.open_table();
            } else if (name == "/table") {
                writer.close_table();
            } else if (name == "tr") {
                writer.open_row();
            } else if (name == "/tr") {
                writer.end_row();
            } else if (name == "td" || name == "th") {
                ++cells;
                writer.open_cell(number_in(tag, "rowspan", 200), number_in(tag, "colspan", 50), tag.ends_with(" continued"));
            } else if (name == "/td" || name == "/th") {
                cells = std::max(0, cells - 1);
                writer.end_cell();
            } else {
                for (const std::string_view block : {"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6",
                                                     "section", "article", "blockquote", "hr", "dd", "dt", "header", "footer"})
                    if (name == block || (name.size() == block.size() + 1 && name[0] == '/' && name.substr(1) == block))
                        writer.line_break();
                if (name == "ol" || name == "ul") lists.open(name == "ol", tag);
                else if (name == "/ol" || name == "/ul") lists.close();
                else if (name == "li" && cells == 0) writer.text(lists.member(html, i));
            }
            pre_space = false;
        } else if (c == '&') {
            i = entity(html, i, piece);
            pre_space = false;
        } else if (c == '\n' || c == '\r' || c == '\t' || c == ' ') {
            // In the source of a page white space is layout; between Han characters it is nothing at all.
            const bool after_ascii = !piece.empty() && static_cast<unsigned char>(piece.back()) < 0x80;
            if (!pre_space && after_ascii) piece.push_back(' ');
            if (!pre_space && !after_ascii && c == ' ') piece.push_back(' ');
            pre_space = true;
            ++i;
        } else {
            piece.push_back(c);
            pre_space = false;
            ++i;
        }
    }
    writer.text(piece);
    return writer.finish();
}

}  // namespace xiezhi::plan
