// Rules, statutes and the term calculator: open to everyone, since the law is. A rule that is not verified is shown with that
// mark, and counted with only for those who sign in.
#include <fmt/format.h>

#include <charconv>

#include "base/digest.hpp"
#include "http/call.hpp"
#include "http/law_request.hpp"
#include "http/law_view.hpp"
#include "render/icalendar.hpp"
#include "term/derive.hpp"
#include "term/term_json.hpp"

namespace xiezhi::http {

namespace {

bool is_staff(Call& call) { return call.app.sessions.find(cookie(call.request, "xz_session"), call.now).has_value(); }

void rules(Call& call) {
    const Law& law = *call.app.catalog->law;
    const WorkCalendar& calendar = *call.app.catalog->calendar;
    const bool staff = is_staff(call);
    json::array rules;
    int left_out = 0;
    for (const Rule& rule : law.rules) {
        if (offered(rule, staff)) rules.push_back(rule_summary(law, rule));
        else if (!rule.is_verified() && rule.unit != Unit::GivenDay) ++left_out;
    }
    json::array switches;
    for (const Policy& policy : law.policies)
        switches.push_back(json::object{
            {"id", name_of(policy.which)}, {"question", to_json(policy.question)}, {"byDefault", to_json(policy.by_default)}, {"alternative", to_json(policy.alternative)}});
    call.answer(json::object{{"rules", std::move(rules)},
                             {"left_out", left_out},
                             {"switches", std::move(switches)},
                             {"today", to_string(call.today)},
                             {"announced_from", calendar.first_announced()},
                             {"announced_to", calendar.last_announced()},
                             {"law", law.version},
                             {"calendar", calendar.version()}});
}

Fault not_verified(const Rule& rule) {
    return {Code::RuleUnverified,
            {fmt::format("{}（{}）还没有与条文原文核对，公开计算不提供", rule.id, rule.title.zh),
             fmt::format("{} ({}) has not been compared with the text, so it is not offered in public", rule.id, rule.title.en)},
            {"请看该规则的页面，或者向办理机关询问；本局人员登录后可以试算。", "See the rule's page or ask the agency; the bureau's own people may try it after signing in."},
            "/rule",
            rule.citation.edition + " " + rule.citation.article};
}

// Nothing, with the faults answered, when the question cannot be answered.
std::optional<Term> derived(Call& call, const json::object& body, TermRequest& request) {
    auto read = read_term_request(body);
    if (!read) {
        call.fail(read.error());
        return std::nullopt;
    }
    request = std::move(*read);
    auto term = derive(*call.app.catalog->law, *call.app.catalog->calendar, request);
    if (!term) {
        call.fail(placed(term.error(), body));
        return std::nullopt;
    }
    if (!term->rule->is_verified() && !is_staff(call)) {
        call.fail({not_verified(*term->rule)});
        return std::nullopt;
    }
    return std::move(*term);
}

// The same rule if what starts it happened today, without what is special to the case.
json::value if_today(Call& call, const Term& term, const TermRequest& asked) {
    if (term.rule->direction == Direction::Backward || term.rule->unit == Unit::GivenDay) return nullptr;
    TermRequest request;
    request.rule = term.rule->family;
    request.anchor = call.today;
    request.choices = asked.choices;
    request.length = asked.length;
    if (term.rule->unit == Unit::Hour) request.minutes = static_cast<int>((call.now.ms - china_instant(call.today).ms) / 60'000);
    json::object out{{"from", to_string(call.today)}, {"due", nullptr}, {"provisional", false}};
    const auto day = derive_date(*call.app.catalog->law, *call.app.catalog->calendar, request);
    if (!day) {
        if (day.error().front().code == Code::MissingField) return nullptr;  // a second day that only the case knows
        out["fault"] = to_json(day.error().front().message);
        return out;
    }
    if (!day->due || (!day->rule->is_verified() && !is_staff(call))) return nullptr;
    out["due"] = to_string(*day->due);
    if (day->due_minutes) out["due_time"] = fmt::format("{:02}:{:02}", *day->due_minutes / 60, *day->due_minutes % 60);
    out["provisional"] = day->provisional;
    return out;
}

void derive_term(Call& call) {
    const auto body = call.body();
    if (!body) return;
    TermRequest request;
    const auto term = derived(call, *body, request);
    if (!term) return;
    const Law& law = *call.app.catalog->law;
    json::object view = to_json(*term);
    json::array cited;
    for (const Citation& citation : term->articles) cited.push_back(cited_view(law, citation));
    view["cited"] = std::move(cited);
    view["anchor"] = to_string(request.anchor);
    if (request.minutes) view["anchor_time"] = fmt::format("{:02}:{:02}", *request.minutes / 60, *request.minutes % 60);
    view["trigger"] = to_json(term->rule->trigger_words);
    view["length"] = to_json(request.length ? period_words(*request.length, term->rule->unit) : period_words(*term->rule));
    const Direction direction = term->rule->direction;
    view["direction"] = direction == Direction::Latest ? "latest" : direction == Direction::Earliest ? "earliest" : "backward";
    view["if_today"] = if_today(call, *term, request);
    call.answer(view);
}

std::string summary(const Term& term, bool chinese) {
    const Words before = term.rule->direction == Direction::Earliest ? Words{"届满后方可办结", "Not before this day has ended"}
                         : term.rule->direction == Direction::Backward ? Words{"最迟办理日", "At the latest"}
                                                                        : Words{"期限届满日", "Last day"};
    return fmt::format("{}{}{}{} ({})", term.provisional ? (chinese ? "暂定 " : "Provisional: ") : "", chinese ? before.zh : before.en, chinese ? "：" : ": ",
                       chinese ? term.title.zh : term.title.en, term.rule_id);
}

constexpr int kMostAlarm = 60;

// Minutes before a whole day at nine in the morning so many days ahead ("3"), or hours before a time ("2h"); nothing: not understood.
std::optional<int> alarm_of(std::string_view text, bool timed) {
    if (text.empty()) return timed ? 2 * 60 : 2 * 1440 + 15 * 60;
    const bool hours = text.ends_with('h');
    if (hours) text.remove_suffix(1);
    int amount = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || amount < 0 || amount > kMostAlarm) return std::nullopt;
    if (amount == 0) return 0;
    if (hours) return amount * 60;
    return timed ? amount * 1440 : (amount - 1) * 1440 + 15 * 60;
}

// What the calendar of whoever asks can hold: language=zh|en, alarm=days or hours before (0: none).
void calendar_file(Call& call) {
    const json::object body = body_of_address(call.request);
    const bool chinese = call.request.argument("language") != "en";
    TermRequest request;
    const auto term = derived(call, body, request);
    if (!term) return;
    if (!term->due)
        return call.fail({{Code::ConditionFailed,
                           {"期限仍在中止，没有可以写入日历的届满日", "The term is still paused and has no last day to put into a calendar"},
                           {"请填写恢复之日后再下载。", "Give the end of the pause and ask again."},
                           "/pauses",
                           ""}});
    const auto alarm = alarm_of(call.request.argument("alarm"), term->due_minutes.has_value());
    if (!alarm)
        return call.fail({bad_argument(
            "/alarm", {fmt::format("应为提前的天数（3）或小时数（2h），最多 {}", kMostAlarm), fmt::format("must be days (3) or hours (2h) before, at most {}", kMostAlarm)})});
    const Words prevails{"已经送达的文书载明日期的，以文书所载日期为准。", "Where a paper that was served names a date, that date prevails."};
    std::string uid;
    const std::string hash = *digest("sha256", canonical(json::value(body)));
    for (const char c : hash.substr(0, 16)) uid += fmt::format("{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    render::CalendarEvent event;
    event.uid = uid + "@xiezhi";
    event.stamp = call.now;
    event.day = *term->due;
    event.minutes = term->due_minutes;
    event.summary = summary(*term, chinese);
    event.description = explain(*term, chinese ? Language::Chinese : Language::English) + (chinese ? prevails.zh : prevails.en);
    event.language = chinese ? "zh-CN" : "en";
    event.alarm_minutes = *alarm;
    event.alarm = event.summary + (chinese ? "，" : ", ") + to_string(*term->due);
    event.tentative = term->provisional;
    std::string name;
    for (const char c : fmt::format("{}-{}", term->rule_id, to_string(*term->due))) name += (c >= '0' && c <= '9') || (c | 0x20) >= 'a' ? c : '-';
    call.answer_text(render::icalendar(event), "text/calendar; charset=utf-8", 200,
                     {{"Content-Disposition", fmt::format("attachment; filename=\"{0}.ics\"; filename*=UTF-8''{0}.ics", name)}});
}

void statutes(Call& call) { call.answer(statutes_view(*call.app.catalog->law)); }

Fault nothing_called(const std::string& id, Words what) {
    const std::string shown = id.substr(0, 40);
    return {Code::NotFound, {fmt::format("没有编号为“{}”的{}", shown, what.zh), fmt::format("There is no {} \"{}\"", what.en, shown)},
            {"请从法规列表进入。", "Start from the list of statutes."}, "", ""};
}

void one_statute(Call& call) {
    const json::value view = statute_view(*call.app.catalog->law, call.definition(), call.value("id"), is_staff(call));
    if (view.is_null()) return call.fail({nothing_called(call.value("id"), {"法规", "statute"})});
    call.answer(view);
}

void one_rule(Call& call) {
    const json::value view = family_view(*call.app.catalog->law, call.definition(), call.value("id"), is_staff(call));
    if (view.is_null()) return call.fail({nothing_called(call.value("id"), {"期限规则", "term rule"})});
    call.answer(view);
}

}  // namespace

void add_law_routes(Router& router) {
    router.add({"GET", "/terms/rules", Open::ToAll, {"期限规则", "The rules of terms"}, "", "RuleBook", rules});
    router.add({"GET", "/terms/rules/{id}", Open::ToAll, {"一条期限规则的各个版本与适用情况", "A rule in all its versions, and who uses it"}, "", "RuleFamily", one_rule});
    router.add({"POST", "/terms/derive", Open::ToAll, {"推算期限并说明理由", "Derive a term and explain it"}, "DeriveRequest", "Explanation", derive_term});
    router.add({"GET", "/terms/calendar", Open::ToAll, {"把届满日存为日历文件（.ics）", "Take the last day out as a calendar file (.ics)"}, "", "", calendar_file});
    router.add({"GET", "/statutes", Open::ToAll, {"法规及其版本", "Statutes and their editions"}, "", "StatuteList", statutes});
    router.add({"GET", "/statutes/{id}", Open::ToAll, {"一部法规：版本与各条的规则", "A statute: its editions and the rules of its articles"}, "", "Statute", one_statute});
}

}  // namespace xiezhi::http
