// What a chart says, read from the figures in the snapshot of the report.
#include "report/chart.hpp"

#include <algorithm>

#include "report/numbers.hpp"

namespace xiezhi::report {

namespace {

void read_shares(const figure::FigureSet& figures, const Figure& figure, const figure::FigureValue& value, Chart& chart) {
    if (value.groups.size() < 2) return;
    // A unit or a state is known here by its id, which says nothing to a reader.
    const Kind* kind = figures.definition().kind(figure.kind);
    for (const std::string& group : figure.by) {
        const Field* field = kind == nullptr ? nullptr : kind->field(group);
        if (field == nullptr || (field->type != FieldType::Code && field->type != FieldType::YesNo)) return;
    }
    for (std::size_t i = 0; i < figure.by.size(); ++i) {
        Words name = kind->field(figure.by[i])->label;
        // In the middle of a sentence: "by outcome".
        if (name.en.size() > 1 && name.en[0] >= 'A' && name.en[0] <= 'Z' && name.en[1] >= 'a') name.en[0] = static_cast<char>(name.en[0] - 'A' + 'a');
        chart.by.zh += (i == 0 ? "" : "、") + name.zh;
        chart.by.en += (i == 0 ? "" : " and ") + name.en;
    }
    for (const figure::Group& group : value.groups) {
        Chart::Share share{figure::group_label(figures.definition(), figure, 0, group.group1), group.value};
        if (figure.by.size() > 1) {
            const Words second = figure::group_label(figures.definition(), figure, 1, group.group2);
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
    if (!figure.by.empty()) read_shares(figures, figure, *value, chart);
    return chart;
}

}  // namespace xiezhi::report
