// The writing half of FileStore: uploads in pieces, and what becomes of them when the machine stops.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/json.hpp"
#include "base/share.hpp"
#include "store/disk.hpp"
#include "store/files_format.hpp"

namespace xiezhi::store {

namespace fs = std::filesystem;

namespace {

bool is_upload_id(std::string_view text) {
    return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Fault too_large(std::uint64_t largest) {
    return {Code::TooLarge, {fmt::format("文件超过 {} MB 的上限。", largest >> 20), fmt::format("The file is larger than {} MB.", largest >> 20)},
            {"请压缩或拆分后再上传。", "Compress or split it, then upload again."}, {}, {}};
}

}  // namespace

Fault no_such_upload(std::string_view id) {
    return {Code::NotFound, {"没有这次上传，或已过期。", "There is no such upload, or it has expired."},
            {"请重新上传该文件。", "Upload the file again."}, std::string(id), {}};
}

// An upload as it lies on the disk.
struct FileStore::Draft {
    Upload upload;
    std::int64_t bureau = 0;
    std::int64_t last_ms = 0;
    Key key{};
    Bytes tail;        // plain bytes after the whole pieces
    fs::path path;
    std::uint64_t whole_pieces() const { return upload.offset / kFilePiece; }
    ~Draft() {
        wipe(key);
        wipe(tail);
    }
    Draft() = default;
    Draft(Draft&&) = default;
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    Draft& operator=(Draft&&) = delete;
};

// One writer an upload.
class FileStore::Busy {
  public:
    Busy(FileStore& store, std::string_view id) : store_(store), id_(id) {
        const std::lock_guard lock(store_.mutex_);
        mine_ = store_.busy_.insert(id_).second;
    }
    ~Busy() {
        if (!mine_) return;
        const std::lock_guard lock(store_.mutex_);
        store_.busy_.erase(id_);
    }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;
    bool mine() const { return mine_; }
    Fault fault() const {
        return {Code::StoreBusy, {"这次上传正在写入。", "This upload is being written."}, {"请稍候再续传。", "Wait a moment, then go on."}, id_, {}};
    }

