#include "figure/walker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "identity/actor.hpp"

namespace xiezhi::walk {

namespace {

constexpr std::size_t kAtWork = 40;  // matters open at a time

// Days that lie ahead by their nature; all others lie behind.
bool lies_ahead(std::string_view field) { return field == "hearing_on" || field == "order_until" || field == "perform_by" || field == "correction_until"; }

struct Making {
    const char *kind, *action;
    int weight;
};
constexpr Making kMakings[] = {
    {"reconsideration_case", "receive", 12},    {"reconsideration_case", "file_with_agency", 2},
    {"reconsideration_letter", "draft", 1},     {"reconsideration_letter", "receive", 1},
    {"reconsideration_response", "receive", 1}, {"reconsideration_incidental_review", "open", 1},
    {"reconsideration_circular", "draft", 1}};

}  // namespace

void Walker::by(Step& step, const std::string& account) {
    auto actor = identity::load_actor(*bureau_.session.connection, *bureau_.workspace->catalog->definition, stage::kBureau, account, china_date(bureau_.clock.now()));
    XIEZHI_CHECK(actor.has_value());
    step.request.actor = std::move(*actor);
}

std::string Walker::day_before(int most) { return to_string(china_date(bureau_.clock.now()) - static_cast<int>(below(static_cast<std::size_t>(most) + 1))); }

Step Walker::next(double pace) {
    days_ += pace * 2.0 * static_cast<double>(below(1000)) / 1000.0;
    if (days_ >= 1) {
        const int whole = static_cast<int>(days_);
        bureau_.today(to_string(china_date(bureau_.clock.now()) + whole));
        days_ -= whole;
    }
    if (open_.size() < 3 || (open_.size() < kAtWork && chance(0.12))) return creation();
    if (!closed_.empty() && chance(0.01)) return on_record(closed_[below(closed_.size())]);
    return on_record(open_[below(open_.size())]);
}

Step Walker::creation() {
    int total = 0;
    for (const Making& making : kMakings) total += making.weight;
    int at = static_cast<int>(below(static_cast<std::size_t>(total)));
    const Making* chosen = kMakings;
    while (at >= chosen->weight) at -= (chosen++)->weight;
    Step step;
    step.target.kind = chosen->kind;
    const auto in_use = bureau_.workspace->catalog->kind(chosen->kind);
    const Action* action = in_use->kind->action(chosen->action);
    step.request.bureau = stage::kBureau;
    step.request.kind = chosen->kind;
    step.request.action = chosen->action;
    step.request.on = day_before(6);
    by(step, account_for(action->by, nullptr));
    fill(*in_use->kind, *action, step, {});
    return step;
}

std::string Walker::account_for(const std::vector<Grant>& grants, const engine::Record* record) {
    std::vector<std::string> all;
    for (const Grant& grant : grants) {
        const auto role = bureau_.cast.by_role.find(grant.role);
        if (role == bureau_.cast.by_role.end()) continue;
        all.push_back(grant.scope == Grant::Scope::Own && record != nullptr && !record->holder.empty() ? record->holder : role->second);
    }
    const std::string& officer = bureau_.cast.accounts.at("officer");
    if (all.empty()) return officer;
    // Most matters lie with an officer, who alone can work them to their end.
    if (record == nullptr && std::find(all.begin(), all.end(), officer) != all.end() && chance(0.7)) return officer;
    return one_of(all);
}

Step Walker::on_record(const Target& target) {
    const engine::Record record = bureau_.record(target.record, target.kind);
    Step step;
    step.target = target;
    step.request.bureau = stage::kBureau;
    step.request.kind = target.kind;
    step.request.record = target.record;
    if (chance(0.7) && sign(record, step)) return step;
    if (chance(0.45) && serve(record, step)) return step;
    const bool with_officer = record.holder == bureau_.cast.accounts.at("officer") || record.holder == bureau_.cast.accounts.at("officer2");
    if (!with_officer && target.kind == "reconsideration_case" && chance(0.5)) {
        step.request.action = "assign";
        step.request.input = {{"holder", bureau_.cast.accounts.at(chance(0.5) ? "officer" : "officer2")}};
        by(step, bureau_.cast.accounts.at("clerk"));
        return step;
    }
    std::vector<const Action*> possible;
    for (const Action& action : record.kind->actions) {
        if (!action.creates && std::find(action.from.begin(), action.from.end(), record.state) != action.from.end()) possible.push_back(&action);
    }
    if (possible.empty() || chance(0.06)) {
        built_in(record, step);
        return step;
    }
    const Action& action = *one_of(possible);
    step.request.action = action.id;
    step.request.on = chance(0.7) ? std::string() : day_before(10);
    by(step, account_for(action.by, &record));
    fill(*record.kind, action, step, {});
    return step;
}

// The step that waits: signed by whoever holds the post, now and then on paper and of an earlier day; or returned, or
// taken back by who asked.
bool Walker::sign(const engine::Record& record, Step& step) {
    for (const engine::Approval& approval : record.approvals) {
        if (approval.state != "pending") continue;
        const auto waits = std::find_if(approval.steps.begin(), approval.steps.end(), [&](const engine::ApprovalStepRow& one) { return one.position == approval.step; });
        step.request.action = chance(0.92) ? "approve" : chance(0.6) ? "return_for_changes" : "withdraw_request";
        step.request.input = {{"approval", approval.id}};
        if (step.request.action == "withdraw_request") {
            by(step, approval.requested_by);
            return true;
        }
        by(step, bureau_.cast.by_role.at(waits->role));
        if (step.request.action == "return_for_changes") {
            step.request.input["remarks"] = "请修改";
        } else if (chance(0.3)) {
            std::string signed_on = std::max(approval.happened_on, day_before(4));
            for (const engine::ApprovalStepRow& earlier : approval.steps) {
                if (earlier.position < waits->position) signed_on = std::max(signed_on, earlier.signed_on);
            }
            step.request.input["on_paper"] = true;
            step.request.input["signed_on"] = signed_on;
            step.request.input["proof"] = "扫描件";
        }
        return true;
    }
    return false;
}

bool Walker::serve(const engine::Record& record, Step& step) {
    std::vector<std::pair<const engine::Paper*, const engine::Party*>> due;
    for (const engine::Paper& paper : record.papers) {
        const Paper* form = record.kind->paper(paper.paper);
        for (const engine::Party& party : record.parties) {
            if (form == nullptr || std::find(form->to.begin(), form->to.end(), party.role) == form->to.end() || !party.agent_of.empty()) continue;
            const bool served =
                std::any_of(record.services.begin(), record.services.end(), [&](const engine::Service& one) {
                    return one.paper == paper.id && one.party == party.id && one.proved;
                });
            if (!served) due.emplace_back(&paper, &party);
        }
    }
    if (due.empty()) return false;
    const auto& [paper, party] = one_of(due);
    const bool proved = chance(0.8);
    step.request.action = "serve";
    step.request.on = std::max(paper->issued_on, day_before(5));
    step.request.input = {{"paper", paper->id}, {"party", party->id}, {"mode", chance(0.5) ? "POST" : "DIRECT"}, {"proved", proved}};
    if (proved) step.request.input["proof"] = "送达回证";
    by(step, record.holder.empty() ? bureau_.cast.accounts.at("officer") : record.holder);
    return true;
}

// A day or a field that was recorded wrongly.
bool Walker::correct(const engine::Record& record, Step& step) {
    step.request.action = "correct";
    step.request.input = {{"reason", "录入有误"}};
    if (chance(0.6) && !record.acts.empty()) {
        const engine::Act& act = one_of(record.acts);
        const auto was = engine::date_of(act.happened_on);
        if (!was) return false;
        const CivilDate day = std::min(*was + static_cast<int>(below(41)) - 20, china_date(bureau_.clock.now()));
        step.request.input["acts"] = json::array{json::object{{"sequence", act.sequence}, {"on", to_string(day)}}};
        return true;
    }
    std::vector<const Field*> plain;
    for (const Field& field : record.kind->fields) {
        if (field.type == FieldType::Code || field.type == FieldType::YesNo || field.type == FieldType::Date ||
            field.type == FieldType::Money || field.type == FieldType::Integer)
            plain.push_back(&field);
    }
    if (plain.empty()) return false;
    const Field& field = *one_of(plain);
    step.request.input["fields"] = json::object{{field.id, chance(0.15) ? json::value(nullptr) : value(field, bureau_.day())}};
    return true;
}

void Walker::built_in(const engine::Record& record, Step& step) {
    by(step, bureau_.cast.accounts.at(chance(0.5) ? "head" : "chief"));
    switch (below(8)) {
        case 0:
            step.request.action = "void";
            step.request.input = {{"reason", "登记有误"}};
            return;
        case 1:
            step.request.action = "reopen";
            step.request.input = {{"reason", "法院判决重作"}};
            return;
        case 2:
            step.request.action = "join";
            step.request.input = {{"record", one_of(open_).record}};
            return;
        case 3: step.request.action = "split"; return;
        case 4:
            step.request.action = "assign";
            step.request.input = {{"holder", bureau_.cast.accounts.at(chance(0.5) ? "officer" : "officer2")}};
            by(step, record.holder.empty() ? bureau_.cast.accounts.at("officer") : record.holder);
            return;
        default:
            if (correct(record, step)) return;
            step.request.action = "note";
            step.request.input = {{"text", "备注"}};
    }
}

json::array Walker::parties(const PartyRole& role) {
    json::array out;
    const std::size_t count = std::max<std::size_t>(role.min > 0 ? 1 : 0, 1 + (chance(0.2) ? 1 : 0));
    for (std::size_t i = 0; i < count; ++i) {
        if (role.of == PartyRole::Of::Unit) {
            // The liaison officer of the cast belongs to the first agency.
            out.push_back(json::object{{"unit", bureau_.cast.units.at(fmt::format("agency{}", chance(0.5) ? 1 : 1 + below(20)))}});
            if (role.max == 1) break;
        } else {
            out.push_back(json::object{{"name", fmt::format("甲{}", ++named_)}});
        }
    }
    return out;
}

json::value Walker::value(const Field& field, const std::string& on) {
    const auto day = engine::date_of(on).value_or(china_date(bureau_.clock.now()));
    switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText: return json::value(json::string(fmt::format("内容{}", below(1000))));
        case FieldType::Date: return json::value(json::string(to_string(lies_ahead(field.id) ? day + 5 + static_cast<int>(below(30)) : day - static_cast<int>(below(40)))));
        case FieldType::Integer: {
            const std::int64_t low = field.min.value_or(1);
            const std::int64_t high = std::min(field.max.value_or(low + 20), low + 60);
            return json::value(low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1))));
        }
        case FieldType::Money: return json::value(static_cast<std::int64_t>(below(10'000'000)));
        case FieldType::YesNo: return json::value(chance(0.5));
        case FieldType::Code:
        case FieldType::Codes: {
            std::vector<std::string> codes;
            for (const CodeValue& code : bureau_.workspace->catalog->definition->list(field.list)->values) {
                if ((code.from.empty() || code.from <= on) && (code.to.empty() || on <= code.to)) codes.push_back(code.code);
            }
            if (codes.empty()) return json::value(nullptr);
            if (field.type == FieldType::Code) return json::value(json::string(one_of(codes)));
            json::array some;
            for (const std::string& code : codes) {
                if (some.empty() || chance(0.3)) some.push_back(json::string(code));
            }
            return json::value(some);
        }
        case FieldType::Unit: return json::value(json::string(bureau_.cast.units.at(fmt::format("agency{}", 1 + below(20)))));
        case FieldType::Staff: return json::value(json::string(bureau_.cast.accounts.at(chance(0.5) ? "officer" : "officer2")));
        case FieldType::Record: {
            std::vector<std::string> ids;
            for (const Target& target : open_) {
                if (target.kind == field.of) ids.push_back(target.record);
            }
            return ids.empty() ? json::value(nullptr) : json::value(json::string(one_of(ids)));
        }
        case FieldType::File: return json::value(nullptr);
    }
    return json::value(nullptr);
}

