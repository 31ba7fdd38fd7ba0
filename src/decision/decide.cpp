#include "decision/decide.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "decision/functions.hpp"
#include "decision/say.hpp"

namespace xiezhi::decision {

namespace {

using Names = std::set<std::string, std::less<>>;

class Walk {
  public:
    Walk(const Table& table, const Law& law, const WorkCalendar& calendar, Facts facts) : table_(table), law_(law), values_(std::move(facts)) {
        for (const Fact& fact : table.facts) {
            if (!values_.find(fact.name)->second.given && !fact.fallback && !fact.today && !fact.optional) unknown_.insert(fact.name);
        }
        for (const Computed& one : table.computed) {
            auto value = compute(one, values_, law, calendar);
            if (!value) broken_[one.name] = value.error();
            values_[one.name] = {value ? std::move(*value) : feel::Value{}, {}, false};
        }
    }

    Result<Decision> run() {
        Decision out;
        out.table = &table_;
        if (Faults faults = impossible(); !faults.empty()) return fail(std::move(faults));
        Names wanted;
        for (const Row& row : table_.rows) {
            RowTrace trace = tried(row);
            if (trace.held == Held::Unknown) wanted.merge(wants(trace));
            out.trace.push_back(std::move(trace));
            if (out.trace.back().held == Held::Yes) break;
        }
        if (!wanted.empty()) return fail(missing(wanted));
        if (!used_broken_.empty()) return fail(std::move(used_broken_));
        out.row = out.trace.back().row;
        for (const Choice& choice : table_.outcomes) {
            if (choice.code == out.row->outcome) out.outcome = choice.words;
        }
        auto articles = cited(*out.row);
        if (!articles) return fail(articles.error());
        out.articles = std::move(*articles);
        out.values = std::move(values_);
        return out;
    }

  private:
    // Unknown facts on which the expression rests.
    Names open(const feel::Expression& expression) const {
        Names out;
        for (const feel::Slot& slot : expression.slots()) {
            for (const std::string& name : table_.needs(slot.name)) {
                if (unknown_.contains(name)) out.insert(name);
            }
        }
        return out;
    }

    std::vector<feel::Value> slot_values(const feel::Expression& expression) const {
        std::vector<feel::Value> values;
        for (const feel::Slot& slot : expression.slots()) values.push_back(values_.find(slot.name)->second.value);
        return values;
    }

    // A condition whose unknown facts are yes/no or codes is tried with every value they may have: when all agree, it is known.
    Held held(const feel::Expression& expression) const {
        auto values = slot_values(expression);
        std::vector<std::pair<std::size_t, std::vector<feel::Value>>> free;
        std::size_t combinations = 1;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const feel::Slot& slot = expression.slots()[i];
            const Names needs = table_.needs(slot.name);
            if (std::ranges::none_of(needs, [&](const std::string& name) { return unknown_.contains(name); })) continue;
            if (table_.fact(slot.name) == nullptr || slot.type.is_list) return Held::Unknown;
            std::vector<feel::Value> may;
            if (slot.type.kind == feel::Kind::Boolean) may = {true, false};
            else if (slot.type.codes) may.assign(slot.type.codes->begin(), slot.type.codes->end());
            if (may.empty() || (combinations *= may.size()) > 256) return Held::Unknown;
            free.emplace_back(i, std::move(may));
        }
        std::optional<bool> all;
        for (std::size_t at = 0; at < combinations; ++at) {
            std::size_t rest = at;
            for (const auto& [slot, may] : free) {
                values[slot] = may[rest % may.size()];
                rest /= may.size();
            }
            const bool now = feel::holds(expression, values);
            if (all && *all != now) return Held::Unknown;
            all = now;
        }
        return *all ? Held::Yes : Held::No;
    }

    Words shown(std::string_view name) const {
        for (const std::string& fact : table_.needs(name)) {
            if (unknown_.contains(fact)) return {"尚不知道", "not known"};
        }
        return say_value(table_, name, values_.find(name)->second);
    }

    RowTrace tried(const Row& row) {
        RowTrace trace{&row, Held::Yes, {}};
        const Shown show = [&](std::string_view name) { return shown(name); };
        for (const Condition& condition : row.when) {
            const Held now = held(condition.expression);
            trace.conditions.push_back({&condition, now, say(table_, condition, show)});
            for (const feel::Slot& slot : condition.expression.slots()) {
                const auto fault = broken_.find(slot.name);
                if (fault == broken_.end() || trace.held == Held::No) continue;
                append(used_broken_, fault->second);
                broken_.erase(fault);
            }
            if (now == Held::No) trace.held = Held::No;
            else if (now == Held::Unknown && trace.held == Held::Yes) trace.held = Held::Unknown;
        }
        return trace;
    }

