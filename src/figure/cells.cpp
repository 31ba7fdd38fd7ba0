// The cells that a record moves: the same rules as the queries of read_figure.cpp, over a record in memory.
#include <algorithm>

#include "figure/figures.hpp"

namespace xiezhi::figure {

namespace {

// A figure belongs to the present definitions; a record may still run under an older one that lacks one of the fields,
// which is then empty, as its column is.
std::optional<std::size_t> field_at(const Kind& kind, std::string_view id) {
    const auto at = std::find_if(kind.fields.begin(), kind.fields.end(), [&](const Field& f) { return f.id == id; });
    if (at == kind.fields.end()) return std::nullopt;
    return static_cast<std::size_t>(at - kind.fields.begin());
}

const Value& value_at(const Kind& kind, const std::vector<Value>& values, std::string_view id) {
    static const Value kNothing;
    const auto at = field_at(kind, id);
    return at ? values[*at] : kNothing;
}

std::string text_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return {};
}

feel::Value feel_of(const Kind& kind, const Counted& counted, std::string_view name) {
    if (name == "state") return std::string(counted.state);
    const auto at = field_at(kind, name);
    if (!at) return std::monostate{};
    const Value& value = (*counted.values)[*at];
    if (value.index() == 0) return std::monostate{};
    switch (kind.fields[*at].type) {
        case FieldType::Date: {
            const auto date = parse_date(text_of(value));
            if (!date) return std::monostate{};
            return *date;
        }
        case FieldType::Integer:
        case FieldType::Money: return std::get<std::int64_t>(value);
        case FieldType::YesNo: return std::get<std::int64_t>(value) != 0;
        case FieldType::Codes: {
            feel::List list;
            const auto codes = parse_json(text_of(value));
            if (codes && codes->is_array()) {
                for (const auto& code : codes->as_array()) list.emplace_back(std::string(code.as_string()));
            }
            return list;
        }
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Code:
        case FieldType::Unit:
        case FieldType::Staff:
        case FieldType::Record:
        case FieldType::File: return text_of(value);
    }
    return std::monostate{};
}

std::string group_of(const Kind& kind, const Counted& counted, const std::vector<std::string>& by, std::size_t i) {
    if (i >= by.size()) return {};
    if (by[i] == "unit") return std::string(counted.unit);
    if (by[i] == "state") return std::string(counted.state);
    return text_of(value_at(kind, *counted.values, by[i]));
}

// "2021-05-31" → 20210531 or, of months, 202105; 0 when it is empty.
std::int64_t period_of(const std::string& date, bool days) {
    if (date.size() != 10) return 0;
    const std::int64_t month = std::stoll(date.substr(0, 4)) * 100 + std::stoll(date.substr(5, 2));
    return days ? month * 100 + std::stoll(date.substr(8, 2)) : month;
}

void add(std::vector<store::CellDelta>& cells, store::CellDelta cell) {
    const auto same = std::find_if(cells.begin(), cells.end(), [&](const store::CellDelta& other) {
        return other.period == cell.period && other.group1 == cell.group1 && other.group2 == cell.group2;
    });
    if (same == cells.end()) cells.push_back(std::move(cell));
    else same->delta += cell.delta;
}

// Adds `sign` times what a record stands for in a figure: one cell of a flow; of a stock its entry and, negative, its leaving.
void stand(std::vector<store::CellDelta>& cells, const CompiledFigure& compiled, const Kind& kind, const Counted& counted, std::int64_t sign) {
    if (counted.values == nullptr || counted.state == "voided") return;
    const Figure& figure = *compiled.figure;
    const bool stock = figure.shape == Figure::Shape::Stock;
    const std::int64_t entered = period_of(text_of(value_at(kind, *counted.values, figure.when)), stock);
    if (entered == 0) return;
    if (compiled.where && !feel::holds(*compiled.where, [&](std::string_view name) { return feel_of(kind, counted, name); })) return;
    store::CellDelta cell{figure.id, entered, group_of(kind, counted, figure.by, 0), group_of(kind, counted, figure.by, 1), sign};
    if (!figure.sum.empty()) {
        const Value& amount = value_at(kind, *counted.values, figure.sum);
        cell.delta = amount.index() == 1 ? sign * std::get<std::int64_t>(amount) : 0;
    }
    add(cells, cell);
    if (!stock || figure.until.empty()) return;
    const std::int64_t left = period_of(text_of(value_at(kind, *counted.values, figure.until)), true);
    if (left == 0) return;
    // Who left before he entered was never there: both fall on the day of entry.
    cell.period = std::max(entered, left);
    cell.delta = -cell.delta;
    add(cells, std::move(cell));
}

}  // namespace

std::vector<store::CellDelta> deltas(const FigureSet& figures, const Kind& kind, const Counted& before, const Counted& after) {
    std::vector<store::CellDelta> moved;
    std::vector<store::CellDelta> cells;
    for (const CompiledFigure* compiled : figures.kept_of(kind.id)) {
        cells.clear();
        stand(cells, *compiled, kind, before, -1);
        stand(cells, *compiled, kind, after, 1);
        for (store::CellDelta& cell : cells) {
            if (cell.delta != 0) moved.push_back(std::move(cell));
        }
    }
    return moved;
}

}  // namespace xiezhi::figure
