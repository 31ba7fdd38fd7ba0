// What the writer sends for a unit: rows, numbers, event, search, outbox, answer.
#include <fmt/format.h>

#include <algorithm>

#include "store/batch.hpp"
#include "store/crypto.hpp"
#include "store/fault_point.hpp"
#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {

const Value kNull{};

std::string joined(const TableInfo& table, const std::vector<std::size_t>& places, std::string_view between) {
    std::string out;
    for (const std::size_t place : places) {
        if (!out.empty()) out += between;
        out += fmt::format("{} = ?{}", sql_name(table.columns[place].name), place + 1);
    }
    return out;
}

std::string packed(const std::vector<std::int64_t>& numbers) {
    std::string out = "{";  // an array as PostgreSQL writes it
    for (const std::int64_t number : numbers) out += fmt::format("{}{}", out.size() > 1 ? "," : "", number);
    return out + "}";
}

}  // namespace

Result<const TableInfo*> BatchWriter::table_of(std::string_view name) const {
    const auto found = tables_.find(name);
    if (found == tables_.end()) return fail(our_mistake(fmt::format("no table {}", name)));
    return &found->second;
}

const BatchWriter::Sql& BatchWriter::sql_of(const TableInfo& table) {
    auto [found, fresh] = sql_.try_emplace(&table);
    Sql& sql = found->second;
    if (!fresh) return sql;
    std::string names, places, excluded, erase;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string name = sql_name(table.columns[i].name);
        names += (i > 0 ? ", " : "") + name;
        places += fmt::format("{}?{}", i > 0 ? ", " : "", i + 1);
        if (table.columns[i].in_key) continue;
        others.push_back(i);
        excluded += fmt::format("{}{} = excluded.{}", excluded.empty() ? "" : ", ", name, name);
    }
    std::string key;
    for (std::size_t i = 0; i < table.key.size(); ++i) {
        const std::string name = sql_name(table.columns[table.key[i]].name);
        key += (i > 0 ? ", " : "") + name;
        erase += fmt::format("{}{} = ?{}", i > 0 ? " and " : "", name, i + 1);
    }
    sql.insert = fmt::format("insert into {} ({}) values ({})", sql_name(table.name), names, places);
    sql.upsert = fmt::format("{} on conflict ({}) do {}", sql.insert, key, others.empty() ? "nothing" : "update set " + excluded);
    sql.update = fmt::format("update {} set {} where {}", sql_name(table.name), joined(table, others.empty() ? table.key : others, ", "),
                             joined(table, table.key, " and "));
    sql.erase = fmt::format("delete from {} where {}", sql_name(table.name), erase);
    sql.from_event = table.column("from_event");
    if (table.name == "act") sql.act_sequence = table.column("sequence");
    sql.version = table.column("version");
    sql.id = table.column("id");
    sql.bureau = table.column("bureau");
    if (sql.version != TableInfo::npos && sql.id != TableInfo::npos) {
        sql.read_version = fmt::format("select version from {} where bureau = ?1 and id = ?2", sql_name(table.name));
    }
    return sql;
}

Result<void> BatchWriter::write_unit(const UnitOfWork& unit, Result<Committed>& outcome) {
    const Head& before = heads_[unit.bureau];
    after_.sequence = before.sequence + 1;
    numbers_ = give_numbers(unit);
    images_.resize(unit.rows.size());
    for (std::size_t i = 0; i < unit.rows.size(); ++i) {
        if (auto sent = send_row(unit.bureau, after_.sequence, unit.rows[i], numbers_, images_[i]); !sent) return sent;
    }
    if (auto sent = send_numbers(unit); !sent) return sent;
    keep(unit);
    if (auto sent = send_event(unit); !sent) return sent;
    if (auto sent = send_search(unit); !sent) return sent;
    if (auto sent = send_outbox(unit); !sent) return sent;
    Committed committed{after_.sequence, unit.answer, false};
    if (!numbers_.empty()) {
        for (auto& member : committed.answer) put_numbers(member.value(), numbers_);
    }
    if (auto sent = send_answer(unit); !sent) return sent;
    outcome = std::move(committed);
    fault_point("after_rows");
    return {};
}

