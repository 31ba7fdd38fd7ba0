// Files: what was uploaded is what is read, in any pieces, across restarts and a machine that stops anywhere; anything
// changed on the disk is found.
#include "store/files.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <optional>

#include "store/crypto.hpp"
#include "store/files_format.hpp"

namespace xiezhi::store {
namespace {

namespace fs = std::filesystem;

constexpr Instant kNow{1'700'000'000'000};

Bytes content_of(std::size_t length, unsigned seed = 1) {
    Bytes bytes(length);
    std::uint32_t x = seed * 2654435761U + 1;
    for (auto& byte : bytes) {
        x = x * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(x >> 24);
    }
    return bytes;
}

class Files : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "xiezhi-files-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        ASSERT_TRUE(KeyRing::create(folder_ / "key").has_value());
        ring_.emplace(*KeyRing::open(folder_ / "key"));
        restart();
    }
    void TearDown() override {
        store_.reset();
        fs::remove_all(folder_);
    }
    void restart(FileStore::Limits limits = {}) { store_ = FileStore::open(folder_ / "data", *ring_, limits).value(); }
    std::string upload(const Bytes& content, std::size_t piece) {
        auto begun = store_->create(1, content.size(), "about", kNow);
        EXPECT_TRUE(begun.has_value());
        for (std::size_t at = 0; at < content.size(); at += piece) {
            const auto went = store_->append(1, begun->id, at, ByteView(content).subspan(at, std::min(piece, content.size() - at)), kNow);
            EXPECT_TRUE(went.has_value()) << to_text(went.error());
        }
        const auto stored = store_->finish(1, begun->id, kNow);
        EXPECT_TRUE(stored.has_value()) << to_text(stored.error());
        return stored->address;
    }
    fs::path path_of(const std::string& address) const { return folder_ / "data" / "files" / "1" / address.substr(0, 2) / address; }
    std::string read(const std::string& address) const {
        const auto content = store_->read_all(1, address);
        EXPECT_TRUE(content.has_value()) << to_text(content.error());
        return content.value_or("");
    }

    fs::path folder_;
    std::optional<KeyRing> ring_;
    std::unique_ptr<FileStore> store_;
};

std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

TEST_F(Files, EveryLengthComesBack) {
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, kFilePiece - 1, kFilePiece, kFilePiece + 1, 3 * kFilePiece, 3 * kFilePiece + 7}) {
        const Bytes content = content_of(length);
        const auto stored = store_->put(1, content, kNow);
        ASSERT_TRUE(stored.has_value()) << to_text(stored.error());
        EXPECT_EQ(stored->length, length);
        EXPECT_EQ(read(stored->address), text_of(content));
        EXPECT_EQ(store_->verify(1, stored->address)->length, length);
    }
    EXPECT_EQ(store_->addresses(1).size(), 7U);
    EXPECT_TRUE(fs::is_empty(folder_ / "data" / "uploads"));
}

TEST_F(Files, TheSameContentIsKeptOnceInABureau) {
    const Bytes content = content_of(1000);
    const std::string first = upload(content, 300);
    EXPECT_EQ(upload(content, 1000), first);
    EXPECT_EQ(store_->addresses(1), std::vector<std::string>{first});
    const auto elsewhere = store_->put(2, content, kNow);
    ASSERT_TRUE(elsewhere.has_value());
    EXPECT_NE(elsewhere->address, first);  // another bureau cannot tell that we have it
    EXPECT_EQ(store_->read(2, first).error()[0].code, Code::NotFound);
}

TEST_F(Files, NothingIsOnTheDiskInClear) {
    Bytes content;
    for (int i = 0; i < 3000; ++i) for (const char c : std::string_view("张三的身份证复印件")) content.push_back(static_cast<std::uint8_t>(c));
    const auto begun = store_->create(1, content.size() + 5, "身份证.jpg", kNow);
    ASSERT_TRUE(store_->append(1, begun->id, 0, content, kNow).has_value());
    upload(content, 70'000);
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "data")) {
        if (!entry.is_regular_file()) continue;
        ++files;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string held((std::istreambuf_iterator<char>(in)), {});
        EXPECT_EQ(held.find("张三"), std::string::npos) << entry.path();
        EXPECT_EQ(held.find("身份证"), std::string::npos) << entry.path();
    }
    EXPECT_GE(files, 4);
}

