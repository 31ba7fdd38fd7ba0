#include "http/list_query.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "http/list_filter.hpp"

namespace xiezhi::http {

using store::Go;
using store::Row;
using store::Value;

namespace {

constexpr int kDefaultLimit = 50;
constexpr int kMostLimit = 200;

// The number a list names a matter by; before it is given (a case not yet accepted), the one it has.
std::string number_sql(const Kind& kind) {
    if (kind.list_number.empty()) return "''";
    std::string sql = "COALESCE(NULLIF(t.number_" + kind.list_number + ", '')";
    for (const NumberSeries& series : kind.numbers) {
        if (series.id != kind.list_number) sql += ", NULLIF(t.number_" + series.id + ", '')";
    }
    return sql + ", '')";
}

std::string columns_sql(const Kind& kind, const std::string& date, const std::vector<std::string>& columns) {
    std::string sql = "t.id, t.version, t.state, t.unit, t.holder, t.title";
    sql += ", " + number_sql(kind);
    sql += date.empty() ? std::string(", ''") : fmt::format(", t.\"{}\"", date);
    for (const std::string& column : columns) {
        const Field* field = kind.field(column);
        if (field != nullptr) sql += fmt::format(", t.\"{}\"", column);
    }
    return sql;
}

Item read_item(const Row& row) {
    Item item{std::string(row.text(0)), std::string(row.text(2)), std::string(row.text(3)),
              std::string(row.text(4)), std::string(row.text(5)), std::string(row.text(6)),
              std::string(row.text(7)), row.integer(1),           {}};
    for (std::size_t i = 8; i < row.size(); ++i) item.columns.push_back(row.value(i));
    return item;
}

// Ids as ?N, ?N+1 … for an IN list.
std::string id_list(const std::vector<Item>& items, std::vector<Value>& parameters) {
    std::string list;
    for (const Item& item : items) {
        parameters.emplace_back(item.id);
        list += fmt::format("{}?{}", list.empty() ? "" : ", ", parameters.size());
    }
    return list;
}

using PartyNames = std::map<std::string, std::map<std::string, std::vector<std::string>, std::less<>>, std::less<>>;

Result<PartyNames> party_names(Call& call, engine::Vault& vault, const std::vector<Item>& items) {
    PartyNames names;
    std::vector<Value> parameters{call.bureau()};
    const std::string ids = id_list(items, parameters);
    struct Found { std::string record, role, person, sealed, unit; };
    std::vector<Found> found;
    const auto asked = call.connection().query(
        "SELECT p.record, p.role, p.person, n.name, u.name FROM party p LEFT JOIN person n ON n.bureau = p.bureau AND n.id = p.person "
        "LEFT JOIN unit u ON u.bureau = p.bureau AND u.id = p.unit WHERE p.bureau = ?1 AND p.record IN (" +
            ids + ") AND p.agent_of IS NULL AND p.ended_on IS NULL ORDER BY p.record, p.role, p.position",
        parameters, [&](const Row& row) {
            found.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4))});
            return Go::On;
        });
    if (!asked) return fail(asked.error());
    std::vector<std::string> owners;
    for (const Found& one : found) {
        if (!one.person.empty()) owners.push_back(one.person);
    }
    if (auto loaded = call.session.keys->load_all(call.connection(), call.bureau(), owners); !loaded) return fail(loaded.error());
    for (const Found& one : found) names[one.record][one.role].push_back(one.person.empty() ? one.unit : vault.open_or_mark(one.person, "person.name", one.sealed));
    return names;
}

struct Due { std::string slot, due, whose; };

Result<std::map<std::string, Due>> next_dues(Call& call, const std::vector<Item>& items) {
    std::map<std::string, Due> dues;
    std::vector<Value> parameters{call.bureau()};
    const std::string ids = id_list(items, parameters);
    const auto asked = call.connection().query(
        "SELECT record, slot, due, whose FROM term WHERE bureau = ?1 AND record IN (" + ids + ") AND state IN ('running', 'lapsed') AND due IS NOT NULL ORDER BY due", parameters,
        [&](const Row& row) {
            dues.try_emplace(std::string(row.text(0)), Due{std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))});
            return Go::On;
        });
    if (!asked) return fail(asked.error());
    return dues;
}

std::string joined(const std::vector<std::string>& names, ListAs as) {
    if (names.size() <= 2 || as == ListAs::Table) return fmt::format("{}", fmt::join(names, "、"));
    return fmt::format("{}等{}", names.front(), names.size());
}

