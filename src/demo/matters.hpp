// What the cases of the demonstration are about: demo/matters.txt, a row each. A story that is told often fills its {marks}
// from the next matter and the next invented person, so that a list looks like a bureau's and every run makes the same one.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "calendar/civil_date.hpp"
#include "base/fault.hpp"

namespace xiezhi::demo {

struct Matter {
    std::string agency, field, act_kind, title, claims, facts, reply;
};

class Matters {
  public:
    // Rows `AGENCY | FIELD | ACT_KIND | TITLE | CLAIMS | FACTS | REPLY`; in TITLE {year} and {no}. BadValue with the line.
    static Result<Matters> read(const std::filesystem::path& file);
    // The marks of the i-th story told, whose day T is `base` and which is the n-th of its row.
    std::map<std::string, std::string> values(std::size_t i, int n, CivilDate base) const;

  private:
    std::vector<Matter> rows_;
};

}  // namespace xiezhi::demo