Result<void> BatchWriter::send_row(std::int64_t bureau, std::int64_t sequence, const RowWrite& row, const NumbersGiven& numbers,
                                   RowImage& image) {
    const auto found = table_of(row.table);
    if (!found) return fail(found.error());
    const TableInfo& table = **found;
    const Sql& sql = sql_of(table);
    const std::size_t count = table.columns.size();
    image.table = &table;
    image.values.assign(count, &kNull);
    std::size_t place = 0;
    for (const Cell& cell : row.cells) {
        std::size_t tries = 0;
        while (tries < count && table.columns[place].name != cell.column) {
            place = place + 1 == count ? 0 : place + 1;
            ++tries;
        }
        if (tries == count) return fail(our_mistake(fmt::format("table {} has no column {}", row.table, cell.column)));
        const auto* text = std::get_if<std::string>(&cell.value);
        image.values[place] = text != nullptr && !numbers.empty() && holds_token(*text) ? scratch(with_numbers(*text, numbers))
                                                                                       : &cell.value;
    }
    if (sql.from_event != TableInfo::npos) image.values[sql.from_event] = scratch(sequence);
    if (sql.act_sequence != TableInfo::npos && std::holds_alternative<std::monostate>(*image.values[sql.act_sequence])) {
        image.values[sql.act_sequence] = scratch(sequence);
    }
    const auto* owner = sql.bureau == TableInfo::npos ? nullptr : std::get_if<std::int64_t>(image.values[sql.bureau]);
    if (bureau != 0 && (owner == nullptr || *owner != bureau)) {
        return fail(our_mistake(fmt::format("a row of {} belongs to another bureau than its unit of work", row.table)));
    }
    for (const std::size_t key : table.key) {
        if (!std::holds_alternative<std::monostate>(*image.values[key])) continue;
        return fail(our_mistake(fmt::format("a row of {} has no {}", row.table, table.columns[key].name)));
    }
    switch (row.must) {
        case RowWrite::Must::BeNew: return connection_->send(sql.insert, image.values, -1);
        case RowWrite::Must::Exist: return connection_->send(sql.update, image.values, 1);
        case RowWrite::Must::Either: return connection_->send(sql.upsert, image.values, -1);
    }
    return {};
}

Result<void> BatchWriter::send_numbers(const UnitOfWork& unit) {
    static constexpr std::string_view kSql =
        "insert into number_given (bureau, series, year, seq, text, record, entered, event) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    for (const NumberGiven& number : numbers_) {
        const Value* seq = number.seq > 0 ? scratch(number.seq) : &kNull;
        if (auto sent = send(kSql, {scratch(unit.bureau), scratch(number.series), scratch(std::int64_t{number.year}), seq,
                                    scratch(number.text), scratch(unit.event.record), scratch(std::int64_t{number.entered}),
                                    scratch(after_.sequence)});
            !sent) {
            return sent;
        }
    }
    return {};
}

void BatchWriter::keep(const UnitOfWork& unit) {
    kept_.answer.clear();
    if (!unit.idempotency_key.empty()) write_canonical(kept_.answer, unit.answer, numbers_);
    kept_.outbox.assign(unit.outbox.size(), {});
    for (std::size_t i = 0; i < unit.outbox.size(); ++i) write_canonical(kept_.outbox[i], unit.outbox[i].body, numbers_);
    kept_.search.clear();
    for (const SearchText& text : unit.search) {
        std::vector<std::int64_t>& pairs = kept_.search.emplace_back(text.pairs);
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    }
}

Result<void> BatchWriter::send_event(const UnitOfWork& unit) {
    static constexpr std::string_view kSql =
        "insert into event (bureau, sequence, id, kind, record, action, happened_on, recorded_at, previous, hash, body) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    const Head& before = heads_[unit.bureau];
    std::string body;
    body.reserve(2048);
    write_event(body, unit, after_.sequence, numbers_, images_, kept_);
    auto key = chain_keys_.find(unit.bureau);
    if (key == chain_keys_.end()) key = chain_keys_.emplace(unit.bureau, keys_.chain_key(unit.bureau)).first;
    after_.hash = hmac_sm3_of(key->second, {before.hash, bytes_of(body)});
    const EventDraft& event = unit.event;
    return send(kSql, {scratch(unit.bureau), scratch(after_.sequence), scratch(event.id), scratch(event.kind), scratch(event.record),
                       scratch(event.action), scratch(event.happened_on), scratch(event.recorded_at.ms),
                       scratch(Bytes(before.hash.begin(), before.hash.end())),
                       scratch(Bytes(after_.hash.begin(), after_.hash.end())), scratch(std::move(body))});
}

