// Figures that are counted: one definition serves dashboard, return, report, API and export.
//
// A flow counts records in the period of their base date, with at most two groupings; a stock those that had entered by a
// day and not yet left. Both keep cells in the same transaction as the record: a flow by month, a stock by day (one for
// the entry, less one for the leaving), with sums of the months and years, so that an answer reads a few rows however many
// records there are. The rest (distinct, ratio, `cells: false`) are queries. The invariant, which tests and fsck prove:
// cells = recount = length of the drill-down list, for any day. A voided record counts nowhere.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "calendar/civil_date.hpp"
#include "definition/model.hpp"
#include "definition/references.hpp"
#include "feel/expression.hpp"
#include "store/unit_of_work.hpp"

namespace xiezhi::figure {

using store::Value;

struct CompiledFigure {
    const Figure* figure = nullptr;
    std::optional<feel::Expression> where;
    // Whose cells it is read from: its own, or those of a stock that differs only in groupings or in the end of the period
    // that is asked for; null: it is counted from the records each time.
    const CompiledFigure* cells = nullptr;
    // Of a figure that keeps cells: what they were counted by. Cells under another signature are not believed.
    std::string signature;
};

class FigureSet {
  public:
    // BadDefinition faults for conditions that do not compile. The definition outlives the set.
    static Result<std::shared_ptr<const FigureSet>> build(std::shared_ptr<const Definition> definition);
    const CompiledFigure* find(std::string_view id) const;
    // The figures whose cells a kind's records move; each keeps its own.
    const std::vector<const CompiledFigure*>& kept_of(std::string_view kind) const;
    const std::vector<CompiledFigure>& all() const { return figures_; }
    const Definition& definition() const { return *definition_; }
    // In the order of the definition's identities.
    const std::vector<CompiledIdentity>& identities() const { return identities_; }

  private:
    std::shared_ptr<const Definition> definition_;
    std::vector<CompiledFigure> figures_;  // by id
    std::vector<CompiledIdentity> identities_;
    std::map<std::string, std::vector<const CompiledFigure*>, std::less<>> kept_;
};

// What a record's row gives to figures: stored values in the order of the kind's fields, state, unit.
struct Counted {
    const std::vector<Value>* values = nullptr;  // null: the record did not exist
    std::string_view state, unit;
};

// The cells that move when a record changes from `before` to `after`; nothing for figures it leaves alone. Those of a stock
// are cells of days.
std::vector<store::CellDelta> deltas(const FigureSet& figures, const Kind& kind, const Counted& before, const Counted& after);

// A span of whole months, first and last included: {202101, 202112}. Stocks are asked at the end of its last month (with
// at_start: before its first); with a day, 20210531, as they stood when that day ended (with at_start: when it began).
struct Span {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t day = 0;  // 0: none; flows have no answer for a day
};
// The span of the day's month, asked at the day.
Span at_day(CivilDate day);
Result<Span> year_span(int year);

struct Group {
    std::string group1, group2;
    std::int64_t value = 0;
};

struct FigureValue {
    std::int64_t value = 0;                      // count, sum in the field's unit, or rate in 1/10^decimals percent
    std::optional<std::int64_t> numerator, denominator;  // of a ratio, stored with it
    std::vector<Group> groups;                   // of flows with groupings
    std::int64_t as_of_event = 0;                // head of the chain when it was read
};

// Reads figures of one bureau, each once for a span however often it is asked for; so it lives no longer than the snapshot it
// reads in.
class Reading {
  public:
    enum class From { Cells, Records };  // Records: counts them, whatever the cells say
    Reading(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, From from = From::Cells)
        : connection_(connection), figures_(figures), bureau_(bureau), from_(from) {}
    // FigureUnknown when there is none; BadValue when a flow is asked for a day.
    Result<FigureValue> figure(std::string_view id, Span span);
    // The figure, or the sum of the groups that the reference names.
    Result<FigureValue> reference(const FigureReference& reference, Span span);

    store::Connection& connection() const { return connection_; }
    const FigureSet& figures() const { return figures_; }
    std::int64_t bureau() const { return bureau_; }
    // Are its cells kept, and counted by what the figure is now?
    Result<bool> believed(const CompiledFigure& compiled);

