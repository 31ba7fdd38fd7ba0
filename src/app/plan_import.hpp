// The part of `xiezhi plan import` that a running server does for the command.
#pragma once

#include "app/local_socket.hpp"
#include "engine/engine.hpp"

namespace xiezhi::app {

inline constexpr std::string_view kPlanImport = "plan import";

// {command, as, plan}: as the account with the sign-in name `as`, with its rights; plan is what the desk would send.
Result<LocalAnswer> import_for_command(engine::Engine& engine, engine::Session& session, std::int64_t bureau, Instant now, const json::object& request);

}  // namespace xiezhi::app
