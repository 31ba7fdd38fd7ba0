#include "engine/links.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/effects.hpp"
#include "definition/names.hpp"
#include "engine/load.hpp"
#include "engine/numbers.hpp"
#include "identity/rights.hpp"
#include "store/tables.hpp"

namespace xiezhi::engine {

namespace {

Fault bad(const char* where, Words what, Words remedy) { return {Code::BadValue, std::move(what), std::move(remedy), where, ""}; }

// The other record must exist in this bureau, be another one than this, and one that the actor may read: a link must not
// tell him what a page would not.
bool other_exists(Work& work, const std::string& kind, const std::string& id) {
    const auto in_use = work.catalog.kind(kind);
    if (!in_use) {
        append(work.faults, in_use.error());
        return false;
    }
    if (id == work.after.id || !is_id(id)) {
        work.fault(bad("/input/record", {"请选择另一件", "Choose another matter"}, {"按案号查找后选择。", "Search it by its number."}));
        return false;
    }
    auto readable = identity::read_predicate(*in_use->kind, work.request.actor, "t", 3);
    std::vector<Value> parameters{work.request.bureau, id};
    parameters.insert(parameters.end(), readable.parameters.begin(), readable.parameters.end());
    bool there = false;
    const auto asked = work.connection.query(fmt::format("SELECT 1 FROM {} t WHERE t.bureau = ?1 AND t.id = ?2 AND ({})", store::sql_name(in_use->kind->table), readable.sql),
                                             parameters, [&](const store::Row&) {
                                                 there = true;
                                                 return store::Go::Stop;
                                             });
    if (!asked) append(work.faults, asked.error());
    else if (!there) work.fault(no_such_record(*in_use->kind, id));
    return there;
}

bool linked(const Record& record, std::string_view type, std::string_view other) {
    return std::any_of(record.links.begin(), record.links.end(), [&](const Link& l) { return l.type == type && l.ended_on.empty() && (other.empty() || l.other == other); });
}

// The leading case of a joinder is open and itself joined to none. Its version is part of the decision, so that of two who
// join the two cases crosswise at once only one succeeds.
bool may_lead(Work& work, const std::string& id) {
    std::string state;
    std::int64_t version = 0;
    bool joined = false;
    const std::vector<Value> key{work.request.bureau, id};
    auto asked = work.connection.query("SELECT state, version FROM \"" + work.kind().table + "\" WHERE bureau = ?1 AND id = ?2", key, [&](const store::Row& row) {
        state = std::string(row.text(0));
        version = row.integer(1);
        return store::Go::Stop;
    });
    if (asked) {
        asked = work.connection.query("SELECT 1 FROM link WHERE bureau = ?1 AND record = ?2 AND relation = 'joined' AND ended_on IS NULL", key, [&](const store::Row&) {
            joined = true;
            return store::Go::Stop;
        });
    }
    if (!asked) {
        append(work.faults, asked.error());
        return false;
    }
    const State* stands = work.kind().state(state);
    if (stands == nullptr || stands->closed || stands->final) {
        work.fault({Code::WrongState,
                    {"主案已经办结、作废或尚未立案", "The leading case is closed, void or not yet opened"},
                    {"请选择正在办理的案件。", "Choose a case that is being worked on."},
                    "/input/record",
                    ""});
    } else if (joined) {
        work.fault({Code::WrongState, {"所选案件已并入另一案", "The chosen case is itself joined to another"}, {"请并入那个主案。", "Join this one to that leading case."}, "/input/record", ""});
    }
    work.unit.reads.push_back({work.kind().table, id, version});
    return work.faults.empty();
}

void add_link(Work& work, const std::string& kind, const std::string& id, const char* type) {
    Link added{work.next_id(), kind, id, type, to_string(work.on), "", true, true};
    work.after.links.push_back(std::move(added));
}

}  // namespace

void link(Work& work) {
    if (refuse_when_final(work, {"关联", "link it"})) return;
    const std::string kind(text_at(work.request.input, "kind"));
    const std::string id(text_at(work.request.input, "record"));
    std::string type(text_at(work.request.input, "type"));
    if (type.empty()) type = "related";
    if (type != "related" && type != "litigated")
        work.fault(bad("/input/type", {"关联类型应为 related 或 litigated", "the type must be related or litigated"},
                       {"请重新选择。", "Choose again."}));
    if (!other_exists(work, kind, id) || !work.faults.empty()) return;
    if (linked(work.after, type, id)) return work.fault({Code::AlreadyDone, {"两件已经相连", "The two are linked already"}, {"无需处理。", "Nothing to do."}, "", ""});
    add_link(work, kind, id, type.c_str());
    add_act(work, "link", json::object{{"type", type}});
}

void join(Work& work) {
    if (refuse_when_final(work, {"并案", "join it"})) return;
    const std::string id(text_at(work.request.input, "record"));
    if (!other_exists(work, work.kind().id, id) || !may_lead(work, id)) return;
    if (linked(work.after, "joined", ""))
        return work.fault({Code::AlreadyDone,
                           {"本件已并入另一案或已有并入的案件", "The case is part of a joinder already"},
                           {"要改并请先分案。", "Split it first."},
                           "",
                           ""});
    add_link(work, work.kind().id, id, "joined");
    add_act(work, "join", {});
}

void split(Work& work) {
    if (refuse_when_final(work, {"分案", "split it"})) return;
    bool found = false;
    for (Link& entry : work.after.links) {
        if (entry.type != "joined" || !entry.ended_on.empty() || !entry.forward) continue;
        entry.ended_on = to_string(work.on);
        entry.dirty = true;
        found = true;
    }
    if (!found) return work.fault({Code::WrongState, {"本件没有并入其他案件", "The case is not joined to another"}, {"请刷新页面。", "Reload the page."}, "", ""});
    add_act(work, "split", {});
}

namespace {

// Where a reopened matter begins: the act that first brought the closed one into its last initial state, and the action that
// made it, whose fields describe the matter and whose numbers a new one gets.
struct Beginning {
    const Action* made = nullptr;   // the creating action
    const Action* began = nullptr;  // the act that led into `state`; often the same
    std::string state;
};

Beginning beginning_of(const Work& work) {
    Beginning out;
    const Kind& kind = work.kind();
    for (const Act& act : work.before.acts) {
        const Action* action = act.voided ? nullptr : kind.action(act.action);
        if (action == nullptr) continue;
        if (action->creates && out.made == nullptr) out.made = action;
        const State* state = kind.state(act.to_state);
        // Coming back to the same state (a correction received) begins nothing.
        if (state == nullptr || !state->initial || state->id == out.state) continue;
        out.began = action;
        out.state = state->id;
    }
    if (!out.state.empty() || work.before.acts.empty()) return out;
    // A matter that was itself reopened has no such act; it begins as the kind's first creating action would have it.
    for (const Action& action : kind.actions) {
        if (!action.creates) continue;
        for (const Transition& transition : action.to) {
            const State* state = kind.state(transition.to);
            if (state == nullptr || !state->initial || state->id != work.before.acts.front().to_state) continue;
            return {&action, &action, state->id};
        }
    }
    return out;
}

// What describes the matter is taken over; days are not: those of the new matter are its own.
void take_over_fields(Work& work, Record& fresh, const Action& made) {
    const Kind& kind = work.kind();
    const auto take = [&](const std::string& id) {
        const Field* field = kind.field(id);
        if (field == nullptr || field->type == FieldType::Date || field->unique || field->field_class == FieldClass::Secret) return;
        Value value = work.before.value(id);
        if (value.index() == 0) return;
        if (is_sealed(field->field_class)) {
            const std::string place = kind.table + "." + id;
            auto sealed = work.vault.seal(fresh.id, place, work.vault.open_or_mark(work.before.id, place, text_of(value)));
            if (!sealed) return append(work.faults, sealed.error());
            value = std::move(*sealed);
        }
        fresh.set(id, std::move(value));
    };
    for (const InputField& entry : made.input) take(entry.field);
    for (const Setting& setting : made.sets) take(setting.field);
}

}  // namespace

void reopen(Work& work) {
    if (work.kind().shape == Kind::Shape::Register) {
        return work.fault({Code::WrongState, {"登记类的条目不重新启动", "An entry of a register is not reopened"}, {"请另行登记。", "Make a new entry."}, "", ""});
    }
    if (!work.before.closed()) {
        return work.fault({Code::WrongState, {"本件尚未办结，无须重新启动", "The matter is not closed; there is nothing to reopen"}, {"请直接办理。", "Work on it as it is."}, "", ""});
    }
    const std::string reason(text_at(work.request.input, "reason"));
    if (reason.empty()) return work.fault({Code::MissingField, {"请写明重新启动的理由", "Give the reason for reopening"}, {"此项为必填。", "This is required."}, "/input/reason", ""});
    const Beginning beginning = beginning_of(work);
    if (beginning.state.empty() || beginning.made == nullptr) {
        return work.fault({Code::WrongState, {"本件还没有立案，没有可以重新启动的内容", "The matter was never opened; there is nothing to reopen"}, {"请另行登记。", "Enter it anew."}, "", ""});
    }
    // work.after becomes the new matter; the closed one is not touched.
    Record fresh;
    fresh.kind = work.before.kind;
    fresh.id = work.next_id();
    fresh.state = beginning.state;
    fresh.unit = work.before.unit;
    fresh.holder = work.before.holder;
    fresh.definition = work.before.definition;
    fresh.opened_at = work.now.ms;
    fresh.version = 1;
    fresh.values.resize(work.kind().fields.size());
    const std::string closed = work.before.id;
    for (const Party& party : work.before.parties) {
        if (!party.ended_on.empty() || !party.agent_of.empty()) continue;
        Party copy = party;
        copy.id = work.next_id();
        copy.dirty = true;
        fresh.parties.push_back(std::move(copy));
    }
    take_over_fields(work, fresh, *beginning.made);
    // Its terms run from the day of reopening.
    if (!beginning.began->date_field.empty()) fresh.set(beginning.began->date_field, to_string(work.on));
    work.unit.reads.push_back({work.kind().table, closed, work.before.version});
    work.after = std::move(fresh);
    work.before = Record{};
    work.before.kind = work.after.kind;
    give_numbers(work, *beginning.made);
    add_link(work, work.kind().id, closed, "reopens");
    add_act(work, "reopen", {});
    work.after.acts.back().to_state = work.after.state;
}

}  // namespace xiezhi::engine
