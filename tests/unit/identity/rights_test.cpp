// Each scope finds its rows and no other; the predicate in SQL and the check in memory agree, whoever asks.
#include "identity/rights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "definition/check.hpp"
#include "identity_fixture.hpp"

namespace xiezhi::identity {
namespace {

using Names = std::vector<std::string>;

class RightsTest : public Bureau {
  protected:
    void SetUp() override {
        Bureau::SetUp();
        if (IsSkipped()) return;
        account("wang", "team");
        account("li", "reconsideration");
        account("zhao", "police");
        matter("m_team_wang", "team", "wang");
        matter("m_team_li", "team", "li");
        matter("m_recon", "reconsideration", "li");
        matter("m_office", "office_a", "chen");
        matter("m_root", "root", "chen");
        run("INSERT INTO matter (bureau, id, version, state, unit, holder) VALUES (2, 'm_other', 1, 'open', 'reconsideration', 'wang')");
    }
    Actor actor(const std::string& who) { return load_actor(*connection, definition, 1, who, parse_date("2024-05-02").value()).value(); }
    Names found(const Predicate& predicate) {
        std::vector<store::Value> parameters{std::int64_t{1}};
        parameters.insert(parameters.end(), predicate.parameters.begin(), predicate.parameters.end());
        return column("SELECT t.id FROM matter t WHERE t.bureau = ?1 AND " + predicate.sql + " ORDER BY t.id", parameters);
    }
    Names readable(const std::string& who) { return found(read_predicate(*matter_kind, actor(who), "t", 2)); }
    void grant(std::vector<Grant> grants) { matter_kind->read = std::move(grants); }
    void party(const std::string& record, const std::string& unit_id, const std::string& ended, const std::string& kind = "matter") {
        run("INSERT INTO party (bureau, id, record, kind, role, unit, ended_on) VALUES (1, ?1, ?2, ?3, 'respondent', ?4, ?5)",
            {fmt::format("p{}", ++parties_), record, kind, unit_id, ended.empty() ? store::Value{} : store::Value{ended}});
    }
    void step(const std::string& record, const std::string& role, const std::string& in_unit, const std::string& account_id) {
        const std::string id = fmt::format("a{}", ++parties_);
        const auto or_null = [](const std::string& text) { return text.empty() ? store::Value{} : store::Value{text}; };
        run("INSERT INTO approval (bureau, id, kind, record, state) VALUES (1, ?1, 'matter', ?2, 'pending')", {id, record});
        run("INSERT INTO approval_step (bureau, approval, position, role, unit, account, state) VALUES (1, ?1, 1, ?2, ?3, ?4, 'waiting')",
            {id, role, or_null(in_unit), or_null(account_id)});
    }
    int parties_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Databases, RightsTest, testing::Values(On::Sqlite, On::Postgres), name_of_on);

TEST_P(RightsTest, NobodyReadsWithoutAGrant) {
    post("wang", "team", "reconsideration_officer");
    EXPECT_EQ(readable("wang"), Names{});
    grant({{"section_head", Grant::Scope::Bureau}});
    EXPECT_EQ(readable("wang"), Names{});
}

TEST_P(RightsTest, BureauIsEveryRecordOfTheBureau) {
    post("wang", "team", "reconsideration_officer");
    grant({{"reconsideration_officer", Grant::Scope::Bureau}});
    EXPECT_EQ(readable("wang"), (Names{"m_office", "m_recon", "m_root", "m_team_li", "m_team_wang"}));
    EXPECT_EQ(readable("li"), Names{});
}

TEST_P(RightsTest, SubtreeIsTheUnitAndWhatLiesUnderIt) {
    post("li", "reconsideration", "section_head");
    grant({{"section_head", Grant::Scope::Subtree}});
    EXPECT_EQ(readable("li"), (Names{"m_recon", "m_team_li", "m_team_wang"}));
}

TEST_P(RightsTest, UnitIsTheUnitAlone) {
    post("li", "reconsideration", "section_head");
    post("li", "office_a", "section_head");
    grant({{"section_head", Grant::Scope::Unit}});
    EXPECT_EQ(readable("li"), (Names{"m_office", "m_recon"}));
}

TEST_P(RightsTest, ARoleOfTheWholeBureauKnowsNoUnits) {
    post("li", "office_a", "bureau_head");
    grant({{"bureau_head", Grant::Scope::Subtree}});
    EXPECT_EQ(readable("li").size(), 5U);
}

TEST_P(RightsTest, OwnIsWhatHeHoldsOrHoldsForAnother) {
    post("wang", "team", "reconsideration_officer");
    post("li", "reconsideration", "reconsideration_officer");
    grant({{"reconsideration_officer", Grant::Scope::Own}});
    EXPECT_EQ(readable("wang"), Names{"m_team_wang"});
    acting("wang", "li", "2024-05-01", "2024-05-05");
    EXPECT_EQ(readable("wang"), (Names{"m_recon", "m_team_li", "m_team_wang"}));
    EXPECT_EQ(readable("li"), (Names{"m_recon", "m_team_li"}));
}

TEST_P(RightsTest, PartyUnitSeesTheMattersItIsPartyTo) {
    post("zhao", "police", "unit_liaison");
    grant({{"unit_liaison", Grant::Scope::PartyUnit}});
    EXPECT_EQ(readable("zhao"), Names{});
    party("m_recon", "police", "");
    party("m_office", "police", "2024-04-01");        // was replaced as respondent
    party("m_root", "police", "", "another_kind");
    party("m_team_li", "office_a", "");
    EXPECT_EQ(readable("zhao"), Names{"m_recon"});
}

TEST_P(RightsTest, AnyMemberCountsByHisUnits) {
    grant({{"*", Grant::Scope::Unit}});
    EXPECT_EQ(readable("wang"), (Names{"m_team_li", "m_team_wang"}));
    post("wang", "root", "archivist");  // of the whole bureau: he is no member of the root unit by it
    EXPECT_EQ(readable("wang"), (Names{"m_team_li", "m_team_wang"}));
    post("wang", "office_a", "department_officer");
    EXPECT_EQ(readable("wang"), (Names{"m_office", "m_team_li", "m_team_wang"}));
    grant({{"*", Grant::Scope::Bureau}});
    EXPECT_EQ(readable("zhao").size(), 5U);
}

TEST_P(RightsTest, WhoeverDecidesReads) {
    post("li", "reconsideration", "section_head");
    step("m_team_wang", "section_head", "team", "");       // his section's
    step("m_office", "section_head", "office_a", "");      // another section's
    step("m_root", "section_head", "reconsideration", "chen");  // given to one person
    step("m_recon", "deputy_bureau_head", "root", "wang");
    EXPECT_EQ(readable("li"), Names{"m_team_wang"});
    EXPECT_EQ(readable("wang"), Names{"m_recon"});
    acting("wang", "li", "2024-05-01", "2024-05-05");
    EXPECT_EQ(readable("wang"), (Names{"m_recon", "m_team_wang"}));
}

TEST_P(RightsTest, SigningAsksForTheRoleInTheUnit) {
    post("li", "reconsideration", "section_head");
    post("zhao", "police", "section_head");
    EXPECT_TRUE(may_sign(definition, {"section_head", "team", ""}, actor("li")).has_value());
    EXPECT_EQ(may_sign(definition, {"section_head", "team", ""}, actor("zhao")).error()[0].code, Code::Forbidden);
    EXPECT_FALSE(may_sign(definition, {"section_head", "team", "zhao"}, actor("li")).has_value());
    EXPECT_FALSE(may_sign(definition, {"bureau_head", "", ""}, actor("li")).has_value());
    acting("wang", "li", "2024-05-01", "2024-05-05");
    const auto lent = may_sign(definition, {"section_head", "team", ""}, actor("wang"));
    ASSERT_TRUE(lent.has_value());
    EXPECT_EQ(lent->acting_for, "li");
}

TEST_P(RightsTest, ARefusalNamesThoseWhoMay) {
    Action action;
    action.label = {"受理", "Accept"};
    action.by = {{"reconsideration_officer", Grant::Scope::Own}, {"section_head", Grant::Scope::Subtree}};
    const auto refused = may(definition, *matter_kind, action, actor("wang"), {RecordPlace::Is::There, "team", "wang", {}});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error()[0].code, Code::Forbidden);
    EXPECT_EQ(refused.error()[0].message.zh, "您无权办理“事项：受理”。可以办理的是：行政复议人员（本人承办）、科室负责人（本单位及下属）。");
    EXPECT_EQ(refused.error()[0].message.en,
              "You may not do this: Matter, Accept. Those who may: Reconsideration officer (matters held), Section head (own unit and below).");
    post("wang", "team", "reconsideration_officer");
    EXPECT_EQ(may(definition, *matter_kind, action, actor("wang"), {RecordPlace::Is::There, "team", "wang", {}})->role, "reconsideration_officer");
    EXPECT_FALSE(may(definition, *matter_kind, action, actor("wang"), {RecordPlace::Is::There, "team", "li", {}}).has_value());
    // To create, only the role counts: the record will be his.
    EXPECT_TRUE(may(definition, *matter_kind, action, actor("wang"), {RecordPlace::Is::New, {}, {}, {}}).has_value());
    EXPECT_TRUE(may(definition, *matter_kind, action, program_actor(1, {"任务", "job"}), {}).has_value());
}

// One's own right comes before a lent one, so that the chain does not say "acting for" without need.
TEST_P(RightsTest, OwnRightsComeFirst) {
    Action action;
    action.by = {{"section_head", Grant::Scope::Bureau}, {"reconsideration_officer", Grant::Scope::Bureau}};
    post("wang", "team", "reconsideration_officer");
    post("li", "reconsideration", "section_head");
    acting("wang", "li", "2024-05-01", "2024-05-05");
    EXPECT_EQ(may(definition, *matter_kind, action, actor("wang"), {})->acting_for, "");
    action.by.pop_back();
    EXPECT_EQ(may(definition, *matter_kind, action, actor("wang"), {})->acting_for, "li");
}

// Random bureaus: what the query finds is what the check in memory allows.
TEST_P(RightsTest, QueryAndCheckAgree) {
    std::mt19937 dice(20240502);
    const auto any = [&](const Names& from) { return from[dice() % from.size()]; };
    const Names units{"root", "reconsideration", "team", "office_a", "police"};
    const Names people{"wang", "li", "zhao"};
    const Names roles{"section_head", "reconsideration_officer", "unit_liaison", "bureau_head"};
    const Names records{"m_office", "m_recon", "m_root", "m_team_li", "m_team_wang"};
    std::size_t seen = 0;
    for (int round = 0; round < 60; ++round) {
        for (const char* table : {"post", "acting", "party"}) run(fmt::format("DELETE FROM {}", table));
        for (int i = 0; i < 4; ++i) post(any(people), any(units), any(roles));
        if (dice() % 2 == 0) acting(any(people), any(people), "2024-05-01", "2024-05-05");
        for (int i = 0; i < 2; ++i) party(any(records), any(units), dice() % 3 == 0 ? "2024-01-01" : "");
        std::vector<Grant> grants;
        for (int i = 0; i < 2; ++i) {
            grants.push_back({dice() % 5 == 0 ? "*" : any(roles), static_cast<Grant::Scope>(1 + dice() % 4)});
        }
        if (dice() % 8 == 0) grants.push_back({any(roles), Grant::Scope::Bureau});
        grant(grants);
        Action action;
        action.by = grants;
        for (const std::string& who : people) {
            const Actor asks = actor(who);
            Names allowed;
            for (const std::string& record : records) {
                RecordPlace place;
                place.unit = column("SELECT unit FROM matter WHERE bureau = 1 AND id = ?1", {record}).at(0);
                place.holder = column("SELECT holder FROM matter WHERE bureau = 1 AND id = ?1", {record}).at(0);
                place.party_units = column("SELECT unit FROM party WHERE bureau = 1 AND record = ?1 AND ended_on IS NULL", {record});
                if (may(definition, *matter_kind, action, asks, place)) allowed.push_back(record);
            }
            seen += allowed.size();
            EXPECT_EQ(readable(who), allowed) << "round " << round << ", " << who;
            EXPECT_EQ(found(grant_predicate(*matter_kind, grants, asks, "t", 2)), allowed);
        }
    }
    EXPECT_GT(seen, 50U);
    EXPECT_LT(seen, 60U * 3 * 5);
}

TEST_P(RightsTest, TheTableSaysWhoMay) {
    matter_kind->read = {{"section_head", Grant::Scope::Subtree}};
    Action action;
    action.id = "accept";
    action.label = {"受理", "Accept"};
    action.by = {{"*", Grant::Scope::Bureau}};
    matter_kind->actions = {action};
    const std::string table = rights_markdown(definition);
    EXPECT_NE(table.find("| 查阅 | Read (`read`) | 科室负责人（本单位及下属） | Section head (own unit and below) |"), std::string::npos) << table;
    EXPECT_NE(table.find("| 受理 | Accept (`accept`) | 本局所有人员 | any member of the bureau |"), std::string::npos);
    EXPECT_NE(table.find("| 查看隐去的信息 | Reveal masked data (`reveal`) | 无 | nobody |"), std::string::npos);
    const json::array rows = rights_json(definition);
    EXPECT_EQ(rows.size(), definition.kinds.size());
}

// The real kinds of lines/bureau are sound, and the form's list of roles is the list of roles.
TEST(BureauLine, IsSound) {
    std::string name = (std::filesystem::temp_directory_path() / "xiezhi-bureau-XXXXXX").string();
    const std::filesystem::path scratch = ::mkdtemp(name.data());
    const auto definition = bureau_definition(scratch);
    std::filesystem::remove_all(scratch);
    ASSERT_TRUE(definition.has_value()) << to_text(definition.error());
    Faults real;
    for (const Fault& fault : check(*definition, nullptr)) {
        if (!is_warning(fault)) real.push_back(fault);
    }
    EXPECT_TRUE(real.empty()) << to_text(real);
    const CodeList* list = definition->list("staff_role");
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->values.size(), definition->roles.size());
    for (const CodeValue& value : list->values) {
        const auto role = definition->roles.find(value.code);
        ASSERT_NE(role, definition->roles.end()) << value.code;
        EXPECT_EQ(role->second.label, value.label) << value.code;
    }
    for (const char* three : {"system_administrator", "security_administrator", "audit_administrator"}) {
        EXPECT_TRUE(definition->roles.contains(three));
        EXPECT_TRUE(is_administrator(three));
    }
}

}  // namespace
}  // namespace xiezhi::identity
