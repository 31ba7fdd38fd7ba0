// A bureau's own file laid over the shipped one, tree over tree, before either is read as a definition.
//
// Names merge with names; a text replaces a text. The overlay is for a bureau's habits, not for the law: it may change
// labels and other texts, list values, number patterns, the template of a paper and the columns of a list, and may add
// fields and the input that fills them. Anything else (states, rights, conditions, terms …) is a fault, so that an
// upgrade can change it without asking. Each node keeps its own file, so messages name the overlay's line.
#pragma once

#include "definition/yaml_reader.hpp"

namespace xiezhi {

void lay_over(yaml::Node& shipped, const yaml::Node& own, Faults& faults);

}  // namespace xiezhi
