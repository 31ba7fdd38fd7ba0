// What libpq hands back, as rows and faults; private to the PostgreSQL half of the store.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/database.hpp"

namespace xiezhi::store {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearResult>;

class PostgresRow final : public Row {
  public:
    PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
    std::size_t size() const override { return static_cast<std::size_t>(PQnfields(result_)); }
    bool is_null(std::size_t column) const override { return PQgetisnull(result_, row_, at(column)) != 0; }
    std::int64_t integer(std::size_t column) const override;
    std::string_view text(std::size_t column) const override;
    std::span<const std::uint8_t> bytes(std::size_t column) const override;

  private:
    Value value_of(std::size_t column) const override;
    int at(std::size_t column) const;
    const PGresult* result_;
    int row_;
    mutable std::unordered_map<std::size_t, Bytes> decoded_;  // bytea comes as hex
};

bool is_success(const PGresult* result);
std::int64_t rows_changed(PGresult* result);
// Must not be called for a lost connection, whose result has no SQLSTATE.
Fault fault_of(const PGresult* result, std::string_view sql);
std::string_view sqlstate(const PGresult* result);
Result<void> read_rows(const PGresult* result, const RowReader& read);

}  // namespace xiezhi::store
