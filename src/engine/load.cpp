#include "engine/load.hpp"

#include <fmt/format.h>

namespace xiezhi::engine {

using store::Go;
using store::Row;

Fault no_such_record(const Kind& kind, const std::string& id) {
    return {Code::NotFound,
            {fmt::format("没有这一条{}：{}", kind.label.zh, id.substr(0, 60)),
             fmt::format("There is no such record ({}): {}", kind.label.en, id.substr(0, 60))},
            {"请从列表重新打开；记录也可能不在您的查看范围内。",
             "Open it again from the list; it may also lie outside what you may see."},
            id.substr(0, 60), ""};
}

namespace {

std::string text(const Row& row, std::size_t column) { return std::string(row.text(column)); }

// Reads the rows of one satellite table of a record. They are ordered by an expression, COALESCE(id, ''): ordered by the bare id,
// SQLite walks the primary key through the whole bureau to spare the sort, instead of taking the few rows by the record's index.
class Satellites {
  public:
    Satellites(store::Connection& connection, std::int64_t bureau, const std::string& record)
        : connection_(connection), parameters_{bureau, record} {}

    template <class Read>
    void each(std::string_view sql, const Read& read) {
        if (!result_) return;
        result_ = connection_.query(sql, parameters_, [&](const Row& row) {
            read(row);
            return Go::On;
        });
    }
    Result<void> result() { return std::move(result_); }

  private:
    store::Connection& connection_;
    std::vector<Value> parameters_;
    Result<void> result_;
};

std::string columns_of(const Kind& kind) {
    std::string sql = "SELECT version, state, unit, holder, title, definition, opened_at";
    for (const NumberSeries& series : kind.numbers) sql += ", number_" + series.id;
    for (const Field& field : kind.fields) sql += ", \"" + field.id + "\"";
    return sql + " FROM \"" + kind.table + "\" WHERE bureau = ?1 AND id = ?2";
}

void load_matter(Satellites& read, Record& record) {
    read.each("SELECT p.id, p.role, p.position, p.person, p.unit, p.agent_of, p.ended_on, COALESCE(n.name, u.name), n.form FROM party p "
              "LEFT JOIN person n ON n.bureau = p.bureau AND n.id = p.person "
              "LEFT JOIN unit u ON u.bureau = p.bureau AND u.id = p.unit "
              "WHERE p.bureau = ?1 AND p.record = ?2 ORDER BY p.role, p.position",
              [&](const Row& row) {
                  Party party{text(row, 0), text(row, 1), text(row, 3), text(row, 4), text(row, 5), text(row, 6)};
                  party.position = row.integer(2);
                  party.name_sealed = text(row, 7);
                  party.form = text(row, 8);
                  record.parties.push_back(std::move(party));
              });
    read.each("SELECT sequence, action, happened_on, input, voided, account, acting_for, to_state, recorded_at FROM act WHERE bureau = ?1 AND record = ?2 ORDER BY sequence",
              [&](const Row& row) {
                  record.acts.push_back({row.integer(0), text(row, 1), text(row, 2), text(row, 3), row.integer(4) != 0,
                                         text(row, 5), text(row, 6), text(row, 7), row.integer(8)});
              });
    read.each("SELECT id, paper, party, mode, served_on, proof, recorded, proved FROM service "
              "WHERE bureau = ?1 AND record = ?2 ORDER BY COALESCE(id, '')",
              [&](const Row& row) {
                  record.services.push_back({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4),
                                             text(row, 5), text(row, 6), row.integer(7) != 0});
              });
    read.each("SELECT id, paper, number, issued_on, template_hash, content_hash, facts, state FROM paper "
              "WHERE bureau = ?1 AND record = ?2 ORDER BY COALESCE(id, '')",
              [&](const Row& row) {
                  record.papers.push_back({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4),
                                           text(row, 5), text(row, 6), text(row, 7)});
              });
    read.each("SELECT id, pause_group, from_on, to_on, ground, evidence FROM pause WHERE bureau = ?1 AND record = ?2 ORDER BY COALESCE(id, '')",
              [&](const Row& row) {
                  record.pauses.push_back({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5)});
              });
    read.each("SELECT slot, rule, edition, anchor, due, raw, internal, original, state, met_on, explain_inputs, rung "
              "FROM term WHERE bureau = ?1 AND record = ?2 ORDER BY slot",
              [&](const Row& row) {
                  record.terms.push_back({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4),
                                          text(row, 5), text(row, 6), text(row, 7), text(row, 8), text(row, 9),
                                          text(row, 10), row.integer(11)});
              });
}

