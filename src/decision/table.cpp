#include "decision/table.hpp"

#include <algorithm>
#include <array>

namespace xiezhi::decision {

namespace {

constexpr std::array<std::pair<std::string_view, FactType>, 9> kTypes{{{"date", FactType::Date},
                                                                       {"integer", FactType::Integer},
                                                                       {"money", FactType::Money},
                                                                       {"yes_no", FactType::YesNo},
                                                                       {"code", FactType::Code},
                                                                       {"codes", FactType::Codes},
                                                                       {"text", FactType::Text},
                                                                       {"dates", FactType::Dates},
                                                                       {"periods", FactType::Periods}}};

constexpr std::array<std::pair<std::string_view, Function>, 11> kFunctions{{{"value", Function::Value},
                                                                           {"months_after", Function::MonthsAfter},
                                                                           {"months_between", Function::MonthsBetween},
                                                                           {"years_between", Function::YearsBetween},
                                                                           {"days_within", Function::DaysWithin},
                                                                           {"count_within", Function::CountWithin},
                                                                           {"term", Function::Term},
                                                                           {"edition", Function::Edition},
                                                                           {"identity_number", Function::IdentityNumber},
                                                                           {"credit_code", Function::CreditCode},
                                                                           {"division", Function::Division}}};

template <class List, class Value>
std::string_view name_in(const List& list, Value value) {
    for (const auto& [name, one] : list) {
        if (one == value) return name;
    }
    return {};
}

}  // namespace

std::string_view name_of(FactType type) { return name_in(kTypes, type); }
std::string_view name_of(Function function) { return name_in(kFunctions, function); }

std::optional<Function> function_named(std::string_view name) {
    for (const auto& [one, function] : kFunctions) {
        if (one == name) return function;
    }
    return std::nullopt;
}

const Fact* Table::fact(std::string_view name) const {
    const auto found = std::ranges::find(facts, name, &Fact::name);
    return found == facts.end() ? nullptr : &*found;
}

const Computed* Table::computed_named(std::string_view name) const {
    const auto found = std::ranges::find(computed, name, &Computed::name);
    return found == computed.end() ? nullptr : &*found;
}

std::set<std::string, std::less<>> Table::needs(std::string_view name) const {
    if (const Computed* one = computed_named(name)) return one->needs;
    return {std::string(name)};
}

const Table* Tables::find(std::string_view id) const {
    const auto found = std::ranges::find(tables, id, &Table::id);
    return found == tables.end() ? nullptr : &*found;
}

}  // namespace xiezhi::decision
