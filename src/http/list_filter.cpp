#include "http/list_filter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "http/matters_due.hpp"
#include "http/to_do.hpp"
#include "store/search.hpp"

namespace xiezhi::http {

using store::Value;

namespace {

template <std::size_t N>
bool among(const std::string_view (&names)[N], std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view kOfPage[] = {"cursor", "limit", "count"};
constexpr std::string_view kOfTable[] = {"format", "columns", "language"};

bool reserved(std::string_view name, ListOf of, ListAs as) {
    static constexpr std::string_view kNames[] = {"state", "holder", "unit", "q", "open", "due", "stuck", "sign"};
    static constexpr std::string_view kOfFigure[] = {"year", "from", "to", "group1", "group2", "since"};
    return among(kNames, name) || (of == ListOf::Figure && among(kOfFigure, name)) || (as == ListAs::Table ? among(kOfTable, name) : among(kOfPage, name));
}

// field=value, field.from=, field.to=: equality and ranges over fields kept in clear.
void field_filter(Call& call, const Kind& kind, const std::string& name, const std::string& value, Query& query, Faults& faults) {
    const auto dot = name.rfind('.');
    const std::string suffix = dot == std::string::npos ? std::string() : name.substr(dot + 1);
    const std::string id = suffix == "from" || suffix == "to" ? name.substr(0, dot) : name;
    const Field* field = kind.field(id);
    if (field == nullptr && kind.party(id) != nullptr && is_id(value)) {
        query.add(fmt::format("EXISTS (SELECT 1 FROM party f WHERE f.bureau = t.bureau AND f.record = t.id AND f.role = {0} AND (f.unit = {1} OR f.person = {1}))", query.put(id),
                              query.put(value)));
        return;
    }
    if (field == nullptr || is_sealed(field->field_class)) {
        faults.push_back(bad_argument(name, {fmt::format("不能按“{}”筛选", id.substr(0, 60)), fmt::format("Lists cannot be filtered by \"{}\"", id.substr(0, 60))}));
        return;
    }
    const std::string column = fmt::format("t.\"{}\"", field->id);
    Value bound = value;
    if (field->type == FieldType::Integer || field->type == FieldType::Money || field->type == FieldType::YesNo) {
        if (value == "yes" || value == "true") bound = std::int64_t{1};
        else if (value == "no" || value == "false") bound = std::int64_t{0};
        else if (!value.empty() && value.size() < 16 && value.find_first_not_of("0123456789") == std::string::npos) bound = static_cast<std::int64_t>(std::stoll(value));
        else return faults.push_back(bad_argument(name, {"应为数字或 yes/no", "must be a number or yes/no"}));
    }
    const bool is_year = value.size() == 4 && value.find_first_not_of("0123456789") == std::string::npos;
    if (field->type == FieldType::Date && !value.empty() && !is_year) {
        if (auto date = parse_date(value, name); !date) return append(faults, date.error());
    }
    if (value.empty()) query.add(column + " IS NULL");
    else if (suffix == "from") query.add(fmt::format("{} >= {}", column, query.put(bound)));
    else if (suffix == "to") query.add(fmt::format("{} <= {}", column, query.put(is_year && field->type == FieldType::Date ? Value(value + "-12-31") : bound)));
    else if (field->type == FieldType::Date && is_year) query.add(fmt::format("{0} >= {1} AND {0} <= {2}", column, query.put(value + "-01-01"), query.put(value + "-12-31")));
    else query.add(fmt::format("{} = {}", column, query.put(bound)));
    (void)call;
}

// due=overdue|today|week, stuck=yes, sign=me: what the numbers of the morning sheet open.
void add_morning_filters(Call& call, const Kind& kind, Query& query, Faults& faults) {
    if (const auto asked = call.request.argument("due"); !asked.empty()) {
        if (const auto due = due_of(asked)) query.add(due_clause(kind, *due, call.today, query));
        else faults.push_back(bad_argument("due", {"应为 overdue、today 或 week", "must be overdue, today or week"}));
    }
    if (call.request.argument("stuck") == "yes") query.add(stuck_clause(kind, call.today, query));
    if (call.request.argument("sign") != "me") return;
    std::vector<ToDo> waiting;
    if (auto added = add_to_sign(call, waiting); !added) return append(faults, added.error());
    std::string list;
    for (const ToDo& line : waiting) {
        if (line.kind == kind.id) list += (list.empty() ? "" : ", ") + query.put(line.record);
    }
    query.add(list.empty() ? "1 = 0" : "t.id IN (" + list + ")");
}

}  // namespace

bool is_manner(std::string_view argument) { return among(kOfPage, argument) || among(kOfTable, argument); }

void add_filters(Call& call, const Kind& kind, ListOf of, ListAs as, Query& query, Faults& faults) {
    const std::string state(call.request.argument("state"));
    if (!state.empty()) {
        std::string list;
        for (std::size_t from = 0; from <= state.size();) {
            const auto comma = state.find(',', from);
            list += (list.empty() ? "" : ", ") + query.put(state.substr(from, comma - from));
            if (comma == std::string::npos) break;
            from = comma + 1;
        }
        query.add("t.state IN (" + list + ")");
    }
    if (const auto open = call.request.argument("open"); open == "yes" || open == "no") {
        std::string list = query.put(std::string("voided"));
        for (const State& one : kind.states) {
            if (one.closed || one.final) list += ", " + query.put(one.id);
        }
        query.add(fmt::format("t.state {} ({})", open == "yes" ? "NOT IN" : "IN", list));
    }
    if (const auto holder = call.request.argument("holder"); !holder.empty()) query.add("t.holder = " + query.put(holder == "me" ? call.actor.self.account : std::string(holder)));
    if (const auto unit = call.request.argument("unit"); !unit.empty()) query.add("t.unit = " + query.put(std::string(unit)));
    add_morning_filters(call, kind, query, faults);
    for (const auto& [name, value] : call.request.query) {
        if (!reserved(name, of, as)) field_filter(call, kind, name, value, query, faults);
    }
}

void add_since(Call& call, Query& query, Faults& faults) {
    const auto since = call.request.argument("since");
    if (since.empty()) return;
    if (since.size() > 18 || since.find_first_not_of("0123456789") != std::string_view::npos)
        faults.push_back(bad_argument("since", {"应为事件序号", "must be the number of an event"}));
    else
        query.add(fmt::format("EXISTS (SELECT 1 FROM event e WHERE e.bureau = t.bureau AND e.record = t.id AND e.sequence > {})",
                              query.put(std::int64_t{std::stoll(std::string(since))})));
}

void add_search(Call& call, const Kind& kind, const std::string& words, Query& query) {
    std::string any;
    for (const NumberSeries& series : kind.numbers) any += fmt::format(" OR t.number_{} LIKE {} ESCAPE '\\'", series.id, query.put([&] {
        std::string like = "%";
        for (const char c : words) {
            if (c == '%' || c == '_' || c == '\\') like += '\\';
            like += c;
        }
        return like + "%";
    }()));
    const auto wanted = store::query_pairs(call.app.ring.index_key(call.bureau()), words, store::Personal::Yes);
    if (!wanted.empty()) {
        auto holding = store::holding_all(call.bureau(), kind.id, wanted, query.next());
        query.add("(t.id IN (" + holding.sql + ")" + any + ")", std::move(holding.parameters));
    } else {
        query.add(any.empty() ? std::string("1 = 0") : "(1 = 0" + any + ")");
    }
}

}  // namespace xiezhi::http
