#include "engine/tasks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace xiezhi::engine {

namespace {

using Wanted = std::map<std::string, Task>;

void want_services(const Work& work, Wanted& wanted) {
    for (const Paper& paper : work.after.papers) {
        if (paper.state == "void") continue;
        const xiezhi::Paper* form = work.kind().paper(paper.paper);
        if (form == nullptr) continue;
        for (const Party& party : work.after.parties) {
            if (std::find(form->to.begin(), form->to.end(), party.role) == form->to.end()) continue;
            if (!party.agent_of.empty() || !party.ended_on.empty()) continue;
            const bool served = std::any_of(work.after.services.begin(), work.after.services.end(), [&](const Service& service) {
                return service.paper == paper.id && service.party == party.id && service.proved;
            });
            if (served) continue;
            const std::string source = fmt::format("serve:{}:{}", paper.id, party.id);
            wanted[source] = {"", "serve", "", work.after.unit, work.after.holder, "", "open", source};
        }
    }
}

void want_signatures(const Work& work, Wanted& wanted) {
    for (const Approval& approval : work.after.approvals) {
        if (approval.state != "pending") continue;
        for (const ApprovalStepRow& step : approval.steps) {
            if (step.position != approval.step) continue;
            const std::string source = fmt::format("sign:{}:{}", approval.id, step.position);
            wanted[source] = {"", "approve", step.role, step.unit, "", "", "open", source};
        }
    }
}

// What was returned goes back to whoever asked, until it is asked again or done.
void want_changes(const Work& work, Wanted& wanted) {
    for (const Approval& approval : work.after.approvals) {
        if (approval.state != "returned") continue;
        const bool asked_again = std::any_of(work.after.approvals.begin(), work.after.approvals.end(), [&](const Approval& later) {
            return later.action == approval.action && later.id > approval.id;
        });
        if (asked_again) continue;
        const std::string source = "returned:" + approval.id;
        wanted[source] = {"", approval.action, "", work.after.unit, approval.requested_by, "", "open", source};
    }
}

void want_decisions(const Work& work, Wanted& wanted) {
    for (const TermRow& term : work.after.terms) {
        if (term.state != "lapsed") continue;
        const TermSlot* slot = work.kind().term(term.slot);
        // Our own lapse without a proposal stands among what is overdue; somebody else's of which nothing is said (the time
        // to sue) leaves nothing to decide.
        if (slot == nullptr || (slot->lapse_proposes.empty() && (slot->whose == TermSlot::Whose::Us || slot->lapse_says.zh.empty()))) continue;
        const std::string source = "lapse:" + term.slot;
        wanted[source] = {"", slot->lapse_proposes, "", work.after.unit, work.after.holder, term.due, "open", source};
    }
}

}  // namespace

void derive_tasks(Work& work) {
    Wanted wanted;
    if (!work.after.closed()) {
        want_services(work, wanted);
        want_decisions(work, wanted);
        want_changes(work, wanted);
    }
    want_signatures(work, wanted);
    for (Task& task : work.after.tasks) {
        const auto kept = wanted.find(task.source);
        if (kept == wanted.end()) {
            const bool cancelled = work.after.closed() && !work.before.closed();
            task.state = cancelled ? "cancelled" : "done";
            task.dirty = true;
            continue;
        }
        // The holder may have changed: the task goes with the matter.
        if (task.account != kept->second.account || task.unit != kept->second.unit) {
            task.account = kept->second.account;
            task.unit = kept->second.unit;
            task.dirty = true;
        }
        wanted.erase(kept);
    }
    for (auto& [source, task] : wanted) {
        task.id = work.next_id();
        task.created_on = to_string(work.today);
        task.dirty = true;
        work.after.tasks.push_back(std::move(task));
    }
}

}  // namespace xiezhi::engine
