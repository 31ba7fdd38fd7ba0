#include "plan/line_writer.hpp"

#include <algorithm>

#include "plan/bytes.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kDeepest = 16;       // tables inside each other
constexpr std::size_t kLongestCarried = 4096;  // bytes of a cell that stand again in the rows it spans
constexpr std::size_t kFrameBreaks = 5;    // a first row whose cell holds so many lines is the frame of a page

bool is_blank(const std::string& cell) { return cell.find_first_not_of(" \t\r\n") == std::string::npos; }

std::string shortened(const std::string& text) {
    if (text.size() <= kLongestCarried) return text;
    std::size_t end = kLongestCarried;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

}  // namespace

void LineWriter::text(std::string_view piece) {
    if (open_.empty()) out_ += piece;
    else if (Table& table = open_.back(); table.in_cell) table.cell += piece;
    else if (!table.in_row) out_ += piece;
}

void LineWriter::line_break() {
    if (!open_.empty() && open_.back().in_cell) {
        std::string& cell = open_.back().cell;
        if (!cell.empty() && cell.back() != '\n') cell += '\n';
    } else if (!out_.empty() && out_.back() != '\n') {
        out_ += '\n';
    }
}

void LineWriter::write_lines(const std::string& cell) {
    if (is_blank(cell)) return;
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    out_ += cell;
    out_ += '\n';
}

void LineWriter::as_frame(Table& table) {
    for (const auto& cell : table.cells) write_lines(cell);
    write_lines(table.cell);
    table.cells.clear();
    table.cell.clear();
    table.in_row = table.in_cell = false;
}

void LineWriter::open_table() {
    if (!open_.empty()) {
        if (flat_ > 0 || open_.back().real || open_.size() >= kDeepest) {
            ++flat_;
            return line_break();
        }
        as_frame(open_.back());
    }
    line_break();
    open_.emplace_back();
}

void LineWriter::close_table() {
    if (flat_ > 0) {
        --flat_;
        return line_break();
    }
    if (open_.empty()) return;
    end_row();
    open_.pop_back();
    line_break();
}

void LineWriter::open_row() {
    if (flat_ > 0) return line_break();
    if (open_.empty()) return line_break();
    end_row();
    open_.back().in_row = true;
}

void LineWriter::open_cell(int rows, int columns, bool continued) {
    if (flat_ > 0 || open_.empty()) return line_break();
    end_cell();
    if (!open_.back().in_row) open_row();
    Table& table = open_.back();
    table.in_cell = true;
    table.rows = rows;
    table.columns = columns;
    table.continued = continued;
    table.cell.clear();
}

// Repetition is bounded, so that merged cells cannot multiply a small page into a large one.
std::string LineWriter::repeated(const std::string& text) {
    const bool room = repeated_ < kLargestDocument;
    repeated_ += text.size();
    return room ? text : std::string();
}

void LineWriter::take_carried(Table& table) {
    while (table.cells.size() < table.carried.size() && table.carried[table.cells.size()].rows > 0) {
        Carried& carried = table.carried[table.cells.size()];
        --carried.rows;
        table.cells.push_back(repeated(carried.text));
    }
}

void LineWriter::end_cell() {
    if (flat_ > 0 || open_.empty() || !open_.back().in_cell) return;
    Table& table = open_.back();
    table.in_cell = false;
    take_carried(table);
    if (table.continued && is_blank(table.cell) && table.cells.size() < table.above.size()) table.cell = repeated(table.above[table.cells.size()]);
    for (int i = 0; i < table.columns; ++i) {
        if (table.rows > 1) {
            if (table.carried.size() <= table.cells.size()) table.carried.resize(table.cells.size() + 1);
            table.carried[table.cells.size()] = {table.rows - 1, i == 0 ? shortened(table.cell) : std::string()};
        }
        table.cells.push_back(i == 0 ? std::move(table.cell) : std::string());
    }
    table.cell.clear();
}

void LineWriter::end_row() {
    if (flat_ > 0 || open_.empty()) return;
    end_cell();
    Table& table = open_.back();
    if (!table.in_row) return;
    take_carried(table);
    table.in_row = false;
    const auto filled = std::count_if(table.cells.begin(), table.cells.end(), [](const std::string& cell) { return !is_blank(cell); });
    const bool frame = !table.real && std::any_of(table.cells.begin(), table.cells.end(), [](const std::string& cell) {
        return cell.size() > 400 && std::count(cell.begin(), cell.end(), '\n') > static_cast<std::ptrdiff_t>(kFrameBreaks);
    });
    if (filled <= 1 || frame) {
        for (const auto& cell : table.cells) write_lines(cell);
    } else {
        table.real = true;
        std::string row;
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            if (i > 0) row += '\t';
            for (const char c : table.cells[i]) row += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        }
        write_lines(row);
    }
    for (auto& cell : table.cells) cell = shortened(cell);
    table.above = std::move(table.cells);
    table.cells.clear();
}

std::string LineWriter::finish() {
    flat_ = 0;
    while (!open_.empty()) close_table();
    return std::move(out_);
}

}  // namespace xiezhi::plan
