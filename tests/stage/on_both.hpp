// Tests that run on SQLite and on PostgreSQL: in the bureau that the suite shares, or in one of their own.
#pragma once

#include "engine/jobs.hpp"
#include "engine/running.hpp"
#include "stage/stage.hpp"

namespace xiezhi {

class OnBoth : public testing::TestWithParam<stage::On> {
  protected:
    void SetUp() override {
        if (!stage::Place::possible(GetParam())) GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
        stage_ = &stage::Stage::shared(GetParam());
        stage_->today("2024-05-10");
    }
    stage::Stage& bureau() { return *stage_; }

  private:
    stage::Stage* stage_ = nullptr;
};

// A bureau of the test's own, on a day of its own: what it changes for the whole bureau (the calendar, the law) ends with it.
class OwnBureau : public testing::TestWithParam<stage::On> {
  protected:
    explicit OwnBureau(std::string day) : day_(std::move(day)) {}
    void SetUp() override {
        if (!stage::Place::possible(GetParam())) GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
        stage_ = std::make_unique<stage::Stage>(GetParam());
        stage_->today(day_);
    }
    stage::Stage& bureau() { return *stage_; }
    const engine::Catalog& catalog() { return bureau().workspace->engine->catalog(); }
    engine::Reprojection run() { return engine::reproject_terms(*bureau().workspace->engine, bureau().session, stage::kBureau); }
    // Every term that stands is what its facts, the law and the calendar in use give.
    void all_as_derived() {
        const auto running = engine::running_after(*bureau().session.connection, stage::kBureau, "", 1000);
        ASSERT_TRUE(running);
        EXPECT_FALSE(running->empty());
        for (const engine::Running& one : *running) {
            const auto opened = engine::open_running(catalog(), *bureau().session.connection, stage::kBureau, one);
            ASSERT_TRUE(opened);
            EXPECT_FALSE(engine::terms_differ(opened->record, *opened->in_use.compiled, catalog().book())) << one.record;
        }
    }
    std::int64_t reprojected(const std::string& record) {
        return bureau().count("SELECT count(*) FROM event WHERE bureau = ?1 AND record = ?2 AND action = 'reproject'", {stage::kBureau, record});
    }

  private:
    std::string day_;
    std::unique_ptr<stage::Stage> stage_;
};

inline std::string name_of_database(const testing::TestParamInfo<stage::On>& info) { return info.param == stage::On::Sqlite ? "sqlite" : "postgres"; }

#define XIEZHI_ON_BOTH(suite) INSTANTIATE_TEST_SUITE_P(Databases, suite, testing::Values(stage::On::Sqlite, stage::On::Postgres), name_of_database)

}  // namespace xiezhi
