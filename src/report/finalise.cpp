#include "report/finalise.hpp"

#include <algorithm>

#include "definition/canonical.hpp"

namespace xiezhi::report {

namespace {

int year_of(const engine::Record& report) {
    const auto* year = std::get_if<std::int64_t>(&report.value("year"));
    return year == nullptr ? 0 : static_cast<int>(*year);
}

std::vector<std::string> excepted(const engine::Record& report) {
    std::vector<std::string> identities;
    const auto list = std::find_if(report.kind->lists.begin(), report.kind->lists.end(), [](const auto& one) { return one.id == "exceptions"; });
    if (list == report.kind->lists.end()) return identities;
    const auto at = std::find_if(list->fields.begin(), list->fields.end(), [](const Field& field) { return field.id == "identity"; }) - list->fields.begin();
    for (const engine::ListRow& row : report.rows) {
        if (row.list == "exceptions" && static_cast<std::size_t>(at) < row.values.size()) identities.push_back(engine::text_of(row.values[static_cast<std::size_t>(at)]));
    }
    return identities;
}

}  // namespace

Result<json::object> finalise_input(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, const engine::Record& report,
                                    CivilDate today) {
    const auto made = make_yearly(connection, figures, bureau, year_of(report), today, passages_of(report));
    if (!made) return fail(made.error());
    if (auto open = open_points(*made, figures, excepted(report)); !open.empty()) return fail(std::move(open));
    std::string snapshot = canonical(to_json(*made, figures));
    const std::string hash = sm3_hex(snapshot);
    return json::object{{"snapshot", std::move(snapshot)}, {"snapshot_hash", hash}, {"as_of_event", made->as_of_event}};
}

Result<json::object> kept_report(const engine::Record& report) {
    const std::string snapshot = engine::text_of(report.value("snapshot"));
    if (snapshot.empty()) {
        return fail({Code::WrongState,
                     {"报告还没有定稿", "The report is not finalised"},
                     {"定稿后可以查看此后变动的数字。", "Once it is, the numbers that moved since are shown."},
                     "", ""});
    }
    auto kept = parse_json(snapshot);
    if (sm3_hex(snapshot) != engine::text_of(report.value("snapshot_hash")) || !kept || !kept->is_object() || !kept->as_object().contains("numbers")) {
        return fail({Code::ChainBroken,
                     {"定稿快照与其指纹不符", "The snapshot does not have the hash recorded with it"},
                     {"请运行 xiezhi fsck。", "Run xiezhi fsck."},
                     report.id, ""});
    }
    return std::move(kept->as_object());
}

Result<std::vector<Moved>> moved_since(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, const engine::Record& report,
                                       CivilDate today) {
    const auto kept = kept_report(report);
    if (!kept) return fail(kept.error());
    const auto now = make_yearly(connection, figures, bureau, year_of(report), today);
    if (!now) return fail(now.error());
    std::vector<Moved> moved;
    for (const auto& one : kept->at("numbers").as_array()) {
        const auto& then = one.as_object();
        const std::string reference(text_at(then, "ref"));
        const auto number = std::find_if(now->numbers.begin(), now->numbers.end(), [&](const Number& candidate) { return candidate.reference == reference; });
        if (number == now->numbers.end() || number->shown == text_at(then, "shown")) continue;
        moved.push_back({reference, number->label, std::string(text_at(then, "shown")), number->shown});
    }
    return moved;
}

json::object to_json(const std::vector<Moved>& moved, std::int64_t as_of_event) {
    json::array out;
    for (const Moved& one : moved) out.push_back(json::object{{"ref", one.reference}, {"label", to_json(one.label)}, {"then", one.then_shown}, {"now", one.now_shown}});
    return {{"as_of_event", as_of_event}, {"moved", std::move(out)}};
}

}  // namespace xiezhi::report
