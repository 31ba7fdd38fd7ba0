// The plan to import, from a document just read or from the desk's corrected reading of it.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "definition/canonical.hpp"
#include "plan/import_plan.hpp"

namespace xiezhi::plan {

namespace {

constexpr std::size_t kMostItems = 2000;
constexpr std::size_t kLongestKey = 100;
constexpr std::string_view kMembers[] = {"title", "year", "kind", "encoding", "items", "targets", "document"};

Fault wrong(const std::string& where, Words what) {
    return {Code::BadValue, std::move(what), {"请改正后再提交，其余内容不会丢失。", "Correct it and send again; the rest is kept."}, where, ""};
}

class Reader {
  public:
    Faults faults;

    std::string text(const json::object& object, std::string_view name, const std::string& where) {
        const auto* value = object.if_contains(name);
        if (value == nullptr || value->is_null()) return {};
        if (value->is_string()) return std::string(value->get_string());
        faults.push_back(wrong(where + "/" + std::string(name), {"应为文字", "must be text"}));
        return {};
    }

    // Words are kept as words; a day that is none is a fault.
    void deadline(const json::object& object, const std::string& where, std::string& day, std::string& words) {
        const std::string given = text(object, "deadline", where);
        if (parse_date(given)) day = given;
        else if (words.empty()) words = given;
        else if (!given.empty() && given != words)
            faults.push_back({Code::BadDate,
                              {fmt::format("“{}”不是日期", given), fmt::format("\"{}\" is not a date", given)},
                              {"请写成 2024-02-29，或留空。", "Write it as 2024-02-29, or leave it empty."},
                              where + "/deadline",
                              ""});
    }

    static std::size_t begin_of(const json::object& object) {
        const auto* span = object.if_contains("span");
        const json::array* ends = span == nullptr ? nullptr : span->if_array();
        if (ends == nullptr || ends->empty()) return 0;
        boost::system::error_code none;
        const auto begin = ends->front().to_number<std::size_t>(none);
        return none ? 0 : begin;
    }

    ImportTarget target(const json::object& given, std::size_t at) {
        const std::string where = fmt::format("/targets/{}", at);
        ImportTarget target;
        target.at = at;
        target.key = text(given, "key", where);
        if (target.key.size() > kLongestKey) faults.push_back(wrong(where + "/key", {"过长", "is too long"}));
        target.path = text(given, "path", where);
        target.begin = begin_of(given);
        target.wording = text(given, "text", where);
        target.indicator = text(given, "indicator", where);
        target.op = text(given, "op", where);
        target.value_text = text(given, "value_text", where);
        target.unit = text(given, "unit", where);
        target.figure = text(given, "figure", where);
        target.deadline_text = text(given, "deadline_text", where);
        deadline(given, where, target.deadline, target.deadline_text);
        return target;
    }

