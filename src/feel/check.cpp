// Settles names and types, bounds every integer and date, and folds what needs no run: after check() nothing can fail.
#include <fmt/format.h>

#include <algorithm>

#include "feel/tree.hpp"

namespace xiezhi::feel {
namespace {

// A date may be moved so far in all, so that every computed date keeps a year of four digits.
constexpr std::int64_t kDayLimit = 36525;
constexpr std::int64_t kLengthLimit = 1'000'000;

enum class State { Good, Bad, Duration, Difference };

class Checker {
  public:
    Checker(Tree tree, const Environment& names, const std::string& where)
        : tree_(std::move(tree)), names_(names), where_(where), states_(tree_.nodes.size(), State::Bad) {}

    Result<Tree> run() {
        for (Index i = 0; i < tree_.nodes.size(); ++i) {
            states_[i] = settle(tree_.nodes[i]);
            measure(tree_, tree_.nodes[i]);
        }
        const Node& root = tree_.nodes[tree_.root];
        if (states_[tree_.root] != State::Bad) usable(tree_.root);
        if (faults_.empty() && root.type.is_list) {
            refuse(root, {"列表不能作为结果", "a list cannot be the result"},
                   {"写成 x in 列表 或 count(列表)", "write x in list, or count(list)"});
        }
        if (faults_.empty() && root.weight > kWeightLimit) {
            refuse(root, {"条件展开后太长", "the condition grows too long when written out"},
                   {"把它拆成几个条件或几个字段", "split it into several conditions or fields"});
        }
        if (faults_.empty() && root.height > kHeightLimit) {
            refuse(root, {"括号和分支套得太深", "brackets and branches are nested too deeply"},
                   {"把它拆成几个条件或几个字段", "split it into several conditions or fields"});
        }
        if (!faults_.empty()) return fail(std::move(faults_));
        return std::move(tree_);
    }

  private:
    State refuse(const Node& node, Words message, Words remedy) {
        faults_.push_back(condition_fault(where_, node.column, std::move(message), std::move(remedy)));
        return State::Bad;
    }
    Node& child(const Node& node, std::size_t which) { return tree_.nodes[node.items[which]]; }

    // Whether the child is an ordinary value; says so when it is a bare duration or difference of dates.
    bool usable(Index index) {
        const Node& node = tree_.nodes[index];
        switch (states_[index]) {
            case State::Good:
                return true;
            case State::Bad:
                return false;
            case State::Duration:
                refuse(node, {"时长只能加在日期上或从日期中减去", "a duration is only added to or taken from a date"},
                       {"写法：日期 + duration(\"P30D\")", "write: date + duration(\"P30D\")"});
                break;
            case State::Difference:
                refuse(node, {"两个日期之差要取天数", "a difference of dates is used in days"},
                       {"写法：(较晚日期 - 较早日期).days", "write: (later - earlier).days"});
                break;
        }
        states_[index] = State::Bad;
        return false;
    }

    bool all_usable(const Node& node) {
        bool good = true;
        for (Index item : node.items) good = usable(item) && good;
        return good;
    }

    bool wants(const Node& item, Kind kind) {
        if (!item.type.is_list && item.type.kind == kind) return true;
        const Words wanted = name_of(Type{kind, false, 0, nullptr});
        const Words found = name_of(item.type);
        Words remedy = {"换成该类型的字段或值", "use a field or value of that type"};
        if (item.type.kind == Kind::Null)
            remedy = {"判断是否填写用 x = null 或 x != null",
                      "to ask whether it is filled in write x = null or x != null"};
        if (kind == Kind::Boolean && item.type.kind != Kind::Null)
            remedy = {"写成比较，例如 x = 1", "make it a comparison, such as x = 1"};
        refuse(item,
               {fmt::format("这里要{}，却是{}", wanted.zh, found.zh),
                fmt::format("{} is needed here, not {}", wanted.en, found.en)},
               std::move(remedy));
        return false;
    }

    bool all_want(const Node& node, Kind kind) {
        bool good = true;
        for (std::size_t i = 0; i < node.items.size(); ++i) good = wants(child(node, i), kind) && good;
        return good;
    }

    State becomes(Node& node, Type type) {
        node.type = std::move(type);
        return State::Good;
    }

    // A literal null takes the type of what it stands beside (PostgreSQL wants every null typed).
    void adopt(Node& node, const Type& type) {
        if (node.type.kind != Kind::Null) return;
        const bool is_list = node.type.is_list;
        node.type = type;
        node.type.is_list = is_list;
        if (node.op == Op::If) {
            adopt(child(node, 1), type);
            adopt(child(node, 2), type);
        }
        if (node.op == Op::ListLiteral) {
            for (Index item : node.items) adopt(tree_.nodes[item], type);
        }
    }

