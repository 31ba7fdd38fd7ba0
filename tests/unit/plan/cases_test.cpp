// The plans of tests/plan/cases: each document with what a clerk would say it asks for, and a readable difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/json.hpp"
#include "plan/read_plan.hpp"

namespace xiezhi::plan {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string words(const json::object& object, std::string_view key) { return std::string(text_at(object, key)); }

std::string list(const json::object& object, std::string_view key) {
    std::string out;
    if (const auto* value = object.if_contains(key); value && value->is_array())
        for (const auto& element : value->as_array()) out += (out.empty() ? "" : "、") + std::string(element.as_string());
    return out;
}

// One line an item; members the expectation leaves out (text) are not compared.
std::string line_of_item(const json::object& item, bool with_text) {
    std::string out = words(item, "path") + " | " + words(item, "title") + " | 单位 " + list(item, "departments") + " | 牵头 " +
                      words(item, "lead") + " | 时限 " + words(item, "deadline");
    return with_text ? out + " | " + words(item, "text") : out;
}

std::string number_text(const json::object& target) {
    const auto& value = target.at("value");
    if (value.is_int64()) return std::to_string(value.as_int64());
    std::ostringstream out;
    out << value.as_double();
    return out.str();
}

std::string line_of_target(const json::object& target, bool with_deadline) {
    std::string out = words(target, "indicator") + " " + words(target, "op") + " " + number_text(target) + words(target, "unit");
    return with_deadline ? out + " | 时限 " + words(target, "deadline") : out;
}

// "-" is missing, "+" was not expected.
std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
    std::string out;
    std::multiset<std::string> left(found.begin(), found.end());
    for (const auto& line : expected) {
        if (const auto at = left.find(line); at != left.end()) left.erase(at);
        else out += "  - " + line + "\n";
    }
    for (const auto& line : found)
        if (const auto at = left.find(line); at != left.end()) {
            out += "  + " + line + "\n";
            left.erase(at);
        }
    if (out.empty() && expected != found) out = "  the order differs\n";
    return out;
}

std::vector<fs::path> cases() {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "tests/plan/cases"))
        if (entry.path().extension() == ".json") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

class PlanCase : public testing::TestWithParam<fs::path> {};

TEST_P(PlanCase, ReadsAsAClerkWould) {
    fs::path document = GetParam();
    document.replace_extension(".txt");
    if (!fs::exists(document)) document.replace_extension(".html");
    ASSERT_TRUE(fs::exists(document)) << document;
    const auto expected_value = parse_json(bytes_of(GetParam()));
    ASSERT_TRUE(expected_value) << to_text(expected_value.error());
    const json::object& expected = expected_value->as_object();
    const auto read = read_plan(bytes_of(document));
    ASSERT_TRUE(read) << to_text(read.error());
    const json::object found = to_json(*read);

    for (const char* key : {"title", "kind"})
        if (expected.contains(key)) { EXPECT_EQ(words(expected, key), words(found, key)) << key; }
    if (expected.contains("year")) { EXPECT_EQ(expected.at("year").to_number<int>(), read->year); }

    std::vector<std::string> items, targets, found_items, found_targets;
    const auto& all = found.at("items").as_array();
    for (std::size_t i = 0; i < expected.at("items").as_array().size(); ++i) {
        const auto& item = expected.at("items").as_array()[i].as_object();
        items.push_back(line_of_item(item, item.contains("text")));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool with_text = i < expected.at("items").as_array().size() && expected.at("items").as_array()[i].as_object().contains("text");
        found_items.push_back(line_of_item(all[i].as_object(), with_text));
    }
    const auto& goals = expected.at("targets").as_array();
    for (const auto& target : goals) targets.push_back(line_of_target(target.as_object(), target.as_object().contains("deadline")));
    const auto& found_goals = found.at("targets").as_array();
    for (std::size_t i = 0; i < found_goals.size(); ++i)
        found_targets.push_back(line_of_target(found_goals[i].as_object(), i < goals.size() && goals[i].as_object().contains("deadline")));
    const std::string wrong_items = difference(items, found_items);
    const std::string wrong_targets = difference(targets, found_targets);
    EXPECT_TRUE(wrong_items.empty()) << "items of " << document.filename() << "\n" << wrong_items;
    EXPECT_TRUE(wrong_targets.empty()) << "targets of " << document.filename() << "\n" << wrong_targets;

    // Every span lies in the normalised text and is not empty.
    const auto size = decode(read->text).size();
    for (const auto& item : read->items) EXPECT_TRUE(item.span.begin < item.span.end && item.span.end <= size) << item.path;
    for (const auto& target : read->targets) EXPECT_TRUE(target.span.begin < target.span.end && target.span.end <= size) << target.text;
}

INSTANTIATE_TEST_SUITE_P(Cases, PlanCase, testing::ValuesIn(cases()),
                         [](const auto& one) { return one.param.stem().string(); });

TEST(PlanCases, ThereAreEnough) { EXPECT_GE(cases().size(), 27u); }

}  // namespace
}  // namespace xiezhi::plan
