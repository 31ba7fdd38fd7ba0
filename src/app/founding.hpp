// Founding a bureau: its row, its own unit and its first three administrators, each as an event of the new chain.
#pragma once

#include "app/workspace.hpp"

namespace xiezhi::app {

struct Founding {
    std::int64_t code = 0;  // administrative division code, six digits; the bureau's number everywhere
    std::string name, short_name, government_name, government_short, region;
};

Result<void> found_bureau(Workspace& workspace, const Founding& founding, const Clock& clock);

// One action by the program itself; the id of the record it made or changed.
class Hand {
  public:
    Hand(Workspace& workspace, std::int64_t bureau, const Words& task);
    Result<std::string> make(const std::string& kind, const std::string& action, const std::string& on, json::object input);
    engine::Session& session() { return session_; }

  private:
    Workspace& workspace_;
    std::int64_t bureau_;
    identity::Actor actor_;
    engine::Session session_;
};

}  // namespace xiezhi::app
