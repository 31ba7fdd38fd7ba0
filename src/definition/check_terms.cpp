#include <fmt/format.h>

#include <deque>
#include <map>
#include <set>

#include "definition/check_parts.hpp"
#include "definition/names.hpp"

namespace xiezhi {

namespace {

// Matters older than this are not entered: the oldest edition of the reconsideration law that the program holds begins
// here (RL17 as amended, in force 2018-01-01). An unconditional term must have a rule for every day since.
constexpr std::string_view kFirstDay = "2018-01-01";

// "serve(decision)" → "decision"; "" for an action.
std::string_view served_paper(std::string_view met_by) {
    if (!met_by.starts_with("serve(") || !met_by.ends_with(")")) return {};
    return met_by.substr(6, met_by.size() - 7);
}

void check_anchor(Checker& out, const Kind& kind, const TermSlot& slot, const Anchor& anchor, const std::string& who) {
    switch (anchor.from) {
        case Anchor::From::Field: {
            const Field* field = kind.field(anchor.name);
            if (field == nullptr) {
                out.missing(slot.origin, who, {"字段", "field"}, anchor.name);
            } else if (field->type != FieldType::Date) {
                out.fault(slot.origin, {who + " 的起算点须是日期字段：" + anchor.name, who + " starts at a date field, unlike " + anchor.name}, {"请换一个字段。", "Choose another field."});
            }
            return;
        }
        case Anchor::From::Act:
            if (kind.action(anchor.name) == nullptr && !is_built_in_action(anchor.name)) out.missing(slot.origin, who, {"操作", "action"}, anchor.name);
            return;
        case Anchor::From::Served:
        case Anchor::From::ServedLast: break;
    }
    const Paper* paper = kind.paper(anchor.name);
    if (paper == nullptr) {
        out.missing(slot.origin, who, {"文书", "paper"}, anchor.name);
        return;
    }
    if (paper->to.empty()) {
        out.fault(slot.origin,
                  {fmt::format("{} 从“{}”的送达起算，但它不送达任何人", who, anchor.name),
                   fmt::format("{} starts at the service of '{}', which is served on nobody", who, anchor.name)},
                  {"请给文书写 to。", "Give the paper its 'to'."});
    } else if (!anchor.party.empty() && !contains(paper->to, anchor.party)) {
        out.fault(slot.origin,
                  {fmt::format("{} 从送达“{}”起算，但“{}”不送达该当事人", who, anchor.party, anchor.name),
                   fmt::format("{} starts at the service on '{}', on whom '{}' is not served", who, anchor.party,
                               anchor.name)},
                  {"请在文书的 to 中写上该当事人。", "Add the party to the paper's 'to'."});
    }
}

void check_links(Checker& out, const Kind& kind, const TermSlot& slot, const std::string& who) {
    check_anchor(out, kind, slot, slot.anchor, who);
    if (slot.known) check_anchor(out, kind, slot, *slot.known, who);
    if (!slot.edition_field.empty()) {
        const Field* field = kind.field(slot.edition_field);
        if (field == nullptr || field->type != FieldType::Date) {
            out.fault(slot.origin,
                      {who + " 的 edition 须是日期字段：" + slot.edition_field,
                       who + ": 'edition' is a date field, unlike " + slot.edition_field},
                      {"请换一个字段。", "Choose another field."});
        }
    }
    for (const auto* names : {&slot.met_by, &slot.ended_by}) {
        for (const std::string& name : *names) {
            const std::string_view paper = served_paper(name);
            if (!paper.empty() && kind.paper(paper) == nullptr) out.missing(slot.origin, who, {"文书", "paper"}, std::string(paper));
            if (paper.empty() && kind.action(name) == nullptr && !is_built_in_action(name)) out.missing(slot.origin, who, {"操作", "action"}, name);
        }
    }
    for (const std::string& group : slot.paused_by) {
        const bool known = std::any_of(kind.pauses.begin(), kind.pauses.end(), [&](const PauseGroup& one) { return one.id == group; });
        if (!known) out.missing(slot.origin, who, {"中止事由", "pause"}, group);
    }
    if (!slot.lapse_proposes.empty() && kind.action(slot.lapse_proposes) == nullptr) {
        out.missing(slot.origin, who, {"操作", "action"}, slot.lapse_proposes);
    }
    if (slot.met_by.empty() && slot.whose == TermSlot::Whose::Us) {
        out.fault(slot.origin, {who + " 是本局的期限，却没有办成它的操作（met_by）", who + " is our own term, but nothing meets it (met_by)"}, {"请写明 met_by。", "Name the actions in 'met_by'."});
    }
}

std::vector<const Rule*> versions(const Law& law, const std::string& rule) {
    std::vector<const Rule*> out;
    if (const auto* family = law.family(rule)) {
        for (const std::size_t place : *family) out.push_back(&law.rules[place]);
    } else if (const Rule* one = law.rule(rule)) {
        out.push_back(one);
    }
    std::sort(out.begin(), out.end(), [](const Rule* a, const Rule* b) { return a->in_force.from < b->in_force.from; });
    return out;
}

void check_period(Checker& out, const TermSlot& slot, const std::vector<const Rule*>& rules, const std::string& who) {
    const CivilDate first = *parse_date(kFirstDay);
    if (rules.front()->in_force.from > first && slot.when.empty()) {
        out.fault(slot.origin, {fmt::format("{}：规则 {} 自 {} 起才有，此前的事项没有规则", who, slot.rule, to_string(rules.front()->in_force.from)),
                                fmt::format("{}: rule {} begins on {}; earlier matters have no rule", who, slot.rule, to_string(rules.front()->in_force.from))},
                  {fmt::format("请在 law/ 补写旧规则，或用 when 限定（如 日期 >= date(\"{}\")）。", to_string(rules.front()->in_force.from)),
                   fmt::format("Add the older rule to law/, or limit the term with 'when' (as in date >= date(\"{}\")).", to_string(rules.front()->in_force.from))});
    }
    for (std::size_t i = 0; i + 1 < rules.size(); ++i) {
        const auto& to = rules[i]->in_force.to;
        if (to && *to + 1 < rules[i + 1]->in_force.from) {
            out.fault(slot.origin, {fmt::format("{}：规则 {} 在 {} 至 {} 之间没有版本", who, slot.rule, to_string(*to + 1), to_string(rules[i + 1]->in_force.from - 1)),
                                    fmt::format("{}: rule {} has no version from {} to {}", who, slot.rule, to_string(*to + 1), to_string(rules[i + 1]->in_force.from - 1))},
                      {"请在 law/ 补写。", "Add it to law/."});
        }
    }
    if (rules.back()->in_force.to) {
        out.warn(slot.origin,
                 {fmt::format("{}：规则 {} 只到 {} 为止", who, slot.rule, to_string(*rules.back()->in_force.to)),
                  fmt::format("{}: rule {} ends on {}", who, slot.rule, to_string(*rules.back()->in_force.to))},
                 {"请核对此后是否另有规则。", "Check whether another rule follows."});
    }
}

void check_rule(Checker& out, const Kind& kind, const TermSlot& slot, const std::string& who) {
    if (out.law() == nullptr) return;
    const std::vector<const Rule*> rules = versions(*out.law(), slot.rule);
    if (rules.empty()) {
        out.missing(slot.origin, who, {"期限规则", "rule"}, slot.rule);
        return;
    }
    check_period(out, slot, rules, who);
    bool cap = false, extendable = false;
    for (const Rule* rule : rules) {
        // A version that is only a fact (no length) is fine where `when` keeps its matters out.
        if (!rule->has_period() && slot.when.empty()) {
            out.fault(slot.origin,
                      {fmt::format("{}：规则 {} 没有期限长度", who, rule->id),
                       fmt::format("{}: rule {} has no period", who, rule->id)},
                      {"请用有期限的规则。", "Use a rule with a period."});
        }
        if (rule->citation.article.empty()) {
            out.fault(slot.origin,
                      {fmt::format("{}：规则 {} 没有写明条文", who, rule->id),
                       fmt::format("{}: rule {} names no article", who, rule->id)},
                      {"请在 law/ 补写 article。", "Add 'article' in law/."});
        }
        if (rule->cap && rule->cap->required && !slot.known) {
            out.fault(slot.origin, {fmt::format("{}：规则 {} 有最长期限，须用 known 写明它的起算点（{}）", who, rule->id, rule->cap->from),
                                    fmt::format("{}: rule {} has a cap; say with 'known' where it starts ({})", who, rule->id, rule->cap->from)},
                      {"请补写 known。", "Add 'known'."});
        }
        cap = cap || rule->cap.has_value() || rule->restarts_on_conversion;  // D10 counts from the second anchor
        extendable = extendable || rule->extension.has_value();
    }
    if (slot.known && !cap) {
        out.fault(slot.origin,
                  {fmt::format("{} 写了 known，但规则 {} 没有最长期限", who, slot.rule),
                   fmt::format("{} has 'known', but rule {} has no cap", who, slot.rule)},
                  {"请删去 known。", "Remove 'known'."});
    }
    for (const Action& action : kind.actions) {
        if (action.extends == slot.id && !extendable) {
            out.fault(action.origin,
                      {fmt::format("操作 {} 延长“{}”，但规则 {} 不可延长", action.id, slot.id, slot.rule),
                       fmt::format("action {} lengthens '{}', but rule {} allows no extension", action.id, slot.id,
                                   slot.rule)},
                      {"请核对法条。", "Check the article."});
        }
    }
}

// --- Every started term ends ---------------------------------------------------------------------------------------
//
// Walks (state, is the term running?) from the initial states, action by action. An action that can set the anchor
// starts the term; for a service the action that issues the paper does, since the service may follow at any time. An
// action of met_by or ended_by stops it; serve(paper) counts where an action, or the closing, asks for served.paper.
// Closing a matter ends nothing by itself: a way into a closed state with the term still running is a fault, and the
// message shows that way. Conditions are not weighed, so a way that the facts exclude may be reported too; naming the
// closing action in ended_by is then right and harmless.

bool starts(const Action& action, const TermSlot& slot) {
    switch (slot.anchor.from) {
        case Anchor::From::Field: return is_set_by(action, slot.anchor.name);
        case Anchor::From::Act: return action.id == slot.anchor.name;
        case Anchor::From::Served:
        case Anchor::From::ServedLast: return contains(action.papers, slot.anchor.name);
    }
    return false;
}

bool asks_for_service(const std::vector<Condition>& conditions, std::string_view paper) {
    const std::string name = "served." + std::string(paper);
    return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& one) { return one.feel.find(name) != std::string::npos; });
}

