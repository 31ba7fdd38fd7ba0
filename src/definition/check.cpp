#include "definition/check.hpp"

#include <fmt/format.h>

#include <set>

#include "definition/check_parts.hpp"
#include "definition/yaml_reader.hpp"

namespace xiezhi {

namespace {
constexpr std::string_view kWarningZh = "提醒：";
}

void Checker::fault(const Origin& origin, Words message, Words remedy) {
    faults_.push_back(yaml::fault_at(origin, std::move(message), std::move(remedy)));
}

void Checker::warn(const Origin& origin, Words message, Words remedy) {
    fault(origin, {std::string(kWarningZh) + message.zh, "Warning: " + message.en}, std::move(remedy));
}

Faults Checker::take() {
    Faults out;
    std::set<std::string> seen;
    for (Fault& fault : faults_) {
        if (seen.insert(fault.where + "\n" + fault.message.zh).second) out.push_back(std::move(fault));
    }
    faults_.clear();
    return out;
}

void Checker::add(Faults faults) { append(faults_, std::move(faults)); }

void Checker::missing(const Origin& origin, const std::string& who, Words what, const std::string& name) {
    fault(origin, {fmt::format("{} 提到的{}“{}”不存在", who, what.zh, name), fmt::format("{} names the {} '{}', which does not exist", who, what.en, name)},
          {"请核对名字，或补写这一项。", "Check the name, or declare it."});
}

void Checker::role(const Origin& origin, const std::string& who, const std::string& name) {
    if (name == "*" || definition_.roles.find(name) != definition_.roles.end()) return;
    fault(origin, {fmt::format("{} 提到的角色“{}”不存在", who, name), fmt::format("{} names the role '{}', which does not exist", who, name)},
          {"角色写在 lines/roles.yaml。", "Roles stand in lines/roles.yaml."});
}

void Checker::grants(const Origin& origin, const std::string& who, const std::vector<Grant>& grants) {
    for (const Grant& grant : grants) role(origin, who, grant.role);
}

// "RL23 art 39; IR07 art 34": the first word of each part is the edition.
void Checker::article(const Origin& origin, const std::string& who, const std::string& text) {
    if (law_ == nullptr || text.empty()) return;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(';', at), text.size());
        const auto from = std::min(text.find_first_not_of(' ', at), end);
        const std::string edition = text.substr(from, std::min(text.find(' ', from), end) - from);
        if (law_->editions.find(edition) == law_->editions.end()) {
            fault(origin, {fmt::format("{} 引用的“{}”不是已知的法律版本", who, edition), fmt::format("{} cites '{}', which is not a known edition", who, edition)},
                  {"请写成“RL23 art 39”，几处用分号隔开；版本写在 law/statutes.yaml。",
                   "Write 'RL23 art 39', several with semicolons; editions stand in law/statutes.yaml."});
        }
        at = end + 1;
    }
}

bool is_set_by(const Action& action, std::string_view field) {
    if (action.date_field == field || action.extends_by == field) return true;
    for (const InputField& input : action.input) {
        if (input.field == field) return true;
    }
    for (const Setting& setting : action.sets) {
        if (setting.field == field) return true;
    }
    return false;
}

bool is_warning(const Fault& fault) { return fault.message.zh.starts_with(kWarningZh); }

Faults check(const Definition& definition, const Law* law) {
    Checker out(definition, law);
    if (definition.kinds.empty()) {
        out.fault({"lines", 1}, {"没有任何种类", "There are no kinds"},
                  {"lines/ 下至少要有一个业务条线。", "lines/ holds at least one line of business."});
    }
    check_lists(out);
    for (const auto& [id, kind] : definition.kinds) {
        check_fields(out, *kind);
        check_actions(out, *kind);
        check_papers(out, *kind);
        check_states(out, *kind);
        check_terms(out, *kind);
        check_conditions(out, *kind);
    }
    check_series(out);
    check_figures(out);
    return out.take();
}

}  // namespace xiezhi
