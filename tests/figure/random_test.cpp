// Figures under random lawful work. After every action the cells of flows that moved are those, and only those, whose
// definition depends on what changed, as the definition's own query over that record says; after every hundred: each cell,
// of stocks too, is what SQL counts; each figure = recount = length of the drill-down list, stocks on random days as well;
// every identity holds, and the terms of what was touched are those that facts and law give. The bureau's overlay adds
// stocks by unit, by state with a condition, and of sums.
//
//   XIEZHI_ACTIONS=10000 XIEZHI_SEED=7 build/release/test_figure_random      (1,000 actions and seed 20240510 without)
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "engine/terms.hpp"
#include "figure/keep_cells.hpp"
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
        add_stocks();
        for (int year = kFirst; year <= kLast; ++year) spans_.push_back(*figure::year_span(year));
    }
    Stage& bureau() { return *stage_; }
    const figure::FigureSet& figures() { return *stage_->workspace->catalog->figures; }
    store::Connection& connection() { return *stage_->session.connection; }

    void add_stocks();
    // Where a record stands in every flow that keeps cells, asked of the database by the figure's own definition.
    Cells stands_in(const std::string& kind, const std::string& record);
    Cells all_cells();
    void compare_figures();
    void compare_stocks_of_days();
    void compare_with_restart();
    void compare_terms(const std::set<std::pair<std::string, std::string>>& touched);

    const std::uint64_t seed_ = number_of("XIEZHI_SEED", 20240510);
    std::vector<Span> spans_;
    std::mt19937_64 days_{seed_};
    std::int64_t most_ = 0;  // standing in any stock on any day that was asked

  private:
    std::optional<std::int64_t> kept_count(const Figure& one, Span span, const std::optional<std::string>& group1, const std::optional<std::string>& group2) {
        const auto kept = figure::kept_count(connection(), figures(), stage::kBureau, {one.id, {}}, span, group1, group2);
        EXPECT_TRUE(kept.has_value());
        return kept ? *kept : std::nullopt;
    }
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
            if (one.shape != Figure::Shape::Flow) continue;
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

// Groupings and sums that no line has yet: they may not be wrong when one comes.
void RandomWork::add_stocks() {
    const auto folder = stage_->workspace->folder / "overlay" / "lines" / "reconsideration";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "figures.yaml") << R"(figures:
  test.by_unit: {label: {zh: 甲, en: A}, kind: reconsideration_case, shape: stock, when: accepted_on, until: closed_on, by: [unit, act_kind], unit: {zh: 件, en: cases}}
  test.by_unit_alone: {label: {zh: 乙, en: B}, kind: reconsideration_case, shape: stock, when: accepted_on, until: closed_on, by: [unit], unit: {zh: 件, en: cases}}
  test.applicants: {label: {zh: 丙, en: C}, kind: reconsideration_case, shape: stock, when: received_on, until: closed_on, by: [state, received_how],
    sum: applicant_count, unit: {zh: 人, en: persons}}
  test.claimed: {label: {zh: 丁, en: D}, kind: reconsideration_case, shape: stock, when: received_on, until: examined_on,
    where: 'state != "archived" and compensation_asked = true', sum: compensation_claimed, unit: {zh: 元, en: yuan}}
  test.backwards: {label: {zh: 戊, en: E}, kind: reconsideration_case, shape: stock, when: accepted_on, until: received_on, by: [review_first], unit: {zh: 件, en: cases}}
  test.by_query: {label: {zh: 己, en: F}, kind: reconsideration_case, shape: stock, when: accepted_on, until: closed_on, cells: false, unit: {zh: 件, en: cases}}
)";
    stage_->restart();
}

