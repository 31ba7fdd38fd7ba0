// Rules and the term calculator: open to everyone, since the law is.
#include <fmt/format.h>

#include "http/call.hpp"
#include "term/term_json.hpp"

namespace xiezhi::http {

namespace {

void rules(Call& call) {
    const Law& law = *call.app.catalog->law;
    json::array rules;
    for (const Rule& rule : law.rules) {
        if (!rule.has_period()) continue;
        const Words length = period_words(rule);
        json::object one{{"id", rule.id},
                         {"family", rule.family},
                         {"label", to_json(rule.title)},
                         {"group", rule.matter},
                         {"trigger", to_json(rule.trigger_words)},
                         {"length", to_json(length)},
                         {"hours", rule.unit == Unit::Hour},
                         {"extendable", rule.extension.has_value()},
                         {"pausable", !rule.pauses.empty()},
                         {"verified", rule.verified},
                         {"edition", rule.citation.edition},
                         {"article", rule.citation.article},
                         {"from", to_string(rule.in_force.from)}};
        if (rule.in_force.to) one["to"] = to_string(*rule.in_force.to);
        if (rule.cap) one["known"] = to_json(rule.cap->from_words);
        rules.push_back(std::move(one));
    }
    json::array switches;
    for (const Policy& policy : law.policies)
        switches.push_back(json::object{
            {"id", name_of(policy.which)}, {"question", to_json(policy.question)}, {"byDefault", to_json(policy.by_default)}, {"alternative", to_json(policy.alternative)}});
    call.answer(json::object{{"rules", std::move(rules)}, {"switches", std::move(switches)}, {"law", law.version}, {"calendar", call.app.catalog->calendar->version()}});
}

std::optional<CivilDate> date_member(const json::object& body, std::string_view name, Faults& faults) {
    const auto text = text_at(body, name);
    if (text.empty()) return std::nullopt;
    auto date = parse_date(text, "/" + std::string(name));
    if (!date) {
        append(faults, date.error());
        return std::nullopt;
    }
    return *date;
}

void read_pauses(const json::object& body, TermRequest& request, Faults& faults) {
    const auto* pauses = body.if_contains("pauses");
    if (pauses == nullptr || !pauses->is_array()) return;
    if (pauses->get_array().size() > 200) return faults.push_back(bad_argument("/pauses", {"最多 200 段", "at most 200"}));
    for (const auto& entry : pauses->get_array()) {
        if (!entry.is_object()) {
            faults.push_back(bad_argument("/pauses", {"每段须有 from 与 to", "each needs from and to"}));
            continue;
        }
        const auto from = date_member(entry.get_object(), "from", faults);
        const auto to = date_member(entry.get_object(), "to", faults);
        if (from) request.pauses.push_back({*from, to, PauseEnd::LastDay, std::string(text_at(entry.get_object(), "ground")), ""});
        else if (faults.empty()) faults.push_back(bad_argument("/pauses", {"请填写起日", "give the first day"}));
    }
}

void derive_term(Call& call) {
    const auto body = call.body();
    if (!body) return;
    Faults faults;
    TermRequest request;
    request.rule = std::string(text_at(*body, "rule"));
    if (request.rule.empty()) faults.push_back(bad_argument("/rule", {"请选择规则", "choose a rule"}));
    const auto from = date_member(*body, "from", faults);
    if (!from && faults.empty()) faults.push_back(bad_argument("/from", {"请填写起算日期", "give the date it runs from"}));
    if (from) request.anchor = *from;
    request.edition_date = date_member(*body, "on", faults);
    request.known = date_member(*body, "known", faults);
    if (const auto time = text_at(*body, "time"); !time.empty()) {
        if (time.size() == 5 && time[2] == ':' && time[0] >= '0' && time[0] <= '2' && time.find_first_not_of("0123456789:") == std::string_view::npos)
            request.minutes = ((time[0] - '0') * 10 + time[1] - '0') * 60 + (time[3] - '0') * 10 + time[4] - '0';
        if (!request.minutes || *request.minutes > 1439) faults.push_back(bad_argument("/time", {"应为 10:30 这样的时间", "must be a time such as 10:30"}));
    }
    read_pauses(*body, request, faults);
    if (const auto* extend = body->if_contains("extend"); extend != nullptr && !extend->is_null()) {
        if (extend->is_int64() && extend->get_int64() > 0 && extend->get_int64() < 10'000) request.extensions.push_back({static_cast<int>(extend->get_int64()), Unit::None, ""});
        else if (extend->is_bool() && extend->get_bool()) request.use_extension = UseExtension::Full;
        else faults.push_back(bad_argument("/extend", {"应为延长的天数", "must be the number of days"}));
    }
    if (const auto* switches = body->if_contains("switches"); switches != nullptr && switches->is_object()) {
        for (const auto& member : switches->get_object()) {
            auto choices = read_choice(
                request.choices,
                fmt::format("{}={}", std::string_view(member.key()), member.value().is_string() ? std::string_view(member.value().get_string()) : std::string_view("?")),
                "/switches");
            if (choices) request.choices = *choices;
            else append(faults, choices.error());
        }
    }
    if (!faults.empty()) return call.fail(faults);
    const auto term = derive(*call.app.catalog->law, *call.app.catalog->calendar, request);
    if (!term) return call.fail(term.error());
    json::object view = to_json(*term);
    view["anchor"] = to_string(request.anchor);
    call.answer(view);
}

}  // namespace

void add_law_routes(Router& router) {
    router.add({"GET", "/terms/rules", Open::ToAll, {"期限规则", "The rules of terms"}, "", "RuleBook", rules});
    router.add({"POST", "/terms/derive", Open::ToAll, {"推算期限并说明理由", "Derive a term and explain it"}, "DeriveRequest", "Explanation", derive_term});
}

}  // namespace xiezhi::http
