#include "demo/schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <sstream>

#include "base/share.hpp"
#include "demo/disputes.hpp"
#include "demo/matters.hpp"

namespace xiezhi::demo {

namespace fs = std::filesystem;

namespace {

struct Row {
    std::string story;
    std::int64_t count = 0;
    std::int64_t share = 0;
    CivilDate first;
    int every = 0;
};

// 2021-03-01, or W-5 and T+3 counted from today.
Result<CivilDate> first_day(const std::string& word, const StoryDays& days) {
    if (word.empty() || (word[0] != 'W' && word[0] != 'T')) return parse_date(word);
    const std::string number = word.size() == 1 ? "0" : word.substr(1);
    const bool good = number.size() < 6 && std::all_of(number.begin() + (number.size() > 1 ? 1 : 0), number.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (!good) return parse_date(word);
    const int n = std::atoi(number.c_str());
    return word[0] == 'W' ? days.working(n) : days.base + n;
}

Result<Row> read_row(const std::string& line, const Targets& targets, const StoryDays& days) {
    std::istringstream words(line);
    Row row;
    std::string count, first, divided, rest;
    words >> row.story >> count >> first >> row.every;
    const bool whole = !words.fail();
    words >> divided;
    if (!whole || words >> rest) {
        return fail({Code::BadValue, {"应为“故事 次数 起始日 间隔 [分摊数]”", "a row is STORY COUNT FIRST EVERY [SHARE]"}, {"请改正这一行。", "Correct this line."}, "demo/schedule.txt", ""});
    }
    const auto day = first_day(first, days);
    if (!day) return fail(day.error());
    row.first = *day;
    const auto counted = targets.count(count, to_ymd(row.first).year);
    if (!counted) return fail(counted.error());
    row.count = *counted;
    if (!divided.empty()) {
        const auto all = targets.count(divided, to_ymd(row.first).year);
        if (!all) return fail(all.error());
        row.share = *all;
    }
    return row;
}

}  // namespace

Result<std::vector<Story>> read_schedule(const fs::path& share, const Targets& targets, const WorkCalendar& calendar, CivilDate today, Extent extent) {
    std::vector<Story> stories;
    const auto matters = Matters::read(share / "demo" / "matters.txt");
    if (!matters) return fail(matters.error());
    const auto disputes = Disputes::read(share / "demo" / "disputes.txt");
    if (!disputes) return fail(disputes.error());
    const auto text = read_file(share / "demo" / "schedule.txt");
    if (!text) return fail(text.error());
    std::istringstream lines(*text);
    std::string line;
    std::size_t told = 0;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        if (line == kMassLine && extent == Extent::Brief) break;
        if (line == kMassLine) continue;
        const auto row = read_row(line, targets, {today, &calendar});
        if (!row) {
            Faults faults = row.error();
            for (Fault& fault : faults) fault.message = {fmt::format("schedule.txt:{}：{}", number, fault.message.zh), fmt::format("schedule.txt:{}: {}", number, fault.message.en)};
            return fail(std::move(faults));
        }
        const auto story_text = read_file(share / "demo" / (row->story + ".story"));
        if (!story_text) return fail(story_text.error());
        for (int i = 0; i < row->count; ++i, ++told) {
            // EVERY in days, or with several a day: -24 is twenty-four on each.
            const int on = row->every < 0 ? i / -row->every : i * row->every;
            StoryDays days{row->first + on, &calendar};
            // Offices receive on working days; a day of today's own is taken as it is.
            if (days.base != today) days.base = days.on_or_after(days.base);
            auto values = matters->values(told, i + 1, days.base);
            values.merge(disputes->values(told, i + 1));
            values["share"] = std::to_string(row->share == 0 ? 0 : demo::share(row->share, i + 1, row->count));
            auto story = read_story(row->story + ".story", *story_text, values, days);
            if (!story) return fail(story.error());
            const auto after = std::find_if(story->scenes.begin(), story->scenes.end(), [&](const Scene& scene) { return scene.day > today; });
            story->scenes.erase(after, story->scenes.end());
            if (!story->scenes.empty()) stories.push_back(std::move(*story));
        }
    }
    return stories;
}

}  // namespace xiezhi::demo
