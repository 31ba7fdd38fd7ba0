// Doing things: actions on records, approvals, reveals. All of it goes through the engine.
#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "engine/load.hpp"
#include "http/kept_uploads.hpp"
#include "http/record_view.hpp"
#include "report/finalise.hpp"

namespace xiezhi::http {

namespace {

using store::Go;
using store::Row;
using store::Value;

constexpr std::size_t kKeyLimit = 200;

// "3" or W/"3" → 3.
std::optional<std::int64_t> version_of(std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() < 3 || tag.size() > 11 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
    std::int64_t version = 0;
    for (const char c : tag.substr(1, tag.size() - 2)) {
        if (c < '0' || c > '9') return std::nullopt;
        version = version * 10 + (c - '0');
    }
    return version;
}

void read_key(Call& call, engine::Request& request, Faults& faults) {
    const std::string_view key = call.request.header("idempotency-key");
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (key.size() > kKeyLimit || !printable) {
        faults.push_back(bad_argument("Idempotency-Key", {"最多 200 个可见的 ASCII 字符", "at most 200 visible ASCII characters"}));
        return;
    }
    request.idempotency_key = std::string(key);
}

std::optional<engine::Request> request_of(Call& call, const json::object& body, Faults& faults) {
    engine::Request request;
    request.bureau = call.bureau();
    request.kind = call.value("kind");
    request.actor = call.actor;
    for (const auto& member : body) {
        const std::string_view name = member.key();
        if (name == "action" || name == "on" || name == "decided_by") continue;
        if (name == "input" || name == "parties") {
            if (!member.value().is_object()) faults.push_back(bad_argument(name, {"应为一个对象", "must be an object"}));
            continue;
        }
        faults.push_back({Code::UnknownField,
                          {fmt::format("不认识“{}”", name.substr(0, 60)), fmt::format("\"{}\" is not known here", name.substr(0, 60))},
                          {"可用 action、on、input、parties、decided_by。", "Known are action, on, input, parties, decided_by."},
                          "/" + std::string(name),
                          ""});
    }
    if (!faults.empty()) return std::nullopt;
    request.action = std::string(text_at(body, "action"));
    request.on = std::string(text_at(body, "on"));
    request.decided_by = std::string(text_at(body, "decided_by"));
    if (const auto* input = body.if_contains("input")) request.input = input->get_object();
    if (const auto* parties = body.if_contains("parties")) request.parties = parties->get_object();
    read_key(call, request, faults);
    return faults.empty() ? std::optional(std::move(request)) : std::nullopt;
}

// A report is finalised with what the program reads now, whatever the client sends.
Result<void> take_snapshot(Call& call, const engine::KindInUse& kind, engine::Request& request) {
    const Action* action = kind.kind->action(request.action);
    if (action == nullptr || action->engine != kReportSnapshot) return {};
    auto record = engine::load_record(call.connection(), *kind.kind, call.bureau(), request.record);
    if (!record) return fail(record.error());
    auto input = report::finalise_input(call.connection(), *call.app.catalog->figures, call.app.engine.bureau(call.connection(), call.bureau()), *record, call.today);
    if (!input) return fail(input.error());
    request.input = std::move(*input);
    return {};
}

void send(Call& call, const engine::Request& request, int status) {
    if (call.request.argument("preview") == "yes") {
        engine::Preview preview = call.app.engine.preview(call.session, request);
        preview.body["faults"] = to_json(preview.faults);
        return call.answer(preview.body);
    }
    auto respond = call.respond();
    // Whoever knew the old password is out when there is a new one.
    identity::Sessions* ended = request.kind == "account" && request.input.contains("password") ? &call.app.sessions : nullptr;
    call.app.engine.perform(call.session, request, [respond = std::move(respond), status, ended, bureau = request.bureau, account = request.record](Result<engine::Answer> answer) {
        if (!answer) return respond(problem(answer.error()));
        if (ended != nullptr && !answer->repeated && !account.empty()) ended->close_all(bureau, account);
        Response response;
        response.status = status;
        answer->body["sequence"] = answer->sequence;
        answer->body["repeated"] = answer->repeated;
        if (const auto* version = answer->body.if_contains("version"); version != nullptr && version->is_int64())
            response.headers.emplace_back("ETag", fmt::format("\"{}\"", version->get_int64()));
        response.headers.emplace_back("Cache-Control", "no-store");
        response.body = json::serialize(answer->body);
        respond(std::move(response));
    });
}

void create(Call& call) {
    const auto body = call.body();
    if (!body) return;
    Faults faults;
    auto request = request_of(call, *body, faults);
    if (!request) return call.fail(faults);
    if (request->action.empty()) return call.fail({bad_argument("/action", {"请写明操作", "name the action"})});
    const Kind* kind = call.definition().kind(request->kind);
    if (const Action* action = kind == nullptr ? nullptr : kind->action(request->action); action != nullptr && action->engine == kListExport)
        return call.fail({{Code::WrongState,
                           {"导出记录由程序在导出列表时自动登记", "The program enters this itself when a list is taken out"},
                           {"请在列表页导出。", "Take the list out on its own page."},
                           "/action",
                           ""}});
    if (kind != nullptr) {
        if (auto kept = keep_uploads(call, *kind, *request); !kept) return call.fail(kept.error());
    }
    send(call, *request, 201);
}

void act(Call& call) {
    const auto body = call.body();
    if (!body) return;
    const auto kind = call.app.catalog->kind(call.value("kind"));
    if (!kind) return call.fail(kind.error());
    if (auto may = may_read(call, *kind->kind, call.value("id")); !may) return call.fail(may.error());
    Faults faults;
    auto request = request_of(call, *body, faults);
    if (!request) return call.fail(faults);
    request->record = call.value("id");
    request->action = call.value("action");
    const auto tag = call.request.header("if-match");
    request->if_match = version_of(tag);
    const bool preview = call.request.argument("preview") == "yes";
    if (!request->if_match && !preview) {
        return call.fail({{Code::MissingField,
                           {"请求须带 If-Match（您看到的版本）", "The request must carry If-Match, the version you saw"},
                           {"先读取记录，用其 ETag。", "Read the record first and use its ETag."},
                           "If-Match",
                           ""}});
    }
    if (auto taken = take_snapshot(call, *kind, *request); !taken) return call.fail(taken.error());
    if (auto kept = keep_uploads(call, *kind->kind, *request); !kept) return call.fail(kept.error());
    send(call, *request, 200);
}

// An approval is addressed by its own id: who signs may come from the list of today, not from the record.
void decide(Call& call, const char* action) {
    const auto body = call.body();
    if (!body) return;
    const auto place = engine::find_approval(call.connection(), call.bureau(), call.value("id"));
    if (!place) return call.fail(place.error());
    // Whoever may not see the matter is not told that it has an approval: the same words as for an id nobody gave.
    const auto kind = call.app.catalog->kind(place->kind);
    if (!kind) return call.fail(kind.error());
    if (!may_read(call, *kind->kind, place->record)) return call.fail({engine::no_such_approval(call.value("id"))});
    engine::Request request;
    request.bureau = call.bureau();
    request.kind = place->kind;
    request.record = place->record;
    request.action = action;
    request.actor = call.actor;
    request.input = *body;
    request.input["approval"] = call.value("id");
    Faults faults;
    read_key(call, request, faults);
    if (!faults.empty()) return call.fail(faults);
    send(call, request, 200);
}

// What was asked to be seen, after the event that says who saw it and why is durable.
void reveal(Call& call) {
    const auto body = call.body();
    if (!body) return;
    const auto kind = call.app.catalog->kind(call.value("kind"));
    if (!kind) return call.fail(kind.error());
    const std::string& id = call.value("id");
    if (auto may = may_read(call, *kind->kind, id); !may) return call.fail(may.error());
    const std::string party(text_at(*body, "party"));
    const std::string field(text_at(*body, "field"));
    engine::Request request;
    request.bureau = call.bureau();
    request.kind = call.value("kind");
    request.record = id;
    request.action = "reveal";
    request.actor = call.actor;
    request.input = {{"what", party.empty() ? "field:" + field : "party:" + party}, {"reason", text_at(*body, "reason")}};
    auto done = call.app.engine.perform(call.session, request);
    if (!done) return call.fail(done.error());

    engine::Vault vault(*call.session.keys, call.app.ring, call.connection(), call.bureau(), call.now);
    json::object shown;
    if (!party.empty()) {
        const std::vector<Value> key{call.bureau(), id, party};
        const auto asked = call.connection().query(
            "SELECT n.id, n.identity, n.phone, n.address FROM party p JOIN person n ON n.bureau = p.bureau AND n.id = p.person WHERE p.bureau = ?1 AND p.record = ?2 AND p.id = ?3",
            key, [&](const Row& row) {
                const std::string person(row.text(0));
                shown["identity"] = vault.open_or_mark(person, "person.identity", row.text(1));
                shown["phone"] = vault.open_or_mark(person, "person.phone", row.text(2));
                shown["address"] = vault.open_or_mark(person, "person.address", row.text(3));
                return Go::Stop;
            });
        if (!asked) return call.fail(asked.error());
    } else if (const Field* found = kind->kind->field(field); found != nullptr && found->field_class != FieldClass::Secret) {
        const auto record = engine::load_record(call.connection(), *kind->kind, call.bureau(), id);
        if (!record) return call.fail(record.error());
        shown["value"] = vault.open_or_mark(id, kind->kind->table + "." + field, engine::text_of(record->value(field)));
    }
    call.answer(json::object{{"sequence", done->sequence}, {"shown", std::move(shown)}});
}

}  // namespace

void add_action_routes(Router& router) {
    router.add({"POST", "/records/{kind}", Open::SignedIn, {"新建一条记录", "Open a new record"}, "ActionRequest", "ActionAnswer", create});
    router.add({"POST",
                "/records/{kind}/{id}/actions/{action}",
                Open::SignedIn,
                {"办理一个操作（preview=yes 只看后果）", "Perform an action (preview=yes: only its consequences)"},
                "ActionRequest",
                "ActionAnswer",
                act});
    router.add({"POST", "/records/{kind}/{id}/reveal", Open::SignedIn, {"说明理由后查看隐去内容", "Reveal masked data with a reason"}, "RevealRequest", "RevealAnswer", reveal});
    router.add({"POST", "/approvals/{id}/approve", Open::SignedIn, {"批准", "Approve"}, "SignRequest", "ActionAnswer", [](Call& call) { decide(call, "approve"); }});
    router.add(
        {"POST", "/approvals/{id}/return", Open::SignedIn, {"退回", "Return for changes"}, "SignRequest", "ActionAnswer", [](Call& call) { decide(call, "return_for_changes"); }});
    router.add({"POST", "/approvals/{id}/withdraw", Open::SignedIn, {"撤回呈批", "Withdraw the request"}, "SignRequest", "ActionAnswer", [](Call& call) {
                    decide(call, "withdraw_request");
                }});
}

}  // namespace xiezhi::http
