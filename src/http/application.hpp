// What one running server holds. Everything is handed in, nothing is looked for: tests start it on a folder of their own
// with a clock of their own.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/engine.hpp"
#include "identity/password.hpp"
#include "identity/session.hpp"
#include "store/files.hpp"

namespace xiezhi::http {

struct Application {
    std::shared_ptr<const engine::Catalog> catalog;
    store::Database& database;
    const store::KeyRing& ring;
    const Clock& clock;
    engine::Engine& engine;
    store::FileStore& files;
    std::int64_t bureau = 0;           // the one that signs in here
    std::filesystem::path web;         // built pages; may be empty
    identity::Sessions sessions{};
    identity::SignIn sign_in{};
    std::vector<engine::Session> workers{};  // one per worker thread
};

}  // namespace xiezhi::http
