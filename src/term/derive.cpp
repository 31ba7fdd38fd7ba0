#include "term/derive.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "term/compute.hpp"

namespace xiezhi {

namespace counting {

namespace {

const std::vector<Span> kNoSpans;

int length_of(const Rule& rule, const TermRequest& request) { return rule.set_length ? *request.length : rule.length; }

// AC12 69 and the like count hours from the minute; procedure law leaves out the hour in which the period begins (CPL 85).
Computed hours(const Rule& rule, const TermRequest& request) {
    Computed out;
    const int start = rule.first_hour == FirstHour::Next ? (*request.minutes / 60 + 1) * 60 : *request.minutes;
    const int end = start + length_of(rule, request) * 60;
    out.due = request.anchor + end / 1440;
    out.due_minutes = end % 1440;
    out.raw = out.base = out.original = out.plain = out.internal = out.due;
    return out;
}

// D1: the days between are full ones, neither the day of the notice nor that of the event among them.
Result<Computed> backward(const Rule& rule, const WorkCalendar& calendar, const TermRequest& request, Choices choices) {
    const int clear = choices.other(Switch::D1) == rule.event_day_counts ? 1 : 0;
    const int length = length_of(rule, request);
    Computed out;
    if (rule.unit == Unit::WorkingDay) {
        auto day = calendar.add_working_days(request.anchor, -(length + clear));
        if (!day) return fail(std::move(day.error()));
        out.raw = *day;
    } else if (rule.unit == Unit::CalendarDay) {
        out.raw = request.anchor - (length + clear);
    } else {
        out.raw = month_end_rule(request.anchor, -length * (rule.unit == Unit::Year ? 12 : 1), choices) - clear;
    }
    out.base = out.due = out.original = out.plain = out.internal = out.raw;
    // What must be there before a rest is brought on the working day before it (a person's own step stays where it is).
    if (rule.bearer != Bearer::Person && !choices.other(Switch::D4)) out.internal = calendar.previous_working(*out.raw);
    return out;
}

// Months and years are lengthened as one period from the start: three months and three more are six from the same day, which
// month-ends show (2025-11-30: 2026-05-30, not three months from the last of February). D6 has no say in it.
bool in_months(Unit unit) { return unit == Unit::Month || unit == Unit::Year; }
int months_of(int length, Unit unit) { return unit == Unit::Year ? 12 * length : length; }

// A month from the 10th of which the 10th itself is a day ends on the 9th; one from the 31st that has no such day to end on, on
// the last of the month as ever.
int first_day(const Rule& rule, CivilDate start, int length) {
    if (!rule.first_day_counts) return 0;
    if (!in_months(rule.unit)) return 1;
    return to_ymd(month_end_rule(start, months_of(length, rule.unit), {})).day < to_ymd(start).day ? 0 : 1;
}

Result<Reached> period(const Rule& rule, int length, CivilDate start, const std::vector<Span>& spans, const WorkCalendar& calendar, Choices choices) {
    if (rule.unit == Unit::FixedDate) {
        const int year = to_ymd(start).year;
        const CivilDate this_year = from_ymd(year, rule.fixed_month, rule.fixed_day);
        return Reached{(this_year > start ? this_year : from_ymd(year + 1, rule.fixed_month, rule.fixed_day)) - (rule.safe_day ? 1 : 0), 0};
    }
    const int inside = first_day(rule, start, length);
    const bool whole = in_months(rule.unit);
    auto reached = advance(whole ? start : start - inside, length, rule.unit, spans, calendar, choices);
    if (reached && reached->day && whole) reached->day = *reached->day - inside;
    if (reached && reached->day && rule.before_anniversary && !choices.other(Switch::D11)) reached->day = *reached->day - 1;
    return reached;
}

std::optional<CivilDate> rolled(const Rule& rule, CivilDate raw, const std::vector<Span>& spans, const WorkCalendar& calendar, Choices choices) {
    const bool rolls = rule.roll != Roll::None || (rule.roll_disputed && choices.other(Switch::D4));
    return rolls ? roll_forward(raw, spans, calendar, choices) : std::optional(raw);
}

int granted(const Rule& rule, const TermRequest& request) {
    if (request.use_extension == UseExtension::Full) return *rule.extension->amount;
    int total = 0;
    for (const Extension& extension : request.extensions) total += extension.amount;
    return total;
}

// The target for those who work: an agency's duty is to be done before the rest days, not after them (D4).
std::optional<CivilDate> target(const Rule& rule, const Computed& out, const WorkCalendar& calendar, Choices choices) {
    if (!out.raw || rule.bearer == Bearer::Person || choices.other(Switch::D4)) return out.due;
    const CivilDate day = calendar.previous_working(*out.raw);
    return day > out.start ? day : *out.raw > out.start ? out.due : *out.raw;
}

}  // namespace

namespace {

// The day agreed on rules, wherever the count would have ended; it is a day, so no rest day moves it.
Result<Computed> as_agreed(const Rule& rule, const WorkCalendar& lent, TermRequest request, Choices choices) {
    const CivilDate day = *request.agreed;
    request.agreed.reset();
    auto out = compute(rule, lent, request, choices);
    if (!out) return out;
    out->due = out->raw = out->internal = day;
    out->paused = out->provisional = out->capped = false;
    out->days_left = out->extended = 0;
    return out;
}

// Days of custody before are taken off the end; a term that is all used up has no end to tell.
Result<void> take_credit(const Rule& rule, const TermRequest& request, Computed& out, Reached& end) {
    if (!request.credit) return {};
    const int days = *request.credit * rule.credit;
    out.uncredited = end.day;
    if (!end.day) {
        end.left = std::max(0, end.left - days);
        return {};
    }
    if (*end.day - days < out.start) {
        return fail({Code::DateOrder,
                     {fmt::format("折抵 {} 日超过了期限本身", days), fmt::format("{} days of credit are more than the term itself", days)},
                     {"请核对先行羁押的天数。", "Check the days of custody."}, "credit", rule.citation.edition + " " + rule.citation.article});
    }
    end.day = *end.day - days;
    return {};
}

}  // namespace

Result<Computed> compute(const Rule& rule, const WorkCalendar& lent, const TermRequest& request, Choices choices) {
    if (request.agreed) return as_agreed(rule, lent, request, choices);
    const WorkCalendar& calendar = lent.leaning(choices.other(Switch::D9) ? Leaning::Other : Leaning::Default);
    Computed out;
    const int length = length_of(rule, request);
    if (rule.unit == Unit::Hour) {
        out = hours(rule, request);
        out.length = length;
        out.rule = &rule;
        out.start = request.anchor;
        return out;
    }
    if (rule.unit == Unit::GivenDay) {
        out.rule = &rule;
        out.start = request.anchor;
        out.due = out.raw = out.base = out.original = out.plain = out.internal = request.anchor;
        return out;
    }
    if (rule.direction == Direction::Backward) {
        auto result = backward(rule, calendar, request, choices);
        if (!result) return result;
        result->rule = &rule;
        result->length = length;
        result->start = request.anchor;
        result->provisional = rule.unit != Unit::WorkingDay && !calendar.announced(std::min(*result->raw, *result->internal), request.anchor);
        return result;
    }
    out.rule = &rule;
    out.length = length;
    out.start = rule.restarts_on_conversion && choices.other(Switch::D10) ? *request.known : request.anchor;
    if (!request.pauses.empty()) out.spans = join(request.pauses, choices);

    auto base = period(rule, length, out.start, out.spans, calendar, choices);
    if (!base) return fail(std::move(base.error()));
    if (auto taken = take_credit(rule, request, out, *base); !taken) return fail(std::move(taken.error()));
    if (rule.direction == Direction::Earliest && base->day && rule.publication_day && choices.other(Switch::D8)) base->day = *base->day - 1;
    out.base = base->day;
    Reached end = *base;

    if (rule.cap && request.known) {
        auto cap = advance(*request.known, rule.cap->length, rule.cap->unit, kNoSpans, calendar, choices);
        if (!cap) return fail(std::move(cap.error()));
        out.cap = cap->day;
    }
    const auto close = [&](std::optional<CivilDate> raw, const std::vector<Span>& spans) -> std::optional<CivilDate> {
        if (!raw) return std::nullopt;
        // A cap is an outer limit: no pause moves it, but the rest day on which it ends does.
        if (out.cap && *out.cap < *raw) return rolled(rule, *out.cap, kNoSpans, calendar, choices);
        return rolled(rule, *raw, spans, calendar, choices);
    };
    out.original = close(out.base, out.spans);

    out.extended = rule.extension ? granted(rule, request) : 0;
    if (out.extended > 0) {
        if (end.day) {
            // D6: the extension is added to the end before any rest day moved it, 60 + 30, not to the rolled day.
            out.extended_from = choices.other(Switch::D6) ? rolled(rule, *end.day, out.spans, calendar, choices) : end.day;
            if (out.extended_from) {
                out.extended_whole = in_months(rule.unit) && in_months(rule.extension->unit);
                const int whole = months_of(length, rule.unit) + months_of(out.extended, rule.extension->unit);
                auto extended = out.extended_whole ? advance(out.start, whole, Unit::Month, out.spans, calendar, choices)
                                                   : advance(*out.extended_from, out.extended, rule.extension->unit, out.spans, calendar, choices);
                if (!extended) return fail(std::move(extended.error()));
                end = *extended;
            } else {
                end = {std::nullopt, out.extended};
            }
        } else if (rule.extension->unit == rule.unit && (rule.unit == Unit::CalendarDay || rule.unit == Unit::WorkingDay)) {
            end.left += out.extended;
        }
    }
    out.capped = end.day && out.cap && *out.cap < *end.day;
    out.raw = out.capped ? out.cap : end.day;
    out.due = close(end.day, out.spans);
    out.paused = !out.due;
    out.days_left = out.paused ? end.left : 0;
    if (out.spans.empty()) {
        out.plain = out.original;
    } else if (const auto plain = period(rule, length, out.start, kNoSpans, calendar, choices); plain && plain->day) {
        out.plain = close(*plain->day - request.credit.value_or(0) * rule.credit, kNoSpans);
    }
    if (rule.direction == Direction::Earliest) out.internal = out.due;
    else if (out.due) out.internal = target(rule, out, calendar, choices);
    // What neither counts working days nor rolls asks no calendar: five years are five years.
    const bool fixed = rule.unit != Unit::WorkingDay && rule.roll == Roll::None && !rule.roll_disputed;
    if (fixed) out.provisional = false;
    else if (out.due && rule.unit != Unit::WorkingDay) out.provisional = !calendar.announced(std::min(*out.raw, out.internal.value_or(*out.raw)), *out.due);
    else if (out.due) out.provisional = !calendar.announced(*out.raw, *out.due);
    return out;
}

Result<const Rule*> choose_rule(const Law& law, const WorkCalendar& calendar, const TermRequest& request) {
    const auto* versions = law.family(request.rule);
    const Rule* newest = versions ? &law.rules[versions->front()] : nullptr;
    if (!newest || request.edition_date || newest->transition != "period_end" || !newest->has_period()) {
        return law.resolve(request.rule, request.edition_date.value_or(request.anchor));
    }
    // An application period follows the edition in force when it ends, unless the older one, in force when it began, is
    // kinder to the applicant (no transitional clause: docs/unclear-articles.md, U1).
    const Rule* chosen = nullptr;
    std::optional<CivilDate> chosen_end;
    for (const std::size_t i : *versions) {
        const Rule& candidate = law.rules[i];
        if (!candidate.has_period() || !check_request(candidate, request).empty()) continue;
        const auto computed = compute(candidate, calendar, request, request.choices);
        const auto end = computed ? computed->raw : std::nullopt;
        const bool kinder = chosen && end && chosen_end && *end > *chosen_end && candidate.in_force.holds(request.anchor);
        if (end && ((!chosen && candidate.in_force.holds(*end)) || kinder)) {
            chosen = &candidate;
            chosen_end = end;
        }
    }
    if (chosen) return chosen;
    return law.resolve(request.rule, request.anchor);
}

}  // namespace counting

namespace {

Result<counting::Computed> derive_all(const Law& law, const WorkCalendar& calendar, const TermRequest& request) {
    const auto rule = counting::choose_rule(law, calendar, request);
    if (!rule) return fail(rule.error());
    if (Faults faults = counting::check_request(**rule, request); !faults.empty()) return fail(std::move(faults));
    return counting::compute(**rule, calendar, request, request.choices);
}

}  // namespace

Result<TermDates> derive_date(const Law& law, const WorkCalendar& calendar, const TermRequest& request) {
    auto computed = derive_all(law, calendar, request);
    if (!computed) return fail(std::move(computed.error()));
    return static_cast<TermDates>(*computed);
}

Result<Term> derive(const Law& law, const WorkCalendar& calendar, const TermRequest& request) {
    auto computed = derive_all(law, calendar, request);
    if (!computed) return fail(std::move(computed.error()));
    Term term;
    static_cast<TermDates&>(term) = *computed;
    counting::describe(term, *computed, law, calendar, request);
    return term;
}

bool is_past(const TermDates& term, Instant now) {
    if (!term.due) return false;
    // CC 203(2): the last day ends at 24:00, in China, wherever server and browser stand.
    if (term.due_minutes) return now > china_instant(*term.due, *term.due_minutes);
    return now >= china_instant(*term.due + 1);
}

}  // namespace xiezhi
