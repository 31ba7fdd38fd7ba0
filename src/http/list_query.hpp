// Lists of records: filters, search and paging as one SQL text with the reader's rights in it.
#pragma once

#include "http/call.hpp"
#include "http/list_filter.hpp"

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

// One row of a list as the database has it.
struct Item {
    std::string id, state, unit, holder, title, number, date;
    std::int64_t version = 0;
    std::vector<store::Value> columns;
};

// The records a list asks for: its filters and words, and the reader's rights, as clauses. Of a figure's, `all` is how many it
// counts before filters and rights, and `total` after them; both are -1 for other lists. Faults are answered here, and nothing
// is returned.
struct Asked {
    Query query;
    std::string date;      // the field by which the list is sorted, newest first; may be empty
    std::size_t seek = 0;  // of a figure's list: the parameter that holds the date before which all lie; the next is an id
    std::int64_t all = -1, total = -1;
};
std::optional<Asked> asked_list(Call& call, const Kind& kind, const std::optional<figure::RecordsOf>& of_figure, ListAs as);
std::int64_t count_of(Call& call, const Kind& kind, const Query& query);

// The next `most` rows after a place in the order of the list: newest first, those without the date after all others.
struct After {
    std::string date, id;
};
Result<std::vector<Item>> read_items(Call& call, const Kind& kind, const Asked& asked, const std::vector<std::string>& columns, const After& after, std::size_t most);

// Fields that stand in `columns` of an entry: the kind's own for a page, those asked for in a table; null for the head only.
// People and units of a party are joined: shortened on a page, whole in a table.
Result<json::array> list_entries(Call& call, const Kind& kind, const std::vector<Item>& items, const std::vector<std::string>* columns, ListAs as);

// Answers GET /records/{kind} and the records of a figure, whose predicate's parameters are numbered from 2.
void answer_list(Call& call, const Kind& kind, const std::optional<figure::RecordsOf>& of_figure);

// The list entries of the given ids, in that order, as far as the reader may see them.
enum class Columns { Yes, No };  // No: the head only, without the kind's own columns
Result<json::array> list_items(Call& call, const Kind& kind, const std::vector<std::string>& ids, Columns columns = Columns::Yes);

}  // namespace xiezhi::http
