#include "term/term_json.hpp"

#include <fmt/format.h>

namespace xiezhi {

namespace {
json::value date(const std::optional<CivilDate>& day) { return day ? json::value(to_string(*day)) : json::value(nullptr); }
}  // namespace

json::object to_json(const Term& term) {
    json::object out;
    out["rule"] = term.rule_id;
    out["title"] = to_json(term.title);
    out["edition"] = term.edition;
    out["due"] = date(term.due);
    if (term.due_minutes) out["due_time"] = fmt::format("{:02}:{:02}", *term.due_minutes / 60, *term.due_minutes % 60);
    out["raw"] = date(term.raw);
    out["original"] = date(term.original);
    out["plain"] = date(term.plain);
    out["internal"] = date(term.internal);
    out["paused"] = term.paused;
    out["days_left"] = term.paused ? json::value(term.days_left) : json::value(nullptr);
    out["provisional"] = term.provisional;
    out["verified"] = term.verified;
    json::array articles;
    for (const Citation& c : term.articles) articles.push_back(json::object{{"edition", c.edition}, {"article", c.article}});
    out["articles"] = std::move(articles);
    json::array steps;
    for (const Step& s : term.steps) {
        steps.push_back(json::object{{"what", to_json(s.what)}, {"from", date(s.from)}, {"to", date(s.to)}, {"counted", s.counted}});
    }
    out["steps"] = std::move(steps);
    json::array excluded;
    for (const ExcludedDays& e : term.excluded) {
        excluded.push_back(json::object{{"from", to_string(e.from)}, {"to", to_string(e.to)}, {"reason", to_json(e.reason)}});
    }
    out["excluded"] = std::move(excluded);
    json::array alternatives;
    for (const Alternative& a : term.alternatives) {
        alternatives.push_back(json::object{{"switch", name_of(a.which)}, {"date", date(a.date)}, {"why", to_json(a.why)}});
    }
    out["alternatives"] = std::move(alternatives);
    if (term.lapse_effect.empty()) out["lapse"] = nullptr;
    else out["lapse"] = json::object{{"effect", term.lapse_effect}, {"words", to_json(term.lapse_words)}, {"on", date(term.effect_date)}};
    out["note"] = term.note.zh.empty() ? json::value(nullptr) : json::value(to_json(term.note));
    out["sentences"] = json::object{{"zh", explain(term, Language::Chinese)}, {"en", explain(term, Language::English)}};
    out["law"] = term.law_version;
    out["calendar"] = term.calendar_version;
    return out;
}

}  // namespace xiezhi
