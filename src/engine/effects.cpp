#include "engine/effects.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "engine/input.hpp"
#include "engine/names.hpp"
#include "engine/numbers.hpp"
#include "engine/papers.hpp"
#include "engine/tasks.hpp"
#include "engine/terms.hpp"
#include "engine/title.hpp"

namespace xiezhi::engine {

namespace {

Words state_words(const Kind& kind, const std::string& state) {
    const State* found = kind.state(state);
    return found != nullptr ? found->label : Words{state, state};
}

std::string states_text(const Kind& kind, const std::vector<std::string>& states, bool chinese) {
    std::string text;
    for (const std::string& state : states) {
        if (!text.empty()) text += chinese ? "、" : ", ";
        text += chinese ? state_words(kind, state).zh : state_words(kind, state).en;
    }
    return text;
}

std::optional<std::string> next_state(const Work& work) {
    for (const Transition& transition : work.action->to) {
        if (holds(*work.in_use.compiled, transition.when, work.after, work.today)) {
            return transition.to.empty() ? std::nullopt : std::optional(transition.to);
        }
    }
    return std::nullopt;
}

void check_closing(Work& work, const std::string& to) {
    const State* state = work.kind().state(to);
    if (state == nullptr || !state->final || work.kind().shape != Kind::Shape::Case) return;
    for (const Condition& condition : work.kind().closing) {
        if (holds(*work.in_use.compiled, condition.feel, work.after, work.today)) continue;
        work.fault({Code::ClosingIncomplete, condition.says, {"补齐后再归档。", "Complete this, then archive."}, "", condition.article});
    }
    for (const Approval& approval : work.after.approvals) {
        if (approval.state != "pending") continue;
        const Action* asked = work.kind().action(approval.action);
        const Words label = asked != nullptr ? asked->label : Words{approval.action, approval.action};
        work.fault({Code::ClosingIncomplete, {fmt::format("“{}”的呈批还没有结束", label.zh), fmt::format("The approval of {} is still open", label.en)},
                    {"请先批准、退回或撤回。", "Approve, return or withdraw it first."}, "", ""});
    }
}

void change_pauses(Work& work) {
    const std::string day = to_string(work.on);
    if (!work.action->pauses.empty()) {
        const auto group = std::find_if(work.kind().pauses.begin(), work.kind().pauses.end(), [&](const PauseGroup& g) { return g.id == work.action->pauses; });
        Pause pause{work.next_id(), work.action->pauses, day, "", "", "", true};
        if (group != work.kind().pauses.end() && !group->ground_field.empty()) pause.ground = text_of(work.after.value(group->ground_field));
        work.after.pauses.push_back(std::move(pause));
    }
    if (work.action->resumes.empty()) return;
    bool found = false;
    for (Pause& pause : work.after.pauses) {
        if (pause.group != work.action->resumes || !pause.to_on.empty()) continue;
        if (day < pause.from_on) {
            work.fault({Code::DateOrder,
                        {fmt::format("恢复日期 {} 早于中止日期 {}", day, pause.from_on),
                         fmt::format("The clock cannot resume on {}, before it stopped on {}", day, pause.from_on)},
                        {"请改正日期。", "Correct the date."},
                        "/on",
                        ""});
            return;
        }
        pause.to_on = day;
        pause.dirty = true;
        found = true;
    }
    if (!found) {
        work.fault({Code::WrongState, {"没有正在进行的中止", "Nothing is suspended at present"}, {"请刷新页面。", "Reload the page."}, "", ""});
    }
}

void check_extension(Work& work) {
    if (work.action->extends.empty()) return;
    // The term itself says whether the amount is lawful: how much, how often (derive refuses what the rule does not allow).
    const TermSlot* slot = work.kind().term(work.action->extends);
    const auto asked = slot == nullptr ? std::nullopt : slot_request(work.after, *work.in_use.compiled, *slot);
    if (!asked) {
        return work.fault({Code::WrongState, {"要延长的期限还没有起算", "The term to be extended does not run yet"}, {"请先登记起算的事实。", "Record the fact from which it runs first."}, "", ""});
    }
    const auto dates = derive_date(*work.catalog.law, *work.catalog.calendar, asked->request);
    if (!dates) append(work.faults, dates.error());
}

}  // namespace

bool refuse_when_final(Work& work, const Words& what) {
    const State* state = work.kind().state(work.before.state);
    if (work.before.state != kVoided && (state == nullptr || !state->final || work.kind().shape == Kind::Shape::Register)) return false;
    work.fault({Code::Immutable,
                {fmt::format("本件已{}，不能{}", work.before.state == kVoided ? "作废" : "归档", what.zh),
                 fmt::format("The matter is {}; it is too late to {}",
                             work.before.state == kVoided ? "void" : "archived", what.en)},
                {"确有新的情况，请用“重新启动”另立一件，并与本件相连。",
                 "If there is something new, reopen it: a new matter is made and linked to this one."},
                "",
                ""});
    return true;
}

void check_conditions(Work& work) {
    const Action& action = *work.action;
    const Kind& kind = work.kind();
    if (!action.creates && std::find(action.from.begin(), action.from.end(), work.before.state) == action.from.end()) {
        const Words now = state_words(kind, work.before.state);
        work.fault({Code::WrongState,
                    {fmt::format("本件现为“{}”，不能{}", now.zh, action.label.zh),
                     fmt::format("The matter is now: {}; it is not possible to do this: {}", now.en, action.label.en)},
                    {fmt::format("此操作适用于：{}。请刷新页面查看现状。", states_text(kind, action.from, true)),
                     fmt::format("It is possible when: {}. Reload the page to see how things stand.",
                                 states_text(kind, action.from, false))},
                    "",
                    ""});
        return;
    }
    if (!action.repeatable && work.before.done_on(action.id)) {
        work.fault(
            {Code::AlreadyDone,
             {fmt::format("“{}”已在 {} 办过", action.label.zh, to_string(*work.before.done_on(action.id))),
              fmt::format("{} was already done on {}", action.label.en, to_string(*work.before.done_on(action.id)))},
             {"日期有误时请用“更正”。", "If its date is wrong, use Correct."},
             "",
             ""});
    }
    for (const Condition& condition : action.conditions) {
        if (holds(*work.in_use.compiled, condition.feel, work.after, work.today)) continue;
        work.fault({Code::ConditionFailed, condition.says, {"请先办理所缺的一步，或改正所填内容。", "Do the missing step first, or correct what was entered."}, "", condition.article});
    }
}

namespace {

// Could the action's own form change what this name says?
bool entered_with(const Action& action, const NameSource& source) {
    using From = NameSource::From;
    const auto holds_it = [&](const auto& names) { return std::find(names.begin(), names.end(), source.of) != names.end(); };
    switch (source.from) {
        case From::Field:
            return source.of == action.date_field || std::any_of(action.input.begin(), action.input.end(), [&](const InputField& one) { return one.field == source.of; });
        case From::CountParty: return holds_it(action.parties);
        case From::CountRows: return source.of == action.adds_row;
        case From::Row: return true;
        case From::State:
        case From::Today:
        case From::Acted:
        case From::On:
        case From::Served: return false;
    }
    return true;
}

}  // namespace

const Condition* out_of_reach(const Record& record, const CompiledKind& compiled, const Action& action, CivilDate today) {
    for (const Condition& condition : action.conditions) {
        const auto& needed = compiled.needs(condition.feel);
        const bool enterable = std::any_of(needed.begin(), needed.end(), [&](std::size_t place) { return entered_with(action, compiled.names()[place].source); });
        if (!enterable && !holds(compiled, condition.feel, record, today)) return &condition;
    }
    return nullptr;
}

json::object plain_input(const Work& work) {
    json::object plain;
    for (const auto& member : work.request.input) {
        const Field* field = work.kind().field(member.key());
        const bool open = field == nullptr ? member.value().is_int64()
                                           : (field->field_class == FieldClass::Plain ||
                                              field->field_class == FieldClass::Statistic) &&
                                                 field->type != FieldType::LongText;
        if (!open || member.value().is_object()) continue;
        // An upload is named by its own id, which ends; the file it became stays.
        const bool file = field != nullptr && field->type == FieldType::File;
        plain[member.key()] = file ? json::value(text_of(work.after.value(member.key()))) : member.value();
    }
    return plain;
}

void add_act(Work& work, std::string action, const json::object& plain) {
    Act act{0, std::move(action), to_string(work.on), canonical(plain)};
    act.account = work.request.actor.self.account;
    act.recorded_at = work.now.ms;
    act.dirty = true;
    work.after.acts.push_back(std::move(act));
}

void apply_effects(Work& work) {
    const Action& action = *work.action;
    if (!action.date_field.empty()) work.after.set(action.date_field, to_string(work.on));
    add_act(work, action.id, plain_input(work));
    for (const Setting& setting : action.sets) {
        const Field* field = work.kind().field(setting.field);
        XIEZHI_CHECK(field != nullptr);
        set_value(work, *field, from_feel(compute(*work.in_use.compiled, setting.feel, work.after, work.today)));
    }
    change_pauses(work);
    check_extension(work);
    if (action.assigns) {
        const std::string holder(text_at(work.request.input, "holder"));
        if (!holder.empty()) work.after.holder = holder;
    }
    give_numbers(work, action);
    for (const std::string& paper : action.papers) issue_paper(work, *work.kind().paper(paper));
    if (const auto to = next_state(work)) {
        check_closing(work, *to);
        work.after.state = *to;
        work.after.acts.back().to_state = *to;
    }
}

void derive_all(Work& work) {
    work.after.terms = derive_terms(work.after, *work.in_use.compiled, work.catalog.book());
    derive_title(work);
    derive_tasks(work);
}

}  // namespace xiezhi::engine
