// Numbers with what they count: "95％", "万分之四", "两次", "1.2万人次", "500万元" — exact, never floating.
#pragma once

#include <optional>

#include "plan/text.hpp"

namespace xiezhi::plan {

struct Quantity {
    Span span;
    std::string value;         // exact decimal
    Text unit;
    bool ratio = false;        // %, ‰, ‱, 个百分点
    bool approximate = false;  // 余, 多: tells of something counted, not of a goal
    bool in_han = false;       // "两次": written in Chinese numerals
};

// The quantity that begins at `at`, or nothing: years, dates, ordinals and document numbers are none.
// `begins`: the text begins here, and what stands before is a number of a part.
std::optional<Quantity> quantity_at(TextView folded, std::size_t at, std::size_t end, bool begins = false);

}  // namespace xiezhi::plan
