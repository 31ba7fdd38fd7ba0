// A kind with every condition compiled: what the engine, the figures and `check` use instead of the bare text.
//
// One kind has one list of names (fields, state, today, acted.ACTION, on.ACTION, count.LIST, count.PARTY, served.PAPER,
// LIST.FIELD of the row being added), the same for all its expressions; each name says where its value comes from. The
// engine fills a vector of values in that order, or only the places an expression needs. Expressions are found again by
// their text, so the model stays plain data. Invariant: a CompiledKind exists only if every expression type-checks.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model.hpp"
#include "feel/expression.hpp"

namespace xiezhi {

// Where the value of a name in a condition comes from.
struct NameSource {
    enum class From {
        Field,       // of: field; the input of the running action lies over the stored value
        State,       // the present state (before the action)
        Today,       // the date in China, a parameter
        Acted,       // of: action; yes when it was done and not voided
        On,          // of: action; the legal date on which it was last done and not voided; null when never
        CountRows,   // of: row list
        CountParty,  // of: party role; those not ended
        Served,      // of: paper; service proved on at least one recipient
        Row,         // of: "list.field"; input of the row the running action adds; null otherwise
    } from = From::Field;
    std::string of;
};

struct ConditionName {
    std::string name;
    feel::Type type;
    NameSource source;
};

// All names a kind's conditions may use. Types of code fields carry the codes of their list.
std::vector<ConditionName> condition_names(const Kind& kind, const Definition& definition);
// The same as an environment; faults when two names collide or a field has the name of a word of the language.
Result<feel::Environment> feel_environment(const Kind& kind, const Definition& definition);
feel::Type feel_type(const Field& field, const Definition& definition);

class CompiledKind {
  public:
    // All faults of all expressions, with file and line. The definition supplies the code lists and need not outlive it.
    static Result<CompiledKind> compile(std::shared_ptr<const Kind> kind, const Definition& definition);

    const Kind& kind() const { return *kind_; }
    const std::shared_ptr<const Kind>& shared_kind() const { return kind_; }
    const std::vector<ConditionName>& names() const { return names_; }

    // The compiled form of an expression that stands in this kind; anything else is our own bug.
    const feel::Expression& of(std::string_view feel) const;
    // Places in names() that the expression reads.
    const std::vector<std::size_t>& needs(std::string_view feel) const;

    // Values in the order of names(); places the expression does not need may be null.
    feel::Value value(std::string_view feel, std::span<const feel::Value> values) const;
    // True only when the answer is true; an empty text always holds.
    bool holds(std::string_view feel, std::span<const feel::Value> values) const;
    // The same, values asked for by name, each once.
    feel::Value value(std::string_view feel, const feel::Lookup& lookup) const;
    bool holds(std::string_view feel, const feel::Lookup& lookup) const;

  private:
    struct Entry {
        feel::Expression expression;
        std::vector<std::size_t> needs;
    };
    const Entry& entry(std::string_view feel) const;
    std::vector<feel::Value> gather(const Entry& entry, std::span<const feel::Value> values) const;

    std::shared_ptr<const Kind> kind_;
    std::vector<ConditionName> names_;
    std::map<std::string, Entry, std::less<>> entries_;
};

// The current kinds, compiled; by kind id.
using CompiledKinds = std::map<std::string, std::shared_ptr<const CompiledKind>, std::less<>>;
Result<CompiledKinds> compile_kinds(const Definition& definition);

// A figure's `where`: only fields kept in clear and `state`, so that it can become SQL. The figure's kind must exist
// and its `where` must not be empty.
Result<feel::Expression> compile_where(const Figure& figure, const Definition& definition);

}  // namespace xiezhi
