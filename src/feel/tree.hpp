// The compiled form of an expression: nodes in one vector, children before parents. Built by parse(), completed by
// check(), then never changed; evaluate, sql and text only read it. Internal to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feel/expression.hpp"

namespace xiezhi::feel {

enum class Op {
    Null,         // the literal; check() gives it the type of its neighbour
    Literal,      // number (also true = 1, days of a date) or text
    Name,         // number = slot
    ListLiteral,  // items
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,  // items: left, right
    Between,       // items: operand, low, high
    In,            // items: operand, list (a Name or ListLiteral)
    InRange,       // items: operand; first … last, both included
    And,
    Or,  // items: two or more
    Not,
    Negate,
    Count,
    StringLength,  // items: one
    Add,
    Subtract,
    Multiply,
    StartsWith,
    Contains,      // items: left, right
    If,            // items: condition, then, else
    AddDays,       // items: date; number = days, may be negative
    DaysBetween,   // items: later, earlier
    Duration,      // number = days; only until check() has folded it into AddDays
    Days,          // items: a Subtract; only until check() has made it DaysBetween
    ListContains,  // items: list, element; check() makes it In
};

using Index = std::uint32_t;

struct Node {
    Op op = Op::Null;
    Type type;
    std::uint32_t column = 1;  // of the author's text, in characters from 1
    std::int64_t number = 0;
    std::int64_t first = 0;  // InRange, inclusive: integers or days
    std::int64_t last = 0;
    std::size_t weight = 1;  // how large SQL and normalised text may become, repetitions included
    std::size_t height = 1;  // how much of the stack of SQLite's parser the SQL may take
    std::string text;        // Text literals; the spelling of a Name
    std::vector<Index> items;
};

// Whether `left op …` reads the same without brackets around left: a + b - c, a * b * c. Long chains are then not deep.
inline bool chains(Op left, Op op) {
    const bool sum = op == Op::Add || op == Op::Subtract;
    return sum ? left == Op::Add || left == Op::Subtract : op == Op::Multiply && left == Op::Multiply;
}

struct Tree {
    std::vector<Node> nodes;
    Index root = 0;
    std::vector<Slot> slots;

    const Node& at(Index index) const { return nodes[index]; }
};

// The two halves of compile(). parse() leaves types open; check() settles types, slots and folds.
Result<Tree> parse(std::string_view text, const std::string& where);
Result<Tree> check(Tree tree, const Environment& names, const std::string& where);

// Sets the node's weight and height from those of its parts.
void measure(const Tree& tree, Node& node);

// Largest weight: what the SQL or the normalised text may grow to, in units of about one node. Largest height: SQLite's
// parser has a stack of 100 symbols, in which the caller's query around the expression must fit as well.
inline constexpr std::size_t kWeightLimit = 20'000;
inline constexpr std::size_t kHeightLimit = 60;

Fault condition_fault(const std::string& where, std::uint32_t column, Words message, Words remedy);

// Words of the language, which no field may be named after.
bool is_word_of_language(std::string_view word);

}  // namespace xiezhi::feel
