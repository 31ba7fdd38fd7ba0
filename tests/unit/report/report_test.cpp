// The yearly report: last year beside this one, what nobody stated, targets and where they are heading, the snapshot of what
// was finalised and what has moved since.
#include <fmt/format.h>

#include "report/finalise.hpp"
#include "report/yearly.hpp"
#include "stage/stage.hpp"

namespace xiezhi::report {
namespace {

class ReportTest : public testing::TestWithParam<stage::On> {
  protected:
    void SetUp() override {
        if (!stage::Place::possible(GetParam())) GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
        stage_ = std::make_unique<stage::Stage>(GetParam());
    }
    stage::Stage& bureau() { return *stage_; }
    const figure::FigureSet& figures() { return *stage_->workspace->catalog->figures; }
    const engine::BureauProfile& profile() { return stage_->workspace->engine->bureau(*stage_->session.connection, stage::kBureau); }
    Yearly made(int year) {
        auto report = make_yearly(*stage_->session.connection, figures(), profile(), year, parse_date(stage_->day()).value());
        EXPECT_TRUE(report.has_value()) << to_text(report.error());
        return report ? std::move(*report) : Yearly{};
    }
    static const Number& number(const Yearly& report, std::string_view reference) {
        static const Number kNone;
        const auto found = std::find_if(report.numbers.begin(), report.numbers.end(), [&](const Number& one) { return one.reference == reference; });
        EXPECT_NE(found, report.numbers.end()) << reference;
        return found == report.numbers.end() ? kNone : *found;
    }
    static const Part& part(const Yearly& report, std::string_view id) {
        static const Part kNone;
        const auto found = std::find_if(report.parts.begin(), report.parts.end(), [&](const Part& one) { return one.id == id; });
        EXPECT_NE(found, report.parts.end()) << id;
        return found == report.parts.end() ? kNone : *found;
    }
    store::Connection& connection() { return *stage_->session.connection; }
    FigureReference reference(std::string_view text) { return figure::resolve(figures(), text).value(); }
    std::string state(const std::string& fact, std::int64_t value, const std::string& on) {
        return bureau().must({.action = "state", .input = {{"fact", fact}, {"value", value}, {"source", "统计公报"}}, .on = on, .as = "statistician", .kind = "stated_fact"});
    }
    void state_all(int year) {
        for (const char* fact : {"POPULATION", "TOWNS", "VILLAGES"}) state(fact, 12, fmt::format("{}-12-31", year));
        for (const char* item : {"PUBLICITY_EVENTS", "PUBLICITY_PEOPLE", "CONSULTATIONS"}) {
            const std::string total = bureau().must({.action = "report",
                                                     .input = {{"item", item}, {"month_end", fmt::format("{}-12-31", year)}, {"value", 7}, {"source", "台账"}},
                                                     .as = "statistician",
                                                     .kind = "reported_total",
                                                     .parties = {{"reporter", json::array{json::object{{"unit", bureau().cast.units.at("legislation")}}}}}});
            bureau().must({.record = total, .action = "accept", .as = "statistician", .kind = "reported_total"});
        }
    }
    std::string target(json::object more) {
        const std::string plan = bureau().must({.action = "enter", .input = {{"name", "2024年工作要点"}, {"year", 2024}}, .as = "office", .kind = "work_plan"});
        json::object input{{"plan", plan}, {"wording", "受理复议案件不少于4件"}, {"comparison", "AT_LEAST"}, {"value_text", "4"}, {"year", 2024}, {"deadline", "2024-12-31"}};
        for (auto& member : more) input[member.key()] = std::move(member.value());
        return bureau().must({.action = "enter", .input = std::move(input), .as = "office", .kind = "plan_target"});
    }
    Target read(const std::string& id) {
        auto targets = read_targets(*stage_->session.connection, figures(), stage::kBureau, 2024, parse_date(stage_->day()).value());
        EXPECT_TRUE(targets.has_value()) << to_text(targets.error());
        for (const Target& one : *targets) {
            if (one.id == id) return one;
        }
        ADD_FAILURE() << "no target " << id;
        return {};
    }
    Result<json::object> finalise(const std::string& report) {
        return finalise_input(*stage_->session.connection, figures(), profile(), bureau().record(report, "yearly_report"), parse_date(stage_->day()).value());
    }

