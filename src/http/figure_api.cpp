// Figures, the records behind them, identities, and the yearly report.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "definition/names.hpp"
#include "http/list_table.hpp"
#include "http/record_view.hpp"
#include "engine/load.hpp"
#include "report/finalise.hpp"

namespace xiezhi::http {

namespace {

// "2021-01" → 202101; nothing when malformed.
std::optional<std::int64_t> month_of(std::string_view text) {
    if (text.size() != 7) return std::nullopt;
    const auto date = parse_date(std::string(text) + "-01");
    if (!date) return std::nullopt;
    const auto ymd = to_ymd(*date);
    return std::int64_t{ymd.year} * 100 + ymd.month;
}

std::optional<int> year_of(Call& call) {
    const auto text = call.request.argument("year");
    if (text.empty()) return to_ymd(call.today).year;
    if (text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos) return std::stoi(std::string(text));
    call.fail({bad_argument("year", {"应为四位年份", "must be a year of four digits"})});
    return std::nullopt;
}

// ?from=2021-01&to=2021-12, or ?year=2021, or of a stock ?day=2021-05-31; the present year when nothing is said.
std::optional<figure::Span> span_of(Call& call) {
    if (const auto day = call.request.argument("day"); !day.empty()) {
        if (const auto date = parse_date(day, "day")) return figure::at_day(*date);
        call.fail({bad_argument("day", {"日期应写成 2021-05-31", "must be a day such as 2021-05-31"})});
        return std::nullopt;
    }
    const auto from = call.request.argument("from");
    const auto to = call.request.argument("to");
    if (!from.empty() || !to.empty()) {
        const auto first = month_of(from);
        const auto last = month_of(to);
        if (first && last && *first <= *last) return figure::Span{*first, *last};
        call.fail({bad_argument("from", {"起止月份应写成 2021-01，且起月不晚于止月", "from and to must be months such as 2021-01, from not after to"})});
        return std::nullopt;
    }
    const auto year = year_of(call);
    if (!year) return std::nullopt;
    const auto span = figure::year_span(*year);
    if (!span) {
        call.fail(span.error());
        return std::nullopt;
    }
    return *span;
}

// The code list of the first grouping; null when it has none.
const CodeList* list_of(const Definition& definition, const Figure& figure) {
    const Kind* kind = definition.kind(figure.kind);
    const Field* field = kind == nullptr || figure.by.empty() ? nullptr : kind->field(figure.by[0]);
    return field == nullptr || field->type != FieldType::Code ? nullptr : definition.list(field->list);
}

// The other lists to which the codes of the first grouping are mapped.
std::map<std::string, Words> crosswalks_of(const Definition& definition, const Figure& figure) {
    std::map<std::string, Words> out;
    if (const CodeList* list = list_of(definition, figure)) {
        for (const CodeValue& value : list->values) {
            for (const auto& [other, code] : value.map) {
                const CodeList* target = definition.list(other);
                if (target != nullptr) out.emplace(other, target->label);
            }
        }
    }
    return out;
}

json::object summary(const Definition& definition, const Figure& figure) {
    const Kind* kind = definition.kind(figure.kind);
    json::object out{{"id", figure.id},           {"label", to_json(figure.label)}, {"kind", figure.kind}, {"shape", name_of(figure.shape)}, {"unit", to_json(figure.unit)},
                     {"version", figure.version}, {"decimals", figure.decimals}};
    const Field* summed = kind == nullptr || figure.sum.empty() ? nullptr : kind->field(figure.sum);
    out["money"] = summed != nullptr && summed->type == FieldType::Money;
    if (!figure.note.zh.empty()) out["note"] = to_json(figure.note);
    // A rate is of no kind of record; it belongs to the line its name begins with.
    const std::string of = kind != nullptr ? kind->line : figure.id.substr(0, figure.id.find('.'));
    if (!of.empty()) {
        out["line"] = of;
        if (const auto line = definition.lines.find(of); line != definition.lines.end()) out["line_label"] = to_json(line->second);
    }
    json::array by;
    json::object labels;
    for (const std::string& group : figure.by) {
        by.push_back(json::string(group));
        const Field* field = kind == nullptr ? nullptr : kind->field(group);
        labels[group] = to_json(field != nullptr ? field->label : group == "unit" ? Words{"承办单位", "Unit"} : Words{"环节", "State"});
    }
    out["by"] = std::move(by);
    out["by_labels"] = std::move(labels);
    json::array walks;
    for (const auto& [id, label] : crosswalks_of(definition, figure)) walks.push_back(json::object{{"id", id}, {"label", to_json(label)}});
    out["crosswalks"] = std::move(walks);
    return out;
}

// as=OTHER_LIST: the groups as the other list counts them; what it has no code for stands apart, so that the sum remains.
void regroup(const Definition& definition, const Figure& figure, const std::string& other, std::vector<figure::Group>& groups) {
    const CodeList* list = list_of(definition, figure);
    std::vector<figure::Group> out;
    for (figure::Group& group : groups) {
        const CodeValue* value = list->value(group.group1);
        if (value != nullptr) {
            const auto mapped = value->map.find(other);
            group.group1 = other + ":" + (mapped == value->map.end() ? "" : mapped->second);
        }
        const auto same = std::ranges::find_if(out, [&](const figure::Group& one) { return one.group1 == group.group1 && one.group2 == group.group2; });
        if (same == out.end()) out.push_back(std::move(group));
        else same->value += group.value;
    }
    groups = std::move(out);
}

void one_figure(Call& call) {
    const auto span = span_of(call);
    if (!span) return;
    const auto& figures = *call.app.catalog->figures;
    const auto reference = figure::resolve(figures, call.value("id"));
    if (!reference) return call.fail(reference.error());
    auto value = figure::read_reference(call.connection(), figures, call.bureau(), *reference, *span);
    if (!value) return call.fail(value.error());
    const Figure& figure = *figures.find(reference->figure)->figure;
    if (const std::string other(call.request.argument("as")); !other.empty()) {
        if (!crosswalks_of(call.definition(), figure).contains(other))
            return call.fail({bad_argument("as", {"这项指标的代码没有到该代码表的对照", "the codes of this figure are not mapped to that list"})});
        regroup(call.definition(), figure, other, value->groups);
    }
    json::object out = summary(call.definition(), figure);
    out["value"] = figure.shape == Figure::Shape::Ratio && value->denominator == 0 ? json::value(nullptr) : json::value(value->value);
    out["text"] = report::printed(figures, *reference, *value);
    if (value->numerator) out["numerator"] = *value->numerator;
    if (value->denominator) out["denominator"] = *value->denominator;
    out["as_of_event"] = value->as_of_event;
    json::array groups;
    figure::GroupLabels labels(call.connection(), call.definition(), call.bureau());
    for (const figure::Group& group : value->groups) {
        json::object one{
            {"group", group.group1}, {"key", group.group1}, {"label", to_json(labels.of(figure, 0, group.group1))}, {"value", group.value}};
        if (figure.by.size() > 1) {
            one["group2"] = group.group2;
            one["label2"] = to_json(labels.of(figure, 1, group.group2));
        }
        groups.push_back(std::move(one));
    }
    out["groups"] = std::move(groups);
    call.answer(out);
}

// The months of a year and of the one before; null where there is no number.
void months(Call& call) {
    const auto year = year_of(call);
    if (!year) return;
    const auto& figures = *call.app.catalog->figures;
    const auto reference = figure::resolve(figures, call.value("id"));
    if (!reference) return call.fail(reference.error());
    figure::Reading reading(call.connection(), figures, call.bureau());
    const auto read = report::read_months(reading, *reference, *year, call.today);
    if (!read) return call.fail(read.error());
    const auto shown = [](const std::optional<std::int64_t>& value) { return value ? json::value(*value) : json::value(nullptr); };
    json::array all;
    for (std::size_t i = 0; i < read->size(); ++i)
        all.push_back(json::object{{"month", fmt::format("{}-{:02}", *year, i + 1)}, {"value", shown((*read)[i].value)}, {"before", shown((*read)[i].before)}});
    call.answer(json::object{{"figure", call.value("id")}, {"year", *year}, {"shape", name_of(figures.find(reference->figure)->figure->shape)}, {"months", std::move(all)}});
}

// Groups of a reference are narrowed by listing each member: a named group of a code list is several codes.
void records(Call& call, ListAs as) {
    const auto span = span_of(call);
    if (!span) return;
    const auto& figures = *call.app.catalog->figures;
    std::optional<std::string> group1;
    std::optional<std::string> group2;
    if (call.request.query.contains("group1")) group1 = std::string(call.request.argument("group1"));
    // A code of another list is several of our own: a reference says so.
    std::string asked = call.value("id");
    if (group1 && group1->find(':') != std::string::npos) {
        asked += "." + *group1;
        group1.reset();
    }
    const auto reference = figure::resolve(figures, asked);
    if (!reference) return call.fail(reference.error());
    if (call.request.query.contains("group2")) group2 = std::string(call.request.argument("group2"));
    auto found = figure::records_of_reference(figures, call.connection().dialect(), call.bureau(), *reference, *span, group1, group2, 2);
    if (!found) return call.fail(found.error());
    const auto kept = figure::kept_count(call.connection(), figures, call.bureau(), *reference, *span, group1, group2);
    if (!kept) return call.fail(kept.error());
    found->kept = *kept;
    const auto kind = call.app.catalog->kind(found->kind);
    if (!kind) return call.fail(kind.error());
    if (as == ListAs::Page) return answer_list(call, *kind->kind, *found);
    answer_table(call, *kind->kind, OfFigure{call.value("id"), figures.find(reference->figure)->figure->label, *found});
}

void identities(Call& call) {
    const auto span = span_of(call);
    if (!span) return;
    const auto results = figure::prove(call.connection(), *call.app.catalog->figures, call.bureau(), *span);
    if (!results) return call.fail(results.error());
    json::array out;
    for (const auto& result : *results) out.push_back(report::to_json(result, *call.app.catalog->figures));
    call.answer(out);
}

// Targets belong to the plan: whoever may not read one does not hear of it beside a number either.
void keep_readable(Call& call, std::vector<report::Target>& targets) {
    const Kind* kind = call.definition().kind("plan_target");
    std::erase_if(targets, [&](const report::Target& target) { return kind == nullptr || !may_read(call, *kind, target.id); });
}

void yearly(Call& call) {
    const auto year = year_of(call);
    if (!year) return;
    const auto passages = report::passages_of(call.connection(), call.definition(), call.bureau(), *year);
    if (!passages) return call.fail(passages.error());
    auto made = report::make_yearly(call.connection(), *call.app.catalog->figures, call.app.engine.bureau(call.connection(), call.bureau()), *year, call.today, *passages);
    if (!made) return call.fail(made.error());
    for (report::Number& number : made->numbers) keep_readable(call, number.targets);
    call.answer(report::to_json(*made, *call.app.catalog->figures));
}

void targets(Call& call) {
    const auto year = year_of(call);
    if (!year) return;
    const auto& figures = *call.app.catalog->figures;
    auto found = report::read_targets(call.connection(), figures, call.bureau(), *year, call.today);
    if (!found) return call.fail(found.error());
    keep_readable(call, *found);
    json::array out;
    for (const report::Target& target : *found) out.push_back(report::to_json(target, figures));
    call.answer(out);
}

// The record of a report, when the caller may read it.
Result<engine::Record> report_of(Call& call) {
    const auto kind = call.app.catalog->kind("yearly_report");
    if (!kind) return fail(kind.error());
    if (auto may = may_read(call, *kind->kind, call.value("id")); !may) return fail(may.error());
    return engine::load_record(call.connection(), *kind->kind, call.bureau(), call.value("id"));
}

void finalised(Call& call) {
    const auto record = report_of(call);
    if (!record) return call.fail(record.error());
    auto kept = report::kept_report(*record);
    if (!kept) return call.fail(kept.error());
    (*kept)["state"] = "final";
    call.answer(*kept);
}

void moved(Call& call) {
    const auto record = report_of(call);
    if (!record) return call.fail(record.error());
    const auto found = report::moved_since(call.connection(), *call.app.catalog->figures, call.app.engine.bureau(call.connection(), call.bureau()), *record, call.today);
    if (!found) return call.fail(found.error());
    const auto* event = std::get_if<std::int64_t>(&record->value("as_of_event"));
    call.answer(report::to_json(*found, event == nullptr ? 0 : *event));
}

// Figures, identities, targets and the report are for whoever may read reports at all: a liaison of another unit is asked for
// his own totals and hears nothing of the bureau's.
std::function<void(Call&)> inside(std::function<void(Call&)> handle) {
    return [handle = std::move(handle)](Call& call) {
        const Kind* kind = call.definition().kind("yearly_report");
        if (kind == nullptr || identity::grant_predicate(*kind, kind->read, call.actor, "t", 1).sql == "1 = 0") {
            return call.fail({{Code::Forbidden,
                               {"指标和年度报告供本局人员查阅", "Figures and the yearly report are for those who work in the bureau"},
                               {"需要某个数字的，请向本局统计员索取。", "Whoever needs a number asks the bureau's statistician."},
                               "",
                               ""}});
        }
        handle(call);
    };
}

}  // namespace

void add_figure_routes(Router& router) {
    router.add({"GET", "/figures", Open::SignedIn, {"全部指标", "All figures"}, "", "FigureSummaries", inside([](Call& call) {
                    // In the order in which the lines write them, which is the order of the work.
                    std::vector<const Figure*> figures;
                    for (const auto& [id, figure] : call.definition().figures) figures.push_back(&figure);
                    std::stable_sort(figures.begin(), figures.end(),
                                     [](const Figure* a, const Figure* b) { return std::tie(a->origin.file, a->origin.line) < std::tie(b->origin.file, b->origin.line); });
                    json::array all;
                    for (const Figure* figure : figures) all.push_back(summary(call.definition(), *figure));
                    call.answer(all);
                })});
    router.add({"GET", "/figures/{id}", Open::SignedIn, {"一个指标的数值", "The value of a figure"}, "", "FigureValue", inside(one_figure)});
    router.add({"GET", "/figures/{id}/months", Open::SignedIn, {"一个指标的各月数值", "A figure month by month"}, "", "FigureMonths", inside(months)});
    router.add({"GET", "/figures/{id}/records", Open::SignedIn, {"指标所数的记录", "The records a figure counts"}, "", "RecordPage", inside([](Call& call) {
                    records(call, ListAs::Page);
                })});
    router.add({"GET", "/figures/{id}/records/table", Open::SignedIn, {"把指标所数的记录导出为表格", "Take the records of a figure out as a table"}, "", "", inside([](Call& call) {
                    records(call, ListAs::Table);
                })});
    router.add({"GET", "/identities", Open::SignedIn, {"平衡关系", "Identities"}, "", "Identities", inside(identities)});
    router.add({"GET", "/targets", Open::SignedIn, {"计划目标与实际值", "Targets and what was reached"}, "", "Targets", inside(targets)});
    router.add({"GET", "/reports/yearly/{id}/moved", Open::SignedIn, {"定稿后变动的数字", "What has moved since a report was finalised"}, "", "MovedNumbers", inside(moved)});
    router.add({"GET", "/reports/yearly/{id}/final", Open::SignedIn, {"定稿的年度报告", "A report as it was finalised"}, "", "Report", inside(finalised)});
    router.add({"GET", "/reports/yearly", Open::SignedIn, {"年度报告", "The yearly report"}, "", "Report", inside(yearly)});
}

}  // namespace xiezhi::http
