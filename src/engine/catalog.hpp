// Everything that was loaded and checked before the program runs: definitions, law, calendar. Immutable while in use, but for
// the calendar and what a bureau confirmed of the law; a changed overlay makes a new catalog. A running record keeps the kind under which it was opened: older
// kinds are fetched by hash from table `definition` and compiled once.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "calendar/work_calendar.hpp"
#include "decision/proposals.hpp"
#include "decision/table.hpp"
#include "definition/compiled.hpp"
#include "definition/model.hpp"
#include "engine/in_use.hpp"
#include "engine/terms.hpp"
#include "figure/figures.hpp"
#include "store/database.hpp"
#include "term/law.hpp"

namespace xiezhi::engine {

// A kind with its compiled conditions, under one hash.
struct KindInUse {
    std::shared_ptr<const Kind> kind;
    std::shared_ptr<const CompiledKind> compiled;
};

// The bureau as its papers name it; table `bureau`.
struct BureauProfile {
    std::int64_t bureau = 0;
    std::string name, short_name, government_name, government_short, region;
};

class Catalog {
  public:
    // Loads and checks all; every fault of every file together.
    static Result<std::shared_ptr<const Catalog>> load(const std::filesystem::path& share, const std::filesystem::path& overlay);

    std::shared_ptr<const Definition> definition;
    std::shared_ptr<const Law> written;       // the law of the files: shipped, and the bureau's overlay
    // What may be another while the program runs: the law with the bureau's confirmations (engine/rule_checks), and the
    // calendar with its years (engine/calendar_years).
    mutable InUse<Law> law;
    mutable InUse<WorkCalendar> calendar;
    std::shared_ptr<const decision::Tables> tables;
    std::shared_ptr<const std::vector<decision::Proposal>> proposals;
    std::shared_ptr<const figure::FigureSet> figures;
    std::filesystem::path share;

    LawBook book() const { return {*law, *calendar}; }

    // The present kind; NotFound when no line declares it.
    Result<KindInUse> kind(std::string_view id) const;
    // The kind under `hash`: the present one, or an older one from the database.
    Result<KindInUse> kind_by_hash(store::Connection& connection, std::string_view id, const std::string& hash) const;

  private:
    Result<KindInUse> compiled(std::shared_ptr<const Kind> kind) const;
    std::map<std::string, KindInUse, std::less<>> present_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, KindInUse, std::less<>> older_;  // by hash
};

Result<BureauProfile> load_bureau(store::Connection& connection, std::int64_t bureau);

}  // namespace xiezhi::engine
