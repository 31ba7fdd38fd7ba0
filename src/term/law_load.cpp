// Reads law/*.yaml. Strict: an unknown key, a missing language or an article without an edition is a fault with its line,
// because a rule that was half understood would give a wrong date.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "term/law.hpp"
#include "term/law_files.hpp"
#include "term/law_reader.hpp"

namespace xiezhi {

namespace fs = std::filesystem;

namespace {

using law_files::File;

const std::vector<std::pair<std::string_view, Unit>> kUnits = {
    {"hour", Unit::Hour}, {"working_day", Unit::WorkingDay}, {"calendar_day", Unit::CalendarDay},
    {"month", Unit::Month}, {"year", Unit::Year}, {"fixed_date", Unit::FixedDate}, {"given_day", Unit::GivenDay}};

void read_statute(File& file, const YAML::Node& node, Law& law) {
    if (!file.map(node, {"id", "name", "editions"})) return;
    const std::string id = file.text(node, "id", true);
    const Words name = file.words(node, "name", true);
    law.statutes[id] = name;
    if (!node["editions"] || !node["editions"].IsSequence()) return file.fault(node, "缺少 editions 列表", "\"editions\" is missing");
    for (const auto& item : node["editions"]) {
        if (!file.map(item, {"code", "title", "from", "to", "source", "note"})) continue;
        Edition edition;
        edition.code = file.text(item, "code", true);
        edition.statute = id;
        edition.title = file.words(item, "title", true);
        const auto from = file.date(item, "from");
        if (!from && !item["from"]) file.fault(item, "缺少“from”", "\"from\" is missing");
        edition.in_force = {from.value_or(CivilDate{}), file.date(item, "to")};
        if (edition.in_force.to && *edition.in_force.to < edition.in_force.from) file.fault(item, "失效早于施行", "It ends before it begins");
        edition.source = file.text(item, "source", true);
        edition.note = file.words(item, "note");
        if (!law.editions.emplace(edition.code, edition).second) {
            file.fault(item, fmt::format("版本代号 {} 写了两次", edition.code), fmt::format("Edition {} is given twice", edition.code));
        }
    }
}

void read_policy(File& file, const YAML::Node& node, Law& law, std::set<Switch>& seen) {
    if (!file.map(node, {"id", "question", "default", "alternative"})) return;
    const auto which = parse_switch(file.text(node, "id", true));
    if (!which) return file.fault(node, "口径编号只能是 D1 到 D11", "A policy's id is D1 to D11");
    if (!seen.insert(*which).second) file.fault(node, "同一口径写了两次", "The policy is given twice");
    law.policies[static_cast<std::size_t>(*which)] = {*which, file.words(node, "question", true), file.words(node, "default", true),
                                                      file.words(node, "alternative", true)};
}

void read_extension(File& file, const YAML::Node& node, Rule& rule) {
    if (!file.map(node, {"amount", "unit", "times", "approver"})) return;
    ExtensionRule extension;
    extension.amount = file.number(node, "amount", 1, 1000);
    extension.times = file.number(node, "times", 1, 100);
    extension.unit = file.choice(node, "unit", rule.unit, kUnits);
    if (extension.unit == Unit::Hour || extension.unit == Unit::FixedDate || extension.unit == Unit::GivenDay || extension.unit == Unit::None) {
        file.fault(node, "延长的单位只能是工作日、日、月或年", "The unit in the extension must be working days, days, months or years");
    }
    extension.approver = file.words(node, "approver", true);
    rule.extension = extension;
}

void read_cap(File& file, const YAML::Node& node, Rule& rule) {
    if (!file.map(node, {"length", "unit", "from", "from_words", "required", "rule"})) return;
    CapRule cap;
    cap.length = file.number(node, "length", 1, 1000).value_or(0);
    if (cap.length == 0) file.fault(node, "上限缺少 length", "The cap needs a length");
    cap.unit = file.choice(node, "unit", Unit::None, kUnits);
    if (cap.unit != Unit::CalendarDay && cap.unit != Unit::Month && cap.unit != Unit::Year) {
        file.fault(node, "上限的单位只能是日、月或年", "A cap is counted in calendar days, months or years");
    }
    cap.from = file.text(node, "from", true);
    cap.from_words = file.words(node, "from_words", true);
    cap.required = !node["required"] || file.flag(node, "required");
    cap.rule = file.text(node, "rule");
    rule.cap = cap;
}

void read_lapse(File& file, const YAML::Node& node, Rule& rule) {
    if (!file.map(node, {"effect", "words", "day", "disputed"})) return;
    rule.lapse.effect = file.text(node, "effect", true);
    rule.lapse.words = file.words(node, "words", true);
    rule.lapse.day = file.choice(node, "day", LapseDay::Due,
                                 {{"due", LapseDay::Due}, {"next_day", LapseDay::NextDay},
                                  {"next_working_day", LapseDay::NextWorkingDay}, {"anchor", LapseDay::Anchor}});
    rule.lapse.disputed = file.flag(node, "disputed");
}

void read_direction(File& file, const YAML::Node& node, Rule& rule) {
    rule.direction = file.choice(node, "direction", Direction::Latest,
                                 {{"latest", Direction::Latest}, {"earliest", Direction::Earliest}, {"backward", Direction::Backward}});
    const bool may_roll = rule.direction == Direction::Latest && rule.unit != Unit::Hour && rule.unit != Unit::GivenDay;
    rule.roll = file.choice(node, "roll", may_roll ? Roll::Next : Roll::None,
                            {{"none", Roll::None}, {"next", Roll::Next}, {"previous", Roll::Previous}});
    if (rule.roll != Roll::None && !may_roll) {
        file.fault(node, "按小时计算、倒推或最短期限不顺延", "Hours, backward and minimum periods do not roll");
    }
    rule.roll_disputed = file.flag(node, "roll_disputed");
    rule.bearer = file.choice(node, "bearer", Bearer::Organ, {{"organ", Bearer::Organ}, {"agency", Bearer::Agency}, {"person", Bearer::Person}});
    rule.first_hour = file.choice(node, "first_hour", FirstHour::Exact, {{"exact", FirstHour::Exact}, {"next", FirstHour::Next}});
}

// Bounds of a length that the matter sets, in the rule's unit.
void read_set_length(File& file, const YAML::Node& rule_node, Rule& rule, bool may) {
    const YAML::Node node = rule_node["set_length"];
    if (!may) file.fault(node, "set_length 与 unit（时、日、月、年）同写，不再写 length", "set_length goes with a unit of hours, days, months or years, and without length");
    if (!file.map(node, {"min", "max"})) return;
    const auto least = file.number(node, "min", 1, 10000);
    const auto most = file.number(node, "max", 1, 10000);
    if (!least || !most || *least > *most) return file.fault(node, "set_length 写作 {min: 1, max: 12}", "set_length is written {min: 1, max: 12}");
    rule.set_length = SetLength{*least, *most};
}

// What a period counts otherwise than most: its first day, credited days, a day that others agree on, the day before a date.
void read_counting(File& file, const YAML::Node& node, Rule& rule) {
    const bool forward = rule.direction != Direction::Backward;
    const bool days = rule.unit != Unit::None && rule.unit != Unit::Hour && rule.unit != Unit::FixedDate && rule.unit != Unit::GivenDay;
    rule.first_day_counts = file.flag(node, "first_day_counts");
    if (rule.first_day_counts && (!days || !forward)) file.fault(node, "首日计入只用于向后计算的日、月、年", "first_day_counts is for days, months and years counted forward");
    rule.credit = file.number(node, "credit", 1, 10).value_or(0);
    if (rule.credit > 0 && (!days || !forward)) file.fault(node, "折抵只用于向后计算的日、月、年", "credit is for days, months and years counted forward");
    rule.safe_day = file.flag(node, "safe_day");
    if (rule.safe_day && rule.unit != Unit::FixedDate) file.fault(node, "safe_day 只用于固定日期", "safe_day is for fixed dates");
    rule.agreed = file.words(node, "agreed");
    if (!rule.agreed.zh.empty() && (!rule.has_period() || !forward)) file.fault(node, "约定日期只用于向后计算的期限", "agreed is for periods counted forward");
}

void read_period(File& file, const YAML::Node& node, Rule& rule) {
    const auto length = file.number(node, "length", 1, 10000);
    rule.unit = file.choice(node, "unit", Unit::None, kUnits);
    if (const std::string fixed = file.text(node, "fixed"); !fixed.empty()) {
        const auto day = parse_date("2001-" + fixed);  // 29 February has no yearly date
        if (!day) file.fault(node["fixed"], "固定日期应写作 04-01", "A fixed date is written 04-01");
        else { rule.fixed_month = to_ymd(*day).month; rule.fixed_day = to_ymd(*day).day; rule.unit = Unit::FixedDate; }
    } else if (rule.unit == Unit::FixedDate) {
        file.fault(node, "缺少“fixed”", "\"fixed\" is missing");
    }
    rule.length = length.value_or(0);
    const bool counted = rule.unit != Unit::None && rule.unit != Unit::FixedDate && rule.unit != Unit::GivenDay;
    if (rule.unit == Unit::GivenDay && length) file.fault(node, "所定之日没有 length", "A day that is set has no length");
    else if (node["set_length"]) read_set_length(file, node, rule, counted && !length);
    else if (rule.unit != Unit::FixedDate && length.has_value() != counted) {
        file.fault(node, "期限的 length 与 unit 要么都写，要么都不写", "Give both length and unit, or neither");
    }
    read_direction(file, node, rule);
}

void read_rule(File& file, const YAML::Node& node, const std::string& matter, Law& law) {
    if (!file.map(node, {"id",
                         "family",
                         "title",
                         "matter",
                         "trigger",
                         "edition",
                         "article",
                         "also",
                         "from",
                         "to",
                         "transition",
                         "length",
                         "unit",
                         "fixed",
                         "set_length",
                         "first_day_counts",
                         "credit",
                         "safe_day",
                         "agreed",
                         "direction",
                         "roll",
                         "roll_disputed",
                         "bearer",
                         "first_hour",
                         "cap",
                         "extension",
                         "pauses",
                         "lapse",
                         "publication_day",
                         "event_day_counts",
                         "before_anniversary",
                         "restarts_on_conversion",
                         "verified",
                         "local",
                         "source",
                         "note"}))
        return;
    Rule rule;
    rule.where = file.where(node);
    rule.id = file.text(node, "id", true);
    rule.family = file.text(node, "family");
    if (rule.family.empty()) rule.family = rule.id;
    rule.title = file.words(node, "title", true);
    rule.matter = file.text(node, "matter");
    if (rule.matter.empty()) rule.matter = matter;
    if (rule.matter.empty()) file.fault(node, "缺少“matter”", "\"matter\" is missing");
    rule.citation = {file.text(node, "edition", true), file.text(node, "article", true)};
    rule.also = file.citations(node, "also");
    rule.transition = file.text(node, "transition");
    read_period(file, node, rule);
    read_counting(file, node, rule);
    if (const YAML::Node trigger = node["trigger"]) {
        if (file.map(trigger, {"event", "zh", "en"})) {
            rule.trigger = file.text(trigger, "event", true);
            rule.trigger_words = {file.text(trigger, "zh", true), file.text(trigger, "en", true)};
        }
    } else if (rule.has_period()) {
        file.fault(node, "有期限的规则必须写明起算事件 trigger", "A rule with a period needs its trigger");
    }
    if (node["cap"]) read_cap(file, node["cap"], rule);
    if (node["extension"]) read_extension(file, node["extension"], rule);
    rule.pauses = file.citations(node, "pauses");
    if (node["lapse"]) read_lapse(file, node["lapse"], rule);
    rule.publication_day = file.flag(node, "publication_day");
    rule.event_day_counts = file.flag(node, "event_day_counts");
    rule.before_anniversary = file.flag(node, "before_anniversary");
    rule.restarts_on_conversion = file.flag(node, "restarts_on_conversion");
    rule.verified = file.text(node, "verified", true);
    if (rule.verified != "UNVERIFIED" && rule.verified.find_first_not_of("ABCDPL,") != std::string::npos) {
        file.fault(node["verified"], "核对等级只能用 A B C D P L 或 UNVERIFIED", "\"verified\" holds letters A B C D P L, or UNVERIFIED");
    }
    rule.local = file.flag(node, "local");
    rule.source = file.text(node, "source");
    rule.note = file.words(node, "note");
    const auto from = file.date(node, "from");
    const auto to = file.date(node, "to");
    if (const auto edition = law.editions.find(rule.citation.edition); edition != law.editions.end()) {
        rule.in_force = edition->second.in_force;
    }
    if (from) rule.in_force.from = *from;
    if (to) rule.in_force.to = to;
    if (rule.in_force.to && *rule.in_force.to < rule.in_force.from) file.fault(node, "失效早于施行", "It ends before it begins");
    law.rules.push_back(std::move(rule));
}

Fault at(const Rule& rule, std::string zh, std::string en) {
    return {Code::BadDefinition, {std::move(zh), std::move(en)}, {"请对照 law/README.md 修改。", "See law/README.md and mend it."}, rule.where, ""};
}

// What can only be seen when every file is read: editions, rules named by other rules, versions that overlap.
void cross_check(const Law& law, Faults& faults) {
    std::set<std::string> ids;
    std::set<std::string> families;
    for (const Rule& rule : law.rules) {
        if (!ids.insert(rule.id).second) faults.push_back(at(rule, fmt::format("规则编号 {} 写了两次", rule.id), fmt::format("Rule {} is given twice", rule.id)));
        families.insert(rule.family);
    }
    for (const Rule& rule : law.rules) {
        std::vector<Citation> cited = rule.also;
        cited.push_back(rule.citation);
        for (const Citation& citation : cited) {
            if (!citation.edition.empty() && !law.editions.contains(citation.edition)) {
                faults.push_back(at(rule, fmt::format("{} 引用了未登记的版本 {}", rule.id, citation.edition),
                                    fmt::format("{} cites edition {}, which is not registered", rule.id, citation.edition)));
            }
        }
        for (const Citation& pause : rule.pauses) {
            if (!families.contains(pause.edition) && !ids.contains(pause.edition) && !law.editions.contains(pause.edition)) {
                faults.push_back(at(rule, fmt::format("{} 的中止事由 {} 不存在", rule.id, pause.edition),
                                    fmt::format("{} is paused by {}, which does not exist", rule.id, pause.edition)));
            }
        }
        for (const Rule& other : law.rules) {
            const bool overlap = &rule < &other && rule.family == other.family && (!rule.in_force.to || *rule.in_force.to >= other.in_force.from) &&
                                 (!other.in_force.to || *other.in_force.to >= rule.in_force.from);
            if (overlap) {
                faults.push_back(at(other, fmt::format("{} 与 {} 的施行期间重叠", other.id, rule.id),
                                    fmt::format("{} and {} are in force on the same days", other.id, rule.id)));
            }
        }
    }
}

std::string hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return fmt::format("{:08x}", static_cast<std::uint32_t>(hash ^ (hash >> 32)));
}

}  // namespace

