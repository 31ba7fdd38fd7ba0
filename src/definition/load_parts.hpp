// One function per kind of definition file: from the tree of a file to the model. Internal to this folder.
#pragma once

#include <string>

#include "definition/model.hpp"
#include "definition/yaml_reader.hpp"

namespace xiezhi {

Kind read_kind(const yaml::Node& file, const std::string& line, Faults& faults);
Field read_field(const yaml::Member& entry, const std::string& what, Faults& faults);
Action read_action(const yaml::Member& entry, Faults& faults);
TermSlot read_term(const yaml::Member& entry, Faults& faults);
Paper read_paper(const yaml::Member& entry, Faults& faults);
Condition read_condition(const yaml::Node& node, const std::string& what, Faults& faults);
std::vector<Grant> read_grants(yaml::MapReader& in, std::string_view key, yaml::Need need);  // "role/scope"

CodeList read_code_list(const yaml::Node& file, Faults& faults);
void read_roles(const yaml::Node& file, Definition& into, Faults& faults);
Words read_line_label(const yaml::Node& file, Faults& faults);
void read_figures(const yaml::Node& file, Definition& into, Faults& faults);
void read_report(const yaml::Node& file, const std::string& line, Definition& into, Faults& faults);
// Chapters and parts into the order in which they are told.
void sort_report(Definition& definition);

}  // namespace xiezhi
