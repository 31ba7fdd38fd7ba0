#include "demo/player.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/load.hpp"
#include "identity/actor.hpp"

namespace xiezhi::demo {

namespace {

Fault told(Words what) { return {Code::BadValue, std::move(what), {"请对照故事与定义。", "Compare the story with the definitions."}, "", ""}; }

// The word after `key`, "" when there is none.
std::string after(const std::vector<std::string>& words, std::string_view key) {
    const auto at = std::find(words.begin(), words.end(), key);
    return at == words.end() || at + 1 == words.end() ? "" : *(at + 1);
}

}  // namespace

Result<void> Player::play(const Story& story, const Scene& scene, Track& track) {
    const auto at = [&](Faults faults, int line) {
        for (Fault& fault : faults) {
            fault.message.zh = fmt::format("{}:{}：{}", story.file, line, fault.message.zh);
            fault.message.en = fmt::format("{}:{}: {}", story.file, line, fault.message.en);
        }
        return fail(std::move(faults));
    };
    for (const Statement& statement : scene.statements) {
        auto done = perform(story, statement, track);
        if (!done) return at(done.error(), track.refused_line != 0 ? std::exchange(track.refused_line, 0) : statement.line);
        if (!track.refused.empty() && track.refused_line == 0) track.refused_line = statement.line;
        if (track.refused.empty()) track.refused_line = 0;
    }
    if (!track.refused.empty()) return at(track.refused, track.refused_line);
    return {};
}

Result<void> Player::perform(const Story&, const Statement& statement, Track& track) {
    const auto& words = statement.words;
    const std::string& verb = words[0];
    if (verb == "expect") return expect(statement, track);
    if (!track.refused.empty()) return fail(std::exchange(track.refused, {}));
    if (verb == "as" && words.size() == 2) {
        const auto role = cast_.by_role.find(words[1]);
        const auto person = cast_.accounts.find(words[1]);
        if (role == cast_.by_role.end() && person == cast_.accounts.end()) return fail(told({"没有担任“" + words[1] + "”的人", "nobody is " + words[1]}));
        track.account = role != cast_.by_role.end() ? role->second : person->second;
        return {};
    }
    if (verb == "keep" && words.size() == 2) {
        track.kept[words[1]] = {track.kind, track.record};
        return {};
    }
    if (verb == "use" && words.size() == 2) {
        const auto kept = track.kept.find(words[1]);
        const auto known = known_.find(words[1]);
        if (kept == track.kept.end() && known == known_.end()) return fail(told({"没有留下“" + words[1] + "”", words[1] + " was not kept"}));
        std::tie(track.kind, track.record) = kept != track.kept.end() ? kept->second : known->second;
        return {};
    }
    if (verb == "do" && words.size() >= 2) return act(statement, track);
    if (verb == "approve" || verb == "send_back") return approve(statement, track);
    if (verb == "sign_all") return sign_all(statement, track);
    if (verb == "serve_all") return serve_all(statement, track);
    if (verb == "serve" && words.size() >= 2) return serve(statement, track);
    return fail(told({"不认识的语句：" + verb, "unknown statement: " + verb}));
}

Result<json::value> Player::value(const Track& track, const Field& field, const std::string& text) const {
    if (!text.empty() && text[0] == '$') {
        const auto at = track.kept.find(text.substr(1));
        if (at == track.kept.end()) return fail(told({"没有留下“" + text + "”", text + " was not kept"}));
        return json::value(json::string(at->second.second));
    }
    const auto named = [&](const std::map<std::string, std::string>& names) {
        const auto at = names.find(text);
        return json::value(json::string(at == names.end() ? text : at->second));
    };
    switch (field.type) {
        case FieldType::YesNo: return json::value(text == "true");
        case FieldType::Integer:
        case FieldType::Money: return json::value(std::int64_t{std::strtoll(text.c_str(), nullptr, 10)});
        case FieldType::Unit: return named(cast_.units);
        case FieldType::Staff: return named(cast_.accounts);
        case FieldType::Codes: {
            json::array codes;
            std::string code;
            for (const char c : text + ",") {
                if (c == ',' || c == ']') {
                    if (!code.empty()) codes.push_back(json::string(code));
                    code.clear();
                } else if (c != '[') {
                    code += c;
                }
            }
            return json::value(codes);
        }
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Date:
        case FieldType::Code:
        case FieldType::Record:
        case FieldType::File: return json::value(json::string(text));
    }
    return json::value(json::string(text));
}

Result<void> Player::act(const Statement& statement, Track& track) {
    const auto& words = statement.words;
    engine::Request request;
    std::string action = words[1];
    if (const auto dot = action.find('.'); dot != std::string::npos) {
        track.kind = action.substr(0, dot);
        track.record.clear();
        action = action.substr(dot + 1);
    }
    const auto in_use = engine_.catalog().kind(track.kind);
    if (!in_use) return fail(in_use.error());
    const Kind& kind = *in_use->kind;
    if (const Action* declared = kind.action(action); declared != nullptr && declared->creates) track.record.clear();
    request.action = action;
    request.on = after(words, "on");
    for (std::size_t i = 2; i < words.size(); ++i) {
        const auto equals = words[i].find('=');
        if (equals == std::string::npos) continue;
        const std::string name = words[i].substr(0, equals);
        const std::string text = words[i].substr(equals + 1);
        if (const PartyRole* role = kind.party(name)) {
            json::array& list = request.parties[name].is_array() ? request.parties[name].get_array() : request.parties[name].emplace_array();
            if (role->of == PartyRole::Of::Person) {
                list.push_back(json::object{{"name", text}});
            } else {
                const auto unit = cast_.units.find(text);
                list.push_back(json::object{{"unit", unit == cast_.units.end() ? text : unit->second}});
            }
            continue;
        }
        const auto dot = name.find('.');
        const RowList* list = dot == std::string::npos ? nullptr : kind.list(name.substr(0, dot));
        const Field* field = kind.field(name);
        if (list != nullptr) {
            const auto at = std::find_if(list->fields.begin(), list->fields.end(), [&](const Field& one) { return one.id == name.substr(dot + 1); });
            if (at != list->fields.end()) field = &*at;
        }
        if (field == nullptr) {
            const auto person = cast_.accounts.find(text);
            request.input[name] = person == cast_.accounts.end() ? text : person->second;
            continue;
        }
        auto given = value(track, *field, text);
        if (!given) return fail(given.error());
        request.input[name] = std::move(*given);
    }
    return send(track, std::move(request));
}

Result<void> Player::approve(const Statement& statement, Track& track) {
    auto stands = record(track);
    if (!stands) return fail(stands.error());
    const auto pending = std::find_if(stands->approvals.begin(), stands->approvals.end(), [](const engine::Approval& one) { return one.state == "pending"; });
    if (pending == stands->approvals.end()) return fail(told({"没有待批的呈批", "nothing awaits approval"}));
    engine::Request request;
    request.action = statement.words[0] == "send_back" ? "return_for_changes" : "approve";
    request.input["approval"] = pending->id;
    if (statement.words[0] == "send_back" && statement.words.size() > 1) request.input["remarks"] = statement.words[1];
    const std::string on = after(statement.words, "on");
    if (!on.empty() && on != to_string(china_date(engine_.clock().now()))) {
        request.input["on_paper"] = true;
        request.input["signed_on"] = on;
        request.input["proof"] = "呈批表扫描件";
    }
    return send(track, std::move(request));
}

// Every step that is still open, each by whoever has the role.
Result<void> Player::sign_all(const Statement& statement, Track& track) {
    const std::string speaker = track.account;
    for (bool first = true;; first = false) {
        auto stands = record(track);
        if (!stands) return fail(stands.error());
        const auto pending = std::find_if(stands->approvals.begin(), stands->approvals.end(), [](const engine::Approval& one) { return one.state == "pending"; });
        if (pending == stands->approvals.end() && first) return fail(told({"没有待批的呈批", "nothing awaits approval"}));
        if (pending == stands->approvals.end()) break;
        const auto step = std::find_if(pending->steps.begin(), pending->steps.end(), [&](const engine::ApprovalStepRow& one) { return one.position == pending->step; });
        const auto signer = step == pending->steps.end() ? cast_.by_role.end() : cast_.by_role.find(step->role);
        if (signer == cast_.by_role.end()) return fail(told({"没有人可以签批这一步", "nobody can sign this step"}));
        track.account = signer->second;
        if (auto done = approve(statement, track); !done) return done;
        if (!track.refused.empty()) break;
    }
    track.account = speaker;
    return {};
}

// Every paper to everyone it is still to reach: units by the document exchange, people by post, all proved.
Result<void> Player::serve_all(const Statement& statement, Track& track) {
    auto stands = record(track);
    if (!stands) return fail(stands.error());
    std::size_t sent = 0;
    for (const engine::Paper& paper : stands->papers) {
        const Paper* form = stands->kind->paper(paper.paper);
        if (paper.state == "void" || form == nullptr) continue;
        for (const engine::Party& party : stands->parties) {
            if (!party.agent_of.empty() || !party.ended_on.empty() || std::find(form->to.begin(), form->to.end(), party.role) == form->to.end()) continue;
            const bool served =
                std::any_of(stands->services.begin(), stands->services.end(), [&](const engine::Service& one) {
                    return one.paper == paper.id && one.party == party.id && one.proved;
                });
            if (served) continue;
            const bool person = stands->kind->party(party.role)->of == PartyRole::Of::Person;
            engine::Request request;
            request.action = "serve";
            request.on = after(statement.words, "at");
            request.input = {{"paper", paper.id}, {"party", party.id}, {"mode", person ? "POST" : "EXCHANGE"}, {"proved", true}, {"proof", person ? "邮件回执" : "公文交换签收单"}};
            if (auto done = send(track, std::move(request)); !done || !track.refused.empty()) return done;
            ++sent;
        }
    }
    return sent == 0 ? fail(told({"没有待送达的文书", "no paper waits to be served"})) : Result<void>{};
}

Result<void> Player::serve(const Statement& statement, Track& track) {
    auto stands = record(track);
    if (!stands) return fail(stands.error());
    const auto& words = statement.words;
    const auto paper = std::find_if(stands->papers.rbegin(), stands->papers.rend(), [&](const engine::Paper& one) { return one.paper == words[1]; });
    if (paper == stands->papers.rend()) return fail(told({"还没有制作文书：" + words[1], "no such paper was issued: " + words[1]}));
    const std::string role = after(words, "on");
    const auto party = std::find_if(stands->parties.begin(), stands->parties.end(), [&](const engine::Party& one) { return one.role == role && one.agent_of.empty(); });
    if (party == stands->parties.end()) return fail(told({"没有当事人：" + role, "no such party: " + role}));
    engine::Request request;
    request.action = "serve";
    request.on = after(words, "at");
    const bool proved = words.back() == "proved";
    request.input = {{"paper", paper->id}, {"party", party->id}, {"mode", after(words, "by")}, {"proved", proved}};
    if (proved) request.input["proof"] = "送达回证";
    return send(track, std::move(request));
}

Result<void> Player::send(Track& track, engine::Request request) {
    request.bureau = bureau_;
    request.kind = track.kind;
    request.record = track.record;
    auto actor = identity::load_actor(*session_.connection, *engine_.catalog().definition, bureau_, track.account, china_date(engine_.clock().now()));
    if (!actor) return fail(actor.error());
    request.actor = std::move(*actor);
    ++requests_;
    auto answer = engine_.perform(session_, request);
    if (!answer) {
        track.refused = answer.error();
        return {};
    }
    track.record = std::string(text_at(answer->body, "id"));
    return {};
}

Result<engine::Record> Player::record(const Track& track) {
    const auto in_use = engine_.catalog().kind(track.kind);
    if (!in_use) return fail(in_use.error());
    auto loaded = engine::load_record(*session_.connection, *in_use->kind, bureau_, track.record);
    if (loaded) loaded->kind = in_use->kind.get();
    return loaded;
}

}  // namespace xiezhi::demo
