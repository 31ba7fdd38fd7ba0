// Posts and acting-for count between their dates, both days included, and nowhere else.
#include "identity/actor.hpp"

#include "identity_fixture.hpp"

namespace xiezhi::identity {
namespace {

using ActorTest = Bureau;
INSTANTIATE_TEST_SUITE_P(Databases, ActorTest, testing::Values(On::Sqlite, On::Postgres), name_of_on);

CivilDate day(std::string_view text) { return parse_date(text).value(); }

std::vector<std::string> roles_of(const Capacity& capacity) {
    std::vector<std::string> out;
    for (const Post& post : capacity.posts) out.push_back(post.role);
    return out;
}

using Names = std::vector<std::string>;

TEST_P(ActorTest, PostsCountBetweenTheirDates) {
    account("wang", "team");
    post("wang", "team", "reconsideration_officer", "2024-01-01", "2024-06-30");
    post("wang", "reconsideration", "section_head", "2024-07-01");
    post("wang", "office_a", "office", "2023-01-01", "2023-12-31", "ended");
    post("wang", "office_a", "statistician", "2023-01-01", "", "ended");  // ended, nobody knows when
    post("wang", "office_a", "archivist", "2023-01-01", "", "void");      // entered by mistake
    const auto roles_on = [&](std::string_view date) {
        const auto actor = load_actor(*connection, definition, 1, "wang", day(date));
        EXPECT_TRUE(actor.has_value());
        return roles_of(actor->self);
    };
    EXPECT_EQ(roles_on("2023-12-31"), Names{"office"});
    EXPECT_EQ(roles_on("2024-01-01"), Names{"reconsideration_officer"});
    EXPECT_EQ(roles_on("2024-06-30"), Names{"reconsideration_officer"});
    EXPECT_EQ(roles_on("2024-07-01"), Names{"section_head"});
}

TEST_P(ActorTest, ActingForCountsBetweenItsDatesAndIsNotPassedOn) {
    account("wang", "team");
    account("li", "reconsideration");
    account("chief", "root");
    account("gone", "root", "disabled");
    post("wang", "team", "reconsideration_officer");
    post("li", "reconsideration", "section_head");
    post("li", "root", "system_administrator");
    post("chief", "root", "bureau_head");
    post("gone", "root", "office");
    acting("wang", "li", "2024-05-01", "2024-05-05");
    acting("li", "chief", "2024-05-01", "2024-05-05");
    acting("wang", "gone", "2024-05-01", "2024-05-05");
    acting("wang", "wang", "2024-05-01", "2024-05-05");
    const auto on = [&](std::string_view date) { return load_actor(*connection, definition, 1, "wang", day(date)).value(); };
    EXPECT_TRUE(on("2024-04-30").acting_for.empty());
    EXPECT_TRUE(on("2024-05-06").acting_for.empty());
    for (const char* date : {"2024-05-01", "2024-05-05"}) {
        const Actor actor = on(date);
        ASSERT_EQ(actor.acting_for.size(), 1U) << date;
        EXPECT_EQ(actor.acting_for[0].account, "li");
        // The administrator's role stays at home.
        EXPECT_EQ(roles_of(actor.acting_for[0]), Names{"section_head"});
        EXPECT_FALSE(actor.has_role("section_head"));
        EXPECT_TRUE(actor.has_role("reconsideration_officer"));
    }
}

TEST_P(ActorTest, AGovernmentLeadersOfficeIsLentByHimselfAlone) {
    account("head", "root");
    account("mayor", "root");
    post("head", "root", "bureau_head");
    post("mayor", "root", "government_leader");
    post("mayor", "root", "reader");
    entered_by(acting("head", "mayor", "2024-05-01", "2024-05-05"), "head");
    entered_by(acting("head", "mayor", "2024-06-01", "2024-06-05"), "mayor");
    const auto lent = [&](std::string_view date) { return roles_of(load_actor(*connection, definition, 1, "head", day(date)).value().acting_for.at(0)); };
    EXPECT_EQ(lent("2024-05-02"), Names{"reader"});
    EXPECT_EQ(lent("2024-06-02"), (Names{"government_leader", "reader"}));
}

TEST_P(ActorTest, AnActingThatWasEndedEarlyCountsToItsLastDay) {
    account("wang", "team");
    account("li", "team");
    acting("wang", "li", "2024-05-01", "2024-05-03", "ended");
    EXPECT_EQ(load_actor(*connection, definition, 1, "wang", day("2024-05-03"))->acting_for.size(), 1U);
    EXPECT_EQ(load_actor(*connection, definition, 1, "wang", day("2024-05-04"))->acting_for.size(), 0U);
}

TEST_P(ActorTest, OnlyActiveAccountsAct) {
    account("gone", "team", "disabled");
    for (const char* who : {"gone", "nobody", ""}) {
        const auto actor = load_actor(*connection, definition, 1, who, day("2024-05-01"));
        ASSERT_FALSE(actor.has_value());
        EXPECT_EQ(actor.error()[0].code, Code::NotSignedIn);
    }
}

TEST_P(ActorTest, TheSnapshotSaysWhoHeThenWas) {
    account("wang", "team");
    account("li", "reconsideration");
    post("wang", "team", "reconsideration_officer");
    acting("wang", "li", "2024-05-01", "2024-05-05");
    const auto actor = load_actor(*connection, definition, 1, "wang", day("2024-05-02"));
    EXPECT_EQ(canonical(to_json(*actor)),
              R"({"account":"wang","acting_for":[{"account":"li","name":"name of li","posts":[],"unit":"reconsideration",)"
              R"("unit_name":"the reconsideration"}],"name":"name of wang","posts":[{"role":"reconsideration_officer","unit":"team"}],)"
              R"("unit":"team","unit_name":"the team"})");
    EXPECT_EQ(to_json(program_actor(1, {"顺延", "roll"})).at("program"), true);
}

TEST_P(ActorTest, SubtreesEndEvenInACircle) {
    EXPECT_EQ(unit_subtree(*connection, 1, "reconsideration").value(), (std::set<std::string>{"reconsideration", "team"}));
    EXPECT_EQ(unit_subtree(*connection, 1, "root")->size(), 4U);
    EXPECT_TRUE(unit_subtree(*connection, 1, "nowhere")->empty());
    run("UPDATE unit SET parent = 'team' WHERE bureau = 1 AND id = 'root'");
    EXPECT_EQ(unit_subtree(*connection, 1, "root")->size(), 4U);
}

}  // namespace
}  // namespace xiezhi::identity
