// By when: "6月底前", "2023年12月31日前", "上半年", "年底前", "三季度末" — the words, and the day they mean when the
// year of the document is known. A recurring time ("每月5日前") is words only: it is no single day.
#pragma once

#include <optional>

#include "calendar/civil_date.hpp"
#include "plan/text.hpp"

namespace xiezhi::plan {

struct Deadline {
    Span span;                      // of the words in the text that was searched
    std::optional<CivilDate> date;  // the last day on which it is kept
};

// The time expression that begins at `at`, or nothing. `year` 0: unknown.
struct TimeWords {
    std::size_t end = 0;
    std::optional<CivilDate> date;
    bool limit = false;  // says "before" or "by the end of", and so is a deadline in running text
};
std::optional<TimeWords> time_at(TextView folded, std::size_t at, std::size_t end, int year);

// The day a cell or bracket means: the last time expression in it; nothing for "长期坚持" and recurring times.
std::optional<CivilDate> resolve(TextView folded, int year);

// The deadlines in running text, in order; recurring times are left out.
std::vector<Deadline> deadlines_in(TextView folded, Span span, int year);

}  // namespace xiezhi::plan
