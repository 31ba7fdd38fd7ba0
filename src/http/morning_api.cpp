// The head's morning sheet: what is due, what is stuck, what waits for his signature, and how each line of business stands.
// Records are counted, not tasks, and only those that the reader may read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "http/list_query.hpp"
#include "http/matters_due.hpp"
#include "http/to_do.hpp"

namespace xiezhi::http {

namespace {

using store::Go;
using store::Row;

constexpr std::size_t kFew = 30;    // entries of a part beside its number
constexpr std::size_t kMost = 500;  // of the one part asked for by `show`

struct Entry {
    std::string kind, record, due;
    Words what;
    std::string approval;
    std::string moved_on;  // of a stuck record: the day of its last entry
};

struct Part {
    std::string_view id;
    std::vector<Entry> entries;
};

struct KindCount {
    const Kind* kind;
    std::int64_t open = 0;
    std::array<std::int64_t, 5> parts{};
};

enum Place : std::size_t { kOverdue, kToday, kWeek, kStuck, kSign };
constexpr std::array<std::string_view, 5> kParts = {"overdue", "today", "week", "stuck", "sign"};

// "… WHERE t.bureau = ?1" and all that the query asks for, with the reader's rights in it.
std::string readable_where(Call& call, const Kind& kind, Query& query) {
    auto predicate = identity::read_predicate(kind, call.actor, "t", query.next());
    query.add("(" + predicate.sql + ")", std::move(predicate.parameters));
    return " WHERE t.bureau = ?1" + query.where();
}

std::string from(const Kind& kind) { return " FROM \"" + kind.table + "\" t"; }

Result<std::int64_t> count_open(Call& call, const Kind& kind) {
    Query query(call.bureau());
    query.add(open_clause(kind, query));
    const std::string where = readable_where(call, kind, query);
    std::int64_t found = 0;
    const auto asked = call.connection().query("SELECT count(*)" + from(kind) + where, query.parameters(), [&](const Row& row) {
        found = row.integer(0);
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return found;
}

Words words_of_day(const Kind& kind, std::string_view slot_id, const std::string& action, std::string_view source) {
    if (!action.empty()) return task_words(kind, action, source);
    const TermSlot* slot = kind.term(slot_id);
    return slot == nullptr ? Words{std::string(slot_id), std::string(slot_id)} : slot->label;
}

// Each record once, by its first day; where a term and the task to decide on it fall on one day, the task says what to do.
Result<void> add_due(Call& call, const Kind& kind, std::array<Part, 5>& parts) {
    Query query(call.bureau());
    const std::string days = own_days_sql(kind, call.today + kDaysAhead, query);
    const std::string where = readable_where(call, kind, query);
    std::string last;
    return call.connection().query("SELECT o.record, o.due, o.slot, o.action, o.source FROM (" + days + ") o JOIN \"" + kind.table + "\" t ON t.id = o.record" + where +
                                       " ORDER BY o.record, o.due, o.action DESC, o.slot",
                                   query.parameters(), [&](const Row& row) {
                                       if (row.text(0) == last) return Go::On;
                                       last = std::string(row.text(0));
                                       const auto due = parse_date(row.text(1));
                                       if (!due) return Go::On;
                                       const Place place = *due < call.today ? kOverdue : *due == call.today ? kToday : kWeek;
                                       parts[place].entries.push_back(
                                           {kind.id, last, std::string(row.text(1)), words_of_day(kind, row.text(2), std::string(row.text(3)), row.text(4)), "", ""});
                                       return Go::On;
                                   });
}

Result<void> add_stuck(Call& call, const Kind& kind, std::array<Part, 5>& parts) {
    std::map<std::string_view, const Entry*> overdue;
    for (const Entry& one : parts[kOverdue].entries) {
        if (one.kind == kind.id) overdue.emplace(one.record, &one);
    }
    Query query(call.bureau());
    query.add(stuck_clause(kind, call.today, query));
    const std::string where = readable_where(call, kind, query);
    return call.connection().query("SELECT t.id, t.state, " + last_entry_sql() + from(kind) + where, query.parameters(), [&](const Row& row) {
        const State* state = kind.state(row.text(1));
        Entry entry{kind.id, std::string(row.text(0)), "", state == nullptr ? Words{} : state->label, "", to_string(china_date({row.integer(2)}))};
        // What is overdue says by how much and what for.
        if (const auto late = overdue.find(entry.record); late != overdue.end()) {
            entry.due = late->second->due;
            entry.what = late->second->what;
        }
        parts[kStuck].entries.push_back(std::move(entry));
        return Go::On;
    });
}

// Several approvals of one record are one entry that names each; records that the signer may not read are left out.
Result<void> add_sign(Call& call, std::array<Part, 5>& parts) {
    std::vector<ToDo> waiting;
    if (auto added = add_to_sign(call, waiting); !added) return added;
    auto& entries = parts[kSign].entries;
    std::map<std::string, std::vector<std::string>> wanted;
    std::map<std::string, std::size_t> place;
    for (const ToDo& line : waiting) {
        const auto [there, first] = place.emplace(line.record, entries.size());
        if (first) {
            entries.push_back({line.kind, line.record, "", line.what, line.approval, ""});
            wanted[line.kind].push_back(line.record);
            continue;
        }
        entries[there->second].what.zh += "；" + line.what.zh;
        entries[there->second].what.en += "; " + line.what.en;
    }
    std::set<std::string> readable;
    for (const auto& [kind, ids] : wanted) {
        const Kind& of = *call.definition().kind(kind);
        for (std::size_t first = 0; first < ids.size(); first += kMost) {
            Query query(call.bureau());
            std::string list;
            for (std::size_t i = first; i < std::min(ids.size(), first + kMost); ++i) list += (list.empty() ? "" : ", ") + query.put(ids[i]);
            query.add("t.id IN (" + list + ")");
            const std::string where = readable_where(call, of, query);
            const auto asked = call.connection().query("SELECT t.id" + from(of) + where, query.parameters(), [&](const Row& row) {
                readable.emplace(row.text(0));
                return Go::On;
            });
            if (!asked) return fail(asked.error());
        }
    }
    std::erase_if(entries, [&](const Entry& one) { return !readable.contains(one.record); });
    return {};
}

// Earliest day first; of the stuck the longest silent, those last that stand among the overdue anyhow; to sign, what was asked
// first.
void sort_parts(std::array<Part, 5>& parts) {
    for (const Place place : {kOverdue, kToday, kWeek})
        std::stable_sort(parts[place].entries.begin(), parts[place].entries.end(), [](const Entry& a, const Entry& b) { return a.due < b.due; });
    std::stable_sort(parts[kStuck].entries.begin(), parts[kStuck].entries.end(),
                     [](const Entry& a, const Entry& b) { return std::pair(!a.due.empty(), a.moved_on) < std::pair(!b.due.empty(), b.moved_on); });
}

// The party that answers for a task given to units; such a record is held by whoever gave it.
const PartyRole* answering(const Kind& kind) {
    for (const char* id : {"lead", "responsible"}) {
        const PartyRole* role = kind.party(id);
        if (role != nullptr && role->of == PartyRole::Of::Unit && std::find(kind.list_columns.begin(), kind.list_columns.end(), id) != kind.list_columns.end()) return role;
    }
    return nullptr;
}

Result<json::object> part_view(Call& call, const Part& part, std::size_t most) {
    const std::size_t shown = std::min(part.entries.size(), most);
    std::map<std::string, std::vector<std::string>> wanted;
    for (std::size_t i = 0; i < shown; ++i) wanted[part.entries[i].kind].push_back(part.entries[i].record);
    std::map<std::string, json::object> heads;
    for (const auto& [id, ids] : wanted) {
        const Kind& kind = *call.definition().kind(id);
        const PartyRole* role = answering(kind);
        auto items = list_items(call, kind, ids, role == nullptr ? Columns::No : Columns::Yes);
        if (!items) return fail(items.error());
        for (json::value& item : *items) {
            json::object& head = item.as_object();
            if (role != nullptr) {
                if (const auto* names = head.at("columns").as_object().if_contains(role->id); names != nullptr && names->is_string()) head["answers"] = *names;
                head.erase("columns");
            }
            heads[std::string(head.at("id").as_string())] = std::move(head);
        }
    }
    json::array items;
    for (std::size_t i = 0; i < shown; ++i) {
        const Entry& entry = part.entries[i];
        const auto head = heads.find(entry.record);
        if (head == heads.end()) continue;
        json::object one = head->second;
        one["what"] = to_json(entry.what);
        if (const auto due = parse_date(entry.due); !entry.due.empty() && due) {
            one["due"] = entry.due;
            one["days_left"] = *due - call.today;
        }
        if (const auto moved = parse_date(entry.moved_on); !entry.moved_on.empty() && moved) {
            one["moved_on"] = entry.moved_on;
            one["still"] = call.today - *moved;
        }
        if (!entry.approval.empty()) one["approval"] = entry.approval;
        items.push_back(std::move(one));
    }
    return json::object{{"id", part.id}, {"total", part.entries.size()}, {"items", std::move(items)}};
}

// Kinds in the order of their lines, those with nothing open and nothing due left out.
json::array lines_view(Call& call, const std::vector<KindCount>& counts) {
    json::array lines;
    std::map<std::string, std::vector<const KindCount*>> by_line;
    std::vector<std::string> order;
    for (const KindCount& count : counts) {
        if (count.open == 0 && std::all_of(count.parts.begin(), count.parts.end(), [](std::int64_t n) { return n == 0; })) continue;
        if (!by_line.contains(count.kind->line)) order.push_back(count.kind->line);
        by_line[count.kind->line].push_back(&count);
    }
    for (const std::string& line : order) {
        json::array kinds;
        for (const KindCount* count : by_line[line]) {
            json::object one{{"kind", count->kind->id}, {"label", to_json(count->kind->label)}, {"open", count->open}};
            for (std::size_t i = 0; i < kParts.size(); ++i) one[kParts[i]] = count->parts[i];
            kinds.push_back(std::move(one));
        }
        const auto label = call.definition().lines.find(line);
        lines.push_back(json::object{{"line", line}, {"label", to_json(label == call.definition().lines.end() ? Words{line, line} : label->second)}, {"kinds", std::move(kinds)}});
    }
    return lines;
}

void morning(Call& call) {
    const std::string_view show = call.request.argument("show");
    if (!show.empty() && std::find(kParts.begin(), kParts.end(), show) == kParts.end())
        return call.fail({bad_argument("show", {"应为 overdue、today、week、stuck 或 sign", "must be overdue, today, week, stuck or sign"})});
    std::array<Part, 5> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].id = kParts[i];
    std::vector<KindCount> counts;
    for (const auto& [id, kind] : call.definition().kinds) {
        if (kind->shape != Kind::Shape::Case) continue;
        const auto open = count_open(call, *kind);
        if (!open) return call.fail(open.error());
        counts.push_back({kind.get(), *open});
        if (auto added = add_due(call, *kind, parts); !added) return call.fail(added.error());
        if (auto added = add_stuck(call, *kind, parts); !added) return call.fail(added.error());
    }
    if (auto added = add_sign(call, parts); !added) return call.fail(added.error());
    sort_parts(parts);
    json::array views;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const Entry& entry : parts[i].entries) {
            const auto count = std::find_if(counts.begin(), counts.end(), [&](const KindCount& one) { return one.kind->id == entry.kind; });
            if (count != counts.end()) ++count->parts[i];
        }
        auto view = part_view(call, parts[i], parts[i].id == show ? kMost : kFew);
        if (!view) return call.fail(view.error());
        views.push_back(std::move(*view));
    }
    call.answer(json::object{{"date", to_string(call.today)},
                             {"ahead_days", kDaysAhead},
                             {"still_days", kStillDays},
                             {"still_days_own", kStillDaysOwn},
                             {"parts", std::move(views)},
                             {"lines", lines_view(call, counts)}});
}

}  // namespace

void add_morning_routes(Router& router) {
    router.add({"GET",
                "/morning",
                Open::SignedIn,
                {"晨报：到期、滞留、待签、各项业务（show= 列全其中一项）", "The morning sheet: due, stuck, to sign, each line (show= lists one part whole)"},
                "",
                "Morning",
                morning});
}

}  // namespace xiezhi::http
