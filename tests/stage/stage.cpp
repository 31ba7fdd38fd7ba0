#include "stage/stage.hpp"

#include <array>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "app/founding.hpp"
#include "figure/figures.hpp"

namespace xiezhi::stage {

namespace fs = std::filesystem;

bool Place::possible(On on) { return on == On::Sqlite || std::getenv("XIEZHI_TEST_PG") != nullptr; }

Place::Place(On on) {
    static int counter = 0;
    const std::string name = fmt::format("xiezhi_stage_{}_{}", ::getpid(), ++counter);
    folder_ = fs::temp_directory_path() / name;
    options.data = folder_.string();
    if (on == On::Sqlite) return;
    schema_ = name;
    const std::string server = std::getenv("XIEZHI_TEST_PG");
    auto admin = store::open_database(server).value()->connect(store::Access::Write).value();
    XIEZHI_CHECK(admin->script("create schema " + schema_).has_value());
    options.database = server + " options='-c search_path=" + schema_ + "'";
}

Place::~Place() {
    std::error_code error;
    fs::remove_all(folder_, error);
    if (schema_.empty()) return;
    auto admin = store::open_database(std::getenv("XIEZHI_TEST_PG")).value()->connect(store::Access::Write).value();
    (void)admin->script("drop schema " + schema_ + " cascade");
}

Stage::Stage(On where, std::uint64_t seed) : on(where), clock(china_instant(from_ymd(2020, 12, 1), 540)), place_(std::make_unique<Place>(where)), seed_(seed) {
    XIEZHI_CHECK(app::Workspace::create(place_->options).has_value());
    open();
    XIEZHI_CHECK(app::found_bureau(*workspace, {kBureau, "江陵区司法局", "江司", "江陵区人民政府", "江", "江陵区"}, clock).has_value());
    auto built = demo::build_bureau(*workspace->engine, session, kBureau, "stage-2026-xiezhi");
    XIEZHI_CHECK(built.has_value());
    cast = std::move(*built);
}

Stage& Stage::shared(On where) {
    static std::map<On, std::unique_ptr<Stage>> stages;
    auto& stage = stages[where];
    if (!stage) stage = std::make_unique<Stage>(where);
    return *stage;
}

void Stage::open() {
    auto opened = app::Workspace::open(place_->options, app::Workspace::For::Writing, clock);
    if (!opened) ADD_FAILURE() << to_text(opened.error());
    XIEZHI_CHECK(opened.has_value());
    workspace = std::move(*opened);
    auto begun = workspace->engine->open_session();
    XIEZHI_CHECK(begun.has_value());
    session = std::move(*begun);
    if (seed_ != 0) session.ids = IdSource(seed_);
}

void Stage::restart() {
    session = {};
    workspace.reset();
    open();
}

void Stage::today(const std::string& day) { clock.set(china_instant(parse_date(day).value(), 540)); }
std::string Stage::day() const { return to_string(china_date(clock.now())); }

engine::Request Stage::request(const Doing& doing) {
    engine::Request request;
    request.bureau = kBureau;
    request.kind = doing.kind;
    request.record = doing.record;
    request.action = doing.action;
    request.on = doing.on;
    request.input = doing.input;
    request.parties = doing.parties;
    request.if_match = doing.if_match;
    request.idempotency_key = doing.key;
    request.files = doing.files;
    const auto account = cast.accounts.find(doing.as);
    XIEZHI_CHECK(account != cast.accounts.end());
    auto actor = identity::load_actor(*session.connection, *workspace->catalog->definition, kBureau, account->second, china_date(clock.now()));
    XIEZHI_CHECK(actor.has_value());
    request.actor = std::move(*actor);
    return request;
}

engine::Attachment Stage::page() {
    static constexpr std::array<std::uint8_t, 4> kBytes{'%', 'P', 'D', 'F'};
    const auto kept = workspace->files->put(kBureau, kBytes, clock.now());
    XIEZHI_CHECK(kept.has_value());
    return {kept->address, "公报第12页.pdf", "application/pdf", static_cast<std::int64_t>(kept->length)};
}

Result<engine::Answer> Stage::perform(const Doing& doing) { return workspace->engine->perform(session, request(doing)); }

std::string Stage::must(const Doing& doing) {
    auto answer = perform(doing);
    if (!answer) ADD_FAILURE() << doing.action << " " << doing.on << ": " << to_text(answer.error());
    return answer ? std::string(text_at(answer->body, "id")) : doing.record;
}

engine::Record Stage::record(const std::string& id, const std::string& kind) {
    const auto present = workspace->catalog->kind(kind);
    const auto hash = engine::definition_of(*session.connection, *present->kind, kBureau, id);
    XIEZHI_CHECK(hash.has_value());
    const auto in_use = workspace->catalog->kind_by_hash(*session.connection, kind, *hash);
    XIEZHI_CHECK(in_use.has_value());
    auto loaded = engine::load_record(*session.connection, *in_use->kind, kBureau, id);
    XIEZHI_CHECK(loaded.has_value());
    return std::move(*loaded);
}

engine::TermRow Stage::term(const std::string& id, const std::string& slot) {
    for (const engine::TermRow& row : record(id).terms) {
        if (row.slot == slot) return row;
    }
    return {};
}

std::string Stage::pending(const std::string& id) {
    for (const engine::Approval& approval : record(id).approvals) {
        if (approval.state == "pending") return approval.id;
    }
    return {};
}

Result<engine::Answer> Stage::sign(const std::string& id, const std::string& as, json::object input, const std::string& action) {
    if (!input.contains("approval")) input["approval"] = pending(id);
    return perform({.record = id, .action = action, .input = std::move(input), .as = as});
}

void Stage::sign_all(const std::string& id, const std::string& signed_on, const std::string& kind) {
    for (;;) {
        const engine::Record stands = record(id, kind);
        const auto waiting = std::find_if(stands.approvals.begin(), stands.approvals.end(), [](const engine::Approval& one) { return one.state == "pending"; });
        if (waiting == stands.approvals.end()) return;
        const auto step = std::find_if(waiting->steps.begin(), waiting->steps.end(), [&](const engine::ApprovalStepRow& one) { return one.position == waiting->step; });
        std::string who;
        for (const auto& [login, account] : cast.accounts) {
            if (cast.by_role.at(step->role) == account) who = login;
        }
        json::object input{{"approval", waiting->id}};
        if (!signed_on.empty() && signed_on != day()) {
            input["on_paper"] = true;
            input["signed_on"] = signed_on;
            input["proof"] = "呈批表扫描件";
        }
        auto done = perform({.record = id, .action = "approve", .input = std::move(input), .as = who, .kind = kind});
        if (!done) {
            ADD_FAILURE() << step->role << ": " << to_text(done.error());
            return;
        }
    }
}

void Stage::serve(const std::string& id, const std::string& paper, const std::string& role, const std::string& served_on, bool proved) {
    const engine::Record stands = record(id);
    const auto made = std::find_if(stands.papers.rbegin(), stands.papers.rend(), [&](const engine::Paper& one) { return one.paper == paper; });
    if (made == stands.papers.rend()) {
        ADD_FAILURE() << "no paper " << paper;
        return;
    }
    for (const engine::Party& party : stands.parties) {
        if (party.role != role || !party.agent_of.empty()) continue;
        json::object input{{"paper", made->id}, {"party", party.id}, {"mode", "POST"}, {"proved", proved}};
        if (proved) input["proof"] = "送达回证";
        must({.record = id, .action = "serve", .input = std::move(input), .on = served_on});
    }
}

std::int64_t Stage::figure(const std::string& reference, int year) {
    const auto& figures = *workspace->catalog->figures;
    const auto resolved = figure::resolve(figures, reference);
    XIEZHI_CHECK(resolved.has_value());
    return figure::read_reference(*session.connection, figures, kBureau, *resolved, *figure::year_span(year))->value;
}

std::int64_t Stage::count(const std::string& sql, std::vector<store::Value> parameters) {
    std::int64_t found = 0;
    const auto asked = session.connection->query(sql, parameters, [&](const store::Row& row) {
        found = row.integer(0);
        return store::Go::Stop;
    });
    if (!asked) ADD_FAILURE() << to_text(asked.error());
    return found;
}

std::string Stage::everything() {
    std::vector<std::string> tables;
    const bool sqlite = on == On::Sqlite;
    const auto listed = session.connection->query(
        sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            : "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1",
        {}, [&](const store::Row& row) {
            tables.emplace_back(row.text(0));
            return store::Go::On;
        });
    if (!listed) ADD_FAILURE() << to_text(listed.error());
    std::string text;
    for (const std::string& table : tables) {
        if (table.starts_with("sqlite_")) continue;
        std::vector<std::string> lines;
        const auto read = session.connection->query("SELECT * FROM \"" + table + "\"", {}, [&](const store::Row& row) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                line += '|';
                if (row.is_null(i)) continue;
                const store::Value value = row.value(i);
                if (const auto* bytes = std::get_if<store::Bytes>(&value)) line.append(bytes->begin(), bytes->end());
                else line += engine::text_of(value);
            }
            lines.push_back(std::move(line));
            return store::Go::On;
        });
        if (!read) ADD_FAILURE() << table << ": " << to_text(read.error());
        std::sort(lines.begin(), lines.end());
        text += fmt::format("{}\n{}\n", table, fmt::join(lines, "\n"));
    }
    return text;
}

