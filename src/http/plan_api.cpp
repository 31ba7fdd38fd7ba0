// Work plans: the text in, items and targets out, and nothing kept; then the corrected reading in, its records out.
#include "http/call.hpp"
#include "plan/import_plan.hpp"

namespace xiezhi::http {

namespace {

void import_plan(Call& call) {
    const auto body = call.body();
    if (!body) return;
    const auto plan = plan::read_import(*body);
    if (!plan) return call.fail(plan.error());
    if (call.request.argument("preview") == "yes") {
        const auto looked = plan::preview_import(call.connection(), *call.app.catalog, call.actor, call.today, *plan);
        return looked ? call.answer(plan::to_json(*plan, *looked)) : call.fail(looked.error());
    }
    const auto done = plan::import_plan(call.app.engine, call.session, call.actor, *plan);
    if (!done) return call.fail(done.error());
    call.answer(plan::to_json(*plan, *done), done->created() > 0 ? 201 : 200);
}

}  // namespace

void add_plan_routes(Router& router) {
    router.add({"POST", "/plans/read", Open::SignedIn, {"读取工作要点", "Read a work plan"}, "", "PlanReading", [](Call& call) {
                    const auto plan = plan::read_plan(call.request.body);
                    if (!plan) return call.fail(plan.error());
                    call.answer_text(plan::to_json_text(*plan));
                }});
    router.add({"POST",
                "/plans/import",
                Open::SignedIn,
                {"导入工作计划（preview=yes 只看后果）", "Import a work plan (preview=yes: only its consequences)"},
                "PlanReading",
                "PlanImport",
                import_plan});
}

}  // namespace xiezhi::http
