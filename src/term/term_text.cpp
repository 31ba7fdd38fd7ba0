#include "term/term_text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace xiezhi {

Result<Moment> read_moment(std::string_view text, std::string_view where) {
    auto date = parse_date(text.substr(0, 10), where);
    if (!date) return fail(std::move(date.error()));
    if (text.size() == 10) return Moment{*date, std::nullopt};
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100; };
    if (text.size() == 16 && (text[10] == 'T' || text[10] == ' ') && text[13] == ':') {
        const int hour = digit(11) * 10 + digit(12);
        const int minute = digit(14) * 10 + digit(15);
        if (hour <= 23 && minute <= 59) return Moment{*date, hour * 60 + minute};
    }
    return fail({Code::BadDate, {fmt::format("时刻“{}”写法不对", text.substr(0, 40)), fmt::format("The time \"{}\" is not understood", text.substr(0, 40))},
                 {"请写成 2024-04-30T10:30。", "Write 2024-04-30T10:30."}, std::string(where), ""});
}

Result<Pause> read_pause(std::string_view text, PauseEnd end, std::string_view where) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        return fail({Code::BadValue, {fmt::format("中止期间“{}”写法不对", text.substr(0, 40)), fmt::format("The pause \"{}\" is not understood", text.substr(0, 40))},
                     {"请写成 2024-05-01..2024-05-20；尚未恢复的写 2024-05-01..。", "Write 2024-05-01..2024-05-20, or 2024-05-01.. while it is open."},
                     std::string(where), ""});
    }
    Faults faults;
    Pause pause;
    pause.end = end;
    if (auto from = parse_date(text.substr(0, dots), where)) pause.from = *from;
    else append(faults, std::move(from.error()));
    if (dots + 2 < text.size()) {
        if (auto to = parse_date(text.substr(dots + 2), where)) pause.to = *to;
        else append(faults, std::move(to.error()));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return pause;
}

Result<int> read_amount(std::string_view text, std::string_view where) {
    int amount = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size() && amount >= 1 && amount <= 1000) return amount;
    return fail({Code::BadValue, {fmt::format("“{}”不是 1 到 1000 的整数", text.substr(0, 40)), fmt::format("\"{}\" is not a whole number from 1 to 1000", text.substr(0, 40))},
                 {"请写延长的数量，例如 30。", "Write by how much, such as 30."}, std::string(where), ""});
}

std::string to_text(const Term& term) {
    const auto line = [](const char* zh, const char* en, const std::string& value) { return fmt::format("{} {}: {}\n", zh, en, value); };
    const auto date = [](const std::optional<CivilDate>& day) { return day ? to_string(*day) : std::string("—"); };
    const std::string minutes = term.due_minutes ? fmt::format(" {:02}:{:02}", *term.due_minutes / 60, *term.due_minutes % 60) : "";
    std::string text = fmt::format("{} {} / {}\n", term.rule_id, term.title.zh, term.title.en);
    text += line("届满日", "due", date(term.due) + minutes);
    if (term.raw != term.due) text += line("未顺延", "raw", date(term.raw));
    if (term.original != term.due) text += line("未延长", "original", date(term.original));
    if (term.internal != term.due) text += line("内部目标", "internal target", date(term.internal));
    if (term.paused) text += line("中止，剩余", "paused, left", std::to_string(term.days_left));
    if (term.provisional) text += line("暂定", "provisional", "是 yes");
    text += line("版本", "edition", fmt::format("{} {}", term.edition, term.articles.front().article));
    return text + "\n" + explain(term, Language::Chinese) + "\n" + explain(term, Language::English);
}

}  // namespace xiezhi
