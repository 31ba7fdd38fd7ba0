// Runs tests/decision/*.decision: each case is a story, a table, facts and what must come out (docs in tests/decision/README.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "decision/decide.hpp"
#include "decision/decision_json.hpp"
#include "decision/decision_text.hpp"
#include "decision/functions.hpp"
#include "decision/say.hpp"

namespace xiezhi::decision {
namespace {

const Law& the_law() {
    static const Law law = load_law(SOURCE_DIR "/law").value();
    return law;
}
const WorkCalendar& the_calendar() {
    static const WorkCalendar calendar = load_calendar(SOURCE_DIR "/law/calendar/china.csv").value();
    return calendar;
}
const Tables& the_tables() {
    static const Tables tables = [] {
        auto loaded = load_tables(SOURCE_DIR "/law/tables", the_law());
        if (!loaded) ADD_FAILURE() << to_text(loaded.error());
        return loaded ? std::move(*loaded) : Tables{};
    }();
    return tables;
}
const CivilDate kToday = from_ymd(2026, 11, 26);

struct Case {
    std::string where;
    std::string table;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<std::pair<std::string, std::string>> wanted;
};

// Lines of a block: `table ID`, `facts NAME=VALUE …`, then what is expected.
std::vector<Case> read_cases(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::vector<Case> cases;
    bool open = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty()) open = false;
        if (line.empty() || line[0] == '#') continue;
        if (!open) cases.push_back({path.filename().string() + ":" + std::to_string(number), {}, {}, {}});
        open = true;
        Case& one = cases.back();
        std::istringstream words(line);
        std::string key;
        words >> key;
        if (key == "table") {
            words >> one.table;
        } else if (key == "facts") {
            for (std::string fact; words >> fact;) one.facts.emplace_back(fact.substr(0, fact.find('=')), fact.substr(fact.find('=') + 1));
        } else {
            std::string value;
            std::getline(words >> std::ws, value);
            one.wanted.emplace_back(key, value);
        }
    }
    return cases;
}

std::string articles_of(const Decision& decision) {
    std::string out;
    for (const Citation& citation : decision.articles) out += (out.empty() ? "" : ", ") + citation.edition + (citation.article.empty() ? "" : " " + citation.article);
    return out;
}

void expect(const Decision& decision, const std::string& key, const std::string& value) {
    if (key == "outcome") EXPECT_EQ(decision.row->outcome, value);
    else if (key == "row") EXPECT_EQ(decision.row->id, value);
    else if (key == "articles") EXPECT_EQ(articles_of(decision), value);
    else if (key == "verified") EXPECT_EQ(decision.row->verified, value);
    else if (key == "value") {
        std::istringstream words(value);
        std::string name;
        std::string wanted;
        words >> name >> wanted;
        const auto found = decision.values.find(name);
        ASSERT_NE(found, decision.values.end()) << "no value " << name;
        EXPECT_EQ(say_value(*decision.table, name, found->second).en, wanted) << name;
    } else if (key == "says") {
        const std::string all = to_text(decision, the_law());
        EXPECT_NE(all.find(value), std::string::npos) << "not said: " << value << "\n" << all;
    } else {
        ADD_FAILURE() << "unknown word: " << key;
    }
}

class DecisionFiles : public testing::Test {
  protected:
    // The decision, or the faults; a case that cannot be asked fails the test.
    static Result<Decision> ask(const Case& one) {
        const Table* table = the_tables().find(one.table);
        if (table == nullptr) return fail(no_such_table(the_tables(), one.table));
        json::object given;
        for (const auto& [name, text] : one.facts) {
            auto value = fact_from_text(*table, name, text);
            if (!value) return fail(value.error());
            given[name] = *value;
        }
        return decide(*table, the_law(), the_calendar(), given, kToday);
    }

    static std::vector<Case> all() {
        std::vector<std::filesystem::path> paths;
        for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/decision")) {
            if (entry.path().extension() == ".decision") paths.push_back(entry.path());
        }
        std::sort(paths.begin(), paths.end());
        std::vector<Case> cases;
        for (const auto& path : paths) {
            auto more = read_cases(path);
            cases.insert(cases.end(), more.begin(), more.end());
        }
        return cases;
    }
};

TEST_F(DecisionFiles, EveryCaseHolds) {
    const auto cases = all();
    for (const Case& one : cases) {
        SCOPED_TRACE(one.where);
        const auto has = [&](std::string_view key) { return std::ranges::any_of(one.wanted, [&](const auto& w) { return w.first == key; }); };
        EXPECT_TRUE(has("outcome") || has("error")) << "the case expects nothing";
        const auto decision = ask(one);
        if (has("error")) {
            if (decision) { ADD_FAILURE() << "an error was expected, not " << decision->row->outcome; continue; }
            for (const auto& [key, value] : one.wanted) {
                const bool found = std::ranges::any_of(decision.error(), [&](const Fault& f) { return name_of(f.code) == value || f.where == value; });
                if (key == "error" || key == "at") EXPECT_TRUE(found) << "not " << value << ":\n" << to_text(decision.error());
                else if (key == "says") EXPECT_NE(to_text(decision.error()).find(value), std::string::npos) << to_text(decision.error());
                else ADD_FAILURE() << "with an error only at and says may follow";
            }
            continue;
        }
        if (!decision) { ADD_FAILURE() << to_text(decision.error()); continue; }
        for (const auto& [key, value] : one.wanted) expect(*decision, key, value);
        EXPECT_EQ(decision->trace.back().held, Held::Yes);
    }
    RecordProperty("cases", static_cast<int>(cases.size()));
    EXPECT_GE(cases.size(), 150U) << "cases are missing";
}

// A row that no case reaches was never seen to work.
TEST_F(DecisionFiles, EveryRowIsReachedByACase) {
    std::set<std::string> reached;
    for (const Case& one : all()) {
        const auto decision = ask(one);
        if (decision) reached.insert(decision->table->id + "." + decision->row->id);
    }
    for (const Table& table : the_tables().tables) {
        for (const Row& row : table.rows) EXPECT_TRUE(reached.contains(table.id + "." + row.id)) << "no case reaches row " << row.id << " of " << table.id;
    }
}

}  // namespace
}  // namespace xiezhi::decision
