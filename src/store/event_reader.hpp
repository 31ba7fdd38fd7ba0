// Events as they were written, in order, a page at a time; for the proofs alone (chain, rebuild, src/proof).
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/json.hpp"
#include "store/database.hpp"

namespace xiezhi::store {

struct StoredEvent {
    std::int64_t sequence = 0;
    std::span<const std::uint8_t> previous, hash;
    std::string_view id, kind, record, action, happened_on, body;
    std::int64_t recorded_at = 0;
};

// Views live until the callback returns.
Result<void> read_events(Connection& connection, std::int64_t bureau, const std::function<Go(const StoredEvent&)>& read);

// Parses one event after the other in memory that is used again. Not for input: bodies are our own.
class EventParser {
  public:
    EventParser();
    // Null when it is not a JSON object; valid until the next call.
    const json::object* parse(std::string_view body);

  private:
    std::vector<unsigned char> memory_;
    std::unique_ptr<json::monotonic_resource> resource_;
    std::optional<json::value> value_;
};

}  // namespace xiezhi::store
