// PostgreSQL behind the narrow interface of database.hpp: libpq, prepared statements per connection, pipelined writes,
// a new connection (and new statements) after the server was gone.
#pragma once

#include "store/database.hpp"

namespace xiezhi::store {

// `conninfo` as libpq reads it; nothing is connected yet.
Result<std::unique_ptr<Database>> open_postgres(const std::string& conninfo);

// ?1, ?2 … outside quotes and comments become $1, $2 …
std::string to_dollar_places(std::string_view sql);

}  // namespace xiezhi::store
