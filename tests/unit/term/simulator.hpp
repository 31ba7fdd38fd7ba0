// A second opinion: a clerk who turns the pages of a calendar one by one. It shares no code with src/: it reads the
// calendar file itself, keeps days as text and walks from day to day, so that what derive() computes with tables is
// compared with what a person would count on his fingers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace simulator {

struct Page {
    std::string date;     // "2024-10-06"
    int year = 0, month = 0, day = 0;
    int weekday = 1;      // 1 Monday … 7 Sunday
    bool announced = false;
    bool off = false;     // weekend or holiday
    bool make_up = false;
    std::string holiday;  // name in Chinese of a day off or its make-up day
};

struct Calendar {
    std::vector<Page> pages;
    std::map<std::string, int> index;
    explicit Calendar(const std::string& path);
    int at(const std::string& date) const { return index.at(date); }
};

// What the test knows about a rule, written down by hand from the statutes and not read from law/.
struct RuleCard {
    std::string id;
    char unit = 'C';         // C calendar days, W working days, M months, Y years
    int length = 0;
    int extension = 0;       // most days it may be extended by
    bool pausable = false;
    bool person = false;     // whose term it is: no internal target
    bool backward = false;
    bool rolls = true;
    int cap_years = 0;       // outer limit from the second anchor; 0 none
    std::string edition_day; // a day on which this version is in force
    // earliest: a minimum, closes when its last day has ended; published: D8 asks whether that day is one of them;
    // from_event: backward, counted back from the event, D1's other reading is the clear days; disputed: does not roll, but
    // D4's other reading rolls it; validity: until the day before the anniversary, D11 asks.
    // first_day: the trigger's day is the first; agreed: another day may be agreed on.
    std::string traits;
    int most = 0;            // the matter sets a length from `length` to `most`; 0 no
    int credit = 0;          // days taken off for each day credited
    bool is(const char* trait) const { return traits.find(trait) != std::string::npos; }
};
const std::vector<RuleCard>& rule_cards();
const RuleCard& rule_card(const std::string& id);

struct Stop {
    std::string from;
    std::string to;          // empty: still stopped
    bool resumed = false;    // `to` is the day of resumption, itself counted
};

struct Question {
    RuleCard rule = {};
    std::string from = {};
    std::vector<Stop> stops = {};
    int extension = 0;
    std::string known = {};  // second anchor
    int length = 0;          // set by the matter; 0: the card's
    int credit = 0;
    std::string agreed = {};
    bool d1 = false, d3 = false, d4 = false, d5 = false, d6 = false, d7 = false, d8 = false, d11 = false;  // the other reading
};

struct Answer {
    bool missing = false;     // a working day would have to be counted in a year without calendar
    bool paused = false;
    int left = 0;
    bool provisional = false;
    std::string due, raw, original, internal;
};

Answer answer(const Calendar& calendar, const Question& question);

}  // namespace simulator
