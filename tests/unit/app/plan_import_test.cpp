// xiezhi plan import: the tasks of tests/plan/cases as records, once only, with the rights of the person who imports.
#include "app/founding.hpp"
#include "app/local_socket.hpp"
#include "app/workspace.hpp"
#include "folder.hpp"
#include "plan/import_plan.hpp"

namespace xiezhi::app {

namespace {

const std::string kPlan = SOURCE_DIR "/tests/plan/cases/p02_labels_on_lines.txt";
constexpr const char* kClock = "2025-01-06T09:00";

class PlanImport : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(folder_.found().status, 0);
        const ManualClock clock(china_instant(*parse_date("2025-01-03"), 540));
        auto workspace = Workspace::open({folder_.path(), ""}, Workspace::For::Writing, clock);
        ASSERT_TRUE(workspace.has_value());
        Hand hand(**workspace, 990101, {"试验", "trial"});
        const auto unit = [&](const char* name, const char* short_name) {
            return hand.make("unit", "set_up", "", {{"name", name}, {"short", short_name}, {"unit_type", "department"}}).value();
        };
        const std::string office = unit("云岭区司法局办公室", "局办");
        unit("法律服务科", "法服科");
        const std::string responses = unit("复议应诉科", "复议科");
        const auto person = [&](const char* login, const char* role, const std::string& where) {
            const auto account = hand.make("account", "open_account", "",
                                           {{"name", login},
                                            {"display_name", login},
                                            {"password", "a long first one"},
                                            {"works_in", where}})
                                     .value();
            hand.make("post", "appoint", "", {{"account", account}, {"in_unit", where}, {"role", role}}).value();
        };
        person("keyuan", "office", office);
        person("chengban", "department_officer", responses);
        person("kezhang", "section_head", responses);
    }

    Ran import(const std::string& login, std::vector<std::string> more = {}, const std::string& file = kPlan) const {
        std::vector<std::string> arguments{"plan", "import", file, "--data", folder_.path(), "--as", login, "--clock", kClock};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }

    // One line a row, columns separated by |.
    std::vector<std::string> rows(const std::string& sql) const {
        const SystemClock clock;
        const auto workspace = Workspace::open({folder_.path(), ""}, Workspace::For::Reading, clock);
        std::vector<std::string> lines;
        auto connection = (*workspace)->database->connect(store::Access::Read);
        const auto asked = (*connection)->query(sql, {}, [&](const store::Row& row) {
            lines.emplace_back(row.text(0));
            return store::Go::On;
        });
        EXPECT_TRUE(asked.has_value()) << sql << (asked ? "" : to_text(asked.error()));
        return lines;
    }

    const Folder folder_;
};

using Lines = std::vector<std::string>;
constexpr const char* kTasks =
    "SELECT path || '|' || heading || '|' || coalesce(departments, '') || '|' || coalesce(deadline, '') || '|' || "
    "coalesce(deadline_text, '') || '|' || state FROM plan_task ORDER BY path";
constexpr const char* kResponsible =
    "SELECT t.path || '|' || u.name FROM plan_task t JOIN party p ON p.bureau = t.bureau AND p.record = t.id JOIN unit "
    "u ON u.bureau = p.bureau AND u.id = p.unit WHERE p.role = 'responsible' ORDER BY t.path, u.name";

}  // namespace

TEST_F(PlanImport, MakesATaskOfEachItem) {
    const Ran ran = import("keyuan");
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(rows(kTasks), (Lines{"一|优化窗口服务|法律服务科、办公室、各司法所|2025-06-30|2025年6月底前|open",
                                   "三|修缮阵地|装备财务科、城东司法所|2025-09-30|9月30日前|open",
                                   "二|清理积案|复议应诉科||长期坚持|open"}));
    EXPECT_EQ(rows("SELECT name || '|' || year || '|' || items || '|' || length(text_hash) FROM work_plan"), Lines{"2025年石桥县司法行政重点工作安排|2025|3|64"});
    EXPECT_EQ(rows("SELECT body FROM event WHERE kind = 'plan_task'").size(), 3U);
    for (const std::string& people : rows("SELECT body FROM event WHERE kind = 'plan_task'")) {
        EXPECT_NE(people.find("\"via\":\"import\""), std::string::npos) << people;
        EXPECT_NE(people.find("keyuan"), std::string::npos) << people;
    }
}

TEST_F(PlanImport, MatchesDepartmentsByNameAndSaysWhichItCannot) {
    const Ran ran = import("keyuan");
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(rows(kResponsible), (Lines{"一|云岭区司法局办公室", "一|法律服务科", "二|复议应诉科"}));
    for (const char* name : {"各司法所", "装备财务科", "城东司法所"}) EXPECT_NE(ran.out.find(std::string("“") + name + "”不是已登记单位"), std::string::npos) << ran.out;
    EXPECT_EQ(ran.out.find("“办公室”"), std::string::npos) << ran.out;
}

