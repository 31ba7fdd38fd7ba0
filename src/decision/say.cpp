#include "decision/say.hpp"

#include <fmt/format.h>

#include "base/money.hpp"
#include "feel/tree.hpp"

namespace xiezhi::decision {

namespace {

using feel::Index;
using feel::Kind;
using feel::Node;
using feel::Op;

Words both(std::string_view zh, std::string_view en) { return {std::string(zh), std::string(en)}; }
Words around(const Words& left, std::string_view zh, std::string_view en, const Words& right) {
    return {left.zh + std::string(zh) + right.zh, left.en + std::string(en) + right.en};
}

const std::vector<Choice>* choices_of(const Table& table, std::string_view name) {
    if (const Fact* fact = table.fact(name)) return &fact->choices;
    if (const Computed* one = table.computed_named(name)) return &one->choices;
    return nullptr;
}

Words word_of(const std::vector<Choice>* choices, const std::string& code) {
    if (choices != nullptr) {
        for (const Choice& choice : *choices) {
            if (choice.code == code) return choice.words;
        }
    }
    return {code, code};
}

bool is_money(const Table& table, std::string_view name) {
    if (const Fact* fact = table.fact(name)) return fact->type == FactType::Money;
    const Computed* one = table.computed_named(name);
    return one != nullptr && one->type.kind == Kind::Integer && one->type.limit == feel::kMoneyLimit;
}

class Speaker {
  public:
    Speaker(const Table& table, const feel::Tree& tree, const Shown& shown) : table_(table), tree_(tree), shown_(shown) {}

    // `like`: the name whose codes or unit a literal shares.
    Words at(Index index, std::string_view like = {}) const {
        const Node& node = tree_.at(index);
        switch (node.op) {
            case Op::Null: return both("空", "nothing");
            case Op::Literal: return literal(node, like);
            case Op::Name: return name(node);
            case Op::ListLiteral: return list(node, like);
            case Op::Equal: return equal(node, true);
            case Op::NotEqual: return equal(node, false);
            case Op::Less: return order(node, " 小于 ", " is less than ", "早于 ", "is before ");
            case Op::LessEqual: return order(node, " 不超过 ", " is at most ", "不晚于 ", "is not after ");
            case Op::Greater: return order(node, " 大于 ", " is more than ", "晚于 ", "is after ");
            case Op::GreaterEqual: return order(node, " 不少于 ", " is at least ", "不早于 ", "is not before ");
            case Op::Between:
                return around(around(around(item(node, 0), " 在 ", " lies between ", item(node, 1)), " 与 ", " and ", item(node, 2)), " 之间", "", {});
            case Op::In: return among(node);
            case Op::InRange: {
                Node first = node;
                first.type = tree_.at(node.items[0]).type;
                Node last = first;
                first.number = node.first;
                last.number = node.last;
                const std::string_view unit = named(node.items[0]);
                if (node.first == node.last) return around(item(node, 0), " 为 ", " is ", literal(first, unit));
                return around(around(item(node, 0), " 在 ", " lies between ", literal(first, unit)), " 至 ", " and ", around(literal(last, unit), " 之间", "", {}));
            }
            case Op::And: return joined(node, "，并且", " and ");
            case Op::Or: return bracketed(joined(node, "，或者", " or "));
            case Op::Not: return no(node);
            case Op::Negate: return around(both("负", "minus "), "", "", item(node, 0));
            case Op::Count: return around(item(node, 0), "的个数", ", counted,", {});
            case Op::StringLength: return around(item(node, 0), "的字数", ", its length,", {});
            case Op::Add: return joined(node, " 加 ", " plus ");
            case Op::Subtract: return joined(node, " 减 ", " minus ");
            case Op::Multiply: return joined(node, " 乘以 ", " times ");
            case Op::StartsWith: return around(item(node, 0), " 开头是 ", " begins with ", item(node, 1));
            case Op::Contains: return around(item(node, 0), " 含有 ", " contains ", item(node, 1));
            case Op::If:
                return around(around(around(both("如果", "if "), "", "", truth(node.items[0])), "则为 ", " then ", at(node.items[1], like)), "，否则为 ", ", otherwise ",
                              at(node.items[2], like));
            case Op::AddDays: {
                const long days = static_cast<long>(node.number < 0 ? -node.number : node.number);
                return around(item(node, 0), fmt::format("{} {} 日", node.number < 0 ? "前" : "后", days), fmt::format(" {} {} days", node.number < 0 ? "minus" : "plus", days), {});
            }
            case Op::DaysBetween: return around(around(around(both("从", "days from "), "", "", item(node, 1)), "到", " to ", item(node, 0)), "的天数", "", {});
            case Op::Duration:
            case Op::Days:
            case Op::ListContains: break;
        }
        XIEZHI_CHECK(false);
    }

    // A statement: a bare yes/no name says that it is so.
    Words truth(Index index) const {
        const Node& node = tree_.at(index);
        if (node.op == Op::Name) return around(name(node), "：是", ": yes", {});
        return at(index);
    }

