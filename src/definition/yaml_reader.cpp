#include "definition/yaml_reader.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

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

// Line (from 1) of the first byte that is not UTF-8 text, or a control character; 0 when all is well.
int first_bad_line(std::string_view text) {
    int line = 1;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\n') ++line;
        if (c < 0x80) {
            if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) return line;
            ++i;
            continue;
        }
        const std::size_t size = c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
        if (size == 0 || i + size > text.size()) return line;
        for (std::size_t k = 1; k < size; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return line;
        }
        const auto second = static_cast<unsigned char>(text[i + 1]);
        const bool overlong = (c == 0xE0 && second < 0xA0) || (c == 0xF0 && second < 0x90);
        const bool outside = (c == 0xED && second > 0x9F) || (c == 0xF4 && second > 0x8F);
        if (overlong || outside) return line;
        i += size;
    }
    return 0;
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
    if (const int line = first_bad_line(text); line != 0) {
        return fail(fault_at({file, line}, {"这里不是 UTF-8 文字，或有控制字符", "Not UTF-8 text here, or a control character"},
                             {"请用 UTF-8 编码保存文件。", "Save the file as UTF-8."}));
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

}  // namespace xiezhi::yaml
