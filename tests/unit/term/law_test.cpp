// The law folder as it is shipped, and what the loader says about a broken one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "fixtures.hpp"

namespace xiezhi {
namespace {

namespace fs = std::filesystem;

TEST(Law, HoldsEveryRule) {
    const auto range = [](const std::string& prefix, int last, bool two_digits) {
        for (int i = 1; i <= last; ++i) {
            const std::string id = prefix + (two_digits && i < 10 ? "0" : "") + std::to_string(i);
            EXPECT_TRUE(the_law().knows(id)) << id;
        }
    };
    range("RC-", 17, true);
    range("RE-", 8, true);
    range("RP-", 17, true);
    range("RN-", 7, true);
    range("RD-", 9, true);
    range("RA-", 3, true);
    range("CNT-", 14, false);
    range("LT-", 24, true);
    range("MD-", 18, true);
    range("ND-", 21, true);
    range("PN-", 20, true);
    range("CO-", 12, true);
    range("LE-", 21, true);
    range("LI-", 7, true);
    range("DC-", 8, true);
    range("FR-", 9, true);
    range("MO-", 5, true);
    range("XF-", 10, true);
    range("OI-", 9, true);
    range("PO-", 9, true);
    range("CC-", 57, true);
    range("RS-", 13, true);
    range("RV-", 5, true);
    range("LA-", 23, true);
    range("LS-", 34, true);
    range("PL-", 20, true);
    range("SV-", 10, true);
    range("PD-", 17, true);
    range("AR-", 6, true);
}

TEST(Law, EveryRuleOfADateHasBothLanguagesAndAGrade) {
    for (const Rule& rule : the_law().rules) {
        SCOPED_TRACE(rule.id);
        EXPECT_FALSE(rule.title.zh.empty() || rule.title.en.empty());
        EXPECT_FALSE(rule.verified.empty());
        EXPECT_TRUE(the_law().editions.contains(rule.citation.edition));
        EXPECT_TRUE(!rule.has_period() || !(rule.trigger_words.zh.empty() || rule.trigger_words.en.empty() || rule.trigger.empty()));
        EXPECT_EQ(rule.note.zh.empty(), rule.note.en.empty());
        // A version is in force only while its edition is.
        const Edition& edition = the_law().editions.at(rule.citation.edition);
        EXPECT_TRUE(rule.matter != "reconsideration" || rule.in_force.from >= edition.in_force.from);
    }
}

TEST(Law, OnlyRL23TurnsTenDaysIntoWorkingDays) {
    for (const Rule& rule : the_law().rules) {
        if (rule.matter != "reconsideration" || !rule.has_period() || rule.unit == Unit::Year) continue;
        const bool short_period = rule.citation.edition == "RL17" ? rule.length <= 7 : rule.length <= 10;
        EXPECT_EQ(rule.unit == Unit::WorkingDay, short_period) << rule.id;
    }
}

// AP21 85 and AC12 69 turn short periods into working days, AP17 has no such clause, open information always says 工作日.
TEST(Law, ClausesOnWorkingDaysAreFollowed) {
    for (const Rule& rule : the_law().rules) {
        if (rule.unit != Unit::WorkingDay && rule.unit != Unit::CalendarDay) continue;
        SCOPED_TRACE(rule.id);
        const bool working = rule.unit == Unit::WorkingDay;
        if (rule.citation.edition == "AP21") { EXPECT_EQ(working, rule.length <= 7); }
        if (rule.citation.edition == "AP17") { EXPECT_FALSE(working); }
        if (rule.citation.edition == "AC12") { EXPECT_EQ(working, rule.length <= 10); }
        if (rule.matter == "open_information") { EXPECT_TRUE(working); }
        if (rule.matter == "petitions") { EXPECT_EQ(working, rule.id == "XF-04"); }
        // A bureau's parameter says so where it is read, and a rule that is none was compared with something.
        if (rule.citation.edition == "LOC") { EXPECT_FALSE(rule.is_verified()); }
    }
}

TEST(Law, AFamilyGivesTheVersionOfTheDay) {
    EXPECT_EQ((*the_law().resolve("RD-01", day("2023-12-31")))->id, "RD-01o");
    EXPECT_EQ((*the_law().resolve("RD-01", day("2024-01-01")))->id, "RD-01");
    EXPECT_EQ((*the_law().resolve("RD-01o", day("2024-06-01")))->id, "RD-01o");
    EXPECT_EQ((*the_law().resolve("RN-02", day("2026-06-30")))->id, "RN-02m");
    EXPECT_EQ((*the_law().resolve("RN-02", day("2026-07-01")))->id, "RN-02");
    EXPECT_EQ((*the_law().resolve("RN-02", day("2020-07-01")))->id, "RN-02o");
    EXPECT_EQ(the_law().resolve("RD-01", day("2010-01-01")).error().front().code, Code::RuleNotInForce);
}

TEST(Law, CitesArticlesAsPeopleDo) {
    EXPECT_EQ(cite(the_law(), {"RL23", "62(1)"}).zh, "《行政复议法（2023年修订）》第62条第1款");
    EXPECT_EQ(cite(the_law(), {"IR26", "23(1)(4)"}).zh, "《行政复议法实施条例（2026年修订）》第23条第1款第4项");
    EXPECT_EQ(cite(the_law(), {"RL23", "56-57"}).zh, "《行政复议法（2023年修订）》第56条至第57条");
    EXPECT_EQ(cite(the_law(), {"RL23", "30(1)-(2)"}).zh, "《行政复议法（2023年修订）》第30条第1款至第2款");
    EXPECT_EQ(cite(the_law(), {"ND115", "二(五)"}).zh, "《规范性文件合法性审核的指导意见（国办发〔2018〕115号）》二(五)");
    EXPECT_EQ(cite(the_law(), {"ND115", "二(五)"}).en, "Guiding Opinions on Legality Review (2018), part 2(5)");
    EXPECT_EQ(cite(the_law(), {"LOC", "待核"}).en, "Local rules (entered by the bureau) (article not checked)");
    EXPECT_EQ(cite(the_law(), {"RL23", "62(1)"}).en, "Administrative Reconsideration Law (2023 revision), art 62(1)");
}

class BrokenLaw : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("xiezhi_law_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "_" +
                                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder_);
        fs::copy_file(SOURCE_DIR "/law/statutes.yaml", folder_ / "statutes.yaml", fs::copy_options::overwrite_existing);
        fs::copy_file(SOURCE_DIR "/law/counting.yaml", folder_ / "counting.yaml", fs::copy_options::overwrite_existing);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string faults(const std::string& rules) {
        std::ofstream(folder_ / "x.yaml") << "matter: x\nrules:\n" << rules;
        const auto law = load_law(folder_);
        return law ? "" : to_text(law.error());
    }

