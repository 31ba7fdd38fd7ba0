// A year is announced while the bureau works: entered, previewed, accepted by a second person, and every running term is
// derived again as an event that says its date before and after.
#include "engine/calendar_years.hpp"
#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

// An invented 2027.
std::string rows() {
    std::string text;
    const auto rest = [&](int month, int first, int last, const char* name) {
        for (int day = first; day <= last; ++day) text += to_string(from_ymd(2027, month, day)) + ",off," + name + "\n";
    };
    rest(1, 1, 1, "元旦");
    rest(2, 5, 11, "春节");
    rest(4, 5, 5, "清明");
    rest(5, 1, 5, "劳动节");
    rest(6, 9, 9, "端午");
    rest(10, 1, 7, "国庆节");
    return text + "2027-01-31,work,春节\n";
}

class CalendarTest : public OwnBureau {
  protected:
    CalendarTest() : OwnBureau("2026-12-28") {}
    std::string enter() {
        return bureau().must({.action = "enter",
                              .input = {{"of_year", 2027}, {"source", "国办发明电〔2026〕9号"}, {"day_rows", rows()}},
                              .on = "2026-11-04",
                              .as = "office",
                              .kind = "calendar_year"});
    }
    void act(const std::string& id, const char* action, json::object input = {}) {
        bureau().must({.record = id, .action = action, .input = std::move(input), .as = "office", .kind = "calendar_year"});
        bureau().sign_all(id, {}, "calendar_year");
    }
};
XIEZHI_ON_BOTH(CalendarTest);

TEST_P(CalendarTest, AnAcceptedYearMovesRunningTermsAndSaysSo) {
    Stage& b = bureau();
    const std::string before = b.received("2026-12-28");
    EXPECT_EQ(b.term(before, "examination").due, "");
    EXPECT_EQ(b.term(before, "examination").state, "provisional");
    const std::string id = enter();
    (void)run();
    EXPECT_EQ(b.term(before, "examination").due, "") << "an entry that nobody accepted moves nothing";

    const auto& engine = *b.workspace->engine;
    const auto entry = engine::year_record(*b.session.connection, stage::kBureau, id);
    ASSERT_TRUE(entry) << to_text(entry.error());
    const auto then = engine::calendar_with(engine.catalog(), {*entry});
    ASSERT_TRUE(then) << to_text(then.error());
    const auto preview = engine::preview_calendar(engine.catalog(), *b.session.connection, stage::kBureau, *then);
    ASSERT_TRUE(preview) << to_text(preview.error());
    EXPECT_EQ(preview->records, 1);
    ASSERT_GE(preview->moves.size(), 1U);
    EXPECT_EQ(preview->moves.front().before, "");
    EXPECT_EQ(preview->moves.front().after, "2027-01-05");

    act(id, "put_in_force");
    const auto done = run();
    EXPECT_TRUE(done.faults.empty()) << to_text(done.faults);
    EXPECT_TRUE(done.ran);
    EXPECT_EQ(done.moved, 1);
    EXPECT_EQ(b.term(before, "examination").due, "2027-01-05");
    EXPECT_EQ(b.term(before, "examination").state, "running");
    EXPECT_EQ(reprojected(before), 1);
    const auto acts = b.record(before).acts;
    EXPECT_EQ(acts.back().action, "reproject");
    EXPECT_NE(acts.back().input.find(R"("after":"2027-01-05","before":"","slot":"examination")"), std::string::npos) << acts.back().input;
    all_as_derived();

    // The same facts entered afterwards give the same date; nothing is done twice, and a restart finds the same calendar.
    const std::string after = b.received("2026-12-28");
    EXPECT_EQ(b.term(after, "examination").due, "2027-01-05");
    EXPECT_FALSE(run().ran);
    const std::string version = engine.catalog().calendar->version();
    b.restart();
    EXPECT_EQ(b.workspace->catalog->calendar->version(), version);
    EXPECT_FALSE(run().ran);

    act(id, "withdraw", {{"withdrawn_why", "通知有更正"}});
    EXPECT_EQ(run().moved, 2);
    EXPECT_EQ(b.term(before, "examination").due, "");
    EXPECT_EQ(reprojected(before), 2);
    all_as_derived();
}

