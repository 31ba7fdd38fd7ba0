#include "engine/engine.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "engine/approval.hpp"
#include "engine/built_in.hpp"
#include "engine/calendar_years.hpp"
#include "engine/consequences.hpp"
#include "engine/effects.hpp"
#include "engine/input.hpp"
#include "engine/load.hpp"
#include "engine/once.hpp"
#include "engine/rows.hpp"
#include "engine/rule_checks.hpp"
#include "identity/rights.hpp"

namespace xiezhi::engine {

struct Engine::Prepared {
    store::UnitOfWork unit;
    json::object answer;
    Faults faults;
};

namespace {

Fault unknown_action(const Kind& kind, const std::string& action) {
    return {Code::NotFound,
            {fmt::format("{}没有“{}”这一操作", kind.label.zh, action.substr(0, 60)), fmt::format("{} has no action \"{}\"", kind.label.en, action.substr(0, 60))},
            {"请刷新页面取得可用的操作。", "Reload the page to get what can be done."}, "", ""};
}

// By which right it was done, and for whom when the right was lent.
void note_ground(json::object& people, const identity::Ground& ground) {
    if (!ground.role.empty()) people["role"] = ground.role;
    if (!ground.acting_for.empty()) people["acting_for"] = ground.acting_for;
}

bool signs(std::string_view action) { return action == "approve" || action == "return_for_changes" || action == "withdraw_request"; }

Result<identity::Ground> may_built_in(const Definition& definition, const Request& request, const Kind& kind, const BuiltIn& action, const Record& record) {
    const auto place = place_of(record);
    switch (action.by) {
        case BuiltIn::By::System:
            if (request.actor.is == identity::Actor::Is::Program) return identity::Ground{};
            return fail({Code::Forbidden, {"这一步由程序办理", "This step is the program's own"}, {"无需手工办理。", "There is nothing to do by hand."}, "", ""});
        case BuiltIn::By::Archive: return identity::may_archive(definition, kind, request.actor, place);
        case BuiltIn::By::Reveal: return identity::may_reveal(definition, kind, request.actor, place);
        case BuiltIn::By::Worker: return identity::may_work(definition, kind, request.actor, place);
    }
    return identity::Ground{};
}

// What a built-in action does not read is a mistake of whoever sent it, and is said rather than dropped.
void refuse_unknown(Work& work, std::string_view known) {
    const auto unknown = [&](std::string_view name, const std::string& where) {
        work.fault({Code::UnknownField,
                    {fmt::format("这一操作没有“{}”", name.substr(0, 60)), fmt::format("This action has no \"{}\"", name.substr(0, 60))},
                    {"请删去。", "Remove it."},
                    where,
                    ""});
    };
    const std::string list = fmt::format(" {} ", known);
    for (const auto& member : work.request.input) {
        const std::string_view name = member.key();
        if (name.find(' ') != std::string_view::npos || list.find(fmt::format(" {} ", name)) == std::string::npos) unknown(name, fmt::format("/input/{}", name.substr(0, 60)));
    }
    if (!work.request.parties.empty()) unknown("parties", "/parties");
}

// Tells a repetition from another request under the same key.
std::string hash_of(const store::KeyRing& ring, const Request& request) {
    const json::object whole{{"kind", request.kind}, {"record", request.record}, {"action", request.action}, {"on", request.on},
                             {"input", request.input}, {"parties", request.parties}, {"account", request.actor.self.account}};
    return store::to_hex(store::hmac_sm3(ring.index_key(request.bureau), canonical(whole)));
}

json::object people(const Work& work) {
    json::object actor = identity::to_json(work.request.actor);
    json::object all{{"recorded", actor}, {"via", work.request.via}};
    if (!work.request.decided_by.empty()) all["decided"] = work.request.decided_by;
    return all;
}

}  // namespace

Engine::Engine(std::shared_ptr<const Catalog> catalog, store::Database& database, const store::KeyRing& ring, store::Writer& writer, const Clock& clock)
    : catalog_(std::move(catalog)), database_(database), ring_(ring), writer_(writer), clock_(clock) {}

Result<Session> Engine::open_session() const {
    auto connection = database_.connect(store::Access::Read);
    if (!connection) return fail(connection.error());
    return Session{std::move(*connection), std::make_unique<store::OwnerKeys>(ring_), IdSource()};
}

const BureauProfile& Engine::bureau(store::Connection& connection, std::int64_t bureau) {
    const std::lock_guard lock(mutex_);
    auto at = bureaus_.find(bureau);
    if (at == bureaus_.end()) {
        auto profile = load_bureau(connection, bureau);
        if (!profile) {
            static const BureauProfile kNone;
            return kNone;
        }
        at = bureaus_.emplace(bureau, std::move(*profile)).first;
    }
    return at->second;
}

// An action of the kind: conditions, input, then either a request for approval or the effects.
void Engine::carry_out(Work& work) {
    apply_input(work);
    if (work.action->engine == kCalendarYear) examine_calendar_year(work);
    if (work.action->engine == kRuleCheck) examine_rule_check(work);
    check_conditions(work);
    if (work.action->creates && work.faults.empty()) {
        auto place = place_of(work.after);
        place.is = identity::RecordPlace::Is::Entered;
        if (auto ground = identity::may(*catalog_->definition, work.kind(), *work.action, work.request.actor, place); !ground) append(work.faults, ground.error());
    }
    if (!work.faults.empty()) return;
    // The program itself has nobody to ask: it enters what stands already (a new bureau's first people, an import).
    const auto steps = work.request.actor.is == identity::Actor::Is::Program ? std::vector<xiezhi::ApprovalStep>{} : steps_needed(work);
    if (steps.empty()) return apply_effects(work);
    // What is sent for approval must be able to happen: it is tried on a copy first, so that a leader is never asked to
    // sign what the program would then refuse.
    Work trial = work;
    apply_effects(trial);
    derive_all(trial);
    check_once(trial);
    count_cells(trial);
    work.vault.forget_new_keys();
    if (!trial.faults.empty()) {
        work.faults = std::move(trial.faults);
        return;
    }
    work.answer["when_granted"] = consequences(trial);
    // Persons entered with the form are written when it is granted; a record that is only asked for stands as requested.
    Record waiting = work.before;
    if (work.action->creates) {
        waiting = work.after;
        waiting.state = kRequested;
        waiting.parties.clear();
        waiting.rows.clear();
        waiting.values.assign(work.kind().fields.size(), Value{});
    }
    work.after = std::move(waiting);
    work.unit.rows.clear();
    work.unit.search.clear();
    request_approval(work, steps);
}

void Engine::finish(Work& work) {
    derive_all(work);
    check_once(work);
    if (!work.faults.empty()) return;
    work.after.version = work.before.version + 1;
    write_rows(work);
}

Engine::Prepared Engine::prepare(Session& session, const Request& request) {
    Prepared prepared;
    const auto give_up = [&](Faults faults) {
        prepared.faults = std::move(faults);
        return std::move(prepared);
    };
    const Instant now = clock_.now();
    session.keys->at(now);
    auto present = catalog_->kind(request.kind);
    if (!present) return give_up(present.error());

    // One snapshot for everything the decision rests on.
    store::Connection& connection = *session.connection;
    if (auto begun = connection.begin(); !begun) return give_up(begun.error());
    struct Rollback {
        store::Connection& connection;
        ~Rollback() { (void)connection.rollback(); }
    } rollback{connection};

    KindInUse in_use = *present;
    Record before;
    if (!request.record.empty()) {
        auto hash = definition_of(connection, *present->kind, request.bureau, request.record);
        if (!hash) return give_up(hash.error());
        // A record is worked under the definition under which it was opened; only migrating looks at it with the present one.
        if (request.action != "migrate") {
            auto own = catalog_->kind_by_hash(connection, request.kind, *hash);
            if (!own) return give_up(own.error());
            in_use = *own;
        }
        auto loaded = load_record(connection, *in_use.kind, request.bureau, request.record);
        if (!loaded) return give_up(loaded.error());
        before = std::move(*loaded);
    }
    before.kind = in_use.kind.get();

    Vault vault(*session.keys, ring_, connection, request.bureau, now);
    IdSource& ids = session.ids;
    const CivilDate today = china_date(now);
    Work work{*catalog_, in_use, connection, vault, ids, bureau(connection, request.bureau), request, now, today, today, nullptr, before, before, {}, {}, {}};

    const std::string& on_text = signs(request.action) && !text_at(request.input, "signed_on").empty() ? std::string(text_at(request.input, "signed_on")) : request.on;
    if (!on_text.empty()) {
        // A date that is none is said beside the other faults; today stands for it meanwhile.
        auto on = parse_date(on_text, "/on");
        if (on) work.on = *on;
        else append(work.faults, on.error());
        if (work.on > today) {
            work.fault({Code::BadDate, {fmt::format("日期 {} 还没有到", on_text), fmt::format("The date {} has not come yet", on_text)},
                        {"已发生的事才登记；将来的事请用任务或备注。", "Only what has happened is recorded; what is to come goes into a task or note."}, "/on", ""});
        }
    }
    if (!request.decided_by.empty()) {
        auto known = has_account(connection, request.bureau, request.decided_by);
        if (!known) return give_up(known.error());
        if (!*known) {
            work.fault({Code::BadValue, {"没有这个账号", "There is no such account"}, {"请选择作出决定的本局人员。", "Choose the member of the bureau who decided."}, "/decided_by", ""});
        }
    }
    if (request.if_match && *request.if_match != before.version) {
        return give_up({{Code::StaleVersion,
                         {fmt::format("本件已被他人办理（现为第 {} 版，您看到的是第 {} 版）", before.version, *request.if_match),
                          fmt::format("Somebody else has worked on this (version {} now, you saw {})", before.version, *request.if_match)},
                         {"请刷新页面，所填内容会保留。", "Reload the page; what you typed is kept."},
                         "",
                         ""}});
    }

    work.action = in_use.kind->action(request.action);
    const BuiltIn* own = built_in(request.action);
    if (work.action == nullptr && own == nullptr && !signs(request.action)) return give_up({unknown_action(*in_use.kind, request.action)});
    if (request.record.empty() != (work.action != nullptr && work.action->creates)) return give_up({unknown_action(*in_use.kind, request.action)});

    if (signs(request.action)) {
        refuse_unknown(work, "approval signed_on on_paper proof remarks");
        if (!work.faults.empty()) return give_up(std::move(work.faults));
    }
    std::string event_action = request.action;
    json::object people_of = people(work);
    if (work.action != nullptr) {
        if (work.action->creates) {
            work.after.id = work.next_id();
            work.after.definition = in_use.kind->hash;
            work.after.opened_at = now.ms;
            work.after.unit = request.actor.self.unit;
            work.after.holder = request.actor.self.account;
            work.after.values.resize(in_use.kind->fields.size());
        }
        auto ground = identity::may(*catalog_->definition, *in_use.kind, *work.action, request.actor, place_of(work.after));
        if (!ground) return give_up(ground.error());
        note_ground(people_of, *ground);
        carry_out(work);
        if (work.answer.contains("approval")) event_action = "request:" + request.action;
    } else if (request.action == "approve") {
        if (auto granted = sign(work)) {
            // The approved action happens now, on the day of the last signature, in the same unit of work.
            work.action = in_use.kind->action(granted->action);
            XIEZHI_CHECK(work.action != nullptr);
            Request inner = request;
            inner.action = granted->action;
            inner.input = std::move(granted->input);
            inner.parties = std::move(granted->parties);
            Work carried{*catalog_, in_use, connection, vault, ids, work.bureau, inner, now, today, granted->on,
                         work.action, before, work.after, {}, std::move(work.faults), std::move(work.answer)};
            apply_input(carried);
            check_conditions(carried);
            if (carried.faults.empty()) apply_effects(carried);
            if (!carried.after.acts.empty() && carried.after.acts.back().dirty) carried.after.acts.back().account = granted->requested_by;
            event_action = granted->action;
            people_of["decided"] = people_of["recorded"];
            people_of["did"] = granted->requested_by;
            work.after = std::move(carried.after);
            work.unit = std::move(carried.unit);
            work.faults = std::move(carried.faults);
            work.answer = std::move(carried.answer);
        }
    } else if (request.action == "return_for_changes") {
        return_for_changes(work);
    } else if (request.action == "withdraw_request") {
        withdraw_request(work);
    } else {
        auto ground = may_built_in(*catalog_->definition, request, *in_use.kind, *own, before);
        if (!ground) return give_up(ground.error());
        note_ground(people_of, *ground);
        refuse_unknown(work, own->inputs);
        own->apply(work);
        if (work.faults.empty() && !own->changes_record) {
            // An event only: the record keeps its version.
            work.after = work.before;
        }
    }
    if (!work.faults.empty()) return give_up(std::move(work.faults));
    const bool event_only = own != nullptr && !own->changes_record;
    if (!event_only) finish(work);
    if (!work.faults.empty()) return give_up(std::move(work.faults));

    work.unit.bureau = request.bureau;
    json::object answer = consequences(work);
    answer["id"] = work.after.id;
    answer["kind"] = in_use.kind->id;
    answer["version"] = work.after.version;
    answer["state"] = work.after.state;
    for (auto& member : work.answer) answer[member.key()] = std::move(member.value());
    json::object sealed_input;
    auto sealed = vault.seal(work.after.id, in_use.kind->table + ".event_input", json::serialize(json::object{{"input", request.input}, {"parties", request.parties}}));
    if (!sealed) return give_up(sealed.error());
    sealed_input["sealed"] = *sealed;
    for (store::RowWrite& key : vault.take_new_keys()) work.unit.rows.push_back(std::move(key));
    work.unit.event = {ids.next(now),        in_use.kind->id,         work.after.id,         event_action,           to_string(work.on),           now,
                       std::move(people_of), std::move(sealed_input), work.after.definition, catalog_->law->version, catalog_->calendar->version()};
    work.unit.idempotency_key = request.idempotency_key;
    if (!request.idempotency_key.empty()) work.unit.request_hash = hash_of(ring_, request);
    work.unit.answer = answer;
    prepared.unit = std::move(work.unit);
    prepared.answer = std::move(answer);
    return prepared;
}

Result<std::optional<Answer>> Engine::repeated(Session& session, const Request& request) const {
    std::optional<Answer> answer;
    if (request.idempotency_key.empty()) return answer;
    std::string hash;
    const std::vector<Value> key{request.bureau, request.idempotency_key};
    const auto asked = session.connection->query("SELECT request_hash, sequence, answer FROM idempotency WHERE bureau = ?1 AND key = ?2", key, [&](const store::Row& row) {
        hash = std::string(row.text(0));
        auto body = parse_json(row.text(2));
        answer = Answer{body && body->is_object() ? body->as_object() : json::object{}, row.integer(1), true};
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (answer && hash != hash_of(ring_, request)) {
        return fail({Code::KeyReused, {"这个提交编号已用于另一次提交", "This key was used for another request"}, {"请刷新页面后重新提交。", "Reload the page and send again."}, "Idempotency-Key", ""});
    }
    return answer;
}

void Engine::perform(Session& session, const Request& request, Done done) {
    auto first = repeated(session, request);
    if (!first) return done(fail(first.error()));
    if (*first) return done(std::move(**first));
    auto hashed = with_secrets_hashed(request);
    if (!hashed) return done(fail(hashed.error()));
    for (;;) {
        const LawBook under = catalog_->book();
        Prepared prepared = prepare(session, *hashed);
        if (!prepared.faults.empty()) return done(fail(std::move(prepared.faults)));
        // Of the request as it came: a password is salted anew each time, and the repetition would look like another request.
        if (!request.idempotency_key.empty()) prepared.unit.request_hash = hash_of(ring_, request);
        const auto calendar = catalog_->calendar.steady();
        const auto law = catalog_->law.steady();
        if (catalog_->calendar.get() == &under.calendar && catalog_->law.get() == &under.law) return submit(std::move(prepared), std::move(done));
        // The calendar or the law changed meanwhile: what was derived is derived again.
    }
}

void Engine::submit(Prepared prepared, Done done) {
    writer_.submit(std::move(prepared.unit), [done = std::move(done)](Result<store::Committed> committed) {
        if (!committed) return done(fail(committed.error()));
        done(Answer{std::move(committed->answer), committed->sequence, committed->repeated});
    });
}

Result<Request> Engine::with_secrets_hashed(const Request& request) {
    Request hashed = request;
    const auto in_use = catalog_->kind(request.kind);
    if (!in_use) return fail(in_use.error());
    for (auto& member : hashed.input) {
        const Field* field = in_use->kind->field(member.key());
        if (field == nullptr || field->field_class != FieldClass::Secret || !member.value().is_string()) continue;
        const std::string password(member.value().as_string());
        // The program itself may enter a hash: the people of a demonstration share one password, computed once.
        if (request.actor.is == identity::Actor::Is::Program && identity::is_password_hash(password)) continue;
        if (auto good = identity::check_new_password(password, text_at(request.input, "name")); !good) return fail(good.error());
        auto hash = gate_.hash(password);
        if (!hash) return fail(hash.error());
        member.value() = *hash;
    }
    return hashed;
}

Result<Answer> Engine::perform(Session& session, const Request& request) {
    std::promise<Result<Answer>> promise;
    perform(session, request, [&](Result<Answer> answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

Preview Engine::preview(Session& session, const Request& request) {
    Prepared prepared = prepare(session, request);
    return {std::move(prepared.answer), std::move(prepared.faults)};
}

}  // namespace xiezhi::engine
