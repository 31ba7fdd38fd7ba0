// Stories: one case told in statements, one a line, `#` beginning the legal reasoning. Dates may be relative to a day T
// ("T-12"), so that the same story can be told of today.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendar/civil_date.hpp"

namespace xiezhi::demo {

struct Statement {
    int line = 0;
    std::vector<std::string> words;  // quotes taken off: claims="a b" is one word, claims=a b
};

// Statements that happen on one day of the clock.
struct Scene {
    CivilDate day;
    std::vector<Statement> statements;
};

struct Story {
    std::string file;
    std::vector<Scene> scenes;
};

// Reads a story; {name} in the text is replaced from `values`, dates T±n are counted from `base`. BadValue with the line for a
// quote left open, a clock without a date and a statement before the first clock.
// A statement of a later day than the clock's ("on", "at") moves the clock to it.
Result<Story> read_story(const std::string& file, std::string_view text, const std::map<std::string, std::string>& values, CivilDate base);

}  // namespace xiezhi::demo
