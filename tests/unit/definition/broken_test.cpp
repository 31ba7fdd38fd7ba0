// Each folder of tests/definition/broken holds one file that differs from tests/definition/good, and expect.txt: one line
// per fault, "file:line CODE part of the English message". No fault may be missing and none may be added.
#include <gtest/gtest.h>

#include <algorithm>

#include "definition/check.hpp"
#include "definition/load.hpp"
#include "fixtures.hpp"

namespace xiezhi {
namespace {

using namespace test;

const Law& law() {
    static const Law kLaw = [] {
        auto loaded = load_law(source_dir() / "law");
        if (!loaded) ADD_FAILURE() << to_text(loaded.error());
        return loaded ? std::move(*loaded) : Law{};
    }();
    return kLaw;
}

Faults faults_of(const fs::path& share) {
    auto definition = load_definition(share);
    return definition ? check(*definition, &law()) : definition.error();
}

struct Expected {
    std::string where, code, part;
};

std::vector<Expected> read_expected(const fs::path& file) {
    std::vector<Expected> out;
    std::istringstream lines(slurp(file));
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(' ');
        const auto second = line.find(' ', first + 1);
        out.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), second == std::string::npos ? "" : line.substr(second + 1)});
    }
    return out;
}

std::vector<std::string> broken_names() {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(source_dir() / "tests/definition/broken")) out.push_back(entry.path().filename());
    std::sort(out.begin(), out.end());
    return out;
}

class Broken : public testing::TestWithParam<std::string> {};

TEST_P(Broken, IsSaidWithFileAndLine) {
    const fs::path folder = source_dir() / "tests/definition/broken" / GetParam();
    TempFolder share;
    lay(good_dir(), share.path());
    lay(folder, share.path());
    Faults left = faults_of(share.path());
    const auto expected = read_expected(folder / "expect.txt");
    ASSERT_FALSE(expected.empty());
    for (const Expected& wanted : expected) {
        const auto found = std::find_if(left.begin(), left.end(), [&](const Fault& fault) {
            const std::string said = fault.message.en + " " + fault.remedy.en;
            return fault.where == wanted.where && name_of(fault.code) == wanted.code && said.find(wanted.part) != std::string::npos;
        });
        if (found == left.end()) {
            ADD_FAILURE() << "not said: " << wanted.where << " " << wanted.code << " " << wanted.part << "\nsaid:\n" << to_text(left);
            continue;
        }
        EXPECT_FALSE(found->message.zh.empty());
        EXPECT_FALSE(found->remedy.zh.empty());
        left.erase(found);
    }
    EXPECT_TRUE(left.empty()) << "said besides:\n" << to_text(left);
}

INSTANTIATE_TEST_SUITE_P(Folders, Broken, testing::ValuesIn(broken_names()), [](const auto& entry) { return entry.param; });

TEST(Good, HasNoFault) {
    const Faults faults = faults_of(good_dir());
    EXPECT_TRUE(faults.empty()) << to_text(faults);
}

TEST(Good, AtLeastFortyWaysToBreakItAreTested) { EXPECT_GE(broken_names().size(), 40U); }

TEST(Lines, TheShippedLinesHold) {
    const Faults faults = faults_of(source_dir());
    EXPECT_TRUE(faults.empty()) << to_text(faults);
}

TEST(Load, AFileTooLargeIsSaid) {
    TempFolder share;
    lay(good_dir(), share.path());
    spill(share.path() / "law/lists/answer_kind.yaml", std::string((std::size_t{1} << 20) + 1, '#'));
    const auto definition = load_definition(share.path());
    ASSERT_FALSE(definition);
    EXPECT_EQ(definition.error()[0].code, Code::TooLarge);
    EXPECT_EQ(definition.error()[0].where, "law/lists/answer_kind.yaml");
}

TEST(Load, AMissingFolderIsSaid) {
    const auto definition = load_definition("/nowhere");
    ASSERT_FALSE(definition);
    EXPECT_EQ(definition.error()[0].code, Code::NotFound);
}

}  // namespace
}  // namespace xiezhi
