#include <fmt/format.h>

#include <algorithm>

#include "definition/compiled.hpp"
#include "definition/names.hpp"
#include "figure/figures.hpp"

namespace xiezhi::figure {

namespace {

// What the cells of a figure were counted by. The number is that of the rules in cells.cpp: another number has all counted anew.
std::string signature_of(const Figure& figure) {
    std::string by;
    for (const std::string& group : figure.by) by += (by.empty() ? "" : ",") + group;
    return fmt::format("1|{}|{}|{}|{}|{}|{}|{}", name_of(figure.shape), figure.kind, figure.when, figure.until, figure.sum, by, figure.where);
}

// A stock at the start of a period and one at its end are the same sum up to different days, and one without groups is the
// sum of any with them: of those the one with most groups keeps the cells, the first by name if there are several.
const CompiledFigure* keeper_of(const CompiledFigure& compiled, const std::vector<CompiledFigure>& all) {
    const Figure& figure = *compiled.figure;
    const CompiledFigure* keeper = &compiled;
    if (figure.shape != Figure::Shape::Stock) return keeper;
    for (const CompiledFigure& other : all) {
        const Figure& one = *other.figure;
        const bool same = one.shape == figure.shape && one.cells && one.kind == figure.kind && one.when == figure.when && one.until == figure.until && one.where == figure.where &&
                          one.sum == figure.sum && (one.by == figure.by || figure.by.empty());
        if (!same) continue;
        const auto rank = [](const Figure& candidate) { return std::pair(-static_cast<std::ptrdiff_t>(candidate.by.size()), candidate.id); };
        if (rank(one) < rank(*keeper->figure)) keeper = &other;
    }
    return keeper;
}

}  // namespace

Result<std::shared_ptr<const FigureSet>> FigureSet::build(std::shared_ptr<const Definition> definition) {
    auto set = std::make_shared<FigureSet>();
    Faults faults;
    for (const auto& [id, figure] : definition->figures) {
        CompiledFigure compiled{&figure, std::nullopt};
        if (!figure.where.empty()) {
            auto where = compile_where(figure, *definition);
            if (where) compiled.where = std::move(*where);
            else append(faults, where.error());
        }
        set->figures_.push_back(std::move(compiled));
    }
    for (const Identity& identity : definition->identities) {
        auto compiled = compile_identity(identity, *definition);
        if (compiled) set->identities_.push_back(std::move(*compiled));
        else append(faults, compiled.error());
    }
    if (!faults.empty()) return fail(std::move(faults));
    set->definition_ = std::move(definition);
    for (CompiledFigure& compiled : set->figures_) {
        const Figure& figure = *compiled.figure;
        if (!figure.cells || (figure.shape != Figure::Shape::Flow && figure.shape != Figure::Shape::Stock)) continue;
        compiled.cells = keeper_of(compiled, set->figures_);
        if (compiled.cells != &compiled) continue;
        compiled.signature = signature_of(figure);
        set->kept_[figure.kind].push_back(&compiled);
    }
    return std::shared_ptr<const FigureSet>(std::move(set));
}

const CompiledFigure* FigureSet::find(std::string_view id) const {
    const auto at = std::lower_bound(figures_.begin(), figures_.end(), id, [](const CompiledFigure& f, std::string_view wanted) { return f.figure->id < wanted; });
    return at == figures_.end() || at->figure->id != id ? nullptr : &*at;
}

const std::vector<const CompiledFigure*>& FigureSet::kept_of(std::string_view kind) const {
    static const std::vector<const CompiledFigure*> kNone;
    const auto at = kept_.find(kind);
    return at == kept_.end() ? kNone : at->second;
}

Span at_day(CivilDate day) {
    const auto ymd = to_ymd(day);
    const std::int64_t month = std::int64_t{ymd.year} * 100 + ymd.month;
    return {month, month, month * 100 + ymd.day};
}

Result<Span> year_span(int year) {
    if (year >= kFirstYear && year <= kLastYear) return Span{std::int64_t{year} * 100 + 1, std::int64_t{year} * 100 + 12};
    return fail({Code::BadValue,
                 {fmt::format("年份应在 {} 到 {} 之间", kFirstYear, kLastYear),
                  fmt::format("The year must lie between {} and {}", kFirstYear, kLastYear)},
                 {"请改正年份。", "Correct the year."},
                 "year",
                 ""});
}

}  // namespace xiezhi::figure
