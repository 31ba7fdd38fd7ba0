// The parts of check(), one per idea. Internal to this folder.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "definition/check.hpp"
#include "definition/model.hpp"

namespace xiezhi {

class Checker {
  public:
    Checker(const Definition& definition, const Law* law) : definition_(definition), law_(law) {}

    const Definition& definition() const { return definition_; }
    const Law* law() const { return law_; }
    Faults take();  // each fault once

    void fault(const Origin& origin, Words message, Words remedy);
    void warn(const Origin& origin, Words message, Words remedy);
    void add(Faults faults);

    // "action accept names the paper x, which does not exist".
    void missing(const Origin& origin, const std::string& who, Words what, const std::string& name);
    void role(const Origin& origin, const std::string& who, const std::string& name);
    void grants(const Origin& origin, const std::string& who, const std::vector<Grant>& grants);
    void article(const Origin& origin, const std::string& who, const std::string& text);

  private:
    const Definition& definition_;
    const Law* law_;
    Faults faults_;
};

void check_fields(Checker& out, const Kind& kind);       // types, classes, reserved names, who can fill them
void check_actions(Checker& out, const Kind& kind);      // what actions name
void check_papers(Checker& out, const Kind& kind);       // papers, templates, number series
void check_states(Checker& out, const Kind& kind);       // the life cycle
void check_terms(Checker& out, const Kind& kind);        // terms: what they name, and that they end
void check_conditions(Checker& out, const Kind& kind);   // FEEL
void check_lists(Checker& out);                          // code lists and their cross-walks
void check_series(Checker& out);                         // number series are unique
void check_figures(Checker& out);                        // figures, identities, report texts

// Where the value of a field can come from.
bool is_set_by(const Action& action, std::string_view field);

template <class Items, class Value>
bool contains(const Items& items, const Value& wanted) {
    return std::find(items.begin(), items.end(), wanted) != items.end();
}

}  // namespace xiezhi
