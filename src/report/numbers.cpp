#include "report/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "report/yearly.hpp"

namespace xiezhi::report {

namespace {

// Whether anybody stated it: without a record the sum is nought, and nought is not what was meant.
Result<bool> is_stated(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, const FigureReference& reference, figure::Span span) {
    const auto records = figure::records_of_reference(figures, connection.dialect(), bureau, reference, span, std::nullopt, std::nullopt, 2);
    if (!records) return fail(records.error());
    std::vector<store::Value> parameters{bureau};
    parameters.insert(parameters.end(), records->parameters.begin(), records->parameters.end());
    bool found = false;
    const std::string table = figures.definition().kind(records->kind)->table;
    const auto asked = connection.query("SELECT 1 FROM \"" + table + "\" t WHERE t.bureau = ?1 AND " + records->sql + " LIMIT 1", parameters, [&](const store::Row&) {
        found = true;
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return found;
}

// 1234 tenths → "123.4".
std::string tenths(std::int64_t value) { return fmt::format("{}.{}", value / 10, value % 10); }

// What a record that adds to the number would have in it: {"fact": "POPULATION"}; a group of several codes gives none.
json::object given_json(const Number& number, const figure::FigureSet& figures) {
    json::object given;
    const auto reference = figure::resolve(figures, number.reference);
    const Kind* kind = figures.definition().kind(number.kind);
    if (!reference || kind == nullptr) return given;
    const Figure& figure = *figures.find(reference->figure)->figure;
    for (std::size_t i = 0; i < reference->groups.size() && i < figure.by.size(); ++i) {
        const Field* field = kind->field(figure.by[i]);
        const CodeList* list = field == nullptr ? nullptr : figures.definition().list(field->list);
        if (list != nullptr && list->value(reference->groups[i]) != nullptr) given[field->id] = reference->groups[i];
    }
    return given;
}

}  // namespace

Words label_of(const figure::FigureSet& figures, const FigureReference& reference) {
    const Figure& figure = *figures.find(reference.figure)->figure;
    // What is stated is called by what it is: "resident population", not "stated facts (resident population)".
    if (figure.stated && reference.groups.size() == 1) return figure::group_label(figures.definition(), figure, 0, reference.groups[0]);
    Words label = figure.label;
    for (std::size_t i = 0; i < reference.groups.size(); ++i) {
        const Words group = figure::group_label(figures.definition(), figure, i, reference.groups[i]);
        label.zh += fmt::format("（{}）", group.zh);
        label.en += fmt::format(" ({})", group.en);
    }
    return label;
}

Words change_words(const figure::FigureSet& figures, const FigureReference& reference, std::int64_t value, std::int64_t before) {
    if (value == before) return {"持平", "unchanged"};
    const Figure& figure = *figures.find(reference.figure)->figure;
    const std::int64_t difference = std::abs(value - before);
    if (figure.shape == Figure::Shape::Ratio) {
        std::string points = printed(figures, reference, difference);
        points.pop_back();  // the per cent sign
        return {fmt::format("{} {} 个百分点", value > before ? "上升" : "下降", points), fmt::format("{} {} points", value > before ? "up" : "down", points)};
    }
    if (before <= 0) return {fmt::format("{} {}", value > before ? "增加" : "减少", printed(figures, reference, difference)),
                             fmt::format("{} {}", value > before ? "up by" : "down by", printed(figures, reference, difference))};
    const std::string share = tenths((difference * 1000 + before / 2) / before);
    return {fmt::format("{} {}%", value > before ? "增长" : "下降", share), fmt::format("{} {} %", value > before ? "up" : "down", share)};
}

Result<Number> read_number(figure::Reading& reading, std::string_view text, figure::Span span, std::int64_t& as_of_event) {
    const figure::FigureSet& figures = reading.figures();
    const auto reference = figure::resolve(figures, text);
    if (!reference) return fail(reference.error());
    const Figure& figure = *figures.find(reference->figure)->figure;
    const auto value = reading.reference(*reference, span);
    if (!value) return fail(value.error());
    const auto before = reading.reference(*reference, {span.first - 100, span.last - 100});
    if (!before) return fail(before.error());
    as_of_event = std::max(as_of_event, value->as_of_event);
    Number number{std::string(text), label_of(figures, *reference), value->value, printed(figures, *reference, *value)};
    number.kind = figure.kind;
    number.stated = figure.stated;
    number.money = is_money(figures, figure);
    number.before = before->value;
    number.before_shown = printed(figures, *reference, *before);
    const bool of_nothing = figure.shape == Figure::Shape::Ratio && (value->denominator == 0 || before->denominator == 0);
    if (!of_nothing) number.change = change_words(figures, *reference, value->value, before->value);
    if (figure.stated) {
        const auto stated = is_stated(reading.connection(), figures, reading.bureau(), *reference, span);
        if (!stated) return fail(stated.error());
        number.missing = !*stated;
        const auto stated_before = is_stated(reading.connection(), figures, reading.bureau(), *reference, {span.first - 100, span.last - 100});
        if (!stated_before) return fail(stated_before.error());
        // What nobody stated for last year was not nought either.
        if (!*stated_before) {
            number.before_shown = "—";
            number.change = {};
        }
    }
    return number;
}

json::object to_json(const Number& number, const figure::FigureSet& figures) {
    json::array targets;
    for (const Target& target : number.targets) targets.push_back(to_json(target, figures));
    return {{"ref", number.reference}, {"label", to_json(number.label)}, {"value", number.value}, {"shown", number.shown}, {"source", number.stated ? "stated" : "counted"},
            {"missing", number.missing}, {"last_value", number.before}, {"last_year", number.before_shown}, {"change", to_json(number.change)},
            {"kind", number.kind}, {"given", given_json(number, figures)}, {"targets", std::move(targets)}};
}

}  // namespace xiezhi::report
