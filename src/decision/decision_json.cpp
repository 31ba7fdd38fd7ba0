#include "decision/decision_json.hpp"

#include <fmt/format.h>

#include "base/money.hpp"
#include "decision/say.hpp"

namespace xiezhi::decision {

using xiezhi::to_json;

namespace {

json::array choices_json(const std::vector<Choice>& choices) {
    json::array out;
    for (const Choice& choice : choices) out.push_back(json::object{{"code", choice.code}, {"label", to_json(choice.words)}});
    return out;
}

json::object article_json(const Law& law, const Citation& citation) {
    json::object out{{"edition", citation.edition}, {"article", citation.article}, {"words", to_json(cite(law, citation))}};
    if (const auto edition = law.editions.find(citation.edition); edition != law.editions.end()) {
        out["from"] = to_string(edition->second.in_force.from);
        if (edition->second.in_force.to) out["to"] = to_string(*edition->second.in_force.to);
        out["source"] = edition->second.source;
    }
    return out;
}

json::value scalar_json(const feel::Scalar& one) {
    if (const auto* yes = std::get_if<bool>(&one)) return *yes;
    if (const auto* number = std::get_if<std::int64_t>(&one)) return *number;
    if (const auto* text = std::get_if<std::string>(&one)) return json::value(*text);
    if (const auto* date = std::get_if<CivilDate>(&one)) return json::value(to_string(*date));
    return nullptr;
}

// As it was given: money in yuan, periods as {from, to}.
json::value value_json(const Table& table, std::string_view name, const FactValue& value) {
    const Fact* fact = table.fact(name);
    if (fact != nullptr && fact->type == FactType::Periods) {
        json::array out;
        for (const Period& period : value.periods) out.push_back(json::object{{"from", to_string(period.from)}, {"to", to_string(period.to)}});
        return out;
    }
    if (const auto* list = std::get_if<feel::List>(&value.value)) {
        json::array out;
        for (const feel::Scalar& one : *list) out.push_back(scalar_json(one));
        return out;
    }
    if (fact != nullptr && fact->type == FactType::Money) {
        if (const auto* fen = std::get_if<std::int64_t>(&value.value)) return *fen % 100 == 0 ? json::value(*fen / 100) : json::value(to_yuan({*fen}));
    }
    return std::visit(
        [](const auto& one) -> json::value {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, feel::List>) return nullptr;
            else return scalar_json(feel::Scalar(one));
        },
        value.value);
}

json::value held_json(Held held) {
    if (held == Held::Unknown) return nullptr;
    return held == Held::Yes;
}

Words row_words(const Table& table, const Row& row) {
    for (const Choice& choice : table.outcomes) {
        if (choice.code == row.outcome) return choice.words;
    }
    return {};
}

json::array trace_json(const Decision& decision) {
    json::array trace;
    for (std::size_t i = 0; i < decision.trace.size(); ++i) {
        const RowTrace& tried = decision.trace[i];
        json::array conditions;
        Words because;
        for (const ConditionTrace& one : tried.conditions) {
            conditions.push_back(json::object{{"if", one.condition->text}, {"held", held_json(one.held)}, {"says", to_json(one.says)}});
            if (one.held == Held::Yes && tried.held == Held::No) continue;  // what failed is the reason
            because.zh += (because.zh.empty() ? "" : "；") + one.says.zh;
            because.en += (because.en.empty() ? "" : "; ") + one.says.en;
        }
        const Words outcome = row_words(*decision.table, *tried.row);
        Words says;
        if (tried.conditions.empty()) says = {fmt::format("第 {} 行（{}）：其余情形", i + 1, outcome.zh), fmt::format("Row {} ({}): everything else", i + 1, outcome.en)};
        else if (tried.held == Held::Yes)
            says = {fmt::format("第 {} 行（{}）成立：{}", i + 1, outcome.zh, because.zh), fmt::format("Row {} ({}) holds: {}", i + 1, outcome.en, because.en)};
        else
            says = {fmt::format("第 {} 行（{}）不成立，因为并非：{}", i + 1, outcome.zh, because.zh),
                    fmt::format("Row {} ({}) fails, since it is not so that {}", i + 1, outcome.en, because.en)};
        trace.push_back(json::object{{"row", tried.row->id},
                                     {"outcome", tried.row->outcome},
                                     {"label", to_json(outcome)},
                                     {"held", held_json(tried.held)},
                                     {"conditions", std::move(conditions)},
                                     {"says", to_json(says)}});
    }
    return trace;
}

json::object fact_json(const Table& table, const Fact& fact) {
    json::object out{{"id", fact.name}, {"type", name_of(fact.type)}, {"label", to_json(fact.label)}, {"required", !fact.optional && !fact.fallback && !fact.today}};
    if (!fact.help.zh.empty()) out["help"] = to_json(fact.help);
    if (!fact.choices.empty()) out["choices"] = choices_json(fact.choices);
    if (fact.today) out["preset"] = "today";
    if (fact.fallback) out["preset"] = value_json(table, fact.name, *fact.fallback);
    if (fact.least) out["min"] = *fact.least;
    if (fact.most) out["max"] = *fact.most;
    return out;
}

}  // namespace

