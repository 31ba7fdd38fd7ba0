// The built pages: files under web/dist as they are, compressed when the build left a .gz beside them, and index.html for
// every address of the app itself.
#pragma once

#include <filesystem>

#include "http/server.hpp"

namespace xiezhi::http {

Response static_file(const std::filesystem::path& root, const Request& request);

}  // namespace xiezhi::http
