// Where the program's data lie: lines/, law/ and the built web, beside the program or above it.
#pragma once

#include <filesystem>

#include "base/fault.hpp"

namespace xiezhi {

// $XIEZHI_SHARE when set; else ../share/xiezhi beside the program; else the nearest folder above the program that
// holds lines/ and law/ (a checkout). NotFound says which places were looked at.
Result<std::filesystem::path> find_share();

// The whole file as bytes; NotFound or TooLarge (over `limit` bytes) otherwise.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{64} << 20);

}  // namespace xiezhi
