#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace xiezhi {

namespace {
constexpr std::size_t kMaxDepth = 32;

// Boost.JSON keeps the last of two equal keys silently; a form that says a thing twice is a fault here. The raw text, which
// the parser has already accepted, holds more keys than the value has members exactly when one was repeated, however the
// repetition was spelt ("a" and "\u0061" are one key).
std::size_t keys_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ':') ++count;
        if (text[i] != '"') continue;
        for (++i; text[i] != '"'; ++i) {
            if (text[i] == '\\') ++i;
        }
    }
    return count;
}

std::size_t members_of(const json::value& value) {
    std::size_t count = 0;
    if (const auto* object = value.if_object()) {
        count = object->size();
        for (const auto& member : *object) count += members_of(member.value());
    } else if (const auto* array = value.if_array()) {
        for (const auto& item : *array) count += members_of(item);
    }
    return count;
}

// Messages quote what was sent, cut to a length: a character cut in half, or bytes that never were one, become U+FFFD.
std::string clean(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) out += "\xEF\xBF\xBD";
        else out.append(text.substr(i, length));
        i += std::max<std::size_t>(length, 1);
    }
    return out;
}

void write_canonical(std::string& out, const json::value& value) {
    if (const auto* object = value.if_object()) {
        std::vector<std::string_view> keys;
        keys.reserve(object->size());
        for (const auto& member : *object) keys.push_back(member.key());
        std::sort(keys.begin(), keys.end());
        out += '{';
        bool first = true;
        for (const auto key : keys) {
            if (!first) out += ',';
            first = false;
            out += json::serialize(json::string(key));
            out += ':';
            write_canonical(out, object->at(key));
        }
        out += '}';
    } else if (const auto* array = value.if_array()) {
        out += '[';
        bool first = true;
        for (const auto& item : *array) {
            if (!first) out += ',';
            first = false;
            write_canonical(out, item);
        }
        out += ']';
    } else {
        out += json::serialize(value);
    }
}
}  // namespace

Result<json::value> parse_json(std::string_view text, std::size_t limit) {
    if (text.size() > limit) {
        return fail({Code::TooLarge,
                     {fmt::format("内容过大：{} 字节，上限 {}", text.size(), limit),
                      fmt::format("The content is too large: {} bytes, at most {}", text.size(), limit)},
                     {"请减少内容；大文件请用附件上传。", "Send less; large files go as attachments."}, "", ""});
    }
    json::parse_options options;
    options.max_depth = kMaxDepth;
    json::error_code error;
    json::value value = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
    if (error == json::error::too_deep) {
        return fail({Code::TooDeep,
                     {fmt::format("JSON 嵌套超过 {} 层", kMaxDepth), fmt::format("JSON nests deeper than {}", kMaxDepth)},
                     {"请减少嵌套层数。", "Nest less deeply."}, "", ""});
    }
    if (error) {
        return fail({Code::BadJson,
                     {"不是有效的 JSON：" + error.message(), "Not valid JSON: " + error.message()},
                     {"请检查引号、逗号与编码（UTF-8）。", "Check quotes, commas and the encoding (UTF-8)."}, "", ""});
    }
    if (keys_in(text) != members_of(value)) {
        return fail({Code::BadJson,
                     {"JSON 中同一对象里有重复的名字", "An object in the JSON repeats a name"},
                     {"请删去重复的一项。", "Remove the repeated member."}, "", ""});
    }
    return value;
}

json::object to_json(const Words& words) { return {{"zh", clean(words.zh)}, {"en", clean(words.en)}}; }

json::object to_json(const Fault& fault) {
    json::object out{{"code", name_of(fault.code)}, {"message", to_json(fault.message)}, {"remedy", to_json(fault.remedy)}};
    if (!fault.where.empty()) out["where"] = clean(fault.where);
    if (!fault.article.empty()) out["article"] = fault.article;
    return out;
}

json::array to_json(const Faults& faults) {
    json::array out;
    for (const Fault& fault : faults) out.push_back(to_json(fault));
    return out;
}

std::string_view text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (value == nullptr || !value->is_string()) return {};
    return {value->get_string().data(), value->get_string().size()};
}

std::string canonical(const json::value& value) {
    std::string out;
    write_canonical(out, value);
    return out;
}

}  // namespace xiezhi
