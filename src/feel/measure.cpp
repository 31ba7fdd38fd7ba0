// How large and how deep the SQL of an expression may become, so that check() can refuse what a database would.
#include <algorithm>

#include "feel/tree.hpp"

namespace xiezhi::feel {
namespace {

// How many symbols of the node's SQL wait on the parser's stack while its part `which` is read: of `(a AND (b` the
// three before b. Counted from the forms in sql.cpp, the longest of each.
std::size_t symbols_before(const Tree& tree, const Node& node, std::size_t which) {
    switch (node.op) {
        case Op::Add:
        case Op::Subtract:
        case Op::Multiply:
            if (which == 0) return chains(tree.at(node.items[0]).op, node.op) ? 0 : 1;
            return 3;
        case Op::And:
        case Op::Or:
            return which == 0 ? 1 : 3;
        case Op::Not:
            return 2;
        case Op::Negate:
            return 3;
        case Op::Equal:
        case Op::NotEqual:
        case Op::Less:
        case Op::LessEqual:
        case Op::Greater:
        case Op::GreaterEqual:
            return which == 0 ? 1 : 4;
        case Op::Between:
            return which == 0 ? 1 : 5;
        case Op::InRange:
            return 1;
        case Op::In:
            return tree.at(node.items[1]).op == Op::ListLiteral ? 12 : 18;
        case Op::If:
        case Op::StartsWith:
        case Op::Contains:
            return 7;
        case Op::DaysBetween:
            return 8;
        case Op::Count:
        case Op::StringLength:
        case Op::AddDays:
            return 4;
        case Op::ListLiteral:
        case Op::ListContains:
        case Op::Null:
        case Op::Literal:
        case Op::Name:
        case Op::Duration:
        case Op::Days:
            break;
    }
    return 0;
}

}  // namespace

// Between and In repeat their operand when written out, so that nesting them could grow without bound.
void measure(const Tree& tree, Node& node) {
    std::size_t weight = 1;
    std::size_t height = 1;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const Node& part = tree.at(node.items[i]);
        weight += part.weight;
        height = std::max(height, part.height + symbols_before(tree, node, i));
    }
    if (node.op == Op::Between) weight += tree.at(node.items[0]).weight;
    if (node.op == Op::In && tree.at(node.items[1]).op == Op::ListLiteral) {
        weight += tree.at(node.items[0]).weight * tree.at(node.items[1]).items.size();
    }
    node.weight = std::min(weight, kWeightLimit + 1);
    node.height = height;
}

}  // namespace xiezhi::feel
