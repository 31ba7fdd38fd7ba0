#include "identity/actor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace xiezhi::identity {

using store::Connection;
using store::Go;
using store::Row;
using store::Value;

namespace {

// ?1 bureau, ?2 account. A unit's name is that of today; the event keeps it.
constexpr std::string_view kAccount =
    "SELECT a.display_name, a.works_in, u.name FROM account a LEFT JOIN unit u ON u.bureau = a.bureau AND u.id = a.works_in "
    "WHERE a.bureau = ?1 AND a.id = ?2 AND a.state = 'current'";

// ?1 bureau, ?2 account, ?3 today. An ended post counts to its last day; one that ended without a date counts no more.
constexpr std::string_view kPosts =
    "SELECT role, in_unit FROM post WHERE bureau = ?1 AND account = ?2 AND from_on <= ?3 "
    "AND ((state = 'current' AND (to_on IS NULL OR to_on = '' OR to_on >= ?3)) OR (state = 'ended' AND to_on >= ?3)) "
    "ORDER BY role, in_unit";

// And whether the one acted for entered it himself.
constexpr std::string_view kActing =
    "SELECT for_account, MAX(CASE WHEN EXISTS (SELECT 1 FROM act e WHERE e.bureau = acting.bureau AND e.record = acting.id AND e.sequence = 1 "
    "AND e.account = acting.for_account) THEN 1 ELSE 0 END) FROM acting WHERE bureau = ?1 AND by_account = ?2 AND from_on <= ?3 "
    "AND ((state = 'current' AND (to_on IS NULL OR to_on = '' OR to_on >= ?3)) OR (state = 'ended' AND to_on >= ?3)) "
    "GROUP BY for_account ORDER BY for_account";

Result<void> read_posts(Connection& connection, const Definition& definition, std::int64_t bureau, const std::string& today,
                        Capacity& into) {
    const std::vector<Value> parameters{bureau, into.account, today};
    auto done = connection.query(kPosts, parameters, [&](const Row& row) {
        Post post;
        post.role = row.text(0);
        post.unit = row.text(1);
        const auto role = definition.roles.find(post.role);
        // A role that the definitions no longer know grants nothing: no kind names it.
        post.bureau_wide = role != definition.roles.end() && role->second.bureau_wide;
        into.posts.push_back(std::move(post));
        return Go::On;
    });
    if (!done) return done;
    for (Post& post : into.posts) {
        if (post.bureau_wide || post.unit.empty()) continue;
        if (post.unit == into.unit) {
            post.subtree = into.subtree;
            continue;
        }
        auto below = unit_subtree(connection, bureau, post.unit);
        if (!below) return fail(std::move(below.error()));
        post.subtree = std::move(*below);
    }
    return {};
}

// False when there is no such account in use.
Result<bool> read_capacity(Connection& connection, const Definition& definition, std::int64_t bureau, const std::string& today,
                           Capacity& into) {
    bool found = false;
    const std::vector<Value> parameters{bureau, into.account};
    const auto done = connection.query(kAccount, parameters, [&](const Row& row) {
        found = true;
        into.name = row.text(0);
        into.unit = row.text(1);
        into.unit_name = row.text(2);
        return Go::Stop;
    });
    if (!done) return fail(done.error());
    if (found) {
        if (!into.unit.empty()) {
            auto below = unit_subtree(connection, bureau, into.unit);
            if (!below) return fail(std::move(below.error()));
            into.subtree = std::move(*below);
        }
        if (auto posts = read_posts(connection, definition, bureau, today, into); !posts) return fail(std::move(posts.error()));
    }
    return found;
}

json::array posts_json(const Capacity& capacity) {
    json::array posts;
    for (const Post& post : capacity.posts) posts.push_back({{"role", post.role}, {"unit", post.unit}});
    return posts;
}

json::object capacity_json(const Capacity& capacity) {
    return {{"account", capacity.account}, {"name", capacity.name}, {"unit", capacity.unit},
            {"unit_name", capacity.unit_name}, {"posts", posts_json(capacity)}};
}

}  // namespace

