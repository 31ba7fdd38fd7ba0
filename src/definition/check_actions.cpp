#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "definition/check_parts.hpp"
#include "definition/names.hpp"

namespace xiezhi {

namespace {

const Field* row_field(const Kind& kind, std::string_view name) {
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return nullptr;
    const RowList* list = kind.list(name.substr(0, dot));
    if (list == nullptr) return nullptr;
    for (const Field& field : list->fields) {
        if (field.id == name.substr(dot + 1)) return &field;
    }
    return nullptr;
}

bool grants_role(const std::vector<Grant>& grants, std::string_view role) {
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) { return grant.role == role || grant.role == "*"; });
}

void check_input(Checker& out, const Kind& kind, const Action& action, const std::string& who) {
    std::set<std::string> seen;
    bool fills_row = false;
    for (const InputField& input : action.input) {
        if (!seen.insert(input.field).second) {
            out.fault(action.origin, {who + " 两次录入“" + input.field + "”", who + " asks for '" + input.field + "' twice"}, {"请删去一处。", "Remove one."});
        }
        if (input.field == action.date_field) {
            out.fault(action.origin, {fmt::format("{} 的办理日期已写入“{}”，不必再录入", who, input.field), fmt::format("{}: the legal date already goes into '{}'", who, input.field)},
                      {"请从 input 中删去。", "Remove it from 'input'."});
        }
        if (input.required && !input.required_when.empty()) {
            out.fault(action.origin, {who + "：“" + input.field + "”同时写了必填与 required_when", who + ": '" + input.field + "' is both required and required_when"},
                      {"请只留一个。", "Keep one."});
        }
        const auto dot = input.field.find('.');
        if (dot == std::string::npos) {
            if (kind.field(input.field) == nullptr) out.missing(action.origin, who, {"字段", "field"}, input.field);
            continue;
        }
        if (row_field(kind, input.field) == nullptr) {
            out.missing(action.origin, who, {"清单字段", "list field"}, input.field);
        } else if (input.field.substr(0, dot) != action.adds_row) {
            out.fault(action.origin, {fmt::format("{} 录入“{}”，却没有写 adds: {}", who, input.field, input.field.substr(0, dot)),
                                      fmt::format("{} asks for '{}' but does not say adds: {}", who, input.field, input.field.substr(0, dot))},
                      {"请补写 adds。", "Add 'adds'."});
        }
        fills_row = true;
    }
    if (action.adds_row.empty()) return;
    if (kind.list(action.adds_row) == nullptr) {
        out.missing(action.origin, who, {"清单", "list"}, action.adds_row);
    } else if (!fills_row) {
        out.fault(
            action.origin,
            {fmt::format("{} 增加“{}”的一行，却不录入它的字段", who, action.adds_row),
             fmt::format("{} adds a row to '{}' but asks for none of its fields", who, action.adds_row)},
            {"请在 input 中写 " + action.adds_row + ".字段。", "Write " + action.adds_row + ".field in 'input'."});
    }
}

void check_effects(Checker& out, const Kind& kind, const Action& action, const std::string& who) {
    std::set<std::string> set_fields;
    for (const Setting& setting : action.sets) {
        set_fields.insert(setting.field);
        const bool row = setting.field.find('.') != std::string::npos;
        if (row ? row_field(kind, setting.field) == nullptr : kind.field(setting.field) == nullptr) {
            out.missing(setting.origin, who, {"字段", "field"}, setting.field);
        }
    }
    for (const std::string& party : action.parties) {
        if (kind.party(party) == nullptr) out.missing(action.origin, who, {"当事人", "party"}, party);
    }
    for (const std::string& paper : action.papers) {
        const Paper* found = kind.paper(paper);
        if (found == nullptr) {
            out.missing(action.origin, who, {"文书", "paper"}, paper);
        } else if (found->adverse && action.approval.empty()) {
            out.fault(action.origin, {fmt::format("{} 制发不利文书“{}”却不经审批", who, paper), fmt::format("{} issues the adverse paper '{}' without approval", who, paper)},
                      {"不利文书须有具名的人决定：请补写 approval。", "A named person decides on adverse papers: add 'approval'."});
        }
    }
    for (const std::string& number : action.numbers) {
        if (kind.number(number) == nullptr) out.missing(action.origin, who, {"编号", "number"}, number);
    }
    const auto has_group = [&](const std::string& id) {
        return std::any_of(kind.pauses.begin(), kind.pauses.end(), [&](const PauseGroup& group) { return group.id == id; });
    };
    for (const std::string& group : {action.pauses, action.resumes}) {
        if (!group.empty() && !has_group(group)) out.missing(action.origin, who, {"中止事由", "pause"}, group);
    }
    if (!action.pauses.empty() && action.pauses == action.resumes) {
        out.fault(action.origin, {who + " 同时中止又恢复“" + action.pauses + "”", who + " both opens and closes the pause '" + action.pauses + "'"}, {"请删去一个。", "Remove one."});
    }
    if (!action.link.empty() && out.definition().kind(action.link) == nullptr) {
        out.missing(action.origin, who, {"种类", "kind"}, action.link);
    }
    const std::array<std::string_view, 5> known = {"", kReportSnapshot, kListExport, kCalendarYear, kRuleCheck};
    if (std::find(known.begin(), known.end(), action.engine) == known.end()) out.missing(action.origin, who, {"程序函数", "engine function"}, action.engine);
}

