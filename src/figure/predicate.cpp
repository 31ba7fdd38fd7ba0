// The one predicate that serves recount, drill-down and the proof of cells, so that they cannot differ.
#include "figure/predicate.hpp"

#include <fmt/format.h>

#include "feel/sql.hpp"

namespace xiezhi::figure {

using store::Dialect;

namespace {

// A column that leads to no index. SQLite takes an equality for the shortest way however many records share the value, and
// then sorts them all; what a figure counts is reached by its dates. PostgreSQL knows how often a value comes.
std::string beside(const std::string& column, Dialect dialect) { return dialect == Dialect::Sqlite ? "+" + column : column; }

// The column of a field as conditions see it: PostgreSQL is told dates and booleans by a cast.
std::string column_for_feel(const Kind& kind, std::string_view name, Dialect dialect) {
    if (name == "state") return beside("t.state", dialect);
    const std::string column = fmt::format("t.\"{}\"", name);
    const Field* field = kind.field(name);
    XIEZHI_CHECK(field != nullptr);
    if (dialect == Dialect::Sqlite) return beside(column, dialect);
    if (field->type == FieldType::Date) return "(" + column + "::date)";
    if (field->type == FieldType::YesNo) return "(" + column + " = 1)";
    if (field->type == FieldType::Codes) return "(" + column + "::jsonb)";
    return column;
}

Value bound(const feel::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<CivilDate>(&value)) return to_string(*date);
    if (const auto* truth = std::get_if<bool>(&value)) return std::int64_t{*truth ? 1 : 0};
    return {};
}

std::string day_text(std::int64_t day) { return fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100); }

std::int64_t month_after(std::int64_t period) { return period % 100 == 12 ? (period / 100 + 1) * 100 + 1 : period + 1; }

}  // namespace

std::string column_of_group(const Figure& figure, std::size_t i) {
    if (figure.by[i] == "unit" || figure.by[i] == "state") return "t." + figure.by[i];
    return fmt::format("t.\"{}\"", figure.by[i]);
}

std::int64_t stock_day(const Figure& figure, Span span) {
    if (span.day != 0) {
        const auto number = [](std::int64_t value) { return static_cast<int>(value); };
        const auto day = from_ymd(number(span.day / 10000), number(span.day / 100 % 100), number(span.day % 100));
        const auto ymd = to_ymd(figure.at_start ? day : day + 1);
        return std::int64_t{ymd.year} * 10000 + ymd.month * 100 + ymd.day;
    }
    return (figure.at_start ? span.first : month_after(span.last)) * 100 + 1;
}

std::string Predicate::put(Value value) {
    parameters_.push_back(std::move(value));
    return fmt::format("?{}", next_++);
}

std::string Predicate::standing(std::int64_t bureau) {
    const Kind& kind = *figures_.definition().kind(compiled_.figure->kind);
    std::string sql = fmt::format("t.bureau = {} AND t.state <> 'voided'", put(bureau));
    if (!compiled_.where) return sql;
    return sql + " AND " +
           feel::to_sql(
               *compiled_.where, dialect_ == Dialect::Sqlite ? feel::Dialect::Sqlite : feel::Dialect::Postgres,
               [&](std::string_view name) { return column_for_feel(kind, name, dialect_); }, [&](const feel::Value& value) { return put(bound(value)); });
}

std::string Predicate::build(std::int64_t bureau, Span span, const std::optional<std::string>& group1, const std::optional<std::string>& group2) {
    const Figure& figure = *compiled_.figure;
    const Kind& kind = *figures_.definition().kind(figure.kind);
    const bool stock = figure.shape == Figure::Shape::Stock;
    const std::string first = day_text(span.first * 100 + 1);
    const std::string after = day_text(stock ? stock_day(figure, span) : month_after(span.last) * 100 + 1);
    std::string sql = standing(bureau);
    sql += stock ? fmt::format(" AND t.\"{}\" IS NOT NULL", figure.when) : fmt::format(" AND t.\"{}\" >= {}", figure.when, put(first));
    // No id is less than "": these are all before the day. A page puts the last record of the page before in its place.
    seek_ = parameters_.size();
    const std::string day = put(after);
    sql += fmt::format(" AND (t.\"{}\", t.id) < ({}, {})", figure.when, day, put(std::string()));
    if (!figure.until.empty()) sql += fmt::format(" AND (t.\"{0}\" IS NULL OR t.\"{0}\" >= {1})", figure.until, put(after));
    const auto narrow = [&](const std::optional<std::string>& group, std::size_t i) {
        if (!group || i >= figure.by.size()) return;
        const std::string column = beside(column_of_group(figure, i), dialect_);
        const Field* field = kind.field(figure.by[i]);
        if (group->empty()) sql += fmt::format(" AND {} IS NULL", column);
        else if (field != nullptr && field->type == FieldType::YesNo) sql += fmt::format(" AND {} = {}", column, put(std::int64_t{*group == "1" ? 1 : 0}));
        else sql += fmt::format(" AND {} = {}", column, put(*group));
    };
    narrow(group1, 0);
    narrow(group2, 1);
    return sql;
}

}  // namespace xiezhi::figure
