// Personal fields between a row and a reader: sealed under the key of their owner (a person, an account, or a matter for
// its narrative), opened for whoever may read, masked for everyone who has not asked to see them with a reason
// (architecture, section 9; Personal Information Protection Law, art. 47 for erasure).
//
// Invariant: an owner's key stands in one row of `owner_key` and, unwrapped, in the caches of this process; when the row
// is emptied and the caches have forgotten, nothing opens his data again. The row's key must therefore never be written
// into an event (left_out_of_events in tables.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.hpp"
#include "definition/model.hpp"
#include "store/database.hpp"
#include "store/keys.hpp"
#include "store/unit_of_work.hpp"

namespace xiezhi::store {

// Where a sealed text stands; it opens nowhere else.
// For a kind's own row: its table, the record's id and the field's id, under the record's key; for a person: "person", his
// id and the column, under his own.
struct FieldPlace {
    std::int64_t bureau = 0;
    std::string_view table;
    std::string_view id;
    std::string_view column;
};
using Place = FieldPlace;

std::string seal_field(const Key& key, std::string_view text, const Place& place);  // "" stays ""
// ChainBroken when it does not open; "" stays "".
Result<std::string> open_field(const Key& key, std::string_view sealed, const Place& place);

// What a screen shows for a value whose owner's data was erased.
const Words& erased_words();

struct OwnerKey {
    enum class State { Live, Erased, Missing } state = State::Missing;
    Key key{};  // when Live
};

// A field as it can be shown.
struct Opened {
    enum class State { Open, Erased } state = State::Open;
    std::string text;  // "" when erased
};

// The keys of owners, one object per worker thread; holds at most `capacity` of them, wiped when it lets go.
class OwnerKeys {
  public:
    explicit OwnerKeys(const KeyRing& ring, std::size_t capacity = 4096);
    ~OwnerKeys();
    OwnerKeys(const OwnerKeys&) = delete;
    OwnerKeys& operator=(const OwnerKeys&) = delete;

    // To be called at the start of a request: forgets keys read over a minute ago (another process may have erased one).
    void at(Instant now);

    // ChainBroken when the row was forged or the master key is another; faults of the database.
    Result<OwnerKey> load(Connection& connection, std::int64_t bureau, std::string_view owner);
    // One query for the owners of a page; load() then finds them.
    Result<void> load_all(Connection& connection, std::int64_t bureau, std::span<const std::string> owners);

    // open_field under the owner's key; an owner without a key is ChainBroken unless the text is empty.
    Result<Opened> open(Connection& connection, std::string_view owner, std::string_view sealed, const Place& place);

    // A new owner: the key, to seal with now, and the row, for the same unit of work.
    struct Made {
        Key key{};
        RowWrite row;
    };
    Made new_owner_key(std::int64_t bureau, std::string_view owner) const;

    // The row that erases an owner, for the unit of work whose event says why.
    static RowWrite erase_owner_key(std::int64_t bureau, std::string_view owner, std::string_view destroyed_on);
    // After that unit is committed: every cache of this process forgets everything.
    static void forget_everywhere();

    std::size_t size() const { return kept_.size(); }

  private:
    struct Kept {
        OwnerKey key;
        std::int64_t read_ms = 0;
    };
    void forget();
    void keep(std::string id, const OwnerKey& key);
    Result<OwnerKey> read(std::span<const std::uint8_t> wrapped, bool destroyed) const;

    const KeyRing& ring_;
    std::size_t capacity_;
    std::unordered_map<std::string, Kept> kept_;  // "bureau/owner"
    std::int64_t now_ms_ = 0;
    std::uint64_t seen_erasures_ = 0;
};

// The value with its middle hidden, as people in offices know it: identity number 3301**********1234, telephone
// 138****5678, address to the district. Names are not masked (who may read a record sees the names in it); sensitive
// text is hidden whole; secrets are never shown, not even their length.
std::string mask(FieldClass field_class, std::string_view text);

}  // namespace xiezhi::store
