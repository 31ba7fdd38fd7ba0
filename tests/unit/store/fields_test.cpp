// Fields sealed under their owner's key: opened by the right worker, closed for ever once the owner is erased, masked.
#include "store/fields.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "store/crypto.hpp"

namespace xiezhi::store {
namespace {

class Fields : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "xiezhi-fields-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        ASSERT_TRUE(KeyRing::create(folder_ / "key").has_value());
        ring_.emplace(*KeyRing::open(folder_ / "key"));
        database_ = open_database((folder_ / "a.db").string()).value();
        connection_ = database_->connect(Access::Write).value();
        ASSERT_TRUE(connection_->script("create table owner_key (bureau integer not null, owner text not null, wrapped blob, "
                                        "destroyed_on text, primary key (bureau, owner)) strict"));
    }
    void TearDown() override {
        connection_.reset();
        database_.reset();
        std::filesystem::remove_all(folder_);
    }
    void write(const RowWrite& row) {
        std::vector<Value> values;
        for (const Cell& cell : row.cells) values.push_back(cell.value);
        const auto done = connection_->execute("insert or replace into owner_key (bureau, owner, wrapped, destroyed_on) "
                                               "values (?1, ?2, ?3, ?4)", values);
        ASSERT_TRUE(done.has_value()) << to_text(done.error());
    }

    std::filesystem::path folder_;
    std::optional<KeyRing> ring_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Connection> connection_;
};

TEST_F(Fields, AnOwnersFieldOpensInItsPlaceOnly) {
    OwnerKeys writer(*ring_);
    const auto made = writer.new_owner_key(1, "p1");
    write(made.row);
    const FieldPlace place{1, "person", "p1", "name"};
    const std::string sealed = seal_field(made.key, "张三", place);
    EXPECT_EQ(sealed.find("张三"), std::string::npos);

    OwnerKeys reader(*ring_);
    const auto opened = reader.open(*connection_, "p1", sealed, place);
    ASSERT_TRUE(opened.has_value()) << to_text(opened.error());
    EXPECT_EQ(opened->text, "张三");
    EXPECT_EQ(opened->state, Opened::State::Open);
    for (const FieldPlace& elsewhere : {FieldPlace{2, "person", "p1", "name"}, FieldPlace{1, "party", "p1", "name"},
                                   FieldPlace{1, "person", "p2", "name"}, FieldPlace{1, "person", "p1", "phone"}}) {
        EXPECT_FALSE(open_field(made.key, sealed, elsewhere).has_value());
    }
    EXPECT_EQ(reader.open(*connection_, "p1", "", place)->text, "");
}

TEST_F(Fields, WithoutAKeyNothingOpens) {
    OwnerKeys keys(*ring_);
    EXPECT_EQ(keys.load(*connection_, 1, "nobody")->state, OwnerKey::State::Missing);
    const auto opened = keys.open(*connection_, "nobody", "abcd", {1, "person", "nobody", "name"});
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error()[0].code, Code::ChainBroken);
    EXPECT_EQ(opened.error()[0].where, "1/person/nobody/name");
}

TEST_F(Fields, AnErasedOwnerIsSaidToBeErased) {
    OwnerKeys keys(*ring_);
    const auto made = keys.new_owner_key(1, "p1");
    write(made.row);
    const FieldPlace place{1, "person", "p1", "name"};
    const std::string sealed = seal_field(made.key, "张三", place);
    EXPECT_EQ(keys.open(*connection_, "p1", sealed, place)->text, "张三");

    const RowWrite erased = OwnerKeys::erase_owner_key(1, "p1", "2024-05-06");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(erased.cells[2].value));
    write(erased);
    // This worker still holds the key until it is told.
    EXPECT_EQ(keys.open(*connection_, "p1", sealed, place)->state, Opened::State::Open);
    OwnerKeys::forget_everywhere();
    const auto opened = keys.open(*connection_, "p1", sealed, place);
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->state, Opened::State::Erased);
    EXPECT_EQ(opened->text, "");
    EXPECT_EQ(erased_words().zh, "已删除");
}

