// Numbers that stand in the line of a heading or title which lost its line end.
#pragma once

#include <vector>

#include "plan/candidates.hpp"

namespace xiezhi::plan {

// "二、主要任务(一)规范流程。": the first of the smaller parts stands in the line of the larger one's heading.
bool heads_a_heading(const NormalText& text, const std::vector<Candidate>& candidates, std::size_t index);
// "…如下。一、主要任务1.健全制度。": the first of the smaller parts follows at once.
bool stands_over(const std::vector<Candidate>& candidates, std::size_t index);
// "2024年工作计划一、总体要求": the title of the paper stands in the line of its first part.
bool ends_a_title(const NormalText& text, const std::vector<Candidate>& candidates, std::size_t index);
// "例会制度1、……": a heading without a number, and behind it the first of a new sequence.
bool heads_its_line(const NormalText& text, const std::vector<Candidate>& candidates, std::size_t index);

}  // namespace xiezhi::plan