Result<void> BatchWriter::send_search(const UnitOfWork& unit) {
    static constexpr std::string_view kErase =
        "delete from search_pair where bureau = ?1 and pair = ?2 and record = ?3 and part = ?4";
    static constexpr std::string_view kAdd =
        "insert into search_pair (bureau, pair, record, part, kind) values (?1, ?2, ?3, ?4, ?5) "
        "on conflict (bureau, pair, record, part) do nothing";
    static constexpr std::string_view kAddMany =
        "insert into search_pair (bureau, pair, record, part, kind) select ?1, p, ?3, ?4, ?5 from unnest(?2::bigint[]) p "
        "on conflict (bureau, pair, record, part) do nothing";
    static constexpr std::string_view kPart =
        "insert into search_part (bureau, record, part, kind, pairs) values (?1, ?2, ?3, ?4, ?5) "
        "on conflict (bureau, record, part) do update set kind = excluded.kind, pairs = excluded.pairs";
    for (std::size_t i = 0; i < unit.search.size(); ++i) {
        const SearchText& text = unit.search[i];
        const std::vector<std::int64_t>& now = kept_.search[i];
        std::vector<std::int64_t> before = parts_[fmt::format("{}/{}/{}", unit.bureau, text.record, text.part)];
        std::sort(before.begin(), before.end());
        if (now == before) continue;
        std::vector<std::int64_t> gone, added;
        std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(gone));
        std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(added));
        const Value* bureau = scratch(unit.bureau);
        const Value* record = scratch(text.record);
        const Value* part = scratch(text.part);
        const Value* kind = scratch(text.kind);
        for (const std::int64_t pair : gone) {
            if (auto sent = send(kErase, {bureau, scratch(pair), record, part}); !sent) return sent;
        }
        if (connection_->dialect() == Dialect::Postgres) {
            if (auto sent = send(kAddMany, {bureau, scratch(packed(added)), record, part, kind}); !sent) return sent;
        } else {
            for (const std::int64_t pair : added) {
                if (auto sent = send(kAdd, {bureau, scratch(pair), record, part, kind}); !sent) return sent;
            }
        }
        const ByteView list = bytes_of(now);
        if (auto sent = send(kPart, {bureau, record, part, kind, scratch(Bytes(list.begin(), list.end()))}); !sent) return sent;
    }
    return {};
}

Result<void> BatchWriter::send_outbox(const UnitOfWork& unit) {
    static constexpr std::string_view kSql =
        "insert into outbox (bureau, event, position, id, topic, body, state, tries) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', 0)";
    for (std::size_t i = 0; i < unit.outbox.size(); ++i) {
        const OutboxMessage& message = unit.outbox[i];
        if (auto sent = send(kSql, {scratch(unit.bureau), scratch(after_.sequence), scratch(static_cast<std::int64_t>(i)),
                                    scratch(message.id), scratch(message.topic), scratch(kept_.outbox[i])});
            !sent) {
            return sent;
        }
    }
    return {};
}

Result<void> BatchWriter::send_answer(const UnitOfWork& unit) {
    static constexpr std::string_view kSql =
        "insert into idempotency (bureau, key, request_hash, sequence, answer) values (?1, ?2, ?3, ?4, ?5)";
    if (unit.idempotency_key.empty()) return {};
    return send(kSql, {scratch(unit.bureau), scratch(unit.idempotency_key), scratch(unit.request_hash), scratch(after_.sequence),
                       scratch(kept_.answer)});
}

Result<void> BatchWriter::write_stream(const StreamWrite& write) {
    images_.resize(1);
    for (const RowWrite& row : write.rows) {
        if (!is_stream_table(row.table)) return fail(our_mistake(fmt::format("{} is not a stream: its rows need an event", row.table)));
        if (auto sent = send_row(0, 0, row, {}, images_[0]); !sent) return sent;
    }
    for (const RowWrite& row : write.deletes) {
        if (!is_stream_table(row.table)) return fail(our_mistake(fmt::format("{} is not a stream: nothing is deleted", row.table)));
        if (auto sent = erase_row(row); !sent) return sent;
    }
    scratch_.clear();
    return {};
}

Result<void> BatchWriter::erase_row(const RowWrite& row) {
    const auto found = table_of(row.table);
    if (!found) return fail(found.error());
    std::vector<const Value*> key;
    for (const std::size_t place : (*found)->key) {
        const std::string& name = (*found)->columns[place].name;
        const auto cell = std::find_if(row.cells.begin(), row.cells.end(), [&name](const Cell& c) { return c.column == name; });
        if (cell == row.cells.end()) return fail(our_mistake(fmt::format("a deletion from {} lacks {}", row.table, name)));
        key.push_back(&cell->value);
    }
    return connection_->send(sql_of(**found).erase, key, -1);
}

}  // namespace xiezhi::store
