// The desk's first page: what is due, what waits for whom, sorted by legal date.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "definition/names.hpp"
#include "engine/built_in.hpp"
#include "http/list_query.hpp"

namespace xiezhi::http {

namespace {

using store::Go;
using store::Row;
using store::Value;

constexpr int kMost = 500;

struct Line {
    std::string group, kind, record, slot, due, action, source;
    Words what;
    std::string approval;
    Words paper;  // of a service: what is served, under which number, on whom
    std::string paper_number, party;
};

std::string group_of(int days_left, bool ours) {
    if (days_left < 0) return ours ? "overdue" : "waiting";
    if (!ours) return "waiting";
    if (days_left == 0) return "today";
    return days_left <= 7 ? "week" : "later";
}

// Terms of open matters that this person holds, or whose holder he acts for.
Result<void> add_terms(Call& call, std::vector<Line>& lines) {
    constexpr int kAhead = 7;  // days; what is ours and due later is for the list
    std::vector<Value> parameters{call.bureau(), to_string(call.today + kAhead), call.actor.self.account};
    std::string holders = "?3";
    for (const identity::Capacity& lent : call.actor.acting_for) {
        parameters.emplace_back(lent.account);
        holders += fmt::format(", ?{}", parameters.size());
    }
    return call.connection().query("SELECT kind, record, slot, due, whose, state FROM term WHERE bureau = ?1 AND holder IN (" + holders +
                                       ") AND state IN ('running', 'lapsed') AND due IS NOT NULL AND (due <= ?2 OR whose = 'respondent' OR whose = 'other') ORDER BY due LIMIT " +
                                       std::to_string(kMost),
                                   parameters, [&](const Row& row) {
                                       const Kind* kind = call.definition().kind(row.text(0));
                                       const TermSlot* slot = kind == nullptr ? nullptr : kind->term(row.text(2));
                                       const auto due = parse_date(row.text(3));
                                       if (slot == nullptr || !due) return Go::On;
                                       const bool ours = slot->whose == TermSlot::Whose::Us;
                                       // A lapsed term of others is our task to decide on, and stands among the tasks already.
                                       if (row.text(5) == "lapsed" && !ours) return Go::On;
                                       const std::string group = group_of(*due - call.today, ours);
                                       // What one may do until a day, and need not, is nobody's work of today.
                                       const bool choice = slot->whose == TermSlot::Whose::Applicant || slot->whose == TermSlot::Whose::Option;
                                       if (group == "later" || choice) return Go::On;
                                       lines.push_back({group, kind->id, std::string(row.text(1)), slot->id, std::string(row.text(3)), "", "", slot->label, "", {}, "", ""});
                                       return Go::On;
                                   });
}

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

// Tasks addressed to him; approvals he may sign.
Result<void> add_tasks(Call& call, std::vector<Line>& lines) {
    std::vector<Line> found;
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
            std::to_string(kMost),
        parameters, [&](const Row& row) {
            Line line{"tasks", std::string(row.text(0)), std::string(row.text(1)), "", std::string(row.text(4)), std::string(row.text(2)), std::string(row.text(3)), {}, "", {}, "",
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
        Line& line = found[i];
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

// A service says what is to be served on whom: "serve:PAPER:PARTY" (engine/tasks) in words.
Result<void> name_services(Call& call, std::vector<Line>& lines) {
    std::map<std::string, std::vector<Line*>> by_paper;
    std::map<std::string, std::vector<Line*>> by_party;
    for (Line& line : lines) {
        if (!line.source.starts_with("serve:")) continue;
        const auto colon = line.source.find(':', 6);
        if (colon == std::string::npos) continue;
        by_paper[line.source.substr(6, colon - 6)].push_back(&line);
        by_party[line.source.substr(colon + 1)].push_back(&line);
    }
    if (by_paper.empty()) return {};
    const auto ask = [&](const std::string& sql, const std::map<std::string, std::vector<Line*>>& wanted, auto each) {
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
    const auto papers = ask("SELECT id, paper, number FROM paper WHERE bureau = ?1 AND id", by_paper, [&](const Row& row, const std::vector<Line*>& its) {
        for (Line* line : its) {
            const Kind* kind = call.definition().kind(line->kind);
            const Paper* form = kind == nullptr ? nullptr : kind->paper(row.text(1));
            line->paper = form != nullptr ? form->label : Words{std::string(row.text(1)), std::string(row.text(1))};
            line->paper_number = std::string(row.text(2));
        }
    });
    if (!papers) return papers;
    struct Sealed {
        std::string person, name;
        const std::vector<Line*>* lines;
    };
    std::vector<Sealed> people;
    std::vector<std::string> owners;
    const auto parties = ask(
        "SELECT p.id, p.person, n.name, u.name FROM party p LEFT JOIN person n ON n.bureau = p.bureau AND n.id = p.person "
        "LEFT JOIN unit u ON u.bureau = p.bureau AND u.id = p.unit WHERE p.bureau = ?1 AND p.id",
        by_party, [&](const Row& row, const std::vector<Line*>& its) {
            if (row.text(1).empty()) {
                for (Line* line : its) line->party = std::string(row.text(3));
                return;
            }
            people.push_back({std::string(row.text(1)), std::string(row.text(2)), &its});
            owners.emplace_back(row.text(1));
        });
    if (!parties) return parties;
    if (auto loaded = call.session.keys->load_all(call.connection(), call.bureau(), owners); !loaded) return loaded;
    engine::Vault vault(*call.session.keys, call.app.ring, call.connection(), call.bureau(), call.now);
    for (const Sealed& one : people) {
        for (Line* line : *one.lines) line->party = vault.open_or_mark(one.person, "person.name", one.name);
    }
    return {};
}

// A term that lapsed and the task to decide on it are one thing to do. It stands among what is overdue, with the date to explain.
void join_lapsed(Call& call, std::vector<Line>& lines) {
    std::set<std::pair<std::string, std::string>> decided;
    for (Line& line : lines) {
        if (line.group != "tasks") continue;
        if (line.source.starts_with("lapse:")) {
            line.slot = line.source.substr(6);
            decided.emplace(line.record, line.slot);
        }
        const auto due = parse_date(line.due);
        if (due && *due < call.today) line.group = "overdue";
    }
    std::erase_if(lines, [&](const Line& line) { return line.action.empty() && decided.contains({line.record, line.slot}); });
}

void today(Call& call) {
    std::vector<Line> lines;
    if (auto added = add_tasks(call, lines); !added) return call.fail(added.error());
    if (auto named = name_services(call, lines); !named) return call.fail(named.error());
    if (auto added = add_terms(call, lines); !added) return call.fail(added.error());
    join_lapsed(call, lines);
    // Each matter's head is asked once.
    std::map<std::string, json::object> heads;
    std::map<std::string, std::vector<std::string>> wanted;
    for (const Line& line : lines) {
        auto& ids = wanted[line.kind];
        if (std::find(ids.begin(), ids.end(), line.record) == ids.end()) ids.push_back(line.record);
    }
    for (const auto& [kind_id, ids] : wanted) {
        const Kind* kind = call.definition().kind(kind_id);
        auto items = list_items(call, *kind, ids, Columns::No);
        if (!items) return call.fail(items.error());
        for (json::value& item : *items) heads[std::string(item.as_object().at("id").as_string())] = std::move(item.as_object());
    }
    json::array groups;
    for (const char* id : {"overdue", "today", "week", "sign", "tasks", "waiting"}) {
        json::array items;
        for (const Line& line : lines) {
            const auto head = heads.find(line.record);
            if (line.group != id || head == heads.end()) continue;
            json::object one = head->second;
            one["what"] = to_json(line.what);
            one["slot"] = line.slot;
            one["action"] = line.action;
            if (!line.due.empty()) {
                one["due"] = line.due;
                if (const auto due = parse_date(line.due)) one["days_left"] = *due - call.today;
            }
            if (!line.approval.empty()) one["approval"] = line.approval;
            if (!line.paper.zh.empty()) one["paper"] = to_json(line.paper);
            if (!line.paper_number.empty()) one["paper_number"] = line.paper_number;
            if (!line.party.empty()) one["party"] = line.party;
            items.push_back(std::move(one));
        }
        groups.push_back(json::object{{"id", id}, {"items", std::move(items)}});
    }
    call.answer(json::object{{"date", to_string(call.today)}, {"groups", std::move(groups)}});
}

}  // namespace

void add_today_routes(Router& router) {
    router.add({"GET", "/today", Open::SignedIn, {"今日：到期、待签、待办", "Today: due, to sign, to do"}, "", "Today", today});
}

}  // namespace xiezhi::http
