// Every test of the engine runs on SQLite and on PostgreSQL, in the bureau that the suite shares.
#pragma once

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

inline std::string name_of_database(const testing::TestParamInfo<stage::On>& info) { return info.param == stage::On::Sqlite ? "sqlite" : "postgres"; }

#define XIEZHI_ON_BOTH(suite) INSTANTIATE_TEST_SUITE_P(Databases, suite, testing::Values(stage::On::Sqlite, stage::On::Postgres), name_of_database)

}  // namespace xiezhi
