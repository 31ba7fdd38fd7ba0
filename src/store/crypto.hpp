// The primitives under keys and files: HMAC-SM3 in pieces, authenticated SM4, base64, wiping. SM3 is GB/T 32905, SM4
// is GB/T 32907; both come from OpenSSL's default provider, which has no authenticated mode of SM4: encryption is
// counter mode, then HMAC-SM3 over everything (encrypt, then authenticate). Only src/store includes this header.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/database.hpp"
#include "store/keys.hpp"

namespace xiezhi::store {

using ByteView = std::span<const std::uint8_t>;

inline ByteView bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// HMAC-SM3 over the pieces one after the other. Pieces are not separated: a caller whose pieces vary in length puts
// the lengths in.
std::array<std::uint8_t, 32> hmac_sm3_of(const Key& key, std::initializer_list<ByteView> pieces);

// Plain SM3.
std::array<std::uint8_t, 32> sm3(ByteView data);

// SM4 in counter mode: the same call encrypts and decrypts. `out` is as long as `in` and may be the same memory.
void sm4_ctr(std::span<const std::uint8_t, 16> key, std::span<const std::uint8_t, 16> counter, ByteView in,
             std::uint8_t* out);

// As seal and unseal of keys.hpp, in bytes: 1 version + 16 random + text + 16 authentication.
inline constexpr std::size_t kSealOverhead = 33;
Bytes seal_bytes(const Key& key, ByteView text, std::string_view context);
Fault does_not_open();  // ChainBroken
Result<Bytes> unseal_bytes(const Key& key, ByteView sealed, std::string_view context);

// HKDF (RFC 5869) over HMAC-SM3, one block, no salt.
Key derive(const Key& key, std::string_view info);

// HMAC-SM3 in pieces that are not in memory together: an upload's address.
class Mac {
  public:
    explicit Mac(const Key& key);
    ~Mac();
    Mac(const Mac&) = delete;
    Mac& operator=(const Mac&) = delete;
    void add(ByteView piece);
    std::array<std::uint8_t, 32> finish();

  private:
    void* context_;
};

std::string to_base64(ByteView bytes);                        // standard alphabet, no padding
std::optional<Bytes> from_base64(std::string_view text);      // only what to_base64 writes
std::optional<Bytes> from_hex(std::string_view text);         // lower case, even length

void random_bytes(std::span<std::uint8_t> out);
bool same(ByteView a, ByteView b);   // takes the same time wherever they differ
void wipe(std::span<std::uint8_t> bytes);

}  // namespace xiezhi::store
