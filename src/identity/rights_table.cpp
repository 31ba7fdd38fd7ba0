#include <fmt/format.h>

#include "identity/rights.hpp"

namespace xiezhi::identity {

namespace {

struct Line {
    std::string id;
    Words label;
    std::span<const Grant> grants;
};

std::vector<Line> lines_of(const Kind& kind) {
    std::vector<Line> lines{{"read", {"查阅", "Read"}, kind.read}, {"reveal", {"查看隐去的信息", "Reveal masked data"}, kind.reveal}};
    for (const Action& action : kind.actions) lines.push_back({action.id, action.label, action.by});
    lines.push_back({"archive", {"作废、重开、更正", "Void, reopen, correct"}, kind.archive});
    return lines;
}

std::string_view scope_name(Grant::Scope scope) {
    switch (scope) {
        case Grant::Scope::Bureau: return "bureau";
        case Grant::Scope::Subtree: return "subtree";
        case Grant::Scope::Unit: return "unit";
        case Grant::Scope::Own: return "own";
        case Grant::Scope::PartyUnit: return "party_unit";
    }
    return {};
}

}  // namespace

json::array rights_json(const Definition& definition) {
    json::array kinds;
    for (const auto& [id, kind] : definition.kinds) {
        json::array actions;
        for (const Line& line : lines_of(*kind)) {
            json::array who;
            for (const Grant& grant : line.grants) {
                who.push_back({{"role", grant.role}, {"scope", scope_name(grant.scope)}, {"label", to_json(describe(definition, grant))}});
            }
            actions.push_back({{"action", line.id}, {"label", to_json(line.label)}, {"by", std::move(who)}});
        }
        kinds.push_back({{"kind", id}, {"line", kind->line}, {"label", to_json(kind->label)}, {"actions", std::move(actions)}});
    }
    return kinds;
}

json::object rights_document(const Definition& definition) {
    json::array roles;
    for (const auto& [id, role] : definition.roles) roles.push_back(json::object{{"id", id}, {"label", to_json(role.label)}});
    return {{"roles", std::move(roles)}, {"rows", rights_json(definition)}};
}

std::string rights_markdown(const Definition& definition) {
    std::string out =
        "# 谁可以做什么 / Who may do what\n\n"
        "本表由程序从 lines/ 生成，请勿手工修改。 / Made by the program from lines/; not edited by hand.\n";
    for (const auto& [id, kind] : definition.kinds) {
        out += fmt::format("\n## {} / {} (`{}`)\n\n| 事项 | Action | 谁 | Who |\n|---|---|---|---|\n", kind->label.zh, kind->label.en, id);
        for (const Line& line : lines_of(*kind)) {
            std::string zh;
            std::string en;
            for (const Grant& grant : line.grants) {
                const Words who = describe(definition, grant);
                zh += (zh.empty() ? "" : "、") + who.zh;
                en += (en.empty() ? "" : "; ") + who.en;
            }
            if (line.grants.empty()) {
                zh = "无";
                en = "nobody";
            }
            out += fmt::format("| {} | {} (`{}`) | {} | {} |\n", line.label.zh, line.label.en, line.id, zh, en);
        }
    }
    return out;
}

}  // namespace xiezhi::identity
