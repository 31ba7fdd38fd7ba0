#include "engine/vault.hpp"

#include <utility>

#include "store/search.hpp"

namespace xiezhi::engine {

namespace {

// "reconsideration_case.claim" → table and column; the id is the owner's, since an owner's texts stand under his id.
store::Place place_of(std::int64_t bureau, const std::string& owner, std::string_view place) {
    const auto dot = place.find('.');
    XIEZHI_CHECK(dot != std::string_view::npos);
    return {bureau, place.substr(0, dot), owner, place.substr(dot + 1)};
}

}  // namespace

Result<std::string> Vault::seal(const std::string& owner, std::string_view place, std::string_view text) {
    auto made = made_.find(owner);
    if (made == made_.end()) {
        auto kept = keys_.load(connection_, bureau_, owner);
        if (!kept) return fail(kept.error());
        switch (kept->state) {
            case store::OwnerKey::State::Live: return store::seal_field(kept->key, text, place_of(bureau_, owner, place));
            case store::OwnerKey::State::Erased:
                return fail({Code::Immutable, {"该人的资料已依法删除，不能再写入", "This person's data was erased by law; nothing can be written to it"},
                             {"需要时请重新登记当事人。", "Register the person anew if needed."}, "", "个人信息保护法 47 / PIPL art 47"});
            case store::OwnerKey::State::Missing: break;
        }
        store::OwnerKeys::Made fresh = keys_.new_owner_key(bureau_, owner);
        rows_.push_back(std::move(fresh.row));
        made = made_.emplace(owner, fresh.key).first;
    }
    return store::seal_field(made->second, text, place_of(bureau_, owner, place));
}

Result<std::string> Vault::open(const std::string& owner, std::string_view place, std::string_view sealed) {
    if (sealed.empty()) return std::string();
    if (const auto made = made_.find(owner); made != made_.end()) return store::open_field(made->second, sealed, place_of(bureau_, owner, place));
    auto opened = keys_.open(connection_, owner, sealed, place_of(bureau_, owner, place));
    if (!opened) return fail(opened.error());
    return opened->state == store::Opened::State::Erased ? store::erased_words().zh : std::move(opened->text);
}

std::string Vault::open_or_mark(const std::string& owner, std::string_view place, std::string_view sealed) {
    auto opened = open(owner, place, sealed);
    return opened ? std::move(*opened) : std::string("?");
}

std::string Vault::index(std::string_view place, std::string_view text) const {
    return store::blind_index(ring_.index_key(bureau_), text, place);
}

std::vector<std::int64_t> Vault::pairs(std::string_view text) const {
    return store::pairs(ring_.index_key(bureau_), text, store::Personal::Yes);
}

void Vault::forget_new_keys() {
    made_.clear();
    rows_.clear();
}

std::vector<store::RowWrite> Vault::take_new_keys() { return std::exchange(rows_, {}); }

}  // namespace xiezhi::engine
