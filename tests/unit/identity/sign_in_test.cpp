// Passwords, the queue before them, the brake on guessing, and sessions.
#include <fmt/format.h>

#include <atomic>
#include <optional>
#include <thread>

#include "identity/password.hpp"
#include "identity/session.hpp"
#include "identity_fixture.hpp"

namespace xiezhi::identity {
namespace {

constexpr Instant kNow{1'700'000'000'000};
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kHour = 3600 * kSecond;

TEST(Password, OnlyTheRightOneVerifies) {
    PasswordGate gate;
    const auto hash = gate.hash("江海区-春风-9413");
    ASSERT_TRUE(hash.has_value());
    EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << *hash;
    EXPECT_NE(*gate.hash("江海区-春风-9413"), *hash);
    EXPECT_TRUE(*gate.verify("江海区-春风-9413", *hash));
    EXPECT_FALSE(*gate.verify("江海区-春风-9414", *hash));
    EXPECT_FALSE(*gate.verify("", *hash));
    EXPECT_FALSE(*gate.verify("x", "not a hash"));
    EXPECT_FALSE(*gate.verify("x", ""));
    EXPECT_FALSE(*gate.verify("x", "$argon2id$v=19$m=4194304,t=9,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"));
}

TEST(Password, NewOnesAreChecked) {
    EXPECT_TRUE(check_new_password("春风又绿江南岸的夜晚", "wang").has_value());
    EXPECT_TRUE(check_new_password("correct horse", "wang").has_value());
    EXPECT_EQ(check_new_password("short", "wang").error().size(), 1U);
    EXPECT_EQ(check_new_password("aaaaaaaaaaaa", "wang").error().size(), 1U);
    EXPECT_EQ(check_new_password("wangwang", "wang").error().size(), 2U);  // too short, and holds the name
    EXPECT_FALSE(check_new_password(std::string(129, 'a') + "b", "wang").has_value());
    EXPECT_FALSE(check_new_password("", "wang").has_value());
}

// One at a time, two may wait: of eight at once at least one is turned away at once, none hangs, at least three get in.
TEST(Password, TheQueueIsBounded) {
    PasswordGate gate({.at_once = 1, .waiting = 2});
    std::atomic<int> done{0};
    std::atomic<int> busy{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto hash = gate.hash("some password");
            if (hash) {
                ++done;
            } else if (hash.error()[0].code == Code::StoreBusy) {
                ++busy;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(done + busy, 8);
    EXPECT_GE(done, 3);
    EXPECT_GE(busy, 1);
    EXPECT_TRUE(gate.hash("again").has_value());
}

TEST(Brake, StopsAfterFailuresAndForgives) {
    Brake brake(5);
    for (int i = 0; i < 4; ++i) brake.failed("wang", kNow);
    EXPECT_EQ(brake.wait_ms("wang", kNow), 0);
    brake.failed("wang", kNow);
    EXPECT_EQ(brake.wait_ms("wang", kNow), 30 * kSecond);
    EXPECT_EQ(brake.wait_ms("li", kNow), 0);
    EXPECT_EQ(brake.wait_ms("wang", {kNow.ms + 30 * kSecond}), 0);
    brake.failed("wang", {kNow.ms + 30 * kSecond});
    EXPECT_EQ(brake.wait_ms("wang", {kNow.ms + 30 * kSecond}), 60 * kSecond);
    for (int i = 0; i < 50; ++i) brake.failed("wang", kNow);
    EXPECT_EQ(brake.wait_ms("wang", kNow), 15 * 60 * kSecond);
    EXPECT_EQ(brake.wait_ms("wang", {kNow.ms + kHour + 1}), 0);
    brake.failed("wang", {kNow.ms + 3 * kHour});
    EXPECT_EQ(brake.wait_ms("wang", {kNow.ms + 3 * kHour}), 0);  // counts from one again
    for (int i = 0; i < 5; ++i) brake.failed("li", kNow);
    brake.succeeded("li");
    EXPECT_EQ(brake.wait_ms("li", kNow), 0);
}

TEST(Brake, KeepsNoMoreNamesThanItMay) {
    Brake brake(1, 10);
    for (int i = 0; i < 30; ++i) brake.failed(fmt::format("n{}", i), {kNow.ms + i});
    EXPECT_EQ(brake.wait_ms("n0", {kNow.ms + 30}), 0);
    EXPECT_GT(brake.wait_ms("n29", {kNow.ms + 30}), 0);
}

class SignInTest : public Bureau {
  protected:
    void SetUp() override {
        Bureau::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(store::KeyRing::create(folder / "key").has_value());
        ring.emplace(*store::KeyRing::open(folder / "key"));
        keys.emplace(*ring);
        account("wang", "team");
        account("gone", "team", "disabled");
        for (const char* id : {"wang", "gone"}) {
            const auto made = keys->new_owner_key(1, id);
            run("INSERT INTO owner_key (bureau, owner, wrapped) VALUES (1, ?1, ?2)", {std::string(id), made.row.cells[2].value});
            run("UPDATE account SET password = ?2 WHERE bureau = 1 AND id = ?1",
                {std::string(id), store::seal_field(made.key, sign_in.gate().hash("right password").value(), {1, "account", id, "password"})});
        }
    }
    Code attempt(std::string_view login, std::string_view password, std::int64_t later = 0, std::string_view address = "10.0.0.1") {
        const auto in = sign_in.sign_in(*connection, *keys, 1, login, password, address, {kNow.ms + later});
        return in ? Code::AlreadyDone : in.error()[0].code;  // AlreadyDone stands for "is in"
    }
    static constexpr Code kIn = Code::AlreadyDone;
    std::optional<store::KeyRing> ring;
    std::optional<store::OwnerKeys> keys;
    SignIn sign_in;
};

INSTANTIATE_TEST_SUITE_P(Databases, SignInTest, testing::Values(On::Sqlite, On::Postgres), name_of_on);

TEST_P(SignInTest, OneAnswerForEveryReason) {
    const auto in = sign_in.sign_in(*connection, *keys, 1, "login-wang", "right password", "10.0.0.1", kNow);
    ASSERT_TRUE(in.has_value()) << to_text(in.error());
    EXPECT_EQ(*in, "wang");
    const auto wrong = sign_in.sign_in(*connection, *keys, 1, "login-wang", "wrong password", "10.0.0.1", kNow).error();
    const auto unknown = sign_in.sign_in(*connection, *keys, 1, "nobody", "right password", "10.0.0.1", kNow).error();
    const auto disabled = sign_in.sign_in(*connection, *keys, 1, "login-gone", "right password", "10.0.0.1", kNow).error();
    EXPECT_EQ(wrong[0].code, Code::WrongPassword);
    EXPECT_EQ(to_text(wrong), to_text(unknown));
    EXPECT_EQ(to_text(wrong), to_text(disabled));
    EXPECT_EQ(attempt("login-wang", std::string(2000, 'x')), Code::WrongPassword);
    EXPECT_FALSE(sign_in.sign_in(*connection, *keys, 2, "login-wang", "right password", "10.0.0.1", kNow).has_value());
}

TEST_P(SignInTest, FiveFailuresStopEvenTheRightPassword) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt("login-wang", "wrong"), Code::WrongPassword);
    EXPECT_EQ(attempt("login-wang", "right password"), Code::TooManyTries);
    EXPECT_EQ(attempt("login-wang", "right password", 31 * kSecond), kIn);
    EXPECT_EQ(attempt("login-wang", "right password", 31 * kSecond), kIn);
    // Names that do not exist are braked alike.
    for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt("nobody", "wrong"), Code::WrongPassword);
    EXPECT_EQ(attempt("nobody", "wrong"), Code::TooManyTries);
}

TEST_P(SignInTest, OneAddressTryingManyNamesIsStopped) {
    for (int i = 0; i < 20; ++i) EXPECT_EQ(attempt(fmt::format("name{}", i), "wrong"), Code::WrongPassword);
    EXPECT_EQ(attempt("login-wang", "right password"), Code::TooManyTries);
    EXPECT_EQ(attempt("login-wang", "right password", 0, "10.0.0.2"), kIn);
}

TEST(SessionsTest, LiveUntilIdleOrOld) {
    Sessions sessions({.idle_ms = kHour, .absolute_ms = 3 * kHour});
    const auto opened = sessions.open(1, "wang", "10.0.0.1", kNow);
    EXPECT_EQ(opened.token.size(), 64U);
    EXPECT_NE(opened.token, opened.csrf);
    const auto found = sessions.find(opened.token, kNow);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->account, "wang");
    EXPECT_TRUE(csrf_matches(*found, opened.csrf));
    EXPECT_FALSE(csrf_matches(*found, opened.token));
    EXPECT_FALSE(csrf_matches(*found, ""));
    EXPECT_FALSE(csrf_matches(Session{}, ""));
    std::string other = opened.token;
    other[5] = other[5] == 'a' ? 'b' : 'a';
    EXPECT_FALSE(sessions.find(other, kNow).has_value());
    EXPECT_FALSE(sessions.find("", kNow).has_value());
    // Used every 50 minutes it lives on, but not beyond three hours.
    for (int i = 1; i <= 3; ++i) EXPECT_TRUE(sessions.find(opened.token, {kNow.ms + i * 50 * 60 * kSecond}).has_value()) << i;
    EXPECT_FALSE(sessions.find(opened.token, {kNow.ms + 3 * kHour + 1}).has_value());
    const auto idle = sessions.open(1, "wang", "10.0.0.1", kNow);
    EXPECT_FALSE(sessions.find(idle.token, {kNow.ms + kHour + 1}).has_value());
    EXPECT_EQ(sessions.size(), 0U);
}

TEST(SessionsTest, AreClosedAndBounded) {
    Sessions sessions({.per_account = 2, .all = 3});
    const auto one = sessions.open(1, "wang", "", kNow);
    const auto two = sessions.open(1, "wang", "", {kNow.ms + 1});
    const auto three = sessions.open(1, "wang", "", {kNow.ms + 2});
    EXPECT_FALSE(sessions.find(one.token, kNow).has_value());
    EXPECT_TRUE(sessions.find(two.token, kNow).has_value());
    const auto li = sessions.open(1, "li", "", {kNow.ms + 3});
    EXPECT_EQ(sessions.size(), 3U);
    const auto zhao = sessions.open(1, "zhao", "", {kNow.ms + 4});
    EXPECT_EQ(sessions.size(), 3U);
    sessions.close(li.token);
    EXPECT_FALSE(sessions.find(li.token, {kNow.ms + 4}).has_value());
    EXPECT_EQ(sessions.close_all(1, "wang"), 1U);
    EXPECT_FALSE(sessions.find(three.token, {kNow.ms + 4}).has_value());
    EXPECT_TRUE(sessions.find(zhao.token, {kNow.ms + 4}).has_value());
}

}  // namespace
}  // namespace xiezhi::identity
