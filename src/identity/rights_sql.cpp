// Grants as SQL: what an actor may read, as a condition in every query and as a query of its own.
#include <fmt/format.h>

#include <algorithm>

#include "identity/bearers.hpp"
#include "identity/rights.hpp"
#include "store/tables.hpp"

namespace xiezhi::identity {

using store::Value;

namespace {

// Hands out parameter numbers; the same value asked for again gets its number again.
class Parameters {
  public:
    explicit Parameters(int first) : first_(first) {}
    int place(const std::string& text) {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const auto* held = std::get_if<std::string>(&values_[i]);
            if (held != nullptr && *held == text) return first_ + static_cast<int>(i);
        }
        values_.emplace_back(text);
        return first_ + static_cast<int>(values_.size()) - 1;
    }
    int place(std::int64_t number) {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const auto* held = std::get_if<std::int64_t>(&values_[i]);
            if (held != nullptr && *held == number) return first_ + static_cast<int>(i);
        }
        values_.emplace_back(number);
        return first_ + static_cast<int>(values_.size()) - 1;
    }
    std::vector<Value> take() { return std::move(values_); }

  private:
    int first_;
    std::vector<Value> values_;
};

// A set of records is written as a condition on a row, or as a query of their ids.
enum class As { Condition, Ids };

constexpr std::string_view kEvery = Predicate::kEverything;

// What one bearer of a grant adds; "" when it adds none.
std::string clause(const Kind& kind, const Grant& grant, const Actor& actor, const Capacity& bearer, const Post& post,
                   std::string_view alias, As as, Parameters& parameters) {
    const auto of_column = [&](std::string condition) {
        if (as == As::Condition) return fmt::format("{}.{}", alias, condition);
        return fmt::format("SELECT g.id FROM {} g WHERE g.bureau = ?{} AND g.{}", store::sql_name(kind.table), parameters.place(actor.bureau), condition);
    };
    switch (grant.scope) {
        case Grant::Scope::Bureau: return std::string(kEvery);
        case Grant::Scope::Subtree:
            if (post.bureau_wide) return std::string(kEvery);
            if (post.unit.empty()) return {};
            return of_column(fmt::format("unit IN ({})", subtree_sql(parameters.place(actor.bureau), parameters.place(post.unit))));
        case Grant::Scope::Unit:
            if (post.bureau_wide) return std::string(kEvery);
            if (post.unit.empty()) return {};
            return of_column(fmt::format("unit = ?{}", parameters.place(post.unit)));
        case Grant::Scope::Own:
            if (bearer.account.empty()) return {};
            return of_column(fmt::format("holder = ?{}", parameters.place(bearer.account)));
        case Grant::Scope::PartyUnit: {
            if (post.unit.empty()) return {};
            const std::string of_unit =
                fmt::format("pu.kind = ?{} AND pu.unit = ?{} AND (pu.ended_on IS NULL OR pu.ended_on = '')", parameters.place(kind.id), parameters.place(post.unit));
            if (as == As::Ids) return fmt::format("SELECT pu.record FROM party pu WHERE pu.bureau = ?{} AND {}", parameters.place(actor.bureau), of_unit);
            return fmt::format("EXISTS (SELECT 1 FROM party pu WHERE pu.bureau = {0}.bureau AND pu.record = {0}.id AND {1})", alias, of_unit);
        }
    }
    return {};
}

