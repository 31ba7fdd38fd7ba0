// One box for everything: words of titles and names, numbers; across kinds, newest first, only what the reader may see.
#include <fmt/format.h>

#include <algorithm>

#include "http/list_query.hpp"
#include "store/search.hpp"

namespace xiezhi::http {

namespace {

constexpr int kCandidates = 200;
constexpr std::size_t kShown = 30;

void by_number(Call& call, const std::string& words, std::map<std::string, std::vector<std::string>>& found, Faults& faults) {
    std::string like = "%";
    for (const char c : words) {
        if (c == '%' || c == '_' || c == '\\') like += '\\';
        like += c;
    }
    like += "%";
    for (const auto& [id, kind] : call.definition().kinds) {
        for (const NumberSeries& series : kind->numbers) {
            std::vector<store::Value> parameters{call.bureau(), like};
            // The rights stand inside: the newest twenty of everybody may hold none that is his.
            auto predicate = identity::read_predicate(*kind, call.actor, "t", 3);
            std::move(predicate.parameters.begin(), predicate.parameters.end(), std::back_inserter(parameters));
            const auto asked =
                call.connection().query(fmt::format("SELECT t.id FROM \"{}\" t WHERE t.bureau = ?1 AND t.number_{} LIKE ?2 ESCAPE '\\' AND ({}) ORDER BY t.id DESC LIMIT 20",
                                                    kind->table, series.id, predicate.sql),
                                        parameters, [&](const store::Row& row) {
                                            found[id].emplace_back(row.text(0));
                                            return store::Go::On;
                                        });
            if (!asked) append(faults, asked.error());
        }
    }
}

void search(Call& call) {
    const std::string words(call.request.argument("q"));
    if (words.empty() || words.size() > 200) return call.fail({bad_argument("q", {"请输入要查找的文字（不超过 60 字）", "type what to look for (at most 60 characters)"})});
    std::map<std::string, std::vector<std::string>> found;
    Faults faults;
    by_number(call, words, found, faults);
    const auto wanted = store::query_pairs(call.app.ring.index_key(call.bureau()), words, store::Personal::Yes);
    if (!wanted.empty()) {
        const auto hits = store::find_holding(call.connection(), call.bureau(), wanted, "", kCandidates);
        if (!hits) return call.fail(hits.error());
        for (const store::Found& hit : *hits) {
            auto& ids = found[hit.kind];
            if (std::find(ids.begin(), ids.end(), hit.record) == ids.end()) ids.push_back(hit.record);
        }
    }
    if (!faults.empty()) return call.fail(faults);
    json::array items;
    for (const auto& [kind_id, ids] : found) {
        const Kind* kind = call.definition().kind(kind_id);
        if (kind == nullptr) continue;
        auto some = list_items(call, *kind, ids);
        if (!some) return call.fail(some.error());
        for (json::value& item : *some) {
            if (items.size() >= kShown) break;
            json::object& one = item.as_object();
            one["kind_label"] = to_json(kind->label);
            items.push_back(std::move(one));
        }
    }
    call.answer(json::object{{"items", std::move(items)}});
}

}  // namespace

void add_search_routes(Router& router) {
    router.add({"GET", "/search", Open::SignedIn, {"查找", "Search"}, "", "SearchHits", search});
}

}  // namespace xiezhi::http
