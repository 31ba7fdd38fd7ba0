// Where a document may number its parts: every sign that looks like a marker and stands where one can stand.
#pragma once

#include <vector>

#include "plan/markers.hpp"
#include "plan/normalise.hpp"

namespace xiezhi::plan {

// How well the place suits a marker: at the start of a line, after a sentence, or glued to the word before.
enum class Place { LineStart, AfterStop, Glued };

struct Candidate {
    Marker marker;
    Place place = Place::LineStart;
    std::size_t paragraph = 0;
    std::size_t begin = 0;
    bool bare = false;  // the number is the whole line
};

// In the order of the document.
std::vector<Candidate> find_candidates(const NormalText& text);

}  // namespace xiezhi::plan
