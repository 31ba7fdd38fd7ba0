// `xiezhi term`: the public calculator on the command line. It shows what derive() answers and adds nothing.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "base/json.hpp"
#include "base/share.hpp"
#include "calendar/work_calendar.hpp"
#include "term/derive.hpp"
#include "term/term_json.hpp"
#include "term/term_text.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    std::string rule;
    std::string from;
    std::vector<std::string> pauses;
    std::vector<std::string> suspensions;
    std::vector<std::string> extensions;
    bool full = false;
    std::string on;
    std::string known;
    std::string length;
    std::string credit;
    std::string agreed;
    std::vector<std::string> switches;
    std::string law;
    std::string overlay;
    std::string format = "text";
    bool extend_given = false;
};

Result<TermRequest> read_request(const Options& options) {
    Faults faults;
    TermRequest request;
    request.rule = options.rule;
    const auto keep = [&](auto result, auto store) {
        if (result) store(std::move(*result));
        else append(faults, std::move(result.error()));
    };
    keep(read_moment(options.from, "--from"), [&](Moment moment) { request.anchor = moment.date; request.minutes = moment.minutes; });
    for (const std::string& text : options.pauses) keep(read_pause(text, PauseEnd::LastDay, "--pause"), [&](Pause p) { request.pauses.push_back(p); });
    for (const std::string& text : options.suspensions) keep(read_pause(text, PauseEnd::ResumeDay, "--suspend"), [&](Pause p) { request.pauses.push_back(p); });
    if (!options.on.empty()) keep(parse_date(options.on, "--on"), [&](CivilDate date) { request.edition_date = date; });
    if (!options.known.empty()) keep(parse_date(options.known, "--known"), [&](CivilDate date) { request.known = date; });
    if (!options.length.empty()) keep(read_amount(options.length, "--length"), [&](int amount) { request.length = amount; });
    if (!options.credit.empty()) keep(read_amount(options.credit, "--credit"), [&](int amount) { request.credit = amount; });
    if (!options.agreed.empty()) keep(parse_date(options.agreed, "--agreed"), [&](CivilDate date) { request.agreed = date; });
    for (const std::string& text : options.switches) keep(read_choice(request.choices, text, "--switch"), [&](Choices choices) { request.choices = choices; });
    for (const std::string& text : options.extensions) keep(read_amount(text, "--extend"), [&](int amount) { request.extensions.push_back({amount, Unit::None, ""}); });
    if (options.extend_given && options.extensions.empty()) request.use_extension = UseExtension::Full;
    if (!faults.empty()) return fail(std::move(faults));
    return request;
}

Result<Term> run(const Options& options) {
    auto request = read_request(options);
    std::filesystem::path folder = options.law;
    if (options.law.empty()) {
        const auto share = find_share();
        if (!share) return fail(share.error());
        folder = *share / "law";
    }
    const auto calendar = load_calendar(folder / "calendar" / "china.csv");
    auto law = load_law(folder, options.overlay.empty() ? std::filesystem::path() : std::filesystem::path(options.overlay) / "law");
    Faults faults;
    if (!request) append(faults, request.error());
    if (!calendar) append(faults, calendar.error());
    if (!law) append(faults, law.error());
    if (!faults.empty()) return fail(std::move(faults));
    auto term = derive(*law, *calendar, *request);
    if (term) term->rule = nullptr;  // the law ends with this function
    return term;
}

}  // namespace

void add_term(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("term", "推算法定期限，说明依据与计算过程 | Derive a statutory date and explain it");
    command->add_option("rule", options->rule, "规则编号 | rule or rule family, such as RD-01")->required();
    command->add_option("--from", options->from, "起算事件之日 2024-04-30 或 2024-04-30T10:30 | day of the trigger")->required();
    command->add_option("--pause", options->pauses, "中止 A..B，两日均不计；A.. 尚未恢复 | paused A..B, both days included; A.. still paused");
    command->add_option("--suspend", options->suspensions, "中止日..恢复日，恢复日计入 | suspended on..resumed on; the day of resumption counts");
    CLI::Option* extend = command->add_option("--extend", options->extensions, "延长 N；不写数字为最长 | extended by N; without a number by all that is allowed");
    extend->expected(0, 1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--on", options->on, "决定适用版本的日期 | the day that picks the edition");
    command->add_option("--known", options->known, "第二起算日（最长期限） | second anchor, of the outer limit");
    command->add_option("--length", options->length, "本件所定的期限，如考验期 10（月） | the length that the matter sets, in the rule's unit");
    command->add_option("--credit", options->credit, "折抵的天数，如先行羁押 20 日 | days credited, such as custody before");
    command->add_option("--agreed", options->agreed, "双方约定的日期，以它为准 | the day agreed on, which then rules");
    command->add_option("--switch", options->switches, "口径 D5=alternative | reading of an open point");
    command->add_option("--law", options->law, "法规目录 | law folder");
    command->add_option("--overlay", options->overlay, "本局覆盖目录，其中 law/ 设定本地期限 | the bureau's overlay folder, whose law/ sets local terms");
    command->add_option("--format", options->format, "json | text")->check(CLI::IsMember({"json", "text"}));
    command->callback([options, extend, &status] {
        options->extend_given = extend->count() > 0;
        std::erase(options->extensions, "");
        const auto term = run(*options);
        status = term ? 0 : 1;
        std::string out;
        if (options->format == "json") {
            out = term ? json::serialize(to_json(*term)) : json::serialize(json::object{{"faults", to_json(term.error())}});
            if (!term) {
                json::object first = to_json(term.error().front());
                first["faults"] = to_json(term.error());
                out = json::serialize(first);
            }
            out += "\n";
        } else {
            out = term ? to_text(*term) : to_text(term.error());
        }
        std::fputs(out.c_str(), term || options->format == "json" ? stdout : stderr);
    });
}

}  // namespace xiezhi::app
