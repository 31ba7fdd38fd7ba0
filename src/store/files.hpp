// Files of matters: encrypted in pieces of 64 KiB, each file under its own key, found by a keyed hash of what is in them,
// and uploaded in resumable pieces (tus 1.0, core protocol with creation, expiration and termination).
//
// Invariants. What an upload's offset counts is on the disk, whatever happens next; the offset, with the last piece that
// is not yet whole, stands in one small file that is replaced as a whole. A finished file never changes; a changed,
// cut, lengthened or exchanged byte is found when it is read. Nothing is on the disk in clear.
//
//   FOLDER/files/BUREAU/ab/ab12…  pieces, then a trailer: the file's key and length, sealed under the bureau's file key
//   FOLDER/uploads/ID/            about (length, key, expiry), tail (offset and last piece), part (whole pieces), done
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/fault.hpp"
#include "store/keys.hpp"

namespace xiezhi::store {

inline constexpr std::size_t kFilePiece = 64 * 1024;

struct Upload {
    std::string id;            // 32 hex digits, not to be guessed
    std::uint64_t length = 0;  // bytes
    std::uint64_t offset = 0;  // bytes on the disk
    Instant expires;
    std::string about;         // what the caller said when it began (name, type), kept sealed
    bool whole() const { return offset == length; }
};

struct StoredFile {
    std::string address;       // 64 hex digits
    std::uint64_t length = 0;  // bytes
};

// Reads a finished file from any place; not to be shared between threads.
class FileReader {
  public:
    FileReader(FileReader&&) noexcept;
    ~FileReader();
    std::uint64_t length() const;
    // Fills as much of `into` as there is from `offset`; 0 at the end. ChainBroken when the file was changed.
    Result<std::size_t> read(std::uint64_t offset, std::span<std::uint8_t> into);

  private:
    friend class FileStore;
    struct State;
    explicit FileReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// What is said of an upload that is not there, or is somebody else's.
Fault no_such_upload(std::string_view id);

// One object for all threads of the process that writes. The ring outlives it.
class FileStore {
  public:
    struct Limits {
        std::uint64_t largest = std::uint64_t{512} << 20;
        std::int64_t expire_ms = 24LL * 3600 * 1000;  // after the upload's last piece
        std::size_t unfinished = 10'000;              // uploads at once, all bureaus, with those just finished
    };
    static Result<std::unique_ptr<FileStore>> open(const std::filesystem::path& folder, const KeyRing& ring, Limits limits);
    static Result<std::unique_ptr<FileStore>> open(const std::filesystem::path& folder, const KeyRing& ring) {
        return open(folder, ring, Limits{});
    }

    // Uploads. TooLarge, StoreBusy (too many unfinished; the same upload is being written), NotFound (unknown or
    // expired), WrongState (another offset than the next: the fault names it), BadValue (beyond the length).
    Result<Upload> create(std::int64_t bureau, std::uint64_t length, std::string_view about, Instant now);
    Result<Upload> head(std::int64_t bureau, std::string_view id, Instant now);
    Result<Upload> append(std::int64_t bureau, std::string_view id, std::uint64_t offset, std::span<const std::uint8_t> bytes,
                          Instant now);
    // Makes the upload a file; repeating it gives the same answer. FileIncomplete when bytes are missing.
    Result<StoredFile> finish(std::int64_t bureau, std::string_view id, Instant now);
    Result<void> terminate(std::int64_t bureau, std::string_view id);
    std::size_t remove_expired(Instant now);  // how many uploads

    // A file made by the program itself. The same content in the same bureau is kept once.
    Result<StoredFile> put(std::int64_t bureau, std::span<const std::uint8_t> content, Instant now);

    // NotFound; ChainBroken when its trailer or length is not what was written.
    Result<FileReader> read(std::int64_t bureau, std::string_view address) const;
    // The whole content; TooLarge above `limit`.
    Result<std::string> read_all(std::int64_t bureau, std::string_view address, std::size_t limit = std::size_t{64} << 20) const;

    // For fsck: reads everything and compares with the address.
    Result<StoredFile> verify(std::int64_t bureau, std::string_view address) const;
    std::vector<std::string> addresses(std::int64_t bureau) const;  // sorted

    // Removes a file for good: its trailer, with the key, is overwritten first. Content kept once for several records is
    // gone for all of them: the caller looks first.
    Result<void> erase(std::int64_t bureau, std::string_view address);

  private:
    struct Draft;
    class Busy;
    FileStore(std::filesystem::path folder, const KeyRing& ring, Limits limits);
    std::filesystem::path file_path(std::int64_t bureau, std::string_view address) const;
    std::filesystem::path upload_path(std::string_view id) const;
    Result<Draft> load(std::int64_t bureau, std::string_view id, Instant now) const;
    Result<void> write_tail(const Draft& draft) const;
    Result<std::string> address_of(const Draft& draft) const;
    Result<StoredFile> seal_draft(std::int64_t bureau, const Draft& draft);

    const std::filesystem::path folder_;
    const KeyRing& ring_;
    const Limits limits_;
    std::mutex mutex_;
    std::set<std::string, std::less<>> busy_;  // uploads being written
};

}  // namespace xiezhi::store
