#include "definition/template_tags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace xiezhi {

namespace {

constexpr std::array<std::string_view, 22> kFacts = {
    "paper.number", "paper.label", "paper.issued_on", "issuer.name", "issuer.short", "bureau.name", "bureau.short",
    "bureau.address", "bureau.phone", "unit.name", "holder.name", "signer.name", "record.title", "act.on", "place.name",
    "government.name",
    // The edition that rules the matter: names to print, and sections shown for that edition only.
    "law.name", "law.rules", "law.RL17", "law.RL23", "law.IR07", "law.IR26"};
constexpr std::array<std::string_view, 14> kPersonFacts = {
    "name", "form", "identity_type", "identity", "address", "phone", "sex", "birth_year", "birth_date", "representative",
    "role", "agents", "organisation", "unit"};
constexpr std::array<std::string_view, 2> kRowFacts = {"first", "last"};

template <class Names>
bool holds(const Names& names, std::string_view wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

struct Tag {
    char sign = ' ';  // # ^ / > or ' '
    std::string name;
    int line = 1;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

class TemplateCheck {
  public:
    TemplateCheck(const std::string& file, const Kind& kind, const Definition& definition)
        : file_(file), kind_(kind), definition_(definition) {}

    Faults run(std::string_view text) {
        for (const Tag& tag : tags(text)) look_at(tag);
        for (const Tag& open : open_) {
            complain(open.line, {"“{{#" + open.name + "}}”没有结束", "'{{#" + open.name + "}}' does not close"}, {"请补写 {{/" + open.name + "}}。", "Add {{/" + open.name + "}}."});
        }
        return std::move(faults_);
    }

  private:
    std::vector<Tag> tags(std::string_view text) {
        std::vector<Tag> out;
        int line = 1;
        for (std::size_t at = 0; at < text.size();) {
            const auto begin = text.find("{{", at);
            line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                text.begin() + static_cast<std::ptrdiff_t>(std::min(begin, text.size())), '\n'));
            if (begin == std::string_view::npos) break;
            const bool triple = text.substr(begin).starts_with("{{{");
            const auto end = text.find(triple ? "}}}" : "}}", begin);
            if (end == std::string_view::npos) {
                complain(line, {"“{{”没有对应的“}}”", "'{{' has no '}}'"}, {"请补写。", "Add it."});
                break;
            }
            std::string_view inside = text.substr(begin + (triple ? 3 : 2), end - begin - (triple ? 3 : 2));
            if (triple || inside.starts_with('&')) {
                complain(line, {"模板不能输出未转义的内容：" + std::string(inside), "A template may not print text unescaped: " + std::string(inside)},
                         {"请用两个花括号，不加 &。", "Use two braces, without &."});
            } else if (!inside.starts_with('!')) {
                Tag tag;
                tag.line = line;
                if (!inside.empty() && std::string_view("#^/>").find(inside[0]) != std::string_view::npos) {
                    tag.sign = inside[0];
                    inside.remove_prefix(1);
                }
                tag.name = trimmed(inside);
                out.push_back(std::move(tag));
            }
            line += static_cast<int>(std::count(inside.begin(), inside.end(), '\n'));
            at = end + (triple ? 3 : 2);
        }
        return out;
    }

    void look_at(const Tag& tag) {
        if (tag.sign == '/') {
            if (open_.empty() || open_.back().name != tag.name) {
                complain(tag.line, {"“{{/" + tag.name + "}}”没有对应的开始", "'{{/" + tag.name + "}}' closes nothing that is open"}, {"请核对嵌套。", "Check the nesting."});
            } else {
                open_.pop_back();
            }
            return;
        }
        if (tag.sign == '>') {
            if (definition_.templates.find(kind_.line + "/papers/" + tag.name + ".html") == definition_.templates.end()) {
                complain(tag.line, {"没有模板片段“" + tag.name + "”", "There is no partial '" + tag.name + "'"},
                         {"片段放在同一目录，名为 " + tag.name + ".html。",
                          "Partials lie in the same folder, named " + tag.name + ".html."});
            }
            return;
        }
        if (!known(tag.name)) {
            complain(tag.line, {"模板用到的“" + tag.name + "”不存在，打印时会是空白", "The template uses '" + tag.name + "', which does not exist; it would print nothing"},
                     {"可用：本种类的字段、当事人、清单、number.…、paper.…、issuer.…、bureau.…、term.…（见 docs/definitions.md）。",
                      "Use the kind's fields, parties and lists, number.…, paper.…, issuer.…, bureau.…, term.… (docs/definitions.md)."});
        }
        if (tag.sign != ' ') open_.push_back(tag);
    }

    bool known(std::string_view name) const {
        if (name == "." && !open_.empty()) return true;
        if (holds(kFacts, name)) return true;
        const auto dot = name.find('.');
        const std::string_view head = name.substr(0, dot);
        const std::string_view rest = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
        if (head == "number" && kind_.number(rest) != nullptr) return true;
        if (head == "term" && rest.ends_with(".due") && kind_.term(rest.substr(0, rest.size() - 4)) != nullptr) return true;
        if (rest.empty() && (kind_.party(head) != nullptr || kind_.list(head) != nullptr)) return true;
        if (const Field* field = kind_.field(head)) return rest.empty() || has_code(*field, rest);
        return known_inside(head, rest);
    }

    // Names that exist only within {{#applicant}} … {{/applicant}} or {{#hearings}} … {{/hearings}}.
    bool known_inside(std::string_view head, std::string_view rest) const {
        for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
            const RowList* list = kind_.list(open->name);
            const bool party = kind_.party(open->name) != nullptr || open->name == "agents";
            if ((party || list != nullptr) && rest.empty() && holds(kRowFacts, head)) return true;
            if (party && rest.empty() && holds(kPersonFacts, head)) return true;
            if (list == nullptr) continue;
            for (const Field& field : list->fields) {
                if (field.id == head && (rest.empty() || has_code(field, rest))) return true;
            }
        }
        return false;
    }

    // {{#outcome.UPHELD}}: a section shown for that code only.
    bool has_code(const Field& field, std::string_view code) const {
        const CodeList* list = definition_.list(field.list);
        if (list == nullptr) return field.type == FieldType::Code;  // the missing list is a fault of its own
        return list->value(code) != nullptr;
    }

    void complain(int line, Words message, Words remedy) {
        faults_.push_back({Code::BadDefinition, std::move(message), std::move(remedy), fmt::format("{}:{}", file_, line), ""});
    }

    const std::string& file_;
    const Kind& kind_;
    const Definition& definition_;
    std::vector<Tag> open_;
    Faults faults_;
};

}  // namespace

Faults check_template(std::string_view text, const std::string& file, const Kind& kind, const Definition& definition) {
    return TemplateCheck(file, kind, definition).run(text);
}

}  // namespace xiezhi
