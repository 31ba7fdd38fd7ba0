#include "store/batch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/fault_point.hpp"
#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {

bool is_of_the_machine(const Faults& faults) {
    return std::any_of(faults.begin(), faults.end(), [](const Fault& fault) {
        return fault.code == Code::StoreUnavailable || fault.code == Code::StoreBusy || fault.code == Code::ChainBroken ||
               fault.code == Code::WriterElsewhere;
    });
}

}  // namespace

Result<void> BatchWriter::open() {
    auto connection = database_.connect(Access::Write);
    if (!connection) return fail(connection.error());
    connection_ = std::move(*connection);
    if (auto locked = lock_again(); !locked) return locked;
    auto tables = read_tables(*connection_);
    if (!tables) return fail(tables.error());
    tables_ = std::move(*tables);
    if (!tables_.contains("event") || !tables_.contains("head")) {
        return fail({Code::NotFound,
                     {"数据库中还没有数据表", "The database has no tables yet"},
                     {"请先运行 xiezhi init（新建）或 xiezhi migrate（升级）。",
                      "Run xiezhi init (a new database) or xiezhi migrate (an upgrade) first."},
                     "", ""});
    }
    return read_heads();
}

Result<void> BatchWriter::lock_again() {
    lock_.reset();
    auto lock = database_.lock_writer(*connection_);
    if (!lock) return fail(lock.error());
    lock_ = std::move(*lock);
    session_ = connection_->session();
    forget();
    return {};
}

void BatchWriter::forget() {
    heads_known_ = false;
    series_.clear();
}

Result<void> BatchWriter::read_heads() {
    std::map<std::int64_t, Head> heads;
    Faults faults;
    auto read = connection_->query(
        "select h.bureau, h.sequence, h.hash, e.hash, "
        "(select max(sequence) from event l where l.bureau = h.bureau), e.recorded_at "
        "from head h left join event e on e.bureau = h.bureau and e.sequence = h.sequence",
        {}, [&](const Row& row) {
            Head head{row.integer(1), {}};
            const auto kept = row.bytes(2);
            const Bytes stored(kept.begin(), kept.end());
            const auto of_event = row.bytes(3);
            if (stored.size() != head.hash.size() || !std::equal(stored.begin(), stored.end(), of_event.begin(), of_event.end()) ||
                row.integer(4) != head.sequence) {
                faults.push_back(chain_fault(fmt::format("机构 {} 的链头（第 {} 号）与最后一个事件不符", row.integer(0), head.sequence),
                                             fmt::format("The chain head of bureau {} (number {}) does not fit its last event",
                                                         row.integer(0), head.sequence),
                                             ""));
                return Go::On;
            }
            std::copy(stored.begin(), stored.end(), head.hash.begin());
            heads[row.integer(0)] = head;
            recorded_at_[row.integer(0)] = row.integer(5);
            return Go::On;
        });
    if (!read) return fail(read.error());
    auto orphans = connection_->query("select distinct bureau from event e where not exists "
                                      "(select 1 from head h where h.bureau = e.bureau)",
                                      {}, [&](const Row& row) {
                                          faults.push_back(chain_fault(
                                              fmt::format("机构 {} 有事件而没有链头", row.integer(0)),
                                              fmt::format("Bureau {} has events but no chain head", row.integer(0)), ""));
                                          return Go::On;
                                      });
    if (!orphans) return fail(orphans.error());
    if (!faults.empty()) return fail(std::move(faults));
    heads_ = std::move(heads);
    heads_known_ = true;
    return {};
}

void BatchWriter::run(std::span<WriteJob> jobs) {
    // Together first, without savepoints between them; when one of them fails, all again, each behind its own.
    const bool together = jobs.size() > 1;
    auto done = attempt(jobs, together ? Care::Together : Care::Savepoints);
    if (!done && together && !is_of_the_machine(done.error())) done = attempt(jobs, Care::Savepoints);
    if (done) return;
    if (jobs.size() > 1 && !is_of_the_machine(done.error())) {
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            const auto single = jobs.subspan(i, 1);
            if (auto alone = attempt(single, Care::Savepoints); !alone) single[0].outcome = fail(alone.error());
        }
        return;
    }
    for (WriteJob& job : jobs) job.outcome = fail(done.error());
}

Result<void> BatchWriter::attempt(std::span<WriteJob> jobs, Care care) {
    const auto broken_off = [this](const Faults& faults) {
        (void)connection_->rollback();
        forget();
        return fail(faults);
    };
    versions_.clear();
    answered_.clear();
    parts_.clear();
    taken_numbers_.clear();
    cells_.clear();
    heads_before_.clear();
    moved_.clear();
    for (WriteJob& job : jobs) job.outcome = Committed{};

    if (auto begun = connection_->begin(); !begun) return broken_off(begun.error());
    if (connection_->session() != session_) {  // the server was gone, and our lock with it
        (void)connection_->rollback();
        if (auto locked = lock_again(); !locked) return broken_off(locked.error());
        if (auto begun = connection_->begin(); !begun) return broken_off(begun.error());
    }
    if (!heads_known_) {
        if (auto read = read_heads(); !read) return broken_off(read.error());
    }
    if (auto looked = look_ahead(jobs); !looked) return broken_off(looked.error());
    for (WriteJob& job : jobs) {
        if (auto written = one(job, care); !written) return broken_off(written.error());
    }
    if (auto finished = finish_batch(); !finished) return broken_off(finished.error());
    fault_point("before_commit");
    if (auto committed = connection_->commit(); !committed) return broken_off(committed.error());
    // Only now: a head that is signed before it is durable would accuse the database of having lost an event.
    for (const std::int64_t bureau : moved_) committed_[bureau] = {bureau, heads_[bureau], recorded_at_[bureau]};
    fault_point("after_commit");
    return {};
}

