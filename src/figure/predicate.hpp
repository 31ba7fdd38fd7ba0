// Which records a figure counts, as SQL over the table of its kind (alias t). Of this folder only.
#pragma once

#include "figure/figures.hpp"

namespace xiezhi::figure {

class Predicate {
  public:
    // Parameters are numbered from `first`.
    Predicate(const FigureSet& figures, const CompiledFigure& compiled, store::Dialect dialect, int first)
        : figures_(figures), compiled_(compiled), dialect_(dialect), next_(first) {}

    // A parameter with this value: "?3".
    std::string put(Value value);
    // All records that the figure counts at some time: not voided, its condition holds.
    std::string standing(std::int64_t bureau);
    // Those it counts in a span, in the groups given.
    std::string build(std::int64_t bureau, Span span, const std::optional<std::string>& group1, const std::optional<std::string>& group2);
    // Where the end of the span stands among the parameters: a date and an id, before which all lie.
    std::size_t seek() const { return seek_; }
    std::vector<Value> take() { return std::move(parameters_); }

  private:
    const FigureSet& figures_;
    const CompiledFigure& compiled_;
    store::Dialect dialect_;
    int next_;
    std::size_t seek_ = 0;
    std::vector<Value> parameters_;
};

// The column of the figure's i-th grouping.
std::string column_of_group(const Figure& figure, std::size_t i);

// Of a stock: the day, 20210601, before which a record must have entered, and on or after which it may leave.
std::int64_t stock_day(const Figure& figure, Span span);

}  // namespace xiezhi::figure
