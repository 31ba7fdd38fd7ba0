#include "engine/rows.hpp"

#include <algorithm>

#include "definition/names.hpp"
#include "engine/once.hpp"

namespace xiezhi::engine {

namespace {

using store::Cell;
using store::RowWrite;

Value text_or_null(const std::string& text) { return text.empty() ? Value{} : Value{text}; }

void kind_row(Work& work) {
    const Kind& kind = work.kind();
    const Record& record = work.after;
    RowWrite row{kind.table, {}, work.before.version == 0 ? RowWrite::Must::BeNew : RowWrite::Must::Exist};
    row.cells = {{"bureau", work.request.bureau}, {"id", record.id},       {"version", record.version},
                 {"state", record.state},         {"unit", text_or_null(record.unit)}, {"holder", text_or_null(record.holder)},
                 {"title", record.title_sealed},  {"definition", record.definition},   {"opened_at", record.opened_at},
                 {"from_event", Value{}}};
    if (!kind.once.empty()) row.cells.push_back({"once_key", text_or_null(once_key(record))});
    for (const NumberSeries& series : kind.numbers) {
        const auto number = record.numbers.find(series.id);
        row.cells.push_back({"number_" + series.id, number == record.numbers.end() ? Value{} : text_or_null(number->second)});
    }
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const Field& field = kind.fields[i];
        row.cells.push_back({field.id, record.values[i]});
        const bool indexed = field.field_class == FieldClass::Name || field.field_class == FieldClass::Identity || field.field_class == FieldClass::Contact;
        if (!indexed) continue;
        const std::string place = kind.table + "." + field.id;
        const std::string sealed = text_of(record.values[i]);
        row.cells.push_back(
            {field.id + "_index", sealed.empty() ? Value{} : Value{work.vault.index(kind.line + "." + field.id, work.vault.open_or_mark(record.id, place, sealed))}});
    }
    work.unit.rows.push_back(std::move(row));
}

template <class Rows, class Make>
void changed_rows(Work& work, const Rows& rows, const Make& make) {
    for (const auto& row : rows) {
        if (row.dirty) work.unit.rows.push_back(make(row));
    }
}

void matter_rows(Work& work) {
    const Value bureau = work.request.bureau;
    const std::string& record = work.after.id;
    const std::string& kind = work.kind().id;
    changed_rows(work, work.after.parties, [&](const Party& party) {
        return RowWrite{"party", {{"bureau", bureau}, {"id", party.id}, {"record", record}, {"kind", kind}, {"role", party.role},
                                  {"position", party.position}, {"person", text_or_null(party.person)}, {"unit", text_or_null(party.unit)},
                                  {"agent_of", text_or_null(party.agent_of)}, {"capacity", Value{}}, {"ended_on", text_or_null(party.ended_on)}, {"from_event", Value{}}}};
    });
    for (const Act& act : work.after.acts) {
        if (!act.dirty) continue;
        work.unit.rows.push_back(RowWrite{"act",
                                          {{"bureau", bureau},
                                           {"record", record},
                                           {"sequence", act.sequence == 0 ? Value{} : Value{act.sequence}},
                                           {"kind", kind},
                                           {"action", act.action},
                                           {"happened_on", act.happened_on},
                                           {"recorded_at", act.recorded_at},
                                           {"account", text_or_null(act.account)},
                                           {"acting_for", text_or_null(act.acting_for)},
                                           {"to_state", text_or_null(act.to_state)},
                                           {"voided", std::int64_t{act.voided ? 1 : 0}},
                                           {"input", act.input}}});
    }
    changed_rows(work, work.after.services, [&](const Service& service) {
        return RowWrite{"service", {{"bureau", bureau}, {"id", service.id}, {"record", record}, {"kind", kind}, {"paper", service.paper}, {"party", service.party},
                                    {"mode", service.mode}, {"served_on", service.served_on}, {"proved", std::int64_t{service.proved ? 1 : 0}},
                                    {"proof", text_or_null(service.proof)}, {"recorded", service.recorded}, {"from_event", Value{}}}};
    });
    changed_rows(work, work.after.papers, [&](const Paper& paper) {
        return RowWrite{"paper", {{"bureau", bureau}, {"id", paper.id}, {"record", record}, {"kind", kind}, {"paper", paper.paper},
                                  {"number", text_or_null(paper.number)}, {"issued_on", paper.issued_on}, {"template_hash", text_or_null(paper.template_hash)},
                                  {"content_hash", text_or_null(paper.content_hash)}, {"facts", paper.facts}, {"state", paper.state}, {"from_event", Value{}}}};
    });
    changed_rows(work, work.after.pauses, [&](const Pause& pause) {
        return RowWrite{"pause",
                        {{"bureau", bureau},
                         {"id", pause.id},
                         {"record", record},
                         {"kind", kind},
                         {"evidence", text_or_null(pause.evidence)},
                         {"pause_group", pause.group},
                         {"from_on", pause.from_on},
                         {"to_on", text_or_null(pause.to_on)},
                         {"ground", text_or_null(pause.ground)},
                         {"from_event", Value{}}}};
    });
    for (const RowList& list : work.kind().lists) {
        for (const ListRow& entry : work.after.rows) {
            if (!entry.dirty || entry.list != list.id) continue;
            RowWrite row{work.kind().table + "_" + list.id, {{"bureau", bureau}, {"id", entry.id}, {"record", record}, {"position", entry.position}, {"from_event", Value{}}}};
            for (std::size_t i = 0; i < list.fields.size(); ++i) row.cells.push_back({list.fields[i].id, entry.values[i]});
            work.unit.rows.push_back(std::move(row));
        }
    }
}

std::string whose_of(const Kind& kind, std::string_view slot) {
    const TermSlot* found = kind.term(slot);
    return found == nullptr ? std::string("us") : std::string(name_of(found->whose));
}

void term_rows(Work& work) {
    const auto row_of = [&](const TermRow& term) {
        return RowWrite{"term", {{"bureau", work.request.bureau}, {"id", work.after.id + ":" + term.slot}, {"record", work.after.id}, {"kind", work.kind().id},
                                 {"slot", term.slot}, {"rule", term.rule}, {"edition", term.edition}, {"unit", text_or_null(work.after.unit)},
                                 {"holder", text_or_null(work.after.holder)}, {"whose", whose_of(work.kind(), term.slot)}, {"anchor", term.anchor}, {"due", text_or_null(term.due)},
                                 {"raw", text_or_null(term.raw)}, {"internal", text_or_null(term.internal)}, {"original", text_or_null(term.original)},
                                 {"state", term.state}, {"met_on", text_or_null(term.met_on)}, {"rung", term.rung},
                                 {"explain_inputs", term.explain_inputs}, {"from_event", Value{}}}};
    };
    const bool moved = work.before.unit != work.after.unit || work.before.holder != work.after.holder;
    for (const TermRow& term : work.after.terms) {
        const bool unchanged = std::find(work.before.terms.begin(), work.before.terms.end(), term) != work.before.terms.end();
        if (!unchanged || moved) work.unit.rows.push_back(row_of(term));
    }
    // A term whose anchor was corrected away, or whose condition no longer holds, stays visible as ended.
    for (const TermRow& term : work.before.terms) {
        const bool gone = std::none_of(work.after.terms.begin(), work.after.terms.end(), [&](const TermRow& other) { return other.slot == term.slot; });
        if (!gone || term.state == "withdrawn") continue;
        TermRow withdrawn = term;
        withdrawn.state = "withdrawn";
        work.unit.rows.push_back(row_of(withdrawn));
    }
}

void work_rows(Work& work) {
    const Value bureau = work.request.bureau;
    const std::string& record = work.after.id;
    const std::string& kind = work.kind().id;
    for (const Approval& approval : work.after.approvals) {
        if (approval.dirty) {
            work.unit.rows.push_back(RowWrite{"approval",
                                              {{"bureau", bureau},
                                               {"id", approval.id},
                                               {"record", record},
                                               {"kind", kind},
                                               {"action", approval.action},
                                               {"state", approval.state},
                                               {"step", approval.step},
                                               {"input", approval.input},
                                               {"unit", text_or_null(work.after.unit)},
                                               {"requested_by", approval.requested_by},
                                               {"requested_on", approval.requested_on},
                                               {"happened_on", text_or_null(approval.happened_on)},
                                               {"record_version", work.after.version},
                                               {"definition", work.after.definition},
                                               {"version", approval.version},
                                               {"from_event", Value{}}}});
        }
        for (const ApprovalStepRow& step : approval.steps) {
            if (!step.dirty) continue;
            work.unit.rows.push_back(RowWrite{"approval_step",
                                              {{"bureau", bureau},
                                               {"approval", approval.id},
                                               {"position", step.position},
                                               {"role", step.role},
                                               {"unit", text_or_null(step.unit)},
                                               {"state", step.state},
                                               {"account", text_or_null(step.account)},
                                               {"acting_for", text_or_null(step.acting_for)},
                                               {"signed_on", text_or_null(step.signed_on)},
                                               {"on_paper", std::int64_t{step.on_paper ? 1 : 0}},
                                               {"remarks", text_or_null(step.remarks)},
                                               {"recorded_at", step.recorded_at == 0 ? Value{} : Value{step.recorded_at}},
                                               {"proof", text_or_null(step.proof)},
                                               {"from_event", Value{}}}});
        }
    }
    changed_rows(work, work.after.tasks, [&](const Task& task) {
        return RowWrite{"task",
                        {{"bureau", bureau},
                         {"id", task.id},
                         {"version", task.version + 1},
                         {"created_on", text_or_null(task.created_on)},
                         {"kind", kind},
                         {"record", record},
                         {"action", text_or_null(task.action)},
                         {"role", text_or_null(task.role)},
                         {"unit", text_or_null(task.unit)},
                         {"account", text_or_null(task.account)},
                         {"due", text_or_null(task.due)},
                         {"state", task.state},
                         {"title", Value{}},
                         {"source", task.source},
                         {"from_event", Value{}}}};
    });
    for (const Link& link : work.after.links) {
        if (!link.dirty) continue;
        work.unit.rows.push_back(RowWrite{"link",
                                          {{"bureau", bureau},
                                           {"id", link.id},
                                           {"kind", kind},
                                           {"record", record},
                                           {"other_kind", link.other_kind},
                                           {"other", link.other},
                                           {"relation", link.type},
                                           {"basis", Value{}},
                                           {"happened_on", text_or_null(link.happened_on)},
                                           {"ended_on", text_or_null(link.ended_on)},
                                           {"from_event", Value{}}}});
    }
}

}  // namespace

void write_rows(Work& work) {
    if (work.before.version > 0) work.unit.reads.push_back({work.kind().table, work.before.id, work.before.version});
    kind_row(work);
    matter_rows(work);
    term_rows(work);
    work_rows(work);
    for (store::RowWrite& key : work.vault.take_new_keys()) work.unit.rows.push_back(std::move(key));
    count_cells(work);
}

void count_cells(Work& work) {
    const figure::Counted before{work.before.version == 0 ? nullptr : &work.before.values, work.before.state, work.before.unit};
    const figure::Counted after{&work.after.values, work.after.state, work.after.unit};
    work.unit.cells = figure::deltas(*work.catalog.figures, work.kind(), before, after);
}

}  // namespace xiezhi::engine
