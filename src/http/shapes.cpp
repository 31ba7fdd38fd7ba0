#include "http/shapes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/fault.hpp"

namespace xiezhi::http {

namespace {

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    json::object read() {
        for (skip(); at_ < text_.size(); skip()) line();
        return std::move(all_);
    }

  private:
    bool is_name(char c) const { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

    // Over blanks, line ends and comments.
    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '#')) {
            if (text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
            else ++at_;
        }
    }

    bool take(char c) {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    // The next name; a break of the line is allowed before it, so that long shapes run on after a comma.
    std::string name() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
        const auto begin = at_;
        while (at_ < text_.size() && is_name(text_[at_])) ++at_;
        XIEZHI_CHECK(at_ > begin);
        return std::string(text_.substr(begin, at_ - begin));
    }

    void line() {
        const std::string shape = name();
        XIEZHI_CHECK(!all_.contains(shape));
        if (take('=')) {
            all_[shape] = type();
            return;
        }
        XIEZHI_CHECK(take(':'));
        json::object properties;
        json::array required;
        bool first = true;
        do {
            const std::string member = name();
            const bool optional = take('?');
            if (first && take('&')) {
                take_over(member, optional, properties, required);
                first = false;
                continue;
            }
            first = false;
            properties[member] = type();
            required.erase(std::remove(required.begin(), required.end(), json::value(member)), required.end());
            if (!optional) required.push_back(json::string(member));
            if (!take(',')) break;
        } while (true);
        json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
        if (!required.empty()) schema["required"] = std::move(required);
        all_[shape] = std::move(schema);
    }

    void take_over(const std::string& base, bool optional, json::object& properties, json::array& required) {
        const auto* from = all_.if_contains(base);
        XIEZHI_CHECK(from != nullptr);
        properties = from->as_object().at("properties").as_object();
        if (const auto* names = from->as_object().if_contains("required"); names != nullptr && !optional) required = names->as_array();
    }

    json::object type() {
        json::array choices;
        do {
            choices.push_back(one_type());
        } while (take('|'));
        if (choices.size() == 1) return std::move(choices[0].as_object());
        // Literals of one kind are an enumeration; the rest stands side by side.
        if (std::all_of(choices.begin(), choices.end(), [](const json::value& one) { return one.as_object().contains("const"); })) {
            json::array values;
            for (const json::value& one : choices) values.push_back(one.at("const"));
            return {{"type", "string"}, {"enum", std::move(values)}};
        }
        return {{"anyOf", std::move(choices)}};
    }

    json::object one_type() {
        json::object schema = plain_type();
        while (take('[')) {
            XIEZHI_CHECK(take(']'));
            schema = json::object{{"type", "array"}, {"items", std::move(schema)}};
        }
        return schema;
    }

    json::object plain_type() {
        if (take('{')) {
            json::object of = type();
            XIEZHI_CHECK(take('}'));
            return {{"type", "object"}, {"additionalProperties", std::move(of)}};
        }
        if (take('[')) {
            json::array places;
            do {
                places.push_back(type());
            } while (take(','));
            XIEZHI_CHECK(take(']'));
            const auto count = places.size();
            return {{"type", "array"}, {"prefixItems", std::move(places)}, {"minItems", count}, {"maxItems", count}};
        }
        if (take('"')) {
            const auto end = text_.find('"', at_);
            XIEZHI_CHECK(end != std::string_view::npos);
            json::object literal{{"type", "string"}, {"const", json::string(text_.substr(at_, end - at_))}};
            at_ = end + 1;
            return literal;
        }
        const std::string named = name();
        if (named == "any") return {};
        if (named == "date") return {{"type", "string"}, {"format", "date"}};
        constexpr std::array<std::string_view, 5> kPlain{"string", "integer", "number", "boolean", "null"};
        if (std::find(kPlain.begin(), kPlain.end(), named) != kPlain.end()) return {{"type", named}};
        return {{"$ref", "#/components/schemas/" + named}};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    json::object all_;
};

}  // namespace

json::object read_shapes(std::string_view text) { return Reader(text).read(); }

}  // namespace xiezhi::http
