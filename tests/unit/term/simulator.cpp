#include "simulator.hpp"

#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace simulator {

namespace {

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int length_of(int year, int month) {
    if (month == 2) return leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string text(int year, int month, int day) {
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", year, month, day);
    return out;
}

}  // namespace

Calendar::Calendar(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("no calendar at " + path);
    struct Entry { bool off; std::string name; };
    std::map<std::string, Entry> entries;
    int first = 0;
    int last = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("# announced:", 0) == 0) std::sscanf(line.c_str(), "# announced: %d-%d", &first, &last);
        if (line.empty() || line[0] == '#' || line.rfind("date", 0) == 0) continue;
        std::istringstream cells(line);
        std::string date, kind, name;
        std::getline(cells, date, ',');
        std::getline(cells, kind, ',');
        std::getline(cells, name, ',');
        if (kind != "disputed") entries[date] = {kind == "off", name};
    }
    int weekday = 6;  // 1 January 2000 was a Saturday
    for (int year = 2000; year <= 2060; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= length_of(year, month); ++day) {
                Page page{text(year, month, day), year, month, day, weekday, year >= first && year <= last, weekday >= 6, false, ""};
                if (const auto entry = entries.find(page.date); entry != entries.end()) {
                    page.off = entry->second.off;
                    page.make_up = !entry->second.off;
                    page.holiday = entry->second.name;
                }
                index[page.date] = static_cast<int>(pages.size());
                pages.push_back(page);
                weekday = weekday == 7 ? 1 : weekday + 1;
            }
        }
    }
}

