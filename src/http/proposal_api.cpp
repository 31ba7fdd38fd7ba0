// Proposals of the decision tables beside a record or a form. They are read, not written: nothing is kept of them.
#include "engine/load.hpp"
#include "engine/proposals.hpp"
#include "http/record_view.hpp"

namespace xiezhi::http {

namespace {

// {"action": ACTION, "on": DATE, "input": {…}}, each optional.
void answer_for(Call& call, const engine::Record& record, const json::object& body) {
    const std::string action(text_at(body, "action"));
    json::object typed;
    if (const auto* input = body.if_contains("input"); input != nullptr && input->is_object()) typed = input->get_object();
    // The legal date of the act goes into the field that the action names.
    if (const Action* known = record.kind->action(action); known != nullptr && !known->date_field.empty()) {
        const std::string on(text_at(body, "on"));
        typed[known->date_field] = on.empty() ? to_string(call.today) : on;
    }
    call.answer(json::object{{"proposals", engine::proposals_for(*call.app.catalog, record, action, typed, call.today)}});
}

void of_new_record(Call& call) {
    const auto body = call.body();
    if (!body) return;
    const auto kind = call.app.catalog->kind(call.value("kind"));
    if (!kind) return call.fail(kind.error());
    engine::Record record;
    record.kind = kind->kind.get();
    record.values.resize(kind->kind->fields.size());
    answer_for(call, record, *body);
}

void of_record(Call& call) {
    const auto body = call.body();
    if (!body) return;
    const auto present = call.app.catalog->kind(call.value("kind"));
    if (!present) return call.fail(present.error());
    if (auto may = may_read(call, *present->kind, call.value("id")); !may) return call.fail(may.error());
    const auto hash = engine::definition_of(call.connection(), *present->kind, call.bureau(), call.value("id"));
    if (!hash) return call.fail(hash.error());
    const auto own = call.app.catalog->kind_by_hash(call.connection(), call.value("kind"), *hash);
    if (!own) return call.fail(own.error());
    const auto record = engine::load_record(call.connection(), *own->kind, call.bureau(), call.value("id"));
    if (!record) return call.fail(record.error());
    answer_for(call, *record, *body);
}

}  // namespace

void add_proposal_routes(Router& router) {
    router.add({"POST",
                "/kinds/{kind}/proposals",
                Open::SignedIn,
                {"新建之前决策表的建议", "What the decision tables propose before a record is opened"},
                "ProposalRequest",
                "Proposals",
                of_new_record});
    router.add({"POST",
                "/records/{kind}/{id}/proposals",
                Open::SignedIn,
                {"决策表对本件的建议", "What the decision tables propose of a record"},
                "ProposalRequest",
                "Proposals",
                of_record});
}

}  // namespace xiezhi::http
