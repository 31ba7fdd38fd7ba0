#include "render/table.hpp"

#include <fmt/format.h>

namespace xiezhi::render {

namespace {

bool could_act(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos; }

class Csv final : public TableFile {
  public:
    explicit Csv(const std::vector<std::string>& headings) : out_("\xEF\xBB\xBF") {
        std::vector<Cell> cells;
        for (const std::string& heading : headings) cells.push_back(Cell::of(heading));
        row(cells);
    }

    void row(std::span<const Cell> cells) override {
        bool first = true;
        for (const Cell& cell : cells) {
            if (!first) out_ += ',';
            first = false;
            put(cell);
        }
        out_ += "\r\n";
    }

    Result<std::string> finish(const About&) override { return std::move(out_); }

  private:
    void put(const Cell& cell) {
        switch (cell.is) {
            case Cell::Is::Empty: return;
            case Cell::Is::Whole: out_ += fmt::format("{}", cell.whole); return;
            // No division of a negative number: the sign stands before both parts.
            case Cell::Is::Fen: {
                const auto amount = cell.whole < 0 ? 0 - static_cast<std::uint64_t>(cell.whole) : static_cast<std::uint64_t>(cell.whole);
                out_ += fmt::format("{}{}.{:02}", cell.whole < 0 ? "-" : "", amount / 100, amount % 100);
                return;
            }
            case Cell::Is::Date: out_ += to_string(cell.date); return;
            case Cell::Is::Text: quoted(cell.text); return;
        }
    }

    void quoted(std::string_view text) {
        const bool acts = could_act(text);
        if (!acts && text.find_first_of(",\"\r\n") == std::string_view::npos && text.front() != ' ' && text.back() != ' ') {
            out_ += text;
            return;
        }
        out_ += '"';
        if (acts) out_ += '\'';
        for (const char c : text) {
            if (c == '"') out_ += '"';
            out_ += c;
        }
        out_ += '"';
    }

    std::string out_;
};

}  // namespace

std::unique_ptr<TableFile> csv_table(const std::vector<std::string>& headings) { return std::make_unique<Csv>(headings); }

}  // namespace xiezhi::render
