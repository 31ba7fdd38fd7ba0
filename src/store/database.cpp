#include "store/database.hpp"

#include "store/postgres_database.hpp"
#include "store/sqlite_database.hpp"

namespace xiezhi::store {

Value Row::value(std::size_t column) const { return value_of(column); }

Result<std::unique_ptr<Database>> open_database(const std::string& where) {
    const auto begins = [&where](std::string_view with) { return where.rfind(with, 0) == 0; };
    if (begins("postgresql://") || begins("postgres://") || begins("host=")) return open_postgres(where);
    const bool draft = begins("sqlite-draft:");
    const std::string path = draft ? where.substr(13) : begins("sqlite:") ? where.substr(7) : where;
    if (path.empty() || path == ":memory:") {
        return fail({Code::BadValue,
                     {"没有给出数据库文件的路径", "No path of a database file was given"},
                     {"请写 sqlite:路径，或 postgresql:// 连接串。", "Write sqlite:PATH, or a postgresql:// address."},
                     "--database", ""});
    }
    return open_sqlite(path, draft);
}

}  // namespace xiezhi::store
