// The text of an event: canonical JSON (keys sorted at every depth, no white space) written straight from a unit of work,
// with the numbers put in the place of their tokens. The chain's hash covers exactly these bytes; it is never written
// again from parsed values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/crypto.hpp"
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

// What is kept beside the rows of a unit, as it is stored.
struct Kept {
    std::string answer;                              // under the idempotency key; empty when the unit has none
    std::vector<std::string> outbox;                 // bodies, in the order of the unit's messages
    std::vector<std::vector<std::int64_t>> search;   // pairs of each part, sorted, each once
};

inline ByteView bytes_of(const std::vector<std::int64_t>& pairs) {  // as search_part keeps them
    return {reinterpret_cast<const std::uint8_t*>(pairs.data()), pairs.size() * sizeof(std::int64_t)};
}

// Appends the body: action, actor, answered, bureau, calendar, cells, definition, happened_on, id, input, kind, law,
// numbers, outbox, record, recorded_at, rows, search, sequence. Nulls are left out of rows; bytes are {"base64": …}.
// Of what is kept beside the rows only hashes are written, and only when there is any: enough to prove it.
void write_event(std::string& out, const UnitOfWork& unit, std::int64_t sequence, const NumbersGiven& numbers,
                 const std::vector<RowImage>& rows, const Kept& kept);

}  // namespace xiezhi::store
