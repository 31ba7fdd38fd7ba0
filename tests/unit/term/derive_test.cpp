// What the .term files cannot say: units that reconsideration has no rule for, the hour at which a day ends, the machine's
// zone, faults that come together, and what is shown with a date.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "fixtures.hpp"
#include "term/term_json.hpp"
#include "term/term_text.hpp"

namespace xiezhi {
namespace {

namespace fs = std::filesystem;

// A law of our own beside the shipped statutes and policies, with one rule of every remaining shape.
const Law& odd_law() {
    static const Law law = [] {
        const fs::path folder = fs::temp_directory_path() / ("xiezhi_odd_law_" + std::to_string(::getpid()));
        fs::create_directories(folder);
        for (const char* name : {"statutes.yaml", "counting.yaml"}) fs::copy_file(fs::path(SOURCE_DIR "/law") / name, folder / name, fs::copy_options::overwrite_existing);
        const std::string common = "edition: RL23, from: 2015-01-01, article: '1', verified: A, title: {zh: 甲, en: A}, trigger: {event: e, zh: 某日, en: Some day}";
        std::ofstream(folder / "odd.yaml")
            << "matter: odd\nrules:\n"
            << "  - {id: H-1, length: 24, unit: hour, " << common << "}\n"
            << "  - {id: H-2, length: 24, unit: hour, first_hour: next, " << common << "}\n"
            << "  - {id: M-1, length: 1, unit: month, extension: {amount: 2, unit: month, approver: {zh: 局长, en: head}}, pauses: [RL23 39], " << common << "}\n"
            << "  - {id: E-1, length: 30, unit: calendar_day, direction: earliest, publication_day: true, " << common << "}\n"
            << "  - {id: E-2, length: 5, unit: working_day, direction: earliest, " << common << "}\n"
            << "  - {id: V-1, length: 5, unit: year, roll: none, before_anniversary: true, " << common << "}\n"
            << "  - {id: F-1, fixed: 04-01, " << common << "}\n"
            << "  - {id: P-1, length: 30, unit: calendar_day, roll: previous, " << common << "}\n"
            << "  - {id: B-1, length: 7, unit: calendar_day, direction: backward, " << common << "}\n"
            << "  - {id: B-2, length: 1, unit: month, direction: backward, " << common << "}\n"
            << "  - {id: T-1, length: 10, unit: working_day, extension: {amount: 20, times: 1, approver: {zh: 局长, en: head}}, " << common << "}\n"
            << "  - {id: U-1, edition: RL23, article: '1', verified: UNVERIFIED, title: {zh: 甲, en: A}}\n";
        auto loaded = load_law(folder);
        fs::remove_all(folder);
        if (!loaded) ADD_FAILURE() << to_text(loaded.error());
        return *loaded;
    }();
    return law;
}

Result<Term> odd(const std::string& rule, const std::string& from, Choices choices = {}) {
    const auto moment = read_moment(from, "from").value();
    return derive(odd_law(), the_calendar(), {.rule = rule, .anchor = moment.date, .minutes = moment.minutes, .choices = choices});
}

std::string raw(const Result<Term>& term) { return term ? shown(term->raw) : std::string(name_of(term.error().front().code)); }
std::string due(const Result<Term>& term) { return term ? shown(term->due) : std::string(name_of(term.error().front().code)); }

TEST(Units, HoursRunOnRestDaysAndNeverRoll) {
    const auto term = odd("H-1", "2025-10-01T10:30");
    EXPECT_EQ(due(term), "2025-10-02");
    EXPECT_EQ(term->due_minutes, 10 * 60 + 30);
    EXPECT_FALSE(term->provisional);
    EXPECT_EQ(odd("H-2", "2025-10-01T10:30")->due_minutes, 11 * 60);  // CPL 85: from the next hour
    EXPECT_EQ(due(odd("H-1", "2025-10-01")), "MISSING_FIELD");
    EXPECT_EQ(due(odd("H-1", "2027-10-01T23:59")), "2027-10-02");     // needs no calendar
    EXPECT_FALSE(is_past(*term, china_instant(day("2025-10-02"), 630)));
    EXPECT_TRUE(is_past(*term, {china_instant(day("2025-10-02"), 630).ms + 1}));
}

TEST(Units, MonthsEndOnTheSameDayOrTheLast) {
    EXPECT_EQ(raw(odd("M-1", "2024-01-31")), "2024-02-29");
    EXPECT_EQ(raw(odd("M-1", "2023-01-31")), "2023-02-28");
    EXPECT_EQ(raw(odd("M-1", "2025-02-28")), "2025-03-28");
    const auto other = odd("M-1", "2025-02-28", Choices().with_other(Switch::D3));
    EXPECT_EQ(shown(other->raw), "2025-03-31");
    ASSERT_EQ(other->alternatives.size(), 1u);
    EXPECT_EQ(other->alternatives[0].which, Switch::D3);
    EXPECT_EQ(shown(other->alternatives[0].date), "2025-03-28");
}

TEST(Units, MonthsPausedAndExtended) {
    TermRequest request{.rule = "M-1", .anchor = day("2025-03-10")};
    request.pauses.push_back({.from = day("2025-03-20"), .to = day("2025-03-24")});
    EXPECT_EQ(raw(derive(odd_law(), the_calendar(), request)), "2025-04-15");  // 10 April and five days
    request.extensions.push_back({.amount = 1});
    request.extensions.push_back({.amount = 1});
    EXPECT_EQ(raw(derive(odd_law(), the_calendar(), request)), "2025-06-15");
    EXPECT_EQ(shown(derive(odd_law(), the_calendar(), request)->plain), "2025-04-10");
}

TEST(Units, AMinimumIsNotRolledBack) {
    const auto term = odd("E-1", "2024-03-01");
    EXPECT_EQ(due(term), "2024-03-31");  // a Sunday: the earliest close stays
    ASSERT_EQ(term->alternatives.size(), 1u);
    EXPECT_EQ(shown(term->alternatives[0].date), "2024-03-30");
    EXPECT_EQ(due(odd("E-2", "2024-09-27")), "2024-10-10");
}

TEST(Units, FiveYearsOfValidity) {
    EXPECT_EQ(due(odd("V-1", "2020-05-01")), "2025-04-30");
    EXPECT_EQ(due(odd("V-1", "2020-05-01", Choices().with_other(Switch::D11))), "2025-05-01");
}

TEST(Units, AFixedDayIsTheNextOne) {
    EXPECT_EQ(due(odd("F-1", "2024-03-31")), "2024-04-01");
    EXPECT_EQ(due(odd("F-1", "2024-04-01")), "2025-04-01");
}

TEST(Units, TheInternalTargetLiesBeforeTheRest) {
    const auto term = odd("P-1", "2024-09-03");  // the thirtieth day is 3 October
    EXPECT_EQ(due(term), "2024-10-08");
    EXPECT_EQ(shown(term->internal), "2024-09-30");
    EXPECT_EQ(shown(odd("P-1", "2024-09-03", Choices().with_other(Switch::D4))->internal), "2024-10-08");
}

TEST(Units, BackFromAnEvent) {
    EXPECT_EQ(due(odd("B-1", "2024-03-20")), "2024-03-12");
    EXPECT_EQ(due(odd("B-1", "2024-03-20", Choices().with_other(Switch::D1))), "2024-03-13");
    EXPECT_EQ(due(odd("B-2", "2024-03-31")), "2024-02-28");
    EXPECT_EQ(due(odd("B-2", "2024-01-15")), "2023-12-14");
}

TEST(Units, ExtensionsMayBeLimitedInNumber) {
    TermRequest request{.rule = "T-1", .anchor = day("2024-03-01")};
    request.extensions = {{.amount = 5}, {.amount = 5}};
    EXPECT_EQ(derive(odd_law(), the_calendar(), request).error().front().code, Code::BadValue);
    request.extensions = {{.amount = 10}};
    EXPECT_EQ(shown(derive(odd_law(), the_calendar(), request)->due), "2024-03-29");
    request.extensions = {{.amount = 10, .unit = Unit::Month}};
    EXPECT_FALSE(derive(odd_law(), the_calendar(), request).has_value());
}

TEST(Units, AnUnverifiedRuleWithoutFigureHasNoDate) { EXPECT_EQ(due(odd("U-1", "2024-03-01")), "RULE_UNVERIFIED"); }

TEST(Units, TheEndOfTheWorldIsAFault) { EXPECT_EQ(due(odd("V-1", "2199-05-01")), "BAD_DATE"); }

TEST(Faults, AllComeTogether) {
    TermRequest request{.rule = "RC-02", .anchor = day("2024-03-01"), .minutes = 1500};
    request.pauses = {{.from = day("2024-03-20"), .to = day("2024-03-10")}};
    request.extensions = {{.amount = 3}};
    const auto term = derive(the_law(), the_calendar(), request);
    ASSERT_FALSE(term.has_value());
    EXPECT_EQ(term.error().size(), 4u) << to_text(term.error());
    for (const Fault& fault : term.error()) {
        EXPECT_FALSE(fault.remedy.zh.empty() || fault.remedy.en.empty());
        EXPECT_EQ(fault.article, "RL23 20(3)");
    }
}

TEST(LastDay, LivesUntilMidnightInChina) {
    const auto term = derive(the_law(), the_calendar(), {.rule = "RD-01", .anchor = day("2024-05-10")});
    ASSERT_EQ(shown(term->due), "2024-07-09");
    // 24:00 on 9 July in Shanghai is 16:00 on 9 July in London and 09:00 in Los Angeles.
    EXPECT_FALSE(is_past(*term, {china_instant(day("2024-07-10")).ms - 1}));
    EXPECT_TRUE(is_past(*term, china_instant(day("2024-07-10"))));
    EXPECT_EQ(china_instant(day("2024-07-10")).ms, 1720540800000);
    TermRequest open{.rule = "RD-01", .anchor = day("2024-05-10")};
    open.pauses = {{.from = day("2024-05-20")}};
    EXPECT_FALSE(is_past(*derive(the_law(), the_calendar(), open), china_instant(day("2030-01-01"))));
}

TEST(LastDay, TheMachinesZoneChangesNothing) {
    const char* before = std::getenv("TZ");
    const std::string kept = before ? before : "";
    std::string answers[3];
    const char* const zones[] = {"Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"};
    for (int i = 0; i < 3; ++i) {
        ::setenv("TZ", zones[i], 1);
        ::tzset();
        const auto term = derive(the_law(), the_calendar(), {.rule = "RE-01", .anchor = day("2026-07-10"), .minutes = 1430});
        answers[i] = shown(term->due) + (is_past(*term, china_instant(day("2026-07-17"), 1439)) ? " past" : " alive") + explain(*term, Language::English);
    }
    if (before) ::setenv("TZ", kept.c_str(), 1); else ::unsetenv("TZ");
    ::tzset();
    EXPECT_EQ(answers[0].substr(0, 16), "2026-07-17 alive");
    EXPECT_EQ(answers[0], answers[1]);
    EXPECT_EQ(answers[0], answers[2]);
}

TEST(Explanation, NamesEveryDayThatWasNotCounted) {
    const auto term = derive(the_law(), the_calendar(), {.rule = "RE-01", .anchor = day("2024-09-27")});
    ASSERT_EQ(term->excluded.size(), 2u);
    EXPECT_EQ(to_string(term->excluded[0].from), "2024-09-28");
    EXPECT_EQ(term->excluded[0].reason.en, "weekend");
    EXPECT_EQ(to_string(term->excluded[1].from), "2024-10-01");
    EXPECT_EQ(to_string(term->excluded[1].to), "2024-10-07");
    EXPECT_EQ(term->excluded[1].reason.zh, "国庆节");
    const json::object out = to_json(*term);
    EXPECT_EQ(out.at("due").as_string(), "2024-10-10");
    EXPECT_EQ(out.at("lapse").as_object().at("effect").as_string(), "deemed_accepted");
    EXPECT_NE(to_text(*term).find("2024-10-10"), std::string::npos);
}

TEST(Explanation, PausedDaysAndCountedDaysMakeTheWhole) {
    TermRequest request{.rule = "RD-01", .anchor = day("2026-07-20")};
    request.pauses = {{.from = day("2026-08-03"), .to = day("2026-08-28"), .ground = "RP-10"}};
    const auto term = derive(the_law(), the_calendar(), request);
    ASSERT_EQ(term->excluded.size(), 1u);
    EXPECT_EQ(*term->raw - request.anchor, 60 + (term->excluded[0].to - term->excluded[0].from + 1));
    EXPECT_EQ(term->excluded[0].reason.zh, "鉴定");
}

TEST(Words, OfARequestAreReadStrictly) {
    EXPECT_EQ(read_moment("2024-04-30T10:30", "f")->minutes, 630);
    for (const char* wrong : {"2024-04-30T24:00", "2024-04-30T1:30", "2024-04-31", "2024-04-30T10:60", "2024-04-30X10:30", ""}) {
        EXPECT_FALSE(read_moment(wrong, "f").has_value()) << wrong;
    }
    EXPECT_FALSE(read_pause("2024-04-30..2024-05-01", PauseEnd::LastDay, "p")->to == std::nullopt);
    EXPECT_TRUE(read_pause("2024-04-30..", PauseEnd::LastDay, "p")->to == std::nullopt);
    for (const char* wrong : {"2024-04-30", "..2024-04-30", "2024-04-30..x", ".."}) EXPECT_FALSE(read_pause(wrong, PauseEnd::LastDay, "p").has_value()) << wrong;
    for (const char* wrong : {"0", "-3", "3x", "", "1001", "99999999999"}) EXPECT_FALSE(read_amount(wrong, "e").has_value()) << wrong;
    for (const char* wrong : {"D12", "D5=maybe", "", "=alternative", "5"}) EXPECT_FALSE(read_choice({}, wrong, "s").has_value()) << wrong;
    EXPECT_TRUE(read_choice({}, "D5=alternative", "s")->other(Switch::D5));
    EXPECT_FALSE(read_choice(Choices().with_other(Switch::D5), "D5=default", "s")->other(Switch::D5));
}

}  // namespace
}  // namespace xiezhi