  private:
    FileStore& store_;
    std::string id_;
    bool mine_ = false;
};

fs::path FileStore::upload_path(std::string_view id) const { return folder_ / "uploads" / std::string(id); }

Result<Upload> FileStore::create(std::int64_t bureau, std::uint64_t length, std::string_view about, Instant now) {
    if (length > limits_.largest) return fail(too_large(limits_.largest));
    if (about.size() > 8192) {
        return fail({Code::TooLarge, {"文件说明太长。", "The description of the file is too long."}, {"请缩短文件名。", "Shorten its name."}, {}, {}});
    }
    std::error_code error;
    const auto unfinished = std::distance(fs::directory_iterator(folder_ / "uploads", error), fs::directory_iterator());
    if (static_cast<std::size_t>(unfinished) >= limits_.unfinished) {
        return fail({Code::StoreBusy, {"未完成的上传太多。", "Too many uploads are unfinished."}, {"请稍后再试。", "Try again later."}, {}, {}});
    }
    Draft draft;
    draft.bureau = bureau;
    draft.key = random_key();
    std::array<std::uint8_t, 16> name{};
    random_bytes(name);
    const Busy busy(*this, to_hex(name));  // remove_expired must not take the folder for a forgotten one
    draft.upload = {to_hex(name), length, 0, {now.ms + limits_.expire_ms}, std::string(about)};
    draft.last_ms = now.ms;
    draft.path = upload_path(draft.upload.id);
    if (auto made = make_folder(draft.path); !made) return fail(std::move(made.error()));
    // "about" comes last: a folder without it was never promised to anybody and is removed with the expired ones.
    if (auto wrote = write_tail(draft); !wrote) return fail(std::move(wrote.error()));
    {
        const Descriptor part(::open((draft.path / "part").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        if (!part.good()) return fail(disk_fault(draft.path, "无法建立上传", "An upload cannot be begun", errno));
    }
    const std::string context = fmt::format("xiezhi upload {}/{}", bureau, draft.upload.id);
    const json::object saved{{"bureau", bureau},
                             {"length", static_cast<std::int64_t>(length)},
                             {"begun_at", now.ms},
                             {"key", to_base64(seal_bytes(ring_.file_key(bureau), draft.key, context))},
                             {"about", seal(draft.key, about, context)}};
    const std::string text = json::serialize(saved);
    if (auto wrote = replace_file(draft.path / "about", bytes_of(text)); !wrote) return fail(std::move(wrote.error()));
    if (auto flushed = flush_folder(folder_ / "uploads"); !flushed) return fail(std::move(flushed.error()));
    return draft.upload;
}

// The tail: when it was written, how many whole pieces lie in "part", and the bytes after them. It alone says what is kept.
Result<void> FileStore::write_tail(const Draft& draft) const {
    Bytes inside;
    const auto number = [&](std::uint64_t value) {
        for (int i = 0; i < 8; ++i) inside.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    };
    number(static_cast<std::uint64_t>(draft.last_ms));
    number(draft.whole_pieces());
    inside.insert(inside.end(), draft.tail.begin(), draft.tail.end());
    const Bytes sealed = seal_bytes(draft.key, inside, "xiezhi upload tail");
    wipe(inside);
    return replace_file(draft.path / "tail", sealed);
}

Result<FileStore::Draft> FileStore::load(std::int64_t bureau, std::string_view id, Instant now) const {
    if (!is_upload_id(id)) return fail(no_such_upload(id));
    Draft draft;
    draft.path = upload_path(id);
    const auto text = read_file(draft.path / "about", 64 * 1024);
    if (!text) return fail(no_such_upload(id));
    const auto parsed = parse_json(*text);
    const json::object* saved = parsed ? parsed->if_object() : nullptr;
    if (saved == nullptr || !saved->contains("bureau") || saved->at("bureau") != bureau) return fail(no_such_upload(id));
    const std::string context = fmt::format("xiezhi upload {}/{}", bureau, id);
    const auto* length = saved->if_contains("length");
    const auto key = unseal_bytes(ring_.file_key(bureau), from_base64(text_at(*saved, "key")).value_or(Bytes{}), context);
    if (!key || key->size() != draft.key.size() || length == nullptr || !length->is_int64()) return fail(file_broken(id));
    std::copy(key->begin(), key->end(), draft.key.begin());
    const auto about = unseal(draft.key, text_at(*saved, "about"), context);
    const auto tail = read_file(draft.path / "tail", kFilePiece + 1024);
    if (!about || !tail) return fail(file_broken(id));
    auto inside = unseal_bytes(draft.key, bytes_of(*tail), "xiezhi upload tail");
    if (!inside || inside->size() < 16 || inside->size() >= 16 + kFilePiece) return fail(file_broken(id));
    const auto number = [&](std::size_t at) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i) value |= std::uint64_t{(*inside)[at + i]} << (8 * i);
        return value;
    };
    draft.last_ms = static_cast<std::int64_t>(number(0));
    const std::uint64_t whole = number(8);
    draft.tail.assign(inside->begin() + 16, inside->end());
    wipe(*inside);
    draft.bureau = bureau;
    draft.upload = {std::string(id), static_cast<std::uint64_t>(length->as_int64()), whole * kFilePiece + draft.tail.size(),
                    {draft.last_ms + limits_.expire_ms}, *about};
    if (draft.upload.expires < now) return fail(no_such_upload(id));
    return draft;
}

Result<Upload> FileStore::head(std::int64_t bureau, std::string_view id, Instant now) {
    auto draft = load(bureau, id, now);
    if (!draft) return fail(std::move(draft.error()));
    return draft->upload;
}

Result<Upload> FileStore::append(std::int64_t bureau, std::string_view id, std::uint64_t offset, std::span<const std::uint8_t> bytes,
                                 Instant now) {
    const Busy busy(*this, id);
    if (!busy.mine()) return fail(busy.fault());
    auto loaded = load(bureau, id, now);
    if (!loaded) return fail(std::move(loaded.error()));
    Draft& draft = *loaded;
    if (offset != draft.upload.offset) {
        return fail({Code::WrongState,
                     {fmt::format("续传位置不对：已收到 {} 字节，送来的从 {} 开始。", draft.upload.offset, offset),
                      fmt::format("{} bytes have been received; these begin at {}.", draft.upload.offset, offset)},
                     {"请先查询进度，再从已收到的位置续传。", "Ask for the offset first and go on from there."}, std::string(id), {}});
    }
    if (bytes.size() > draft.upload.length - draft.upload.offset) {
        return fail({Code::BadValue, {"送来的内容超过声明的长度。", "There is more content than was announced."},
                     {"请重新上传该文件。", "Upload the file again."}, std::string(id), {}});
    }
    const Descriptor part(::open((draft.path / "part").c_str(), O_WRONLY | O_CLOEXEC));
    if (!part.good()) return fail(disk_fault(draft.path, "无法写入上传", "An upload cannot be written", errno));
    bool wrote_pieces = false;
    std::uint64_t index = draft.whole_pieces();
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), kFilePiece - draft.tail.size());
        draft.tail.insert(draft.tail.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
        draft.upload.offset += count;
        if (draft.tail.size() < kFilePiece) break;
        const Bytes sealed = seal_bytes(draft.key, draft.tail, piece_context(index));
        if (!write_all_at(part.get(), sealed, index * kSealedPiece)) {
            return fail(disk_fault(draft.path, "无法写入上传", "An upload cannot be written", errno));
        }
        wrote_pieces = true;
        ++index;
        wipe(draft.tail);
        draft.tail.clear();
    }
    // Pieces first, then the tail that counts them.
    if (wrote_pieces && ::fdatasync(part.get()) != 0) return fail(disk_fault(draft.path, "无法写入上传", "An upload cannot be written", errno));
    draft.last_ms = now.ms;
    draft.upload.expires = {now.ms + limits_.expire_ms};
    if (auto wrote = write_tail(draft); !wrote) return fail(std::move(wrote.error()));
    return draft.upload;
}

