// The breakdown table of a plan as a page, on A4 across.
#include <fmt/format.h>

#include <algorithm>

#include "report/page.hpp"
#include "report/plan_circular.hpp"

namespace xiezhi::report {

namespace {

constexpr std::string_view kLook =
    "@page{size:A4 landscape;margin:15mm 14mm 16mm;@bottom-center{content:counter(page) \" / \" "
    "counter(pages);font-size:9pt}}"
    "body{font-size:10.5pt;line-height:1.5;max-width:100em}"
    "h1{font-size:18pt}.under{text-align:center;margin:0 0 1em}td.path{white-space:nowrap}";

Words standing_words(const PlanTask& task, CivilDate today) {
    switch (task.standing(today)) {
        case Standing::NotSigned: return {"待签收", "Not signed for"};
        case Standing::UnderWay: return {"推进中", "Under way"};
        case Standing::Finished: return {"待销号", "Finished"};
        case Standing::Done: return {"已销号", "Signed off"};
        case Standing::Cancelled: return {"已取消", "Cancelled"};
    }
    return {};
}

std::string unit_names(const std::vector<PlanUnit>& units, bool chinese) {
    std::string text;
    for (const PlanUnit& unit : units) text += (text.empty() ? "" : chinese ? "、" : ", ") + unit.name;
    return escaped(text);
}

std::string progress_text(const PlanTask& task, CivilDate today, bool chinese, const Definition& definition) {
    const Progress* latest = task.latest(today);
    if (latest == nullptr) return "";
    std::string text = latest->noted_on;
    const CodeList* list = definition.list("progress_light");
    if (const CodeValue* light = list == nullptr ? nullptr : list->value(latest->light)) text += " " + (chinese ? light->label.zh : light->label.en);
    if (latest->percent) text += fmt::format(" {}%", *latest->percent);
    return escaped(text + (chinese ? "：" : ": ") + shortened(latest->note, 90));
}

std::string task_rows(const WorkPlan& plan, CivilDate today, bool chinese, const Definition& definition) {
    std::string rows;
    for (const PlanTask& task : plan.tasks) {
        const Words state = standing_words(task, today);
        const bool late = task.overdue(today, today);
        std::string people = task.leader;
        if (!task.person.empty()) people += (people.empty() ? "" : chinese ? "；" : "; ") + task.person;
        rows += fmt::format(
            "<tr data-task=\"{}\"><td class=\"path\">{}</td><td>{}</td><td class=\"unit\">{}</td><td class=\"unit\">{}</td>"
            "<td>{}</td><td class=\"day\">{}</td><td class=\"day{}\">{}{}</td><td>{}</td></tr>\n",
            task.id, escaped(task.path), escaped(task.heading), escaped(task.lead.name), unit_names(task.supporting, chinese), escaped(people),
            escaped(task.deadline.empty() ? task.deadline_text : task.deadline), late ? " late" : "", chinese ? state.zh : state.en,
            late ? (chinese ? "（逾期）" : " (overdue)") : "", progress_text(task, today, chinese, definition));
    }
    return rows;
}

std::string target_rows(const WorkPlan& plan, const std::vector<Target>& targets, const figure::FigureSet& figures, bool chinese) {
    std::string rows;
    const CodeList* comparisons = figures.definition().list("comparison");
    for (const Target& target : targets) {
        const auto task = std::find_if(plan.tasks.begin(), plan.tasks.end(), [&](const PlanTask& one) { return one.id == target.task; });
        const CodeValue* comparison = comparisons == nullptr ? nullptr : comparisons->value(target.comparison);
        const json::object said = to_json(target, figures);
        const auto words = [&](const char* key) {
            const auto* found = said.if_contains(key);
            return found == nullptr ? std::string() : std::string(found->as_object().at(chinese ? "zh" : "en").as_string());
        };
        const std::string source = target.figure.empty() ? (chinese ? "人工填报" : "entered") : words("figure_label");
        const std::string standing = target.met ? *target.met ? (chinese ? "已达到" : "met") : words("gap") : "";
        rows += fmt::format(
            "<tr data-target=\"{}\"><td class=\"path\">{}</td><td>{}</td><td class=\"day\">{} {}{}</td><td class=\"n\">{}</td><td class=\"{}\">{}</td><td>{}</td><td "
            "class=\"day\">{}</td></tr>\n",
            target.id, task == plan.tasks.end() ? "" : escaped(task->path), escaped(target.wording),
            comparison == nullptr ? "" : escaped(chinese ? comparison->label.zh : comparison->label.en), escaped(target.value_text), escaped(target.measure),
            target.reached_text.empty() ? "—" : escaped(target.reached_text),
                            target.met && !*target.met ? "late" : "", escaped(standing), escaped(source), target.deadline);
    }
    return rows;
}

}  // namespace

std::string breakdown_html(const WorkPlan& plan, const std::vector<Target>& targets, const figure::FigureSet& figures, const std::string& bureau, CivilDate today, bool chinese) {
    const std::string title = fmt::format(fmt::runtime(chinese ? "《{}》任务分解表" : "{}: tasks"), plan.name);
    std::string page = page_start({title, std::string(kLook), chinese});
    page += fmt::format("<nav><a href=\"?lang={0}\" lang=\"{0}\">{1}</a></nav>\n<h1>{2}</h1>\n<p class=\"under\">{3} · {4} {5}</p>\n", chinese ? "en" : "zh",
                        chinese ? "English" : "中文", escaped(title), escaped(bureau), chinese ? "截至" : "as of", to_string(today));
    page += "<div class=\"scroll\"><table>" +
            (chinese ? head_row({"序号", "任务", "牵头单位", "配合单位", "责任领导、责任人", "时限", "状态", "最近进展"})
                     : head_row({"No.", "Task", "Lead unit", "Supporting units", "Leader, person", "Due", "State", "Latest progress"})) +
            "<tbody>\n" + task_rows(plan, today, chinese, figures.definition()) + "</tbody></table></div>\n";
    if (!targets.empty())
        page += fmt::format("<h2>{}</h2>\n<div class=\"scroll\"><table>", chinese ? "目标" : "Targets") +
                (chinese ? head_row({"序号", "目标", "要求", "现值", "差距", "取数", "时限"}) : head_row({"No.", "Target", "Wanted", "Reached", "Gap", "Source", "By"})) + "<tbody>\n" +
                target_rows(plan, targets, figures, chinese) + "</tbody></table></div>\n";
    return page + std::string(kPageEnd);
}

}  // namespace xiezhi::report
