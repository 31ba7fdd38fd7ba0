// Can a row be reached? A search for facts that meet its conditions and fail some condition of every row before it, over the
// values around each threshold. What is computed counts as free, and conditions that compute with several facts are not
// judged: the search may miss a row that is never reached, but never blames one that is.
#include <algorithm>

#include "decision/table.hpp"
#include "feel/tree.hpp"

namespace xiezhi::decision {

namespace {

using feel::Kind;
using feel::Op;
using feel::Value;

constexpr int kBudget = 200'000;

struct Variable {
    std::string name;
    feel::Type type;
    bool may_be_null = false;
    std::vector<Value> values;
};

bool computes(const feel::Tree& tree) {
    return std::ranges::any_of(tree.nodes, [&](const feel::Node& node) {
        const bool compares =
            node.op == Op::Equal || node.op == Op::NotEqual || node.op == Op::Less || node.op == Op::LessEqual || node.op == Op::Greater || node.op == Op::GreaterEqual;
        if (compares && tree.at(node.items[0]).op == Op::Name && tree.at(node.items[1]).op == Op::Name) return true;
        return node.op == Op::Add || node.op == Op::Subtract || node.op == Op::Multiply || node.op == Op::DaysBetween || node.op == Op::If ||
               node.op == Op::Contains || node.op == Op::StartsWith || node.op == Op::StringLength || node.op == Op::Between;
    });
}

class Search {
  public:
    Search(const Table& table, std::size_t index) : table_(table), index_(index) {
        for (const Condition& condition : table.rows[index].when) note(condition);
        for (std::size_t i = 0; i < index; ++i) {
            for (const Condition& condition : table.rows[i].when) note(condition);
        }
        for (Variable& variable : variables_) fill(variable);
    }

    bool judged() const { return judged_; }

    // True when facts were found, or the budget ran out before all were tried.
    bool found() { return step(0); }

  private:
    void note(const Condition& condition) {
        const feel::Tree& tree = condition.expression.tree();
        if (computes(tree)) judged_ = false;
        for (const feel::Slot& slot : condition.expression.slots()) {
            auto at = std::ranges::find(variables_, slot.name, &Variable::name);
            if (at == variables_.end()) {
                const Fact* fact = table_.fact(slot.name);
                at = variables_.insert(variables_.end(), {slot.name, slot.type, fact == nullptr || fact->optional, {}});
            }
            for (const feel::Node& node : tree.nodes) {
                if (node.op == Op::Literal && node.type.kind == slot.type.kind) around(*at, node.number, node.text);
                if (node.op == Op::InRange && slot.type.kind != Kind::Text) {
                    around(*at, node.first, {});
                    around(*at, node.last, {});
                }
            }
        }
    }

    void around(Variable& variable, std::int64_t number, const std::string& text) {
        if (variable.type.is_list) return;
        for (int d = -1; d <= 1; ++d) {
            if (variable.type.kind == Kind::Integer) add(variable, Value{number + d});
            if (variable.type.kind == Kind::Date) add(variable, Value{CivilDate{static_cast<std::int32_t>(number + d)}});
        }
        if (variable.type.kind == Kind::Text) add(variable, Value{text});
    }

    static void add(Variable& variable, Value value) {
        if (std::ranges::find(variable.values, value) == variable.values.end()) variable.values.push_back(std::move(value));
    }

    void fill(Variable& variable) {
        if (variable.type.is_list) return fill_list(variable);
        if (variable.type.kind == Kind::Boolean) variable.values = {true, false};
        if (variable.type.kind == Kind::Integer) {
            for (std::int64_t few = 0; few < 3; ++few) add(variable, Value{few});
        }
        if (variable.type.kind == Kind::Text && variable.type.codes) variable.values.assign(variable.type.codes->begin(), variable.type.codes->end());
        else if (variable.type.kind == Kind::Text) add(variable, Value{std::string("?")});
        if (variable.type.kind == Kind::Date) {
            for (int d = 0; d < 3; ++d) add(variable, Value{from_ymd(2001, 2, 3) + d});
        }
        if (variable.may_be_null) variable.values.emplace_back();
    }

    void fill_list(Variable& variable) {
        if (variable.type.codes && variable.type.codes->size() <= 8) {
            for (std::size_t bits = 0; bits < std::size_t{1} << variable.type.codes->size(); ++bits) {
                feel::List list;
                for (std::size_t i = 0; i < variable.type.codes->size(); ++i) {
                    if ((bits >> i & 1U) != 0) list.emplace_back((*variable.type.codes)[i]);
                }
                variable.values.emplace_back(std::move(list));
            }
        } else {
            judged_ = judged_ && !variable.type.codes;
            for (std::int64_t size = 0; size <= 12; ++size) variable.values.emplace_back(feel::List(static_cast<std::size_t>(size), feel::Scalar(from_ymd(2001, 2, 3))));
        }
        if (variable.may_be_null) variable.values.emplace_back();
    }

    // Whether every slot of the condition has its value among the first `known` variables.
    std::optional<bool> truth(const Condition& condition, std::size_t known) {
        std::vector<Value> values;
        for (const feel::Slot& slot : condition.expression.slots()) {
            const auto at = static_cast<std::size_t>(std::ranges::find(variables_, slot.name, &Variable::name) - variables_.begin());
            if (at >= known) return std::nullopt;
            values.push_back(chosen_[at]);
        }
        --budget_;
        return feel::holds(condition.expression, values);
    }

    bool contradicts(std::size_t known) {
        for (const Condition& condition : table_.rows[index_].when) {
            if (truth(condition, known) == false) return true;
        }
        for (std::size_t i = 0; i < index_; ++i) {
            const auto& when = table_.rows[i].when;
            if (std::ranges::all_of(when, [&](const Condition& condition) { return truth(condition, known) == true; })) return true;
        }
        return false;
    }

    bool step(std::size_t known) {
        if (budget_ < 0) return true;
        if (contradicts(known)) return false;
        if (known == variables_.size()) return true;
        for (const Value& value : variables_[known].values) {
            chosen_.resize(known);
            chosen_.push_back(value);
            if (step(known + 1)) return true;
        }
        return false;
    }

    const Table& table_;
    std::size_t index_;
    std::vector<Variable> variables_;
    std::vector<Value> chosen_;
    bool judged_ = true;
    int budget_ = kBudget;
};

}  // namespace

bool reachable(const Table& table, std::size_t index) {
    Search search(table, index);
    return !search.judged() || search.found();
}

}  // namespace xiezhi::decision
