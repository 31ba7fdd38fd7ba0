#include "decision/proposals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/share.hpp"
#include "definition/compiled.hpp"
#include "definition/yaml_reader.hpp"

namespace xiezhi::decision {

namespace fs = std::filesystem;
using yaml::fault_at;
using yaml::MapReader;
using yaml::Need;

namespace {

// What an answer of this type may be given to. Codes are compared when the table is asked: a kind may know more of them.
bool suits(const Fact& fact, const feel::Type& type) {
    switch (fact.type) {
        case FactType::Date: return type.kind == feel::Kind::Date && !type.is_list;
        case FactType::Integer:
        case FactType::Money: return type.kind == feel::Kind::Integer && !type.is_list;
        case FactType::YesNo: return type.kind == feel::Kind::Boolean && !type.is_list;
        case FactType::Code:
        case FactType::Text: return type.kind == feel::Kind::Text && !type.is_list;
        case FactType::Codes:
        case FactType::Dates:
        case FactType::Periods: return false;
    }
    return false;
}

class Reader {
  public:
    Reader(const Definition& definition, const Tables& tables, Faults& faults) : definition_(definition), tables_(tables), faults_(faults) {}

    void read(const yaml::Node& root, std::vector<Proposal>& out) {
        MapReader map(root, "proposals", faults_);
        for (const yaml::Member* member : map.declarations("proposals", Need::Required)) {
            MapReader one(member->value, "proposal " + member->key, faults_);
            Proposal proposal;
            proposal.id = member->key;
            proposal.origin = one.origin();
            proposal.kind = one.text("kind", Need::Required);
            proposal.table = one.text("table", Need::Required);
            proposal.before = one.texts("before", Need::Required);
            const Kind* kind = definition_.kind(proposal.kind);
            const Table* table = tables_.find(proposal.table);
            if (kind == nullptr && !proposal.kind.empty()) missing(proposal, "kind", {"事项类型", "kind"}, proposal.kind);
            if (table == nullptr && !proposal.table.empty()) missing(proposal, "table", {"决策表", "decision table"}, proposal.table);
            if (kind != nullptr) {
                for (const std::string& action : proposal.before) {
                    if (kind->action(action) == nullptr) missing(proposal, "before", {"操作", "action"}, action);
                }
            }
            for (const yaml::Member* fact : one.declarations("facts", Need::Required)) {
                const std::string text = yaml::scalar(fact->value, "fact " + fact->key, faults_);
                if (kind != nullptr && table != nullptr) read_fact(proposal, *kind, *table, fact->key, text, fact->value.origin());
            }
            one.finish();
            out.push_back(std::move(proposal));
        }
        map.finish();
    }

  private:
    void missing(const Proposal& proposal, std::string_view key, const Words& what, std::string_view name) {
        faults_.push_back(fault_at(
            proposal.origin,
            {fmt::format("建议 {} 的 {}：没有{}“{}”", proposal.id, key, what.zh, name), fmt::format("proposal {}, {}: there is no {} '{}'", proposal.id, key, what.en, name)},
            {"请改正名字。", "Mend the name."}));
    }

    void read_fact(Proposal& proposal, const Kind& kind, const Table& table, const std::string& name, const std::string& text, const Origin& origin) {
        const Fact* fact = table.fact(name);
        if (fact == nullptr) return missing(proposal, "facts", {"事实", "fact"}, name);
        auto names = feel_environment(kind, definition_);
        if (!names) return append(faults_, names.error());
        auto expression = feel::compile(text, *names, yaml::to_text(origin));
        if (!expression) return append(faults_, expression.error());
        for (const feel::Slot& slot : expression->slots()) {
            const Field* field = kind.field(slot.name);
            if (field == nullptr || !is_sealed(field->field_class)) continue;
            faults_.push_back(fault_at(origin,
                                       {fmt::format("建议 {}：“{}”是加密的个人信息，不能作为事实", proposal.id, slot.name),
                                        fmt::format("proposal {}: '{}' is encrypted personal data and cannot be a fact", proposal.id, slot.name)},
                                       {"请改用非加密的字段，或由办理人员回答。", "Use a clear field, or leave the question to the person."}));
        }
        if (!suits(*fact, expression->type())) {
            faults_.push_back(
                fault_at(origin,
                         {fmt::format("建议 {}：事实 {} 应为 {}，这里是{}", proposal.id, name, name_of(fact->type), feel::name_of(expression->type()).zh),
                          fmt::format("proposal {}: fact {} is of type {}, this is {}", proposal.id, name, name_of(fact->type), feel::name_of(expression->type()).en)},
                         {"请改写表达式。", "Rewrite the expression."}));
            return;
        }
        proposal.facts.push_back({name, std::move(*expression), origin});
    }

    const Definition& definition_;
    const Tables& tables_;
    Faults& faults_;
};

}  // namespace

Result<std::vector<Proposal>> load_proposals(const fs::path& share, const Definition& definition, const Tables& tables) {
    std::vector<fs::path> lines;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(share / "lines", error)) {
        if (fs::exists(entry.path() / "proposals.yaml", error)) lines.push_back(entry.path());
    }
    std::sort(lines.begin(), lines.end());
    Faults faults;
    std::vector<Proposal> out;
    for (const fs::path& line : lines) {
        const std::string file = "lines/" + line.filename().string() + "/proposals.yaml";
        auto text = read_file(line / "proposals.yaml", std::size_t{1} << 20);
        if (!text) { append(faults, std::move(text.error())); continue; }
        auto root = yaml::read_yaml(*text, file);
        if (!root) { append(faults, std::move(root.error())); continue; }
        Reader(definition, tables, faults).read(*root, out);
    }
    for (auto one = out.begin(); one != out.end(); ++one) {
        const auto twin = std::find_if(out.begin(), one, [&](const Proposal& other) { return other.kind == one->kind && other.id == one->id; });
        if (twin != one)
            faults.push_back(fault_at(one->origin, {fmt::format("建议 {} 写了两次", one->id), fmt::format("proposal {} is given twice", one->id)}, {"请改名。", "Rename one."}));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return out;
}

}  // namespace xiezhi::decision