// Steps of the record's approvals that are addressed to the actor, or that he signed.
std::string decider_clause(const Kind& kind, const Actor& actor, std::string_view alias, As as, Parameters& parameters) {
    std::vector<std::string> mine;
    const auto of_capacity = [&](const Capacity& capacity) {
        if (capacity.account.empty()) return;
        mine.push_back(fmt::format("st.account = ?{}", parameters.place(capacity.account)));
        for (const Post& post : capacity.posts) {
            const int role = parameters.place(post.role);
            // A step that names an account is for that account only.
            const std::string open = fmt::format("st.role = ?{} AND (st.account IS NULL OR st.account = '')", role);
            if (post.bureau_wide) {
                mine.push_back(fmt::format("({})", open));
            } else if (!post.unit.empty()) {
                mine.push_back(fmt::format("({} AND (st.unit IS NULL OR st.unit = '' OR st.unit IN ({})))", open,
                                           subtree_sql(parameters.place(actor.bureau), parameters.place(post.unit))));
            }
        }
    };
    of_capacity(actor.self);
    for (const Capacity& capacity : actor.acting_for) of_capacity(capacity);
    if (mine.empty()) return {};
    const std::string his = fmt::format("ap.kind = ?{} AND ({})", parameters.place(kind.id), fmt::join(mine, " OR "));
    constexpr std::string_view kSteps = "FROM approval ap JOIN approval_step st ON st.bureau = ap.bureau AND st.approval = ap.id";
    if (as == As::Ids) return fmt::format("SELECT ap.record {} WHERE ap.bureau = ?{} AND {}", kSteps, parameters.place(actor.bureau), his);
    return fmt::format("EXISTS (SELECT 1 {1} WHERE ap.bureau = {0}.bureau AND ap.record = {0}.id AND {2})", alias, kSteps, his);
}

std::vector<std::string> clauses_of(const Kind& kind, std::span<const Grant> grants, const Actor& actor, std::string_view alias, As as, Parameters& parameters) {
    std::vector<std::string> clauses;
    for (const Grant& grant : grants) {
        for_bearers(actor, grant.role, [&](const Capacity& bearer, const Post& post) {
            std::string one = clause(kind, grant, actor, bearer, post, alias, as, parameters);
            if (!one.empty() && std::find(clauses.begin(), clauses.end(), one) == clauses.end()) clauses.push_back(std::move(one));
        });
    }
    return clauses;
}

bool sees_everything(const Actor& actor, std::span<const Grant> grants) {
    bool all = actor.is == Actor::Is::Program;
    for (const Grant& grant : grants) {
        for_bearers(actor, grant.role, [&](const Capacity&, const Post& post) {
            const bool by_unit = grant.scope == Grant::Scope::Subtree || grant.scope == Grant::Scope::Unit;
            all = all || grant.scope == Grant::Scope::Bureau || (by_unit && post.bureau_wide);
        });
    }
    return all;
}

Predicate any_of(const std::vector<std::string>& clauses, Parameters& parameters) {
    if (clauses.empty()) return {"1 = 0", {}};
    return {fmt::format("({})", fmt::join(clauses, " OR ")), parameters.take()};
}

}  // namespace

Predicate grant_predicate(const Kind& kind, std::span<const Grant> grants, const Actor& actor, std::string_view alias,
                          int first_parameter_number) {
    if (sees_everything(actor, grants)) return {std::string(kEvery), {}};
    Parameters parameters(first_parameter_number);
    return any_of(clauses_of(kind, grants, actor, alias, As::Condition, parameters), parameters);
}

Predicate read_predicate(const Kind& kind, const Actor& actor, std::string_view alias, int first_parameter_number) {
    if (sees_everything(actor, kind.read)) return {std::string(kEvery), {}};
    Parameters parameters(first_parameter_number);
    auto clauses = clauses_of(kind, kind.read, actor, alias, As::Condition, parameters);
    if (std::string decides = decider_clause(kind, actor, alias, As::Condition, parameters); !decides.empty()) clauses.push_back(std::move(decides));
    return any_of(clauses, parameters);
}

std::optional<Predicate> readable_ids(const Kind& kind, const Actor& actor, int first_parameter_number) {
    if (sees_everything(actor, kind.read)) return std::nullopt;
    Parameters parameters(first_parameter_number);
    auto queries = clauses_of(kind, kind.read, actor, "", As::Ids, parameters);
    if (std::string decides = decider_clause(kind, actor, "", As::Ids, parameters); !decides.empty()) queries.push_back(std::move(decides));
    if (queries.empty()) return std::nullopt;
    return Predicate{fmt::format("{}", fmt::join(queries, " UNION ALL ")), parameters.take()};
}

}  // namespace xiezhi::identity
