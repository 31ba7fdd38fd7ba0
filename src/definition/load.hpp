// Reads lines/ and law/lists/ of the share folder, with a bureau's overlay folder laid over them, into a Definition.
//
// The loader knows shapes: keys, types, labels in both languages, ids that do not repeat, shorthands of the grammar
// (docs/definitions.md). Whether the parts fit each other is check.hpp's business. Nothing is half-loaded: either the
// whole Definition, or every fault of every file, each with file, line, what is wrong, why and what to do.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/fault.hpp"
#include "definition/model.hpp"

namespace xiezhi {

// `overlay` may be empty. It has the shape of the share folder; its files add kinds, lists and figures, or change what
// overlay.hpp allows (labels, list values, own fields, templates, number patterns, columns of lists).
Result<Definition> load_definition(const std::filesystem::path& share, const std::filesystem::path& overlay = {});

}  // namespace xiezhi
