#include "store/crypto.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

namespace xiezhi::store {

namespace {

constexpr std::uint8_t kSealVersion = 1;
constexpr std::size_t kCounter = 16;
constexpr std::size_t kTag = 16;

struct FreeMac { void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); } };
struct FreeCipher { void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); } };
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeMac>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

// Fetching an algorithm takes a lock and a search; it is done once and kept until the process ends.
EVP_MAC* hmac_algorithm() {
    static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    XIEZHI_CHECK(algorithm != nullptr);
    return algorithm;
}

EVP_CIPHER* sm4_algorithm() {
    static EVP_CIPHER* const algorithm = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);
    XIEZHI_CHECK(algorithm != nullptr);
    return algorithm;
}

EVP_MD* sm3_algorithm() {
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SM3", nullptr);
    XIEZHI_CHECK(algorithm != nullptr);
    return algorithm;
}

MacContext new_mac() {
    MacContext context(EVP_MAC_CTX_new(hmac_algorithm()));
    XIEZHI_CHECK(context != nullptr);
    char digest[] = "SM3";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
    XIEZHI_CHECK(EVP_MAC_CTX_set_params(context.get(), parameters) == 1);
    return context;
}

// A thread's own context, keyed anew for each use: making one costs more than hashing a name.
EVP_MAC_CTX* mac_keyed(const Key& key) {
    thread_local const MacContext context = new_mac();
    XIEZHI_CHECK(EVP_MAC_init(context.get(), key.data(), key.size(), nullptr) == 1);
    return context.get();
}

void mac_add(EVP_MAC_CTX* context, ByteView piece) {
    XIEZHI_CHECK(piece.empty() || EVP_MAC_update(context, piece.data(), piece.size()) == 1);
}

std::array<std::uint8_t, 32> mac_finish(EVP_MAC_CTX* context) {
    std::array<std::uint8_t, 32> out{};
    std::size_t length = 0;
    XIEZHI_CHECK(EVP_MAC_final(context, out.data(), &length, out.size()) == 1 && length == out.size());
    return out;
}

// One key for the cipher and another for the authentication, so that neither says anything about the other.
struct SealKeys {
    std::array<std::uint8_t, 16> cipher{};
    Key mac{};
    explicit SealKeys(const Key& key) {
        Key wide = hmac_sm3_of(key, {bytes_of("xiezhi seal cipher")});
        std::copy_n(wide.begin(), cipher.size(), cipher.begin());
        mac = hmac_sm3_of(key, {bytes_of("xiezhi seal mac")});
        wipe(wide);
    }
    ~SealKeys() {
        wipe(cipher);
        wipe(mac);
    }
    SealKeys(const SealKeys&) = delete;
    SealKeys& operator=(const SealKeys&) = delete;
};

// The context's length is hashed before it, so that text and context cannot be shifted against each other.
std::array<std::uint8_t, 32> seal_tag(const SealKeys& keys, ByteView covered, std::string_view context) {
    std::array<std::uint8_t, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) {
        length[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(context.size()) >> (8 * i));
    }
    return hmac_sm3_of(keys.mac, {length, bytes_of(context), covered});
}

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> reverse_alphabet() {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        table[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
    }
    return table;
}
constexpr auto kReverse = reverse_alphabet();

}  // namespace

std::array<std::uint8_t, 32> hmac_sm3_of(const Key& key, std::initializer_list<ByteView> pieces) {
    EVP_MAC_CTX* context = mac_keyed(key);
    for (const ByteView piece : pieces) mac_add(context, piece);
    return mac_finish(context);
}

std::array<std::uint8_t, 32> sm3(ByteView data) {
    std::array<std::uint8_t, 32> out{};
    unsigned length = 0;
    XIEZHI_CHECK(EVP_Digest(data.data(), data.size(), out.data(), &length, sm3_algorithm(), nullptr) == 1);
    XIEZHI_CHECK(length == out.size());
    return out;
}

