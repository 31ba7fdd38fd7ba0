// Files on a disk that may stop at any moment: whole or not at all, and on the disk before anybody is told so.
// Only src/store includes this header.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/fault.hpp"

namespace xiezhi::store {

// An open file; closes itself. -1 when it could not be opened (errno says why).
class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : value_(other.value_) { other.value_ = -1; }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    int get() const { return value_; }
    bool good() const { return value_ >= 0; }

  private:
    int value_;
};

// False with errno set when the disk refuses; interrupted calls go on.
bool write_all(int file, std::span<const std::uint8_t> bytes);
bool write_all_at(int file, std::span<const std::uint8_t> bytes, std::uint64_t offset);
// How many bytes were there, at most bytes.size(); -1 with errno set.
std::int64_t read_some_at(int file, std::span<std::uint8_t> bytes, std::uint64_t offset);

// Writes beside, flushes, renames over: readers see the old file or the new one. Mode 0600.
Result<void> replace_file(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);
// Makes the names in a folder durable.
Result<void> flush_folder(const std::filesystem::path& folder);
// With parents, mode 0700 for those made.
Result<void> make_folder(const std::filesystem::path& folder);

// StoreUnavailable with what was tried and the system's reason.
Fault disk_fault(const std::filesystem::path& file, std::string_view zh, std::string_view en, int error);

}  // namespace xiezhi::store
