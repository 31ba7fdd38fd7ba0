// The desk's first page: what is due, what waits for whom, sorted by legal date.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/announced_year.hpp"
#include "definition/names.hpp"
#include "http/calendar_view.hpp"
#include "http/list_query.hpp"
#include "http/to_do.hpp"

namespace xiezhi::http {

namespace {

using store::Go;
using store::Row;
using store::Value;

std::string group_of(int days_left, bool ours) {
    if (days_left < 0) return ours ? "overdue" : "waiting";
    if (!ours) return "waiting";
    if (days_left == 0) return "today";
    return days_left <= 7 ? "week" : "later";
}

// Terms of open matters that this person holds, or whose holder he acts for.
Result<void> add_terms(Call& call, std::vector<ToDo>& lines) {
    constexpr int kAhead = 7;  // days; what is ours and due later is for the list
    std::vector<Value> parameters{call.bureau(), to_string(call.today + kAhead), call.actor.self.account};
    std::string holders = "?3";
    for (const identity::Capacity& lent : call.actor.acting_for) {
        parameters.emplace_back(lent.account);
        holders += fmt::format(", ?{}", parameters.size());
    }
    return call.connection().query("SELECT kind, record, slot, due, whose, state FROM term WHERE bureau = ?1 AND holder IN (" + holders +
                                       ") AND state IN ('running', 'lapsed') AND due IS NOT NULL AND (due <= ?2 OR whose = 'respondent' OR whose = 'other') ORDER BY due LIMIT " +
                                       std::to_string(kMostToDo),
                                   parameters, [&](const Row& row) {
                                       const Kind* kind = call.definition().kind(row.text(0));
                                       const TermSlot* slot = kind == nullptr ? nullptr : kind->term(row.text(2));
                                       const auto due = parse_date(row.text(3));
                                       if (slot == nullptr || !due) return Go::On;
                                       const bool ours = slot->whose == TermSlot::Whose::Us;
                                       // A lapsed term of others is our task to decide on, and stands among the tasks already.
                                       if (row.text(5) == "lapsed" && !ours) return Go::On;
                                       const std::string group = group_of(*due - call.today, ours);
                                       // What one may do until a day, and need not, is nobody's work of today.
                                       const bool choice = slot->whose == TermSlot::Whose::Applicant || slot->whose == TermSlot::Whose::Option;
                                       if (group == "later" || choice) return Go::On;
                                       lines.push_back({group, kind->id, std::string(row.text(1)), slot->id, std::string(row.text(3)), "", "", slot->label, "", {}, "", ""});
                                       return Go::On;
                                   });
}

// A term that lapsed and the task to decide on it are one thing to do. It stands among what is overdue, with the date to explain.
void join_lapsed(Call& call, std::vector<ToDo>& lines) {
    std::set<std::pair<std::string, std::string>> decided;
    for (ToDo& line : lines) {
        if (line.group != "tasks") continue;
        if (line.source.starts_with("lapse:")) {
            line.slot = line.source.substr(6);
            decided.emplace(line.record, line.slot);
        }
        const auto due = parse_date(line.due);
        if (due && *due < call.today) line.group = "overdue";
    }
    std::erase_if(lines, [&](const ToDo& line) { return line.action.empty() && decided.contains({line.record, line.slot}); });
}

// Whoever leads, or acts for one who does.
bool leads(const identity::Actor& actor) {
    static constexpr std::string_view kRoles[] = {"section_head", "justice_office_head", "deputy_bureau_head", "bureau_head", "government_leader"};
    const auto has = [](const identity::Capacity& who) {
        return std::any_of(who.posts.begin(), who.posts.end(),
                           [](const identity::Post& post) { return std::find(std::begin(kRoles), std::end(kRoles), post.role) != std::end(kRoles); });
    };
    return has(actor.self) || std::any_of(actor.acting_for.begin(), actor.acting_for.end(), has);
}

void today(Call& call) {
    std::vector<ToDo> lines;
    if (auto added = add_tasks(call, lines); !added) return call.fail(added.error());
    if (auto named = name_services(call, lines); !named) return call.fail(named.error());
    if (auto added = add_terms(call, lines); !added) return call.fail(added.error());
    join_lapsed(call, lines);
    // Each matter's head is asked once.
    std::map<std::string, json::object> heads;
    std::map<std::string, std::vector<std::string>> wanted;
    for (const ToDo& line : lines) {
        auto& ids = wanted[line.kind];
        if (std::find(ids.begin(), ids.end(), line.record) == ids.end()) ids.push_back(line.record);
    }
    for (const auto& [kind_id, ids] : wanted) {
        const Kind* kind = call.definition().kind(kind_id);
        auto items = list_items(call, *kind, ids, Columns::No);
        if (!items) return call.fail(items.error());
        for (json::value& item : *items) heads[std::string(item.as_object().at("id").as_string())] = std::move(item.as_object());
    }
    json::array groups;
    for (const char* id : {"overdue", "today", "week", "sign", "tasks", "waiting"}) {
        json::array items;
        for (const ToDo& line : lines) {
            const auto head = heads.find(line.record);
            if (line.group != id || head == heads.end()) continue;
            json::object one = head->second;
            one["what"] = to_json(line.what);
            one["slot"] = line.slot;
            one["action"] = line.action;
            if (!line.due.empty()) {
                one["due"] = line.due;
                if (const auto due = parse_date(line.due)) one["days_left"] = *due - call.today;
            }
            if (!line.approval.empty()) one["approval"] = line.approval;
            if (!line.paper.zh.empty()) one["paper"] = to_json(line.paper);
            if (!line.paper_number.empty()) one["paper_number"] = line.paper_number;
            if (!line.party.empty()) one["party"] = line.party;
            items.push_back(std::move(one));
        }
        groups.push_back(json::object{{"id", id}, {"items", std::move(items)}});
    }
    const int missing = missing_year(*call.app.catalog->calendar, call.today);
    call.answer(json::object{{"date", to_string(call.today)}, {"groups", std::move(groups)}, {"leads", leads(call.actor)},
                             {"calendar_missing", missing == 0 || !may_enter_calendar(call) ? json::value(nullptr) : json::value(missing)}});
}

}  // namespace

void add_today_routes(Router& router) {
    router.add({"GET", "/today", Open::SignedIn, {"今日：到期、待签、待办", "Today: due, to sign, to do"}, "", "Today", today});
}

}  // namespace xiezhi::http