    // Two things that are compared or stand for each other: one kind, or one of them null. Codes are proved here.
    bool alike(const Node& at, Node& a, Node& b) {
        if (a.type.kind != b.type.kind && a.type.kind != Kind::Null && b.type.kind != Kind::Null) {
            const Words left = name_of(a.type.element());
            const Words right = name_of(b.type.element());
            refuse(at,
                   {fmt::format("{}与{}不能相比", left.zh, right.zh),
                    fmt::format("{} and {} do not go together", left.en, right.en)},
                   a.type.kind == Kind::Date || b.type.kind == Kind::Date
                       ? Words{"日期写作 date(\"2024-02-29\")", "a date is written date(\"2024-02-29\")"}
                       : Words{"两边改成同一类型", "give both sides one type"});
            return false;
        }
        adopt(a, b.type);
        adopt(b, a.type);
        return codes_known(a, b) && codes_known(b, a);
    }

    bool codes_known(const Node& field, const Node& literal) {
        if (!field.type.codes) return true;
        bool good = true;
        if (literal.op == Op::ListLiteral) {
            for (Index item : literal.items) good = codes_known(field, tree_.nodes[item]) && good;
        }
        if (literal.op == Op::If) good = codes_known(field, child(literal, 1)) && codes_known(field, child(literal, 2));
        const Codes& codes = *field.type.codes;
        if (literal.op != Op::Literal || std::ranges::find(codes, literal.text) != codes.end()) return good;
        refuse(
            literal,
            {fmt::format("代码表中没有“{}”", literal.text), fmt::format("“{}” is not in the code list", literal.text)},
            {fmt::format("可用：{}", fmt::join(codes, "、")), fmt::format("there are: {}", fmt::join(codes, ", "))});
        return false;
    }

    State settle(Node& node) {
        if (node.op != Op::Add && node.op != Op::Subtract && node.op != Op::Days && !all_usable(node))
            return State::Bad;
        switch (node.op) {
            case Op::Null:
                return State::Good;
            case Op::Literal:
                if (node.type.kind == Kind::Integer) node.type.limit = std::max<std::int64_t>(1, std::abs(node.number));
                return State::Good;
            case Op::Name:
                return settle_name(node);
            case Op::ListLiteral:
                return settle_list(node);
            case Op::Equal:
            case Op::NotEqual:
                return settle_equality(node);
            case Op::Less:
            case Op::LessEqual:
            case Op::Greater:
            case Op::GreaterEqual:
            case Op::Between:
                return settle_order(node);
            case Op::InRange:
                return settle_range(node);
            case Op::ListContains:
                return settle_list_contains(node);
            case Op::In:
                return settle_in(node);
            case Op::And:
            case Op::Or:
            case Op::Not:
                return all_want(node, Kind::Boolean) ? becomes(node, Type::boolean()) : State::Bad;
            case Op::Negate:
                if (!all_want(node, Kind::Integer)) return State::Bad;
                return becomes(node, Type::integer(child(node, 0).type.limit));
            case Op::Count:
                return settle_count(node);
            case Op::StringLength:
                return all_want(node, Kind::Text) ? becomes(node, Type::integer(kLengthLimit)) : State::Bad;
            case Op::StartsWith:
            case Op::Contains:
                return all_want(node, Kind::Text) ? becomes(node, Type::boolean()) : State::Bad;
            case Op::Add:
            case Op::Subtract:
                return settle_sum(node);
            case Op::Multiply:
                return settle_arithmetic(node);
            case Op::If:
                return settle_if(node);
            case Op::Duration:
                return State::Duration;
            case Op::Days:
                return settle_days(node);
            case Op::AddDays:
            case Op::DaysBetween:
                break;
        }
        XIEZHI_CHECK(false);
    }

    State settle_name(Node& node) {
        const Type* type = names_.find(node.text);
        if (type == nullptr) {
            const std::string nearest = names_.nearest(node.text);
            Words remedy = {"检查拼写，或先声明这个字段", "check the spelling, or declare the field first"};
            if (!nearest.empty()) {
                remedy = {fmt::format("是不是 {}？", nearest), fmt::format("did you mean {}?", nearest)};
            }
            return refuse(node,
                          {fmt::format("没有名为“{}”的字段或参数", node.text),
                           fmt::format("there is no field or parameter “{}”", node.text)},
                          std::move(remedy));
        }
        const auto slot = std::ranges::find(tree_.slots, node.text, &Slot::name);
        node.number = slot - tree_.slots.begin();
        if (slot == tree_.slots.end()) tree_.slots.push_back({node.text, *type});
        return becomes(node, *type);
    }

