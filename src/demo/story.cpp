#include "demo/story.hpp"

#include <fmt/format.h>

#include <cctype>
#include <optional>

namespace xiezhi::demo {

namespace {

Fault wrong(const std::string& file, int line, Words what) {
    return {Code::BadValue, {fmt::format("{}:{}：{}", file, line, what.zh), fmt::format("{}:{}: {}", file, line, what.en)},
            {"请改正这一行。", "Correct this line."}, fmt::format("{}:{}", file, line), ""};
}

std::string filled(std::string text, const std::map<std::string, std::string>& values) {
    for (const auto& [name, value] : values) {
        const std::string mark = "{" + name + "}";
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) text.replace(at, mark.size(), value);
    }
    return text;
}

// T, W+3, D-12 → the day; anything else stays as it is.
std::string dated(const std::string& word, const StoryDays& days) {
    if (word.empty() || std::string_view("TWD").find(word[0]) == std::string_view::npos) return word;
    if (word.size() == 1) return word == "T" ? to_string(days.base) : word;
    if ((word[1] != '+' && word[1] != '-') || word.size() == 2 || word.size() > 6) return word;
    int n = 0;
    for (std::size_t i = 2; i < word.size(); ++i) {
        if (std::isdigit(static_cast<unsigned char>(word[i])) == 0) return word;
        n = n * 10 + (word[i] - '0');
    }
    if (word[1] == '-') n = -n;
    if (word[0] == 'W') return to_string(days.working(n));
    const CivilDate day = days.base + n;
    if (word[0] == 'D') return to_string(day);
    return to_string(n < 0 ? days.on_or_before(day) : days.on_or_after(day));
}

// Nothing when a quote is left open.
std::optional<std::vector<std::string>> split(std::string_view line, const StoryDays& days) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool literal = false;  // something of it was quoted: no date
    const auto end = [&] {
        if (word.empty() && !literal) return;
        const auto equals = word.find('=');
        if (literal) words.push_back(word);
        else if (equals == std::string::npos) words.push_back(dated(word, days));
        else words.push_back(word.substr(0, equals + 1) + dated(word.substr(equals + 1), days));
        word.clear();
        literal = false;
    };
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
            literal = true;
        } else if (c == ' ' && !quoted) {
            end();
        } else {
            word += c;
        }
    }
    end();
    if (quoted) return std::nullopt;
    return words;
}

// The day on which a statement says that it happens, if it says one.
std::optional<CivilDate> said_day(const std::vector<std::string>& words) {
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (words[i] != "on" && words[i] != "at") continue;
        if (const auto day = parse_date(words[i + 1])) return *day;
    }
    return std::nullopt;
}

// {something} that nobody filled; "" when there is none.
std::string unfilled(std::string_view line) {
    const std::size_t from = line.find('{');
    const std::size_t to = from == std::string_view::npos ? from : line.find('}', from);
    return to == std::string_view::npos ? "" : std::string(line.substr(from, to - from + 1));
}

}  // namespace

CivilDate StoryDays::on_or_after(CivilDate day) const {
    while (calendar != nullptr && !calendar->is_working(day)) day = day + 1;
    return day;
}

CivilDate StoryDays::on_or_before(CivilDate day) const {
    while (calendar != nullptr && !calendar->is_working(day)) day = day - 1;
    return day;
}

CivilDate StoryDays::working(int n) const {
    CivilDate day = n < 0 ? on_or_after(base) : on_or_before(base);
    for (; n > 0; --n) day = on_or_after(day + 1);
    for (; n < 0; ++n) day = on_or_before(day - 1);
    return day;
}

Result<Story> read_story(const std::string& file, std::string_view text, const std::map<std::string, std::string>& values, const StoryDays& days) {
    Story story{file, {}};
    Faults faults;
    const std::string whole = filled(std::string(text), values);
    int number = 0;
    for (std::size_t from = 0; from < whole.size();) {
        const std::size_t to = std::min(whole.find('\n', from), whole.size());
        const std::string line = whole.substr(from, to - from);
        from = to + 1;
        ++number;
        if (line.empty() || line[0] == '#') continue;
        if (const std::string name = unfilled(line); !name.empty()) {
            faults.push_back(wrong(file, number, {"没有这个代入项：" + name, "nothing fills " + name}));
            continue;
        }
        auto words = split(line, days);
        if (!words) {
            faults.push_back(wrong(file, number, {"引号没有闭合", "a quote is left open"}));
            continue;
        }
        if (words->empty()) continue;
        if (words->front() == "clock") {
            const auto day = parse_date(words->size() == 2 ? (*words)[1] : "");
            if (day && !story.scenes.empty() && *day < story.scenes.back().day) faults.push_back(wrong(file, number, {"clock 不能倒退", "the clock does not go back"}));
            else if (day) story.scenes.push_back({*day, {}});
            else faults.push_back(wrong(file, number, {"clock 后应为日期", "clock needs a date"}));
        } else if (story.scenes.empty()) {
            faults.push_back(wrong(file, number, {"第一条语句应为 clock", "the first statement is clock"}));
        } else {
            const auto day = words->front() == "expect" ? std::nullopt : said_day(*words);
            if (day && *day > story.scenes.back().day) story.scenes.push_back({*day, {}});
            story.scenes.back().statements.push_back({number, std::move(*words)});
        }
    }
    if (!faults.empty()) return fail(std::move(faults));
    return story;
}

}  // namespace xiezhi::demo
