#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "store/schema.hpp"

namespace xiezhi::store {

namespace {

constexpr std::array<std::string_view, 9> kRecordColumns = {"bureau", "id", "version", "state", "unit",
                                                            "holder", "title", "definition", "opened_at"};
constexpr std::array<std::string_view, 4> kListColumns = {"bureau", "id", "record", "position"};

std::string_view word(FieldType type) {
    switch (type) {
        case FieldType::Text: return "text";
        case FieldType::LongText: return "long_text";
        case FieldType::Date: return "date";
        case FieldType::Integer: return "integer";
        case FieldType::Money: return "money";
        case FieldType::YesNo: return "yes_no";
        case FieldType::Code: return "code";
        case FieldType::Codes: return "codes";
        case FieldType::Unit: return "unit";
        case FieldType::Staff: return "staff";
        case FieldType::Record: return "record";
        case FieldType::File: return "file";
    }
    return "";
}

std::string_view word(FieldClass field_class) {
    switch (field_class) {
        case FieldClass::Plain: return "plain";
        case FieldClass::Name: return "name";
        case FieldClass::Identity: return "identity";
        case FieldClass::Contact: return "contact";
        case FieldClass::Sensitive: return "sensitive";
        case FieldClass::Statistic: return "plain";  // both are kept in clear: changing between them moves no data
        case FieldClass::Secret: return "secret";
    }
    return "";
}

ColumnType column_type(const Field& field) {
    if (is_sealed(field.field_class)) return ColumnType::Text;
    switch (field.type) {
        case FieldType::Integer:
        case FieldType::Money:
        case FieldType::YesNo: return ColumnType::Integer;
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Date:
        case FieldType::Code:
        case FieldType::Codes:
        case FieldType::Unit:
        case FieldType::Staff:
        case FieldType::Record:
        case FieldType::File: return ColumnType::Text;
    }
    return ColumnType::Text;
}

// One line and several lines of text are kept alike: a text may become a long text.
std::string described(const Field& field) {
    const std::string_view type = field.type == FieldType::LongText ? word(FieldType::Text) : word(field.type);
    return fmt::format("{}/{}", type, word(field.field_class));
}

class Builder {
  public:
    Builder(const Definition& definition, Faults& faults) : definition_(definition), faults_(faults) {
        for (const TableSpec& table : system_tables()) names_.insert(table.name);
    }

    void add(const Kind& kind, std::vector<TableSpec>& out) {
        TableSpec table;
        table.name = kind.table;
        table.kind = kind.id;
        claim(table.name, kind.origin);
        for (const std::string_view column : kRecordColumns) {
            const bool number = column == "bureau" || column == "version" || column == "opened_at";
            table.columns.push_back({std::string(column), number ? ColumnType::Integer : ColumnType::Text, ""});
        }
        table.columns.push_back({"from_event", ColumnType::Integer, ""});
        for (const NumberSeries& series : kind.numbers) {
            table.columns.push_back({"number_" + series.id, ColumnType::Text, ""});
            table.indexes.push_back({{"bureau", "number_" + series.id}, Uniqueness::No, ""});
        }
        if (!kind.once.empty()) {
            table.columns.push_back({"once_key", ColumnType::Text, ""});
            table.indexes.push_back({{"bureau", "once_key"}, Uniqueness::Yes, ""});
        }
        table.key = {"bureau", "id"};
        table.indexes.push_back({{"bureau", "state"}, Uniqueness::No, ""});
        table.indexes.push_back({{"bureau", "holder"}, Uniqueness::No, "\"holder\" is not null"});
        table.indexes.push_back({{"bureau", "unit"}, Uniqueness::No, ""});
        const Ways ways = add_ways(table, kind);
        for (const Field& field : kind.fields) add_field(table, field, ways);
        out.push_back(std::move(table));
        for (const RowList& list : kind.lists) add_list(kind, list, out);
    }

  private:
    // A date by which records are listed, newest first, and the dates at which those left that entered on it.
    using Ways = std::map<std::string, std::set<std::string>, std::less<>>;

