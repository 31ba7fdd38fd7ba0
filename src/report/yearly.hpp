// The yearly report: text whose numbers are references. Nothing is typed: a part's words stand in lines/*/report.yaml,
// every number is read from its figure and carries its reference, so that each can be opened; identities are proved in
// the same reading.
#pragma once

#include <map>

#include "base/json.hpp"
#include "engine/catalog.hpp"
#include "figure/figures.hpp"
#include "report/chart.hpp"
#include "report/numbers.hpp"

namespace xiezhi::report {

struct Run {
    std::string text;       // words, or the number as printed
    std::string reference;  // empty: words
    std::int64_t value = 0;
    Words label;            // of the figure
    bool stated = false, missing = false;  // as of Number
};

struct Part {
    std::string id;
    std::string line;
    Words chapter;                        // heading with its number, of the chapter that begins here; else empty
    Words mark;                           // "（一）", "1.2"; empty before the chapters
    Words heading;
    bool elsewhere = false;               // business that is not done in this system
    std::vector<Run> zh, en;              // empty: nothing of it happened in the year
    std::vector<std::string> references;  // all that the text names, told or not
    std::string passage;                  // written by a person, after the text; of business done elsewhere in its place
    std::optional<Chart> chart;           // of its first counted number, where charts were asked for
    bool told() const { return !zh.empty() || !passage.empty(); }
};

// What people wrote for the parts of a report: the part's id and the words.
using Passages = std::map<std::string, std::string, std::less<>>;

struct Yearly {
    int year = 0;
    std::vector<Part> parts;
    std::vector<Number> numbers;  // each reference of the texts once, in their order
    std::vector<figure::IdentityResult> identities;
    std::int64_t as_of_event = 0;
};

enum class Charts { No, Yes };

// FigureUnknown for a reference that no figure answers; all of them together. `today` says whether the year still runs, for
// the forecasts of targets.
Result<Yearly> make_yearly(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, int year, CivilDate today,
                           const Passages& passages = {}, Charts charts = Charts::No);

// The passages of a report, of each part the last that was written; an empty one takes it back.
Passages passages_of(const engine::Record& report);
// The same of the report of a year; none where no report was begun.
Result<Passages> passages_of(store::Connection& connection, const Definition& definition, std::int64_t bureau, int year);

// Money as a text says it: 18,023,640,000 fen is "1.8亿元" and "180,236,400.00 yuan"; Chinese rounds to two decimals of
// 万 or 亿 from ten thousand yuan up, the table beside the text has every fen.
std::string money_words(std::int64_t fen, bool chinese);

// What forbids to finalise it: numbers that nobody stated, identities that do not hold and are not among `excepted`,
// each with its cells and by how much its sides differ.
Faults open_points(const Yearly& report, const figure::FigureSet& figures, const std::vector<std::string>& excepted);

// The same of a figure as it was read: a rate of which nothing was counted is no nought but "—".
std::string printed(const figure::FigureSet& figures, const FigureReference& reference, const figure::FigureValue& value);
// How a value is printed: "1,234", money in yuan, a rate with its decimals and %.
std::string printed(const figure::FigureSet& figures, const FigureReference& reference, std::int64_t value);

json::object to_json(const Yearly& report, const figure::FigureSet& figures);
json::object to_json(const figure::IdentityResult& result, const figure::FigureSet& figures);
std::string to_markdown(const Yearly& report, const std::string& bureau, bool chinese);
// A whole page, printable; every number names its reference.
std::string to_html(const Yearly& report, const std::string& bureau, bool chinese);

}  // namespace xiezhi::report
