// SM3 and SM4 against published vectors; a sealed text opens only under its key, in its place, unchanged; the key file.
#include "store/keys.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "store/crypto.hpp"

namespace xiezhi::store {
namespace {

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "xiezhi-keys-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

Key counting_key(std::uint8_t from) {
    Key key{};
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(from + i);
    return key;
}

// GB/T 32905-2016, appendix A, example 1.
TEST(Keys, Sm3OfTheStandardsExample) {
    EXPECT_EQ(to_hex(sm3(bytes_of("abc"))), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

// GM/T 0042-2015, HMAC example with a key of 32 bytes.
TEST(Keys, HmacSm3OfTheStandardsExample) {
    const std::string message = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopqabcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    EXPECT_EQ(to_hex(hmac_sm3(counting_key(1), message)), "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a");
    const std::string_view view = message;
    EXPECT_EQ(hmac_sm3_of(counting_key(1), {bytes_of(view.substr(0, 7)), bytes_of(view.substr(7))}), hmac_sm3(counting_key(1), message));
    Mac mac(counting_key(1));
    mac.add(bytes_of(view.substr(0, 100)));
    mac.add(bytes_of(view.substr(100)));
    EXPECT_EQ(mac.finish(), hmac_sm3(counting_key(1), message));
}

// GB/T 32907-2016, appendix A, example 1: in counter mode the first block of zeros becomes the encrypted counter.
TEST(Keys, Sm4OfTheStandardsExample) {
    const Bytes block = *from_hex("0123456789abcdeffedcba9876543210");
    const std::span<const std::uint8_t, 16> both(block.data(), 16);
    Bytes out(16, 0);
    sm4_ctr(both, both, out, out.data());
    EXPECT_EQ(to_hex(out), "681edf34d206965e86b3e94f536e4246");
}

TEST(Keys, SealedTextOpensAgain) {
    rc::check("unseal(seal(text)) is text", [](const std::string& text, const std::string& context) {
        const Key key = random_key();
        const std::string sealed = seal(key, text, context);
        RC_ASSERT(sealed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") == std::string::npos);
        const auto opened = unseal(key, sealed, context);
        RC_ASSERT(opened.has_value());
        RC_ASSERT(*opened == text);
    });
}

TEST(Keys, TwoSealsOfOneTextDiffer) { EXPECT_NE(seal(counting_key(0), "张三", "c"), seal(counting_key(0), "张三", "c")); }

TEST(Keys, AnyChangedByteIsRefused) {
    const Key key = random_key();
    const Bytes sealed = seal_bytes(key, bytes_of("浙江省江海区和平路8号"), "party/1/address");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= 0x10;
        const auto opened = unseal_bytes(key, changed, "party/1/address");
        ASSERT_FALSE(opened.has_value()) << "byte " << i;
        EXPECT_EQ(opened.error()[0].code, Code::ChainBroken);
        EXPECT_FALSE(opened.error()[0].remedy.en.empty());
    }
    for (std::size_t length = 0; length < sealed.size(); ++length) {
        EXPECT_FALSE(unseal_bytes(key, ByteView(sealed).first(length), "party/1/address").has_value()) << length;
    }
}

TEST(Keys, MovedOrUnderAnotherKeyIsRefused) {
    const Key key = random_key();
    const std::string sealed = seal(key, "张三", "party/1/name");
    EXPECT_TRUE(unseal(key, sealed, "party/1/name").has_value());
    EXPECT_FALSE(unseal(key, sealed, "party/2/name").has_value());
    EXPECT_FALSE(unseal(key, sealed, "").has_value());
    EXPECT_FALSE(unseal(random_key(), sealed, "party/1/name").has_value());
    EXPECT_FALSE(unseal(key, sealed + "=", "party/1/name").has_value());
    EXPECT_FALSE(unseal(key, "不是密文", "party/1/name").has_value());
    EXPECT_FALSE(unseal(key, "", "party/1/name").has_value());
}

TEST(Keys, Base64IsOneTextForOneValue) {
    rc::check("from_base64(to_base64(bytes)) is bytes", [](const Bytes& bytes) {
        const auto again = from_base64(to_base64(bytes));
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == bytes);
    });
    EXPECT_EQ(to_base64(bytes_of("xiezhi")), "eGllemhp");
    EXPECT_EQ(to_base64(bytes_of("abcd")), "YWJjZA");
    EXPECT_FALSE(from_base64("YWJjZB").has_value());  // bits left over
    EXPECT_FALSE(from_base64("YWJjZA==").has_value());
    EXPECT_FALSE(from_base64("Y").has_value());
}

TEST(Keys, BlindIndexKnowsEqualityOnly) {
    const Key key = counting_key(9);
    const std::string one = blind_index(key, "138 0013-8000", "phone");
    EXPECT_EQ(one.size(), 32U);
    EXPECT_EQ(one, blind_index(key, "１３８００１３８０００", "phone"));
    EXPECT_EQ(blind_index(key, "33010619900101123x", "identity"), blind_index(key, "33010619900101123X", "identity"));
    EXPECT_NE(one, blind_index(key, "13800138001", "phone"));
    EXPECT_NE(one, blind_index(key, "13800138000", "identity"));
    EXPECT_NE(one, blind_index(random_key(), "13800138000", "phone"));
    EXPECT_EQ(blind_index(key, "", "phone"), "");
    EXPECT_NE(blind_index(key, "——", "phone"), blind_index(key, "……", "phone"));
}

TEST(Keys, RingIsMadeOnceAndOpensTheSame) {
    const Folder folder;
    const auto file = folder.path / "master.key";
    ASSERT_TRUE(KeyRing::create(file).has_value());
    struct stat state {};
    ASSERT_EQ(::stat(file.c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777, 0600U);
    const auto ring = KeyRing::open(file);
    ASSERT_TRUE(ring.has_value()) << to_text(ring.error());
    const auto again = KeyRing::open(file);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(ring->chain_key(1), again->chain_key(1));
    EXPECT_NE(ring->chain_key(1), ring->chain_key(2));
    EXPECT_NE(ring->chain_key(1), ring->index_key(1));
    EXPECT_NE(ring->index_key(1), ring->file_key(1));

    const auto second = KeyRing::create(file);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error()[0].code, Code::AlreadyDone);
    EXPECT_EQ(KeyRing::open(file)->chain_key(1), ring->chain_key(1));
    // Nothing but the key is left in the folder.
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path), std::filesystem::directory_iterator()), 1);
}

