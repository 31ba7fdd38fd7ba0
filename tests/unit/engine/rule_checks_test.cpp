// A rule of law is compared with the official text while the bureau works: the mark goes, another figure needs a second
// person and moves the running terms, and a rule that an upgrade brings as another is open again.
#include "engine/rule_checks.hpp"

#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

constexpr const char* kKind = "rule_check";
constexpr const char* kMediation = "administrative_mediation";

class RuleChecksTest : public OwnBureau {
  protected:
    RuleChecksTest() : OwnBureau("2026-11-26") {}

    const Rule& now(const char* id) { return *catalog().law->rule(id); }

    static json::object found(const char* rule, json::object more = {}) {
        json::object input{{"rule", rule}, {"finding", "AGREES"}, {"official_source", "国务院公报2026年第5号第12页"}, {"proof", "page"}};
        for (auto& [key, value] : more) input[key] = value;
        return input;
    }
    stage::Doing asked(const char* rule, json::object more) {
        return {.action = "compare", .input = found(rule, std::move(more)), .as = "legal", .kind = kKind, .files = {{"proof", bureau().page()}}};
    }
    std::string compare(const char* rule, json::object more = {}) {
        return bureau().must(asked(rule, std::move(more)));
    }
    std::string refused(const char* rule, json::object more) {
        const auto answer = bureau().perform(asked(rule, std::move(more)));
        return answer ? "accepted" : stage::codes(answer.error());
    }
    void act(const std::string& id, const char* action, json::object input = {}) {
        bureau().must({.record = id, .action = action, .input = std::move(input), .as = "legal", .kind = kKind});
    }
    // A case of administrative mediation whose time (PM-23, thirty days unless a local text says otherwise) runs from 20 November.
    std::string mediating() {
        Stage& b = bureau();
        const std::string id = b.must({.action = "receive",
                                       .input = {{"dispute_kind", "CONSUMER"}, {"account", "相邻通风"}, {"persons_involved", 2}},
                                       .on = "2026-11-18",
                                       .as = "mediation",
                                       .kind = kMediation,
                                       .parties = {{"party", json::array{json::object{{"name", "唐一诺"}}, json::object{{"name", "邵二南"}}}},
                                                   {"organ", json::array{json::object{{"unit", b.cast.units.at("agency1")}}}}}});
        b.must({.record = id, .action = "accept", .input = {{"consent", true}}, .on = "2026-11-20", .as = "mediation", .kind = kMediation});
        return id;
    }
    std::string due(const std::string& id) {
        for (const engine::TermRow& row : bureau().record(id, kMediation).terms) {
            if (row.slot == "period") return row.due;
        }
        return "";
    }
};
XIEZHI_ON_BOTH(RuleChecksTest);

TEST_P(RuleChecksTest, ARuleThatAgreesLosesItsMarkOnceSigned) {
    ASSERT_FALSE(now("PM-23").is_verified());
    const std::string before = catalog().law->version;
    const std::string id = compare("PM-23", {{"article", "17(2)"}});
    (void)run();
    EXPECT_FALSE(now("PM-23").is_verified()) << "what nobody signed changes nothing";
    act(id, "sign");
    EXPECT_EQ(bureau().record(id, kKind).state, "in_force") << "a finding that agrees needs no second person";
    EXPECT_TRUE(run().ran);
    EXPECT_EQ(now("PM-23").verified, "S");
    EXPECT_EQ(now("PM-23").citation.article, "17(2)");
    EXPECT_EQ(now("PM-23").source, "国务院公报2026年第5号第12页");
    EXPECT_EQ(now("PM-23").check, id);
    EXPECT_EQ(now("PM-23").length, 30);
    const std::string after = catalog().law->version;
    EXPECT_NE(after, before);
    bureau().restart();
    EXPECT_EQ(catalog().law->version, after) << "a restart finds the same law";
    EXPECT_FALSE(run().ran);

    act(id, "withdraw", {{"withdrawn_why", "所附页不是现行版本"}});
    EXPECT_TRUE(run().ran);
    EXPECT_EQ(catalog().law->version, before);
    EXPECT_FALSE(now("PM-23").is_verified());
}

