// Approval (呈批): signed in order by whoever holds the post that day; the legal date is that of the last signature.
#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

const json::object kAccept{{"procedure", "ORDINARY"}, {"timeliness", "IN_TIME"}};

class ApprovalTest : public OnBoth {
  protected:
    std::string asked(const std::string& day = "2024-05-10") {
        bureau().today(day);
        const std::string id = bureau().received(day);
        bureau().must({.record = id, .action = "accept", .input = kAccept});
        return id;
    }
    engine::Approval last(const std::string& id) { return bureau().record(id).approvals.back(); }
};
XIEZHI_ON_BOTH(ApprovalTest);

TEST_P(ApprovalTest, IsSignedInOrder) {
    Stage& b = bureau();
    const std::string id = asked();
    EXPECT_EQ(b.record(id).state, "received");
    EXPECT_EQ(stage::codes(b.sign(id, "chief").error()), "FORBIDDEN");
    EXPECT_EQ(stage::codes(b.sign(id, "officer").error()), "FORBIDDEN");
    ASSERT_TRUE(b.sign(id, "head", {{"remarks", "同意"}}).has_value());
    EXPECT_EQ(b.record(id).state, "received");
    EXPECT_EQ(stage::codes(b.sign(id, "head").error()), "FORBIDDEN");
    ASSERT_TRUE(b.sign(id, "chief").has_value());
    const engine::Record done = b.record(id);
    EXPECT_EQ(done.state, "accepted");
    EXPECT_EQ(done.approvals.back().state, "granted");
    ASSERT_EQ(done.approvals.back().steps.size(), 2U);
    EXPECT_EQ(done.approvals.back().steps[0].account, b.cast.accounts.at("head"));
    EXPECT_EQ(done.approvals.back().steps[0].remarks, "同意");
    EXPECT_EQ(done.approvals.back().steps[1].account, b.cast.accounts.at("chief"));
    // The act is the officer's, who asked; the event says who decided.
    EXPECT_EQ(done.acts.back().account, b.cast.accounts.at("officer"));
    EXPECT_TRUE(stage::has(b.sign(id, "chief", {{"approval", done.approvals.back().id}}).error(), Code::AlreadyDone));
}

TEST_P(ApprovalTest, NothingOfARequestShowsBeforeItIsGranted) {
    Stage& b = bureau();
    const std::string id = asked();
    const engine::Record waiting = b.record(id);
    EXPECT_TRUE(waiting.numbers.at("case").empty());
    EXPECT_TRUE(waiting.papers.empty());
    EXPECT_EQ(engine::text_of(waiting.value("accepted_on")), "");
    EXPECT_EQ(engine::text_of(waiting.value("procedure")), "");
    EXPECT_EQ(b.count("SELECT count(*) FROM task WHERE bureau = ?1 AND record = ?2 AND state = 'open' AND action = 'approve' AND role = 'section_head'", {stage::kBureau, id}), 1);
    // Asked once at a time.
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "accept", .input = kAccept}).error()), "ALREADY_DONE");
}

TEST_P(ApprovalTest, AReturnedRequestIsAskedAgain) {
    Stage& b = bureau();
    const std::string id = asked();
    EXPECT_EQ(stage::codes(b.sign(id, "head", {}, "return_for_changes").error()), "MISSING_FIELD /input/remarks");
    EXPECT_TRUE(stage::has(b.sign(id, "officer", {{"remarks", "不妥"}}, "return_for_changes").error(), Code::Forbidden));
    ASSERT_TRUE(b.sign(id, "head").has_value());
    ASSERT_TRUE(b.sign(id, "chief", {{"remarks", "请核实管辖"}}, "return_for_changes").has_value());
    EXPECT_EQ(b.record(id).state, "received");
    EXPECT_EQ(last(id).state, "returned");
    EXPECT_EQ(last(id).steps.back().remarks, "请核实管辖");
    EXPECT_EQ(b.count("SELECT count(*) FROM task WHERE bureau = ?1 AND record = ?2 AND state = 'open' AND source LIKE 'returned:%'", {stage::kBureau, id}), 1);
    // Asked again, from the first step; the task goes.
    b.must({.record = id, .action = "accept", .input = {{"procedure", "SUMMARY"}, {"summary_gateway", "AGREED"}, {"timeliness", "IN_TIME"}}});
    EXPECT_EQ(b.count("SELECT count(*) FROM task WHERE bureau = ?1 AND record = ?2 AND state = 'open' AND source LIKE 'returned:%'", {stage::kBureau, id}), 0);
    EXPECT_EQ(stage::codes(b.sign(id, "chief").error()), "FORBIDDEN");
    b.sign_all(id);
    EXPECT_EQ(b.record(id).state, "accepted");
    EXPECT_EQ(engine::text_of(b.record(id).value("procedure")), "SUMMARY");
    EXPECT_EQ(b.record(id).approvals.size(), 2U);
}

