// `xiezhi decide`: a decision table on the command line. It shows what decide() answers and adds nothing.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/commands.hpp"
#include "base/clock.hpp"
#include "base/share.hpp"
#include "decision/decision_json.hpp"
#include "decision/decision_text.hpp"

namespace xiezhi::app {

namespace {

constexpr std::size_t kFactsLimit = std::size_t{1} << 20;

struct Options {
    std::string table;
    std::string facts;
    std::vector<std::string> pairs;
    bool describe = false;
    std::string law;
    std::string overlay;
    std::string format = "text";
};

struct Loaded {
    Law law;
    WorkCalendar calendar;
    decision::Tables tables;
};

Result<Loaded> load(const Options& options) {
    std::filesystem::path folder = options.law;
    if (options.law.empty()) {
        const auto share = find_share();
        if (!share) return fail(share.error());
        folder = *share / "law";
    }
    auto calendar = load_calendar(folder / "calendar" / "china.csv");
    auto law = load_law(folder, options.overlay.empty() ? std::filesystem::path() : std::filesystem::path(options.overlay) / "law");
    Faults faults;
    if (!calendar) append(faults, calendar.error());
    if (!law) append(faults, law.error());
    if (!faults.empty()) return fail(std::move(faults));
    auto tables = decision::load_tables(folder / "tables", *law);
    if (!tables) return fail(tables.error());
    return Loaded{std::move(*law), std::move(*calendar), std::move(*tables)};
}

// The text of --facts: JSON as it stands, "-" for standard input, else a file.
Result<json::object> read_given(const decision::Table& table, const Options& options) {
    json::object given;
    if (!options.facts.empty()) {
        std::string text = options.facts;
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (text == "-") {
            text.assign(std::istreambuf_iterator<char>(std::cin), {});
        } else if (first == std::string::npos || text[first] != '{') {
            auto file = read_file(text, kFactsLimit);
            if (!file) return fail(file.error());
            text = std::move(*file);
        }
        auto value = parse_json(text, kFactsLimit);
        if (!value) return fail(value.error());
        if (!value->is_object()) {
            return fail({Code::BadJson,
                         {"事实应写成一个 JSON 对象", "The facts must be one JSON object"},
                         {"例如 {\"due_on\": \"2025-03-24\"}。", "Such as {\"due_on\": \"2025-03-24\"}."},
                         "--facts",
                         ""});
        }
        given = value->as_object();
    }
    Faults faults;
    for (const std::string& pair : options.pairs) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos) {
            faults.push_back({Code::BadValue, {"应写作 名字=值：" + pair, "Write NAME=VALUE: " + pair}, {"例如 due_on=2025-03-24。", "Such as due_on=2025-03-24."}, pair, ""});
            continue;
        }
        auto value = decision::fact_from_text(table, pair.substr(0, equals), pair.substr(equals + 1));
        if (value) given[pair.substr(0, equals)] = std::move(*value);
        else append(faults, std::move(value.error()));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return given;
}

Result<std::string> run(const Options& options) {
    const auto loaded = load(options);
    if (!loaded) return fail(loaded.error());
    const bool as_json = options.format == "json";
    if (options.table.empty()) {
        if (!as_json) return decision::list(loaded->tables);
        json::array all;
        for (const decision::Table& table : loaded->tables.tables) all.push_back(decision::summary_json(table));
        return json::serialize(json::object{{"tables", std::move(all)}}) + "\n";
    }
    const decision::Table* table = loaded->tables.find(options.table);
    if (table == nullptr) return fail(decision::no_such_table(loaded->tables, options.table));
    if (options.describe) return as_json ? json::serialize(decision::to_json(*table, loaded->law)) + "\n" : decision::describe(*table, loaded->law);
    const auto given = read_given(*table, options);
    if (!given) return fail(given.error());
    const auto decided = decision::decide(*table, loaded->law, loaded->calendar, *given, china_date(SystemClock().now()));
    if (!decided) return fail(decided.error());
    return as_json ? json::serialize(decision::to_json(*decided, loaded->law, loaded->calendar)) + "\n" : decision::to_text(*decided, loaded->law);
}

}  // namespace

void add_decide(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("decide", "查决策表：结论、依据与逐行过程 | Ask a decision table: outcome, articles, trace");
    command->add_option("table", options->table, "决策表；不写则列出全部 | the table; without it all are listed");
    command->add_option("pairs", options->pairs, "事实 名字=值 | facts as NAME=VALUE");
    command->add_option("--facts", options->facts, "事实：JSON、文件或 - | facts: JSON, a file, or - for standard input");
    command->add_flag("--describe", options->describe, "只说明事实与各行 | only show the facts and rows");
    command->add_option("--law", options->law, "法规目录 | law folder");
    command->add_option("--overlay", options->overlay, "本局覆盖目录 | the bureau's overlay folder");
    command->add_option("--format", options->format, "json | text")->check(CLI::IsMember({"json", "text"}));
    command->callback([options, &status] {
        const auto answer = run(*options);
        status = answer ? 0 : 1;
        const bool as_json = options->format == "json";
        std::string out;
        if (answer) {
            out = *answer;
        } else if (as_json) {
            json::object first = to_json(answer.error().front());
            first["faults"] = to_json(answer.error());
            out = json::serialize(first) + "\n";
        } else {
            out = to_text(answer.error());
        }
        std::fputs(out.c_str(), answer || as_json ? stdout : stderr);
    });
}

}  // namespace xiezhi::app
