#include "definition/load.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/share.hpp"
#include "definition/canonical.hpp"
#include "definition/load_parts.hpp"
#include "definition/overlay.hpp"

namespace xiezhi {

namespace fs = std::filesystem;
using yaml::Node;

namespace {

constexpr std::size_t kMaxFile = std::size_t{1} << 20;
constexpr std::size_t kMaxFiles = 4000;

// Files of one folder and its overlay, by path relative to the share folder, in the order of their names: the same
// definition whatever the file system says.
struct Places {
    fs::path share, overlay;
    Faults faults;

    std::vector<std::string> names(const std::string& folder, std::string_view ending, bool folders = false) {
        std::vector<std::string> out;
        for (const fs::path& root : {share, overlay}) {
            if (root.empty()) continue;
            std::error_code error;
            fs::directory_iterator at(root / folder, error), end;
            for (; !error && at != end; at.increment(error)) {
                const std::string name = at->path().filename().string();
                if (name.empty() || name[0] == '.' || at->is_directory(error) != folders) continue;
                if (!ending.empty() && at->path().extension() != ending) continue;
                out.push_back(name);
                if (out.size() > kMaxFiles) break;
            }
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    bool there(const std::string& path) const {
        std::error_code error;
        return fs::exists(share / path, error) || (!overlay.empty() && fs::exists(overlay / path, error));
    }

    // The shipped file with the bureau's own laid over it; or the one that is there. Nothing when neither can be read.
    std::optional<Node> tree(const std::string& path) {
        std::error_code error;
        std::optional<Node> out;
        if (fs::exists(share / path, error)) out = read(share / path, path);
        if (!overlay.empty() && fs::exists(overlay / path, error)) {
            std::optional<Node> own = read(overlay / path, "overlay/" + path);
            if (own && out) {
                lay_over(*out, *own, faults);
            } else if (own && !fs::exists(share / path, error)) {
                out = std::move(own);
            }
        }
        return out;
    }

    std::optional<std::string> text(const std::string& path) {
        std::error_code error;
        const bool own = !overlay.empty() && fs::exists(overlay / path, error);
        auto text = read_file((own ? overlay : share) / path, kMaxFile);
        if (text) return std::move(*text);
        append(faults, std::move(text.error()));
        return std::nullopt;
    }

  private:
    std::optional<Node> read(const fs::path& file, const std::string& name) {
        auto text = read_file(file, kMaxFile);
        if (!text) {
            for (Fault& fault : text.error()) fault.where = name;
            append(faults, std::move(text.error()));
            return std::nullopt;
        }
        auto tree = yaml::read_yaml(*text, name);
        if (tree) return std::move(*tree);
        append(faults, std::move(tree.error()));
        return std::nullopt;
    }
};

void refuse_strays(Places& places, const std::string& folder, std::initializer_list<std::string_view> known) {
    for (const std::string& name : places.names(folder, ".yaml")) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        std::string all;
        for (const auto file : known) all += (all.empty() ? "" : ", ") + std::string(file);
        places.faults.push_back(yaml::fault_at({folder + "/" + name, 1},
                                               {"没有程序读取这个文件", "Nothing reads this file"},
                                               {"这里只读：" + all, "Read here: " + all}));
    }
    for (const std::string& name : places.names(folder, ".yml")) {
        places.faults.push_back(yaml::fault_at({folder + "/" + name, 1}, {"没有程序读取 .yml 文件", "Nothing reads .yml files"},
                                               {"请改名为 .yaml。", "Rename it to .yaml."}));
    }
}

constexpr std::string_view kShared = "lines/papers";

void load_kinds(Places& places, const std::string& line, Definition& into) {
    const std::string folder = "lines/" + line + "/kinds";
    for (const std::string& name : places.names(folder, ".yaml")) {
        const auto tree = places.tree(folder + "/" + name);
        if (!tree) continue;
        Kind kind = read_kind(*tree, line, places.faults);
        kind.hash = hash_of(kind);
        const Origin origin = kind.origin;
        const std::string id = kind.id;  // before the kind is moved away
        const auto [at, fresh] = into.kinds.emplace(id, std::make_shared<const Kind>(std::move(kind)));
        if (!fresh) {
            places.faults.push_back(yaml::fault_at(origin, {"种类重复：" + at->first, "The kind is there twice: " + at->first},
                                                   {"前一处：" + yaml::to_text(at->second->origin),
                                                    "The other one: " + yaml::to_text(at->second->origin)}));
        }
    }
}

void load_line(Places& places, const std::string& line, Definition& into) {
    const std::string folder = "lines/" + line;
    if (!is_identifier(line)) {
        places.faults.push_back(yaml::fault_at({folder, 1}, {"业务条线的目录名不合规则：" + line, "This cannot name a line: " + line},
                                               {"用小写英文字母、数字与下划线。", "Use lower-case letters, digits and underscores."}));
    }
    refuse_strays(places, folder, {"line.yaml", "figures.yaml", "report.yaml", "proposals.yaml"});
    refuse_strays(places, folder + "/papers", {});
    if (places.there(folder + "/line.yaml")) {
        if (const auto tree = places.tree(folder + "/line.yaml")) into.lines[line] = read_line_label(*tree, places.faults);
    } else {
        places.faults.push_back(yaml::fault_at({folder + "/line.yaml", 1}, {"业务条线缺少 line.yaml", "The line has no line.yaml"},
                                               {"请新建，写明 label: {zh: …, en: …}。", "Add it with label: {zh: …, en: …}."}));
    }
    load_kinds(places, line, into);
    if (places.there(folder + "/figures.yaml")) {
        if (const auto tree = places.tree(folder + "/figures.yaml")) read_figures(*tree, into, places.faults);
    }
    if (places.there(folder + "/report.yaml")) {
        if (const auto tree = places.tree(folder + "/report.yaml")) read_report(*tree, line, into, places.faults);
    }
    // The parts of lines/papers (style, head, foot) belong to every line that has none of its own by that name.
    for (const std::string& from : {folder + "/papers", std::string(kShared)}) {
        for (const std::string& name : places.names(from, ".html")) {
            if (into.templates.contains(line + "/papers/" + name)) continue;
            if (auto text = places.text(from + "/" + name)) into.templates[line + "/papers/" + name] = std::move(*text);
        }
    }
}

void load_lists(Places& places, Definition& into) {
    for (const std::string& name : places.names("law/lists", ".yaml")) {
        const auto tree = places.tree("law/lists/" + name);
        if (!tree) continue;
        CodeList list = read_code_list(*tree, places.faults);
        if (!list.id.empty() && list.id + ".yaml" != name) {
            places.faults.push_back(yaml::fault_at(list.origin, {"代码表名与文件名不同：" + list.id, "The list is not named like its file: " + list.id},
                                                   {"请改名为 " + list.id + ".yaml。", "Name the file " + list.id + ".yaml."}));
        }
        into.lists[list.id] = std::move(list);
    }
}

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

}  // namespace

Result<Definition> load_definition(const fs::path& share, const fs::path& overlay) {
    for (const fs::path& folder : {share / "lines", overlay.empty() ? share / "lines" : overlay}) {
        if (is_folder(folder)) continue;
        return fail({Code::NotFound,
                     {"找不到目录：" + folder.string(), "No such folder: " + folder.string()},
                     {"请检查路径；定义目录须含 lines/ 与 law/。", "Check the path; the folder holds lines/ and law/."},
                     folder.string(), ""});
    }
    Places places{share, overlay, {}};
    Definition out;
    refuse_strays(places, "lines", {"roles.yaml"});
    if (places.there("lines/roles.yaml")) {
        if (const auto tree = places.tree("lines/roles.yaml")) read_roles(*tree, out, places.faults);
    }
    load_lists(places, out);
    refuse_strays(places, std::string(kShared), {});
    for (const std::string& line : places.names("lines", "", true)) {
        if ("lines/" + line != kShared) load_line(places, line, out);
    }
    sort_report(out);
    if (!places.faults.empty()) return fail(std::move(places.faults));
    out.hash = hash_of(out);
    return out;
}

}  // namespace xiezhi
