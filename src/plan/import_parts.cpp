#include "plan/import_parts.hpp"

#include <fmt/format.h>

#include "definition/canonical.hpp"
#include "engine/input.hpp"
#include "identity/rights.hpp"

namespace xiezhi::plan {

using store::Go;
using store::Value;

namespace {

// What the sender calls a field of the records.
std::string_view sent_as(std::string_view field) {
    if (field == "name" || field == "heading") return "title";
    if (field == "measure") return "unit";
    if (field == "comparison") return "op";
    return field == "wording" ? "text" : field;
}

}  // namespace

json::value or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

Result<std::string> find_by_key(store::Connection& connection, std::string_view kind, std::int64_t bureau, const std::string& source_key) {
    std::string id;
    const std::vector<Value> key{bureau, source_key};
    const auto asked = connection.query(fmt::format("SELECT id FROM {} WHERE bureau = ?1 AND source_key = ?2", kind), key, [&](const store::Row& row) {
        id = std::string(row.text(0));
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return id;
}

void check_values(const engine::Catalog& catalog, const Kind& kind, const json::object& input, CivilDate today, const std::string& where, Faults& faults) {
    for (const auto& member : input) {
        const Field* field = kind.field(member.key());
        XIEZHI_CHECK(field != nullptr);
        const std::string place = fmt::format("{}/{}", where, sent_as(member.key()));
        const auto& value = member.value();
        if (value.is_string() && value.get_string().empty()) {
            faults.push_back(
                {Code::MissingField,
                 {fmt::format("请填写“{}”", field->label.zh), fmt::format("Please fill in: {}", field->label.en)},
                 {"此项为必填。", "This is required."},
                 place,
                 ""});
        } else if (const auto read = engine::read_value(catalog, *field, value, today, place); !read) {
            append(faults, read.error());
        }
    }
}

Result<void> check_right(const engine::Catalog& catalog, std::string_view kind, const identity::Actor& actor) {
    const auto in_use = catalog.kind(kind);
    if (!in_use) return fail(in_use.error());
    const Action* action = in_use->kind->action(kAction);
    XIEZHI_CHECK(action != nullptr);
    const auto ground = identity::may(*catalog.definition, *in_use->kind, *action, actor, {identity::RecordPlace::Is::New, "", "", {}});
    if (!ground) return fail(ground.error());
    return {};
}

engine::Request request_of(const identity::Actor& actor, std::string_view kind, json::object input, const std::string& key) {
    engine::Request request;
    request.bureau = actor.bureau;
    request.kind = kind;
    request.action = kAction;
    request.actor = actor;
    request.input = std::move(input);
    request.idempotency_key = fmt::format("import:{}:{}", kind, sm3_hex(key));
    request.via = "import";
    return request;
}

Entered enter_once(engine::Engine& engine, engine::Session& session, engine::Request request, const std::string& source_key, const std::vector<MatchedUnit>& responsible,
                   const std::string& where) {
    json::array units;
    for (const MatchedUnit& unit : responsible) units.push_back(json::object{{"unit", unit.id}});
    if (!units.empty()) request.parties["responsible"] = std::move(units);
    auto answer = engine.perform(session, request);
    if (answer) return {std::string(text_at(answer->body, "id")), !answer->repeated, {}};
    const auto there = find_by_key(*session.connection, request.kind, request.bureau, source_key);
    if (there && !there->empty()) return {*there, false, {}};
    for (Fault& fault : answer.error()) fault.where = where + fault.where;
    return {"", false, std::move(answer.error())};
}

}  // namespace xiezhi::plan
