// A record with all that hangs on it, as it stood at one version: the only thing an action is decided on.
//
// Loaded from one read snapshot; never changed in place. An action works on a copy and the difference becomes the unit
// of work. Personal text stays sealed until somebody asks (vault.hpp).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil_date.hpp"
#include "definition/model.hpp"
#include "identity/rights.hpp"
#include "store/database.hpp"

namespace xiezhi::engine {

using store::Value;

// The two states no kind declares: a new record whose making awaits approval, and one that was voided.
inline constexpr const char* kRequested = "requested";
inline constexpr const char* kVoided = "voided";

struct Party {
    std::string id, role, person, unit, agent_of, ended_on;
    std::int64_t position = 0;
    std::string name_sealed;  // of the person; or the unit's clear name
    std::string form;         // natural, enterprise, organisation; of a person
    bool dirty = false;
};

struct Act {
    std::int64_t sequence = 0;  // 0: happening now
    std::string action, happened_on, input;
    bool voided = false;
    std::string account, acting_for, to_state;
    std::int64_t recorded_at = 0;
    bool dirty = false;
};

struct Service {
    std::string id, paper, party, mode, served_on, proof, recorded;
    bool proved = false;
    bool dirty = false;
};

struct Paper {
    std::string id, paper, number, issued_on, template_hash, content_hash, facts, state;
    bool dirty = false;
};

struct Pause {
    std::string id, group, from_on, to_on, ground, evidence;
    bool dirty = false;
};

struct TermRow {
    std::string slot, rule, edition, anchor, due, raw, internal, original, state, met_on, explain_inputs;
    std::int64_t rung = 0;
    bool operator==(const TermRow&) const = default;
};

struct ListRow {
    std::string id, list;
    std::int64_t position = 0;
    std::vector<Value> values;  // as stored, in the order of the list's fields
    bool dirty = false;
};

struct ApprovalStepRow {
    std::int64_t position = 0;
    std::string role, unit, state, account, acting_for, signed_on, remarks, proof;
    std::int64_t recorded_at = 0;
    bool on_paper = false;
    bool dirty = false;
};

struct Approval {
    std::string id, action, state, input, requested_by, requested_on, happened_on;
    std::int64_t step = 0, version = 0;
    std::vector<ApprovalStepRow> steps;
    bool dirty = false;
};

struct Task {
    std::string id, action, role, unit, account, due, state, source, created_on;
    std::int64_t version = 0;
    bool dirty = false;
};

struct Link {
    std::string id, other_kind, other, type, happened_on, ended_on;
    bool forward = true;  // this record is the first of the two
    bool dirty = false;
};

struct Record {
    const Kind* kind = nullptr;
    std::string id, state, unit, holder, definition, title_sealed;
    std::int64_t version = 0;
    std::int64_t opened_at = 0;  // milliseconds since 1970
    std::map<std::string, std::string, std::less<>> numbers;  // series → number
    std::vector<Value> values;                                // as stored, in the order of kind->fields
    std::vector<Party> parties;
    std::vector<Act> acts;
    std::vector<Service> services;
    std::vector<Paper> papers;
    std::vector<Pause> pauses;
    std::vector<TermRow> terms;
    std::vector<ListRow> rows;
    std::vector<Approval> approvals;
    std::vector<Task> tasks;   // open ones
    std::vector<Link> links;

    // The stored value of a field; null when the field has none. A field that does not exist is our own mistake.
    const Value& value(std::string_view field) const;
    void set(std::string_view field, Value value);
    // The date of a date field, nothing when empty.
    std::optional<CivilDate> date(std::string_view field) const;
    // The day an action was last done and not voided.
    std::optional<CivilDate> done_on(std::string_view action) const;
    bool closed() const;
};

// Where a record lies, for a check of rights; one not yet stored is New.
identity::RecordPlace place_of(const Record& record);

// Null, 0 or text as ISO date of a stored value.
std::string text_of(const Value& value);
std::optional<CivilDate> date_of(const std::string& text);

}  // namespace xiezhi::engine