json::value plain(const Field& field, const Value& value) {
    if (value.index() == 0) return nullptr;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (field.type == FieldType::YesNo) return *number != 0;
        return *number;
    }
    const std::string& text = std::get<std::string>(value);
    if (field.type == FieldType::Codes) {
        auto parsed = parse_json(text);
        return parsed ? *parsed : json::value(nullptr);
    }
    return json::string(text);
}

}  // namespace

Result<json::array> list_entries(Call& call, const Kind& kind, const std::vector<Item>& items, const std::vector<std::string>* wanted, ListAs as) {
    json::array out;
    if (items.empty()) return out;
    engine::Vault vault(*call.session.keys, call.app.ring, call.connection(), call.bureau(), call.now);
    std::vector<std::string> owners;
    for (const Item& item : items) owners.push_back(item.id);
    if (auto loaded = call.session.keys->load_all(call.connection(), call.bureau(), owners); !loaded) return fail(loaded.error());
    const bool wants_parties =
        wanted != nullptr && std::any_of(wanted->begin(), wanted->end(), [&](const std::string& c) { return kind.party(c) != nullptr; });
    auto parties = wants_parties ? party_names(call, vault, items) : Result<PartyNames>(PartyNames{});
    if (!parties) return fail(parties.error());
    auto dues = kind.terms.empty() ? Result<std::map<std::string, Due>>(std::map<std::string, Due>{}) : next_dues(call, items);
    if (!dues) return fail(dues.error());
    Names names(call);
    for (const Item& item : items) {
        json::object one{{"id", item.id},
                         {"kind", kind.id},
                         {"number", item.number},
                         {"title", vault.open_or_mark(item.id, kind.table + ".title", item.title)},
                         {"state", item.state},
                         {"version", item.version},
                         {"holder", names.account(item.holder)},
                         {"unit", names.unit(item.unit)}};
        if (const State* state = kind.state(item.state)) one["state_label"] = to_json(state->label);
        if (const auto due = dues->find(item.id); due != dues->end()) {
            const auto date = parse_date(due->second.due);
            const TermSlot* slot = kind.term(due->second.slot);
            if (date && slot != nullptr)
                one["next_due"] =
                    json::object{{"slot", slot->id}, {"label", to_json(slot->label)}, {"due", due->second.due}, {"days_left", *date - call.today}, {"whose", due->second.whose}};
        }
        if (wanted == nullptr) {
            out.push_back(std::move(one));
            continue;
        }
        json::object columns;
        std::size_t at = 0;
        for (const std::string& column : *wanted) {
            if (const Field* field = kind.field(column)) {
                const Value& value = item.columns[at++];
                if (value.index() == 0) columns[column] = nullptr;
                else if (is_sealed(field->field_class))
                    columns[column] = store::mask(field->field_class, vault.open_or_mark(item.id, kind.table + "." + column, std::get<std::string>(value)));
                else if (field->type == FieldType::Unit) columns[column] = names.unit(std::get<std::string>(value));
                else if (field->type == FieldType::Staff) columns[column] = names.account(std::get<std::string>(value));
                else columns[column] = plain(*field, value);
            } else if (kind.party(column) != nullptr) {
                const auto of_record = parties->find(item.id);
                if (of_record != parties->end() && of_record->second.contains(column)) columns[column] = joined(of_record->second.find(column)->second, as);
            }
        }
        one["columns"] = std::move(columns);
        out.push_back(std::move(one));
    }
    return out;
}

json::value Names::named(std::string_view table, std::string_view column, std::string_view id, std::map<std::string, std::string, std::less<>>& known) {
    if (id.empty()) return nullptr;
    auto at = known.find(id);
    if (at == known.end()) {
        std::string name(id);
        const std::vector<Value> key{call_.bureau(), std::string(id)};
        (void)call_.connection().query(fmt::format("SELECT {} FROM {} WHERE bureau = ?1 AND id = ?2", column, table), key, [&](const Row& row) {
            name = std::string(row.text(0));
            return Go::Stop;
        });
        at = known.emplace(std::string(id), std::move(name)).first;
    }
    return json::object{{"id", at->first}, {"name", at->second}};
}

json::value Names::account(std::string_view id) { return named("account", "display_name", id, accounts_); }
json::value Names::unit(std::string_view id) { return named("unit", "name", id, units_); }