const std::vector<RuleCard>& rule_cards() {
    const std::string rl17 = "2020-06-01";
    const std::string rl23 = "2025-06-01";
    const std::string ir26 = "2026-08-03";
    static const std::vector<RuleCard> cards = {
        {"RC-01", 'C', 60, 0, true, true, false, true, 5, rl23},   {"RC-01o", 'C', 60, 0, true, true, false, true, 0, rl17},
        {"RC-02", 'C', 60, 0, true, true, false, true, 1, rl23},   {"RC-03", 'Y', 5, 0, false, true, false, true, 0, rl23},
        {"RC-03i", 'Y', 20, 0, false, true, false, true, 0, rl23}, {"RC-11", 'C', 60, 0, false, false, false, false, 0, ir26, "disputed"},
        {"RC-13", 'W', 5, 0, false, false, false, true, 0, rl23},  {"RC-14", 'W', 5, 0, false, false, false, true, 0, ir26},
        {"RE-01", 'W', 5, 0, false, false, false, true, 0, rl23},  {"RE-01o", 'W', 5, 0, false, false, false, true, 0, rl17},
        {"RE-02", 'W', 5, 0, false, false, false, true, 0, rl23},  {"RE-03", 'W', 10, 1000, false, true, false, true, 0, rl23},
        {"RE-05o", 'W', 7, 0, false, false, false, true, 0, rl17}, {"RP-01", 'W', 7, 0, true, false, false, true, 0, rl23},
        {"RP-02", 'W', 3, 0, true, false, false, true, 0, rl23},   {"RP-03", 'W', 10, 0, true, false, false, true, 0, rl23},
        {"RP-03o", 'C', 10, 0, true, false, false, true, 0, rl17}, {"RP-04", 'W', 5, 0, true, false, false, true, 0, rl23},
        {"RP-06", 'W', 5, 0, false, false, true, true, 0, rl23},   {"RP-11", 'W', 5, 0, false, false, false, true, 0, ir26},
        {"RP-16", 'C', 60, 0, false, false, false, true, 0, rl23}, {"RN-02", 'C', 30, 0, false, false, false, true, 0, ir26},
        {"RN-03", 'W', 7, 0, false, false, false, true, 0, ir26},  {"RN-04", 'W', 3, 0, false, false, false, true, 0, rl23},
        {"RN-05", 'W', 10, 0, false, false, false, true, 0, rl23}, {"RN-06", 'C', 60, 0, false, false, false, true, 0, rl23},
        {"RD-01", 'C', 60, 30, true, false, false, true, 0, rl23}, {"RD-01o", 'C', 60, 30, true, false, false, true, 0, rl17},
        {"RD-02", 'C', 30, 0, true, false, false, true, 0, rl23},  {"RD-03", 'C', 60, 0, false, false, false, true, 0, ir26},
        {"RD-04", 'C', 60, 0, false, false, false, true, 0, rl23}, {"RA-01", 'C', 15, 0, false, true, false, true, 0, rl23},
        {"RA-02", 'C', 15, 0, false, true, false, true, 0, rl23},
        {"MD-04", 'C', 30, 0, false, false, false, false, 0, rl23, "earliest published"},
        {"MD-08", 'W', 7, 0, false, false, false, false, 0, rl23, "earliest"},
        {"PO-05", 'C', 30, 0, false, false, false, false, 0, rl23, "earliest"},
        {"MD-05", 'C', 7, 0, false, false, true, false, 0, rl23, "from_event"},
        {"PO-04", 'C', 30, 0, false, false, true, false, 0, rl23},
        {"LI-07", 'C', 30, 0, false, true, true, false, 0, rl23},
        {"LT-07", 'C', 3, 0, false, false, true, false, 0, rl23},
        {"PN-07", 'W', 7, 0, false, false, true, false, 0, rl23},
        {"CO-06", 'W', 3, 0, false, false, true, false, 0, rl23},
        {"ND-03", 'W', 15, 0, true, false, false, true, 0, rl23},
        {"ND-12", 'M', 3, 0, false, false, false, true, 0, rl23},
        {"ND-16", 'Y', 5, 0, false, false, false, false, 0, rl23, "validity"},
        {"ND-16a", 'M', 6, 0, false, false, true, false, 0, rl23, "from_event"},
        {"PN-01", 'Y', 2, 0, false, false, false, false, 0, rl23},
        {"PN-03", 'C', 90, 0, true, false, false, true, 0, rl23},
        {"PN-06", 'W', 5, 0, false, true, false, true, 0, rl23},
        {"PN-13", 'C', 15, 0, false, true, false, true, 0, rl23},
        {"PN-13c", 'C', 34, 0, true, true, false, false, 0, rl23},
        {"CO-02", 'C', 30, 30, true, false, false, false, 0, rl23, "disputed"},
        {"CO-07", 'M', 3, 0, false, false, false, true, 0, rl23},
        {"CO-08", 'W', 10, 0, false, false, false, false, 0, rl23, "earliest"},
        {"LE-01g", 'W', 20, 0, false, false, false, true, 0, rl23},
        {"LI-01", 'W', 20, 10, true, false, false, true, 0, rl23},
        {"OI-05", 'W', 20, 20, true, false, false, true, 0, rl23},
        {"XF-05", 'C', 60, 30, false, false, false, true, 0, rl23},
        {"XF-06", 'C', 30, 0, false, true, false, true, 0, rl23},
        {"XF-09", 'C', 30, 0, true, false, false, true, 0, rl23},
        {"MO-01", 'M', 3, 3, false, false, false, true, 0, rl23},
        {"LT-15", 'M', 6, 0, true, true, false, true, 5, ir26},
        {"LA-01", 'C', 7, 0, true, false, false, true, 0, rl23},
        {"LA-12", 'C', 5, 0, false, false, false, true, 0, rl23},
        {"LA-18", 'C', 45, 0, false, false, false, true, 0, rl23},
        {"LS-01", 'C', 20, 0, false, false, false, true, 0, rl23},
        {"LS-01w", 'W', 20, 0, false, false, false, true, 0, rl23},
        {"LS-04", 'C', 15, 0, false, true, false, true, 0, rl23},
        {"LS-14", 'W', 15, 0, true, false, false, true, 0, rl23},
        {"LS-18", 'M', 3, 0, false, false, false, true, 0, rl23},
        {"LS-22", 'W', 30, 30, true, false, false, true, 0, rl23},
        {"LS-25", 'C', 60, 30, false, false, false, true, 0, rl23},
        {"LS-33", 'Y', 2, 0, false, false, false, false, 0, rl23},
        {"PD-04", 'Y', 3, 0, false, false, false, false, 0, rl23, "earliest"},
        {"PD-12", 'M', 6, 0, false, false, false, false, 0, ir26, "earliest"},
        {"PD-17", 'Y', 1, 0, false, false, false, true, 0, rl23},
        {"SV-10c", 'M', 6, 0, false, false, false, true, 0, rl23},
        {"AR-01", 'Y', 10, 0, false, false, false, true, 0, rl23},
        {"CC-01", 'W', 10, 0, false, false, false, true, 0, rl23, "agreed"},
        {"CC-16", 'M', 3, 0, false, true, false, true, 0, rl23},
        {"CC-35", 'M', 3, 0, false, false, false, false, 0, rl23, "first_day"},
        {"CC-39", 'C', 30, 0, false, false, false, true, 0, rl23},
        {"CC-42", 'C', 30, 0, false, false, false, false, 0, rl23, "first_day"},
        {"CC-52", 'M', 12, 0, false, false, false, false, 0, rl23, "first_day", 60},
        {"CC-52d", 'M', 2, 0, false, false, false, false, 0, rl23, "first_day", 12},
        {"CC-53", 'C', 1, 0, false, false, false, false, 0, rl23, "first_day", 9200},
        {"CC-53l", 'Y', 10, 0, false, false, false, false, 0, rl23, "first_day"},
        {"CC-54", 'M', 3, 0, false, false, false, false, 0, rl23, "first_day", 36, 2},
        {"RV-05", 'M', 1, 0, false, false, false, false, 0, rl23, "", 3},
    };
    return cards;
}