TEST_P(RuleChecksTest, AVerifiedRuleKeepsItsGradesBesideTheSignature) {
    const std::string grades = now("RD-01").verified;
    act(compare("RD-01"), "sign");
    (void)run();
    EXPECT_EQ(now("RD-01").verified, grades + ",S");
}

TEST_P(RuleChecksTest, AnotherFigureIsSignedByTheHeadAndMovesTheRunningTerms) {
    Stage& b = bureau();
    const std::string matter = mediating();
    EXPECT_EQ(due(matter), "2026-12-21");  // the 20th is a Sunday
    const std::string id = compare("PM-23", {{"finding", "FIGURE_DIFFERS"}, {"new_length", 15}, {"new_unit", "WORKING_DAY"}});
    act(id, "sign");
    EXPECT_EQ(b.record(id, kKind).state, "compared") << "the bureau head has not signed";
    (void)run();
    EXPECT_EQ(due(matter), "2026-12-21");
    b.sign_all(id, {}, kKind);
    const auto done = run();
    EXPECT_TRUE(done.faults.empty()) << to_text(done.faults);
    EXPECT_EQ(done.moved, 1);
    EXPECT_EQ(now("PM-23").length, 15);
    EXPECT_EQ(now("PM-23").unit, Unit::WorkingDay);
    EXPECT_EQ(due(matter), "2026-12-11");
    EXPECT_EQ(reprojected(matter), 1);
    all_as_derived();
    EXPECT_EQ(due(mediating()), "2026-12-11") << "the same facts entered afterwards give the same date";
}

TEST_P(RuleChecksTest, WhatIsFoundIsExamined) {
    EXPECT_EQ(refused("XX-99", {}), "RULE_UNKNOWN /input/rule");
    EXPECT_EQ(refused("PM-23", {{"new_length", 15}}), "BAD_VALUE /input/new_length") << "agrees, yet gives a figure";
    EXPECT_EQ(refused("RD-01", {{"finding", "FIGURE_DIFFERS"}, {"new_length", 15}, {"new_unit", "MONTH"}}), "BAD_VALUE /input/finding") << "a confirmed national rule";
    EXPECT_EQ(refused("LE-21p", {{"finding", "FIGURE_DIFFERS"}, {"new_length", 15}, {"new_unit", "MONTH"}}), "BAD_VALUE /input/finding") << "a fixed date";
    EXPECT_EQ(refused("PM-23", {{"finding", "FIGURE_DIFFERS"}, {"new_length", 101}, {"new_unit", "YEAR"}}), "BAD_VALUE /input/new_length");
    EXPECT_EQ(refused("PM-23", {{"finding", "FIGURE_DIFFERS"}}), "MISSING_FIELD /input/new_length; MISSING_FIELD /input/new_unit");
    for (const char* article : {"第17条", "17(", "17()", "(2)", "17(2", "17 (2)", "17(2)x", "12345"})
        EXPECT_EQ(refused("PM-23", {{"article", article}}), "BAD_VALUE /input/article") << article;
    EXPECT_EQ(refused("PM-23", {{"article", "17条"}, {"new_length", 15}}), "BAD_VALUE /input/new_length; BAD_VALUE /input/article") << "several at once";
    stage::Doing other = asked("PM-23", {});
    other.as = "officer";
    EXPECT_EQ(stage::codes(bureau().perform(other).error()), "FORBIDDEN");
}