// Reads back what was written: the address is of what is on the disk, not of what went by.
Result<std::string> FileStore::address_of(const Draft& draft) const {
    const Descriptor part(::open((draft.path / "part").c_str(), O_RDONLY | O_CLOEXEC));
    if (!part.good()) return fail(disk_fault(draft.path, "无法读取上传", "An upload cannot be read", errno));
    Mac mac(address_key(ring_, draft.bureau));
    Bytes sealed(kSealedPiece);
    for (std::uint64_t index = 0; index < draft.whole_pieces(); ++index) {
        if (read_some_at(part.get(), sealed, index * kSealedPiece) != static_cast<std::int64_t>(kSealedPiece)) return fail(file_broken(draft.upload.id));
        auto plain = unseal_bytes(draft.key, sealed, piece_context(index));
        if (!plain) return fail(file_broken(draft.upload.id));
        mac.add(*plain);
        wipe(*plain);
    }
    mac.add(draft.tail);
    return to_hex(mac.finish());
}

Result<StoredFile> FileStore::seal_draft(std::int64_t bureau, const Draft& draft) {
    auto address = address_of(draft);
    if (!address) return fail(std::move(address.error()));
    const StoredFile stored{*address, draft.upload.length};
    const fs::path target = file_path(bureau, *address);
    const auto cannot = [&] { return fail(disk_fault(target, "无法存入文件", "A file cannot be stored", errno)); };
    {
        const Descriptor part(::open((draft.path / "part").c_str(), O_WRONLY | O_CLOEXEC));
        if (!part.good()) return cannot();
        // An earlier attempt may have stopped after the trailer: what follows the whole pieces is written anew.
        std::uint64_t at = draft.whole_pieces() * kSealedPiece;
        if (::ftruncate(part.get(), static_cast<off_t>(at)) != 0) return cannot();
        if (!draft.tail.empty()) {
            const Bytes last = seal_bytes(draft.key, draft.tail, piece_context(draft.whole_pieces()));
            if (!write_all_at(part.get(), last, at)) return cannot();
            at += last.size();
        }
        const Bytes trailer = seal_trailer(ring_.file_key(bureau), draft.key, draft.upload.length, trailer_context(bureau, *address));
        if (!write_all_at(part.get(), trailer, at) || ::fsync(part.get()) != 0) return cannot();
    }
    if (auto made = make_folder(target.parent_path()); !made) return fail(std::move(made.error()));
    // The same content is there already: the first file stays, if it is sound.
    if (::link((draft.path / "part").c_str(), target.c_str()) != 0) {
        if (errno != EEXIST) return cannot();
        if (!verify(bureau, *address) && ::rename((draft.path / "part").c_str(), target.c_str()) != 0) return cannot();
    }
    if (auto flushed = flush_folder(target.parent_path()); !flushed) return fail(std::move(flushed.error()));
    return stored;
}

