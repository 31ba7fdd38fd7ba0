// The examples of docs/definitions.md, taken out of the page and loaded: together they are one line without a fault.
#include <gtest/gtest.h>

#include "definition/check.hpp"
#include "definition/load.hpp"
#include "fixtures.hpp"

namespace xiezhi {
namespace {

using namespace test;

int take_out(const fs::path& page, const fs::path& folder) {
    int taken = 0;
    std::istringstream lines(slurp(page));
    std::string file, text;
    for (std::string line; std::getline(lines, line);) {
        const auto name = line.find(" file=");
        if (file.empty() && line.starts_with("```") && name != std::string::npos) {
            file = line.substr(name + 6);
        } else if (!file.empty() && line == "```") {
            spill(folder / file, text);
            file.clear();
            text.clear();
            ++taken;
        } else if (!file.empty()) {
            text += line + "\n";
        }
    }
    return taken;
}

TEST(Docs, TheExamplesLoadAndHold) {
    TempFolder share;
    ASSERT_EQ(take_out(source_dir() / "docs/definitions.md", share.path()), 8);
    const auto law = load_law(source_dir() / "law");
    ASSERT_TRUE(law);
    for (const fs::path& overlay : {fs::path(), share.path() / "overlay"}) {
        const auto definition = load_definition(share.path(), overlay);
        ASSERT_TRUE(definition) << to_text(definition.error());
        const Faults faults = check(*definition, &*law);
        EXPECT_TRUE(faults.empty()) << to_text(faults);
        EXPECT_EQ(definition->kind("visit")->field("village") != nullptr, !overlay.empty());
    }
}

}  // namespace
}  // namespace xiezhi
