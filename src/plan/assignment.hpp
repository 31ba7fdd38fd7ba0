// Who does it and by when: the brackets, lines and cells of 责任单位, 牵头单位, 配合单位, 完成时限.
//
// Only what the document marks as an assignment counts; a unit that is merely mentioned in a sentence is not charged
// with anything. What has been read as an assignment is cut out of the part's text.
#pragma once

#include <vector>

#include "plan/structure.hpp"

namespace xiezhi::plan {

struct Assignment {
    std::vector<Text> departments;  // in the order written, each once
    std::vector<Text> leads;        // those named as 牵头
    Text deadline;                  // as written, may be empty
    bool own_paragraph = false;     // stands on a line of its own, behind the text
    bool empty() const { return departments.empty() && deadline.empty(); }
};

// Reads and removes the assignments of a part.
Assignment take_assignment(const NormalText& text, Part& part);

// "普法科、各司法所" → its names; separators 、 , ; and spaces between names, never 和 or 与 inside one.
void add_units(TextView written, Assignment& into, bool all_lead);

}  // namespace xiezhi::plan
