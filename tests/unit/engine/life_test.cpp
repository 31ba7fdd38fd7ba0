// The life of a matter: its numbers, its end, and what may still happen to it after.
#include <set>
#include <thread>

#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

class LifeTest : public OnBoth {
  protected:
    std::set<std::int64_t> places(const std::string& series, int year) {
        std::set<std::int64_t> out;
        const std::vector<store::Value> key{stage::kBureau, series, std::int64_t{year}};
        const auto asked = bureau().session.connection->query(
            "SELECT seq FROM number_given WHERE bureau = ?1 AND series = ?2 AND year = ?3 AND entered = 0", key,
            [&](const store::Row& row) {
                EXPECT_TRUE(out.insert(row.integer(0)).second);
                return store::Go::On;
            });
        EXPECT_TRUE(asked.has_value());
        return out;
    }
};
XIEZHI_ON_BOTH(LifeTest);

TEST_P(LifeTest, NumbersHaveNoGapAndAreNeverGivenTwice) {
    Stage& b = bureau();
    b.today("2024-05-10");
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) ids.push_back(b.received("2019-03-04"));
    EXPECT_EQ(b.record(ids[0]).numbers.at("intake"), "江司复收〔2019〕1号");
    EXPECT_EQ(b.record(ids[3]).numbers.at("intake"), "江司复收〔2019〕4号");
    // Refused ones take none; a voided matter keeps its own.
    EXPECT_FALSE(b.perform({.action = "receive", .input = {{"received_how", "POST"}, {"act_kind", "PENALTY"}}, .on = "2019-03-04"}).has_value());
    b.must({.record = ids[3], .action = "void", .input = {{"reason", "重复登记"}}, .as = "head"});
    EXPECT_EQ(b.record(ids[3]).numbers.at("intake"), "江司复收〔2019〕4号");
    EXPECT_EQ(b.record(b.received("2019-03-04")).numbers.at("intake"), "江司复收〔2019〕5号");
    EXPECT_EQ(places("bureau/reconsideration_case.intake", 2019), (std::set<std::int64_t>{1, 2, 3, 4, 5}));
    // The year is that of the act, not of the entry.
    EXPECT_EQ(b.record(b.received("2019-12-31")).numbers.at("intake"), "江司复收〔2019〕6号");
    EXPECT_EQ(b.record(b.received("2020-01-06")).numbers.at("intake"), "江司复收〔2020〕1号");
}

TEST_P(LifeTest, TwoSessionsAtOnceShareOneSeries) {
    Stage& b = bureau();
    b.today("2024-05-10");
    const engine::Request request =
        b.request({.action = "receive",
                   .input = {{"received_how", "IN_PERSON"}, {"act_kind", "PENALTY"}},
                   .on = "2018-06-04",
                   .parties = {{"applicant", json::array{json::object{{"name", "周某"}}}},
                               {"respondent", json::array{json::object{{"unit", b.cast.units.at("agency1")}}}}}});
    std::vector<std::thread> threads;
    std::atomic<int> done = 0;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            auto session = b.workspace->engine->open_session();
            for (int i = 0; i < 10; ++i) done += b.workspace->engine->perform(*session, request).has_value() ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(done, 40);
    const auto given = places("bureau/reconsideration_case.intake", 2018);
    EXPECT_EQ(given.size(), 40U);
    EXPECT_EQ(*given.rbegin(), 40);
}

