#include "store/anchors.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <set>

#include "base/share.hpp"
#include "calendar/civil_date.hpp"
#include "store/crypto.hpp"
#include "store/store_faults.hpp"

namespace xiezhi::store {

namespace {

// "BUREAU SEQUENCE HASH TIME SIGNATURE"
std::string signed_part(const Anchor& anchor) {
    return fmt::format("{} {} {} {}", anchor.bureau, anchor.head.sequence, to_hex(anchor.head.hash), anchor.recorded_at);
}

std::string signature(const KeyRing& keys, std::int64_t bureau, std::string_view text) {
    return to_hex(hmac_sm3_of(keys.chain_key(bureau), {bytes_of("xiezhi head "), bytes_of(text)}));
}

bool read_number(std::string_view& line, std::int64_t& number) {
    const auto done = std::from_chars(line.data(), line.data() + line.size(), number);
    if (done.ec != std::errc{} || done.ptr == line.data() + line.size() || *done.ptr != ' ') return false;
    line.remove_prefix(static_cast<std::size_t>(done.ptr - line.data()) + 1);
    return true;
}

bool read_line(std::string_view line, const KeyRing& keys, Anchor& anchor) {
    if (!read_number(line, anchor.bureau) || !read_number(line, anchor.head.sequence)) return false;
    if (line.size() < 65 || line[64] != ' ') return false;
    const auto hash = from_hex(line.substr(0, 64));
    if (!hash) return false;
    std::copy_n(hash->begin(), anchor.head.hash.size(), anchor.head.hash.begin());
    line.remove_prefix(65);
    if (!read_number(line, anchor.recorded_at)) return false;
    const std::string wanted = signature(keys, anchor.bureau, signed_part(anchor));
    return same(bytes_of(line), bytes_of(wanted));
}

Result<void> write_out(const std::filesystem::path& file, int flags, std::string_view text) {
    const auto trouble = [&file] { return fail(unavailable(fmt::format("{}: {}", file.string(), std::strerror(errno)))); };
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    if (descriptor < 0) return trouble();
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            auto fault = trouble();
            ::close(descriptor);
            return fault;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fdatasync(descriptor) != 0) {
        auto fault = trouble();
        ::close(descriptor);
        return fault;
    }
    ::close(descriptor);
    return {};
}

std::string lines_of(const KeyRing& keys, const std::vector<Anchor>& anchors) {
    std::string text;
    for (const Anchor& anchor : anchors) {
        const std::string line = signed_part(anchor);
        text += fmt::format("{} {}\n", line, signature(keys, anchor.bureau, line));
    }
    return text;
}

}  // namespace

Result<void> append_anchors(const std::filesystem::path& file, const KeyRing& keys, const std::vector<Anchor>& anchors) {
    return write_out(file, O_APPEND, lines_of(keys, anchors));
}

Result<std::vector<Anchor>> read_anchors(const std::filesystem::path& file, const KeyRing& keys) {
    std::vector<Anchor> anchors;
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return anchors;
    const auto text = read_file(file, std::size_t{1} << 30);
    if (!text) return fail(text.error());
    std::string_view rest = *text;
    for (int number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos) break;  // cut off while it was written
        Anchor anchor;
        if (!read_line(rest.substr(0, end), keys, anchor)) {
            return fail(chain_fault(fmt::format("链头记录第 {} 行不是本系统签署的", number),
                                    fmt::format("Line {} of the recorded heads was not signed by this system", number),
                                    fmt::format("{}:{}", file.string(), number)));
        }
        anchors.push_back(anchor);
        rest.remove_prefix(end + 1);
    }
    return anchors;
}

Result<void> thin_out_anchors(const std::filesystem::path& file, const KeyRing& keys, const std::vector<Anchor>& anchors) {
    std::vector<Anchor> kept;
    std::set<std::pair<std::int64_t, int>> seen;
    for (auto anchor = anchors.rbegin(); anchor != anchors.rend(); ++anchor) {
        if (seen.emplace(anchor->bureau, china_date({anchor->recorded_at}).days).second) kept.push_back(*anchor);
    }
    std::reverse(kept.begin(), kept.end());
    const std::filesystem::path fresh = file.string() + ".new";
    if (auto done = write_out(fresh, O_TRUNC, lines_of(keys, kept)); !done) return done;
    std::error_code error;
    std::filesystem::rename(fresh, file, error);
    if (error) return fail(unavailable(fmt::format("{}: {}", file.string(), error.message())));
    return {};
}

}  // namespace xiezhi::store
