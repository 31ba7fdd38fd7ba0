// The one way to change anything: perform an action on a record.
//
//   rights → state → conditions → input against fields → approval → effects → terms, tasks, title, figures
//   = a unit of work, handed to the writer, which gives numbers and the place in the chain and answers when it is durable.
//
// An Engine is shared; each worker thread brings its own read connection and keys (Session). Jobs, imports and the
// demonstration go the same way.
#pragma once

#include <functional>
#include <memory>

#include "engine/catalog.hpp"
#include "engine/work.hpp"
#include "identity/password.hpp"
#include "store/writer.hpp"

namespace xiezhi::engine {

// What one thread needs to prepare work.
struct Session {
    std::unique_ptr<store::Connection> connection;
    std::unique_ptr<store::OwnerKeys> keys;
    IdSource ids;  // a seeded one makes the demonstration the same on every run
};

struct Answer {
    json::object body;          // id, version, numbers, state, happened, approval …
    std::int64_t sequence = 0;  // in the chain
    bool repeated = false;      // the same request was done before
};

// What an action would cause, without doing it.
struct Preview {
    json::object body;   // to_state, terms, papers, numbers, approval, figures, tasks
    Faults faults;       // what stands in the way, all of it
};

class Engine {
  public:
    Engine(std::shared_ptr<const Catalog> catalog, store::Database& database, const store::KeyRing& ring, store::Writer& writer, const Clock& clock);
    Result<Session> open_session() const;

    using Done = std::function<void(Result<Answer>)>;
    // Prepares on the calling thread; `done` runs on the writer's thread once durable, or here at once with the faults.
    void perform(Session& session, const Request& request, Done done);
    Result<Answer> perform(Session& session, const Request& request);  // waits
    Preview preview(Session& session, const Request& request);

    const Catalog& catalog() const { return *catalog_; }
    const store::KeyRing& ring() const { return ring_; }
    const Clock& clock() const { return clock_; }
    store::Writer& writer() { return writer_; }
    const BureauProfile& bureau(store::Connection& connection, std::int64_t bureau);

  private:
    struct Prepared;
    // The first answer, when the request's key was used before; KeyReused when it was another request.
    Result<std::optional<Answer>> repeated(Session& session, const Request& request) const;
    // Passwords are hashed before anything else sees them.
    Result<Request> with_secrets_hashed(const Request& request);
    Prepared prepare(Session& session, const Request& request);
    void submit(Prepared prepared, Done done);
    void carry_out(Work& work);
    void finish(Work& work);

    std::shared_ptr<const Catalog> catalog_;
    store::Database& database_;
    const store::KeyRing& ring_;
    store::Writer& writer_;
    const Clock& clock_;
    std::mutex mutex_;
    std::map<std::int64_t, BureauProfile> bureaus_;
    identity::PasswordGate gate_;
};

}  // namespace xiezhi::engine
