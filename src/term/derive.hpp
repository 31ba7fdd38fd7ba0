// From a rule and its facts to the legal date: the one function by which screen, job, letter, report and public
// calculator come to the same day.
//
// The idea: date = anchor + rule + calendar + adjustments, and nothing else; it is a pure function, so a date can always
// be derived again and explained. The invariant: the order in which pauses and extensions were entered never changes a
// date, and days paused twice count once. Serves every rule of law/*.yaml; the counting itself follows CC 200–204 and
// CPL 85 (law/counting.yaml), the open points are the switches D1–D11 (docs/unclear-articles.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/fault.hpp"
#include "calendar/work_calendar.hpp"
#include "term/law.hpp"

namespace xiezhi {

// What the second day of a pause is.
enum class PauseEnd {
    LastDay,    // the last day of what stopped the clock (an appraisal's last day): not counted; alternative D7: counted
    ResumeDay,  // the day the clock was set going again (a notice of resumption): counted; alternative D7: not counted
};

struct Pause {
    CivilDate from = {};           // the first day not counted
    std::optional<CivilDate> to = {};  // none: still paused
    PauseEnd end = PauseEnd::LastDay;
    std::string ground = {};       // rule id, ground code or words; shown, never computed with
    std::string source = {};       // the paper that proves it
};

struct Extension {
    int amount = 0;
    Unit unit = Unit::None;        // None: the rule's own
    std::string source = {};
};

enum class UseExtension { AsListed, Full };  // Full: all that the rule allows

struct TermRequest {
    std::string rule = {};                 // rule id or family
    CivilDate anchor = {};                 // day of the trigger (backward rules: of the event aimed at)
    std::optional<int> minutes = {};       // time of day 0 … 1439, needed for hours; days never look at it
    std::vector<Pause> pauses = {};
    std::vector<Extension> extensions = {};
    UseExtension use_extension = UseExtension::AsListed;
    std::optional<CivilDate> edition_date = {};  // none: the anchor (or the period's end, where the rule says so)
    std::optional<CivilDate> known = {};   // second anchor: of a cap, or the day of conversion (D10)
    std::optional<int> length = {};        // of rules whose length the matter sets, in the rule's unit
    std::optional<int> credit = {};        // days credited (custody before), 1 … 10000, where the rule knows credit
    std::optional<CivilDate> agreed = {};  // the day agreed on instead, where the rule allows it; nothing else is then counted
    Choices choices = {};
};

// The dates alone; `rule` points into the Law that was given and lives as long as it. While a pause is open there is no due day: `paused` is true and days_left says what remains.
struct TermDates {
    const Rule* rule = nullptr;
    std::optional<CivilDate> due;       // the legal day; lives until 24:00 in China
    std::optional<int> due_minutes;     // of rules in hours: minute of that day
    std::optional<CivilDate> raw;       // the end before a rest day moved it
    std::optional<CivilDate> original;  // the legal day without extensions
    std::optional<CivilDate> plain;     // the legal day without extensions and pauses
    std::optional<CivilDate> internal;  // target for those who work: the last working day not after raw (D4)
    bool paused = false;
    int days_left = 0;                  // while paused: in the rule's unit (months and years: calendar days)
    bool provisional = false;           // rests on a year whose holidays are not announced
};

struct Step {
    Words what;
    std::optional<CivilDate> from;
    std::optional<CivilDate> to;
    int counted = 0;  // units counted in this step, 0 where none
};

struct ExcludedDays {
    CivilDate from;
    CivilDate to;
    Words reason;
};

struct Alternative {
    Switch which = Switch::D1;
    std::optional<CivilDate> date;  // the legal day under the other reading; none: an open pause
    Words why;
};

struct Term : TermDates {
    std::string rule_id;
    std::string edition;
    std::vector<Citation> articles;
    std::string verified;
    std::vector<Step> steps;
    std::vector<ExcludedDays> excluded;  // days inside the count that were not counted, with the reason
    std::vector<Alternative> alternatives;
    std::string lapse_effect;                 // what the law attaches to the end, empty when nothing
    Words lapse_words;
    std::optional<CivilDate> effect_date;     // the day on which it takes effect
    Words title;
    Words note;
    std::string law_version;
    std::string calendar_version;
};

// Faults: RuleUnknown, RuleNotInForce, RuleUnverified (no figure is known), NotFound (the rule has no period),
// CalendarMissing, DateOrder (a pause that ends before it begins, an agreed day before the trigger, more credit than the term
// has days), MissingField (time of day, second anchor, length that the matter sets), BadValue (pause, extension, length, credit
// or agreed day that the rule does not know, or more than it allows). All faults of the request at once.
Result<TermDates> derive_date(const Law& law, const WorkCalendar& calendar, const TermRequest& request);
Result<Term> derive(const Law& law, const WorkCalendar& calendar, const TermRequest& request);

// True from 00:00 in China after the last day (hours: after the last minute). A paused term is never past.
bool is_past(const TermDates& term, Instant now);

enum class Language { Chinese, English };
// The term as sentences, one a line.
std::string explain(const Term& term, Language language);

}  // namespace xiezhi
