#include "store/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "store/crypto.hpp"

namespace xiezhi::store {

namespace {

constexpr std::int64_t kKeepMs = 60'000;
constexpr std::size_t kOwnersAQuery = 32;

std::atomic<std::uint64_t> erasures{1};

std::string context_of(const Place& place) {
    return fmt::format("{}/{}/{}/{}", place.bureau, place.table, place.id, place.column);
}

// Code points of text that came from our own store; a stray byte counts as one.
std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

std::string keep_ends(const std::vector<std::string_view>& all, std::size_t first, std::size_t last) {
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i < first || i + last >= all.size()) {
            out += all[i];
        } else {
            out += '*';
        }
    }
    return out;
}

std::string mask_identity(std::string_view text) {
    const auto all = characters(text);
    if (all.size() >= 15) return keep_ends(all, 4, 4);
    if (all.size() >= 8) return keep_ends(all, 2, 2);
    return std::string(all.size(), '*');
}

// To the district or county, else the city, else two characters; how long the rest is is not shown.
std::string mask_address(std::string_view text) {
    const auto all = characters(text);
    std::size_t shown = 0;
    for (const std::string_view marker : {"区", "县", "市"}) {
        const auto found = std::find(all.begin() + std::min<std::ptrdiff_t>(2, static_cast<std::ptrdiff_t>(all.size())), all.end(), marker);
        if (found == all.end()) continue;
        shown = static_cast<std::size_t>(found - all.begin()) + 1;
        break;
    }
    if (shown == 0 || shown == all.size()) shown = std::min<std::size_t>(2, all.size() / 2);
    std::string out;
    for (std::size_t i = 0; i < shown; ++i) out += all[i];
    return out + "****";
}

std::string mask_contact(std::string_view text) {
    const auto all = characters(text);
    const auto is_digit = [](std::string_view c) { return c.size() == 1 && c[0] >= '0' && c[0] <= '9'; };
    const auto is_joint = [](std::string_view c) { return c == "-" || c == " " || c == "+" || c == "(" || c == ")"; };
    const auto digits = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_digit));
    const bool telephone = digits > 0 && std::all_of(all.begin(), all.end(), [&](auto c) { return is_digit(c) || is_joint(c); });
    if (telephone) {
        if (digits < 7) return std::string(all.size(), '*');
        const std::size_t ends = digits >= 11 ? 7 : 4;  // 138****5678; a landline shows its last digits only
        return keep_ends(all, ends - 4, 4);
    }
    const auto at = text.find('@');
    if (at != std::string_view::npos) return (at == 0 ? "" : std::string(all.front())) + "***" + std::string(text.substr(at));
    return mask_address(text);
}

}  // namespace

std::string seal_field(const Key& key, std::string_view text, const Place& place) {
    return text.empty() ? std::string() : seal(key, text, context_of(place));
}

Result<std::string> open_field(const Key& key, std::string_view sealed, const Place& place) {
    if (sealed.empty()) return std::string();
    auto text = unseal(key, sealed, context_of(place));
    if (!text) {
        for (Fault& fault : text.error()) fault.where = context_of(place);
    }
    return text;
}

const Words& erased_words() {
    static const Words words{"已删除", "erased"};
    return words;
}

OwnerKeys::OwnerKeys(const KeyRing& ring, std::size_t capacity) : ring_(ring), capacity_(std::max<std::size_t>(capacity, 1)) {
    seen_erasures_ = erasures.load();
}

OwnerKeys::~OwnerKeys() { forget(); }

void OwnerKeys::forget() {
    for (auto& [id, kept] : kept_) wipe(kept.key.key);
    kept_.clear();
}

void OwnerKeys::at(Instant now) {
    now_ms_ = now.ms;
    for (auto entry = kept_.begin(); entry != kept_.end();) {
        Kept& kept = entry->second;
        // A clock that was set back makes a key old as well: rather read again than keep too long.
        if (kept.read_ms + kKeepMs >= now_ms_ && kept.read_ms <= now_ms_) {
            ++entry;
            continue;
        }
        wipe(kept.key.key);
        entry = kept_.erase(entry);
    }
}

void OwnerKeys::keep(std::string id, const OwnerKey& key) {
    // Full: start over. A request needs a few hundred owners at most, so this happens seldom.
    if (kept_.size() >= capacity_) forget();
    kept_[std::move(id)] = {key, now_ms_};
}

