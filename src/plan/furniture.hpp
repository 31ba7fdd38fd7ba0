// What surrounds a document but is not its text: navigation, publication lines, signatures, annex lists.
#pragma once

#include "plan/normalise.hpp"

namespace xiezhi::plan {

// Navigation and publication lines go before lines are joined; a heading would swallow them otherwise.
void drop_navigation(std::vector<Line>& lines);

// Takes the paragraphs that say nothing of the work out of the list; the text itself is left as it is.
void drop_furniture(NormalText& text);

struct Heading {
    Text title;
    int year = 0;  // 0: not known, or several
};
Heading find_heading(const NormalText& text, std::size_t first_part);

}  // namespace xiezhi::plan
