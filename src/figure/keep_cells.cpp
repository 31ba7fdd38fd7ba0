#include "figure/keep_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/tables.hpp"

namespace xiezhi::figure {

using store::Go;
using store::Row;

namespace {

constexpr std::int64_t kPage = 5'000;          // records read at a time
constexpr std::int64_t kTransaction = 20'000;  // records after which what was counted is committed

// The columns of a kind that its figures look at, as places in its fields.
std::vector<std::size_t> looked_at(const FigureSet& figures, const Kind& kind) {
    std::set<std::string> names;
    for (const CompiledFigure* compiled : figures.kept_of(kind.id)) {
        const Figure& figure = *compiled->figure;
        names.insert({figure.when, figure.until, figure.sum});
        names.insert(figure.by.begin(), figure.by.end());
        if (!compiled->where) continue;
        for (const auto& slot : compiled->where->slots()) names.insert(slot.name);
    }
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (names.contains(kind.fields[i].id)) places.push_back(i);
    }
    return places;
}

class Counting {
  public:
    Counting(store::Connection& connection, const FigureSet& figures, const CountProgress& progress) : connection_(connection), figures_(figures), progress_(progress) {}

    Result<std::int64_t> run(Recount what) {
        auto signed_now = signatures();
        if (!signed_now) return fail(signed_now.error());
        std::map<std::string, std::set<std::string>> stale;  // kind → figures
        for (const CompiledFigure& compiled : figures_.all()) {
            if (compiled.cells != &compiled) continue;
            const auto at = signed_now->find(compiled.figure->id);
            const bool fits = at != signed_now->end() && at->second == compiled.signature;
            if (at != signed_now->end()) signed_now->erase(at);
            if (!fits || what == Recount::Everything) stale[compiled.figure->kind].insert(compiled.figure->id);
        }
        if (stale.empty() && signed_now->empty()) return std::int64_t{0};
        if (auto begun = connection_.begin(); !begun) return fail(begun.error());
        auto counted = count(stale);
        if (!counted) {
            (void)connection_.rollback();
            return counted;
        }
        if (auto done = connection_.commit(); !done) return fail(done.error());
        return counted;
    }

  private:
    using CellKey = std::tuple<std::int64_t, std::string, std::int64_t, std::string, std::string>;  // led by the bureau

    Result<std::map<std::string, std::string>> signatures() {
        std::map<std::string, std::string> out;
        const auto read = connection_.query("SELECT figure, signature FROM figure_kept", {}, [&](const Row& row) {
            out.emplace(row.text(0), row.text(1));
            return Go::On;
        });
        if (!read) return fail(read.error());
        return out;
    }

    Result<std::int64_t> count(const std::map<std::string, std::set<std::string>>& stale) {
        if (auto done = forget_gone(); !done) return fail(done.error());
        for (const auto& [kind, names] : stale) {
            const auto read = connection_.query(fmt::format("SELECT count(*) FROM {}", store::sql_name(figures_.definition().kind(kind)->table)), {}, [&](const Row& row) {
                all_ += row.integer(0);
                return Go::Stop;
            });
            if (!read) return fail(read.error());
        }
        std::int64_t counted = 0;
        std::int64_t committed = 0;
        for (const auto& [kind, names] : stale) {
            if (auto done = count_kind(*figures_.definition().kind(kind), names); !done) return fail(done.error());
            counted += static_cast<std::int64_t>(names.size());
            if (done_ - committed < kTransaction) continue;
            committed = done_;
            if (auto done = connection_.commit(); !done) return fail(done.error());
            if (auto begun = connection_.begin(); !begun) return fail(begun.error());
        }
        return counted;
    }

