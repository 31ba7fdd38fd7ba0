#include "http/law_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi::http {

namespace {

class Rows {
  public:
    Rows(const Law& law, const Rule& rule) : law_(law), rule_(rule) {}

    json::array run() {
        row("trigger", rule_.trigger_words);
        row("period", period());
        if (rule_.has_period()) {
            row("direction", direction());
            row("first_day", first_day());
            row("rest_days", rest_days());
            row("bearer", bearer());
        }
        cap();
        if (rule_.credit > 0)
            row("credit", {fmt::format("每折抵 1 日，减去 {} 日", rule_.credit), fmt::format("each day credited takes off {} day{}", rule_.credit, rule_.credit == 1 ? "" : "s")});
        if (!rule_.agreed.zh.empty()) row("agreed", rule_.agreed);
        extension();
        pauses();
        lapse();
        transition();
        row("also", cited(rule_.also));
        open_points();
        row("note", rule_.note);
        if (!rule_.source.empty()) row("source", {rule_.source, rule_.source});
        return std::move(rows_);
    }

  private:
    void row(const char* id, Words value) {
        if (!value.zh.empty()) rows_.push_back(json::object{{"id", id}, {"value", to_json(value)}});
    }

    Words cited(const std::vector<Citation>& citations) const {
        Words all;
        for (const Citation& one : citations) {
            // What stops the clock may be a rule of its own.
            const Rule* found = law_.rule(one.edition);
            const Words words = found != nullptr ? Words{found->title.zh + "（" + found->id + "）", found->title.en + " (" + found->id + ")"} : cite(law_, one);
            all.zh += (all.zh.empty() ? "" : "；") + words.zh;
            all.en += (all.en.empty() ? "" : "; ") + words.en;
        }
        return all;
    }

    Words period() const {
        if (rule_.unit == Unit::FixedDate && rule_.safe_day)
            return {fmt::format("{} 月 {} 日前，最后一日为其前一日", rule_.fixed_month, rule_.fixed_day),
                    fmt::format("before {:02}-{:02} (month, day): the day before is the last", rule_.fixed_month, rule_.fixed_day)};
        if (rule_.unit == Unit::FixedDate)
            return {fmt::format("{} 月 {} 日", rule_.fixed_month, rule_.fixed_day), fmt::format("the date {:02}-{:02} (month, day)", rule_.fixed_month, rule_.fixed_day)};
        if (!rule_.has_period()) return {"没有规定期限", "no period is set"};
        return period_words(rule_);
    }

    Words direction() const {
        switch (rule_.direction) {
            case Direction::Latest: return {"最迟在届满日办理", "to be done by the last day"};
            case Direction::Earliest: return {"不得早于届满日办结", "not to be closed before the last day has ended"};
            case Direction::Backward: return {"自事件之日向前倒推", "counted back from the event"};
        }
        return {};
    }

    Words first_day() const {
        if (rule_.unit == Unit::GivenDay || rule_.unit == Unit::FixedDate) return {};
        if (rule_.unit == Unit::Hour)
            return rule_.first_hour == FirstHour::Exact ? Words{"自起算的时刻起", "from the minute of the event"} : Words{"自下一个整点起", "from the next full hour"};
        if (rule_.direction == Direction::Backward)
            return rule_.event_day_counts ? Words{"自事件之日向前数", "counted back from the day of the event"}
                                          : Words{"事件之日与办理之日均不计入", "neither the day of the event nor that of the act counts"};
        if (rule_.first_day_counts) return {"起算之日计入，为第一日", "the day of the event is the first day"};
        return {"起算之日不计入，自次日起算", "the day of the event is not counted"};
    }

    Words rest_days() const {
        if (rule_.unit == Unit::Hour) return {"休息日照计，届满不顺延", "rest days run and nothing rolls"};
        if (rule_.unit == Unit::GivenDay) return {"不计算，不顺延", "nothing is counted, nothing rolls"};
        Words words = rule_.unit == Unit::WorkingDay ? Words{"休息日不计入", "rest days are not counted"} : Words{"休息日照计", "rest days are counted"};
        if (rule_.direction == Direction::Backward || rule_.unit == Unit::WorkingDay) return words;
        const bool rolls = rule_.roll == Roll::Next;
        words.zh += rolls ? "；末日为休息日的顺延至其后第一个工作日" : "；末日为休息日的不顺延";
        words.en += rolls ? "; a last day that is a rest day rolls to the next working day" : "; a last day that is a rest day does not roll";
        if (rule_.roll_disputed) {
            words.zh += "（有争议）";
            words.en += " (disputed)";
        }
        return words;
    }

