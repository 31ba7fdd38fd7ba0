// A throwaway database of either sort, with the tables of a small definition, for the tests of the store.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "definition/model.hpp"
#include "store/database.hpp"
#include "store/keys.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"

namespace xiezhi::store {

enum class Sort { Sqlite, Postgres };

// Two kinds: a matter with every sort of field, and a register.
Definition small_definition();

// A folder with master key and (SQLite) database; on PostgreSQL a schema of its own. Removed at the end.
class Place {
  public:
    explicit Place(Sort sort);
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();

    std::unique_ptr<Database> open() const;
    std::unique_ptr<Database> open_with_schema(const Definition& definition = small_definition()) const;
    KeyRing keys() const;
    std::filesystem::path folder() const { return folder_; }
    std::filesystem::path anchors() const { return folder_ / "heads.log"; }
    std::filesystem::path file() const { return folder_ / "data.db"; }
    const std::string& where() const { return where_; }

  private:
    Sort sort_;
    std::filesystem::path folder_;
    std::string where_, schema_;
};

// Runs on both; PostgreSQL only when XIEZHI_TEST_PG holds a conninfo (tools/with-postgres sets it).
class BothDatabases : public testing::TestWithParam<Sort> {
  protected:
    void SetUp() override {
        if (GetParam() == Sort::Postgres && std::getenv("XIEZHI_TEST_PG") == nullptr) {
            GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
        }
        place = std::make_unique<Place>(GetParam());
    }
    std::unique_ptr<Place> place;
};

std::string name_of_sort(const testing::TestParamInfo<Sort>& info);

// A unit that opens (version 1) or changes a matter: its row, an act row, one figure cell.
UnitOfWork matter_unit(std::int64_t bureau, const std::string& id, std::int64_t version, const std::string& title);

// One value of one row, "" when there is none.
std::string one(Connection& connection, const std::string& sql);

}  // namespace xiezhi::store
