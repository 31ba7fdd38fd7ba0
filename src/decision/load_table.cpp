// One file of law/tables read into a Table. Strict like every definition file: a key that nothing reads is a fault.
#include <fmt/format.h>

#include <algorithm>

#include "decision/facts.hpp"
#include "decision/functions.hpp"
#include "decision/load_parts.hpp"

namespace xiezhi::decision {

namespace {

using yaml::fault_at;
using yaml::MapReader;
using yaml::Need;
using yaml::Node;

constexpr const char* kFunctions = "value, months_after, months_between, years_between, days_within, count_within, term, edition, identity_number, credit_code, division";

// {CODE: {zh, en}} in the order of the file. Codes are what programs compare: letters, digits, underscores.
std::vector<Choice> read_choices(MapReader& map, std::string_view key, Need need) {
    std::vector<Choice> out;
    const Node* node = map.take(key, need);
    if (node == nullptr) return out;
    MapReader choices(*node, fmt::format("{}, {}", map.what(), key), map.faults());
    if (!choices.is_map()) return out;
    for (const yaml::Member& member : node->members) {
        Words words = choices.words(member.key, Need::Required);
        if (member.key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != std::string::npos || member.key.empty()) {
            map.complain(
                &member.value,
                {fmt::format("代码“{}”只能用大写字母、数字与下划线", member.key), fmt::format("code '{}' may hold capital letters, digits and underscores only", member.key)},
                {"请改写代码。", "Rewrite the code."});
        }
        out.push_back({member.key, std::move(words)});
    }
    return out;
}

std::optional<FactType> type_named(std::string_view name) {
    for (const FactType type :
         {FactType::Date, FactType::Integer, FactType::Money, FactType::YesNo, FactType::Code, FactType::Codes, FactType::Text, FactType::Dates, FactType::Periods}) {
        if (name_of(type) == name) return type;
    }
    return std::nullopt;
}

feel::Type type_of(const Fact& fact) {
    const auto codes = [&] {
        feel::Codes all;
        for (const Choice& choice : fact.choices) all.push_back(choice.code);
        return feel::Type::code(std::move(all));
    };
    switch (fact.type) {
        case FactType::Date: return feel::Type::date();
        case FactType::Integer: return feel::Type::integer();
        case FactType::Money: return feel::Type::money();
        case FactType::YesNo: return feel::Type::boolean();
        case FactType::Code: return codes();
        case FactType::Codes: return feel::Type::list_of(codes());
        case FactType::Text: return feel::Type::text();
        case FactType::Dates:
        case FactType::Periods: return feel::Type::list_of(feel::Type::date());
    }
    return {};
}

class Reader {
  public:
    Reader(const Law& law, Table& table, Faults& faults) : law_(law), table_(table), faults_(faults) {}

    void facts(MapReader& map) {
        for (const yaml::Member* member : map.declarations("facts", Need::Required)) {
            MapReader one(member->value, "fact " + member->key, faults_);
            Fact fact;
            fact.name = member->key;
            fact.origin = one.origin();
            const std::string type = one.text("type", Need::Required);
            const auto known = type_named(type);
            if (!known && !type.empty())
                one.complain(
                    nullptr, {fmt::format("没有“{}”这种类型", type), fmt::format("there is no type '{}'", type)},
                    {"可用：date, integer, money, yes_no, code, codes, text, dates, periods", "There are: date, integer, money, yes_no, code, codes, text, dates, periods"});
            fact.type = known.value_or(FactType::Text);
            fact.label = one.words("label", Need::Required);
            fact.help = one.words("help");
            const bool coded = fact.type == FactType::Code || fact.type == FactType::Codes;
            fact.choices = read_choices(one, "of", coded ? Need::Required : Need::Optional);
            fact.optional = one.flag("optional");
            fact.least = one.integer("min");
            fact.most = one.integer("max");
            const Node* fallback = one.take("default");
            one.finish();
            add_name(fact.name, type_of(fact), fact.origin);
            table_.facts.push_back(std::move(fact));
            if (fallback != nullptr) read_default(table_.facts.back(), *fallback);
        }
    }

    void computed(MapReader& map) {
        for (const yaml::Member* member : map.declarations("computed")) {
            MapReader one(member->value, "computed " + member->key, faults_);
            Computed out;
            out.name = member->key;
            out.origin = one.origin();
            out.label = one.words("label", Need::Required);
            out.choices = read_choices(one, "of", Need::Optional);
            read_function(one, member->value, out);
            one.finish();
            add_name(out.name, out.type, out.origin);
            table_.computed.push_back(std::move(out));
        }
    }

    void musts(MapReader& map) {
        for (const Node* item : map.items("musts")) {
            MapReader one(*item, "must", faults_);
            auto condition = condition_of(one.text("if", Need::Required), one.origin());
            Words says = one.words("says", Need::Required);
            one.finish();
            if (condition) table_.musts.push_back({std::move(*condition), std::move(says)});
        }
    }

