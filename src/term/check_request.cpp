// What a request may ask of a rule, and how it is told when it asks too much.
#include <fmt/format.h>

#include "term/compute.hpp"

namespace xiezhi::counting {

namespace {

class Checker {
  public:
    Checker(const Rule& rule, const TermRequest& request) : rule_(rule), request_(request) {}

    Faults run() {
        if (!rule_.has_period()) {
            no_period();
            return std::move(faults_);
        }
        pauses();
        extensions();
        length();
        credit();
        agreed();
        if (request_.minutes && (*request_.minutes < 0 || *request_.minutes > 1439)) {
            add(Code::BadValue, "minutes", "时刻应在 00:00 到 23:59 之间", "The time of day must lie from 00:00 to 23:59",
                "请改正时刻。", "Correct the time.");
        }
        if (rule_.unit == Unit::Hour && !request_.minutes) {
            add(Code::MissingField, "minutes", "按小时计算的期限要写明时刻", "A term in hours needs the time of day",
                "请写成 2025-10-01T10:30。", "Write 2025-10-01T10:30.");
        }
        if (rule_.cap && rule_.cap->required && !request_.known) {
            add(Code::MissingField, "known", fmt::format("还要写明{}的日期", rule_.cap->from_words.zh),
                fmt::format("The date of this is needed too: {}", rule_.cap->from_words.en),
                "请补上该日期，用来计算最长期限。", "Give that date: the outer limit runs from it.");
        }
        if (rule_.restarts_on_conversion && request_.choices.other(Switch::D10) && !request_.known) {
            add(Code::MissingField, "known", "选择 D10 另一种算法时要写明转换日期", "The other reading of D10 needs the day of conversion",
                "请补上转为普通程序的日期。", "Give the day of conversion.");
        }
        return std::move(faults_);
    }

  private:
    void add(Code code, std::string where, std::string zh, std::string en, std::string zh_do, std::string en_do) {
        faults_.push_back({code, {std::move(zh), std::move(en)}, {std::move(zh_do), std::move(en_do)}, std::move(where),
                           rule_.citation.edition + " " + rule_.citation.article});
    }

    void no_period() {
        if (!rule_.is_verified()) {
            add(Code::RuleUnverified, "rule", fmt::format("{}（{}）的期限尚未核实，无法推算日期", rule_.id, rule_.title.zh),
                fmt::format("The period of {} ({}) is not verified, so no date is derived", rule_.id, rule_.title.en),
                "属地方规定，请由本局录入依据后再用。", "A local rule, not set: have the bureau enter its text first.");
            return;
        }
        add(Code::NotFound, "rule", fmt::format("{}（{}）没有规定期限，推不出日期", rule_.id, rule_.title.zh),
            fmt::format("{} ({}) sets no period, so there is no date to derive", rule_.id, rule_.title.en),
            rule_.note.zh.empty() ? "请选用规定了期限的规则。" : rule_.note.zh,
            rule_.note.en.empty() ? "Choose a rule that sets a period." : rule_.note.en);
    }

    void length() {
        if (!rule_.set_length) {
            if (request_.length) add(Code::BadValue, "length", fmt::format("{} 的期限由条文规定，不能另填", rule_.id), fmt::format("The text sets the length of {}", rule_.id),
                                     "请删去所填的长短。", "Leave the length out.");
            return;
        }
        const auto [least, most] = *rule_.set_length;
        const Words low = period_words(least, rule_.unit);
        const Words high = period_words(most, rule_.unit);
        if (!request_.length) {
            add(Code::MissingField, "length", fmt::format("还要写明本件所定的期限（{} 至 {}）", low.zh, high.zh),
                fmt::format("The length that the matter sets is needed, from {} to {}", low.en, high.en), "请按裁判文书填写。", "Take it from the judgment or decision.");
        } else if (*request_.length < least || *request_.length > most) {
            add(Code::BadValue, "length", fmt::format("期限应在 {} 至 {} 之间，现为 {}", low.zh, high.zh, *request_.length),
                fmt::format("The length must lie from {} to {}, {} is given", low.en, high.en, *request_.length), "请核对裁判文书。", "Check the judgment or decision.");
        }
    }

    void credit() {
        if (!request_.credit) return;
        if (rule_.credit == 0) {
            add(Code::BadValue, "credit", fmt::format("{} 没有折抵的规定", rule_.id), fmt::format("Nothing is credited to {}", rule_.id), "请删去折抵的天数。", "Leave the credit out.");
        } else if (*request_.credit < 1 || *request_.credit > 10'000) {
            add(Code::BadValue, "credit", "折抵的天数应在 1 到 10000 之间", "The days credited must lie from 1 to 10000", "请核对先行羁押的天数。", "Check the days of custody.");
        }
    }

