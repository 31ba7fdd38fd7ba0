#include "store_fixture.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>

namespace xiezhi::store {

namespace {
Field field(std::string id, FieldType type, FieldClass field_class = FieldClass::Plain) {
    Field out;
    out.label = {id, id};
    out.id = std::move(id);
    out.type = type;
    out.field_class = field_class;
    return out;
}
}  // namespace

Definition small_definition() {
    auto matter = std::make_shared<Kind>();
    matter->id = matter->table = "matter";
    matter->label = {"事项", "Matter"};
    matter->fields = {field("received_on", FieldType::Date), field("amount", FieldType::Money),
                      field("urgent", FieldType::YesNo), field("complainant", FieldType::Text, FieldClass::Name),
                      field("order", FieldType::Text), field("reference", FieldType::Text)};
    matter->fields[0].indexed = true;
    matter->fields[5].unique = true;
    matter->list_date = "received_on";
    matter->numbers = {{"case", {"案号", "case number"}, "bureau", "江复〔{year}〕{seq}号", true, {}}};
    matter->states = {{"received", {"收到", "received"}, true, false, false, {}},
                      {"closed", {"办结", "closed"}, false, true, true, {}}};
    RowList hearings;
    hearings.id = "hearings";
    hearings.fields = {field("held_on", FieldType::Date), field("place", FieldType::Text)};
    matter->lists = {hearings};
    matter->hash = "hash-of-matter";

    auto mediator = std::make_shared<Kind>();
    mediator->id = mediator->table = "mediator";
    mediator->label = {"调解员", "Mediator"};
    mediator->fields = {field("since", FieldType::Date), field("unit", FieldType::Unit)};
    mediator->states = {{"current", {"在任", "current"}, true, false, false, {}}};

    Definition definition;
    definition.kinds["matter"] = matter;
    definition.kinds["mediator"] = mediator;
    return definition;
}

Place::Place(Sort sort) : sort_(sort) {
    static std::atomic<int> counter{0};
    const std::string name = fmt::format("xiezhi_store_{}_{}", ::getpid(), ++counter);
    folder_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::create_directories(folder_);
    XIEZHI_CHECK(KeyRing::create(folder_ / "master.key").has_value());
    if (sort == Sort::Sqlite) {
        where_ = "sqlite:" + file().string();
        return;
    }
    schema_ = name;
    const std::string server = std::getenv("XIEZHI_TEST_PG");
    auto database = open_database(server);
    XIEZHI_CHECK(database.has_value());
    auto connection = (*database)->connect(Access::Write);
    XIEZHI_CHECK(connection.has_value());
    XIEZHI_CHECK((*connection)->script("create schema " + schema_).has_value());
    where_ = server + " options='-c search_path=" + schema_ + "'";
}

Place::~Place() {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
    if (sort_ == Sort::Sqlite) return;
    auto database = open_database(std::getenv("XIEZHI_TEST_PG"));
    if (!database) return;
    auto connection = (*database)->connect(Access::Write);
    if (connection) (void)(*connection)->script("drop schema " + schema_ + " cascade");
}

std::unique_ptr<Database> Place::open() const {
    auto database = open_database(where_);
    XIEZHI_CHECK(database.has_value());
    return std::move(*database);
}

std::unique_ptr<Database> Place::open_with_schema(const Definition& definition) const {
    auto database = open();
    auto connection = database->connect(Access::Write);
    XIEZHI_CHECK(connection.has_value());
    const auto applied = apply_schema(**connection, definition);
    if (!applied) ADD_FAILURE() << to_text(applied.error());
    return database;
}

KeyRing Place::keys() const {
    auto keys = KeyRing::open(folder_ / "master.key");
    XIEZHI_CHECK(keys.has_value());
    return *keys;
}

std::string name_of_sort(const testing::TestParamInfo<Sort>& info) {
    return info.param == Sort::Sqlite ? "Sqlite" : "Postgres";
}

UnitOfWork matter_unit(std::int64_t bureau, const std::string& id, std::int64_t version, const std::string& title) {
    UnitOfWork unit;
    unit.bureau = bureau;
    if (version > 1) unit.reads.push_back({"matter", id, version - 1});
    unit.rows.push_back({"matter",
                         {{"bureau", bureau},
                          {"id", id},
                          {"version", version},
                          {"state", std::string("received")},
                          {"title", title},
                          {"received_on", std::string("2024-03-01")},
                          {"amount", std::int64_t{123450}},
                          {"urgent", std::int64_t{1}}},
                         version == 1 ? RowWrite::Must::BeNew : RowWrite::Must::Exist});
    unit.rows.push_back({"act",
                         {{"bureau", bureau},
                          {"record", id},
                          {"kind", std::string("matter")},
                          {"action", std::string("receive")},
                          {"happened_on", std::string("2024-03-01")}},
                         RowWrite::Must::BeNew});
    unit.cells.push_back({"matter.received", 202403, "", "", 1});
    unit.event.id = fmt::format("{}-event-{}", id, version);
    unit.event.kind = "matter";
    unit.event.record = id;
    unit.event.action = "receive";
    unit.event.happened_on = "2024-03-01";
    unit.event.recorded_at = {1709251200000};
    unit.event.actor = {{"account", "张某某"}, {"post", "承办人"}};
    unit.event.input = {{"received_on", "2024-03-01"}, {"note", "引号\" 反斜线\\ 换行\n 结束"}};
    unit.event.definition = "hash-of-matter";
    unit.answer = {{"id", id}, {"version", version}};
    return unit;
}

std::string one(Connection& connection, const std::string& sql) {
    std::string out;
    const auto read = connection.query(sql, {}, [&out](const Row& row) {
        out = row.is_null(0) ? "null" : std::string(row.text(0));
        return Go::Stop;
    });
    if (!read) ADD_FAILURE() << to_text(read.error());
    return out;
}

}  // namespace xiezhi::store
