#include "http/list_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "render/table.hpp"

namespace xiezhi::http {

namespace {

using render::Cell;

constexpr std::size_t kAtOnce = 200;
constexpr std::string_view kAll = "all";  // columns=all: every field that the record's page shows

enum class Is { Number, Title, State, Unit, Holder, Due, DueWhat, Field, Party };

struct Column {
    Is is;
    std::string id;
    Words label;
    const Field* field = nullptr;
};

struct Manner {
    bool xlsx = false;
    bool english = false;
    std::vector<Column> columns;
    const std::string& say(const Words& words) const { return english ? words.en : words.zh; }
};

// The columns under one name; the next date is two, the day and what is due. Empty when the list has no such column.
std::vector<Column> columns_of(const Kind& kind, std::string_view id) {
    if (id == "number" && !kind.list_number.empty()) return {{Is::Number, "number", {"编号", "Number"}}};
    if (id == "title") return {{Is::Title, "title", kind.shape == Kind::Shape::Case ? Words{"事项", "Matter"} : kind.label}};
    if (id == "state") return {{Is::State, "state", {"环节", "State"}}};
    if (id == "unit") return {{Is::Unit, "unit", {"承办单位", "Unit"}}};
    if (id == "holder") return {{Is::Holder, "holder", {"承办人", "Held by"}}};
    if (id == "next_due" && !kind.terms.empty()) return {{Is::Due, "next_due", {"最近期限", "Next due"}}, {Is::DueWhat, "next_due_what", {"期限事项", "What is due"}}};
    // A password is sent nowhere, a file is no cell, and what is kept off the record's page is kept out of a table.
    if (const Field* field = kind.field(id); field != nullptr && field->field_class != FieldClass::Secret && !field->hidden && field->type != FieldType::File)
        return {{Is::Field, field->id, field->label, field}};
    if (const PartyRole* party = kind.party(id)) return {{Is::Party, party->id, party->label}};
    return {};
}

std::vector<std::string> names_at_first(const Kind& kind, bool all) {
    const bool is_case = kind.shape == Kind::Shape::Case;
    std::vector<std::string> ids{"number", "title"};
    if (all) {
        for (const PartyRole& party : kind.parties) ids.push_back(party.id);
        for (const Field& field : kind.fields) ids.push_back(field.id);
    } else {
        ids.insert(ids.end(), kind.list_columns.begin(), kind.list_columns.end());
    }
    ids.insert(ids.end(), {"state", "next_due"});
    if (is_case) ids.insert(ids.end(), {"unit", "holder"});
    return ids;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        parts.emplace_back(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return parts;
}

std::optional<Manner> manner_of(Call& call, const Kind& kind) {
    Faults faults;
    Manner manner;
    const auto format = call.request.argument("format");
    manner.xlsx = format == "xlsx";
    if (!manner.xlsx && format != "csv") faults.push_back(bad_argument("format", {"格式应为 csv 或 xlsx", "the format must be csv or xlsx"}));
    const auto language = call.request.argument("language");
    manner.english = language == "en";
    if (!manner.english && !language.empty() && language != "zh") faults.push_back(bad_argument("language", {"语言应为 zh 或 en", "the language must be zh or en"}));
    const auto asked = call.request.argument("columns");
    const bool named = !asked.empty() && asked != kAll;
    for (const std::string& id : named ? split(asked) : names_at_first(kind, asked == kAll)) {
        const auto known = [&](const Column& column) { return column.id == id; };
        if (std::any_of(manner.columns.begin(), manner.columns.end(), known)) continue;
        auto columns = columns_of(kind, id);
        if (columns.empty() && named)
            faults.push_back(bad_argument("columns", {fmt::format("“{}”没有可导出的列“{}”", kind.label.zh, id.substr(0, 60)),
                                                      fmt::format("{} has no column \"{}\" that can be taken out", kind.label.en, id.substr(0, 60))}));
        std::move(columns.begin(), columns.end(), std::back_inserter(manner.columns));
    }
    if (!faults.empty()) return call.fail(faults), std::nullopt;
    return manner;
}

std::string name_at(const json::value& value) {
    if (const auto* named = value.if_object()) return std::string(text_at(*named, "name"));
    return {};
}

// Entries of the list turned into cells; titles of records that a field points to are read a page at a time, under their own rights.
class Rows {
  public:
    Rows(Call& call, const Kind& kind, const Manner& manner) : call_(call), kind_(kind), manner_(manner) {
        for (const Column& column : manner.columns) {
            if (column.is == Is::Field || column.is == Is::Party) wanted_.push_back(column.id);
        }
    }

    const std::vector<std::string>& wanted() const { return wanted_; }

    Result<void> write(const std::vector<Item>& items, render::TableFile& file) {
        const auto entries = list_entries(call_, kind_, items, &wanted_, ListAs::Table);
        if (!entries) return fail(entries.error());
        if (auto read = read_titles(*entries); !read) return read;
        std::vector<Cell> cells;
        for (const json::value& entry : *entries) {
            cells.clear();
            for (const Column& column : manner_.columns) cells.push_back(cell(column, entry.as_object()));
            file.row(cells);
        }
        return {};
    }

  private:
    Result<void> read_titles(const json::array& entries) {
        titles_.clear();
        for (const Column& column : manner_.columns) {
            if (column.field == nullptr || column.field->type != FieldType::Record) continue;
            std::vector<std::string> ids;
            for (const json::value& entry : entries) {
                if (const std::string id(text_at(entry.at("columns").as_object(), column.id)); !id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
            }
            const auto other = call_.app.catalog->kind(column.field->of);
            if (!other || ids.empty()) continue;
            const auto items = list_items(call_, *other->kind, ids, Columns::No);
            if (!items) return fail(items.error());
            for (const json::value& item : *items) titles_[std::string(text_at(item.as_object(), "id"))] = text_at(item.as_object(), "title");
        }
        return {};
    }

    Cell cell(const Column& column, const json::object& entry) {
        const auto words = [&](const json::value& value) { return Cell::of(std::string(text_at(value.as_object(), manner_.english ? "en" : "zh"))); };
        const auto* due = entry.if_contains("next_due");
        switch (column.is) {
            case Is::Number: return Cell::of(std::string(text_at(entry, "number")));
            case Is::Title: return Cell::of(std::string(text_at(entry, "title")));
            case Is::State:
                if (const auto* label = entry.if_contains("state_label")) return words(*label);
                return Cell::of(std::string(text_at(entry, "state")));
            case Is::Unit: return Cell::of(name_at(entry.at("unit")));
            case Is::Holder: return Cell::of(name_at(entry.at("holder")));
            case Is::Due: return due == nullptr ? Cell{} : day(text_at(due->as_object(), "due"));
            case Is::DueWhat: return due == nullptr ? Cell{} : words(due->at("label"));
            case Is::Party:
            case Is::Field: break;
        }
        const auto* value = entry.at("columns").as_object().if_contains(column.id);
        if (value == nullptr || value->is_null()) return {};
        return column.field == nullptr ? Cell::of(std::string(value->as_string())) : of_field(*column.field, *value);
    }

    static Cell day(std::string_view text) {
        const auto date = parse_date(text);
        return date ? Cell::day(*date) : Cell::of(std::string(text));
    }

    Cell of_field(const Field& field, const json::value& value) {
        switch (field.type) {
            case FieldType::Integer: return value.is_int64() ? Cell::whole_number(value.get_int64()) : Cell{};
            case FieldType::Money: return value.is_int64() ? Cell::fen(value.get_int64()) : Cell{};
            case FieldType::YesNo: return Cell::of(manner_.say(value.is_bool() && value.get_bool() ? Words{"是", "Yes"} : Words{"否", "No"}));
            case FieldType::Unit:
            case FieldType::Staff: return Cell::of(name_at(value));
            case FieldType::Codes: {
                std::string all;
                if (const auto* codes = value.if_array()) {
                    for (const json::value& code : *codes) {
                        if (code.is_string()) all += (all.empty() ? "" : manner_.english ? ", " : "、") + label_of(field, code.get_string());
                    }
                }
                return Cell::of(std::move(all));
            }
            case FieldType::Text:
            case FieldType::LongText:
            case FieldType::Date:
            case FieldType::Code:
            case FieldType::Record:
            case FieldType::File: break;
        }
        if (!value.is_string()) return {};
        const std::string_view text = value.get_string();
        if (field.type == FieldType::Date) return day(text);
        if (field.type == FieldType::Code) return Cell::of(label_of(field, text));
        if (field.type == FieldType::Record) {
            const auto title = titles_.find(text);  // none: not open to this reader
            return title == titles_.end() ? Cell{} : Cell::of(title->second);
        }
        return Cell::of(std::string(text));
    }

    std::string label_of(const Field& field, std::string_view code) const {
        const CodeList* list = call_.definition().list(field.list);
        const CodeValue* value = list == nullptr ? nullptr : list->value(code);
        return value == nullptr ? std::string(code) : manner_.say(value->label);
    }

    Call& call_;
    const Kind& kind_;
    const Manner& manner_;
    std::vector<std::string> wanted_;
    std::map<std::string, std::string, std::less<>> titles_;
};

// The filter as the address says it, without the words searched for: they can be a name.
std::string filter_text(Call& call) {
    std::string text;
    for (const auto& [name, value] : call.request.query) {
        if (name != "q" && !is_manner(name)) text += fmt::format("{}{}={}", text.empty() ? "" : "&", name, value);
    }
    return text;
}

struct Taken {
    std::unique_ptr<render::TableFile> file;
    std::int64_t rows = 0;
};

// All rows of the list in one snapshot. Faults are answered here.
std::optional<Taken> take(Call& call, const Kind& kind, const std::optional<OfFigure>& figure, const Manner& manner, const std::string& name) {
    if (auto begun = call.connection().begin(); !begun) return call.fail(begun.error()), std::nullopt;
    struct Rollback {
        store::Connection& connection;
        ~Rollback() { (void)connection.rollback(); }
    } rollback{call.connection()};
    const auto asked = asked_list(call, kind, figure ? std::optional(figure->records) : std::nullopt, ListAs::Table);
    if (!asked) return std::nullopt;
    Taken taken;
    taken.rows = figure ? asked->total : count_of(call, kind, asked->query);
    if (taken.rows > kMostRows) {
        call.fail({{Code::TooLarge,
                    {fmt::format("这个列表有 {} 行，一次最多导出 {} 行", taken.rows, kMostRows), fmt::format("This list has {} rows; at most {} are taken out at once", taken.rows, kMostRows)},
                    {"请用筛选缩小范围，例如按年份、环节或单位分几次导出。", "Narrow the list by its filters, by year, state or unit, and take it out in parts."},
                    "",
                    ""}});
        return std::nullopt;
    }
    std::vector<std::string> headings;
    for (const Column& column : manner.columns) headings.push_back(manner.say(column.label));
    if (manner.xlsx) {
        auto made = render::xlsx_table(headings, name);
        if (!made) return call.fail(made.error()), std::nullopt;
        taken.file = std::move(*made);
    } else {
        taken.file = render::csv_table(headings);
    }
    Rows rows(call, kind, manner);
    After after;
    for (std::int64_t done = 0; done < taken.rows;) {
        const auto items = read_items(call, kind, *asked, rows.wanted(), after, kAtOnce);
        if (!items) return call.fail(items.error()), std::nullopt;
        if (auto written = rows.write(*items, *taken.file); !written) return call.fail(written.error()), std::nullopt;
        if (items->empty()) break;
        after = {items->back().date, items->back().id};
        done += static_cast<std::int64_t>(items->size());
    }
    return taken;
}

std::string address_of(std::string_view name) {
    std::string encoded;
    for (const char c : name) encoded += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    return encoded;
}

}  // namespace

void answer_table(Call& call, const Kind& kind, const std::optional<OfFigure>& figure) {
    const auto manner = manner_of(call, kind);
    if (!manner) return;
    const Words& label = figure ? figure->label : kind.label;
    const std::string& name = manner->say(label);
    const std::string format = manner->xlsx ? "xlsx" : "csv";
    auto taken = take(call, kind, figure, *manner, name);
    if (!taken) return;
    const std::string words(call.request.argument("q"));
    const std::string filter = filter_text(call);
    std::string columns;
    for (const Column& column : manner->columns) columns += (columns.empty() ? "" : ",") + column.id;

    const auto line = [&](const char* zh, const char* en, std::string value) { return std::pair(manner->say({zh, en}), std::move(value)); };
    render::About about{manner->say({"说明", "About"}),
                        {line("列表", "List", name),
                         line("筛选", "Filter", filter.empty() ? manner->say({"无", "none"}) : filter),
                         line("查找", "Searched for", words),
                         line("行数", "Rows", fmt::format("{}", taken->rows)),
                         line("本局", "Bureau", call.app.engine.bureau(call.connection(), call.bureau()).name),
                         line("导出人", "Exported by", call.actor.self.name),
                         line("导出时间", "Exported at", china_time(call.now))}};
    auto file = taken->file->finish(about);
    if (!file) return call.fail(file.error());

    // Handed over only after the event that says who took what is durable.
    engine::Request request;
    request.bureau = call.bureau();
    request.kind = "list_export";
    request.action = "export";
    request.actor = call.actor;
    request.input = {{"list_kind", kind.id},     {"list_name", label.zh}, {"column_ids", columns},
                     {"row_count", taken->rows}, {"file_type", format},   {"exported_by", call.actor.self.account}};
    constexpr std::size_t kMostFilter = 2000;
    if (figure) request.input["figure"] = figure->id;
    if (!filter.empty()) request.input["filter"] = filter.substr(0, kMostFilter);
    if (!words.empty()) request.input["searched"] = words;
    if (auto recorded = call.app.engine.perform(call.session, request); !recorded) return call.fail(recorded.error());

    const std::string file_name = fmt::format("{} {}.{}", name, to_string(call.today), format);
    const std::string type = manner->xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
    call.answer_text(std::move(*file), type, 200, {{"Content-Disposition", "attachment; filename*=UTF-8''" + address_of(file_name)}});
}

}  // namespace xiezhi::http
