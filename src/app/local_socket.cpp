#include "app/local_socket.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace xiezhi::app {

namespace {

constexpr int kLongestWork = 600;  // seconds that a command waits
constexpr std::size_t kLargestMessage = std::size_t{64} << 20;  // the largest plan as JSON, and more

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    int release() { return std::exchange(number_, -1); }

  private:
    int number_;
};

// A socket's path may have 107 bytes, a folder's more: it is named by the open folder instead.
struct Address {
    Descriptor folder;
    sockaddr_un name{};
    explicit Address(const std::filesystem::path& path) : folder(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
        name.sun_family = AF_UNIX;
        const std::string text = fmt::format("/proc/self/fd/{}/xiezhi.sock", folder.get());
        std::memcpy(name.sun_path, text.c_str(), text.size() + 1);
    }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&name); }
};

Fault socket_fault(std::string_view what) {
    return {Code::StoreUnavailable, {fmt::format("本机套接字 xiezhi.sock：{}", what), fmt::format("Local socket xiezhi.sock: {}", what)},
            {"请检查数据目录的权限，或停止服务后再试。", "Check the permissions of the folder, or stop the server and try again."}, "xiezhi.sock", ""};
}

Fault no_answer() {
    return {Code::StoreUnavailable, {"运行中的服务没有应答本命令", "The running server did not answer this command"},
            {"请以运行服务的系统用户、用同一版本的程序运行本命令；已做的部分再次运行不会重复。",
             "Run it as the system user under whom the server runs, with the same version of the program; what was done is not done twice."},
            "xiezhi.sock", ""};
}

void wait_at_most(int connection, int seconds) {
    const timeval limit{seconds, 0};
    (void)::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    (void)::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

bool is_ours(int connection) {
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && (peer.uid == ::geteuid() || peer.uid == 0);
}

bool read_to_end(int connection, std::string& text) {
    char piece[16384];
    for (;;) {
        const auto got = ::recv(connection, piece, sizeof piece, 0);
        if (got == 0) return true;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || text.size() + static_cast<std::size_t>(got) > kLargestMessage) return false;
        text.append(piece, static_cast<std::size_t>(got));
    }
}

bool write_all(int connection, std::string_view text) {
    while (!text.empty()) {
        const auto sent = ::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

Fault fault_of(const json::object& object) {
    Fault fault;
    for (int code = 0; code <= static_cast<int>(Code::Internal); ++code) {
        if (name_of(static_cast<Code>(code)) == text_at(object, "code")) fault.code = static_cast<Code>(code);
    }
    const auto words = [&](std::string_view member) {
        const auto* value = object.if_contains(member);
        return value != nullptr && value->is_object() ? Words{std::string(text_at(value->get_object(), "zh")), std::string(text_at(value->get_object(), "en"))} : Words{};
    };
    fault.message = words("message");
    fault.remedy = words("remedy");
    fault.where = text_at(object, "where");
    fault.article = text_at(object, "article");
    return fault;
}

Faults faults_of(const json::object& answer) {
    Faults faults;
    const auto* entries = answer.if_contains("faults");
    if (entries == nullptr || !entries->is_array()) return faults;
    for (const json::value& entry : entries->get_array()) {
        if (entry.is_object()) faults.push_back(fault_of(entry.get_object()));
    }
    return faults;
}

}  // namespace

Result<std::unique_ptr<LocalSocket>> LocalSocket::start(const std::filesystem::path& folder, Handler handler) {
    Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const Address address(folder);
    std::error_code ignored;
    std::filesystem::remove(folder / "xiezhi.sock", ignored);
    if (listener.get() < 0 || ::bind(listener.get(), address.get(), sizeof address.name) != 0) return fail(socket_fault(std::strerror(errno)));
    if (::chmod((folder / "xiezhi.sock").c_str(), 0600) != 0 || ::listen(listener.get(), 16) != 0) return fail(socket_fault(std::strerror(errno)));
    return std::unique_ptr<LocalSocket>(new LocalSocket(folder, listener.release(), std::move(handler)));
}

LocalSocket::LocalSocket(std::filesystem::path folder, int listener, Handler handler) : folder_(std::move(folder)), listener_(listener), handler_(std::move(handler)) {
    thread_ = std::thread([this] { work(); });
}

LocalSocket::~LocalSocket() {
    stopping_ = true;
    thread_.join();
    ::close(listener_);
    std::error_code ignored;
    std::filesystem::remove(folder_ / "xiezhi.sock", ignored);
}

void LocalSocket::work() {
    while (!stopping_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, 200) <= 0) continue;
        const Descriptor connection(::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC));
        if (connection.get() >= 0) serve(connection.get());
    }
}

void LocalSocket::serve(int connection) {
    wait_at_most(connection, 10);
    std::string text;
    if (!is_ours(connection) || !read_to_end(connection, text)) return;
    const auto request = parse_json(text, kLargestMessage);
    json::object answer;
    if (!request || !request->is_object()) {
        answer["faults"] = to_json(request ? Faults{{Code::BadJson,
                                                     {"请求应为一个 JSON 对象", "The request must be a JSON object"},
                                                     {"请使用同一版本的程序。", "Use the same version of the program."},
                                                     "",
                                                     ""}}
                                           : request.error());
    } else if (const auto done = handler_(request->get_object()); done) {
        answer["out"] = done->out;
        answer["faults"] = to_json(done->faults);
    } else {
        answer["faults"] = to_json(done.error());
    }
    (void)write_all(connection, json::serialize(answer));
}

Result<std::optional<LocalAnswer>> ask_server(const std::filesystem::path& folder, const json::object& request) {
    const Address address(folder);
    const Descriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connection.get() < 0) return fail(socket_fault(std::strerror(errno)));
    if (::connect(connection.get(), address.get(), sizeof address.name) != 0) {
        if (errno == ENOENT || errno == ECONNREFUSED) return std::optional<LocalAnswer>{};  // none, or one left by a server that was killed
        return fail(socket_fault(std::strerror(errno)));
    }
    wait_at_most(connection.get(), kLongestWork);
    std::string text;
    const bool sent = write_all(connection.get(), json::serialize(request)) && ::shutdown(connection.get(), SHUT_WR) == 0;
    if (!sent || !read_to_end(connection.get(), text) || text.empty()) return fail(no_answer());
    const auto answer = parse_json(text, kLargestMessage);
    if (!answer || !answer->is_object()) return fail(no_answer());
    const json::object& whole = answer->get_object();
    Faults faults = faults_of(whole);
    if (whole.contains("out")) return std::optional<LocalAnswer>{LocalAnswer{std::string(text_at(whole, "out")), std::move(faults)}};
    if (faults.empty()) faults.push_back(no_answer());
    return fail(std::move(faults));
}

}  // namespace xiezhi::app
