// The work calendar: a year day by day, the years that were entered, and what an entry would move before it is accepted.
// Entering, accepting and withdrawing are actions on records of the kind `calendar_year`, like all others.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>

#include "engine/calendar_years.hpp"
#include "http/calendar_view.hpp"
#include "http/list_query.hpp"
#include "store/tables.hpp"

namespace xiezhi::http {

namespace {

using engine::CalendarPreview;
using store::Go;
using store::Row;

const Kind* calendar_kind(Call& call) { return call.definition().kind(engine::kCalendarKind); }

}  // namespace

bool may_enter_calendar(Call& call) {
    const Kind* kind = calendar_kind(call);
    const Action* enter = kind == nullptr ? nullptr : kind->action("enter");
    return enter != nullptr && identity::may(call.definition(), *kind, *enter, call.actor, {identity::RecordPlace::Is::New, "", "", {}}).has_value();
}

namespace {

const char* name_of_kind(DayKind kind) {
    switch (kind) {
        case DayKind::Working: return "working";
        case DayKind::MakeUp: return "make_up";
        case DayKind::Weekend: return "weekend";
        case DayKind::Holiday: return "holiday";
        case DayKind::Closure: break;
    }
    return "closure";
}

// Who has to agree before a year holds looks at the same consequences as who asks.
bool may_accept(Call& call) {
    const Kind* kind = calendar_kind(call);
    const Action* action = kind == nullptr ? nullptr : kind->action("put_in_force");
    if (action == nullptr) return false;
    const auto bears = [&](const identity::Capacity& who) {
        return std::any_of(who.posts.begin(), who.posts.end(), [&](const identity::Post& post) {
            return std::any_of(action->approval.begin(), action->approval.end(), [&](const ApprovalStep& step) { return step.role == post.role; });
        });
    };
    return bears(call.actor.self) || std::any_of(call.actor.acting_for.begin(), call.actor.acting_for.end(), bears);
}

std::optional<int> year_argument(Call& call) {
    const std::string_view text = call.request.argument("year");
    if (text.empty()) return to_ymd(call.today).year;
    int year = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || year < kFirstYear || year > kLastYear) return std::nullopt;
    return year;
}

Result<json::array> editions(Call& call) {
    json::array out;
    const Kind* kind = calendar_kind(call);
    if (kind == nullptr) return out;
    const std::vector<store::Value> key{call.bureau()};
    const auto asked = call.connection().query(
        "SELECT id, of_year, state, source, announced_on, in_force_on FROM " + store::sql_name(kind->table) + " WHERE bureau = ?1 ORDER BY id DESC LIMIT 200", key,
        [&](const Row& row) {
            const State* state = kind->state(row.text(2));
            json::object one{{"id", row.text(0)}, {"year", row.integer(1)}, {"state", row.text(2)}, {"source", row.text(3)}, {"announced_on", row.text(4)}};
            if (state != nullptr) one["label"] = to_json(state->label);
            if (!row.text(5).empty()) one["in_force_on"] = row.text(5);
            out.push_back(std::move(one));
            return Go::On;
        });
    if (!asked) return fail(asked.error());
    return out;
}

// When the running terms were last derived again, and whether that is under way; null when it never was.
Result<json::value> last_run(Call& call) {
    json::value out;
    const std::vector<store::Value> key{call.bureau(), std::string("reproject")};
    const auto asked = call.connection().query("SELECT state, ended_at, detail FROM job WHERE bureau = ?1 AND id = ?2", key, [&](const Row& row) {
        out = json::object{{"running", row.text(0) == "running"}, {"at", china_time({row.integer(1)})}, {"moved", std::atoll(std::string(row.text(2)).c_str())}};
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return out;
}

void calendar_of_year(Call& call) {
    const auto year = year_argument(call);
    if (!year) return call.fail({bad_argument("year", {"应为 1900 至 2200 之间的年份", "must be a year from 1900 to 2200"})});
    const WorkCalendar calendar = *call.app.catalog->calendar;
    json::array days;
    for (CivilDate day = from_ymd(*year, 1, 1); day <= from_ymd(*year, 12, 31); day = day + 1) {
        const DayReason reason = calendar.reason(day);
        days.push_back(json::object{{"date", to_string(day)}, {"weekday", weekday(day)}, {"kind", name_of_kind(reason.kind)}, {"name", to_json(reason.name)}});
    }
    auto entered = editions(call);
    if (!entered) return call.fail(entered.error());
    auto run = last_run(call);
    if (!run) return call.fail(run.error());
    const int missing = missing_year(calendar, call.today);
    const bool own =
        std::any_of(entered->begin(), entered->end(), [&](const json::value& one) { return one.at("year").as_int64() == *year && one.at("state").as_string() == "in_force"; });
    call.answer(json::object{{"year", *year},
                             {"announced", calendar.announced(*year)},
                             {"source", !calendar.announced(*year) ? "none" : own ? "entered" : "shipped"},
                             {"first", calendar.first_announced()},
                             {"last", calendar.last_announced()},
                             {"missing", missing == 0 ? json::value(nullptr) : json::value(missing)},
                             {"version", calendar.version()},
                             {"days", std::move(days)},
                             {"editions", std::move(*entered)},
                             {"run", std::move(*run)},
                             {"may_enter", may_enter_calendar(call)},
                             {"may_accept", may_accept(call)}});
}

// Moved terms with the titles of their records, as far as the reader may see them; the others are only counted.
Result<json::array> moves(Call& call, const CalendarPreview& preview) {
    std::map<std::string, std::vector<std::string>> ids;
    for (const engine::MovedTerm& one : preview.moves) {
        auto& of_kind = ids[one.kind];
        if (std::find(of_kind.begin(), of_kind.end(), one.record) == of_kind.end()) of_kind.push_back(one.record);
    }
    std::map<std::string, json::object> heads;
    for (const auto& [kind_id, of_kind] : ids) {
        auto items = list_items(call, *call.definition().kind(kind_id), of_kind, Columns::No);
        if (!items) return fail(items.error());
        for (json::value& item : *items) heads[std::string(item.as_object().at("id").as_string())] = std::move(item.as_object());
    }
    json::array out;
    for (const engine::MovedTerm& one : preview.moves) {
        const auto head = heads.find(one.record);
        if (head == heads.end()) continue;
        const auto date = [](const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); };
        out.push_back(json::object{{"kind", one.kind}, {"record", one.record}, {"title", head->second.at("title")}, {"slot", one.slot}, {"label", to_json(one.label)},
                                   {"before", date(one.before)}, {"after", date(one.after)},
                                   {"was_provisional", one.was_provisional}, {"is_provisional", one.is_provisional}});
    }
    return out;
}

void answer_preview(Call& call, const AnnouncedYear& year, const Result<WorkCalendar>& then) {
    if (!then) return call.fail(then.error());
    if (auto begun = call.connection().begin(); !begun) return call.fail(begun.error());
    struct Rollback {
        store::Connection& connection;
        ~Rollback() { (void)connection.rollback(); }
    } rollback{call.connection()};
    const auto preview = engine::preview_calendar(*call.app.catalog, call.connection(), call.bureau(), *then);
    if (!preview) return call.fail(preview.error());
    json::array entered, changes;
    for (const AnnouncedDay& day : year.days) {
        entered.push_back(json::object{{"date", to_string(day.date)}, {"weekday", weekday(day.date)}, {"kind", day.rests ? "holiday" : "make_up"}, {"name", to_json(day.name)}});
    }
    for (const engine::ChangedDay& day : preview->days) {
        changes.push_back(json::object{{"date", to_string(day.date)},
                                       {"weekday", weekday(day.date)},
                                       {"before", name_of_kind(day.before.kind)},
                                       {"after", name_of_kind(day.after.kind)},
                                       {"name", to_json(day.after.kind == DayKind::Working || day.after.kind == DayKind::Weekend ? day.before.name : day.after.name)}});
    }
    auto moved = moves(call, *preview);
    if (!moved) return call.fail(moved.error());
    const auto hidden = static_cast<std::int64_t>(preview->moves.size() - moved->size());
    call.answer(json::object{{"year", year.year},
                             {"rows", rows_of(year)},
                             {"ignored", year.ignored},
                             {"days", std::move(entered)},
                             {"changes", std::move(changes)},
                             {"all", preview->all},
                             {"looked_at", preview->looked_at},
                             {"records", preview->records},
                             {"terms", preview->terms},
                             {"moves", std::move(*moved)},
                             {"hidden", hidden}});
}

bool allowed(Call& call) {
    if (may_enter_calendar(call) || may_accept(call)) return true;
    call.fail(Faults{{Code::Forbidden, {"只有录入或批准放假安排的人可以预览", "Only those who enter or accept a holiday notice may preview it"},
                      {"请与办公室联系。", "Ask the office."}, "", ""}});
    return false;
}

void preview_text(Call& call) {
    if (!allowed(call)) return;
    const auto body = call.body();
    if (!body) return;
    Faults faults;
    const auto* year = body->if_contains("year");
    const auto* text = body->if_contains("text");
    if (year == nullptr || !year->is_int64() || year->get_int64() < kFirstYear || year->get_int64() > kLastYear)
        faults.push_back(bad_argument("/year", {"请填写年份", "give the year"}));
    if (text == nullptr || !text->is_string()) faults.push_back(bad_argument("/text", {"请填写放假与调休日", "give the days"}));
    if (!faults.empty()) return call.fail(faults);
    auto read = read_announced_year(text->get_string(), static_cast<int>(year->get_int64()), "/text");
    if (!read) return call.fail(read.error());
    auto years = engine::years_in_force(call.connection(), call.bureau());
    if (!years) return call.fail(years.error());
    years->push_back({"", "entered", "", *read});
    answer_preview(call, *read, engine::calendar_with(*call.app.catalog, *years));
}

// An entered year: what accepting it would move; one in force: what withdrawing it would.
void preview_entry(Call& call) {
    if (!allowed(call)) return;
    const auto entry = engine::year_record(call.connection(), call.bureau(), call.value("id"));
    if (!entry) return call.fail(entry.error());
    auto years = engine::years_in_force(call.connection(), call.bureau());
    if (!years) return call.fail(years.error());
    std::erase_if(*years, [&](const engine::YearRecord& one) { return one.id == entry->id; });
    if (entry->state == "entered") {
        const auto place = std::find_if(years->begin(), years->end(), [&](const engine::YearRecord& one) { return one.id > entry->id; });
        years->insert(place, *entry);
    } else if (entry->state != "in_force") {
        return call.fail(Faults{{Code::WrongState, {"这份录入已经撤回", "This entry was withdrawn"}, {"请重新录入。", "Enter the year anew."}, "", ""}});
    }
    answer_preview(call, entry->year, engine::calendar_with(*call.app.catalog, *years));
}

}  // namespace

void add_calendar_routes(Router& router) {
    router.add({"GET", "/calendar", Open::SignedIn, {"一年的工作日历", "The work calendar of a year"}, "", "CalendarYear", calendar_of_year});
    router.add({"POST",
                "/calendar/preview",
                Open::SignedIn,
                {"检查一年的放假安排并预览后果", "Examine a year's holiday notice and preview what it moves"},
                "CalendarAsked",
                "CalendarPreview",
                preview_text});
    router.add({"GET", "/calendar/entries/{id}/preview", Open::SignedIn, {"启用或撤回一份放假安排的后果", "What accepting or withdrawing an entry moves"}, "", "CalendarPreview", preview_entry});
}

}  // namespace xiezhi::http
