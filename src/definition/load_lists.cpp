#include <fmt/format.h>

#include <set>

#include "calendar/civil_date.hpp"
#include "definition/load_parts.hpp"

namespace xiezhi {

using yaml::MapReader;
using yaml::Member;
using yaml::Need;
using yaml::Node;

namespace {

// Codes go into returns and other systems' sheets: letters, digits, dots, dashes and underscores; at most 40.
bool is_code(std::string_view text) {
    if (text.empty() || text.size() > 40) return false;
    for (const char c : text) {
        const bool good = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
        if (!good) return false;
    }
    return true;
}

std::string read_date(MapReader& in, std::string_view key) {
    const Node* node = in.take(key);
    if (node == nullptr) return {};
    const std::string text = yaml::scalar(*node, fmt::format("{}, {}", in.what(), key), in.faults());
    if (!parse_date(text)) {
        in.complain(node, {"日期写法不对：" + text, "Not a date: " + text},
                    {"请写成 2024-01-01。", "Write 2024-01-01."});
        return {};
    }
    return text;
}

CodeValue read_value(const Node& node, const std::string& list, Faults& faults) {
    const Node* code = node.member("code");
    MapReader in(node, fmt::format("list {}, value {}", list, code != nullptr ? code->text : "?"), faults);
    CodeValue out;
    out.code = in.text("code", Need::Required);
    if (!out.code.empty() && !is_code(out.code)) {
        in.complain(code, {"代码不合规则：" + out.code, "This cannot be a code: " + out.code},
                    {"代码用英文字母、数字、点、横线与下划线，最多 40 个字符。",
                     "Codes are letters, digits, dots, dashes and underscores, at most 40."});
    }
    out.label = in.words("label", Need::Required);
    out.from = read_date(in, "from");
    out.to = read_date(in, "to");
    out.group = in.text("group");
    out.article = in.text("article");
    if (const Node* map = in.take("map")) {
        if (map->shape != Node::Shape::Map) {
            in.complain(map, {"“map”应写成 {代码表: 代码}", "'map' is written {list: code}"}, {"请改写。", "Rewrite it."});
        }
        for (const Member& entry : map->members) out.map[entry.key] = yaml::scalar(entry.value, in.what(), faults);
    }
    if (!out.from.empty() && !out.to.empty() && out.to < out.from) {
        in.complain(nullptr, {"“to”早于“from”", "'to' lies before 'from'"}, {"请核对日期。", "Check the dates."});
    }
    in.finish();
    return out;
}

}  // namespace

CodeList read_code_list(const Node& file, Faults& faults) {
    const Node* id = file.member("list");
    MapReader in(file, "list " + (id != nullptr ? id->text : std::string("?")), faults);
    CodeList out;
    out.origin = file.origin();
    out.id = in.text("list", Need::Required);
    out.label = in.words("label", Need::Required);
    out.source = in.text("source", Need::Required);
    out.verified = in.flag("verified", true);
    std::set<std::string> seen;
    for (const Node* item : in.items("values", Need::Required)) {
        CodeValue value = read_value(*item, out.id, faults);
        if (!value.code.empty() && !seen.insert(value.code).second) {
            in.complain(item, {"代码重复：" + value.code, "The code is there twice: " + value.code},
                        {"请改用另一代码，或删去一处。", "Use another code, or remove one."});
            continue;
        }
        out.values.push_back(std::move(value));
    }
    in.finish();
    return out;
}

void read_roles(const Node& file, Definition& into, Faults& faults) {
    MapReader in(file, "roles", faults);
    for (const Member* entry : in.declarations("roles", Need::Required)) {
        MapReader one(entry->value, "role " + entry->key, faults);
        Role role;
        role.id = entry->key;
        role.label = one.words("label", Need::Required);
        role.bureau_wide = one.flag("bureau_wide");
        role.lent_by_bearer = one.flag("lent_by_bearer");
        one.finish();
        into.roles[role.id] = std::move(role);
    }
    in.finish();
}

Words read_line_label(const Node& file, Faults& faults) {
    MapReader in(file, "line", faults);
    Words label = in.words("label", Need::Required);
    in.finish();
    return label;
}

}  // namespace xiezhi