    Words bearer() const {
        switch (rule_.bearer) {
            case Bearer::Organ: return {"办理机关", "the organ that handles the matter"};
            case Bearer::Agency: return {"其他机关", "another agency"};
            case Bearer::Person: return {"当事人", "the party"};
        }
        return {};
    }

    void cap() {
        if (!rule_.cap) return;
        const Words most = period_words(rule_.cap->length, rule_.cap->unit);
        row("cap", {fmt::format("自{}起最长 {}", rule_.cap->from_words.zh, most.zh), fmt::format("at most {} from this: {}", most.en, rule_.cap->from_words.en)});
    }

    void extension() {
        if (!rule_.extension) {
            if (rule_.has_period()) row("extension", {"没有规定可以延长", "no extension is provided for"});
            return;
        }
        const ExtensionRule& allowed = *rule_.extension;
        Words words = allowed.amount ? period_words(*allowed.amount, allowed.unit) : Words{"条文没有规定可延长多久", "the text gives no figure"};
        if (allowed.amount) words = {"最多 " + words.zh, "at most " + words.en};
        if (allowed.times) {
            words.zh += fmt::format("，{} 次", *allowed.times);
            words.en += *allowed.times == 1 ? ", once" : fmt::format(", {} times", *allowed.times);
        }
        row("extension", words);
        row("approver", allowed.approver);
    }

    void pauses() {
        if (!rule_.has_period()) return;
        if (rule_.pauses.empty()) row("pauses", {"没有规定可以中止的事由", "nothing in the law stops the clock"});
        else row("pauses", cited(rule_.pauses));
    }

    void lapse() {
        if (rule_.lapse.effect.empty()) return;
        Words day;
        switch (rule_.lapse.day) {
            case LapseDay::Due: day = {"自届满日起", "as of the last day"}; break;
            case LapseDay::NextDay: day = {"自届满次日起", "as of the day after it"}; break;
            case LapseDay::NextWorkingDay: day = {"自其后第一个工作日起", "as of the first working day after it"}; break;
            case LapseDay::Anchor: day = {"自起算之日起", "as of the day of the event"}; break;
        }
        row("lapse", {rule_.lapse.words.zh + "（" + day.zh + "）", rule_.lapse.words.en + " (" + day.en + ")"});
    }

    void transition() {
        if (rule_.transition == "period_end")
            return row("transition", {"期限届满之日施行的版本；旧版本对当事人更有利的从旧", "the edition in force when the period ends, the older one where it is kinder"});
        if (rule_.transition.empty() || rule_.transition == rule_.trigger) return row("transition", {"起算之日施行的版本", "the edition in force on the day of the event"});
        const auto named = std::find_if(law_.rules.begin(), law_.rules.end(), [&](const Rule& one) { return one.trigger == rule_.transition && !one.trigger_words.zh.empty(); });
        if (named == law_.rules.end()) return;
        row("transition", {"以此日施行的版本为准：" + named->trigger_words.zh, "the edition in force on the day of: " + named->trigger_words.en});
    }

    bool open(Switch which) const {
        const bool latest = rule_.direction == Direction::Latest && rule_.unit != Unit::Hour;
        const bool long_units = rule_.unit == Unit::Month || rule_.unit == Unit::Year;
        switch (which) {
            case Switch::D1: return rule_.direction == Direction::Backward;
            case Switch::D2: return rule_.lapse.disputed;
            case Switch::D3: return long_units || (rule_.cap && rule_.cap->unit != Unit::CalendarDay);
            case Switch::D4: return rule_.roll_disputed;
            case Switch::D5: return latest && rule_.roll == Roll::Next && rule_.unit != Unit::WorkingDay && rule_.unit != Unit::GivenDay;
            case Switch::D6: return rule_.extension.has_value() && rule_.roll == Roll::Next;
            case Switch::D7: return !rule_.pauses.empty();
            case Switch::D8: return rule_.publication_day;
            case Switch::D9: return false;  // one day of one year
            case Switch::D10: return rule_.restarts_on_conversion;
            case Switch::D11: return rule_.before_anniversary;
        }
        return false;
    }

    void open_points() {
        if (!rule_.has_period()) return;
        for (const Policy& policy : law_.policies) {
            if (!open(policy.which)) continue;
            row(fmt::format("open_{}", name_of(policy.which)).c_str(),
                {fmt::format("{}。采用：{}；另一种：{}", policy.question.zh, policy.by_default.zh, policy.alternative.zh),
                 fmt::format("{}. Taken: {}. The other reading: {}", policy.question.en, policy.by_default.en, policy.alternative.en)});
        }
    }

    const Law& law_;
    const Rule& rule_;
    json::array rows_;
};

}  // namespace

json::array rule_rows(const Law& law, const Rule& rule) { return Rows(law, rule).run(); }

}  // namespace xiezhi::http