Result<StoredFile> FileStore::finish(std::int64_t bureau, std::string_view id, Instant now) {
    const Busy busy(*this, id);
    if (!busy.mine()) return fail(busy.fault());
    auto draft = load(bureau, id, now);
    if (!draft) return fail(std::move(draft.error()));
    if (!draft->upload.whole()) {
        return fail({Code::FileIncomplete,
                     {fmt::format("文件还没有传完：{} / {} 字节。", draft->upload.offset, draft->upload.length),
                      fmt::format("The file is not whole yet: {} of {} bytes.", draft->upload.offset, draft->upload.length)},
                     {"请续传剩余部分。", "Upload the rest."}, std::string(id), {}});
    }
    if (const auto done = read_file(draft->path / "done", 64); done && is_address(*done) && fs::exists(file_path(bureau, *done))) {
        return StoredFile{*done, draft->upload.length};
    }
    auto stored = seal_draft(bureau, *draft);
    if (!stored) return stored;
    // Kept until it expires, for a client that did not hear the answer; the content is not kept twice.
    if (auto wrote = replace_file(draft->path / "done", bytes_of(stored->address)); !wrote) return fail(std::move(wrote.error()));
    ::unlink((draft->path / "part").c_str());
    return stored;
}

Result<void> FileStore::terminate(std::int64_t bureau, std::string_view id) {
    const Busy busy(*this, id);
    if (!busy.mine()) return fail(busy.fault());
    const auto draft = load(bureau, id, {0});
    if (!draft) return fail(draft.error());
    std::error_code error;
    fs::remove_all(draft->path, error);
    if (error) return fail(disk_fault(draft->path, "无法删除上传", "An upload cannot be removed", error.value()));
    return {};
}

std::size_t FileStore::remove_expired(Instant now) {
    std::size_t removed = 0;
    std::error_code error;
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(folder_ / "uploads", error)) all.push_back(entry.path());
    for (const fs::path& path : all) {
        const std::string id = path.filename().string();
        if (!is_upload_id(id)) continue;
        const Busy busy(*this, id);
        if (!busy.mine()) continue;
        bool keep = false;
        std::int64_t bureau = 0;
        if (const auto text = read_file(path / "about", 64 * 1024)) {
            const auto parsed = parse_json(*text);
            const json::object* saved = parsed ? parsed->if_object() : nullptr;
            const json::value* of = saved != nullptr ? saved->if_contains("bureau") : nullptr;
            if (of != nullptr && of->is_int64()) bureau = of->as_int64();
            const auto draft = load(bureau, id, now);
            // A draft that is damaged can never be finished; one that cannot be read for other reasons is left alone.
            keep = draft.has_value() || draft.error()[0].code == Code::StoreUnavailable;
        }
        if (keep) continue;
        fs::remove_all(path, error);
        if (!error) ++removed;
    }
    return removed;
}

Result<StoredFile> FileStore::put(std::int64_t bureau, std::span<const std::uint8_t> content, Instant now) {
    // The way of an upload: one path writes files.
    auto upload = create(bureau, content.size(), {}, now);
    if (!upload) return fail(std::move(upload.error()));
    Result<StoredFile> stored = append(bureau, upload->id, 0, content, now).and_then([&](const Upload& whole) { return finish(bureau, whole.id, now); });
    std::error_code error;
    fs::remove_all(upload_path(upload->id), error);
    return stored;
}

}  // namespace xiezhi::store
