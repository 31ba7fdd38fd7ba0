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