const RuleCard& rule_card(const std::string& id) {
    for (const RuleCard& card : rule_cards()) {
        if (card.id == id) return card;
    }
    throw std::runtime_error("no card for " + id);
}

namespace {

class Clerk {
  public:
    Clerk(const Calendar& calendar, const Question& question) : pages_(calendar.pages), calendar_(calendar), q_(question) {}

    Answer run() {
        if (q_.rule.backward) return backward();
        mark();
        Answer out;
        const int start = calendar_.at(q_.from);
        const int length = q_.length > 0 ? q_.length : q_.rule.length;
        int units = length;
        if (in_months()) units = months_on(start, months(length)) - start;
        if (q_.rule.is("first_day") && (!in_months() || same_number(start, months(length)))) --units;
        Walk base = walk(start, units, q_.rule.unit);
        if (base.day) base.day = *base.day - q_.credit * q_.rule.credit;
        if (base.day && q_.rule.is("validity") && !q_.d11) base.day = *base.day - 1;
        if (base.day && q_.rule.is("published") && q_.d8) base.day = *base.day - 1;
        if (base.missing) return missing();
        const std::optional<int> cap = q_.rule.cap_years > 0 && !q_.known.empty() ? std::optional(months_on(calendar_.at(q_.known), 12 * q_.rule.cap_years)) : std::nullopt;
        if (base.day) out.original = name(close(*base.day, cap));
        Walk end = base;
        if (q_.extension > 0) {
            if (!base.day) {
                end.left += q_.extension;
            } else {
                const std::optional<int> from = q_.d6 ? roll(*base.day, true) : base.day;
                // Three months and three more are six from the same day.
                if (from && in_months()) end = walk(start, months_on(start, months(q_.rule.length + q_.extension)) - start, 'C');
                else if (from) end = walk(*from, q_.extension, q_.rule.unit == 'W' ? 'W' : 'C');
                else end = {std::nullopt, q_.extension, false};
                if (end.missing) return missing();
            }
        }
        if (!q_.agreed.empty()) {
            out.due = out.raw = out.internal = q_.agreed;
            return out;
        }
        if (!end.day) {
            out.paused = true;
            out.left = end.left;
            return out;
        }
        const bool capped = cap && *cap < *end.day;
        const int raw = capped ? *cap : *end.day;
        out.raw = name(raw);
        const std::optional<int> due = close(*end.day, cap);
        if (!due) {
            out.paused = true;
            return out;
        }
        out.due = name(due);
        int low = raw;
        if (q_.rule.person || q_.rule.is("earliest") || q_.d4) {
            out.internal = out.due;
        } else {
            int before = raw;
            while (pages_[static_cast<std::size_t>(before)].off) --before;
            if (before > start) low = before;
            out.internal = name(before > start ? before : *due);
        }
        if (q_.rule.unit == 'W') low = raw;
        if (q_.rule.unit != 'W' && !q_.rule.rolls && !q_.rule.is("disputed")) return out;  // asks no calendar
        for (int i = low; i <= *due; ++i) out.provisional = out.provisional || !pages_[static_cast<std::size_t>(i)].announced;
        return out;
    }

  private:
    struct Walk {
        std::optional<int> day;
        int left = 0;
        bool missing = false;
    };

    static Answer missing() {
        Answer out;
        out.missing = true;
        return out;
    }

    std::string name(std::optional<int> i) const { return i ? pages_[static_cast<std::size_t>(*i)].date : ""; }

