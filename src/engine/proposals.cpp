#include "engine/proposals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "decision/decision_json.hpp"
#include "definition/names.hpp"
#include "engine/input.hpp"
#include "engine/names.hpp"

namespace xiezhi::engine {

namespace {

// As decision::read_facts takes it: money in yuan, dates as text; nothing for what is unknown or unknown to the table.
std::optional<json::value> as_fact(const decision::Fact& fact, const feel::Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return json::value(*flag);
    if (const auto* date = std::get_if<CivilDate>(&value)) return json::value(to_string(*date));
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (fact.type != decision::FactType::Money) return json::value(*number);
        return json::value(fmt::format("{}{}.{:02}", *number < 0 ? "-" : "", std::abs(*number) / 100, std::abs(*number) % 100));
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        const bool known = fact.choices.empty() || std::ranges::find(fact.choices, *text, &decision::Choice::code) != fact.choices.end();
        if (known && !text->empty()) return json::value(*text);
    }
    return std::nullopt;
}

// The facts that were asked for and not given, by name and label; nothing when the faults are of another kind.
json::array wanted(const decision::Table& table, const Faults& faults) {
    json::array out;
    for (const Fault& fault : faults) {
        if (fault.code != Code::MissingField) return {};
        const std::string name = fault.where.substr(fault.where.rfind('/') + 1);
        const decision::Fact* fact = table.fact(name);
        if (fact != nullptr) out.push_back(json::object{{"id", name}, {"label", to_json(fact->label)}});
    }
    return out;
}

json::object propose(const Catalog& catalog, const decision::Proposal& proposal, const feel::Lookup& lookup, CivilDate today) {
    const decision::Table& table = *catalog.tables->find(proposal.table);
    json::object facts;
    for (const decision::FactSource& source : proposal.facts) {
        if (auto value = as_fact(*table.fact(source.fact), feel::evaluate(source.expression, lookup))) facts[source.fact] = std::move(*value);
    }
    json::object out{{"id", proposal.id}, {"table", table.id}, {"title", to_json(table.title)}, {"question", to_json(table.question)}};
    const auto decided = decision::decide(table, *catalog.law, *catalog.calendar, facts, today);
    if (decided) out["decision"] = decision::to_json(*decided, *catalog.law, *catalog.calendar);
    else if (json::array wants = wanted(table, decided.error()); !wants.empty()) out["wants"] = std::move(wants);
    else out["problem"] = to_json(decided.error().front().message);
    out["facts"] = std::move(facts);
    return out;
}

}  // namespace

json::array proposals_for(const Catalog& catalog, const Record& record, std::string_view action, const json::object& typed, CivilDate today) {
    const auto lookup = [&](std::string_view name) -> feel::Value {
        const Field* field = record.kind->field(name);
        if (const auto* given = typed.if_contains(name); given != nullptr && field != nullptr && !is_sealed(field->field_class)) {
            const auto value = read_value(catalog, *field, *given, today, "");
            return value ? to_feel(*field, *value) : feel::Value{};
        }
        // A record under an older definition may lack what a proposal reads.
        if (field == nullptr && name.find('.') == std::string_view::npos && name != "state" && name != "today") return {};
        return value_of(record, name, today);
    };
    json::array out;
    for (const decision::Proposal& proposal : *catalog.proposals) {
        if (proposal.kind != record.kind->id) continue;
        if (!action.empty() && std::ranges::find(proposal.before, action) == proposal.before.end()) continue;
        out.push_back(propose(catalog, proposal, lookup, today));
    }
    return out;
}

}  // namespace xiezhi::engine
