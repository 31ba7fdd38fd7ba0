#include "store/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "definition/canonical.hpp"

namespace xiezhi::store {

namespace {

struct Migration {
    std::int64_t number;
    std::string_view name;
    std::vector<SchemaChange> (*changes)(Dialect dialect);
};

SchemaChange new_table(const TableSpec& table, Dialect dialect) {
    return {{fmt::format("新建表 {}", table.name), fmt::format("New table {}", table.name)},
            create_table_sql(table, dialect)};
}

SchemaChange new_index(const TableSpec& table, const IndexSpec& index) {
    const std::string name = index_name(table, index);
    return {{fmt::format("新建索引 {}", name), fmt::format("New index {}", name)}, create_index_sql(table, index)};
}

void add_table(std::vector<SchemaChange>& out, const TableSpec& table, Dialect dialect) {
    out.push_back(new_table(table, dialect));
    for (const IndexSpec& index : table.indexes) out.push_back(new_index(table, index));
}

constexpr std::string_view kKept = "figure_kept";  // made by number 2

std::vector<SchemaChange> first_tables(Dialect dialect) {
    std::vector<SchemaChange> out;
    for (const TableSpec& table : system_tables()) {
        if (table.name != kKept) add_table(out, table, dialect);
    }
    return out;
}

std::vector<SchemaChange> kept_figures(Dialect dialect) {
    std::vector<SchemaChange> out;
    const auto& all = system_tables();
    add_table(out, *std::find_if(all.begin(), all.end(), [](const TableSpec& table) { return table.name == kKept; }), dialect);
    return out;
}

// Forward only; a number once released never changes. The next change of a system table takes the next number: it alters
// what those before made, and system_tables() shows the outcome of all.
const std::vector<Migration>& migrations() {
    static const std::vector<Migration> kAll = {{1, "system tables", first_tables}, {2, "kept figures", kept_figures}};
    return kAll;
}

// What the database holds now.
struct Present {
    Tables tables;
    std::map<std::string, std::set<std::string>> indexes;                   // by table
    std::map<std::pair<std::string, std::string>, std::string> definitions;  // (table, column) → kind_column
    std::set<std::int64_t> migrations;
};

Result<Present> read_present(Connection& connection) {
    Present present;
    auto tables = read_tables(connection);
    if (!tables) return fail(tables.error());
    present.tables = std::move(*tables);
    const std::string_view indexes =
        connection.dialect() == Dialect::Sqlite
            ? "select tbl_name, name from sqlite_master where type = 'index' and sql is not null"
            : "select tablename, indexname from pg_indexes where schemaname = current_schema()";
    if (auto read = connection.query(indexes, {},
                                     [&present](const Row& row) {
                                         present.indexes[std::string(row.text(0))].emplace(row.text(1));
                                         return Go::On;
                                     });
        !read) {
        return fail(read.error());
    }
    if (!present.tables.contains("migration")) return present;
    if (auto read = connection.query("select number from migration", {},
                                     [&present](const Row& row) {
                                         present.migrations.insert(row.integer(0));
                                         return Go::On;
                                     });
        !read) {
        return fail(read.error());
    }
    if (auto read = connection.query("select table_name, column_name, definition from kind_column", {},
                                     [&present](const Row& row) {
                                         present.definitions[{std::string(row.text(0)), std::string(row.text(1))}] = row.text(2);
                                         return Go::On;
                                     });
        !read) {
        return fail(read.error());
    }
    return present;
}

class Planner {
  public:
    Planner(Connection& connection, const Definition& definition, Present present)
        : connection_(connection), definition_(definition), present_(std::move(present)) {}

    Result<std::vector<SchemaChange>> plan() {
        auto wanted = kind_tables(definition_);
        if (!wanted) return fail(wanted.error());
        migrate_system();
        std::set<std::string, std::less<>> known;
        for (const TableSpec& table : system_tables()) known.insert(table.name);
        for (const TableSpec& table : *wanted) {
            known.insert(table.name);
            if (auto done = compare(table); !done) return fail(done.error());
        }
        if (auto done = vanished(known); !done) return fail(done.error());
        if (auto done = states_in_use(); !done) return fail(done.error());
        if (!faults_.empty()) return fail(std::move(faults_));
        return std::move(changes_);
    }

  private:
    void migrate_system() {
        for (const Migration& migration : migrations()) {
            if (present_.migrations.contains(migration.number)) continue;
            for (SchemaChange& change : migration.changes(connection_.dialect())) changes_.push_back(std::move(change));
            changes_.push_back({{fmt::format("记下第 {} 号变更", migration.number), fmt::format("Note migration {}", migration.number)},
                                fmt::format("insert into migration (number, name) values ({}, '{}')", migration.number,
                                            migration.name)});
        }
    }

