// One action in the making: what stood before, what will stand after, and everything that goes into the unit of work.
//
// Each part of the engine (input, effects, approvals, tasks, papers) reads and changes a Work; nothing is written until
// all faults have been gathered and none is left. A preview is a Work that is never handed to the writer.
#pragma once

#include "base/id.hpp"
#include "calendar/civil_date.hpp"
#include "engine/catalog.hpp"
#include "engine/record.hpp"
#include "engine/vault.hpp"
#include "identity/actor.hpp"
#include "store/unit_of_work.hpp"

namespace xiezhi::engine {

// What was uploaded, as the store keeps it.
struct Attachment {
    std::string address, name, media_type;
    std::int64_t size = 0;  // bytes
};

struct Request {
    std::int64_t bureau = 0;
    std::string kind;
    std::string record;  // empty: a new one
    std::string action;
    std::string on;      // legal date as ISO text; empty: today
    json::object input;
    json::object parties;
    std::map<std::string, Attachment, std::less<>> files;  // by the input that named the upload ("proof", "progress.file")
    std::optional<std::int64_t> if_match;  // the version the user saw
    std::string idempotency_key;
    identity::Actor actor;
    std::string decided_by;  // proxy entry (代录): the person whose act it is, when another types it
    std::string via = "desk";  // desk, command, job, import
};

struct Work {
    const Catalog& catalog;
    const KindInUse& in_use;   // kind, compiled conditions, hash: those under which the record was opened
    store::Connection& connection;
    Vault& vault;
    IdSource& ids;
    const BureauProfile& bureau;
    const Request& request;
    Instant now;
    CivilDate today;
    CivilDate on;              // legal date of the act
    const Action* action = nullptr;  // null for built-in actions
    Record before;             // version 0: new record
    Record after;
    store::UnitOfWork unit;
    Faults faults;
    json::object answer;

    const Kind& kind() const { return *in_use.kind; }
    std::string next_id() { return ids.next(now); }
    void fault(Fault fault) { faults.push_back(std::move(fault)); }
};

}  // namespace xiezhi::engine