TEST_F(PlanImport, MakesNothingTwice) {
    ASSERT_EQ(import("keyuan").status, 0);
    const auto before = rows("SELECT id FROM plan_task ORDER BY id");
    const Ran again = import("keyuan");
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_NE(again.out.find("新建 0 项，已有 3 项"), std::string::npos) << again.out;
    // Under another title the text is the same text.
    EXPECT_EQ(import("keyuan", {"--title", "另一个标题"}).status, 0);
    EXPECT_EQ(rows("SELECT id FROM plan_task ORDER BY id"), before);
    EXPECT_EQ(rows("SELECT id FROM work_plan").size(), 1U);
}

TEST_F(PlanImport, ShowsWithoutWriting) {
    const Ran ran = import("keyuan", {"--dry-run"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("将新建 3 项，已有 0 项"), std::string::npos) << ran.out;
    EXPECT_TRUE(rows("SELECT id FROM plan_task").empty());
    EXPECT_TRUE(rows("SELECT id FROM work_plan").empty());
}

// A plan of three tasks and two targets, as the desk would send it.
json::object reading_with_targets() {
    const std::string text =
        "云岭区司法局2025年工作要点\n一、优化窗口服务。全年受理法律援助案件不少于300件。(责任单位:法律服务科)\n"
        "二、清理积案。12月底前行政复议案件按期办结率达到98%。(责任单位:复议应诉科)\n三、修缮阵地。\n";
    return plan::to_json(*plan::read_plan(text));
}

TEST_F(PlanImport, MakesATargetOfEachTarget) {
    const std::string file = folder_.path() + "/plan.txt";
    const auto body = reading_with_targets();
    std::ofstream(file) << std::string(text_at(body, "document"));
    const Ran looked = import("keyuan", {"--dry-run"}, file);
    EXPECT_NE(looked.out.find("目标：将新建 2 个，已有 0 个"), std::string::npos) << looked.out << looked.err;
    const Ran ran = import("keyuan", {}, file);
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("目标：新建 2 个，已有 0 个"), std::string::npos) << ran.out;
    EXPECT_EQ(rows("SELECT t.path || '|' || g.comparison || '|' || g.value_text || '|' || g.measure || '|' || coalesce(g.deadline, '') || '|' || g.year || '|' || u.name FROM "
                   "plan_target g "
                   "JOIN plan_task t ON t.bureau = g.bureau AND t.id = g.task JOIN party p ON p.bureau = g.bureau AND p.record = g.id JOIN unit u ON u.bureau = p.bureau AND "
                   "u.id = p.unit WHERE g.plan IN (SELECT id FROM work_plan) ORDER BY t.path"),
              (Lines{"一|AT_LEAST|300|件|2025-12-31|2025|法律服务科", "二|AT_LEAST|98|%|2025-12-31|2025|复议应诉科"}));
    const Ran again = import("keyuan", {}, file);
    EXPECT_NE(again.out.find("目标：新建 0 个，已有 2 个"), std::string::npos) << again.out;
    EXPECT_EQ(rows("SELECT id FROM plan_target").size(), 2U);
}

