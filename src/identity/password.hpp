// Passwords: argon2id strings (64 MiB, libsodium's INTERACTIVE limits), at most two computed at once behind a bounded
// queue, and a brake on guessing. A wrong password, an unknown name and a disabled account take the same time and give
// the same answer. Serves the sign-in of GB/T 22239-2019 (identity, lock-out after failures, no default accounts).
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/fault.hpp"
#include "store/database.hpp"
#include "store/fields.hpp"

namespace xiezhi::identity {

// What a new password must be: 10 … 128 characters, not only one character repeated, not holding the sign-in name.
Result<void> check_new_password(std::string_view password, std::string_view login);

// Whether a text is a hash as PasswordGate makes it.
bool is_password_hash(const std::string& text);

// Computes argon2id for all threads of the process.
class PasswordGate {
  public:
    struct Limits {
        int at_once = 2;    // 64 MiB each
        int waiting = 16;   // more than that: StoreBusy at once
    };
    PasswordGate() : PasswordGate(Limits{}) {}
    explicit PasswordGate(Limits limits);

    Result<std::string> hash(std::string_view password);
    // False for a wrong password and for a text that is no argon2id string.
    Result<bool> verify(std::string_view password, const std::string& hash);
    // Takes as long as verify and is never true.
    Result<void> pretend(std::string_view password);

  private:
    class Turn;
    Result<void> enter();
    void leave();

    const Limits limits_;
    std::mutex mutex_;
    std::condition_variable free_;
    int running_ = 0;
    int waiting_ = 0;
};

// Counts failures of one name or one address; memory only, so a restart forgives.
class Brake {
  public:
    // From the `failures`th failure on, a pause of 30 s that doubles with each more, at most 15 minutes; forgotten an
    // hour after the last failure. At most `names` names are kept, the oldest go first.
    explicit Brake(int failures, std::size_t names = 20'000) : failures_(failures), names_(names) {}
    // Milliseconds to wait still; 0: go on.
    std::int64_t wait_ms(std::string_view name, Instant now);
    void failed(std::string_view name, Instant now);
    void succeeded(std::string_view name);

  private:
    struct Count {
        int failures = 0;
        std::int64_t last_ms = 0;
        std::int64_t until_ms = 0;
    };
    void make_room(std::int64_t now_ms);

    const int failures_;
    const std::size_t names_;
    std::mutex mutex_;
    std::unordered_map<std::string, Count> counts_;
};

// Signing in: brake, account, password.
class SignIn {
  public:
    struct Limits {
        int account_failures = 5;
        int address_failures = 20;  // a whole office often has one address
        PasswordGate::Limits gate{};
    };
    SignIn() : SignIn(Limits{}) {}
    explicit SignIn(Limits limits) : gate_(limits.gate), accounts_(limits.account_failures), addresses_(limits.address_failures) {}

    // The account's id. WrongPassword (one text for every reason), TooManyTries with the time to wait, StoreBusy.
    Result<std::string> sign_in(store::Connection& connection, store::OwnerKeys& keys, std::int64_t bureau,
                                std::string_view login, std::string_view password, std::string_view address, Instant now);
    PasswordGate& gate() { return gate_; }

  private:
    PasswordGate gate_;
    Brake accounts_;
    Brake addresses_;
};

}  // namespace xiezhi::identity
