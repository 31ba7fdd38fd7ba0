// What the address of a list asks for, as clauses of its query: state, holder, unit, fields kept in clear, parties, words.
// A name that is none of them is a fault, never passed over.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "http/call.hpp"

namespace xiezhi::http {

// A query under construction; ?1 is the bureau.
class Query {
  public:
    explicit Query(store::Value bureau) : parameters_{std::move(bureau)} {}
    std::string put(store::Value value) {
        parameters_.push_back(std::move(value));
        return fmt::format("?{}", parameters_.size());
    }
    int next() const { return static_cast<int>(parameters_.size()) + 1; }
    void add(std::string clause) { where_ += " AND " + std::move(clause); }
    void add(std::string clause, std::vector<store::Value> parameters) {
        std::move(parameters.begin(), parameters.end(), std::back_inserter(parameters_));
        add(std::move(clause));
    }
    void set(std::size_t number, store::Value value) { parameters_[number - 1] = std::move(value); }
    const std::string& where() const { return where_; }
    const std::vector<store::Value>& parameters() const { return parameters_; }

  private:
    std::vector<store::Value> parameters_;
    std::string where_;
};

// field=value, field.from=, field.to= …; adds the faults of all that cannot be asked.
enum class ListOf { Kind, Figure };    // a figure's list is told its months and groups too
enum class ListAs { Page, Table };     // a page has a limit and a cursor; a table a format, columns and a language
void add_filters(Call& call, const Kind& kind, ListOf of, ListAs as, Query& query, Faults& faults);
// Is the argument about how the list is given, and not about which records it holds?
bool is_manner(std::string_view argument);
// since=EVENT of a figure's records: those touched after it, which are the late records behind a number that has moved.
void add_since(Call& call, Query& query, Faults& faults);
// Words are searched in titles and names (keyed pairs) and in numbers.
void add_search(Call& call, const Kind& kind, const std::string& words, Query& query);

}  // namespace xiezhi::http
