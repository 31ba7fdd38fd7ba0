// One action: what is refused leaves nothing behind, all faults come at once, and a repetition is answered as the first time.
#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

class PerformTest : public OnBoth {};
XIEZHI_ON_BOTH(PerformTest);

TEST_P(PerformTest, AStaleVersionIsRefusedAndNothingChanges) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    const auto seen = b.record(id).version;
    b.must({.record = id, .action = "note", .input = {{"text", "先办一步"}}, .if_match = seen});
    const std::string before = b.everything();
    const auto refused = b.perform({.record = id, .action = "note", .input = {{"text", "后到一步"}}, .if_match = seen});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(stage::codes(refused.error()), "STALE_VERSION");
    EXPECT_EQ(b.everything(), before);
}

TEST_P(PerformTest, OfTwoWhoSawTheSameOnlyOneWrites) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    auto other = b.workspace->engine->open_session();
    ASSERT_TRUE(other.has_value());
    // Both are decided on the same version before either is written.
    std::vector<std::future<Result<engine::Answer>>> answers;
    for (const char* reason : {"OWN_WILL", "SETTLED"}) {
        auto promise = std::make_shared<std::promise<Result<engine::Answer>>>();
        answers.push_back(promise->get_future());
        const engine::Request asked = b.request({.record = id, .action = "withdraw_early", .input = {{"early_end_reason", reason}, {"settlement_on", "2024-05-09"}}});
        b.workspace->engine->perform(answers.size() == 1 ? b.session : *other, asked, [promise](Result<engine::Answer> answer) { promise->set_value(std::move(answer)); });
    }
    int done = 0;
    for (auto& answer : answers) {
        auto got = answer.get();
        if (got) {
            ++done;
        } else {
            EXPECT_TRUE(stage::has(got.error(), Code::StaleVersion) || stage::has(got.error(), Code::WrongState)) << to_text(got.error());
        }
    }
    EXPECT_EQ(done, 1);
}

TEST_P(PerformTest, AKeyGivesItsFirstAnswerForEver) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    const std::string key = "key-" + id;
    const stage::Doing note{.record = id, .action = "note", .input = {{"text", "只记一次"}}, .key = key};
    const auto first = b.perform(note);
    ASSERT_TRUE(first.has_value()) << to_text(first.error());
    EXPECT_FALSE(first->repeated);
    const std::string stood = b.everything();

    const auto again = b.perform(note);
    ASSERT_TRUE(again.has_value()) << to_text(again.error());
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->sequence, first->sequence);
    EXPECT_EQ(again->body, first->body);

    stage::Doing other = note;
    other.input["text"] = "另一段话";
    const auto reused = b.perform(other);
    ASSERT_FALSE(reused.has_value());
    EXPECT_EQ(stage::codes(reused.error()), "KEY_REUSED Idempotency-Key");
    stage::Doing by_another = note;
    by_another.as = "clerk";
    EXPECT_TRUE(stage::has(b.perform(by_another).error(), Code::KeyReused));

    // Years later, after a restart, the same key still gives the same answer.
    b.today("2026-11-02");
    b.restart();
    const auto late = b.perform(note);
    ASSERT_TRUE(late.has_value()) << to_text(late.error());
    EXPECT_TRUE(late->repeated);
    EXPECT_EQ(late->body, first->body);
    EXPECT_EQ(b.everything(), stood);
}

TEST_P(PerformTest, AKeyedCreationMakesOneRecord) {
    Stage& b = bureau();
    stage::Doing receive{.action = "receive", .input = {{"received_how", "IN_PERSON"}, {"act_kind", "PENALTY"}}, .on = "2024-05-06", .key = "create-once"};
    receive.parties = {{"applicant", json::array{json::object{{"name", "王某"}}}}, {"respondent", json::array{json::object{{"unit", b.cast.units.at("agency2")}}}}};
    const std::string first = b.must(receive);
    EXPECT_EQ(b.must(receive), first);
    EXPECT_EQ(b.record(first).numbers.at("intake"), b.record(b.must(receive)).numbers.at("intake"));
}

TEST_P(PerformTest, AFaultUsesUpNoKey) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    const std::string key = "mended-" + id;
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "note", .key = key}).error()), "MISSING_FIELD /input/text");
    EXPECT_TRUE(b.perform({.record = id, .action = "note", .input = {{"text", "补上了"}}, .key = key}).has_value());
}

