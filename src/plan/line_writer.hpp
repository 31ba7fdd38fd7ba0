// Lines and rows from a stream of blocks and tables; what html.cpp writes into.
//
// A table is a table of cells or only the frame of a page. In a frame (one cell to a row, or a further table inside) the
// contents are lines of their own; in a table each row is one line, its cells separated by tabs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xiezhi::plan {

class LineWriter {
  public:
    void text(std::string_view piece);
    void line_break();
    void open_table();
    void close_table();
    void open_row();
    void end_row();
    // `continued`: the cell goes on with the one above it, and says the same.
    void open_cell(int rows, int columns, bool continued);
    void end_cell();
    std::string finish();

  private:
    struct Carried {
        int rows = 0;
        std::string text;
    };
    struct Table {
        std::vector<std::string> cells;    // of the row that is open
        std::vector<std::string> above;    // of the row before, shortened
        std::vector<Carried> carried;      // by column: what rowspan hands down
        std::string cell;
        int rows = 1, columns = 1;
        bool continued = false, in_row = false, in_cell = false;
        bool real = false;  // a row of several cells was seen
    };

    void take_carried(Table& table);
    std::string repeated(const std::string& text);
    void write_lines(const std::string& cell);
    void as_frame(Table& table);

    std::vector<Table> open_;
    std::string out_;
    std::size_t repeated_ = 0;
    int flat_ = 0;  // tables inside a real table's cell: only words
};

}  // namespace xiezhi::plan
