// What the chain alone proves: the events, and every row, number and cell that follows from them.
#include <fmt/format.h>

#include "definition/canonical.hpp"
#include "proof/fsck.hpp"
#include "store/crypto.hpp"
#include "store/rebuild.hpp"

namespace xiezhi::proof {

using store::Go;
using store::Row;

namespace {

const Words kChanged{"请停止使用，保存现场（数据库、密钥目录、系统日志），由三员查明何人何时直接改动了数据库，再从备份恢复或按事件更正。",
                     "Stop using it and keep the evidence (database, key folder, system logs); let the administrators find out who changed the database by hand and when, then "
                     "restore a backup or correct the row by the events."};

}  // namespace

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
                                   store::fault_of(difference).message, kChanged});
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
                                   kChanged});
        return Go::On;
    });
}

Result<void> check_answers(const Subject& subject, std::int64_t bureau, Report& report) {
    const std::vector<store::Value> where{bureau};
    return subject.connection.query(
        "select i.key, i.sequence, i.answer, e.record from idempotency i left join event e on e.bureau = i.bureau and e.sequence = i.sequence where i.bureau = ?1", where,
        [&](const Row& row) {
            const auto answer = parse_json(row.text(2));
            const bool good = !row.is_null(3) && answer && answer->is_object() && (text_at(answer->get_object(), "id") == row.text(3) || !answer->get_object().contains("id"));
            if (good) return Go::On;
            report.findings.push_back({Severity::Error,
                                       "answers",
                                       fmt::format("idempotency {}", row.text(0)),
                                       {fmt::format("为重复提交保存的答复与第 {} 号事件不符", row.integer(1)),
                                        fmt::format("The answer kept for a repeated request does not fit event {}", row.integer(1))},
                                       kChanged});
            return Go::On;
        });
}

}  // namespace xiezhi::proof
