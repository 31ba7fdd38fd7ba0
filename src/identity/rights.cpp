#include "identity/rights.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "identity/bearers.hpp"

namespace xiezhi::identity {

namespace {

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool covers(const Grant& grant, const Capacity& bearer, const Post& post, const RecordPlace& place) {
    if (place.is == RecordPlace::Is::New) return true;
    if (place.is == RecordPlace::Is::Entered && grant.scope != Grant::Scope::PartyUnit) return true;
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
