#include <fmt/format.h>

#include <algorithm>

#include "definition/yaml_reader.hpp"

namespace xiezhi::yaml {

namespace {

// Edit distance of at most 2 is a slip of the finger: "lable" for "label".
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, cost});
        }
    }
    return row[b.size()];
}

}  // namespace

std::string scalar(const Node& node, std::string_view what, Faults& faults) {
    if (node.shape == Node::Shape::Scalar) return node.text;
    faults.push_back(fault_at(node.origin(), {fmt::format("{}：这里应当是文字", what), fmt::format("{}: text is expected here", what)},
                              {"请写成一个值；含逗号、冒号或花括号的文字要加引号。",
                               "Write one value; put text with commas, colons or braces in quotes."}));
    return {};
}

MapReader::MapReader(const Node& node, std::string what, Faults& faults)
    : node_(node), what_(std::move(what)), faults_(faults) {
    if (!is_map()) {
        complain(&node, {"这里应当是“名字: 值”的列表", "names with values ('name: value') are expected here"},
                 {"请检查缩进，或写成 {名字: 值}。", "Check the indentation, or write {name: value}."});
    }
}

void MapReader::complain(const Node* at, Words message, Words remedy) {
    faults_.push_back(fault_at((at != nullptr ? *at : node_).origin(),
                               {what_ + "：" + message.zh, what_ + ": " + message.en}, std::move(remedy)));
}

const Node* MapReader::take(std::string_view key, Need need) {
    known_.emplace(key);
    const Node* value = node_.member(key);
    if (value == nullptr || value->shape == Node::Shape::Null) {
        if (need == Need::Required && is_map()) {
            complain(value, {fmt::format("缺少“{}”", key), fmt::format("'{}' is missing", key)},
                     {fmt::format("请补写 {}。", key), fmt::format("Add {}.", key)});
        } else if (value != nullptr) {
            complain(value, {fmt::format("“{}”没有值", key), fmt::format("'{}' has no value", key)},
                     {"请填写，或删去这一项。", "Fill it in, or remove it."});
        }
        return nullptr;
    }
    return value;
}

std::string MapReader::text(std::string_view key, Need need) {
    const Node* value = take(key, need);
    if (value == nullptr) return {};
    std::string out = scalar(*value, fmt::format("{}, {}", what_, key), faults_);
    if (value->shape == Node::Shape::Scalar && out.empty()) {
        complain(value, {fmt::format("“{}”是空的", key), fmt::format("'{}' is empty", key)},
                 {"请填写，或删去这一项。", "Fill it in, or remove it."});
    }
    return out;
}

Words MapReader::words(std::string_view key, Need need) {
    const Node* value = take(key, need);
    if (value == nullptr) return {};
    if (value->shape != Node::Shape::Map) {
        complain(value, {fmt::format("“{}”须有中英文两种文字", key), fmt::format("'{}' needs both languages", key)},
                 {"请写成 {zh: 中文, en: English}。", "Write {zh: 中文, en: English}."});
        return {};
    }
    MapReader both(*value, fmt::format("{}, {}", what_, key), faults_);
    Words out{both.text("zh", Need::Required), both.text("en", Need::Required)};
    both.finish();
    return out;
}

bool MapReader::flag(std::string_view key, bool otherwise) {
    const Node* value = take(key);
    if (value == nullptr) return otherwise;
    if (value->shape == Node::Shape::Scalar && value->text == "true") return true;
    if (value->shape == Node::Shape::Scalar && value->text == "false") return false;
    complain(value, {fmt::format("“{}”应为 true 或 false", key), fmt::format("'{}' is either true or false", key)},
             {"请改为 true 或 false。", "Write true or false."});
    return otherwise;
}

std::optional<std::int64_t> MapReader::integer(std::string_view key, Need need) {
    const Node* value = take(key, need);
    if (value == nullptr) return std::nullopt;
    const std::string& digits = value->text;
    const bool negative = !digits.empty() && digits[0] == '-';
    std::int64_t out = 0;
    bool good = value->shape == Node::Shape::Scalar && digits.size() > (negative ? 1U : 0U) && digits.size() < 17;
    for (std::size_t i = negative ? 1 : 0; good && i < digits.size(); ++i) {
        good = digits[i] >= '0' && digits[i] <= '9';
        out = out * 10 + (digits[i] - '0');
    }
    if (!good) {
        complain(value, {fmt::format("“{}”应为整数", key), fmt::format("'{}' is a whole number", key)},
                 {"请写阿拉伯数字，不带单位。", "Write digits, without a unit."});
        return std::nullopt;
    }
    return negative ? -out : out;
}

