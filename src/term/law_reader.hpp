// One file of law/ read key by key: what is unknown, missing or of another type is a fault with its line. Only src/term
// includes this.
#pragma once

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "term/law.hpp"

namespace xiezhi::law_files {

class File {
  public:
    File(std::string name, Faults& faults) : name_(std::move(name)), faults_(faults) {}

    std::string where(const YAML::Node& node) const { return fmt::format("{}:{}", name_, node.Mark().line + 1); }

    void fault(const YAML::Node& node, std::string zh, std::string en, std::string zh_do = "请对照 law/README.md 修改。",
               std::string en_do = "See law/README.md and mend it.") {
        faults_.push_back({Code::BadDefinition, {std::move(zh), std::move(en)}, {std::move(zh_do), std::move(en_do)}, where(node), ""});
    }

    // False, with a fault, when the node is not a map; each key that is not allowed is a fault.
    bool map(const YAML::Node& node, const std::set<std::string_view>& allowed) {
        if (!node.IsMap()) {
            fault(node, "这里应当是键值对", "A mapping is needed here");
            return false;
        }
        std::set<std::string> seen;
        for (const auto& entry : node) {
            const std::string key = entry.first.Scalar();
            if (!allowed.contains(key)) fault(entry.first, fmt::format("不认识的键“{}”", key), fmt::format("Unknown key \"{}\"", key));
            if (!seen.insert(key).second) fault(entry.first, fmt::format("键“{}”写了两次", key), fmt::format("Key \"{}\" is given twice", key));
        }
        return true;
    }

    std::string text(const YAML::Node& map, const char* key, bool required = false) {
        const YAML::Node node = map[key];
        if (node && node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
        if (node) fault(node, fmt::format("“{}”应当是一段文字", key), fmt::format("\"{}\" must be a text", key));
        else if (required) fault(map, fmt::format("缺少“{}”", key), fmt::format("\"{}\" is missing", key));
        return {};
    }

    Words words(const YAML::Node& map, const char* key, bool required = false) {
        const YAML::Node node = map[key];
        if (!node) {
            if (required) fault(map, fmt::format("缺少“{}”", key), fmt::format("\"{}\" is missing", key));
            return {};
        }
        if (!this->map(node, {"zh", "en"})) return {};
        return {text(node, "zh", true), text(node, "en", true)};
    }

    std::optional<int> number(const YAML::Node& map, const char* key, int low, int high) {
        const YAML::Node node = map[key];
        if (!node) return std::nullopt;
        int value = 0;
        const std::string raw = node.IsScalar() ? node.Scalar() : "";
        const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), value);
        if (read.ec != std::errc() || read.ptr != raw.data() + raw.size() || value < low || value > high) {
            fault(node, fmt::format("“{}”应当是 {} 到 {} 的整数", key, low, high),
                  fmt::format("\"{}\" must be a whole number from {} to {}", key, low, high));
            return std::nullopt;
        }
        return value;
    }

    bool flag(const YAML::Node& map, const char* key) {
        const YAML::Node node = map[key];
        if (!node) return false;
        if (node.IsScalar() && node.Scalar() == "true") return true;
        if (!node.IsScalar() || node.Scalar() != "false") fault(node, fmt::format("“{}”应当是 true 或 false", key), fmt::format("\"{}\" must be true or false", key));
        return false;
    }

    std::optional<CivilDate> date(const YAML::Node& map, const char* key) {
        const YAML::Node node = map[key];
        if (!node) return std::nullopt;
        auto value = parse_date(node.IsScalar() ? node.Scalar() : "", where(node));
        if (value) return *value;
        append(faults_, std::move(value.error()));
        return std::nullopt;
    }

    template <class T>
    T choice(const YAML::Node& map, const char* key, T fallback, const std::vector<std::pair<std::string_view, T>>& values) {
        const YAML::Node node = map[key];
        if (!node) return fallback;
        std::string known;
        for (const auto& [name, value] : values) {
            if (node.IsScalar() && node.Scalar() == name) return value;
            known += std::string(known.empty() ? "" : ", ") + std::string(name);
        }
        fault(node, fmt::format("“{}”只能是：{}", key, known), fmt::format("\"{}\" must be one of: {}", key, known));
        return fallback;
    }

    std::vector<Citation> citations(const YAML::Node& map, const char* key) {
        std::vector<Citation> all;
        const YAML::Node node = map[key];
        if (!node) return all;
        if (!node.IsSequence()) {
            fault(node, fmt::format("“{}”应当是列表", key), fmt::format("\"{}\" must be a list", key));
            return all;
        }
        for (const auto& item : node) {
            const std::string text = item.IsScalar() ? item.Scalar() : "";
            const std::size_t space = text.find(' ');
            if (text.empty()) fault(item, "应写作“RL23 62(1)”", "Write it as \"RL23 62(1)\"");
            else all.push_back({text.substr(0, space), space == std::string::npos ? "" : text.substr(space + 1)});
        }
        return all;
    }

  private:
    std::string name_;
    Faults& faults_;
};

}  // namespace xiezhi::law_files
