// Proving a whole database: that what stands in it follows from the chain of events, and agrees with itself. It reads in
// snapshots beside a running server and mends nothing: each finding says what a person should do.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/catalog.hpp"
#include "store/chain.hpp"
#include "store/files.hpp"

namespace xiezhi::proof {

enum class Severity { Error, Warning, Note };  // Error: something was changed or lost; Warning: derived data lags; Note: to know

struct Finding {
    Severity severity = Severity::Error;
    std::string check;  // chain, tables, numbers, definitions, figures, terms, links, files, search, answers, outbox
    std::string where;  // table and key, file, event
    Words what;
    Words advice;
};

struct Report {
    std::int64_t bureaus = 0, events = 0, rows = 0, cells = 0, terms = 0, files = 0, texts = 0;  // examined
    std::vector<Finding> findings;  // the first 1,000 of each check
    bool sound() const;             // no Error
};

struct Subject {
    const engine::Catalog& catalog;
    store::Connection& connection;
    const store::KeyRing& ring;
    const store::FileStore& files;
    const std::vector<store::Anchor>& anchors;
};

// Called before each part, with the share done in a hundred.
using Progress = std::function<void(std::string_view part, int percent)>;

// Everything, for all bureaus. Fails only when the database cannot be read at all.
Result<Report> fsck(const Subject& subject, const Progress& progress);

// The parts, for one bureau.
Result<void> check_chain(const Subject& subject, std::int64_t bureau, Report& report);
Result<void> check_tables(const Subject& subject, std::int64_t bureau, Report& report);
Result<void> check_figures(const Subject& subject, std::int64_t bureau, Report& report);
Result<void> check_terms(const Subject& subject, std::int64_t bureau, Report& report);
Result<void> check_links(const Subject& subject, std::int64_t bureau, Report& report);
Result<void> check_files(const Subject& subject, std::int64_t bureau, Report& report);
Result<void> check_search(const Subject& subject, std::int64_t bureau, Report& report);
Result<void> check_kept(const Subject& subject, std::int64_t bureau, Report& report);
// The definitions under which records were opened are the text their hash says.
Result<void> check_definitions(const Subject& subject, Report& report);

// What to do where a row does not follow from the events.
extern const Words kChangedByHand;

std::string_view name_of(Severity severity);
json::object to_json(const Report& report);
std::string to_text(const Report& report);

}  // namespace xiezhi::proof