Result<void> BatchWriter::one(WriteJob& job, Care care) {
    if (const auto* unit = std::get_if<UnitOfWork>(&job.work)) {
        if (answered_already(*unit, job.outcome)) return {};
    }
    if (care == Care::Savepoints) return write_carefully(job);
    if (const auto* stream = std::get_if<StreamWrite>(&job.work)) return write_stream(*stream);
    const auto& unit = std::get<UnitOfWork>(job.work);
    if (auto written = write_unit(unit, job.outcome); !written) return written;
    settle(unit);
    return {};
}

Result<void> BatchWriter::write_carefully(WriteJob& job) {
    if (auto set = connection_->savepoint(); !set) return set;
    const auto* unit = std::get_if<UnitOfWork>(&job.work);
    Result<void> written = unit != nullptr ? write_unit(*unit, job.outcome) : write_stream(std::get<StreamWrite>(job.work));
    if (written) written = connection_->flush();
    if (written) {
        if (auto released = connection_->release(); !released) return released;
        if (unit != nullptr) settle(*unit);
        return {};
    }
    if (is_of_the_machine(written.error())) return written;
    job.outcome = fail(written.error());
    return connection_->rollback_to();
}

void BatchWriter::settle(const UnitOfWork& unit) {
    heads_[unit.bureau] = after_;
    recorded_at_[unit.bureau] = unit.event.recorded_at.ms;
    moved_.insert(unit.bureau);
    for (auto& [key, series] : moving_series_) series_[key] = std::move(series);
    for (const NumberGiven& number : numbers_) {
        if (number.entered) taken_numbers_.emplace(unit.bureau, number.series + '\0' + number.text);
    }
    if (!versions_.empty()) {
        for (const RowImage& image : images_) {
            const Sql& sql = sql_of(*image.table);
            if (sql.version == TableInfo::npos || sql.id == TableInfo::npos) continue;
            const auto* id = std::get_if<std::string>(image.values[sql.id]);
            const auto* version = std::get_if<std::int64_t>(image.values[sql.version]);
            if (id == nullptr || version == nullptr) continue;
            const auto found = versions_.find(fmt::format("{}/{}/{}", image.table->name, unit.bureau, *id));
            if (found != versions_.end()) found->second = *version;
        }
    }
    for (const CellDelta& cell : unit.cells) {
        for (std::int64_t period = cell.period; period != 0; period = coarser_period(period, cell.period)) {
            cells_[{unit.bureau, cell.figure, period, cell.group1, cell.group2}] += cell.delta;
        }
    }
    for (const SearchText& text : unit.search) parts_[fmt::format("{}/{}/{}", unit.bureau, text.record, text.part)] = text.pairs;
    if (!unit.idempotency_key.empty()) {
        answered_[fmt::format("{}/{}", unit.bureau, unit.idempotency_key)] = {unit.request_hash, kept_.answer, after_.sequence};
    }
    scratch_.clear();
}

Result<void> BatchWriter::finish_batch() {
    static constexpr std::string_view kCell =
        "insert into figure_cell (bureau, figure, period, group1, group2, value) values (?1, ?2, ?3, ?4, ?5, ?6) "
        "on conflict (bureau, figure, period, group1, group2) do update set value = figure_cell.value + excluded.value";
    static constexpr std::string_view kSeries =
        "insert into number_series (bureau, series, year, next, entered) values (?1, ?2, ?3, ?4, ?5) "
        "on conflict (bureau, series, year) do update set next = excluded.next, entered = excluded.entered";
    static constexpr std::string_view kNewHead = "insert into head (bureau, sequence, hash) values (?1, ?2, ?3)";
    static constexpr std::string_view kHead = "update head set sequence = ?2, hash = ?3 where bureau = ?1 and sequence = ?4";

    for (const auto& [key, delta] : cells_) {
        if (delta == 0) continue;
        const auto& [bureau, figure, period, group1, group2] = key;
        if (auto sent = send(kCell, {scratch(bureau), scratch(figure), scratch(period), scratch(group1), scratch(group2),
                                     scratch(delta)});
            !sent) {
            return sent;
        }
    }
    for (auto& [key, series] : series_) {
        if (!series.changed) continue;
        const auto& [bureau, name, year] = key;
        if (auto sent = send(kSeries, {scratch(bureau), scratch(name), scratch(std::int64_t{year}), scratch(series.next),
                                       scratch(std::int64_t{series.any_entered})});
            !sent) {
            return sent;
        }
        series.changed = false;
    }
    for (const auto& [bureau, before] : heads_before_) {
        const Head& head = heads_[bureau];
        if (head.sequence == before.sequence) continue;
        const Value* hash = scratch(Bytes(head.hash.begin(), head.hash.end()));
        auto sent = before.sequence == 0
                        ? send(kNewHead, {scratch(bureau), scratch(head.sequence), hash})
                        : send(kHead, {scratch(bureau), scratch(head.sequence), hash, scratch(before.sequence)}, 1);
        if (!sent) return sent;
    }
    auto flushed = connection_->flush();
    scratch_.clear();
    return flushed;
}

std::vector<Anchor> BatchWriter::take_moved_heads() {
    std::vector<Anchor> out;
    for (const auto& [bureau, anchor] : committed_) out.push_back(anchor);
    committed_.clear();
    return out;
}

const Value* BatchWriter::scratch(Value value) { return &scratch_.emplace_back(std::move(value)); }

Result<void> BatchWriter::send(std::string_view sql, std::initializer_list<const Value*> values, std::int64_t expected) {
    return connection_->send(sql, std::span<const Value* const>(values.begin(), values.size()), expected);
}

}  // namespace xiezhi::store
