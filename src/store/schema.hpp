// Bringing the database to what the program and its definitions ask. System tables come as numbered migrations; tables
// of kinds are compared with the Definition and only ever grow: a new kind, list, column or index is made; a retyping, a
// column that vanished or a state still in use is a fault that says what to do (architecture section 9).
#pragma once

#include <string>
#include <vector>

#include "definition/model.hpp"
#include "store/database.hpp"
#include "store/tables.hpp"

namespace xiezhi::store {

struct SchemaChange {
    Words what;       // "新建表 reconsideration_case", "New table reconsideration_case"
    std::string sql;  // one statement
};

// The tables of the program itself: number, keys, chain, terms, approvals, tasks …
const std::vector<TableSpec>& system_tables();

// The tables a kind asks for: its own and one per row list. BadDefinition when a field's name is one of the store's own
// columns or a kind's that of a system table.
Result<std::vector<TableSpec>> kind_tables(const Definition& definition);

// Ciphertext in the row: every class but Plain and Statistic.
bool is_sealed(FieldClass field_class);
// Has a column NAME_index for equality: Name, Identity, Contact.
bool has_blind_index(FieldClass field_class);

// What would be done, in order; nothing is changed. Empty when the database fits. All faults together.
Result<std::vector<SchemaChange>> plan_schema(Connection& connection, const Definition& definition);

// Does it in one transaction and keeps the definitions by hash. The caller holds the writer lock.
Result<std::vector<SchemaChange>> apply_schema(Connection& connection, const Definition& definition);

}  // namespace xiezhi::store
