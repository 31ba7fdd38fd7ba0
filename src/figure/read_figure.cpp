// Figures read from their cells or counted from the records; the cells are proved against the records by tests and fsck.
#include <fmt/format.h>

#include <algorithm>

#include "figure/predicate.hpp"

namespace xiezhi::figure {

using store::Dialect;
using store::Go;
using store::Row;

namespace {

Fault unknown(std::string_view id) {
    return {Code::FigureUnknown, {fmt::format("没有“{}”这一指标", id.substr(0, 80)), fmt::format("There is no figure \"{}\"", id.substr(0, 80))},
            {"可用的指标见“指标”页。", "The figures are listed on the Figures page."}, std::string(id.substr(0, 80)), ""};
}

Fault not_at_a_day(const Figure& figure) {
    return {Code::BadValue,
            {fmt::format("“{}”按期间统计，没有某一天的数", figure.label.zh), fmt::format("\"{}\" counts a period; it has no number of a day", figure.label.en)},
            {"请改用年份或起止月份。", "Ask for a year or for months."}, "day", ""};
}

std::string text_cell(const Row& row, std::size_t column) {
    const Value value = row.value(column);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return std::string(row.text(column));
}

void put_group(FigureValue& value, const Figure& figure, std::string group1, std::string group2, std::int64_t number) {
    value.value += number;
    if (!figure.by.empty() && number != 0) value.groups.push_back({std::move(group1), std::move(group2), number});
}

}  // namespace

Result<RecordsOf> records_of(const FigureSet& figures, store::Dialect dialect, std::int64_t bureau, std::string_view id, Span span, const std::optional<std::string>& group1,
                             const std::optional<std::string>& group2, int first) {
    const CompiledFigure* compiled = figures.find(id);
    if (compiled == nullptr) return fail(unknown(id));
    if (compiled->figure->shape == Figure::Shape::Ratio) {
        const auto numerator = resolve(figures, compiled->figure->numerator);
        if (!numerator) return fail(numerator.error());
        return records_of_reference(figures, dialect, bureau, *numerator, span, group1, group2, first);
    }
    if (span.day != 0 && compiled->figure->shape != Figure::Shape::Stock) return fail(not_at_a_day(*compiled->figure));
    Predicate predicate(figures, *compiled, dialect, first);
    RecordsOf records;
    records.kind = compiled->figure->kind;
    records.sql = predicate.build(bureau, span, group1, group2);
    records.when = compiled->figure->when;
    records.seek = predicate.seek();
    records.parameters = predicate.take();
    return records;
}

Result<std::int64_t> Reading::head() {
    if (head_) return *head_;
    std::int64_t head = 0;
    const std::vector<Value> key{bureau_};
    const auto asked = connection_.query("SELECT sequence FROM head WHERE bureau = ?1", key, [&](const Row& row) {
        head = row.integer(0);
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return *(head_ = head);
}

Result<bool> Reading::believed(const CompiledFigure& compiled) {
    if (compiled.cells == nullptr) return false;
    const std::string& id = compiled.cells->figure->id;
    auto at = kept_.find(id);
    if (at == kept_.end()) {
        std::string signature;
        const std::vector<Value> key{id};
        const auto asked = connection_.query("SELECT signature FROM figure_kept WHERE figure = ?1", key, [&](const Row& row) {
            signature = row.text(0);
            return Go::Stop;
        });
        if (!asked) return fail(asked.error());
        at = kept_.emplace(id, std::move(signature)).first;
    }
    return at->second == compiled.cells->signature;
}

Result<FigureValue> Reading::figure(std::string_view id, Span span) {
    const CompiledFigure* compiled = figures_.find(id);
    if (compiled == nullptr) return fail(unknown(id));
    Key key{std::string(id), span.first, span.last, span.day};
    if (const auto at = known_.find(key); at != known_.end()) return at->second;
    auto value = read(*compiled, span);
    if (value) known_.emplace(std::move(key), *value);
    return value;
}

Result<FigureValue> Reading::read(const CompiledFigure& compiled, Span span) {
    const Figure& figure = *compiled.figure;
    if (figure.shape == Figure::Shape::Ratio) return ratio(figure, span);
    if (span.day != 0 && figure.shape != Figure::Shape::Stock) return fail(not_at_a_day(figure));
    const auto as_of = head();
    if (!as_of) return fail(as_of.error());
    const auto sure = from_ == From::Cells ? believed(compiled) : Result<bool>(false);
    if (!sure) return fail(sure.error());
    auto value = *sure ? from_cells(compiled, span) : from_records(compiled, span);
    if (value) value->as_of_event = *as_of;
    return value;
}

// numerator × 100 % with the declared decimals, rounded half up; no denominator, no rate.
Result<FigureValue> Reading::ratio(const Figure& figure, Span span) {
    const auto part = [&](const std::string& name) -> Result<FigureValue> {
        const auto reference = resolve(figures_, name);
        if (!reference) return fail(reference.error());
        return this->reference(*reference, span);
    };
    const auto top = part(figure.numerator);
    if (!top) return top;
    const auto bottom = part(figure.denominator);
    if (!bottom) return bottom;
    FigureValue value;
    value.numerator = top->value;
    value.denominator = bottom->value;
    value.as_of_event = top->as_of_event;
    std::int64_t scale = 100;
    for (int i = 0; i < figure.decimals; ++i) scale *= 10;
    if (bottom->value != 0) value.value = (2 * top->value * scale + bottom->value) / (2 * bottom->value);
    return value;
}

Result<FigureValue> Reading::from_cells(const CompiledFigure& compiled, Span span) {
    const Figure& figure = *compiled.figure;
    const std::string& keeper = compiled.cells->figure->id;
    FigureValue value;
    const auto read = [&](const Row& row) {
        put_group(value, figure, std::string(row.text(0)), std::string(row.text(1)), row.integer(2));
        return Go::On;
    };
    const std::string sum = connection_.dialect() == Dialect::Postgres ? "sum(value)::bigint" : "sum(value)";
    if (figure.shape == Figure::Shape::Flow) {
        const std::vector<Value> parameters{bureau_, keeper, span.first, span.last};
        const auto asked = connection_.query(
            "SELECT group1, group2, " + sum + " FROM figure_cell WHERE bureau = ?1 AND figure = ?2 AND period BETWEEN ?3 AND ?4 GROUP BY group1, group2 ORDER BY group1, group2",
            parameters, read);
        if (!asked) return fail(asked.error());
        return value;
    }
    // Whole years before the day's, whole months before its month, and the days of the month before it.
    const std::int64_t day = stock_day(figure, span);
    const std::int64_t month = day / 100;
    const std::int64_t year = month / 100;
    const std::vector<Value> parameters{bureau_, keeper, year - 1, year * 100 + 1, month - 1, month * 100 + 1, day - 1};
    const auto asked = connection_.query(
        "SELECT group1, group2, " + sum +
            " FROM (SELECT group1, group2, value FROM figure_cell WHERE bureau = ?1 AND figure = ?2 AND period BETWEEN 1 AND ?3 "
            "UNION ALL SELECT group1, group2, value FROM figure_cell WHERE bureau = ?1 AND figure = ?2 AND period BETWEEN ?4 AND ?5 "
            "UNION ALL SELECT group1, group2, value FROM figure_cell WHERE bureau = ?1 AND figure = ?2 AND period BETWEEN ?6 AND ?7) c "
            "GROUP BY group1, group2 ORDER BY group1, group2",
        parameters, read);
    if (!asked) return fail(asked.error());
    return value;
}

Result<FigureValue> Reading::from_records(const CompiledFigure& compiled, Span span) {
    const Figure& figure = *compiled.figure;
    const auto records = records_of(figures_, connection_.dialect(), bureau_, figure.id, span, std::nullopt, std::nullopt, 1);
    if (!records) return fail(records.error());
    std::string what = "count(*)";
    if (!figure.sum.empty()) what = fmt::format("coalesce(sum(t.\"{}\"), 0)", figure.sum);
    if (figure.shape == Figure::Shape::Distinct) what = fmt::format("count(DISTINCT t.\"{}\")", figure.of);
    if (connection_.dialect() == Dialect::Postgres) what = "(" + what + ")::bigint";
    std::string groups;
    for (std::size_t i = 0; i < figure.by.size(); ++i) groups += ", " + column_of_group(figure, i);
    std::string sql = fmt::format("SELECT {}{} FROM \"{}\" t WHERE {}", what, groups, records->kind, records->sql);
    if (!groups.empty()) sql += " GROUP BY " + groups.substr(2) + " ORDER BY " + groups.substr(2);
    FigureValue value;
    const auto asked = connection_.query(sql, records->parameters, [&](const Row& row) {
        put_group(value, figure, figure.by.empty() ? std::string() : text_cell(row, 1), figure.by.size() > 1 ? text_cell(row, 2) : std::string(), row.integer(0));
        return Go::On;
    });
    if (!asked) return fail(asked.error());
    std::sort(value.groups.begin(), value.groups.end(), [](const Group& a, const Group& b) { return std::tie(a.group1, a.group2) < std::tie(b.group1, b.group2); });
    return value;
}

Result<FigureValue> recount(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, std::string_view id, Span span) {
    return Reading(connection, figures, bureau, Reading::From::Records).figure(id, span);
}

Result<FigureValue> read_figure(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, std::string_view id, Span span) {
    return Reading(connection, figures, bureau).figure(id, span);
}

}  // namespace xiezhi::figure
