// Invented names, and the tables of text (columns apart by `|`) that the stories of the demonstration are filled from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi::demo {

// Each surname with each given name once before any comes again.
std::string invented_name(std::size_t i);

// The rows of a file, comments (#) and empty lines left out; BadValue with the line for another number of columns, or for none.
Result<std::vector<std::vector<std::string>>> read_columns(const std::filesystem::path& file, std::size_t columns);

}  // namespace xiezhi::demo