TEST_P(CalendarTest, ARunThatWasCutOffIsFinishedAtTheNextStart) {
    Stage& b = bureau();
    std::vector<std::string> ids;
    for (int i = 0; i < 7; ++i) ids.push_back(b.received("2026-12-28"));
    (void)run();
    const std::string id = enter();
    act(id, "put_in_force");
    // As if the power went after the first of them.
    ASSERT_TRUE(engine::follow_calendar(b.workspace->engine->catalog(), *b.session.connection, stage::kBureau).value());
    engine::Request one = b.request({.record = ids[3], .action = "reproject"});
    one.actor = identity::program_actor(stage::kBureau, {"期限管理", "Watching terms"});
    ASSERT_TRUE(b.workspace->engine->perform(b.session, one).has_value());
    b.restart();
    const auto rest = run();
    EXPECT_TRUE(rest.ran);
    EXPECT_EQ(rest.looked_at, 7);
    EXPECT_EQ(rest.moved, 6);
    for (const std::string& record : ids) {
        EXPECT_EQ(b.term(record, "examination").due, "2027-01-05");
        EXPECT_EQ(reprojected(record), 1);
    }
    all_as_derived();
}

TEST_P(CalendarTest, WhatIsEnteredIsExaminedAndSignedByAnother) {
    Stage& b = bureau();
    const auto bad = b.perform({.action = "enter", .input = {{"of_year", 2027}, {"source", "国办发明电〔2026〕9号"}, {"day_rows", "2027-01-01,off,元旦\n2027-01-04,work,元旦\n"}},
                                .as = "office", .kind = "calendar_year"});
    ASSERT_FALSE(bad);
    EXPECT_EQ(stage::codes(bad.error()), "BAD_VALUE /input/day_rows:2");
    const auto other = b.perform({.action = "enter", .input = {{"of_year", 2027}, {"source", "国办发明电〔2026〕9号"}, {"day_rows", rows()}}, .kind = "calendar_year"});
    ASSERT_FALSE(other);
    EXPECT_EQ(stage::codes(other.error()), "FORBIDDEN");
    const std::string id = enter();
    b.must({.record = id, .action = "put_in_force", .as = "office", .kind = "calendar_year"});
    EXPECT_EQ(b.record(id, "calendar_year").state, "entered");
    EXPECT_FALSE(run().moved);
    EXPECT_FALSE(b.workspace->catalog->calendar->announced(2027));
}

TEST_P(CalendarTest, TheEntryEnteredLastCounts) {
    Stage& b = bureau();
    const std::string first = enter();
    const std::string record = b.received("2026-12-28");
    std::string again = rows() + "2027-01-04,off,元旦\n";
    const std::string second =
        b.must({.action = "enter", .input = {{"of_year", 2027}, {"source", "国办发明电〔2026〕10号"}, {"day_rows", again}}, .as = "office", .kind = "calendar_year"});
    act(second, "put_in_force");
    act(first, "put_in_force");
    (void)run();
    EXPECT_EQ(b.term(record, "examination").due, "2027-01-06");
    act(second, "withdraw", {{"withdrawn_why", "录错"}});
    EXPECT_EQ(run().moved, 1);
    EXPECT_EQ(b.term(record, "examination").due, "2027-01-05");
}

// What ends before the first changed day is not even opened; what reaches it, has no date or waits is.
TEST_P(CalendarTest, OnlyTermsThatReachAChangedDayAreLookedAt) {
    Stage& b = bureau();
    (void)run();
    const std::string early = b.received("2026-09-01");
    const std::string late = b.received("2026-12-28");
    EXPECT_EQ(b.term(early, "examination").due, "2026-09-08");
    const std::string id = enter();
    act(id, "put_in_force");
    const auto done = run();
    EXPECT_EQ(done.looked_at, 1);
    EXPECT_EQ(done.moved, 1);
    EXPECT_EQ(b.term(late, "examination").due, "2027-01-05");
    all_as_derived();
    act(id, "withdraw", {{"withdrawn_why", "通知有更正"}});
    b.restart();  // what stood before is not known any more: all are looked at
    EXPECT_EQ(run().looked_at, 2);
    EXPECT_EQ(b.term(late, "examination").due, "");
    all_as_derived();
}

}  // namespace
}  // namespace xiezhi
