#include "demo/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>

#include "base/share.hpp"

namespace xiezhi::demo {

namespace {

constexpr const char* kFile = "demo/targets.txt";

Fault wrong(Words what, const std::string& where) {
    return {Code::BadValue, std::move(what), {"请写成：指标 年度 = 数", "Write FIGURE YEAR = N."}, where, ""};
}

}  // namespace

Result<Targets> Targets::read(const std::filesystem::path& file, const figure::FigureSet& figures, Extent extent) {
    const auto text = read_file(file);
    if (!text) return fail(text.error());
    Targets out;
    Faults faults;
    std::istringstream lines(*text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        if (line == kMassLine && extent == Extent::Brief) break;
        if (line == kMassLine) continue;
        const std::string where = fmt::format("{}:{}", kFile, number);
        std::istringstream words(line);
        Target target;
        std::string equals, rest;
        words >> target.figure >> target.year >> equals >> target.value;
        if (words.fail() || equals != "=" || target.value < 0 || words >> rest) {
            faults.push_back(wrong({where + "：不是“指标 年度 = 数”", where + ": not FIGURE YEAR = N"}, where));
            continue;
        }
        if (const auto known = figure::resolve(figures, target.figure); !known) append(faults, known.error());
        const bool twice = std::any_of(out.targets_.begin(), out.targets_.end(), [&](const Target& one) { return one.figure == target.figure && one.year == target.year; });
        if (twice)
            faults.push_back(
                {Code::AlreadyDone,
                 {where + "：同一指标同一年度写了两次", where + ": the same figure of the same year twice"},
                 {"请删去一行。", "Delete one of them."},
                 where,
                 ""});
        out.targets_.push_back(std::move(target));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return out;
}

Result<std::int64_t> Targets::count(const std::string& sum, int year) const {
    std::int64_t total = 0;
    const auto bad = [&](Words what) { return fail(wrong({fmt::format("次数“{}”：{}", sum, what.zh), fmt::format("count \"{}\": {}", sum, what.en)}, "demo/schedule.txt")); };
    for (std::size_t at = 0; at < sum.size();) {
        int sign = 1;
        if (sum[at] == '+' || sum[at] == '-') sign = sum[at++] == '-' ? -1 : 1;
        else if (at != 0) return bad({"缺少加减号", "a sign is missing"});
        const std::size_t to = std::min(sum.find_first_of("+-", at), sum.size());
        const std::string term = sum.substr(at, to - at);
        at = to;
        if (!term.empty() && term[0] == '@') {
            const auto target = std::find_if(targets_.begin(), targets_.end(), [&](const Target& one) { return one.figure == term.substr(1) && one.year == year; });
            if (target == targets_.end()) return bad({fmt::format("{}没有这一目标：{}", year, term), fmt::format("{} has no target {}", year, term)});
            total += sign * target->value;
        } else if (!term.empty() && term.size() < 15 && std::all_of(term.begin(), term.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) {
            total += sign * std::strtoll(term.c_str(), nullptr, 10);
        } else {
            return bad({"既不是数，也不是@目标", "neither a number nor an @target"});
        }
    }
    if (sum.empty() || total < 0) return bad({fmt::format("得 {}", total), fmt::format("comes to {}", total)});
    return total;
}

Result<std::size_t> Targets::prove(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, CivilDate today) const {
    std::string table;
    std::size_t compared = 0;
    std::size_t different = 0;
    for (const Target& target : targets_) {
        if (target.year >= to_ymd(today).year) continue;
        const auto reference = figure::resolve(figures, target.figure);
        if (!reference) return fail(reference.error());
        const auto span = figure::year_span(target.year);
        if (!span) return fail(span.error());
        const auto read = figure::read_reference(connection, figures, bureau, *reference, *span);
        if (!read) return fail(read.error());
        const bool same = read->value == target.value;
        table += fmt::format("  {} {:<48} {}  {:>11}  {:>11}\n", same ? " " : "!", target.figure, target.year, target.value, read->value);
        ++compared;
        different += same ? 0 : 1;
    }
    if (different == 0) return compared;
    return fail({Code::BadValue,
                 {fmt::format("演示案件与目标不符，{} 个指标中有 {} 个不同，见下表", compared, different),
                  fmt::format("The demonstration misses {} of {} targets; the columns are: wanted, found\n{}", different, compared, table)},
                 {"请改正 demo/schedule.txt 或故事，再建一次。", "Mend demo/schedule.txt or the stories and build again."}, kFile, ""});
}

}  // namespace xiezhi::demo
