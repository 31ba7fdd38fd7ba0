#include "decision/decision_text.hpp"

#include <fmt/format.h>

#include "decision/decision_json.hpp"
#include "decision/say.hpp"

namespace xiezhi::decision {

namespace {

std::string two(const json::object& words, std::string_view between = " | ") {
    return fmt::format("{}{}{}", text_at(words, "zh"), between, text_at(words, "en"));
}
const json::object& object_at(const json::object& object, std::string_view key) { return object.at(key).as_object(); }

std::string two(const Words& words) { return words.zh + " | " + words.en; }

std::string grade(std::string_view verified) {
    return verified == "UNVERIFIED" ? "待核 | not yet verified" : fmt::format("已核对（{0}） | verified ({0})", verified);
}

}  // namespace

std::string to_text(const Decision& decision, const Law& law) {
    const Table& table = *decision.table;
    std::string out = fmt::format("{}  {}\n", decision.row->outcome, two(decision.outcome));
    if (!decision.row->then.zh.empty()) out += fmt::format("  {}\n  {}\n", decision.row->then.zh, decision.row->then.en);
    out += "依据 | articles\n";
    if (decision.articles.empty()) out += "  无 | none\n";
    for (const Citation& citation : decision.articles) out += fmt::format("  {} {}  {}\n", citation.edition, citation.article, two(cite(law, citation)));
    out += fmt::format("  {}\n", grade(decision.row->verified));
    if (!decision.row->note.zh.empty()) out += fmt::format("  {}\n  {}\n", decision.row->note.zh, decision.row->note.en);
    out += "事实与计算 | facts and what follows from them\n";
    for (const Fact& fact : table.facts) {
        const FactValue& value = decision.values.find(fact.name)->second;
        if (value.given || fact.fallback || fact.today)
            out += fmt::format("  {}：{}{} | {}: {}{}\n", fact.label.zh, say_value(table, fact.name, value).zh, value.given ? "" : "（未填，按此处理）", fact.label.en,
                               say_value(table, fact.name, value).en, value.given ? "" : " (not given, taken so)");
    }
    for (const Computed& one : table.computed) {
        const Words value = say_value(table, one.name, decision.values.find(one.name)->second);
        out += fmt::format("  = {}：{} | {}: {}\n", one.label.zh, value.zh, one.label.en, value.en);
    }
    out += "过程 | trace\n";
    for (std::size_t i = 0; i < decision.trace.size(); ++i) {
        const RowTrace& tried = decision.trace[i];
        out += fmt::format("  {}. {} {}\n", i + 1, tried.row->outcome, tried.held == Held::Yes ? "← 成立 | holds" : "不成立 | fails");
        for (const ConditionTrace& one : tried.conditions) out += fmt::format("     {} {}\n", one.held == Held::Yes ? "✓" : one.held == Held::No ? "✗" : "?", two(one.says));
        if (tried.conditions.empty()) out += "     其余情形 | everything else\n";
    }
    out += fmt::format("这是程序的建议，由人决定：{}\nThe program proposes, a person decides: {}\n", table.proposes.zh, table.proposes.en);
    return out;
}

std::string describe(const Table& table, const Law& law) {
    const json::object view = to_json(table, law);
    std::string out = fmt::format("{}  {}\n{}\n", table.id, two(table.title), two(table.question));
    out += "事实 | facts\n";
    for (const auto& item : view.at("facts").as_array()) {
        const json::object& fact = item.as_object();
        std::string more = fact.at("required").as_bool() ? "" : fact.contains("preset") ? fmt::format(" = {}", json::serialize(fact.at("preset"))) : " ?";
        out += fmt::format("  {}: {}{}  {}\n", text_at(fact, "id"), text_at(fact, "type"), more, two(object_at(fact, "label")));
        if (const auto* choices = fact.if_contains("choices")) {
            for (const auto& one : choices->as_array()) out += fmt::format("      {}  {}\n", text_at(one.as_object(), "code"), two(object_at(one.as_object(), "label")));
        }
        if (fact.contains("help")) out += fmt::format("      {}\n", two(object_at(fact, "help")));
    }
    if (!table.computed.empty()) out += "计算 | computed\n";
    for (const Computed& one : table.computed) out += fmt::format("  {}  {}：{}\n", one.name, two(one.label), two(say_how(table, one, law)));
    out += "行，自上而下 | rows, from the top\n";
    std::size_t number = 0;
    for (const Row& row : table.rows) {
        const json::object& shown = view.at("rows").as_array()[number].as_object();
        out += fmt::format("  {}. {}  {}  [{}]\n", ++number, row.outcome, two(object_at(shown, "label")), row.id);
        for (const Condition& condition : row.when) out += fmt::format("     · {}\n", two(say(table, condition)));
        if (row.when.empty()) out += "     · 其余情形 | everything else\n";
        for (const auto& article : shown.at("articles").as_array()) out += fmt::format("     § {}\n", two(object_at(article.as_object(), "words")));
        if (!row.then.zh.empty()) out += fmt::format("     → {}\n", two(row.then));
        if (!row.is_verified()) out += fmt::format("     {}\n", grade(row.verified));
    }
    return out;
}

std::string list(const Tables& tables) {
    std::string out;
    for (const Table& table : tables.tables) out += fmt::format("{:<34}{}\n", table.id, two(table.title));
    return out;
}

}  // namespace xiezhi::decision
