// `xiezhi check`: reads lines/ and law/ as the server would and says everything that is wrong, before anything runs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <future>
#include <memory>

#include "app/commands.hpp"
#include "app/missing_year.hpp"
#include "base/json.hpp"
#include "base/share.hpp"
#include "decision/proposals.hpp"
#include "decision/table.hpp"
#include "definition/check.hpp"
#include "definition/load.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    std::string folder;
    std::string overlay;
    std::string format = "text";
};

struct Counts {
    std::size_t kinds = 0, fields = 0, actions = 0, terms = 0, papers = 0, lists = 0, figures = 0, identities = 0, rules = 0, tables = 0, proposals = 0;
};

struct Outcome {
    Faults faults;
    Counts counts;
    std::string hash;
    std::string law;
    int missing_year = 0;  // of the shipped calendar; a bureau may have entered it itself
};

Outcome examine(const Options& options) {
    Outcome out;
    std::filesystem::path folder = options.folder;
    if (folder.empty()) {
        auto share = find_share();
        if (!share) return {std::move(share.error()), {}, "", "", 0};
        folder = *share;
    }
    auto read = std::async(std::launch::async, [&] { return load_definition(folder, options.overlay); });
    auto law = load_law(folder / "law", options.overlay.empty() ? std::filesystem::path() : std::filesystem::path(options.overlay) / "law");
    auto tables = law ? decision::load_tables(folder / "law" / "tables", *law) : Result<decision::Tables>(decision::Tables{});
    auto definition = read.get();
    if (!law) append(out.faults, law.error());
    if (tables) out.counts.tables = tables->tables.size();
    else append(out.faults, tables.error());
    if (!definition) {
        append(out.faults, std::move(definition.error()));
        return out;
    }
    append(out.faults, check(*definition, law ? &*law : nullptr));
    if (law && tables) {
        auto proposals = decision::load_proposals(folder, *definition, *tables);
        if (proposals) out.counts.proposals = proposals->size();
        else append(out.faults, std::move(proposals.error()));
    }
    for (const auto& [id, kind] : definition->kinds) {
        ++out.counts.kinds;
        out.counts.fields += kind->fields.size();
        out.counts.actions += kind->actions.size();
        out.counts.terms += kind->terms.size();
        out.counts.papers += kind->papers.size();
    }
    out.counts.lists = definition->lists.size();
    out.counts.figures = definition->figures.size();
    out.counts.identities = definition->identities.size();
    out.counts.rules = law ? law->rules.size() : 0;
    if (const auto calendar = load_calendar(folder / "law" / "calendar" / "china.csv"); !calendar) append(out.faults, calendar.error());
    else out.missing_year = missing_year(*calendar, china_date(SystemClock().now()));
    out.hash = definition->hash;
    out.law = law ? law->version : "";
    return out;
}

void print_text(const Outcome& outcome, std::size_t errors) {
    if (!outcome.faults.empty()) fmt::print("{}\n", to_text(outcome.faults));
    const Counts& n = outcome.counts;
    const std::size_t warnings = outcome.faults.size() - errors;
    if (errors > 0) {
        fmt::print("{} 处错误，{} 处提醒。\n{} faults, {} warnings.\n", errors, warnings, errors, warnings);
        return;
    }
    fmt::print("定义无误：{} 个种类、{} 个字段、{} 个操作、{} 个期限、{} 种文书、{} 张代码表、{} 个指标、{} 个平衡式、{} 条期限规则、{} 张决策表、{} 处建议；{} 处提醒。\n",
               n.kinds, n.fields, n.actions, n.terms, n.papers, n.lists, n.figures, n.identities, n.rules, n.tables, n.proposals, warnings);
    fmt::print(
        "The definitions hold: {} kinds, {} fields, {} actions, {} terms, {} papers, {} code lists, {} figures, {} identities, {} rules, {} decision tables, {} proposals; {} "
        "warnings.\n",
        n.kinds, n.fields, n.actions, n.terms, n.papers, n.lists, n.figures, n.identities, n.rules, n.tables, n.proposals, warnings);
    fmt::print("{}\n", outcome.hash);
    if (outcome.missing_year != 0) std::fputs(missing_year_text(outcome.missing_year).c_str(), stderr);
}

void print_json(const Outcome& outcome, std::size_t errors) {
    json::array faults;
    for (const Fault& fault : outcome.faults) {
        json::object one = to_json(fault);
        one["severity"] = is_warning(fault) ? "warning" : "error";
        faults.push_back(std::move(one));
    }
    const Counts& n = outcome.counts;
    const json::object out{{"errors", errors},
                           {"warnings", outcome.faults.size() - errors},
                           {"faults", std::move(faults)},
                           {"definition", outcome.hash},
                           {"law", outcome.law},
                           {"missing_year", outcome.missing_year == 0 ? json::value(nullptr) : json::value(outcome.missing_year)},
                           {"counts", json::object{{"kinds", n.kinds}, {"fields", n.fields}, {"actions", n.actions}, {"terms", n.terms},
                                                   {"papers", n.papers}, {"lists", n.lists}, {"figures", n.figures},
                                                   {"identities", n.identities}, {"rules", n.rules}, {"tables", n.tables}, {"proposals", n.proposals}}}};
    fmt::print("{}\n", json::serialize(out));
}

}  // namespace

void add_check(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("check", "检查业务定义与法律规则 | Check the lines of business and the law");
    command->add_option("dir", options->folder, "含 lines/ 与 law/ 的目录 | Folder with lines/ and law/");
    command->add_option("--overlay", options->overlay, "本局覆盖目录 | The bureau's overlay folder");
    command->add_option("--format", options->format, "text 或 json | text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([options, &status] {
        const Outcome outcome = examine(*options);
        const auto errors = static_cast<std::size_t>(
            std::count_if(outcome.faults.begin(), outcome.faults.end(), [](const Fault& fault) { return !is_warning(fault); }));
        options->format == "json" ? print_json(outcome, errors) : print_text(outcome, errors);
        status = errors == 0 ? 0 : 1;
    });
}

}  // namespace xiezhi::app
