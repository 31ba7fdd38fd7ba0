// Figures under random lawful work. After every action the cells that moved are those, and only those, whose definition
// depends on what changed, as the definition's own query over that record says; after every hundred: each cell = recount =
// length of the drill-down list, every identity holds, and the terms of what was touched are those that facts and law give.
//
//   XIEZHI_ACTIONS=10000 XIEZHI_SEED=7 build/release/test_figure_random      (1,000 actions and seed 20240510 without)
#include <fmt/format.h>

#include <cstdlib>
#include <map>

#include "engine/terms.hpp"
#include "figure/figures.hpp"
#include "figure/walker.hpp"

namespace xiezhi {
namespace {

using figure::Span;
using stage::Stage;

constexpr int kEach = 100;
constexpr int kFirst = 2021;
constexpr int kLast = 2026;

std::uint64_t number_of(const char* name, std::uint64_t otherwise) {
    const char* set = std::getenv(name);
    return set == nullptr ? otherwise : std::strtoull(set, nullptr, 10);
}

// (figure, period, group1, group2) → value
using Cells = std::map<std::tuple<std::string, std::int64_t, std::string, std::string>, std::int64_t>;

void add(Cells& cells, const Cells& more, std::int64_t sign) {
    for (const auto& [key, value] : more) {
        auto& cell = cells[key];
        cell += sign * value;
        if (cell == 0) cells.erase(key);
    }
}

std::string text_of(const Cells& cells) {
    std::string text;
    for (const auto& [key, value] : cells) text += fmt::format("{} {} [{}] [{}] {}\n", std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), value);
    return text;
}

class RandomWork : public testing::TestWithParam<stage::On> {
  protected:
    void SetUp() override {
        if (!stage::Place::possible(GetParam())) GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
        stage_ = std::make_unique<Stage>(GetParam(), seed_);
        for (int year = kFirst; year <= kLast; ++year) spans_.push_back(*figure::year_span(year));
    }
    Stage& bureau() { return *stage_; }
    const figure::FigureSet& figures() { return *stage_->workspace->catalog->figures; }
    store::Connection& connection() { return *stage_->session.connection; }

    // Where a record stands in every figure that keeps cells, asked of the database by the figure's own definition.
    Cells stands_in(const std::string& kind, const std::string& record);
    Cells all_cells();
    void compare_figures();
    void compare_terms(const std::set<std::pair<std::string, std::string>>& touched);

    const std::uint64_t seed_ = number_of("XIEZHI_SEED", 20240510);
    std::vector<Span> spans_;

