// How many records stand behind a figure, read from its cells.
#include "figure/figures.hpp"

namespace xiezhi::figure {

Result<std::optional<std::int64_t>> kept_count(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, const FigureReference& reference, Span span,
                                               const std::optional<std::string>& group1, const std::optional<std::string>& group2) {
    const CompiledFigure* compiled = figures.find(reference.figure);
    if (compiled == nullptr) return std::nullopt;
    const Figure& figure = *compiled->figure;
    if (figure.shape == Figure::Shape::Ratio) {
        const auto numerator = resolve(figures, figure.numerator);
        if (!numerator) return fail(numerator.error());
        return kept_count(connection, figures, bureau, *numerator, span, group1, group2);
    }
    if (!figure.sum.empty()) return std::nullopt;
    Reading reading(connection, figures, bureau);
    const auto believed = reading.believed(*compiled);
    if (!believed) return fail(believed.error());
    if (!*believed) return std::nullopt;
    const auto value = reading.reference(reference, span);
    if (!value) return fail(value.error());
    if (figure.by.empty()) return value->value;
    // As the list is narrowed: of yes and no, whatever is not yes is no.
    const auto wanted = [&](const std::optional<std::string>& group, std::size_t i) {
        const Field* field = group && i < figure.by.size() ? figures.definition().kind(figure.kind)->field(figure.by[i]) : nullptr;
        const bool no = field != nullptr && field->type == FieldType::YesNo && !group->empty() && *group != "1";
        return no ? std::optional<std::string>("0") : group;
    };
    const auto first = wanted(group1, 0);
    const auto second = figure.by.size() > 1 ? wanted(group2, 1) : std::nullopt;
    std::int64_t count = 0;
    for (const Group& group : value->groups) {
        if ((!first || group.group1 == *first) && (!second || group.group2 == *second)) count += group.value;
    }
    return count;
}

}  // namespace xiezhi::figure
