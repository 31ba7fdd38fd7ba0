#include "store/chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "store/crypto.hpp"
#include "store/event_reader.hpp"
#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {

constexpr std::size_t kListed = 100;

Words words_of(Damage damage, std::int64_t sequence) {
    switch (damage) {
        case Damage::ChangedBody:
            return {fmt::format("第 {} 号事件的内容被改动", sequence), fmt::format("The body of event {} was changed", sequence)};
        case Damage::ForgedHash:
            return {fmt::format("第 {} 号事件的哈希被改写", sequence), fmt::format("The hash of event {} was forged", sequence)};
        case Damage::ChangedColumns:
            return {fmt::format("第 {} 号事件的检索列与内容不符", sequence),
                    fmt::format("The columns of event {} differ from its body", sequence)};
        case Damage::MissingEvent:
            return {fmt::format("第 {} 号事件缺失", sequence), fmt::format("Event {} is missing", sequence)};
        case Damage::MovedEvent:
            return {fmt::format("第 {} 号位置上的事件不属于此处（次序被调换或有事件被替换）", sequence),
                    fmt::format("The event in place {} does not belong there (reordered or replaced)", sequence)};
        case Damage::CutTail:
            return {fmt::format("第 {} 号及以后的事件被截去，或数据库被换成旧副本", sequence),
                    fmt::format("Events from {} on were cut off, or the database is an older copy", sequence)};
        case Damage::WrongHead:
            return {fmt::format("链头与最后一个事件（第 {} 号）不符", sequence),
                    fmt::format("The head does not fit the last event ({})", sequence)};
        case Damage::OtherThanAnchor:
            return {fmt::format("第 {} 号事件与当时签署的链头不同", sequence),
                    fmt::format("Event {} is not the one whose hash was signed as head", sequence)};
    }
    return {};
}

bool equal(ByteView a, ByteView b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

bool columns_fit(const StoredEvent& event, std::int64_t bureau, const json::object* body) {
    if (body == nullptr) return false;
    const auto number = [body](std::string_view key) {
        const auto* value = body->if_contains(key);
        return value != nullptr && value->is_int64() ? value->get_int64() : -1;
    };
    return number("bureau") == bureau && number("sequence") == event.sequence && number("recorded_at") == event.recorded_at &&
           text_at(*body, "id") == event.id && text_at(*body, "kind") == event.kind && text_at(*body, "record") == event.record &&
           text_at(*body, "action") == event.action && text_at(*body, "happened_on") == event.happened_on;
}

class Verifier {
  public:
    Verifier(const Key& key, ChainReport& report, const std::vector<Anchor>& anchors) : key_(key), report_(report) {
        for (const Anchor& anchor : anchors) {
            if (anchor.bureau == report.bureau) anchors_.emplace(anchor.head.sequence, anchor.head.hash);
        }
    }

    Go take(const StoredEvent& event) {
        // A changed body keeps its hash, to which the next event still points; a rewritten hash breaks that pointer.
        const bool follows = event.sequence == report_.last.sequence + 1;
        if (doubtful_) {
            const bool pointed_at = !follows || equal(event.previous, report_.last.hash);
            note(pointed_at ? Damage::ChangedBody : Damage::ForgedHash, report_.last.sequence);
        }
        for (std::int64_t gone = report_.last.sequence + 1; gone < event.sequence; ++gone) {
            note(Damage::MissingEvent, gone);
            if (gone - report_.last.sequence > static_cast<std::int64_t>(kListed)) {
                report_.damage_count += event.sequence - gone - 1;
                break;
            }
        }
        const auto computed = hmac_sm3_of(key_, {event.previous, bytes_of(event.body)});
        const bool genuine = equal(computed, event.hash);
        if (genuine && follows && !doubtful_ && !equal(event.previous, report_.last.hash)) {
            note(Damage::MovedEvent, event.sequence);
        } else if (genuine && !columns_fit(event, report_.bureau, parser_.parse(event.body))) {
            note(Damage::ChangedColumns, event.sequence);
        }
        doubtful_ = !genuine;
        report_.last.sequence = event.sequence;
        report_.last.hash.fill(0);
        std::copy_n(event.hash.begin(), std::min(event.hash.size(), report_.last.hash.size()), report_.last.hash.begin());
        ++report_.events;
        meet_anchors();
        return Go::On;
    }

    void finish(const std::optional<Head>& stored) {
        const std::int64_t last = report_.last.sequence;
        if (doubtful_) {
            const bool pointed_at = stored && stored->hash == report_.last.hash;
            note(pointed_at ? Damage::ChangedBody : Damage::ForgedHash, last);
        }
        const std::int64_t anchored = anchors_.empty() ? 0 : anchors_.rbegin()->first;
        const std::int64_t told = stored ? stored->sequence : 0;
        if (std::max(told, anchored) > last) {
            note(Damage::CutTail, last + 1);
        } else if (told != last || (stored && stored->hash != report_.last.hash)) {
            note(Damage::WrongHead, last);
        }
    }

  private:
    void meet_anchors() {
        const auto [from, to] = anchors_.equal_range(report_.last.sequence);
        for (auto anchor = from; anchor != to; ++anchor) {
            if (anchor->second == report_.last.hash) {
                ++report_.anchors_met;
            } else {
                note(Damage::OtherThanAnchor, report_.last.sequence);
            }
        }
    }

    void note(Damage damage, std::int64_t sequence) {
        ++report_.damage_count;
        if (report_.damages.size() >= kListed) return;
        Words words = words_of(damage, sequence);
        report_.damages.push_back(
            {damage, sequence, chain_fault(std::move(words.zh), std::move(words.en), fmt::format("{}/{}", report_.bureau, sequence))});
    }

    Key key_;
    ChainReport& report_;
    std::multimap<std::int64_t, Hash> anchors_;
    EventParser parser_;
    bool doubtful_ = false;  // the event before does not carry its hash: changed or forged, the next one tells
};

}  // namespace

Result<std::vector<std::int64_t>> bureaus_with_chain(Connection& connection) {
    std::vector<std::int64_t> bureaus;
    auto read = connection.query("select bureau from head union select bureau from event order by bureau", {},
                                 [&bureaus](const Row& row) {
                                     bureaus.push_back(row.integer(0));
                                     return Go::On;
                                 });
    if (!read) return fail(read.error());
    return bureaus;
}

Result<std::optional<Head>> head(Connection& connection, std::int64_t bureau) {
    std::optional<Head> out;
    const std::vector<Value> where = {bureau};
    auto read = connection.query("select sequence, hash from head where bureau = ?1", where, [&out](const Row& row) {
        Head found{row.integer(0), {}};
        const auto hash = row.bytes(1);
        std::copy_n(hash.begin(), std::min(hash.size(), found.hash.size()), found.hash.begin());
        out = found;
        return Go::Stop;
    });
    if (!read) return fail(read.error());
    return out;
}

Result<ChainReport> verify_chain(Connection& connection, const KeyRing& keys, std::int64_t bureau,
                                 const std::vector<Anchor>& anchors) {
    ChainReport report;
    report.bureau = bureau;
    Verifier verifier(keys.chain_key(bureau), report, anchors);
    if (auto begun = connection.begin(); !begun) return fail(begun.error());
    const auto stored = head(connection, bureau);
    auto read = stored ? read_events(connection, bureau, [&verifier](const StoredEvent& event) { return verifier.take(event); })
                       : Result<void>(fail(stored.error()));
    const auto ended = connection.rollback();
    if (!read) return fail(read.error());
    if (!ended) return fail(ended.error());
    verifier.finish(*stored);
    return report;
}

}  // namespace xiezhi::store