bool stops(const Kind& kind, const Action& action, const TermSlot& slot, bool into_final) {
    for (const auto* names : {&slot.met_by, &slot.ended_by}) {
        for (const std::string& name : *names) {
            if (name == action.id) return true;
            const std::string_view paper = served_paper(name);
            if (!paper.empty() && (asks_for_service(action.conditions, paper) || (into_final && asks_for_service(kind.closing, paper)))) return true;
        }
    }
    return false;
}

struct Place {
    std::string state;
    bool running = false;
    auto operator<=>(const Place&) const = default;
};

// The shortest way into a closed state with the term running: "receive → accept → archive"; empty when there is none.
std::string way_out(const Kind& kind, const TermSlot& slot) {
    std::map<Place, std::string> ways;
    std::deque<Place> queue;
    const auto visit = [&](Place place, std::string way) {
        if (ways.emplace(place, std::move(way)).second) queue.push_back(std::move(place));
    };
    const auto step = [&](const Action& action, const Place& from, const std::string& way, const std::string& to) -> bool {
        const State* state = kind.state(to);
        if (state == nullptr) return false;
        const bool running = !stops(kind, action, slot, state->final) && (from.running || starts(action, slot));
        const std::string longer = way + (way.empty() ? "" : " → ") + action.id;
        if (running && (state->closed || state->final)) {
            ways[{"", true}] = longer;
            return true;
        }
        visit({to, running}, longer);
        return false;
    };
    const auto walk = [&](const Action& action, const Place& from, const std::string& way) -> bool {
        bool always = false;
        for (const Transition& transition : action.to) {
            if (step(action, from, way, transition.to)) return true;
            always = always || transition.when.empty();
        }
        return !always && !from.state.empty() && step(action, from, way, from.state);
    };
    for (const Action& action : kind.actions) {
        if (action.creates && walk(action, {}, "")) return ways[{"", true}];
    }
    while (!queue.empty()) {
        const Place place = queue.front();
        queue.pop_front();
        const std::string way = ways[place];
        for (const Action& action : kind.actions) {
            if (contains(action.from, place.state) && walk(action, place, way)) return ways[{"", true}];
        }
    }
    return {};
}

