// Conditions and small computations written as text: a typed subset of FEEL, the expression language of DMN 1.3.
//
// An author's text is compiled once, when definitions are loaded; every slip (unknown name, wrong type, unknown code,
// a sum that could overflow) is then a fault with its column, so that nothing can go wrong when a case is worked.
// The same compiled expression is evaluated here, translated to SQL (feel/sql.hpp) and, as normalised text, evaluated
// by `feelin` in the browser; the four answers are the same (docs/conditions.md). No other place evaluates text.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "feel/value.hpp"

namespace xiezhi::feel {

struct Tree;  // feel/tree.hpp

// The names a condition may use, with their types.
class Environment {
  public:
    // A name is one or more parts joined by dots, each of ASCII letters, digits and _ and not beginning with a digit:
    // `accepted_on`, `case.accepted_on`. BadDefinition when it has another shape, is a word of the language, is there
    // already, or when one name is the beginning of another (`case` beside `case.state`: in the browser a name with
    // dots is an object).
    Result<void> add(std::string name, Type type, std::string where = {});
    const Type* find(std::string_view name) const;
    // The name nearest in spelling, or "" when none is near: for "did you mean".
    std::string nearest(std::string_view name) const;

  private:
    std::map<std::string, Type, std::less<>> names_;
};

struct Slot {
    std::string name;
    Type type;
};

// A compiled expression; cheap to copy, immutable, safe to share between threads.
class Expression {
  public:
    explicit Expression(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}
    const Type& type() const;
    // The names used, each once, in order of first use: value i given to evaluate() belongs to slot i.
    const std::vector<Slot>& slots() const;
    const Tree& tree() const { return *tree_; }

  private:
    std::shared_ptr<const Tree> tree_;
};

// Largest text, deepest nesting and most parts of one expression: BadCondition beyond.
inline constexpr std::size_t kTextLimit = 8192;
inline constexpr int kDepthLimit = 48;
inline constexpr std::size_t kNodeLimit = 800;

// An expression of any type. BadCondition faults say at which character (from 1) what is wrong and what to write;
// a syntax fault stands alone, faults of names and types come all together. `where` is copied into each fault.
Result<Expression> compile(std::string_view text, const Environment& names, std::string where);
// The same, and the type must be boolean.
Result<Expression> compile_condition(std::string_view text, const Environment& names, std::string where);

// The answer for these values, one for each slot; each null or of the slot's type (our own bug otherwise).
Value evaluate(const Expression& expression, std::span<const Value> values);
// The same with the values looked up by name, each once.
using Lookup = std::function<Value(std::string_view name)>;
Value evaluate(const Expression& expression, const Lookup& lookup);

// The final answer of a condition: true only when it is true; null counts as not met.
bool holds(const Expression& condition, std::span<const Value> values);
bool holds(const Expression& condition, const Lookup& lookup);

// The expression in one fixed spelling, every precedence made visible by parentheses. This, not the author's text, is
// what the browser is given; it means the same and, unless it is then too deep or long, compiles to itself.
std::string to_text(const Expression& expression);

}  // namespace xiezhi::feel
