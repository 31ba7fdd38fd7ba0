#include "engine/running.hpp"

#include "engine/load.hpp"

namespace xiezhi::engine {

namespace {

constexpr const char* kNotOver = "state IN ('running', 'paused', 'provisional', 'lapsed')";

// The clause for `reaching`, and its day among the parameters. Terms that are over are derived with the others of their record.
std::string reach(std::optional<CivilDate> reaching, std::vector<Value>& parameters) {
    if (!reaching) return {};
    parameters.emplace_back(to_string(*reaching));
    const std::string day = "?" + std::to_string(parameters.size());
    return " AND EXISTS (SELECT 1 FROM term r WHERE r.bureau = t.bureau AND r.record = t.record AND (r.due IS NULL OR r.due = '' OR r.state IN ('paused', 'provisional') OR r.due "
           ">= " +
           day + " OR r.raw >= " + day + " OR r.anchor >= " + day + " OR r.original >= " + day + "))";
}

}  // namespace

Result<std::vector<Running>> running_after(store::Connection& connection, std::int64_t bureau, const std::string& record, std::size_t size,
                                           std::optional<CivilDate> reaching) {
    std::vector<Running> page;
    std::vector<Value> parameters{bureau, record};
    const std::string reaches = reach(reaching, parameters);
    const auto asked = connection.query(
        std::string("SELECT DISTINCT kind, record FROM term t WHERE bureau = ?1 AND record > ?2 AND ") + kNotOver + reaches + " ORDER BY record LIMIT " + std::to_string(size),
        parameters, [&](const store::Row& row) {
            page.push_back({std::string(row.text(0)), std::string(row.text(1))});
            return store::Go::On;
        });
    if (!asked) return fail(asked.error());
    return page;
}

Result<std::int64_t> count_running(store::Connection& connection, std::int64_t bureau, std::optional<CivilDate> reaching) {
    std::int64_t all = 0;
    std::vector<Value> parameters{bureau};
    const std::string reaches = reach(reaching, parameters);
    const auto asked =
        connection.query(std::string("SELECT count(DISTINCT record) FROM term t WHERE bureau = ?1 AND ") + kNotOver + reaches, parameters, [&](const store::Row& row) {
            all = row.integer(0);
            return store::Go::Stop;
        });
    if (!asked) return fail(asked.error());
    return all;
}

Result<Opened> open_running(const Catalog& catalog, store::Connection& connection, std::int64_t bureau, const Running& one) {
    const auto present = catalog.kind(one.kind);
    if (!present) return fail(present.error());
    const auto hash = definition_of(connection, *present->kind, bureau, one.record);
    if (!hash) return fail(hash.error());
    auto in_use = catalog.kind_by_hash(connection, one.kind, *hash);
    if (!in_use) return fail(in_use.error());
    auto record = load_record(connection, *in_use->kind, bureau, one.record);
    if (!record) return fail(record.error());
    return Opened{std::move(*in_use), std::move(*record)};
}

}  // namespace xiezhi::engine
