// The circular as a page. Every number carries what it counts (data-count), so that it can be checked and opened.
#include <fmt/format.h>

#include "report/page.hpp"
#include "report/plan_circular.hpp"

namespace xiezhi::report {

namespace {

constexpr std::string_view kLook =
    "@page{size:A4;margin:30mm 24mm 25mm;@bottom-center{content:\"— \" counter(page) \" —\";font-size:10.5pt}}body{font-size:14pt;line-height:1.8;max-width:46em}"
    "p{text-indent:2em;margin:.3em 0}.sign{text-align:right;text-indent:0;margin-top:1.6em;break-inside:avoid}";

class Page {
  public:
    Page(const Circular& circular, const Definition& definition, std::string bureau, bool chinese)
        : c_(circular), definition_(definition), bureau_(std::move(bureau)), chinese_(chinese) {}

    std::string build() {
        const std::string title = fmt::format(fmt::runtime(say("关于《{}》{}落实情况的通报", "{}: how it was carried out in {}")), c_.plan.name, quarter_words());
        std::string page = page_start({title, std::string(kLook), chinese_}) + links() + fmt::format("<h1>{}</h1>\n", escaped(title));
        page += summary();
        page += units() + months() + overdue() + behind() + supervised();
        page += fmt::format("<p class=\"sign\">{}<br>{}</p>\n", escaped(bureau_), date_words(c_.made_on));
        return page + std::string(kPageEnd);
    }

  private:
    const char* say(const char* zh, const char* en) const { return chinese_ ? zh : en; }
    std::string cell(std::string_view what, std::int64_t n, bool late = false) const {
        return fmt::format("<td class=\"n{}\" data-count=\"{}\">{}</td>", late && n > 0 ? " late" : "", what, n);
    }
    std::string date_words(CivilDate day) const {
        const auto ymd = to_ymd(day);
        return chinese_ ? fmt::format("{}年{}月{}日", ymd.year, ymd.month, ymd.day) : to_string(day);
    }
    std::string quarter_words() const {
        static constexpr const char* kNumbers[] = {"一", "二", "三", "四"};
        return chinese_ ? fmt::format("{}年第{}季度", c_.quarter.year, kNumbers[c_.quarter.number - 1]) : fmt::format("the {} quarter of {}", ordinal(), c_.quarter.year);
    }
    const char* ordinal() const {
        static constexpr const char* kWords[] = {"first", "second", "third", "fourth"};
        return kWords[c_.quarter.number - 1];
    }
    std::string unit_name(const PlanUnit& unit) const {
        if (unit.name.empty()) return say("未明确责任单位", "No unit named");
        return escaped(unit.name) + (unit.id.empty() ? say("（未登记）", " (not registered)") : "");
    }
    std::string section(std::string_view heading, const std::string& table, const char* none) const {
        std::string out = fmt::format("<h2>{}</h2>\n", heading);
        return out + (table.empty() ? fmt::format("<p>{}</p>\n", none) : "<div class=\"scroll\"><table>" + table + "</table></div>\n");
    }

    // The other quarters and the other language; not printed.
    std::string links() const {
        std::string out = "<nav>";
        for (int n = 1; n <= 4; ++n) {
            if (Quarter{c_.quarter.year, n}.first() > c_.made_on) continue;
            out +=
                fmt::format("<a href=\"?quarter={0}Q{1}{2}\"{3}>{0}Q{1}</a>", c_.quarter.year, n, say("", "&amp;lang=en"), n == c_.quarter.number ? " aria-current=\"page\"" : "");
        }
        return out + fmt::format("<a href=\"?quarter={}Q{}{}\" lang=\"{}\">{}</a></nav>\n", c_.quarter.year, c_.quarter.number, say("&amp;lang=en", ""), say("en", "zh"),
                                 say("English", "中文"));
    }

