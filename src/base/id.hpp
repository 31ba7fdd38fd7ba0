// Ids are made by the program, not by the database: UUIDv7 (RFC 9562), so that they sort by time and a unit of work
// knows every key before it is written. Text form, lower case, 36 characters.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace xiezhi {

// Source of ids. With a seed the sequence is the same on every run (the demonstration must be deterministic).
class IdSource {
  public:
    IdSource();
    explicit IdSource(std::uint64_t seed);
    std::string next(Instant now);

  private:
    std::uint64_t random();
    std::array<std::uint64_t, 2> state_;
    std::int64_t last_ms_ = 0;
    std::uint32_t counter_ = 0;
};

bool is_id(std::string_view text);

}  // namespace xiezhi
