// The examples of docs/conditions.md, read from the page itself.
#pragma once

#include <string>
#include <vector>

#include "sample.hpp"

namespace xiezhi::feel::sample {

struct Example {
    int line = 0;
    std::string text;
    Row row;
    std::string answer;   // as FEEL, when it is not refused
    std::string refusal;  // a part of the English message, when it is
};

std::vector<Example> examples();

}  // namespace xiezhi::feel::sample
