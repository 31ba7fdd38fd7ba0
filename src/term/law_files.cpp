#include "term/law_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/share.hpp"

namespace xiezhi::law_files {

namespace fs = std::filesystem;

namespace {

struct Shipped {
    YAML::Node rule;
    std::string matter;
};

std::string scalar(const YAML::Node& map, const char* key) {
    const YAML::Node node = map[key];
    return node && node.IsScalar() ? node.Scalar() : "";
}

void read_folder(const fs::path& folder, bool own, std::vector<LawFile>& files, Faults& faults) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        const std::string name = (own ? "overlay/law/" : "law/") + path.filename().string();
        auto text = read_file(path, std::size_t{4} << 20);
        if (!text) { append(faults, std::move(text.error())); continue; }
        try {
            files.push_back({name, YAML::Load(*text), std::move(*text), own});
        } catch (const YAML::Exception& broken) {
            faults.push_back({Code::BadDefinition, {"YAML 语法错误：" + broken.msg, "YAML is broken: " + broken.msg},
                              {"请检查缩进与引号。", "Check indentation and quotes."}, fmt::format("{}:{}", name, broken.mark.line + 1), ""});
        }
    }
}

std::map<std::string, Shipped> shipped_rules(const std::vector<LawFile>& files) {
    std::map<std::string, Shipped> rules;
    for (const LawFile& file : files) {
        if (file.own || !file.node.IsMap() || !file.node["rules"].IsDefined()) continue;
        for (const auto& rule : file.node["rules"]) {
            if (rule.IsMap()) rules.emplace(id_of(rule), Shipped{rule, scalar(file.node, "matter")});
        }
    }
    return rules;
}

// What the bureau leaves unsaid is the shipped rule's, but for words about a figure that it replaced.
void complete(YAML::Node rule, const Shipped& shipped) {
    const bool period = rule["length"] || rule["unit"] || rule["fixed"];
    const bool by_length = rule["length"] || rule["unit"];
    for (const auto& entry : shipped.rule) {
        const std::string key = entry.first.Scalar();
        if (rule[key].IsDefined()) continue;
        if (period && key == "note") continue;
        if (by_length && key == "fixed") continue;
        if (rule["fixed"] && (key == "length" || key == "unit")) continue;
        rule[key] = entry.second;
    }
    if (!rule["matter"] && !shipped.matter.empty()) rule["matter"] = shipped.matter;
}

Fault fault(const LawFile& file, const YAML::Node& node, std::string zh, std::string en, std::string zh_do, std::string en_do) {
    return {Code::BadDefinition, {std::move(zh), std::move(en)}, {std::move(zh_do), std::move(en_do)}, fmt::format("{}:{}", file.name, node.Mark().line + 1), ""};
}

}  // namespace

std::vector<LawFile> read(const fs::path& folder, const fs::path& own, Faults& faults) {
    std::vector<LawFile> files;
    read_folder(folder, false, files, faults);
    if (!own.empty() && !files.empty()) read_folder(own, true, files, faults);
    return files;
}

std::string id_of(const YAML::Node& rule) { return rule.IsMap() ? scalar(rule, "id") : ""; }

std::set<std::string> lay_over(std::vector<LawFile>& files, Faults& faults) {
    std::set<std::string> replaced;
    std::map<std::string, Shipped> shipped;
    for (LawFile& file : files) {
        if (!file.own || !file.node.IsMap()) continue;
        if (shipped.empty()) shipped = shipped_rules(files);
        if (const YAML::Node policies = file.node["policies"]) {
            faults.push_back(fault(file, policies, "口径 D1 到 D11 不在本局规则文件中设定", "The switches D1 to D11 are not set in a bureau's rule file",
                                   "请删去 policies。", "Leave policies out."));
        }
        if (!file.node["rules"]) continue;
        for (YAML::Node rule : file.node["rules"]) {
            const auto at = shipped.find(id_of(rule));
            if (at == shipped.end()) continue;
            const Shipped& original = at->second;
            if (scalar(original.rule, "verified") != "UNVERIFIED" && scalar(original.rule, "local") != "true") {
                faults.push_back(fault(file, rule, fmt::format("{} 是已核实的全国规则，本局不能改", at->first),
                                       fmt::format("{} is a confirmed national rule, which a bureau cannot change", at->first),
                                       "本局另有期限的，请用新的编号另写一条。", "Where the bureau has a term of its own, write it as a rule with a new id."));
                continue;
            }
            complete(rule, original);
            replaced.insert(at->first);
        }
    }
    return replaced;
}

}  // namespace xiezhi::law_files
