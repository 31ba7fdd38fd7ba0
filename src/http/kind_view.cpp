#include "http/kind_view.hpp"

#include <set>

#include "definition/names.hpp"
#include "engine/corrections.hpp"

namespace xiezhi::http {

namespace {

json::array texts(const std::vector<std::string>& items) {
    json::array out;
    for (const std::string& item : items) out.push_back(json::string(item));
    return out;
}

void add_words(json::object& out, const char* name, const Words& words) {
    if (!words.zh.empty()) out[name] = to_json(words);
}

json::object role_view(const Definition& definition, const std::string& role) {
    json::object out{{"role", role}};
    if (const auto found = definition.roles.find(role); found != definition.roles.end()) out["label"] = to_json(found->second.label);
    return out;
}

json::object input_view(const CompiledKind& compiled, const InputField& entry) {
    const Kind& kind = compiled.kind();
    json::object out{{"field", entry.field}, {"required", entry.required}};
    // The browser is given the normalised text (docs/conditions.md).
    if (!entry.required_when.empty()) out["required_when"] = feel::to_text(compiled.of(entry.required_when));
    if (!entry.preset.empty()) out["preset"] = entry.preset;
    const auto dot = entry.field.find('.');
    const Field* field = nullptr;
    if (dot == std::string::npos) {
        field = kind.field(entry.field);
    } else if (const RowList* list = kind.list(entry.field.substr(0, dot))) {
        for (const Field& one : list->fields) {
            if (one.id == entry.field.substr(dot + 1)) field = &one;
        }
    }
    if (field != nullptr) {
        for (auto& member : field_view(*field)) {
            if (member.key() != "id") out[member.key()] = member.value();
        }
    }
    return out;
}

}  // namespace

json::object field_view(const Field& field) {
    json::object out{{"id", field.id}, {"type", name_of(field.type)}, {"label", to_json(field.label)}, {"class", name_of(field.field_class)}, {"indexed", field.indexed}};
    add_words(out, "help", field.help);
    if (!field.list.empty()) out["list"] = field.list;
    if (!field.of.empty()) out["of"] = field.of;
    if (!field.unit.empty()) out["unit"] = field.unit;
    if (field.min) out["min"] = *field.min;
    if (field.max) out["max"] = *field.max;
    return out;
}

json::object action_view(const Definition& definition, const CompiledKind& compiled, const Action& action) {
    const Kind& kind = compiled.kind();
    json::object out{{"id", action.id},           {"label", to_json(action.label)}, {"verb", to_json(action.verb.zh.empty() ? action.label : action.verb)},
                     {"creates", action.creates}, {"from", texts(action.from)},     {"assigns", action.assigns}};
    add_words(out, "help", action.help);
    add_words(out, "date_label", action.date_label);
    if (!action.date_field.empty()) out["date_field"] = action.date_field;
    json::array input;
    for (const InputField& entry : action.input) input.push_back(input_view(compiled, entry));
    // The length of an extension is a number of the term's own unit, not a field of the record.
    if (!action.extends_by.empty() && kind.field(action.extends_by) == nullptr) {
        input.push_back(json::object{
            {"field", action.extends_by}, {"required", true}, {"type", "integer"}, {"label", json::object{{"zh", "延长（日）"}, {"en", "Extend by (days)"}}}, {"min", 1}});
    }
    out["input"] = std::move(input);
    out["parties"] = texts(action.parties);
    if (!action.adds_row.empty()) out["adds"] = action.adds_row;
    json::array approval;
    for (const ApprovalStep& step : action.approval) {
        json::object one = role_view(definition, step.role);
        if (!step.when.empty()) one["when"] = step.when;
        approval.push_back(std::move(one));
    }
    out["approval"] = std::move(approval);
    json::array to;
    for (const Transition& transition : action.to) to.push_back(json::object{{"when", transition.when}, {"to", transition.to}});
    out["to"] = std::move(to);
    out["papers"] = texts(action.papers);
    json::array numbers;
    for (const std::string& id : action.numbers) {
        if (const NumberSeries* series = kind.number(id); series != nullptr && series->may_enter) numbers.push_back(json::string(id));
    }
    out["numbers"] = std::move(numbers);
    return out;
}

void add_correctable(json::object& action, const Kind& kind, const engine::Record& record) {
    json::array fields;
    json::array through;
    for (const Field& field : kind.fields) {
        if (field.hidden) continue;
        if (field.field_class == FieldClass::Secret) continue;
        const auto given = engine::given_by_act(kind, record, field.id);
        if (given)
            through.push_back(json::object{{"field", field.id}, {"action", given->action->id}, {"label", to_json(given->action->label)}, {"done", given->done}});
        else
            fields.push_back(json::string(field.id));
    }
    action["fields"] = std::move(fields);
    action["through"] = std::move(through);
}

json::object list_view(const CodeList& list) {
    json::array values;
    for (const CodeValue& value : list.values) {
        json::object one{{"code", value.code}, {"label", to_json(value.label)}};
        if (!value.from.empty()) one["from"] = value.from;
        if (!value.to.empty()) one["to"] = value.to;
        if (!value.group.empty()) one["group"] = value.group;
        values.push_back(std::move(one));
    }
    return {{"id", list.id}, {"label", to_json(list.label)}, {"verified", list.verified}, {"values", std::move(values)}};
}

json::object kind_view(const Definition& definition, const CompiledKind& compiled) {
    const Kind& kind = compiled.kind();
    json::object out{{"id", kind.id}, {"line", kind.line}, {"label", to_json(kind.label)}, {"shape", name_of(kind.shape)}, {"hash", kind.hash}};
    if (const auto line = definition.lines.find(kind.line); line != definition.lines.end()) out["line_label"] = to_json(line->second);
    json::object list{{"columns", texts(kind.list_columns)}, {"number", kind.list_number}, {"date", kind.list_date}};
    add_words(list, "heading", kind.list_heading);
    add_words(list, "empty", kind.empty_text);
    out["list"] = std::move(list);
    std::set<std::string> lists;
    const auto fields = [&](const std::vector<Field>& all) {
        json::array views;
        for (const Field& field : all) {
            if (field.field_class == FieldClass::Secret) continue;
            if (!field.list.empty()) lists.insert(field.list);
            views.push_back(field_view(field));
        }
        return views;
    };
    out["fields"] = fields(kind.fields);
    json::array parties;
    for (const PartyRole& role : kind.parties)
        parties.push_back(json::object{{"id", role.id}, {"label", to_json(role.label)}, {"of", name_of(role.of)}, {"min", role.min}, {"max", role.max}, {"agents", role.agents}});
    out["parties"] = std::move(parties);
    json::array rows;
    for (const RowList& row : kind.lists) rows.push_back(json::object{{"id", row.id}, {"label", to_json(row.label)}, {"fields", fields(row.fields)}});
    out["lists"] = std::move(rows);
    json::array states;
    for (const State& state : kind.states)
        states.push_back(json::object{{"id", state.id}, {"label", to_json(state.label)}, {"initial", state.initial}, {"closed", state.closed}, {"final", state.final}});
    out["states"] = std::move(states);
    json::array actions;
    for (const Action& action : kind.actions) actions.push_back(action_view(definition, compiled, action));
    out["actions"] = std::move(actions);
    json::array terms;
    for (const TermSlot& slot : kind.terms) terms.push_back(json::object{{"id", slot.id}, {"label", to_json(slot.label)}, {"rule", slot.rule}, {"whose", name_of(slot.whose)}});
    out["terms"] = std::move(terms);
    json::array papers;
    for (const Paper& paper : kind.papers)
        papers.push_back(json::object{{"id", paper.id}, {"label", to_json(paper.label)}, {"to", texts(paper.to)}, {"issuer", paper.issuer}, {"verified", paper.verified}});
    out["papers"] = std::move(papers);
    json::array numbers;
    for (const NumberSeries& series : kind.numbers) numbers.push_back(json::object{{"id", series.id}, {"label", to_json(series.label)}, {"pattern", series.pattern}});
    out["numbers"] = std::move(numbers);
    lists.insert("service_mode");
    lists.insert("identity_type");
    lists.insert("sex");
    json::object code_lists;
    for (const std::string& id : lists) {
        if (const CodeList* found = definition.list(id)) code_lists[id] = list_view(*found);
    }
    out["code_lists"] = std::move(code_lists);
    return out;
}

namespace {

// Whether somebody may have to sign an action of this kind, for himself or for whom he acts.
bool signs_some(const Kind& kind, const identity::Actor& actor) {
    const auto holds = [&](const std::string& role) {
        return actor.has_role(role) || std::any_of(actor.acting_for.begin(), actor.acting_for.end(), [&](const identity::Capacity& lent) {
                   return std::any_of(lent.posts.begin(), lent.posts.end(), [&](const identity::Post& post) { return post.role == role; });
               });
    };
    return std::any_of(kind.actions.begin(), kind.actions.end(), [&](const Action& action) {
        return std::any_of(action.approval.begin(), action.approval.end(), [&](const ApprovalStep& step) { return holds(step.role); });
    });
}

// What this person may open a record with. What only the program enters has no form.
json::array may_open(Call& call, const Kind& kind) {
    json::array ids;
    for (const Action& action : kind.actions) {
        if (!action.creates || action.engine == kListExport) continue;
        if (identity::may(call.definition(), kind, action, call.actor, {identity::RecordPlace::Is::New, call.actor.self.unit, call.actor.self.account, {}}))
            ids.push_back(json::string(action.id));
    }
    return ids;
}

}  // namespace

void add_kind_routes(Router& router) {
    router.add({"GET", "/kinds", Open::SignedIn, {"事项种类", "Kinds of records"}, "", "KindSummaries", [](Call& call) {
                    json::array all;
                    for (const auto& [id, kind] : call.definition().kinds) {
                        json::array may_create = may_open(call, *kind);
                        // A kind that this person's posts neither read nor sign does not stand in his menu.
                        const bool reads = identity::grant_predicate(*kind, kind->read, call.actor, "t", 1).sql != "1 = 0";
                        if (!reads && may_create.empty() && !signs_some(*kind, call.actor)) continue;
                        json::object one{{"id", id}, {"line", kind->line}, {"label", to_json(kind->label)}, {"shape", name_of(kind->shape)}, {"may_create", std::move(may_create)}};
                        add_words(one, "heading", kind->list_heading);
                        if (const auto line = call.definition().lines.find(kind->line); line != call.definition().lines.end()) one["line_label"] = to_json(line->second);
                        all.push_back(std::move(one));
                    }
                    call.answer(all);
                }});
    router.add({"GET", "/kinds/{kind}", Open::SignedIn, {"一类事项的字段、环节与表单", "Fields, states and forms of a kind"}, "", "Kind", [](Call& call) {
                    const auto in_use = call.app.catalog->kind(call.value("kind"));
                    if (!in_use) return call.fail(in_use.error());
                    json::object view = kind_view(call.definition(), *in_use->compiled);
                    view["may_create"] = may_open(call, *in_use->kind);
                    json::array proposals;
                    for (const decision::Proposal& one : *call.app.catalog->proposals) {
                        if (one.kind == in_use->kind->id) proposals.push_back(json::object{{"id", one.id}, {"table", one.table}, {"before", texts(one.before)}});
                    }
                    view["proposals"] = std::move(proposals);
                    call.answer(view);
                }});
}

}  // namespace xiezhi::http
