// Evaluation over the flat tree. Null follows DMN 1.3: `=` and `!=` treat null as a value, and / or / not are ternary,
// order, arithmetic and functions of null are null, `if null` takes the else branch.
#include <algorithm>

#include "feel/tree.hpp"

namespace xiezhi::feel {
namespace {

// A value without ownership: texts and lists stay where they are.
struct Cell {
    Kind kind = Kind::Null;
    std::int64_t number = 0;  // Boolean, Integer, Date (days)
    std::string_view text;
    const List* list = nullptr;
};

Cell number_cell(Kind kind, std::int64_t number) {
    return {kind, number, {}, nullptr};
}
Cell truth(bool value) {
    return number_cell(Kind::Boolean, value ? 1 : 0);
}
bool is_true(const Cell& cell) {
    return cell.kind == Kind::Boolean && cell.number != 0;
}
bool is_false(const Cell& cell) {
    return cell.kind == Kind::Boolean && cell.number == 0;
}

struct ToCell {
    Cell operator()(std::monostate) const { return {}; }
    Cell operator()(bool value) const { return truth(value); }
    Cell operator()(std::int64_t value) const { return number_cell(Kind::Integer, value); }
    Cell operator()(const std::string& value) const { return {Kind::Text, 0, value, nullptr}; }
    Cell operator()(CivilDate value) const { return number_cell(Kind::Date, value.days); }
    Cell operator()(const List& value) const { return {Kind::Null, 0, {}, &value}; }
};

bool same(const Cell& a, const Cell& b) {
    return a.kind == b.kind && a.number == b.number && a.text == b.text;
}

std::int64_t characters(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

class Evaluation {
  public:
    Evaluation(const Tree& tree, std::span<const Value> values) : tree_(tree), values_(values) {}

    Cell at(Index index) const {
        const Node& node = tree_.at(index);
        switch (node.op) {
            case Op::Null:
                return {};
            case Op::Literal:
                return {node.type.kind, node.number, node.text, nullptr};
            case Op::Name:
                return slot(node);
            case Op::Equal:
                return equal(node, true);
            case Op::NotEqual:
                return equal(node, false);
            case Op::Less:
                return order(node, [](auto a, auto b) { return a < b; });
            case Op::LessEqual:
                return order(node, [](auto a, auto b) { return a <= b; });
            case Op::Greater:
                return order(node, [](auto a, auto b) { return a > b; });
            case Op::GreaterEqual:
                return order(node, [](auto a, auto b) { return a >= b; });
            case Op::Between:
                return between(node);
            case Op::In:
                return in(node);
            case Op::InRange: {
                const Cell cell = at(node.items[0]);
                return cell.kind == Kind::Null ? cell : truth(node.first <= cell.number && cell.number <= node.last);
            }
            case Op::And:
                return all_of(node);
            case Op::Or:
                return any_of(node);
            case Op::Not: {
                const Cell cell = at(node.items[0]);
                return cell.kind == Kind::Null ? cell : truth(is_false(cell));
            }
            case Op::Negate: {
                const Cell cell = at(node.items[0]);
                return cell.kind == Kind::Null ? cell : computed(__int128{-1} * cell.number);
            }
            case Op::Count:
                return count(node);
            case Op::StringLength: {
                const Cell cell = at(node.items[0]);
                return cell.kind == Kind::Null ? cell : number_cell(Kind::Integer, characters(cell.text));
            }
            case Op::Add:
            case Op::Subtract:
            case Op::Multiply:
                return arithmetic(node);
            case Op::StartsWith:
            case Op::Contains:
                return part(node);
            case Op::If:
                return at(node.items[is_true(at(node.items[0])) ? 1 : 2]);
            case Op::AddDays: {
                const Cell cell = at(node.items[0]);
                return cell.kind == Kind::Null ? cell : number_cell(Kind::Date, cell.number + node.number);
            }
            case Op::DaysBetween: {
                const Cell later = at(node.items[0]);
                const Cell earlier = at(node.items[1]);
                if (later.kind == Kind::Null || earlier.kind == Kind::Null) return {};
                return number_cell(Kind::Integer, later.number - earlier.number);
            }
            case Op::ListLiteral:  // only under In and Count, which read the items themselves
            case Op::Duration:
            case Op::Days:
            case Op::ListContains:
                break;
        }
        XIEZHI_CHECK(false);
    }

  private:
    Cell slot(const Node& node) const {
        const Cell cell = std::visit(ToCell{}, values_[static_cast<std::size_t>(node.number)]);
        if (node.type.is_list) {
            XIEZHI_CHECK(cell.kind == Kind::Null);
        } else {
            XIEZHI_CHECK(cell.list == nullptr && (cell.kind == Kind::Null || cell.kind == node.type.kind));
        }
        return cell;
    }

    // Data within the limits of their types never leave the range; should a store be wrong, the answer is unknown.
    static Cell computed(__int128 result) {
        if (result > kResultLimit || result < -kResultLimit) return {};
        return number_cell(Kind::Integer, static_cast<std::int64_t>(result));
    }

    Cell equal(const Node& node, bool wanted) const {
        const Cell a = at(node.items[0]);
        const Cell b = at(node.items[1]);
        const bool equal = a.list == nullptr && b.list == nullptr && same(a, b);
        return truth(equal == wanted);
    }

    template <class Compare>
    Cell order(const Node& node, Compare compare) const {
        const Cell a = at(node.items[0]);
        const Cell b = at(node.items[1]);
        if (a.kind == Kind::Null || b.kind == Kind::Null) return {};
        return truth(compare(a.number, b.number));
    }

    // x >= low and x <= high (DMN 1.3, table 54): false as soon as one half is false, though the other be null.
    Cell between(const Node& node) const {
        const Cell x = at(node.items[0]);
        const Cell low = at(node.items[1]);
        const Cell high = at(node.items[2]);
        if (x.kind == Kind::Null) return {};
        if (low.kind != Kind::Null && x.number < low.number) return truth(false);
        if (high.kind != Kind::Null && x.number > high.number) return truth(false);
        return low.kind == Kind::Null || high.kind == Kind::Null ? Cell{} : truth(true);
    }

    Cell in(const Node& node) const {
        const Cell x = at(node.items[0]);
        const Node& list = tree_.at(node.items[1]);
        if (list.op == Op::ListLiteral) {
            return truth(std::ranges::any_of(list.items, [&](Index item) { return same(x, at(item)); }));
        }
        const Cell held = at(node.items[1]);
        if (held.list == nullptr) return {};
        return truth(
            std::ranges::any_of(*held.list, [&](const Scalar& item) { return same(x, std::visit(ToCell{}, item)); }));
    }

    Cell all_of(const Node& node) const {
        bool unknown = false;
        for (Index item : node.items) {
            const Cell cell = at(item);
            if (is_false(cell)) return cell;
            unknown = unknown || cell.kind == Kind::Null;
        }
        return unknown ? Cell{} : truth(true);
    }

    Cell any_of(const Node& node) const {
        bool unknown = false;
        for (Index item : node.items) {
            const Cell cell = at(item);
            if (is_true(cell)) return cell;
            unknown = unknown || cell.kind == Kind::Null;
        }
        return unknown ? Cell{} : truth(false);
    }

    Cell count(const Node& node) const {
        const Node& list = tree_.at(node.items[0]);
        if (list.op == Op::ListLiteral) return number_cell(Kind::Integer, static_cast<std::int64_t>(list.items.size()));
        const Cell held = at(node.items[0]);
        if (held.list == nullptr) return {};
        return number_cell(Kind::Integer, static_cast<std::int64_t>(held.list->size()));
    }

    Cell arithmetic(const Node& node) const {
        const Cell a = at(node.items[0]);
        const Cell b = at(node.items[1]);
        if (a.kind == Kind::Null || b.kind == Kind::Null) return {};
        const __int128 x = a.number;
        const __int128 y = b.number;
        return computed(node.op == Op::Multiply ? x * y : node.op == Op::Add ? x + y : x - y);
    }

    Cell part(const Node& node) const {
        const Cell whole = at(node.items[0]);
        const Cell piece = at(node.items[1]);
        if (whole.kind == Kind::Null || piece.kind == Kind::Null) return {};
        return truth(node.op == Op::StartsWith ? whole.text.starts_with(piece.text)
                                               : whole.text.find(piece.text) != std::string_view::npos);
    }

    const Tree& tree_;
    std::span<const Value> values_;
};

Value to_value(const Cell& cell) {
    switch (cell.kind) {
        case Kind::Null:
            break;
        case Kind::Boolean:
            return cell.number != 0;
        case Kind::Integer:
            return cell.number;
        case Kind::Text:
            return std::string(cell.text);
        case Kind::Date:
            return CivilDate{static_cast<std::int32_t>(cell.number)};
    }
    return {};
}

std::vector<Value> looked_up(const Expression& expression, const Lookup& lookup) {
    std::vector<Value> values;
    values.reserve(expression.slots().size());
    for (const Slot& slot : expression.slots()) values.push_back(lookup(slot.name));
    return values;
}

}  // namespace

Value evaluate(const Expression& expression, std::span<const Value> values) {
    const Tree& tree = expression.tree();
    XIEZHI_CHECK(values.size() == tree.slots.size());
    return to_value(Evaluation(tree, values).at(tree.root));
}

Value evaluate(const Expression& expression, const Lookup& lookup) {
    return evaluate(expression, looked_up(expression, lookup));
}

bool holds(const Expression& condition, std::span<const Value> values) {
    XIEZHI_CHECK(condition.type().kind == Kind::Boolean);
    const Tree& tree = condition.tree();
    XIEZHI_CHECK(values.size() == tree.slots.size());
    return is_true(Evaluation(tree, values).at(tree.root));
}

bool holds(const Expression& condition, const Lookup& lookup) {
    return holds(condition, looked_up(condition, lookup));
}

}  // namespace xiezhi::feel