void sm4_ctr(std::span<const std::uint8_t, 16> key, std::span<const std::uint8_t, 16> counter, ByteView in,
             std::uint8_t* out) {
    thread_local const CipherContext context(EVP_CIPHER_CTX_new());
    XIEZHI_CHECK(context != nullptr);
    XIEZHI_CHECK(EVP_EncryptInit_ex2(context.get(), sm4_algorithm(), key.data(), counter.data(), nullptr) == 1);
    // The library counts in int: a larger text goes in pieces.
    constexpr std::size_t kPiece = std::size_t{1} << 30;
    for (std::size_t at = 0; at < in.size(); at += kPiece) {
        const int want = static_cast<int>(std::min(kPiece, in.size() - at));
        int written = 0;
        XIEZHI_CHECK(EVP_EncryptUpdate(context.get(), out + at, &written, in.data() + at, want) == 1 && written == want);
    }
}

Fault does_not_open() {
    return {Code::ChainBroken,
            {"密文无法打开：已被改动、移动，或密钥不符。",
             "A sealed text does not open: it was changed or moved, or the key is not the one."},
            {"请勿继续写入；运行 xiezhi fsck 查明范围，再从备份恢复。",
             "Stop writing; run xiezhi fsck to see how far it goes, then restore from the backup."},
            {}, {}};
}

Bytes seal_bytes(const Key& key, ByteView text, std::string_view context) {
    const SealKeys keys(key);
    Bytes out(kSealOverhead + text.size());
    out[0] = kSealVersion;
    const std::span<std::uint8_t, kCounter> counter(out.data() + 1, kCounter);
    random_bytes(counter);
    sm4_ctr(keys.cipher, counter, text, out.data() + 1 + kCounter);
    const std::size_t covered = out.size() - kTag;
    const auto tag = seal_tag(keys, ByteView(out).first(covered), context);
    std::copy_n(tag.begin(), kTag, out.begin() + static_cast<std::ptrdiff_t>(covered));
    return out;
}

Result<Bytes> unseal_bytes(const Key& key, ByteView sealed, std::string_view context) {
    if (sealed.size() < kSealOverhead || sealed[0] != kSealVersion) return fail(does_not_open());
    const SealKeys keys(key);
    const std::size_t covered = sealed.size() - kTag;
    const auto tag = seal_tag(keys, sealed.first(covered), context);
    if (!same(ByteView(tag).first(kTag), sealed.subspan(covered))) return fail(does_not_open());
    Bytes out(sealed.size() - kSealOverhead);
    const std::span<const std::uint8_t, kCounter> counter(sealed.data() + 1, kCounter);
    sm4_ctr(keys.cipher, counter, sealed.subspan(1 + kCounter, out.size()), out.data());
    return out;
}

Key derive(const Key& key, std::string_view info) {
    static constexpr Key kNoSalt{};
    static constexpr std::array<std::uint8_t, 1> kFirstBlock{1};
    Key extracted = hmac_sm3_of(kNoSalt, {key});
    const Key out = hmac_sm3_of(extracted, {bytes_of(info), kFirstBlock});
    wipe(extracted);
    return out;
}

Mac::Mac(const Key& key) : context_(new_mac().release()) {
    XIEZHI_CHECK(EVP_MAC_init(static_cast<EVP_MAC_CTX*>(context_), key.data(), key.size(), nullptr) == 1);
}
Mac::~Mac() { EVP_MAC_CTX_free(static_cast<EVP_MAC_CTX*>(context_)); }
void Mac::add(ByteView piece) { mac_add(static_cast<EVP_MAC_CTX*>(context_), piece); }
std::array<std::uint8_t, 32> Mac::finish() { return mac_finish(static_cast<EVP_MAC_CTX*>(context_)); }

std::string to_base64(ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = (held << 8) | byte;
        for (bits += 8; bits >= 6; bits -= 6) text += kAlphabet[(held >> (bits - 6)) & 63];
    }
    if (bits > 0) text += kAlphabet[(held << (6 - bits)) & 63];
    return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const std::int8_t value = kReverse[static_cast<unsigned char>(c)];
        if (value < 0) return std::nullopt;
        held = (held << 6) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(held >> bits));
        }
    }
    // Bits left over are zero in what we write: one text stands for one value.
    if ((held & ((1U << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

std::optional<Bytes> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return -1;
    };
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

void random_bytes(std::span<std::uint8_t> out) {
    XIEZHI_CHECK(RAND_bytes(out.data(), static_cast<int>(out.size())) == 1);
}

bool same(ByteView a, ByteView b) { return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

void wipe(std::span<std::uint8_t> bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

}  // namespace xiezhi::store
