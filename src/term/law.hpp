// The law as data: statutes with their editions, term rules with article and period, and the points the text leaves open.
//
// The idea: a rule is a row a lawyer can read (law/*.yaml), never a constant in code. Several versions of one rule form a
// family; the version is chosen by the date that the rule's own transition names, so that old matters keep old law. The
// invariant: after load_law every rule names an edition and, with a length, everything derive() needs. Serves all
// instruments listed in law/statutes.yaml, above all RL23, RL17, IR26 and IR07.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/fault.hpp"
#include "calendar/civil_date.hpp"

namespace xiezhi {

// Days on which something is in force; no `to` means until further notice.
struct InForce {
    CivilDate from;
    std::optional<CivilDate> to;
    bool holds(CivilDate day) const { return day >= from && (!to || day <= *to); }
};

struct Edition {
    std::string code;     // "RL23"
    std::string statute;  // "RL"
    Words title;          // the statute with this edition's year
    InForce in_force;
    std::string source;   // grade of the text read: letters of law/README.md
    Words note;
};

struct Citation {
    std::string edition;  // code
    std::string article;  // "62(1)"
};

enum class Unit { None, Hour, WorkingDay, CalendarDay, Month, Year, FixedDate, GivenDay };  // GivenDay: the anchor itself, a day somebody set
enum class Direction {
    Latest,    // to be done by this day
    Earliest,  // not to be closed before this day has ended (a minimum)
    Backward,  // to be done this long before an event
};
enum class Roll {
    None,
    Next,      // a last day that is a rest day moves to the first working day after it
    Previous,  // disputed for an agency's duty: the legal date rolls forward, the internal target lies before (D4)
};
enum class Bearer { Organ, Agency, Person };  // who must keep the term: the reconsideration organ, another agency, a party
enum class FirstHour { Exact, Next };         // of a period in hours: from the minute, or from the next full hour (CPL 85)

struct ExtensionRule {
    std::optional<int> amount;  // at most this much in all; empty: the text gives no figure
    Unit unit = Unit::None;
    std::optional<int> times;   // empty: the text does not say
    Words approver;
};

struct CapRule {
    int length = 0;
    Unit unit = Unit::None;
    std::string from;       // the event of the second anchor
    Words from_words;
    bool required = true;   // a second anchor must be given
    std::string rule;       // the rule it repeats, may be empty
};

// A length that the matter sets: the years of a probation, the months of a sentence. In the rule's unit, both included.
struct SetLength {
    int least = 1;
    int most = 1;
};

enum class LapseDay { Due, NextDay, NextWorkingDay, Anchor };

struct Lapse {
    std::string effect;  // "deemed_accepted"
    Words words;
    LapseDay day = LapseDay::Due;
    bool disputed = false;  // D2: the day after is the other reading
};

struct Rule {
    std::string id;
    std::string family;
    Words title;
    std::string matter;
    std::string trigger;   // event
    Words trigger_words;
    Citation citation;     // the edition that rules it
    std::vector<Citation> also;
    InForce in_force;
    std::string transition;  // event whose date picks the edition; "period_end" where the end of the period does
    int length = 0;
    Unit unit = Unit::None;  // None: a fact or a duty without a period
    int fixed_month = 0;
    int fixed_day = 0;
    Direction direction = Direction::Latest;
    Roll roll = Roll::Next;
    bool roll_disputed = false;  // roll none, but rolling forward is the other reading (D4)
    Bearer bearer = Bearer::Organ;
    FirstHour first_hour = FirstHour::Exact;
    std::optional<CapRule> cap;
    std::optional<ExtensionRule> extension;
    std::vector<Citation> pauses;   // what stops the clock; the citation's edition field may hold a rule id
    Lapse lapse;
    bool publication_day = false;   // D8 may count the day itself
    bool event_day_counts = false;  // of a backward rule: N days are counted back from the event; D1's other reading is N clear days
    std::optional<SetLength> set_length;  // the request says how long; `length` is 0
    bool first_day_counts = false;  // the day of the trigger is the first day: custody and other measures on a person
    int credit = 0;                 // calendar days taken off for each day credited (a day of custody before: 1 or 2)
    bool safe_day = false;          // of a fixed date: "before 1 March", so the day before it is the last one
    Words agreed;                   // who may agree on another day, which then rules; empty: nobody
    bool before_anniversary = false;  // D11: the last valid day lies before the anniversary
    bool restarts_on_conversion = false;  // D10: the other reading counts from the second anchor
    std::string verified;           // letters A B C D P L S (law/README.md), or UNVERIFIED
    bool local = false;             // verified, but another rule may set another figure: the bureau's overlay may
    std::string source;             // the text that the bureau's figure or its confirmation rests on; empty for shipped rules
    std::string check;              // record by which the bureau confirmed it (engine/rule_checks); empty: none
    Words note;
    std::string where;              // "law/reconsideration.yaml:12"
    bool has_period() const { return unit != Unit::None; }
    bool is_verified() const { return verified != "UNVERIFIED"; }
    bool is_parameter() const { return local || !is_verified(); }  // the bureau's overlay may set it
};

// The open points of docs/unclear-articles.md.
enum class Switch { D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11 };
inline constexpr int kSwitches = 11;
std::string_view name_of(Switch which);  // "D1"
std::optional<Switch> parse_switch(std::string_view name);

struct Policy {
    Switch which = Switch::D1;
    Words question;
    Words by_default;
    Words alternative;
};

// Which reading is taken at each open point: the default unless the bit is set.
class Choices {
  public:
    bool other(Switch which) const { return (bits_ >> static_cast<int>(which) & 1U) != 0; }
    Choices with_other(Switch which) const { Choices c = *this; c.bits_ |= 1U << static_cast<int>(which); return c; }
    Choices flipped(Switch which) const { Choices c = *this; c.bits_ ^= 1U << static_cast<int>(which); return c; }
    bool operator==(const Choices&) const = default;

