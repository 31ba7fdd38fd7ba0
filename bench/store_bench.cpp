// Units of work through the writer against a bare SQLite loop of the same writes. Libraries: xz_store.
// Opening: one kind row of 20 columns, an act, a term, a number, a figure cell, ten search pairs, an idempotency key and
// the event. Step: the same row and term changed, an act, a cell, a key, the event. The bare loop writes the rows of an
// opening and an event body of the same size, with neither checks nor hashes nor JSON. CPU is the whole process's.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

#include "store/chain.hpp"
#include "store/rebuild.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"

namespace xiezhi::store {
namespace {

using Seconds = std::chrono::duration<double>;

Definition definition() {
    auto kind = std::make_shared<Kind>();
    kind->id = kind->table = "matter";
    kind->list_date = "field_0";
    kind->numbers = {{"case", {}, "bureau", "{seq}", false, {}}};
    kind->states = {{"received", {"收到", "received"}, true, false, false, {}}};
    for (int i = 0; i < 10; ++i) {
        Field field;
        field.id = fmt::format("field_{}", i);
        kind->fields.push_back(std::move(field));
    }
    Definition out;
    out.kinds["matter"] = kind;
    return out;
}

enum class What { Opening, Step };

UnitOfWork unit_of(int i, What what) {
    UnitOfWork unit;
    unit.bureau = 1;
    const std::string id = fmt::format("0192f0c8-{:04x}-7000-8000-{:012x}", i & 0xffff, i);
    const std::int64_t bureau = 1;
    RowWrite matter{"matter",
                    {{"bureau", bureau},
                     {"id", id},
                     {"version", std::int64_t{1}},
                     {"state", std::string("received")},
                     {"unit", std::string("unit-1")},
                     {"holder", std::string("account-7")},
                     {"title", std::string("某某不服某某行政处罚决定案")},
                     {"definition", std::string(64, 'a')},
                     {"opened_at", std::int64_t{1709251200000}},
                     {"number_case", std::string("\x01N0\x01")}},
                    RowWrite::Must::BeNew};
    for (int f = 0; f < 10; ++f) matter.cells.push_back({fmt::format("field_{}", f), std::string("一个字段的内容，三十字左右的样子")});
    unit.rows.push_back(std::move(matter));
    unit.rows.push_back({"act",
                         {{"bureau", bureau}, {"record", id}, {"kind", std::string("matter")}, {"action", std::string("receive")},
                          {"happened_on", std::string("2024-03-01")}},
                         RowWrite::Must::BeNew});
    unit.rows.push_back({"term",
                         {{"bureau", bureau}, {"id", id + ":decision"}, {"record", id}, {"kind", std::string("matter")},
                          {"slot", std::string("decision")}, {"rule", std::string("RD-01")}, {"unit", std::string("unit-1")},
                          {"holder", std::string("account-7")}, {"due", std::string("2024-04-30")}, {"state", std::string("running")}},
                         RowWrite::Must::BeNew});
    unit.numbers.push_back({"\x01N0\x01", "bureau/matter.case", 2024, "江复〔2024〕{seq}号", ""});
    unit.cells.push_back({"matter.received", 202403, "", "", 1});
    SearchText text{"matter", id, "title", {}};
    for (int p = 0; p < 10; ++p) text.pairs.push_back((i * 7919LL + p * 104729LL) % 5000);
    unit.search.push_back(std::move(text));
    unit.event.id = id;
    unit.event.kind = "matter";
    unit.event.record = id;
    unit.event.action = "receive";
    unit.event.happened_on = "2024-03-01";
    unit.event.recorded_at = {1709251200000};
    unit.event.actor = {{"account", "account-7"}, {"name", "张某某"}, {"post", "承办人"}, {"unit", "复议科"}};
    unit.event.input = {{"received_on", "2024-03-01"}, {"claim", "请求撤销处罚决定，退还罚款。"}};
    unit.event.definition = std::string(64, 'a');
    unit.idempotency_key = id;
    if (what == What::Step) {
        unit.numbers.clear();
        unit.search.clear();
        unit.reads.push_back({"matter", id, 1});
        unit.rows[0].cells[2].value = std::int64_t{2};
        unit.rows[0].cells.back().value = std::string("改过的内容");
        unit.rows[0].cells[9].value = std::string("江复〔2024〕1号");
        unit.rows[0].must = unit.rows[2].must = RowWrite::Must::Exist;
        unit.idempotency_key += "/2";
        unit.answer["number"] = "江复〔2024〕1号";
    }
    unit.request_hash = std::string(64, 'b');
    unit.answer = {{"id", id}, {"version", 1}, {"number", "\x01N0\x01"}};
    return unit;
}

struct Measured {
    double per_second = 0;
    double p50_ms = 0, p99_ms = 0;
    double cpu_us = 0;  // per unit
};

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// `producers` clients, each with one unit under way at a time, as workers have.
Measured through_writer(Writer& writer, What what, int producers, int units, int from) {
    std::atomic<int> next{from};
    std::vector<std::vector<double>> waits(static_cast<std::size_t>(producers));
    std::vector<std::thread> threads;
    const double cpu = cpu_seconds();
    const auto start = std::chrono::steady_clock::now();
    for (int p = 0; p < producers; ++p) {
        threads.emplace_back([&, p] {
            for (int i = next++; i < from + units; i = next++) {
                const auto asked = std::chrono::steady_clock::now();
                const auto done = writer.write(unit_of(i, what));
                if (!done) fmt::print(stderr, "{}", to_text(done.error()));
                waits[static_cast<std::size_t>(p)].push_back(Seconds(std::chrono::steady_clock::now() - asked).count() * 1000);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    const double seconds = Seconds(std::chrono::steady_clock::now() - start).count();
    std::vector<double> all;
    for (const auto& wait : waits) all.insert(all.end(), wait.begin(), wait.end());
    std::sort(all.begin(), all.end());
    return {units / seconds, all[all.size() / 2], all[all.size() * 99 / 100], (cpu_seconds() - cpu) / units * 1e6};
}

// The same rows written by hand: prepared statements, no checks, no hash, no JSON.
void bare(Database& database, int units, int per_commit, int from) {
    auto connection = std::move(*database.connect(Access::Write));
    const std::string body(1700, 'x');
    const auto run = [&](std::string_view sql, std::vector<Value> values) {
        const auto done = connection->execute(sql, values);
        if (!done) fmt::print(stderr, "{}", to_text(done.error()));
    };
    const double cpu = cpu_seconds();
    const auto start = std::chrono::steady_clock::now();
    for (int i = from; i < from + units; ++i) {
        if ((i - from) % per_commit == 0) (void)connection->begin();
        const std::string id = fmt::format("0192f0c8-{:04x}-7000-8000-{:012x}", i & 0xffff, i);
        const std::string field = "一个字段的内容，三十字左右的样子";
        const std::int64_t one = 1, sequence = i + 1;
        run("insert into matter (bureau, id, version, state, unit, holder, title, definition, opened_at, number_case, field_0, field_1, "
            "field_2, field_3, field_4, field_5, field_6, field_7, field_8, field_9) "
            "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
            {one, id, one, "received", "unit-1", "account-7", "某某不服某某行政处罚决定案", std::string(64, 'a'), one,
             fmt::format("江复〔2024〕{}号", i), field, field, field, field, field, field, field, field, field, field});
        run("insert into act (bureau, record, sequence, kind, action, happened_on) values (?1, ?2, ?3, ?4, ?5, ?6)",
            {one, id, sequence, "matter", "receive", "2024-03-01"});
        run("insert into term (bureau, id, record, kind, slot, rule, unit, holder, due, state) "
            "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            {one, id + ":decision", id, "matter", "decision", "RD-01", "unit-1", "account-7", "2024-04-30", "running"});
        run("insert into number_given (bureau, series, year, seq, text, record, entered, event) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            {one, "s", std::int64_t{2024}, sequence, fmt::format("江复〔2024〕{}号", i), id, std::int64_t{0}, sequence});
        run("insert into event (bureau, sequence, id, kind, record, action, happened_on, recorded_at, previous, hash, body) "
            "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            {one, sequence, id, "matter", id, "receive", "2024-03-01", one, Bytes(32, 1), Bytes(32, 2), body});
        for (std::int64_t p = 0; p < 10; ++p) {
            run("insert into search_pair (bureau, pair, record, part, kind) values (?1, ?2, ?3, ?4, ?5)",
                {one, (i * 7919LL + p * 104729LL) % 5000 * 10 + p, id, "title", "matter"});
        }
        run("insert into search_part (bureau, record, part, kind, pairs) values (?1, ?2, ?3, ?4, ?5)",
            {one, id, "title", "matter", Bytes(80, 3)});
        run("insert into idempotency (bureau, key, request_hash, sequence, answer) values (?1, ?2, ?3, ?4, ?5)",
            {one, id, std::string(64, 'b'), sequence, std::string(110, 'y')});
        if ((i - from) % per_commit == per_commit - 1 || i + 1 == from + units) (void)connection->commit();
    }
    fmt::print("{:<10} bare loop, {:>2} a commit    {:>8.0f} units/s  CPU {:.0f} us/unit\n", "sqlite", per_commit,
               units / Seconds(std::chrono::steady_clock::now() - start).count(), (cpu_seconds() - cpu) / units * 1e6);
}

std::unique_ptr<Database> fresh(const std::string& where) {
    auto database = std::move(*open_database(where));
    auto connection = std::move(*database->connect(Access::Write));
    const auto applied = apply_schema(*connection, definition());
    if (!applied) fmt::print(stderr, "{}", to_text(applied.error()));
    return database;
}

void measure(const std::string& name, const std::string& where, const KeyRing& keys, const std::filesystem::path& anchors, int units) {
    auto database = fresh(where);
    {
        auto writer = Writer::start(*database, keys, {anchors});
        if (!writer) {
            fmt::print(stderr, "{}", to_text(writer.error()));
            return;
        }
        const auto say = [&name](std::string_view what, const Measured& m) {
            fmt::print("{:<10} {:<24} {:>8.0f} units/s  p50 {:.2f} ms  p99 {:.2f} ms  CPU {:.0f} us/unit\n", name, what, m.per_second,
                       m.p50_ms, m.p99_ms, m.cpu_us);
        };
        say("opening, 64 producers", through_writer(**writer, What::Opening, 64, units, 0));
        say("step, 64 producers", through_writer(**writer, What::Step, 64, units, 0));
        say("opening, 1 producer", through_writer(**writer, What::Opening, 1, units / 20, units));
        say("step, 1 producer", through_writer(**writer, What::Step, 1, units / 20, units));
    }
    auto connection = std::move(*database->connect(Access::Read));
    auto start = std::chrono::steady_clock::now();
    const auto chain = verify_chain(*connection, keys, 1);
    double seconds = Seconds(std::chrono::steady_clock::now() - start).count();
    fmt::print("{:<10} verify_chain          {:>9.0f} events/s  {}\n", name, static_cast<double>(chain->events) / seconds,
               chain->sound() ? "sound" : "BROKEN");
    start = std::chrono::steady_clock::now();
    const auto tables = compare_tables(*connection, 1);
    seconds = Seconds(std::chrono::steady_clock::now() - start).count();
    fmt::print("{:<10} compare_tables        {:>9.0f} rows/s    {} differences\n", name, static_cast<double>(tables->rows) / seconds,
               tables->difference_count);
}

int main_of_bench() {
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("xiezhi_store_bench_{}", ::getpid());
    std::filesystem::create_directories(folder);
    if (!KeyRing::create(folder / "master.key")) return 1;
    const auto keys = KeyRing::open(folder / "master.key");
    constexpr int kUnits = 40'000;
    measure("sqlite", (folder / "a.db").string(), *keys, folder / "heads.log", kUnits);
    {
        auto database = fresh((folder / "b.db").string());
        bare(*database, 4000, 1, 0);
        bare(*database, kUnits, 60, 10'000);
    }
    if (const char* server = std::getenv("XIEZHI_TEST_PG")) {
        std::filesystem::remove(folder / "heads.log");
        measure("postgresql", server, *keys, folder / "heads.log", kUnits / 4);
    } else {
        fmt::print("postgresql skipped: run under tools/with-postgres\n");
    }
    std::filesystem::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace xiezhi::store

int main() { return xiezhi::store::main_of_bench(); }
