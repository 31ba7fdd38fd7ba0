#include "engine/running.hpp"

#include "engine/load.hpp"

namespace xiezhi::engine {

namespace {

constexpr const char* kNotOver = "state IN ('running', 'paused', 'provisional', 'lapsed')";

}  // namespace

Result<std::vector<Running>> running_after(store::Connection& connection, std::int64_t bureau, const std::string& record, std::size_t size) {
    std::vector<Running> page;
    const std::vector<Value> parameters{bureau, record};
    const auto asked = connection.query(
        std::string("SELECT DISTINCT kind, record FROM term WHERE bureau = ?1 AND record > ?2 AND ") + kNotOver + " ORDER BY record LIMIT " + std::to_string(size), parameters,
        [&](const store::Row& row) {
            page.push_back({std::string(row.text(0)), std::string(row.text(1))});
            return store::Go::On;
        });
    if (!asked) return fail(asked.error());
    return page;
}

Result<std::int64_t> count_running(store::Connection& connection, std::int64_t bureau) {
    std::int64_t all = 0;
    const std::vector<Value> parameters{bureau};
    const auto asked = connection.query(std::string("SELECT count(DISTINCT record) FROM term WHERE bureau = ?1 AND ") + kNotOver, parameters, [&](const store::Row& row) {
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
