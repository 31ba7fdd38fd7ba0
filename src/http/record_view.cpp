#include "http/record_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "engine/built_in.hpp"
#include "engine/effects.hpp"
#include "engine/title.hpp"
#include "http/kind_view.hpp"
#include "http/list_query.hpp"

namespace xiezhi::http {

using engine::Record;
using store::Go;
using store::Row;
using store::Value;

namespace {

json::value or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

class View {
  public:
    View(Call& call, const engine::KindInUse& in_use, const Record& record)
        : call_(call),
          kind_(*in_use.kind),
          compiled_(*in_use.compiled),
          record_(record),
          vault_(*call.session.keys, call.app.ring, call.connection(), call.bureau(), call.now),
          names_(call) {}

    Result<json::object> build() {
        json::object out{{"id", record_.id}, {"kind", kind_.id}, {"version", record_.version}, {"state", record_.state},
                         {"title", vault_.open_or_mark(record_.id, kind_.table + ".title", record_.title_sealed)},
                         {"unit", names_.unit(record_.unit)}, {"holder", names_.account(record_.holder)}};
        json::object numbers;
        for (const auto& [series, number] : record_.numbers) {
            if (!number.empty()) numbers[series] = number;
        }
        out["number"] = std::move(numbers);
        out["fields"] = values(kind_.fields, record_.values, kind_.table);
        out["parties"] = parties();
        out["lists"] = lists();
        out["terms"] = terms();
        out["papers"] = papers();
        out["approvals"] = approvals();
        out["acts"] = acts();
        out["links"] = links();
        out["attachments"] = attachments();
        out["actions"] = actions();
        out["path"] = path();
        out["may_reveal"] = identity::may_reveal(call_.definition(), kind_, call_.actor, engine::place_of(record_)).has_value();
        if (!faults_.empty()) return fail(std::move(faults_));
        return out;
    }

  private:
    json::value shown(const Field& field, const Value& value, const std::string& table) {
        if (value.index() == 0) return nullptr;
        if (is_sealed(field.field_class)) {
            // Narrative is the matter itself and stands open to its readers; numbers and contacts are masked.
            const std::string text = vault_.open_or_mark(record_.id, table + "." + field.id, std::get<std::string>(value));
            return json::string(field.field_class == FieldClass::Sensitive || field.field_class == FieldClass::Name ? text : store::mask(field.field_class, text));
        }
        if (const auto* number = std::get_if<std::int64_t>(&value)) return field.type == FieldType::YesNo ? json::value(*number != 0) : json::value(*number);
        const std::string& text = std::get<std::string>(value);
        switch (field.type) {
            case FieldType::Unit: return names_.unit(text);
            case FieldType::Staff: return names_.account(text);
            case FieldType::Codes: {
                auto parsed = parse_json(text);
                return parsed ? *parsed : json::value(nullptr);
            }
            case FieldType::Text:
            case FieldType::LongText:
            case FieldType::Date:
            case FieldType::Integer:
            case FieldType::Money:
            case FieldType::YesNo:
            case FieldType::Code:
            case FieldType::Record: return json::string(text);
            case FieldType::File: return file(text);
        }
        return nullptr;
    }

    json::value file(const std::string& id) {  // {id, name}
        for (const json::value& one : attachments()) if (one.at("id").as_string() == id) return json::object{{"id", id}, {"name", one.at("name")}};
        return json::string(id);
    }

    json::object values(const std::vector<Field>& fields, const std::vector<Value>& stored, const std::string& table) {
        json::object out;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (fields[i].field_class != FieldClass::Secret && !fields[i].hidden) out[fields[i].id] = shown(fields[i], stored[i], table);
        }
        return out;
    }

    std::string party_name(const engine::Party& party) {
        return party.person.empty() ? std::string() : vault_.open_or_mark(party.person, "person.name", party.name_sealed);
    }

    json::array parties() {
        json::array out;
        for (const engine::Party& party : record_.parties) {
            json::object one{{"id", party.id},
                             {"role", party.role},
                             {"person", or_null(party.person)},
                             {"form", or_null(party.form)},
                             {"agent_of", or_null(party.agent_of)},
                             {"ended_on", or_null(party.ended_on)}};
            if (party.person.empty()) {
                const json::value unit = names_.unit(party.unit);
                one["unit"] = party.unit;
                one["name"] = unit.is_object() ? unit.as_object().at("name") : json::value("");
                names_by_party_[party.id] = unit.is_object() ? std::string(unit.as_object().at("name").as_string()) : std::string();
            } else {
                const std::string name = party_name(party);
                names_by_party_[party.id] = name;
                one["name"] = name;
                masked(party, one);
            }
            out.push_back(std::move(one));
        }
        return out;
    }

