#include "engine/terms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.hpp"
#include "engine/names.hpp"

namespace xiezhi::engine {

namespace {

bool is_party(const Record& record, const std::string& party_id, const std::string& role) {
    if (role.empty()) return true;
    return std::any_of(record.parties.begin(), record.parties.end(),
                       [&](const Party& party) { return party.id == party_id && party.role == role; });
}

struct ServedDay {
    std::optional<CivilDate> day;
    bool proved = true;
};

bool is_of_paper(const Record& record, const Service& service, const std::string& form) {
    return std::any_of(record.papers.begin(), record.papers.end(), [&](const Paper& paper) { return paper.id == service.paper && paper.paper == form && paper.state != "void"; });
}

// "Served on X": the first service on that party role; where several are of that day, one that is proved proves it.
ServedDay first_served(const Record& record, const Anchor& anchor) {
    ServedDay answer;
    for (const Service& service : record.services) {
        const auto day = date_of(service.served_on);
        if (!day || !is_party(record, service.party, anchor.party) || !is_of_paper(record, service, anchor.name)) continue;
        if (!answer.day || *day < *answer.day) answer = {day, service.proved};
        else if (*day == *answer.day) answer.proved = answer.proved || service.proved;
    }
    return answer;
}

// "Last served": every addressee counts by the day the paper first reached him, and the latest decides. While one of them
// has not been served, or his service is not proved, the day may still move: the term is provisional.
ServedDay last_served(const Record& record, const Anchor& anchor) {
    ServedDay answer;
    const auto form = std::find_if(record.kind->papers.begin(), record.kind->papers.end(), [&](const xiezhi::Paper& paper) { return paper.id == anchor.name; });
    for (const Party& party : record.parties) {
        const bool addressed = anchor.party.empty()
                                   ? form != record.kind->papers.end() &&
                                         std::find(form->to.begin(), form->to.end(), party.role) != form->to.end()
                                   : party.role == anchor.party;
        ServedDay his;
        for (const Service& service : record.services) {
            const auto day = date_of(service.served_on);
            if (!day || service.party != party.id || !is_of_paper(record, service, anchor.name)) continue;
            if (!his.day || *day < *his.day) his = {day, service.proved};
            else if (*day == *his.day) his.proved = his.proved || service.proved;
        }
        const bool counts = addressed && party.agent_of.empty() && party.ended_on.empty();
        if (!his.day) {
            if (counts) answer.proved = false;
            continue;
        }
        if (!addressed && !anchor.party.empty()) continue;
        if (!his.proved) answer.proved = false;
        if (!answer.day || *his.day > *answer.day) answer.day = his.day;
    }
    return answer;
}

ServedDay served_day(const Record& record, const Anchor& anchor) {
    return anchor.from == Anchor::From::ServedLast ? last_served(record, anchor) : first_served(record, anchor);
}

ServedDay anchor_day(const Record& record, const Anchor& anchor) {
    switch (anchor.from) {
        case Anchor::From::Field: return {record.date(anchor.name), true};
        case Anchor::From::Act: return {record.done_on(anchor.name), true};
        case Anchor::From::Served:
        case Anchor::From::ServedLast: return served_day(record, anchor);
    }
    return {};
}

std::optional<CivilDate> earlier(std::optional<CivilDate> a, std::optional<CivilDate> b) {
    if (!a) return b;
    if (!b) return a;
    return std::min(*a, *b);
}

// When one of the meeting acts (or the service of a paper) was first done; before the anchor counts too: a respondent may
// reply before the call reaches him, and a backward term is met before its event.
std::optional<CivilDate> met_day(const Record& record, const std::vector<std::string>& by) {
    std::optional<CivilDate> met;
    for (const std::string& name : by) {
        if (name.starts_with("serve(") && name.ends_with(")")) {
            const Anchor paper{Anchor::From::Served, name.substr(6, name.size() - 7), ""};
            met = earlier(met, served_day(record, paper).day);
            continue;
        }
        for (const Act& act : record.acts) {
            if (act.voided || act.action != name) continue;
            const auto day = date_of(act.happened_on);
            if (day) met = earlier(met, day);
        }
    }
    return met;
}

// Once met, a term stands still: what stops the clock later cannot move it.
std::vector<xiezhi::Pause> pauses_of(const Record& record, const TermSlot& slot, std::optional<CivilDate> met_on) {
    std::vector<xiezhi::Pause> pauses;
    for (const Pause& pause : record.pauses) {
        if (std::find(slot.paused_by.begin(), slot.paused_by.end(), pause.group) == slot.paused_by.end()) continue;
        const auto from = date_of(pause.from_on);
        if (!from || (met_on && *from > *met_on)) continue;
        const auto group = std::find_if(record.kind->pauses.begin(), record.kind->pauses.end(),
                                        [&](const PauseGroup& g) { return g.id == pause.group; });
        const bool last_day = group != record.kind->pauses.end() && group->ends == PauseGroup::Ends::LastDay;
        pauses.push_back({*from, date_of(pause.to_on), last_day ? PauseEnd::LastDay : PauseEnd::ResumeDay,
                          group == record.kind->pauses.end() ? pause.ground : group->label.zh, pause.ground});
    }
    return pauses;
}

std::vector<Extension> extensions_of(const Record& record, const TermSlot& slot) {
    std::vector<Extension> extensions;
    for (const Action& action : record.kind->actions) {
        if (action.extends != slot.id) continue;
        for (const Act& act : record.acts) {
            if (act.voided || act.action != action.id) continue;
            const auto input = parse_json(act.input.empty() ? "{}" : act.input);
            if (!input || !input->is_object()) continue;
            const auto* amount = input->as_object().if_contains(action.extends_by);
            if (amount != nullptr && amount->is_int64()) extensions.push_back({static_cast<int>(amount->get_int64()), Unit::None, action.label.zh});
        }
    }
    return extensions;
}

std::string text_of_date(const std::optional<CivilDate>& date) { return date ? to_string(*date) : std::string(); }

// What explain_inputs holds: enough for a reader of the row to see which facts were used.
std::string inputs_text(const TermRequest& request) {
    json::object inputs{{"rule", request.rule}, {"anchor", to_string(request.anchor)}};
    if (request.edition_date) inputs["edition_date"] = to_string(*request.edition_date);
    if (request.known) inputs["known"] = to_string(*request.known);
    json::array pauses;
    for (const xiezhi::Pause& pause : request.pauses) {
        pauses.push_back(json::object{{"from", to_string(pause.from)}, {"to", text_of_date(pause.to)}, {"ground", pause.source}});
    }
    if (!pauses.empty()) inputs["pauses"] = std::move(pauses);
    json::array extensions;
    for (const Extension& extension : request.extensions) extensions.push_back(extension.amount);
    if (!extensions.empty()) inputs["extensions"] = std::move(extensions);
    return canonical(inputs);
}

std::string state_of(const SlotRequest& slot, const TermDates& dates, const TermRow* before) {
    if (slot.met_on) return "met";
    if (slot.ended) return "ended";
    if (dates.paused) return "paused";
    if (!slot.proved || dates.provisional) return "provisional";
    // A lapse is a fact that a job recorded; it stands while the date it was recorded for stands.
    if (before != nullptr && before->state == "lapsed" && before->due == text_of_date(dates.due)) return "lapsed";
    return "running";
}

}  // namespace

std::optional<SlotRequest> slot_request(const Record& record, const CompiledKind& compiled, const TermSlot& slot) {
    const ServedDay anchor = anchor_day(record, slot.anchor);
    if (!anchor.day) return std::nullopt;
    if (!slot.when.empty() && !holds(compiled, slot.when, record)) return std::nullopt;
    SlotRequest answer;
    answer.proved = anchor.proved;
    answer.request.rule = slot.rule;
    answer.request.anchor = *anchor.day;
    answer.request.extensions = extensions_of(record, slot);
    if (!slot.edition_field.empty()) answer.request.edition_date = record.date(slot.edition_field);
    if (slot.known) answer.request.known = anchor_day(record, *slot.known).day;
    answer.met_on = met_day(record, slot.met_by);
    answer.request.pauses = pauses_of(record, slot, answer.met_on);
    answer.ended = met_day(record, slot.ended_by).has_value() || record.closed();
    return answer;
}

std::vector<TermRow> derive_terms(const Record& record, const CompiledKind& compiled, const LawBook& book) {
    std::vector<TermRow> rows;
    for (const TermSlot& slot : record.kind->terms) {
        auto asked = slot_request(record, compiled, slot);
        if (!asked) continue;
        const auto before = std::find_if(record.terms.begin(), record.terms.end(), [&](const TermRow& row) { return row.slot == slot.id; });
        TermRow row;
        row.slot = slot.id;
        row.anchor = to_string(asked->request.anchor);
        row.met_on = text_of_date(asked->met_on);
        row.explain_inputs = inputs_text(asked->request);
        const auto dates = derive_date(book.law, book.calendar, asked->request);
        if (!dates) {
            // The law gives no date yet: a calendar that is not announced, or a rule whose figure is local.
            const auto rule = book.law.resolve(slot.rule, asked->request.edition_date.value_or(asked->request.anchor));
            row.rule = rule ? (*rule)->id : slot.rule;
            row.edition = rule ? (*rule)->citation.edition : "";
            row.state = asked->met_on ? "met" : asked->ended ? "ended" : "provisional";
        } else {
            row.rule = dates->rule->id;
            row.edition = dates->rule->citation.edition;
            row.due = text_of_date(dates->due);
            row.raw = text_of_date(dates->raw);
            row.internal = text_of_date(dates->internal);
            row.original = text_of_date(dates->plain ? dates->plain : dates->original);
            row.state = state_of(*asked, *dates, before == record.terms.end() ? nullptr : &*before);
        }
        // Reminders are given once for each due day: a term that moved is watched anew.
        row.rung = before == record.terms.end() || before->due != row.due ? 0 : before->rung;
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const TermRow& a, const TermRow& b) { return a.slot < b.slot; });
    return rows;
}

bool terms_differ(const Record& record, const CompiledKind& compiled, const LawBook& book) {
    std::vector<TermRow> standing = record.terms;
    std::erase_if(standing, [](const TermRow& row) { return row.state == "withdrawn"; });
    return standing != derive_terms(record, compiled, book);
}

Result<Term> explain_term(const Record& record, const CompiledKind& compiled, const LawBook& book, std::string_view slot) {
    const TermSlot* found = record.kind->term(slot);
    const auto asked = found == nullptr ? std::nullopt : slot_request(record, compiled, *found);
    if (!asked) {
        return fail({Code::NotFound,
                     {fmt::format("本件没有“{}”这一期限", slot), fmt::format("No term \"{}\" runs on this record", slot)},
                     {"期限在其起算的事实登记后出现。", "A term appears once the fact from which it runs is recorded."},
                     std::string(slot), ""});
    }
    return derive(book.law, book.calendar, asked->request);
}

}  // namespace xiezhi::engine