TEST_P(RuleChecksTest, ThePageIsAFileOfTheRecordAndNoOther) {
    Stage& b = bureau();
    const std::string first = compare("PM-23"), second = compare("PM-24");
    const std::string page = engine::text_of(b.record(first, kKind).value("proof"));
    EXPECT_EQ(b.count("SELECT count(*) FROM file WHERE bureau = ?1 AND record = ?2 AND id = ?3", {stage::kBureau, first, page}), 1);
    EXPECT_NE(b.record(first, kKind).acts.front().input.find(page), std::string::npos) << "the act names the file, not the upload";
    const auto borrowed = b.perform({.record = second, .action = "amend", .input = {{"proof", page}}, .as = "legal", .kind = kKind});
    EXPECT_EQ(stage::codes(borrowed.error()), "BAD_VALUE /input/proof") << "a file of another record";
    b.must({.record = second, .action = "amend", .input = {{"proof", "page"}}, .as = "legal", .kind = kKind, .files = {{"proof", b.page()}}});
    EXPECT_EQ(b.count("SELECT count(*) FROM file WHERE bureau = ?1 AND record = ?2", {stage::kBureau, second}), 2) << "the page before it is kept";
    const auto address = b.perform({.action = "compare", .input = found("PM-23", {{"proof", b.page().address}}), .as = "legal", .kind = kKind});
    EXPECT_EQ(stage::codes(address.error()), "BAD_VALUE /input/proof") << "an address is not taken";
}

TEST_P(RuleChecksTest, AFindingThatIsAmendedToAgreeDropsTheOtherFigure) {
    Stage& b = bureau();
    const std::string id = compare("PM-23", {{"finding", "FIGURE_DIFFERS"}, {"new_length", 15}, {"new_unit", "WORKING_DAY"}});
    act(id, "amend", {{"finding", "AGREES"}, {"new_length", nullptr}, {"new_unit", ""}});
    EXPECT_EQ(b.record(id, kKind).value("new_length").index(), 0U);
    act(id, "sign");
    EXPECT_EQ(b.record(id, kKind).state, "in_force") << "nothing differs any more";
    (void)run();
    EXPECT_EQ(now("PM-23").length, 30);
    EXPECT_EQ(now("PM-23").verified, "S");
}

TEST_P(RuleChecksTest, OfSeveralRecordsTheOneEnteredLastCounts) {
    const std::string first = compare("PM-23", {{"finding", "FIGURE_DIFFERS"}, {"new_length", 15}, {"new_unit", "WORKING_DAY"}});
    const std::string second = compare("PM-23");
    act(second, "sign");
    act(first, "sign");
    bureau().sign_all(first, {}, kKind);
    (void)run();
    EXPECT_EQ(now("PM-23").check, second);
    EXPECT_EQ(now("PM-23").length, 30);
    act(second, "withdraw", {{"withdrawn_why", "看错了页"}});
    (void)run();
    EXPECT_EQ(now("PM-23").check, first);
    EXPECT_EQ(now("PM-23").length, 15);
}

TEST(RuleChecks, ARecordSpeaksOnlyOfTheRuleAsItWasCompared) {
    Law law;
    law.editions["LOC"] = {"LOC", "LOC", {"本地规定", "Local text"}, {from_ymd(2020, 1, 1), {}}, "UNVERIFIED", {}};
    Rule rule;
    rule.id = rule.family = "LA-90";
    rule.trigger = "received";
    rule.citation = {"LOC", "7"};
    rule.length = 7;
    rule.unit = Unit::WorkingDay;
    rule.verified = "UNVERIFIED";
    law.rules = {rule};
    law.version = "1";
    law.index();
    engine::RuleCheck check{"01", "in_force", "LA-90", engine::face_of(law, rule), "AGREES", "本省公报", "", 0, Unit::None};
    EXPECT_TRUE(engine::speaks_of(check, law));
    EXPECT_EQ(engine::law_with(law, {check}).rule("LA-90")->verified, "S");
    law.rules[0].length = 10;  // an upgrade
    EXPECT_FALSE(engine::speaks_of(check, law));
    EXPECT_EQ(engine::law_with(law, {check}).rule("LA-90")->verified, "UNVERIFIED");
    law.rules.clear();
    law.index();
    EXPECT_FALSE(engine::speaks_of(check, law));
    EXPECT_TRUE(engine::law_with(law, {check}).rules.empty());
}

}  // namespace
}  // namespace xiezhi
