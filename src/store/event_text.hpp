// The text of an event: canonical JSON (keys sorted at every depth, no white space) written straight from a unit of work,
// with the numbers put in the place of their tokens. The chain's hash covers exactly these bytes; it is never written
// again from parsed values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/tables.hpp"
#include "store/unit_of_work.hpp"

namespace xiezhi::store {

struct NumberGiven {
    std::string token, series, text;
    int year = 0;
    std::int64_t seq = 0;  // 0: entered by hand and not of the series' own form
    bool entered = false;
};
using NumbersGiven = std::vector<NumberGiven>;

// The text with every token replaced; the same text when it holds none.
std::string with_numbers(std::string_view text, const NumbersGiven& numbers);
bool holds_token(std::string_view text);
void put_numbers(json::value& value, const NumbersGiven& numbers);  // at every depth

void write_json(std::string& out, std::string_view text);  // as a JSON string
void write_json(std::string& out, std::int64_t number);
void write_canonical(std::string& out, const json::value& value, const NumbersGiven& numbers);
void write_canonical(std::string& out, const json::object& object, const NumbersGiven& numbers);

// One row as the writer wrote it: values in the order of the table's columns.
struct RowImage {
    const TableInfo* table = nullptr;
    std::vector<const Value*> values;
};

// Appends the body: action, actor, bureau, calendar, cells, definition, happened_on, id, input, kind, law, numbers,
// record, recorded_at, rows, sequence. Nulls are left out of rows; bytes are {"base64": …}.
void write_event(std::string& out, const UnitOfWork& unit, std::int64_t sequence, const NumbersGiven& numbers,
                 const std::vector<RowImage>& rows);

}  // namespace xiezhi::store
