#include <fmt/format.h>

#include <map>
#include <set>

#include "definition/check_parts.hpp"

namespace xiezhi {

namespace {

// States an action may lead to from `from`; it stays where it is when it names none, or when every way has a condition.
std::set<std::string> targets(const Action& action, const std::string& from) {
    std::set<std::string> out;
    bool always = false;
    for (const Transition& transition : action.to) {
        out.insert(transition.to);
        always = always || transition.when.empty();
    }
    if (!always && !from.empty()) out.insert(from);
    return out;
}

void check_names(Checker& out, const Kind& kind) {
    for (const Action& action : kind.actions) {
        const std::string who = fmt::format("kind {}, action {}", kind.id, action.id);
        for (const std::string& state : action.from) {
            if (kind.state(state) == nullptr) out.missing(action.origin, who, {"状态", "state"}, state);
        }
        bool always = false;
        for (const Transition& transition : action.to) {
            if (kind.state(transition.to) == nullptr) out.missing(transition.origin, who, {"状态", "state"}, transition.to);
            if (always) {
                out.fault(transition.origin, {who + " 的去向永远轮不到：前一个没有条件", who + ": this way is never taken; the one before has no condition"},
                          {"请调整顺序，无条件的放最后。", "Put the one without a condition last."});
            }
            always = always || transition.when.empty();
        }
        if (action.creates && !action.from.empty()) {
            out.fault(action.origin, {who + " 新建记录，不能有 from", who + " creates the record and cannot have 'from'"}, {"请删去 from。", "Remove 'from'."});
        }
        if (action.creates && !always) {
            out.fault(action.origin, {who + " 新建记录，须有一个无条件的 to", who + " creates the record and needs a 'to' without a condition"}, {"请补写 to。", "Add 'to'."});
        }
        if (!action.creates && action.from.empty()) {
            out.fault(action.origin, {who + " 没有写明在哪些状态下可办（from）", who + " does not say in which states it may be done (from)"}, {"请补写 from。", "Add 'from'."});
        }
    }
}

void check_initial(Checker& out, const Kind& kind) {
    std::set<std::string> opened;
    bool created = false;
    for (const Action& action : kind.actions) {
        if (!action.creates) continue;
        created = true;
        for (const std::string& state : targets(action, "")) {
            opened.insert(state);
            const State* target = kind.state(state);
            if (target == nullptr || target->initial) continue;
            out.fault(action.origin,
                      {fmt::format("操作 {} 新建记录到“{}”，但它不是初始状态", action.id, state),
                       fmt::format("action {} creates records in '{}', which is no initial state", action.id, state)},
                      {"请给该状态写 initial: true，或改 to。", "Mark the state initial: true, or change 'to'."});
        }
    }
    if (!created && kind.origin_system == "here") {
        out.fault(kind.origin, {"没有新建 " + kind.id + " 的操作", "No action creates a " + kind.id}, {"请给一个操作写 creates: true。", "Mark an action creates: true."});
    }
    for (const State& state : kind.states) {
        if (state.initial && created && opened.count(state.id) == 0) {
            out.fault(state.origin, {"没有新建操作进入初始状态“" + state.id + "”", "No creating action leads to the initial state '" + state.id + "'"},
                      {"请删去 initial，或让新建操作到达它。", "Remove 'initial', or let a creating action lead there."});
        }
    }
}

using Graph = std::map<std::string, std::set<std::string>>;

std::set<std::string> spread(std::set<std::string> from, const Graph& graph) {
    std::vector<std::string> queue(from.begin(), from.end());
    while (!queue.empty()) {
        const std::string state = std::move(queue.back());
        queue.pop_back();
        const auto next = graph.find(state);
        if (next == graph.end()) continue;
        for (const std::string& one : next->second) {
            if (from.insert(one).second) queue.push_back(one);
        }
    }
    return from;
}

void check_ways(Checker& out, const Kind& kind) {
    Graph forward, backward;
    std::set<std::string> begin, end;
    for (const State& state : kind.states) {
        if (state.initial) begin.insert(state.id);
        if (state.final) end.insert(state.id);
    }
    for (const Action& action : kind.actions) {
        for (const std::string& from : action.from) {
            const State* state = kind.state(from);
            if (state != nullptr && state->final) {
                out.fault(action.origin, {fmt::format("终结状态“{}”之后还可办 {}", from, action.id), fmt::format("action {} leads out of the final state '{}'", action.id, from)},
                          {"终结后只有内置操作（恢复、更正）；请改 from，或去掉 final。", "After a final state only built-in actions follow; change 'from', or remove 'final'."});
            }
            for (const std::string& to : targets(action, from)) {
                forward[from].insert(to);
                backward[to].insert(from);
            }
        }
    }
    const auto reached = spread(begin, forward);
    const auto leads_out = spread(end, backward);
    if (end.empty()) {
        out.fault(kind.origin, {kind.id + " 没有终结状态（final）", kind.id + " has no final state"}, {"请给最后的状态写 final: true。", "Mark the last state final: true."});
    }
    for (const State& state : kind.states) {
        if (reached.count(state.id) == 0) {
            out.fault(state.origin, {"状态“" + state.id + "”到不了", "The state '" + state.id + "' cannot be reached"},
                      {"请补写到达它的操作，或删去。", "Add an action that leads there, or remove it."});
        }
        if (!end.empty() && leads_out.count(state.id) == 0) {
            out.fault(state.origin, {"状态“" + state.id + "”是死路：到不了任何终结状态", "The state '" + state.id + "' is a dead end: no final state can be reached from it"},
                      {"请补写离开它的操作。", "Add an action that leads out of it."});
        }
        if (state.final && !state.closed && kind.shape == Kind::Shape::Case) {
            out.fault(state.origin, {"终结状态“" + state.id + "”须同时是 closed", "The final state '" + state.id + "' must be closed too"}, {"请写 closed: true。", "Write closed: true."});
        }
    }
}

}  // namespace

void check_states(Checker& out, const Kind& kind) {
    check_names(out, kind);
    check_initial(out, kind);
    check_ways(out, kind);
}

}  // namespace xiezhi
