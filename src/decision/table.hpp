// A decision table as data: facts, what is computed from them, rows in order, and the last row that answers everything else.
//
// The idea: where a statute sorts cases (who approves, what follows, what is valid), a lawyer can read the sorting as rows
// with conditions and articles, and the program only walks down them. The invariant: after load_tables every condition
// type-checks against declared facts, every edition is registered, every row but the last can be reached and fail, and the
// last has no condition; so every case that passes its `musts` gets exactly one answer. Serves law/tables/*.yaml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/work_calendar.hpp"
#include "definition/model.hpp"
#include "feel/expression.hpp"
#include "term/law.hpp"

namespace xiezhi::decision {

enum class FactType { Date, Integer, Money, YesNo, Code, Codes, Text, Dates, Periods };  // Money: fen inside, yuan outside
std::string_view name_of(FactType type);  // "date"

struct Choice {
    std::string code;
    Words words;
};

// Days from … to, both counted.
struct Period {
    CivilDate from, to;
};

struct FactValue {
    feel::Value value;            // null when unknown; Periods stand beside
    std::vector<Period> periods;
    bool given = false;           // false: nothing was said, or the default stands in
};

struct Fact {
    std::string name;
    FactType type = FactType::Text;
    Words label;
    Words help;
    std::vector<Choice> choices;           // Code, Codes
    bool optional = false;                 // may be absent: null then means "did not happen"
    std::optional<FactValue> fallback;     // stands in when nothing is said
    bool today = false;                    // `default: today`: the day of asking stands in
    std::optional<std::int64_t> least, most;
    Origin origin;
};

// What FEEL leaves out, and nothing else. Arguments are FEEL expressions.
enum class Function {
    Value,          // FEEL alone
    MonthsAfter,    // date, months: the day so many months later (CC 202)
    MonthsBetween,  // from, to: completed months
    YearsBetween,   // from, to: completed years
    DaysWithin,     // periods, and from … to: days covered within so many months up to and including `until`
    CountWithin,    // dates: how many lie within so many months up to and including `until`
    Term,           // the due day of a term rule
    Edition,        // the edition of a statute in force on a day
    IdentityNumber, // of GB 11643-1999; gives state, sex, age, birth
    CreditCode,     // of GB 32100-2015; gives state
    Division,       // of GB/T 2260; gives state, kind, territory
};
std::string_view name_of(Function function);  // "months_after"
std::optional<Function> function_named(std::string_view name);

struct Computed {
    std::string name;
    Words label;
    Function function = Function::Value;
    feel::Type type;
    std::map<std::string, feel::Expression, std::less<>> arguments;
    std::string list;     // the fact of type periods or dates
    std::string subject;  // rule, statute, or what is wanted of an identifier
    std::vector<Choice> choices;
    std::set<std::string, std::less<>> needs;  // facts it rests on, at any depth
    Origin origin;
};

struct Condition {
    feel::Expression expression;
    std::string text;  // as the author wrote it
    Origin origin;
};

// Facts that cannot be: the condition is false only then.
struct Must {
    Condition condition;
    Words says;
};

// One of several editions of a statute, by the date the table names; or the only one.
struct Reference {
    std::vector<Citation> editions;
    Origin origin;
};

struct Row {
    std::string id;
    std::vector<Condition> when;  // all must hold; none in the last row
    std::string outcome;
    std::vector<Reference> articles;
    Words then;          // what follows
    std::string verified;
    Words note;
    Origin origin;
    bool is_verified() const { return verified != "UNVERIFIED"; }
};

struct Table {
    std::string id;
    Words title;
    Words question;
    std::string matter;
    Words proposes;          // who decides, since a table never does
    std::string edition_by;  // the date that picks the edition; empty: no citation has a choice
    Words note;
    std::vector<Fact> facts;
    std::vector<Computed> computed;
    std::vector<Must> musts;
    std::vector<Row> rows;
    std::vector<Choice> outcomes;
    Origin origin;

    const Fact* fact(std::string_view name) const;
    const Computed* computed_named(std::string_view name) const;
    // Facts that `name` (a fact or something computed) rests on.
    std::set<std::string, std::less<>> needs(std::string_view name) const;
};

struct Tables {
    std::string version;  // hash of all files
    std::vector<Table> tables;  // by id
    const Table* find(std::string_view id) const;
};

// Reads every *.yaml of law/tables. All faults at once, each with file:line. A missing folder is no table, not a fault.
Result<Tables> load_tables(const std::filesystem::path& folder, const Law& law);

// Whether some facts reach row `index`: false only when no combination of values around the thresholds does. Conditions that
// compute with several facts are given the benefit of the doubt.
bool reachable(const Table& table, std::size_t index);

}  // namespace xiezhi::decision
