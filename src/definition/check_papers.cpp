#include <fmt/format.h>

#include <map>
#include <set>

#include "definition/check_parts.hpp"
#include "definition/references.hpp"
#include "definition/template_tags.hpp"
#include "definition/yaml_reader.hpp"

namespace xiezhi {

namespace {

const std::set<std::string_view> kPatternNames = {"issuer.short", "bureau.short", "unit.short", "year", "seq"};
const std::set<std::string_view> kIssuers = {"government", "bureau"};

void check_pattern(Checker& out, const Origin& origin, const std::string& who, const std::string& pattern) {
    const auto runs = split_placeholders(pattern, yaml::to_text(origin));
    if (!runs) {
        out.add(runs.error());
        return;
    }
    int sequences = 0;
    for (const TextRun& run : *runs) {
        if (!run.placeholder) continue;
        if (run.text == "seq") ++sequences;
        if (kPatternNames.count(run.text) == 0) {
            out.fault(origin, {fmt::format("{} 的编号样式里“{{{}}}”不存在", who, run.text), fmt::format("{}: the pattern holds '{{{}}}', which does not exist", who, run.text)},
                      {"可用：{issuer.short} {bureau.short} {unit.short} {year} {seq}", "Use {issuer.short} {bureau.short} {unit.short} {year} {seq}"});
        }
    }
    if (sequences != 1) {
        out.fault(origin, {who + " 的编号样式须恰好有一个 {seq}", who + ": the pattern holds {seq} exactly once"}, {"请改正样式。", "Correct the pattern."});
    }
}

void check_issuer(Checker& out, const Origin& origin, const std::string& who, const std::string& issuer) {
    if (kIssuers.count(issuer) != 0) return;
    out.fault(origin, {fmt::format("{} 的制发机关“{}”不存在", who, issuer), fmt::format("{}: there is no issuer '{}'", who, issuer)},
              {"可用：government（本级政府）、bureau（本局）。", "Use government or bureau."});
}

void check_paper(Checker& out, const Kind& kind, const Paper& paper) {
    const std::string who = fmt::format("kind {}, paper {}", kind.id, paper.id);
    if (!paper.issuer.empty()) check_issuer(out, paper.origin, who, paper.issuer);
    if (!paper.series.empty()) check_pattern(out, paper.origin, who, paper.series);
    if (!paper.series.empty() && paper.issuer.empty()) {
        out.fault(paper.origin, {who + " 有文号却没有制发机关", who + " has a number but no issuer"}, {"请补写 issuer。", "Add 'issuer'."});
    }
    if (!paper.to.empty() && paper.issuer.empty()) {
        out.fault(paper.origin, {who + " 要送达却没有制发机关", who + " is served but has no issuer"}, {"请补写 issuer。", "Add 'issuer'."});
    }
    for (const std::string& party : paper.to) {
        if (kind.party(party) == nullptr) out.missing(paper.origin, who, {"当事人", "party"}, party);
    }
    out.article(paper.origin, who, paper.article);
    const bool issued = std::any_of(kind.actions.begin(), kind.actions.end(), [&](const Action& action) { return contains(action.papers, paper.id); });
    if (!issued) {
        out.fault(paper.origin, {who + " 没有任何操作制发", who + " is issued by no action"}, {"请在某个操作的 papers 中写上，或删去。", "Name it in the papers of an action, or remove it."});
    }
    const std::string* text = out.definition().template_of(kind, paper);
    if (text == nullptr) {
        out.missing(paper.origin, who, {"模板文件", "template file"}, paper.template_file);
    } else {
        out.add(check_template(*text, fmt::format("lines/{}/{}", kind.line, paper.template_file), kind, out.definition()));
    }
}

}  // namespace

void check_papers(Checker& out, const Kind& kind) {
    for (const NumberSeries& number : kind.numbers) {
        const std::string who = fmt::format("kind {}, number {}", kind.id, number.id);
        check_issuer(out, number.origin, who, number.issuer);
        check_pattern(out, number.origin, who, number.pattern);
    }
    for (const Paper& paper : kind.papers) check_paper(out, kind, paper);
}

// Two series with one pattern would give the same number twice.
void check_series(Checker& out) {
    std::map<std::string, Origin> seen;
    const auto enter = [&](const std::string& issuer, const std::string& pattern, const Origin& origin) {
        if (pattern.empty()) return;
        const auto [at, fresh] = seen.emplace(issuer + " " + pattern, origin);
        if (fresh) return;
        out.fault(origin, {"编号样式与另一编号相同，会给出重复的号：" + pattern, "Another series has the same pattern and would give the same numbers: " + pattern},
                  {"另一处：" + yaml::to_text(at->second), "The other one: " + yaml::to_text(at->second)});
    };
    for (const auto& [id, kind] : out.definition().kinds) {
        for (const NumberSeries& number : kind->numbers) enter(number.issuer, number.pattern, number.origin);
        for (const Paper& paper : kind->papers) enter(paper.issuer, paper.series, paper.origin);
    }
}

}  // namespace xiezhi
