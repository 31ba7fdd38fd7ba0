// Plays stories through the engine, as the people of a bureau would: every statement is one request of one account.
#pragma once

#include <map>
#include <string>

#include "demo/story.hpp"
#include "engine/engine.hpp"

namespace xiezhi::demo {

// Who and what the names of a story are.
struct Cast {
    std::map<std::string, std::string> units;     // agency1 → id
    std::map<std::string, std::string> accounts;  // officer2 → id
    std::map<std::string, std::string> by_role;   // section_head → account id
};

// Where one story stands: its record, who speaks, and what the last statement was refused for.
struct Track {
    std::string kind = "reconsideration_case";
    std::string record;
    std::string account;
    std::map<std::string, std::pair<std::string, std::string>> kept;  // name → kind, record
    Faults refused;
    int refused_line = 0;
};

class Player {
  public:
    // Expectations: compare all that a story expects (a bureau that holds this story only), or only what is the record's own:
    // many stories in one bureau share its numbers and figures, and its tasks come when the terms are looked at.
    enum class Expectations { Compare, OfTheRecord };
    Player(engine::Engine& engine, engine::Session& session, std::int64_t bureau, const Cast& cast, Expectations expectations)
        : engine_(engine), session_(session), bureau_(bureau), cast_(cast), expectations_(expectations) {}

    // Plays the statements of a scene; the caller has set the clock to its day. The first thing that goes wrong ends it and
    // is told with file and line.
    Result<void> play(const Story& story, const Scene& scene, Track& track);
    // A record made otherwise, which any story may `use` by this name.
    void know(const std::string& name, const std::string& kind, const std::string& record) { known_[name] = {kind, record}; }
    // Requests made so far, refused ones included.
    std::size_t requests() const { return requests_; }

  private:
    Result<void> perform(const Story& story, const Statement& statement, Track& track);
    Result<void> act(const Statement& statement, Track& track);
    Result<void> approve(const Statement& statement, Track& track);
    Result<void> sign_all(const Statement& statement, Track& track);
    Result<void> serve(const Statement& statement, Track& track);
    Result<void> serve_all(const Statement& statement, Track& track);
    Result<void> expect(const Statement& statement, Track& track);
    Result<void> send(Track& track, engine::Request request);
    Result<engine::Record> record(const Track& track);
    Result<json::value> value(const Track& track, const Field& field, const std::string& text) const;

    engine::Engine& engine_;
    engine::Session& session_;
    std::int64_t bureau_;
    const Cast& cast_;
    Expectations expectations_;
    std::map<std::string, std::pair<std::string, std::string>> known_;  // name → kind, record
    std::size_t requests_ = 0;
};

}  // namespace xiezhi::demo