    void rows(MapReader& map) {
        for (const Node* item : map.items("rows", Need::Required)) {
            MapReader one(*item, "row", faults_);
            Row row;
            row.origin = one.origin();
            row.id = one.text("id", Need::Required);
            for (const Node* when : one.items("when")) {
                auto condition = condition_of(yaml::scalar(*when, "when", faults_), when->origin());
                if (condition) row.when.push_back(std::move(*condition));
            }
            row.outcome = one.text("outcome", Need::Required);
            for (const Node* article : one.items("articles")) {
                if (auto reference = reference_of(*article)) row.articles.push_back(std::move(*reference));
            }
            row.then = one.words("then");
            row.verified = one.text("verified", Need::Required);
            if (row.verified != "UNVERIFIED" && row.verified.find_first_not_of("ABCDP,") != std::string::npos) {
                one.complain(nullptr, {"核对等级只能用 A B C D P 或 UNVERIFIED", "'verified' holds letters A B C D P, or UNVERIFIED"}, {"见 law/README.md。", "See law/README.md."});
            }
            row.note = one.words("note");
            one.finish();
            table_.rows.push_back(std::move(row));
        }
    }

  private:
    void add_name(const std::string& name, const feel::Type& type, const Origin& origin) {
        auto added = names_.add(name, type, yaml::to_text(origin));
        if (!added) append(faults_, std::move(added.error()));
    }

    void read_default(Fact& fact, const Node& node) {
        std::string text = node.text;
        if (fact.type == FactType::Date && text == "today") {
            fact.today = true;
            return;
        }
        if (node.shape == Node::Shape::Sequence) {
            text.clear();
            for (const Node& item : node.items) text += (text.empty() ? "" : ",") + item.text;
        }
        Result<FactValue> value = fail(Faults{});
        const auto given = fact_from_text(table_, fact.name, text);
        if (given) value = read_value(fact, *given, yaml::to_text(node.origin()));
        if (!given || !value) {
            Faults found = given ? value.error() : given.error();
            for (Fault& one : found) {
                one.code = Code::BadDefinition;
                one.where = yaml::to_text(node.origin());
            }
            return append(faults_, std::move(found));
        }
        value->given = false;
        fact.fallback = std::move(*value);
    }

    std::optional<Condition> condition_of(const std::string& text, const Origin& origin) {
        if (text.empty()) return std::nullopt;
        auto compiled = feel::compile_condition(text, names_, yaml::to_text(origin));
        if (!compiled) {
            append(faults_, std::move(compiled.error()));
            return std::nullopt;
        }
        for (const feel::Slot& slot : compiled->slots()) {
            const Fact* fact = table_.fact(slot.name);
            if (fact != nullptr && fact->type == FactType::Periods) {
                faults_.push_back(fault_at(origin, {fmt::format("条件不能直接用期间列表 {}", slot.name), fmt::format("a condition cannot use the periods {} as they are", slot.name)},
                                           {"请先用 days_within 算出天数。", "Compute the days with days_within first."}));
            }
        }
        return Condition{std::move(*compiled), text, origin};
    }

    // "PSL12 60(4) | PSL25 72(4)": one article in the editions it stood in.
    std::optional<Reference> reference_of(const Node& node) {
        std::string_view text = node.text;
        Reference out;
        out.origin = node.origin();
        while (!text.empty()) {
            const std::size_t bar = text.find('|');
            std::string_view one = text.substr(0, bar);
            while (one.starts_with(' ')) one.remove_prefix(1);
            while (one.ends_with(' ')) one.remove_suffix(1);
            const std::size_t space = one.find(' ');
            if (one.empty() || node.shape != Node::Shape::Scalar) break;
            out.editions.push_back({std::string(one.substr(0, space)), space == std::string_view::npos ? "" : std::string(one.substr(space + 1))});
            text.remove_prefix(bar == std::string_view::npos ? text.size() : bar + 1);
        }
        if (!out.editions.empty()) return out;
        faults_.push_back(fault_at(node.origin(), {"条文应写作“RL23 62(1)”", "an article is written \"RL23 62(1)\""}, {"请改写。", "Rewrite it."}));
        return std::nullopt;
    }

    void argument(MapReader& map, Computed& out, const char* name, Need need) {
        const std::string text = map.text(name, need);
        if (text.empty()) return;
        auto compiled = feel::compile(text, names_, yaml::to_text(map.origin()));
        if (!compiled) return append(faults_, std::move(compiled.error()));
        for (const feel::Slot& slot : compiled->slots()) out.needs.merge(table_.needs(slot.name));
        const feel::Kind kind = compiled->type().kind;
        const std::string_view argument_name = name;
        const feel::Kind wanted = argument_name == "months" ? feel::Kind::Integer : argument_name == "text" ? feel::Kind::Text : feel::Kind::Date;
        if (argument_name != "value" && kind != wanted) {
            map.complain(nullptr, {fmt::format("“{}”应为{}", name, feel::name_of({wanted}).zh), fmt::format("'{}' must be of type {}", name, feel::name_of({wanted}).en)},
                         {"请改用该类型的事实。", "Use a fact of that type."});
        }
        out.arguments.emplace(name, std::move(*compiled));
    }