TEST_P(PerformTest, TheWrongRoleIsRefusedByName) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    const std::string before = b.everything();
    for (const char* who : {"reader", "statistician", "archivist", "sysadmin", "auditor", "liaison", "department", "leader"}) {
        const auto refused = b.perform({.record = id, .action = "accept", .input = {{"procedure", "ORDINARY"}, {"timeliness", "IN_TIME"}}, .on = "2024-05-10", .as = who});
        ASSERT_FALSE(refused.has_value()) << who;
        EXPECT_EQ(stage::codes(refused.error()), "FORBIDDEN") << who;
    }
    // "own": the case lies with another officer.
    const auto other = b.perform({.record = id, .action = "accept", .input = {{"procedure", "ORDINARY"}, {"timeliness", "IN_TIME"}}, .as = "officer2"});
    EXPECT_TRUE(stage::has(other.error(), Code::Forbidden));
    EXPECT_TRUE(stage::has(b.perform({.record = id, .action = "void", .input = {{"reason", "误录"}}, .as = "officer"}).error(), Code::Forbidden));
    EXPECT_TRUE(stage::has(b.perform({.record = id, .action = "lapse", .input = {{"slot", "examination"}}, .as = "chief"}).error(), Code::Forbidden));
    EXPECT_EQ(b.everything(), before);
}

TEST_P(PerformTest, APartysOfficerEntersOnlyWhatConcernsHisUnit) {
    Stage& b = bureau();
    b.today("2026-07-06");
    const auto filed = [&](const char* agency) {
        stage::Doing doing{.action = "file_with_agency",
                           .input = {{"penalty_basis", "E_MONITORING"}, {"act_title", "电子监控记录处罚"}, {"act_on", "2026-06-25"}, {"start_ground", "ELECTRONIC"},
                                     {"knowledge_on", "2026-06-26"}, {"management_field", "PUBLIC_SECURITY"}},
                           .as = "liaison"};
        doing.parties = {{"applicant", json::array{json::object{{"name", "杨某"}}}}, {"respondent", json::array{json::object{{"unit", b.cast.units.at(agency)}}}}};
        return b.perform(doing);
    };
    EXPECT_TRUE(filed("agency1").has_value()) << to_text(filed("agency1").error());
    const auto other = filed("agency2");
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(stage::codes(other.error()), "FORBIDDEN");
}

TEST_P(PerformTest, ALinkTellsNothingOfWhatOneMayNotRead) {
    Stage& b = bureau();
    b.today("2026-07-06");
    const auto filed = [&](const char* agency, const char* as) {
        stage::Doing doing{.action = "file_with_agency",
                           .input = {{"penalty_basis", "E_MONITORING"}, {"act_title", "电子监控记录处罚"}, {"act_on", "2026-06-25"}, {"start_ground", "ELECTRONIC"},
                                     {"knowledge_on", "2026-06-26"}, {"management_field", "PUBLIC_SECURITY"}},
                           .as = as};
        doing.parties = {{"applicant", json::array{json::object{{"name", "朱某"}}}}, {"respondent", json::array{json::object{{"unit", b.cast.units.at(agency)}}}}};
        return b.must(doing);
    };
    const std::string mine = filed("agency1", "liaison");
    const std::string other_unit = filed("agency2", "officer");
    const std::string nobody = "0f000000-0000-7000-8000-000000000009";
    const auto refusal = [&](const std::string& other) {
        const auto answer = b.perform({.record = mine, .action = "link", .input = {{"kind", "reconsideration_case"}, {"record", other}}, .as = "liaison"});
        return answer ? std::string("linked") : stage::codes(answer.error());
    };
    EXPECT_EQ(refusal(nobody), "NOT_FOUND " + nobody);
    EXPECT_EQ(refusal(other_unit), "NOT_FOUND " + other_unit);
    EXPECT_EQ(refusal(filed("agency1", "officer")), "linked");
}

TEST_P(PerformTest, WhoDecidedIsSomebodyOfTheBureau) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    auto request = b.request({.record = id, .action = "note", .input = {{"text", "代录"}}});
    request.decided_by = "somebody";
    const auto refused = b.workspace->engine->perform(b.session, request);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(stage::codes(refused.error()), "BAD_VALUE /decided_by");
    request.decided_by = b.cast.accounts.at("chief");
    EXPECT_TRUE(b.workspace->engine->perform(b.session, request).has_value());
}

TEST_P(PerformTest, TheWrongStateIsRefused) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    const std::string before = b.everything();
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "call_for_reply"}).error()), "WRONG_STATE");
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "archive", .input = {{"volume", "1"}}}).error()), "WRONG_STATE");
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "reopen", .input = {{"reason", "再来"}}, .as = "head"}).error()), "WRONG_STATE");
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "fly"}).error()), "NOT_FOUND");
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "receive"}).error()), "NOT_FOUND");
    EXPECT_EQ(stage::codes(b.perform({.record = "019a0000-0000-7000-8000-000000000000", .action = "note"}).error()), "NOT_FOUND 019a0000-0000-7000-8000-000000000000");
    EXPECT_EQ(b.everything(), before);
}