bool is_administrator(std::string_view role) {
    static constexpr std::array<std::string_view, 3> kThree{"system_administrator", "security_administrator", "audit_administrator"};
    return std::find(kThree.begin(), kThree.end(), role) != kThree.end();
}

bool Actor::has_role(std::string_view role) const {
    return std::any_of(self.posts.begin(), self.posts.end(), [&](const Post& post) { return post.role == role; });
}

Result<Actor> load_actor(Connection& connection, const Definition& definition, std::int64_t bureau, std::string_view account,
                         CivilDate today) {
    const std::string day = to_string(today);
    Actor actor;
    actor.bureau = bureau;
    actor.self.account = account;
    const auto found = read_capacity(connection, definition, bureau, day, actor.self);
    if (!found) return fail(found.error());
    if (!*found) {
        return fail({Code::NotSignedIn,
                     {"账号不存在或已停用。", "The account does not exist or is no longer active."},
                     {"请联系系统管理员。", "Ask the system administrator."}, {}, {}});
    }
    struct Lender {
        std::string account;
        bool himself;
    };
    std::vector<Lender> others;
    const std::vector<Value> parameters{bureau, std::string(account), day};
    const auto done = connection.query(kActing, parameters, [&](const Row& row) {
        others.push_back({std::string(row.text(0)), row.integer(1) == 1});
        return Go::On;
    });
    if (!done) return fail(done.error());
    for (auto& [other, himself] : others) {
        if (other == account) continue;
        Capacity lent;
        lent.account = std::move(other);
        // Somebody whose account is disabled lends nothing: what he may not do himself, nobody does for him.
        const auto active = read_capacity(connection, definition, bureau, day, lent);
        if (!active) return fail(active.error());
        if (!*active) continue;
        std::erase_if(lent.posts, [&](const Post& post) {
            const auto role = definition.roles.find(post.role);
            const bool his_alone = role != definition.roles.end() && role->second.lent_by_bearer;
            return is_administrator(post.role) || (his_alone && !himself);
        });
        actor.acting_for.push_back(std::move(lent));
    }
    return actor;
}

Actor program_actor(std::int64_t bureau, const Words& task) {
    Actor actor;
    actor.bureau = bureau;
    actor.is = Actor::Is::Program;
    actor.self.name = fmt::format("{} / {}", task.zh, task.en);
    return actor;
}

json::object to_json(const Actor& actor) {
    json::object out = capacity_json(actor.self);
    if (actor.is == Actor::Is::Program) out["program"] = true;
    json::array lent;
    for (const Capacity& capacity : actor.acting_for) lent.push_back(capacity_json(capacity));
    out["acting_for"] = std::move(lent);
    return out;
}

std::string subtree_sql(int bureau_parameter, int unit_parameter) {
    // UNION, not UNION ALL: a circle of parents, which no form allows but an import might make, ends.
    return fmt::format("WITH RECURSIVE below(id) AS (SELECT b.id FROM unit b WHERE b.bureau = ?{0} AND b.id = ?{1} "
                       "UNION SELECT c.id FROM unit c JOIN below ON c.parent = below.id WHERE c.bureau = ?{0}) "
                       "SELECT id FROM below", bureau_parameter, unit_parameter);
}

Result<std::set<std::string>> unit_subtree(Connection& connection, std::int64_t bureau, std::string_view unit) {
    static const std::string kSql = subtree_sql(1, 2);
    std::set<std::string> ids;
    const std::vector<Value> parameters{bureau, std::string(unit)};
    const auto done = connection.query(kSql, parameters, [&](const Row& row) {
        ids.emplace(row.text(0));
        return Go::On;
    });
    if (!done) return fail(done.error());
    return ids;
}

}  // namespace xiezhi::identity
