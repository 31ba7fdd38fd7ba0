// Reading a work plan: the text in, items and targets out; nothing is kept.
#include "http/call.hpp"
#include "plan/read_plan.hpp"

namespace xiezhi::http {

void add_plan_routes(Router& router) {
    router.add({"POST", "/plans/read", Open::SignedIn, {"读取工作要点", "Read a work plan"}, "", "PlanReading", [](Call& call) {
                    const auto plan = plan::read_plan(call.request.body);
                    if (!plan) return call.fail(plan.error());
                    call.answer_text(plan::to_json_text(*plan));
                }});
}

}  // namespace xiezhi::http
