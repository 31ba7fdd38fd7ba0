#include "store/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace xiezhi::store {

namespace {

std::string_view type_sql(ColumnType type, Dialect dialect) {
    const bool lite = dialect == Dialect::Sqlite;
    switch (type) {
        case ColumnType::Integer: return lite ? "INTEGER" : "bigint";
        case ColumnType::Text: return lite ? "TEXT" : "text collate \"C\"";
        case ColumnType::Blob: return lite ? "BLOB" : "bytea";
    }
    return "text";
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string column_sql(const ColumnSpec& column, bool required, Dialect dialect) {
    return fmt::format("{} {}{}", sql_name(column.name), type_sql(column.type, dialect), required ? " not null" : "");
}

std::string sql_names(const std::vector<std::string>& columns) {
    std::string out;
    for (const std::string& column : columns) {
        const auto space = column.find(' ');
        if (!out.empty()) out += ", ";
        out += sql_name(column.substr(0, space));
        if (space != std::string::npos) out += column.substr(space);
    }
    return out;
}

ColumnType type_of(std::string_view sql_type) {
    if (sql_type == "INTEGER" || sql_type == "int8" || sql_type == "int4") return ColumnType::Integer;
    if (sql_type == "BLOB" || sql_type == "bytea") return ColumnType::Blob;
    return ColumnType::Text;
}

constexpr std::string_view kSqliteColumns =
    "select m.name, c.name, c.type, c.pk from sqlite_master m join pragma_table_info(m.name) c "
    "where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\' order by m.name, c.cid";
constexpr std::string_view kPostgresColumns =
    "select c.relname, a.attname, t.typname, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) "
    "from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid "
    "join pg_type t on t.oid = a.atttypid left join pg_index i on i.indrelid = c.oid and i.indisprimary "
    "where n.nspname = current_schema() and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped "
    "order by c.relname, a.attnum";

}  // namespace

std::string sql_name(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string index_name(const TableSpec& table, const IndexSpec& index) {
    std::string name = (index.unique == Uniqueness::Yes ? "u_" : "x_") + table.name;
    for (const std::string& column : index.columns) {
        if (column != "bureau") name += "_" + column.substr(0, column.find(' '));
    }
    constexpr std::size_t kLongest = 60;  // PostgreSQL cuts at 63 bytes, silently
    if (name.size() <= kLongest) return name;
    std::uint32_t hash = 2166136261U;  // FNV-1a: a short mark, not a secret
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return fmt::format("{}_{:08x}", name.substr(0, kLongest - 9), hash);
}

std::string create_table_sql(const TableSpec& table, Dialect dialect) {
    std::string sql = fmt::format("create table {} (\n", sql_name(table.name));
    for (const ColumnSpec& column : table.columns) {
        sql += fmt::format("  {},\n", column_sql(column, contains(table.key, column.name), dialect));
    }
    sql += fmt::format("  primary key ({}))", sql_names(table.key));
    if (dialect == Dialect::Sqlite) sql += table.layout == TableSpec::Layout::Clustered ? " WITHOUT ROWID, STRICT" : " STRICT";
    return sql;
}

std::string create_index_sql(const TableSpec& table, const IndexSpec& index) {
    return fmt::format("create {}index {} on {} ({}){}{}", index.unique == Uniqueness::Yes ? "unique " : "",
                       sql_name(index_name(table, index)), sql_name(table.name), sql_names(index.columns),
                       index.where.empty() ? "" : " where ", index.where);
}

std::string add_column_sql(const TableSpec& table, const ColumnSpec& column, Dialect dialect) {
    return fmt::format("alter table {} add column {}", sql_name(table.name), column_sql(column, false, dialect));
}

std::size_t TableInfo::column(std::string_view wanted) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == wanted) return i;
    }
    return npos;
}

Result<Tables> read_tables(Connection& connection) {
    Tables tables;
    std::map<std::string, std::vector<std::pair<std::int64_t, std::size_t>>, std::less<>> keys;
    auto read = connection.query(connection.dialect() == Dialect::Sqlite ? kSqliteColumns : kPostgresColumns, {},
                                 [&](const Row& row) {
                                     TableInfo& table = tables[std::string(row.text(0))];
                                     table.name = row.text(0);
                                     if (row.integer(3) > 0) keys[table.name].emplace_back(row.integer(3), table.columns.size());
                                     table.columns.push_back({std::string(row.text(1)), type_of(row.text(2)), row.integer(3) > 0});
                                     return Go::On;
                                 });
    if (!read) return fail(read.error());
    for (auto& [name, table] : tables) {
        auto& key = keys[name];
        std::sort(key.begin(), key.end());
        for (const auto& [order, place] : key) table.key.push_back(place);
        table.sorted.resize(table.columns.size());
        std::iota(table.sorted.begin(), table.sorted.end(), std::size_t{0});
        std::sort(table.sorted.begin(), table.sorted.end(),
                  [&table](std::size_t a, std::size_t b) { return table.columns[a].name < table.columns[b].name; });
    }
    return tables;
}

bool left_out_of_events(std::string_view table, std::string_view column) {
    return table == "owner_key" && column == "wrapped";
}

bool is_stream_table(std::string_view table) {
    constexpr std::array<std::string_view, 4> kStreams = {"session", "job", "upload", "outbox"};
    return std::find(kStreams.begin(), kStreams.end(), table) != kStreams.end();
}

}  // namespace xiezhi::store