std::string Stage::received(const std::string& when, json::object more) {
    json::object input{{"received_how", "IN_PERSON"},           {"act_kind", "PENALTY"}, {"applicant_form", "CITIZEN"},
                       {"act_title", "江市监罚字〔2024〕18号"}, {"knowledge_on", when},  {"start_ground", "POST"}};
    for (auto& member : more) input[member.key()] = std::move(member.value());
    return must({.action = "receive",
                 .input = std::move(input),
                 .on = when,
                 .parties = {{"applicant", json::array{json::object{{"name", "李某某"}}}},
                             {"respondent", json::array{json::object{{"unit", cast.units.at("agency1")}}}}}});
}

std::string Stage::accepted(const std::string& when) {
    const std::string id = received(when);
    must({.record = id, .action = "accept", .input = {{"procedure", "ORDINARY"}, {"timeliness", "IN_TIME"}, {"second_handler", cast.accounts.at("officer2")}}, .on = when});
    sign_all(id, when);
    return id;
}

std::string Stage::awaiting_reply(const std::string& when) {
    const std::string id = accepted(when);
    must({.record = id, .action = "call_for_reply", .on = when});
    return id;
}

std::string Stage::examining(const std::string& when) {
    const std::string id = awaiting_reply(when);
    serve(id, "acceptance_notice", "applicant", when);
    serve(id, "reply_notice", "respondent", when);
    must({.record = id, .action = "record_reply", .input = {{"reply_gist", "程序合法"}}, .on = when});
    return id;
}

