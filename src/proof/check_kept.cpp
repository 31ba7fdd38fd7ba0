// What the writer keeps beside the rows, of which the events hold hashes: answers kept for repeated requests, messages to be
// sent, and the words by which records are found.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "proof/fsck.hpp"
#include "store/crypto.hpp"
#include "store/event_reader.hpp"

namespace xiezhi::proof {

using store::Go;
using store::Row;
using store::Value;

namespace {

constexpr std::size_t kListed = 1000;

std::string hash_text(store::ByteView bytes) { return store::to_hex(store::sm3(bytes)); }
std::string hash_text(std::string_view text) { return hash_text(store::bytes_of(text)); }

using ShortHash = std::array<std::uint8_t, 16>;  // of a row's content

ShortHash short_hash(std::string_view content) {
    const auto whole = store::sm3(store::bytes_of(content));
    ShortHash out{};
    std::copy_n(whole.begin(), out.size(), out.begin());
    return out;
}

template <class Read>
void each(const json::object& body, std::string_view name, const Read& read) {
    const auto* entries = body.if_contains(name);
    if (entries == nullptr || !entries->is_array()) return;
    std::int64_t position = 0;
    for (const json::value& entry : entries->get_array()) {
        if (entry.is_object()) read(entry.get_object(), position);
        ++position;
    }
}

// splitmix64: every bit of the input moves every bit of the output.
std::uint64_t mixed(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// One table of which each row follows from an event.
struct Kept {
    std::string check, table;
    Words what;        // a row of it, for a person
    std::string sql;   // first column: the key
    std::string (*content)(const Row&);
    struct Wanted {
        ShortHash hash{};
        std::int64_t event = 0;
        bool seen = false;
        bool may_lack = false;  // nothing to keep: no row is written
    };
    std::unordered_map<std::string, Wanted> wanted = {};
};

class Comparison {
  public:
    Comparison(const Subject& subject, std::int64_t bureau, Report& report) : connection_(subject.connection), bureau_(bureau), report_(report) {}

    Result<void> run() {
        store::EventParser parser;
        const auto read = store::read_events(connection_, bureau_, [&](const store::StoredEvent& event) {
            if (const json::object* body = parser.parse(event.body)) take(*body, event.sequence);
            return Go::On;
        });
        if (!read) return read;
        for (Kept* kept : {&answers_, &messages_, &parts_}) {
            if (auto done = compare(*kept); !done) return done;
        }
        return compare_pairs();
    }

  private:
    void take(const json::object& body, std::int64_t sequence) {
        if (const auto* answered = body.if_contains("answered"); answered != nullptr && answered->is_object()) {
            const json::object& one = answered->get_object();
            answers_.wanted[std::string(text_at(one, "key"))] = {short_hash(fmt::format("{}/{}/{}", sequence, text_at(one, "request"), text_at(one, "answer"))), sequence};
        }
        each(body, "outbox", [&](const json::object& one, std::int64_t position) {
            messages_.wanted[fmt::format("{}/{}", sequence, position)] = {
                short_hash(fmt::format("{}/{}/{}", text_at(one, "id"), text_at(one, "topic"), text_at(one, "body"))), sequence};
        });
        static const std::string kNoPairs = hash_text("");
        each(body, "search", [&](const json::object& one, std::int64_t) {
            const std::string_view pairs = text_at(one, "pairs");
            Kept::Wanted& part = parts_.wanted[fmt::format("{}/{}", text_at(one, "record"), text_at(one, "part"))];
            const bool was_written = part.event != 0 && !part.may_lack;
            part = {short_hash(fmt::format("{}/{}", text_at(one, "kind"), pairs)), sequence, false, pairs == kNoPairs && !was_written};
        });
    }

    Result<void> compare(Kept& kept) {
        std::size_t listed = 0;
        const auto find = [&](const std::string& key, Words what) {
            if (listed++ < kListed) report_.findings.push_back({Severity::Error, kept.check, fmt::format("{} {}", kept.table, key), std::move(what), kChangedByHand});
        };
        const std::vector<Value> where{bureau_};
        const auto read = connection_.query(kept.sql, where, [&](const Row& row) {
            ++report_.rows;
            const std::string key(row.text(0));
            const auto wanted = kept.wanted.find(key);
            if (wanted == kept.wanted.end()) {
                find(key, {fmt::format("{}在链上没有依据（被添加的行）", kept.what.zh), fmt::format("{} has no event behind it (a row was added)", kept.what.en)});
                return Go::On;
            }
            wanted->second.seen = true;
            if (short_hash(kept.content(row)) == wanted->second.hash) return Go::On;
            find(key, {fmt::format("{}与第 {} 号事件不符（被改动）", kept.what.zh, wanted->second.event),
                       fmt::format("{} is not what event {} says (it was changed)", kept.what.en, wanted->second.event)});
            return Go::On;
        });
        if (!read) return read;
        for (const auto& [key, wanted] : kept.wanted) {
            if (wanted.seen || wanted.may_lack) continue;
            find(key, {fmt::format("{}不见了（被删除的行，见第 {} 号事件）", kept.what.zh, wanted.event),
                       fmt::format("{} is gone (a row was removed; see event {})", kept.what.en, wanted.event)});
        }
        return {};
    }

    // Every pair by which records are found stands in its part's own list, which the events prove, and the other way round.
    // Sums are compared, since neither table is read in the order of the other; salted, so that nobody can choose pairs
    // whose sums agree.
    Result<void> compare_pairs() {
        std::uint64_t salt = 0;
        store::random_bytes({reinterpret_cast<std::uint8_t*>(&salt), sizeof salt});
        const auto term = [salt](std::int64_t pair, std::string_view kind) { return mixed(mixed(static_cast<std::uint64_t>(pair) ^ salt) ^ std::hash<std::string_view>{}(kind)); };
        struct Sums {
            std::uint64_t listed = 0, standing = 0;
        };
        std::unordered_map<std::string, Sums> parts;
        const std::vector<Value> where{bureau_};
        auto read = connection_.query("select record || '/' || part, kind, pairs from search_part where bureau = ?1", where, [&](const Row& row) {
            Sums& sums = parts[std::string(row.text(0))];
            const auto pairs = row.bytes(2);
            for (std::size_t at = 0; at + sizeof(std::int64_t) <= pairs.size(); at += sizeof(std::int64_t)) {
                std::int64_t pair = 0;
                std::memcpy(&pair, pairs.data() + at, sizeof pair);
                sums.listed += term(pair, row.text(1));
            }
            return Go::On;
        });
        if (!read) return read;
        read = connection_.query("select record || '/' || part, kind, pair from search_pair where bureau = ?1", where, [&](const Row& row) {
            ++report_.rows;
            parts[std::string(row.text(0))].standing += term(row.integer(2), row.text(1));
            return Go::On;
        });
        if (!read) return read;
        std::size_t listed = 0;
        for (const auto& [key, sums] : parts) {
            if (sums.listed == sums.standing || listed++ >= kListed) continue;
            report_.findings.push_back({Severity::Error, "search", fmt::format("search_pair {}", key),
                                        {"检索词与这条记录的检索词表不符（有添加、改动或删除）", "The words by which it is found are not those of its list (some were added, changed or removed)"},
                                        kChangedByHand});
        }
        return {};
    }

    store::Connection& connection_;
    std::int64_t bureau_;
    Report& report_;
    Kept answers_{"answers", "idempotency", {"为重复提交保存的答复", "The answer kept for a repeated request"},
                  "select key, request_hash, sequence, answer from idempotency where bureau = ?1",
                  [](const Row& row) { return fmt::format("{}/{}/{}", row.integer(2), row.text(1), hash_text(row.text(3))); }};
    Kept messages_{"outbox", "outbox", {"待发消息", "A message to be sent"},
                   "select event || '/' || position, id, topic, body from outbox where bureau = ?1",
                   [](const Row& row) { return fmt::format("{}/{}/{}", row.text(1), row.text(2), hash_text(row.text(3))); }};
    Kept parts_{"search", "search_part", {"记录的检索词表", "The list of a record's search words"},
                "select record || '/' || part, kind, pairs from search_part where bureau = ?1",
                [](const Row& row) { return fmt::format("{}/{}", row.text(1), hash_text(row.bytes(2))); }};
};

}  // namespace

Result<void> check_kept(const Subject& subject, std::int64_t bureau, Report& report) {
    if (auto begun = subject.connection.begin(); !begun) return begun;  // one snapshot: a server may be writing
    auto done = Comparison(subject, bureau, report).run();
    if (const auto ended = subject.connection.rollback(); !ended && done) return ended;
    return done;
}

}  // namespace xiezhi::proof
