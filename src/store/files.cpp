#include "store/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "store/disk.hpp"
#include "store/files_format.hpp"

namespace xiezhi::store {

namespace fs = std::filesystem;

namespace {

Fault no_such_file(std::string_view address) {
    return {Code::NotFound, {"没有这个文件。", "There is no such file."},
            {"文件可能已依法删除；否则请从备份恢复。", "It may have been erased as the law asks; otherwise restore it from the backup."},
            std::string(address), {}};
}

}  // namespace

std::string piece_context(std::uint64_t index) { return fmt::format("xiezhi file piece {}", index); }

std::string trailer_context(std::int64_t bureau, std::string_view address) {
    return fmt::format("xiezhi file {}/{}", bureau, address);
}

Bytes seal_trailer(const Key& file_key, const Key& key, std::uint64_t length, std::string_view context) {
    Bytes inside(key.begin(), key.end());
    for (int i = 0; i < 8; ++i) inside.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
    Bytes sealed = seal_bytes(file_key, inside, context);
    wipe(inside);
    return sealed;
}

Key address_key(const KeyRing& ring, std::int64_t bureau) { return derive(ring.file_key(bureau), "xiezhi file address"); }

bool is_address(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Fault file_broken(std::string_view where) {
    return {Code::ChainBroken,
            {"文件内容与存入时不符：已损坏或被改动。", "The file is not what was stored: it is damaged or was changed."},
            {"运行 xiezhi fsck 查明范围，从备份恢复该文件。", "Run xiezhi fsck to see how far it goes; restore this file from the backup."},
            std::string(where), {}};
}

struct FileReader::State {
    Descriptor file;
    Key key{};
    std::uint64_t length = 0;
    std::string address;
    Bytes sealed;                          // one piece as it lies on the disk
    std::uint64_t held = ~std::uint64_t{0};  // which piece `piece` is
    Bytes piece;

    State(Descriptor opened, std::string_view which) : file(std::move(opened)), address(which) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { wipe(key); }
    Result<void> hold(std::uint64_t index) {
        if (index == held) return {};
        const std::uint64_t plain = std::min<std::uint64_t>(kFilePiece, length - index * kFilePiece);
        sealed.resize(static_cast<std::size_t>(plain) + kSealOverhead);
        const auto got = read_some_at(file.get(), sealed, index * kSealedPiece);
        if (got < 0) return fail(disk_fault(address, "无法读取文件", "A file cannot be read", errno));
        auto opened = unseal_bytes(key, ByteView(sealed).first(static_cast<std::size_t>(got)), piece_context(index));
        if (!opened || opened->size() != plain) return fail(file_broken(fmt::format("{}#{}", address, index)));
        piece = std::move(*opened);
        held = index;
        return {};
    }
};

FileReader::FileReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
FileReader::FileReader(FileReader&&) noexcept = default;
FileReader::~FileReader() = default;
std::uint64_t FileReader::length() const { return state_->length; }

Result<std::size_t> FileReader::read(std::uint64_t offset, std::span<std::uint8_t> into) {
    std::size_t done = 0;
    while (done < into.size() && offset + done < state_->length) {
        const std::uint64_t at = offset + done;
        if (auto held = state_->hold(at / kFilePiece); !held) return fail(std::move(held.error()));
        const auto within = static_cast<std::size_t>(at % kFilePiece);
        const std::size_t count = std::min(into.size() - done, state_->piece.size() - within);
        std::copy_n(state_->piece.begin() + static_cast<std::ptrdiff_t>(within), count, into.begin() + static_cast<std::ptrdiff_t>(done));
        done += count;
    }
    return done;
}

FileStore::FileStore(fs::path folder, const KeyRing& ring, Limits limits) : folder_(std::move(folder)), ring_(ring), limits_(limits) {}

Result<std::unique_ptr<FileStore>> FileStore::open(const fs::path& folder, const KeyRing& ring, Limits limits) {
    for (const char* part : {"files", "uploads"}) {
        if (auto made = make_folder(folder / part); !made) return fail(std::move(made.error()));
    }
    return std::unique_ptr<FileStore>(new FileStore(folder, ring, limits));
}

fs::path FileStore::file_path(std::int64_t bureau, std::string_view address) const {
    return folder_ / "files" / std::to_string(bureau) / std::string(address.substr(0, 2)) / std::string(address);
}

Result<FileReader> FileStore::read(std::int64_t bureau, std::string_view address) const {
    if (!is_address(address)) return fail(no_such_file(address));
    const fs::path path = file_path(bureau, address);
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.good() && errno == ENOENT) return fail(no_such_file(address));
    struct stat status {};
    if (!file.good() || ::fstat(file.get(), &status) != 0) return fail(disk_fault(path, "无法读取文件", "A file cannot be read", errno));
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size < kTrailer) return fail(file_broken(address));
    Bytes sealed(kTrailer);
    if (read_some_at(file.get(), sealed, size - kTrailer) != static_cast<std::int64_t>(kTrailer)) return fail(file_broken(address));
    auto trailer = unseal_bytes(ring_.file_key(bureau), sealed, trailer_context(bureau, address));
    if (!trailer) return fail(file_broken(address));
    auto state = std::make_unique<FileReader::State>(std::move(file), address);
    std::copy_n(trailer->begin(), state->key.size(), state->key.begin());
    for (std::size_t i = 0; i < 8; ++i) state->length |= std::uint64_t{(*trailer)[32 + i]} << (8 * i);
    wipe(*trailer);
    if (sealed_length(state->length) + kTrailer != size) return fail(file_broken(address));
    return FileReader(std::move(state));
}

