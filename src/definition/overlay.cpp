#include "definition/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi {

using yaml::Member;
using yaml::Node;

namespace {

std::string join(const std::vector<std::string>& path) {
    std::string out;
    for (const std::string& part : path) out += (out.empty() ? "" : ".") + part;
    return out;
}

// "*" in a pattern stands for any one name.
bool matches(const std::vector<std::string>& path, std::initializer_list<std::string_view> pattern) {
    return path.size() == pattern.size() &&
           std::equal(path.begin(), path.end(), pattern.begin(),
                      [](const std::string& part, std::string_view wanted) { return wanted == "*" || part == wanted; });
}

// May the overlay put its own value where the shipped definition has one?
bool may_replace(const std::vector<std::string>& path) {
    if (path.back() == "zh" || path.back() == "en") return true;
    return matches(path, {"kind"}) || matches(path, {"list"}) || matches(path, {"title"}) ||
           matches(path, {"list", "columns"}) || matches(path, {"numbers", "*", "series"}) ||
           matches(path, {"papers", "*", "series"}) || matches(path, {"papers", "*", "template"}) ||
           matches(path, {"source"}) || matches(path, {"parts", "*", "order"}) || matches(path, {"parts", "*", "id"}) ||
           matches(path, {"fields", "*", "in_list"}) || matches(path, {"fields", "*", "indexed"}) ||
           (path.size() == 3 && path[0] == "values");
}

// May the overlay add a name that the shipped definition lacks?
bool may_add(const std::vector<std::string>& path) {
    const std::string& last = path.back();
    if (last == "help" || last == "note" || last == "date_label" || last == "verb") return true;
    return matches(path, {"fields", "*"}) || matches(path, {"lists", "*", "fields", "*"}) ||
           matches(path, {"roles", "*"}) || matches(path, {"figures", "*"}) || matches(path, {"identities", "*"}) ||
           matches(path, {"actions", "*", "input"}) || (path.size() == 3 && path[0] == "values") || may_replace(path);
}

void refuse(const Node& at, const std::vector<std::string>& path, Faults& faults) {
    faults.push_back(yaml::fault_at(
        at.origin(),
        {fmt::format("本局覆盖文件不能改“{}”", join(path)), fmt::format("The overlay may not change '{}'", join(path))},
        {"覆盖文件可改文字、代码值、编号样式、文书模板与列表栏目，可加字段及其录入；其他请改 lines/ 或提出需求。",
         "An overlay changes texts, list values, number patterns, templates and list columns, and adds fields and their input; "
         "ask for anything else in lines/."}));
}

std::string_view key_of(const Node& item) {
    for (const char* key : {"code", "id"}) {
        if (const Node* value = item.member(key)) return value->text;
    }
    return {};
}

void merge(Node& shipped, const Node& own, std::vector<std::string>& path, Faults& faults);

// Lists of declarations (code values, report parts) merge by their code or id.
void merge_keyed(Node& shipped, const Node& own, std::vector<std::string>& path, Faults& faults) {
    for (const Node& item : own.items) {
        const std::string_view key = key_of(item);
        const auto found = std::find_if(shipped.items.begin(), shipped.items.end(),
                                        [&](const Node& other) { return !key.empty() && key_of(other) == key; });
        path.emplace_back(key);
        if (found == shipped.items.end()) {
            shipped.items.push_back(item);
        } else {
            merge(*found, item, path, faults);
        }
        path.pop_back();
    }
}

void merge(Node& shipped, const Node& own, std::vector<std::string>& path, Faults& faults) {
    if (shipped.shape == Node::Shape::Map && own.shape == Node::Shape::Map) {
        for (const Member& entry : own.members) {
            path.push_back(entry.key);
            if (Node* there = shipped.member(entry.key)) {
                merge(*there, entry.value, path, faults);
            } else if (may_add(path)) {
                shipped.members.push_back(entry);
            } else {
                refuse(entry.value, path, faults);
            }
            path.pop_back();
        }
    } else if (shipped.shape == Node::Shape::Sequence && own.shape == Node::Shape::Sequence &&
               (matches(path, {"values"}) || matches(path, {"parts"}))) {
        merge_keyed(shipped, own, path, faults);
    } else if (matches(path, {"actions", "*", "input"}) && own.shape == Node::Shape::Sequence &&
               shipped.shape == Node::Shape::Sequence) {
        shipped.items.insert(shipped.items.end(), own.items.begin(), own.items.end());
    } else if (!path.empty() && may_replace(path)) {
        shipped = own;
    } else {
        refuse(own, path, faults);
    }
}

}  // namespace

void lay_over(Node& shipped, const Node& own, Faults& faults) {
    std::vector<std::string> path;
    merge(shipped, own, path, faults);
}

}  // namespace xiezhi
