// docs/conditions.md says what is so.
#include <gtest/gtest.h>

#include "examples.hpp"

namespace xiezhi::feel {
namespace {

TEST(Document, EveryExampleIsSo) {
    const auto examples = sample::examples();
    ASSERT_GT(examples.size(), 60u);
    for (const auto& example : examples) {
        SCOPED_TRACE(example.text);
        const auto expression = compile(example.text, sample::environment(), "docs/conditions.md");
        if (!example.refusal.empty()) {
            ASSERT_FALSE(expression);
            EXPECT_NE(expression.error().front().message.en.find(example.refusal), std::string::npos)
                << to_text(expression.error());
            continue;
        }
        ASSERT_TRUE(expression) << to_text(expression.error());
        const auto lookup = [&](std::string_view name) { return sample::value_of(example.row, name); };
        EXPECT_EQ(to_text(evaluate(*expression, lookup)), example.answer);
        if (expression->type().kind == Kind::Boolean) {
            EXPECT_EQ(holds(*expression, lookup), example.answer == "true");
        }
    }
}

}  // namespace
}  // namespace xiezhi::feel