void check_ends(Checker& out, const Kind& kind, const TermSlot& slot, const std::string& who) {
    // Another's term that nothing here meets simply runs out: a note of the last day, nobody's task.
    if (slot.met_by.empty() && slot.ended_by.empty() && slot.whose != TermSlot::Whose::Us) return;
    const std::string way = way_out(kind, slot);
    if (way.empty()) return;
    out.fault(slot.origin, {fmt::format("{} 可能在结案时仍在计算：{}", who, way), fmt::format("{} may still run when the matter is closed: {}", who, way)},
              {"请把使它完成的操作写进 met_by，使它失去意义的操作（包括结案操作）写进 ended_by。",
               "Name the actions that meet it in met_by, and those that make it pointless (the closing one too) in ended_by."});
}

void check_pauses(Checker& out, const Kind& kind) {
    for (const PauseGroup& group : kind.pauses) {
        const std::string who = fmt::format("kind {}, pause {}", kind.id, group.id);
        bool opened = false, closed = false;
        for (const Action& action : kind.actions) {
            opened = opened || action.pauses == group.id;
            closed = closed || action.resumes == group.id;
        }
        const bool used = std::any_of(kind.terms.begin(), kind.terms.end(), [&](const TermSlot& slot) { return contains(slot.paused_by, group.id); });
        if (!opened) out.fault(group.origin, {who + " 没有操作开始它", who + ": no action opens it"}, {"请给某个操作写 pauses。", "Give an action 'pauses'."});
        if (!closed)
            out.fault(group.origin,
                      {who + " 没有操作结束它，期限会一直停着",
                       who + ": no action closes it; the terms would stand still for ever"},
                      {"请给某个操作写 resumes。", "Give an action 'resumes'."});
        if (!used) out.fault(group.origin, {who + " 不中止任何期限", who + " pauses no term"}, {"请在期限的 paused_by 中写上，或删去。", "Name it in a term's paused_by, or remove it."});
        if (!group.ground_field.empty() && kind.field(group.ground_field) == nullptr) out.missing(group.origin, who, {"字段", "field"}, group.ground_field);
        out.article(group.origin, who, group.article);
    }
}

}  // namespace

void check_terms(Checker& out, const Kind& kind) {
    for (const TermSlot& slot : kind.terms) {
        const std::string who = fmt::format("kind {}, term {}", kind.id, slot.id);
        check_links(out, kind, slot, who);
        check_rule(out, kind, slot, who);
        check_ends(out, kind, slot, who);
    }
    check_pauses(out, kind);
}

}  // namespace xiezhi