  private:
    std::uint32_t bits_ = 0;
};

// "D5=alternative", "D5=default" or "D5"; BadValue otherwise.
Result<Choices> read_choice(Choices so_far, std::string_view text, std::string_view where);

struct Law {
    std::string version;  // "2026.11 (…)": the number in statutes.yaml and a hash of all rule files
    std::map<std::string, Edition, std::less<>> editions;
    std::map<std::string, Words, std::less<>> statutes;
    std::array<Policy, kSwitches> policies;
    std::vector<Rule> rules;

    const Rule* rule(std::string_view id) const;                           // null when unknown
    const std::vector<std::size_t>* family(std::string_view name) const;   // newest version first; null when unknown
    bool knows(std::string_view id_or_family) const { return rule(id_or_family) || family(id_or_family); }

    // A family name gives the version in force on `on`; the id of an older version gives that version whatever the day.
    // RuleUnknown, or RuleNotInForce with the days on which a version was in force.
    Result<const Rule*> resolve(std::string_view id_or_family, CivilDate on) const;

    void index();  // after rules were filled

  private:
    struct Hash : std::hash<std::string_view> { using is_transparent = void; };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_id_;
    std::unordered_map<std::string, std::vector<std::size_t>, Hash, std::equal_to<>> by_family_;
};

// Reads every *.yaml directly in the folder (not law/lists, not law/calendar). All faults at once, each with file:line.
// `own` is the bureau's folder of the same shape (its overlay's law/), empty or missing when it has none. A rule in it that
// has a shipped id is laid over that rule key by key, which only parameters allow; any other is a rule more. It may
// register statutes of its own; the switches D1-D11 are not its.
Result<Law> load_law(const std::filesystem::path& folder, const std::filesystem::path& own = {});

// As people cite it: 《行政复议法（2023年修订）》第62条第1款 / Administrative Reconsideration Law (2023 revision), art 62(1).
Words cite(const Law& law, const Citation& citation);
// "60 日" / "60 days".
Words period_words(int length, Unit unit);
// The same of a rule: "2 个月至 12 个月（由本件定）" where the matter sets the length.
Words period_words(const Rule& rule);

}  // namespace xiezhi