TEST_F(Files, PiecesOfAnySizeMakeTheSameFile) {
    const Bytes content = content_of(200'000);
    const std::string whole = store_->put(1, content, kNow)->address;
    for (const std::size_t piece : {std::size_t{20'011}, kFilePiece, std::size_t{99'999}}) EXPECT_EQ(upload(content, piece), whole);
}

TEST_F(Files, AnUploadGoesOnAfterARestart) {
    const Bytes content = content_of(150'000);
    const auto begun = store_->create(1, content.size(), "决定书.pdf application/pdf", kNow);
    ASSERT_TRUE(begun.has_value());
    EXPECT_EQ(store_->append(1, begun->id, 0, ByteView(content).first(70'001), kNow)->offset, 70'001U);
    restart();
    const auto head = store_->head(1, begun->id, kNow);
    ASSERT_TRUE(head.has_value()) << to_text(head.error());
    EXPECT_EQ(head->offset, 70'001U);
    EXPECT_EQ(head->length, 150'000U);
    EXPECT_EQ(head->about, "决定书.pdf application/pdf");
    const auto early = store_->finish(1, begun->id, kNow);
    ASSERT_FALSE(early.has_value());
    EXPECT_EQ(early.error()[0].code, Code::FileIncomplete);

    const auto wrong = store_->append(1, begun->id, 70'000, ByteView(content).subspan(70'000), kNow);
    ASSERT_FALSE(wrong.has_value());
    EXPECT_EQ(wrong.error()[0].code, Code::WrongState);
    EXPECT_EQ(store_->append(1, begun->id, 70'001, content_of(80'000), kNow).error()[0].code, Code::BadValue);
    EXPECT_EQ(store_->head(2, begun->id, kNow).error()[0].code, Code::NotFound);

    ASSERT_TRUE(store_->append(1, begun->id, 70'001, ByteView(content).subspan(70'001), kNow)->whole());
    const auto stored = store_->finish(1, begun->id, kNow);
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(read(stored->address), text_of(content));
    restart();
    EXPECT_EQ(store_->finish(1, begun->id, kNow)->address, stored->address);  // the answer was lost; it is asked again
}

// A child process appends until it is killed in the middle; whatever it was told was kept is there.
TEST_F(Files, WhatWasAcknowledgedSurvivesKill9) {
    const Bytes content = content_of(3'000'000);
    for (int round = 0; round < 3; ++round) {
        const auto begun = store_->create(1, content.size(), {}, kNow);
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            for (std::size_t at = 0; at < content.size();) {
                const std::size_t count = std::min<std::size_t>(30'011, content.size() - at);
                const auto went = store_->append(1, begun->id, at, ByteView(content).subspan(at, count), kNow);
                if (!went) ::_exit(1);
                at = static_cast<std::size_t>(went->offset);
                if (::write(pipe[1], &at, sizeof at) != sizeof at) ::_exit(1);
            }
            ::_exit(0);
        }
        ::close(pipe[1]);
        std::size_t told = 0;
        std::size_t value = 0;
        for (int i = 0; i < 3 + round * 4 && ::read(pipe[0], &value, sizeof value) == sizeof value; ++i) told = value;
        ::usleep(static_cast<useconds_t>(round * 300));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(pipe[0], &value, sizeof value) == sizeof value) told = value;
        ::close(pipe[0]);
        restart();
        const auto head = store_->head(1, begun->id, kNow);
        ASSERT_TRUE(head.has_value()) << to_text(head.error());
        EXPECT_GE(head->offset, told);
        EXPECT_GT(told, 0U);
        const auto rest = store_->append(1, begun->id, head->offset, ByteView(content).subspan(static_cast<std::size_t>(head->offset)), kNow);
        ASSERT_TRUE(rest.has_value()) << to_text(rest.error());
        const auto stored = store_->finish(1, begun->id, kNow);
        ASSERT_TRUE(stored.has_value()) << to_text(stored.error());
        EXPECT_EQ(read(stored->address), text_of(content));
    }
}

// The machine stopped after pieces were written and before the tail was: they are as if they had not come.
TEST_F(Files, UncountedPiecesAreWrittenOver) {
    const Bytes content = content_of(3 * kFilePiece);
    const auto begun = store_->create(1, content.size(), {}, kNow);
    ASSERT_TRUE(store_->append(1, begun->id, 0, ByteView(content).first(1000), kNow).has_value());
    const fs::path part = folder_ / "data" / "uploads" / begun->id / "part";
    std::ofstream(part, std::ios::binary | std::ios::app) << std::string(200'000, 'x');
    restart();
    EXPECT_EQ(store_->head(1, begun->id, kNow)->offset, 1000U);
    ASSERT_TRUE(store_->append(1, begun->id, 1000, ByteView(content).subspan(1000), kNow).has_value());
    const auto stored = store_->finish(1, begun->id, kNow);
    ASSERT_TRUE(stored.has_value()) << to_text(stored.error());
    EXPECT_EQ(read(stored->address), text_of(content));
}

TEST_F(Files, ADamagedUploadIsNotFinished) {
    const Bytes content = content_of(2 * kFilePiece);
    const auto begun = store_->create(1, content.size(), {}, kNow);
    ASSERT_TRUE(store_->append(1, begun->id, 0, content, kNow).has_value());
    std::fstream part(folder_ / "data" / "uploads" / begun->id / "part", std::ios::in | std::ios::out | std::ios::binary);
    part.seekg(5000);
    const int stood = part.get();
    part.seekp(5000);
    part.put(static_cast<char>(stood ^ 1));  // whatever byte the cipher had put there
    part.close();
    const auto stored = store_->finish(1, begun->id, kNow);
    ASSERT_FALSE(stored.has_value());
    EXPECT_EQ(stored.error()[0].code, Code::ChainBroken);
    EXPECT_TRUE(store_->addresses(1).empty());
}

TEST_F(Files, AnyChangeOfAFinishedFileIsFound) {
    const Bytes content = content_of(2 * kFilePiece + 100);
    const std::string address = store_->put(1, content, kNow)->address;
    const fs::path path = path_of(address);
    std::string good;
    {
        std::ifstream in(path, std::ios::binary);
        good.assign((std::istreambuf_iterator<char>(in)), {});
    }
    ASSERT_EQ(good.size(), sealed_length(content.size()) + kTrailer);
    const auto fails = [&](const std::string& bytes) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        const auto verified = store_->verify(1, address);
        return !verified.has_value() && verified.error()[0].code == Code::ChainBroken;
    };
    EXPECT_FALSE(fails(good));
    for (const std::size_t at : {std::size_t{0}, std::size_t{20}, kSealedPiece - 1, kSealedPiece, 2 * kSealedPiece + 50, good.size() - kTrailer, good.size() - 1}) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        EXPECT_TRUE(fails(bad)) << at;
    }
    EXPECT_TRUE(fails(good.substr(0, good.size() - 1)));
    EXPECT_TRUE(fails(good.substr(kSealedPiece)));                  // a piece taken out
    EXPECT_TRUE(fails(good.substr(kSealedPiece, kSealedPiece) + good.substr(0, kSealedPiece) + good.substr(2 * kSealedPiece)));
    EXPECT_TRUE(fails(good + "x"));
    EXPECT_TRUE(fails(""));
    // Another file in its place.
    const std::string other = store_->put(1, content_of(2 * kFilePiece + 100, 2), kNow)->address;
    fs::copy_file(path_of(other), path, fs::copy_options::overwrite_existing);
    EXPECT_EQ(store_->verify(1, address).error()[0].code, Code::ChainBroken);
    // The right content comes again: the sound copy takes the place of the damaged one.
    EXPECT_TRUE(store_->put(1, content, kNow).has_value());
    EXPECT_EQ(read(address), text_of(content));
}

TEST_F(Files, ReadsFromAnyPlace) {
    const Bytes content = content_of(200'000);
    const std::string address = store_->put(1, content, kNow)->address;
    auto reader = store_->read(1, address).value();
    EXPECT_EQ(reader.length(), 200'000U);
    rc::check("a range is the range of the content", [&] {
        const auto from = *rc::gen::inRange<std::size_t>(0, 210'000);
        const auto count = *rc::gen::inRange<std::size_t>(0, 140'000);
        Bytes got(count);
        const auto done = reader.read(from, got);
        RC_ASSERT(done.has_value());
        const std::size_t expected = from >= content.size() ? 0 : std::min(count, content.size() - from);
        RC_ASSERT(*done == expected);
        RC_ASSERT(std::equal(got.begin(), got.begin() + static_cast<std::ptrdiff_t>(expected), content.begin() + static_cast<std::ptrdiff_t>(std::min(from, content.size()))));
    });
    EXPECT_EQ(store_->read_all(1, address, 1000).error()[0].code, Code::TooLarge);
}

TEST_F(Files, LimitsAndExpiry) {
    restart({.largest = 1000, .expire_ms = 10'000, .unfinished = 2});
    EXPECT_EQ(store_->create(1, 1001, {}, kNow).error()[0].code, Code::TooLarge);
    const auto one = store_->create(1, 1000, {}, kNow);
    const auto two = store_->create(1, 10, {}, kNow);
    EXPECT_EQ(store_->create(1, 10, {}, kNow).error()[0].code, Code::StoreBusy);
    ASSERT_TRUE(store_->append(1, one->id, 0, content_of(5), {kNow.ms + 9'000}).has_value());  // lives on from here
    EXPECT_EQ(store_->remove_expired({kNow.ms + 11'000}), 1U);
    EXPECT_EQ(store_->head(1, two->id, kNow).error()[0].code, Code::NotFound);
    EXPECT_EQ(store_->head(1, one->id, {kNow.ms + 11'000})->offset, 5U);
    EXPECT_EQ(store_->head(1, one->id, {kNow.ms + 20'000}).error()[0].code, Code::NotFound);
    EXPECT_TRUE(store_->terminate(1, one->id).has_value());
    EXPECT_EQ(store_->terminate(1, one->id).error()[0].code, Code::NotFound);
    EXPECT_EQ(store_->head(1, "../../../etc/passwd", kNow).error()[0].code, Code::NotFound);
    EXPECT_EQ(store_->read(1, "../key").error()[0].code, Code::NotFound);
    fs::create_directory(folder_ / "data" / "uploads" / std::string(32, 'a'));  // begun, and the machine stopped
    EXPECT_EQ(store_->remove_expired(kNow), 1U);
}

TEST_F(Files, AnErasedFileIsGone) {
    const std::string address = store_->put(1, content_of(1000), kNow)->address;
    EXPECT_TRUE(store_->erase(1, address).has_value());
    EXPECT_EQ(store_->read(1, address).error()[0].code, Code::NotFound);
    EXPECT_EQ(store_->erase(1, address).error()[0].code, Code::NotFound);
}

}  // namespace
}  // namespace xiezhi::store
