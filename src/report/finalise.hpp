// Finalising a yearly report (the kind yearly_report of lines/statistics) and what has moved since.
#pragma once

#include "engine/record.hpp"
#include "report/yearly.hpp"

namespace xiezhi::report {

// What the action `finalise` is given: {snapshot, snapshot_hash, as_of_event}, read now; nobody types them. MissingField and
// IdentityFailed for every number that nobody stated and every identity that fails without an exception in the record.
Result<json::object> finalise_input(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, const engine::Record& report,
                                    CivilDate today);

// The report as it was finalised, its hash checked. WrongState when it is not finalised, ChainBroken when the snapshot does not
// have the hash that was recorded with it.
Result<json::object> kept_report(const engine::Record& report);

struct Moved {
    std::string reference;
    Words label;
    std::string then_shown, now_shown;
};

// The numbers of a finalised report that are other now, in the order of the report. Faults of kept_report.
Result<std::vector<Moved>> moved_since(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, const engine::Record& report,
                                       CivilDate today);

json::object to_json(const std::vector<Moved>& moved, std::int64_t as_of_event);

}  // namespace xiezhi::report
