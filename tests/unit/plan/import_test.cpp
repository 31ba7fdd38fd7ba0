// What the desk sends back after a person corrected the reading.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/share.hpp"
#include "plan/import_plan.hpp"

namespace xiezhi::plan {

namespace {

PlanDocument document_of(const char* name) { return *read_plan(*read_file(std::string(SOURCE_DIR "/tests/plan/cases/") + name)); }

}  // namespace

TEST(ReadImport, TheDeskAndTheCommandLineMeanTheSamePlan) {
    for (const char* name : {"p01_three_levels.txt", "p02_labels_on_lines.txt", "p11_enumerated_inside.txt", "p23_quarters_and_joint.txt"}) {
        const PlanDocument document = document_of(name);
        const ImportPlan direct = to_import(document);
        const auto sent = read_import(to_json(document));
        ASSERT_TRUE(sent.has_value()) << name << to_text(sent.error());
        EXPECT_EQ(sent->text_hash, direct.text_hash);
        ASSERT_EQ(sent->tasks.size(), direct.tasks.size()) << name;
        for (std::size_t i = 0; i < direct.tasks.size(); ++i) {
            EXPECT_EQ(sent->tasks[i].item, direct.tasks[i].item);
            EXPECT_EQ(sent->tasks[i].path, direct.tasks[i].path);
            EXPECT_EQ(sent->tasks[i].departments, direct.tasks[i].departments);
            EXPECT_EQ(sent->tasks[i].deadline, direct.tasks[i].deadline);
            EXPECT_EQ(sent->tasks[i].deadline_text, direct.tasks[i].deadline_text);
            EXPECT_EQ(sent->tasks[i].begin, direct.tasks[i].begin);
        }
        EXPECT_EQ(sent->paths, direct.paths);
        ASSERT_EQ(sent->targets.size(), direct.targets.size()) << name;
        for (std::size_t i = 0; i < direct.targets.size(); ++i) {
            EXPECT_EQ(sent->targets[i].key, direct.targets[i].key);
            EXPECT_EQ(sent->targets[i].path, direct.targets[i].path);
            EXPECT_EQ(sent->targets[i].begin, direct.targets[i].begin);
            EXPECT_EQ(sent->targets[i].op, direct.targets[i].op);
            EXPECT_EQ(sent->targets[i].value_text, direct.targets[i].value_text);
            EXPECT_EQ(sent->targets[i].unit, direct.targets[i].unit);
            EXPECT_EQ(sent->targets[i].deadline, direct.targets[i].deadline);
        }
    }
}

TEST(ReadImport, SaysAllFaultsTogether) {
    json::object body = to_json(document_of("p02_labels_on_lines.txt"));
    body["year"] = nullptr;
    body["document"] = "";
    body["colour"] = "red";
    body["items"].as_array()[0].as_object()["departments"] = "法律服务科";
    body["items"].as_array()[1].as_object()["deadline"] = "2025-02-30";
    const auto plan = read_import(body);
    ASSERT_FALSE(plan.has_value());
    std::vector<std::string> places;
    for (const Fault& fault : plan.error()) places.push_back(fault.where);
    std::sort(places.begin(), places.end());
    EXPECT_EQ(places, (std::vector<std::string>{"/colour", "/document", "/items/0/departments", "/items/1/deadline", "/year"}));
}

TEST(ReadImport, ATargetWithoutANumberIsReadAndJudgedLater) {
    json::object body = to_json(document_of("p01_three_levels.txt"));
    ASSERT_FALSE(body["targets"].as_array().empty());
    auto& target = body["targets"].as_array()[0].as_object();
    target["value_text"] = "";
    target["figure"] = "no.such.figure";
    const auto plan = read_import(body);
    ASSERT_TRUE(plan.has_value()) << to_text(plan.error());
    EXPECT_EQ(plan->targets[0].value_text, "");
    EXPECT_EQ(plan->targets[0].figure, "no.such.figure");
    target["unit"] = 7;
    body["targets"].as_array().emplace_back("two");
    const auto bad = read_import(body);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().size(), 2U) << to_text(bad.error());
}

TEST(ReadImport, WordsOfADeadlineStayWords) {
    json::object body = to_json(document_of("p02_labels_on_lines.txt"));
    auto& item = body["items"].as_array()[0].as_object();
    item["deadline_text"] = nullptr;
    item["deadline"] = "入冬前";
    const auto plan = read_import(body);
    ASSERT_TRUE(plan.has_value());
    EXPECT_EQ(plan->tasks[0].deadline_text, "入冬前");
    EXPECT_EQ(plan->tasks[0].deadline, "");
}

}  // namespace xiezhi::plan