  private:
    std::unique_ptr<stage::Stage> stage_;
};
INSTANTIATE_TEST_SUITE_P(Databases, ReportTest, testing::Values(stage::On::Sqlite, stage::On::Postgres),
                         [](const auto& chosen) { return chosen.param == stage::On::Sqlite ? "sqlite" : "postgres"; });

TEST_P(ReportTest, ANumberStandsBesideLastYearsAndTheWordsOfTheChange) {
    stage::Stage& b = bureau();
    b.today("2023-05-10");
    for (const char* day : {"2023-05-08", "2023-05-09"}) b.accepted(day);
    b.today("2024-05-10");
    for (const char* day : {"2024-05-07", "2024-05-08", "2024-05-09"}) b.accepted(day);
    const Number& accepted = number(made(2024), "reconsideration.accepted");
    EXPECT_EQ(accepted.value, 3);
    EXPECT_EQ(accepted.before, 2);
    EXPECT_EQ(accepted.change.zh, "增长 50.0%");
    EXPECT_EQ(accepted.change.en, "up 50.0 %");
    // Of cases closed there are none in either year: the rate is no nought, and has not stayed the same.
    const Number& rate = number(made(2024), "reconsideration.in_term_rate");
    EXPECT_EQ(rate.shown, "—");
    EXPECT_EQ(rate.before_shown, "—");
    EXPECT_TRUE(rate.change.zh.empty());
}

TEST_P(ReportTest, ChangesAreSaidInPerCentAndRatesInPoints) {
    const auto cases = reference("reconsideration.accepted");
    EXPECT_EQ(change_words(figures(), cases, 7, 7).zh, "持平");
    EXPECT_EQ(change_words(figures(), cases, 3, 4).zh, "下降 25.0%");
    EXPECT_EQ(change_words(figures(), cases, 4, 3).zh, "增长 33.3%");
    EXPECT_EQ(change_words(figures(), cases, 5, 0).zh, "增加 5");
    EXPECT_EQ(change_words(figures(), reference("reconsideration.in_term_rate"), 985, 1000).zh, "下降 1.5 个百分点");
    EXPECT_EQ(change_words(figures(), reference("reconsideration.in_term_rate"), 1000, 985).en, "up 1.5 points");
}

TEST_P(ReportTest, WhatATargetWantsIsReadInTheUnitOfItsFigure) {
    const auto count = reference("reconsideration.accepted"), rate = reference("reconsideration.in_term_rate");
    EXPECT_EQ(wanted_value(figures(), count, "1,200"), 1200);
    EXPECT_EQ(wanted_value(figures(), count, "4.0"), 4);
    EXPECT_EQ(wanted_value(figures(), rate, "98.5"), 985);
    EXPECT_EQ(wanted_value(figures(), rate, "98"), 980);
    for (const char* bad : {"", "-4", "四", "4件", "4.5", "1.2.3", "9999999999999999", ","}) EXPECT_EQ(wanted_value(figures(), count, bad), std::nullopt) << bad;
    EXPECT_EQ(wanted_value(figures(), rate, "98.55"), std::nullopt);
    EXPECT_EQ(is_met("AT_LEAST", 4, 4), true);
    EXPECT_EQ(is_met("AT_MOST", 5, 4), false);
    EXPECT_EQ(is_met("EXACTLY", 4, 4), true);
    EXPECT_EQ(is_met("ABOUT", 4, 4), std::nullopt);
}

TEST_P(ReportTest, ATargetWithAFigureIsLiveAndForetold) {
    stage::Stage& b = bureau();
    b.today("2024-07-01");
    const std::string id = target({{"figure", "reconsideration.accepted"}});
    EXPECT_EQ(read(id).met, false);
    EXPECT_EQ(read(id).reached, 0);
    for (const char* day : {"2024-06-25", "2024-06-26"}) b.accepted(day);
    const Target live = read(id);
    EXPECT_EQ(live.reached, 2);
    EXPECT_EQ(live.met, false);
    EXPECT_EQ(live.forecast, 4);  // two in 183 of 366 days
    EXPECT_EQ(to_json(live, figures()).at("on_track"), true);
    b.today("2025-01-02");
    EXPECT_EQ(read(id).forecast, std::nullopt) << "the year is over";
    EXPECT_EQ(number(made(2024), "reconsideration.accepted").targets.size(), 1u);
}

TEST_P(ReportTest, ATargetWithoutAFigureOrWithOneThatIsNoneSaysSo) {
    bureau().today("2024-07-01");
    const Target none = read(target({}));
    EXPECT_FALSE(none.met || none.reached || none.figure_unknown);
    const Target wrong = read(target({{"figure", "reconsideration.acepted"}}));
    EXPECT_TRUE(wrong.figure_unknown);
    EXPECT_FALSE(wrong.met);
}

TEST_P(ReportTest, WhatNobodyStatedForbidsToFinalise) {
    stage::Stage& b = bureau();
    b.today("2025-01-10");
    const std::string report = b.must({.action = "draft", .input = {{"year", 2024}}, .as = "statistician", .kind = "yearly_report"});
    EXPECT_FALSE(b.perform({.action = "draft", .input = {{"year", 2024}}, .as = "statistician", .kind = "yearly_report"}).has_value()) << "one report a year";
    const auto refused = finalise(report);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().size(), 6u) << to_text(refused.error());
    EXPECT_TRUE(stage::has(refused.error(), Code::MissingField, "totals.value.CONSULTATIONS")) << "what no unit reported is missing, not nought";
    EXPECT_TRUE(stage::has(refused.error(), Code::MissingField, "facts.value.POPULATION")) << stage::codes(refused.error());
    EXPECT_TRUE(number(made(2024), "facts.value.POPULATION").missing);
    state_all(2024);
    const auto input = finalise(report);
    ASSERT_TRUE(input.has_value()) << to_text(input.error());
    EXPECT_EQ(text_at(*input, "snapshot_hash").size(), 64u);
    // By hand nobody finalises: without the program's snapshot the condition fails.
    EXPECT_FALSE(b.perform({.record = report, .action = "finalise", .as = "statistician", .kind = "yearly_report"}).has_value());
}

TEST_P(ReportTest, WhatMovedSinceItWasFinalisedIsNamedAndATamperedSnapshotIsFound) {
    stage::Stage& b = bureau();
    b.today("2025-01-10");
    b.accepted("2024-12-20");
    state_all(2024);
    const std::string id = b.must({.action = "draft", .input = {{"year", 2024}}, .as = "statistician", .kind = "yearly_report"});
    const auto moved = [&] { return moved_since(*b.session.connection, figures(), profile(), b.record(id, "yearly_report"), parse_date(b.day()).value()); };
    EXPECT_FALSE(moved().has_value()) << "not finalised";
    auto input = finalise(id);
    ASSERT_TRUE(input.has_value()) << to_text(input.error());
    b.must({.record = id, .action = "finalise", .input = *input, .as = "statistician", .kind = "yearly_report"});
    b.sign_all(id, {}, "yearly_report");
    EXPECT_EQ(b.record(id, "yearly_report").state, "final");
    ASSERT_TRUE(moved().has_value()) << to_text(moved().error());
    EXPECT_TRUE(moved()->empty());
    b.accepted("2024-12-24");  // entered late
    bool accepted = false;
    const auto late = moved();
    ASSERT_TRUE(late.has_value()) << to_text(late.error());
    for (const Moved& one : *late) {
        if (one.reference != "reconsideration.accepted") continue;
        accepted = true;
        EXPECT_EQ(one.then_shown, "1");
        EXPECT_EQ(one.now_shown, "2");
    }
    EXPECT_TRUE(accepted);
    engine::Record forged = b.record(id, "yearly_report");
    std::string snapshot = engine::text_of(forged.value("snapshot"));
    forged.set("snapshot", snapshot.replace(snapshot.find("2024"), 4, "2034"));
    const auto found = moved_since(*b.session.connection, figures(), profile(), forged, parse_date(b.day()).value());
    ASSERT_FALSE(found.has_value());
    EXPECT_TRUE(stage::has(found.error(), Code::ChainBroken));
}

TEST_P(ReportTest, AnIdentityThatFailsNamesItsSidesUnlessItIsExcepted) {
    stage::Stage& b = bureau();
    b.today("2024-05-10");
    b.accepted("2024-05-09");
    Yearly report = made(2024);
    ASSERT_FALSE(report.identities.empty());
    for (const auto& identity : report.identities) EXPECT_TRUE(identity.holds) << identity.identity->id;
    // As if a cell had been changed by hand: the fault names the cells and the difference.
    ASSERT_TRUE(report.identities.front().difference.has_value());
    EXPECT_EQ(report.identities.front().difference, 0);
    report.identities.front().holds = false;
    report.identities.front().difference = 1;
    const std::string id = report.identities.front().identity->id;
    const Faults open = open_points(report, figures(), {});
    ASSERT_TRUE(stage::has(open, Code::IdentityFailed, id));
    EXPECT_NE(to_text(open).find("相差 1"), std::string::npos) << to_text(open);
    EXPECT_FALSE(stage::has(open_points(report, figures(), {id}), Code::IdentityFailed));
    EXPECT_NE(to_markdown(report, "江陵区司法局", true).find("不平衡"), std::string::npos);
    EXPECT_NE(to_html(report, "江陵区司法局", false).find("Does not balance"), std::string::npos);
}

// What did not happen is not told, and its numbers stand in the table all the same.
TEST_P(ReportTest, ASentenceOfNoughtsIsLeftOut) {
    stage::Stage& b = bureau();
    b.today("2024-05-10");
    b.accepted("2024-05-07");
    const Yearly report = made(2024);
    EXPECT_EQ(part(report, "mediation_disputes").told(), false);
    EXPECT_EQ(number(report, "mediation.received").value, 0);
    EXPECT_FALSE(part(report, "reconsideration_cases").zh.empty());
    const std::string text = to_markdown(report, "江陵区司法局", true);
    EXPECT_EQ(text.find("纠纷调解"), std::string::npos) << text;
    EXPECT_NE(text.find("## 二、推进法治政府建设\n\n### （一）"), std::string::npos) << text;
    EXPECT_NE(text.find("公共法律服务、法律援助和村居法律顾问未在本系统办理"), std::string::npos) << text;
    EXPECT_EQ(text.find("履行法治建设职责"), std::string::npos) << "a chapter that nobody wrote has no heading";
}

TEST_P(ReportTest, WhatSomebodyWroteStandsInItsPart) {
    stage::Stage& b = bureau();
    b.today("2025-01-10");
    b.accepted("2024-05-07");
    const std::string report = b.must({.action = "draft", .input = {{"year", 2024}}, .as = "statistician", .kind = "yearly_report"});
    const auto write = [&](const char* where, const char* text) {
        b.must({.record = report, .action = "write_passage", .input = {{"passages.part", where}, {"passages.text", text}}, .as = "office", .kind = "yearly_report"});
    };
    write("corrections", "全年无脱管。");
    write("corrections", "全年无脱管、漏管。\n组织公益活动。");
    write("next_steps", "继续推进。");
    const auto record = b.record(report, "yearly_report");
    const auto yearly = make_yearly(connection(), figures(), profile(), 2024, parse_date(b.day()).value(), passages_of(record));
    ASSERT_TRUE(yearly) << to_text(yearly.error());
    const std::string html = to_html(*yearly, "江陵区司法局", true);
    EXPECT_NE(html.find("<p class=\"written\">全年无脱管、漏管。</p>\n<p class=\"written\">组织公益活动。</p>"), std::string::npos) << html;
    EXPECT_EQ(html.find("社区矫正和安置帮教未在本系统办理"), std::string::npos) << "the passage stands in the place of the note";
    EXPECT_NE(html.find("下一步打算"), std::string::npos);
    write("next_steps", "");
    const auto passages = passages_of(connection(), figures().definition(), stage::kBureau, 2024);
    ASSERT_TRUE(passages) << to_text(passages.error());
    EXPECT_EQ(passages->count("next_steps"), 0u) << "an empty passage takes it back";
    EXPECT_EQ(passages->at("corrections"), "全年无脱管、漏管。\n组织公益活动。");
}

TEST(MoneyWords, AreRoundedForTheTextOnly) {
    EXPECT_EQ(money_words(0, true), "0元");
    EXPECT_EQ(money_words(123450, true), "1,234.50元");
    EXPECT_EQ(money_words(999999, true), "9,999.99元");
    EXPECT_EQ(money_words(1000000, true), "1万元");
    EXPECT_EQ(money_words(812440000, true), "812.44万元");
    EXPECT_EQ(money_words(18000000000, true), "1.8亿元");
    EXPECT_EQ(money_words(-18023640000, true), "-1.8亿元");
    EXPECT_EQ(money_words(18023640000, false), "180,236,400.00 yuan");
}

}  // namespace
}  // namespace xiezhi::report
