#include "feel/sql.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "feel/tree.hpp"

namespace xiezhi::feel {
namespace {

std::string_view postgres_type(Kind kind) {
    switch (kind) {
        case Kind::Null:
            return "text";
        case Kind::Boolean:
            return "boolean";
        case Kind::Integer:
            return "bigint";
        case Kind::Text:
            return "text";
        case Kind::Date:
            return "date";
    }
    XIEZHI_CHECK(false);
}

class Translation {
  public:
    Translation(const Tree& tree, Dialect dialect, const SqlNames& names, const Bind& bind)
        : tree_(tree), postgres_(dialect == Dialect::Postgres), names_(names), bind_(bind) {}

    // Every branch returns something that may stand next to any operator.
    std::string at(Index index, Answer answer) const {
        const Node& node = tree_.at(index);
        switch (node.op) {
            case Op::Null:
                return postgres_ ? fmt::format("CAST(NULL AS {})", postgres_type(node.type.kind)) : "NULL";
            case Op::Literal:
                return literal(node.type.kind, node.number, node.text);
            case Op::Name:
                return names_(node.text);
            case Op::Equal:
                return equal(node, answer);
            case Op::NotEqual:
                return not_equal(node);
            case Op::Less:
                return pair(node, "<");
            case Op::LessEqual:
                return pair(node, "<=");
            case Op::Greater:
                return pair(node, ">");
            case Op::GreaterEqual:
                return pair(node, ">=");
            case Op::Between:
                return fmt::format("({} BETWEEN {} AND {})", item(node, 0), item(node, 1), item(node, 2));
            case Op::InRange: {
                const Kind kind = tree_.at(node.items[0]).type.kind;
                const std::string operand = item(node, 0);
                const std::string first = literal(kind, node.first, "");
                return fmt::format("({} BETWEEN {} AND {})", operand, first, literal(kind, node.last, ""));
            }
            case Op::In:
                return tree_.at(node.items[1]).op == Op::ListLiteral ? in_literal(node, answer)
                                                                     : in_stored(node, answer);
            case Op::And:
                return joined(node, " AND ", answer);
            case Op::Or:
                return joined(node, " OR ", answer);
            case Op::Not:
                return fmt::format("(NOT {})", item(node, 0));
            case Op::Negate:
                return fmt::format("(-({}))", item(node, 0));
            case Op::Count:
                return count(node);
            case Op::StringLength:
                return big(fmt::format("length({})", item(node, 0)));
            case Op::Add:
                return chain(node, "+");
            case Op::Subtract:
                return chain(node, "-");
            case Op::Multiply:
                return chain(node, "*");
            case Op::StartsWith:
                return part(node, postgres_ ? "starts_with({}, {})" : "(instr({}, {}) = 1)");
            case Op::Contains:
                return part(node, postgres_ ? "(strpos({}, {}) > 0)" : "(instr({}, {}) > 0)");
            case Op::If: {
                const std::string condition = at(node.items[0], Answer::TrueOrNot);
                const std::string yes = at(node.items[1], answer);
                return fmt::format("(CASE WHEN {} THEN {} ELSE {} END)", condition, yes, at(node.items[2], answer));
            }
            case Op::AddDays:
                return postgres_ ? fmt::format("({} + ({}))", item(node, 0), node.number)
                                 : fmt::format("date({}, '{:+} days')", item(node, 0), node.number);
            case Op::DaysBetween: {
                // Both days begin at the same half of a Julian day, so the difference of the doubles is a whole number.
                const std::string later = item(node, 0);
                return postgres_ ? big(fmt::format("({} - {})", later, item(node, 1)))
                                 : fmt::format("CAST(julianday({}) - julianday({}) AS INTEGER)", later, item(node, 1));
            }
            case Op::ListLiteral:
            case Op::Duration:
            case Op::Days:
            case Op::ListContains:
                break;
        }
        XIEZHI_CHECK(false);
    }

  private:
    std::string item(const Node& node, std::size_t which) const { return at(node.items[which], Answer::Exact); }

    std::string literal(Kind kind, std::int64_t number, const std::string& text) const {
        Value value;
        switch (kind) {
            case Kind::Null:
                XIEZHI_CHECK(false);
            case Kind::Boolean:
                return number != 0 ? "TRUE" : "FALSE";
            case Kind::Integer:
                value = number;
                break;
            case Kind::Text:
                value = text;
                break;
            case Kind::Date:
                value = CivilDate{static_cast<std::int32_t>(number)};
                break;
        }
        const std::string placeholder = bind_(value);
        return postgres_ ? fmt::format("CAST({} AS {})", placeholder, postgres_type(kind)) : placeholder;
    }

    std::string big(const std::string& sql) const { return postgres_ ? fmt::format("CAST({} AS bigint)", sql) : sql; }

    std::string pair(const Node& node, std::string_view sign) const {
        const std::string left = item(node, 0);
        return fmt::format("({} {} {})", left, sign, item(node, 1));
    }

    std::string chain(const Node& node, std::string_view sign) const {
        std::string left = item(node, 0);
        if (chains(tree_.at(node.items[0]).op, node.op)) left = left.substr(1, left.size() - 2);
        return fmt::format("({} {} {})", left, sign, item(node, 1));
    }

    std::string part(const Node& node, fmt::string_view form) const {
        const std::string whole = item(node, 0);
        return fmt::format(fmt::runtime(form), whole, item(node, 1));
    }

    std::string joined(const Node& node, std::string_view between, Answer answer) const {
        std::string out = "(";
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            if (i > 0) out += between;
            out += at(node.items[i], answer);
        }
        return out + ")";
    }