TEST_P(ApprovalTest, OnlyWhoAskedWithdraws) {
    Stage& b = bureau();
    const std::string id = asked();
    EXPECT_TRUE(stage::has(b.sign(id, "officer2", {}, "withdraw_request").error(), Code::Forbidden));
    ASSERT_TRUE(b.sign(id, "officer", {}, "withdraw_request").has_value());
    EXPECT_EQ(last(id).state, "withdrawn");
    EXPECT_EQ(b.count("SELECT count(*) FROM task WHERE bureau = ?1 AND record = ?2 AND state = 'open' AND action = 'approve'", {stage::kBureau, id}), 0);
}

TEST_P(ApprovalTest, WhoActsForTheHolderSignsInHisStead) {
    Stage& b = bureau();
    const std::string id = asked("2024-09-02");
    ASSERT_TRUE(b.sign(id, "head").has_value());
    EXPECT_EQ(stage::codes(b.sign(id, "deputy").error()), "FORBIDDEN");
    b.must({.action = "lend",
            .input = {{"for_account", b.cast.accounts.at("chief")},
                      {"by_account", b.cast.accounts.at("deputy")},
                      {"to_on", "2024-09-06"},
                      {"ground", "travel"}},
            .on = "2024-09-02",
            .as = "chief",
            .kind = "acting"});
    ASSERT_TRUE(b.sign(id, "deputy").has_value());
    const auto step = last(id).steps.back();
    EXPECT_EQ(step.account, b.cast.accounts.at("deputy"));
    EXPECT_EQ(step.acting_for, b.cast.accounts.at("chief"));
    // It ends with its last day, and it does not pass on.
    const std::string on_last_day = asked("2024-09-06");
    ASSERT_TRUE(b.sign(on_last_day, "head").has_value());
    EXPECT_TRUE(b.sign(on_last_day, "deputy").has_value());
    const std::string late = asked("2024-09-09");
    ASSERT_TRUE(b.sign(late, "head").has_value());
    EXPECT_EQ(stage::codes(b.sign(late, "deputy").error()), "FORBIDDEN");
}

TEST_P(ApprovalTest, AVacantPostIsFilledForAWhile) {
    Stage& b = bureau();
    b.today("2024-10-08");
    // The head's post, given to the deputy for a month, needs the agreement of a head; until then it gives no right.
    const std::string post = b.must({.action = "appoint",
                                     .input = {{"account", b.cast.accounts.at("deputy")},
                                               {"in_unit", b.cast.units.at("root")},
                                               {"role", "bureau_head"},
                                               {"to_on", "2024-11-08"}},
                                     .on = "2024-10-08",
                                     .as = "secadmin",
                                     .kind = "post"});
    const std::string id = asked("2024-10-08");
    ASSERT_TRUE(b.sign(id, "head").has_value());
    EXPECT_EQ(stage::codes(b.sign(id, "deputy").error()), "FORBIDDEN");
    b.sign_all(post, {}, "post");
    ASSERT_TRUE(b.sign(id, "deputy").has_value());
    EXPECT_EQ(last(id).steps.back().acting_for, "");
    const std::string late = asked("2024-11-11");
    ASSERT_TRUE(b.sign(late, "head").has_value());
    EXPECT_EQ(stage::codes(b.sign(late, "deputy").error()), "FORBIDDEN");
}

