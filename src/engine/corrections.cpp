#include "engine/corrections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/approval.hpp"
#include "engine/built_in.hpp"
#include "engine/effects.hpp"
#include "engine/input.hpp"
#include "engine/names.hpp"

namespace xiezhi::engine {

namespace {

const Action* action_of(const Kind& kind, const Act& act) { return act.voided ? nullptr : kind.action(act.action); }
const Action* action_of(const Work& work, const Act& act) { return action_of(work.kind(), act); }

const Setting* setting_of(const Action& action, const std::string& field) {
    const auto at = std::find_if(action.sets.begin(), action.sets.end(), [&](const Setting& setting) { return setting.field == field; });
    return at == action.sets.end() ? nullptr : &*at;
}

bool gives(const Action& action, const std::string& field) { return action.date_field == field || setting_of(action, field) != nullptr; }

// The act whose date or setting the field holds now: the last that wrote it.
const Act* writer_of(const Kind& kind, const Record& record, const std::string& field) {
    for (auto act = record.acts.rbegin(); act != record.acts.rend(); ++act) {
        const Action* action = action_of(kind, *act);
        if (action != nullptr && gives(*action, field)) return &*act;
    }
    return nullptr;
}

Act* writer_of(Work& work, const std::string& field) {
    const Act* act = writer_of(work.kind(), work.after, field);
    return act == nullptr ? nullptr : &work.after.acts[static_cast<std::size_t>(act - work.after.acts.data())];
}

// A value that acts give of themselves (their date, what they set) is corrected through the act, or its parts would no longer
// agree: a case closed on a day on which nothing was decided. False with the fault when it is such a value.
bool stands_alone(Work& work, const Field& field, const std::string& where) {
    const auto given = given_by_act(work.kind(), work.after, field.id);
    if (!given) return true;
    if (given->done)
        work.fault({Code::ConditionFailed,
                    {fmt::format("“{}”由“{}”得出，不能单独更正", field.label.zh, given->action->label.zh),
                     fmt::format("{} follows from: {}; it is not corrected by itself", field.label.en, given->action->label.en)},
                    {"请更正那一步的日期，或作废后重新登记。", "Correct the day of that act, or void the matter and enter it anew."},
                    where,
                    ""});
    else
        work.fault({Code::ConditionFailed,
                    {fmt::format("还没有得出“{}”的步骤", field.label.zh), fmt::format("No act has given yet: {}", field.label.en)},
                    {"请办理那一步，而不是更正。", "Do that act; there is nothing to correct."},
                    where,
                    ""});
    return false;
}

// What an act's old date left elsewhere moves with it.
void move_traces(Work& work, const Action& action, const std::string& old_day, const std::string& day) {
    for (Pause& pause : work.after.pauses) {
        std::string* moved = pause.group == action.pauses && pause.from_on == old_day  ? &pause.from_on
                             : pause.group == action.resumes && pause.to_on == old_day ? &pause.to_on
                                                                                       : nullptr;
        if (moved == nullptr) continue;
        *moved = day;
        pause.dirty = true;
    }
    for (Paper& paper : work.after.papers) {
        if (paper.issued_on != old_day || std::find(action.papers.begin(), action.papers.end(), paper.paper) == action.papers.end()) continue;
        paper.issued_on = day;
        paper.dirty = true;
    }
}

void move_service(Work& work, const Act& act, const std::string& old_day, const std::string& day) {
    const auto input = parse_json(act.input.empty() ? "{}" : act.input);
    if (!input || !input->is_object()) return;
    for (Service& service : work.after.services) {
        if (service.paper != text_at(input->as_object(), "paper") || service.party != text_at(input->as_object(), "party") || service.served_on != old_day) continue;
        service.served_on = day;
        service.dirty = true;
    }
}

void move_act(Work& work, Act& act, CivilDate to, const std::string& where) {
    const std::string old_day = act.happened_on;
    const std::string day = to_string(to);
    if (to > work.today) {
        work.fault({Code::BadDate,
                    {fmt::format("日期 {} 还没有到", day), fmt::format("The date {} has not come yet", day)},
                    {"已发生的事才登记。", "Only what has happened is recorded."},
                    where,
                    ""});
        return;
    }
    if (day == old_day) return;
    act.happened_on = day;
    act.dirty = true;
    if (act.action == "serve") return move_service(work, act, old_day, day);
    const Action* action = action_of(work, act);
    if (action == nullptr) return;
    move_traces(work, *action, old_day, day);
    if (action->date_field.empty()) return;
    if (writer_of(work, action->date_field) == &act) work.after.set(action->date_field, day);
    // Copies of the date that the action set, unless a later act has written over them.
    for (const Setting& setting : action->sets) {
        const auto slots = work.in_use.compiled->of(setting.feel).slots();
        const bool copies = std::any_of(slots.begin(), slots.end(), [&](const feel::Slot& slot) { return slot.name == action->date_field; });
        if (!copies || writer_of(work, setting.field) != &act) continue;
        const Field* field = work.kind().field(setting.field);
        XIEZHI_CHECK(field != nullptr);
        set_value(work, *field, from_feel(compute(*work.in_use.compiled, setting.feel, work.after, work.today)));
    }
}

void check_order(Work& work) {
    for (const Pause& pause : work.after.pauses) {
        if (pause.to_on.empty() || pause.to_on >= pause.from_on) continue;
        work.fault({Code::DateOrder,
                    {fmt::format("恢复日期 {} 早于中止日期 {}", pause.to_on, pause.from_on),
                     fmt::format("The clock cannot resume on {}, before it stopped on {}", pause.to_on, pause.from_on)},
                    {"请一并改正两个日期。", "Correct both dates together."},
                    "/input/acts",
                    ""});
    }
    for (const Service& service : work.after.services) {
        const auto paper = std::find_if(work.after.papers.begin(), work.after.papers.end(), [&](const Paper& one) { return one.id == service.paper; });
        if (paper == work.after.papers.end() || service.served_on >= paper->issued_on) continue;
        work.fault(
            {Code::DateOrder,
             {fmt::format("送达日期 {} 早于文书日期 {}", service.served_on, paper->issued_on),
              fmt::format("Served on {}, before the paper was issued on {}", service.served_on, paper->issued_on)},
             {"请一并改正两个日期。", "Correct both dates together."},
             "/input/acts",
             ""});
    }
}

void correct_fields(Work& work, const json::object& fields) {
    for (const auto& member : fields) {
        const Field* field = work.kind().field(member.key());
        const std::string where = "/input/fields/" + std::string(member.key());
        if (field == nullptr) {
            work.fault({Code::UnknownField, {"没有这一字段", "There is no such field"}, {"请删去。", "Remove it."}, where, ""});
            continue;
        }
        if (field->field_class == FieldClass::Secret) {
            work.fault({Code::BadValue, {"密码不能更正", "A password cannot be corrected"}, {"请用“重设密码”。", "Set a new one with the action for it."}, where, ""});
            continue;
        }
        auto value = read_value(work.catalog, *field, member.value(), work.on, where);
        if (!value) {
            append(work.faults, value.error());
            continue;
        }
        check_reference(work, *field, *value, where);
        if (!stands_alone(work, *field, where)) continue;
        // The date of an act lives in the act; the field follows it.
        Act* act = field->type == FieldType::Date ? writer_of(work, field->id) : nullptr;
        const Action* action = act == nullptr ? nullptr : action_of(work, *act);
        if (action != nullptr && action->date_field == field->id) {
            if (const auto day = date_of(text_of(*value))) move_act(work, *act, *day, where);
            else
                work.fault(
                    {Code::MissingField,
                     {fmt::format("“{}”是“{}”的日期，不能留空", field->label.zh, action->label.zh),
                      fmt::format("{} is the date of: {}; it cannot be empty", field->label.en, action->label.en)},
                     {"请填写正确的日期。", "Give the right date."},
                     where,
                     ""});
            continue;
        }
        set_value(work, *field, std::move(*value));
    }
}

void correct_acts(Work& work, const json::array& acts) {
    std::size_t i = 0;
    for (const auto& entry : acts) {
        const std::string where = fmt::format("/input/acts/{}", i++);
        const auto* sequence = entry.is_object() ? entry.get_object().if_contains("sequence") : nullptr;
        const auto act = sequence == nullptr || !sequence->is_int64()
                             ? work.after.acts.end()
                             : std::find_if(work.after.acts.begin(), work.after.acts.end(),
                                            [&](const Act& a) { return a.sequence == sequence->get_int64(); });
        if (act == work.after.acts.end()) {
            work.fault({Code::BadValue, {"没有这一步", "There is no such act"}, {"请从经过中选择。", "Choose it from the timeline."}, where, ""});
            continue;
        }
        const auto day = parse_date(text_at(entry.get_object(), "on"), where + "/on");
        if (day) move_act(work, *act, *day, where + "/on");
        else append(work.faults, day.error());
    }
}

// What a second person had to agree to is not changed by one alone: where the entry, as corrected, would need approval, it
// is ended and entered anew. (In a case the acts stand as they were approved and a correction is visible beside them.)
void refuse_what_needs_approval(Work& work) {
    if (work.kind().shape != Kind::Shape::Register) return;
    for (const Action& action : work.kind().actions) {
        if (!action.creates || action.approval.empty()) continue;
        work.action = &action;
        const bool asks = !steps_needed(work).empty();
        work.action = nullptr;
        if (!asks) continue;
        return work.fault({Code::Forbidden, {"改正后的内容须经批准，不能直接更正", "What it would become needs approval and cannot simply be corrected"},
                           {"请终止本条，另行登记并呈批。", "End this entry and make a new one, which goes to approval."}, "", ""});
    }
}

}  // namespace

std::optional<GivenByAct> given_by_act(const Kind& kind, const Record& record, const std::string& field) {
    if (const Act* act = writer_of(kind, record, field)) {
        const Action& action = *action_of(kind, *act);
        if (action.date_field == field) return std::nullopt;
        return GivenByAct{&action, true};
    }
    const auto& actions = kind.actions;
    const auto giver = std::find_if(actions.begin(), actions.end(), [&](const Action& action) { return gives(action, field); });
    const bool entered = std::any_of(actions.begin(), actions.end(), [&](const Action& action) {
        return std::any_of(action.input.begin(), action.input.end(), [&](const InputField& entry) { return entry.field == field; });
    });
    if (giver == actions.end() || entered) return std::nullopt;
    return GivenByAct{&*giver, false};
}

void correct(Work& work) {
    if (refuse_when_final(work, {"更正", "correct it"})) return;
    text_input(work, "reason", {"更正理由", "Reason"}, 3000, true);
    const auto* fields = work.request.input.if_contains("fields");
    const auto* acts = work.request.input.if_contains("acts");
    const auto wrong = [&](const char* where, Words what) { work.fault({Code::BadValue, std::move(what), {"请按接口说明填写。", "See the description of the interface."}, where, ""}); };
    if (fields != nullptr && !fields->is_null() && !fields->is_object()) wrong("/input/fields", {"应为一个对象", "must be an object"});
    if (acts != nullptr && !acts->is_null() && !acts->is_array()) wrong("/input/acts", {"应为一个列表", "must be a list"});
    const bool any = (fields != nullptr && fields->is_object() && !fields->get_object().empty()) || (acts != nullptr && acts->is_array() && !acts->get_array().empty());
    if (!any) work.fault({Code::MissingField, {"没有要更正的内容", "There is nothing to correct"}, {"请选择要更正的字段或步骤。", "Choose a field or an act."}, "/input/fields", ""});
    // Days first: a field given beside its act's new day is then the same day or said apart.
    if (acts != nullptr && acts->is_array()) correct_acts(work, acts->get_array());
    if (fields != nullptr && fields->is_object()) correct_fields(work, fields->get_object());
    check_order(work);
    if (fields != nullptr) refuse_what_needs_approval(work);
    add_act(work, "correct", {});
}

}  // namespace xiezhi::engine