    void masked(const engine::Party& party, json::object& one) {
        const std::vector<Value> key{call_.bureau(), party.person};
        const auto asked = call_.connection().query("SELECT identity_type, identity, phone, address FROM person WHERE bureau = ?1 AND id = ?2", key, [&](const Row& row) {
            one["identity_type"] = or_null(std::string(row.text(0)));
            const auto add = [&](const char* name, std::size_t column, FieldClass field_class) {
                if (row.is_null(column)) return;
                one[name] = store::mask(field_class, vault_.open_or_mark(party.person, std::string("person.") + name, row.text(column)));
                one["masked"] = true;
            };
            add("identity", 1, FieldClass::Identity);
            add("phone", 2, FieldClass::Contact);
            add("address", 3, FieldClass::Contact);
            return Go::Stop;
        });
        if (!asked) append(faults_, asked.error());
    }

    json::object lists() {
        json::object out;
        for (const RowList& list : kind_.lists) {
            json::array rows;
            for (const engine::ListRow& row : record_.rows) {
                if (row.list != list.id) continue;
                json::object one = values(list.fields, row.values, kind_.table + "_" + list.id);
                one["id"] = row.id;
                rows.push_back(std::move(one));
            }
            out[list.id] = std::move(rows);
        }
        return out;
    }

    json::array terms() {
        json::array out;
        for (const engine::TermRow& row : record_.terms) {
            const TermSlot* slot = kind_.term(row.slot);
            if (slot == nullptr || row.state == "withdrawn") continue;
            json::object one{{"slot", row.slot},
                             {"label", to_json(slot->label)},
                             {"rule", row.rule},
                             {"edition", row.edition},
                             {"state", row.state},
                             {"anchor", row.anchor},
                             {"due", row.due},
                             {"raw", row.raw},
                             {"original", row.original},
                             {"internal", row.internal},
                             {"met_on", or_null(row.met_on)},
                             {"whose", name_of(slot->whose)},
                             {"provisional", row.state == "provisional"}};
            if (const auto due = parse_date(row.due)) one["days_left"] = *due - call_.today;
            const Rule* rule = call_.app.catalog->law->rule(row.rule);
            one["verified"] = rule != nullptr && rule->is_verified();
            json::array pauses;
            for (const engine::Pause& pause : record_.pauses) {
                if (std::find(slot->paused_by.begin(), slot->paused_by.end(), pause.group) == slot->paused_by.end()) continue;
                json::object span{{"group", pause.group}, {"from", pause.from_on}, {"to", or_null(pause.to_on)}, {"ground", pause.ground}};
                for (const PauseGroup& group : kind_.pauses) {
                    if (group.id == pause.group) span["label"] = to_json(group.label);
                }
                pauses.push_back(std::move(span));
            }
            one["pauses"] = std::move(pauses);
            out.push_back(std::move(one));
        }
        return out;
    }

    json::array papers() {
        json::array out;
        for (const engine::Paper& paper : record_.papers) {
            const Paper* form = kind_.paper(paper.paper);
            json::object one{{"id", paper.id},         {"paper", paper.paper},
                             {"number", paper.number}, {"issued_on", paper.issued_on},
                             {"state", paper.state},   {"label", form != nullptr ? json::value(to_json(form->label)) : json::value(to_json(Words{paper.paper, paper.paper}))}};
            json::array to;
            if (form != nullptr) {
                for (const engine::Party& party : record_.parties) {
                    if (party.agent_of.empty() && std::find(form->to.begin(), form->to.end(), party.role) != form->to.end())
                        to.push_back(json::object{{"party", party.id}, {"name", names_by_party_[party.id]}});
                }
            }
            one["to"] = std::move(to);
            json::array services;
            for (const engine::Service& service : record_.services) {
                if (service.paper != paper.id) continue;
                services.push_back(json::object{{"id", service.id},
                                                {"party", service.party},
                                                {"party_name", names_by_party_[service.party]},
                                                {"mode", service.mode},
                                                {"served_on", service.served_on},
                                                {"proved", service.proved},
                                                {"proof", or_null(service.proof)}});
            }
            one["services"] = std::move(services);
            out.push_back(std::move(one));
        }
        return out;
    }

