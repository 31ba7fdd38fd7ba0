// Ways of changing a bureau's database or files by hand, past the program, and that fsck finds each and says where.
// The attacker has database, files and program, but not the master key.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/founding.hpp"
#include "base/share.hpp"
#include "demo/bureau.hpp"
#include "demo/player.hpp"
#include "engine/jobs.hpp"
#include "identity/actor.hpp"
#include "proof/fsck.hpp"
#include "store/crypto.hpp"

namespace xiezhi {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kBureau = 990101;

struct Tampering {
    const char* name;
    const char* sql;    // what is done; "files:…" is done to a file instead
    const char* check;  // the check that must find it
    const char* where;  // a part of the place it must name
};

const Tampering kWays[] = {
    {"FieldChanged", "update reconsideration_case set outcome = 'ANNULLED'", "tables", "outcome"},
    {"DateChanged", "update reconsideration_case set received_on = '2024-05-01'", "tables", "received_on"},
    {"StateChanged", "update reconsideration_case set state = 'accepted'", "tables", "state"},
    {"CiphertextChanged", "update reconsideration_case set facts = title", "tables", "facts"},
    {"RecordAdded",
     "insert into reconsideration_case (bureau, id, version, state, definition, opened_at) select bureau, '0f000000-0000-7000-8000-000000000001', 1, 'received', definition, "
     "opened_at from reconsideration_case",
     "tables", "0f000000"},
    {"RecordRemoved", "delete from reconsideration_case", "tables", "reconsideration_case"},
    {"EventBodyChanged", "update event set body = replace(body, 'UPHELD', 'ANNULLED') where body like '%UPHELD%'", "chain", "event"},
    {"EventRemoved", "delete from event where sequence = (select max(sequence) / 2 from event)", "chain", "event"},
    {"LastEventsCut",
     "delete from event where sequence = (select max(sequence) from event); update head set sequence = (select max(sequence) from event), hash = (select hash from event order by "
     "sequence desc limit 1)",
     "chain", "event"},
    {"EventsSwapped", "update event set sequence = -1 where sequence = 80; update event set sequence = 80 where sequence = 81; update event set sequence = 81 where sequence = -1",
     "chain", "event 80"},
    {"EventColumnChanged", "update event set action = 'note' where sequence = 80", "chain", "event 80"},
    {"HeadChanged", "update head set hash = x'00'", "chain", "event"},
    {"ForgedEvent", "forge", "chain", "event"},
    {"CellChanged", "update figure_cell set value = value + 1 where figure = 'reconsideration.received'", "figures", "reconsideration.received"},
    {"CellOfADayChanged", "update figure_cell set value = value + 1 where figure = 'reconsideration.carried_over' and period > 999999", "figures",
     "reconsideration.carried_over 2"},
    {"CellOfAMonthRemoved", "delete from figure_cell where figure = 'reconsideration.carried_over' and period between 190001 and 999912", "figures",
     "reconsideration.carried_over 2"},
    {"CellAdded", "insert into figure_cell select bureau, 'reconsideration.nobody', period, group1, group2, 1 from figure_cell limit 1", "figures", "reconsideration.nobody"},
    {"NumberRemoved", "delete from number_given where series like '%.intake'", "numbers", "intake"},
    {"SeriesRemoved", "delete from number_series", "numbers", "number_series"},
    {"SeriesAdvanced", "update number_series set next = next + 1", "numbers", "number_series"},
    {"SeriesTurnedBack", "update number_series set next = 1", "numbers", "number_series"},
    {"NumberChanged", "update number_given set text = text || '之二'", "numbers", "number_given"},
    {"TermMoved", "update term set due = '2030-01-01' where slot = 'decision'", "terms", "decision"},
    {"PartyRemoved", "delete from party where role = 'respondent'", "tables", "party"},
    {"ApprovalForged", "update approval_step set account = 'nobody'", "tables", "approval_step"},
    {"RightsGiven", "update post set role = 'bureau_head' where role = 'reader'", "tables", "post"},
    {"PasswordExchanged", "update account set password = (select password from account where name = 'officer') where name = 'chief'", "tables", "account"},
    {"BlindIndexChanged", "update person set name_index = 'ffffffffffffffffffffffffffffffff'", "tables", "name_index"},
    {"KeyExchanged", "update owner_key set wrapped = (select wrapped from owner_key order by owner limit 1) where owner = (select id from person limit 1)", "search",
     "person.name"},
    {"KeyForged", "update owner_key set wrapped = x'0102030405' where owner = (select id from person limit 1)", "links", "owner_key"},
    {"DefinitionChanged", "update definition set body = replace(body, '\"examination\"', '\"examinatiom\"')", "definitions", "definition"},
    {"AnswerExchanged", "update idempotency set answer = replace(answer, '\"id\":\"', '\"id\":\"f')", "answers", "idempotency"},
    {"AnswerRemoved", "delete from idempotency where key = 'attach-1'", "answers", "attach-1"},
    {"AnswerMoved", "update idempotency set sequence = 1 where key = 'attach-1'", "answers", "attach-1"},
    {"AnswerAdded", "insert into idempotency select bureau, 'mine', request_hash, sequence, answer from idempotency where key = 'attach-1'", "answers", "mine"},
    {"MessageRemoved", "delete from outbox where event = (select min(event) from outbox)", "outbox", "outbox"},
    {"MessageChanged", "update outbox set body = replace(body, '\"record\":\"', '\"record\":\"f')", "outbox", "outbox"},
    {"MessageAdded", "insert into outbox (bureau, event, position, id, topic, body, state) select bureau, event, 900, id, topic, body, state from outbox limit 1", "outbox",
     "/900"},
    {"SearchEmptied", "delete from search_pair", "search", "title"},
    {"SearchWordRemoved", "delete from search_pair where pair = (select min(pair) from search_pair)", "search", "search_pair"},
    {"SearchWordAdded", "insert into search_pair select bureau, 12345, record, part, kind from search_pair where part = 'title' limit 1", "search", "search_pair"},
    {"SearchListChanged", "update search_part set pairs = substr(pairs, 9) where part = 'title'", "search", "search_part"},
    {"SearchListRemoved", "delete from search_part where part = 'title'", "search", "search_part"},
    {"FileChanged", "files:flip", "files", "file"},
    {"FileRemoved", "files:remove", "files", "file"},
};

// One bureau with one whole case, made once and copied for each tampering.
class FsckTest : public testing::TestWithParam<Tampering> {
  public:
    static void SetUpTestSuite() {
        made_ = fs::temp_directory_path() / fmt::format("xiezhi_fsck_{}", ::getpid());
        app::WorkspaceOptions options;
        options.data = made_.string();
        ManualClock clock(china_instant(from_ymd(2020, 12, 1), 540));
        ASSERT_TRUE(app::Workspace::create(options).has_value());
        auto opened = app::Workspace::open(options, app::Workspace::For::Writing, clock);
        ASSERT_TRUE(opened.has_value()) << to_text(opened.error());
        app::Workspace& workspace = **opened;
        ASSERT_TRUE(app::found_bureau(workspace, {kBureau, "江陵区司法局", "江司", "江陵区人民政府", "江", "江陵区"}, clock).has_value());
        auto session = workspace.engine->open_session();
        const auto cast = demo::build_bureau(*workspace.engine, *session, kBureau, "fsck-2026-xiezhi");
        ASSERT_TRUE(cast.has_value()) << to_text(cast.error());
        const auto text = read_file(fs::path(SOURCE_DIR) / "lines/reconsideration/stories/01_upheld_ordinary.story");
        const auto story = demo::read_story("01", *text, {}, {from_ymd(2024, 1, 1)});
        ASSERT_TRUE(story.has_value());
        demo::Player player(*workspace.engine, *session, kBureau, *cast, demo::Player::Expectations::Compare);
        demo::Track track;
        for (std::size_t i = 0; i < story->scenes.size(); ++i) {
            clock.set(china_instant(story->scenes[i].day, 540));
            const auto played = player.play(*story, story->scenes[i], track);
            ASSERT_TRUE(played.has_value()) << to_text(played.error());
            if (i > 0) continue;
            const std::string content = "送达回证扫描件";
            const auto stored = workspace.files->put(kBureau, store::bytes_of(content), clock.now());
            ASSERT_TRUE(stored.has_value());
            engine::Request request;
            request.bureau = kBureau;
            request.kind = track.kind;
            request.record = track.record;
            request.action = "attach";
            request.input = {{"file", stored->address}, {"name", "回证.txt"}, {"media_type", "text/plain"}, {"size", static_cast<std::int64_t>(content.size())}};
            request.actor = *identity::load_actor(*session->connection, *workspace.catalog->definition, kBureau, cast->accounts.at("officer"), china_date(clock.now()));
            request.idempotency_key = "attach-1";
            const auto attached = workspace.engine->perform(*session, request);
            ASSERT_TRUE(attached.has_value()) << to_text(attached.error());
            clock.set(china_instant(from_ymd(2024, 5, 9), 540));  // two days before the examination's last
            EXPECT_EQ(engine::run_term_jobs(*workspace.engine, *session, kBureau).reminded, 1);
        }
    }
    static void TearDownTestSuite() {
        std::error_code error;
        fs::remove_all(made_, error);
    }

