// The units and people of the demonstration bureau (江陵区 is invented, and so is everybody in it).
#pragma once

#include <string>

#include "demo/player.hpp"

namespace xiezhi::demo {

// Sets up units, accounts and posts through the engine, as the program does in a new bureau; the names by which stories and
// the reader know them. `password` is everybody's, for trials only. It is hashed once for all.
Result<Cast> build_bureau(engine::Engine& engine, engine::Session& session, std::int64_t bureau, const std::string& password);

// Who to sign in as, for the reader: login, name and role, a line each.
std::string people_text();

}  // namespace xiezhi::demo
