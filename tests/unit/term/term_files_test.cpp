// Runs tests/term/*.term: each case is a story, a request and what must come out (docs in tests/term/README.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "fixtures.hpp"
#include "term/term_text.hpp"

namespace xiezhi {
namespace {

struct Case {
    std::string where;
    std::vector<std::pair<std::string, std::string>> pairs;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::vector<Case> cases;
    bool open = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty()) open = false;
        if (line.empty() || line[0] == '#') continue;
        if (!open) cases.push_back({path.filename().string() + ":" + std::to_string(number), {}});
        open = true;
        std::istringstream words(line);
        for (std::string key, value; words >> key;) {
            if (key == "says") std::getline(words >> std::ws, value);
            else EXPECT_TRUE(words >> value) << path << ":" << number << ": \"" << key << "\" has no value";
            cases.back().pairs.emplace_back(key, value);
        }
    }
    return cases;
}

// Fills the request; false for a key that is an expectation.
bool ask(TermRequest& request, const std::string& key, const std::string& value) {
    if (key == "rule") request.rule = value;
    else if (key == "from") { const auto moment = read_moment(value, key).value(); request.anchor = moment.date; request.minutes = moment.minutes; }
    else if (key == "on") request.edition_date = day(value);
    else if (key == "known") request.known = day(value);
    else if (key == "pause") request.pauses.push_back(read_pause(value, PauseEnd::LastDay, key).value());
    else if (key == "suspend") request.pauses.push_back(read_pause(value, PauseEnd::ResumeDay, key).value());
    else if (key == "ground") request.pauses.back().ground = value;
    else if (key == "extend" && value == "full") request.use_extension = UseExtension::Full;
    else if (key == "extend") request.extensions.push_back({std::stoi(value), Unit::None, ""});
    else if (key == "length") request.length = std::stoi(value);
    else if (key == "credit") request.credit = std::stoi(value);
    else if (key == "agreed") request.agreed = day(value);
    else if (key == "switch") request.choices = read_choice(request.choices, value, key).value();
    else return false;
    return true;
}

void expect(const Term& term, const std::string& key, const std::string& value) {
    if (key == "due") EXPECT_EQ(shown(term.due), value);
    else if (key == "due_time") EXPECT_EQ(term.due_minutes.value_or(-1), read_moment("2024-01-01T" + value, key).value().minutes.value());
    else if (key == "raw") EXPECT_EQ(shown(term.raw), value);
    else if (key == "original") EXPECT_EQ(shown(term.original), value);
    else if (key == "plain") EXPECT_EQ(shown(term.plain), value);
    else if (key == "internal") EXPECT_EQ(shown(term.internal), value);
    else if (key == "version") EXPECT_EQ(term.rule_id, value);
    else if (key == "verified") EXPECT_EQ(term.verified, value);
    else if (key == "effect") EXPECT_EQ(shown(term.effect_date), value);
    else if (key == "left") EXPECT_EQ(term.days_left, std::stoi(value));
    else if (key == "roll") EXPECT_EQ(term.raw != term.due, value == "next");
    else if (key == "says") {
        const std::string all = explain(term, Language::Chinese) + explain(term, Language::English);
        EXPECT_NE(all.find(value), std::string::npos) << "not said: " << value << "\n" << all;
    } else if (key == "alternative") {
        const std::string name = value.substr(0, value.find('='));
        const std::string date = value.substr(std::min(value.size(), name.size() + 1));
        const auto found = std::find_if(term.alternatives.begin(), term.alternatives.end(), [&](const Alternative& a) { return name_of(a.which) == name; });
        if (date.empty() || date == "same") EXPECT_TRUE(found == term.alternatives.end()) << name << " should change nothing";
        else if (found == term.alternatives.end()) ADD_FAILURE() << "no alternative under " << name;
        else EXPECT_EQ(shown(found->date), date) << name;
    } else if (key != "paused" && key != "provisional") {
        ADD_FAILURE() << "unknown word: " << key;
    }
}

TEST(TermFiles, EveryCaseHolds) {
    int count = 0;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/term")) {
        if (entry.path().extension() == ".term") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        for (const Case& one : read_cases(path)) {
            SCOPED_TRACE(one.where);
            ++count;
            TermRequest request;
            std::vector<std::pair<std::string, std::string>> wanted;
            for (const auto& [key, value] : one.pairs) {
                if (!ask(request, key, value)) wanted.emplace_back(key, value);
            }
            const auto has = [&](std::string_view key) { return std::any_of(wanted.begin(), wanted.end(), [&](const auto& w) { return w.first == key; }); };
            ASSERT_TRUE(has("due") || has("error") || has("paused")) << "the case expects nothing";
            const auto term = derive(the_law(), the_calendar(), request);
            const auto quick = derive_date(the_law(), the_calendar(), request);
            ASSERT_EQ(term.has_value(), quick.has_value());
            if (has("error")) {
                ASSERT_FALSE(term.has_value()) << "due " << shown(term->due);
                for (const auto& [key, value] : wanted) {
                    const bool found = std::any_of(term.error().begin(), term.error().end(), [&](const Fault& f) { return name_of(f.code) == value; });
                    if (key == "error") EXPECT_TRUE(found) << "not " << value << ":\n" << to_text(term.error());
                    else if (key == "says") EXPECT_NE(to_text(term.error()).find(value), std::string::npos) << to_text(term.error());
                    else ADD_FAILURE() << "with an error only says may follow";
                }
                continue;
            }
            if (!term) { ADD_FAILURE() << to_text(term.error()); continue; }
            EXPECT_EQ(term->due, quick->due);
            EXPECT_EQ(term->raw, quick->raw);
            EXPECT_EQ(term->paused, has("paused"));
            EXPECT_EQ(term->provisional, has("provisional"));
            EXPECT_FALSE(term->steps.empty());
            for (const auto& [key, value] : wanted) expect(*term, key, value);
        }
    }
    EXPECT_GE(count, 1050) << "cases are missing";
    RecordProperty("cases", count);
}

}  // namespace
}  // namespace xiezhi
