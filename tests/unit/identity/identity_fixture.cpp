#include "identity_fixture.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "definition/load.hpp"
#include "store/schema.hpp"

namespace xiezhi::identity {

namespace fs = std::filesystem;
using store::Value;

Result<Definition> bureau_definition(const fs::path& scratch) {
    const fs::path share = scratch / "share";
    const fs::path tree = SOURCE_DIR;
    fs::create_directories(share / "lines");
    fs::create_directories(share / "law" / "lists");
    fs::copy(tree / "lines" / "bureau", share / "lines" / "bureau", fs::copy_options::recursive);
    fs::copy(tree / "lines" / "roles.yaml", share / "lines" / "roles.yaml");
    for (const char* list : {"unit_type", "staff_role", "acting_ground", "rule_finding", "period_unit"}) {
        fs::copy(tree / "law" / "lists" / (std::string(list) + ".yaml"), share / "law" / "lists" / (std::string(list) + ".yaml"));
    }
    return load_definition(share);
}

void Bureau::SetUp() {
    const char* server = std::getenv("XIEZHI_TEST_PG");
    if (GetParam() == On::Postgres && server == nullptr) {
        GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
    }
    static std::atomic<int> counter{0};
    const std::string name = fmt::format("xiezhi_identity_{}_{}", ::getpid(), ++counter);
    folder = fs::temp_directory_path() / name;
    fs::create_directories(folder);
    auto loaded = bureau_definition(folder);
    ASSERT_TRUE(loaded.has_value()) << to_text(loaded.error());
    definition = std::move(*loaded);
    matter_kind = std::make_shared<Kind>();
    matter_kind->id = matter_kind->table = "matter";
    matter_kind->label = {"事项", "Matter"};
    matter_kind->states = {{"open", {"在办", "Open"}, true, false, false, {}}};
    definition.kinds["matter"] = matter_kind;

    std::string where = (folder / "data.db").string();
    if (GetParam() == On::Postgres) {
        schema_ = name;
        auto admin = store::open_database(server).value()->connect(store::Access::Write).value();
        ASSERT_TRUE(admin->script("create schema " + schema_).has_value());
        where = std::string(server) + " options='-c search_path=" + schema_ + "'";
    }
    database = store::open_database(where).value();
    connection = database->connect(store::Access::Write).value();
    const auto applied = store::apply_schema(*connection, definition);
    ASSERT_TRUE(applied.has_value()) << to_text(applied.error());

    // bureau 1: root ─ reconsideration (─ team), office_a; outside: police. Bureau 2 has a unit of the same name.
    unit("root", "");
    unit("reconsideration", "root");
    unit("team", "reconsideration");
    unit("office_a", "root");
    unit("police", "");
    run("INSERT INTO unit (bureau, id, state, name, parent) VALUES (2, 'reconsideration', 'current', 'elsewhere', 'root')");
}

void Bureau::TearDown() {
    connection.reset();
    database.reset();
    std::error_code error;
    if (!folder.empty()) fs::remove_all(folder, error);
    if (schema_.empty()) return;
    auto admin = store::open_database(std::getenv("XIEZHI_TEST_PG")).value()->connect(store::Access::Write).value();
    EXPECT_TRUE(admin->script("drop schema " + schema_ + " cascade").has_value());
}

void Bureau::run(const std::string& sql, const std::vector<Value>& parameters) {
    const auto done = connection->execute(sql, parameters);
    ASSERT_TRUE(done.has_value()) << to_text(done.error());
}

std::vector<std::string> Bureau::column(const std::string& sql, const std::vector<Value>& parameters) {
    std::vector<std::string> out;
    const auto done = connection->query(sql, parameters, [&](const store::Row& row) {
        out.emplace_back(row.text(0));
        return store::Go::On;
    });
    EXPECT_TRUE(done.has_value()) << sql << "\n" << (done ? "" : to_text(done.error()));
    return out;
}

void Bureau::unit(const std::string& id, const std::string& parent) {
    run("INSERT INTO unit (bureau, id, state, name, parent) VALUES (1, ?1, 'current', ?2, ?3)",
        {id, "the " + id, parent.empty() ? Value{} : Value{parent}});
}

void Bureau::account(const std::string& id, const std::string& works_in, const std::string& state) {
    run("INSERT INTO account (bureau, id, state, name, display_name, works_in) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
        {id, state, "login-" + id, "name of " + id, works_in});
}

void Bureau::post(const std::string& account, const std::string& unit, const std::string& role, const std::string& from,
                  const std::string& to, const std::string& state) {
    run("INSERT INTO post (bureau, id, state, account, in_unit, role, from_on, to_on) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        {fmt::format("post{}", ++next_), state, account, unit, role, from, to.empty() ? Value{} : Value{to}});
}

std::string Bureau::acting(const std::string& by, const std::string& instead_of, const std::string& from, const std::string& to,
                    const std::string& state) {
    run("INSERT INTO acting (bureau, id, state, for_account, by_account, from_on, to_on) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
        {fmt::format("acting{}", ++next_), state, instead_of, by, from, to.empty() ? Value{} : Value{to}});
    return fmt::format("acting{}", next_);
}

void Bureau::entered_by(const std::string& record, const std::string& account) {
    run("INSERT INTO act (bureau, record, sequence, kind, action, recorded_at, account, voided) VALUES (1, ?1, 1, 'acting', 'lend', 0, ?2, 0)", {record, account});
}

void Bureau::matter(const std::string& id, const std::string& unit, const std::string& holder) {
    run("INSERT INTO matter (bureau, id, version, state, unit, holder) VALUES (1, ?1, 1, 'open', ?2, ?3)", {id, unit, holder});
}

std::string name_of_on(const testing::TestParamInfo<On>& info) { return info.param == On::Sqlite ? "Sqlite" : "Postgres"; }

}  // namespace xiezhi::identity