void check_extension(Checker& out, const Kind& kind, const Action& action, const std::string& who) {
    if (action.extends.empty() != action.extends_by.empty()) {
        out.fault(action.origin, {who + " 的 extends 与 extends_by 须同时写", who + ": 'extends' and 'extends_by' go together"}, {"请补写另一个。", "Add the other."});
    }
    if (action.extends.empty()) return;
    if (kind.term(action.extends) == nullptr) out.missing(action.origin, who, {"期限", "term"}, action.extends);
    const Field* by = kind.field(action.extends_by);
    if (!action.extends_by.empty() && by == nullptr) {
        out.missing(action.origin, who, {"字段", "field"}, action.extends_by);
    } else if (by != nullptr && (by->type != FieldType::Integer || !is_set_by(action, by->id))) {
        out.fault(action.origin, {who + " 的 extends_by 须是本操作录入的整数字段：" + by->id, who + ": 'extends_by' is an integer field this action enters, unlike " + by->id},
                  {"请在 input 中录入它，类型为 integer。", "Enter it in 'input', of type integer."});
    }
}

void check_rights(Checker& out, const Kind& kind, const Action& action, const std::string& who) {
    out.grants(action.origin, who, action.by);
    for (const ApprovalStep& step : action.approval) out.role(step.origin, who, step.role);
    for (const Grant& grant : action.by) {
        if (grants_role(kind.read, grant.role) || grant.role == "*") continue;
        out.warn(action.origin,
                 {fmt::format("{} 可由“{}”办理，但该角色不能读 {}", who, grant.role, kind.id),
                  fmt::format("{} may be done by '{}', who may not read a {}", who, grant.role, kind.id)},
                 {"请把该角色写进 read。", "Add the role to 'read'."});
    }
    for (const ApprovalStep& step : action.approval) {
        if (grants_role(kind.read, step.role)) continue;
        out.warn(step.origin,
                 {fmt::format("{} 由“{}”审批，但该角色不能读 {}", who, step.role, kind.id),
                  fmt::format("{} is approved by '{}', who may not read a {}", who, step.role, kind.id)},
                 {"请把该角色写进 read。", "Add the role to 'read'."});
    }
    if (action.creates) {
        const bool own = std::any_of(action.by.begin(), action.by.end(), [](const Grant& grant) { return grant.scope == Grant::Scope::Own; });
        if (own) {
            out.fault(action.origin, {who + " 新建记录，不能限于本人承办（own）：记录还没有承办人", who + " creates the record; 'own' cannot limit it, nobody holds it yet"},
                      {"请去掉 /own。", "Remove '/own'."});
        }
    }
}

}  // namespace

void check_actions(Checker& out, const Kind& kind) {
    for (const Action& action : kind.actions) {
        const std::string who = fmt::format("kind {}, action {}", kind.id, action.id);
        if (is_built_in_action(action.id)) {
            out.fault(action.origin, {who + "：这是内置操作的名字", who + ": this is the name of a built-in action"}, {"请换一个名字。", "Choose another name."});
        }
        if (!action.date_field.empty()) {
            const Field* date = kind.field(action.date_field);
            if (date == nullptr) {
                out.missing(action.origin, who, {"字段", "field"}, action.date_field);
            } else if (date->type != FieldType::Date) {
                out.fault(action.origin,
                          {who + " 的 date 须是日期字段：" + action.date_field,
                           who + ": 'date' is a date field, unlike " + action.date_field},
                          {"请换一个字段。", "Choose another field."});
            }
        }
        check_input(out, kind, action, who);
        check_effects(out, kind, action, who);
        check_extension(out, kind, action, who);
        check_rights(out, kind, action, who);
        for (const Condition& condition : action.conditions) out.article(condition.origin, who, condition.article);
    }
    for (const Condition& condition : kind.closing) out.article(condition.origin, "kind " + kind.id + ", closing", condition.article);
    for (const NumberSeries& number : kind.numbers) {
        const bool given = std::any_of(kind.actions.begin(), kind.actions.end(), [&](const Action& action) { return contains(action.numbers, number.id); });
        if (!given && kind.origin_system == "here") {
            out.fault(
                number.origin,
                {"没有操作给出编号“" + number.id + "”", "No action gives the number '" + number.id + "'"},
                {"请在某个操作的 numbers 中写上，或删去。", "Name it in the numbers of an action, or remove it."});
        }
    }
}

}  // namespace xiezhi