  private:
    std::string list_length(const figure::RecordsOf& records, std::int64_t& length);
    std::unique_ptr<Stage> stage_;
    struct Asked {
        std::string sql;
        std::vector<store::Value> parameters;  // the record's id is the last
        std::string figure;
    };
    std::map<std::string, std::vector<Asked>> asked_;
};

Cells RandomWork::stands_in(const std::string& kind, const std::string& record) {
    auto& asked = asked_[kind];
    if (asked.empty()) {
        const bool postgres = connection().dialect() == store::Dialect::Postgres;
        for (const figure::CompiledFigure* compiled : figures().kept_of(kind)) {
            const Figure& one = *compiled->figure;
            auto records = *figure::records_of(figures(), connection().dialect(), stage::kBureau, one.id, Span{200001, 209912}, std::nullopt, std::nullopt, 1);
            const auto group = [&](std::size_t i) -> std::string {
                if (i >= one.by.size()) return "''";
                const std::string column = fmt::format("t.\"{}\"", one.by[i]);
                return postgres ? fmt::format("coalesce({}::text, '')", column) : fmt::format("coalesce(CAST({} AS TEXT), '')", column);
            };
            const std::string value = one.sum.empty() ? "1" : fmt::format("coalesce(t.\"{}\", 0)", one.sum);
            std::string sql = fmt::format("SELECT t.\"{}\", {}, {}, {}{} FROM \"{}\" t WHERE {} AND t.id = ?{}",
                                          one.when, group(0), group(1), value, postgres ? "::bigint" : "", records.kind,
                                          records.sql, records.parameters.size() + 1);
            asked.push_back({std::move(sql), std::move(records.parameters), one.id});
        }
    }
    Cells cells;
    for (const Asked& one : asked) {
        auto parameters = one.parameters;
        parameters.emplace_back(record);
        const auto read = connection().query(one.sql, parameters, [&](const store::Row& row) {
            const std::string day(row.text(0));
            const std::int64_t value = row.integer(3);
            if (value != 0) cells[{one.figure, std::stoll(day.substr(0, 4)) * 100 + std::stoll(day.substr(5, 2)), std::string(row.text(1)), std::string(row.text(2))}] += value;
            return store::Go::On;
        });
        if (!read) ADD_FAILURE() << one.sql << "\n" << to_text(read.error());
    }
    return cells;
}

Cells RandomWork::all_cells() {
    Cells cells;
    const std::vector<store::Value> bureau{stage::kBureau};
    const auto read = connection().query("SELECT figure, period, group1, group2, value FROM figure_cell WHERE bureau = ?1 AND value <> 0", bureau, [&](const store::Row& row) {
        cells[{std::string(row.text(0)), row.integer(1), std::string(row.text(2)), std::string(row.text(3))}] = row.integer(4);
        return store::Go::On;
    });
    EXPECT_TRUE(read.has_value());
    return cells;
}

std::string RandomWork::list_length(const figure::RecordsOf& records, std::int64_t& length) {
    std::set<std::string> ids;
    const auto read = connection().query("SELECT t.id FROM \"" + records.kind + "\" t WHERE " + records.sql, records.parameters, [&](const store::Row& row) {
        ids.insert(std::string(row.text(0)));
        return store::Go::On;
    });
    length = static_cast<std::int64_t>(ids.size());
    return read ? std::string() : to_text(read.error());
}

void RandomWork::compare_figures() {
    for (const figure::CompiledFigure& compiled : figures().all()) {
        const Figure& one = *compiled.figure;
        for (const Span& span : spans_) {
            const auto read = figure::read_figure(connection(), figures(), stage::kBureau, one.id, span);
            const auto counted = figure::recount(connection(), figures(), stage::kBureau, one.id, span);
            ASSERT_TRUE(read.has_value()) << to_text(read.error());
            ASSERT_TRUE(counted.has_value()) << to_text(counted.error());
            ASSERT_EQ(read->value, counted->value) << one.id << " " << span.first;
            ASSERT_EQ(read->groups.size(), counted->groups.size()) << one.id << " " << span.first;
            for (std::size_t i = 0; i < read->groups.size(); ++i) {
                ASSERT_EQ(read->groups[i].group1, counted->groups[i].group1) << one.id << " " << span.first;
                ASSERT_EQ(read->groups[i].group2, counted->groups[i].group2) << one.id << " " << span.first;
                ASSERT_EQ(read->groups[i].value, counted->groups[i].value) << one.id << " " << span.first << " " << read->groups[i].group1;
            }
            const bool counts = (one.shape == Figure::Shape::Flow || one.shape == Figure::Shape::Stock) && one.sum.empty();
            if (!counts) continue;
            const auto records = figure::records_of(figures(), connection().dialect(), stage::kBureau, one.id, span, std::nullopt, std::nullopt, 1);
            ASSERT_TRUE(records.has_value()) << to_text(records.error());
            std::int64_t length = 0;
            ASSERT_EQ(list_length(*records, length), "");
            ASSERT_EQ(length, read->value) << one.id << " " << span.first;
            for (const figure::Group& group : read->groups) {
                const auto narrow =
                    figure::records_of(figures(), connection().dialect(), stage::kBureau, one.id, span, group.group1,
                                       one.by.size() > 1 ? std::optional(group.group2) : std::nullopt, 1);
                ASSERT_TRUE(narrow.has_value()) << to_text(narrow.error());
                ASSERT_EQ(list_length(*narrow, length), "");
                ASSERT_EQ(length, group.value) << one.id << " " << span.first << " " << group.group1 << " " << group.group2;
            }
        }
    }
    for (const Span& span : spans_) {
        const auto proved = figure::prove(connection(), figures(), stage::kBureau, span);
        ASSERT_TRUE(proved.has_value()) << to_text(proved.error());
        for (const auto& identity : *proved) {
            std::string values;
            for (const auto& term : identity.terms) {
                values += " " + term.reference.figure;
                for (const std::string& group : term.reference.groups) values += "." + group;
                values += fmt::format("={}", term.value);
            }
            ASSERT_TRUE(identity.holds) << span.first << " " << identity.identity->id << ": " << identity.identity->says << values;
        }
    }
}

void RandomWork::compare_terms(const std::set<std::pair<std::string, std::string>>& touched) {
    for (const auto& [kind, id] : touched) {
        const engine::Record record = bureau().record(id, kind);
        const auto in_use = bureau().workspace->catalog->kind_by_hash(connection(), kind, record.definition);
        ASSERT_TRUE(in_use.has_value());
        ASSERT_FALSE(engine::terms_differ(record, *in_use->compiled, bureau().workspace->catalog->book())) << kind << " " << id;
    }
}

std::string told(const walk::Step& step) {
    return fmt::format("{} {} {} on {} {} {}", step.target.kind, step.target.record, step.request.action,
                       step.request.on, json::serialize(step.request.input), json::serialize(step.request.parties));
}

TEST_P(RandomWork, KeepsEveryFigureTrue) {
    const auto wanted = static_cast<int>(number_of("XIEZHI_ACTIONS", 1000));
    Stage& b = bureau();
    b.today("2021-01-04");
    const double pace = 2120.0 / wanted;  // to the autumn of 2026, whatever the number
    walk::Walker walker(b, seed_);
    Cells shadow = all_cells();
    std::set<std::pair<std::string, std::string>> touched;
    std::map<std::string, int> done_by_action;
    int done = 0;
    int refused = 0;
    while (done < wanted) {
        SCOPED_TRACE(fmt::format("XIEZHI_SEED={} XIEZHI_ACTIONS={} action {}", seed_, wanted, done + 1));
        walk::Step step = walker.next(pace);
        const Cells before = step.target.record.empty() ? Cells{} : stands_in(step.target.kind, step.target.record);
        auto answer = b.workspace->engine->perform(b.session, step.request);
        for (int i = 0; i < 4 && !answer; ++i) {
            auto again = walker.mended(step, answer.error());
            if (!again) break;
            step = std::move(*again);
            answer = b.workspace->engine->perform(b.session, step.request);
        }
        if (!answer) {
            for (const Fault& fault : answer.error()) ASSERT_NE(fault.code, Code::Internal) << told(step) << to_text(fault);
            ++refused;
            ASSERT_LT(refused, 50 * wanted) << "hardly anything is lawful any more";
            continue;
        }
        ++done;
        ++done_by_action[step.target.kind + "." + step.request.action];
        const std::string id(text_at(answer->body, "id"));
        Cells moved = stands_in(step.target.kind, id);
        if (id != step.target.record && !step.target.record.empty()) add(moved, stands_in(step.target.kind, step.target.record), 1);
        add(moved, before, -1);
        Cells said;
        for (const json::value& entry : answer->body.at("figures").as_array()) {
            const json::object& cell = entry.as_object();
            add(said,
                {{{std::string(text_at(cell, "figure")), cell.at("period").as_int64(),
                   std::string(text_at(cell, "group1")), std::string(text_at(cell, "group2"))},
                  cell.at("delta").as_int64()}},
                1);
        }
        ASSERT_EQ(text_of(said), text_of(moved)) << told(step);
        add(shadow, moved, 1);
        touched.emplace(step.target.kind, id);
        if (!step.target.record.empty()) touched.emplace(step.target.kind, step.target.record);
        walker.took_place(step, *answer);
        if (done % kEach != 0 && done != wanted) continue;
        ASSERT_EQ(text_of(all_cells()), text_of(shadow));
        compare_figures();
        if (HasFatalFailure()) return;
        compare_terms(touched);
        if (HasFatalFailure()) return;
        touched.clear();
    }
    std::string kinds;
    for (const auto& [action, count] : done_by_action) kinds += fmt::format("  {:>5} {}\n", count, action);
    fmt::print("{} actions done, {} refused, {} kinds of action, seed {}\n{}", done, refused, done_by_action.size(), seed_, std::getenv("XIEZHI_VERBOSE") != nullptr ? kinds : "");
    // The walk went far: decisions, voids, reopenings, corrections, joinders and returned approvals were among it.
    for (const char* action :
         {"reconsideration_case.accept", "reconsideration_case.approve", "reconsideration_case.correct",
          "reconsideration_case.void", "reconsideration_case.return_for_changes", "reconsideration_case.join"})
        EXPECT_GT(done_by_action[action], 0) << action;
}

INSTANTIATE_TEST_SUITE_P(Databases, RandomWork, testing::Values(stage::On::Sqlite, stage::On::Postgres),
                         [](const testing::TestParamInfo<stage::On>& one) {
                             return std::string(one.param == stage::On::Sqlite ? "sqlite" : "postgres");
                         });

}  // namespace
}  // namespace xiezhi
