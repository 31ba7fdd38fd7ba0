// The figures that the demonstration's past must have, written in one file and nowhere else: demo/targets.txt, a line each,
// `FIGURE_ID[.GROUP] YEAR = N`. The schedule takes from them how often a story is told; at the end all are proved against the
// database.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "demo/extent.hpp"
#include "engine/engine.hpp"

namespace xiezhi::demo {

struct Target {
    std::string figure;
    int year = 0;
    std::int64_t value = 0;
};

class Targets {
  public:
    // BadValue with the line for another shape, FigureUnknown for a figure the lines do not define, AlreadyDone for one twice.
    static Result<Targets> read(const std::filesystem::path& file, const figure::FigureSet& figures, Extent extent = Extent::Full);

    const std::vector<Target>& all() const { return targets_; }
    // A sum of numbers and targets of that year, without blanks: "@reconsideration.accepted-@reconsideration.open+2".
    // BadValue when it is no such sum or comes to less than nothing.
    Result<std::int64_t> count(const std::string& sum, int year) const;

    // Every target of a year that is over by `today` against the figure read from the database; one BadValue fault with a
    // table of all when one differs. Returns how many were compared.
    Result<std::size_t> prove(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, CivilDate today) const;

  private:
    std::vector<Target> targets_;
};

}  // namespace xiezhi::demo