Result<OwnerKey> OwnerKeys::read(std::span<const std::uint8_t> wrapped, bool destroyed) const {
    OwnerKey out;
    if (destroyed || wrapped.empty()) {
        out.state = OwnerKey::State::Erased;
        return out;
    }
    auto key = ring_.unwrap(wrapped);
    if (!key) return fail(std::move(key.error()));
    out.state = OwnerKey::State::Live;
    out.key = *key;
    wipe(*key);
    return out;
}

Result<OwnerKey> OwnerKeys::load(Connection& connection, std::int64_t bureau, std::string_view owner) {
    const std::string one(owner);
    if (auto done = load_all(connection, bureau, std::span(&one, 1)); !done) return fail(std::move(done.error()));
    const auto found = kept_.find(fmt::format("{}/{}", bureau, owner));
    return found == kept_.end() ? OwnerKey{} : found->second.key;
}

Result<void> OwnerKeys::load_all(Connection& connection, std::int64_t bureau, std::span<const std::string> owners) {
    if (const auto now = erasures.load(); now != seen_erasures_) {
        forget();
        seen_erasures_ = now;
    }
    std::vector<std::string> unknown;
    for (const std::string& owner : owners) {
        if (!kept_.contains(fmt::format("{}/{}", bureau, owner))) unknown.push_back(owner);
    }
    std::sort(unknown.begin(), unknown.end());
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
    Faults faults;
    for (std::size_t from = 0; from < unknown.size(); from += kOwnersAQuery) {
        const std::size_t count = std::min(kOwnersAQuery, unknown.size() - from);
        // Two texts of statement only, for one owner and for a page: statements are prepared once per text.
        const std::size_t places = count == 1 ? 1 : kOwnersAQuery;
        std::string sql = "SELECT owner, wrapped, destroyed_on FROM owner_key WHERE bureau = ?1 AND owner IN (";
        std::vector<Value> parameters{bureau};
        for (std::size_t i = 0; i < places; ++i) {
            sql += fmt::format("{}?{}", i == 0 ? "" : ", ", i + 2);
            parameters.emplace_back(unknown[from + std::min(i, count - 1)]);
        }
        sql += ")";
        const auto done = connection.query(sql, parameters, [&](const Row& row) {
            auto key = read(row.bytes(1), !row.is_null(2) && !row.text(2).empty());
            if (!key) {
                for (Fault& fault : key.error()) fault.where = fmt::format("owner_key/{}", row.text(0));
                append(faults, std::move(key.error()));
                return Go::On;
            }
            keep(fmt::format("{}/{}", bureau, row.text(0)), *key);
            wipe(key->key);
            return Go::On;
        });
        if (!done) return fail(done.error());
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
}

Result<Opened> OwnerKeys::open(Connection& connection, std::string_view owner, std::string_view sealed, const Place& place) {
    if (sealed.empty()) return Opened{};
    auto key = load(connection, place.bureau, owner);
    if (!key) return fail(std::move(key.error()));
    switch (key->state) {
        case OwnerKey::State::Erased: return Opened{Opened::State::Erased, {}};
        case OwnerKey::State::Missing: {
            Fault fault = does_not_open();
            fault.where = context_of(place);
            return fail(std::move(fault));
        }
        case OwnerKey::State::Live: break;
    }
    auto text = open_field(key->key, sealed, place);
    wipe(key->key);
    if (!text) return fail(std::move(text.error()));
    return Opened{Opened::State::Open, std::move(*text)};
}

OwnerKeys::Made OwnerKeys::new_owner_key(std::int64_t bureau, std::string_view owner) const {
    Made made;
    made.key = random_key();
    made.row = {"owner_key",
                {{"bureau", bureau}, {"owner", std::string(owner)}, {"wrapped", ring_.wrap(made.key)},
                 {"destroyed_on", std::monostate{}}},
                RowWrite::Must::BeNew};
    return made;
}

RowWrite OwnerKeys::erase_owner_key(std::int64_t bureau, std::string_view owner, std::string_view destroyed_on) {
    return {"owner_key",
            {{"bureau", bureau}, {"owner", std::string(owner)}, {"wrapped", std::monostate{}},
             {"destroyed_on", std::string(destroyed_on)}},
            RowWrite::Must::Exist};
}

void OwnerKeys::forget_everywhere() { erasures.fetch_add(1); }

std::string mask(FieldClass field_class, std::string_view text) {
    if (text.empty()) return {};
    switch (field_class) {
        case FieldClass::Plain:
        case FieldClass::Statistic:
        case FieldClass::Name: return std::string(text);
        case FieldClass::Identity: return mask_identity(text);
        case FieldClass::Contact: return mask_contact(text);
        case FieldClass::Sensitive: return "****";
        case FieldClass::Secret: return {};
    }
    return {};
}

}  // namespace xiezhi::store
