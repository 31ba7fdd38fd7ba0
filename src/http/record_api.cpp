// Reading records: lists, one record, why a date is as it is, its chain.
#include <fmt/format.h>

#include "engine/built_in.hpp"
#include "engine/load.hpp"
#include "http/list_table.hpp"
#include "http/record_view.hpp"
#include "term/term_json.hpp"

namespace xiezhi::http {

namespace {

using store::Go;
using store::Row;
using store::Value;

// The record of the address, under the definition it was opened with; faults are answered here.
struct Loaded {
    engine::KindInUse in_use;
    engine::Record record;
};

std::optional<Loaded> load(Call& call) {
    const auto kind = call.app.catalog->kind(call.value("kind"));
    if (!kind) return call.fail(kind.error()), std::nullopt;
    const std::string& id = call.value("id");
    if (auto may = may_read(call, *kind->kind, id); !may) return call.fail(may.error()), std::nullopt;
    const auto hash = engine::definition_of(call.connection(), *kind->kind, call.bureau(), id);
    if (!hash) return call.fail(hash.error()), std::nullopt;
    auto own = call.app.catalog->kind_by_hash(call.connection(), kind->kind->id, *hash);
    if (!own) return call.fail(own.error()), std::nullopt;
    auto record = engine::load_record(call.connection(), *own->kind, call.bureau(), id);
    if (!record) return call.fail(record.error()), std::nullopt;
    return Loaded{std::move(*own), std::move(*record)};
}

void one_record(Call& call) {
    const auto loaded = load(call);
    if (!loaded) return;
    const std::string tag = fmt::format("\"{}\"", loaded->record.version);
    if (call.request.header("if-none-match") == tag) return call.answer_text("", "application/json", 304, {{"ETag", tag}});
    auto view = record_view(call, loaded->in_use, loaded->record);
    if (!view) return call.fail(view.error());
    call.answer(*view, 200, {{"ETag", tag}});
}

void one_term(Call& call) {
    const auto loaded = load(call);
    if (!loaded) return;
    const auto term = engine::explain_term(loaded->record, *loaded->in_use.compiled, call.app.catalog->book(), call.value("slot"));
    if (!term) return call.fail(term.error());
    json::object view = to_json(*term);
    const TermSlot* slot = loaded->in_use.kind->term(call.value("slot"));
    view["slot"] = slot->id;
    view["label"] = to_json(slot->label);
    json::array pauses;
    for (const engine::Pause& pause : loaded->record.pauses)
        pauses.push_back(json::object{{"from", pause.from_on}, {"to", pause.to_on.empty() ? json::value(nullptr) : json::value(pause.to_on)}, {"ground", pause.ground}});
    view["pauses"] = std::move(pauses);
    call.answer(view);
}

Words event_words(const Kind& kind, std::string_view event) {
    const bool asked = event.starts_with("request:");
    if (asked) event.remove_prefix(8);
    if (event == "approve") return {"同意（尚须下一级审批）", "Approved, the next step follows"};
    if (event == "return_for_changes") return {"退回修改", "Returned for changes"};
    if (event == "withdraw_request") return {"撤回呈批", "Request withdrawn"};
    Words label{std::string(event), std::string(event)};
    if (const Action* action = kind.action(event))
        label = action->label;
    else if (const engine::BuiltIn* own = engine::built_in(event))
        label = own->label;
    return asked ? Words{"报请审批：" + label.zh, "Sent for approval: " + label.en} : label;
}

void chain(Call& call) {
    const auto loaded = load(call);
    if (!loaded) return;
    json::array events;
    const std::vector<Value> key{call.bureau(), loaded->record.id};
    const auto asked = call.connection().query(
        "SELECT sequence, action, happened_on, recorded_at, previous, hash, body FROM event WHERE bureau = ?1 AND record = ?2 ORDER BY sequence DESC LIMIT 500", key,
        [&](const Row& row) {
            json::object one{{"sequence", row.integer(0)},
                             {"kind", loaded->in_use.kind->id},
                             {"action", row.text(1)},
                             {"happened_on", row.text(2)},
                             {"recorded_at", china_time({row.integer(3)})},
                             {"previous", store::to_hex(row.bytes(4))},
                             {"hash", store::to_hex(row.bytes(5))}};
            one["label"] = to_json(event_words(*loaded->in_use.kind, row.text(1)));
            if (const auto body = parse_json(row.text(6), std::size_t{64} << 20); body && body->is_object()) {
                if (const auto* actor = body->as_object().if_contains("actor"); actor != nullptr && actor->is_object()) {
                    if (const auto* recorded = actor->get_object().if_contains("recorded"); recorded != nullptr && recorded->is_object())
                        one["actor"] = text_at(recorded->get_object(), "name");
                }
            }
            events.push_back(std::move(one));
            return Go::On;
        });
    if (!asked) return call.fail(asked.error());
    call.answer(json::object{{"items", std::move(events)}});
}

}  // namespace

void add_record_routes(Router& router) {
    router.add({"GET", "/records/{kind}", Open::SignedIn, {"列表：筛选、查找、翻页", "A list: filters, search, pages"}, "", "RecordPage", [](Call& call) {
                    const auto kind = call.app.catalog->kind(call.value("kind"));
                    if (!kind) return call.fail(kind.error());
                    answer_list(call, *kind->kind, std::nullopt);
                }});
    router.add({"GET", "/records/{kind}/table", Open::SignedIn, {"把列表导出为表格（format=csv|xlsx）", "Take a list out as a table (format=csv|xlsx)"}, "", "", [](Call& call) {
                    const auto kind = call.app.catalog->kind(call.value("kind"));
                    if (!kind) return call.fail(kind.error());
                    answer_table(call, *kind->kind, std::nullopt);
                }});
    router.add({"GET", "/records/{kind}/{id}", Open::SignedIn, {"一条记录", "One record"}, "", "Record", one_record});
    router.add({"GET", "/records/{kind}/{id}/terms/{slot}", Open::SignedIn, {"这个日期的由来", "Why this date"}, "", "Explanation", one_term});
    router.add({"GET", "/records/{kind}/{id}/chain", Open::SignedIn, {"本件在链上的事件", "The events of a record in the chain"}, "", "ChainEvents", chain});
}

}  // namespace xiezhi::http
