// What a table looks like: as we want it (TableSpec, from which both dialects' SQL is made) and as the database has it
// (TableInfo, by which the writer orders cells and fsck compares rows). Columns have three types: whole number, UTF-8
// text compared by bytes, bytes. Names ending in _at hold milliseconds since 1970, names ending in _on an ISO date.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "store/database.hpp"

namespace xiezhi::store {

enum class ColumnType { Integer, Text, Blob };

struct ColumnSpec {
    std::string name;
    ColumnType type = ColumnType::Text;
    std::string definition;  // kind tables: field type and class, "date/plain"; a change of it is a retyping
};

enum class Uniqueness { No, Yes };

struct IndexSpec {
    std::vector<std::string> columns;  // "name" or "name desc"
    Uniqueness unique = Uniqueness::No;
    std::string where;                 // partial index, may be empty
};

struct TableSpec {
    std::string name;
    std::vector<ColumnSpec> columns;
    std::vector<std::string> key;      // primary key; led by bureau but for the three tables of the program itself
    enum class Layout { Heap, Clustered } layout = Layout::Heap;  // Clustered: SQLite keeps the rows in the key's tree
    std::vector<IndexSpec> indexes;
    std::string kind;                  // kind tables: the kind
};

std::string sql_name(std::string_view name);  // "name", for SQL
std::string index_name(const TableSpec& table, const IndexSpec& index);
std::string create_table_sql(const TableSpec& table, Dialect dialect);  // without its indexes
std::string create_index_sql(const TableSpec& table, const IndexSpec& index);
std::string add_column_sql(const TableSpec& table, const ColumnSpec& column, Dialect dialect);

struct Column {
    std::string name;
    ColumnType type = ColumnType::Text;
    bool in_key = false;
};

struct TableInfo {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::size_t> key;      // places in columns, in key order
    std::vector<std::size_t> sorted;   // places in columns, by name: the order of the after-image
    std::size_t column(std::string_view name) const;  // npos when there is none
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

using Tables = std::map<std::string, TableInfo, std::less<>>;

// All tables of the database (PostgreSQL: of the current schema).
Result<Tables> read_tables(Connection& connection);

// Columns that never enter an event: a key that is destroyed to erase a person must not live on in the chain.
bool left_out_of_events(std::string_view table, std::string_view column);

// Raw rows without an event: sessions, jobs, unfinished uploads, delivery marks (architecture section 2.4).
bool is_stream_table(std::string_view table);

}  // namespace xiezhi::store