TEST_P(PerformTest, AllFaultsComeInOneAnswer) {
    Stage& b = bureau();
    stage::Doing wrong{.action = "receive", .on = "2024-05-32"};
    wrong.input = {{"received_how", "BY_PIGEON"}, {"applied_on", "2023-02-29"}, {"immovable", "yes"}, {"compensation_asked", true}, {"colour", "red"}, {"act_title", 7}};
    wrong.parties = {{"respondent", json::array{json::object{{"unit", "nobody"}}}}, {"judge", json::array{}}};
    const std::string before = b.everything();
    const auto refused = b.perform(wrong);
    ASSERT_FALSE(refused.has_value());
    const Faults& faults = refused.error();
    EXPECT_TRUE(stage::has(faults, Code::BadDate, "/on")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::BadValue, "/input/received_how")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::BadDate, "/input/applied_on")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::BadValue, "/input/immovable")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::BadValue, "/input/act_title")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::UnknownField, "/input/colour")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::MissingField, "/input/act_kind")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::MissingField, "/input/compensation_claimed")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::MissingField, "/parties/applicant")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::BadValue, "/parties/respondent/0/unit")) << stage::codes(faults);
    EXPECT_TRUE(stage::has(faults, Code::UnknownField, "/parties/judge")) << stage::codes(faults);
    // Each is said once, with what to do, in both languages.
    for (const Fault& fault : faults) {
        EXPECT_FALSE(fault.message.zh.empty() || fault.message.en.empty() || fault.remedy.zh.empty() || fault.remedy.en.empty()) << to_text(fault);
        EXPECT_EQ(std::count_if(faults.begin(), faults.end(), [&](const Fault& other) { return other.where == fault.where; }), 1) << fault.where;
    }
    EXPECT_EQ(b.everything(), before);
}

TEST_P(PerformTest, BuiltInActionsKnowTheirFieldsToo) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    const auto note = b.perform({.record = id, .action = "note", .input = {{"txt", "记一笔"}}}).error();
    EXPECT_TRUE(stage::has(note, Code::UnknownField, "/input/txt")) << stage::codes(note);
    EXPECT_TRUE(stage::has(note, Code::MissingField, "/input/text")) << stage::codes(note);
    const auto serve = b.perform({.record = id, .action = "serve", .input = {{"paper", "x"}, {"mode", "POST"}, {"proved", "yes"}}}).error();
    EXPECT_TRUE(stage::has(serve, Code::MissingField, "/input/party")) << stage::codes(serve);
    EXPECT_TRUE(stage::has(serve, Code::BadValue, "/input/paper")) << stage::codes(serve);
    EXPECT_TRUE(stage::has(serve, Code::BadValue, "/input/proved")) << stage::codes(serve);
}

TEST_P(PerformTest, WhatHasNotHappenedIsNotRecorded) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "note", .input = {{"text", "明天的事"}}, .on = "2024-05-11"}).error()), "BAD_DATE /on");
    // The last day lives until midnight in Shanghai.
    b.clock.set({china_instant(from_ymd(2024, 5, 10), 24 * 60).ms - 1});
    EXPECT_TRUE(b.perform({.record = id, .action = "note", .input = {{"text", "今天的事"}}, .on = "2024-05-10"}).has_value());
    EXPECT_FALSE(b.perform({.record = id, .action = "note", .input = {{"text", "明天的事"}}, .on = "2024-05-11"}).has_value());
    b.clock.set(china_instant(from_ymd(2024, 5, 10), 24 * 60));
    EXPECT_TRUE(b.perform({.record = id, .action = "note", .input = {{"text", "今天的事"}}, .on = "2024-05-11"}).has_value());
}

TEST_P(PerformTest, AnotherBureausRecordDoesNotExist) {
    Stage& b = bureau();
    const std::string id = b.received("2024-05-06");
    engine::Request request = b.request({.record = id, .action = "note", .input = {{"text", "越界"}}});
    request.bureau = stage::kBureau + 1;
    const auto refused = b.workspace->engine->perform(b.session, request);
    ASSERT_FALSE(refused.has_value());
    EXPECT_TRUE(stage::has(refused.error(), Code::NotFound)) << to_text(refused.error());
}

TEST_P(PerformTest, APreviewSaysTheSameAndWritesNothing) {
    Stage& b = bureau();
    const std::string id = b.awaiting_reply("2024-05-08");
    const std::string before = b.everything();
    const stage::Doing reply{.record = id, .action = "record_reply", .input = {{"reply_gist", "程序合法"}}, .on = "2024-05-09"};
    engine::Preview preview = b.workspace->engine->preview(b.session, b.request(reply));
    ASSERT_TRUE(preview.faults.empty()) << to_text(preview.faults);
    EXPECT_EQ(b.everything(), before);
    const auto done = b.perform(reply);
    ASSERT_TRUE(done.has_value()) << to_text(done.error());
    for (const char* part : {"to_state", "terms", "papers", "numbers", "figures", "tasks"}) EXPECT_EQ(preview.body.at(part), done->body.at(part)) << part;
}

}  // namespace
}  // namespace xiezhi
