// SQLite behind the narrow interface of database.hpp: raw C API, WAL, synchronous=FULL, one cached statement per text.
#pragma once

#include "store/database.hpp"

namespace xiezhi::store {

// The file is made by the first connection for writing.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path);

}  // namespace xiezhi::store