    json::object action_label(const std::string& id) {
        if (const Action* action = kind_.action(id)) return to_json(action->label);
        if (const engine::BuiltIn* own = engine::built_in(id)) return to_json(own->label);
        return to_json(Words{id, id});
    }

    json::array approvals() {
        json::array out;
        for (const engine::Approval& approval : record_.approvals) {
            json::array steps;
            for (const engine::ApprovalStepRow& step : approval.steps) {
                json::object one{{"position", step.position},
                                 {"role", step.role},
                                 {"state", step.state == "signed"    ? "granted"
                                           : step.state == "waiting" ? "pending"
                                           : step.state == "later"   ? "waiting"
                                                                     : step.state},
                                 {"account", names_.account(step.account)},
                                 {"signed_on", or_null(step.signed_on)},
                                 {"on_paper", step.on_paper},
                                 {"remarks", step.remarks}};
                if (!step.acting_for.empty()) one["acting_for"] = names_.account(step.acting_for).as_object().at("name");
                if (const auto role = call_.definition().roles.find(step.role); role != call_.definition().roles.end()) one["label"] = to_json(role->second.label);
                if (approval.state == "pending" && step.state == "waiting")
                    one["may_sign"] = identity::may_sign(call_.definition(), {step.role, step.unit, ""}, call_.actor).has_value();
                steps.push_back(std::move(one));
            }
            out.push_back(json::object{{"id", approval.id},
                                       {"action", approval.action},
                                       {"label", action_label(approval.action)},
                                       {"state", approval.state},
                                       {"requested_by", names_.account(approval.requested_by)},
                                       {"requested_on", approval.requested_on},
                                       {"steps", std::move(steps)}});
        }
        return out;
    }

    json::array acts() {
        json::array out;
        for (const engine::Act& act : record_.acts) {
            json::object one{{"sequence", act.sequence},
                             {"action", act.action},
                             {"label", action_label(act.action)},
                             {"happened_on", act.happened_on},
                             {"recorded_at", china_time({act.recorded_at})},
                             {"by", names_.account(act.account)},
                             {"voided", act.voided}};
            if (!act.acting_for.empty()) one["acting_for"] = names_.account(act.acting_for).as_object().at("name");
            if (auto input = parse_json(act.input.empty() ? "{}" : act.input)) one["input"] = *input;
            out.push_back(std::move(one));
        }
        return out;
    }

    json::array links() {
        json::array out;
        for (const engine::Link& link : record_.links) {
            if (!link.ended_on.empty()) continue;
            const auto other = call_.app.catalog->kind(link.other_kind);
            if (!other) continue;
            auto items = list_items(call_, *other->kind, {link.other});
            if (!items || items->empty()) continue;  // not open to this reader
            const json::object& item = items->front().as_object();
            static const std::map<std::string, std::pair<Words, Words>, std::less<>> kLabels{{"reopens", {{"重新启动自", "Reopens"}, {"已重新启动为", "Reopened as"}}},
                                                                                             {"joined", {{"并入", "Joined to"}, {"并入本件的", "Joined to this"}}},
                                                                                             {"litigated", {{"引起的诉讼", "Litigation"}, {"所诉的案件", "The matter sued over"}}},
                                                                                             {"related", {{"相关", "Related"}, {"相关", "Related"}}},
                                                                                             {"sub", {{"附属事项", "Part"}, {"所属案件", "Belongs to"}}}};
            const auto label = kLabels.find(link.type);
            json::object one{{"id", link.other}, {"kind", link.other_kind}, {"title", item.at("title")}, {"number", item.at("number")}, {"type", link.type}};
            if (label != kLabels.end()) one["label"] = to_json(link.forward ? label->second.first : label->second.second);
            out.push_back(std::move(one));
        }
        return out;
    }

    json::array attachments() {
        json::array out;
        const std::vector<Value> key{call_.bureau(), record_.id};
        const auto asked = call_.connection().query("SELECT id, address, name, media_type, size, account, recorded_at FROM file WHERE bureau = ?1 AND record = ?2 ORDER BY id", key,
                                                    [&](const Row& row) {
                                                        out.push_back(json::object{{"id", row.text(0)},
                                                                                   {"name", vault_.open_or_mark(record_.id, "file.name", row.text(2))},
                                                                                   {"type", row.text(3)},
                                                                                   {"size", row.integer(4)},
                                                                                   {"added_on", china_time({row.integer(6)})},
                                                                                   {"account", row.text(5)}});
                                                        return Go::On;
                                                    });
        if (!asked) append(faults_, asked.error());
        for (json::value& one : out) one.as_object()["by"] = names_.account(one.as_object()["account"].as_string()).as_object().at("name");
        return out;
    }

