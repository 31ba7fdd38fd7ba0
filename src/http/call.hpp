// One request on its way through a handler: who asks, with which connection, and the one answer.
#pragma once

#include <optional>

#include "base/json.hpp"
#include "http/application.hpp"
#include "http/router.hpp"
#include "identity/rights.hpp"

namespace xiezhi::http {

class Call {
  public:
    Call(Application& application, engine::Session& worker, const Request& asked, std::map<std::string, std::string, std::less<>> values, Respond respond)
        : app(application), session(worker), request(asked), values_(std::move(values)), respond_(std::move(respond)), now(application.clock.now()), today(china_date(now)) {}

    Application& app;
    engine::Session& session;
    const Request& request;

  private:
    std::map<std::string, std::string, std::less<>> values_;
    Respond respond_;

  public:
    const Instant now;
    const CivilDate today;
    std::optional<identity::Session> signed_in;
    identity::Actor actor;

    const std::string& value(std::string_view name) const { return values_.find(name)->second; }
    store::Connection& connection() { return *session.connection; }
    const Definition& definition() const { return *app.catalog->definition; }
    std::int64_t bureau() const { return actor.bureau; }

    // The body as an object; faults are answered and nothing is returned.
    std::optional<json::object> body();

    void answer(const json::value& value, int status = 200, std::vector<std::pair<std::string, std::string>> headers = {});
    void answer_text(std::string text, std::string type = "application/json; charset=utf-8", int status = 200, std::vector<std::pair<std::string, std::string>> headers = {});
    void fail(const Faults& faults);
    // For answers given later, from another thread.
    Respond respond() const { return respond_; }
};

// problem+json (RFC 9457) with every fault; the status is that of the first, unless HTTP has one of its own (405, 415).
Response problem(const Faults& faults, int status = 0);

Fault bad_argument(std::string_view name, Words what);

// The value of a cookie; "" when it was not sent.
std::string_view cookie(const Request& request, std::string_view name);

// Each adds its part of the table.
void add_session_routes(Router& router);
void add_kind_routes(Router& router);
void add_code_list_routes(Router& router);
void add_record_routes(Router& router);
void add_action_routes(Router& router);
void add_proposal_routes(Router& router);
void add_today_routes(Router& router);
void add_morning_routes(Router& router);
void add_law_routes(Router& router);
void add_calendar_routes(Router& router);
void add_go_live_routes(Router& router);
void add_table_routes(Router& router);
void add_figure_routes(Router& router);
void add_total_link_routes(Router& router);
void add_plan_routes(Router& router);
void add_search_routes(Router& router);
void add_file_routes(Router& router);
void add_system_routes(Router& router);

Router make_router();
// The handler for Server: routes under /api/v1, the built pages elsewhere. The application outlives it.
Handler make_handler(Application& application, const Router& router);

}  // namespace xiezhi::http
