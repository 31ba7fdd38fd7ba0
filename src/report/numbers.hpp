// The numbers of a report beside last year's and the targets of the plan.
#pragma once

#include "report/targets.hpp"

namespace xiezhi::report {

struct Number {
    std::string reference;
    Words label;                  // of the figure, with the group it names
    std::int64_t value = 0;
    std::string shown;
    std::string kind;             // of the records it counts; empty for a rate
    bool stated = false;          // stated or reported by somebody, not counted
    bool missing = false;         // to be stated, and nobody has
    bool money = false;           // value in fen
    std::int64_t before = 0;      // the year before
    std::string before_shown;
    Words change;                 // "增长 12.5%", "up 12.5 %"; empty beside a rate of which nothing was counted
    std::vector<Target> targets;  // of the year that name it
};

// What a reference is called: the figure's label and its groups in brackets; of a stated figure the group alone.
Words label_of(const figure::FigureSet& figures, const FigureReference& reference);

// Reads a number for a year and for the year before. FigureUnknown when there is no such figure.
Result<Number> read_number(figure::Reading& reading, std::string_view reference, figure::Span span, std::int64_t& as_of_event);

// Whether a figure adds up money.
bool is_money(const figure::FigureSet& figures, const Figure& figure);

// How a value stands to the one before: per cent for counts and sums, points for rates.
Words change_words(const figure::FigureSet& figures, const FigureReference& reference, std::int64_t value, std::int64_t before);

json::object to_json(const Number& number, const figure::FigureSet& figures);

}  // namespace xiezhi::report