std::string Stage::decided(const std::string& when, const std::string& outcome) {
    const std::string id = examining(when);
    must({.record = id,
          .action = "hear_opinion",
          .input = {{"opinions.side", "APPLICANT"},
                    {"opinions.channel", "PHONE"},
                    {"opinions.heard_on", when},
                    {"opinions.gist", "坚持原请求"}},
          .on = when});
    must({.record = id,
          .action = "decide",
          .input = {{"outcome", outcome},
                    {"findings", "经查"},
                    {"reasoning", "应予审查"},
                    {"decision_basis", "行政复议法第六十八条"},
                    {"operative_part", "决定如下"}},
          .on = when});
    sign_all(id, when);
    return id;
}

std::string Stage::archived(const std::string& when) {
    const std::string id = decided(when);
    serve(id, "decision", "applicant", when);
    serve(id, "decision", "respondent", when);
    must({.record = id, .action = "withhold_publication", .input = {{"unpublished_reason", "PRIVACY"}}, .on = when});
    sign_all(id, when);
    must({.record = id, .action = "archive", .input = {{"volume", "2024-复议-001"}}, .on = when});
    sign_all(id, when);
    return id;
}

std::string codes(const Faults& faults) {
    std::string text;
    for (const Fault& fault : faults) text += fmt::format("{}{}{}{}", text.empty() ? "" : "; ", name_of(fault.code), fault.where.empty() ? "" : " ", fault.where);
    return text;
}

bool has(const Faults& faults, Code code, const std::string& where) {
    return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) { return fault.code == code && (where.empty() || fault.where == where); });
}

}  // namespace xiezhi::stage
