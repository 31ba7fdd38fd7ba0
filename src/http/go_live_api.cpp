// What a bureau still has to look at before it relies on a line: rules that nobody compared with the official text or that a
// local text may set, code lists and decision tables of the same standing. Line by line, and the rules of no line yet by matter.
#include <algorithm>
#include <map>
#include <set>

#include "engine/rule_checks.hpp"
#include "http/call.hpp"
#include "http/law_view.hpp"

namespace xiezhi::http {

namespace {

using engine::RuleCheck;

class GoLive {
  public:
    GoLive(Call& call, const std::vector<RuleCheck>& checks) : call_(call), written_(*call.app.catalog->written), law_(*call.app.catalog->law) {
        for (const RuleCheck& one : checks) checks_[one.rule] = &one;
        for (const Rule& rule : written_.rules) {
            if (rule.is_parameter()) parameters_[rule.family].push_back(&rule);
        }
    }

    json::object view() {
        json::array lines;
        for (const auto& [line, label] : call_.definition().lines) {
            json::object one = line_view(line, label);
            if (!one.empty()) lines.push_back(std::move(one));
        }
        json::array matters = matters_view();
        return {{"lines", std::move(lines)}, {"matters", std::move(matters)}, {"open", open_}, {"all", all_}, {"law", law_.version}};
    }

  private:
    // signed, compared (to be signed), outdated (signed for another wording), open; local: verified, but a local text may differ.
    std::string_view state_of(const Rule& rule) const {
        const auto at = checks_.find(rule.id);
        if (at != checks_.end()) {
            if (!engine::speaks_of(*at->second, written_)) return "outdated";
            return at->second->state == "in_force" ? "signed" : "compared";
        }
        return rule.is_verified() ? "local" : "open";
    }

    json::object rule_view(const Rule& rule) {
        const std::string_view state = state_of(rule);
        ++all_;
        if (state != "signed" && state != "local") ++open_;
        const Rule* now = law_.rule(rule.id);
        const auto check = checks_.find(rule.id);
        json::object one{{"id", rule.id},
                         {"label", to_json(rule.title)},
                         {"cited", to_json(cite(law_, now->citation))},
                         {"length", now->has_period() ? json::value(to_json(period_words(*now))) : json::value(nullptr)},
                         {"verified", now->verified},
                         {"state", state},
                         {"local", rule.local},
                         {"check", check == checks_.end() ? json::value(nullptr) : json::value(check->second->id)}};
        if (!rule.note.zh.empty()) one["note"] = to_json(rule.note);
        return one;
    }

    json::array rules_of(const std::set<std::string>& families) {
        json::array rules;
        for (const std::string& family : families) {
            const auto at = parameters_.find(family);
            if (at == parameters_.end() || !shown_.insert(family).second) continue;
            for (const Rule* rule : at->second) rules.push_back(rule_view(*rule));
        }
        return rules;
    }

    json::object line_view(const std::string& line, const Words& label) {
        std::set<std::string> families, lists;
        const auto note_lists = [&](const std::vector<Field>& fields) {
            for (const Field& field : fields) {
                const CodeList* list = field.list.empty() ? nullptr : call_.definition().list(field.list);
                if (list != nullptr && !list->verified) lists.insert(list->id);
            }
        };
        std::int64_t terms = 0;
        for (const auto& [id, kind] : call_.definition().kinds) {
            if (kind->line != line) continue;
            for (const TermSlot& slot : kind->terms) {
                ++terms;
                const Rule* rule = written_.rule(slot.rule);
                families.insert(rule == nullptr ? slot.rule : rule->family);
            }
            note_lists(kind->fields);
            for (const RowList& rows : kind->lists) note_lists(rows.fields);
        }
        json::array lists_view;
        for (const std::string& id : lists) lists_view.push_back(json::object{{"id", id}, {"label", to_json(call_.definition().list(id)->label)}});
        json::array rules = rules_of(families), tables = tables_view(line);
        if (terms == 0 && rules.empty() && lists_view.empty() && tables.empty()) return {};
        return {{"line", line}, {"label", to_json(label)}, {"terms", terms}, {"rules", std::move(rules)}, {"lists", std::move(lists_view)}, {"tables", std::move(tables)}};
    }

    // Decision tables that a kind of the line asks and that have rows nobody compared.
    json::array tables_view(const std::string& line) const {
        std::set<std::string> ids;
        for (const decision::Proposal& one : *call_.app.catalog->proposals) {
            const Kind* kind = call_.definition().kind(one.kind);
            if (kind != nullptr && kind->line == line) ids.insert(one.table);
        }
        json::array out;
        for (const decision::Table& table : call_.app.catalog->tables->tables) {
            if (!ids.contains(table.id)) continue;
            const auto open = std::count_if(table.rows.begin(), table.rows.end(), [](const decision::Row& row) { return !row.is_verified(); });
            if (open > 0) out.push_back(json::object{{"id", table.id}, {"label", to_json(table.title)}, {"rows", open}});
        }
        return out;
    }

    // The families that no line counts by, in the matters of the law.
    json::array matters_view() {
        std::map<std::string, std::set<std::string>> matters;
        for (const auto& [family, rules] : parameters_) {
            if (!shown_.contains(family)) matters[rules.front()->matter].insert(family);
        }
        json::array out;
        for (const auto& [matter, families] : matters) out.push_back(json::object{{"group", matter}, {"rules", rules_of(families)}});
        return out;
    }

    Call& call_;
    const Law& written_;
    const Law& law_;
    std::map<std::string, const RuleCheck*, std::less<>> checks_;                  // by rule, the last one
    std::map<std::string, std::vector<const Rule*>, std::less<>> parameters_;      // by family
    std::set<std::string> shown_;
    std::int64_t open_ = 0, all_ = 0;
};

void go_live(Call& call) {
    const auto checks = engine::rule_checks(call.connection(), call.bureau());
    if (!checks) return call.fail(checks.error());
    call.answer(GoLive(call, *checks).view());
}

}  // namespace

void add_go_live_routes(Router& router) {
    router.add({"GET", "/go-live", Open::SignedIn, {"上线前还要核对的规则、代码表和决策表", "Rules, code lists and decision tables still to be compared before going live"}, "", "GoLive", go_live});
}

}  // namespace xiezhi::http
