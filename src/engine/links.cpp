#include "engine/links.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/effects.hpp"
#include "engine/load.hpp"

namespace xiezhi::engine {

namespace {

Fault bad(const char* where, Words what, Words remedy) { return {Code::BadValue, std::move(what), std::move(remedy), where, ""}; }

// The other record must exist in this bureau and be another one than this.
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
    const auto hash = definition_of(work.connection, *in_use->kind, work.request.bureau, id);
    if (!hash) append(work.faults, hash.error());
    return hash.has_value();
}

bool linked(const Record& record, std::string_view type, std::string_view other) {
    return std::any_of(record.links.begin(), record.links.end(), [&](const Link& l) { return l.type == type && l.ended_on.empty() && (other.empty() || l.other == other); });
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
    if (type != "related" && type != "litigated") work.fault(bad("/input/type", {"关联类型应为 related 或 litigated", "the type must be related or litigated"}, {"请重新选择。", "Choose again."}));
    if (!other_exists(work, kind, id) || !work.faults.empty()) return;
    if (linked(work.after, type, id)) return work.fault({Code::AlreadyDone, {"两件已经相连", "The two are linked already"}, {"无需处理。", "Nothing to do."}, "", ""});
    add_link(work, kind, id, type.c_str());
    add_act(work, "link", json::object{{"type", type}});
}

void join(Work& work) {
    if (refuse_when_final(work, {"并案", "join it"})) return;
    const std::string id(text_at(work.request.input, "record"));
    if (!other_exists(work, work.kind().id, id)) return;
    if (linked(work.after, "joined", "")) return work.fault({Code::AlreadyDone, {"本件已并入另一案或已有并入的案件", "The case is part of a joinder already"}, {"要改并请先分案。", "Split it first."}, "", ""});
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

void reopen(Work& work) {
    if (!work.before.closed()) {
        return work.fault({Code::WrongState, {"本件尚未办结，无须重新启动", "The matter is not closed; there is nothing to reopen"}, {"请直接办理。", "Work on it as it is."}, "", ""});
    }
    const std::string reason(text_at(work.request.input, "reason"));
    if (reason.empty()) return work.fault({Code::MissingField, {"请写明重新启动的理由", "Give the reason for reopening"}, {"此项为必填。", "This is required."}, "/input/reason", ""});
    const auto first = std::find_if(work.kind().states.begin(), work.kind().states.end(), [](const State& s) { return s.initial; });
    XIEZHI_CHECK(first != work.kind().states.end());
    // work.after becomes the new matter; the closed one is not touched.
    Record fresh;
    fresh.kind = work.before.kind;
    fresh.id = work.next_id();
    fresh.state = first->id;
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
    work.unit.reads.push_back({work.kind().table, closed, work.before.version});
    work.after = std::move(fresh);
    work.before = Record{};
    work.before.kind = work.after.kind;
    add_link(work, work.kind().id, closed, "reopens");
    add_act(work, "reopen", {});
}

}  // namespace xiezhi::engine