TEST_P(LifeTest, ANumberOfAnUpperSystemIsEnteredAndNeverGivenAgain) {
    Stage& b = bureau();
    b.today("2024-05-10");
    const auto accept = [&](const std::string& id, json::object more) {
        json::object input{{"procedure", "ORDINARY"}, {"timeliness", "IN_TIME"}};
        for (auto& member : more) input[member.key()] = std::move(member.value());
        return b.perform({.record = id, .action = "accept", .input = std::move(input), .on = "2023-05-10"});
    };
    const std::string first = b.received("2023-05-08");
    ASSERT_TRUE(accept(first, {{"number.case", "江复〔2023〕2号"}}).has_value());
    b.sign_all(first, "2023-05-10");
    EXPECT_EQ(b.record(first).numbers.at("case"), "江复〔2023〕2号");
    const std::string foreign = b.received("2023-05-08");
    ASSERT_TRUE(accept(foreign, {{"number.case", "市复〔2023〕字第88号"}}).has_value());
    b.sign_all(foreign, "2023-05-10");
    EXPECT_EQ(b.record(foreign).numbers.at("case"), "市复〔2023〕字第88号");
    for (const char* expected : {"江复〔2023〕1号", "江复〔2023〕3号"}) {
        const std::string id = b.accepted("2023-05-10");
        EXPECT_EQ(b.record(id).numbers.at("case"), expected);
    }
    // Taken once, by entering or by giving.
    for (const char* taken : {"江复〔2023〕2号", "江复〔2023〕3号", "市复〔2023〕字第88号"}) {
        const std::string id = b.received("2023-05-08");
        ASSERT_TRUE(accept(id, {{"number.case", taken}}).has_value());
        ASSERT_TRUE(b.sign(id, "head").has_value());
        const auto refused = b.sign(id, "chief");
        ASSERT_FALSE(refused.has_value()) << taken;
        EXPECT_TRUE(stage::has(refused.error(), Code::BadValue) || stage::has(refused.error(), Code::AlreadyDone)) << stage::codes(refused.error());
        EXPECT_EQ(b.record(id).state, "received");
    }
    // Only where the definition lets it be entered.
    EXPECT_TRUE(stage::has(accept(b.received("2023-05-08"), {{"number.intake", "1"}}).error(), Code::UnknownField, "/input/number.intake"));
    EXPECT_TRUE(stage::has(accept(b.received("2023-05-08"), {{"number.case", "一\n二"}}).error(), Code::BadValue, "/input/number.case"));
}

TEST_P(LifeTest, ClosingNamesAllThatIsMissingAtOnce) {
    Stage& b = bureau();
    b.today("2024-06-21");
    const std::string id = b.decided("2024-06-20");
    b.must({.record = id, .action = "withhold_publication", .input = {{"unpublished_reason", "PRIVACY"}}});  // asked for, not granted
    const auto refused = b.perform({.record = id, .action = "archive", .input = {{"volume", "2024-1"}}});
    ASSERT_FALSE(refused.has_value());
    // The decision is not served, not published, and an approval is open: three faults, one answer, nothing changed.
    EXPECT_EQ(refused.error().size(), 3U) << to_text(refused.error());
    for (const Fault& fault : refused.error()) EXPECT_EQ(fault.code, Code::ClosingIncomplete);
    EXPECT_EQ(b.record(id).state, "decided");
}

TEST_P(LifeTest, WhatIsArchivedStands) {
    Stage& b = bureau();
    b.today("2024-08-01");
    const std::string id = b.archived("2024-06-20");
    ASSERT_EQ(b.record(id).state, "archived");
    const std::string open = b.received("2024-08-01");
    const std::string before = b.everything();
    const auto party = b.record(id).parties.front().id;
    const auto refused = [&](const char* action, json::object input, const char* as = "head") {
        return stage::codes(b.perform({.record = id, .action = action, .input = std::move(input), .as = as}).error());
    };
    EXPECT_EQ(refused("correct", {{"reason", "改正"}, {"fields", json::object{{"claims", "别的请求"}}}}), "IMMUTABLE");
    EXPECT_EQ(refused("void", {{"reason", "作废"}}), "IMMUTABLE");
    EXPECT_EQ(refused("note", {{"text", "补记"}}, "officer"), "IMMUTABLE");
    EXPECT_EQ(refused("assign", {{"holder", b.cast.accounts.at("officer2")}}, "officer"), "IMMUTABLE");
    EXPECT_EQ(refused("serve", {{"paper", b.record(id).papers.front().id}, {"party", party}, {"mode", "POST"}, {"proved", false}}, "officer"), "IMMUTABLE");
    EXPECT_EQ(refused("attach", {{"file", "x"}, {"name", "y"}}, "officer"), "IMMUTABLE");
    EXPECT_EQ(refused("link", {{"kind", "reconsideration_case"}, {"record", open}}, "officer"), "IMMUTABLE");
    EXPECT_EQ(refused("join", {{"record", open}}), "IMMUTABLE");
    for (const Action& action : b.record(id).kind->actions) {
        if (action.creates) continue;
        EXPECT_FALSE(b.perform({.record = id, .action = action.id}).has_value()) << action.id;
    }
    EXPECT_EQ(b.everything(), before);
    for (const engine::TermRow& term : b.record(id).terms) EXPECT_TRUE(term.state == "met" || term.state == "ended") << term.slot << " " << term.state;
}