    // Cells and signatures of figures that are no more, or are read from the cells of another now.
    Result<void> forget_gone() {
        std::set<std::string> present;
        for (const char* sql : {"SELECT DISTINCT figure FROM figure_cell", "SELECT figure FROM figure_kept"}) {
            const auto read = connection_.query(sql, {}, [&](const Row& row) {
                present.emplace(row.text(0));
                return Go::On;
            });
            if (!read) return read;
        }
        for (const std::string& figure : present) {
            const CompiledFigure* compiled = figures_.find(figure);
            if (compiled != nullptr && compiled->cells == compiled) continue;
            if (auto done = forget(figure); !done) return done;
        }
        return {};
    }

    Result<void> forget(const std::string& figure) {
        const std::vector<Value> key{figure};
        for (const char* sql : {"DELETE FROM figure_cell WHERE figure = ?1", "DELETE FROM figure_kept WHERE figure = ?1"}) {
            if (auto done = connection_.execute(sql, key); !done) return fail(done.error());
        }
        return {};
    }

    Result<void> count_kind(const Kind& kind, const std::set<std::string>& names) {
        for (const std::string& name : names) {
            if (auto done = forget(name); !done) return done;
        }
        cells_.clear();
        if (auto read = read_records(kind, names); !read) return read;
        for (const auto& [key, value] : cells_) {
            if (value == 0) continue;
            const auto& [bureau, figure, period, group1, group2] = key;
            const std::vector<Value> row{bureau, figure, period, group1, group2, value};
            if (auto put = connection_.execute("INSERT INTO figure_cell (bureau, figure, period, group1, group2, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row); !put)
                return fail(put.error());
        }
        for (const std::string& name : names) {
            const std::vector<Value> row{name, figures_.find(name)->signature};
            if (auto put = connection_.execute("INSERT INTO figure_kept (figure, signature) VALUES (?1, ?2)", row); !put) return fail(put.error());
        }
        return {};
    }

    // Page by page in the order of the key, so that PostgreSQL never hands over a whole table at once.
    Result<void> read_records(const Kind& kind, const std::set<std::string>& names) {
        const auto places = looked_at(figures_, kind);
        std::string columns = "bureau, id, state, unit";
        for (const std::size_t place : places) columns += ", " + store::sql_name(kind.fields[place].id);
        const std::string sql =
            fmt::format("SELECT {} FROM {} WHERE (bureau, id) > (?1, ?2) ORDER BY bureau, id LIMIT {}", columns, store::sql_name(kind.table), kPage);
        std::vector<Value> last{std::int64_t{-1}, std::string()};
        std::vector<Value> values(kind.fields.size());
        for (std::int64_t read = kPage; read == kPage;) {
            read = 0;
            const std::vector<Value> after = last;
            const auto asked = connection_.query(sql, after, [&](const Row& row) {
                ++read;
                last = {row.integer(0), std::string(row.text(1))};
                for (std::size_t i = 0; i < places.size(); ++i) values[places[i]] = row.value(4 + i);
                const std::string state(row.text(2));
                const std::string unit(row.text(3));
                for (const store::CellDelta& cell : deltas(figures_, kind, {}, {&values, state, unit})) {
                    if (!names.contains(cell.figure)) continue;
                    for (std::int64_t period = cell.period; period != 0; period = store::coarser_period(period, cell.period)) {
                        cells_[{row.integer(0), cell.figure, period, cell.group1, cell.group2}] += cell.delta;
                    }
                }
                return Go::On;
            });
            if (!asked) return asked;
            done_ += read;
            if (progress_ && read > 0) progress_(kind, done_, all_);
        }
        return {};
    }

    store::Connection& connection_;
    const FigureSet& figures_;
    const CountProgress& progress_;
    std::map<CellKey, std::int64_t> cells_;
    std::int64_t done_ = 0, all_ = 0;
};

}  // namespace

Result<std::int64_t> keep_cells(store::Connection& connection, const FigureSet& figures, Recount what, const CountProgress& progress) {
    return Counting(connection, figures, progress).run(what);
}

}  // namespace xiezhi::figure