Result<json::array> list_items(Call& call, const Kind& kind, const std::vector<std::string>& ids, Columns columns) {
    std::vector<Item> items;
    constexpr std::size_t kAtOnce = 100;
    for (std::size_t from = 0; from < ids.size(); from += kAtOnce) {
        Query query(call.bureau());
        std::string list;
        for (std::size_t i = from; i < std::min(ids.size(), from + kAtOnce); ++i) list += (list.empty() ? "" : ", ") + query.put(ids[i]);
        query.add("t.id IN (" + list + ")");
        auto predicate = identity::read_predicate(kind, call.actor, "t", query.next());
        query.add("(" + predicate.sql + ")", std::move(predicate.parameters));
        const auto asked =
            call.connection().query("SELECT " + columns_sql(kind, kind.list_date, kind.list_columns) + " FROM \"" + kind.table + "\" t WHERE t.bureau = ?1" + query.where(),
                                    query.parameters(), [&](const Row& row) {
                                        items.push_back(read_item(row));
                                        return Go::On;
                                    });
        if (!asked) return fail(asked.error());
    }
    std::map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < ids.size(); ++i) place.emplace(ids[i], i);
    std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) { return place.at(a.id) < place.at(b.id); });
    return list_entries(call, kind, items, columns == Columns::Yes ? &kind.list_columns : nullptr, ListAs::Page);
}

// Whoever may read few of very many records is led to them by their ids, instead of past all the others in the order of the
// list. Asked of the database each time, for nobody knows beforehand how many they are; it stops counting at kFew.
std::optional<identity::Predicate> way_to_few(Call& call, const Kind& kind, int first) {
    constexpr int kFew = 2000;
    const auto ids = identity::readable_ids(kind, call.actor, 1);
    if (!ids) return std::nullopt;
    std::int64_t found = 0;
    const auto asked = call.connection().query(fmt::format("SELECT count(*) FROM (SELECT 1 FROM ({}) r LIMIT {}) few", ids->sql, kFew + 1), ids->parameters, [&](const Row& row) {
        found = row.integer(0);
        return Go::Stop;
    });
    if (!asked || found > kFew) return std::nullopt;
    return identity::readable_ids(kind, call.actor, first);
}

std::int64_t count_of(Call& call, const Kind& kind, const Query& query) {
    std::int64_t n = 0;
    (void)call.connection().query("SELECT count(*) FROM \"" + kind.table + "\" t WHERE t.bureau = ?1" + query.where(), query.parameters(), [&](const Row& row) {
        n = row.integer(0);
        return Go::Stop;
    });
    return n;
}

namespace {

// ?limit= of a page; a fault when it cannot be.
int limit_of(Call& call, Faults& faults) {
    const auto text = call.request.argument("limit");
    if (text.empty()) return kDefaultLimit;
    const int limit = text.size() < 5 && text.find_first_not_of("0123456789") == std::string_view::npos ? std::stoi(std::string(text)) : 0;
    if (limit < 1 || limit > kMostLimit)
        faults.push_back(bad_argument("limit", {fmt::format("应为 1 到 {} 之间的整数", kMostLimit), fmt::format("must be a whole number from 1 to {}", kMostLimit)}));
    return limit;
}

// ?cursor= of a page: the last entry of the page before.
std::optional<After> after_of(Call& call, const Asked& asked) {
    const std::string cursor(call.request.argument("cursor"));
    if (cursor.empty()) return After{};
    const auto bar = cursor.find('|');
    if (bar == std::string::npos || !is_id(cursor.substr(bar + 1)) || (bar > 0 ? asked.date.empty() || !parse_date(cursor.substr(0, bar)) : asked.seek != 0)) {
        call.fail({bad_argument("cursor", {"翻页标记无效", "the cursor is not one of ours"})});
        return std::nullopt;
    }
    return After{cursor.substr(0, bar), cursor.substr(bar + 1)};
}

}  // namespace

