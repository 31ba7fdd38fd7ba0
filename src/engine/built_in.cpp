#include "engine/built_in.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "engine/attachments.hpp"
#include "engine/calendar_years.hpp"
#include "engine/corrections.hpp"
#include "engine/effects.hpp"
#include "engine/input.hpp"
#include "engine/links.hpp"
#include "engine/terms.hpp"

namespace xiezhi::engine {

std::string text_input(Work& work, std::string_view name, const Words& label, std::size_t limit, bool required) {
    const auto* value = work.request.input.if_contains(name);
    const std::string where = "/input/" + std::string(name);
    if (value == nullptr || value->is_null() || (value->is_string() && value->get_string().empty())) {
        if (required) work.fault({Code::MissingField, {fmt::format("请填写“{}”", label.zh), fmt::format("Please fill in: {}", label.en)}, {"此项为必填。", "This is required."}, where, ""});
        return {};
    }
    if (!value->is_string() || value->get_string().size() > limit) {
        work.fault({Code::BadValue,
                    {fmt::format("“{}”应为文字，不超过 {} 字节", label.zh, limit), fmt::format("{} must be text of at most {} bytes", label.en, limit)},
                    {"请缩短。", "Shorten it."},
                    where,
                    ""});
        return {};
    }
    return std::string(value->get_string());
}

namespace {

void record_act(Work& work, const char* action) { add_act(work, action, plain_input(work)); }

void assign(Work& work) {
    if (refuse_when_final(work, {"转交", "hand it on"})) return;
    const std::string holder = text_input(work, "holder", {"承办人", "Case officer"}, 40, true);
    const std::string unit = text_input(work, "unit", {"承办单位", "Unit"}, 40, false);
    const auto exists = [&](const char* table, const std::string& id, const char* where) {
        bool found = false;
        const std::vector<Value> key{work.request.bureau, id};
        const std::string sql = fmt::format("SELECT 1 FROM \"{}\" WHERE bureau = ?1 AND id = ?2", table);
        const auto asked = work.connection.query(sql, key, [&](const store::Row&) { found = true; return store::Go::Stop; });
        if (!asked) append(work.faults, asked.error());
        else if (!found) work.fault({Code::BadValue, {"没有这个人或单位", "There is no such person or unit"}, {"请重新选择。", "Choose again."}, where, ""});
    };
    if (!holder.empty()) exists("account", holder, "/input/holder");
    if (!unit.empty()) exists("unit", unit, "/input/unit");
    work.after.holder = holder;
    if (!unit.empty()) work.after.unit = unit;
    record_act(work, "assign");
}

// One paper to one recipient by one mode on one date with its proof; most terms run from it. An unproved service may be
// recorded at once and proved later: until then the terms that run from it are provisional.
void serve(Work& work) {
    if (refuse_when_final(work, {"登记送达", "record a service"})) return;
    const std::string paper_id = text_input(work, "paper", {"文书", "Paper"}, 40, true);
    const std::string party_id = text_input(work, "party", {"受送达人", "Recipient"}, 40, true);
    const std::string mode = text_input(work, "mode", {"送达方式", "Mode"}, 60, true);
    const std::string proof = text_input(work, "proof", {"送达凭证", "Proof"}, 600, false);
    const auto* proved = work.request.input.if_contains("proved");
    const bool is_proved = proved != nullptr && proved->is_bool() && proved->get_bool();
    if (proved != nullptr && !proved->is_null() && !proved->is_bool())
        work.fault({Code::BadValue,
                    {"“已有凭证”应为是或否", "“proved” must be yes or no"},
                    {"请改正。", "Correct it."},
                    "/input/proved",
                    ""});
    const auto paper = std::find_if(work.after.papers.begin(), work.after.papers.end(), [&](const Paper& p) { return p.id == paper_id; });
    const auto party = std::find_if(work.after.parties.begin(), work.after.parties.end(), [&](const Party& p) { return p.id == party_id; });
    const auto unknown = [&](const char* where, Words what) {
        work.fault({Code::BadValue, {fmt::format("本件没有这{}", what.zh), fmt::format("The matter has no such {}", what.en)}, {"请从列表中选择。", "Choose from the list."}, where, ""});
    };
    if (!paper_id.empty() && paper == work.after.papers.end()) unknown("/input/paper", {"份文书", "paper"});
    if (!party_id.empty() && party == work.after.parties.end()) unknown("/input/party", {"个受送达人", "recipient"});
    if (const CodeList* modes = work.catalog.definition->list("service_mode");
        modes != nullptr && !mode.empty() && modes->value(mode) == nullptr)
        unknown("/input/mode", {"种送达方式", "mode of service"});
    if (is_proved && proof.empty()) {
        work.fault({Code::MissingField,
                    {"请写明送达凭证（回证、邮单号或系统记录）",
                     "State the proof of service (receipt, mail slip number, system record)"},
                    {"没有凭证时请不要勾选“已有凭证”。", "Without proof, leave “proved” unticked."},
                    "/input/proof",
                    ""});
    }
    if (!work.faults.empty()) return;
    if (to_string(work.on) < paper->issued_on) {
        return work.fault({Code::DateOrder,
                           {fmt::format("送达日期 {} 早于文书日期 {}", to_string(work.on), paper->issued_on),
                            fmt::format("Served on {}, before the paper was issued on {}", to_string(work.on), paper->issued_on)},
                           {"请核对送达回证。", "Check the proof of service."},
                           "/on",
                           ""});
    }
    const auto same =
        std::find_if(work.after.services.begin(), work.after.services.end(), [&](const Service& s) { return s.paper == paper_id && s.party == party_id && !s.proved; });
    Service service{same == work.after.services.end() ? work.next_id() : same->id, paper_id, party_id, mode, to_string(work.on), proof, china_time(work.now), is_proved, true};
    if (same == work.after.services.end()) work.after.services.push_back(std::move(service));
    else *same = std::move(service);
    json::object plain = plain_input(work);
    plain["paper"] = paper_id;
    plain["party"] = party_id;
    plain["mode"] = mode;
    plain["proved"] = is_proved;
    add_act(work, "serve", plain);
}

void note(Work& work) {
    if (refuse_when_final(work, {"加注", "add a note"})) return;
    text_input(work, "text", {"备注", "Note"}, 12'000, true);
    record_act(work, "note");
}

void attach(Work& work) {
    if (refuse_when_final(work, {"添加材料", "attach a file"})) return;
    const std::string file = text_input(work, "file", {"文件", "File"}, 80, true);
    const std::string name = text_input(work, "name", {"材料名称", "Name"}, 300, true);
    const std::string type = text_input(work, "media_type", {"类型", "Type"}, 100, false);
    const auto* size = work.request.input.if_contains("size");
    if (!work.faults.empty()) return;
    if (!keep_file(work, {file, name, type, size != nullptr && size->is_int64() ? size->get_int64() : std::int64_t{0}})) return;
    record_act(work, "attach");
}

// The numbers stay used; the record counts nowhere; what still awaited a signature awaits it no longer.
void make_void(Work& work) {
    if (refuse_when_final(work, {"作废", "void it"})) return;
    text_input(work, "reason", {"作废理由", "Reason"}, 3000, true);
    work.after.state = kVoided;
    for (Approval& approval : work.after.approvals) {
        if (approval.state != "pending") continue;
        approval.state = "withdrawn";
        approval.dirty = true;
        ++approval.version;
    }
    record_act(work, "void");
}

// Each reveal of masked data is an event with its reason; nothing on the record changes.
void reveal(Work& work) {
    text_input(work, "what", {"查看的内容", "What"}, 200, true);
    text_input(work, "reason", {"查看理由", "Reason"}, 600, true);
}

// A job found that a term's last day has passed. Nothing is decided by it: a task proposes what a person may confirm.
void lapse(Work& work) {
    const std::string slot = text_input(work, "slot", {"期限", "Term"}, 80, true);
    for (TermRow& term : work.after.terms) {
        if (term.slot != slot || term.state != "running") continue;
        // The job read the date before; it may have moved since.
        if (const auto due = date_of(term.due); !due || *due >= work.today) break;
        term.state = "lapsed";
        return;
    }
    work.fault({Code::AlreadyDone, {"该期限没有届满", "That term has not run out"}, {"无需处理。", "Nothing to do."}, "", ""});
}

// Rungs of escalation, once each: 1 near (to the holder), 2 the last day (to the section head), 3 overdue (to the head).
void escalate(Work& work) {
    const std::string slot = text_input(work, "slot", {"期限", "Term"}, 80, true);
    const auto* rung = work.request.input.if_contains("rung");
    for (TermRow& term : work.after.terms) {
        if (term.slot != slot || rung == nullptr || !rung->is_int64()) continue;
        if (term.state != "running" || term.due != text_at(work.request.input, "due") || term.rung >= rung->get_int64()) break;
        term.rung = rung->get_int64();
        work.unit.outbox.push_back({work.next_id(),
                                    "term.rung",
                                    {{"kind", work.kind().id}, {"record", work.after.id}, {"slot", slot}, {"rung", term.rung}, {"due", term.due}, {"holder", work.after.holder}}});
        return;
    }
    work.fault({Code::AlreadyDone, {"该提醒已发出", "That reminder has been given"}, {"无需处理。", "Nothing to do."}, "", ""});
}

// The calendar or the law changed: the terms are derived again, as after every action.
void reproject(Work& work) {
    if (!terms_differ(work.before, *work.in_use.compiled, work.catalog.book())) {
        return work.fault({Code::AlreadyDone, {"期限没有变化", "The terms stand as they are"}, {"无需处理。", "Nothing to do."}, "", ""});
    }
    json::array terms;
    for (const MovedTerm& moved : moved_terms(work.before, derive_terms(work.before, *work.in_use.compiled, work.catalog.book()))) {
        terms.push_back(json::object{{"slot", moved.slot}, {"before", moved.before}, {"after", moved.after}});
    }
    add_act(work, "reproject", json::object{{"calendar", work.catalog.calendar->version()}, {"law", work.catalog.law->version}, {"terms", std::move(terms)}});
}

// Puts a running record under the present definition of its kind: an explicit event with both hashes.
void migrate(Work& work) {
    const auto present = work.catalog.kind(work.kind().id);
    if (!present) return append(work.faults, present.error());
    if (present->kind->hash == work.before.definition) {
        return work.fault({Code::AlreadyDone, {"本件已适用现行定义", "The matter is under the present definition already"}, {"无需处理。", "Nothing to do."}, "", ""});
    }
    if (present->kind->state(work.before.state) == nullptr) {
        return work.fault({Code::WrongState,
                           {"现行定义没有本件所处的环节", "The present definition lacks the state the matter is in"},
                           {"请先办到两个定义都有的环节。", "Work it on to a state that both have."},
                           "",
                           ""});
    }
    work.after.definition = present->kind->hash;
    record_act(work, "migrate");
}

constexpr std::size_t kCount = 15;

}  // namespace

std::span<const BuiltIn> built_ins() {
    static const std::array<BuiltIn, kCount> table{{
        {"assign", {"转交承办人", "Assign"}, {"转交给所选的人", "Hand it to this person"}, BuiltIn::By::Worker, true, "holder unit", assign},
        {"serve", {"登记送达", "Record service"}, {"登记这次送达", "Record this service"}, BuiltIn::By::Worker, true, "paper party mode proof proved", serve},
        {"attach", {"添加材料", "Attach a file"}, {"把文件放入本件", "Put the file with the matter"}, BuiltIn::By::Worker, true, "file name media_type size", attach},
        {"note", {"备注", "Note"}, {"记下备注", "Keep the note"}, BuiltIn::By::Worker, true, "text", note},
        {"correct", {"更正", "Correct"}, {"更正所记内容", "Correct what was recorded"}, BuiltIn::By::Archive, true, "reason fields acts", correct},
        {"void", {"作废", "Void"}, {"将本件作废", "Void the matter"}, BuiltIn::By::Archive, true, "reason", make_void},
        {"reopen", {"重新启动", "Reopen"}, {"另立新件并与本件相连", "Open a new matter linked to this one"}, BuiltIn::By::Archive, true, "reason", reopen},
        {"link", {"关联", "Link"}, {"与另一件相连", "Link to another matter"}, BuiltIn::By::Worker, true, "kind record type", link},
        {"join", {"并案", "Join"}, {"并入所选的案件", "Join it to that case"}, BuiltIn::By::Archive, true, "record reason", join},
        {"split", {"分案", "Split"}, {"从主案分出", "Split it from the leading case"}, BuiltIn::By::Archive, true, "reason", split},
        {"reveal", {"查看隐去内容", "Reveal"}, {"说明理由并查看", "Give the reason and look"}, BuiltIn::By::Reveal, false, "what reason", reveal},
        {"lapse", {"期限届满", "Term lapsed"}, {"登记期限届满", "Record that the term lapsed"}, BuiltIn::By::System, true, "slot", lapse},
        {"escalate", {"期限提醒", "Reminder"}, {"发出提醒", "Remind"}, BuiltIn::By::System, true, "slot rung due", escalate},
        {"reproject", {"重新推算期限", "Reproject terms"}, {"按现行日历和法律重新推算", "Derive the terms again"}, BuiltIn::By::System, true, "", reproject},
        {"migrate", {"适用现行定义", "Move to the present definition"}, {"让本件适用现行定义", "Put the matter under the present definition"}, BuiltIn::By::Archive, true, "reason", migrate},
    }};
    return table;
}

const BuiltIn* built_in(std::string_view id) {
    const auto all = built_ins();
    const auto at = std::find_if(all.begin(), all.end(), [&](const BuiltIn& entry) { return entry.id == id; });
    return at == all.end() ? nullptr : &*at;
}

}  // namespace xiezhi::engine