    std::string summary() const {
        const UnitCount& t = c_.total;
        std::string text =
            fmt::format(fmt::runtime(say("截至{}，计划共有任务<data data-count=\"all.tasks\">{}</data>项：已销号<data data-count=\"all.done\">{}</data>项，已报结待销号"
                                         "<data data-count=\"all.finished\">{}</data>项，正在推进<data data-count=\"all.under_way\">{}</data>项，尚未签收"
                                         "<data data-count=\"all.not_signed\">{}</data>项；其中逾期<data data-count=\"all.overdue\">{}</data>项。",
                                         "By {} the plan has <data data-count=\"all.tasks\">{}</data> tasks: <data data-count=\"all.done\">{}</data> signed off, "
                                         "<data data-count=\"all.finished\">{}</data> finished and waiting for it, <data data-count=\"all.under_way\">{}</data> under way, "
                                         "<data data-count=\"all.not_signed\">{}</data> not signed for; <data data-count=\"all.overdue\">{}</data> of them overdue.")),
                        date_words(c_.as_of), t.tasks, t.done, t.finished, t.under_way, t.not_signed, t.overdue);
        if (c_.cancelled > 0)
            text += fmt::format(fmt::runtime(say("另有<data data-count=\"all.cancelled\">{}</data>项已取消，不计在内。",
                                                 " <data data-count=\"all.cancelled\">{}</data> more were cancelled and are not counted.")),
                                c_.cancelled);
        if (!c_.behind.empty())
            text += fmt::format(
                fmt::runtime(say("落后于进度或者未达到的目标<data data-count=\"all.behind\">{}</data>项。", " <data data-count=\"all.behind\">{}</data> targets lie behind.")),
                c_.behind.size());
        if (c_.running) text += say("本季度尚未结束，以上为当日数字。", " The quarter still runs; these are the numbers of the day.");
        return "<p>" + text + "</p>\n";
    }

    std::string units() const {
        std::string rows;
        const auto row = [&](const UnitCount& one, const std::string& name, const char* tag) {
            rows += fmt::format("<tr data-unit=\"{}\"><{} scope=\"row\">{}</{}>", escaped(one.unit.id), tag, name, tag) + cell("tasks", one.tasks) + cell("done", one.done) +
                    cell("finished", one.finished) + cell("under_way", one.under_way) + cell("not_signed", one.not_signed) + cell("overdue", one.overdue, true) +
                    cell("supporting", one.supporting) + "</tr>\n";
        };
        for (const UnitCount& one : c_.units) row(one, unit_name(one.unit), "th");
        UnitCount total = c_.total;
        total.unit.id = "all";
        for (const UnitCount& one : c_.units) total.supporting += one.supporting;
        row(total, say("合计", "Together"), "th");
        const std::string head = chinese_ ? head_row({"牵头单位", "任务", "已销号", "待销号", "推进中", "未签收", "逾期", "配合"})
                                          : head_row({"Lead unit", "Tasks", "Signed off", "Finished", "Under way", "Not signed for", "Overdue", "Supports"});
        return section(say("一、各单位任务完成情况", "1. Tasks by unit"), head + "<tbody>\n" + rows + "</tbody>", "");
    }

    std::string state_words(const MonthState& state) const {
        if (state.is == MonthState::Is::NotAsked) return "<td class=\"soft\">/</td>";
        if (state.is == MonthState::Is::Missing) return fmt::format("<td class=\"late\" data-month=\"missing\">{}</td>", say("未报", "none"));
        if (state.is == MonthState::Is::Finished) return fmt::format("<td data-month=\"finished\">{}</td>", say("报结", "finished"));
        const CodeList* list = definition_.list("progress_light");
        const CodeValue* value = list == nullptr ? nullptr : list->value(state.light);
        const std::string words = value != nullptr ? (chinese_ ? value->label.zh : value->label.en) : say("已报", "reported");
        return fmt::format("<td data-month=\"{}\">{}</td>", state.light.empty() ? "reported" : escaped(state.light), escaped(words));
    }

    std::string months() const {
        std::string head = fmt::format("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>", say("序号", "No."), say("任务", "Task"),
                                       say("牵头单位", "Lead unit"));
        std::array<int, 3> asked{};
        std::array<int, 3> reported{};
        const int first = to_ymd(c_.quarter.first()).month;
        for (int i = 0; i < 3; ++i)
            head += fmt::format("<th scope=\"col\">{}</th>", chinese_ ? fmt::format("{}月", first + i) : fmt::format("{}-{:02}", c_.quarter.year, first + i));
        std::string rows;
        for (const TaskMonths& one : c_.months) {
            rows += fmt::format("<tr data-task=\"{}\"><td class=\"day\">{}</td><td>{}</td><td class=\"unit\">{}</td>",
                                one.task->id, escaped(one.task->path), escaped(one.task->heading),
                                unit_name(one.task->lead));
            for (std::size_t i = 0; i < 3; ++i) {
                rows += state_words(one.months[i]);
                if (one.months[i].is != MonthState::Is::NotAsked) ++asked[i];
                if (one.months[i].is == MonthState::Is::Reported || one.months[i].is == MonthState::Is::Finished) ++reported[i];
            }
            rows += "</tr>\n";
        }
        if (rows.empty()) return section(say("二、月度进展填报情况", "2. Month by month"), "", say("本季度没有任务。", "There are no tasks."));
        rows += fmt::format("<tr data-task=\"all\"><td></td><th scope=\"row\" colspan=\"2\">{}</th>", say("已报／应报", "Reported / asked for"));
        for (std::size_t i = 0; i < 3; ++i) rows += fmt::format("<td class=\"day\">{} / {}</td>", reported[i], asked[i]);
        return section(say("二、月度进展填报情况", "2. Month by month"), head + "</tr></thead>\n<tbody>\n" + rows + "</tr>\n</tbody>", "");
    }

