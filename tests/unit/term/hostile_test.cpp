// Whatever is asked of any rule in law/, the answer is a date that fits the rule or a fault that says what to do: never a
// crash, a date out of the calendar, an empty message, or another answer for the same facts in another order.
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "fixtures.hpp"

namespace xiezhi {
namespace {

int below(int limit) { return *rc::gen::resize(100, rc::gen::inRange(0, limit)); }

// Mostly days on which law is kept, at times days nobody has a calendar for; month ends and leap days often.
CivilDate some_day() {
    switch (below(12)) {
        case 0: return day("1900-01-01") + below(40'000);
        case 1: return day("2199-12-31") + -below(400);
        case 2: return day(below(2) == 0 ? "2024-02-29" : "2020-02-29");
        case 3: {
            const int year = 2018 + below(9);
            return day(std::to_string(year) + (below(2) == 0 ? "-01-31" : "-08-31"));
        }
        default: return day("2018-01-01") + below(3'600);
    }
}

// Half the time what the rule knows, otherwise anything: the one reaches the counting, the other the refusals.
TermRequest some_request() {
    const std::vector<Rule>& rules = the_law().rules;
    const Rule* rule = nullptr;
    while (rule == nullptr || (!rule->has_period() && below(4) != 0)) rule = &rules[static_cast<std::size_t>(below(static_cast<int>(rules.size())))];
    const bool fair = below(2) == 0;
    const auto asks = [&](bool known) { return fair ? known && below(2) == 0 : below(4) == 0; };
    TermRequest request;
    request.rule = rule->id;
    request.anchor = some_day();
    if (rule->unit == Unit::Hour ? fair || below(2) == 0 : below(2) == 0) request.minutes = below(1440);
    for (int i = asks(!rule->pauses.empty()) ? 1 + below(3) : 0; i > 0; --i) {
        Pause pause{request.anchor + (below(200) - 20), std::nullopt, below(2) == 0 ? PauseEnd::LastDay : PauseEnd::ResumeDay, "", ""};
        if (below(5) != 0) pause.to = pause.from + (below(120) - (fair ? 0 : 10));  // at times it ends before it begins, at times never
        request.pauses.push_back(std::move(pause));
    }
    for (int i = asks(rule->extension.has_value()) ? 1 + below(2) : 0; i > 0; --i)
        request.extensions.push_back({below(8) == 0 ? -below(40) : below(fair ? 20 : 400), Unit::None, ""});
    if (below(12) == 0) request.use_extension = UseExtension::Full;
    if (below(6) == 0) request.edition_date = some_day();
    if (rule->cap || below(4) == 0) request.known = request.anchor + (below(2000) - 1000);
    if (rule->set_length ? fair || below(2) == 0 : !fair && below(8) == 0) request.length = fair ? rule->set_length->least + below(12) : below(11'000) - 10;
    if (asks(rule->credit > 0)) request.credit = below(fair ? 40 : 11'000) - (fair ? 0 : 5);
    if (asks(!rule->agreed.zh.empty())) request.agreed = request.anchor + (below(400) - 20);
    for (int i = 0; i < kSwitches; ++i) {
        if (below(6) == 0) request.choices = request.choices.flipped(static_cast<Switch>(i));
    }
    return request;
}

void check_faults(const Faults& faults) {
    RC_ASSERT(!faults.empty());
    std::set<std::string> said;
    for (const Fault& fault : faults) {
        RC_ASSERT(fault.code != Code::Internal);
        RC_ASSERT(!fault.message.zh.empty());
        RC_ASSERT(!fault.message.en.empty());
        RC_ASSERT(!fault.remedy.zh.empty());
        RC_ASSERT(!fault.remedy.en.empty());
        RC_ASSERT(said.insert(fault.message.zh + fault.where).second);  // nothing is said twice
    }
}

void check_dates(const Rule& rule, const TermDates& term) {
    RC_ASSERT(term.paused == !term.due.has_value());
    if (term.paused) return;
    RC_ASSERT(term.raw.has_value());
    if (rule.direction == Direction::Backward) return;
    if (rule.roll == Roll::Next) RC_ASSERT(*term.due >= *term.raw);
    if (rule.roll == Roll::None && !rule.roll_disputed) RC_ASSERT(*term.due == *term.raw);
    if (term.internal && rule.bearer != Bearer::Person) RC_ASSERT(*term.internal <= *term.due);
}

TEST(Hostile, EveryRequestIsAnsweredOrRefusedInWords) {
    int answered = 0;
    int refused = 0;
    EXPECT_TRUE(rc::check("any request", [&] {
        for (int i = 0; i < 200; ++i) {
            const TermRequest request = some_request();
            const auto term = derive(the_law(), the_calendar(), request);
            if (!term) {
                ++refused;
                check_faults(term.error());
                continue;
            }
            ++answered;
            check_dates(*the_law().rule(term->rule_id), *term);
            RC_ASSERT(!explain(*term, Language::Chinese).empty());
            RC_ASSERT(!explain(*term, Language::English).empty());
            // The dates alone come from the same count.
            const auto dates = derive_date(the_law(), the_calendar(), request);
            RC_ASSERT(dates.has_value());
            RC_ASSERT(dates->due == term->due);
        }
    }));
    EXPECT_GT(answered, 1000);
    EXPECT_GT(refused, 1000);
}

TEST(Hostile, TheOrderOfFactsChangesNeitherDateNorFaults) {
    EXPECT_TRUE(rc::check("shuffled", [] {
        for (int i = 0; i < 100; ++i) {
            const TermRequest request = some_request();
            TermRequest shuffled = request;
            std::reverse(shuffled.pauses.begin(), shuffled.pauses.end());
            std::reverse(shuffled.extensions.begin(), shuffled.extensions.end());
            const auto one = derive_date(the_law(), the_calendar(), request);
            const auto two = derive_date(the_law(), the_calendar(), shuffled);
            RC_ASSERT(one.has_value() == two.has_value());
            if (one) {
                RC_ASSERT(one->due == two->due);
                RC_ASSERT(one->days_left == two->days_left);
                continue;
            }
            std::multiset<int> codes, others;
            for (const Fault& fault : one.error()) codes.insert(static_cast<int>(fault.code));
            for (const Fault& fault : two.error()) others.insert(static_cast<int>(fault.code));
            RC_ASSERT(codes == others);
        }
    }));
}

TEST(Hostile, APauseThatEndsBeforeItBeginsIsNeverCounted) {
    EXPECT_TRUE(rc::check("reversed pauses", [] {
        TermRequest request = some_request();
        const CivilDate from = request.anchor + 3;
        request.pauses = {{from, from + -(1 + below(30)), PauseEnd::LastDay, "", ""}};
        const auto term = derive_date(the_law(), the_calendar(), request);
        RC_ASSERT(!term.has_value());
    }));
}

TEST(Hostile, MorePausedDaysNeverBringTheDateForward) {
    int compared = 0;
    EXPECT_TRUE(rc::check("longer pauses", [&] {
        for (int i = 0; i < 100; ++i) {
            TermRequest request = some_request();
            if (the_law().rule(request.rule)->pauses.empty()) continue;
            request.extensions.clear();
            request.agreed.reset();
            const CivilDate from = request.anchor + (1 + below(10));
            request.pauses = {{from, from + below(40), PauseEnd::LastDay, "", ""}};
            TermRequest longer = request;
            longer.pauses[0].to = *longer.pauses[0].to + (1 + below(20));
            const auto one = derive_date(the_law(), the_calendar(), request);
            const auto two = derive_date(the_law(), the_calendar(), longer);
            if (!one || !two || one->rule->direction == Direction::Backward || !one->due || !two->due) continue;
            RC_ASSERT(*two->due >= *one->due);
            ++compared;
        }
    }));
    EXPECT_GT(compared, 100);
}

}  // namespace
}  // namespace xiezhi