Result<Law> load_law(const fs::path& folder, const fs::path& own) {
    Faults faults;
    std::vector<law_files::LawFile> files = law_files::read(folder, own, faults);
    const bool whole = faults.empty();
    if (files.empty() && whole) {
        return fail({Code::NotFound, {"找不到法规目录：" + folder.string(), "No law folder here: " + folder.string()},
                     {"请检查 law 目录的路径。", "Check the path of the law folder."}, folder.string(), ""});
    }
    const std::set<std::string> replaced = law_files::lay_over(files, faults);
    Law law;
    std::string number;
    std::set<Switch> policies;
    // Editions first: a rule takes its days in force from its edition, whichever file that stands in.
    for (const auto& [name, node, text, is_own] : files) {
        File file(name, faults);
        if (!file.map(node, {"version", "matter", "statutes", "policies", "rules"})) continue;
        if (node["version"] && !is_own) number = file.text(node, "version");
        for (const auto& statute : node["statutes"]) read_statute(file, statute, law);
        for (const auto& policy : node["policies"]) read_policy(file, policy, law, policies);
    }
    std::string all;
    for (const auto& [name, node, text, is_own] : files) {
        File file(name, faults);
        all += text;
        if (!node.IsMap() || !node["rules"]) continue;
        const std::string matter = file.text(node, "matter", !is_own);
        for (const auto& rule : node["rules"]) {
            if (is_own || !replaced.contains(law_files::id_of(rule))) read_rule(file, rule, matter, law);
        }
    }
    if (whole && policies.size() != kSwitches) {
        faults.push_back({Code::BadDefinition, {"口径 D1 到 D11 没有写全", "The policies D1 to D11 are not all given"},
                          {"请在 law/counting.yaml 的 policies 中补齐。", "Complete policies in law/counting.yaml."}, folder.string(), ""});
    }
    cross_check(law, faults);
    if (!faults.empty()) return fail(std::move(faults));
    law.version = fmt::format("{} ({})", number.empty() ? "law" : number, hash_of(all));
    law.index();
    return law;
}

}  // namespace xiezhi
