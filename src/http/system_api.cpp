// Health, the description of the interface, the table of rights.
#include "http/call.hpp"
#include "http/openapi.hpp"

namespace xiezhi::http {

void add_system_routes(Router& router) {
    router.add({"GET", "/health", Open::ToAll, {"运行状况", "Health"}, "", "Health", [](Call& call) {
                    bool answers = false;
                    const auto asked = call.connection().query("SELECT 1", {}, [&](const store::Row&) {
                        answers = true;
                        return store::Go::Stop;
                    });
                    if (!asked) return call.fail(asked.error());
                    call.answer(json::object{
                        {"ok", answers}, {"law", call.app.catalog->law->version}, {"calendar", call.app.catalog->calendar->version()}, {"definitions", call.definition().hash}});
                }});
    router.add({"GET", "/openapi.json", Open::ToAll, {"接口说明（OpenAPI 3.1）", "Description of the interface (OpenAPI 3.1)"}, "", "", [](Call& call) {
                    call.answer(openapi(make_router(), call.definition()));
                }});
    router.add({"GET", "/rights", Open::SignedIn, {"权限表", "The table of rights"}, "", "Rights", [](Call& call) { call.answer(identity::rights_document(call.definition())); }});
}

}  // namespace xiezhi::http
