// Identities (carried over + new = closed + open) and references: the numbers of a report are read, never typed.
#include <fmt/format.h>

#include <algorithm>

#include "definition/references.hpp"
#include "figure/figures.hpp"

namespace xiezhi::figure {

namespace {

// Does a stored group value stand under the written one: itself, yes/no, a member of the code list's group, or
// of what another list has one code for?
bool stands_under(const FigureSet& figures, const Figure& figure, std::size_t i, const std::string& stored, const std::string& written) {
    if (stored == written) return true;
    const Kind* kind = figures.definition().kind(figure.kind);
    const Field* field = i < figure.by.size() && kind != nullptr ? kind->field(figure.by[i]) : nullptr;
    if (field == nullptr) return false;
    if (field->type == FieldType::YesNo) return (written == "yes" && stored == "1") || (written == "no" && stored == "0");
    const CodeList* list = figures.definition().list(field->list);
    const CodeValue* value = list == nullptr ? nullptr : list->value(stored);
    return value != nullptr && ((!value->group.empty() && value->group == written) || crosses_to(*value, written));
}

}  // namespace

Result<FigureReference> resolve(const FigureSet& figures, std::string_view text) {
    const auto reference = figure_reference(text, figures.definition());
    if (reference && groups_exist(*reference, figures.definition())) return *reference;
    return fail({Code::FigureUnknown, {fmt::format("没有“{}”这一指标", text.substr(0, 80)), fmt::format("There is no figure \"{}\"", text.substr(0, 80))},
                 {"可用的指标见“指标”页。", "The figures are listed on the Figures page."}, std::string(text.substr(0, 80)), ""});
}

Result<FigureValue> read_reference(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, const FigureReference& reference, Span span) {
    return Reading(connection, figures, bureau).reference(reference, span);
}

Result<FigureValue> Reading::reference(const FigureReference& reference, Span span) {
    auto value = figure(reference.figure, span);
    if (value) keep_groups(figures_, reference, *value);
    return value;
}

void keep_groups(const FigureSet& figures, const FigureReference& reference, FigureValue& value) {
    if (reference.groups.empty()) return;
    const Figure& figure = *figures.find(reference.figure)->figure;
    const auto outside = [&](const Group& group) {
        if (!stands_under(figures, figure, 0, group.group1, reference.groups[0])) return true;
        return reference.groups.size() > 1 && !stands_under(figures, figure, 1, group.group2, reference.groups[1]);
    };
    value.groups.erase(std::remove_if(value.groups.begin(), value.groups.end(), outside), value.groups.end());
    value.value = 0;
    for (const Group& group : value.groups) value.value += group.value;
}

Result<RecordsOf> records_of_reference(const FigureSet& figures, store::Dialect dialect, std::int64_t bureau, const FigureReference& reference, Span span,
                                       const std::optional<std::string>& group1, const std::optional<std::string>& group2, int first) {
    auto records = records_of(figures, dialect, bureau, reference.figure, span, group1, group2, first);
    if (!records) return records;
    const Figure& figure = *figures.find(reference.figure)->figure;
    const Kind& kind = *figures.definition().kind(figure.kind);
    for (std::size_t i = 0; i < reference.groups.size() && i < figure.by.size(); ++i) {
        const Field* field = kind.field(figure.by[i]);
        if (field == nullptr) continue;
        std::string list;
        const auto put = [&](Value value) {
            records->parameters.push_back(std::move(value));
            list += fmt::format("{}?{}", list.empty() ? "" : ", ", first + static_cast<int>(records->parameters.size()) - 1);
        };
        if (field->type == FieldType::YesNo) {
            put(std::int64_t{reference.groups[i] == "yes" ? 1 : 0});
        } else if (const CodeList* codes = figures.definition().list(field->list)) {
            for (const CodeValue& code : codes->values) {
                if (stands_under(figures, figure, i, code.code, reference.groups[i])) put(code.code);
            }
        }
        if (!list.empty()) records->sql += fmt::format(" AND t.\"{}\" IN ({})", field->id, list);
    }
    return records;
}

Result<std::vector<IdentityResult>> prove(Reading& reading, Span span) {
    std::vector<IdentityResult> results;
    const auto& identities = reading.figures().definition().identities;
    for (std::size_t i = 0; i < identities.size(); ++i) {
        const CompiledIdentity& compiled = reading.figures().identities()[i];
        IdentityResult result;
        result.identity = &identities[i];
        std::vector<feel::Value> values;
        for (const FigureReference& reference : compiled.references) {
            const auto value = reading.reference(reference, span);
            if (!value) return fail(value.error());
            values.emplace_back(value->value);
            result.terms.push_back({reference, value->value});
        }
        result.holds = feel::holds(compiled.says, values);
        if (compiled.difference) {
            const feel::Value difference = feel::evaluate(*compiled.difference, values);
            if (const auto* number = std::get_if<std::int64_t>(&difference)) result.difference = *number;
        }
        results.push_back(std::move(result));
    }
    return results;
}

Result<std::vector<IdentityResult>> prove(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, Span span) {
    Reading reading(connection, figures, bureau);
    return prove(reading, span);
}

}  // namespace xiezhi::figure
