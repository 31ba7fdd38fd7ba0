// Who bears the role of a grant: the actor by his posts, and those for whom he acts.
#pragma once

#include "definition/model.hpp"
#include "identity/actor.hpp"

namespace xiezhi::identity {

inline constexpr std::string_view kAnybody = "*";

// Calls `each(capacity, post)` for the posts that carry the grant's role; for "*" once a capacity with its own unit, of
// the actor himself only (being a member of the bureau is not lent).
template <class Each>
void for_bearers(const Actor& actor, std::string_view role, Each each) {
    if (role == kAnybody) {
        Post member;
        member.role = role;
        member.unit = actor.self.unit;
        member.subtree = actor.self.subtree;
        each(actor.self, member);
        // His posts' units are his units as well, but for roles to which the unit does not matter.
        for (const Post& post : actor.self.posts) {
            if (post.bureau_wide || post.unit == actor.self.unit) continue;
            member.unit = post.unit;
            member.subtree = post.subtree;
            each(actor.self, member);
        }
        return;
    }
    for (const Post& post : actor.self.posts) {
        if (post.role == role) each(actor.self, post);
    }
    for (const Capacity& capacity : actor.acting_for) {
        for (const Post& post : capacity.posts) {
            if (post.role == role) each(capacity, post);
        }
    }
}

}  // namespace xiezhi::identity
