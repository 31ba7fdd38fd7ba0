// Taking a list out as a table: what the reader sees in the list (filters, order, rights, masks), as CSV or XLSX. Each taking
// out is an event of its own before the file is handed over.
#pragma once

#include "http/list_query.hpp"

namespace xiezhi::http {

// More than a person reads: whoever asks for more is asked to narrow the list. Bounds the memory of one answer too.
inline constexpr std::int64_t kMostRows = 20'000;

// What was listed, where it was the records of a figure.
struct OfFigure {
    std::string id;
    Words label;
    figure::RecordsOf records;
};

// Answers GET /records/{kind}/table and /figures/{id}/records/table. BadValue for format, columns or language; TooLarge with
// the number of rows above kMostRows.
void answer_table(Call& call, const Kind& kind, const std::optional<OfFigure>& figure);

}  // namespace xiezhi::http