    ImportTask task(const json::object& item, std::size_t at) {
        const std::string where = fmt::format("/items/{}", at);
        ImportTask task;
        task.item = at;
        task.path = text(item, "path", where);
        task.heading = text(item, "title", where);
        task.wording = text(item, "text", where);
        task.lead = text(item, "lead", where);
        task.deadline_text = text(item, "deadline_text", where);
        task.begin = begin_of(item);
        deadline(item, where, task.deadline, task.deadline_text);
        if (const auto* names = item.if_contains("departments"); names != nullptr && !names->is_null()) {
            const json::array* list = names->if_array();
            if (list == nullptr) faults.push_back(wrong(where + "/departments", {"应为名称的列表", "must be a list of names"}));
            for (const auto& name : list == nullptr ? json::array{} : *list) {
                if (name.is_string()) task.departments.emplace_back(name.get_string());
                else faults.push_back(wrong(where + "/departments", {"应为名称的列表", "must be a list of names"}));
            }
        }
        return task;
    }
};

}  // namespace

ImportPlan to_import(const PlanDocument& document) {
    ImportPlan plan;
    plan.title = document.title;
    plan.year = document.year;
    plan.text_hash = sm3_hex(document.text);
    for (std::size_t i = 0; i < document.items.size(); ++i) {
        const PlanItem& item = document.items[i];
        plan.paths.push_back(item.path);
        if (item.has_children) continue;
        plan.tasks.push_back(
            {i, item.path, item.title, item.text, item.departments, item.lead, item.deadline_text, item.deadline ? to_string(*item.deadline) : "", item.span.begin});
    }
    for (std::size_t i = 0; i < document.targets.size(); ++i) {
        const PlanTarget& target = document.targets[i];
        plan.targets.push_back({i, std::to_string(i + 1), target.path, target.span.begin, target.text, target.indicator, std::string(sign_of(target.comparison)), target.value,
                                target.unit, "", target.deadline_text, target.deadline ? to_string(*target.deadline) : ""});
    }
    return plan;
}

Result<ImportPlan> read_import(const json::object& body) {
    Reader reader;
    ImportPlan plan;
    for (const auto& member : body) {
        if (std::find(std::begin(kMembers), std::end(kMembers), std::string_view(member.key())) != std::end(kMembers)) continue;
        const std::string name(std::string_view(member.key()).substr(0, 60));
        reader.faults.push_back({Code::UnknownField,
                                 {fmt::format("不认识“{}”", name), fmt::format("\"{}\" is not known here", name)},
                                 {"可用 title、year、document、items。", "Known are title, year, document, items."},
                                 "/" + name,
                                 ""});
    }
    plan.title = reader.text(body, "title", "");
    const auto* year = body.if_contains("year");
    if (year != nullptr && year->is_int64() && year->get_int64() >= 1949 && year->get_int64() <= 2999) plan.year = static_cast<int>(year->get_int64());
    else reader.faults.push_back({Code::MissingField, {"请填写计划的年度（四位数字）", "Please fill in the year of the plan, four digits"}, {"此项为必填。", "This is required."}, "/year", ""});
    const std::string document = reader.text(body, "document", "");
    if (document.empty())
        reader.faults.push_back(
            {Code::MissingField,
             {"缺少计划原文", "The text of the plan is missing"},
             {"请连同 /plans/read 返回的 document 一起提交：原文的指纹用来防止重复导入。",
              "Send the document that /plans/read answered: its hash keeps the plan from being imported twice."},
             "/document",
             ""});
    plan.text_hash = sm3_hex(document);
    const auto* items = body.if_contains("items");
    const json::array* list = items == nullptr ? nullptr : items->if_array();
    if (list == nullptr) {
        reader.faults.push_back(wrong("/items", {"应为任务的列表", "must be a list of items"}));
    } else if (list->size() > kMostItems) {
        reader.faults.push_back({Code::TooLarge,
                                 {fmt::format("一次最多导入 {} 项", kMostItems),
                                  fmt::format("At most {} items can be imported at once", kMostItems)},
                                 {"请把计划分成几份。", "Divide the plan."},
                                 "/items",
                                 ""});
    } else {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const json::object* item = (*list)[i].if_object();
            if (item == nullptr) {
                reader.faults.push_back(wrong(fmt::format("/items/{}", i), {"应为一项任务", "must be an item"}));
                continue;
            }
            plan.paths.push_back(Reader().text(*item, "path", ""));  // its fault, if any, is said below
            // A heading with items below it is no task of its own.
            const auto* leaf = item->if_contains("leaf");
            if (leaf != nullptr && leaf->is_bool() && !leaf->get_bool()) continue;
            plan.tasks.push_back(reader.task(*item, i));
        }
    }
    const auto* targets = body.if_contains("targets");
    const json::array* given = targets == nullptr ? nullptr : targets->if_array();
    if (targets != nullptr && !targets->is_null() && given == nullptr) reader.faults.push_back(wrong("/targets", {"应为目标的列表", "must be a list of targets"}));
    if (given != nullptr && given->size() > kMostItems) {
        reader.faults.push_back(
            {Code::TooLarge,
             {fmt::format("一次最多导入 {} 个目标", kMostItems), fmt::format("At most {} targets can be imported at once", kMostItems)},
             {"请把计划分成几份。", "Divide the plan."},
             "/targets",
             ""});
        given = nullptr;
    }
    for (std::size_t i = 0; given != nullptr && i < given->size(); ++i) {
        if (const json::object* target = (*given)[i].if_object()) plan.targets.push_back(reader.target(*target, i));
        else reader.faults.push_back(wrong(fmt::format("/targets/{}", i), {"应为一个目标", "must be a target"}));
    }
    if (!reader.faults.empty()) return fail(std::move(reader.faults));
    return plan;
}

}  // namespace xiezhi::plan