  private:
    Words item(const Node& node, std::size_t which) const { return at(node.items[which]); }
    static Words bracketed(const Words& words) { return {"（" + words.zh + "）", "(" + words.en + ")"}; }

    std::string_view named(Index index) const {
        const Node& node = tree_.at(index);
        if (node.op == Op::Name) return node.text;
        for (const Index part : node.items) {
            if (const std::string_view found = named(part); !found.empty()) return found;
        }
        return {};
    }

    // Whether a name is given at all: its value would say it twice.
    Words label_of(Index index) const {
        const Node& node = tree_.at(index);
        if (node.op != Op::Name) return at(index);
        const Fact* fact = table_.fact(node.text);
        const Computed* one = table_.computed_named(node.text);
        const Words label = fact != nullptr ? fact->label : one != nullptr ? one->label : Words{node.text, node.text};
        return {"“" + label.zh + "”", "\"" + label.en + "\""};
    }

    Words name(const Node& node) const {
        Words label{node.text, node.text};
        if (const Fact* fact = table_.fact(node.text)) label = fact->label;
        else if (const Computed* one = table_.computed_named(node.text)) label = one->label;
        const Words value = shown_ ? shown_(node.text) : Words{};
        if (value.zh.empty()) return {"“" + label.zh + "”", "\"" + label.en + "\""};
        return {fmt::format("“{}”（{}）", label.zh, value.zh), fmt::format("\"{}\" ({})", label.en, value.en)};
    }

    Words literal(const Node& node, std::string_view like) const {
        switch (node.type.kind) {
            case Kind::Boolean: return node.number != 0 ? both("是", "yes") : both("否", "no");
            case Kind::Integer: {
                if (!like.empty() && is_money(table_, like)) return {to_yuan({node.number}) + " 元", to_yuan({node.number}) + " yuan"};
                const std::string text = fmt::format("{}", node.number);
                return {text, text};
            }
            case Kind::Text: return word_of(choices_of(table_, like), node.text);
            case Kind::Date: {
                const std::string text = to_string(CivilDate{static_cast<std::int32_t>(node.number)});
                return {text, text};
            }
            case Kind::Null: break;
        }
        return both("空", "nothing");
    }

    Words list(const Node& node, std::string_view like) const {
        Words out;
        for (const Index one : node.items) {
            const Words word = at(one, like);
            out.zh += (out.zh.empty() ? "" : "、") + word.zh;
            out.en += (out.en.empty() ? "" : ", ") + word.en;
        }
        return out;
    }

    Words equal(const Node& node, bool wanted) const {
        Index a = node.items[0];
        Index b = node.items[1];
        if (tree_.at(a).op == Op::Null) std::swap(a, b);
        if (tree_.at(b).op == Op::Null) return around(label_of(a), wanted ? "没有填写" : "已经填写", wanted ? " is not given" : " is given", {});
        const std::string_view unit = named(tree_.at(b).op == Op::Literal ? a : b);
        return around(at(a, unit), wanted ? " 为 " : " 不为 ", wanted ? " is " : " is not ", at(b, unit));
    }

    Words order(const Node& node, std::string_view zh, std::string_view en, std::string_view date_zh, std::string_view date_en) const {
        const bool dates = tree_.at(node.items[0]).type.kind == Kind::Date;
        const std::string_view unit = named(node.items[tree_.at(node.items[1]).op == Op::Literal ? 0 : 1]);
        return around(at(node.items[0], unit), dates ? " " + std::string(date_zh) : std::string(zh), dates ? " " + std::string(date_en) : std::string(en), at(node.items[1], unit));
    }

    Words among(const Node& node) const {
        const Node& right = tree_.at(node.items[1]);
        if (right.op == Op::ListLiteral) {
            const Words list_words = at(node.items[1], named(node.items[0]));
            if (right.items.size() == 1) return around(item(node, 0), " 为 ", " is ", list_words);
            return around(around(item(node, 0), " 属于：", " is one of: ", list_words), "", "", {});
        }
        return around(around(item(node, 1), " 包括 ", " includes ", at(node.items[0], named(node.items[1]))), "", "", {});
    }

    Words joined(const Node& node, std::string_view zh, std::string_view en) const {
        Words out;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const bool logic = node.op == Op::And || node.op == Op::Or;
            const Words word = logic ? truth(node.items[i]) : item(node, i);
            out = i == 0 ? word : around(out, zh, en, word);
        }
        return out;
    }

    Words no(const Node& node) const {
        const Node& inner = tree_.at(node.items[0]);
        if (inner.op == Op::Name) return around(name(inner), "：否", ": no", {});
        return around(both("并非", "not: "), "", "", bracketed(item(node, 0)));
    }

    const Table& table_;
    const feel::Tree& tree_;
    const Shown& shown_;
};

}  // namespace

Words say(const Table& table, const feel::Expression& expression, const Shown& shown) {
    return Speaker(table, expression.tree(), shown).truth(expression.tree().root);
}

Words say(const Table& table, const Condition& condition, const Shown& shown) { return say(table, condition.expression, shown); }

