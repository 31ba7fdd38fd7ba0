#include <fmt/format.h>

#include "store/schema.hpp"

namespace xiezhi::store {

namespace {

using Layout = TableSpec::Layout;

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto comma = text.find(',');
        std::string_view item = text.substr(0, comma);
        while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
        out.emplace_back(item);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return out;
}

// Columns are written "name" for text, "name#" for whole numbers, "name*" for bytes.
TableSpec table(std::string name, std::string_view columns, std::string_view key, Layout layout,
                std::vector<IndexSpec> indexes = {}) {
    TableSpec out;
    out.name = std::move(name);
    for (std::string& column : split(columns)) {
        ColumnType type = ColumnType::Text;
        if (column.back() == '#') type = ColumnType::Integer;
        if (column.back() == '*') type = ColumnType::Blob;
        if (type != ColumnType::Text) column.pop_back();
        out.columns.push_back({std::move(column), type, ""});
    }
    out.key = split(key);
    out.layout = layout;
    out.indexes = std::move(indexes);
    return out;
}

IndexSpec index(std::string_view columns, std::string where = "") { return {split(columns), Uniqueness::No, std::move(where)}; }
IndexSpec unique(std::string_view columns) { return {split(columns), Uniqueness::Yes, ""}; }

std::vector<TableSpec> make() {
    std::vector<TableSpec> all;
    const auto add = [&all](TableSpec spec) { all.push_back(std::move(spec)); };

    // The program's own.
    add(table("migration", "number#, name", "number", Layout::Heap));
    add(table("definition", "hash, kind, body", "hash", Layout::Heap));
    add(table("bureau", "bureau#, name, short, government_name, government_short, region", "bureau", Layout::Heap));
    add(table("kind_column", "table_name, column_name, definition", "table_name, column_name", Layout::Clustered));

    // The chain. body is the canonical JSON, byte for byte what the hash covers.
    add(table("event",
              "bureau#, sequence#, id, kind, record, action, happened_on, recorded_at#, previous*, hash*, body",
              "bureau, sequence", Layout::Heap, {index("bureau, record, sequence")}));
    add(table("head", "bureau#, sequence#, hash*", "bureau", Layout::Clustered));
    add(table("owner_key", "bureau#, owner, wrapped*, destroyed_on, from_event#", "bureau, owner", Layout::Clustered));
    add(table("number_series", "bureau#, series, year#, next#, entered#", "bureau, series, year", Layout::Clustered));
    add(table("number_given", "bureau#, series, year#, seq#, text, record, entered#, event#", "bureau, series, text",
              Layout::Clustered, {unique("bureau, series, year, seq")}));
    // Heap: an answer of a kilobyte in a clustered page would leave three quarters of it empty.
    add(table("idempotency", "bureau#, key, request_hash, sequence#, answer", "bureau, key", Layout::Heap));
    add(table("outbox", "bureau#, event#, position#, id, topic, body, state, tries#, done_at#", "bureau, event, position",
              Layout::Clustered, {index("bureau, event, position", "state = 'waiting'")}));

    // What a record has, whatever its kind.
    add(table("party",
              "bureau#, id, record, kind, role, position#, person, unit, agent_of, ended_on, capacity, from_event#",
              "bureau, id", Layout::Heap,
              {index("bureau, record"), index("bureau, person", "person is not null"),
               index("bureau, unit, kind", "unit is not null")}));
    add(table("person",
              "bureau#, id, version#, line, form, name, name_index, identity_type, identity, identity_index, phone, "
              "phone_index, address, sex, birth_year#, from_event#",
              "bureau, id", Layout::Heap,
              {index("bureau, line, name_index"), index("bureau, line, identity_index", "identity_index is not null"),
               index("bureau, line, phone_index", "phone_index is not null")}));
    add(table("act",
              "bureau#, record, sequence#, kind, action, happened_on, recorded_at#, account, acting_for, to_state, voided#, "
              "input",
              "bureau, record, sequence", Layout::Clustered));
    add(table("service",
              "bureau#, id, record, kind, paper, party, mode, served_on, proved#, proof, recorded, from_event#",
              "bureau, id", Layout::Heap, {index("bureau, record"), index("bureau, paper")}));
    add(table("paper",
              "bureau#, id, record, kind, paper, number, issued_on, template_hash, content_hash, facts, state, from_event#",
              "bureau, id", Layout::Heap, {index("bureau, record")}));
    add(table("term",
              "bureau#, id, record, kind, slot, rule, edition, unit, holder, whose, anchor, due, raw, internal, original, "
              "state, met_on, rung#, explain_inputs, from_event#",
              "bureau, id", Layout::Heap,
              {index("bureau, state, due"), index("bureau, record"), index("bureau, holder, due", "state = 'running'"),
               index("bureau, unit, due", "state = 'running'")}));
    add(table("pause", "bureau#, id, record, kind, pause_group, from_on, to_on, ground, evidence, from_event#", "bureau, id",
              Layout::Heap, {index("bureau, record")}));
    add(table("approval",
              "bureau#, id, version#, record, kind, action, state, step#, unit, input, requested_by, requested_on, "
              "happened_on, record_version#, definition, from_event#",
              "bureau, id", Layout::Heap, {index("bureau, record"), index("bureau, state, kind")}));
    add(table("approval_step",
              "bureau#, approval, position#, role, unit, state, account, acting_for, signed_on, on_paper#, proof, remarks, "
              "recorded_at#, from_event#",
              "bureau, approval, position", Layout::Clustered,
              {index("bureau, state, role, unit"), index("bureau, state, account")}));
    add(table("task",
              "bureau#, id, version#, kind, record, action, role, unit, account, due, state, title, source, created_on, "
              "from_event#",
              "bureau, id", Layout::Heap,
              {index("bureau, state, role, unit"), index("bureau, state, account"), index("bureau, record")}));
    add(table("link", "bureau#, id, record, kind, other, other_kind, relation, basis, happened_on, ended_on, from_event#",
              "bureau, id", Layout::Heap, {index("bureau, record"), index("bureau, other")}));
    add(table("file",
              "bureau#, id, address, owner, record, kind, name, media_type, size#, state, account, recorded_at#, from_event#",
              "bureau, id", Layout::Heap, {index("bureau, record"), index("bureau, address")}));

    // Figures and search.
    add(table("figure_cell", "bureau#, figure, period#, group1, group2, value#", "bureau, figure, period, group1, group2",
              Layout::Clustered));
    // The figures whose cells were counted by the definition that is signed here; any other is counted from its records.
    add(table("figure_kept", "figure, signature", "figure", Layout::Clustered));
    add(table("search_pair", "bureau#, pair#, record, part, kind", "bureau, pair, record, part", Layout::Clustered));
    // The pairs of a part as eight bytes each, sorted: what is to be taken out when the text changes.
    add(table("search_part", "bureau#, record, part, kind, pairs*", "bureau, record, part", Layout::Clustered));

    // Streams: raw rows without an event.
    add(table("session", "bureau#, id, account, csrf, created_at#, seen_at#, expires_at#, address, agent, detail", "bureau, id",
              Layout::Heap, {index("bureau, account")}));
    add(table("job", "bureau#, id, job, state, started_at#, ended_at#, position, detail", "bureau, id", Layout::Heap,
              {index("bureau, job, started_at")}));
    add(table("upload",
              "bureau#, id, account, owner, name, media_type, size#, received#, state, created_at#, expires_at#, detail",
              "bureau, id", Layout::Heap));
    return all;
}

}  // namespace

const std::vector<TableSpec>& system_tables() {
    static const std::vector<TableSpec> kTables = make();
    return kTables;
}

}  // namespace xiezhi::store
