// A bureau's folder: database, keys, files. Commands open it to read, or to write through the engine.
//
//   DIR/xiezhi.db        the database (or elsewhere: --database)
//   DIR/keys/master.key  the one key, mode 0600, and heads.log beside it; back them up apart from the database
//   DIR/files/           attachments, encrypted
//   DIR/overlay/         the bureau's own fields, list values, templates; may be missing
//   DIR/xiezhi.sock      while a server runs: other writing commands hand their actions to it
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/engine.hpp"
#include "store/files.hpp"

namespace CLI {
class App;
}

namespace xiezhi::app {

struct WorkspaceOptions {
    std::string data = "data";
    std::string database;  // empty: DIR/xiezhi.db
};

void add_workspace_options(CLI::App& command, WorkspaceOptions& options);

// The clock of the machine, or for trials one that stands at an instant of Chinese time written 2024-05-10T09:00; null and
// a fault when the text is not a date.
std::unique_ptr<Clock> clock_of(const std::string& text, Faults& faults);

// Says on standard error how far the counting of figures has come; nothing when it is soon done.
void tell_counting(const Kind& kind, std::int64_t done, std::int64_t all);

// Prints the faults and returns the status a command ends with.
int report(const Faults& faults);

class Workspace {
  public:
    enum class For { Reading, Writing };
    // Reading opens the database read-only in spirit: no lock, no schema change. Writing takes the writer lock and brings
    // the schema and the cells of the figures to the definitions; WriterElsewhere when a server runs.
    static Result<std::unique_ptr<Workspace>> open(const WorkspaceOptions& options, For purpose, const Clock& clock);
    // Makes folder, key and database; AlreadyDone when there is one.
    static Result<void> create(const WorkspaceOptions& options);

    std::shared_ptr<const engine::Catalog> catalog;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::KeyRing> ring;
    std::unique_ptr<store::FileStore> files;
    std::unique_ptr<store::Writer> writer;   // null when reading
    std::unique_ptr<engine::Engine> engine;  // null when reading
    std::filesystem::path folder;

    std::filesystem::path anchors() const { return folder / "keys" / "heads.log"; }
    // The only bureau of the database, or 0 when there is none.
    Result<std::int64_t> bureau();

  private:
    Result<void> take_calendar();  // the years that the bureau put in force
};

}  // namespace xiezhi::app
