// All terms of a record, derived again from its facts after every action.
//
// The idea: a term row is never edited; it is the answer of one pure function of the record's dated facts (fields, acts,
// services, pauses, extensions) and the law. So the order in which facts were entered cannot matter, a corrected date
// moves every term that hangs on it, and an explanation can always be had from the same inputs. The invariant: what
// stands in table `term` is what derive_terms says of the record (fsck proves it).
#pragma once

#include "base/clock.hpp"
#include "definition/compiled.hpp"
#include "engine/record.hpp"
#include "term/derive.hpp"

namespace xiezhi::engine {

struct LawBook {
    const Law& law;
    const WorkCalendar& calendar;
};

// The request of one slot as the facts stand; nothing when its anchor has not happened or its condition does not hold.
struct SlotRequest {
    TermRequest request;
    bool proved = true;      // false: the service it runs from is not proved; the date is provisional
    std::optional<CivilDate> met_on;
    bool ended = false;      // pointless now: an ending act, or the matter is closed
};
std::optional<SlotRequest> slot_request(const Record& record, const CompiledKind& compiled, const TermSlot& slot);

// One row per slot that exists, sorted by slot. A slot whose calendar is missing keeps an empty due date and says so in
// its state ("provisional"). `lapsed` marks are kept from `record.terms` while slot and due date stay the same.
std::vector<TermRow> derive_terms(const Record& record, const CompiledKind& compiled, const LawBook& book);

// Do the terms that stand differ from what the facts and the law give? For jobs, fsck and tests.
bool terms_differ(const Record& record, const CompiledKind& compiled, const LawBook& book);

// The full answer for one slot, for "why this date". NotFound when the slot is not running on this record.
Result<Term> explain_term(const Record& record, const CompiledKind& compiled, const LawBook& book, std::string_view slot);

}  // namespace xiezhi::engine