    // Crosses out every day that does not count.
    void mark() {
        std::set<int> last_days;
        for (const Stop& stop : q_.stops) {
            const int first = calendar_.at(stop.from);
            if (stop.to.empty()) {
                if (!open_ || first < *open_) open_ = first;
                continue;
            }
            const int last = calendar_.at(stop.to) - (stop.resumed ? 1 : 0);
            for (int i = first; i <= last; ++i) crossed_.insert(i);
            if (!stop.resumed) last_days.insert(last);
        }
        if (!q_.d7) return;
        std::vector<int> ends;
        for (const int i : crossed_) {
            if (!crossed_.contains(i + 1) && !stopped_for_good(i) && !stopped_for_good(i + 1)) ends.push_back(i);
        }
        for (const int end : ends) {
            if (last_days.contains(end)) crossed_.erase(end);
            else crossed_.insert(end + 1);
        }
    }

    bool stopped_for_good(int i) const { return open_ && i >= *open_; }

    Walk walk(int from, int units, char unit) const {
        int left = units;
        for (int i = from; left > 0;) {
            ++i;
            if (stopped_for_good(i)) return {std::nullopt, left, false};
            if (crossed_.contains(i)) continue;
            const Page& page = pages_.at(static_cast<std::size_t>(i));
            if (unit == 'W' && !page.announced) return {std::nullopt, left, true};
            if (unit == 'W' && page.off) continue;
            if (--left == 0) return {i, 0, false};
        }
        return {from, 0, false};
    }

    bool in_months() const { return q_.rule.unit == 'M' || q_.rule.unit == 'Y'; }
    int months(int units) const { return q_.rule.unit == 'Y' ? 12 * units : units; }

    // Turns whole months, forward or back, and looks for the day in the month where it ends.
    int months_on(int from, int count) const {
        const Page& page = pages_[static_cast<std::size_t>(from)];
        int year = page.year;
        int month = page.month;
        for (; count > 0; --count) {
            if (++month == 13) { month = 1; ++year; }
        }
        for (; count < 0; ++count) {
            if (--month == 0) { month = 12; --year; }
        }
        int day = std::min(page.day, length_of(year, month));
        if (q_.d3 && page.day == length_of(page.year, page.month)) day = length_of(year, month);
        return calendar_.at(text(year, month, day));
    }

    // Is there a day of the same number so many months on? 31 January has none in February.
    bool same_number(int from, int count) const {
        const Page& page = pages_[static_cast<std::size_t>(from)];
        const int month = page.month - 1 + count;
        return page.day <= length_of(page.year + month / 12, month % 12 + 1);
    }

    std::optional<int> close(int raw, std::optional<int> cap) const { return cap && *cap < raw ? roll(*cap, false) : roll(raw, true); }

    std::optional<int> roll(int day, bool mind_stops) const {
        if (!q_.rule.rolls && !(q_.rule.is("disputed") && q_.d4)) return day;
        while (true) {
            const Page& page = pages_[static_cast<std::size_t>(day)];
            if (mind_stops && stopped_for_good(day) && !page.off) return std::nullopt;
            const bool rests = page.off || (q_.d5 && page.weekday >= 6);
            if (!rests && !(mind_stops && crossed_.contains(day))) return day;
            ++day;
        }
    }

    // Full days between notice and event, unless the other reading counts straight back.
    Answer backward() const {
        int day = calendar_.at(q_.from);
        const bool clear = q_.d1 == q_.rule.is("from_event");
        if (in_months()) {
            day = months_on(day, -months(q_.rule.length)) - (clear ? 1 : 0);
        } else {
            for (int left = q_.rule.length + (clear ? 1 : 0); left > 0;) {
                --day;
                const Page& page = pages_[static_cast<std::size_t>(day)];
                if (q_.rule.unit == 'W' && !page.announced) return missing();
                if (q_.rule.unit != 'W' || !page.off) --left;
            }
        }
        Answer out;
        out.due = out.raw = out.original = out.internal = name(day);
        int target = day;
        if (!q_.rule.person && !q_.d4) {
            while (pages_[static_cast<std::size_t>(target)].off) --target;
            out.internal = name(target);
        }
        if (q_.rule.unit == 'W') return out;
        for (int i = target; i <= calendar_.at(q_.from); ++i) out.provisional = out.provisional || !pages_[static_cast<std::size_t>(i)].announced;
        return out;
    }

    const std::vector<Page>& pages_;
    const Calendar& calendar_;
    const Question& q_;
    std::set<int> crossed_;
    std::optional<int> open_;
};

}  // namespace

Answer answer(const Calendar& calendar, const Question& question) { return Clerk(calendar, question).run(); }

}  // namespace simulator
