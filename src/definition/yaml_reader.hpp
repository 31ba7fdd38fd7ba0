// YAML with our limits and our faults: the only place that knows yaml-cpp.
//
// A file becomes a tree of Nodes, each with its file and line. Anchors, aliases, tags, several documents, repeated keys,
// files over 1 MB, more than 50,000 nodes or 24 levels are faults. A MapReader then hands out the members by name, with
// their type checked; the members nobody asked for are faults when it finishes. So the list of known keys is exactly
// what the code reads, and "a declared setting that no code reads is a fault" holds by construction.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "definition/model.hpp"
#include "definition/names.hpp"

namespace xiezhi::yaml {

struct Member;

struct Node {
    enum class Shape { Null, Scalar, Sequence, Map } shape = Shape::Null;
    std::string text;              // Scalar
    std::vector<Node> items;       // Sequence
    std::vector<Member> members;   // Map, in the order of the file
    std::shared_ptr<const std::string> file;
    int line = 0;

    const Node* member(std::string_view key) const;
    Node* member(std::string_view key);
    Origin origin() const;
};

struct Member {
    std::string key;
    int line = 0;
    Node value;
};

// `file` is the name for messages. Every fault is BadDefinition with "file:line" (TooLarge and TooDeep for the limits).
Result<Node> read_yaml(std::string_view text, const std::string& file);

Fault fault_at(const Origin& origin, Words message, Words remedy);
std::string to_text(const Origin& origin);  // "file:line"

enum class Need { Optional, Required };

// Members of one map. `what` names it in messages: "action accept". Call finish() when all that is known has been read.
class MapReader {
  public:
    MapReader(const Node& node, std::string what, Faults& faults);

    bool is_map() const { return node_.shape == Node::Shape::Map; }
    Origin origin() const { return node_.origin(); }
    const std::string& what() const { return what_; }
    Faults& faults() { return faults_; }

    const Node* take(std::string_view key, Need need = Need::Optional);  // nullptr when absent
    std::string text(std::string_view key, Need need = Need::Optional);
    Words words(std::string_view key, Need need = Need::Optional);       // {zh, en}, both not empty
    bool flag(std::string_view key, bool otherwise = false);             // true or false
    std::optional<std::int64_t> integer(std::string_view key, Need need = Need::Optional);
    int small(std::string_view key, int otherwise, int least, int most, Need need = Need::Optional);
    std::vector<std::string> texts(std::string_view key, Need need = Need::Optional);  // one scalar or a list of them
    // The items of a list; one thing that is not a list counts as a list of one.
    std::vector<const Node*> items(std::string_view key, Need need = Need::Optional);
    // The members of a map of declarations, "id: {…}"; ids are checked.
    std::vector<const Member*> declarations(std::string_view key, Need need = Need::Optional);

    template <class E>
    E choice(std::string_view key, E otherwise, Need need = Need::Optional) {
        const std::string name = text(key, need);
        if (name.empty()) return otherwise;
        if (const auto value = value_named<E>(name)) return *value;
        wrong_choice(key, name, all_names<E>());
        return otherwise;
    }

    void complain(const Node* at, Words message, Words remedy);
    void finish();

  private:
    void wrong_choice(std::string_view key, std::string_view name, const std::string& allowed);

    const Node& node_;
    std::string what_;
    Faults& faults_;
    std::set<std::string, std::less<>> known_;
};

// The text of a scalar; a fault and "" otherwise.
std::string scalar(const Node& node, std::string_view what, Faults& faults);

}  // namespace xiezhi::yaml