    void agreed() {
        if (!request_.agreed) return;
        if (rule_.agreed.zh.empty()) {
            add(Code::BadValue, "agreed", fmt::format("{} 不能另行约定日期", rule_.id), fmt::format("No other day can be agreed for {}", rule_.id), "请删去约定的日期，或核对规则编号。",
                "Leave the agreed day out, or check the rule.");
        } else if (*request_.agreed < request_.anchor) {
            add(Code::DateOrder, "agreed", fmt::format("约定的日期 {} 早于起算之日", to_string(*request_.agreed)),
                fmt::format("The agreed day {} lies before the trigger", to_string(*request_.agreed)), "请核对两个日期。", "Check both dates.");
        }
    }

    void pauses() {
        for (std::size_t i = 0; i < request_.pauses.size(); ++i) {
            const Pause& pause = request_.pauses[i];
            if (pause.to && *pause.to < pause.from) {
                add(Code::DateOrder, fmt::format("pauses[{}]", i), fmt::format("中止 {} 开始，却在 {} 结束", to_string(pause.from), to_string(*pause.to)),
                    fmt::format("A pause that begins on {} cannot end on {}", to_string(pause.from), to_string(*pause.to)),
                    "请核对起止日期。", "Check both dates.");
            }
        }
        if (!request_.pauses.empty() && (rule_.pauses.empty() || rule_.unit == Unit::Hour || rule_.direction != Direction::Latest)) {
            add(Code::BadValue, "pauses", fmt::format("{} 没有可以中止的法定事由", rule_.id), fmt::format("Nothing in the law pauses {}", rule_.id),
                "请删去中止期间，或核对规则编号。", "Leave the pause out, or check the rule.");
        }
    }

    void extensions() {
        const bool full = request_.use_extension == UseExtension::Full;
        if (request_.extensions.empty() && !full) return;
        if (!rule_.extension || rule_.direction != Direction::Latest) {
            add(Code::BadValue, "extensions", fmt::format("{} 没有规定可以延长", rule_.id), fmt::format("{} cannot be extended", rule_.id),
                "请删去延长，或核对规则编号。", "Leave the extension out, or check the rule.");
            return;
        }
        const ExtensionRule& allowed = *rule_.extension;
        if (full && !allowed.amount) {
            add(Code::BadValue, "extensions", "条文没有规定可延长多久", "The text gives no figure for the extension",
                "请写明延长的天数。", "Say by how much it is extended.");
        }
        int total = 0;
        for (std::size_t i = 0; i < request_.extensions.size(); ++i) {
            const Extension& extension = request_.extensions[i];
            if (extension.amount < 1 || extension.amount > 1000 || (extension.unit != Unit::None && extension.unit != allowed.unit)) {
                add(Code::BadValue, fmt::format("extensions[{}]", i), fmt::format("延长应为正数，单位与规则相同（{}）", period_words(1, allowed.unit).zh),
                    fmt::format("An extension is a positive number in the rule's unit ({})", period_words(1, allowed.unit).en),
                    "请改正延长的数量。", "Correct the amount.");
            } else {
                total += extension.amount;
            }
        }
        if (allowed.amount && total > *allowed.amount) {
            const Words most = period_words(*allowed.amount, allowed.unit);
            add(Code::BadValue, "extensions", fmt::format("最多可延长 {}，现为 {}", most.zh, total),
                fmt::format("At most {} are allowed, {} are given", most.en, total),
                fmt::format("请改正延长的数量；延长须经{}批准。", allowed.approver.zh),
                fmt::format("Correct the amount; it is approved by the {}.", allowed.approver.en));
        }
        if (allowed.times && request_.extensions.size() > static_cast<std::size_t>(*allowed.times)) {
            add(Code::BadValue, "extensions", fmt::format("最多可延长 {} 次", *allowed.times), fmt::format("It may be extended {} time(s) at most", *allowed.times),
                "请合并或删去多余的延长。", "Join or remove the extensions that are too many.");
        }
    }

    const Rule& rule_;
    const TermRequest& request_;
    Faults faults_;
};

}  // namespace

Faults check_request(const Rule& rule, const TermRequest& request) { return Checker(rule, request).run(); }

}  // namespace xiezhi::counting