void Walker::fill(const Kind& kind, const Action& action, Step& step, const std::set<std::string>& also) {
    const std::string on = step.request.on.empty() ? bureau_.day() : step.request.on;
    for (const InputField& entry : action.input) {
        const bool wanted = entry.required || also.contains("/input/" + entry.field) || chance(0.4);
        if (!wanted) continue;
        const auto dot = entry.field.find('.');
        const RowList* list = dot == std::string::npos ? nullptr : kind.list(entry.field.substr(0, dot));
        const Field* field = kind.field(entry.field);
        if (list != nullptr) {
            for (const Field& one : list->fields) {
                if (one.id == entry.field.substr(dot + 1)) field = &one;
            }
        }
        if (field != nullptr) step.request.input[entry.field] = value(*field, on);
    }
    for (const std::string& id : action.parties) {
        const PartyRole* role = kind.party(id);
        if (role != nullptr && (role->min > 0 || !action.creates || also.contains("/parties/" + id) || chance(0.2))) step.request.parties[id] = parties(*role);
    }
    if (!action.extends_by.empty() && !step.request.input.contains(action.extends_by))
        step.request.input[action.extends_by] = std::int64_t{1} + static_cast<std::int64_t>(below(30));
}

std::optional<Step> Walker::mended(const Step& step, const Faults& faults) {
    std::set<std::string> missing;
    for (const Fault& fault : faults) {
        if (fault.code == Code::MissingField) missing.insert(fault.where);
        if (fault.code != Code::MissingField && fault.code != Code::BadValue && fault.code != Code::ConditionFailed) return std::nullopt;
    }
    const auto in_use = bureau_.workspace->catalog->kind(step.target.kind);
    const Action* action = in_use->kind->action(step.request.action);
    if (action == nullptr) return std::nullopt;
    Step again = step;
    again.request.parties = {};
    json::object kept = std::move(again.request.input);
    again.request.input = {};
    fill(*in_use->kind, *action, again, missing);
    // What was not complained of may stand; conditions fail for reasons of their own and get new values.
    const bool only_missing = missing.size() == faults.size();
    if (only_missing) {
        for (auto& member : kept) again.request.input[member.key()] = std::move(member.value());
    }
    return again;
}

void Walker::took_place(const Step& step, const engine::Answer& answer) {
    const std::string id(text_at(answer.body, "id"));
    const std::string state(text_at(answer.body, "state"));
    if (id != step.target.record) open_.push_back({step.target.kind, id});
    const bool over = state == "archived" || state == "voided" || state == "ended";
    if (!over) return;
    const auto at = std::find_if(open_.begin(), open_.end(), [&](const Target& target) { return target.record == id; });
    if (at == open_.end()) return;
    closed_.push_back(*at);
    open_.erase(at);
}

}  // namespace xiezhi::walk
