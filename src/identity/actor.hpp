// Who acts: an account with the posts it holds today, and the accounts it acts for today.
//
// An Actor is read from the tables of lines/bureau at the start of a request and does not change during it; its snapshot
// goes into the event, so that the chain says what he then was. Rights come from posts in force only: a post that ends
// today still counts today and no longer tomorrow. Acting for someone lends that person's posts, except those of the
// three administrators, and is not passed on.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "calendar/civil_date.hpp"
#include "definition/model.hpp"
#include "store/database.hpp"

namespace xiezhi::identity {

struct Post {
    std::string role;
    std::string unit;
    bool bureau_wide = false;        // of the role: the unit does not matter
    std::set<std::string> subtree;   // the unit and all under it; empty when bureau_wide
};

// What somebody is, for himself or lent to another.
struct Capacity {
    std::string account;
    std::string name;
    std::string unit;
    std::string unit_name;
    std::set<std::string> subtree;   // his unit and all under it
    std::vector<Post> posts;
};

struct Actor {
    std::int64_t bureau = 0;
    enum class Is { Person, Program } is = Is::Person;  // Program: jobs, imports and the first entries of a new bureau
    Capacity self;
    std::vector<Capacity> acting_for;

    bool has_role(std::string_view role) const;  // himself, not lent
};

// NotSignedIn when the account is not there or not active.
Result<Actor> load_actor(store::Connection& connection, const Definition& definition, std::int64_t bureau,
                         std::string_view account, CivilDate today);

// The program itself, for jobs; `task` says which in both languages, for the event.
Actor program_actor(std::int64_t bureau, const Words& task);

// {account, name, unit, unit_name, posts: [{role, unit}], acting_for: [{account, name, unit, posts}]}.
json::object to_json(const Actor& actor);

// The unit and all under it, ended ones as well (old matters lie there).
Result<std::set<std::string>> unit_subtree(store::Connection& connection, std::int64_t bureau, std::string_view unit);

// The SQL of the same as a subquery, its bureau and unit being those parameters: for `x IN (…)`.
std::string subtree_sql(int bureau_parameter, int unit_parameter);

// Roles that cannot be lent.
bool is_administrator(std::string_view role);

}  // namespace xiezhi::identity
