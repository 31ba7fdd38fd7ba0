#include "identity/session.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/fault.hpp"
#include "store/keys.hpp"

namespace xiezhi::identity {

namespace {

constexpr std::size_t kTokenDigits = 64;

std::string random_text() { return store::to_hex(store::random_key()); }

// Tokens are 32 random bytes: no salt is needed, and a fixed key serves as well as a plain hash.
std::string hash_of(std::string_view token) {
    static constexpr store::Key kNoKey{};
    return store::to_hex(store::hmac_sm3(kNoKey, token));
}

}  // namespace

bool Sessions::expired(const Session& session, Instant now) const {
    return now.ms - session.last_seen.ms > limits_.idle_ms || now.ms - session.opened.ms > limits_.absolute_ms;
}

void Sessions::make_room(std::int64_t bureau, std::string_view account, Instant now) {
    const auto older = [](const auto& a, const auto& b) { return a.second.used < b.second.used; };
    for (;;) {
        auto oldest = sessions_.end();
        std::size_t count = 0;
        for (auto entry = sessions_.begin(); entry != sessions_.end(); ++entry) {
            if (entry->second.bureau != bureau || entry->second.account != account) continue;
            ++count;
            if (oldest == sessions_.end() || older(*entry, *oldest)) oldest = entry;
        }
        if (count < limits_.per_account || oldest == sessions_.end()) break;
        sessions_.erase(oldest);
    }
    if (sessions_.size() < limits_.all) return;
    std::erase_if(sessions_, [&](const auto& entry) { return expired(entry.second, now); });
    while (sessions_.size() >= limits_.all && !sessions_.empty()) {
        sessions_.erase(std::min_element(sessions_.begin(), sessions_.end(), older));
    }
}

Sessions::Opened Sessions::open(std::int64_t bureau, std::string_view account, std::string_view address, Instant now) {
    Opened opened{random_text(), random_text()};
    const std::lock_guard lock(mutex_);
    make_room(bureau, account, now);
    sessions_[hash_of(opened.token)] = {bureau, std::string(account), opened.csrf, now, now, std::string(address), ++uses_};
    return opened;
}

std::optional<Session> Sessions::find(std::string_view token, Instant now) {
    if (token.size() != kTokenDigits) return std::nullopt;
    const std::string hash = hash_of(token);
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(hash);
    if (found == sessions_.end()) return std::nullopt;
    if (expired(found->second, now)) {
        sessions_.erase(found);
        return std::nullopt;
    }
    found->second.last_seen = std::max(found->second.last_seen, now);
    found->second.used = ++uses_;
    return found->second;
}

void Sessions::close(std::string_view token) {
    const std::string hash = hash_of(token);
    const std::lock_guard lock(mutex_);
    sessions_.erase(hash);
}

std::size_t Sessions::close_all(std::int64_t bureau, std::string_view account) {
    const std::lock_guard lock(mutex_);
    return std::erase_if(sessions_, [&](const auto& entry) {
        return entry.second.bureau == bureau && entry.second.account == account;
    });
}

std::size_t Sessions::size() const {
    const std::lock_guard lock(mutex_);
    return sessions_.size();
}

bool csrf_matches(const Session& session, std::string_view header) {
    return header.size() == kTokenDigits && header.size() == session.csrf.size() &&
           ::sodium_memcmp(header.data(), session.csrf.data(), header.size()) == 0;
}

}  // namespace xiezhi::identity
