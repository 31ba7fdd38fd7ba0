// Tables follow the definition, and never lose anything.
#include "store/schema.hpp"

#include <algorithm>
#include <set>

#include "store_fixture.hpp"

namespace xiezhi::store {

namespace {

class SchemaTest : public BothDatabases {
  protected:
    void SetUp() override {
        BothDatabases::SetUp();
        if (place == nullptr) return;
        database = place->open();
        connection = std::move(*database->connect(Access::Write));
    }
    void TearDown() override {
        connection.reset();
        database.reset();
    }
    Result<std::vector<SchemaChange>> apply(const Definition& definition) { return apply_schema(*connection, definition); }
    void put_row() {
        ASSERT_TRUE(connection->execute(
            "insert into matter (bureau, id, version, state, amount) values (1, 'a', 1, 'received', 5)", {}));
    }
    // The small definition with its matter changed.
    Definition changed(const std::function<void(Kind&)>& change) {
        Definition definition = small_definition();
        auto matter = std::make_shared<Kind>(*definition.kinds["matter"]);
        change(*matter);
        definition.kinds["matter"] = matter;
        return definition;
    }
    void expect_refused(const Definition& definition, std::string_view where) {
        const auto before = read_tables(*connection);
        const auto refused = apply(definition);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().front().code, Code::BadDefinition);
        EXPECT_NE(refused.error().front().where.find(where), std::string::npos) << to_text(refused.error());
        EXPECT_FALSE(refused.error().front().remedy.zh.empty());
        EXPECT_EQ(before->size(), read_tables(*connection)->size());
    }

    std::unique_ptr<Database> database;
    std::unique_ptr<Connection> connection;
};

TEST_P(SchemaTest, PlanThenApplyThenNothing) {
    const auto plan = plan_schema(*connection, small_definition());
    ASSERT_TRUE(plan) << to_text(plan.error());
    EXPECT_GT(plan->size(), 60U);
    EXPECT_TRUE(read_tables(*connection)->empty());  // a plan changes nothing
    ASSERT_TRUE(apply(small_definition()));
    const auto again = plan_schema(*connection, small_definition());
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->empty()) << (*again)[0].sql;
    const auto tables = read_tables(*connection);
    const TableInfo& matter = tables->at("matter");
    EXPECT_NE(matter.column("complainant_index"), TableInfo::npos);
    EXPECT_NE(matter.column("order"), TableInfo::npos);
    EXPECT_NE(matter.column("number_case"), TableInfo::npos);
    EXPECT_EQ(matter.columns[matter.column("amount")].type, ColumnType::Integer);
    EXPECT_EQ(matter.columns[matter.column("received_on")].type, ColumnType::Text);
    ASSERT_EQ(matter.key.size(), 2U);
    EXPECT_EQ(matter.columns[matter.key[0]].name, "bureau");
    EXPECT_TRUE(tables->contains("matter_hearings"));
    EXPECT_EQ(tables->at("owner_key").columns[tables->at("owner_key").column("wrapped")].type, ColumnType::Blob);
    EXPECT_EQ(one(*connection, "select kind from definition where hash = 'hash-of-matter'"), "matter");
}

TEST_P(SchemaTest, TheBureauLeadsEveryKeyButTheProgramsOwn) {
    for (const TableSpec& table : system_tables()) {
        if (table.name == "migration" || table.name == "definition" || table.name == "kind_column" || table.name == "figure_kept") continue;
        EXPECT_EQ(table.key.front(), "bureau") << table.name;
        for (const IndexSpec& index : table.indexes) EXPECT_EQ(index.columns.front(), "bureau") << table.name;
    }
    const auto tables = kind_tables(small_definition());
    ASSERT_TRUE(tables);
    for (const TableSpec& table : *tables) {
        EXPECT_EQ(table.key.front(), "bureau") << table.name;
        for (const IndexSpec& index : table.indexes) EXPECT_EQ(index.columns.front(), "bureau") << table.name;
    }
}

TEST_P(SchemaTest, GrowsByTableColumnAndIndex) {
    ASSERT_TRUE(apply(small_definition()));
    put_row();
    Definition wider = changed([](Kind& kind) {
        Field note;
        note.id = "note";
        note.indexed = true;
        kind.fields.push_back(note);
        kind.fields[0].indexed = false;
        kind.list_date.clear();
    });
    auto lawyer = std::make_shared<Kind>(*wider.kinds["mediator"]);
    lawyer->id = lawyer->table = "lawyer";
    wider.kinds["lawyer"] = lawyer;
    const auto done = apply(wider);
    ASSERT_TRUE(done) << to_text(done.error());
    const auto has = [&done](std::string_view sql) {
        return std::any_of(done->begin(), done->end(), [&](const SchemaChange& change) { return change.sql.find(sql) == 0; });
    };
    EXPECT_TRUE(has("alter table \"matter\" add column \"note\""));
    EXPECT_TRUE(has("create index \"x_matter_note\""));
    EXPECT_TRUE(has("drop index \"x_matter_received_on_id\""));
    EXPECT_TRUE(has("create table \"lawyer\""));
    EXPECT_EQ(one(*connection, "select amount from matter where note is null"), "5");
    EXPECT_TRUE(plan_schema(*connection, wider)->empty());
}