    // Whether the node can never be null, whatever the data.
    bool never_null(Index index) const {
        const Node& node = tree_.at(index);
        switch (node.op) {
            case Op::Literal:
            case Op::Equal:
            case Op::NotEqual:
                return true;
            case Op::In:
                return tree_.at(node.items[1]).op == Op::ListLiteral;
            case Op::Count:
                return tree_.at(node.items[0]).op == Op::ListLiteral;
            case Op::And:
            case Op::Or:
            case Op::Not:
                return std::ranges::all_of(node.items, [this](Index part) { return never_null(part); });
            case Op::If:
                return never_null(node.items[1]) && never_null(node.items[2]);
            case Op::Null:
            case Op::Name:
            case Op::ListLiteral:
            case Op::Less:
            case Op::LessEqual:
            case Op::Greater:
            case Op::GreaterEqual:
            case Op::Between:
            case Op::InRange:
            case Op::Negate:
            case Op::StringLength:
            case Op::Add:
            case Op::Subtract:
            case Op::Multiply:
            case Op::StartsWith:
            case Op::Contains:
            case Op::AddDays:
            case Op::DaysBetween:
            case Op::Duration:
            case Op::Days:
            case Op::ListContains:
                break;
        }
        return false;
    }

    // In FEEL null = null is true and null = 1 is false. Where only truth matters and one side is never null, plain
    // `=` says the same and can use an index.
    std::string equal(const Node& node, Answer answer) const {
        const bool left_null = tree_.at(node.items[0]).op == Op::Null;
        const bool right_null = tree_.at(node.items[1]).op == Op::Null;
        if (left_null || right_null) return fmt::format("({} IS NULL)", item(node, left_null ? 1 : 0));
        const bool left_sure = never_null(node.items[0]);
        const bool right_sure = never_null(node.items[1]);
        if ((left_sure && right_sure) || (answer == Answer::TrueOrNot && (left_sure || right_sure)))
            return pair(node, "=");
        return pair(node, postgres_ ? "IS NOT DISTINCT FROM" : "IS");
    }

    std::string not_equal(const Node& node) const {
        const bool left_null = tree_.at(node.items[0]).op == Op::Null;
        const bool right_null = tree_.at(node.items[1]).op == Op::Null;
        if (left_null || right_null) return fmt::format("({} IS NOT NULL)", item(node, left_null ? 1 : 0));
        if (never_null(node.items[0]) && never_null(node.items[1])) return pair(node, "<>");
        return pair(node, postgres_ ? "IS DISTINCT FROM" : "IS NOT");
    }

    std::string in_literal(const Node& node, Answer answer) const {
        std::vector<Index> sure;
        std::string out;
        const auto add = [&out](std::string alternative) {
            if (!out.empty()) out += " OR ";
            out += std::move(alternative);
        };
        bool has_null = false;
        for (Index element : tree_.at(node.items[1]).items) {
            if (tree_.at(element).op == Op::Null) {
                has_null = true;
            } else if (never_null(element)) {
                sure.push_back(element);
            } else {
                const std::string operand = item(node, 0);
                add(fmt::format("({} {} {})", operand, postgres_ ? "IS NOT DISTINCT FROM" : "IS",
                                at(element, Answer::Exact)));
            }
        }
        if (has_null) add(fmt::format("({} IS NULL)", item(node, 0)));
        if (!sure.empty()) {
            const std::string operand = item(node, 0);
            std::string list;
            for (Index element : sure) list += (list.empty() ? "" : ", ") + at(element, Answer::Exact);
            const bool plain = answer == Answer::TrueOrNot || never_null(node.items[0]);
            const std::string within = fmt::format("{} IN ({})", operand, list);
            add(plain ? "(" + within + ")" : "coalesce(" + within + ", FALSE)");
        }
        return out.empty() ? "FALSE" : "(" + out + ")";
    }

    std::string in_stored(const Node& node, Answer answer) const {
        const std::string list = item(node, 1);
        if (postgres_) {
            // Containment of one element; null when the list is null. A GIN index on the column serves it.
            const std::string element = fmt::format("to_jsonb({})", item(node, 0));
            return never_null(node.items[0])
                       ? fmt::format("({} @> {})", list, element)
                       : fmt::format("({} @> coalesce({}, CAST('null' AS jsonb)))", list, element);
        }
        const std::string exists = fmt::format(
            "EXISTS (SELECT 1 FROM json_each({}) AS feel_item WHERE feel_item.value IS {})", list, item(node, 0));
        if (answer == Answer::TrueOrNot) return exists;
        return fmt::format("(CASE WHEN {} IS NOT NULL THEN {} END)", list, exists);
    }

    std::string count(const Node& node) const {
        const Node& list = tree_.at(node.items[0]);
        if (list.op == Op::ListLiteral) return literal(Kind::Integer, static_cast<std::int64_t>(list.items.size()), "");
        const std::string column = item(node, 0);
        return postgres_ ? big(fmt::format("jsonb_array_length({})", column))
                         : fmt::format("json_array_length({})", column);
    }

    const Tree& tree_;
    bool postgres_;
    const SqlNames& names_;
    const Bind& bind_;
};

}  // namespace

std::string to_sql(const Expression& expression, Dialect dialect, const SqlNames& names, const Bind& bind,
                   Answer answer) {
    const Tree& tree = expression.tree();
    return Translation(tree, dialect, names, bind).at(tree.root, answer);
}

std::string to_sql(const Expression& expression, Dialect dialect, const SqlNames& names, std::vector<Value>& parameters,
                   Answer answer) {
    const Bind bind = [&](const Value& value) {
        parameters.push_back(value);
        return fmt::format("{}{}", dialect == Dialect::Postgres ? '$' : '?', parameters.size());
    };
    return to_sql(expression, dialect, names, bind, answer);
}

}  // namespace xiezhi::feel
