// What an actor may read and do: the grants of a kind, compiled for this actor into a predicate that stands in the text of
// every query, and checked in memory before an action. The two say the same; a test holds them together.
//
// A grant names a role and a scope. Scopes: bureau (every record), subtree (the record's unit lies in or under the post's
// unit), unit (it is that unit), own (the record's holder is the bearer of the role), party_unit (the post's unit is a
// party to the record). Whoever has to sign a step of an approval, or has signed one, reads the record (decider reads).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "definition/model.hpp"
#include "identity/actor.hpp"
#include "store/database.hpp"

namespace xiezhi::identity {

// SQL for a WHERE; never empty; its parameters are numbered on from the first number given.
struct Predicate {
    std::string sql;
    std::vector<store::Value> parameters;
    bool everything() const { return sql == kEverything; }
    static constexpr std::string_view kEverything = "1 = 1";
};

// May `actor` read a row `alias` of the kind's table? The bureau is not part of it: the query says `alias.bureau = …`.
Predicate read_predicate(const Kind& kind, const Actor& actor, std::string_view alias, int first_parameter_number);
// The same records as a query of their ids (some may come twice): the way to them for who may see few of very many. Nothing
// for who may see all or none.
std::optional<Predicate> readable_ids(const Kind& kind, const Actor& actor, int first_parameter_number);
// The same for other grants (reveal, archive), without the deciders.
Predicate grant_predicate(const Kind& kind, std::span<const Grant> grants, const Actor& actor, std::string_view alias,
                          int first_parameter_number);

// Where a record lies, for a check in memory.
struct RecordPlace {
    // New: about to be created, only the role counts. Entered: created now with its parties, one of which a party's officer
    // must speak for.
    enum class Is { There, New, Entered } is = Is::There;
    std::string unit;
    std::string holder;
    std::vector<std::string> party_units;  // of parties that have not ended
};

// By which right: goes into the event. `acting_for` is empty when the actor has the right himself, which comes first.
struct Ground {
    std::string role;  // "*" any signed-in member
    std::string unit;
    std::string acting_for;
};

// Forbidden names the roles and scopes that may, in both languages.
Result<Ground> may(const Definition& definition, const Kind& kind, const Action& action, const Actor& actor,
                   const RecordPlace& place);
Result<Ground> may_reveal(const Definition& definition, const Kind& kind, const Actor& actor, const RecordPlace& place);
Result<Ground> may_archive(const Definition& definition, const Kind& kind, const Actor& actor, const RecordPlace& place);
// Built-in actions without a grant of their own (assign, serve, attach, note, link …): whoever may do any action here.
Result<Ground> may_work(const Definition& definition, const Kind& kind, const Actor& actor, const RecordPlace& place);

// A step of an approval, as table approval_step has it.
struct StepAddress {
    std::string role;
    std::string unit;     // "" for a role of the whole bureau
    std::string account;  // "" when any bearer of the role may sign
};
// May he sign it? A bearer of the role in the step's unit or above it; the named account, or who acts for it.
Result<Ground> may_sign(const Definition& definition, const StepAddress& step, const Actor& actor);

// Every kind, each action (and read, reveal, archive) with who may, and the roles: `xiezhi rights`, docs/rights.md and
// GET /rights.
json::array rights_json(const Definition& definition);
json::object rights_document(const Definition& definition);
std::string rights_markdown(const Definition& definition);

// "科室负责人（本单位及下属）" / "Section head (own unit and below)".
Words describe(const Definition& definition, const Grant& grant);

}  // namespace xiezhi::identity
