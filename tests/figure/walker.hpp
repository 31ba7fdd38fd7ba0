// Works at random in a bureau, but lawfully: looks at a record, picks one of the actions that are possible now, lets a
// person who may do it do it, with values of the right kind. What the engine refuses is simply not done.
#pragma once

#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "stage/stage.hpp"

namespace xiezhi::walk {

struct Target {
    std::string kind;
    std::string record;  // empty: about to be made
};

// One action that is about to be tried.
struct Step {
    Target target;
    engine::Request request;
};

class Walker {
  public:
    Walker(stage::Stage& bureau, std::uint64_t seed) : bureau_(bureau), random_(seed) {}

    // The next action to try; the clock may have moved on before it. `pace`: mean days that pass per action.
    Step next(double pace);
    // Values that were missing or wrong, tried once more with others; nothing when it is not worth it.
    std::optional<Step> mended(const Step& step, const Faults& faults);
    // What the answer made of it.
    void took_place(const Step& step, const engine::Answer& answer);
    std::size_t open() const { return open_.size(); }

  private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool chance(double p) { return static_cast<double>(random_() % 1'000'000) < p * 1'000'000; }
    template <class T>
    const T& one_of(const std::vector<T>& all) { return all[below(all.size())]; }

    Step creation();
    Step on_record(const Target& target);
    bool sign(const engine::Record& record, Step& step);
    bool serve(const engine::Record& record, Step& step);
    bool correct(const engine::Record& record, Step& step);
    void built_in(const engine::Record& record, Step& step);
    void fill(const Kind& kind, const Action& action, Step& step, const std::set<std::string>& also);
    json::value value(const Field& field, const std::string& on);
    json::array parties(const PartyRole& role);
    std::string day_before(int most);
    std::string account_for(const std::vector<Grant>& grants, const engine::Record* record);
    void by(Step& step, const std::string& account);

    stage::Stage& bureau_;
    std::mt19937_64 random_;
    std::vector<Target> open_, closed_;
    double days_ = 0;
    int named_ = 0;
};

}  // namespace xiezhi::walk