  protected:
    void SetUp() override {
        folder_ = made_.string() + "_copy";
        fs::remove_all(folder_);
        fs::copy(made_, folder_, fs::copy_options::recursive);
    }
    void TearDown() override { fs::remove_all(folder_); }

    void run_sql(const std::string& sql) {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((folder_ / "xiezhi.db").c_str(), &database), SQLITE_OK);
        char* message = nullptr;
        EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << (message == nullptr ? "" : message);
        EXPECT_GT(sqlite3_total_changes(database), 0) << "the tampering changed nothing: " << sql;
        sqlite3_free(message);
        sqlite3_close(database);
    }

    // An event appended by somebody who knows how hashes are chained, but has another key.
    void forge() {
        const store::Key wrong{};
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((folder_ / "xiezhi.db").c_str(), &database), SQLITE_OK);
        const std::string body = "{\"action\":\"note\"}";
        const std::string hash = store::to_hex(store::hmac_sm3(wrong, body));
        sqlite3_close(database);
        run_sql(
            fmt::format("insert into event select bureau, sequence + 1, '0f000000-0000-7000-8000-000000000002', kind, record, 'note', happened_on, recorded_at + 1, hash, x'{}', "
                        "'{}' from event order by sequence desc limit 1;"
                        "update head set sequence = sequence + 1, hash = x'{}'",
                        hash, body, hash));
    }

    void change_file(std::string_view how) {
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "files")) {
            if (!entry.is_regular_file() || entry.path().string().find("/990101/") == std::string::npos) continue;
            if (how == "remove") {
                fs::remove(entry.path());
                return;
            }
            std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
            char byte = 0;
            file.read(&byte, 1);
            byte ^= 1;
            file.seekp(0);
            file.write(&byte, 1);
            return;
        }
        FAIL() << "no file to tamper with";
    }

    proof::Report report() {
        app::WorkspaceOptions options;
        options.data = folder_.string();
        const SystemClock clock;
        auto opened = app::Workspace::open(options, app::Workspace::For::Reading, clock);
        EXPECT_TRUE(opened.has_value());
        auto connection = (*opened)->database->connect(store::Access::Read);
        const auto anchors = store::read_anchors((*opened)->anchors(), *(*opened)->ring);
        EXPECT_TRUE(anchors.has_value());
        const proof::Subject subject{*(*opened)->catalog, **connection, *(*opened)->ring, *(*opened)->files, *anchors};
        auto done = proof::fsck(subject, [](std::string_view, int) {});
        EXPECT_TRUE(done.has_value()) << to_text(done.error());
        return done ? std::move(*done) : proof::Report{};
    }

  private:
    static fs::path made_;
    fs::path folder_;
};
fs::path FsckTest::made_;