    fs::path folder_;
};

const std::string kGood = "trigger: {event: e, zh: 某日, en: some day}, edition: RL23, article: '1', verified: A, title: {zh: 甲, en: A}";

TEST_F(BrokenLaw, AGoodRuleLoads) { EXPECT_EQ(faults("  - {id: X-1, length: 5, unit: working_day, " + kGood + "}\n"), ""); }

TEST_F(BrokenLaw, TellsEveryFaultWithFileAndLine) {
    const std::string text = faults("  - {id: X-1, length: five, unit: working_day, " + kGood + "}\n"
                                    "  - {id: X-2, length: 5, unit: fortnight, " + kGood + "}\n"
                                    "  - {id: X-3, length: 5, " + kGood + "}\n"
                                    "  - {id: X-4, colour: red, " + kGood + "}\n"
                                    "  - {id: X-5, length: 5, unit: hour, roll: next, " + kGood + "}\n"
                                    "  - {id: X-6, edition: RL99, article: '1', verified: Z, title: {zh: 甲}}\n"
                                    "  - {id: X-6, length: 5, unit: year, pauses: [NO-1], edition: RL23, article: '1', verified: A, title: {zh: 甲, en: A}}\n"
                                    "  - {id: X-7, family: F, " + kGood + "}\n"
                                    "  - {id: X-8, family: F, from: 2025-01-01, to: 2024-01-01, " + kGood + "}\n"
                                    "  - {id: X-9, length: 5, unit: fixed_date, extension: {amount: 3, approver: {zh: 甲, en: A}}, " + kGood + "}\n");
    for (const char* part : {"law/x.yaml:3", "law/x.yaml:4", "law/x.yaml:5", "\"colour\"", "law/x.yaml:7", "RL99", "letters A B C D P", "X-6 is given twice", "NO-1",
                             "needs its trigger", "\"en\" is missing", "law/x.yaml:11", "\"fixed\" is missing", "in the extension"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
}

TEST_F(BrokenLaw, WaysOfCountingStandWhereTheyMeanSomething) {
    EXPECT_EQ(faults("  - {id: X-1, set_length: {min: 2, max: 12}, unit: month, first_day_counts: true, credit: 2, roll: none, " + kGood + "}\n"
                     "  - {id: X-2, fixed: 03-01, safe_day: true, roll: none, " + kGood + "}\n"
                     "  - {id: X-3, length: 10, unit: working_day, agreed: {zh: 双方同意, en: both agree}, " + kGood + "}\n"), "");
    const std::string text = faults("  - {id: X-1, length: 3, set_length: {min: 2, max: 12}, unit: month, " + kGood + "}\n"
                                    "  - {id: X-2, set_length: {min: 12, max: 2}, unit: month, " + kGood + "}\n"
                                    "  - {id: X-3, length: 3, unit: hour, first_day_counts: true, " + kGood + "}\n"
                                    "  - {id: X-4, length: 3, unit: hour, credit: 1, " + kGood + "}\n"
                                    "  - {id: X-5, length: 3, unit: month, safe_day: true, " + kGood + "}\n"
                                    "  - {id: X-6, length: 3, unit: month, direction: backward, agreed: {zh: 甲, en: A}, " + kGood + "}\n"
                                    "  - {id: X-7, length: 3, unit: month, credit: 11, " + kGood + "}\n");
    for (const char* part : {"law/x.yaml:3", "without length", "law/x.yaml:4", "{min: 1, max: 12}", "law/x.yaml:5", "first_day_counts is for", "law/x.yaml:6", "credit is for",
                             "law/x.yaml:7", "safe_day is for fixed dates", "law/x.yaml:8", "agreed is for", "law/x.yaml:9", "from 1 to 10"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
}

TEST_F(BrokenLaw, VersionsMustNotOverlap) {
    const std::string text = faults("  - {id: X-1, family: F, " + kGood + "}\n  - {id: X-2, family: F, " + kGood + "}\n");
    EXPECT_NE(text.find("in force on the same days"), std::string::npos) << text;
}

TEST_F(BrokenLaw, BrokenYamlAndAMissingFolder) {
    EXPECT_NE(faults("  - {id: [").find("YAML"), std::string::npos);
    EXPECT_FALSE(load_law(folder_ / "nowhere").has_value());
    fs::remove(folder_ / "counting.yaml");
    EXPECT_NE(faults("  - {id: X-1, " + kGood + "}\n").find("D1 to D11"), std::string::npos);
}

}  // namespace
}  // namespace xiezhi