TEST_P(ApprovalTest, ASignatureOnPaperGivesTheLegalDate) {
    Stage& b = bureau();
    b.today("2024-05-14");
    const std::string id = b.received("2024-05-06");
    b.must({.record = id, .action = "accept", .input = kAccept, .on = "2024-05-14"});
    // With its date and its scan, or not at all; never in the future.
    EXPECT_EQ(stage::codes(b.sign(id, "head", {{"signed_on", "2024-05-09"}}).error()), "BAD_DATE /input/signed_on");
    const auto bare = b.sign(id, "head", {{"on_paper", true}}).error();
    EXPECT_TRUE(stage::has(bare, Code::MissingField, "/input/signed_on") && stage::has(bare, Code::MissingField, "/input/proof")) << stage::codes(bare);
    EXPECT_TRUE(stage::has(b.sign(id, "head", {{"on_paper", "yes"}}).error(), Code::BadValue, "/input/on_paper"));
    EXPECT_TRUE(stage::has(b.sign(id, "head", {{"on_paper", true}, {"signed_on", "2024-05-15"}, {"proof", "扫描件"}}).error(), Code::BadDate));
    EXPECT_TRUE(stage::has(b.sign(id, "head", {{"on_paper", true}, {"signed_on", "2024-05-40"}, {"proof", "扫描件"}}).error(), Code::BadDate, "/on"));
    ASSERT_TRUE(b.sign(id, "head", {{"on_paper", true}, {"signed_on", "2024-05-09"}, {"proof", "扫描件1"}}).has_value());
    // In order: the next one cannot have signed before.
    EXPECT_EQ(stage::codes(b.sign(id, "chief", {{"on_paper", true}, {"signed_on", "2024-05-08"}, {"proof", "扫描件2"}}).error()), "DATE_ORDER /input/signed_on");
    ASSERT_TRUE(b.sign(id, "chief", {{"on_paper", true}, {"signed_on", "2024-05-10"}, {"proof", "扫描件2"}}).has_value());
    const engine::Record done = b.record(id);
    EXPECT_EQ(engine::text_of(done.value("accepted_on")), "2024-05-10");
    EXPECT_EQ(done.acts.back().happened_on, "2024-05-10");
    EXPECT_EQ(done.papers.back().issued_on, "2024-05-10");
    EXPECT_EQ(b.term(id, "examination").met_on, "2024-05-10");
    EXPECT_EQ(b.term(id, "decision").anchor, "2024-05-10");
    EXPECT_EQ(b.term(id, "decision").due, "2024-07-09");
    EXPECT_TRUE(done.approvals.back().steps[1].on_paper);
    EXPECT_EQ(done.approvals.back().steps[1].proof, "扫描件2");
}

TEST_P(ApprovalTest, WhatCouldNotHappenIsNotSentToALeader) {
    Stage& b = bureau();
    const std::string id = b.examining("2024-05-10");
    const auto refused = b.perform({.record = id,
                                    .action = "decide",
                                    .input = {{"outcome", "UPHELD"},
                                              {"findings", "经查"},
                                              {"reasoning", "应予审查"},
                                              {"decision_basis", "第六十八条"},
                                              {"operative_part", "决定如下"}}});
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(stage::has(refused.error(), Code::ConditionFailed)) << stage::codes(refused.error());
    EXPECT_EQ(b.pending(id), "");
}

TEST_P(ApprovalTest, AStateThatChangedMeanwhileStopsTheLastSignature) {
    Stage& b = bureau();
    const std::string id = asked();
    ASSERT_TRUE(b.sign(id, "head").has_value());
    b.must({.record = id, .action = "withdraw_early", .input = {{"early_end_reason", "OWN_WILL"}}});
    const std::string before = b.everything();
    EXPECT_EQ(stage::codes(b.sign(id, "chief").error()), "WRONG_STATE");
    EXPECT_EQ(b.everything(), before);
    EXPECT_TRUE(b.sign(id, "chief", {{"remarks", "已撤回"}}, "return_for_changes").has_value());
}

TEST_P(ApprovalTest, ARecordThatIsOnlyAskedForLeavesNoNumber) {
    Stage& b = bureau();
    b.today("2024-12-02");
    const std::int64_t people = b.count("SELECT count(*) FROM person WHERE bureau = ?1", {stage::kBureau});
    const std::string post = b.must({.action = "appoint",
                                     .input = {{"account", b.cast.accounts.at("office")},
                                               {"in_unit", b.cast.units.at("root")},
                                               {"role", "system_administrator"}},
                                     .on = "2024-12-02",
                                     .as = "secadmin",
                                     .kind = "post"});
    EXPECT_EQ(b.record(post, "post").state, "requested");
    const engine::Approval waits = b.record(post, "post").approvals.back();
    ASSERT_TRUE(b.perform({.record = post, .action = "return_for_changes", .input = {{"approval", waits.id}, {"remarks", "不同意"}}, .as = "chief", .kind = "post"}).has_value());
    EXPECT_EQ(b.record(post, "post").state, "voided");
    EXPECT_EQ(b.count("SELECT count(*) FROM person WHERE bureau = ?1", {stage::kBureau}), people);
}

