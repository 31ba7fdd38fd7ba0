// Who is signed in. A session is a random token in a cookie; here only its SM3 hash is kept, so that a copy of memory or
// of a log lets nobody in. Sessions live in memory: a restart signs everybody out.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"

namespace xiezhi::identity {

struct Session {
    std::int64_t bureau = 0;
    std::string account;
    std::string csrf;      // 64 hex digits; every changing request repeats it in a header
    Instant opened;
    Instant last_seen;
    std::string address;   // from which it was opened, for the log
    std::uint64_t used = 0;  // grows with every use: tells the longest unused of several seen at the same instant
};

class Sessions {
  public:
    struct Limits {
        std::int64_t idle_ms = 2LL * 3600 * 1000;
        std::int64_t absolute_ms = 12LL * 3600 * 1000;
        std::size_t per_account = 8;    // one more closes the oldest
        std::size_t all = 20'000;
    };
    Sessions() : Sessions(Limits{}) {}
    explicit Sessions(Limits limits) : limits_(limits) {}

    struct Opened {
        std::string token;  // 64 hex digits, for the cookie; kept nowhere
        std::string csrf;
    };
    Opened open(std::int64_t bureau, std::string_view account, std::string_view address, Instant now);
    // The session and, with it, one more idle period; nothing when unknown or expired.
    std::optional<Session> find(std::string_view token, Instant now);
    void close(std::string_view token);
    // Of a disabled account or a changed password; returns how many.
    std::size_t close_all(std::int64_t bureau, std::string_view account);
    std::size_t size() const;

  private:
    bool expired(const Session& session, Instant now) const;
    void make_room(std::int64_t bureau, std::string_view account, Instant now);

    const Limits limits_;
    mutable std::mutex mutex_;
    std::uint64_t uses_ = 0;
    std::unordered_map<std::string, Session> sessions_;  // by hash of the token
};

// Compared in constant time; an empty or missing header never matches.
bool csrf_matches(const Session& session, std::string_view header);

}  // namespace xiezhi::identity
