#include <charconv>

#include "plan/read_plan.hpp"

namespace xiezhi::plan {

std::string_view sign_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::AtLeast: return ">=";
        case Comparison::AtMost: return "<=";
        case Comparison::Equal: return "=";
    }
    return {};
}

namespace {

// A whole number stays whole. JSON has no decimals of its own; the shortest form of the double is the text again, and
// the exact text stands beside it as `value_text`.
json::value number_of(const std::string& value) {
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), whole);
    if (error == std::errc() && end == value.data() + value.size()) return whole;
    double decimal = 0;
    std::from_chars(value.data(), value.data() + value.size(), decimal);
    return decimal;
}

json::value deadline_of(const std::optional<CivilDate>& date, const std::string& words) {
    if (date) return json::value(to_string(*date));
    return words.empty() ? json::value(nullptr) : json::value(words);
}

json::value words_of(const std::string& words) { return words.empty() ? json::value(nullptr) : json::value(words); }

void write(const json::value& value, std::string& out, int depth) {
    const std::string inner(static_cast<std::size_t>(depth + 1) * 2, ' ');
    const std::string outer(static_cast<std::size_t>(depth) * 2, ' ');
    if (const auto* object = value.if_object(); object && !object->empty()) {
        out += "{\n";
        bool first = true;
        for (const auto& member : *object) {
            if (!first) out += ",\n";
            first = false;
            out += inner + json::serialize(json::string(member.key())) + ": ";
            write(member.value(), out, depth + 1);
        }
        out += "\n" + outer + "}";
    } else if (const auto* array = value.if_array(); array && !array->empty()) {
        const bool flat = !array->front().is_object() && !array->front().is_array();
        out += flat ? "[" : "[\n";
        bool first = true;
        for (const auto& element : *array) {
            if (!first) out += flat ? ", " : ",\n";
            first = false;
            if (!flat) out += inner;
            write(element, out, depth + 1);
        }
        out += flat ? "]" : "\n" + outer + "]";
    } else if (const auto* decimal = value.if_double()) {
        char digits[64];
        const auto end = std::to_chars(digits, digits + sizeof digits, *decimal, std::chars_format::fixed).ptr;
        out.append(digits, end);
    } else {
        out += json::serialize(value);
    }
}

}  // namespace

json::object to_json(const PlanDocument& document) {
    json::array items;
    for (const auto& item : document.items) {
        json::array departments;
        for (const auto& name : item.departments) departments.emplace_back(name);
        items.push_back(json::object{{"path", item.path},
                                     {"title", item.title},
                                     {"text", item.text},
                                     {"departments", std::move(departments)},
                                     {"lead", words_of(item.lead)},
                                     {"deadline", deadline_of(item.deadline, item.deadline_text)},
                                     {"deadline_text", words_of(item.deadline_text)},
                                     {"leaf", !item.has_children},
                                     {"span", json::array{item.span.begin, item.span.end}}});
    }
    json::array targets;
    for (const auto& target : document.targets)
        targets.push_back(json::object{{"key", std::to_string(targets.size() + 1)},
                                       {"text", target.text},
                                       {"indicator", target.indicator},
                                       {"op", sign_of(target.comparison)},
                                       {"value", number_of(target.value)},
                                       {"value_text", target.value},
                                       {"unit", target.unit},
                                       {"deadline", deadline_of(target.deadline, target.deadline_text)},
                                       {"deadline_text", words_of(target.deadline_text)},
                                       {"path", words_of(target.path)},
                                       {"span", json::array{target.span.begin, target.span.end}}});
    return {{"title", document.title},
            {"year", document.year == 0 ? json::value(nullptr) : json::value(document.year)},
            {"kind", document.is_report ? "report" : "plan"},
            {"encoding", document.encoding},
            {"items", std::move(items)},
            {"targets", std::move(targets)},
            {"document", document.text}};
}

std::string to_json_text(const PlanDocument& document) {
    std::string out;
    write(to_json(document), out, 0);
    out.push_back('\n');
    return out;
}

}  // namespace xiezhi::plan
