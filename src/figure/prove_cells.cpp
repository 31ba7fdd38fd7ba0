// Every cell against the records, counted by SQL: the other way than the one by which cells are kept (cells.cpp).
#include <fmt/format.h>

#include "figure/keep_cells.hpp"
#include "figure/predicate.hpp"

namespace xiezhi::figure {

using store::Dialect;
using store::Go;
using store::Row;

namespace {

constexpr std::size_t kListed = 1000;

using CellKey = std::tuple<std::int64_t, std::string, std::string>;  // period, groups
using Cells = std::map<CellKey, std::int64_t>;

// Adds what a figure's records give, by the date in `when` (SQL), with the sign: entries, or leavings.
Result<void> add_counted(store::Connection& connection, const FigureSet& figures, const CompiledFigure& compiled, std::int64_t bureau, const std::string& when,
                         const std::string& only, int sign, Cells& cells) {
    const Figure& figure = *compiled.figure;
    const bool days = figure.shape == Figure::Shape::Stock;
    const bool postgres = connection.dialect() == Dialect::Postgres;
    Predicate predicate(figures, compiled, connection.dialect(), 1);
    const std::string standing = predicate.standing(bureau);
    const auto parameters = predicate.take();
    const auto group = [&](std::size_t i) -> std::string {
        if (i >= figure.by.size()) return "''";
        return fmt::format("coalesce(CAST({} AS TEXT), '')", column_of_group(figure, i));
    };
    const std::string amount = figure.sum.empty() ? "1" : fmt::format("coalesce(t.\"{}\", 0)", figure.sum);
    const std::string sql = fmt::format(
        "SELECT c.period, c.group1, c.group2, sum(c.amount){} FROM (SELECT substr({}, 1, {}) AS period, {} AS group1, {} AS group2, {} AS amount FROM \"{}\" t WHERE {}{}) c "
        "GROUP BY c.period, c.group1, c.group2",
        postgres ? "::bigint" : "", when, days ? 10 : 7, group(0), group(1), amount, figures.definition().kind(figure.kind)->table, standing, only);
    return connection.query(sql, parameters, [&](const Row& row) {
        const std::string date(row.text(0));
        std::int64_t first = std::stoll(date.substr(0, 4)) * 100 + std::stoll(date.substr(5, 2));
        if (days) first = first * 100 + std::stoll(date.substr(8, 2));
        for (std::int64_t period = first; period != 0; period = store::coarser_period(period, first)) {
            cells[{period, std::string(row.text(1)), std::string(row.text(2))}] += sign * row.integer(3);
        }
        return Go::On;
    });
}

Result<Cells> counted_cells(store::Connection& connection, const FigureSet& figures, const CompiledFigure& compiled, std::int64_t bureau) {
    const Figure& figure = *compiled.figure;
    Cells cells;
    const std::string when = fmt::format("t.\"{}\"", figure.when);
    const std::string entered = fmt::format(" AND {} IS NOT NULL", when);
    if (auto added = add_counted(connection, figures, compiled, bureau, when, entered, 1, cells); !added) return fail(added.error());
    if (figure.shape != Figure::Shape::Stock || figure.until.empty()) return cells;
    const std::string until = fmt::format("t.\"{}\"", figure.until);
    const std::string left = fmt::format("CASE WHEN {1} < {0} THEN {0} ELSE {1} END", when, until);
    if (auto added = add_counted(connection, figures, compiled, bureau, left, entered + fmt::format(" AND {} IS NOT NULL", until), -1, cells); !added) return fail(added.error());
    return cells;
}

}  // namespace

Result<CellProof> prove_cells(store::Connection& connection, const FigureSet& figures, std::int64_t bureau) {
    CellProof proof;
    std::map<std::string, std::string> signatures;
    const auto asked = connection.query("SELECT figure, signature FROM figure_kept", {}, [&](const Row& row) {
        signatures.emplace(row.text(0), row.text(1));
        return Go::On;
    });
    if (!asked) return fail(asked.error());
    const auto note = [&](const std::string& figure, const CellKey& key, std::int64_t kept, std::int64_t counted) {
        if (proof.differences.size() < kListed) proof.differences.push_back({figure, std::get<0>(key), std::get<1>(key), std::get<2>(key), kept, counted});
    };
    for (const CompiledFigure& compiled : figures.all()) {
        if (compiled.cells != &compiled) continue;
        const std::string& id = compiled.figure->id;
        const auto found = signatures.find(id);
        if (found == signatures.end() || found->second != compiled.signature) {
            proof.stale.push_back(id);
            continue;
        }
        auto counted = counted_cells(connection, figures, compiled, bureau);
        if (!counted) return fail(counted.error());
        const std::vector<Value> where{bureau, id};
        const auto read = connection.query("SELECT period, group1, group2, value FROM figure_cell WHERE bureau = ?1 AND figure = ?2", where, [&](const Row& row) {
            ++proof.cells;
            const CellKey key{row.integer(0), std::string(row.text(1)), std::string(row.text(2))};
            const auto wanted = counted->find(key);
            const std::int64_t expected = wanted == counted->end() ? 0 : wanted->second;
            if (expected != row.integer(3)) note(id, key, row.integer(3), expected);
            if (wanted != counted->end()) counted->erase(wanted);
            return Go::On;
        });
        if (!read) return fail(read.error());
        for (const auto& [key, value] : *counted) {
            if (value != 0) note(id, key, 0, value);
        }
    }
    // Cells under a name that keeps none: nobody reads them, but somebody put them there.
    const std::vector<Value> where{bureau};
    const auto read = connection.query("SELECT figure, period, group1, group2, value FROM figure_cell WHERE bureau = ?1", where, [&](const Row& row) {
        const CompiledFigure* compiled = figures.find(row.text(0));
        if (compiled == nullptr || compiled->cells != compiled)
            note(std::string(row.text(0)), {row.integer(1), std::string(row.text(2)), std::string(row.text(3))}, row.integer(4), 0);
        return Go::On;
    });
    if (!read) return fail(read.error());
    return proof;
}

}  // namespace xiezhi::figure