    Names wants(const RowTrace& trace) const {
        Names out;
        for (const ConditionTrace& one : trace.conditions) {
            if (one.held == Held::Unknown) out.merge(open(one.condition->expression));
        }
        return out;
    }

    Faults missing(const Names& wanted) const {
        Faults faults;
        for (const Fact& fact : table_.facts) {
            if (!wanted.contains(fact.name)) continue;
            faults.push_back({Code::MissingField,
                              {fmt::format("还缺少事实“{}”", fact.label.zh), fmt::format("A fact is missing: \"{}\"", fact.label.en)},
                              {fmt::format("请补充后再问：{}", fact.help.zh.empty() ? fact.label.zh : fact.help.zh),
                               fmt::format("Add it and ask again: {}", fact.help.en.empty() ? fact.label.en : fact.help.en)},
                              fmt::format("/facts/{}", fact.name),
                              ""});
        }
        return faults;
    }

    Faults impossible() const {
        Faults faults;
        const Shown show = [&](std::string_view name) { return shown(name); };
        for (const Must& must : table_.musts) {
            const auto& expression = must.condition.expression;
            if (!open(expression).empty()) continue;
            const feel::Value value = feel::evaluate(expression, slot_values(expression));
            const auto* truth = std::get_if<bool>(&value);
            if (truth == nullptr || *truth) continue;
            const bool dates = std::ranges::all_of(expression.slots(), [](const feel::Slot& slot) { return slot.type.kind == feel::Kind::Date; });
            const Words fact = say(table_, must.condition, show);
            faults.push_back({dates ? Code::DateOrder : Code::BadValue, must.says,
                              {fmt::format("请核对：应当{}。", fact.zh), fmt::format("Check that {}.", fact.en)},
                              fmt::format("/facts/{}", expression.slots().empty() ? "" : expression.slots()[0].name), ""});
        }
        return faults;
    }

    Result<std::vector<Citation>> cited(const Row& row) const {
        std::vector<Citation> out;
        Faults faults;
        for (const Reference& reference : row.articles) {
            if (reference.editions.size() == 1) {
                out.push_back(reference.editions[0]);
                continue;
            }
            const FactValue& by = values_.find(table_.edition_by)->second;
            const auto* date = std::get_if<CivilDate>(&by.value);
            if (date == nullptr) return fail(missing({table_.edition_by}));
            const auto found = std::ranges::find_if(reference.editions, [&](const Citation& one) { return law_.editions.find(one.edition)->second.in_force.holds(*date); });
            if (found != reference.editions.end()) {
                out.push_back(*found);
                continue;
            }
            std::string spans;
            for (const Citation& one : reference.editions) {
                const InForce& in_force = law_.editions.find(one.edition)->second.in_force;
                spans += fmt::format("{}{} {}–{}", spans.empty() ? "" : "; ", one.edition, to_string(in_force.from), in_force.to ? to_string(*in_force.to) : "");
            }
            faults.push_back({Code::RuleNotInForce,
                              {fmt::format("{} 当日没有本行所引版本施行（{}）", to_string(*date), spans),
                               fmt::format("None of the editions cited was in force on {} ({})", to_string(*date), spans)},
                              {"请核对日期；更早的版本没有登记。", "Check the date; older editions are not registered."},
                              "/facts/" + table_.edition_by,
                              ""});
        }
        if (!faults.empty()) return fail(std::move(faults));
        return out;
    }

    const Table& table_;
    const Law& law_;
    Facts values_;
    Names unknown_;
    std::map<std::string, Faults, std::less<>> broken_;
    Faults used_broken_;
};

}  // namespace

Result<Decision> decide(const Table& table, const Law& law, const WorkCalendar& calendar, const json::object& given, CivilDate today) {
    auto facts = read_facts(table, given, today);
    if (!facts) return fail(facts.error());
    return Walk(table, law, calendar, std::move(*facts)).run();
}

Fault no_such_table(const Tables& tables, std::string_view id) {
    feel::Environment names;
    std::string known;
    for (const Table& table : tables.tables) {
        (void)names.add(table.id, feel::Type::text());
        known += (known.empty() ? "" : ", ") + table.id;
    }
    const std::string nearest = names.nearest(id);
    const std::string shown(id.substr(0, 60));
    return {Code::NotFound, {fmt::format("没有决策表“{}”", shown), fmt::format("There is no decision table \"{}\"", shown)},
            nearest.empty() ? Words{"现有的决策表：" + known, "There are: " + known} : Words{"是不是 " + nearest + "？", "Did you mean " + nearest + "?"}, shown, ""};
}

}  // namespace xiezhi::decision
