#include "examples.hpp"

#include <fstream>

namespace xiezhi::feel::sample {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Scalar scalar(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return Scalar{std::in_place_type<bool>, *truth};
    if (const auto* number = std::get_if<std::int64_t>(&value)) return Scalar{*number};
    if (const auto* text = std::get_if<std::string>(&value)) return Scalar{*text};
    if (const auto* date = std::get_if<CivilDate>(&value)) return Scalar{*date};
    return Scalar{};
}

// A literal of the page, by way of the language itself; a list field's by its items.
Value literal(const std::string& text) {
    if (!text.starts_with("[")) {
        const auto expression = compile(text, environment(), "page");
        XIEZHI_CHECK(expression && expression->slots().empty());
        return evaluate(*expression, std::vector<Value>{});
    }
    List list;
    for (std::size_t at = 1; text[at] != ']';) {
        const std::size_t end = text.find_first_of(",]", at);
        list.push_back(scalar(literal(trimmed(text.substr(at, end - at)))));
        at = text[end] == ',' ? end + 1 : end;
    }
    return list;
}

void set(Row& row, const std::string& assignment) {
    const std::size_t sign = assignment.find(" = ");
    XIEZHI_CHECK(sign != std::string::npos);
    const std::string name = trimmed(assignment.substr(0, sign));
    for (std::size_t i = 0; i < fields().size(); ++i) {
        if (fields()[i].name == name) {
            row[i] = literal(trimmed(assignment.substr(sign + 3)));
            return;
        }
    }
    XIEZHI_CHECK(false);
}

// Commas outside brackets part the assignments.
void set_all(Row& row, const std::string& line) {
    std::string one;
    int depth = 0;
    for (char c : line) {
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        if (c == ',' && depth == 0) {
            set(row, one);
            one.clear();
        } else {
            one += c;
        }
    }
    set(row, one);
}

}  // namespace

std::vector<Example> examples() {
    std::ifstream page(SOURCE_DIR "/docs/conditions.md");
    std::vector<Example> all;
    std::string line;
    bool inside = false;
    Row row(fields().size());
    for (int number = 1; std::getline(page, line); ++number) {
        if (line.starts_with("```")) {
            inside = line == "```feel";
            row.assign(fields().size(), Value{});
            continue;
        }
        if (!inside) continue;
        if (line.starts_with("with ")) {
            set_all(row, line.substr(5));
            continue;
        }
        const std::size_t gives = line.rfind("  gives ");
        const std::size_t refused = line.rfind("  is refused: ");
        Example example{number, "", row, "", ""};
        if (gives != std::string::npos) {
            example.text = trimmed(line.substr(0, gives));
            example.answer = trimmed(line.substr(gives + 8));
        } else {
            XIEZHI_CHECK(refused != std::string::npos);
            example.text = trimmed(line.substr(0, refused));
            example.refusal = trimmed(line.substr(refused + 14));
        }
        all.push_back(std::move(example));
    }
    return all;
}

}  // namespace xiezhi::feel::sample