// Figures of an overlay come to a database that is there: their records are reached by the date they are counted by.
TEST_P(SchemaTest, AFigureBringsTheIndexOfItsDates) {
    const Definition before = changed([](Kind& kind) {
        for (const char* date : {"closed_on", "heard_on"}) {
            Field field;
            field.id = date;
            field.type = FieldType::Date;
            field.indexed = true;
            kind.fields.push_back(field);
        }
    });
    ASSERT_TRUE(apply(before));
    put_row();
    Definition counted = before;
    const auto figure = [&counted](const char* id, Figure::Shape shape, const char* when, const char* until) {
        Figure& one = counted.figures[id];
        one.id = id;
        one.kind = "matter";
        one.shape = shape;
        one.when = when;
        one.until = until;
    };
    figure("matter.received", Figure::Shape::Flow, "received_on", "");
    figure("matter.open", Figure::Shape::Stock, "received_on", "closed_on");
    figure("matter.closed", Figure::Shape::Flow, "closed_on", "");
    const auto done = apply(counted);
    ASSERT_TRUE(done) << to_text(done.error());
    std::set<std::string> said;
    for (const SchemaChange& change : *done) said.insert(change.sql);
    // The lists' own index says who has left as well; a date that was indexed has one index still.
    EXPECT_EQ(said, (std::set<std::string>{
                        "create index \"x_matter_closed_on_id\" on \"matter\" (\"bureau\", \"closed_on\" desc, \"id\" desc) where \"closed_on\" is not null",
                        "create index \"x_matter_received_on_id_closed_on\" on \"matter\" (\"bureau\", \"received_on\" desc, \"id\" desc, \"closed_on\")",
                        "drop index \"x_matter_closed_on\"", "drop index \"x_matter_received_on_id\""}));
    EXPECT_TRUE(plan_schema(*connection, counted)->empty());
}

TEST_P(SchemaTest, RetypingARowedColumnIsRefused) {
    ASSERT_TRUE(apply(small_definition()));
    const Definition retyped = changed([](Kind& kind) { kind.fields[1].type = FieldType::Text; });
    put_row();
    expect_refused(retyped, "matter.amount");
    // text on both sides, yet another meaning: a clear column that would be read as ciphertext
    expect_refused(changed([](Kind& kind) { kind.fields[4].field_class = FieldClass::Sensitive; }), "matter.order");
    expect_refused(changed([](Kind& kind) { kind.fields[0].type = FieldType::Text; }), "matter.received_on");
}

TEST_P(SchemaTest, AnEmptyTableIsMadeAnew) {
    ASSERT_TRUE(apply(small_definition()));
    const Definition retyped = changed([](Kind& kind) { kind.fields[1].type = FieldType::Text; });
    const auto done = apply(retyped);
    ASSERT_TRUE(done) << to_text(done.error());
    const auto tables = read_tables(*connection);
    EXPECT_EQ(tables->at("matter").columns[tables->at("matter").column("amount")].type, ColumnType::Text);
    EXPECT_TRUE(plan_schema(*connection, retyped)->empty());
}

TEST_P(SchemaTest, RemovingWhatHoldsDataIsRefused) {
    ASSERT_TRUE(apply(small_definition()));
    put_row();
    expect_refused(changed([](Kind& kind) { kind.fields.erase(kind.fields.begin() + 1); }), "matter.amount");
    expect_refused(changed([](Kind& kind) { kind.states.erase(kind.states.begin()); }), "");
    Definition without = small_definition();
    without.kinds.erase("matter");
    expect_refused(without, "matter");
    // all faults together
    const auto many = apply(changed([](Kind& kind) {
        kind.fields.erase(kind.fields.begin() + 1);
        kind.states.erase(kind.states.begin());
    }));
    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().size(), 2U);
    // a state nobody is in may go
    EXPECT_TRUE(apply(changed([](Kind& kind) { kind.states.erase(kind.states.begin() + 1); })));
}

TEST_P(SchemaTest, NamesOfTheProgramAreNotForKinds) {
    Definition wrong = changed([](Kind& kind) { kind.fields[4].id = "version"; });
    auto event = std::make_shared<Kind>(*wrong.kinds["mediator"]);
    event->id = event->table = "event";
    wrong.kinds["event"] = event;
    const auto refused = plan_schema(*connection, wrong);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().size(), 2U);
}

TEST_P(SchemaTest, LongNamesStayApart) {
    TableSpec table;
    table.name = "normative_document_legality_review_opinion_of_department";
    const IndexSpec a{{"bureau", "first_date_of_publication"}, Uniqueness::No, ""};
    const IndexSpec b{{"bureau", "first_date_of_registration"}, Uniqueness::No, ""};
    EXPECT_LE(index_name(table, a).size(), 63U);
    EXPECT_NE(index_name(table, a), index_name(table, b));
}

INSTANTIATE_TEST_SUITE_P(Both, SchemaTest, testing::Values(Sort::Sqlite, Sort::Postgres), name_of_sort);

}  // namespace
}  // namespace xiezhi::store
