#include "store/rebuild.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "store/crypto.hpp"
#include "store/event_reader.hpp"
#include "store/event_text.hpp"
#include "store/store_faults.hpp"
#include "store/tables.hpp"

namespace xiezhi::store {

namespace {

constexpr std::size_t kListed = 1000;

// Not facts rebuilt from after-images: the program's own tables, the chain itself, indexes, streams.
bool is_rebuilt(std::string_view table) {
    constexpr std::array<std::string_view, 11> kOthers = {"migration",     "definition",  "kind_column", "event",      "head",
                                                          "number_series", "idempotency", "search_pair", "search_part", "figure_cell", "figure_kept"};
    if (is_stream_table(table)) return false;
    return std::find(kOthers.begin(), kOthers.end(), table) == kOthers.end();
}

struct Expected {
    std::array<std::uint8_t, 16> hash{};
    std::int64_t event = 0;
    bool seen = false;
};
using ExpectedRows = std::unordered_map<std::string, Expected>;

std::array<std::uint8_t, 16> short_hash(std::string_view text) {
    const auto whole = sm3(bytes_of(text));
    std::array<std::uint8_t, 16> out{};
    std::copy_n(whole.begin(), out.size(), out.begin());
    return out;
}

std::string text_of(const json::value& value) {
    if (const auto* text = value.if_string()) return std::string(text->data(), text->size());
    return json::serialize(value);
}

json::value to_json(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return json::string(*text);
    if (const auto* bytes = std::get_if<Bytes>(&value)) return json::object{{"base64", to_base64(*bytes)}};
    return nullptr;
}

// The row as its after-image has it: nulls and secrets left out.
json::object image_of(const TableInfo& table, const Row& row) {
    json::object out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (row.is_null(i) || left_out_of_events(table.name, table.columns[i].name)) continue;
        out[table.columns[i].name] = to_json(row.value(i));
    }
    return out;
}

std::string key_of(const TableInfo& table, const json::object& image) {
    std::string key;
    for (const std::size_t place : table.key) {
        const std::string& name = table.columns[place].name;
        if (name == "bureau") continue;
        if (!key.empty()) key += '/';
        if (const auto* value = image.if_contains(name)) key += text_of(*value);
    }
    return key;
}

std::int64_t number_at(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

json::object image_of(const json::object& number, std::int64_t bureau, std::string_view record, std::int64_t event) {
    json::object out = number;
    out["bureau"] = bureau;
    out["record"] = json::string_view(record.data(), record.size());
    out["event"] = event;
    if (out["seq"].is_int64() && out["seq"].get_int64() == 0) out.erase("seq");
    return out;
}

class Comparison {
  public:
    Comparison(Connection& connection, std::int64_t bureau, Tables tables)
        : connection_(connection), bureau_(bureau), tables_(std::move(tables)) {}

    Result<TableReport> run() {
        auto read = read_events(connection_, bureau_, [this](const StoredEvent& event) {
            take(event);
            return Go::On;
        });
        if (!read) return fail(read.error());
        for (const auto& [name, table] : tables_) {
            if (!is_rebuilt(name) || table.column("bureau") == TableInfo::npos) continue;
            if (auto done = compare(table); !done) return fail(done.error());
        }
        for (auto& [name, rows] : expected_) {
            for (const auto& [key, row] : rows) {
                if (!row.seen) note({name, key, "", fmt::format("event {}", row.event), ""});
            }
        }
        if (auto done = compare_series(); !done) return fail(done.error());
        return std::move(report_);
    }

  private:
    using SeriesKey = std::pair<std::string, std::int64_t>;
    struct Series {
        std::int64_t next = 1;
        bool any_entered = false;
        std::set<std::int64_t> entered;  // by hand, from `next` on
    };

    void note(Difference difference) {
        ++report_.difference_count;
        if (report_.differences.size() < kListed) report_.differences.push_back(std::move(difference));
    }

    // Every row an event wrote, as (table, image).
    template <class Read>
    void rows_of(const json::object& body, std::int64_t sequence, const Read& read) {
        if (const auto* rows = body.if_contains("rows"); rows != nullptr && rows->is_array()) {
            for (const json::value& entry : rows->get_array()) {
                const auto* object = entry.if_object();
                const auto* image = object == nullptr ? nullptr : object->if_contains("row");
                if (image != nullptr && image->is_object()) read(std::string(text_at(*object, "table")), image->get_object());
            }
        }
        if (const auto* numbers = body.if_contains("numbers"); numbers != nullptr && numbers->is_array()) {
            for (const json::value& entry : numbers->get_array()) {
                if (!entry.is_object()) continue;
                read("number_given", image_of(entry.get_object(), bureau_, text_at(body, "record"), sequence));
            }
        }
    }

    void take(const StoredEvent& event) {
        ++report_.events;
        const json::object* body = parser_.parse(event.body);
        if (body == nullptr) return;
        rows_of(*body, event.sequence, [&](const std::string& name, const json::object& image) {
            if (is_stream_table(name)) return;
            const auto table = tables_.find(name);
            if (table == tables_.end()) {
                note({name, "", "", fmt::format("event {}", event.sequence), ""});
                return;
            }
            text_.clear();
            write_canonical(text_, image, {});
            expected_[name][key_of(table->second, image)] = {short_hash(text_), event.sequence, false};
        });
        if (const auto* numbers = body->if_contains("numbers"); numbers != nullptr && numbers->is_array()) {
            for (const json::value& entry : numbers->get_array()) {
                if (entry.is_object()) take_number(entry.get_object());
            }
        }
    }

    Result<void> compare(const TableInfo& table) {
        std::string columns, key, places;
        std::vector<std::size_t> key_places;
        for (const Column& column : table.columns) columns += (columns.empty() ? "" : ", ") + sql_name(column.name);
        for (const std::size_t place : table.key) {
            if (table.columns[place].name == "bureau") continue;
            key_places.push_back(place);
            key += (key.empty() ? "" : ", ") + sql_name(table.columns[place].name);
            places += fmt::format("{}?{}", places.empty() ? "" : ", ", key_places.size() + 1);
        }
        ExpectedRows& rows = expected_[table.name];
        std::vector<std::pair<std::string, std::pair<json::object, std::int64_t>>> changed;
        std::vector<Value> last = {bureau_};
        for (bool more = true; more;) {
            more = false;
            const std::string sql = fmt::format("select {} from {} where bureau = ?1{} order by {} limit 1000", columns,
                                                sql_name(table.name),
                                                last.size() > 1 ? fmt::format(" and ({}) > ({})", key, places) : "",
                                                key.empty() ? "bureau" : key);
            const std::vector<Value> where = last;
            auto read = connection_.query(sql, where, [&](const Row& row) {
                more = true;
                last.resize(1);
                for (const std::size_t place : key_places) last.push_back(row.value(place));
                const json::object image = image_of(table, row);
                const std::string name = key_of(table, image);
                ++report_.rows;
                const auto found = rows.find(name);
                if (found == rows.end()) {
                    note({table.name, name, "", "", json::serialize(image)});
                    return Go::On;
                }
                text_.clear();
                write_canonical(text_, image, {});
                if (short_hash(text_) != found->second.hash && changed.size() < kListed) {
                    changed.push_back({name, {image, found->second.event}});
                }
                found->second.seen = true;
                return Go::On;
            });
            if (!read) return read;
            if (key_places.empty()) break;  // one row a bureau
        }
        for (const auto& [name, row] : changed) {
            if (auto done = name_columns(table, name, row.first, row.second); !done) return done;
        }
        return {};
    }

    // The columns in which a row differs from the event that wrote it last.
    Result<void> name_columns(const TableInfo& table, const std::string& key, const json::object& found, std::int64_t sequence) {
        const std::vector<Value> where = {bureau_, sequence};
        return connection_.query("select body from event where bureau = ?1 and sequence = ?2", where, [&](const Row& row) {
            const json::object* body = parser_.parse(row.text(0));
            if (body == nullptr) return Go::Stop;
            json::object wanted;
            rows_of(*body, sequence, [&](const std::string& name, const json::object& image) {
                if (name == table.name && key_of(table, image) == key) wanted = json::object(image, json::storage_ptr{});
            });
            for (const Column& column : table.columns) {
                const auto* should = wanted.if_contains(column.name);
                const auto* is = found.if_contains(column.name);
                const std::string expected = should == nullptr ? "null" : text_of(*should);
                const std::string there = is == nullptr ? "null" : text_of(*is);
                if (expected != there) note({table.name, key, column.name, expected, there});
            }
            return Go::Stop;
        });
    }

    // Gives the number again as the writer did (BatchWriter::give_numbers): a place left out or given twice shows here.
    void take_number(const json::object& number) {
        const SeriesKey key{std::string(text_at(number, "series")), number_at(number, "year")};
        Series& series = series_[key];
        const std::int64_t seq = number_at(number, "seq");
        if (number_at(number, "entered") != 0) {
            series.any_entered = true;
            if (seq >= series.next) series.entered.insert(seq);
            return;
        }
        while (series.entered.erase(series.next) > 0) ++series.next;
        if (seq != series.next) {
            note({"number_given", fmt::format("{}/{}", key.first, text_at(number, "text")), "seq", fmt::format("{}", series.next),
                  fmt::format("{}", seq)});
        }
        series.next = seq + 1;
    }

    Result<void> compare_series() {
        const auto differs = [this](const SeriesKey& key, const char* column, std::int64_t expected, std::int64_t found) {
            if (expected == found) return;
            note({"number_series", fmt::format("{}/{}", key.first, key.second), column, fmt::format("{}", expected),
                  fmt::format("{}", found)});
        };
        const std::vector<Value> where = {bureau_};
        auto read = connection_.query("select series, year, next, entered from number_series where bureau = ?1", where, [&](const Row& row) {
            ++report_.rows;
            const SeriesKey key{std::string(row.text(0)), row.integer(1)};
            const auto wanted = series_.find(key);
            if (wanted == series_.end()) {
                note({"number_series", fmt::format("{}/{}", key.first, key.second), "", "", fmt::format("{}", row.integer(2))});
                return Go::On;
            }
            differs(key, "next", wanted->second.next, row.integer(2));
            differs(key, "entered", static_cast<std::int64_t>(wanted->second.any_entered), row.integer(3));
            series_.erase(wanted);
            return Go::On;
        });
        if (!read) return read;
        for (const auto& [key, series] : series_) {
            note({"number_series", fmt::format("{}/{}", key.first, key.second), "", fmt::format("next {}", series.next), ""});
        }
        return {};
    }

    Connection& connection_;
    std::int64_t bureau_;
    Tables tables_;
    TableReport report_;
    std::map<std::string, ExpectedRows> expected_;
    std::map<SeriesKey, Series> series_;
    EventParser parser_;
    std::string text_;
};

}  // namespace

Result<TableReport> compare_tables(Connection& connection, std::int64_t bureau) {
    if (auto begun = connection.begin(); !begun) return fail(begun.error());
    auto tables = read_tables(connection);
    auto report = tables ? Comparison(connection, bureau, std::move(*tables)).run() : Result<TableReport>(fail(tables.error()));
    if (const auto ended = connection.rollback(); !ended && report) return fail(ended.error());
    return report;
}

Fault fault_of(const Difference& difference) {
    const std::string place = fmt::format("{} {}", difference.table, difference.key);
    if (!difference.column.empty()) {
        return chain_fault(fmt::format("{} 的 {} 列应为“{}”，现为“{}”", place, difference.column, difference.expected, difference.found),
                           fmt::format("Column {} of {} should be '{}' and is '{}'", difference.column, place, difference.expected,
                                       difference.found),
                           place);
    }
    if (difference.expected.empty()) {
        return chain_fault(fmt::format("{} 在链上没有依据（被添加的行）", place),
                           fmt::format("{} has no event behind it (a row was added)", place), place);
    }
    return chain_fault(fmt::format("{} 不见了（被删除的行，见 {}）", place, difference.expected),
                       fmt::format("{} is gone (a row was removed; see {})", place, difference.expected), place);
}

}  // namespace xiezhi::store