    Result<bool> has_rows(const std::string& table) {
        bool any = false;
        auto read = connection_.query(fmt::format("select 1 from {} limit 1", sql_name(table)), {}, [&any](const Row&) {
            any = true;
            return Go::Stop;
        });
        if (!read) return fail(read.error());
        return any;
    }

    void note(const TableSpec& table, const ColumnSpec& column) {
        if (column.definition.empty()) return;
        const auto found = present_.definitions.find({table.name, column.name});
        if (found != present_.definitions.end() && found->second == column.definition) return;
        changes_.push_back({{fmt::format("记下列 {}.{} 的类型", table.name, column.name),
                             fmt::format("Note the type of column {}.{}", table.name, column.name)},
                            fmt::format("insert into kind_column (table_name, column_name, definition) values ('{0}', '{1}', '{2}') "
                                        "on conflict (table_name, column_name) do update set definition = excluded.definition",
                                        table.name, column.name, column.definition)});
    }

    void make(const TableSpec& table) {
        add_table(changes_, table, connection_.dialect());
        for (const ColumnSpec& column : table.columns) note(table, column);
    }

    Result<void> compare(const TableSpec& table) {
        const auto found = present_.tables.find(table.name);
        if (found == present_.tables.end()) {
            make(table);
            return {};
        }
        const Faults mismatches = retyped_or_removed(table, found->second);
        if (!mismatches.empty()) {
            auto rows = has_rows(table.name);
            if (!rows) return fail(rows.error());
            if (*rows) {
                append(faults_, mismatches);
                return {};
            }
            // Nothing has been written yet: the table is made again rather than refused.
            changes_.push_back({{fmt::format("删去空表 {}，按新定义重建", table.name),
                                 fmt::format("Drop the empty table {} to make it anew", table.name)},
                                fmt::format("drop table {}", sql_name(table.name))});
            changes_.push_back({{fmt::format("清除表 {} 的列记录", table.name), fmt::format("Forget the columns of {}", table.name)},
                                fmt::format("delete from kind_column where table_name = '{}'", table.name)});
            std::erase_if(present_.definitions, [&table](const auto& entry) { return entry.first.first == table.name; });
            make(table);
            return {};
        }
        for (const ColumnSpec& column : table.columns) {
            if (found->second.column(column.name) == TableInfo::npos) {
                changes_.push_back({{fmt::format("表 {} 增加列 {}", table.name, column.name),
                                     fmt::format("Table {} gets column {}", table.name, column.name)},
                                    add_column_sql(table, column, connection_.dialect())});
            }
            note(table, column);
        }
        compare_indexes(table);
        return {};
    }

    void compare_indexes(const TableSpec& table) {
        std::set<std::string> wanted;
        for (const IndexSpec& index : table.indexes) {
            const std::string name = index_name(table, index);
            wanted.insert(name);
            if (!present_.indexes[table.name].contains(name)) changes_.push_back(new_index(table, index));
        }
        for (const std::string& name : present_.indexes[table.name]) {
            const bool ours = name.starts_with("x_") || name.starts_with("u_");
            if (!ours || wanted.contains(name)) continue;
            changes_.push_back({{fmt::format("删去不再需要的索引 {}", name), fmt::format("Drop index {}, no longer asked for", name)},
                                fmt::format("drop index {}", sql_name(name))});
        }
    }

    Faults retyped_or_removed(const TableSpec& table, const TableInfo& info) const {
        Faults out;
        for (const Column& column : info.columns) {
            const auto wanted = std::find_if(table.columns.begin(), table.columns.end(),
                                             [&column](const ColumnSpec& spec) { return spec.name == column.name; });
            if (wanted == table.columns.end()) {
                out.push_back({Code::BadDefinition,
                               {fmt::format("表 {} 中的列 {} 已有数据，新定义里却没有了", table.name, column.name),
                                fmt::format("Column {1} of table {0} holds data but the definition no longer has it", table.name,
                                            column.name)},
                               {"列不能删除：请在定义中保留该字段；如不再使用，从各动作的 input 中去掉即可。",
                                "Columns are not removed: keep the field in the definition, and take it out of the actions' "
                                "input when it is no longer used."},
                               table.name + "." + column.name, ""});
                continue;
            }
            const auto noted = present_.definitions.find({table.name, column.name});
            const bool other_meaning = noted != present_.definitions.end() && !wanted->definition.empty() &&
                                       noted->second != wanted->definition;
            if (wanted->type == column.type && !other_meaning) continue;
            out.push_back({Code::BadDefinition,
                           {fmt::format("表 {} 的列 {} 已有数据，类型或保密类别不能由 {} 改为 {}", table.name, column.name,
                                        noted == present_.definitions.end() ? "" : noted->second, wanted->definition),
                            fmt::format("Column {1} of table {0} holds data; its type or class cannot change from {2} to {3}",
                                        table.name, column.name,
                                        noted == present_.definitions.end() ? "" : noted->second, wanted->definition)},
                           {"请新增一个字段并用动作迁移数据，原字段保留。",
                            "Add a new field and move the values by an action; keep the old field."},
                           table.name + "." + column.name, ""});
        }
        return out;
    }

