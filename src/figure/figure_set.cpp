#include <fmt/format.h>

#include <algorithm>

#include "definition/compiled.hpp"
#include "definition/names.hpp"
#include "figure/figures.hpp"

namespace xiezhi::figure {

Result<std::shared_ptr<const FigureSet>> FigureSet::build(std::shared_ptr<const Definition> definition) {
    auto set = std::make_shared<FigureSet>();
    Faults faults;
    for (const auto& [id, figure] : definition->figures) {
        CompiledFigure compiled{&figure, std::nullopt};
        if (!figure.where.empty()) {
            auto where = compile_where(figure, *definition);
            if (where) compiled.where = std::move(*where);
            else append(faults, where.error());
        }
        set->figures_.push_back(std::move(compiled));
    }
    if (!faults.empty()) return fail(std::move(faults));
    set->definition_ = std::move(definition);
    for (const CompiledFigure& compiled : set->figures_) {
        if (compiled.figure->shape == Figure::Shape::Flow && compiled.figure->cells) set->kept_[compiled.figure->kind].push_back(&compiled);
    }
    return std::shared_ptr<const FigureSet>(std::move(set));
}

const CompiledFigure* FigureSet::find(std::string_view id) const {
    const auto at = std::find_if(figures_.begin(), figures_.end(), [&](const CompiledFigure& f) { return f.figure->id == id; });
    return at == figures_.end() ? nullptr : &*at;
}

const std::vector<const CompiledFigure*>& FigureSet::kept_of(std::string_view kind) const {
    static const std::vector<const CompiledFigure*> kNone;
    const auto at = kept_.find(kind);
    return at == kept_.end() ? kNone : at->second;
}

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

// The cell a record stands in, if the figure counts it at all.
std::optional<store::CellDelta> cell_of(const CompiledFigure& compiled, const Kind& kind, const Counted& counted) {
    if (counted.values == nullptr || counted.state == "voided") return std::nullopt;
    const Figure& figure = *compiled.figure;
    const std::string date = text_of(value_at(kind, *counted.values, figure.when));
    if (date.size() != 10) return std::nullopt;
    if (compiled.where && !feel::holds(*compiled.where, [&](std::string_view name) { return feel_of(kind, counted, name); })) return std::nullopt;
    store::CellDelta cell;
    cell.figure = figure.id;
    cell.period = std::stoll(date.substr(0, 4)) * 100 + std::stoll(date.substr(5, 2));
    cell.group1 = group_of(kind, counted, figure.by, 0);
    cell.group2 = group_of(kind, counted, figure.by, 1);
    cell.delta = 1;
    if (!figure.sum.empty()) {
        const Value& amount = value_at(kind, *counted.values, figure.sum);
        cell.delta = amount.index() == 1 ? std::get<std::int64_t>(amount) : 0;
    }
    return cell;
}

}  // namespace

std::vector<store::CellDelta> deltas(const FigureSet& figures, const Kind& kind, const Counted& before, const Counted& after) {
    std::vector<store::CellDelta> moved;
    for (const CompiledFigure* compiled : figures.kept_of(kind.id)) {
        auto left = cell_of(*compiled, kind, before);
        auto entered = cell_of(*compiled, kind, after);
        if (left && entered && left->period == entered->period && left->group1 == entered->group1 && left->group2 == entered->group2) {
            entered->delta -= left->delta;
            left.reset();
        }
        if (left && left->delta != 0) {
            left->delta = -left->delta;
            moved.push_back(std::move(*left));
        }
        if (entered && entered->delta != 0) moved.push_back(std::move(*entered));
    }
    return moved;
}

Result<Span> year_span(int year) {
    if (year >= kFirstYear && year <= kLastYear) return Span{std::int64_t{year} * 100 + 1, std::int64_t{year} * 100 + 12};
    return fail({Code::BadValue,
                 {fmt::format("年份应在 {} 到 {} 之间", kFirstYear, kLastYear),
                  fmt::format("The year must lie between {} and {}", kFirstYear, kLastYear)},
                 {"请改正年份。", "Correct the year."},
                 "year",
                 ""});
}

}  // namespace xiezhi::figure
