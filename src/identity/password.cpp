#include "identity/password.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace xiezhi::identity {

namespace {

constexpr std::size_t kShortest = 10;   // characters
constexpr std::size_t kLongest = 128;
constexpr std::size_t kMostBytes = 1024;  // of any text that is tried
constexpr std::int64_t kFirstPauseMs = 30'000;
constexpr std::int64_t kLongestPauseMs = 15 * 60'000;
constexpr std::int64_t kForgetMs = 60 * 60'000;

void start_sodium() {
    static const int started = ::sodium_init();  // 1: was started already
    XIEZHI_CHECK(started >= 0);
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

Fault wrong_password() {
    return {Code::WrongPassword,
            {"登录名或密码不对，或账号已停用。", "The sign-in name or the password is wrong, or the account is disabled."},
            {"请核对后再试；忘记密码请找系统管理员重设。", "Check both and try again; if the password is forgotten, the system administrator sets a new one."},
            {}, {}};
}

Fault too_many(std::int64_t wait_ms) {
    const std::int64_t seconds = (wait_ms + 999) / 1000;
    return {Code::TooManyTries,
            {fmt::format("失败次数过多，请在 {} 秒后再试。", seconds), fmt::format("Too many failures; try again in {} seconds.", seconds)},
            {"如非本人操作，请告知安全保密管理员。", "If it was not you, tell the security administrator."}, {}, {}};
}

}  // namespace

Result<void> check_new_password(std::string_view password, std::string_view login) {
    Faults faults;
    const auto complain = [&](Words message, Words remedy) {
        faults.push_back({Code::BadValue, std::move(message), std::move(remedy), "/input/password", {}});
    };
    const std::size_t length = characters(password);
    if (length < kShortest || length > kLongest || password.size() > kMostBytes) {
        complain({fmt::format("密码须有 {} 到 {} 个字符，现有 {} 个。", kShortest, kLongest, length),
                  fmt::format("A password has {} to {} characters; this one has {}.", kShortest, kLongest, length)},
                 {"用几个互不相干的词最好记。", "A few unrelated words are easy to remember."});
    }
    if (!password.empty() && password.find_first_not_of(password[0]) == std::string_view::npos) {
        complain({"密码只是同一个字符的重复。", "The password is one character repeated."}, {"请换一个。", "Choose another."});
    }
    if (login.size() >= 3 && password.find(login) != std::string_view::npos) {
        complain({"密码中含有登录名。", "The password holds the sign-in name."}, {"请换一个。", "Choose another."});
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
}

PasswordGate::PasswordGate(Limits limits) : limits_(limits) { start_sodium(); }

class PasswordGate::Turn {
  public:
    explicit Turn(PasswordGate& gate) : gate_(gate) {}
    ~Turn() { gate_.leave(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    PasswordGate& gate_;
};

Result<void> PasswordGate::enter() {
    std::unique_lock lock(mutex_);
    if (running_ >= limits_.at_once) {
        if (waiting_ >= limits_.waiting) {
            return fail({Code::StoreBusy, {"同时登录的人太多。", "Too many people are signing in at once."},
                         {"请过几秒再试。", "Try again in a few seconds."}, {}, {}});
        }
        ++waiting_;
        free_.wait(lock, [&] { return running_ < limits_.at_once; });
        --waiting_;
    }
    ++running_;
    return {};
}

void PasswordGate::leave() {
    {
        const std::lock_guard lock(mutex_);
        --running_;
    }
    free_.notify_one();
}

Result<std::string> PasswordGate::hash(std::string_view password) {
    if (auto entered = enter(); !entered) return fail(std::move(entered.error()));
    const Turn turn(*this);
    std::string out(crypto_pwhash_STRBYTES, '\0');
    const int done = ::crypto_pwhash_str_alg(out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                             crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) {
        return fail({Code::StoreBusy, {"内存不足，无法计算密码。", "There is not enough memory to compute a password."},
                     {"请稍后再试；反复出现时请增加服务器内存。", "Try again later; if it comes back, the server needs more memory."}, {}, {}});
    }
    out.resize(out.find('\0'));
    return out;
}

// Only strings of our own kind are computed: a forged one could ask for a terabyte.
bool is_password_hash(const std::string& text) {
    return text.size() < crypto_pwhash_STRBYTES && text.starts_with("$argon2id$") &&
           ::crypto_pwhash_str_needs_rehash(text.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

Result<bool> PasswordGate::verify(std::string_view password, const std::string& hash) {
    if (auto entered = enter(); !entered) return fail(std::move(entered.error()));
    const Turn turn(*this);
    return is_password_hash(hash) && ::crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<void> PasswordGate::pretend(std::string_view password) {
    if (auto entered = enter(); !entered) return fail(std::move(entered.error()));
    const Turn turn(*this);
    std::array<unsigned char, 32> out{};
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    // The answer does not matter, only that the work is done.
    const int done = ::crypto_pwhash(out.data(), out.size(), password.data(), password.size(), salt.data(),
                                     crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    static_cast<void>(done);
    return {};
}

std::int64_t Brake::wait_ms(std::string_view name, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(std::string(name));
    if (found == counts_.end()) return 0;
    if (found->second.last_ms + kForgetMs < now.ms) {
        counts_.erase(found);
        return 0;
    }
    return std::max<std::int64_t>(0, found->second.until_ms - now.ms);
}

void Brake::failed(std::string_view name, Instant now) {
    const std::lock_guard lock(mutex_);
    if (!counts_.contains(std::string(name))) make_room(now.ms);
    Count& count = counts_[std::string(name)];
    if (count.last_ms + kForgetMs < now.ms) count.failures = 0;
    ++count.failures;
    count.last_ms = now.ms;
    if (count.failures >= failures_) {
        const int doublings = std::min(count.failures - failures_, 10);
        count.until_ms = now.ms + std::min(kFirstPauseMs << doublings, kLongestPauseMs);
    }
}

void Brake::succeeded(std::string_view name) {
    const std::lock_guard lock(mutex_);
    counts_.erase(std::string(name));
}

void Brake::make_room(std::int64_t now_ms) {
    if (counts_.size() < names_) return;
    std::erase_if(counts_, [&](const auto& entry) { return entry.second.last_ms + kForgetMs < now_ms; });
    while (counts_.size() >= names_) {
        counts_.erase(std::min_element(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
            return a.second.last_ms < b.second.last_ms;
        }));
    }
}

Result<std::string> SignIn::sign_in(store::Connection& connection, store::OwnerKeys& keys, std::int64_t bureau,
                                    std::string_view login, std::string_view password, std::string_view address, Instant now) {
    if (login.size() > kMostBytes || password.size() > kMostBytes) return fail(wrong_password());
    // Names are counted whether they exist or not, so that the brake does not tell which do.
    const std::string name = fmt::format("{}/{}", bureau, login);
    if (const auto wait = std::max(accounts_.wait_ms(name, now), addresses_.wait_ms(address, now)); wait > 0) {
        return fail(too_many(wait));
    }
    std::string id;
    std::string sealed;
    const std::vector<store::Value> parameters{bureau, std::string(login)};
    const auto found = connection.query("SELECT id, password FROM account WHERE bureau = ?1 AND name = ?2 AND state = 'current'",
                                        parameters, [&](const store::Row& row) {
                                            id = row.text(0);
                                            sealed = row.text(1);
                                            return store::Go::Stop;
                                        });
    if (!found) return fail(found.error());
    auto hash = keys.open(connection, id, sealed, {bureau, "account", id, "password"});
    if (!hash) return fail(std::move(hash.error()));
    bool right = false;
    if (id.empty() || hash->text.empty()) {
        if (auto done = gate_.pretend(password); !done) return fail(std::move(done.error()));
    } else {
        const auto verified = gate_.verify(password, hash->text);
        if (!verified) return fail(verified.error());
        right = *verified;
    }
    ::sodium_memzero(hash->text.data(), hash->text.size());
    if (!right) {
        accounts_.failed(name, now);
        addresses_.failed(address, now);
        return fail(wrong_password());
    }
    accounts_.succeeded(name);
    return id;
}

}  // namespace xiezhi::identity
