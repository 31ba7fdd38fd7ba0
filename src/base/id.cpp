#include "base/id.hpp"

#include <random>

namespace xiezhi {

namespace {
std::uint64_t splitmix(std::uint64_t& seed) {
    std::uint64_t z = (seed += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}
}  // namespace

IdSource::IdSource() {
    std::random_device device;
    state_ = {(std::uint64_t{device()} << 32) | device(), (std::uint64_t{device()} << 32) | device() | 1U};
}

IdSource::IdSource(std::uint64_t seed) { state_ = {splitmix(seed), splitmix(seed) | 1U}; }

// xoroshiro128+ (Blackman and Vigna): uniqueness is wanted here, not secrecy; no id is ever a credential.
std::uint64_t IdSource::random() {
    const std::uint64_t s0 = state_[0];
    std::uint64_t s1 = state_[1];
    const std::uint64_t result = s0 + s1;
    s1 ^= s0;
    state_[0] = ((s0 << 24) | (s0 >> 40)) ^ s1 ^ (s1 << 16);
    state_[1] = (s1 << 37) | (s1 >> 27);
    return result;
}

std::string IdSource::next(Instant now) {
    // Within one millisecond a 12-bit counter keeps the order; a clock that steps back keeps the last time.
    if (now.ms > last_ms_) {
        last_ms_ = now.ms;
        counter_ = static_cast<std::uint32_t>(random() & 0x3ff);
    } else if (++counter_ > 0xfff) {
        ++last_ms_;
        counter_ = 0;
    }
    std::array<std::uint8_t, 16> bytes{};
    const auto ms = static_cast<std::uint64_t>(last_ms_);
    for (int i = 0; i < 6; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(0x70 | (counter_ >> 8));
    bytes[7] = static_cast<std::uint8_t>(counter_ & 0xff);
    const std::uint64_t tail = random();
    for (int i = 0; i < 8; ++i) bytes[static_cast<std::size_t>(8 + i)] = static_cast<std::uint8_t>(tail >> (56 - 8 * i));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kHex[bytes[i] >> 4];
        text += kHex[bytes[i] & 15];
    }
    return text;
}

bool is_id(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < 36; ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    }
    return true;
}

}  // namespace xiezhi
