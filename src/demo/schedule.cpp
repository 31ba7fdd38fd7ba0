#include "demo/schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/share.hpp"

namespace xiezhi::demo {

namespace fs = std::filesystem;

namespace {

// Invented: a surname and a given name, each pair once before any comes again.
constexpr const char* kSurnames[] = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许", "何", "吕", "施"};
constexpr const char* kGiven[] = {"文远", "淑仪", "建明", "若水", "立春", "玉兰", "承志", "晓岚", "德胜", "秋华", "启航", "慧敏", "长青"};

std::string name_of(std::size_t i) { return std::string(kSurnames[i % std::size(kSurnames)]) + kGiven[i % std::size(kGiven)]; }

Result<std::vector<fs::path>> stories_in(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".story") out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

Result<void> add(std::vector<Story>& stories, const fs::path& path, const std::map<std::string, std::string>& values, CivilDate base, CivilDate today) {
    auto text = read_file(path);
    if (!text) return fail(text.error());
    auto story = read_story(path.filename().string(), *text, values, base);
    if (!story) return fail(story.error());
    const auto after = std::find_if(story->scenes.begin(), story->scenes.end(), [&](const Scene& scene) { return scene.day > today; });
    story->scenes.erase(after, story->scenes.end());
    stories.push_back(std::move(*story));
    return {};
}

}  // namespace

Result<std::vector<Story>> read_schedule(const fs::path& share, CivilDate today) {
    std::vector<Story> stories;
    std::vector<fs::path> lines;
    std::error_code error;
    for (const auto& line : fs::directory_iterator(share / "lines", error)) lines.push_back(line.path());
    std::sort(lines.begin(), lines.end());
    for (const fs::path& line : lines) {
        const auto files = stories_in(line / "stories");
        if (!files) return fail(files.error());
        for (const fs::path& file : *files) {
            if (auto added = add(stories, file, {}, today, today); !added) return fail(added.error());
        }
    }
    const fs::path schedule = share / "demo" / "schedule.txt";
    const auto text = read_file(schedule);
    if (!text) return fail(text.error());
    std::istringstream rows(*text);
    std::string row;
    std::size_t person = 0;
    for (int number = 1; std::getline(rows, row); ++number) {
        if (row.empty() || row[0] == '#') continue;
        std::istringstream words(row);
        std::string story, first;
        int count = 0;
        int every = 0;
        words >> story >> count >> first >> every;
        CivilDate base = today;
        bool good = !words.fail() && count > 0;
        if (good && first[0] == 'T') {
            base = today + (first.size() > 1 ? std::atoi(first.c_str() + 1) : 0);
        } else if (good) {
            const auto date = parse_date(first);
            good = date.has_value();
            if (good) base = *date;
        }
        if (!good) {
            return fail({Code::BadValue, {fmt::format("schedule.txt:{}：应为“故事 次数 起始日 间隔”", number), fmt::format("schedule.txt:{}: a row is STORY COUNT FIRST EVERY", number)},
                         {"请改正这一行。", "Correct this line."}, "demo/schedule.txt", ""});
        }
        for (int i = 0; i < count; ++i) {
            const std::map<std::string, std::string> values{{"name", name_of(person)}, {"agency", fmt::format("agency{}", person % 40 + 1)}, {"n", std::to_string(i + 1)}};
            ++person;
            if (auto added = add(stories, share / "demo" / (story + ".story"), values, base + i * every, today); !added) return fail(added.error());
        }
    }
    return stories;
}

}  // namespace xiezhi::demo
