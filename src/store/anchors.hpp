// heads.log: the heads of the chains, signed, outside the database. A database that was replaced by an older copy, or
// whose newest events were cut off together with the head row, is behind its last anchor: that is how it is found.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <vector>

#include "store/keys.hpp"

namespace xiezhi::store {

using Hash = std::array<std::uint8_t, 32>;

struct Head {
    std::int64_t sequence = 0;  // 0: no event yet
    Hash hash{};
};

struct Anchor {
    std::int64_t bureau = 0;
    Head head;
    std::int64_t recorded_at = 0;  // of the head's event, milliseconds
};

// Appends one line per anchor and syncs the file. StoreUnavailable when it cannot be written.
Result<void> append_anchors(const std::filesystem::path& file, const KeyRing& keys, const std::vector<Anchor>& anchors);

// All anchors in the order of writing; an empty list when there is no file. A last line that was cut off by a crash is
// passed over; any other line that is not ours is ChainBroken.
Result<std::vector<Anchor>> read_anchors(const std::filesystem::path& file, const KeyRing& keys);

// Keeps of each bureau and day only the last anchor. Called by the writer at start, so that the file does not grow for ever.
Result<void> thin_out_anchors(const std::filesystem::path& file, const KeyRing& keys, const std::vector<Anchor>& anchors);

}  // namespace xiezhi::store
