// What a name in a condition means on a record: its fields, its state, what has been done, served and counted.
// The list of names and types is the definition's (definition/compiled.hpp); here are their values.
#pragma once

#include <string>
#include <string_view>

#include "definition/compiled.hpp"
#include "engine/record.hpp"
#include "feel/expression.hpp"

namespace xiezhi::engine {

// The value of `name` on the record. `today` is the day of the action, null where a condition may not depend on it.
feel::Value value_of(const Record& record, std::string_view name, std::optional<CivilDate> today);

// A stored value as conditions see it; ciphertext shows only whether something is there.
feel::Value to_feel(const Field& field, const Value& stored);
// The answer of a setting or preset as it is stored in `field`.
Value from_feel(const feel::Value& value);

bool holds(const CompiledKind& compiled, const std::string& condition, const Record& record,
           std::optional<CivilDate> today = std::nullopt);
feel::Value compute(const CompiledKind& compiled, const std::string& text, const Record& record,
                    std::optional<CivilDate> today = std::nullopt);

}  // namespace xiezhi::engine
