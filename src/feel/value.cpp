#include "feel/value.hpp"

#include <fmt/format.h>

namespace xiezhi::feel {

Words name_of(const Type& type) {
    Words words;
    switch (type.kind) {
        case Kind::Null:
            words = {"空值", "null"};
            break;
        case Kind::Boolean:
            words = {"是/否", "boolean"};
            break;
        case Kind::Integer:
            words = {"整数", "integer"};
            break;
        case Kind::Text:
            words = {"文字", "text"};
            break;
        case Kind::Date:
            words = {"日期", "date"};
            break;
    }
    if (type.is_list) words = {words.zh + "列表", "list of " + words.en};
    return words;
}

std::string text_literal(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else {
            out += c;
        }
    }
    return out + '"';
}

namespace {

struct Writer {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(const std::string& value) const { return text_literal(value); }
    std::string operator()(CivilDate value) const { return fmt::format("date(\"{}\")", to_string(value)); }
    std::string operator()(const List& list) const {
        std::string out = "[";
        for (const Scalar& item : list) {
            if (out.size() > 1) out += ", ";
            out += std::visit(*this, item);
        }
        return out + "]";
    }
};

}  // namespace

std::string to_text(const Value& value) {
    return std::visit(Writer{}, value);
}

}  // namespace xiezhi::feel