    // A list is read in the order of its date, the records behind a figure in that of the figure's: an index leads to the
    // place where a page begins. Of a stock it also says who has left, so that the rows of those are not looked at. A record
    // enters the index of a date when it gets one: most have few of them.
    Ways add_ways(TableSpec& table, const Kind& kind) {
        Ways ways;
        if (!kind.list_date.empty()) ways[kind.list_date];
        for (const auto& [id, figure] : definition_.figures) {
            if (figure.kind != kind.id || kind.field(figure.when) == nullptr) continue;
            auto& left = ways[figure.when];
            if (!figure.until.empty() && kind.field(figure.until) != nullptr) left.insert(figure.until);
        }
        for (const auto& [date, left] : ways) {
            IndexSpec index{{"bureau", date + " desc", "id desc"}, Uniqueness::No, date == kind.list_date ? "" : fmt::format("\"{}\" is not null", date)};
            index.columns.insert(index.columns.end(), left.begin(), left.end());
            table.indexes.push_back(std::move(index));
        }
        return ways;
    }

    void claim(const std::string& name, const Origin& origin) {
        if (names_.insert(name).second) return;
        fault(origin, fmt::format("表名“{}”已被程序或另一类事项占用", name),
              fmt::format("The table name '{}' belongs to the program or to another kind", name));
    }

    void fault(const Origin& origin, std::string zh, std::string en) {
        faults_.push_back({Code::BadDefinition,
                           {std::move(zh), std::move(en)},
                           {"请换一个名称。", "Choose another name."},
                           fmt::format("{}:{}", origin.file, origin.line), ""});
    }

    void add_list(const Kind& kind, const RowList& list, std::vector<TableSpec>& out) {
        TableSpec table;
        table.name = kind.table + "_" + list.id;
        table.kind = kind.id;
        claim(table.name, list.origin);
        for (const std::string_view column : kListColumns) {
            const bool number = column == "bureau" || column == "position";
            table.columns.push_back({std::string(column), number ? ColumnType::Integer : ColumnType::Text, ""});
        }
        table.columns.push_back({"from_event", ColumnType::Integer, ""});
        table.key = {"bureau", "id"};
        table.indexes.push_back({{"bureau", "record", "position"}, Uniqueness::No, ""});
        for (const Field& field : list.fields) add_field(table, field, {});
        out.push_back(std::move(table));
    }

    void add_field(TableSpec& table, const Field& field, const Ways& ways) {
        const auto same = [&field](const ColumnSpec& column) { return column.name == field.id; };
        if (const auto found = std::find_if(table.columns.begin(), table.columns.end(), same); found != table.columns.end()) {
            // A kind may name the record's own unit or holder among its fields: it is one column.
            const bool unit = field.id == "unit" && field.type == FieldType::Unit;
            const bool holder = field.id == "holder" && field.type == FieldType::Staff;
            if (unit || holder) return;
            fault(field.origin, fmt::format("字段名“{}”重复，或为程序自用的列名", field.id),
                  fmt::format("The field name '{}' is used twice or is a column of the program", field.id));
            return;
        }
        table.columns.push_back({field.id, column_type(field), described(field)});
        std::string searched = field.id;
        if (has_blind_index(field.field_class)) {
            searched += "_index";
            table.columns.push_back({searched, ColumnType::Text, ""});
        }
        if (field.unique) {
            table.indexes.push_back({{"bureau", searched}, Uniqueness::Yes, ""});
        } else if ((field.indexed && !ways.contains(field.id)) || has_blind_index(field.field_class)) {
            // What is still empty is not looked for: a new record enters few indexes.
            table.indexes.push_back({{"bureau", searched}, Uniqueness::No, fmt::format("\"{}\" is not null", searched)});
        }
    }

    const Definition& definition_;
    Faults& faults_;
    std::set<std::string, std::less<>> names_;
};

}  // namespace

bool is_sealed(FieldClass field_class) {
    return field_class != FieldClass::Plain && field_class != FieldClass::Statistic;
}

bool has_blind_index(FieldClass field_class) {
    return field_class == FieldClass::Name || field_class == FieldClass::Identity || field_class == FieldClass::Contact;
}

Result<std::vector<TableSpec>> kind_tables(const Definition& definition) {
    Faults faults;
    std::vector<TableSpec> out;
    Builder builder(definition, faults);
    for (const auto& [id, kind] : definition.kinds) builder.add(*kind, out);
    if (!faults.empty()) return fail(std::move(faults));
    return out;
}

}  // namespace xiezhi::store
