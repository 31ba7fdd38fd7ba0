#include "identity/rights.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi::identity {

using store::Value;

namespace {

constexpr std::string_view kAnybody = "*";

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

// The condition one bearer of a grant adds; "" when it adds none.
std::string clause(const Kind& kind, const Grant& grant, const Actor& actor, const Capacity& bearer, const Post& post,
                   std::string_view alias, Parameters& parameters) {
    switch (grant.scope) {
        case Grant::Scope::Bureau: return "1 = 1";
        case Grant::Scope::Subtree:
            if (post.bureau_wide) return "1 = 1";
            if (post.unit.empty()) return {};
            return fmt::format("{}.unit IN ({})", alias, subtree_sql(parameters.place(actor.bureau), parameters.place(post.unit)));
        case Grant::Scope::Unit:
            if (post.bureau_wide) return "1 = 1";
            if (post.unit.empty()) return {};
            return fmt::format("{}.unit = ?{}", alias, parameters.place(post.unit));
        case Grant::Scope::Own:
            if (bearer.account.empty()) return {};
            return fmt::format("{}.holder = ?{}", alias, parameters.place(bearer.account));
        case Grant::Scope::PartyUnit:
            if (post.unit.empty()) return {};
            return fmt::format("EXISTS (SELECT 1 FROM party pu WHERE pu.bureau = {0}.bureau AND pu.record = {0}.id "
                               "AND pu.kind = ?{1} AND pu.unit = ?{2} AND (pu.ended_on IS NULL OR pu.ended_on = ''))",
                               alias, parameters.place(kind.id), parameters.place(post.unit));
    }
    return {};
}

// Steps of the record's approvals that are addressed to the actor, or that he signed.
std::string decider_clause(const Kind& kind, const Actor& actor, std::string_view alias, Parameters& parameters) {
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
    return fmt::format("EXISTS (SELECT 1 FROM approval ap JOIN approval_step st ON st.bureau = ap.bureau AND st.approval = ap.id "
                       "WHERE ap.bureau = {0}.bureau AND ap.record = {0}.id AND ap.kind = ?{1} AND ({2}))",
                       alias, parameters.place(kind.id), fmt::join(mine, " OR "));
}

void add_grants(const Kind& kind, std::span<const Grant> grants, const Actor& actor, std::string_view alias,
                Parameters& parameters, std::vector<std::string>& clauses) {
    for (const Grant& grant : grants) {
        for_bearers(actor, grant.role, [&](const Capacity& bearer, const Post& post) {
            std::string one = clause(kind, grant, actor, bearer, post, alias, parameters);
            if (!one.empty() && std::find(clauses.begin(), clauses.end(), one) == clauses.end()) clauses.push_back(std::move(one));
        });
    }
}

bool open_to_all(const std::vector<std::string>& clauses) {
    return std::find(clauses.begin(), clauses.end(), "1 = 1") != clauses.end();
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

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool covers(const Grant& grant, const Capacity& bearer, const Post& post, const RecordPlace& place) {
    if (place.is == RecordPlace::Is::New) return true;
    switch (grant.scope) {
        case Grant::Scope::Bureau: return true;
        case Grant::Scope::Subtree: return post.bureau_wide || (!place.unit.empty() && post.subtree.contains(place.unit));
        case Grant::Scope::Unit: return post.bureau_wide || (!place.unit.empty() && post.unit == place.unit);
        case Grant::Scope::Own: return !bearer.account.empty() && bearer.account == place.holder;
        case Grant::Scope::PartyUnit: return !post.unit.empty() && contains(place.party_units, post.unit);
    }
    return false;
}

Words scope_words(Grant::Scope scope) {
    switch (scope) {
        case Grant::Scope::Bureau: return {"", ""};
        case Grant::Scope::Subtree: return {"本单位及下属", "own unit and below"};
        case Grant::Scope::Unit: return {"本单位", "own unit"};
        case Grant::Scope::Own: return {"本人承办", "matters held"};
        case Grant::Scope::PartyUnit: return {"本单位为当事人", "own unit is a party"};
    }
    return {};
}

}  // namespace

Predicate grant_predicate(const Kind& kind, std::span<const Grant> grants, const Actor& actor, std::string_view alias,
                          int first_parameter_number) {
    if (sees_everything(actor, grants)) return {"1 = 1", {}};
    Parameters parameters(first_parameter_number);
    std::vector<std::string> clauses;
    add_grants(kind, grants, actor, alias, parameters, clauses);
    XIEZHI_CHECK(!open_to_all(clauses));
    if (clauses.empty()) return {"1 = 0", {}};
    return {fmt::format("({})", fmt::join(clauses, " OR ")), parameters.take()};
}

Predicate read_predicate(const Kind& kind, const Actor& actor, std::string_view alias, int first_parameter_number) {
    if (sees_everything(actor, kind.read)) return {"1 = 1", {}};
    Parameters parameters(first_parameter_number);
    std::vector<std::string> clauses;
    add_grants(kind, kind.read, actor, alias, parameters, clauses);
    if (std::string decides = decider_clause(kind, actor, alias, parameters); !decides.empty()) clauses.push_back(std::move(decides));
    if (clauses.empty()) return {"1 = 0", {}};
    return {fmt::format("({})", fmt::join(clauses, " OR ")), parameters.take()};
}

Words describe(const Definition& definition, const Grant& grant) {
    Words words{"本局所有人员", "any member of the bureau"};
    if (grant.role != kAnybody) {
        const auto role = definition.roles.find(grant.role);
        words = role != definition.roles.end() ? role->second.label : Words{grant.role, grant.role};
    }
    const Words scope = scope_words(grant.scope);
    if (!scope.zh.empty()) {
        words.zh += fmt::format("（{}）", scope.zh);
        words.en += fmt::format(" ({})", scope.en);
    }
    return words;
}

namespace {

// What is being asked for, for the message: 受理 of 行政复议案件.
Result<Ground> check(const Definition& definition, const Words& what, std::span<const Grant> grants, const Actor& actor,
                     const RecordPlace& place) {
    if (actor.is == Actor::Is::Program) return Ground{"program", {}, {}};
    std::vector<Ground> found;
    for (const Grant& grant : grants) {
        for_bearers(actor, grant.role, [&](const Capacity& bearer, const Post& post) {
            if (!covers(grant, bearer, post, place)) return;
            const bool himself = &bearer == &actor.self;
            found.push_back({post.role, post.unit, himself ? std::string() : bearer.account});
        });
    }
    for (const Ground& ground : found) {
        if (ground.acting_for.empty()) return ground;
    }
    if (!found.empty()) return found.front();

    std::string zh;
    std::string en;
    for (const Grant& grant : grants) {
        const Words who = describe(definition, grant);
        if (zh.find(who.zh) != std::string::npos && en.find(who.en) != std::string::npos) continue;
        zh += (zh.empty() ? "" : "、") + who.zh;
        en += (en.empty() ? "" : ", ") + who.en;
    }
    if (grants.empty()) {
        zh = "没有任何角色";
        en = "nobody";
    }
    return fail({Code::Forbidden,
                 {fmt::format("您无权办理“{}”。可以办理的是：{}。", what.zh, zh),
                  fmt::format("You may not do this: {}. Those who may: {}.", what.en, en)},
                 {"请转交有权人员办理；确需由您办理的，请安全保密管理员核对您的任职和代理登记。",
                  "Hand it to one of them; if it is yours to do, ask the security administrator to check your posts and whom you act for."},
                 {}, {}});
}

Words of_kind(const Words& act, const Kind& kind) {
    return {fmt::format("{}：{}", kind.label.zh, act.zh), fmt::format("{}, {}", kind.label.en, act.en)};
}

std::vector<Grant> all_work(const Kind& kind) {
    std::vector<Grant> grants;
    for (const Action& action : kind.actions) {
        for (const Grant& grant : action.by) {
            const bool known = std::any_of(grants.begin(), grants.end(), [&](const Grant& other) {
                return other.role == grant.role && other.scope == grant.scope;
            });
            if (!known) grants.push_back(grant);
        }
    }
    return grants;
}

}  // namespace

Result<Ground> may(const Definition& definition, const Kind& kind, const Action& action, const Actor& actor,
                   const RecordPlace& place) {
    return check(definition, of_kind(action.label, kind), action.by, actor, place);
}

Result<Ground> may_reveal(const Definition& definition, const Kind& kind, const Actor& actor, const RecordPlace& place) {
    return check(definition, of_kind({"查看隐去的信息", "reveal masked data"}, kind), kind.reveal, actor, place);
}

Result<Ground> may_archive(const Definition& definition, const Kind& kind, const Actor& actor, const RecordPlace& place) {
    return check(definition, of_kind({"作废、重开、更正", "void, reopen, correct"}, kind), kind.archive, actor, place);
}

Result<Ground> may_work(const Definition& definition, const Kind& kind, const Actor& actor, const RecordPlace& place) {
    return check(definition, of_kind({"承办", "work on it"}, kind), all_work(kind), actor, place);
}

Result<Ground> may_sign(const Definition& definition, const StepAddress& step, const Actor& actor) {
    const auto answers = [&](const Capacity& capacity) -> std::optional<Ground> {
        if (!step.account.empty() && step.account != capacity.account) return std::nullopt;
        for (const Post& post : capacity.posts) {
            if (post.role != step.role) continue;
            const bool placed = post.bureau_wide || step.unit.empty() || post.subtree.contains(step.unit);
            if (placed) return Ground{post.role, post.unit, {}};
        }
        return std::nullopt;
    };
    if (auto himself = answers(actor.self)) return *himself;
    for (const Capacity& capacity : actor.acting_for) {
        if (auto lent = answers(capacity)) {
            lent->acting_for = capacity.account;
            return *lent;
        }
    }
    const Words who = describe(definition, {step.role, step.unit.empty() ? Grant::Scope::Bureau : Grant::Scope::Unit});
    return fail({Code::Forbidden,
                 {fmt::format("这一步应由{}签批。", who.zh), fmt::format("This step is for the {} to sign.", who.en)},
                 {"本人不在时，可由登记的代理人签批，或凭纸质签批件代录。",
                  "If that person is away, whoever is entered as acting may sign, or the signature on paper may be recorded."},
                 {}, {}});
}

}  // namespace xiezhi::identity
