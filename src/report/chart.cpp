// What a chart says, read from the figures in the snapshot of the report.
#include "report/chart.hpp"

#include <algorithm>

#include "report/numbers.hpp"

namespace xiezhi::report {

namespace {

// What a grouping is called, or nothing where its groups have no names that a reader would know.
std::optional<Words> name_of_grouping(const Kind& kind, const std::string& group) {
    if (const Field* field = kind.field(group)) {
        const bool named = field->type == FieldType::Code || field->type == FieldType::YesNo || field->type == FieldType::Unit;
        return named ? std::optional(field->label) : std::nullopt;
    }
    if (group == "unit") return Words{"单位", "unit"};
    if (group == "state") return Words{"环节", "state"};
    return std::nullopt;
}

void read_shares(figure::Reading& reading, const Figure& figure, const figure::FigureValue& value, Chart& chart) {
    if (value.groups.size() < 2) return;
    const Definition& definition = reading.figures().definition();
    const Kind* kind = definition.kind(figure.kind);
    if (kind == nullptr) return;
    Words by;
    for (std::size_t i = 0; i < figure.by.size(); ++i) {
        const auto known = name_of_grouping(*kind, figure.by[i]);
        if (!known) return;
        Words name = *known;
        // In the middle of a sentence: "by outcome".
        if (name.en.size() > 1 && name.en[0] >= 'A' && name.en[0] <= 'Z' && name.en[1] >= 'a') name.en[0] = static_cast<char>(name.en[0] - 'A' + 'a');
        by.zh += (i == 0 ? "" : "、") + name.zh;
        by.en += (i == 0 ? "" : " and ") + name.en;
    }
    chart.by = std::move(by);
    figure::GroupLabels labels(reading.connection(), definition, reading.bureau());
    for (const figure::Group& group : value.groups) {
        Chart::Share share{labels.of(figure, 0, group.group1), group.value};
        if (figure.by.size() > 1) {
            const Words second = labels.of(figure, 1, group.group2);
            share.label = {share.label.zh + "·" + second.zh, share.label.en + " · " + second.en};
        }
        chart.shares.push_back(std::move(share));
    }
    std::stable_sort(chart.shares.begin(), chart.shares.end(), [](const Chart::Share& a, const Chart::Share& b) { return a.value > b.value; });
}

}  // namespace

Result<Months> read_months(figure::Reading& reading, const FigureReference& reference, int year, CivilDate today) {
    const Figure& figure = *reading.figures().find(reference.figure)->figure;
    const std::int64_t this_month = std::int64_t{to_ymd(today).year} * 100 + to_ymd(today).month;
    const auto value_of = [&](std::int64_t month) -> Result<std::optional<std::int64_t>> {
        const bool to_come = month > this_month;
        if (to_come && figure.shape != Figure::Shape::Flow) return std::nullopt;
        const auto value = reading.reference(reference, {month, month});
        if (!value) return fail(value.error());
        if (to_come && value->value == 0) return std::nullopt;
        if (figure.shape == Figure::Shape::Ratio && value->denominator == 0) return std::nullopt;
        return value->value;
    };
    Months months;
    for (std::size_t i = 0; i < months.size(); ++i) {
        const std::int64_t month = std::int64_t{year} * 100 + static_cast<std::int64_t>(i) + 1;
        const auto value = value_of(month);
        if (!value) return fail(value.error());
        const auto before = value_of(month - 100);
        if (!before) return fail(before.error());
        months[i] = {*value, *before};
    }
    return months;
}

bool Chart::empty() const {
    return std::all_of(months.begin(), months.end(), [](const Month& month) { return month.value.value_or(0) == 0 && month.before.value_or(0) == 0; });
}

Result<std::optional<Chart>> read_chart(figure::Reading& reading, const std::string& text, int year, CivilDate today) {
    const figure::FigureSet& figures = reading.figures();
    const auto reference = figure::resolve(figures, text);
    if (!reference) return fail(reference.error());
    const Figure& figure = *figures.find(reference->figure)->figure;
    if (figure.stated || (figure.shape != Figure::Shape::Flow && figure.shape != Figure::Shape::Stock)) return std::nullopt;
    const auto span = figure::year_span(year);
    if (!span) return fail(span.error());
    Chart chart{label_of(figures, *reference), figure.unit, year, figure.shape == Figure::Shape::Stock, is_money(figures, figure), {}, {}, {}};
    auto months = read_months(reading, *reference, year, today);
    if (!months) return fail(months.error());
    chart.months = *months;
    const auto value = reading.reference(*reference, *span);
    if (!value) return fail(value.error());
    if (!figure.by.empty()) read_shares(reading, figure, *value, chart);
    return chart;
}

}  // namespace xiezhi::report
