// The words by which plans name who does a thing and by when. One place, because tables, lines and brackets share them.
#pragma once

#include <vector>

#include "plan/text.hpp"

namespace xiezhi::plan {

enum class LabelKind { Units, Lead, Support, Person, Deadline };

struct Label {
    LabelKind kind = LabelKind::Units;
    Span span;  // the label's words without colon
};

// The label that stands at `at` of the folded text (spaces inside a label are allowed), or nothing.
std::optional<Label> label_at(TextView folded, std::size_t at);

// Does the folded text read as the name of a unit: 科, 室, 局, 所, 中心 … at its end?
bool is_unit_name(TextView folded);
// A list of at least one unit and nothing else.
bool is_unit_list(TextView folded);
// "6月底前", "2023-12-31", "长期坚持" and nothing else.
bool is_deadline_words(TextView folded);

}  // namespace xiezhi::plan
