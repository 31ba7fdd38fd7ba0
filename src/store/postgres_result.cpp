#include "store/postgres_result.hpp"

#include <fmt/format.h>

#include <charconv>

#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {
// Type numbers of pg_type: fixed since PostgreSQL 7, not in libpq's headers.
constexpr Oid kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kNumeric = 1700;

int nibble(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

std::string_view field(const PGresult* result, int which) {
    const char* text = PQresultErrorField(result, which);
    return text == nullptr ? std::string_view{} : std::string_view(text);
}
}  // namespace

int PostgresRow::at(std::size_t column) const {
    XIEZHI_CHECK(column < size());
    return static_cast<int>(column);
}

std::string_view PostgresRow::text(std::size_t column) const {
    return {PQgetvalue(result_, row_, at(column)), static_cast<std::size_t>(PQgetlength(result_, row_, at(column)))};
}

std::int64_t PostgresRow::integer(std::size_t column) const {
    const std::string_view digits = text(column);
    if (PQftype(result_, at(column)) == kBool) return digits == "t" ? 1 : 0;
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::span<const std::uint8_t> PostgresRow::bytes(std::size_t column) const {
    const std::string_view hex = text(column);
    if (PQftype(result_, at(column)) != kBytea) return {reinterpret_cast<const std::uint8_t*>(hex.data()), hex.size()};
    Bytes& out = decoded_[column];
    out.clear();
    out.reserve(hex.size() / 2);
    for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {  // after "\x"
        out.push_back(static_cast<std::uint8_t>(nibble(hex[i]) << 4 | nibble(hex[i + 1])));
    }
    return out;
}

Value PostgresRow::value_of(std::size_t column) const {
    if (is_null(column)) return {};
    switch (PQftype(result_, at(column))) {
        case kBool:
        case kInt2:
        case kInt4:
        case kInt8:
        case kNumeric: return integer(column);
        case kBytea: {
            const auto data = bytes(column);
            return Bytes(data.begin(), data.end());
        }
        default: return std::string(text(column));
    }
}

bool is_success(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::int64_t rows_changed(PGresult* result) {
    const std::string_view digits = PQcmdTuples(result);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string_view sqlstate(const PGresult* result) { return field(result, PG_DIAG_SQLSTATE); }

Fault fault_of(const PGresult* result, std::string_view sql) {
    const std::string_view state = sqlstate(result);
    const std::string_view message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    const std::string_view group = state.substr(0, 2);
    if (state == "23505") {  // "Key (bureau, name)=(1, x) already exists."
        const std::string_view detail = field(result, PG_DIAG_MESSAGE_DETAIL);
        const auto open = detail.find('(');
        const auto close = detail.find(")=");
        const bool shape = open != std::string_view::npos && close != std::string_view::npos && open < close;
        return taken(fmt::format("{} ({})", field(result, PG_DIAG_TABLE_NAME),
                                 shape ? detail.substr(open + 1, close - open - 1) : field(result, PG_DIAG_CONSTRAINT_NAME)));
    }
    if (group == "40" || group == "55" || state == "57014") return busy(message);  // deadlock, lock not there, cancelled
    if (group == "22" && state != "22P02") {
        return {Code::BadValue,
                {fmt::format("有一个值数据库不能保存：{}", message), fmt::format("A value cannot be stored: {}", message)},
                {"请检查是否含有不可见的控制字符或超长内容。", "Look for invisible control characters or overlong content."}, "", ""};
    }
    if (group == "08" || group == "53" || group == "57" || group == "58" || group == "25" || group == "XX") {
        return unavailable(message);
    }
    return our_mistake(fmt::format("{} (PostgreSQL {})", message, state), sql);
}

Result<void> read_rows(const PGresult* result, const RowReader& read) {
    const int rows = PQntuples(result);
    for (int i = 0; i < rows; ++i) {
        if (read(PostgresRow(result, i)) == Go::Stop) break;
    }
    return {};
}

}  // namespace xiezhi::store