Result<std::string> FileStore::read_all(std::int64_t bureau, std::string_view address, std::size_t limit) const {
    auto reader = read(bureau, address);
    if (!reader) return fail(std::move(reader.error()));
    if (reader->length() > limit) {
        return fail({Code::TooLarge, {"文件太大，不能一次读出。", "The file is too large to be read at once."},
                     {"请分段下载。", "Download it in parts."}, std::string(address), {}});
    }
    std::string content(static_cast<std::size_t>(reader->length()), '\0');
    auto got = reader->read(0, {reinterpret_cast<std::uint8_t*>(content.data()), content.size()});
    if (!got) return fail(std::move(got.error()));
    return content;
}

Result<StoredFile> FileStore::verify(std::int64_t bureau, std::string_view address) const {
    auto reader = read(bureau, address);
    if (!reader) return fail(std::move(reader.error()));
    Mac mac(address_key(ring_, bureau));
    Bytes piece(kFilePiece);
    for (std::uint64_t at = 0; at < reader->length();) {
        const auto got = reader->read(at, piece);
        if (!got) return fail(got.error());
        mac.add(ByteView(piece).first(*got));
        at += *got;
    }
    if (to_hex(mac.finish()) != address) return fail(file_broken(address));
    return StoredFile{std::string(address), reader->length()};
}

std::vector<std::string> FileStore::addresses(std::int64_t bureau) const {
    std::vector<std::string> out;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder_ / "files" / std::to_string(bureau), error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (is_address(name)) out.push_back(name);
    }
    std::sort(out.begin(), out.end());
    return out;
}

Result<void> FileStore::erase(std::int64_t bureau, std::string_view address) {
    if (!is_address(address)) return fail(no_such_file(address));
    const fs::path path = file_path(bureau, address);
    {
        const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file.good() && errno == ENOENT) return fail(no_such_file(address));
        struct stat status {};
        if (!file.good() || ::fstat(file.get(), &status) != 0) return fail(disk_fault(path, "无法删除文件", "A file cannot be erased", errno));
        // The disk may keep the pieces a long time; without the trailer's key they are noise.
        const auto size = static_cast<std::uint64_t>(status.st_size);
        const Bytes noise(std::min<std::size_t>(kTrailer, static_cast<std::size_t>(size)), 0);
        if (!write_all_at(file.get(), noise, size - noise.size()) || ::fsync(file.get()) != 0) {
            return fail(disk_fault(path, "无法删除文件", "A file cannot be erased", errno));
        }
    }
    if (::unlink(path.c_str()) != 0) return fail(disk_fault(path, "无法删除文件", "A file cannot be erased", errno));
    return flush_folder(path.parent_path());
}

}  // namespace xiezhi::store
