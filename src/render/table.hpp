// A table as a file: CSV for any program, XLSX for a spreadsheet. Cells are typed once and written as each format needs.
//
// Invariant: no cell acts. In XLSX every text is a string cell; in CSV a text that a spreadsheet would take for a formula
// (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it (OWASP, "CSV Injection"). CSV is UTF-8
// with a byte order mark, commas, CRLF and doubled quotes (RFC 4180), so that spreadsheets read Chinese.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/fault.hpp"
#include "calendar/civil_date.hpp"

namespace xiezhi::render {

struct Cell {
    enum class Is { Empty, Text, Whole, Fen, Date };
    Is is = Is::Empty;
    std::string text;       // Text
    std::int64_t whole = 0;  // Whole; Fen: hundredths of a yuan
    CivilDate date;          // Date

    static Cell of(std::string text) { return text.empty() ? Cell{} : Cell{Is::Text, std::move(text), 0, {}}; }
    static Cell whole_number(std::int64_t value) { return {Is::Whole, {}, value, {}}; }
    static Cell fen(std::int64_t value) { return {Is::Fen, {}, value, {}}; }
    static Cell day(CivilDate date) { return {Is::Date, {}, 0, date}; }
};

// A second sheet that says what the table is; CSV has none.
struct About {
    std::string about_sheet;
    std::vector<std::pair<std::string, std::string>> lines;
};

class TableFile {
  public:
    virtual ~TableFile() = default;
    virtual void row(std::span<const Cell> cells) = 0;
    // The bytes of the file; nothing may be added afterwards. StoreUnavailable when they could not be put together.
    virtual Result<std::string> finish(const About& about) = 0;
};

std::unique_ptr<TableFile> csv_table(const std::vector<std::string>& headings);
// `sheet` is the name of the sheet with the rows, cut to what a spreadsheet takes.
Result<std::unique_ptr<TableFile>> xlsx_table(const std::vector<std::string>& headings, std::string_view sheet);

}  // namespace xiezhi::render