TEST(Keys, OwnerKeysAreWrapped) {
    const Folder folder;
    ASSERT_TRUE(KeyRing::create(folder.path / "a").has_value());
    ASSERT_TRUE(KeyRing::create(folder.path / "b").has_value());
    const auto ring = KeyRing::open(folder.path / "a");
    const auto other = KeyRing::open(folder.path / "b");
    const Key key = random_key();
    auto wrapped = ring->wrap(key);
    EXPECT_EQ(ring->unwrap(wrapped), key);
    EXPECT_FALSE(other->unwrap(wrapped).has_value());
    wrapped.back() ^= 1;
    const auto forged = ring->unwrap(wrapped);
    ASSERT_FALSE(forged.has_value());
    EXPECT_EQ(forged.error()[0].code, Code::ChainBroken);
}

TEST(Keys, LooseModesAndDamagedFilesAreRefused) {
    const Folder folder;
    const auto file = folder.path / "master.key";
    EXPECT_EQ(KeyRing::open(file).error()[0].code, Code::NotFound);
    ASSERT_TRUE(KeyRing::create(file).has_value());
    ::chmod(file.c_str(), 0640);
    const auto loose = KeyRing::open(file);
    ASSERT_FALSE(loose.has_value());
    EXPECT_EQ(loose.error()[0].code, Code::StoreUnavailable);
    EXPECT_NE(loose.error()[0].remedy.en.find("chmod 600"), std::string::npos);
    ::chmod(file.c_str(), 0600);
    EXPECT_TRUE(KeyRing::open(file).has_value());
    {
        std::fstream change(file, std::ios::in | std::ios::out | std::ios::binary);
        change.seekp(30);
        const char old = static_cast<char>(change.peek());
        change.seekp(30);
        change.put(old == '0' ? '1' : '0');
    }
    EXPECT_FALSE(KeyRing::open(file).has_value());
    std::ofstream(file, std::ios::trunc) << "hello";
    EXPECT_FALSE(KeyRing::open(file).has_value());
    EXPECT_FALSE(KeyRing::open(folder.path).has_value());
    EXPECT_FALSE(KeyRing::create(folder.path / "not" / "there").has_value());
}

}  // namespace
}  // namespace xiezhi::store