// What SQL counts of every cell, and stocks asked on days that mean nothing: the day itself, as it stood when it began and when
// it ended.
void RandomWork::compare_stocks_of_days() {
    const auto proof = figure::prove_cells(connection(), figures(), stage::kBureau);
    ASSERT_TRUE(proof.has_value()) << to_text(proof.error());
    ASSERT_GT(proof->cells, 100);
    ASSERT_TRUE(proof->stale.empty()) << proof->stale.front();
    for (const auto& one : proof->differences)
        ADD_FAILURE() << fmt::format("{} {} [{}] [{}]: kept {}, counted {}", one.figure, one.period, one.group1, one.group2, one.kept, one.counted);
    figure::Reading cells(connection(), figures(), stage::kBureau);
    figure::Reading records(connection(), figures(), stage::kBureau, figure::Reading::From::Records);
    const int length = from_ymd(kLast, 12, 31) - from_ymd(kFirst, 1, 1);
    for (int i = 0; i < 20; ++i) {
        const Span day = figure::at_day(from_ymd(kFirst, 1, 1) + static_cast<int>(days_() % static_cast<std::uint64_t>(length)));
        for (const figure::CompiledFigure& compiled : figures().all()) {
            const Figure& one = *compiled.figure;
            if (one.shape != Figure::Shape::Stock) continue;
            const auto read = cells.figure(one.id, day);
            const auto counted = records.figure(one.id, day);
            ASSERT_TRUE(read.has_value()) << to_text(read.error());
            ASSERT_TRUE(counted.has_value()) << to_text(counted.error());
            ASSERT_EQ(read->value, counted->value) << one.id << " " << day.day;
            ASSERT_TRUE(std::equal(read->groups.begin(), read->groups.end(), counted->groups.begin(), counted->groups.end(),
                                   [](const figure::Group& a, const figure::Group& b) { return a.group1 == b.group1 && a.group2 == b.group2 && a.value == b.value; }))
                << one.id << " " << day.day;
            most_ = std::max(most_, read->value);
        }
    }
}

// What a database of before, without cells of stocks, or one that was damaged becomes at the next start, or by `xiezhi recount`.
void RandomWork::compare_with_restart() {
    const auto kept = [&] {
        std::string text;
        const auto read = connection().query("SELECT figure, period, group1, group2, value FROM figure_cell WHERE value <> 0 ORDER BY 1, 2, 3, 4", {}, [&](const store::Row& row) {
            text += fmt::format("{} {} [{}] [{}] {}\n", row.text(0), row.integer(1), row.text(2), row.text(3), row.integer(4));
            return store::Go::On;
        });
        EXPECT_TRUE(read.has_value());
        return text;
    };
    const auto write = [&](const std::string& sql) {
        auto hand = bureau().workspace->database->connect(store::Access::Write);
        ASSERT_TRUE(hand.has_value());
        const auto changed = (*hand)->execute(sql, {});
        ASSERT_TRUE(changed.has_value()) << to_text(changed.error());
        ASSERT_GT(*changed, 0) << sql;
    };
    const auto open = [&] { return figure::read_figure(connection(), figures(), stage::kBureau, "reconsideration.open", spans_.back())->value; };
    const std::string before = kept();
    const std::int64_t now = open();
    ASSERT_GT(now, 0);
    // Damage shows, cell by cell, and is mended only when asked for.
    write("UPDATE figure_cell SET value = value + 1 WHERE figure = 'test.by_unit' AND period < 10000");
    write("DELETE FROM figure_cell WHERE figure = 'reconsideration.received'");
    write("INSERT INTO figure_cell (bureau, figure, period, group1, group2, value) VALUES (" + std::to_string(stage::kBureau) + ", 'reconsideration.nobody', 202101, '', '', 7)");
    std::set<std::string> damaged;
    const auto proof = figure::prove_cells(connection(), figures(), stage::kBureau);
    ASSERT_TRUE(proof.has_value()) << to_text(proof.error());
    for (const auto& one : proof->differences) damaged.insert(one.figure);
    ASSERT_EQ(damaged, (std::set<std::string>{"reconsideration.nobody", "reconsideration.received", "test.by_unit"}));
    ASSERT_NE(open(), now);
    bureau().restart();
    ASSERT_NE(kept(), before);
    {
        auto hand = bureau().workspace->database->connect(store::Access::Write);
        ASSERT_TRUE(hand.has_value());
        std::int64_t told = 0;
        const auto counted = figure::keep_cells(**hand, figures(), figure::Recount::Everything, [&](const Kind&, std::int64_t done, std::int64_t all) {
            EXPECT_GT(done, told);
            EXPECT_LE(done, all);
            told = done;
        });
        ASSERT_TRUE(counted.has_value()) << to_text(counted.error());
        ASSERT_GT(told, 0);
    }
    ASSERT_EQ(kept(), before);
    // Of before: no signatures, no cells of days. Until they are counted nobody believes them.
    write("DELETE FROM figure_kept");
    write("DELETE FROM figure_cell WHERE period < 10000 OR period > 999999");
    ASSERT_EQ(open(), now);
    ASSERT_FALSE(figure::prove_cells(connection(), figures(), stage::kBureau)->stale.empty());
    bureau().restart();
    ASSERT_EQ(kept(), before);
    // One figure defined otherwise than when it was counted.
    write("UPDATE figure_kept SET signature = 'other' WHERE figure = 'test.by_unit'");
    write("UPDATE figure_cell SET value = 1000 WHERE figure = 'test.by_unit'");
    ASSERT_EQ(open(), now);
    bureau().restart();
    ASSERT_EQ(kept(), before);
}