TEST_F(PlanImport, SaysWhichTargetsAreWrongAndWritesTheRest) {
    auto body = reading_with_targets();
    auto& targets = body["targets"].as_array();
    ASSERT_EQ(targets.size(), 2U);
    const auto changed = [&](std::size_t of, const char* key, json::object with) {
        json::object target = targets[of].as_object();
        target["key"] = key;
        for (auto& member : with) target[member.key()] = std::move(member.value());
        return target;
    };
    targets.push_back(changed(0, "3", {{"path", "九"}, {"value_text", ""}}));
    targets.push_back(changed(0, "4", {{"figure", "no.such.figure"}}));
    targets.push_back(changed(1, "5", {{"figure", "reconsideration.in_term_rate"}, {"path", nullptr}, {"op", "="}}));
    targets.push_back(changed(1, "6", {{"op", "about"}}));
    const auto plan = plan::read_import(body);
    ASSERT_TRUE(plan.has_value()) << to_text(plan.error());
    const ManualClock clock(china_instant(*parse_date("2025-01-06"), 540));
    auto workspace = Workspace::open({folder_.path(), ""}, Workspace::For::Writing, clock);
    ASSERT_TRUE(workspace.has_value());
    auto session = (*workspace)->engine->open_session();
    const auto actor_of = [&](const std::string& account) {
        return *identity::load_actor(*session->connection, *(*workspace)->catalog->definition, 990101, account, *parse_date("2025-01-06"));
    };
    const auto accounts = rows("SELECT id FROM account WHERE name IN ('keyuan', 'kezhang') ORDER BY name");  // the head, the office
    const std::vector<std::string> wrong{"/targets/2/value_text", "/targets/2/path", "/targets/3/figure", "/targets/5/op"};
    const auto places = [](const plan::Import& import) {
        std::vector<std::string> found;
        for (const Fault& fault : import.faults) found.push_back(fault.where);
        return found;
    };
    const auto looked = plan::preview_import(*session->connection, *(*workspace)->catalog, actor_of(accounts[1]), *parse_date("2025-01-06"), *plan);
    ASSERT_TRUE(looked.has_value()) << to_text(looked.error());
    EXPECT_EQ(places(*looked), wrong);
    const auto first = plan::import_plan(*(*workspace)->engine, *session, actor_of(accounts[1]), *plan);
    ASSERT_TRUE(first.has_value()) << to_text(first.error());
    EXPECT_EQ(places(*first), wrong);
    EXPECT_EQ(first->created(), 3U);
    EXPECT_EQ(first->targets_created(), 3U);
    EXPECT_EQ(rows("SELECT comparison || '|' || figure FROM plan_target WHERE task IS NULL"), Lines{"EXACTLY|reconsideration.in_term_rate"});
    // Somebody else imports the same corrected reading: it is there already.
    const auto second = plan::import_plan(*(*workspace)->engine, *session, actor_of(accounts[0]), *plan);
    ASSERT_TRUE(second.has_value()) << to_text(second.error());
    EXPECT_EQ(second->targets_created(), 0U);
    EXPECT_EQ(second->targets_present(), 3U);
    EXPECT_EQ(places(*second), wrong);
    EXPECT_EQ(rows("SELECT id FROM plan_target").size(), 3U);
    // What was wrong and is corrected is added, under the key it had.
    targets[2].as_object()["path"] = "三";
    targets[2].as_object()["value_text"] = "12.5";
    const auto third = plan::import_plan(*(*workspace)->engine, *session, actor_of(accounts[0]), *plan::read_import(body));
    ASSERT_TRUE(third.has_value());
    EXPECT_EQ(third->targets_created(), 1U);
    EXPECT_EQ(rows("SELECT id FROM plan_target").size(), 4U);
}

TEST_F(PlanImport, IsRefusedWithoutTheRight) {
    for (const char* login : {"chengban", "sysadmin", "nobody"}) {
        const Ran ran = import(login);
        EXPECT_EQ(ran.status, 1) << login;
        EXPECT_NE(ran.err.find(std::string(login) == "nobody" ? "NOT_FOUND" : "FORBIDDEN"), std::string::npos) << ran.err;
    }
    EXPECT_TRUE(rows("SELECT id FROM work_plan").empty());
}

TEST_F(PlanImport, AsksForWhatTheTextDoesNotSay) {
    const std::string file = SOURCE_DIR "/tests/plan/cases/p17_truncated_start.txt";
    const Ran ran = import("keyuan", {}, file);
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("--title"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("--year"), std::string::npos) << ran.err;
    EXPECT_EQ(import("keyuan", {"--title", "补写的标题", "--year", "2024"}, file).status, 0);
    EXPECT_EQ(rows("SELECT id FROM plan_task").size(), 3U);
}

TEST_F(PlanImport, LeavesTheTaskToTheUnitResponsible) {
    ASSERT_EQ(import("keyuan").status, 0);
    const auto tasks = rows("SELECT id FROM plan_task ORDER BY path");  // 一, 三, 二
    const auto accounts = rows("SELECT id FROM account WHERE name IN ('chengban', 'kezhang') ORDER BY name");
    const ManualClock clock(china_instant(*parse_date("2025-02-10"), 540));
    auto workspace = Workspace::open({folder_.path(), ""}, Workspace::For::Writing, clock);
    ASSERT_TRUE(workspace.has_value());
    auto session = (*workspace)->engine->open_session();
    const auto act = [&](const std::string& account, const std::string& task, const std::string& action, json::object input) {
        engine::Request request;
        request.bureau = 990101;
        request.kind = "plan_task";
        request.record = task;
        request.action = action;
        request.input = std::move(input);
        request.actor = *identity::load_actor(*session->connection, *(*workspace)->catalog->definition, 990101, account, *parse_date("2025-02-10"));
        const auto answer = (*workspace)->engine->perform(*session, request);
        return answer ? std::string(text_at(answer->body, "state")) : std::string(name_of(answer.error().front().code));
    };
    const std::string officer = accounts[0], head = accounts[1], theirs = tasks[2], others = tasks[0];
    const json::object done{{"progress.noted_on", "2025-02-09"}, {"progress.note", "已建档十二件"}, {"progress.evidence", "档案目录第三册"}};
    json::object unproved = done;
    unproved.erase("progress.evidence");
    EXPECT_EQ(act(officer, others, "report", done), "FORBIDDEN");
    EXPECT_EQ(act(officer, theirs, "report", unproved), "CONDITION_FAILED");
    EXPECT_EQ(act(head, theirs, "finish", {{"outcome", "全部建档"}}), "WRONG_STATE");
    EXPECT_EQ(act(officer, theirs, "report", done), "in_progress");
    EXPECT_EQ(act(officer, theirs, "finish", {{"outcome", "全部建档"}}), "FORBIDDEN");
    EXPECT_EQ(act(head, theirs, "finish", {{"outcome", "全部建档"}}), "finished");
    EXPECT_EQ(act(head, theirs, "report", done), "WRONG_STATE");
    EXPECT_EQ(rows("SELECT state || '|' || started_on || '|' || finished_on FROM plan_task WHERE path = '二'"), Lines{"finished|2025-02-09|2025-02-10"});
}

