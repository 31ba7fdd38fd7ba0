// docs/rights.md is what the program says of the lines as they are. XIEZHI_REBASELINE=1 writes it again; the diff is then
// reviewed: it shows every right that somebody gained or lost.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "definition/load.hpp"
#include "identity/rights.hpp"

namespace xiezhi::identity {
namespace {

TEST(RightsPage, SaysWhatTheLinesSay) {
    const auto definition = load_definition(SOURCE_DIR);
    ASSERT_TRUE(definition.has_value()) << to_text(definition.error());
    const std::string page = rights_markdown(*definition);
    const std::string path = SOURCE_DIR "/docs/rights.md";
    if (std::getenv("XIEZHI_REBASELINE")) std::ofstream(path) << page;
    std::ostringstream kept;
    kept << std::ifstream(path).rdbuf();
    EXPECT_EQ(kept.str(), page) << path << " is out of date; XIEZHI_REBASELINE=1 writes it again";
}

}  // namespace
}  // namespace xiezhi::identity
