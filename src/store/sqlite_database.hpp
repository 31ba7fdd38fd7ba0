// SQLite behind the narrow interface of database.hpp: raw C API, WAL, synchronous=FULL, one cached statement per text.
#pragma once

#include "store/database.hpp"

namespace xiezhi::store {

// The file is made by the first connection for writing. With `draft` a commit does not wait for the disk: a crash of the
// machine may break the file, so only for one that is thrown away unless it was finished ("sqlite-draft:PATH").
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, bool draft = false);

}  // namespace xiezhi::store
