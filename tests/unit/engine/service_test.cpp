// Service (送达): one paper to one recipient on one date with its proof; terms run from it.
#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

class ServiceTest : public OnBoth {
  protected:
    // A case with two applicants, decided.
    std::string of_two(const std::string& day) {
        Stage& b = bureau();
        const std::string id = b.examining(day);
        b.must({.record = id, .action = "add_participants", .on = day, .parties = {{"applicant", json::array{json::object{{"name", "赵某"}}}}}});
        b.must({.record = id,
                .action = "hear_opinion",
                .input = {{"opinions.side", "APPLICANT"},
                          {"opinions.channel", "PHONE"},
                          {"opinions.heard_on", day},
                          {"opinions.gist", "坚持原请求"}},
                .on = day});
        b.must({.record = id,
                .action = "decide",
                .input = {{"outcome", "UPHELD"},
                          {"findings", "经查"},
                          {"reasoning", "应予审查"},
                          {"decision_basis", "第六十八条"},
                          {"operative_part", "决定如下"}},
                .on = day});
        b.sign_all(id, day);
        return id;
    }
    std::string paper(const engine::Record& record, const std::string& form) {
        for (const engine::Paper& one : record.papers) {
            if (one.paper == form) return one.id;
        }
        return {};
    }
    std::vector<std::string> parties(const engine::Record& record, const std::string& role) {
        std::vector<std::string> out;
        for (const engine::Party& party : record.parties) {
            if (party.role == role) out.push_back(party.id);
        }
        return out;
    }
    Result<engine::Answer> served(const std::string& id, const std::string& form, const std::string& party, const std::string& on, bool proved) {
        json::object input{{"paper", paper(bureau().record(id), form)}, {"party", party}, {"mode", "POST"}, {"proved", proved}};
        if (proved) input["proof"] = "送达回证";
        return bureau().perform({.record = id, .action = "serve", .input = std::move(input), .on = on});
    }
};
XIEZHI_ON_BOTH(ServiceTest);

TEST_P(ServiceTest, EachRecipientHasHisOwnDate) {
    Stage& b = bureau();
    b.today("2024-06-30");
    const std::string id = of_two("2024-06-20");
    const auto applicants = parties(b.record(id), "applicant");
    ASSERT_EQ(applicants.size(), 2U);
    ASSERT_TRUE(served(id, "decision", applicants[0], "2024-06-25", true).has_value());
    EXPECT_EQ(b.term(id, "sue_decision").anchor, "2024-06-25");
    ASSERT_TRUE(served(id, "decision", applicants[1], "2024-06-22", true).has_value());
    ASSERT_TRUE(served(id, "decision", parties(b.record(id), "respondent")[0], "2024-06-21", true).has_value());
    // "Served on the applicant": the first of them, whatever was entered first; the respondent's day does not count.
    EXPECT_EQ(b.term(id, "sue_decision").anchor, "2024-06-22");
    EXPECT_EQ(b.record(id).services.size(), 5U);
}

TEST_P(ServiceTest, AnUnprovedServiceMakesTheTermProvisionalUntilProved) {
    Stage& b = bureau();
    b.today("2024-05-20");
    const std::string id = b.awaiting_reply("2024-05-13");
    const std::string respondent = parties(b.record(id), "respondent")[0];
    EXPECT_EQ(b.term(id, "reply").slot, "");
    ASSERT_TRUE(served(id, "reply_notice", respondent, "2024-05-14", false).has_value());
    EXPECT_EQ(b.term(id, "reply").state, "provisional");
    EXPECT_EQ(b.term(id, "reply").due, "2024-05-28");
    EXPECT_EQ(b.count("SELECT count(*) FROM task WHERE bureau = ?1 AND record = ?2 AND state = 'open' AND source LIKE "
                      "'serve:%' AND account = ?3",
                      {stage::kBureau, id, b.cast.accounts.at("officer")}),
              2);
    // The proof says another day: the same service, firm, and the term moves with it.
    ASSERT_TRUE(served(id, "reply_notice", respondent, "2024-05-16", true).has_value());
    EXPECT_EQ(b.term(id, "reply").state, "running");
    EXPECT_EQ(b.term(id, "reply").anchor, "2024-05-16");
    EXPECT_EQ(b.term(id, "reply").due, "2024-05-30");
    EXPECT_EQ(b.record(id).services.size(), 1U);
    EXPECT_EQ(b.count("SELECT count(*) FROM task WHERE bureau = ?1 AND record = ?2 AND state = 'open' AND source LIKE 'serve:%'", {stage::kBureau, id}), 1);
}

