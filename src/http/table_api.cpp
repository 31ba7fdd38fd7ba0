// Decision tables: open to everyone, since the law is. A table proposes; nothing is kept of what was asked.
#include <fmt/format.h>

#include "decision/decision_json.hpp"
#include "http/call.hpp"

namespace xiezhi::http {

namespace {

void tables(Call& call) {
    json::array all;
    for (const decision::Table& table : call.app.catalog->tables->tables) all.push_back(decision::summary_json(table));
    call.answer(json::object{{"tables", std::move(all)}, {"version", call.app.catalog->tables->version}, {"law", call.app.catalog->law->version}});
}

// The table of the path; the fault is answered when there is none.
const decision::Table* asked_table(Call& call) {
    const decision::Tables& all = *call.app.catalog->tables;
    const decision::Table* table = all.find(call.value("id"));
    if (table == nullptr) call.fail(Faults{decision::no_such_table(all, call.value("id"))});
    return table;
}

void one_table(Call& call) {
    if (const decision::Table* table = asked_table(call)) call.answer(decision::to_json(*table, *call.app.catalog->law));
}

void decide_table(Call& call) {
    const decision::Table* table = asked_table(call);
    if (table == nullptr) return;
    const auto body = call.body();
    if (!body) return;
    const auto* facts = body->if_contains("facts");
    if (facts == nullptr || !facts->is_object()) return call.fail(Faults{bad_argument("/facts", {"请填写事实，写成一个对象", "give the facts as one object"})});
    const auto decided = decision::decide(*table, *call.app.catalog->law, *call.app.catalog->calendar, facts->get_object(), call.today);
    if (!decided) return call.fail(decided.error());
    call.answer(decision::to_json(*decided, *call.app.catalog->law, *call.app.catalog->calendar));
}

}  // namespace

void add_table_routes(Router& router) {
    router.add({"GET", "/tables", Open::ToAll, {"决策表", "The decision tables"}, "", "TableList", tables});
    router.add({"GET", "/tables/{id}", Open::ToAll, {"一张决策表", "One decision table"}, "", "DecisionTable", one_table});
    router.add({"POST", "/tables/{id}/decide", Open::ToAll, {"按决策表提出结论并说明过程", "Ask a decision table and see its trace"}, "DecideRequest", "DecisionAnswer", decide_table});
}

}  // namespace xiezhi::http