Cells RandomWork::all_cells() {
    Cells cells;
    const std::vector<store::Value> bureau{stage::kBureau};
    const auto read = connection().query("SELECT figure, period, group1, group2, value FROM figure_cell WHERE bureau = ?1 AND value <> 0", bureau, [&](const store::Row& row) {
        const auto* compiled = figures().find(row.text(0));
        if (compiled != nullptr && compiled->figure->shape != Figure::Shape::Flow) return store::Go::On;  // compare_stocks_of_days
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
            ASSERT_EQ(kept_count(one, span, std::nullopt, std::nullopt), one.cells ? std::optional(length) : std::nullopt) << one.id << " " << span.first;
            for (const figure::Group& group : read->groups) {
                const auto narrow =
                    figure::records_of(figures(), connection().dialect(), stage::kBureau, one.id, span, group.group1,
                                       one.by.size() > 1 ? std::optional(group.group2) : std::nullopt, 1);
                ASSERT_TRUE(narrow.has_value()) << to_text(narrow.error());
                ASSERT_EQ(list_length(*narrow, length), "");
                ASSERT_EQ(length, group.value) << one.id << " " << span.first << " " << group.group1 << " " << group.group2;
                const auto kept = kept_count(one, span, group.group1, one.by.size() > 1 ? std::optional(group.group2) : std::nullopt);
                ASSERT_EQ(kept, one.cells ? std::optional(length) : std::nullopt) << one.id << " " << span.first << " " << group.group1 << " " << group.group2;
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
        if (HasFailure()) return;
        compare_stocks_of_days();
        if (HasFailure()) return;
        compare_terms(touched);
        if (HasFatalFailure()) return;
        touched.clear();
    }
    std::string kinds;
    for (const auto& [action, count] : done_by_action) kinds += fmt::format("  {:>5} {}\n", count, action);
    fmt::print("{} actions done, {} refused, {} kinds of action, seed {}\n{}", done, refused, done_by_action.size(), seed_, std::getenv("XIEZHI_VERBOSE") != nullptr ? kinds : "");
    EXPECT_GT(most_, 10) << "no stock was ever more than a handful";
    compare_with_restart();
    // The walk went far: decisions, voids, reopenings, corrections, joinders and returned approvals were among it.
    for (const char* action :
         {"reconsideration_case.accept", "reconsideration_case.approve", "reconsideration_case.correct",
          "reconsideration_case.void", "reconsideration_case.return_for_changes", "reconsideration_case.join", "reconsideration_case.assign"})
        EXPECT_GT(done_by_action[action], 0) << action;
}

INSTANTIATE_TEST_SUITE_P(Databases, RandomWork, testing::Values(stage::On::Sqlite, stage::On::Postgres),
                         [](const testing::TestParamInfo<stage::On>& one) {
                             return std::string(one.param == stage::On::Sqlite ? "sqlite" : "postgres");
                         });

}  // namespace
}  // namespace xiezhi