std::string name_of_way(const testing::TestParamInfo<Tampering>& way) { return way.param.name; }

TEST_P(FsckTest, FindsIt) {
    const Tampering& way = GetParam();
    const std::string_view what = way.sql;
    if (what == "forge") forge();
    else if (what.starts_with("files:")) change_file(what.substr(6));
    else run_sql(way.sql);
    const proof::Report found = report();
    const auto named = [&](const proof::Finding& one) { return one.check == way.check && one.where.find(way.where) != std::string::npos; };
    const auto at = std::find_if(found.findings.begin(), found.findings.end(), named);
    ASSERT_NE(at, found.findings.end()) << proof::to_text(found);
    for (const std::string* words : {&at->what.zh, &at->what.en, &at->advice.zh, &at->advice.en}) EXPECT_FALSE(words->empty());
}

INSTANTIATE_TEST_SUITE_P(Ways, FsckTest, testing::ValuesIn(kWays), name_of_way);

using FsckOfSoundData = FsckTest;
TEST_P(FsckOfSoundData, FindsNothing) {
    const proof::Report found = report();
    EXPECT_TRUE(found.findings.empty()) << proof::to_text(found);
    EXPECT_GT(found.events, 80);
    EXPECT_GT(found.rows, 100);
    EXPECT_GT(found.terms, 5);
    EXPECT_EQ(found.files, 1);
}
INSTANTIATE_TEST_SUITE_P(Untouched, FsckOfSoundData, testing::Values(Tampering{"Untouched", "", "", ""}), name_of_way);

}  // namespace
}  // namespace xiezhi
