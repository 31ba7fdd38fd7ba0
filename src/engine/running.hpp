// Records with a term that is not over, page by page: what a change of calendar or law may move.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/catalog.hpp"
#include "engine/record.hpp"

namespace xiezhi::engine {

struct Running {
    std::string kind, record;
};

// The next `size` records after the one named, in order of their ids. With `reaching`: only those with a term that reaches that
// day, or that has no date yet. A calendar that is the same before that day cannot move the others: a term looks at no day
// after its anchor, its raw and its due date, whichever is last.
Result<std::vector<Running>> running_after(store::Connection& connection, std::int64_t bureau, const std::string& record, std::size_t size,
                                           std::optional<CivilDate> reaching = {});
Result<std::int64_t> count_running(store::Connection& connection, std::int64_t bureau, std::optional<CivilDate> reaching = {});

// A record under the definition it was opened with.
struct Opened {
    KindInUse in_use;
    Record record;
};
Result<Opened> open_running(const Catalog& catalog, store::Connection& connection, std::int64_t bureau, const Running& one);

}  // namespace xiezhi::engine
