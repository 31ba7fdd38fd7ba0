// What compiles, what is refused, and what the refusal says.
#include <gtest/gtest.h>

#include "feel/expression.hpp"
#include "sample.hpp"

namespace xiezhi::feel {
namespace {

Result<Expression> compiled(std::string_view text) {
    return compile(text, sample::environment(), "lines/a.yaml:7");
}

void expect_fault(std::string_view text, std::string_view column, std::string_view message) {
    SCOPED_TRACE(text);
    const auto expression = compiled(text);
    ASSERT_FALSE(expression);
    const Fault& fault = expression.error().front();
    EXPECT_EQ(fault.code, Code::BadCondition);
    EXPECT_EQ(fault.where, "lines/a.yaml:7");
    EXPECT_NE(fault.message.en.find("character " + std::string(column) + ":"), std::string::npos) << fault.message.en;
    EXPECT_NE(fault.message.en.find(message), std::string::npos) << fault.message.en;
    EXPECT_FALSE(fault.message.zh.empty() || fault.remedy.zh.empty() || fault.remedy.en.empty());
}

TEST(Compile, SyntaxFaultsNameTheCharacter) {
    expect_fault("", "1", "empty");
    expect_fault("persons =", "10", "stops short");
    expect_fault("(persons = 1", "13", "“)” is expected");
    expect_fault("persons = 1)", "12", "not expected");
    expect_fault("title = \"行政复议", "9", "no closing quote");
    expect_fault("title = “行政”", "9", "quotes are written");
    // Characters are counted, not bytes.
    expect_fault("title = \"行政复议\" and ;", "20", "not used here");
    expect_fault("title = \"a\\x\"", "11", "unknown escape");
    expect_fault("title = \"a\nb\"", "11", "line break");
    expect_fault("title = \"\xff\"", "10", "not valid UTF-8");
    expect_fault("\xed\xa0\x80", "1", "not valid UTF-8");
    expect_fault("persons = 1000000000000001", "11", "too large");
    expect_fault("persons = 3x", "12", "a letter may not follow");
    expect_fault("persons between 1 or 2", "19", "lacks its “and”");
    expect_fault("if major then 1", "16", "“else” is expected");
    expect_fault("max(persons) = 1", "1", "no function “max”");
    expect_fault("count(tags, tags) = 1", "1", "takes 1 argument");
    expect_fault("null.x = 1", "1", "there is no field");
    expect_fault("(today - accepted_on).years = 1", "23", "only “days”");
    expect_fault("persons = --1", "12", "two minus signs");
    expect_fault("today = date(title)", "14", "a quoted text");
}

TEST(Compile, TypeFaultsComeTogether) {
    const auto expression =
        compiled("person = 1 and accepted = today or title + 1 = 2 or procedure in [\"sumary\", \"x\"]");
    ASSERT_FALSE(expression);
    ASSERT_EQ(expression.error().size(), 5u) << to_text(expression.error());
    EXPECT_EQ(expression.error()[0].remedy.en, "did you mean persons?");
    EXPECT_EQ(expression.error()[1].remedy.en, "did you mean accepted_on?");
    EXPECT_EQ(expression.error()[3].remedy.en, "there are: ordinary, summary");
}

TEST(Compile, TypeFaults) {
    expect_fault("persons and major", "1", "boolean is needed here, not integer");
    expect_fault("not(null)", "5", "boolean is needed here, not null");
    expect_fault("major < true", "1", "boolean has no order");
    expect_fault("major = 1", "7", "boolean and integer do not go together");
    expect_fault("tags in tags", "1", "one value, not a list");
    expect_fault("1 in tags", "3", "integer and text do not go together");
    expect_fault("title in title + 1", "10", "integer is needed");
    expect_fault("[1] = [1]", "5", "not compared as a whole");
    expect_fault("[1, \"a\"] = null", "5", "do not go together");
    expect_fault("[[1]] = null", "2", "may not hold lists");
    expect_fault("if major then tags else tags", "15", "the result of if is not a list");
    expect_fault("tags", "1", "a list cannot be the result");
    expect_fault("duration(\"P3D\")", "1", "only added to or taken from a date");
    expect_fault("(persons).days = 1", "1", "before .days stands");
    expect_fault("today + duration(\"P20000D\") + duration(\"P20000D\") = null", "29", "more than a hundred years");
    expect_fault("amount * amount = 1", "8", "counted exactly");
    expect_fault("count(title) = 1", "7", "count takes a list");
}

TEST(Compile, ConditionsAreBoolean) {
    const auto number = compile_condition("persons + 1", sample::environment(), "x");
    ASSERT_FALSE(number);
    EXPECT_NE(number.error()[0].message.en.find("answers yes or no, but this is integer"), std::string::npos);
    EXPECT_TRUE(compile_condition("persons = 1", sample::environment(), "x"));
    const auto null = compile_condition("null", sample::environment(), "x");
    EXPECT_FALSE(null);
}

TEST(Compile, SlotsAndTypes) {
    const auto expression = compiled("persons + part_a = persons + case.part_b and today > accepted_on");
    ASSERT_TRUE(expression);
    std::vector<std::string> names;
    for (const Slot& slot : expression->slots()) names.push_back(slot.name);
    EXPECT_EQ(names, (std::vector<std::string>{"persons", "part_a", "case.part_b", "today", "accepted_on"}));
    EXPECT_EQ(expression->type().kind, Kind::Boolean);
    EXPECT_EQ(compiled("today + duration(\"P1D\")")->type().kind, Kind::Date);
    EXPECT_EQ(compiled("if major then null else \"a\"")->type().kind, Kind::Text);
    const std::vector<Value> values = {std::int64_t{1}, std::int64_t{2}, std::int64_t{2}, from_ymd(2024, 3, 1),
                                       from_ymd(2024, 2, 29)};
    EXPECT_TRUE(holds(*expression, values));
}

TEST(Compile, HostileTextIsRefusedNotObeyed) {
    const auto repeated = [](std::string_view part, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += part;
        return out;
    };
    EXPECT_FALSE(compiled(repeated("(", 8000)));
    EXPECT_FALSE(compiled(repeated("not(", 2000)));
    EXPECT_FALSE(compiled(repeated("-", 8000)));
    EXPECT_FALSE(compiled(repeated("[", 8000)));
    EXPECT_FALSE(compiled(repeated("if ", 2700)));
    EXPECT_FALSE(compiled("persons" + repeated(" + 1", 2000)));
    EXPECT_FALSE(compiled(repeated(" ", 8193)));
    EXPECT_FALSE(compiled("persons" + repeated(" + persons", 420)));
    EXPECT_TRUE(compiled("persons" + repeated(" + persons", 380)));
    // Repeated operands double with every level, and are stopped before they grow.
    std::string text = "persons";
    for (int i = 0; i < 20; ++i) text = "(if " + text + " between part_a and 3 then 1 else 2)";
    EXPECT_FALSE(compiled(text + " = 1"));
}

TEST(Compile, NormalisedTextMeansTheSame) {
    EXPECT_EQ(to_text(*compiled("not(major)or persons in(1 ,2) and today>accepted_on")),
              "(not(major) or ((persons in [1, 2]) and (today > accepted_on)))");
    EXPECT_EQ(to_text(*compiled("persons in ]1..5)")), "(persons in [2..4])");
    EXPECT_EQ(to_text(*compiled("part_a between persons and 3")), "((part_a >= persons) and (part_a <= 3))");
    EXPECT_EQ(to_text(*compiled("list contains(tags, \"a\\\"\")")), "(\"a\\\"\" in tags)");
    EXPECT_EQ(to_text(*compiled("1 + 2 - persons * 2 * 3")), "(1 + 2 - (persons * 2 * 3))");
    EXPECT_EQ(to_text(*compiled("(today - duration(\"P3D\") - accepted_on).days")),
              "((today - duration(\"P3D\")) - accepted_on).days");
    for (std::uint64_t seed = 1; seed < 3000; ++seed) {
        const auto expression = compiled(sample::expression(seed * 7919, Kind::Boolean));
        if (!expression) continue;
        const std::string text = to_text(*expression);
        const auto again = compiled(text);
        ASSERT_TRUE(again) << text << to_text(again.error());
        EXPECT_EQ(to_text(*again), text);
    }
}

TEST(Environment, NamesAreProved) {
    Environment names;
    EXPECT_TRUE(names.add("case.accepted_on", Type::date()));
    EXPECT_TRUE(names.add("case.state", Type::text()));
    for (const char* wrong : {"", "1a", "a..b", ".a", "a.", "a-b", "受理", "null", "count", "a.and", "case",
                              "case.state", "case.state.x"}) {
        const auto added = names.add(wrong, Type::integer(), "kinds/a.yaml:3");
        ASSERT_FALSE(added) << wrong;
        EXPECT_EQ(added.error()[0].code, Code::BadDefinition);
        EXPECT_EQ(added.error()[0].where, "kinds/a.yaml:3");
    }
    EXPECT_TRUE(names.add("cases", Type::integer()));
    EXPECT_EQ(names.nearest("case.stat"), "case.state");
    EXPECT_EQ(names.nearest("entirely_other"), "");
}

}  // namespace
}  // namespace xiezhi::feel
