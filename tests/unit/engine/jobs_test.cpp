// What happens by itself: reminders and lapses, once each, however often and however many at once the jobs run.
#include <fmt/format.h>

#include <thread>

#include "engine/jobs.hpp"
#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

using stage::Stage;

class JobsTest : public OnBoth {
  protected:
    void SetUp() override {
        OnBoth::SetUp();
        if (!IsSkipped()) bureau().today("2024-05-10");
    }
    engine::JobResult run() { return engine::run_term_jobs(*bureau().workspace->engine, bureau().session, stage::kBureau); }
    std::int64_t events(const std::string& record, const std::string& action) {
        return bureau().count("SELECT count(*) FROM event WHERE bureau = ?1 AND record = ?2 AND action = ?3", {stage::kBureau, record, action});
    }
    std::int64_t messages(const std::string& record, int rung) {
        return bureau().count(
            "SELECT count(*) FROM outbox WHERE bureau = ?1 AND topic = 'term.rung' AND body LIKE ?2 AND body LIKE ?3",
            {stage::kBureau, "%" + record + "%", fmt::format("%\"rung\":{}%", rung)});
    }
};
XIEZHI_ON_BOTH(JobsTest);

TEST_P(JobsTest, EachRungIsClimbedOnce) {
    Stage& b = bureau();
    b.today("2030-01-02");
    (void)run();  // whatever other tests left
    b.today("2024-05-10");
    const std::string id = b.accepted("2024-05-10");
    EXPECT_EQ(b.term(id, "decision").due, "2024-07-09");
    struct Day {
        const char* date;
        int near, last, over;
        std::int64_t lapses;
    };
    for (const Day& day :
         {Day{"2024-07-03", 0, 0, 0, 0}, Day{"2024-07-04", 1, 0, 0, 0}, Day{"2024-07-08", 1, 0, 0, 0},
          Day{"2024-07-09", 1, 1, 0, 0}, Day{"2024-07-10", 1, 1, 1, 1}, Day{"2024-07-20", 1, 1, 1, 1}}) {
        b.today(day.date);
        for (int i = 0; i < 10; ++i) EXPECT_TRUE(run().faults.empty()) << day.date;
        const std::string slot = "\"slot\":\"decision\"";
        const auto said = [&](int rung) {
            return b.count(
                "SELECT count(*) FROM outbox WHERE bureau = ?1 AND topic = 'term.rung' AND body LIKE ?2 AND body LIKE "
                "?3 AND body LIKE ?4",
                {stage::kBureau, "%" + id + "%", fmt::format("%\"rung\":{}%", rung), "%" + slot + "%"});
        };
        EXPECT_EQ(said(1), day.near) << day.date;
        EXPECT_EQ(said(2), day.last) << day.date;
        EXPECT_EQ(said(3), day.over) << day.date;
        EXPECT_EQ(b.term(id, "decision").state == "lapsed" ? 1 : 0, day.lapses) << day.date;
    }
    // A lapse proposes; nothing is decided by it.
    EXPECT_EQ(b.record(id).state, "accepted");
    EXPECT_EQ(b.count("SELECT count(*) FROM task WHERE bureau = ?1 AND record = ?2 AND state = 'open' AND source = "
                      "'lapse:decision' AND action = 'record_overdue'",
                      {stage::kBureau, id}),
              1);
}

