// A bureau for tests of the engine: the whole line as it is shipped, a cast of people, a clock that stands where it is put.
// One bureau serves a whole suite, on SQLite or on PostgreSQL; every test makes cases of its own in it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "app/workspace.hpp"
#include "demo/bureau.hpp"
#include "engine/load.hpp"

namespace xiezhi::stage {

enum class On { Sqlite, Postgres };

inline constexpr std::int64_t kBureau = 990101;

// Where a test bureau keeps its data; everything is removed when it goes. Postgres without XIEZHI_TEST_PG: `possible` is false.
class Place {
  public:
    explicit Place(On on);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    static bool possible(On on);
    app::WorkspaceOptions options;

  private:
    std::filesystem::path folder_;
    std::string schema_;
};

// Who does what, on which day.
struct Doing {
    std::string record;  // empty: a new one
    std::string action;
    json::object input = {};
    std::string on = {};  // empty: today
    std::string as = "officer";
    std::string kind = "reconsideration_case";
    json::object parties = {};
    std::optional<std::int64_t> if_match = {};
    std::string key = {};
    std::map<std::string, engine::Attachment, std::less<>> files = {};  // uploads, by the input that names them
};

class Stage {
  public:
    explicit Stage(On on, std::uint64_t seed = 0);
    // The bureau that the suites of one test program share.
    static Stage& shared(On on);

    // Opens the bureau anew, as after a restart: with the definitions, law and calendar that are there now.
    void restart();
    void today(const std::string& day);
    std::string day() const;

    engine::Request request(const Doing& doing);
    Result<engine::Answer> perform(const Doing& doing);
    // The same where it must succeed: the id of the record; a failure of the test with all faults otherwise.
    std::string must(const Doing& doing);
    // Signs every step that waits, each by a holder of its post; on paper when `on` is another day than today.
    void sign_all(const std::string& record, const std::string& on = {}, const std::string& kind = "reconsideration_case");
    Result<engine::Answer> sign(const std::string& record, const std::string& as, json::object input = {}, const std::string& action = "approve");
    std::string pending(const std::string& record);  // id of the approval that waits, "" when none

    engine::Record record(const std::string& id, const std::string& kind = "reconsideration_case");
    engine::TermRow term(const std::string& id, const std::string& slot);
    // Serves a paper on every party of a role.
    void serve(const std::string& record, const std::string& paper, const std::string& role, const std::string& on, bool proved = true);
    std::int64_t figure(const std::string& reference, int year);
    std::int64_t count(const std::string& sql, std::vector<store::Value> parameters = {});
    // Every row of every table but the stream tables, as text: to see that nothing changed.
    std::string everything();

    // Cases brought to a state by lawful actions, all dated `on` unless said.
    std::string received(const std::string& on, json::object more = {});
    // An uploaded page, as a form of the desk hands it to the engine.
    engine::Attachment page();

    std::string accepted(const std::string& on);
    std::string awaiting_reply(const std::string& on);
    std::string examining(const std::string& on);
    std::string decided(const std::string& on, const std::string& outcome = "UPHELD");
    std::string archived(const std::string& on);

    const On on;
    ManualClock clock;
    demo::Cast cast;
    std::unique_ptr<app::Workspace> workspace;
    engine::Session session;

  private:
    void open();
    std::unique_ptr<Place> place_;
    std::uint64_t seed_ = 0;
};

// Codes of faults in order, "MISSING_FIELD /input/x": short enough to compare.
std::string codes(const Faults& faults);
bool has(const Faults& faults, Code code, const std::string& where = {});

}  // namespace xiezhi::stage
