// What the writer asks before a unit: has it been answered, do its versions stand, which numbers come next.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "store/batch.hpp"
#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {

constexpr std::string_view kPlace = "{seq}";

// "江复〔2024〕12号" against "江复〔2024〕{seq}号" → 12; 0 when it has another form.
std::int64_t place_in(std::string_view pattern, std::string_view text) {
    const auto at = pattern.find(kPlace);
    if (at == std::string_view::npos) return 0;
    const std::string_view before = pattern.substr(0, at);
    const std::string_view after = pattern.substr(at + kPlace.size());
    if (text.size() <= before.size() + after.size() || !text.starts_with(before) || !text.ends_with(after)) return 0;
    const std::string_view digits = text.substr(before.size(), text.size() - before.size() - after.size());
    std::int64_t number = 0;
    const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = done.ec == std::errc{} && done.ptr == digits.data() + digits.size() && digits.front() != '0';
    return whole && number > 0 ? number : 0;
}

// The number that was entered by hand; empty when one is to be given.
std::string_view entered_text(const NumberRequest& request) {
    if (!request.entered.empty()) return request.entered;
    return request.pattern.find(kPlace) == std::string::npos ? std::string_view(request.pattern) : std::string_view{};
}

Fault stale(const ReadVersion& read, std::int64_t now) {
    return {Code::StaleVersion,
            {fmt::format("记录在您打开之后已被他人修改（您看到的是第 {} 版，现为第 {} 版）", read.version, now),
             fmt::format("The record was changed after you opened it (you saw version {}, it is now {})", read.version, now)},
            {"请刷新页面，核对最新内容后再办理。", "Reload, look at what changed, then do it again."},
            read.table + "/" + read.id, ""};
}

Fault key_reused(const std::string& key) {
    return {Code::KeyReused,
            {"同一个请求编号先前用于另一项内容不同的请求", "This idempotency key was used before for a different request"},
            {"请为新的请求使用新的编号。", "Use a new key for a new request."}, "Idempotency-Key: " + key, ""};
}

Fault number_taken(std::string_view text) {
    return {Code::AlreadyDone,
            {fmt::format("文号“{}”已经使用过", text), fmt::format("The number '{}' has been used already", text)},
            {"请核对文号；文号不得重复。", "Check the number; a number is never used twice."}, std::string(text), ""};
}

}  // namespace

Result<void> BatchWriter::look_ahead(std::span<WriteJob> jobs) {
    for (const WriteJob& job : jobs) {
        if (const auto* unit = std::get_if<UnitOfWork>(&job.work)) heads_before_[unit->bureau];
    }
    if (connection_->dialect() == Dialect::Postgres) {
        for (const auto& [bureau, head] : heads_before_) {  // in id order: two writers can never wait for each other
            auto asked = connection_->send_query("select sequence, hash from head where bureau = ?1 for update",
                                                 std::array{scratch(bureau)}, [this, at = bureau](const Row& row) {
                                                     Head& known = heads_[at];
                                                     known.sequence = row.integer(0);
                                                     const auto hash = row.bytes(1);
                                                     if (hash.size() == known.hash.size()) {
                                                         std::copy(hash.begin(), hash.end(), known.hash.begin());
                                                     }
                                                     return Go::Stop;
                                                 });
            if (!asked) return asked;
        }
    }
    for (const WriteJob& job : jobs) {
        if (const auto* unit = std::get_if<UnitOfWork>(&job.work)) {
            if (auto looked = look_at_unit(*unit); !looked) return looked;
        }
    }
    auto flushed = connection_->flush();
    scratch_.clear();
    for (auto& [bureau, head] : heads_before_) head = heads_[bureau];
    return flushed;
}

Result<void> BatchWriter::look_at_unit(const UnitOfWork& unit) {
    const Value* bureau = scratch(unit.bureau);
    if (!unit.idempotency_key.empty()) {
        std::string key = fmt::format("{}/{}", unit.bureau, unit.idempotency_key);
        auto asked = connection_->send_query(
            "select request_hash, sequence, answer from idempotency where bureau = ?1 and key = ?2",
            std::array{bureau, scratch(unit.idempotency_key)}, [this, key = std::move(key)](const Row& row) {
                answered_[key] = {std::string(row.text(0)), std::string(row.text(2)), row.integer(1)};
                return Go::Stop;
            });
        if (!asked) return asked;
    }
    for (const ReadVersion& read : unit.reads) {
        const auto table = table_of(read.table);
        if (!table) return fail(table.error());
        const Sql& sql = sql_of(**table);
        if (sql.read_version.empty()) return fail(our_mistake("a version was read from a table without versions: " + read.table));
        auto [known, fresh] = versions_.try_emplace(fmt::format("{}/{}/{}", read.table, unit.bureau, read.id), -1);
        if (!fresh) continue;
        auto asked = connection_->send_query(sql.read_version, std::array{bureau, scratch(read.id)},
                                             [place = &known->second](const Row& row) {
                                                 *place = row.integer(0);
                                                 return Go::Stop;
                                             });
        if (!asked) return asked;
    }
    for (const NumberRequest& request : unit.numbers) {
        if (auto looked = look_at_number(unit.bureau, request); !looked) return looked;
    }
    for (const SearchText& text : unit.search) {
        auto [known, fresh] = parts_.try_emplace(fmt::format("{}/{}/{}", unit.bureau, text.record, text.part));
        if (!fresh) continue;
        auto asked = connection_->send_query("select pairs from search_part where bureau = ?1 and record = ?2 and part = ?3",
                                             std::array{bureau, scratch(text.record), scratch(text.part)},
                                             [pairs = &known->second](const Row& row) {
                                                 const auto packed = row.bytes(0);
                                                 pairs->resize(packed.size() / sizeof(std::int64_t));
                                                 std::memcpy(pairs->data(), packed.data(), pairs->size() * sizeof(std::int64_t));
                                                 return Go::Stop;
                                             });
        if (!asked) return asked;
    }
    return {};
}

