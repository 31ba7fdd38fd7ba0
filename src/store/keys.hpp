// Keys. One master key in a file beside the data (mode 0600) and nowhere else; from it (HKDF over HMAC-SM3) the chain
// key and blind-index key of each bureau; and one random key per owner (a person, or a matter for its narrative), kept
// wrapped in table `owner_key`. Destroying an owner's key makes his text unreadable in rows and events alike; what files and
// search words need stands in docs/security.md.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi::store {

using Key = std::array<std::uint8_t, 32>;

class KeyRing {
  public:
    // Makes a new master key file; fails when one is there.
    static Result<void> create(const std::filesystem::path& file);
    static Result<KeyRing> open(const std::filesystem::path& file);

    Key chain_key(std::int64_t bureau) const;
    Key index_key(std::int64_t bureau) const;   // blind index and search pairs
    Key file_key(std::int64_t bureau) const;
    std::vector<std::uint8_t> wrap(const Key& key) const;             // SM4-CTR + HMAC-SM3, under the master key
    Result<Key> unwrap(std::span<const std::uint8_t> wrapped) const;  // ChainBroken when forged

    KeyRing(const KeyRing&) = default;
    KeyRing& operator=(const KeyRing&) = default;
    ~KeyRing();  // wipes the master key

  private:
    KeyRing() = default;
    Key master_{};
};

Key random_key();

// HMAC-SM3 (GB/T 32905, RFC 2104): 32 bytes.
std::array<std::uint8_t, 32> hmac_sm3(const Key& key, std::string_view data);

// Authenticated encryption: version byte, 16 random bytes, SM4-CTR text, 16 bytes of HMAC-SM3 over all before and `context`
// (the place where it stands: a ciphertext moved to another row or field does not open). Base64 without padding, so
// that it fits a text column and an event.
std::string seal(const Key& key, std::string_view text, std::string_view context);
Result<std::string> unseal(const Key& key, std::string_view sealed, std::string_view context);

// Equality over ciphertext: hex of the first 16 bytes of HMAC-SM3 over the normalised text and the context.
std::string blind_index(const Key& key, std::string_view text, std::string_view context);

std::string to_hex(std::span<const std::uint8_t> bytes);

}  // namespace xiezhi::store