Words say_value(const Table& table, std::string_view name, const FactValue& value) {
    const Fact* fact = table.fact(name);
    if (fact != nullptr && fact->type == FactType::Periods) {
        std::string text;
        for (const Period& period : value.periods) text += fmt::format("{}{}..{}", text.empty() ? "" : ", ", to_string(period.from), to_string(period.to));
        return text.empty() ? both("无", "none") : Words{text, text};
    }
    const auto* choices = choices_of(table, name);
    const auto scalar = [&](const feel::Scalar& one) -> Words {
        if (const auto* yes = std::get_if<bool>(&one)) return *yes ? both("是", "yes") : both("否", "no");
        if (const auto* number = std::get_if<std::int64_t>(&one)) {
            if (is_money(table, name)) return {to_yuan({*number}) + " 元", to_yuan({*number}) + " yuan"};
            return {fmt::format("{}", *number), fmt::format("{}", *number)};
        }
        if (const auto* date = std::get_if<CivilDate>(&one)) return {to_string(*date), to_string(*date)};
        if (const auto* text = std::get_if<std::string>(&one)) return word_of(choices, *text);
        return both("没有填写", "not given");
    };
    if (const auto* list = std::get_if<feel::List>(&value.value)) {
        Words out;
        for (const feel::Scalar& one : *list) {
            const Words word = scalar(one);
            out.zh += (out.zh.empty() ? "" : "、") + word.zh;
            out.en += (out.en.empty() ? "" : ", ") + word.en;
        }
        return out.zh.empty() ? both("无", "none") : out;
    }
    return std::visit(
        [&](const auto& one) -> Words {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, feel::List>) return {};
            else return scalar(feel::Scalar(one));
        },
        value.value);
}

Words say_how(const Table& table, const Computed& computed, const Law& law) {
    const auto argument = [&](std::string_view name) -> Words {
        const auto found = computed.arguments.find(name);
        if (found == computed.arguments.end()) return Words{};
        const feel::Tree& tree = found->second.tree();
        return Speaker(table, tree, {}).at(tree.root);  // a value, not a statement
    };
    const Fact* list = table.fact(computed.list);
    const Words listed = list != nullptr ? Words{"“" + list->label.zh + "”", "\"" + list->label.en + "\""} : Words{};
    switch (computed.function) {
        case Function::Value: {
            const auto& expression = computed.arguments.find("value")->second;
            return Speaker(table, expression.tree(), {}).at(expression.tree().root);
        }
        case Function::MonthsAfter:
            return {fmt::format("{}起满 {} 个月之日", argument("date").zh, argument("months").zh), fmt::format("{} months after {}", argument("months").en, argument("date").en)};
        case Function::MonthsBetween:
            return {fmt::format("从{}到{}的整月数", argument("from").zh, argument("to").zh), fmt::format("completed months from {} to {}", argument("from").en, argument("to").en)};
        case Function::YearsBetween:
            return {fmt::format("从{}到{}的整年数", argument("from").zh, argument("to").zh), fmt::format("completed years from {} to {}", argument("from").en, argument("to").en)};
        case Function::DaysWithin: {
            const bool also = computed.arguments.contains("from");
            return {fmt::format("截至{}（含当日）{} 个月内，{}{}覆盖的天数，首尾两日均计入", argument("until").zh, argument("months").zh, listed.zh, also ? "连同本次期间" : ""),
                    fmt::format("days covered by {}{} within {} months up to and including {}, first and last days counted", listed.en, also ? " and this period" : "",
                                argument("months").en, argument("until").en)};
        }
        case Function::CountWithin:
            return {fmt::format("截至{}（含当日）{} 个月内{}的次数", argument("until").zh, argument("months").zh, listed.zh),
                    fmt::format("how many of {} lie within {} months up to and including {}", listed.en, argument("months").en, argument("until").en)};
        case Function::Term: {
            const Rule* rule = law.rule(computed.subject);
            const Words title = rule != nullptr ? rule->title : Words{};
            return {fmt::format("自{}起，期限规则 {}（{}）的届满日", argument("from").zh, computed.subject, title.zh),
                    fmt::format("the last day of rule {} ({}) from {}", computed.subject, title.en, argument("from").en)};
        }
        case Function::Edition: {
            const auto statute = law.statutes.find(computed.subject);
            const Words title = statute != law.statutes.end() ? statute->second : Words{computed.subject, computed.subject};
            return {fmt::format("{}当日施行的《{}》版本", argument("on").zh, title.zh), fmt::format("the edition of the {} in force on {}", title.en, argument("on").en)};
        }
        case Function::IdentityNumber:
            return {fmt::format("按公民身份号码规则核对{}", argument("text").zh), fmt::format("{} checked by the rules of the identity number", argument("text").en)};
        case Function::CreditCode:
            return {fmt::format("按统一社会信用代码规则核对{}", argument("text").zh), fmt::format("{} checked by the rules of the unified credit code", argument("text").en)};
        case Function::Division: return {fmt::format("由行政区划代码{}得出", argument("text").zh), fmt::format("read from the division code {}", argument("text").en)};
    }
    return {};
}

}  // namespace xiezhi::decision