    // A table of a kind or list that the definition no longer has: it may stay when empty.
    Result<void> vanished(const std::set<std::string, std::less<>>& known) {
        for (const auto& [name, info] : present_.tables) {
            if (known.contains(name)) continue;
            auto rows = has_rows(name);
            if (!rows) return fail(rows.error());
            if (!*rows) continue;
            faults_.push_back({Code::BadDefinition,
                               {fmt::format("表 {} 中有数据，但定义里已没有这类事项或清单", name),
                                fmt::format("Table {} holds data but the definition has no such kind or list", name)},
                               {"请恢复该定义；停用的事项去掉新建动作即可。",
                                "Put the definition back; a kind that is no longer used only loses its creating action."},
                               name, ""});
        }
        return {};
    }

    Result<void> states_in_use() {
        for (const auto& [id, kind] : definition_.kinds) {
            if (!present_.tables.contains(kind->table)) continue;
            auto read = connection_.query(
                fmt::format("select state, count(*) from {} group by state order by state", sql_name(kind->table)), {},
                [this, &kind = *kind](const Row& row) {
                    const std::string state(row.text(0));
                    // Two states are the program's own, whatever the kind: asked for and not yet approved, and void.
                    if (row.is_null(0) || kind.state(state) != nullptr || state == "requested" || state == "voided") return Go::On;
                    faults_.push_back({Code::BadDefinition,
                                       {fmt::format("{}：状态 {} 仍有 {} 件记录在用，不能删去", kind.label.zh, state, row.integer(1)),
                                        fmt::format("{}: {} records are in state {}, which the definition no longer has",
                                                    kind.label.en, row.integer(1), state)},
                                       {"请保留该状态，并用迁移动作把这些记录移出后再删。",
                                        "Keep the state until a migrating action has moved these records out of it."},
                                       fmt::format("{}:{}", kind.origin.file, kind.origin.line), ""});
                    return Go::On;
                });
            if (!read) return fail(read.error());
        }
        return {};
    }

    Connection& connection_;
    const Definition& definition_;
    Present present_;
    std::vector<SchemaChange> changes_;
    Faults faults_;
};

Result<void> keep_definitions(Connection& connection, const Definition& definition) {
    for (const auto& [id, kind] : definition.kinds) {
        if (kind->hash.empty()) continue;
        const std::vector<Value> values = {kind->hash, kind->id, to_canonical(*kind)};
        auto done = connection.execute(
            "insert into definition (hash, kind, body) values (?1, ?2, ?3) on conflict (hash) do nothing", values);
        if (!done) return fail(done.error());
    }
    return {};
}

}  // namespace

Result<std::vector<SchemaChange>> plan_schema(Connection& connection, const Definition& definition) {
    auto present = read_present(connection);
    if (!present) return fail(present.error());
    return Planner(connection, definition, std::move(*present)).plan();
}

Result<std::vector<SchemaChange>> apply_schema(Connection& connection, const Definition& definition) {
    if (auto begun = connection.begin(); !begun) return fail(begun.error());
    const auto give_up = [&connection](Faults faults) {
        (void)connection.rollback();
        return fail(std::move(faults));
    };
    auto plan = plan_schema(connection, definition);
    if (!plan) return give_up(plan.error());
    for (const SchemaChange& change : *plan) {
        if (auto done = connection.script(change.sql); !done) {
            Faults faults = done.error();
            for (Fault& fault : faults) {
                if (fault.where.empty()) fault.where = change.what.en;
            }
            return give_up(std::move(faults));
        }
    }
    if (auto kept = keep_definitions(connection, definition); !kept) return give_up(kept.error());
    if (auto done = connection.commit(); !done) return give_up(done.error());
    return plan;
}

}  // namespace xiezhi::store
