// A compiled expression as SQL text, for lists and figures: the same answer, computed by the database.
//
// What the caller's names must be: qualified columns (`r.accepted_on`; a bare column could be captured by the table
// functions used for lists), placeholders, or expressions in parentheses. What the columns must hold:
//
//              SQLite                       PostgreSQL 15
//   boolean    INTEGER 0, 1                 boolean
//   integer    INTEGER                      bigint
//   text       TEXT, BINARY collation       text, a deterministic collation
//   date       TEXT, 2024-02-29             date
//   list       TEXT, JSON array             jsonb, JSON array    (dates as text 2024-02-29)
//
// Invariant: no text of an author enters the SQL; literals become parameters, bound as their Value (a date as text
// 2024-02-29 on both). Only numbers of days, written by us, true, false and null stand in the text itself.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/expression.hpp"

namespace xiezhi::feel {

enum class Dialect { Sqlite, Postgres };

// For a WHERE, null and false are the same, which lets the SQL use indexes (`=` instead of IS); elsewhere they differ.
enum class Answer { TrueOrNot, Exact };

// The SQL for a name of the expression.
using SqlNames = std::function<std::string(std::string_view name)>;
// Takes a value to be bound and returns its placeholder, `?7` or `$7`.
using Bind = std::function<std::string(const Value& value)>;

// One parenthesised SQL expression. With TrueOrNot a condition is true exactly when it holds, and otherwise false or
// null; with Exact, and for expressions that are not conditions, it is what evaluate() gives.
std::string to_sql(const Expression& expression, Dialect dialect, const SqlNames& names, const Bind& bind,
                   Answer answer = Answer::TrueOrNot);

// The same; each literal is appended to `parameters` and its place there, from 1, is the placeholder's number.
std::string to_sql(const Expression& expression, Dialect dialect, const SqlNames& names, std::vector<Value>& parameters,
                   Answer answer = Answer::TrueOrNot);

}  // namespace xiezhi::feel