  private:
    using Key = std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>;
    Result<FigureValue> read(const CompiledFigure& compiled, Span span);
    Result<FigureValue> ratio(const Figure& figure, Span span);
    Result<FigureValue> from_cells(const CompiledFigure& compiled, Span span);
    Result<FigureValue> from_records(const CompiledFigure& compiled, Span span);
    Result<std::int64_t> head();

    store::Connection& connection_;
    const FigureSet& figures_;
    std::int64_t bureau_;
    From from_;
    std::map<Key, FigureValue> known_;
    std::optional<std::int64_t> head_;
    std::map<std::string, std::string, std::less<>> kept_;  // figure → signature, as far as looked up
};

// One figure, by a reading of its own.
Result<FigureValue> read_figure(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, std::string_view id, Span span);
// The same by counting the records themselves, whatever the cells say.
Result<FigureValue> recount(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, std::string_view id, Span span);

// The records that a figure counts, as a predicate over its kind's table (alias t), with parameters from number `first`.
// `group1` and `group2` narrow it; nothing: all groups. They are listed newest first by the date they are counted by.
struct RecordsOf {
    std::string kind;
    std::string sql;
    std::vector<Value> parameters;
    std::string when;                  // that date's field
    std::size_t seek = 0;              // parameters[seek] and the next: a date and an id before which all lie; a page puts its place there
    std::optional<std::int64_t> kept;  // how many they are, where kept_count was asked
};
Result<RecordsOf> records_of(const FigureSet& figures, store::Dialect dialect, std::int64_t bureau, std::string_view id, Span span, const std::optional<std::string>& group1,
                             const std::optional<std::string>& group2, int first);

// A reference of a report or identity, "reconsideration.closed.UPHELD" or with a group of the code list,
// "reconsideration.closed.corrected". FigureUnknown when figure or group does not exist.
Result<FigureReference> resolve(const FigureSet& figures, std::string_view text);
// What a group of the figure's i-th grouping is called: the code's label, or of a named group of codes all their labels.
Words group_label(const Definition& definition, const Figure& figure, std::size_t i, const std::string& value);

// The same for groups that are units as well, whose names are records: read once, when the first is asked for.
class GroupLabels {
  public:
    GroupLabels(store::Connection& connection, const Definition& definition, std::int64_t bureau) : connection_(connection), definition_(definition), bureau_(bureau) {}
    // A unit that cannot be read keeps its id.
    Words of(const Figure& figure, std::size_t i, const std::string& value);

  private:
    store::Connection& connection_;
    const Definition& definition_;
    std::int64_t bureau_;
    std::optional<std::map<std::string, std::string>> units_;
};

// Its value: the figure, or the sum of the groups it names.
Result<FigureValue> read_reference(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, const FigureReference& reference, Span span);

// Leaves of a figure's value only the groups that the reference names, and their sum.
void keep_groups(const FigureSet& figures, const FigureReference& reference, FigureValue& value);

// The records behind a reference; a named group of a code list is all its codes. A first group given narrows further.
Result<RecordsOf> records_of_reference(const FigureSet& figures, store::Dialect dialect, std::int64_t bureau, const FigureReference& reference, Span span,
                                       const std::optional<std::string>& group1, const std::optional<std::string>& group2, int first);

// How many records those are, without counting them: from cells that are kept and believed, of figures that count records.
// Nothing for sums and distinct values, whose cells say something else.
Result<std::optional<std::int64_t>> kept_count(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, const FigureReference& reference, Span span,
                                               const std::optional<std::string>& group1, const std::optional<std::string>& group2);

// Every identity for a span: the figures in it as counted, and whether both sides agree.
struct IdentityResult {
    const Identity* identity = nullptr;
    bool holds = false;
    struct Term {
        FigureReference reference;
        std::int64_t value = 0;
    };
    std::vector<Term> terms;
    std::optional<std::int64_t> difference;  // left side less right side, where the identity is one equation
};
Result<std::vector<IdentityResult>> prove(Reading& reading, Span span);
Result<std::vector<IdentityResult>> prove(store::Connection& connection, const FigureSet& figures, std::int64_t bureau, Span span);

}  // namespace xiezhi::figure
