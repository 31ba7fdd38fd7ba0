// Lists of records: filters, search and paging as one SQL text with the reader's rights in it.
#pragma once

#include "http/call.hpp"

namespace xiezhi::http {

// The names of accounts and units a page shows, asked once.
class Names {
  public:
    explicit Names(Call& call) : call_(call) {}
    // {id, name}; null when empty.
    json::value account(std::string_view id);
    json::value unit(std::string_view id);

  private:
    json::value named(std::string_view table, std::string_view column, std::string_view id, std::map<std::string, std::string, std::less<>>& known);
    Call& call_;
    std::map<std::string, std::string, std::less<>> accounts_, units_;
};

// Answers GET /records/{kind} and the records of a figure, whose predicate's parameters are numbered from 2.
void answer_list(Call& call, const Kind& kind, const std::optional<figure::RecordsOf>& of_figure);

// The list entries of the given ids, in that order, as far as the reader may see them.
enum class Columns { Yes, No };  // No: the head only, without the kind's own columns
Result<json::array> list_items(Call& call, const Kind& kind, const std::vector<std::string>& ids, Columns columns = Columns::Yes);

}  // namespace xiezhi::http
