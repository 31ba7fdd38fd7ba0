// The same document in another form asks the same: with other line ends, signs of another width, stored twice, as a page.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "plan/bytes.hpp"
#include "plan/read_plan.hpp"

namespace xiezhi::plan {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

// What is asked, a line each; signs folded, because some forms change their width.
std::string asked(const std::string& bytes) {
    const auto read = read_plan(bytes);
    if (!read) return to_text(read.error());
    std::string out;
    const auto folded = [](const std::string& words) { return encode(without_spaces(fold(decode(words)))); };
    for (const auto& item : read->items) {
        out += folded(item.path) + " | " + folded(item.title) + " |";
        for (const auto& name : item.departments) out += " " + folded(name);
        out += " | " + folded(item.lead) + " | " + folded(item.deadline_text) + "\n";
    }
    for (const auto& target : read->targets) out += "目标 " + folded(target.value + target.unit) + "\n";
    return out;
}

Text each_line(const Text& text, const std::function<Text(const Text&)>& change, TextView end = U"\n") {
    Text out, line;
    for (const char32_t c : text + U"\n") {
        if (c != U'\n') {
            line.push_back(c);
            continue;
        }
        out += change(line);
        out += end;
        line.clear();
    }
    return out;
}

Text widened(const Text& text, TextView signs) {
    Text out = text;
    for (auto& c : out)
        if (signs.find(c) != TextView::npos) c += 0xFEE0;
    return out;
}

struct Form {
    const char* name;
    std::function<Text(const Text&)> change;
    bool prose_only = false;  // a table would become another table
};

const std::vector<Form>& forms() {
    static const std::vector<Form> kForms{
        {"line ends of another system", [](const Text& t) { return each_line(t, [](const Text& l) { return l; }, U"\r\n"); }},
        {"digits of full width", [](const Text& t) { return widened(t, U"0123456789%"); }},
        {"signs of full width", [](const Text& t) { return widened(t, U"(),:;"); }},
        {"every line indented", [](const Text& t) { return each_line(t, [](const Text& l) { return U"\u3000\u3000" + l; }); }},
        {"spaces that do not break", [](const Text& t) { return each_line(t, [](const Text& l) { return U"\u00a0" + l + U"\u00a0"; }); }},
        {"stored twice", [](const Text& t) { return t + U"\n" + t; }},
        {"page numbers between the lines",
         [](const Text& t) { int n = 0; return each_line(t, [&n](const Text& l) { return ++n % 9 == 0 ? l + U"\n— " + decode(std::to_string(n / 9)) + U" —" : l; }); }, true},
        {"a page", [](const Text& t) { return U"<html><body>" + each_line(t, [](const Text& l) { return U"<p>" + l + U"</p>"; }) + U"</body></html>"; }, true},
    };
    return kForms;
}

bool is_table(const Text& text) { return text.find_first_of(U"\t|｜") != Text::npos; }

TEST(PlanForms, AskTheSame) {
    std::size_t compared = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "tests/plan/cases")) {
        if (entry.path().extension() != ".txt") continue;
        const auto decoded = decode_document(bytes_of(entry.path()), PlanFormat::Auto);
        ASSERT_TRUE(decoded) << entry.path();
        Text text = decoded->text;
        while (!text.empty() && text.back() == U'\n') text.pop_back();
        const std::string plain = asked(encode(text));
        for (const auto& form : forms()) {
            if (form.prose_only && is_table(text)) continue;
            EXPECT_EQ(asked(encode(form.change(text))), plain) << entry.path().filename() << ": " << form.name;
            ++compared;
        }
    }
    EXPECT_GT(compared, 600u);
}

}  // namespace
}  // namespace xiezhi::plan
