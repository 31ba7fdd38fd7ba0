// What the chain alone proves: the events, and every row, number and cell that follows from them.
#include <fmt/format.h>

#include "definition/canonical.hpp"
#include "proof/fsck.hpp"
#include "store/crypto.hpp"
#include "store/rebuild.hpp"

namespace xiezhi::proof {

using store::Go;
using store::Row;

Result<void> check_chain(const Subject& subject, std::int64_t bureau, Report& report) {
    const auto chain = store::verify_chain(subject.connection, subject.ring, bureau, subject.anchors);
    if (!chain) return fail(chain.error());
    report.events += chain->events;
    for (const store::ChainDamage& damage : chain->damages) {
        report.findings.push_back({Severity::Error, "chain", fmt::format("bureau {}, event {}", bureau, damage.sequence), damage.fault.message, damage.fault.remedy});
    }
    return {};
}

Result<void> check_tables(const Subject& subject, std::int64_t bureau, Report& report) {
    const auto tables = store::compare_tables(subject.connection, bureau);
    if (!tables) return fail(tables.error());
    report.rows += tables->rows;
    for (const store::Difference& difference : tables->differences) {
        const bool number = difference.table == "number_series" || difference.table == "number_given";
        report.findings.push_back({Severity::Error, number ? "numbers" : difference.table == "figure_cell" ? "figures" : "tables",
                                   fmt::format("{} {}{}{}", difference.table, difference.key, difference.column.empty() ? "" : ".", difference.column),
                                   store::fault_of(difference).message, kChangedByHand});
    }
    return {};
}

Result<void> check_definitions(const Subject& subject, Report& report) {
    return subject.connection.query("select hash, kind, body from definition", {}, [&](const Row& row) {
        const auto kind = from_canonical(row.text(2));
        if (kind && hash_of(*kind) == row.text(0)) return Go::On;
        report.findings.push_back({Severity::Error,
                                   "definitions",
                                   fmt::format("definition {}", row.text(0)),
                                   {fmt::format("“{}”的定义内容与其摘要不符", row.text(1)), fmt::format("The definition of {} is not the text its hash was taken of", row.text(1))},
                                   kChangedByHand});
        return Go::On;
    });
}

}  // namespace xiezhi::proof
