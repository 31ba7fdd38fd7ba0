#include "http/law_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "http/law_rows.hpp"
#include "http/law_uses.hpp"

namespace xiezhi::http {

namespace {

std::string_view unit_name(Unit unit) {
    switch (unit) {
        case Unit::None: return "none";
        case Unit::Hour: return "hour";
        case Unit::WorkingDay: return "working_day";
        case Unit::CalendarDay: return "calendar_day";
        case Unit::Month: return "month";
        case Unit::Year: return "year";
        case Unit::FixedDate: return "fixed_date";
        case Unit::GivenDay: return "given_day";
    }
    return {};
}

std::string_view direction_name(Direction direction) {
    return direction == Direction::Latest ? "latest" : direction == Direction::Earliest ? "earliest" : "backward";
}

void in_force(json::object& out, const InForce& days) {
    out["from"] = to_string(days.from);
    if (days.to) out["to"] = to_string(*days.to);
}

// "62(1)" → 62, 1: articles in the order in which they stand.
std::vector<int> numbers_of(std::string_view article) {
    std::vector<int> all;
    bool within = false;
    for (const char c : article) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && within) all.back() = all.back() * 10 + c - '0';
        else if (digit) all.push_back(c - '0');
        within = digit && all.back() < 100'000;
    }
    return all;
}

json::object edition_view(const Edition& edition, int rules) {
    json::object out{{"code", edition.code}, {"title", to_json(edition.title)}, {"source", edition.source}, {"rules", rules}};
    in_force(out, edition.in_force);
    if (!edition.note.zh.empty()) out["note"] = to_json(edition.note);
    return out;
}

// The editions of a statute, the newest first.
std::vector<const Edition*> editions_of(const Law& law, std::string_view statute) {
    std::vector<const Edition*> all;
    for (const auto& [code, edition] : law.editions) {
        if (edition.statute == statute) all.push_back(&edition);
    }
    std::sort(all.begin(), all.end(), [](const Edition* a, const Edition* b) { return a->in_force.from > b->in_force.from; });
    return all;
}

int rules_under(const Law& law, std::string_view edition) {
    return static_cast<int>(std::count_if(law.rules.begin(), law.rules.end(), [&](const Rule& rule) { return rule.citation.edition == edition; }));
}

json::array editions_view(const Law& law, std::string_view statute) {
    json::array all;
    for (const Edition* edition : editions_of(law, statute)) all.push_back(edition_view(*edition, rules_under(law, edition->code)));
    return all;
}

struct Line {
    const Rule* rule;
    Citation at;
    bool main;  // its own article, not one it cites beside
};

// "第62条第1款" / "art 62(1)": the citation without the title that stands above it.
Words place_in(const Law& law, const Citation& citation) {
    if (citation.article.empty()) return {"全文", "the whole text"};
    Words words = cite(law, citation);
    if (const auto edition = law.editions.find(citation.edition); edition != law.editions.end()) {
        const Words& title = edition->second.title;
        const std::string before = "《" + title.zh + "》";
        if (words.zh.starts_with(before) && words.zh.size() > before.size()) words.zh.erase(0, before.size());
        if (words.en.starts_with(title.en) && words.en.size() > title.en.size()) words.en.erase(0, title.en.size());
        words.en.erase(0, words.en.find_first_not_of(", "));
    }
    return words;
}

json::object line_view(const Law& law, const Definition& definition, const Line& line, bool staff) {
    json::object out{{"id", line.rule->id},
                     {"family", line.rule->family},
                     {"edition", line.at.edition},
                     {"article", line.at.article},
                     {"place", to_json(place_in(law, line.at))},
                     {"main", line.main},
                     {"label", to_json(line.rule->title)},
                     {"group", line.rule->matter},
                     {"length", line.rule->has_period() ? json::value(to_json(period_words(*line.rule))) : json::value(nullptr)},
                     {"verified", line.rule->verified},
                     {"offered", offered(*line.rule, staff)},
                     {"uses", count_uses(law, definition, line.rule->family)}};
    in_force(out, line.rule->in_force);
    return out;
}

}  // namespace

json::object cited_view(const Law& law, const Citation& citation) {
    return {{"edition", citation.edition}, {"article", citation.article}, {"words", to_json(cite(law, citation))}};
}

