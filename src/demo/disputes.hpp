// What the disputes before mediators are about (demo/disputes.txt), and the invented places and people of committees: marks
// for the stories that are told by the thousand, each telling with its own place, people and share of the year's money.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi::demo {

// The n-th (from 1) of `count` uneven parts of `whole`; the parts add up to it exactly.
std::int64_t share(std::int64_t whole, std::int64_t n, std::int64_t count);

class Disputes {
  public:
    // Rows `TYPE | ACCOUNT | FACTS | AGREEMENT`. BadValue with the line.
    static Result<Disputes> read(const std::filesystem::path& file);
    // The marks of the i-th story told, which is the n-th of its row.
    std::map<std::string, std::string> values(std::size_t i, std::int64_t n) const;

  private:
    struct Row {
        std::string type, account, facts, agreement;
    };
    std::vector<Row> rows_;
};

}  // namespace xiezhi::demo
