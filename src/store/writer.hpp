// The one thread that writes. Takes what is queued (at most 60 units), writes it in one transaction with a savepoint per
// unit, commits once, answers all. A unit that fails rolls back alone; a broken batch is replayed unit by unit.
// On PostgreSQL the bureau's head row is locked first, in id order.
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <memory>

#include "store/keys.hpp"
#include "store/unit_of_work.hpp"

namespace xiezhi::store {

struct WriterOptions {
    // heads.log beside the master key: the signed heads of the chains, written at most once a second and at shutdown, by
    // which a database replaced by an older copy is found. Empty: none is kept (tests, trials).
    std::filesystem::path anchors;
};

class Writer {
  public:
    // Called on the writer's thread, after the commit is durable.
    using Done = std::function<void(Result<Committed>)>;
    using StreamDone = std::function<void(Result<void>)>;

    // The keys and the database outlive the writer. Faults: WriterElsewhere when another process holds the lock,
    // ChainBroken when the database is older than its anchors or a head does not fit its last event, NotFound when the
    // tables are not there.
    static Result<std::unique_ptr<Writer>> start(Database& database, const KeyRing& keys, WriterOptions options = {});
    virtual ~Writer() = default;  // drains the queue, joins

    virtual void submit(UnitOfWork unit, Done done) = 0;   // StoreBusy at once when 10,000 units wait
    virtual void submit(StreamWrite write, StreamDone done) = 0;
    Result<Committed> write(UnitOfWork unit);              // submits and waits
    Result<void> write(StreamWrite write);
};

}  // namespace xiezhi::store