int MapReader::small(std::string_view key, int otherwise, int least, int most, Need need) {
    const std::optional<std::int64_t> value = integer(key, need);
    if (!value) return otherwise;
    if (*value >= least && *value <= most) return static_cast<int>(*value);
    complain(node_.member(key), {fmt::format("“{}”应在 {} 与 {} 之间", key, least, most),
                                 fmt::format("'{}' lies between {} and {}", key, least, most)},
             {"请改正。", "Correct it."});
    return otherwise;
}

std::vector<const Node*> MapReader::items(std::string_view key, Need need) {
    const Node* value = take(key, need);
    std::vector<const Node*> out;
    if (value == nullptr) return out;
    if (value->shape != Node::Shape::Sequence) {
        out.push_back(value);
        return out;
    }
    for (const Node& item : value->items) out.push_back(&item);
    return out;
}

std::vector<std::string> MapReader::texts(std::string_view key, Need need) {
    std::vector<std::string> out;
    for (const Node* item : items(key, need)) {
        std::string one = scalar(*item, fmt::format("{}, {}", what_, key), faults_);
        if (!one.empty()) out.push_back(std::move(one));
    }
    return out;
}

std::vector<const Member*> MapReader::declarations(std::string_view key, Need need) {
    const Node* value = take(key, need);
    std::vector<const Member*> out;
    if (value == nullptr) return out;
    if (value->shape != Node::Shape::Map) {
        complain(value, {fmt::format("“{}”应当是“名字: {{…}}”的列表", key), fmt::format("'{}' is a list of 'name: {{…}}'", key)},
                 {"请检查缩进。", "Check the indentation."});
        return out;
    }
    for (const Member& entry : value->members) {
        if (is_identifier(entry.key)) {
            out.push_back(&entry);
            continue;
        }
        faults_.push_back(fault_at({value->origin().file, entry.line},
                                   {fmt::format("{}, {}：“{}”不能作名字", what_, key, entry.key),
                                    fmt::format("{}, {}: '{}' cannot be a name", what_, key, entry.key)},
                                   {"名字用小写英文字母、数字与下划线，以字母开头，最多 60 个字符。",
                                    "Names are lower-case letters, digits and underscores, start with a letter, at most 60."}));
    }
    return out;
}

void MapReader::wrong_choice(std::string_view key, std::string_view name, const std::string& allowed) {
    complain(node_.member(key), {fmt::format("“{}”不能是“{}”", key, name), fmt::format("'{}' cannot be '{}'", key, name)},
             {"可用的值：" + allowed, "Choose one of: " + allowed});
}

void MapReader::finish() {
    for (const Member& entry : node_.members) {
        if (known_.count(entry.key) != 0) continue;
        std::string nearest;
        std::string all;
        for (const std::string& key : known_) {
            if (nearest.empty() && distance(key, entry.key) <= 2) nearest = key;
            all += (all.empty() ? "" : ", ") + key;
        }
        const Origin origin{node_.origin().file, entry.line};
        // In {a: f(x, y)} YAML cuts at the comma: the commonest slip with served(paper, party).
        if (!entry.key.empty() && entry.key.back() == ')' && entry.value.shape == Node::Shape::Null) {
            faults_.push_back(fault_at(origin,
                                       {fmt::format("{}：花括号里的逗号把“{}”切开了", what_, entry.key),
                                        fmt::format("{}: inside braces the comma cut off '{}'", what_, entry.key)},
                                       {"请给整段加引号，如 'served(paper, party)'。",
                                        "Put the whole in quotes: 'served(paper, party)'."}));
            continue;
        }
        faults_.push_back(fault_at(
            origin,
            {fmt::format("{}：不认识“{}”，没有程序读取它", what_, entry.key),
             fmt::format("{}: '{}' is unknown; nothing reads it", what_, entry.key)},
            nearest.empty() ? Words{"可用的名字：" + all, "Known names: " + all}
                            : Words{fmt::format("是否想写“{}”？", nearest), fmt::format("Did you mean '{}'?", nearest)}));
    }
}

}  // namespace xiezhi::yaml
