// A term as JSON: the one shape for the command, the calculator's page and a record's terms.
#pragma once

#include "base/json.hpp"
#include "term/derive.hpp"

namespace xiezhi {

// due, raw, original, plain, internal (dates or null), due_time, paused, days_left, provisional, rule, edition, title,
// verified, articles [{edition, article}], steps [{what, from, to, counted}], excluded [{from, to, reason}], alternatives
// [{switch, date, why}], lapse {effect, words, on} or null, sentences {zh, en}, law, calendar.
json::object to_json(const Term& term);

}  // namespace xiezhi
