// A work plan (or report) of a justice bureau, read into items and targets: the first step from 工作要点 to tasks.
//
// Reading never guesses what is not written: a part without a unit has none, a number without a goal is no target, and a
// missing parent is not invented. Every item and target keeps the span it was read from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/json.hpp"
#include "calendar/civil_date.hpp"
#include "plan/bytes.hpp"

namespace xiezhi::plan {

struct PlanItem {
    std::string path;   // markers as written, joined: "二/(三)/1"
    std::string title;  // a heading on its own line whole; otherwise up to the first stop, semicolon or colon
    std::string text;   // the body, without title and assignments; paragraphs separated by \n
    std::vector<std::string> departments;
    std::string lead;  // the 牵头 unit; several joined by 、; empty when none is named
    std::string deadline_text;
    std::optional<CivilDate> deadline;
    bool has_children = false;
    Span span;  // in PlanDocument::text, in characters
};

enum class Comparison { AtLeast, AtMost, Equal };
// ">=", "<=", "=".
std::string_view sign_of(Comparison comparison);

struct PlanTarget {
    std::string text;       // the clause
    std::string indicator;  // what is measured
    Comparison comparison = Comparison::AtLeast;
    std::string value;  // exact decimal, "4", "3.5"
    std::string unit;   // "%", "‰", "‱", "次", "万元"
    std::string deadline_text;
    std::optional<CivilDate> deadline;
    std::string path;  // of the item it stands in, or empty
    Span span;
};

struct PlanDocument {
    std::string title;
    int year = 0;            // 0: not known
    bool is_report = false;  // tells what was done: its numbers are facts
    std::string encoding;
    std::string text;  // normalised, UTF-8; spans count its characters
    std::vector<PlanItem> items;
    std::vector<PlanTarget> targets;
};

// BadDocument (empty, binary, unreadable encoding or format), TooLarge (over 16 MB).
Result<PlanDocument> read_plan(std::string_view bytes, PlanFormat format = PlanFormat::Auto);

// Members in a fixed order; `deadline` is the day in ISO form when it can be derived, else the words.
json::object to_json(const PlanDocument& document);

// The same as text for machines, indented; decimals are written as decimals.
std::string to_json_text(const PlanDocument& document);

}  // namespace xiezhi::plan