    void list(MapReader& map, Computed& out, const char* name, FactType wanted) {
        out.list = map.text(name, Need::Required);
        const Fact* fact = table_.fact(out.list);
        if (fact == nullptr || fact->type != wanted) {
            map.complain(nullptr, {fmt::format("“{}”应为 {} 类型的事实", name, name_of(wanted)), fmt::format("'{}' must name a fact of type {}", name, name_of(wanted))},
                         {"请改正名字。", "Mend the name."});
        }
        out.needs.insert(out.list);
    }

    void read_function(MapReader& map, const Node& node, Computed& out) {
        int found = 0;
        for (const yaml::Member& member : node.members) {
            const auto function = function_named(member.key);
            if (!function) continue;
            ++found;
            out.function = *function;
            if (*function == Function::Value) {
                argument(map, out, "value", Need::Required);
                if (const auto value = out.arguments.find("value"); value != out.arguments.end()) out.type = value->second.type();
                continue;
            }
            map.take(member.key);
            MapReader arguments(member.value, map.what(), faults_);
            read_arguments(arguments, out);
            arguments.finish();
        }
        if (found != 1) map.complain(nullptr, {"须写明恰好一种算法", "exactly one computation must be given"}, {kFunctions, kFunctions});
    }

    void read_arguments(MapReader& map, Computed& out) {
        switch (out.function) {
            case Function::Value: break;
            case Function::MonthsAfter:
                argument(map, out, "date", Need::Required);
                argument(map, out, "months", Need::Required);
                break;
            case Function::MonthsBetween:
            case Function::YearsBetween:
                argument(map, out, "from", Need::Required);
                argument(map, out, "to", Need::Required);
                break;
            case Function::DaysWithin:
                list(map, out, "periods", FactType::Periods);
                argument(map, out, "from", Need::Optional);
                argument(map, out, "to", Need::Optional);
                argument(map, out, "until", Need::Required);
                argument(map, out, "months", Need::Required);
                break;
            case Function::CountWithin:
                list(map, out, "dates", FactType::Dates);
                argument(map, out, "until", Need::Required);
                argument(map, out, "months", Need::Required);
                break;
            case Function::Term:
                out.subject = map.text("rule", Need::Required);
                if (!out.subject.empty() && !law_.knows(out.subject))
                    map.complain(nullptr, {"没有期限规则 " + out.subject, "there is no term rule " + out.subject}, {"请查 law/ 中的规则编号。", "See the rule ids in law/."});
                argument(map, out, "from", Need::Required);
                argument(map, out, "on", Need::Optional);
                argument(map, out, "known", Need::Optional);
                break;
            case Function::Edition:
                out.subject = map.text("statute", Need::Required);
                argument(map, out, "on", Need::Required);
                break;
            case Function::IdentityNumber:
                out.subject = map.text("gives", Need::Required);
                argument(map, out, "text", Need::Required);
                argument(map, out, "on", Need::Optional);
                break;
            case Function::CreditCode:
            case Function::Division:
                out.subject = map.text("gives", Need::Required);
                argument(map, out, "text", Need::Required);
                break;
        }
        if (const auto given = gives(out.function, out.subject, law_)) {
            out.type = given->type;
            if (out.choices.empty()) out.choices = given->choices;
        } else if (!out.subject.empty()) {
            map.complain(nullptr, {fmt::format("{} 给不出“{}”", name_of(out.function), out.subject), fmt::format("{} does not give '{}'", name_of(out.function), out.subject)},
                         {"请对照 law/README.md 改写。", "See law/README.md and mend it."});
        }
    }

    const Law& law_;
    Table& table_;
    Faults& faults_;
    feel::Environment names_;
};

}  // namespace

Table read_table(const Node& root, const std::string& file, const Law& law, Faults& faults) {
    Table table;
    MapReader map(root, "table", faults);
    table.origin = {file, 1};
    table.id = map.text("table", Need::Required);
    if (!table.id.empty() && !is_identifier(table.id))
        map.complain(nullptr, {"表名用小写字母、数字与下划线", "a table's name is lower-case letters, digits and underscores"}, {"请改名。", "Rename it."});
    table.title = map.words("title", Need::Required);
    table.question = map.words("question", Need::Required);
    table.matter = map.text("matter", Need::Required);
    table.proposes = map.words("proposes", Need::Required);
    table.edition_by = map.text("edition_by");
    table.note = map.words("note");
    Reader reader(law, table, faults);
    reader.facts(map);
    table.outcomes = read_choices(map, "outcomes", Need::Required);
    const std::size_t before = faults.size();
    reader.computed(map);
    if (faults.size() == before) {
        reader.musts(map);
        reader.rows(map);
    } else {  // conditions may name what could not be read: their faults would only repeat it
        map.take("musts");
        map.take("rows");
    }
    map.finish();
    return table;
}

}  // namespace xiezhi::decision
