#include "report/supervised.hpp"

namespace xiezhi::report {

namespace {

bool by(const std::string& date, CivilDate day) { return !date.empty() && date <= to_string(day); }

}  // namespace

SupervisedItem::Standing SupervisedItem::standing(CivilDate day) const {
    if (by(closed_on, day)) return Standing::Closed;
    if (by(handed_in_on, day)) return Standing::HandedIn;
    return by(signed_on, day) ? Standing::InHand : Standing::NotSigned;
}

bool SupervisedItem::overdue(CivilDate day, CivilDate before) const {
    if (due_on.empty() || due_on >= to_string(before)) return false;
    const Standing now = standing(day);
    return now == Standing::NotSigned || now == Standing::InHand;
}

Result<std::vector<SupervisedItem>> read_supervised(store::Connection& connection, std::int64_t bureau, const std::string& plan, CivilDate first, CivilDate as_of) {
    std::vector<SupervisedItem> items;
    const std::vector<store::Value> key{bureau, plan, to_string(as_of), to_string(first)};
    const auto asked = connection.query(
        "SELECT s.id, s.number_supervision, s.heading, u.id, u.name, s.due_on, s.signed_on, s.handed_in_on, s.closed_on FROM supervised_item s "
        "JOIN plan_task t ON t.bureau = s.bureau AND t.id = s.task "
        "LEFT JOIN party p ON p.bureau = s.bureau AND p.record = s.id AND p.role = 'lead' AND p.ended_on IS NULL "
        "LEFT JOIN unit u ON u.bureau = p.bureau AND u.id = p.unit "
        "WHERE s.bureau = ?1 AND t.plan = ?2 AND s.issued_on <= ?3 AND (s.closed_on IS NULL OR s.closed_on >= ?4) AND s.state NOT IN ('withdrawn', 'voided', 'requested') "
        "ORDER BY s.due_on, s.id",
        key, [&](const store::Row& row) {
            const auto text = [&](std::size_t column) { return row.is_null(column) ? std::string() : std::string(row.text(column)); };
            items.push_back({text(0), text(1), text(2), {text(3), text(4)}, text(5), text(6), text(7), text(8)});
            return store::Go::On;
        });
    if (!asked) return fail(asked.error());
    return items;
}

}  // namespace xiezhi::report
