#include <gtest/gtest.h>

#include "definition/check.hpp"
#include "definition/load.hpp"
#include "fixtures.hpp"

namespace xiezhi {
namespace {

using namespace test;

constexpr const char* kLetter = "lines/letters/kinds/letter.yaml";

TEST(Overlay, ChangesTextsListValuesNumbersTemplatesAndAddsFields) {
    TempFolder overlay;
    spill(overlay.path() / kLetter,
          "kind: letter\n"
          "label: {zh: 群众来信}\n"
          "list: {columns: [sender, village]}\n"
          "numbers: {letter: {series: '江司信〔{year}〕{seq}号'}}\n"
          "fields:\n"
          "  village: {type: text, label: {zh: 村居, en: Village}}\n"
          "actions: {receive: {input: [village], help: {zh: 当面登记, en: Take it in person}}}\n");
    spill(overlay.path() / "law/lists/answer_kind.yaml",
          "values:\n"
          "  - {code: REFUSED, label: {zh: 不予同意}}\n"
          "  - {code: PARTLY, label: {zh: 部分同意, en: Partly granted}, group: answered}\n");
    spill(overlay.path() / "lines/letters/papers/answer.html", "{{answer}}");
    const auto definition = load_definition(good_dir(), overlay.path());
    ASSERT_TRUE(definition) << to_text(definition.error());
    const Kind& letter = *definition->kind("letter");
    EXPECT_EQ(letter.label.zh, "群众来信");
    EXPECT_EQ(letter.label.en, "Letter");
    EXPECT_EQ(letter.list_columns, (std::vector<std::string>{"sender", "village"}));
    EXPECT_EQ(letter.number("letter")->pattern, "江司信〔{year}〕{seq}号");
    ASSERT_NE(letter.field("village"), nullptr);
    EXPECT_EQ(letter.field("village")->origin.file, std::string("overlay/") + kLetter);
    EXPECT_EQ(letter.action("receive")->input.back().field, "village");
    EXPECT_EQ(letter.action("receive")->input.size(), 4U);
    EXPECT_EQ(definition->list("answer_kind")->value("REFUSED")->label.zh, "不予同意");
    EXPECT_EQ(definition->list("answer_kind")->value("REFUSED")->label.en, "Refused");
    EXPECT_NE(definition->list("answer_kind")->value("PARTLY"), nullptr);
    EXPECT_NE(definition->list("answer_kind")->value("GRANTED"), nullptr);
    EXPECT_EQ(*definition->template_of(letter, *letter.paper("answer")), "{{answer}}");
    const Faults faults = check(*definition, nullptr);
    EXPECT_TRUE(faults.empty()) << to_text(faults);
}

TEST(Overlay, AddsAWholeLine) {
    TempFolder overlay;
    spill(overlay.path() / "lines/visits/line.yaml", "label: {zh: 来访, en: Visits}\n");
    const auto definition = load_definition(good_dir(), overlay.path());
    ASSERT_TRUE(definition) << to_text(definition.error());
    EXPECT_EQ(definition->lines.at("visits").en, "Visits");
}

// What a bureau may not settle for itself: rights, approval, states, terms, conditions.
TEST(Overlay, MayNotChangeRightsOrLaw) {
    for (const char* line : {"read: [clerk]\n", "archive: [clerk]\n", "states: {open: {final: true}}\n", "actions: {reply: {approval: []}}\n",
                             "actions: {reply: {by: [head]}}\n", "terms: {answering: {rule: RE-01}}\n", "fields: {body: {class: plain}}\n",
                             "papers: {answer: {adverse: false}}\n", "closing: []\n", "states: {extra: {label: {zh: 甲, en: A}}}\n",
                             "actions: {reply: {conditions: []}}\n"}) {
        TempFolder overlay;
        spill(overlay.path() / kLetter, line);
        const auto definition = load_definition(good_dir(), overlay.path());
        ASSERT_FALSE(definition) << line;
        EXPECT_EQ(definition.error()[0].where, std::string("overlay/") + kLetter + ":1") << line;
        EXPECT_NE(definition.error()[0].message.en.find("may not change"), std::string::npos) << line;
    }
}

// After an upgrade took a field away, the overlay's label for it is said to hang in the air, with the overlay's line.
TEST(Overlay, ALabelForWhatIsGoneIsSaid) {
    TempFolder overlay;
    spill(overlay.path() / kLetter, "fields:\n  gone: {label: {zh: 甲, en: A}}\n");
    const auto definition = load_definition(good_dir(), overlay.path());
    ASSERT_FALSE(definition);
    EXPECT_EQ(definition.error()[0].where, std::string("overlay/") + kLetter + ":2");
    EXPECT_NE(definition.error()[0].message.en.find("'type' is missing"), std::string::npos);
}

}  // namespace
}  // namespace xiezhi
