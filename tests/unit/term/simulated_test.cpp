// derive() against the clerk who turns pages: on the files tests/term/simulated_*.term, which the clerk wrote and people
// can read, and on random requests. XIEZHI_REBASELINE=1 lets the clerk write the files again; the diff is then reviewed.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "fixtures.hpp"
#include "simulator.hpp"

namespace xiezhi {
namespace {

const simulator::Calendar& clerk() {
    static const simulator::Calendar calendar(SOURCE_DIR "/law/calendar/china.csv");
    return calendar;
}

const simulator::Page& page(int i) { return clerk().pages.at(static_cast<std::size_t>(i)); }

// One case: the story, the request and what the clerk found, with the other reading where it was asked for.
std::string written(const std::string& story, simulator::Question q, char other = ' ') {
    const simulator::Answer a = answer(clerk(), q);
    std::ostringstream out;
    out << "# " << story << "\nrule " << q.rule.id << " from " << q.from;
    if (!q.known.empty()) out << " known " << q.known;
    if (q.rule.cap_years == 0 || q.from < "2024" || q.rule.id != "RC-02") out << " on " << q.rule.edition_day;
    if (q.extension > 0) out << " extend " << q.extension;
    if (q.length > 0) out << " length " << q.length;
    if (q.credit > 0) out << " credit " << q.credit;
    if (!q.agreed.empty()) out << " agreed " << q.agreed;
    for (const simulator::Stop& stop : q.stops) out << (stop.resumed ? " suspend " : " pause ") << stop.from << ".." << stop.to;
    out << "\n";
    if (a.missing) return out.str() + "error CALENDAR_MISSING\n\n";
    if (a.paused) {
        out << "paused yes due none left " << a.left << "\n\n";
        return out.str();
    }
    out << "due " << a.due << " raw " << a.raw << " original " << a.original << " internal " << a.internal;
    if (a.provisional) out << " provisional yes";
    if (other != ' ') {
        if (other == '1') q.d1 = true;
        if (other == '3') q.d3 = true;
        if (other == '8') q.d8 = true;
        if (other == '5') q.d5 = true;
        if (other == '6') q.d6 = true;
        if (other == '7') q.d7 = true;
        const simulator::Answer b = answer(clerk(), q);
        out << " alternative D" << other << "=" << (b.due == a.due ? "same" : b.due);
    }
    out << "\n\n";
    return out.str();
}

struct Rest { int first; int last; std::string name; };

// The official rests of 2021–2026: runs of days off that hold a named holiday.
std::vector<Rest> rests() {
    std::vector<Rest> all;
    for (int i = clerk().at("2021-01-04"); i <= clerk().at("2026-10-31"); ++i) {
        if (!page(i).off || page(i - 1).off) continue;
        Rest rest{i, i, ""};
        for (; page(rest.last).off; ++rest.last) {
            if (!page(rest.last).holiday.empty()) rest.name = page(rest.last).holiday;
        }
        --rest.last;
        if (!rest.name.empty()) all.push_back(rest);
    }
    return all;
}

std::string holidays_file() {
    std::string out;
    for (const Rest& rest : rests()) {
        const bool old_law = page(rest.first).year < 2024;
        const std::string span = rest.name + " " + page(rest.first).date + " to " + page(rest.last).date;
        out += written("Received on the eve of " + span + ".", {.rule = simulator::rule_card(old_law ? "RE-01o" : "RE-01"), .from = page(rest.first - 1).date}, '5');
        out += written("The sixtieth day is the last of " + span + ".", {.rule = simulator::rule_card(old_law ? "RD-01o" : "RD-01"), .from = page(rest.last - 60).date}, '5');
    }
    return out;
}

std::string make_up_file() {
    std::string out;
    for (int i = clerk().at("2021-01-01"); i <= clerk().at("2026-12-31"); ++i) {
        if (!page(i).make_up) continue;
        const bool old_law = page(i).year < 2024;
        out += written("The sixtieth day is the make-up day " + page(i).date + " (" + page(i).holiday + ").",
                       {.rule = simulator::rule_card(old_law ? "RC-01o" : "RC-01"), .from = page(i - 60).date}, '5');
    }
    return out;
}

std::string lengthened_file() {
    std::string out;
    for (int month = 1; month <= 12; ++month) {
        for (const int year : {2022, 2025}) {
            const std::string from = page(clerk().at(std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-07")).date;
            const int days = 5 + (month * 7) % 26;
            out += written("Extended by " + std::to_string(days) + " days, counted on from the unrolled end.",
                           {.rule = simulator::rule_card(year < 2024 ? "RD-01o" : "RD-01"), .from = from, .stops = {}, .extension = days}, '6');
        }
    }
    for (const char* from : {"2024-02-29", "2024-03-31", "2024-08-31", "2025-01-31", "2025-02-28", "2025-12-31"}) {
        out += written("A start at the end of a month.", {.rule = simulator::rule_card("RD-01"), .from = from, .stops = {}, .extension = 30}, '6');
    }
    return out;
}

std::string paused_file() {
    std::string out;
    const auto& rule = simulator::rule_card("RD-01");
    for (int month = 1; month <= 9; ++month) {
        const int start = clerk().at("2025-0" + std::to_string(month) + "-10");
        const auto at = [&](int days) { return page(start + days).date; };
        out += written("An appraisal of " + std::to_string(month + 10) + " days.", {.rule = rule, .from = at(0), .stops = {{at(20), at(30 + month)}}}, '7');
        out += written("Suspended and resumed; the day of resumption counts.", {.rule = rule, .from = at(0), .stops = {{at(12), at(25 + month), true}}}, '7');
        out += written("An inspection inside a suspension: days lost twice count once.",
                       {.rule = rule, .from = at(0), .stops = {{at(22), at(26)}, {at(15), at(40), true}}}, '7');
        out += written("Two pauses that touch, entered in the wrong order, and an extension.",
                       {.rule = rule, .from = at(0), .stops = {{at(31), at(35 + month)}, {at(21), at(30)}}, .extension = 10 + month});
        out += written("Resumed once, suspended again and still so.", {.rule = rule, .from = at(0), .stops = {{at(10), at(20)}, {at(50), ""}}});
        out += written("The reply clock stands still with the case.", {.rule = simulator::rule_card("RP-03"), .from = at(0), .stops = {{at(3), at(3 + month)}}});
    }
    return out;
}

std::string backward_file() {
    std::string out;
    for (const int year : {2024, 2025, 2026}) {
        for (int month = 2; month <= 12; ++month) {
            int hearing = clerk().at(std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-12");
            while (page(hearing).off) ++hearing;
            out += written("Notice of the hearing on " + page(hearing).date + ".", {.rule = simulator::rule_card("RP-06"), .from = page(hearing).date}, '1');
        }
    }
    return out;
}

std::string years_file() {
    std::string out;
    for (const char* from : {"2019-06-15", "2020-02-29", "2020-05-01", "2021-02-28", "2021-09-30", "2019-10-01", "2020-12-31"}) {
        out += written("Five years from the act; where the day does not exist, the month's last.", {.rule = simulator::rule_card("RC-03"), .from = from});
    }
    for (const char* known : {"2024-02-29", "2024-04-30", "2024-09-28", "2024-10-02", "2025-01-31", "2025-05-03"}) {
        const int k = clerk().at(known);
        out += written("Learned ten months after the content: one year may end first.",
                       {.rule = simulator::rule_card("RC-02"),
                        .from = page(k + 320).date,
                        .stops = {},
                        .extension = 0,
                        .known = known});
        out +=
            written("Learned soon after the content: the sixty days end first.", {.rule = simulator::rule_card("RC-02"),
                                                                                  .from = page(k + 90).date,
                                                                                  .stops = {},
                                                                                  .extension = 0,
                                                                                  .known = known});
    }
    return out;
}

// Every card of the other matters around the turns of a year: rests, month-ends, make-up days, 29 February.
std::string matters_file() {
    std::string out;
    const auto& cards = simulator::rule_cards();
    const auto first = std::find_if(cards.begin(), cards.end(), [](const auto& card) { return card.id == "MD-04"; });
    for (auto card = first; card->id != "CC-01"; ++card) {
        for (const char* from : {"2023-12-29", "2024-02-08", "2024-02-29", "2024-04-30", "2024-08-31", "2024-09-13", "2024-11-30", "2025-01-24", "2025-01-31",
                                 "2025-04-03", "2025-05-29", "2025-08-01", "2025-09-26", "2025-12-31", "2026-02-13", "2026-02-28", "2026-09-18"}) {
            const bool months = card->unit == 'M' || card->unit == 'Y';
            const char other = card->backward ? '1' : card->is("published") ? '8' : months ? '3' : card->is("earliest") ? ' ' : '5';
            out += written(card->id + " from " + from + ".", {.rule = *card, .from = from}, other);
        }
        if (card->extension > 0) {
            for (const char* from : {"2024-02-29", "2024-08-31", "2025-11-30", "2026-01-31"}) {
                out += written("Lengthened by all that is allowed.", {.rule = *card, .from = from, .stops = {}, .extension = card->extension}, '6');
            }
        }
        if (card->pausable) {
            for (const char* from : {"2024-02-08", "2025-01-24", "2025-09-26", "2026-02-13"}) {
                const int start = clerk().at(from);
                out += written("Nine days are left out.", {.rule = *card, .from = from, .stops = {{page(start + 2).date, page(start + 10).date}}}, '7');
            }
        }
    }
    return out;
}

// Terms whose first day counts, whose length the matter sets, that credit custody or that others lengthen by agreement.
std::string services_file() {
    std::string out;
    const auto& cards = simulator::rule_cards();
    const auto first = std::find_if(cards.begin(), cards.end(), [](const auto& card) { return card.id == "CC-01"; });
    for (auto card = first; card != cards.end(); ++card) {
        const int middle = card->most > 0 ? card->length + 1 : 0;
        for (const char* from : {"2023-12-01", "2024-02-28", "2024-02-29", "2024-08-31", "2025-01-30", "2025-02-28", "2025-09-05", "2026-02-17"}) {
            simulator::Question q{.rule = *card, .from = from};
            q.length = middle;
            const bool months = card->unit == 'M' || card->unit == 'Y';
            out += written(card->id + " from " + from + ".", q, months ? '3' : '5');
            if (card->credit > 0) {
                q.credit = 20;
                out += written("Twenty days of custody before.", q);
            }
            if (card->is("agreed")) {
                q.agreed = page(clerk().at(from) + 45).date;
                out += written("Another day is agreed on.", q);
            }
        }
    }
    return out;
}

TEST(Simulated, FilesAreWhatTheClerkWrote) {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"simulated_holidays", holidays_file()}, {"simulated_make_up", make_up_file()}, {"simulated_lengthened", lengthened_file()},
        {"simulated_paused", paused_file()},     {"simulated_backward", backward_file()}, {"simulated_years", years_file()},
        {"simulated_matters", matters_file()}, {"simulated_services", services_file()}};
    for (const auto& [name, text] : files) {
        const std::string path = std::string(SOURCE_DIR "/tests/term/") + name + ".term";
        if (std::getenv("XIEZHI_REBASELINE")) std::ofstream(path) << text;
        std::ifstream in(path);
        std::ostringstream held;
        held << in.rdbuf();
        EXPECT_EQ(held.str(), text) << path << " is not what the clerk writes; XIEZHI_REBASELINE=1 writes it again";
    }
}

// A request both sides understand.
struct Asked {
    simulator::Question question;
    TermRequest request;
};

// Uniform over lo … hi - 1 at every size: RapidCheck's own range begins near `lo` and would stay in the year 2004.
int pick(int lo, int hi) { return *rc::gen::resize(100, rc::gen::inRange(lo, hi)); }

Asked random_request() {
    const auto& cards = simulator::rule_cards();
    simulator::Question q;
    q.rule = *rc::gen::elementOf(cards);
    // One in eight near the end of the announced years, where the answers change their nature.
    const int start = pick(0, 8) == 0 ? pick(clerk().at("2026-10-01"), clerk().at("2026-12-31")) : pick(clerk().at("2004-06-01"), clerk().at("2026-12-31"));
    q.from = page(start).date;
    TermRequest request;
    request.rule = q.rule.id;
    request.anchor = day(q.from);
    request.edition_date = day(q.rule.edition_day);
    if (q.rule.pausable) {
        const int count = pick(0, 5);
        for (int i = 0; i < count; ++i) {
            const int first = start + pick(-5, 110);
            const bool open = pick(0, 8) == 0;
            const bool resumed = pick(0, 2) == 1;
            // Some pauses share their end with the one before, once as a last day and once as a resumption.
            const bool shares = !q.stops.empty() && !q.stops.back().to.empty() && pick(0, 3) == 0;
            const int shared = shares ? clerk().at(q.stops.back().to) - (q.stops.back().resumed ? 1 : 0) + (resumed ? 1 : 0) : 0;
            const int last = shares && shared > first ? shared : first + pick(1, 30);
            q.stops.push_back({page(first).date, open ? "" : page(last).date, resumed});
            request.pauses.push_back({day(page(first).date), open ? std::nullopt : std::optional(day(page(last).date)),
                                      resumed ? PauseEnd::ResumeDay : PauseEnd::LastDay, "", ""});
        }
    }
    if (q.rule.extension > 0 && pick(0, 2) == 1) {
        q.extension = pick(1, std::min(31, q.rule.extension + 1));
        request.extensions.push_back({q.extension, Unit::None, ""});
    }
    if (q.rule.cap_years == 1 || (q.rule.cap_years == 5 && pick(0, 2) == 1)) {
        q.known = page(start - pick(0, q.rule.cap_years == 1 ? 420 : 1500)).date;
        request.known = day(q.known);
    }
    if (q.rule.most > 0) request.length = q.length = pick(q.rule.length, q.rule.most + 1);
    // A month has 28 days at least, each day credited takes off two: something is always left.
    if (q.rule.credit > 0 && pick(0, 2) == 1) request.credit = q.credit = pick(1, 13 * q.length);
    if (q.rule.is("agreed") && pick(0, 3) == 0) {
        q.agreed = page(start + pick(0, 90)).date;
        request.agreed = day(q.agreed);
    }
    const auto flip = [&](bool& flag, Switch which) {
        flag = pick(0, 4) == 0;
        if (flag) request.choices = request.choices.with_other(which);
    };
    flip(q.d1, Switch::D1);
    flip(q.d3, Switch::D3);
    flip(q.d4, Switch::D4);
    flip(q.d5, Switch::D5);
    flip(q.d6, Switch::D6);
    flip(q.d7, Switch::D7);
    flip(q.d8, Switch::D8);
    flip(q.d11, Switch::D11);
    return {q, request};
}

void compare(const Asked& asked, const WorkCalendar& calendar) {
    const simulator::Answer a = answer(clerk(), asked.question);
    const auto term = derive_date(the_law(), calendar, asked.request);
    RC_LOG() << asked.question.rule.id << " from " << asked.question.from << " known " << asked.question.known << " extend " << asked.question.extension;
    for (const auto& stop : asked.question.stops) RC_LOG() << " stop " << stop.from << ".." << stop.to << (stop.resumed ? " resumed" : "");
    if (a.missing) {
        RC_ASSERT(!term.has_value());
        RC_ASSERT(term.error().front().code == Code::CalendarMissing);
        return;
    }
    RC_ASSERT(term.has_value());
    RC_ASSERT(term->paused == a.paused);
    if (a.paused) {
        RC_ASSERT(term->days_left == a.left);
        RC_ASSERT(!term->due.has_value());
        return;
    }
    RC_ASSERT(to_string(*term->due) == a.due);
    RC_ASSERT(to_string(*term->raw) == a.raw);
    RC_ASSERT((term->original ? to_string(*term->original) : "") == a.original);
    RC_ASSERT(to_string(*term->internal) == a.internal);
    RC_ASSERT(term->provisional == a.provisional);
}

TEST(Simulated, RandomRequestsAgree) {
    // Ten thousand, not RapidCheck's hundred: a disagreement often needs a pause, a holiday and a switch together.
    int missing = 0;
    int paused = 0;
    int rolled = 0;
    EXPECT_TRUE(rc::check("derive() agrees with the clerk", [&] {
        for (int request = 0; request < 100; ++request) {
            const Asked asked = random_request();
            const simulator::Answer a = answer(clerk(), asked.question);
            missing += a.missing;
            paused += a.paused;
            rolled += !a.paused && a.due != a.raw;
            compare(asked, the_calendar());
        }
    }));
    // The random requests must reach the corners they are there for.
    EXPECT_GT(missing, 5);
    EXPECT_GT(paused, 50);
    EXPECT_GT(rolled, 500);
}

TEST(Properties, TheOrderOfEntryNeverChangesADate) {
    EXPECT_TRUE(rc::check("order of pauses and extensions", [] {
        Asked asked = random_request();
        asked.request.edition_date = day(asked.question.rule.edition_day);
        if (asked.request.extensions.size() == 1 && asked.request.extensions[0].amount > 1) {
            asked.request.extensions[0].amount -= 1;
            asked.request.extensions.push_back({1, Unit::None, ""});
        }
        TermRequest shuffled = asked.request;
        std::reverse(shuffled.pauses.begin(), shuffled.pauses.end());
        std::reverse(shuffled.extensions.begin(), shuffled.extensions.end());
        const auto one = derive(the_law(), the_calendar(), asked.request);
        const auto two = derive(the_law(), the_calendar(), shuffled);
        RC_ASSERT(one.has_value() == two.has_value());
        if (!one) return;
        RC_ASSERT(one->due == two->due);
        RC_ASSERT(one->raw == two->raw);
        RC_ASSERT(one->days_left == two->days_left);
        RC_ASSERT(explain(*one, Language::Chinese) == explain(*two, Language::Chinese));
    }));
}

TEST(Properties, APauseEnteredTwiceCountsOnce) {
    EXPECT_TRUE(rc::check("doubled pauses", [] {
        const Asked asked = random_request();
        TermRequest doubled = asked.request;
        doubled.pauses.insert(doubled.pauses.end(), asked.request.pauses.begin(), asked.request.pauses.end());
        const auto one = derive_date(the_law(), the_calendar(), asked.request);
        const auto two = derive_date(the_law(), the_calendar(), doubled);
        RC_ASSERT(one.has_value() == two.has_value());
        if (one) RC_ASSERT(one->due == two->due);
    }));
}

TEST(Properties, AClosureMovesOnlyTermsThatMeetIt) {
    EXPECT_TRUE(rc::check("local closure", [] {
        Asked asked = random_request();
        asked.request.choices = Choices();
        const auto before = derive_date(the_law(), the_calendar(), asked.request);
        RC_PRE(before.has_value() && before->due && to_ymd(*before->due).year <= 2026);
        RC_PRE(!asked.question.rule.backward && asked.question.rule.rolls && the_calendar().is_working(*before->due));
        RC_PRE(!asked.request.agreed.has_value());  // a day that was agreed on is that day
        const auto closed = the_calendar().with_closures({{*before->due, {"防汛停止办公", "Closed for flood"}, "区政府通告〔2026〕7号"}});
        RC_ASSERT(closed.has_value());
        const auto after = derive_date(the_law(), *closed, asked.request);
        if (!after) {
            RC_ASSERT(after.error().front().code == Code::CalendarMissing);
            return;
        }
        RC_ASSERT(after->paused || *after->due > *before->due);  // a working last day that closes moves on
        RC_ASSERT(closed->version() != the_calendar().version());
        const auto elsewhere = the_calendar().with_closures({{day("2004-01-05"), {"停止办公", "Closed"}, "区政府通告〔2004〕1号"}});
        const auto same = derive_date(the_law(), *elsewhere, asked.request);
        RC_ASSERT(same.has_value());
        RC_ASSERT(same->due == before->due);
    }));
}

}  // namespace
}  // namespace xiezhi
