// The normalised text, which the browser evaluates. Where `feelin` and DMN 1.3 part, the spelling steers around it:
// `between` with computed ends becomes two comparisons (feelin would swap the ends of an empty range), `list contains`
// becomes `in` (feelin compares dates in it by identity).
#include <fmt/format.h>

#include "feel/tree.hpp"

namespace xiezhi::feel {
namespace {

std::string literal(Kind kind, std::int64_t number, const std::string& text) {
    switch (kind) {
        case Kind::Null:
            break;
        case Kind::Boolean:
            return number != 0 ? "true" : "false";
        case Kind::Integer:
            return fmt::format("{}", number);
        case Kind::Text:
            return text_literal(text);
        case Kind::Date:
            return to_text(Value{CivilDate{static_cast<std::int32_t>(number)}});
    }
    return "null";
}

class Writer {
  public:
    explicit Writer(const Tree& tree) : tree_(tree) {}

    std::string at(Index index) const {
        const Node& node = tree_.at(index);
        switch (node.op) {
            case Op::Null:
                return "null";
            case Op::Literal:
                return literal(node.type.kind, node.number, node.text);
            case Op::Name:
                return node.text;
            case Op::ListLiteral:
                return "[" + joined(node, ", ") + "]";
            case Op::Equal:
                return pair(node, "=");
            case Op::NotEqual:
                return pair(node, "!=");
            case Op::Less:
                return pair(node, "<");
            case Op::LessEqual:
                return pair(node, "<=");
            case Op::Greater:
                return pair(node, ">");
            case Op::GreaterEqual:
                return pair(node, ">=");
            case Op::Between: {
                const std::string x = item(node, 0);
                return fmt::format("(({0} >= {1}) and ({0} <= {2}))", x, item(node, 1), item(node, 2));
            }
            case Op::In:
                return pair(node, "in");
            case Op::InRange: {
                const Kind kind = tree_.at(node.items[0]).type.kind;
                return fmt::format("({} in [{}..{}])", item(node, 0), literal(kind, node.first, ""),
                                   literal(kind, node.last, ""));
            }
            case Op::And:
                return "(" + joined(node, " and ") + ")";
            case Op::Or:
                return "(" + joined(node, " or ") + ")";
            case Op::Not:
                return call(node, "not");
            case Op::Negate:
                return "(-(" + item(node, 0) + "))";
            case Op::Count:
                return call(node, "count");
            case Op::StringLength:
                return call(node, "string length");
            case Op::Add:
                return chain(node, "+");
            case Op::Subtract:
                return chain(node, "-");
            case Op::Multiply:
                return chain(node, "*");
            case Op::StartsWith:
                return call(node, "starts with");
            case Op::Contains:
                return call(node, "contains");
            case Op::If:
                return fmt::format("(if {} then {} else {})", item(node, 0), item(node, 1), item(node, 2));
            case Op::AddDays:
                return fmt::format("({} {} duration(\"P{}D\"))", item(node, 0), node.number < 0 ? '-' : '+',
                                   node.number < 0 ? -node.number : node.number);
            case Op::DaysBetween:
                return fmt::format("({} - {}).days", item(node, 0), item(node, 1));
            case Op::Duration:
            case Op::Days:
            case Op::ListContains:
                break;
        }
        XIEZHI_CHECK(false);
    }

  private:
    std::string item(const Node& node, std::size_t which) const { return at(node.items[which]); }
    std::string joined(const Node& node, std::string_view between) const {
        std::string out;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            if (i > 0) out += between;
            out += item(node, i);
        }
        return out;
    }
    std::string pair(const Node& node, std::string_view sign) const {
        return fmt::format("({} {} {})", item(node, 0), sign, item(node, 1));
    }
    std::string chain(const Node& node, std::string_view sign) const {
        std::string left = item(node, 0);
        if (chains(tree_.at(node.items[0]).op, node.op)) left = left.substr(1, left.size() - 2);
        return fmt::format("({} {} {})", left, sign, item(node, 1));
    }
    std::string call(const Node& node, std::string_view name) const {
        return fmt::format("{}({})", name, joined(node, ", "));
    }

    const Tree& tree_;
};

}  // namespace

std::string to_text(const Expression& expression) {
    return Writer(expression.tree()).at(expression.tree().root);
}

}  // namespace xiezhi::feel
