// What people wrote for the parts of a report.
#include <algorithm>

#include "engine/load.hpp"
#include "report/yearly.hpp"

namespace xiezhi::report {

Passages passages_of(const engine::Record& report) {
    Passages passages;
    const auto& lists = report.kind->lists;
    const auto list = std::find_if(lists.begin(), lists.end(), [](const auto& one) { return one.id == "passages"; });
    if (list == lists.end()) return passages;
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find_if(list->fields.begin(), list->fields.end(), [&](const Field& field) { return field.id == name; }) - list->fields.begin());
    };
    const std::size_t part = column("part"), text = column("text");
    for (const engine::ListRow& row : report.rows) {
        if (row.list != "passages" || part >= row.values.size()) continue;
        passages[engine::text_of(row.values[part])] = text < row.values.size() ? engine::text_of(row.values[text]) : "";
    }
    std::erase_if(passages, [](const auto& one) { return one.second.empty(); });
    return passages;
}

Result<Passages> passages_of(store::Connection& connection, const Definition& definition, std::int64_t bureau, int year) {
    const Kind* kind = definition.kind("yearly_report");
    if (kind == nullptr) return Passages{};
    std::string id;
    const std::vector<store::Value> key{bureau, std::int64_t{year}};
    const auto asked = connection.query("SELECT id FROM yearly_report WHERE bureau = ?1 AND year = ?2 AND state <> 'voided' ORDER BY id DESC", key, [&](const store::Row& row) {
        id = row.text(0);
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (id.empty()) return Passages{};
    const auto record = engine::load_record(connection, *kind, bureau, id);
    if (!record) return fail(record.error());
    return passages_of(*record);
}

}  // namespace xiezhi::report
