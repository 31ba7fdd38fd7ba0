// Work plans: the text in, items and targets out, and nothing kept; then the corrected reading in, its records out; and the
// plan's tables as pages to print.
#include "http/record_view.hpp"
#include "plan/import_plan.hpp"
#include "report/plan_circular.hpp"

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

// zh unless lang=en; a fault is answered and nothing returned.
std::optional<bool> is_chinese(Call& call) {
    const auto language = call.request.argument("lang");
    if (language.empty() || language == "zh") return true;
    if (language == "en") return false;
    call.fail({bad_argument("lang", {"应为 zh 或 en", "must be zh or en"})});
    return std::nullopt;
}

// Whoever may read the plan, and its tasks and targets, which have the same readers.
Result<void> may_read_plan(Call& call) {
    const Kind* kind = call.definition().kind("work_plan");
    if (kind == nullptr) return fail({Code::NotFound, {"本局没有工作计划", "This bureau has no work plans"}, {"请联系管理员。", "Ask the administrator."}, "work_plan", ""});
    return may_read(call, *kind, call.value("id"));
}

void answer_page(Call& call, std::string page) {
    call.answer_text(std::move(page), "text/html; charset=utf-8", 200, {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}});
}

const std::string& bureau_name(Call& call) { return call.app.engine.bureau(call.connection(), call.bureau()).name; }

void breakdown(Call& call) {
    const auto chinese = is_chinese(call);
    if (!chinese) return;
    if (auto may = may_read_plan(call); !may) return call.fail(may.error());
    const auto plan = report::read_work_plan(call.connection(), call.bureau(), call.value("id"));
    if (!plan) return call.fail(plan.error());
    const auto& figures = *call.app.catalog->figures;
    const auto targets = report::read_plan_targets(call.connection(), figures, call.bureau(), plan->id, call.today);
    if (!targets) return call.fail(targets.error());
    answer_page(call, report::breakdown_html(*plan, *targets, figures, bureau_name(call), call.today, *chinese));
}

// The present quarter when none is named, or the last of a plan that is over.
void circular(Call& call) {
    const auto chinese = is_chinese(call);
    if (!chinese) return;
    if (auto may = may_read_plan(call); !may) return call.fail(may.error());
    std::optional<report::Quarter> quarter;
    if (const auto text = call.request.argument("quarter"); !text.empty()) {
        quarter = report::quarter_of(text);
        if (!quarter) return call.fail({bad_argument("quarter", {"季度应写成 2026Q3", "A quarter is written as 2026Q3"})});
    } else {
        const auto plan = report::read_work_plan(call.connection(), call.bureau(), call.value("id"));
        if (!plan) return call.fail(plan.error());
        quarter = report::quarter_of(call.today);
        if (quarter->year > plan->last_year) quarter = report::Quarter{plan->last_year, 4};
    }
    const auto made = report::make_circular(call.connection(), *call.app.catalog->figures, call.bureau(), call.value("id"), *quarter, call.today);
    if (!made) return call.fail(made.error());
    answer_page(call, report::to_html(**made, call.definition(), bureau_name(call), *chinese));
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
    router.add({"GET", "/plans/{id}/breakdown", Open::SignedIn, {"任务分解表（网页，可打印）", "The breakdown table of a plan, as a page to print"}, "", "", breakdown});
    router.add({"GET", "/plans/{id}/circular", Open::SignedIn, {"季度通报（网页，可打印）", "The quarterly circular of a plan, as a page to print"}, "", "", circular});
}

}  // namespace xiezhi::http