TEST_P(ApprovalTest, WhoAskedDoesNotAgreeWhereAnotherMust) {
    Stage& b = bureau();
    b.today("2025-02-10");
    // The security administrator is made head of the bureau too; then he asks for an administrator's post and signs as head.
    const std::string both = b.must({.action = "appoint",
                                     .input = {{"account", b.cast.accounts.at("secadmin")},
                                               {"in_unit", b.cast.units.at("root")},
                                               {"role", "bureau_head"},
                                               {"to_on", "2025-02-14"}},
                                     .on = "2025-02-10",
                                     .as = "secadmin",
                                     .kind = "post"});
    const auto sign = [&](const std::string& post, const char* as) {
        return b.perform({.record = post, .action = "approve", .input = {{"approval", b.record(post, "post").approvals.back().id}}, .as = as, .kind = "post"});
    };
    ASSERT_TRUE(sign(both, "chief").has_value());
    const std::string post = b.must({.action = "appoint",
                                     .input = {{"account", b.cast.accounts.at("reader")},
                                               {"in_unit", b.cast.units.at("office")},
                                               {"role", "audit_administrator"},
                                               {"to_on", "2025-02-14"}},
                                     .on = "2025-02-10",
                                     .as = "secadmin",
                                     .kind = "post"});
    EXPECT_EQ(stage::codes(sign(post, "secadmin").error()), "FORBIDDEN");
    // Nor does he who acts for him.
    b.must({.action = "lend",
            .input = {{"for_account", b.cast.accounts.at("secadmin")},
                      {"by_account", b.cast.accounts.at("deputy")},
                      {"to_on", "2025-02-14"},
                      {"ground", "leave"}},
            .on = "2025-02-10",
            .as = "chief",
            .kind = "acting"});
    EXPECT_EQ(stage::codes(sign(post, "deputy").error()), "FORBIDDEN");
    EXPECT_EQ(b.record(post, "post").state, "requested");
    ASSERT_TRUE(sign(post, "chief").has_value());
    EXPECT_EQ(b.record(post, "post").state, "current");
}

TEST_P(ApprovalTest, WhatNeededAgreementIsNotCorrectedByOne) {
    Stage& b = bureau();
    b.today("2024-12-03");
    const std::string post = b.must({.action = "appoint",
                                     .input = {{"account", b.cast.accounts.at("reader")},
                                               {"in_unit", b.cast.units.at("office")},
                                               {"role", "statistician"}},
                                     .on = "2024-12-03",
                                     .as = "secadmin",
                                     .kind = "post"});
    const auto refused =
        b.perform({.record = post,
                   .action = "correct",
                   .input = {{"reason", "录错"}, {"fields", json::object{{"role", "system_administrator"}}}},
                   .as = "secadmin",
                   .kind = "post"});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(stage::codes(refused.error()), "FORBIDDEN");
    EXPECT_TRUE(b.perform({.record = post,
                           .action = "correct",
                           .input = {{"reason", "录错"}, {"fields", json::object{{"role", "archivist"}}}},
                           .as = "secadmin",
                           .kind = "post"})
                    .has_value());
    b.must({.record = post, .action = "end_post", .on = "2024-12-03", .as = "secadmin", .kind = "post"});
}

TEST_P(ApprovalTest, AFileThatWaitsForSignaturesIsKeptMeanwhile) {
    stage::Stage& b = bureau();
    constexpr const char* kCircular = "reconsideration_circular";
    const std::string id = b.must({.action = "draft", .input = {{"circular_type", "PROCEDURE_NOTICE"}, {"subject", "复议文书送达提示"}, {"content", "请核对送达地址。"}}, .kind = kCircular});
    b.must({.record = id, .action = "issue", .input = {{"file", "upload"}}, .kind = kCircular, .files = {{"file", b.page()}}});
    const auto files = [&] { return b.count("SELECT count(*) FROM file WHERE bureau = ?1 AND record = ?2", {stage::kBureau, id}); };
    EXPECT_EQ(b.record(id, kCircular).state, "current");
    EXPECT_EQ(files(), 1);
    b.sign_all(id, {}, kCircular);
    const auto issued = b.record(id, kCircular);
    EXPECT_EQ(issued.state, "issued");
    EXPECT_EQ(files(), 1);
    EXPECT_EQ(b.count("SELECT count(*) FROM file WHERE bureau = ?1 AND id = ?2", {stage::kBureau, engine::text_of(issued.value("file"))}), 1);
}

}  // namespace
}  // namespace xiezhi
