// A bureau of a few units and people in a throwaway database of either sort, with the tables the real definitions of
// lines/bureau ask for and one more kind, `matter`, whose grants the tests choose.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "definition/model.hpp"
#include "store/database.hpp"
#include "store/keys.hpp"

namespace xiezhi::identity {

enum class On { Sqlite, Postgres };

class Bureau : public testing::TestWithParam<On> {
  protected:
    void SetUp() override;     // skips PostgreSQL unless XIEZHI_TEST_PG is set
    void TearDown() override;

    void run(const std::string& sql, const std::vector<store::Value>& parameters = {});
    std::vector<std::string> column(const std::string& sql, const std::vector<store::Value>& parameters = {});

    void unit(const std::string& id, const std::string& parent);
    void account(const std::string& id, const std::string& works_in, const std::string& state = "current");
    void post(const std::string& account, const std::string& unit, const std::string& role,
              const std::string& from = "2020-01-01", const std::string& to = "", const std::string& state = "current");
    std::string acting(const std::string& by, const std::string& instead_of, const std::string& from, const std::string& to,
                const std::string& state = "current");
    void entered_by(const std::string& record, const std::string& account);
    void matter(const std::string& id, const std::string& unit, const std::string& holder);

    // law/lists, lines/roles.yaml and lines/bureau as they are in the tree, and `matter`.
    Definition definition;
    std::shared_ptr<Kind> matter_kind;
    std::filesystem::path folder;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Connection> connection;

  private:
    int next_ = 0;
    std::string schema_;
};

std::string name_of_on(const testing::TestParamInfo<On>& info);

// The definitions of lines/bureau alone; the caller has checked nothing yet.
Result<Definition> bureau_definition(const std::filesystem::path& scratch);

}  // namespace xiezhi::identity
