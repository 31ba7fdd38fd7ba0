#include "engine/rule_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/digest.hpp"
#include "definition/names.hpp"
#include "store/tables.hpp"

namespace xiezhi::engine {

namespace {

constexpr std::string_view kDiffers = "FIGURE_DIFFERS";
constexpr const char* kInForce = "in_force";

constexpr std::array<std::pair<std::string_view, Unit>, 5> kUnits = {
    {{"HOUR", Unit::Hour}, {"WORKING_DAY", Unit::WorkingDay}, {"CALENDAR_DAY", Unit::CalendarDay}, {"MONTH", Unit::Month}, {"YEAR", Unit::Year}}};

Unit unit_of(std::string_view code) {
    const auto at = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& one) { return one.first == code; });
    return at == kUnits.end() ? Unit::None : at->second;
}

// A century in any unit: beyond that a figure is a slip of the pen.
int most_of(Unit unit) {
    switch (unit) {
        case Unit::Hour: return 8'784;
        case Unit::Month: return 1'200;
        case Unit::Year: return 100;
        default: return 10'000;
    }
}

// "62" or "62(1)", as the law's own articles are written.
bool is_article(std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at > from && at - from <= 4;
    };
    if (!digits()) return false;
    while (at < text.size() && text[at] == '(') {
        ++at;
        if (!digits() || at == text.size() || text[at] != ')') return false;
        ++at;
    }
    return at == text.size();
}

void refuse(Work& work, const char* field, Words message, Words remedy, Code code = Code::BadValue) {
    work.fault({code, std::move(message), std::move(remedy), fmt::format("/input/{}", field), ""});
}

// A form that is sent again says null, or an empty text, of what was cleared.
bool gives(const json::object& input, std::string_view name) {
    const auto* value = input.if_contains(name);
    return value != nullptr && !value->is_null() && !(value->is_string() && value->get_string().empty());
}

bool takes_a_figure(const Rule& rule) {
    return !rule.trigger.empty() && !rule.set_length && rule.unit != Unit::FixedDate && rule.unit != Unit::GivenDay;
}

void examine_figure(Work& work, const Rule& rule) {
    const auto* length = std::get_if<std::int64_t>(&work.after.value("new_length"));
    const Unit unit = unit_of(text_of(work.after.value("new_unit")));
    if (!rule.is_parameter()) {
        return refuse(
            work, "finding",
            {fmt::format("{} 是已核实的全国规则，本局不能改它的数字", rule.id), fmt::format("{} is a confirmed national rule, whose figure a bureau cannot change", rule.id)},
            {"如与官方文本不符，请在备注写明并告知程序维护者；规则随程序更新。",
             "Where it differs from the official text, tell those who maintain the program; the rule comes with its next edition."});
    }
    if (!takes_a_figure(rule)) {
        return refuse(work, "finding", {fmt::format("{} 没有可改的期限长度", rule.id), fmt::format("{} has no length that could be changed", rule.id)},
                      {"固定日期、由本件确定或者没有起算事件的规则，请由管理员写在本局的规则文件中。",
                       "A fixed date, a length that the matter sets, or a rule that nothing starts: the administrator writes it in the bureau's own rule file."});
    }
    if (length != nullptr && unit != Unit::None && *length > most_of(unit))
        refuse(work, "new_length", {"期限长得不合情理", "The period is too long to be meant"},
               {fmt::format("请核对数字与单位；最多 {}。", most_of(unit)), fmt::format("Check figure and unit; at most {}.", most_of(unit))});
}

RuleCheck read_row(const store::Row& row) {
    const std::string unit(row.text(8));
    return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4)),
            std::string(row.text(5)), std::string(row.text(6)), static_cast<int>(row.integer(7)), unit_of(unit)};
}

std::string version_with(const Law& written, const std::vector<RuleCheck>& checks) {
    std::string all;
    std::size_t count = 0;
    for (const RuleCheck& one : checks) {
        if (one.state != kInForce) continue;
        ++count;
        all += fmt::format("{} {} {} {} {} {};", one.id, one.rule, one.face, one.length, static_cast<int>(one.unit), one.article);
    }
    if (count == 0) return written.version;
    std::string short_hash;
    for (const char byte : digest("sha256", all)->substr(0, 4)) short_hash += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return fmt::format("{} + {} ({})", written.version, count, short_hash);
}

}  // namespace

std::string face_of(const Law& law, const Rule& rule) {
    const Words period = rule.unit == Unit::FixedDate ? Words{fmt::format("{} 月 {} 日", rule.fixed_month, rule.fixed_day), ""} : period_words(rule);
    return fmt::format("{}；{}", cite(law, rule.citation).zh, rule.has_period() ? period.zh : std::string("没有数字"));
}

