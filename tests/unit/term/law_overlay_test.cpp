// A bureau's own rules over the shipped law: what it may set, what it may not, and that nothing else moves.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "fixtures.hpp"

namespace xiezhi {
namespace {

namespace fs = std::filesystem;

class OwnLaw : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("xiezhi_own_law_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "_" +
                                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    Result<Law> with(const std::string& text) {
        std::ofstream(folder_ / "ours.yaml") << text;
        return load_law(SOURCE_DIR "/law", folder_);
    }
    std::string faults(const std::string& text) {
        const auto law = with(text);
        return law ? "" : to_text(law.error());
    }
    static Result<Term> ask(const Law& law, const std::string& rule, const std::string& from) {
        TermRequest request;
        request.rule = rule;
        request.anchor = day(from);
        auto term = derive(law, the_calendar(), request);
        if (term) term->rule = nullptr;
        return term;
    }

    fs::path folder_;
};

TEST_F(OwnLaw, SetsTheFigureOfALocalRule) {
    // Worked case 58: fifteen days by default, fifteen working days where the local text says so.
    EXPECT_EQ(shown(ask(the_law(), "ND-09", "2026-01-20")->due), "2026-02-04");
    const auto law = with("rules:\n  - {id: ND-09, length: 15, unit: working_day, verified: L, source: 本市规范性文件管理办法第十二条}\n");
    ASSERT_TRUE(law) << to_text(law.error());
    const auto term = ask(*law, "ND-09", "2026-01-20");
    ASSERT_TRUE(term) << to_text(term.error());
    EXPECT_EQ(shown(term->due), "2026-02-10");
    EXPECT_EQ(term->verified, "L");
    EXPECT_EQ(term->title.en, "File with the government");
    EXPECT_EQ(term->lapse_effect, "told_to_file");
    EXPECT_TRUE(term->note.zh.empty()) << "the words about the default figure do not outlive it";
    EXPECT_NE(explain(*term, Language::Chinese).find("本市规范性文件管理办法第十二条"), std::string::npos);
    EXPECT_EQ(law->rule("ND-09")->where, "overlay/law/ours.yaml:2");
    EXPECT_EQ(law->rule("ND-09")->matter, "normative_documents");
    EXPECT_EQ(law->rules.size(), the_law().rules.size());
    EXPECT_NE(law->version, the_law().version) << "another law has another version";
}

TEST_F(OwnLaw, GivesAFigureWhereNoneIsKnown) {
    EXPECT_EQ(ask(the_law(), "PO-09", "2026-03-02").error().front().code, Code::RuleUnverified);
    const auto law = with("rules:\n  - {id: PO-09, length: 7, unit: calendar_day}\n");
    ASSERT_TRUE(law) << to_text(law.error());
    const auto term = ask(*law, "PO-09", "2026-03-02");
    ASSERT_TRUE(term) << to_text(term.error());
    EXPECT_EQ(shown(term->due), "2026-03-09");
    EXPECT_EQ(term->verified, "UNVERIFIED") << "a figure without a text stays marked";
    EXPECT_EQ(law->rule("PO-09")->direction, Direction::Earliest);
}

TEST_F(OwnLaw, ReplacesARuleWholeWithAStatuteOfItsOwn) {
    const auto law = with(
        "statutes:\n  - {id: SD, name: {zh: 某省办法, en: A province's measure}, editions: [{code: SD24, title: {zh: 某省办法（2024年）, en: A province's measure (2024)}, from: "
        "2024-02-01, source: L}]}\n"
        "rules:\n  - {id: ND-16, title: {zh: 有效期, en: Validity}, trigger: {event: effective, zh: 施行之日, en: It takes effect}, edition: SD24, article: '20',\n"
        "     length: 3, unit: year, roll: none, before_anniversary: true, verified: L}\n");
    ASSERT_TRUE(law) << to_text(law.error());
    const auto term = ask(*law, "ND-16", "2024-05-01");
    ASSERT_TRUE(term) << to_text(term.error());
    EXPECT_EQ(shown(term->due), "2027-04-30");
    EXPECT_EQ(term->edition, "SD24");
    EXPECT_EQ(ask(*law, "ND-16", "2024-01-31").error().front().code, Code::RuleNotInForce) << "in force with its own edition";
}

TEST_F(OwnLaw, AddsARuleAndAnotherTermOfADepartment) {
    const auto law = with(
        "matter: penalties\nrules:\n"
        "  - {id: OWN-1, title: {zh: 本局目标, en: Our target}, trigger: {event: e, zh: 某日, en: Some day}, edition: LOC, article: 待核, length: 3, unit: working_day, verified: "
        "L}\n"
        "  - {id: PN-03, length: 60, source: 部门程序规定}\n");
    ASSERT_TRUE(law) << to_text(law.error());
    EXPECT_EQ(law->rules.size(), the_law().rules.size() + 1);
    EXPECT_EQ(law->rule("OWN-1")->matter, "penalties");
    EXPECT_EQ(law->rule("PN-03")->length, 60);
    EXPECT_EQ(law->rule("PN-03")->unit, Unit::CalendarDay);
}

TEST_F(OwnLaw, AFixedDateMayBecomeAPeriod) {
    const auto law = with("rules:\n  - {id: LE-21p, length: 2, unit: month, verified: L}\n");
    ASSERT_TRUE(law) << to_text(law.error());
    EXPECT_EQ(shown(ask(*law, "LE-21p", "2025-12-31")->due), "2026-02-28");
}

TEST_F(OwnLaw, MayNotChangeANationalRuleOrTheSwitches) {
    const std::string text = faults("policies: []\nrules:\n  - {id: RD-01, length: 90}\n  - {id: ND-09, length: many}\n  - {id: NEW-1, length: 5, unit: hour}\n");
    for (const char* part : {"overlay/law/ours.yaml:3", "RD-01 is a confirmed national rule", "overlay/law/ours.yaml:4", "overlay/law/ours.yaml:1",
                             "switches D1 to D11", "overlay/law/ours.yaml:5", "\"matter\" is missing", "\"title\" is missing"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
    EXPECT_NE(faults("rules:\n  - {id: ND-09, length: [").find("overlay/law/ours.yaml"), std::string::npos);
}

TEST_F(OwnLaw, AMissingOrEmptyFolderChangesNothing) {
    for (const fs::path& own : {folder_, folder_ / "nowhere", fs::path()}) {
        const auto law = load_law(SOURCE_DIR "/law", own);
        ASSERT_TRUE(law);
        EXPECT_EQ(law->version, the_law().version);
    }
}

}  // namespace
}  // namespace xiezhi
