// What a form may hold: each value checked against its field, all faults together, nothing half-applied.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Checks request.input and request.parties against the action and applies them to work.after. Faults: MissingField,
// UnknownField, BadValue, BadDate, each with the place ("/input/received_on").
void apply_input(Work& work);

// Checks one value and returns it as stored in clear (sealing comes later): ISO date, 0/1, fen, code, id.
// Codes must be in force on `on`. `where` is the JSON pointer for faults.
Result<Value> read_value(const Catalog& catalog, const Field& field, const json::value& value, CivilDate on, const std::string& where);

// Applies one field, sealed when its class asks for it.
void set_value(Work& work, const Field& field, Value plain);

// Ids that a form points to must exist in this bureau: another bureau's id is simply unknown. Fields of other types pass.
void check_reference(Work& work, const Field& field, const Value& plain, const std::string& where);

// Adds the persons and units of request.parties for the roles listed; checks how many there may be.
void apply_parties(Work& work, const std::vector<std::string>& roles);

}  // namespace xiezhi::engine