void examine_rule_check(Work& work) {
    if (!work.faults.empty()) return;
    const Law& law = *work.catalog.written;
    const Rule* rule = law.rule(text_of(work.after.value("rule")));
    if (rule == nullptr) {
        return refuse(work, "rule",
                      {fmt::format("没有编号为“{}”的期限规则", text_of(work.after.value("rule"))), fmt::format("There is no term rule \"{}\"", text_of(work.after.value("rule")))},
                      {"请从规则页面进入核对，或在“法规与规则”页查编号。", "Begin from the page of the rule, or look up its id on the page of statutes and rules."},
                      Code::RuleUnknown);
    }
    const std::string face = face_of(law, *rule);
    const bool enters = !work.action->input.empty();  // signing changes nothing, and must find what was compared
    if (!enters) {
        if (text_of(work.after.value("rule_face")) == face) return;
        return work.fault({Code::WrongState, {"核对之后程序更新了这条规则：" + face, "The program was updated since and the rule is another: " + face},
                           {"请对照官方文本重新核对：先修改录入，再签署。", "Compare it again: amend the entry, then sign."}, "", ""});
    }
    if (text_of(work.after.value("finding")) == kDiffers) {
        examine_figure(work, *rule);
    } else if (gives(work.request.input, "new_length") || gives(work.request.input, "new_unit")) {
        refuse(work, "new_length", {"核对结论是相符，却填了另一个数字", "The finding is that it agrees, yet another figure is given"},
               {"请改选“数字不同”，或清除数字。", "Choose that the figure differs, or leave the figure out."});
    } else {
        work.after.set("new_length", Value{});
        work.after.set("new_unit", Value{});
    }
    const std::string article = text_of(work.after.value("article"));
    if (!article.empty() && !is_article(article))
        refuse(work, "article", {fmt::format("条文序号“{}”不是规定的写法", article), fmt::format("The article \"{}\" is not written as asked", article)},
               {"请写成 62，或 62(1) 表示第 62 条第 1 款。", "Write 62, or 62(1) for article 62, paragraph 1."});
    work.after.set(kRuleCheckFills[0], rule->title.zh);
    work.after.set(kRuleCheckFills[1], face);
}

Result<std::vector<RuleCheck>> rule_checks(store::Connection& connection, std::int64_t bureau) {
    std::vector<RuleCheck> checks;
    const std::vector<Value> parameters{bureau};
    const auto asked = connection.query("SELECT id, state, rule, rule_face, finding, official_source, article, new_length, new_unit FROM " +
                                            store::sql_name(std::string(kRuleCheckKind)) + " WHERE bureau = ?1 AND state IN ('compared', 'in_force') ORDER BY id",
                                        parameters, [&](const store::Row& row) {
                                            checks.push_back(read_row(row));
                                            return store::Go::On;
                                        });
    if (!asked) return fail(asked.error());
    return checks;
}

bool speaks_of(const RuleCheck& check, const Law& written) {
    const Rule* rule = written.rule(check.rule);
    return rule != nullptr && face_of(written, *rule) == check.face;
}

Law law_with(const Law& written, const std::vector<RuleCheck>& checks) {
    Law law = written;
    for (const RuleCheck& check : checks) {
        if (check.state != kInForce || !speaks_of(check, written)) continue;
        const auto at = std::find_if(law.rules.begin(), law.rules.end(), [&](const Rule& one) { return one.id == check.rule; });
        const Rule& shipped = *written.rule(check.rule);
        // What an earlier record said of the rule gives way as a whole.
        *at = shipped;
        at->verified = shipped.is_verified() && check.finding != kDiffers ? shipped.verified + ",S" : "S";
        at->source = check.source;
        at->check = check.id;
        if (!check.article.empty()) at->citation.article = check.article;
        if (check.finding == kDiffers && check.unit != Unit::None && check.length > 0) {
            at->length = check.length;
            at->unit = check.unit;
        }
    }
    law.version = version_with(written, checks);
    return law;
}

Result<bool> follow_rule_checks(const Catalog& catalog, store::Connection& connection, std::int64_t bureau) {
    if (bureau == 0 || catalog.definition->kind(kRuleCheckKind) == nullptr) return false;
    const auto checks = rule_checks(connection, bureau);
    if (!checks) return fail(checks.error());
    if (catalog.law->version == version_with(*catalog.written, *checks)) return false;  // the usual case, asked every second
    catalog.law.use(law_with(*catalog.written, *checks));
    return true;
}

}  // namespace xiezhi::engine
