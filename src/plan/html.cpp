// HTML to lines. Not a browser: only what decides where a line, a row or a cell ends.
#include <algorithm>
#include <array>
#include <utility>

#include "plan/bytes.hpp"

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
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kNames{{
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}, {"ensp", " "}, {"emsp", "　"},
        {"ldquo", "“"}, {"rdquo", "”"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"middot", "·"}, {"permil", "‰"}}};
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

struct Carried {
    int rows = 0;
    std::string text;
};

class Writer {
  public:
    void text(std::string_view piece) {
        if (in_cell_) cell_ += piece; else if (table_depth_ == 0 || !in_row_) out_ += piece;
    }
    void line_break() {
        if (in_cell_) cell_ += ' '; else if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    }
    void open_table() {
        line_break();
        ++table_depth_;
        if (table_depth_ == 1) carried_.clear();
    }
    void close_table() {
        end_row();
        if (table_depth_ > 0) --table_depth_;
        line_break();
    }
    void open_row() {
        if (table_depth_ > 1) return;
        end_row();
        line_break();
        in_row_ = true;
        column_ = 0;
        row_.clear();
    }
    void open_cell(int rows, int columns) {
        if (table_depth_ > 1) return line_break();
        end_cell();
        if (!in_row_) open_row();
        in_cell_ = true;
        rows_ = rows;
        columns_ = columns;
        cell_.clear();
    }
    void end_cell() {
        if (!in_cell_ || table_depth_ > 1) return;
        in_cell_ = false;
        take_carried();
        for (char& c : cell_)
            if (c == '\t' || c == '\n' || c == '\r') c = ' ';
        for (int i = 0; i < columns_; ++i) {
            put(i == 0 ? cell_ : std::string());
            if (rows_ > 1) {
                if (carried_.size() < column_) carried_.resize(column_);
                carried_[column_ - 1] = {rows_ - 1, i == 0 ? cell_.substr(0, 4096) : std::string()};
            }
        }
    }
    void end_row() {
        if (table_depth_ > 1) return;
        end_cell();
        if (!in_row_) return;
        take_carried();
        in_row_ = false;
        if (row_.find_first_not_of("\t ") != std::string::npos) out_ += row_;
        out_ += '\n';
    }
    std::string finish() {
        table_depth_ = std::min(table_depth_, 1);
        end_row();
        return std::move(out_);
    }

  private:
    void put(const std::string& cell) {
        if (column_ > 0) row_ += '\t';
        row_ += cell;
        ++column_;
    }
    void take_carried() {
        while (column_ < carried_.size() && carried_[column_].rows > 0) {
            --carried_[column_].rows;
            // Repetition is bounded, so that a merged cell cannot multiply a small page into a large one.
            const bool room = repeated_ < kLargestDocument;
            repeated_ += carried_[column_].text.size();
            put(room ? std::string(carried_[column_].text) : std::string());
        }
    }

    std::string out_, row_, cell_;
    std::vector<Carried> carried_;
    std::size_t column_ = 0;
    std::size_t repeated_ = 0;
    int rows_ = 1, columns_ = 1, table_depth_ = 0;
    bool in_row_ = false, in_cell_ = false;
};

}  // namespace

std::string html_to_text(std::string_view html) {
    Writer writer;
    std::string piece;
    bool pre_space = false;
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
            if (name == "script" || name == "style" || name == "title" || name == "noscript") {
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
                writer.open_cell(number_in(tag, "rowspan", 200), number_in(tag, "colspan", 50));
            } else if (name == "/td" || name == "/th") {
                writer.end_cell();
            } else {
                for (const std::string_view block : {"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6",
                                                     "section", "article", "blockquote", "hr", "dd", "dt", "header", "footer"})
                    if (name == block || (name.size() == block.size() + 1 && name[0] == '/' && name.substr(1) == block))
                        writer.line_break();
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