void load_work(Satellites& read, Record& record) {
    read.each("SELECT id, action, state, input, requested_by, requested_on, happened_on, step, version FROM approval "
              "WHERE bureau = ?1 AND record = ?2 ORDER BY COALESCE(id, '')",
              [&](const Row& row) {
                  Approval approval{text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5), text(row, 6)};
                  approval.step = row.integer(7);
                  approval.version = row.integer(8);
                  record.approvals.push_back(std::move(approval));
              });
    read.each("SELECT s.approval, s.position, s.role, s.unit, s.state, s.account, s.acting_for, s.signed_on, s.remarks, "
              "s.proof, s.recorded_at, s.on_paper FROM approval_step s WHERE s.bureau = ?1 AND s.approval IN "
              "(SELECT id FROM approval WHERE bureau = ?1 AND record = ?2) ORDER BY s.approval, s.position",
              [&](const Row& row) {
                  for (Approval& approval : record.approvals) {
                      if (approval.id != row.text(0)) continue;
                      approval.steps.push_back({row.integer(1), text(row, 2), text(row, 3), text(row, 4), text(row, 5),
                                                text(row, 6), text(row, 7), text(row, 8), text(row, 9),
                                                row.integer(10), row.integer(11) != 0});
                  }
              });
    read.each("SELECT id, action, role, unit, account, due, state, source, created_on, version FROM task "
              "WHERE bureau = ?1 AND record = ?2 AND state = 'open' ORDER BY COALESCE(id, '')",
              [&](const Row& row) {
                  record.tasks.push_back({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4),
                                          text(row, 5), text(row, 6), text(row, 7), text(row, 8), row.integer(9)});
              });
    read.each("SELECT * FROM (SELECT id, other_kind, other, relation, happened_on, ended_on, 1 FROM link WHERE bureau = ?1 AND record = ?2 "
              "UNION ALL SELECT id, kind, record, relation, happened_on, ended_on, 0 FROM link WHERE bureau = ?1 AND other = ?2) both_ways "
              "ORDER BY COALESCE(id, '')",
              [&](const Row& row) {
                  record.links.push_back({text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4),
                                          text(row, 5), row.integer(6) != 0});
              });
    for (const RowList& list : record.kind->lists) {
        std::string sql = "SELECT id, position";
        for (const Field& field : list.fields) sql += ", \"" + field.id + "\"";
        sql += " FROM \"" + record.kind->table + "_" + list.id + "\" WHERE bureau = ?1 AND record = ?2 ORDER BY position";
        read.each(sql, [&](const Row& row) {
            ListRow entry{text(row, 0), list.id, row.integer(1), {}};
            for (std::size_t i = 0; i < list.fields.size(); ++i) entry.values.push_back(row.value(i + 2));
            record.rows.push_back(std::move(entry));
        });
    }
}

}  // namespace

Result<Record> load_record(store::Connection& connection, const Kind& kind, std::int64_t bureau, const std::string& id) {
    Record record;
    record.kind = &kind;
    const std::vector<Value> key{bureau, id};
    const auto head = connection.query(columns_of(kind), key, [&](const Row& row) {
        record.id = id;
        record.version = row.integer(0);
        record.state = text(row, 1);
        record.unit = text(row, 2);
        record.holder = text(row, 3);
        record.title_sealed = text(row, 4);
        record.definition = text(row, 5);
        record.opened_at = row.integer(6);
        std::size_t at = 7;
        for (const NumberSeries& series : kind.numbers) record.numbers[series.id] = text(row, at++);
        for (std::size_t i = 0; i < kind.fields.size(); ++i) record.values.push_back(row.value(at++));
        return Go::Stop;
    });
    if (!head) return fail(head.error());
    if (record.id.empty()) return fail(no_such_record(kind, id));
    Satellites read(connection, bureau, id);
    load_matter(read, record);
    load_work(read, record);
    if (auto result = read.result(); !result) return fail(result.error());
    return record;
}

Fault no_such_approval(const std::string& id) {
    return {Code::NotFound,
            {"没有这一件呈批：" + id.substr(0, 60), "There is no such approval: " + id.substr(0, 60)},
            {"它可能已被撤回，请从“今日”重新打开。", "It may have been withdrawn; open it again from Today."}, "", ""};
}

Result<ApprovalPlace> find_approval(store::Connection& connection, std::int64_t bureau, const std::string& approval) {
    ApprovalPlace place;
    const std::vector<Value> key{bureau, approval};
    const auto found = connection.query("SELECT kind, record FROM approval WHERE bureau = ?1 AND id = ?2", key, [&](const Row& row) {
        place = {text(row, 0), text(row, 1)};
        return Go::Stop;
    });
    if (!found) return fail(found.error());
    if (place.record.empty()) return fail(no_such_approval(approval));
    return place;
}

Result<bool> has_account(store::Connection& connection, std::int64_t bureau, const std::string& account) {
    bool known = false;
    const std::vector<Value> who{bureau, account};
    auto asked = connection.query("SELECT 1 FROM account WHERE bureau = ?1 AND id = ?2", who, [&](const Row&) {
        known = true;
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return known;
}

Result<std::string> definition_of(store::Connection& connection, const Kind& kind, std::int64_t bureau, const std::string& id) {
    std::string hash;
    const std::vector<Value> key{bureau, id};
    const std::string sql = "SELECT definition FROM \"" + kind.table + "\" WHERE bureau = ?1 AND id = ?2";
    const auto found = connection.query(sql, key, [&](const Row& row) {
        hash = text(row, 0);
        return Go::Stop;
    });
    if (!found) return fail(found.error());
    if (hash.empty()) return fail(no_such_record(kind, id));
    return hash;
}

}  // namespace xiezhi::engine
