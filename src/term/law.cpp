#include "term/law.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi {

std::string_view name_of(Switch which) {
    static constexpr std::string_view kNames[] = {"D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11"};
    return kNames[static_cast<int>(which)];
}

std::optional<Switch> parse_switch(std::string_view name) {
    for (int i = 0; i < kSwitches; ++i) {
        if (name_of(static_cast<Switch>(i)) == name) return static_cast<Switch>(i);
    }
    return std::nullopt;
}

Result<Choices> read_choice(Choices so_far, std::string_view text, std::string_view where) {
    const std::size_t equals = text.find('=');
    const auto which = parse_switch(text.substr(0, equals));
    const std::string_view value = equals == std::string_view::npos ? "alternative" : text.substr(equals + 1);
    if (!which || (value != "alternative" && value != "default")) {
        return fail({Code::BadValue,
                     {fmt::format("口径选择“{}”不认识", text), fmt::format("The choice \"{}\" is not understood", text)},
                     {"请写 D1 到 D11 之一，后接 =default 或 =alternative，例如 D5=alternative。",
                      "Write one of D1 to D11 followed by =default or =alternative, such as D5=alternative."},
                     std::string(where), ""});
    }
    if (so_far.other(*which) != (value == "alternative")) so_far = so_far.flipped(*which);
    return so_far;
}

void Law::index() {
    by_id_.clear();
    by_family_.clear();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        by_id_.emplace(rules[i].id, i);
        by_family_[rules[i].family].push_back(i);
    }
    for (auto& [name, versions] : by_family_) {
        std::sort(versions.begin(), versions.end(),
                  [this](std::size_t a, std::size_t b) { return rules[a].in_force.from > rules[b].in_force.from; });
    }
}

const Rule* Law::rule(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &rules[found->second];
}

const std::vector<std::size_t>* Law::family(std::string_view name) const {
    const auto found = by_family_.find(name);
    return found == by_family_.end() ? nullptr : &found->second;
}

Result<const Rule*> Law::resolve(std::string_view id_or_family, CivilDate on) const {
    const auto* versions = family(id_or_family);
    if (!versions) {
        if (const Rule* found = rule(id_or_family)) return found;
        return fail({Code::RuleUnknown,
                     {fmt::format("没有编号为“{}”的期限规则", id_or_family), fmt::format("There is no term rule \"{}\"", id_or_family)},
                     {"请在“法规与规则”页查规则编号，例如 RD-01。", "The page of statutes and rules lists the ids, such as RD-01."}, "rule", ""});
    }
    std::string spans;
    for (const std::size_t i : *versions) {
        const Rule& candidate = rules[i];
        if (candidate.in_force.holds(on)) return &candidate;
        spans += fmt::format("{} {} {}–{}; ", candidate.id, candidate.citation.edition, to_string(candidate.in_force.from),
                             candidate.in_force.to ? to_string(*candidate.in_force.to) : "");
    }
    return fail({Code::RuleNotInForce,
                 {fmt::format("{} 当日没有施行中的规则 {}（{}）", to_string(on), id_or_family, spans),
                  fmt::format("No version of {} is in force on {} ({})", id_or_family, to_string(on), spans)},
                 {"请核对决定适用版本的日期，或直接写明旧规则的编号。",
                  "Check the date that picks the edition, or name the older rule's id."},
                 "edition_date", ""});
}

namespace {

// "23(1)(2)" → "第23条第1款第2项"; "56-57" → "第56条至第57条"; "30(1)-(2)" → "第30条第1款至第2款".
std::string article_zh(std::string_view article) {
    std::string text;
    const std::size_t dash = article.find('-');
    const std::string_view first = article.substr(0, dash);
    const auto one = [](std::string_view part, int level) {
        static constexpr std::string_view kLevels[] = {"条", "款", "项", "目"};
        std::string out;
        while (!part.empty()) {
            const bool bracket = part.front() == '(';
            const std::size_t end = bracket ? part.find(')') : part.find('(');
            if (bracket) level = std::max(level, 1);
            out += fmt::format("第{}{}", part.substr(bracket ? 1 : 0, end - (bracket ? 1 : 0)), kLevels[std::min(level, 3)]);
            ++level;
            if (end == std::string_view::npos) break;
            part.remove_prefix(bracket ? end + 1 : end);
        }
        return out;
    };
    text = one(first, 0);
    if (dash != std::string_view::npos) text += "至" + one(article.substr(dash + 1), 0);
    return text;
}

Words cite_other(const Edition& edition, std::string_view article) {
    if (article == "待核") return {"《" + edition.title.zh + "》（条文待核）", edition.title.en + " (article not checked)"};
    if (article == "惯例") return {"《" + edition.title.zh + "》（惯例）", edition.title.en + " (custom)"};
    if (article == "地方做法") return {"《" + edition.title.zh + "》（地方做法）", edition.title.en + " (local practice)"};
    static constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    std::string part;
    for (std::size_t at = 0; at < article.size();) {
        const auto* numeral = std::find_if(std::begin(kNumerals), std::end(kNumerals), [&](std::string_view n) { return article.substr(at).starts_with(n); });
        if (numeral == std::end(kNumerals)) part += article[at++];
        else { part += std::to_string(numeral - std::begin(kNumerals) + 1); at += numeral->size(); }
    }
    return {"《" + edition.title.zh + "》" + std::string(article), edition.title.en + ", part " + part};
}

}  // namespace

Words cite(const Law& law, const Citation& citation) {
    const auto found = law.editions.find(citation.edition);
    if (found == law.editions.end()) return {citation.edition + " " + citation.article, citation.edition + " " + citation.article};
    const Edition& edition = found->second;
    // Policy papers have parts, 二(五); an article that nobody compared says so.
    if (!citation.article.empty() && (citation.article[0] < '0' || citation.article[0] > '9')) return cite_other(edition, citation.article);
    if (citation.article.empty()) return {"《" + edition.title.zh + "》", edition.title.en};
    return {"《" + edition.title.zh + "》" + article_zh(citation.article), edition.title.en + ", art " + citation.article};
}

Words period_words(int length, Unit unit) {
    const char* s = length == 1 ? "" : "s";
    switch (unit) {
        case Unit::None: return {"无期限", "no period"};
        case Unit::Hour: return {fmt::format("{} 小时", length), fmt::format("{} hour{}", length, s)};
        case Unit::WorkingDay: return {fmt::format("{} 个工作日", length), fmt::format("{} working day{}", length, s)};
        case Unit::CalendarDay: return {fmt::format("{} 日", length), fmt::format("{} day{}", length, s)};
        case Unit::Month: return {fmt::format("{} 个月", length), fmt::format("{} month{}", length, s)};
        case Unit::Year: return {fmt::format("{} 年", length), fmt::format("{} year{}", length, s)};
        case Unit::FixedDate: return {"固定日期", "a fixed date"};
        case Unit::GivenDay: return {"所定之日", "the day that was set"};
    }
    return {};
}

Words period_words(const Rule& rule) {
    if (!rule.set_length) return period_words(rule.length, rule.unit);
    const Words least = period_words(rule.set_length->least, rule.unit);
    const Words most = period_words(rule.set_length->most, rule.unit);
    return {fmt::format("{} 至 {}（由本件定）", least.zh, most.zh), fmt::format("{} to {}, set by the matter", least.en, most.en)};
}

}  // namespace xiezhi