TEST_P(JobsTest, TwoRunsAtOnceGiveEachReminderOnce) {
    Stage& b = bureau();
    std::vector<std::string> ids;
    for (int i = 0; i < 12; ++i) ids.push_back(b.accepted("2024-05-10"));
    b.today("2024-07-10");
    std::vector<std::thread> threads;
    std::atomic<int> faults = 0;
    for (int t = 0; t < 2; ++t) {
        threads.emplace_back([&] {
            auto session = b.workspace->engine->open_session();
            faults += static_cast<int>(engine::run_term_jobs(*b.workspace->engine, *session, stage::kBureau).faults.size());
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(faults, 0);
    EXPECT_TRUE(run().faults.empty());
    for (const std::string& id : ids) {
        EXPECT_EQ(events(id, "lapse"), 2) << "send_copy and decision";
        EXPECT_EQ(messages(id, 3), 2);
        EXPECT_EQ(b.term(id, "decision").state, "lapsed");
    }
}

TEST_P(JobsTest, ATermThatMovedIsRemindedOfAnew) {
    Stage& b = bureau();
    const std::string id = b.awaiting_reply("2024-05-10");
    b.today("2024-07-08");
    EXPECT_TRUE(run().faults.empty());
    EXPECT_EQ(b.term(id, "decision").rung, 1);
    b.must({.record = id, .action = "extend", .input = {{"extension_days", 30}, {"extension_reason", "案情复杂"}}});
    b.sign_all(id);
    EXPECT_EQ(b.term(id, "decision").due, "2024-08-08");
    EXPECT_EQ(b.term(id, "decision").rung, 0);
    EXPECT_TRUE(run().faults.empty());
    EXPECT_EQ(b.term(id, "decision").rung, 0);
    b.today("2024-08-07");
    EXPECT_TRUE(run().faults.empty());
    EXPECT_EQ(b.term(id, "decision").rung, 1);
    EXPECT_EQ(messages(id, 1), 2);
}

TEST_P(JobsTest, AStaleLapseIsRefused) {
    Stage& b = bureau();
    const std::string id = b.accepted("2024-05-10");
    engine::Request lapse = b.request({.record = id, .action = "lapse", .input = {{"slot", "decision"}}});
    lapse.actor = identity::program_actor(stage::kBureau, {"期限管理", "Watching terms"});
    EXPECT_EQ(stage::codes(b.workspace->engine->perform(b.session, lapse).error()), "ALREADY_DONE");
    b.today("2024-07-09");  // its last day lives until midnight
    EXPECT_EQ(stage::codes(b.workspace->engine->perform(b.session, lapse).error()), "ALREADY_DONE");
    b.today("2024-07-10");
    EXPECT_TRUE(b.workspace->engine->perform(b.session, lapse).has_value());
    EXPECT_EQ(stage::codes(b.workspace->engine->perform(b.session, lapse).error()), "ALREADY_DONE");
}

TEST_P(JobsTest, AProvisionalTermNeverLapses) {
    Stage& b = bureau();
    const std::string id = b.awaiting_reply("2024-05-10");
    b.serve(id, "reply_notice", "respondent", "2024-05-10", false);
    b.today("2024-06-10");
    EXPECT_TRUE(run().faults.empty());
    EXPECT_EQ(b.term(id, "reply").state, "provisional");
    b.serve(id, "reply_notice", "respondent", "2024-05-10", true);
    EXPECT_TRUE(run().faults.empty());
    EXPECT_EQ(b.term(id, "reply").state, "lapsed");
}

TEST_P(JobsTest, MoreThanAPageOfRunningTermsIsWatchedToTheEnd) {
    Stage b(GetParam());
    constexpr int kPage = 10;
    const auto watch = [&](const char* day) {
        b.today(day);
        auto result = engine::run_term_jobs(*b.workspace->engine, b.session, stage::kBureau, kPage);
        EXPECT_TRUE(result.faults.empty()) << to_text(result.faults);
        return result;
    };
    // 32 applications whose five working days are over on the 17th, and one that is near then.
    b.today("2024-05-10");
    std::vector<std::string> ids;
    for (int i = 0; i < 32; ++i) ids.push_back(b.received("2024-05-10"));
    b.today("2024-05-14");
    const std::string last = b.received("2024-05-14");
    const auto result = watch("2024-05-17");
    EXPECT_EQ(result.lapsed, 32);
    EXPECT_EQ(result.reminded, 33);
    for (const std::string& id : ids) EXPECT_EQ(b.term(id, "examination").state, "lapsed");
    EXPECT_EQ(b.term(last, "examination").rung, 1);
    // What stays running on the first pages, all reminded and none due, hides nothing behind it.
    (void)watch("2024-06-03");
    for (int i = 0; i < 25; ++i) (void)b.received("2024-06-03");
    EXPECT_EQ(watch("2024-06-06").reminded, 25);
    const std::string behind = b.received("2024-06-04");
    EXPECT_EQ(watch("2024-06-06").reminded, 1);
    EXPECT_EQ(b.term(behind, "examination").rung, 1);
    EXPECT_EQ(watch("2024-06-06").reminded, 0);
}

}  // namespace
}  // namespace xiezhi
