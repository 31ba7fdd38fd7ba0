// Figures read from their cells or counted from the records. One predicate serves recount and drill-down, so that they
// cannot differ; the cells are proved against it by tests and fsck.
#include <fmt/format.h>

#include <algorithm>

#include "feel/sql.hpp"
#include "figure/figures.hpp"

namespace xiezhi::figure {

using store::Dialect;
using store::Go;
using store::Row;

namespace {

Fault unknown(std::string_view id) {
    return {Code::FigureUnknown, {fmt::format("没有“{}”这一指标", id.substr(0, 80)), fmt::format("There is no figure \"{}\"", id.substr(0, 80))},
            {"可用的指标见“指标”页。", "The figures are listed on the Figures page."}, std::string(id.substr(0, 80)), ""};
}

// The column of a field as conditions see it: PostgreSQL is told dates and booleans by a cast.
std::string column_for_feel(const Kind& kind, std::string_view name, Dialect dialect) {
    if (name == "state") return "t.state";
    const std::string column = fmt::format("t.\"{}\"", name);
    const Field* field = kind.field(name);
    XIEZHI_CHECK(field != nullptr);
    if (dialect == Dialect::Sqlite) return column;
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

std::string month_start(std::int64_t period) { return fmt::format("{:04}-{:02}-01", period / 100, period % 100); }

std::string after_month(std::int64_t period) {
    const std::int64_t next = period % 100 == 12 ? (period / 100 + 1) * 100 + 1 : period + 1;
    return month_start(next);
}

std::string column_of_group(const Figure& figure, std::size_t i) {
    if (figure.by[i] == "unit" || figure.by[i] == "state") return "t." + figure.by[i];
    return fmt::format("t.\"{}\"", figure.by[i]);
}

class Predicate {
  public:
    Predicate(const FigureSet& figures, const CompiledFigure& compiled, Dialect dialect, int first)
        : figures_(figures), compiled_(compiled), dialect_(dialect), next_(first) {}

    std::string put(Value value) {
        parameters_.push_back(std::move(value));
        return fmt::format("?{}", next_++);
    }

    std::string build(std::int64_t bureau, Span span, const std::optional<std::string>& group1, const std::optional<std::string>& group2) {
        const Figure& figure = *compiled_.figure;
        const Kind& kind = *figures_.definition().kind(figure.kind);
        std::string sql = fmt::format("t.bureau = {} AND t.state <> 'voided'", put(bureau));
        if (figure.shape == Figure::Shape::Stock) {
            const std::string day = figure.at_start ? month_start(span.first) : after_month(span.last);
            sql += fmt::format(" AND t.\"{}\" < {}", figure.when, put(day));
            if (!figure.until.empty()) sql += fmt::format(" AND (t.\"{0}\" IS NULL OR t.\"{0}\" >= {1})", figure.until, put(day));
        } else {
            sql += fmt::format(" AND t.\"{0}\" >= {1} AND t.\"{0}\" < {2}", figure.when, put(month_start(span.first)), put(after_month(span.last)));
        }
        if (compiled_.where) {
            sql += " AND " + feel::to_sql(
                                 *compiled_.where, dialect_ == Dialect::Sqlite ? feel::Dialect::Sqlite : feel::Dialect::Postgres,
                                 [&](std::string_view name) { return column_for_feel(kind, name, dialect_); }, [&](const feel::Value& value) { return put(bound(value)); });
        }
        const auto narrow = [&](const std::optional<std::string>& group, std::size_t i) {
            if (!group || i >= figure.by.size()) return;
            const std::string column = column_of_group(figure, i);
            const Field* field = kind.field(figure.by[i]);
            if (group->empty()) sql += fmt::format(" AND {} IS NULL", column);
            else if (field != nullptr && field->type == FieldType::YesNo) sql += fmt::format(" AND {} = {}", column, put(std::int64_t{*group == "1" ? 1 : 0}));
            else sql += fmt::format(" AND {} = {}", column, put(*group));
        };
        narrow(group1, 0);
        narrow(group2, 1);
        return sql;
    }

    std::vector<Value> take() { return std::move(parameters_); }

  private:
    const FigureSet& figures_;
    const CompiledFigure& compiled_;
    Dialect dialect_;
    int next_;
    std::vector<Value> parameters_;
};

std::int64_t head_of(store::Connection& connection, std::int64_t bureau) {
    std::int64_t head = 0;
    const std::vector<Value> key{bureau};
    (void)connection.query("SELECT sequence FROM head WHERE bureau = ?1", key, [&](const Row& row) {
        head = row.integer(0);
        return Go::Stop;
    });
    return head;
}

std::string text_cell(const Row& row, std::size_t column) {
    const Value value = row.value(column);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return std::string(row.text(column));
}

using Reader = Result<FigureValue> (*)(store::Connection&, const FigureSet&, std::int64_t, std::string_view, Span);

// One side of a ratio: a figure, or some of its groups.
Result<FigureValue> part(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, const std::string& name, Span span, Reader read) {
    const auto reference = resolve(figures, name);
    if (!reference) return fail(reference.error());
    auto value = read(connection, figures, bureau, reference->figure, span);
    if (value) keep_groups(figures, *reference, *value);
    return value;
}

// numerator × 100 % with the declared decimals, rounded half up; no denominator, no rate.
Result<FigureValue> ratio(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, const Figure& figure, Span span, Reader read) {
    auto top = part(connection, figures, bureau, figure.numerator, span, read);
    auto bottom = part(connection, figures, bureau, figure.denominator, span, read);
    if (!top) return top;
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
    Predicate predicate(figures, *compiled, dialect, first);
    RecordsOf records;
    records.kind = compiled->figure->kind;
    records.sql = predicate.build(bureau, span, group1, group2);
    records.parameters = predicate.take();
    return records;
}

Result<FigureValue> recount(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, std::string_view id, Span span) {
    const CompiledFigure* compiled = figures.find(id);
    if (compiled == nullptr) return fail(unknown(id));
    const Figure& figure = *compiled->figure;
    if (figure.shape == Figure::Shape::Ratio) return ratio(connection, figures, bureau, figure, span, recount);
    const auto records = records_of(figures, connection.dialect(), bureau, id, span, std::nullopt, std::nullopt, 1);
    if (!records) return fail(records.error());
    std::string what = "count(*)";
    if (!figure.sum.empty()) what = fmt::format("coalesce(sum(t.\"{}\"), 0)", figure.sum);
    if (figure.shape == Figure::Shape::Distinct) what = fmt::format("count(DISTINCT t.\"{}\")", figure.of);
    if (connection.dialect() == Dialect::Postgres) what = "(" + what + ")::bigint";
    std::string groups;
    for (std::size_t i = 0; i < figure.by.size(); ++i) groups += ", " + column_of_group(figure, i);
    std::string sql = fmt::format("SELECT {}{} FROM \"{}\" t WHERE {}", what, groups, records->kind, records->sql);
    if (!groups.empty()) sql += " GROUP BY " + groups.substr(2) + " ORDER BY " + groups.substr(2);
    FigureValue value;
    value.as_of_event = head_of(connection, bureau);
    const auto asked = connection.query(sql, records->parameters, [&](const Row& row) {
        value.value += row.integer(0);
        if (!figure.by.empty() && row.integer(0) != 0) value.groups.push_back({text_cell(row, 1), figure.by.size() > 1 ? text_cell(row, 2) : std::string(), row.integer(0)});
        return Go::On;
    });
    if (!asked) return fail(asked.error());
    std::sort(value.groups.begin(), value.groups.end(), [](const Group& a, const Group& b) { return std::tie(a.group1, a.group2) < std::tie(b.group1, b.group2); });
    return value;
}

Result<FigureValue> read_figure(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, std::string_view id, Span span) {
    const CompiledFigure* compiled = figures.find(id);
    if (compiled == nullptr) return fail(unknown(id));
    const Figure& figure = *compiled->figure;
    if (figure.shape == Figure::Shape::Ratio) return ratio(connection, figures, bureau, figure, span, read_figure);
    if (figure.shape != Figure::Shape::Flow || !figure.cells) return recount(connection, figures, bureau, id, span);
    FigureValue value;
    value.as_of_event = head_of(connection, bureau);
    const std::vector<Value> parameters{bureau, std::string(id), span.first, span.last};
    std::string sum = "sum(value)";
    if (connection.dialect() == Dialect::Postgres) sum = "sum(value)::bigint";
    const auto asked = connection.query(
        "SELECT group1, group2, " + sum + " FROM figure_cell WHERE bureau = ?1 AND figure = ?2 AND period BETWEEN ?3 AND ?4 GROUP BY group1, group2 ORDER BY group1, group2",
        parameters, [&](const Row& row) {
            value.value += row.integer(2);
            if (!figure.by.empty() && row.integer(2) != 0) value.groups.push_back({std::string(row.text(0)), std::string(row.text(1)), row.integer(2)});
            return Go::On;
        });
    if (!asked) return fail(asked.error());
    return value;
}

}  // namespace xiezhi::figure
