// Proposals: what the loader refuses, and that every shipped one reads from fields its kind has.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "decision/proposals.hpp"
#include "definition/load.hpp"

namespace xiezhi::decision {
namespace {

const Definition& definition() {
    static const Definition all = load_definition(SOURCE_DIR, {}).value();
    return all;
}

const Tables& tables() {
    static const Law law = load_law(SOURCE_DIR "/law").value();
    static const Tables all = load_tables(SOURCE_DIR "/law/tables", law).value();
    return all;
}

class Proposals : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("xiezhi_proposals_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_ / "lines" / "l");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    // The faults as one text; "" when it was taken.
    std::string faults(const std::string& rest) {
        std::ofstream(folder_ / "lines" / "l" / "proposals.yaml") << "proposals:\n  one:\n" << rest;
        const auto loaded = load_proposals(folder_, definition(), tables());
        return loaded ? "" : to_text(loaded.error());
    }

    std::filesystem::path folder_;
};

const std::string kHead = "    kind: committee_term\n    table: mediation_committee\n    before: [confirm]\n";

TEST_F(Proposals, TakesAWholeOne) { EXPECT_EQ(faults(kHead + "    facts: {members: member_count, several_nationalities: multi_ethnic}\n"), ""); }

TEST_F(Proposals, NamesEverythingThatIsNotThereAtOnce) {
    const std::string said = faults("    kind: committee_terms\n    table: committee\n    before: [confirm]\n    facts: {members: member_count}\n");
    EXPECT_NE(said.find("there is no kind 'committee_terms'"), std::string::npos) << said;
    EXPECT_NE(said.find("there is no decision table 'committee'"), std::string::npos) << said;
    EXPECT_NE(said.find("lines/l/proposals.yaml:3"), std::string::npos) << said;
}

TEST_F(Proposals, WantsActionsAndFactsThatExist) {
    const std::string said = faults("    kind: committee_term\n    table: mediation_committee\n    before: [confirmed]\n    facts: {member: member_count}\n");
    EXPECT_NE(said.find("there is no action 'confirmed'"), std::string::npos) << said;
    EXPECT_NE(said.find("there is no fact 'member'"), std::string::npos) << said;
}

TEST_F(Proposals, WantsTheTypeOfTheFact) {
    EXPECT_NE(faults(kHead + "    facts: {members: elected_on}\n").find("fact members is of type integer"), std::string::npos);
    EXPECT_NE(faults(kHead + "    facts: {members: no_such_field}\n").find("no_such_field"), std::string::npos);
}

TEST_F(Proposals, RefusesPersonalData) {
    const std::string said = faults("    kind: mediation_dispute\n    table: credit_code\n    before: [accept]\n    facts: {code: account}\n");
    EXPECT_NE(said.find("encrypted personal data"), std::string::npos) << said;
}

TEST_F(Proposals, RefusesAnUnknownKey) { EXPECT_NE(faults(kHead + "    facts: {members: member_count}\n    after: [x]\n").find("after"), std::string::npos); }

TEST(ShippedProposals, AllLoad) {
    const auto loaded = load_proposals(SOURCE_DIR, definition(), tables());
    ASSERT_TRUE(loaded) << to_text(loaded.error());
    EXPECT_GE(loaded->size(), 10U);
}

}  // namespace
}  // namespace xiezhi::decision
