// The account of a date: which text, from which day, what was counted, what was not, and what another reading would give.
#include <fmt/format.h>

#include <algorithm>

#include "term/compute.hpp"

namespace xiezhi {

namespace {

const char* const kWeekdaysZh[] = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"};
const char* const kWeekdaysEn[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string zh(CivilDate day) { return to_string(day).append("（").append(kWeekdaysZh[weekday(day) - 1]).append("）"); }
std::string en(CivilDate day) { return to_string(day).append(" (").append(kWeekdaysEn[weekday(day) - 1]).append(")"); }

std::string minute_text(std::optional<int> minutes) {
    return minutes ? fmt::format(" {:02}:{:02}", *minutes / 60, *minutes % 60) : std::string();
}

Words ground_words(const Law& law, const std::string& ground) {
    if (const Rule* rule = law.rule(ground)) return rule->title;
    const std::size_t space = ground.find(' ');
    if (space != std::string::npos && law.editions.contains(ground.substr(0, space))) return cite(law, {ground.substr(0, space), ground.substr(space + 1)});
    return {ground, ground};
}

class Describer {
  public:
    Describer(Term& term, const counting::Computed& computed, const Law& law, const WorkCalendar& calendar, const TermRequest& request)
        : term_(term), computed_(computed), rule_(*computed.rule), law_(law), request_(request),
          calendar_(calendar.leaning(request.choices.other(Switch::D9) ? Leaning::Other : Leaning::Default)), lent_(calendar) {}

    void run() {
        term_.steps.reserve(12);
        head();
        if (rule_.direction == Direction::Backward) backward();
        else forward();
        if (term_.provisional) {
            step({"届满日落在放假安排尚未公布的年份，为暂定日期，不得印入文书，公布后须重新推算",
                  "The end lies in a year whose holidays are not announced: a provisional date, not to be printed on a paper, "
                  "and to be derived again"});
        }
        if (!rule_.is_verified()) {
            step({"该规则未经核实，日期仅供参考", "This rule is not verified: the date is for orientation only"});
        }
        lapse();
        alternatives();
    }

  private:
    void step(Words what, std::optional<CivilDate> from = std::nullopt, std::optional<CivilDate> to = std::nullopt, int counted = 0) {
        term_.steps.push_back({std::move(what), from, to, counted});
    }

    void head() {
        term_.rule_id = rule_.id;
        term_.edition = rule_.citation.edition;
        term_.articles.push_back(rule_.citation);
        term_.articles.insert(term_.articles.end(), rule_.also.begin(), rule_.also.end());
        term_.verified = rule_.verified;
        term_.title = rule_.title;
        term_.note = rule_.note;
        term_.law_version = law_.version;
        term_.calendar_version = calendar_.version();
        const Words article = cite(law_, rule_.citation);
        const Words period = period_words(computed_.length, rule_.unit);
        step({fmt::format("依据{}：{}，期限 {}", article.zh, rule_.title.zh, period.zh),
              fmt::format("Under the {}: {}, {}", article.en, rule_.title.en, period.en)});
        if (rule_.set_length) step({"期限的长短由本件定", "How long it is, the matter itself sets"});
        if (!rule_.source.empty()) step({"期限由本局设定，依据：" + rule_.source, "The bureau set this period, after: " + rule_.source});
    }

    void backward() {
        const CivilDate event = request_.anchor;
        const bool clear = request_.choices.other(Switch::D1) == rule_.event_day_counts;
        const Words period = period_words(computed_.length, rule_.unit);
        step({fmt::format("自{} {}向前倒推 {}{}", rule_.trigger_words.zh, zh(event), period.zh, clear ? "，首尾两日均不计入" : ""),
              fmt::format("Counting {} back from {} {}{}", period.en, rule_.trigger_words.en, en(event),
                          clear ? ", neither the first nor the last day among them" : "")},
             term_.due, event, computed_.length);
        rest_days(*term_.due + 1, event - 1);
        target();
        step({fmt::format("最迟应在 {} 办理", zh(*term_.due)), fmt::format("To be done by {} at the latest", en(*term_.due))}, term_.due, term_.due);
    }

    void forward() {
        const CivilDate start = computed_.start;
        if (rule_.unit == Unit::Hour) return hours();
        if (rule_.unit == Unit::GivenDay) return given();
        const CivilDate first = rule_.first_day_counts ? start : start + 1;
        if (rule_.first_day_counts) {
            step({fmt::format("{} {}，当日计入，自当日起算", rule_.trigger_words.zh, zh(start)),
                  fmt::format("{} on {}: that day is the first that counts", rule_.trigger_words.en, en(start))}, start, start);
        } else {
            step({fmt::format("{} {}，当日不计入，自 {} 起算", rule_.trigger_words.zh, zh(start), to_string(first)),
                  fmt::format("{} on {}: that day is not counted, the count begins on {}", rule_.trigger_words.en, en(start), to_string(first))},
                 start, first);
        }
        pauses();
        const Words period = period_words(computed_.length, rule_.unit);
        if (const auto end = computed_.uncredited ? computed_.uncredited : computed_.base) {
            const int counted = rule_.unit == Unit::WorkingDay ? computed_.length : *end - first + 1;
            if (rule_.unit == Unit::FixedDate) fixed_date(*end);
            else step({fmt::format("计满 {}，至 {}", period.zh, zh(*end)), fmt::format("{} are complete on {}", period.en, en(*end))}, first, end, counted);
        }
        if (rule_.safe_day && computed_.base) {
            step({fmt::format("须在 {} 之前，最后一日为 {}", to_string(*computed_.base + 1), zh(*computed_.base)),
                  fmt::format("It must be before {}, so {} is the last day", to_string(*computed_.base + 1), en(*computed_.base))}, computed_.base, computed_.base);
        }
        if (request_.credit) credit();
        if (computed_.extended > 0) extension();
        if (computed_.capped) {
            step({fmt::format("自{} {} 起最长 {}，至 {}，以先届满者为准", rule_.cap->from_words.zh, to_string(*request_.known),
                              period_words(rule_.cap->length, rule_.cap->unit).zh, zh(*computed_.cap)),
                  fmt::format("At most {} from {} ({}): that ends on {}, which comes first", period_words(rule_.cap->length, rule_.cap->unit).en,
                              to_string(*request_.known), rule_.cap->from_words.en, en(*computed_.cap))},
                 request_.known, computed_.cap);
        }
        if (term_.paused) {
            const Words left = period_words(term_.days_left, rule_.unit == Unit::WorkingDay ? Unit::WorkingDay : Unit::CalendarDay);
            step({fmt::format("目前仍在中止，没有届满日；恢复后还剩 {}", left.zh),
                  fmt::format("It is still paused and has no due day; {} are left when it goes on", left.en)}, std::nullopt, std::nullopt, term_.days_left);
            return;
        }
        if (request_.agreed) {
            step({fmt::format("经{}，约定至 {}，以约定的日期为准", rule_.agreed.zh, zh(*request_.agreed)),
                  fmt::format("{}: {} is agreed on and rules", rule_.agreed.en, en(*request_.agreed))}, request_.agreed, request_.agreed);
        } else if (rule_.unit == Unit::WorkingDay) {
            rest_days(first, *term_.raw);
        }
        roll();
        target();
        if (rule_.direction == Direction::Earliest) {
            step({fmt::format("最早于 {} 届满后办理", zh(*term_.due)), fmt::format("Not before {} has ended", en(*term_.due))}, term_.due, term_.due);
        } else {
            step({fmt::format("届满日 {}，至当日 24 时止", zh(*term_.due)), fmt::format("Due on {}, until 24:00 in China", en(*term_.due))}, term_.due, term_.due);
        }
    }

    void fixed_date(CivilDate end) {
        step({fmt::format("每年 {} 月 {} 日为固定日期，其后最近的一个{}", rule_.fixed_month, rule_.fixed_day, rule_.safe_day ? "在" + to_string(end + 1) : "为 " + zh(end)),
              fmt::format("A fixed date, {:02}-{:02} of every year: the next one is {}", rule_.fixed_month, rule_.fixed_day, rule_.safe_day ? to_string(end + 1) : en(end))},
             end, end);
    }

    void credit() {
        const int days = *request_.credit * rule_.credit;
        const std::string to = computed_.base ? to_string(*computed_.base) : std::string();
        step({fmt::format("先行羁押 {} 日，一日折抵 {} 日，减去 {} 日{}", *request_.credit, rule_.credit, days, to.empty() ? "" : "，至 " + to),
              fmt::format("{} day(s) of custody before, {} for each, take off {} day(s){}", *request_.credit, rule_.credit, days, to.empty() ? "" : ", to " + to)},
             computed_.base, computed_.uncredited, days);
    }

    void target() {
        if (!term_.internal || *term_.internal == *term_.due) return;
        step({fmt::format("内部办结目标：{}", zh(*term_.internal)), fmt::format("Internal target: {}", en(*term_.internal))}, term_.internal, term_.internal);
    }

    void given() {
        step({fmt::format("{}：{}，至当日 24 时止；不计算、不顺延", rule_.trigger_words.zh, zh(*term_.due)),
              fmt::format("{}: {}, until 24:00 in China; nothing is counted and nothing rolls", rule_.trigger_words.en, en(*term_.due))},
             term_.due, term_.due);
    }

    void hours() {
        step({fmt::format("{} {}{} 起 {}，按小时计算，休息日不顺延", rule_.trigger_words.zh, to_string(computed_.start), minute_text(request_.minutes),
                          period_words(computed_.length, Unit::Hour).zh),
              fmt::format("{} from {}{}: {}; hours run on rest days", rule_.trigger_words.en, to_string(computed_.start), minute_text(request_.minutes),
                          period_words(computed_.length, Unit::Hour).en)},
             computed_.start, term_.due, computed_.length);
        step({fmt::format("届满于 {}{}", zh(*term_.due), minute_text(term_.due_minutes)), fmt::format("Due at {}{}", en(*term_.due), minute_text(term_.due_minutes))},
             term_.due, term_.due);
    }

    void pauses() {
        for (const counting::Span& span : computed_.spans) {
            if (span.last <= computed_.start) continue;
            const bool open = span.last == counting::kOpen;
            if (!open && term_.raw && span.first > *term_.due) continue;
            std::string grounds_zh;
            std::string grounds_en;
            std::vector<const Pause*> seen;
            for (const Pause& pause : request_.pauses) {
                if (pause.ground.empty() || pause.from > span.last || (pause.to && *pause.to < span.first)) continue;
                seen.push_back(&pause);
            }
            std::sort(seen.begin(), seen.end(), [](const Pause* a, const Pause* b) { return a->from != b->from ? a->from < b->from : a->ground < b->ground; });
            for (const Pause* pause : seen) {
                const Words words = ground_words(law_, pause->ground);
                grounds_zh += (grounds_zh.empty() ? "" : "、") + words.zh;
                grounds_en += (grounds_en.empty() ? "" : ", ") + words.en;
            }
            if (grounds_zh.empty()) { grounds_zh = "中止"; grounds_en = "suspended"; }
            const CivilDate first = std::max(span.first, computed_.start + 1);
            if (open) {
                step({fmt::format("{} 起{}，尚未恢复", to_string(first), grounds_zh), fmt::format("From {} ({}), not yet resumed", to_string(first), grounds_en)}, first);
                continue;
            }
            const int days = span.last - first + 1;
            step({fmt::format("{} 至 {} {}，{} 日不计入", to_string(first), to_string(span.last), grounds_zh, days),
                  fmt::format("{} to {} ({}): {} days are not counted", to_string(first), to_string(span.last), grounds_en, days)},
                 first, span.last, days);
            term_.excluded.push_back({first, span.last, {grounds_zh, grounds_en}});
        }
    }

    void extension() {
        const Words amount = period_words(computed_.extended, rule_.extension->unit);
        if (!computed_.extended_from) {
            step({fmt::format("延长 {}", amount.zh), fmt::format("Extended by {}", amount.en)}, std::nullopt, std::nullopt, computed_.extended);
            return;
        }
        if (computed_.extended_whole && term_.raw) {
            step({fmt::format("经{}批准延长 {}，与原期限一并自起算日计算，至 {}", rule_.extension->approver.zh, amount.zh, to_string(*term_.raw)),
                  fmt::format("Extended by {} (approved by the {}), counted from the start as one period, to {}", amount.en, rule_.extension->approver.en,
                              to_string(*term_.raw))},
                 computed_.start, term_.raw, computed_.extended);
            return;
        }
        const bool from_rolled = request_.choices.other(Switch::D6);
        step({fmt::format("经{}批准延长 {}，自{} {} 起接续计算{}", rule_.extension->approver.zh, amount.zh, from_rolled ? "顺延后的届满日" : "未顺延的届满日",
                          to_string(*computed_.extended_from), term_.raw ? "，至 " + to_string(*term_.raw) : ""),
              fmt::format("Extended by {} (approved by the {}), counted on from the {} end {}{}", amount.en, rule_.extension->approver.en,
                          from_rolled ? "rolled" : "unrolled", to_string(*computed_.extended_from), term_.raw ? ", to " + to_string(*term_.raw) : "")},
             computed_.extended_from, term_.raw, computed_.extended);
    }

    void roll() {
        const CivilDate raw = *term_.raw;
        const CivilDate due = *term_.due;
        const DayReason reason = calendar_.reason(raw);
        if (due != raw) {
            const std::string why_zh = calendar_.is_working(raw) ? "调休上班日按休息日对待" : "为休息日（" + reason.name.zh + "）";
            const std::string why_en = calendar_.is_working(raw) ? "is a make-up day read as a rest day" : "is a rest day (" + reason.name.en + ")";
            step({fmt::format("{}{}，顺延至其后第一个工作日 {}", zh(raw), why_zh, zh(due)),
                  fmt::format("{} {}, so the term rolls to the first working day after it, {}", en(raw), why_en,
                              en(due))},
                 raw, due);
            rest_days(raw, due - 1);
        } else if (reason.kind == DayKind::MakeUp) {
            step({fmt::format("{} 是调休上班日，属工作日，不顺延", zh(raw)), fmt::format("{} is a make-up working day, so nothing rolls", en(raw))}, raw, raw);
        } else if (!calendar_.is_working(raw)) {
            step({fmt::format("{} 虽是休息日，本期限不顺延", zh(raw)), fmt::format("{} is a rest day, but this term does not roll", en(raw))}, raw, raw);
        }
    }

    // Joins neighbouring rest days of one reason; days already named as paused are left out.
    void rest_days(CivilDate first, CivilDate last) {
        for (CivilDate day = first; day <= last; day = day + 1) {
            if (calendar_.is_working(day)) continue;
            const bool named = std::any_of(term_.excluded.begin(), term_.excluded.end(), [&](const ExcludedDays& e) { return day >= e.from && day <= e.to; });
            if (named) continue;
            DayReason reason = calendar_.reason(day);
            if (reason.kind == DayKind::Weekend) reason.name = {"周末", "weekend"};
            if (!term_.excluded.empty() && term_.excluded.back().to + 1 == day && term_.excluded.back().reason == reason.name) term_.excluded.back().to = day;
            else term_.excluded.push_back({day, day, std::move(reason.name)});
        }
    }

    void lapse() {
        term_.lapse_effect = rule_.lapse.effect;
        term_.lapse_words = rule_.lapse.words;
        if (rule_.lapse.effect.empty() || !term_.due) return;
        switch (rule_.lapse.day) {
            case LapseDay::Due: term_.effect_date = *term_.due + (rule_.lapse.disputed && request_.choices.other(Switch::D2) ? 1 : 0); break;
            case LapseDay::NextDay: term_.effect_date = *term_.due + 1; break;
            case LapseDay::NextWorkingDay: term_.effect_date = calendar_.next_working(*term_.due + 1); break;
            case LapseDay::Anchor: term_.effect_date = request_.anchor; break;
        }
        step({fmt::format("逾期后果：{}，自 {} 起", rule_.lapse.words.zh, to_string(*term_.effect_date)),
              fmt::format("If it lapses: {}, as of {}", rule_.lapse.words.en, to_string(*term_.effect_date))}, term_.effect_date, term_.effect_date);
    }

    // The switch can matter at all for this rule and these facts; whether it does, the other date shows.
    bool touches(Switch which) const {
        const bool latest = rule_.direction == Direction::Latest && rule_.unit != Unit::Hour;
        switch (which) {
            case Switch::D1: return rule_.direction == Direction::Backward;
            case Switch::D2: return false;  // moves an effect, not a due day: told apart below
            case Switch::D3: return rule_.unit == Unit::Month || rule_.unit == Unit::Year || (rule_.cap && request_.known);
            case Switch::D4: return rule_.roll_disputed;
            case Switch::D5: return latest && term_.raw && (weekday(*term_.raw) >= 6 || *term_.raw != *term_.due);
            case Switch::D6: return computed_.extended > 0;
            case Switch::D7: return !computed_.spans.empty() || !request_.pauses.empty();
            case Switch::D8: return rule_.publication_day;
            case Switch::D9: {
                const CivilDate end = term_.due.value_or(request_.anchor);
                return lent_.has_disputed_day(std::min(request_.anchor, end), std::max(request_.anchor, end) + 15);
            }
            case Switch::D10: return rule_.restarts_on_conversion && request_.known.has_value();
            case Switch::D11: return rule_.before_anniversary;
        }
        return false;
    }

    void alternatives() {
        for (int i = 0; i < kSwitches; ++i) {
            const auto which = static_cast<Switch>(i);
            const Policy& policy = law_.policies[static_cast<std::size_t>(i)];
            const bool other = request_.choices.other(which);
            const bool swapped = which == Switch::D1 && rule_.event_day_counts;
            const Words& why = other != swapped ? policy.by_default : policy.alternative;
            if (which == Switch::D2 && rule_.lapse.disputed && term_.due) {
                term_.alternatives.push_back({which, *term_.due + (other ? 0 : 1), why});
            }
            if (!touches(which)) continue;
            const auto flipped = counting::compute(rule_, lent_, request_, request_.choices.flipped(which));
            if (flipped && flipped->due != term_.due) term_.alternatives.push_back({which, flipped->due, why});
        }
    }

    Term& term_;
    const counting::Computed& computed_;
    const Rule& rule_;
    const Law& law_;
    const TermRequest& request_;
    const WorkCalendar& calendar_;  // as D9 is chosen
    const WorkCalendar& lent_;      // as it was given
};

}  // namespace

namespace counting {

void describe(Term& term, const Computed& computed, const Law& law, const WorkCalendar& calendar, const TermRequest& request) {
    Describer(term, computed, law, calendar, request).run();
}

}  // namespace counting

namespace {

// law/README.md: A, B, C are full texts in three public collections; D and P excerpts.
std::string grade_words(std::string_view letters, bool chinese) {
    if (letters == "L") return chinese ? "期限由本局依本地文本设定" : "the period is the bureau's, after its local text";
    if (letters.ends_with('S')) return chinese ? "规则已由本局与官方文本核对并签署" : "the bureau compared the rule with the official text and signed it";
    if (letters == "UNVERIFIED") return chinese ? "规则尚未与原文核对，仅供参考" : "the rule has not been compared with the text; for orientation only";
    const auto full = std::count_if(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'C'; });
    if (full == 0) return chinese ? "规则只与摘录核对过" : "the rule was compared with an excerpt only";
    if (full == 1) return chinese ? "规则已与一处公开的法律全文核对" : "the rule was compared with the full text in one public collection";
    return chinese ? fmt::format("规则已与{}处公开的法律全文核对", full == 2 ? "两" : "三")
                   : fmt::format("the rule was compared with the full text in {} public collections", full == 2 ? "two" : "three");
}

}  // namespace

std::string explain(const Term& term, Language language) {
    const bool chinese = language == Language::Chinese;
    const char* stop = chinese ? "。\n" : ".\n";
    std::string text;
    text.reserve(2048);
    for (const Step& step : term.steps) text.append(chinese ? step.what.zh : step.what.en).append(stop);
    for (const Alternative& alternative : term.alternatives) {
        const std::string date = alternative.date ? to_string(*alternative.date) : std::string(chinese ? "尚无" : "none yet");
        text += chinese ? fmt::format("另一种算法（{}：{}）：{}", name_of(alternative.which), alternative.why.zh, date)
                        : fmt::format("Another reading ({}: {}): {}", name_of(alternative.which), alternative.why.en, date);
        text += stop;
    }
    const Words& note = term.note;
    if (!note.zh.empty()) text.append(chinese ? "说明：" + note.zh : "Note: " + note.en).append(stop);
    text += chinese ? fmt::format("法规数据 {}；日历 {}；{}。\n", term.law_version, term.calendar_version, grade_words(term.verified, true))
                    : fmt::format("Law data {}; calendar {}; {}.\n", term.law_version, term.calendar_version, grade_words(term.verified, false));
    return text;
}

}  // namespace xiezhi