json::object summary_json(const Table& table) {
    return {{"id", table.id}, {"title", to_json(table.title)}, {"question", to_json(table.question)}, {"group", table.matter}, {"rows", table.rows.size()}};
}

json::object to_json(const Table& table, const Law& law) {
    json::object out{{"id", table.id}, {"title", to_json(table.title)}, {"question", to_json(table.question)}, {"group", table.matter}, {"proposes", to_json(table.proposes)}};
    if (!table.edition_by.empty()) out["edition_by"] = table.edition_by;
    if (!table.note.zh.empty()) out["note"] = to_json(table.note);
    json::array facts;
    for (const Fact& fact : table.facts) facts.push_back(fact_json(table, fact));
    json::array computed;
    for (const Computed& one : table.computed) computed.push_back(json::object{{"id", one.name}, {"label", to_json(one.label)}, {"how", to_json(say_how(table, one, law))}});
    json::array musts;
    for (const Must& must : table.musts) musts.push_back(json::object{{"if", must.condition.text}, {"says", to_json(must.says)}});
    json::array rows;
    for (const Row& row : table.rows) {
        json::array conditions;
        for (const Condition& condition : row.when) conditions.push_back(json::object{{"if", condition.text}, {"says", to_json(say(table, condition))}});
        json::array articles;
        for (const Reference& reference : row.articles) {
            for (const Citation& citation : reference.editions) articles.push_back(article_json(law, citation));
        }
        json::object one{{"id", row.id},
                         {"outcome", row.outcome},
                         {"label", to_json(row_words(table, row))},
                         {"conditions", std::move(conditions)},
                         {"articles", std::move(articles)},
                         {"verified", row.verified}};
        if (!row.then.zh.empty()) one["consequence"] = to_json(row.then);
        if (!row.note.zh.empty()) one["note"] = to_json(row.note);
        rows.push_back(std::move(one));
    }
    out["facts"] = std::move(facts);
    out["computed"] = std::move(computed);
    out["musts"] = std::move(musts);
    out["rows"] = std::move(rows);
    out["outcomes"] = choices_json(table.outcomes);
    return out;
}

json::object to_json(const Decision& decision, const Law& law, const WorkCalendar& calendar) {
    const Table& table = *decision.table;
    json::array articles;
    for (const Citation& citation : decision.articles) articles.push_back(article_json(law, citation));
    json::array values;
    const auto add = [&](const std::string& name, const Words& label, bool computed) {
        const FactValue& value = decision.values.find(name)->second;
        if (!computed && !value.given && feel::is_null(value.value) && value.periods.empty()) return;
        values.push_back(json::object{{"id", name},
                                      {"label", to_json(label)},
                                      {"value", value_json(table, name, value)},
                                      {"words", to_json(say_value(table, name, value))},
                                      {"computed", computed},
                                      {"given", value.given}});
    };
    for (const Fact& fact : table.facts) add(fact.name, fact.label, false);
    for (const Computed& one : table.computed) add(one.name, one.label, true);
    json::object out{{"table", table.id}, {"title", to_json(table.title)}, {"outcome", decision.row->outcome}, {"label", to_json(decision.outcome)}, {"row", decision.row->id},
                     {"articles", std::move(articles)}, {"verified", decision.row->verified}};
    if (!decision.row->then.zh.empty()) out["consequence"] = to_json(decision.row->then);
    if (!decision.row->note.zh.empty()) out["note"] = to_json(decision.row->note);
    out["proposes"] = to_json(table.proposes);
    out["trace"] = trace_json(decision);
    out["values"] = std::move(values);
    out["law"] = law.version;
    out["calendar"] = calendar.version();
    return out;
}

}  // namespace xiezhi::decision
