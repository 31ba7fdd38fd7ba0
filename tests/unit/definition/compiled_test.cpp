#include "definition/compiled.hpp"

#include <gtest/gtest.h>

#include "definition/load.hpp"
#include "definition/references.hpp"
#include "fixtures.hpp"

namespace xiezhi {
namespace {

using namespace test;

const Definition& good() {
    static const Definition kGood = *load_definition(good_dir());
    return kGood;
}

TEST(CompiledKind, KnowsEveryExpressionAndWhatItNeeds) {
    const auto kinds = compile_kinds(good());
    ASSERT_TRUE(kinds) << to_text(kinds.error());
    const CompiledKind& letter = *kinds->at("letter");
    const std::string text = "count.calls > 0 or not(urgent)";
    ASSERT_EQ(letter.needs(text).size(), 2U);
    const ConditionName& calls = letter.names()[letter.needs(text)[0]];
    EXPECT_EQ(calls.name, "count.calls");
    EXPECT_EQ(calls.source.from, NameSource::From::CountRows);
    EXPECT_EQ(calls.source.of, "calls");

    const auto answer = [&](feel::Value count, feel::Value urgent) {
        std::vector<feel::Value> values(letter.names().size());
        values[letter.needs(text)[0]] = std::move(count);
        values[letter.needs(text)[1]] = std::move(urgent);
        const bool by_place = letter.holds(text, values);
        const bool by_name = letter.holds(text, [&](std::string_view name) { return values[letter.needs(text)[name == "count.calls" ? 0 : 1]]; });
        EXPECT_EQ(by_place, by_name);
        return by_place;
    };
    EXPECT_TRUE(answer(std::int64_t{1}, true));
    EXPECT_FALSE(answer(std::int64_t{0}, true));
    EXPECT_TRUE(answer(std::int64_t{0}, false));
    EXPECT_TRUE(letter.holds("", std::vector<feel::Value>(letter.names().size())));
}

TEST(CompiledKind, NamesCoverEverySource) {
    const auto names = condition_names(*good().kind("letter"), good());
    const auto source = [&](std::string_view name) -> std::optional<NameSource::From> {
        for (const ConditionName& entry : names) {
            if (entry.name == name) return entry.source.from;
        }
        return std::nullopt;
    };
    EXPECT_EQ(source("state"), NameSource::From::State);
    EXPECT_EQ(source("today"), NameSource::From::Today);
    EXPECT_EQ(source("topic"), NameSource::From::Field);
    EXPECT_EQ(source("acted.reply"), NameSource::From::Acted);
    EXPECT_EQ(source("on.reply"), NameSource::From::On);
    EXPECT_EQ(source("count.calls"), NameSource::From::CountRows);
    EXPECT_EQ(source("count.sender"), NameSource::From::CountParty);
    EXPECT_EQ(source("served.answer"), NameSource::From::Served);
    EXPECT_EQ(source("calls.called_on"), NameSource::From::Row);
    EXPECT_EQ(source("nothing"), std::nullopt);
}

TEST(References, LongestFigureNameWins) {
    const auto reference = figure_reference("letters.answered.GRANTED.yes", good());
    ASSERT_TRUE(reference);
    EXPECT_EQ(reference->figure, "letters.answered");
    EXPECT_EQ(reference->groups, (std::vector<std::string>{"GRANTED", "yes"}));
    EXPECT_TRUE(groups_exist(*reference, good()));
    EXPECT_TRUE(groups_exist({"letters.answered", {"answered"}}, good()));
    EXPECT_FALSE(groups_exist({"letters.answered", {"GRANTED", "yes", "more"}}, good()));
    EXPECT_FALSE(groups_exist({"letters.received", {"GRANTED"}}, good()));
    EXPECT_FALSE(figure_reference("letters.nothing", good()));
}

TEST(References, TextsAreSplitAtBraces) {
    const auto runs = split_placeholders("收到{a}件{b}");
    ASSERT_TRUE(runs);
    ASSERT_EQ(runs->size(), 4U);
    EXPECT_EQ((*runs)[1].text, "a");
    EXPECT_TRUE((*runs)[1].placeholder);
    EXPECT_FALSE((*runs)[2].placeholder);
    for (const char* text : {"{", "}", "{}", "a{b", "a}b", "{a{b}}"}) EXPECT_FALSE(split_placeholders(text)) << text;
    EXPECT_TRUE(split_placeholders("")->empty());
}

TEST(References, AnIdentityComparesItsFigures) {
    const auto identity = compile_identity(good().identities.at(0), good());
    ASSERT_TRUE(identity) << to_text(identity.error());
    ASSERT_EQ(identity->references.size(), 3U);
    const auto holds = [&](std::int64_t all, std::int64_t answered, std::int64_t others) {
        const std::vector<feel::Value> values{all, answered, others};
        return feel::holds(identity->says, values);
    };
    EXPECT_TRUE(holds(5, 3, 2));
    EXPECT_FALSE(holds(5, 3, 1));
}

}  // namespace
}  // namespace xiezhi