    std::string overdue() const {
        std::string rows;
        for (const PlanTask* task : c_.overdue) {
            const auto due = parse_date(task->deadline);
            const Progress* latest = task->latest(c_.as_of);
            rows += fmt::format(
                "<tr data-overdue=\"{}\"><td class=\"day\">{}</td><td>{}</td><td class=\"unit\">{}</td>"
                "<td>{}</td><td class=\"day\">{}</td><td class=\"n late\">{}</td><td>{}</td></tr>\n",
                task->id, escaped(task->path), escaped(task->heading), unit_name(task->lead), escaped(task->person.empty() ? task->leader : task->person), task->deadline,
                due ? c_.before - *due : 0, latest != nullptr ? escaped(latest->noted_on + " " + shortened(latest->note, 60)) : say("没有填报", "nothing reported"));
        }
        const std::string head = chinese_ ? head_row({"序号", "任务", "牵头单位", "责任人", "时限", "逾期天数", "最近进展"})
                                          : head_row({"No.", "Task", "Lead unit", "Person", "Due", "Days late", "Latest progress"});
        return section(say("三、逾期任务", "3. Tasks overdue"), rows.empty() ? "" : head + "<tbody>\n" + rows + "</tbody>", say("没有逾期任务。", "No task is overdue."));
    }

    std::string behind() const {
        std::string rows;
        for (const Behind& one : c_.behind) {
            const char* why = one.why == Behind::Why::Pace     ? say("低于进度", "below its pace")
                              : one.why == Behind::Why::Passed ? say("时限已过，未达到", "its day has passed, not met")
                                                               : say("未达到", "not met so far");
            const std::string reached = one.target.reached_text.empty() ? say("没有填报", "nothing reported") : escaped(one.target.reached_text);
            rows += fmt::format(
                "<tr data-behind=\"{}\"><td>{}</td><td class=\"day\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n late\">{}</td><td>{}</td></tr>\n",
                one.target.id, escaped(one.target.wording), one.target.deadline, escaped(one.pace_text), reached, escaped(chinese_ ? one.gap.zh : one.gap.en), why);
        }
        const std::string head = chinese_ ? head_row({"目标", "时限", "目前应达到", "实际", "差距", "情况"}) : head_row({"Target", "By", "Wanted by now", "Reached", "Gap", "Standing"});
        return section(say("四、落后于进度的目标", "4. Targets behind"), rows.empty() ? "" : head + "<tbody>\n" + rows + "</tbody>", say("没有落后的目标。", "No target lies behind."));
    }

    std::string supervised() const {
        using Standing = SupervisedItem::Standing;
        std::string rows;
        for (const SupervisedItem& one : c_.supervised) {
            const Standing standing = one.standing(c_.as_of);
            const char* words = standing == Standing::Closed     ? say("已销号", "closed")
                                : standing == Standing::HandedIn ? say("已报结待销号", "handed in")
                                : standing == Standing::InHand   ? say("办理中", "in hand")
                                                                 : say("未签收", "not signed for");
            const bool late = one.overdue(c_.as_of, c_.before);
            rows += fmt::format("<tr data-supervised=\"{}\"><td class=\"unit\">{}</td><td>{}</td><td class=\"unit\">{}</td><td class=\"day\">{}</td><td{}>{}{}</td></tr>\n", one.id,
                                escaped(one.number), escaped(one.heading), unit_name(one.lead), one.due_on, late ? " class=\"late\"" : "", words,
                                late ? say("（逾期）", ", overdue") : "");
        }
        const std::string head = chinese_ ? head_row({"督办号", "事项", "牵头单位", "时限", "办理情况"}) : head_row({"Number", "Item", "Lead unit", "Due", "Standing"});
        return section(say("五、督办事项", "5. Supervised items"), rows.empty() ? "" : head + "<tbody>\n" + rows + "</tbody>",
                       say("本季度没有依据本计划任务的督办事项。", "No item of a task of this plan is under supervision."));
    }

    const Circular& c_;
    const Definition& definition_;
    const std::string bureau_;
    const bool chinese_;
};

}  // namespace

std::string to_html(const Circular& circular, const Definition& definition, const std::string& bureau, bool chinese) { return Page(circular, definition, bureau, chinese).build(); }

}  // namespace xiezhi::report
