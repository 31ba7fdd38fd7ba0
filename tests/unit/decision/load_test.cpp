// What the loader refuses, and how it says so: every fault at once, with file and line.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "decision/decide.hpp"
#include "decision/functions.hpp"

namespace xiezhi::decision {
namespace {

const Law& the_law() {
    static const Law law = load_law(SOURCE_DIR "/law").value();
    return law;
}

class Loading : public testing::Test {
  protected:
    void SetUp() override {
        static std::atomic<int> number{0};
        folder_ = std::filesystem::temp_directory_path() / ("xiezhi_tables_" + std::to_string(::getpid()) + "_" + std::to_string(number++));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Result<Tables> load(const std::string& rest, const std::string& name = "t") {
        std::ofstream(folder_ / (name + ".yaml")) << "table: t\ntitle: {zh: 表, en: Table}\nquestion: {zh: 问, en: Question}\nmatter: m\nproposes: {zh: 人, en: Person}\n" << rest;
        return load_tables(folder_, the_law());
    }

    // The faults as one text; "" when the table was taken.
    std::string faults(const std::string& rest, const std::string& name = "t") {
        const auto loaded = load(rest, name);
        return loaded ? "" : to_text(loaded.error());
    }

    std::filesystem::path folder_;
};

const std::string kFacts = "facts:\n  age: {type: integer, label: {zh: 年龄, en: Age}}\n  late: {type: yes_no, label: {zh: 逾期, en: Late}}\n";
const std::string kOutcomes = "outcomes:\n  YES: {zh: 是, en: Yes}\n  NO: {zh: 否, en: No}\n";
const std::string kRows = "rows:\n  - {id: a, when: ['age < 3', late], outcome: YES, verified: A, articles: [RL23 20(1)]}\n  - {id: b, outcome: NO, verified: A}\n";

TEST_F(Loading, TakesAWholeTable) { EXPECT_EQ(faults(kFacts + kRows + kOutcomes), ""); }

TEST_F(Loading, NamesAnUndefinedFactWithItsLine) {
    const std::string said = faults(kFacts + "rows:\n  - {id: a, when: ['agee < 3', late], outcome: YES, verified: A}\n  - {id: b, outcome: NO, verified: A}\n" + kOutcomes);
    EXPECT_NE(said.find("law/tables/t.yaml:10"), std::string::npos) << said;
    EXPECT_NE(said.find("agee"), std::string::npos) << said;
    EXPECT_NE(said.find("did you mean age?"), std::string::npos) << said;
}

TEST_F(Loading, WantsALastRowForEverythingElse) {
    const std::string said =
        faults(kFacts + "rows:\n  - {id: a, when: ['age < 3', late], outcome: YES, verified: A}\n  - {id: b, when: ['age >= 3'], outcome: NO, verified: A}\n" + kOutcomes);
    EXPECT_NE(said.find("the last row has conditions"), std::string::npos) << said;
}

TEST_F(Loading, RefusesRowsAfterTheOneThatTakesAll) {
    const std::string said =
        faults(kFacts + "rows:\n  - {id: a, outcome: YES, verified: A}\n  - {id: b, when: ['age < 3', late], outcome: NO, verified: A}\n  - {id: c, outcome: NO, verified: A}\n" +
               kOutcomes);
    EXPECT_NE(said.find("never reached"), std::string::npos) << said;
}

TEST_F(Loading, FindsRowsThatEarlierRowsCover) {
    const std::string head = kFacts + "rows:\n  - {id: a, when: ['age < 10'], outcome: YES, verified: A}\n";
    const std::string tail = "  - {id: c, outcome: NO, verified: A}\n" + kOutcomes;
    EXPECT_NE(faults(head + "  - {id: b, when: ['age < 5', late], outcome: NO, verified: A}\n" + tail).find("row b can never be reached"), std::string::npos);
    EXPECT_NE(faults(head + "  - {id: b, when: ['age > 20', 'age < 20', late], outcome: NO, verified: A}\n" + tail).find("row b can never be reached"), std::string::npos);
    EXPECT_EQ(faults(head + "  - {id: b, when: ['age = 10', late], outcome: NO, verified: A}\n" + tail), "");
    // all of yes and no together cover what comes after
    const std::string both = kFacts +
                             "rows:\n  - {id: a, when: [late], outcome: YES, verified: A}\n  - {id: b, when: ['not(late)'], outcome: NO, verified: A}\n  - {id: c, when: ['age < "
                             "3'], outcome: NO, verified: A}\n";
    EXPECT_NE(faults(both + "  - {id: d, outcome: NO, verified: A}\n" + kOutcomes).find("row c can never be reached"), std::string::npos);
}

TEST_F(Loading, RefusesWhatTheLawDoesNotKnow) {
    const std::string edition =
        faults(kFacts + "rows:\n  - {id: a, when: ['age < 3', late], outcome: YES, verified: A, articles: [ZZ99 1]}\n  - {id: b, outcome: NO, verified: A}\n" + kOutcomes);
    EXPECT_NE(edition.find("ZZ99"), std::string::npos) << edition;
    EXPECT_NE(edition.find("law/tables/t.yaml:10"), std::string::npos) << edition;
    const std::string rule =
        faults(kFacts + "  on: {type: date, label: {zh: 日, en: Day}}\ncomputed:\n  due: {term: {rule: ZZ-99, from: on}, label: {zh: 期, en: Due}}\n" + kRows + kOutcomes);
    EXPECT_NE(rule.find("there is no term rule ZZ-99"), std::string::npos) << rule;
    const std::string statute =
        faults(kFacts + "  on: {type: date, label: {zh: 日, en: Day}}\ncomputed:\n  which: {edition: {statute: ZZ, on: on}, label: {zh: 版, en: Edition}}\n" + kRows + kOutcomes);
    EXPECT_NE(statute.find("does not give 'ZZ'"), std::string::npos) << statute;
}

TEST_F(Loading, WantsADateThatPicksTheEdition) {
    const std::string rows = "rows:\n  - {id: a, when: ['age < 3', late], outcome: YES, verified: A, articles: [RL17 9 | RL23 20]}\n  - {id: b, outcome: NO, verified: A}\n";
    EXPECT_NE(faults(kFacts + rows + kOutcomes).find("no date that picks one"), std::string::npos);
    EXPECT_NE(faults("edition_by: age\n" + kFacts + rows + kOutcomes).find("edition_by must name a fact that is a date"), std::string::npos);
    const std::string mixed = "rows:\n  - {id: a, when: ['age < 3', late], outcome: YES, verified: A, articles: [RL17 9 | IR26 17]}\n  - {id: b, outcome: NO, verified: A}\n";
    EXPECT_NE(faults(kFacts + mixed + kOutcomes).find("editions of one statute"), std::string::npos);
}

TEST_F(Loading, SaysAllFaultsTogether) {
    const std::string said = faults("fact: 1\n" + kFacts +
                                    "  spare: {type: date, label: {zh: 闲, en: Spare}, colour: red}\nrows:\n  - {id: a, when: ['age < \"x\"'], outcome: YES, verified: Z}\n  - "
                                    "{id: b, outcome: NO, verified: A}\n" +
                                    kOutcomes);
    EXPECT_NE(said.find("'fact' is unknown"), std::string::npos) << said;
    EXPECT_NE(said.find("'colour' is unknown"), std::string::npos) << said;
    EXPECT_NE(said.find("t.yaml:12"), std::string::npos) << said;
    EXPECT_NE(said.find("'verified' holds letters"), std::string::npos) << said;
}

TEST_F(Loading, RefusesWhatNothingReads) {
    EXPECT_NE(faults(kFacts + "  spare: {type: date, label: {zh: 闲, en: Spare}}\n" + kRows + kOutcomes).find("nothing reads the fact spare"), std::string::npos);
    EXPECT_NE(faults(kFacts + kRows + kOutcomes + "  MAYBE: {zh: 或, en: Maybe}\n").find("no row gives outcome MAYBE"), std::string::npos);
    EXPECT_NE(faults(kFacts + kRows + "outcomes:\n  NO: {zh: 否, en: No}\n").find("outcome YES has no words"), std::string::npos);
}

TEST_F(Loading, ChecksDefaultsAndNames) {
    EXPECT_NE(
        faults("facts:\n  age: {type: integer, default: -1, label: {zh: 年龄, en: Age}}\n  late: {type: yes_no, default: maybe, label: {zh: 逾期, en: Late}}\n" + kRows + kOutcomes)
            .find("law/tables/t.yaml:7"),
        std::string::npos);
    EXPECT_NE(faults(kFacts + kRows + kOutcomes, "other").find("belongs into t.yaml"), std::string::npos);
}

// What is computed, at the ends of months and of lists.
TEST(Identifiers, AreReadByTheStandards) {
    EXPECT_EQ(identity_state("11010519491231002X"), "VALID");
    EXPECT_EQ(identity_state("110105194912310021"), "CHECK");
    EXPECT_EQ(identity_state(""), "SHAPE");
    EXPECT_EQ(to_string(identity_birth("11010519491231002X")), "1949-12-31");
    EXPECT_EQ(credit_code_state("91320404MA1XYTR00L"), "VALID");
    EXPECT_EQ(credit_code_state("91320404MA1XYTR00l"), "LETTERS");
    EXPECT_EQ(division_of("500105").territory, division_of("500103").territory);
    EXPECT_NE(division_of("500105").territory, division_of("500229").territory);
    EXPECT_EQ(division_of("320404").territory, "3204");
    EXPECT_EQ(division_of("222401").kind, "COUNTY_CITY");
    EXPECT_EQ(division_of("222424").kind, "COUNTY");
    EXPECT_EQ(division_of("429004").kind, "COUNTY_CITY");
    EXPECT_EQ(division_of("320400").state, "UNKNOWN");
    EXPECT_EQ(division_of("9X0400").state, "UNKNOWN");
}

}  // namespace
}  // namespace xiezhi::decision