    json::array why(const Fault& fault) { return json::array{to_json(fault)}; }

    json::array actions() {
        json::array out;
        const identity::RecordPlace place = engine::place_of(record_);
        for (const Action& action : kind_.actions) {
            if (action.creates) continue;
            if (std::find(action.from.begin(), action.from.end(), record_.state) == action.from.end()) continue;
            json::object one = action_view(call_.definition(), compiled_, action);
            const auto may = identity::may(call_.definition(), kind_, action, call_.actor, place);
            const bool done = !action.repeatable && record_.done_on(action.id);
            const Condition* unmet = may && !done ? engine::out_of_reach(record_, compiled_, action, call_.today) : nullptr;
            one["allowed"] = may.has_value() && !done && unmet == nullptr;
            if (!may) one["why_not"] = why(may.error().front());
            else if (done) one["why_not"] = why({Code::AlreadyDone, {"已经办过", "Already done"}, {"日期有误时请用“更正”。", "If its date is wrong, use Correct."}, "", ""});
            else if (unmet != nullptr) one["why_not"] = why({Code::ConditionFailed, unmet->says, {"请先办理所缺的一步。", "Do the missing step first."}, "", unmet->article});
            out.push_back(std::move(one));
        }
        const State* state = kind_.state(record_.state);
        const bool frozen = record_.state == "voided" || (state != nullptr && state->final && kind_.shape == Kind::Shape::Case);
        for (const engine::BuiltIn& own : engine::built_ins()) {
            if (own.by == engine::BuiltIn::By::System) continue;
            if (own.id == "reopen" ? !record_.closed() : frozen && own.id != "reveal") continue;
            const auto may = own.by == engine::BuiltIn::By::Archive ? identity::may_archive(call_.definition(), kind_, call_.actor, place)
                             : own.by == engine::BuiltIn::By::Reveal ? identity::may_reveal(call_.definition(), kind_, call_.actor, place)
                                                                     : identity::may_work(call_.definition(), kind_, call_.actor, place);
            json::object one{{"id", own.id}, {"label", to_json(own.label)}, {"verb", to_json(own.verb)}, {"built_in", true}, {"allowed", may.has_value()}};
            if (!may) one["why_not"] = why(may.error().front());
            if (may && own.id == "correct") add_correctable(one, kind_, record_);
            out.push_back(std::move(one));
        }
        return out;
    }

    // The states passed, in order, the present one last.
    json::array path() {
        json::array out;
        for (const engine::Act& act : record_.acts) {
            if (!act.to_state.empty() && !act.voided) out.push_back(json::string(act.to_state));
        }
        if (out.empty() || out.back() != json::value(record_.state)) out.push_back(json::string(record_.state));
        return out;
    }

    Call& call_;
    const Kind& kind_;
    const CompiledKind& compiled_;
    const Record& record_;
    engine::Vault vault_;
    Names names_;
    std::map<std::string, std::string, std::less<>> names_by_party_;
    Faults faults_;
};

}  // namespace

Result<void> may_read(Call& call, const Kind& kind, const std::string& id) {
    bool found = false;
    std::vector<Value> parameters{call.bureau(), id};
    auto predicate = identity::read_predicate(kind, call.actor, "t", 3);
    std::move(predicate.parameters.begin(), predicate.parameters.end(), std::back_inserter(parameters));
    const auto asked = call.connection().query("SELECT 1 FROM \"" + kind.table + "\" t WHERE t.bureau = ?1 AND t.id = ?2 AND (" + predicate.sql + ")", parameters, [&](const Row&) {
        found = true;
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (found) return {};
    return fail({Code::NotFound, {fmt::format("没有这一条{}，或不在您的查看范围内", kind.label.zh), fmt::format("There is no such record ({}), or it is not open to you", kind.label.en)},
                 {"请从列表重新打开。", "Open it again from the list."}, id.substr(0, 60), ""});
}

Result<json::object> record_view(Call& call, const engine::KindInUse& in_use, const Record& record) { return View(call, in_use, record).build(); }

}  // namespace xiezhi::http