TEST_P(LifeTest, VoidTakesTheRecordOutOfTheFiguresAndKeepsItsNumber) {
    Stage& b = bureau();
    b.today("2024-05-20");
    const std::string kept = b.accepted("2022-05-10");
    const std::string id = b.accepted("2022-05-10");
    EXPECT_EQ(b.figure("reconsideration.received", 2022), 2);
    EXPECT_EQ(b.figure("reconsideration.accepted", 2022), 2);
    b.must({.record = id, .action = "suspend", .input = {{"suspension_ground", "MISSING"}, {"suspension_note", "下落不明"}}, .on = "2022-05-12"});
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "void", .as = "head"}).error()), "MISSING_FIELD /input/reason");
    b.must({.record = id, .action = "void", .input = {{"reason", "同一申请登记了两次"}}, .as = "head"});
    const engine::Record gone = b.record(id);
    EXPECT_EQ(gone.state, "voided");
    EXPECT_EQ(gone.numbers.at("case"), "江复〔2022〕2号");
    EXPECT_EQ(b.figure("reconsideration.received", 2022), 1);
    EXPECT_EQ(b.figure("reconsideration.accepted", 2022), 1);
    EXPECT_EQ(b.figure("reconsideration.open", 2022), 1);
    for (const engine::TermRow& term : gone.terms) EXPECT_TRUE(term.state == "met" || term.state == "ended" || term.state == "withdrawn") << term.slot << " " << term.state;
    // Nothing waits any more: no task, no signature.
    EXPECT_EQ(gone.tasks.size(), 0U);
    EXPECT_EQ(b.pending(id), "");
    EXPECT_EQ(stage::codes(b.perform({.record = id, .action = "void", .input = {{"reason", "再一次"}}, .as = "head"}).error()), "IMMUTABLE");
    EXPECT_EQ(b.record(b.accepted("2022-05-10")).numbers.at("case"), "江复〔2022〕3号");
}

TEST_P(LifeTest, ReopeningMakesALinkedMatterWithTermsOfItsOwn) {
    Stage& b = bureau();
    b.today("2024-08-01");
    const std::string closed = b.archived("2024-06-20");
    b.today("2025-03-03");
    const std::string before = b.everything();
    EXPECT_EQ(stage::codes(b.perform({.record = closed, .action = "reopen", .as = "head"}).error()), "MISSING_FIELD /input/reason");
    EXPECT_EQ(stage::codes(b.perform({.record = closed, .action = "reopen", .input = {{"reason", "法院判决重作"}}, .as = "officer"}).error()), "FORBIDDEN");
    EXPECT_EQ(b.everything(), before);
    const auto stood = b.record(closed);
    const std::string fresh = b.must({.record = closed, .action = "reopen", .input = {{"reason", "法院判决重作"}}, .on = "2025-03-03", .as = "head"});
    ASSERT_NE(fresh, closed);
    const engine::Record record = b.record(fresh);
    EXPECT_EQ(record.state, "received");
    EXPECT_EQ(engine::text_of(record.value("received_on")), "2025-03-03");
    EXPECT_EQ(engine::text_of(record.value("act_kind")), "PENALTY");
    EXPECT_EQ(engine::text_of(record.value("knowledge_on")), "");  // a day of the old matter
    EXPECT_EQ(record.holder, stood.holder);
    EXPECT_NE(record.numbers.at("intake"), stood.numbers.at("intake"));
    EXPECT_FALSE(record.numbers.at("intake").empty());
    EXPECT_EQ(b.term(fresh, "examination").state, "running");
    EXPECT_EQ(b.term(fresh, "examination").anchor, "2025-03-03");
    EXPECT_EQ(b.term(fresh, "decision").slot, "");
    ASSERT_EQ(record.links.size(), 1U);
    EXPECT_EQ(record.links[0].type, "reopens");
    EXPECT_EQ(record.links[0].other, closed);
    EXPECT_EQ(record.parties.size(), 2U);
    // The closed one stands as it did, only linked.
    const auto now = b.record(closed);
    EXPECT_EQ(now.version, stood.version);
    EXPECT_EQ(now.terms, stood.terms);
    ASSERT_EQ(now.links.size(), 1U);
    EXPECT_FALSE(now.links[0].forward);
    // It is worked like any other.
    b.must({.record = fresh, .action = "accept", .input = {{"procedure", "ORDINARY"}, {"timeliness", "IN_TIME"}}, .on = "2025-03-03"});
    b.sign_all(fresh);
    EXPECT_EQ(b.record(fresh).state, "accepted");
    EXPECT_EQ(b.term(fresh, "decision").due, "2025-05-06");
}

