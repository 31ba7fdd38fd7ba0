#include "definition/yaml_reader.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace xiezhi::yaml {

namespace {
constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
constexpr int kMaxNodes = 50'000;
constexpr std::size_t kMaxDepth = 24;

// Thrown by the builder to leave yaml-cpp early, and caught in read_yaml; never seen outside this file.
struct Stop {
    Fault fault;
};

class Builder final : public YAML::EventHandler {
  public:
    Builder(std::shared_ptr<const std::string> file, Faults& faults) : file_(std::move(file)), faults_(faults) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        put(make(Node::Shape::Null, mark));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark, 1); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        Node node = make(Node::Shape::Scalar, mark);
        if (tag == "?" && (value == "~" || value == "null")) node.shape = Node::Shape::Null;
        node.text = value;
        put(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(Node::Shape::Sequence, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(Node::Shape::Map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

    Node root() { return std::move(root_); }

  private:
    struct Level {
        Node node;
        bool has_key = false;
        Member pending;
    };

    Node make(Node::Shape shape, const YAML::Mark& mark) {
        if (++nodes_ > kMaxNodes) {
            throw Stop{fault_at(at(mark),
                                {fmt::format("文件内容过多（超过 {} 项）", kMaxNodes),
                                 fmt::format("The file holds too much (over {} items)", kMaxNodes)},
                                {"请拆成几个文件。", "Split it into several files."})};
        }
        Node node;
        node.shape = shape;
        node.file = file_;
        node.line = mark.line + 1;
        return node;
    }

    void open(Node::Shape shape, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        if (levels_.size() >= kMaxDepth) {
            Fault fault = fault_at(at(mark),
                                   {fmt::format("嵌套超过 {} 层", kMaxDepth), fmt::format("Nested deeper than {} levels", kMaxDepth)},
                                   {"请减少嵌套层数。", "Nest less deeply."});
            fault.code = Code::TooDeep;
            throw Stop{std::move(fault)};
        }
        levels_.push_back({make(shape, mark), false, {}});
    }

    void close() {
        Node node = std::move(levels_.back().node);
        levels_.pop_back();
        put(std::move(node));
    }

    void put(Node node) {
        if (levels_.empty()) {
            root_ = std::move(node);
            return;
        }
        Level& level = levels_.back();
        if (level.node.shape == Node::Shape::Sequence) {
            level.node.items.push_back(std::move(node));
        } else if (!level.has_key) {
            if (node.shape != Node::Shape::Scalar) {
                throw Stop{fault_at({*file_, node.line}, {"键必须是一个简单的名字", "A key must be a plain name"},
                                    {"请检查冒号与缩进；含花括号的文字要加引号。",
                                     "Check colons and indentation; put text with braces in quotes."})};
            }
            level.pending.key = std::move(node.text);
            level.pending.line = node.line;
            level.has_key = true;
        } else {
            level.has_key = false;
            level.pending.value = std::move(node);
            if (const Node* first = level.node.member(level.pending.key)) {
                faults_.push_back(fault_at(
                    {*file_, level.pending.line},
                    {fmt::format("“{}”写了两次（前一次在第 {} 行）", level.pending.key, first->line),
                     fmt::format("'{}' is written twice (first in line {})", level.pending.key, first->line)},
                    {"请删去其中一处。", "Remove one of them."}));
            } else {
                level.node.members.push_back(std::move(level.pending));
            }
            level.pending = {};
        }
    }

    Origin at(const YAML::Mark& mark) const { return {*file_, mark.line + 1}; }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor == 0) return;
        throw Stop{fault_at(at(mark), {"定义文件不使用 YAML 锚点与引用（& 与 *）", "Definition files use no YAML anchors or aliases (& and *)"},
                            {"请把内容写全；以 & 或 * 开头的文字要加引号。",
                             "Write it out; put text that starts with & or * in quotes."})};
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!") return;
        throw Stop{fault_at(at(mark), {"定义文件不使用 YAML 标签：" + tag, "Definition files use no YAML tags: " + tag},
                            {"请删去标签；以 ! 开头的文字要加引号。", "Remove the tag; put text that starts with ! in quotes."})};
    }

    std::shared_ptr<const std::string> file_;
    Faults& faults_;
    std::vector<Level> levels_;
    Node root_;
    int nodes_ = 0;
};

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

const Node* Node::member(std::string_view key) const {
    for (const Member& entry : members) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}
Node* Node::member(std::string_view key) { return const_cast<Node*>(std::as_const(*this).member(key)); }

Origin Node::origin() const { return {file ? *file : std::string(), line}; }

std::string to_text(const Origin& origin) { return fmt::format("{}:{}", origin.file, origin.line); }

Fault fault_at(const Origin& origin, Words message, Words remedy) {
    return {Code::BadDefinition, std::move(message), std::move(remedy), to_text(origin), ""};
}

Result<Node> read_yaml(std::string_view text, const std::string& file) {
    if (text.size() > kMaxBytes) {
        return fail({Code::TooLarge,
                     {fmt::format("定义文件过大：{} 字节，上限 {}", text.size(), kMaxBytes),
                      fmt::format("The definition file is too large: {} bytes, at most {}", text.size(), kMaxBytes)},
                     {"请拆成几个文件。", "Split it into several files."}, file, ""});
    }
    Faults faults;
    const auto name = std::make_shared<const std::string>(file);
    Builder builder(name, faults);
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        if (!parser.HandleNextDocument(builder)) {
            return fail(fault_at({file, 1}, {"文件是空的", "The file is empty"},
                                 {"请写入内容或删去该文件。", "Fill it or remove it."}));
        }
        Faults ignored;
        Builder second(name, ignored);
        if (parser.HandleNextDocument(second)) {
            return fail(fault_at({file, std::max(1, second.root().line)},
                                 {"一个文件只能有一个 YAML 文档", "A file holds one YAML document only"},
                                 {"请删去“---”分隔线。", "Remove the '---' line."}));
        }
    } catch (const Stop& stop) {
        faults.push_back(stop.fault);
        return fail(std::move(faults));
    } catch (const YAML::Exception& error) {
        faults.push_back(fault_at({file, std::max(0, error.mark.line) + 1},
                                  {"不是有效的 YAML：" + error.msg, "Not valid YAML: " + error.msg},
                                  {"请检查缩进（只用空格）、冒号、引号与括号。",
                                   "Check indentation (spaces only), colons, quotes and brackets."}));
        return fail(std::move(faults));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return builder.root();
}

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
