// Where a kind of record asks a decision table: which table, before which actions, and which of its facts the record knows.
//
// The idea: the sorting of a statute is written once, as a table; a line only says where the record holds the facts. The
// answer stands beside the action as a proposal; the person decides, and what the record cannot know he answers himself.
// Written in lines/LINE/proposals.yaml; not part of a kind's definition, since a table is today's law and binds no record.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "decision/table.hpp"

namespace xiezhi::decision {

struct FactSource {
    std::string fact;
    feel::Expression expression;  // over the names of the kind's conditions
    Origin origin;
};

struct Proposal {
    std::string id;                   // within its kind
    std::string kind;
    std::string table;
    std::vector<std::string> before;  // actions beside which it stands
    std::vector<FactSource> facts;
    Origin origin;
};

// Every lines/*/proposals.yaml below `share`, in the order of lines and files. All faults at once, each with file:line:
// a kind, table, action or fact that is not there, a fact of another type, personal data as a fact.
Result<std::vector<Proposal>> load_proposals(const std::filesystem::path& share, const Definition& definition, const Tables& tables);

}  // namespace xiezhi::decision
