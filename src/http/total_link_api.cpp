// The one-time link by which a unit without accounts reports a total. Whoever may ask for a total hands the link on; it opens
// one form for one number, until its last day, and is used up by the answer or by a newer link. Nothing is kept for it: its
// text names the record and the act that made it, under a MAC.
#include <fmt/format.h>

#include <algorithm>

#include "engine/load.hpp"
#include "engine/title.hpp"
#include "http/call.hpp"
#include "store/keys.hpp"

namespace xiezhi::http {

namespace {

constexpr const char* kKind = "reported_total";

struct Opened {
    std::int64_t bureau = 0;
    engine::KindInUse kind;
    engine::Record record;
};

std::string mac_of(const store::KeyRing& ring, std::int64_t bureau, std::string_view record, std::int64_t sequence) {
    return store::blind_index(ring.index_key(bureau), fmt::format("{}/{}/{}", bureau, record, sequence), "reported_total.link");
}

// The number of the act that made the newest link; 0 when there is none.
std::int64_t link_of(const engine::Record& record) {
    std::int64_t sequence = 0;
    for (const engine::Act& act : record.acts) {
        if (act.action == "send_link" && !act.voided) sequence = std::max(sequence, act.sequence);
    }
    return sequence;
}

Fault no_such_link() {
    return {Code::NotFound,
            {"链接无效、已过期或已用过", "This link is not valid, has run out or was used"},
            {"请向发给您链接的工作人员索取新的链接。", "Ask whoever sent it for a new one."},
            "",
            ""};
}

Result<engine::Record> load(Call& call, const engine::KindInUse& kind, std::int64_t bureau, const std::string& id) {
    return engine::load_record(call.connection(), *kind.kind, bureau, id);
}

void make(Call& call) {
    const auto kind = call.app.catalog->kind(kKind);
    if (!kind) return call.fail(kind.error());
    const auto record = load(call, *kind, call.bureau(), call.value("id"));
    if (!record) return call.fail(record.error());
    if (auto may = identity::may(call.definition(), *kind->kind, *kind->kind->action("send_link"), call.actor, engine::place_of(*record)); !may) return call.fail(may.error());
    const std::int64_t sequence = link_of(*record);
    if (record->state != "asked" || sequence == 0) {
        return call.fail({{Code::WrongState,
                           {"本件没有可用的填报链接", "There is no link to report this total"},
                           {"请先办理“生成填报链接”；已报送的不再填报。", "Make a link first; what was reported needs none."},
                           record->id,
                           ""}});
    }
    call.answer(json::object{{"path", fmt::format("/report-total/{}~{}~{}~{}", call.bureau(), record->id, sequence, mac_of(call.app.ring, call.bureau(), record->id, sequence))},
                             {"until", engine::text_of(record->value("link_until"))}});
}

// BUREAU~RECORD~ACT~MAC. Whatever is wrong with it, the answer is the same.
Result<Opened> open(Call& call) {
    const std::string& token = call.value("token");
    std::vector<std::string> parts(1);
    for (const char c : token) {
        if (c == '~') parts.emplace_back();
        else parts.back() += c;
    }
    const auto is_number = [](const std::string& text) { return !text.empty() && text.size() <= 18 && text.find_first_not_of("0123456789") == std::string::npos; };
    if (parts.size() != 4 || !is_number(parts[0]) || !is_number(parts[2])) return fail(no_such_link());
    Opened opened;
    opened.bureau = std::stoll(parts[0]);
    const std::int64_t sequence = std::stoll(parts[2]);
    const std::string mac = mac_of(call.app.ring, opened.bureau, parts[1], sequence);
    unsigned char difference = mac.size() == parts[3].size() ? 0 : 1;
    for (std::size_t i = 0; difference == 0 && i < mac.size(); ++i) difference |= static_cast<unsigned char>(mac[i] ^ parts[3][i]);
    if (difference != 0) return fail(no_such_link());
    auto kind = call.app.catalog->kind(kKind);
    if (!kind) return fail(kind.error());
    opened.kind = *kind;
    auto record = load(call, opened.kind, opened.bureau, parts[1]);
    if (!record) return fail(record.error());
    opened.record = std::move(*record);
    const auto until = opened.record.date("link_until");
    if (opened.record.state != "asked" || link_of(opened.record) != sequence || !until || *until < call.today) return fail(no_such_link());
    return opened;
}

std::string unit_of(Call& call, const Opened& opened) {
    std::string name;
    for (const engine::Party& party : opened.record.parties) {
        const std::vector<store::Value> key{opened.bureau, party.unit};
        (void)call.connection().query("SELECT name FROM unit WHERE bureau = ?1 AND id = ?2", key, [&](const store::Row& row) {
            name = std::string(row.text(0));
            return store::Go::Stop;
        });
    }
    return name;
}

void look(Call& call) {
    const auto opened = open(call);
    if (!opened) return call.fail(opened.error());
    const std::string code = engine::text_of(opened->record.value("item"));
    const CodeList* list = call.definition().list(opened->kind.kind->field("item")->list);
    const CodeValue* item = list == nullptr ? nullptr : list->value(code);
    call.answer(json::object{{"bureau", call.app.engine.bureau(call.connection(), opened->bureau).name},
                             {"unit", unit_of(call, *opened)},
                             {"item", to_json(item != nullptr ? item->label : Words{code, code})},
                             {"month_end", engine::text_of(opened->record.value("month_end"))},
                             {"until", engine::text_of(opened->record.value("link_until"))}});
}

void answer(Call& call) {
    const auto body = call.body();
    if (!body) return;
    const auto opened = open(call);
    if (!opened) return call.fail(opened.error());
    engine::Request request;
    request.bureau = opened->bureau;
    request.kind = kKind;
    request.record = opened->record.id;
    request.action = "answer";
    request.input = *body;
    request.if_match = opened->record.version;
    request.via = "link";
    request.actor = identity::program_actor(opened->bureau, {"通过一次性链接填报", "Reported by a one-time link"});
    // By name, since nobody signed in: the record says who said so.
    if (text_at(*body, "reported_by").empty())
        return call.fail({{Code::MissingField, {"请填写您的姓名", "Enter your name"}, {"填写后再提交。", "Fill it in and send again."}, "/input/reported_by", ""}});
    auto respond = call.respond();
    call.app.engine.perform(call.session, request, [respond = std::move(respond)](Result<engine::Answer> done) {
        if (!done) return respond(problem(done.error()));
        Response response;
        response.status = 201;
        response.headers.emplace_back("Cache-Control", "no-store");
        response.body = json::serialize(json::object{{"sequence", done->sequence}});
        respond(std::move(response));
    });
}

}  // namespace

void add_total_link_routes(Router& router) {
    router.add({"GET", "/totals/{id}/link", Open::SignedIn, {"一件报送数的填报链接", "The link by which a total is reported"}, "", "TotalLink", make});
    router.add({"GET", "/total-links/{token}", Open::ToAll, {"链接所问的报送数", "What a link asks for"}, "", "TotalAsked", look});
    router.add({"POST", "/total-links/{token}", Open::ToAll, {"通过链接报送", "Report by a link"}, "TotalAnswer", "TotalReceipt", answer});
}

}  // namespace xiezhi::http