TEST_P(LifeTest, ReopeningAfterACorrectionBeginsWithTheReceipt) {
    Stage& b = bureau();
    b.today("2025-03-03");
    const std::string id = b.received("2024-05-06");
    b.must({.record = id, .action = "ask_correction", .input = {{"missing", json::array{"APPLICANT_IDENTITY"}}, {"missing_note", "身份证明"}}, .on = "2024-05-08"});
    b.sign_all(id, "2024-05-08");
    b.must({.record = id, .action = "record_correction", .on = "2024-05-13"});
    b.must({.record = id, .action = "void", .input = {{"reason", "误作废"}}, .as = "head"});
    const std::string fresh = b.must({.record = id, .action = "reopen", .input = {{"reason", "恢复办理"}}, .as = "head"});
    EXPECT_EQ(engine::text_of(b.record(fresh).value("received_on")), "2025-03-03");
    EXPECT_EQ(engine::text_of(b.record(fresh).value("corrected_on")), "");
    // A matter that was itself reopened can be reopened.
    b.must({.record = fresh, .action = "void", .input = {{"reason", "又误作废"}}, .as = "head"});
    const std::string again = b.must({.record = fresh, .action = "reopen", .input = {{"reason", "恢复办理"}}, .as = "head"});
    EXPECT_EQ(b.record(again).state, "received");
    EXPECT_EQ(engine::text_of(b.record(again).value("received_on")), "2025-03-03");
}

TEST_P(LifeTest, CasesAreJoinedToOneAndSplitAgain) {
    Stage& b = bureau();
    const std::string lead = b.accepted("2024-05-08");
    const std::string second = b.accepted("2024-05-08");
    const std::string third = b.accepted("2024-05-08");
    const auto join = [&](const std::string& id, const std::string& to) { return b.perform({.record = id, .action = "join", .input = {{"record", to}}, .as = "head"}); };
    EXPECT_TRUE(stage::has(join(second, second).error(), Code::BadValue, "/input/record"));
    EXPECT_TRUE(stage::has(join(second, "019a0000-0000-7000-8000-000000000000").error(), Code::NotFound));
    ASSERT_TRUE(join(second, lead).has_value());
    ASSERT_TRUE(join(third, lead).has_value());
    // No chains and no circles.
    EXPECT_TRUE(stage::has(join(lead, third).error(), Code::AlreadyDone) || stage::has(join(lead, third).error(), Code::WrongState));
    const std::string fourth = b.accepted("2024-05-08");
    EXPECT_TRUE(stage::has(join(fourth, second).error(), Code::WrongState));
    EXPECT_TRUE(stage::has(join(second, fourth).error(), Code::AlreadyDone));
    EXPECT_EQ(b.record(lead).links.size(), 2U);
    // A case that is over leads nothing.
    b.must({.record = fourth, .action = "void", .input = {{"reason", "误立"}}, .as = "head"});
    EXPECT_TRUE(stage::has(join(b.accepted("2024-05-08"), fourth).error(), Code::WrongState));
    EXPECT_TRUE(stage::has(b.perform({.record = lead, .action = "split", .as = "head"}).error(), Code::WrongState));
    b.must({.record = second, .action = "split", .on = "2024-05-09", .as = "head"});
    EXPECT_EQ(b.record(second).links[0].ended_on, "2024-05-09");
    EXPECT_TRUE(stage::has(b.perform({.record = second, .action = "split", .as = "head"}).error(), Code::WrongState));
    ASSERT_TRUE(join(second, lead).has_value());
    // Both cases keep terms and figures of their own throughout.
    EXPECT_EQ(b.term(second, "decision").due, b.term(lead, "decision").due);
}

TEST_P(LifeTest, TwoWhoJoinEachOtherAtOnceDoNotMakeACircle) {
    Stage& b = bureau();
    for (int round = 0; round < 10; ++round) {
        const std::string one = b.received("2024-05-08");
        const std::string two = b.received("2024-05-08");
        const engine::Request there = b.request({.record = one, .action = "join", .input = {{"record", two}}, .as = "head"});
        const engine::Request back = b.request({.record = two, .action = "join", .input = {{"record", one}}, .as = "head"});
        auto other = b.workspace->engine->open_session();
        bool second = false;
        std::thread thread([&] { second = b.workspace->engine->perform(*other, back).has_value(); });
        const bool first = b.workspace->engine->perform(b.session, there).has_value();
        thread.join();
        EXPECT_NE(first, second);
    }
}

}  // namespace
}  // namespace xiezhi
