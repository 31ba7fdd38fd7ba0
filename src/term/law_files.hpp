// The files of a law folder as YAML nodes, before rules are read out of them, and a bureau's own over the shipped ones.
// Only src/term includes this.
#pragma once

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi::law_files {

struct LawFile {
    std::string name;  // "law/penalties.yaml", "overlay/law/ours.yaml": as faults name it
    YAML::Node node;
    std::string text;
    bool own = false;   // the bureau's
};

// Every *.yaml directly in `folder`, then in `own` (empty or missing: none), each by name. Broken YAML is a fault with its line.
std::vector<LawFile> read(const std::filesystem::path& folder, const std::filesystem::path& own, Faults& faults);

std::string id_of(const YAML::Node& rule);  // empty when it has none

// Completes each rule of the bureau that has a shipped id with what it does not say itself, and returns the ids that must
// then not be read from the shipped files. Faults: a rule that is no parameter, switches in a bureau's file.
std::set<std::string> lay_over(std::vector<LawFile>& files, Faults& faults);

}  // namespace xiezhi::law_files
