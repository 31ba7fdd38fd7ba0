// Proving the chain: every event's hash is HMAC-SM3 under the bureau's chain key over the previous hash and the body, so
// nobody without the key can change, remove, insert or reorder events unseen; the signed heads outside the database
// (anchors.hpp) show a cut end or an older copy. This reads, it mends nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/anchors.hpp"
#include "store/database.hpp"
#include "store/keys.hpp"

namespace xiezhi::store {

enum class Damage {
    ChangedBody,     // the text of an event is not what was hashed
    ForgedHash,      // the hash was rewritten, without the key
    ChangedColumns,  // kind, record, action … beside the body say something else than the body
    MissingEvent,    // a number in the middle is not there
    MovedEvent,      // genuine, but not in this place
    CutTail,         // the newest events are gone
    WrongHead,       // the head row does not fit the last event
    OtherThanAnchor, // not the event whose hash was signed as head
};

struct ChainDamage {
    Damage damage = Damage::ChangedBody;
    std::int64_t sequence = 0;
    Fault fault;  // ChainBroken, said for a person
};

struct ChainReport {
    std::int64_t bureau = 0;
    std::int64_t events = 0;
    Head last;                          // of the events as they stand
    std::vector<ChainDamage> damages;   // the first 100, in order; the first broken sequence comes first
    std::int64_t damage_count = 0;
    std::int64_t anchors_met = 0;
    bool sound() const { return damage_count == 0; }
};

// Bureaus that have events or a head.
Result<std::vector<std::int64_t>> bureaus_with_chain(Connection& connection);

// Reads all events once, in one snapshot; memory does not grow with their number.
Result<ChainReport> verify_chain(Connection& connection, const KeyRing& keys, std::int64_t bureau,
                                 const std::vector<Anchor>& anchors = {});

// The head row; nothing when the bureau has no event yet.
Result<std::optional<Head>> head(Connection& connection, std::int64_t bureau);

}  // namespace xiezhi::store