TEST_F(PlanImport, SaysSoWhenAnotherWriterDoesNotAnswer) {
    const ManualClock clock(china_instant(*parse_date("2025-01-06"), 540));
    const auto server = Workspace::open({folder_.path(), ""}, Workspace::For::Writing, clock);
    ASSERT_TRUE(server.has_value());
    const Ran ran = import("keyuan");
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("WRITER_ELSEWHERE"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("工作计划"), std::string::npos) << ran.err;
    EXPECT_EQ(import("keyuan", {"--dry-run"}).status, 0);
}

// One process writes; the others ask it over the local socket, with the rights of the person they name.
TEST_F(PlanImport, IsDoneByTheServerWhileOneRuns) {
    Serving server(folder_.path(), kClock);
    const Ran refused = import("chengban");
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("FORBIDDEN"), std::string::npos) << refused.err;
    EXPECT_NE(import("nobody").err.find("NOT_FOUND"), std::string::npos);
    const Ran ran = import("keyuan");
    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("新建 3 项，已有 0 项"), std::string::npos) << ran.out;
    EXPECT_NE(import("keyuan").out.find("新建 0 项，已有 3 项"), std::string::npos);
    EXPECT_EQ(rows(kTasks).size(), 3U);
    const auto events = rows("SELECT body FROM event WHERE kind = 'plan_task'");
    EXPECT_EQ(events.size(), 3U);
    for (const std::string& event : events) EXPECT_NE(event.find("keyuan"), std::string::npos) << event;
    // What only reads works beside it, and finds everything in order.
    const Ran checked = run({"fsck", "--data", folder_.path()});
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
    EXPECT_EQ(run({"ledger", "verify", "--data", folder_.path()}).status, 0);
    EXPECT_EQ(server.end(SIGTERM), 0);
    EXPECT_FALSE(std::filesystem::exists(server.socket()));
    EXPECT_EQ(import("keyuan").status, 0);
}

TEST_F(PlanImport, PassesOverTheSocketOfAServerThatWasKilled) {
    Serving server(folder_.path(), kClock);
    server.end(SIGKILL);
    ASSERT_TRUE(std::filesystem::exists(server.socket()));
    EXPECT_EQ(import("keyuan").status, 0);
    Serving again(folder_.path(), kClock);
    EXPECT_NE(import("keyuan").out.find("已有 3 项"), std::string::npos);
}

// Even when folder and socket were opened to everybody, the kernel says who asks.
TEST_F(PlanImport, AnotherUserOfTheMachineIsNotServed) {
    if (::geteuid() != 0) GTEST_SKIP() << "needs root, to become another user";
    Serving server(folder_.path(), kClock);
    std::filesystem::permissions(folder_.path(), std::filesystem::perms::all);
    std::filesystem::permissions(server.socket(), std::filesystem::perms::all);
    const json::object asked{{"command", "plan import"}, {"as", "keyuan"}};
    const pid_t stranger = ::fork();
    if (stranger == 0) {
        if (::setuid(65534) != 0) ::_exit(9);
        const auto answer = ask_server(folder_.path(), asked);
        ::_exit(answer ? 1 : answer.error().front().code == Code::StoreUnavailable ? 0 : 2);
    }
    int status = 0;
    ::waitpid(stranger, &status, 0);
    EXPECT_EQ(status, 0);
    const auto ours = ask_server(folder_.path(), asked);  // served, and told what the request lacks
    ASSERT_FALSE(ours.has_value());
    EXPECT_EQ(ours.error().front().code, Code::MissingField);
}

}  // namespace xiezhi::app
