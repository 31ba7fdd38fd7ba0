// Signing in and out, and who I am.
#include "http/call.hpp"

namespace xiezhi::http {

namespace {

json::object me(Call& call, const std::string& csrf) {
    const auto& self = call.actor.self;
    json::array posts;
    for (const identity::Post& post : self.posts) {
        json::object entry{{"role", post.role}, {"unit", post.unit}};
        if (const auto role = call.definition().roles.find(post.role); role != call.definition().roles.end()) entry["label"] = to_json(role->second.label);
        posts.push_back(std::move(entry));
    }
    json::array acting;
    for (const identity::Capacity& lent : call.actor.acting_for) acting.push_back(json::object{{"id", lent.account}, {"name", lent.name}});
    const auto& profile = call.app.engine.bureau(call.connection(), call.actor.bureau);
    return {{"account", json::object{{"id", self.account},
                                     {"name", self.name},
                                     {"unit", json::object{{"id", self.unit}, {"name", self.unit_name}}},
                                     {"posts", std::move(posts)},
                                     {"acting_for", std::move(acting)}}},
            {"bureau", json::object{{"id", call.actor.bureau}, {"name", profile.name}, {"short", profile.short_name}}},
            {"csrf", csrf},
            {"today", to_string(call.today)}};
}

void sign_in(Call& call) {
    const auto body = call.body();
    if (!body) return;
    const std::string name(text_at(*body, "name"));
    const std::string password(text_at(*body, "password"));
    auto account = call.app.sign_in.sign_in(call.connection(), *call.session.keys, call.app.bureau, name, password, call.request.peer, call.now);
    if (!account) return call.fail(account.error());
    auto actor = identity::load_actor(call.connection(), call.definition(), call.app.bureau, *account, call.today);
    if (!actor) return call.fail(actor.error());
    call.actor = std::move(*actor);
    // Whoever held the session of this browser before signed out by signing in anew.
    call.app.sessions.close(cookie(call.request, "xz_session"));
    const auto opened = call.app.sessions.open(call.app.bureau, *account, call.request.peer, call.now);
    const std::string secure = call.request.header("x-forwarded-proto") == "https" ? "; Secure" : "";
    call.answer(me(call, opened.csrf), 200, {{"Set-Cookie", "xz_session=" + opened.token + "; Path=/; HttpOnly; SameSite=Strict" + secure}});
}

void sign_out(Call& call) {
    call.app.sessions.close(cookie(call.request, "xz_session"));
    call.answer_text("", "application/json", 204, {{"Set-Cookie", "xz_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"}});
}

}  // namespace

void add_session_routes(Router& router) {
    router.add({"POST", "/session", Open::ToAll, {"登录", "Sign in"}, "SignIn", "Session", sign_in});
    router.add({"DELETE", "/session", Open::SignedIn, {"退出", "Sign out"}, "", "", sign_out});
    router.add({"GET", "/me", Open::SignedIn, {"当前用户", "Who is signed in"}, "", "Session", [](Call& call) { call.answer(me(call, call.signed_in->csrf)); }});
}

}  // namespace xiezhi::http
