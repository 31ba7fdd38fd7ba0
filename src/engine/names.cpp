#include "engine/names.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "definition/names.hpp"

namespace xiezhi::engine {

namespace {

feel::Value boolean(bool value) { return value; }

feel::Value from_date(std::optional<CivilDate> date) {
    if (!date) return std::monostate{};
    return *date;
}

bool served(const Record& record, std::string_view paper_id) {
    return std::any_of(record.services.begin(), record.services.end(), [&](const Service& service) {
        return service.proved && std::any_of(record.papers.begin(), record.papers.end(), [&](const Paper& paper) {
                   return paper.id == service.paper && paper.paper == paper_id;
               });
    });
}

feel::Value count_of(const Record& record, std::string_view name) {
    if (record.kind->list(name) != nullptr) {
        return static_cast<std::int64_t>(std::count_if(record.rows.begin(), record.rows.end(), [&](const ListRow& row) { return row.list == name; }));
    }
    return static_cast<std::int64_t>(std::count_if(record.parties.begin(), record.parties.end(), [&](const Party& party) {
        return party.role == name && party.ended_on.empty() && party.agent_of.empty();
    }));
}

// A field of the row that the running action adds; null when it adds none.
feel::Value added_value(const Record& record, const RowList& list, std::string_view id) {
    for (const ListRow& row : record.rows) {
        if (!row.dirty || row.list != list.id) continue;
        for (std::size_t i = 0; i < list.fields.size(); ++i) {
            if (list.fields[i].id == id) return to_feel(list.fields[i], row.values[i]);
        }
    }
    return std::monostate{};
}

feel::Value due_of(const Record& record, std::string_view slot) {
    for (const TermRow& row : record.terms) {
        if (row.slot == slot) return from_date(date_of(row.due));
    }
    return std::monostate{};
}

}  // namespace

feel::Value to_feel(const Field& field, const Value& stored) {
    if (stored.index() == 0) return std::monostate{};
    if (is_sealed(field.field_class)) return text_of(stored);
    switch (field.type) {
        case FieldType::Date: return from_date(date_of(text_of(stored)));
        case FieldType::Integer:
        case FieldType::Money:
            if (const auto* number = std::get_if<std::int64_t>(&stored)) return *number;
            return std::monostate{};
        case FieldType::YesNo:
            if (const auto* number = std::get_if<std::int64_t>(&stored)) return *number != 0;
            return std::monostate{};
        case FieldType::Codes: {
            feel::List list;
            const auto parsed = parse_json(text_of(stored));
            if (parsed && parsed->is_array()) {
                for (const auto& item : parsed->as_array()) {
                    if (item.is_string()) list.emplace_back(std::string(item.get_string()));
                }
            }
            return list;
        }
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Code:
        case FieldType::Unit:
        case FieldType::Staff:
        case FieldType::Record:
        case FieldType::File: return text_of(stored);
    }
    return std::monostate{};
}

Value from_feel(const feel::Value& value) {
    if (const auto* b = std::get_if<bool>(&value)) return std::int64_t{*b ? 1 : 0};
    if (const auto* n = std::get_if<std::int64_t>(&value)) return *n;
    if (const auto* t = std::get_if<std::string>(&value)) return *t;
    if (const auto* d = std::get_if<CivilDate>(&value)) return to_string(*d);
    if (const auto* list = std::get_if<feel::List>(&value)) {
        json::array items;
        for (const feel::Scalar& item : *list) {
            if (const auto* t = std::get_if<std::string>(&item)) items.push_back(json::string(*t));
        }
        return canonical(items);
    }
    return std::monostate{};
}

feel::Value value_of(const Record& record, std::string_view name, std::optional<CivilDate> today) {
    if (name == "state") return record.state;
    if (name == "today") return from_date(today);
    if (const auto dot = name.find('.'); dot != std::string_view::npos) {
        const std::string_view scope = name.substr(0, dot);
        const std::string_view rest = name.substr(dot + 1);
        if (scope == "acted") return boolean(record.done_on(rest).has_value());
        if (scope == "on") return from_date(record.done_on(rest));
        if (scope == "count") return count_of(record, rest);
        if (scope == "served") return boolean(served(record, rest));
        if (scope == "due") return due_of(record, rest);
        if (const RowList* list = record.kind->list(scope)) return added_value(record, *list, rest);
    }
    const Field* field = record.kind->field(name);
    XIEZHI_CHECK(field != nullptr);
    return to_feel(*field, record.value(name));
}

bool holds(const CompiledKind& compiled, const std::string& condition, const Record& record, std::optional<CivilDate> today) {
    if (condition.empty()) return true;
    return compiled.holds(condition, [&](std::string_view name) { return value_of(record, name, today); });
}

feel::Value compute(const CompiledKind& compiled, const std::string& text, const Record& record, std::optional<CivilDate> today) {
    return compiled.value(text, [&](std::string_view name) { return value_of(record, name, today); });
}

}  // namespace xiezhi::engine