    State settle_list(Node& node) {
        Type element;
        bool good = true;
        for (Index index : node.items) {
            Node& item = tree_.nodes[index];
            if (item.type.is_list) {
                return refuse(item, {"列表里不能再有列表", "a list may not hold lists"},
                              {"直接列出各项", "list the items themselves"});
            }
            if (element.kind == Kind::Null) element = item.type;
        }
        node.type = Type::list_of(element);
        node.type.codes = nullptr;
        for (Index index : node.items) {
            Node sample = node;
            sample.op = Op::Null;
            good = alike(tree_.nodes[index], tree_.nodes[index], sample) && good;
        }
        return good ? State::Good : State::Bad;
    }

    State settle_equality(Node& node) {
        Node& a = child(node, 0);
        Node& b = child(node, 1);
        if ((a.type.is_list && b.op != Op::Null) || (b.type.is_list && a.op != Op::Null)) {
            return refuse(node, {"列表不能整个相比", "lists are not compared as a whole"},
                          {"是否为空写 count(列表) = 0；是否含某项写 x in 列表；是否填写写 列表 = null",
                           "for emptiness write count(list) = 0, for an item x in list, for filled in list = null"});
        }
        return alike(node, a, b) ? becomes(node, Type::boolean()) : State::Bad;
    }

    State settle_order(Node& node) {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            Node& item = child(node, i);
            const Kind kind = item.type.kind;
            if (!item.type.is_list && (kind == Kind::Integer || kind == Kind::Date)) continue;
            if (kind == Kind::Null) {
                return refuse(item, {"与 null 比大小没有结果", "nothing is larger or smaller than null"},
                              {"判断是否填写用 x = null 或 x != null",
                               "to ask whether it is filled in write x = null or x != null"});
            }
            return refuse(item,
                          {fmt::format("{}不能比大小", name_of(item.type).zh),
                           fmt::format("{} has no order", name_of(item.type).en)},
                          {"只有整数和日期可比大小；文字用 =、!= 或 in",
                           "only integers and dates are ordered; compare texts with =, != or in"});
        }
        for (std::size_t i = 1; i < node.items.size(); ++i) {
            if (!alike(node, child(node, 0), child(node, i))) return State::Bad;
        }
        return becomes(node, Type::boolean());
    }

    // Both ends are literals, so that an empty range is found here and open ends become closed ones.
    State settle_range(Node& node) {
        const Node& low = child(node, 1);
        const Node& high = child(node, 2);
        for (const Node* end : {&low, &high}) {
            if (end->op != Op::Literal) {
                return refuse(*end,
                              {"区间两端须是写定的整数或日期", "the ends of a range are literal integers or dates"},
                              {"两端要计算时用 between … and …", "when they are computed, write between … and …"});
            }
        }
        if (settle_order(node) == State::Bad) return State::Bad;
        node.first = low.number + node.first;
        node.last = high.number + node.last;
        if (node.first > node.last) {
            return refuse(node, {"区间是空的，永远不成立", "the range is empty and can never hold"},
                          {"把较小的一端写在前面", "put the smaller end first"});
        }
        node.items.resize(1);
        return State::Good;
    }

    State settle_list_contains(Node& node) {
        if (child(node, 0).type.is_list && child(node, 0).type.kind == Kind::Date) {
            return refuse(node, {"日期列表不能用 list contains", "list contains is not for dates"},
                          {"写成 x in 列表", "write x in list"});
        }
        std::swap(node.items[0], node.items[1]);
        node.op = Op::In;
        return settle_in(node);
    }

    State settle_in(Node& node) {
        Node& operand = child(node, 0);
        const Node& list = child(node, 1);
        if (operand.type.is_list) {
            return refuse(operand, {"in 左边要一个值，不是列表", "left of “in” stands one value, not a list"},
                          {"逐项写：\"a\" in 列表", "ask item by item: \"a\" in list"});
        }
        if (!list.type.is_list && list.op == Op::Name) {
            // x in (y): one thing in parentheses that is not a list is a list of one.
            node.op = Op::Equal;
            return settle_equality(node);
        }
        if (!list.type.is_list || (list.op != Op::Name && list.op != Op::ListLiteral)) {
            return refuse(list, {"in 右边要列表或区间", "right of “in” stands a list or a range"},
                          {"写法：x in [\"a\", \"b\"] 或 x in [1..5]", "write x in [\"a\", \"b\"] or x in [1..5]"});
        }
        return alike(node, operand, child(node, 1)) ? becomes(node, Type::boolean()) : State::Bad;
    }

