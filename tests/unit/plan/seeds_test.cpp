// The real documents, when they stand beside the checkout; and the promise that none of their words is in the program.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unordered_set>

#include "plan/read_plan.hpp"

namespace xiezhi::plan {
namespace {

namespace fs = std::filesystem;

const fs::path kSeeds = fs::path(SOURCE_DIR) / ".." / "shared" / "seeds";
constexpr std::size_t kRun = 8;  // Han characters in a row: shorter runs are common words of the trade

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

// The seed whose file name begins with `number`, or an empty path.
fs::path seed(const std::string& number) {
    if (!fs::exists(kSeeds)) return {};
    for (const auto& entry : fs::directory_iterator(kSeeds))
        if (entry.path().filename().string().starts_with(number)) return entry.path();
    return {};
}

std::string leaf_paths(const PlanDocument& document) {
    std::string out;
    for (const auto& item : document.items)
        if (!item.has_children) out += (out.empty() ? "" : " ") + item.path;
    return out;
}

#define READ_SEED(number)                                                                  \
    if (seed(number).empty()) GTEST_SKIP() << "../shared/seeds is not beside the checkout"; \
    const auto read = read_plan(bytes_of(seed(number)));                                   \
    ASSERT_TRUE(read) << to_text(read.error())

TEST(Seeds, RunningNumbersUnderSixHeadings) {
    READ_SEED("000");
    EXPECT_EQ(leaf_paths(*read), "一/1 一/2 二/3 二/4 二/5 三/6 三/7 三/8 四/9 四/10 五/11 五/12 五/13 五/14 六/15 六/16 六/17");
    EXPECT_EQ(read->items.size(), 23u);
    EXPECT_EQ(read->year, 2021);
    ASSERT_EQ(read->targets.size(), 2u);
    EXPECT_EQ(read->targets[0].value + read->targets[0].unit, "4‱");
    EXPECT_EQ(read->targets[1].value + read->targets[1].unit, "10‱");
    EXPECT_EQ(read->targets[0].path, "四/9");
}

TEST(Seeds, FourTwoTwoTwo) {
    READ_SEED("001");
    EXPECT_EQ(leaf_paths(*read), "一/(一) 一/(二) 一/(三) 一/(四) 二/(一) 二/(二) 三/(一) 三/(二) 四/(一) 四/(二)");
    EXPECT_TRUE(read->targets.empty());
}

TEST(Seeds, NineteenItemsEachWithUnits) {
    READ_SEED("004");
    EXPECT_EQ(leaf_paths(*read), "一/1 一/2 一/3 二/4 二/5 二/6 三/7 三/8 三/9 四/10 四/11 四/12 五/13 五/14 五/15 六/16 六/17 六/18 六/19");
    std::size_t units = 0;
    for (const auto& item : read->items) {
        EXPECT_EQ(item.departments.empty(), item.has_children) << item.path;
        units += item.departments.size();
        for (const auto& name : item.departments) EXPECT_EQ(name.find("、"), std::string::npos);
    }
    EXPECT_EQ(units, 46u);  // counted by hand: 2 2 2, 3 5 2, 1 4 2, 2 2 3, 3 2 3, 2 2 2 2
    ASSERT_EQ(read->targets.size(), 3u);
    EXPECT_EQ(read->targets[0].unit, "次");
    EXPECT_EQ(read->targets[1].comparison, Comparison::AtMost);
    EXPECT_EQ(read->targets[2].value, "100");
}

TEST(Seeds, ReportsHaveNoTargets) {
    for (const char* number : {"002", "003"}) {
        READ_SEED(number);
        EXPECT_TRUE(read->is_report) << number;
        EXPECT_TRUE(read->targets.empty()) << number;
        EXPECT_GE(read->items.size(), 4u) << number;
    }
}

TEST(Seeds, NoSeedTextInTheProgram) {
    if (!fs::exists(kSeeds)) GTEST_SKIP() << "../shared/seeds is not beside the checkout";
    std::unordered_set<std::string> runs;
    for (const auto& entry : fs::directory_iterator(kSeeds)) {
        const Text text = decode(bytes_of(entry.path()));
        for (std::size_t i = 0; i + kRun <= text.size(); ++i) {
            const TextView run = TextView(text).substr(i, kRun);
            if (std::all_of(run.begin(), run.end(), is_han)) runs.insert(encode(run));
        }
    }
    ASSERT_GT(runs.size(), 1000u);
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / "src")) {
        if (!entry.is_regular_file()) continue;
        const std::string bytes = bytes_of(entry.path());
        if (first_bad_byte(bytes)) continue;
        ++files;
        const Text text = decode(bytes);
        for (std::size_t i = 0; i + kRun <= text.size(); ++i) {
            const TextView run = TextView(text).substr(i, kRun);
            if (!is_han(run.front())) continue;
            EXPECT_FALSE(runs.contains(encode(run))) << entry.path() << ": " << encode(run);
        }
    }
    EXPECT_GT(files, 10u);
}

}  // namespace
}  // namespace xiezhi::plan