TEST_F(Fields, AnErasureByAnotherProcessIsSeenWithinAMinute) {
    OwnerKeys keys(*ring_);
    keys.at({1'000'000});
    write(keys.new_owner_key(1, "p1").row);
    EXPECT_EQ(keys.load(*connection_, 1, "p1")->state, OwnerKey::State::Live);
    write(OwnerKeys::erase_owner_key(1, "p1", "2024-05-06"));
    keys.at({1'030'000});
    EXPECT_EQ(keys.load(*connection_, 1, "p1")->state, OwnerKey::State::Live);
    keys.at({1'061'000});
    EXPECT_EQ(keys.load(*connection_, 1, "p1")->state, OwnerKey::State::Erased);
}

TEST_F(Fields, APageOfOwnersIsReadAtOnceAndTheCacheStaysSmall) {
    OwnerKeys keys(*ring_, 100);
    std::vector<std::string> owners;
    for (int i = 0; i < 75; ++i) {
        owners.push_back("p" + std::to_string(i));
        write(keys.new_owner_key(1, owners.back()).row);
    }
    owners.push_back("nobody");
    ASSERT_TRUE(keys.load_all(*connection_, 1, owners).has_value());
    EXPECT_EQ(keys.size(), 75U);
    ASSERT_TRUE(connection_->script("drop table owner_key"));
    for (int i = 0; i < 75; ++i) EXPECT_EQ(keys.load(*connection_, 1, owners[static_cast<std::size_t>(i)])->state, OwnerKey::State::Live);
    EXPECT_FALSE(keys.load(*connection_, 1, "p1000").has_value());  // this one has to be asked for

    OwnerKeys small(*ring_, 2);
    EXPECT_EQ(small.size(), 0U);
}

TEST_F(Fields, ForgedKeysAreRefused) {
    OwnerKeys keys(*ring_);
    auto made = keys.new_owner_key(1, "p1");
    std::get<Bytes>(made.row.cells[2].value)[20] ^= 1;
    write(made.row);
    const auto loaded = keys.load(*connection_, 1, "p1");
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(loaded.error()[0].code, Code::ChainBroken);
    EXPECT_EQ(loaded.error()[0].where, "owner_key/p1");
}

TEST(Mask, HidesTheMiddle) {
    EXPECT_EQ(mask(FieldClass::Identity, "330106199001011234"), "3301**********1234");
    EXPECT_EQ(mask(FieldClass::Identity, "91330106MA2B00XX1K"), "9133**********XX1K");
    EXPECT_EQ(mask(FieldClass::Identity, "E12345678"), "E1*****78");
    EXPECT_EQ(mask(FieldClass::Identity, "1234"), "****");
    EXPECT_EQ(mask(FieldClass::Contact, "13800135678"), "138****5678");
    EXPECT_EQ(mask(FieldClass::Contact, "0571-8765432"), "057*****5432");
    EXPECT_EQ(mask(FieldClass::Contact, "12345"), "*****");
    EXPECT_EQ(mask(FieldClass::Contact, "wang@example.com"), "w***@example.com");
    EXPECT_EQ(mask(FieldClass::Contact, "浙江省杭城市江海区和平路8号302室"), "浙江省杭城市江海区****");
    EXPECT_EQ(mask(FieldClass::Contact, "青田县鹤城镇1号"), "青田县****");
    EXPECT_EQ(mask(FieldClass::Contact, "和平路8号"), "和平****");
    EXPECT_EQ(mask(FieldClass::Contact, "某区"), "某****");
    EXPECT_EQ(mask(FieldClass::Name, "张三"), "张三");
    EXPECT_EQ(mask(FieldClass::Sensitive, "曾受处罚"), "****");
    EXPECT_EQ(mask(FieldClass::Secret, "密码"), "");
    EXPECT_EQ(mask(FieldClass::Identity, ""), "");
    EXPECT_EQ(mask(FieldClass::Contact, "@"), "***@");
}

}  // namespace
}  // namespace xiezhi::store
