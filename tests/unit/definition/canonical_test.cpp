#include "definition/canonical.hpp"

#include <gtest/gtest.h>

#include "definition/load.hpp"
#include "fixtures.hpp"

namespace xiezhi {
namespace {

using namespace test;

Definition loaded(const fs::path& share) {
    auto definition = load_definition(share);
    EXPECT_TRUE(definition) << to_text(definition.error());
    return definition ? std::move(*definition) : Definition{};
}

TEST(Canonical, EveryShippedKindComesBackTheSame) {
    for (const fs::path& share : {good_dir(), source_dir()}) {
        const Definition definition = loaded(share);
        ASSERT_FALSE(definition.kinds.empty());
        for (const auto& [id, kind] : definition.kinds) {
            const std::string body = to_canonical(*kind);
            const auto again = from_canonical(body);
            ASSERT_TRUE(again) << to_text(again.error());
            EXPECT_EQ(to_canonical(*again), body);
            EXPECT_EQ(again->hash, kind->hash);
            EXPECT_EQ(again->actions.size(), kind->actions.size());
            EXPECT_EQ(again->terms.size(), kind->terms.size());
        }
    }
}

TEST(Canonical, DefaultsThatAreNotZeroSurvive) {
    Kind kind;
    kind.id = "k";
    kind.actions.resize(2);
    kind.actions[0].id = "once";
    kind.actions[0].repeatable = false;
    kind.actions[1].id = "often";
    kind.terms.resize(1);
    kind.terms[0].known = Anchor{Anchor::From::Served, "paper", "party"};
    const auto again = from_canonical(to_canonical(kind));
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->actions[0].repeatable);
    EXPECT_TRUE(again->actions[1].repeatable);
    ASSERT_TRUE(again->terms[0].known);
    EXPECT_EQ(again->terms[0].known->from, Anchor::From::Served);
    EXPECT_EQ(again->terms[0].known->party, "party");
}

TEST(Canonical, CommentsChangeNoHashAndTextsDo) {
    TempFolder share;
    lay(good_dir(), share.path());
    const Definition before = loaded(share.path());
    const fs::path file = share.path() / "lines/letters/kinds/letter.yaml";
    const std::string text = slurp(file);
    spill(file, "# a comment\n\n" + text);
    const Definition commented = loaded(share.path());
    EXPECT_EQ(commented.hash, before.hash);
    EXPECT_EQ(commented.kind("letter")->fields[0].origin.line, before.kind("letter")->fields[0].origin.line + 2);
    std::string changed = text;
    changed.replace(changed.find("Topic"), 5, "Theme");
    spill(file, changed);
    const Definition after = loaded(share.path());
    EXPECT_NE(after.hash, before.hash);
    EXPECT_NE(after.kind("letter")->hash, before.kind("letter")->hash);
}

TEST(Canonical, AnotherBodyIsAFault) {
    for (const char* body : {"", "[]", "{}", R"({"id":5})", R"({"id":"a","colour":"red"})", R"({"id":"a","shape":"heap"})",
                             R"({"id":"a","fields":[{"id":"x","min":"1"}]})", R"({"id":"a","label":{"zh":"b","fr":"c"}})"}) {
        EXPECT_FALSE(from_canonical(body)) << body;
    }
}

TEST(Canonical, Sm3OfTheStandardsExample) {
    // GB/T 32905-2016, example A.1.
    EXPECT_EQ(sm3_hex("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

}  // namespace
}  // namespace xiezhi