TEST_P(ServiceTest, OfTwoOnOneDayTheProvedOneDecidesWhateverTheOrder) {
    Stage& b = bureau();
    b.today("2024-06-30");
    for (const bool proved_first : {true, false}) {
        const std::string id = of_two("2024-06-20");
        const auto applicants = parties(b.record(id), "applicant");
        ASSERT_TRUE(served(id, "decision", applicants[0], "2024-06-22", proved_first).has_value());
        ASSERT_TRUE(served(id, "decision", applicants[1], "2024-06-22", !proved_first).has_value());
        EXPECT_EQ(b.term(id, "sue_decision").state, "running") << proved_first;
    }
}

TEST_P(ServiceTest, NeedsItsProofAndComesAfterThePaper) {
    Stage& b = bureau();
    b.today("2024-05-20");
    const std::string id = b.awaiting_reply("2024-05-13");
    const std::string respondent = parties(b.record(id), "respondent")[0];
    EXPECT_EQ(stage::codes(b.perform({.record = id,
                                      .action = "serve",
                                      .input = {{"paper", paper(b.record(id), "reply_notice")},
                                                {"party", respondent},
                                                {"mode", "DIRECT"},
                                                {"proved", true}},
                                      .on = "2024-05-14"})
                               .error()),
              "MISSING_FIELD /input/proof");
    EXPECT_EQ(stage::codes(served(id, "reply_notice", respondent, "2024-05-12", true).error()), "DATE_ORDER /on");
    EXPECT_EQ(stage::codes(served(id, "reply_notice", "019a0000-0000-7000-8000-000000000000", "2024-05-14", true).error()), "BAD_VALUE /input/party");
    EXPECT_EQ(stage::codes(b.perform({.record = id,
                                      .action = "serve",
                                      .input = {{"paper", paper(b.record(id), "reply_notice")},
                                                {"party", respondent},
                                                {"mode", "PIGEON"}}})
                               .error()),
              "BAD_VALUE /input/mode");
    EXPECT_TRUE(b.record(id).services.empty());
}

TEST_P(ServiceTest, ACorrectedDayOfServiceMovesTheTerm) {
    Stage& b = bureau();
    b.today("2024-05-20");
    const std::string id = b.awaiting_reply("2024-05-13");
    b.serve(id, "reply_notice", "respondent", "2024-05-14");
    EXPECT_EQ(b.term(id, "reply").due, "2024-05-28");
    const auto acts = b.record(id).acts;
    const auto serve = std::find_if(acts.begin(), acts.end(), [](const engine::Act& act) { return act.action == "serve"; });
    ASSERT_NE(serve, acts.end());
    const auto move = [&](const std::string& day) {
        return b.perform({.record = id,
                          .action = "correct",
                          .input = {{"reason", "回证日期看错"},
                                    {"acts", json::array{json::object{{"sequence", serve->sequence}, {"on", day}}}}},
                          .as = "head"});
    };
    EXPECT_EQ(stage::codes(move("2024-05-12").error()), "DATE_ORDER /input/acts");
    EXPECT_EQ(stage::codes(move("2024-05-21").error()), "BAD_DATE /input/acts/0/on");
    ASSERT_TRUE(move("2024-05-17").has_value());
    EXPECT_EQ(b.term(id, "reply").anchor, "2024-05-17");
    EXPECT_EQ(b.term(id, "reply").due, "2024-05-31");
}

}  // namespace
}  // namespace xiezhi