std::optional<Asked> asked_list(Call& call, const Kind& kind, const std::optional<figure::RecordsOf>& of_figure, ListAs as) {
    Faults faults;
    Asked asked{Query(call.bureau()), of_figure ? of_figure->when : kind.list_date};
    Query& query = asked.query;
    if (of_figure) {
        asked.seek = static_cast<std::size_t>(query.next()) + of_figure->seek;
        query.add(of_figure->sql, of_figure->parameters);
        const std::string figure = query.where();
        // Before the count: what was not touched is left out, not kept from the reader.
        add_since(call, query, faults);
        asked.all = of_figure->kept && query.where() == figure ? *of_figure->kept : count_of(call, kind, query);
    }
    const std::string whole = query.where();
    add_filters(call, kind, of_figure ? ListOf::Figure : ListOf::Kind, as, query, faults);
    const std::string words(call.request.argument("q"));
    if (!words.empty()) add_search(call, kind, words, query);
    if (as == ListAs::Page) (void)limit_of(call, faults);
    if (!faults.empty()) return call.fail(faults), std::nullopt;
    auto predicate = identity::read_predicate(kind, call.actor, "t", query.next());
    const bool narrowed = query.where() != whole || !predicate.everything();
    query.add("(" + predicate.sql + ")", std::move(predicate.parameters));
    if (auto way = way_to_few(call, kind, query.next())) query.add("t.id IN (" + way->sql + ")", std::move(way->parameters));
    if (of_figure) asked.total = narrowed ? count_of(call, kind, query) : asked.all;
    return asked;
}

Result<std::vector<Item>> read_items(Call& call, const Kind& kind, const Asked& asked, const std::vector<std::string>& columns, const After& after, std::size_t most) {
    std::vector<Item> items;
    const auto read = [&](const Query& page, const std::string& order) {
        const std::string sql = "SELECT " + columns_sql(kind, asked.date, columns) + " FROM \"" + kind.table + "\" t WHERE t.bureau = ?1" + page.where() + " ORDER BY " + order +
                                fmt::format(" LIMIT {}", most - items.size());
        return call.connection().query(sql, page.parameters(), [&](const Row& row) {
            items.push_back(read_item(row));
            return Go::On;
        });
    };
    const bool dated = !asked.date.empty();
    const std::string date = fmt::format("t.\"{}\"", asked.date);
    const std::string newest_first = date + " DESC, t.id DESC";
    if (asked.seek != 0) {
        // What a figure counts has the date, and its list an end that the page moves down. A place after the end is no way past it.
        Query page = asked.query;
        if (!after.id.empty() && after.date < std::get<std::string>(page.parameters()[asked.seek - 1])) {
            page.set(asked.seek, after.date);
            page.set(asked.seek + 1, after.id);
        }
        if (auto done = read(page, newest_first); !done) return fail(done.error());
        return items;
    }
    // Newest first; records without the date come after all others, by a query of their own, so that both use the index.
    const bool among_undated = !after.id.empty() && after.date.empty();
    if (dated && !among_undated) {
        Query page = asked.query;
        page.add(date + " IS NOT NULL");
        if (!after.id.empty()) page.add(fmt::format("({0}, t.id) < ({1}, {2})", date, page.put(after.date), page.put(after.id)));
        if (auto done = read(page, newest_first); !done) return fail(done.error());
    }
    if (items.size() < most) {
        Query page = asked.query;
        if (dated) page.add(date + " IS NULL");
        if (among_undated) page.add("t.id < " + page.put(after.id));
        if (auto done = read(page, "t.id DESC"); !done) return fail(done.error());
    }
    return items;
}

void answer_list(Call& call, const Kind& kind, const std::optional<figure::RecordsOf>& of_figure) {
    const auto asked = asked_list(call, kind, of_figure, ListAs::Page);
    if (!asked) return;
    Faults faults;
    const auto limit = static_cast<std::size_t>(limit_of(call, faults));  // looked at by asked_list
    std::int64_t total = !of_figure && call.request.argument("count") == "yes" ? count_of(call, kind, asked->query) : asked->total;
    const auto after = after_of(call, *asked);
    if (!after) return;
    auto items = read_items(call, kind, *asked, kind.list_columns, *after, limit + 1);
    if (!items) return call.fail(items.error());
    const bool more = items->size() > limit;
    if (more) items->pop_back();
    auto views = list_entries(call, kind, *items, &kind.list_columns, ListAs::Page);
    if (!views) return call.fail(views.error());
    for (std::size_t i = 0; of_figure && i < items->size(); ++i) (*views)[i].as_object()["counted_on"] = (*items)[i].date;
    json::object answer{{"items", std::move(*views)}, {"next", nullptr}};
    if (more) answer["next"] = items->back().date + "|" + items->back().id;
    // A list that is all here says what it is, whatever the cells of a damaged database say.
    if (of_figure && !more && after->id.empty()) total = static_cast<std::int64_t>(items->size());
    if (total >= 0) answer["total"] = total;
    if (asked->all >= 0) answer["hidden"] = std::max<std::int64_t>(0, asked->all - total);
    call.answer(answer);
}

}  // namespace xiezhi::http
