#include "http/call.hpp"

#include <fmt/format.h>

#include "http/static_files.hpp"

namespace xiezhi::http {

namespace {

constexpr std::string_view kRoot = "/api/v1";

Fault not_signed_in() {
    return {Code::NotSignedIn, {"请先登录", "Please sign in first"}, {"登录后会回到这一页，所填内容保留。", "You will come back to this page; what you typed is kept."}, "", ""};
}

// The session, the actor and, for changes, the token that only our own pages know.
bool admit(Call& call) {
    call.signed_in = call.app.sessions.find(cookie(call.request, "xz_session"), call.now);
    if (!call.signed_in) {
        call.fail({not_signed_in()});
        return false;
    }
    const bool changes = call.request.method != "GET" && call.request.method != "HEAD";
    if (changes && !identity::csrf_matches(*call.signed_in, call.request.header("x-csrf-token"))) {
        call.fail({{Code::Forbidden, {"请求没有带上本次登录的校验码", "The request lacks the token of this session"}, {"请刷新页面后再试。", "Reload the page and try again."}, "X-CSRF-Token", ""}});
        return false;
    }
    auto actor = identity::load_actor(call.connection(), call.definition(), call.signed_in->bureau, call.signed_in->account, call.today);
    if (!actor) {
        call.fail(actor.error());
        return false;
    }
    call.actor = std::move(*actor);
    return true;
}

}  // namespace

Response problem(const Faults& faults, int status) {
    XIEZHI_CHECK(!faults.empty());
    Response response;
    response.status = status != 0 ? status : http_status_of(faults.front().code);
    response.type = "application/problem+json; charset=utf-8";
    response.headers.emplace_back("Cache-Control", "no-store");
    const std::string_view code = name_of(faults.front().code);
    response.body = json::serialize(json::object{{"type", fmt::format("https://xiezhi.invalid/problems/{}", code)},
                                                 {"title", to_json(faults.front().message).at("en")},
                                                 {"status", response.status},
                                                 {"code", code},
                                                 {"faults", to_json(faults)}});
    return response;
}

std::string_view cookie(const Request& request, std::string_view name) {
    std::string_view rest = request.header("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        std::string_view pair = rest.substr(0, end);
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=') return pair.substr(name.size() + 1);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return {};
}

Fault bad_argument(std::string_view name, Words what) {
    return {Code::BadValue, std::move(what), {"请改正地址栏或表单中的这一项。", "Correct this part of the address or form."}, std::string(name), ""};
}

std::optional<json::object> Call::body() {
    // A page elsewhere can send text/plain or a form without asking; it cannot send application/json (Fetch standard).
    if (const auto type = request.header("content-type"); !request.body.empty() && type != "application/json" && !type.starts_with("application/json;")) {
        respond_(problem({{Code::BadRequest,
                           {"内容类型应为 application/json", "The content type must be application/json"},
                           {"请按接口说明发送。", "Send it as the description of the interface says."},
                           "Content-Type",
                           ""}},
                         415));
        return std::nullopt;
    }
    auto parsed = parse_json(request.body.empty() ? std::string_view("{}") : std::string_view(request.body), std::size_t{1} << 20);
    if (!parsed) {
        fail(parsed.error());
        return std::nullopt;
    }
    if (!parsed->is_object()) {
        fail({{Code::BadJson, {"内容应为一个 JSON 对象", "The content must be a JSON object"}, {"请按接口说明填写。", "See the description of the interface."}, "", ""}});
        return std::nullopt;
    }
    return std::move(parsed->as_object());
}

void Call::answer(const json::value& value, int status, std::vector<std::pair<std::string, std::string>> headers) {
    answer_text(json::serialize(value), "application/json; charset=utf-8", status, std::move(headers));
}

void Call::answer_text(std::string text, std::string type, int status, std::vector<std::pair<std::string, std::string>> headers) {
    Response response;
    response.status = status;
    response.type = std::move(type);
    response.body = std::move(text);
    response.headers = std::move(headers);
    response.headers.emplace_back("Cache-Control", "no-store");
    respond_(std::move(response));
}

void Call::fail(const Faults& faults) { respond_(problem(faults)); }

Router make_router() {
    Router router;
    add_session_routes(router);
    add_kind_routes(router);
    add_code_list_routes(router);
    add_record_routes(router);
    add_action_routes(router);
    add_proposal_routes(router);
    add_today_routes(router);
    add_morning_routes(router);
    add_law_routes(router);
    add_calendar_routes(router);
    add_go_live_routes(router);
    add_table_routes(router);
    add_figure_routes(router);
    add_total_link_routes(router);
    add_plan_routes(router);
    add_search_routes(router);
    add_file_routes(router);
    add_system_routes(router);
    return router;
}

Handler make_handler(Application& application, const Router& router) {
    return [&application, &router](std::size_t worker, Request request, Respond respond) {
        const std::string_view path = request.path;
        if (path != kRoot && !path.starts_with("/api/")) return respond(static_file(application.web, request));
        if (!path.starts_with(kRoot))
            return respond(problem({{Code::NotFound, {"没有这个接口", "There is no such interface"}, {"接口在 /api/v1 之下。", "The interface lies under /api/v1."}, "", ""}}));
        auto match = router.find(request.method, path.substr(kRoot.size()));
        if (match.route == nullptr) {
            Response response = problem(
                {{Code::NotFound,
                  {fmt::format("没有这个接口：{} {}", request.method, path.substr(0, 200)), fmt::format("There is no such interface: {} {}", request.method, path.substr(0, 200))},
                  {"见 /api/v1/openapi.json。", "See /api/v1/openapi.json."},
                  "",
                  ""}},
                match.allowed.empty() ? 404 : 405);
            if (!match.allowed.empty()) response.headers.emplace_back("Allow", match.allowed);
            return respond(std::move(response));
        }
        Call call(application, application.workers[worker], request, std::move(match.values), std::move(respond));
        call.session.keys->at(call.now);
        if (match.route->open == Open::SignedIn && !admit(call)) return;
        match.route->handle(call);
    };
}

}  // namespace xiezhi::http
