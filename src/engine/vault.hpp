// Sealing and opening of personal text for one piece of work: finds or makes the owner's key, remembers the new ones so
// that they are written in the same unit of work, and computes blind indexes and search pairs of the bureau.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "store/fields.hpp"
#include "store/keys.hpp"
#include "store/unit_of_work.hpp"

namespace xiezhi::engine {

class Vault {
  public:
    Vault(store::OwnerKeys& keys, const store::KeyRing& ring, store::Connection& connection, std::int64_t bureau, Instant now)
        : keys_(keys), ring_(ring), connection_(connection), bureau_(bureau), now_(now) {}

    // `place` is "table.column"; a text sealed for one place and owner opens nowhere else.
    Result<std::string> seal(const std::string& owner, std::string_view place, std::string_view text);
    // An erased owner's text reads （已依法删除）/(erased).
    Result<std::string> open(const std::string& owner, std::string_view place, std::string_view sealed);
    // "" for an empty text; a text that does not open reads "?" (fsck will have said so).
    std::string open_or_mark(const std::string& owner, std::string_view place, std::string_view sealed);

    std::string index(std::string_view place, std::string_view text) const;
    std::vector<std::int64_t> pairs(std::string_view text) const;

    // Keys made for a trial that will not be written.
    void forget_new_keys();
    // Rows of the keys made since the last call.
    std::vector<store::RowWrite> take_new_keys();

  private:
    store::OwnerKeys& keys_;
    const store::KeyRing& ring_;
    store::Connection& connection_;
    std::int64_t bureau_;
    Instant now_;
    std::map<std::string, store::Key, std::less<>> made_;
    std::vector<store::RowWrite> rows_;
};

}  // namespace xiezhi::engine