    State settle_count(Node& node) {
        const Node& list = child(node, 0);
        if (!list.type.is_list) {
            return refuse(list, {"count 要一个列表", "count takes a list"},
                          {"写成 count(列表字段)", "write count(list field)"});
        }
        return becomes(node, Type::integer(kLengthLimit));
    }

    State settle_sum(Node& node) {
        const bool minus = node.op == Op::Subtract;
        const State left = states_[node.items[0]];
        const State right = states_[node.items[1]];
        Node& a = child(node, 0);
        Node& b = child(node, 1);
        const bool moves =
            right == State::Duration && left == State::Good && a.type.kind == Kind::Date && !a.type.is_list;
        const bool moved =
            !minus && left == State::Duration && right == State::Good && b.type.kind == Kind::Date && !b.type.is_list;
        if (moves || moved) {
            const Node& date = moves ? a : b;
            node.number = moves ? (minus ? -b.number : b.number) : a.number;
            if (date.type.limit + std::abs(node.number) > kDayLimit) {
                return refuse(node, {"日期移动超过一百年", "the date is moved by more than a hundred years"},
                              {"减少天数", "use fewer days"});
            }
            Type type = Type::date();
            type.limit = date.type.limit + std::abs(node.number);
            node.items = {moves ? node.items[0] : node.items[1]};
            node.op = Op::AddDays;
            return becomes(node, type);
        }
        if (!all_usable(node)) return State::Bad;
        if (minus && a.type.kind == Kind::Date && b.type.kind == Kind::Date && !a.type.is_list && !b.type.is_list) {
            node.type = Type::date();
            return State::Difference;
        }
        if (a.type.kind == Kind::Date || b.type.kind == Kind::Date) {
            return refuse(node, {"日期只能加减时长", "only durations are added to or taken from a date"},
                          {"写法：日期 + duration(\"P30D\")；两日期相差天数写 (a - b).days",
                           "write date + duration(\"P30D\"); days between two dates are (a - b).days"});
        }
        return settle_arithmetic(node);
    }

    State settle_arithmetic(Node& node) {
        if (!all_want(node, Kind::Integer)) return State::Bad;
        const __int128 a = child(node, 0).type.limit;
        const __int128 b = child(node, 1).type.limit;
        const __int128 limit = node.op == Op::Multiply ? a * b : a + b;
        if (limit > kResultLimit) {
            return refuse(node,
                          {"结果可能超出能精确计算的范围", "the result may leave the range that is counted exactly"},
                          {"减小乘数，或改为比较未相乘的数", "use a smaller factor, or compare before multiplying"});
        }
        return becomes(node, Type::integer(static_cast<std::int64_t>(limit)));
    }

    State settle_days(Node& node) {
        const Index difference = node.items[0];
        if (states_[difference] == State::Bad) return State::Bad;
        if (states_[difference] != State::Difference) {
            return refuse(node, {".days 前应为两个日期之差", "before .days stands a difference of two dates"},
                          {"写法：(较晚日期 - 较早日期).days", "write: (later - earlier).days"});
        }
        node.items = tree_.nodes[difference].items;
        node.op = Op::DaysBetween;
        return becomes(node, Type::integer(kLengthLimit));
    }

    State settle_if(Node& node) {
        Node& yes = child(node, 1);
        Node& no = child(node, 2);
        if (!wants(child(node, 0), Kind::Boolean)) return State::Bad;
        for (const Node* branch : {&yes, &no}) {
            if (branch->type.is_list) {
                return refuse(*branch, {"if 的结果不能是列表", "the result of if is not a list"},
                              {"在各分支里写 x in 列表", "write x in list within each branch"});
            }
        }
        if (!alike(node, yes, no)) return State::Bad;
        Type type = yes.type;
        type.limit = std::max(yes.type.limit, no.type.limit);
        type.codes = nullptr;
        return becomes(node, type);
    }

    Tree tree_;
    const Environment& names_;
    const std::string& where_;
    std::vector<State> states_;
    Faults faults_;
};

}  // namespace

Result<Tree> check(Tree tree, const Environment& names, const std::string& where) {
    return Checker(std::move(tree), names, where).run();
}

}  // namespace xiezhi::feel
