#include "http/to_do.hpp"

#include <fmt/format.h>

#include "engine/built_in.hpp"

namespace xiezhi::http {

using store::Go;
using store::Row;
using store::Value;

Words action_words(const Kind& kind, const std::string& id) {
    if (const Action* action = kind.action(id)) return action->label;
    if (const engine::BuiltIn* own = engine::built_in(id)) return own->label;
    return {id, id};
}

Words task_words(const Kind& kind, const std::string& action, std::string_view source) {
    const Words label = action_words(kind, action);
    if (source.starts_with("lapse:")) {
        const TermSlot* slot = kind.term(source.substr(6));
        if (slot != nullptr && !slot->lapse_says.zh.empty()) return slot->lapse_says;
        const Words what = !label.zh.empty() || slot == nullptr ? label : slot->label;
        return {"期限届满，请确认后果或补记：" + what.zh, "The term lapsed; confirm its effect or record what was done: " + what.en};
    }
    if (source.starts_with("returned:")) return {"被退回，请修改后再呈：" + label.zh, "Returned for changes: " + label.en};
    return label;
}

Result<void> add_tasks(Call& call, std::vector<ToDo>& lines, int most) {
    std::vector<ToDo> found;
    struct Step {
        std::string role, unit;
    };
    std::vector<Step> steps;
    std::vector<Value> parameters{call.bureau()};
    std::string mine;
    const auto add = [&](const identity::Capacity& who) {
        parameters.emplace_back(who.account);
        mine += fmt::format("{}account = ?{}", mine.empty() ? "" : " OR ", parameters.size());
        for (const identity::Post& post : who.posts) {
            parameters.emplace_back(post.role);
            mine += fmt::format(" OR role = ?{}", parameters.size());
        }
    };
    add(call.actor.self);
    for (const identity::Capacity& lent : call.actor.acting_for) add(lent);
    const auto asked = call.connection().query(
        "SELECT kind, record, action, source, due, role, unit FROM task WHERE bureau = ?1 AND state = 'open' AND (" + mine + ") ORDER BY created_on, id LIMIT " +
            std::to_string(most),
        parameters, [&](const Row& row) {
            ToDo line{"tasks", std::string(row.text(0)), std::string(row.text(1)), "", std::string(row.text(4)), std::string(row.text(2)), std::string(row.text(3)), {}, "", {}, "",
                      ""};
            if (line.source.starts_with("sign:")) {
                line.group = "sign";
                line.approval = line.source.substr(5, line.source.rfind(':') - 5);
            }
            found.push_back(std::move(line));
            steps.push_back({std::string(row.text(5)), std::string(row.text(6))});
            return Go::On;
        });
    if (!asked) return asked;
    for (std::size_t i = 0; i < found.size(); ++i) {
        ToDo& line = found[i];
        const Kind* kind = call.definition().kind(line.kind);
        if (kind == nullptr) continue;
        if (line.group == "sign") {
            if (!identity::may_sign(call.definition(), {steps[i].role, steps[i].unit, ""}, call.actor)) continue;
            std::string asked_action;
            const std::vector<Value> key{call.bureau(), line.approval};
            auto which = call.connection().query("SELECT action FROM approval WHERE bureau = ?1 AND id = ?2", key, [&](const Row& row) {
                asked_action = std::string(row.text(0));
                return Go::Stop;
            });
            if (!which) return which;
            line.what = action_words(*kind, asked_action);
            line.action = asked_action;
        } else {
            line.what = task_words(*kind, line.action, line.source);
        }
        lines.push_back(std::move(line));
    }
    return {};
}

Result<void> add_to_sign(Call& call, std::vector<ToDo>& lines) {
    constexpr int kAll = 20'000;
    std::vector<ToDo> tasks;
    if (auto added = add_tasks(call, tasks, kAll); !added) return added;
    for (ToDo& task : tasks) {
        if (task.group == "sign") lines.push_back(std::move(task));
    }
    return {};
}

Result<void> name_services(Call& call, std::vector<ToDo>& lines) {
    std::map<std::string, std::vector<ToDo*>> by_paper;
    std::map<std::string, std::vector<ToDo*>> by_party;
    for (ToDo& line : lines) {
        if (!line.source.starts_with("serve:")) continue;
        const auto colon = line.source.find(':', 6);
        if (colon == std::string::npos) continue;
        by_paper[line.source.substr(6, colon - 6)].push_back(&line);
        by_party[line.source.substr(colon + 1)].push_back(&line);
    }
    if (by_paper.empty()) return {};
    const auto ask = [&](const std::string& sql, const std::map<std::string, std::vector<ToDo*>>& wanted, auto each) {
        std::vector<Value> parameters{call.bureau()};
        std::string ids;
        for (const auto& [id, its] : wanted) {
            parameters.emplace_back(id);
            ids += fmt::format("{}?{}", ids.empty() ? "" : ", ", parameters.size());
        }
        return call.connection().query(sql + " IN (" + ids + ")", parameters, [&](const Row& row) {
            if (const auto its = wanted.find(std::string(row.text(0))); its != wanted.end()) each(row, its->second);
            return Go::On;
        });
    };
    const auto papers = ask("SELECT id, paper, number FROM paper WHERE bureau = ?1 AND id", by_paper, [&](const Row& row, const std::vector<ToDo*>& its) {
        for (ToDo* line : its) {
            const Kind* kind = call.definition().kind(line->kind);
            const Paper* form = kind == nullptr ? nullptr : kind->paper(row.text(1));
            line->paper = form != nullptr ? form->label : Words{std::string(row.text(1)), std::string(row.text(1))};
            line->paper_number = std::string(row.text(2));
        }
    });
    if (!papers) return papers;
    struct Sealed {
        std::string person, name;
        const std::vector<ToDo*>* lines;
    };
    std::vector<Sealed> people;
    std::vector<std::string> owners;
    const auto parties = ask(
        "SELECT p.id, p.person, n.name, u.name FROM party p LEFT JOIN person n ON n.bureau = p.bureau AND n.id = p.person "
        "LEFT JOIN unit u ON u.bureau = p.bureau AND u.id = p.unit WHERE p.bureau = ?1 AND p.id",
        by_party, [&](const Row& row, const std::vector<ToDo*>& its) {
            if (row.text(1).empty()) {
                for (ToDo* line : its) line->party = std::string(row.text(3));
                return;
            }
            people.push_back({std::string(row.text(1)), std::string(row.text(2)), &its});
            owners.emplace_back(row.text(1));
        });
    if (!parties) return parties;
    if (auto loaded = call.session.keys->load_all(call.connection(), call.bureau(), owners); !loaded) return loaded;
    engine::Vault vault(*call.session.keys, call.app.ring, call.connection(), call.bureau(), call.now);
    for (const Sealed& one : people) {
        for (ToDo* line : *one.lines) line->party = vault.open_or_mark(one.person, "person.name", one.name);
    }
    return {};
}

}  // namespace xiezhi::http