json::object rule_summary(const Law& law, const Rule& rule) {
    json::object one{{"id", rule.id},
                     {"family", rule.family},
                     {"label", to_json(rule.title)},
                     {"group", rule.matter},
                     {"event", rule.trigger},
                     {"trigger", to_json(rule.trigger_words)},
                     {"length", to_json(period_words(rule))},
                     {"unit", unit_name(rule.unit)},
                     {"direction", direction_name(rule.direction)},
                     {"hours", rule.unit == Unit::Hour},
                     {"extendable", rule.extension.has_value() && rule.direction == Direction::Latest},
                     {"pausable", !rule.pauses.empty() && rule.unit != Unit::Hour && rule.direction == Direction::Latest},
                     {"verified", rule.verified},
                     {"edition", rule.citation.edition},
                     {"article", rule.citation.article},
                     {"cited", to_json(cite(law, rule.citation))}};
    in_force(one, rule.in_force);
    if (rule.cap) {
        one["known"] = to_json(rule.cap->from_words);
        one["known_required"] = rule.cap->required;
    }
    if (rule.extension) {
        json::object allowed{{"unit", unit_name(rule.extension->unit)}, {"approver", to_json(rule.extension->approver)}};
        if (rule.extension->amount) {
            allowed["amount"] = *rule.extension->amount;
            allowed["most"] = to_json(period_words(*rule.extension->amount, rule.extension->unit));
        }
        if (rule.extension->times) allowed["times"] = *rule.extension->times;
        one["extension"] = std::move(allowed);
    }
    if (rule.set_length) one["set_length"] = json::object{{"least", rule.set_length->least}, {"most", rule.set_length->most}};
    if (rule.credit > 0) one["credit"] = rule.credit;
    if (!rule.agreed.zh.empty()) one["agreed"] = to_json(rule.agreed);
    json::array grounds;
    for (const Citation& ground : rule.pauses) {
        const Rule* own = law.rule(ground.edition);
        const std::string id = ground.article.empty() ? ground.edition : ground.edition + " " + ground.article;
        grounds.push_back(json::object{{"id", id}, {"words", to_json(own != nullptr ? own->title : cite(law, ground))}});
    }
    one["grounds"] = std::move(grounds);
    return one;
}

json::object statutes_view(const Law& law) {
    json::array statutes;
    for (const auto& [id, name] : law.statutes) statutes.push_back(json::object{{"id", id}, {"name", to_json(name)}, {"editions", editions_view(law, id)}});
    return {{"statutes", std::move(statutes)}, {"law", law.version}};
}

json::value statute_view(const Law& law, const Definition& definition, std::string_view id, bool staff) {
    const auto found = law.statutes.find(id);
    if (found == law.statutes.end()) return nullptr;
    const auto of_this = [&](const std::string& edition) {
        const auto known = law.editions.find(edition);
        return known != law.editions.end() && known->second.statute == id;
    };
    std::vector<Line> lines;
    for (const Rule& rule : law.rules) {
        if (of_this(rule.citation.edition)) lines.push_back({&rule, rule.citation, true});
        for (const Citation& beside : rule.also) {
            if (of_this(beside.edition)) lines.push_back({&rule, beside, false});
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return numbers_of(a.at.article) < numbers_of(b.at.article); });
    json::array rules;
    for (const Line& line : lines) rules.push_back(line_view(law, definition, line, staff));
    return json::object{{"id", found->first}, {"name", to_json(found->second)}, {"editions", editions_view(law, id)}, {"rules", std::move(rules)}, {"law", law.version}};
}

json::value family_view(const Law& law, const Definition& definition, std::string_view id_or_family, bool staff) {
    const Rule* asked = law.rule(id_or_family);
    const auto* versions = law.family(asked != nullptr ? std::string_view(asked->family) : id_or_family);
    if (versions == nullptr) return nullptr;
    json::array all;
    for (const std::size_t i : *versions) {
        const Rule& rule = law.rules[i];
        const auto edition = law.editions.find(rule.citation.edition);
        json::object one{{"id", rule.id},
                         {"label", to_json(rule.title)},
                         {"group", rule.matter},
                         {"edition", rule.citation.edition},
                         {"statute", edition != law.editions.end() ? edition->second.statute : std::string()},
                         {"edition_title", to_json(edition != law.editions.end() ? edition->second.title : Words{rule.citation.edition, rule.citation.edition})},
                         {"article", rule.citation.article},
                         {"cited", to_json(cite(law, rule.citation))},
                         {"verified", rule.verified},
                         {"offered", offered(rule, staff)},
                         {"local", rule.is_parameter()},
                         {"check", rule.check.empty() || !staff ? json::value(nullptr) : json::value(rule.check)},
                         {"rows", rule_rows(law, rule)}};
        in_force(one, rule.in_force);
        all.push_back(std::move(one));
    }
    const Rule& newest = law.rules[versions->front()];
    return json::object{{"family", newest.family}, {"asked", asked != nullptr ? asked->id : newest.id}, {"versions", std::move(all)},
                        {"uses", uses_view(law, definition, newest.family)}, {"law", law.version}};
}

}  // namespace xiezhi::http
