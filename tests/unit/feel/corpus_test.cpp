// Writes what `feelin` is compared on: tests/feel/run sets XIEZHI_FEEL_CORPUS to the file and then runs the comparison.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "base/json.hpp"
#include "examples.hpp"

namespace xiezhi::feel {
namespace {

// As the server would send it: a date is its text, and the types say so.
struct ToJson {
    json::value operator()(std::monostate) const { return nullptr; }
    json::value operator()(bool value) const { return value; }
    json::value operator()(std::int64_t value) const { return value; }
    json::value operator()(const std::string& value) const { return json::value_from(value); }
    json::value operator()(CivilDate value) const { return json::value_from(to_string(value)); }
    json::value operator()(const List& list) const {
        json::array out;
        for (const Scalar& item : list) out.push_back(std::visit(*this, item));
        return out;
    }
};

std::string line(const Expression& expression, const sample::Row& row) {
    json::object types;
    json::object values;
    for (const Slot& slot : expression.slots()) {
        types[slot.name] = slot.type.kind == Kind::Date ? "date" : "plain";
        values[slot.name] = std::visit(ToJson{}, sample::value_of(row, slot.name));
    }
    const Value expected = evaluate(expression, [&](std::string_view name) { return sample::value_of(row, name); });
    json::object out;
    out["text"] = to_text(expression);
    out["types"] = std::move(types);
    out["values"] = std::move(values);
    out["expected"] = std::visit(ToJson{}, expected);
    return json::serialize(out) + "\n";
}

TEST(Corpus, IsWritten) {
    const char* path = std::getenv("XIEZHI_FEEL_CORPUS");
    if (path == nullptr) GTEST_SKIP() << "XIEZHI_FEEL_CORPUS names no file; tests/feel/run compares with feelin";
    std::ofstream file(path);
    std::size_t lines = 0;
    const auto write = [&](const std::string& text, const sample::Row& row) {
        const auto expression = compile(text, sample::environment(), "corpus");
        if (!expression) return;
        file << line(*expression, row);
        ++lines;
    };
    for (const auto& example : sample::examples()) write(example.text, example.row);
    const auto rows = sample::rows(4, 40);
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        const Kind kind = std::array{Kind::Boolean, Kind::Boolean, Kind::Integer, Kind::Date, Kind::Text}[seed % 5];
        const std::string text = sample::expression(seed * 0x9E3779B97F4A7C15ull, kind);
        for (std::size_t n = 0; n < 5; ++n) write(text, rows[(seed + n * 8) % rows.size()]);
        write(text, rows[0]);
    }
    EXPECT_GT(lines, 15000u);
    EXPECT_TRUE(file.flush());
}

}  // namespace
}  // namespace xiezhi::feel
