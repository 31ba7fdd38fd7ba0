#include "store/disk.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace xiezhi::store {

Descriptor::~Descriptor() {
    if (value_ >= 0) ::close(value_);
}

bool write_all(int file, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

bool write_all_at(int file, std::span<const std::uint8_t> bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return true;
}

std::int64_t read_some_at(int file, std::span<std::uint8_t> bytes, std::uint64_t offset) {
    std::int64_t total = 0;
    while (!bytes.empty()) {
        const ssize_t length = ::pread(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (length < 0 && errno == EINTR) continue;
        if (length < 0) return -1;
        if (length == 0) break;
        bytes = bytes.subspan(static_cast<std::size_t>(length));
        offset += static_cast<std::uint64_t>(length);
        total += length;
    }
    return total;
}

Result<void> replace_file(const std::filesystem::path& file, std::span<const std::uint8_t> bytes) {
    const std::filesystem::path draft = file.string() + ".new";
    {
        const Descriptor out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!out.good() || !write_all(out.get(), bytes) || ::fdatasync(out.get()) != 0) {
            return fail(disk_fault(file, "无法写入文件", "A file cannot be written", errno));
        }
    }
    if (::rename(draft.c_str(), file.c_str()) != 0) return fail(disk_fault(file, "无法写入文件", "A file cannot be written", errno));
    return flush_folder(file.parent_path());
}

Result<void> flush_folder(const std::filesystem::path& folder) {
    const Descriptor place(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!place.good() || ::fsync(place.get()) != 0) return fail(disk_fault(folder, "无法写入目录", "A folder cannot be written", errno));
    return {};
}

Result<void> make_folder(const std::filesystem::path& folder) {
    if (folder.empty() || ::mkdir(folder.c_str(), 0700) == 0) return {};
    if (errno == ENOENT) {
        if (auto parent = make_folder(folder.parent_path()); !parent) return parent;
        if (::mkdir(folder.c_str(), 0700) == 0) return flush_folder(folder.parent_path());
    }
    struct stat state {};
    if (errno == EEXIST && ::stat(folder.c_str(), &state) == 0 && S_ISDIR(state.st_mode)) return {};
    return fail(disk_fault(folder, "无法建立目录", "A folder cannot be made", errno));
}

Fault disk_fault(const std::filesystem::path& file, std::string_view zh, std::string_view en, int error) {
    const std::string reason = std::generic_category().message(error);
    return {Code::StoreUnavailable, {fmt::format("{}：{}", zh, reason), fmt::format("{}: {}", en, reason)},
            {"请检查路径、磁盘空间和目录权限。", "Check the path, the space on the disk and the rights on the folder."},
            file.string(), {}};
}

}  // namespace xiezhi::store
