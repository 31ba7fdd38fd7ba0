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

// T, T+3, T-12 → the day; anything else stays as it is.
std::string dated(const std::string& word, CivilDate base) {
    if (word.empty() || word[0] != 'T' || (word.size() > 1 && word[1] != '+' && word[1] != '-')) return word;
    int days = 0;
    for (std::size_t i = 2; i < word.size(); ++i) {
        if (std::isdigit(static_cast<unsigned char>(word[i])) == 0 || i > 5) return word;
        days = days * 10 + (word[i] - '0');
    }
    return to_string(word.size() > 1 && word[1] == '-' ? base - days : base + days);
}

// Nothing when a quote is left open.
std::optional<std::vector<std::string>> split(std::string_view line, CivilDate base) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool literal = false;  // something of it was quoted: no date
    const auto end = [&] {
        if (word.empty() && !literal) return;
        const auto equals = word.find('=');
        if (literal) words.push_back(word);
        else if (equals == std::string::npos) words.push_back(dated(word, base));
        else words.push_back(word.substr(0, equals + 1) + dated(word.substr(equals + 1), base));
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

}  // namespace

Result<Story> read_story(const std::string& file, std::string_view text, const std::map<std::string, std::string>& values, CivilDate base) {
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
        auto words = split(line, base);
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
