// How people write the parts of a term request: the command line, the calculator's page and the .term tests share it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "term/derive.hpp"

namespace xiezhi {

struct Moment {
    CivilDate date;
    std::optional<int> minutes;  // 0 … 1439
};

// "2024-04-30" or "2024-04-30T10:30"; BadDate otherwise.
Result<Moment> read_moment(std::string_view text, std::string_view where);
// "2024-05-01..2024-05-20", or "2024-05-01.." while the pause is open; BadValue, BadDate or DateOrder otherwise.
Result<Pause> read_pause(std::string_view text, PauseEnd end, std::string_view where);
// A whole number from 1 to 1000; BadValue otherwise.
Result<int> read_amount(std::string_view text, std::string_view where);

// The dates and both explanations, for a terminal.
std::string to_text(const Term& term);

}  // namespace xiezhi
