// The names, rows and random expressions that all four evaluators are compared on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feel/expression.hpp"

namespace xiezhi::feel::sample {

struct Field {
    std::string name;
    Type type;
};

// Every type, lists of each, a name with a dot, `today`.
const std::vector<Field>& fields();
const Environment& environment();

// A row: one value for each field.
using Row = std::vector<Value>;
Value value_of(const Row& row, std::string_view name);

// Rows made for trouble: all null; empty and null-bearing lists; the ends of ranges; leap days, month and year ends;
// texts with quotes, wildcards and characters outside the basic plane.
std::vector<Row> rows(std::uint64_t seed, std::size_t count);

// The text of a random expression of the given type, always compilable but for sums that grow too large.
std::string expression(std::uint64_t seed, Kind kind);

}  // namespace xiezhi::feel::sample
