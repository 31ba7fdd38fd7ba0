#include "store/keys.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "store/crypto.hpp"
#include "store/disk.hpp"
#include "store/search.hpp"

namespace xiezhi::store {

namespace {

constexpr std::string_view kHeading = "xiezhi master key 1\n";
constexpr std::string_view kWrapContext = "xiezhi owner key";

Fault key_fault(Code code, const std::filesystem::path& file, Words message, Words remedy) {
    return {code, std::move(message), std::move(remedy), file.string(), {}};
}

Fault damaged(const std::filesystem::path& file) {
    return key_fault(Code::StoreUnavailable, file, {"主密钥文件已损坏或不是主密钥文件。", "The master key file is damaged, or is not a master key file."},
                     {"请用保管的副本恢复；没有主密钥，任何人都无法读出个人数据。",
                      "Restore it from the copy kept apart; without it nobody can read personal data again."});
}

// Tells a damaged file from a good one. Says nothing of the key: eight bytes of an HMAC under it.
std::string check_of(const Key& key) {
    const auto mac = hmac_sm3(key, "xiezhi master key check");
    return to_hex(std::span(mac).first(8));
}

Key derived(const Key& master, std::string_view purpose, std::int64_t bureau) {
    return derive(master, fmt::format("xiezhi {} {}", purpose, bureau));
}

}  // namespace

KeyRing::~KeyRing() { wipe(master_); }

Result<void> KeyRing::create(const std::filesystem::path& file) {
    // Written beside the final name and linked to it: whoever sees the name sees the whole key, and a key that is there
    // is never replaced.
    const std::filesystem::path draft = file.string() + fmt::format(".new.{}", ::getpid());
    Key key = random_key();
    std::string text = fmt::format("{}{}\n{}\n", kHeading, to_hex(key), check_of(key));
    wipe(key);
    int error = 0;
    {
        const Descriptor out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!out.good()) return fail(disk_fault(file, "无法建立主密钥文件", "The master key file cannot be made", errno));
        if (!write_all(out.get(), bytes_of(text)) || ::fsync(out.get()) != 0) error = errno;
    }
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    if (error == 0 && ::link(draft.c_str(), file.c_str()) != 0) error = errno;
    ::unlink(draft.c_str());
    if (error == EEXIST) {
        return fail(key_fault(Code::AlreadyDone, file, {"这里已有主密钥文件，不会覆盖。", "A master key file is there already; it is not replaced."},
                              {"换一个目录，或继续使用现有的密钥。", "Choose another folder, or go on with the key that is there."}));
    }
    if (error != 0) return fail(disk_fault(file, "无法写入主密钥文件", "The master key file cannot be written", error));
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    return flush_folder(folder);
}

Result<KeyRing> KeyRing::open(const std::filesystem::path& file) {
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in.good()) {
        if (errno != ENOENT) return fail(disk_fault(file, "无法读取主密钥文件", "The master key file cannot be read", errno));
        return fail(key_fault(Code::NotFound, file, {"没有主密钥文件。", "There is no master key file."},
                              {"新建：xiezhi init；已有数据：从保管的副本恢复密钥文件。",
                               "For a new store: xiezhi init. For a store with data: restore the key file from its copy."}));
    }
    struct stat state {};
    if (::fstat(in.get(), &state) != 0) return fail(disk_fault(file, "无法读取主密钥文件", "The master key file cannot be read", errno));
    if (!S_ISREG(state.st_mode)) return fail(damaged(file));
    if ((state.st_mode & 077) != 0) {
        return fail(key_fault(Code::StoreUnavailable, file,
                              {fmt::format("主密钥文件的权限是 {:04o}，本机其他用户可以读取。", state.st_mode & 07777),
                               fmt::format("The master key file has mode {:04o}: others on this machine can read it.", state.st_mode & 07777)},
                              {fmt::format("运行 chmod 600 {}；若可能已被他人读取，应更换密钥。", file.string()),
                               fmt::format("Run chmod 600 {}; if others may have read it, change the key.", file.string())}));
    }
    if (state.st_uid != ::geteuid() && state.st_uid != 0) {
        return fail(key_fault(Code::StoreUnavailable, file, {"主密钥文件属于另一个用户。", "The master key file belongs to another user."},
                              {"用 chown 改为运行本程序的用户。", "Give it (chown) to the user that runs the program."}));
    }
    std::array<char, 128> buffer{};
    const ssize_t length = ::read(in.get(), buffer.data(), buffer.size());
    const std::string_view text(buffer.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    KeyRing ring;
    bool good = text.size() == kHeading.size() + 64 + 1 + 16 + 1 && text.starts_with(kHeading) && text.back() == '\n';
    if (good) {
        auto bytes = from_hex(text.substr(kHeading.size(), 64));
        good = bytes.has_value();
        if (good) {
            std::copy(bytes->begin(), bytes->end(), ring.master_.begin());
            wipe(*bytes);
            good = same(bytes_of(check_of(ring.master_)), bytes_of(text.substr(kHeading.size() + 65, 16)));
        }
    }
    wipe({reinterpret_cast<std::uint8_t*>(buffer.data()), buffer.size()});
    if (!good) return fail(damaged(file));
    return ring;
}

Key KeyRing::chain_key(std::int64_t bureau) const { return derived(master_, "chain", bureau); }
Key KeyRing::index_key(std::int64_t bureau) const { return derived(master_, "index", bureau); }
Key KeyRing::file_key(std::int64_t bureau) const { return derived(master_, "file", bureau); }

std::vector<std::uint8_t> KeyRing::wrap(const Key& key) const { return seal_bytes(master_, key, kWrapContext); }

Result<Key> KeyRing::unwrap(std::span<const std::uint8_t> wrapped) const {
    auto bytes = unseal_bytes(master_, wrapped, kWrapContext);
    if (!bytes) return fail(std::move(bytes.error()));
    Key key{};
    if (bytes->size() != key.size()) return fail(does_not_open());
    std::copy(bytes->begin(), bytes->end(), key.begin());
    wipe(*bytes);
    return key;
}

Key random_key() {
    Key key{};
    random_bytes(key);
    return key;
}

std::array<std::uint8_t, 32> hmac_sm3(const Key& key, std::string_view data) {
    return hmac_sm3_of(key, {bytes_of(data)});
}

std::string seal(const Key& key, std::string_view text, std::string_view context) {
    return to_base64(seal_bytes(key, bytes_of(text), context));
}

Result<std::string> unseal(const Key& key, std::string_view sealed, std::string_view context) {
    // What is not base64 is as forged as what does not verify, and is answered in the same words.
    const Bytes bytes = from_base64(sealed).value_or(Bytes{});
    auto text = unseal_bytes(key, bytes, context);
    if (!text) return fail(std::move(text.error()));
    return std::string(text->begin(), text->end());
}

std::string blind_index(const Key& key, std::string_view text, std::string_view context) {
    // Spaces between runs do not tell two values apart: "138 0013 8000" is "13800138000".
    std::string folded = fold(text);
    std::erase(folded, ' ');
    if (folded.empty()) folded = text;
    if (folded.empty()) return {};
    static constexpr std::array<std::uint8_t, 1> kBetween{0};
    const auto mac = hmac_sm3_of(key, {bytes_of(context), kBetween, bytes_of(folded)});
    return to_hex(std::span(mac).first(16));
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace xiezhi::store