Result<void> BatchWriter::look_at_number(std::int64_t bureau, const NumberRequest& request) {
    if (const std::string_view entered = entered_text(request); !entered.empty()) {
        auto asked = connection_->send_query(
            "select 1 from number_given where bureau = ?1 and series = ?2 and text = ?3",
            std::array{scratch(bureau), scratch(request.series), scratch(std::string(entered))},
            [this, bureau, name = request.series + '\0' + std::string(entered)](const Row&) {
                taken_numbers_.emplace(bureau, name);
                return Go::Stop;
            });
        if (!asked) return asked;
    }
    const SeriesKey key{bureau, request.series, request.year};
    if (series_.contains(key)) return {};
    Series* series = &series_[key];
    const std::array where = {scratch(bureau), scratch(request.series), scratch(std::int64_t{request.year})};
    auto asked = connection_->send_query("select next, entered from number_series where bureau = ?1 and series = ?2 and year = ?3",
                                         where, [series](const Row& row) {
                                             series->next = row.integer(0);
                                             series->any_entered = row.integer(1) != 0;
                                             return Go::Stop;
                                         });
    if (!asked) return asked;
    return connection_->send_query(
        "select g.seq from number_given g join number_series s on s.bureau = g.bureau and s.series = g.series and s.year = g.year "
        "where g.bureau = ?1 and g.series = ?2 and g.year = ?3 and s.entered = 1 and g.seq >= s.next",
        where, [series](const Row& row) {
            series->entered.insert(row.integer(0));
            return Go::On;
        });
}

bool BatchWriter::answered_already(const UnitOfWork& unit, Result<Committed>& outcome) {
    if (!unit.idempotency_key.empty()) {
        if (const auto first = answered_.find(fmt::format("{}/{}", unit.bureau, unit.idempotency_key)); first != answered_.end()) {
            if (first->second.request_hash != unit.request_hash) {
                outcome = fail(key_reused(unit.idempotency_key));
                return true;
            }
            auto answer = parse_json(first->second.answer);
            if (!answer) {
                outcome = fail(answer.error());
            } else {
                outcome = Committed{first->second.sequence, std::move(answer->as_object()), true};
            }
            return true;
        }
    }
    Faults faults;
    for (const ReadVersion& read : unit.reads) {
        const std::int64_t now = versions_[fmt::format("{}/{}/{}", read.table, unit.bureau, read.id)];
        if (now != read.version) faults.push_back(stale(read, std::max<std::int64_t>(now, 0)));
    }
    std::set<std::string> of_unit;
    for (const NumberRequest& request : unit.numbers) {
        const std::string_view entered = entered_text(request);
        if (entered.empty()) continue;
        const std::string name = request.series + '\0' + std::string(entered);
        if (taken_numbers_.contains({unit.bureau, name}) || !of_unit.insert(name).second) faults.push_back(number_taken(entered));
    }
    if (faults.empty()) return false;
    outcome = fail(std::move(faults));
    return true;
}

NumbersGiven BatchWriter::give_numbers(const UnitOfWork& unit) {
    NumbersGiven given;
    moving_series_.clear();
    for (const NumberRequest& request : unit.numbers) {
        const SeriesKey key{unit.bureau, request.series, request.year};
        Series& series = moving_series_.try_emplace(key, series_[key]).first->second;
        NumberGiven number{request.token, request.series, "", request.year, 0, false};
        if (const std::string_view entered = entered_text(request); !entered.empty()) {
            number.text = entered;
            number.entered = true;
            number.seq = place_in(request.pattern, entered);
            series.any_entered = true;
            series.changed = true;
            if (number.seq >= series.next) series.entered.insert(number.seq);
        } else {
            while (series.entered.erase(series.next) > 0) ++series.next;  // that place was entered by hand
            number.seq = series.next++;
            series.changed = true;
            number.text = request.pattern;
            number.text.replace(number.text.find(kPlace), kPlace.size(), fmt::format("{}", number.seq));
        }
        given.push_back(std::move(number));
    }
    return given;
}

}  // namespace xiezhi::store
