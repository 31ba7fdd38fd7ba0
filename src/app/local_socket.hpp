// DIR/xiezhi.sock: how another command writes while a server runs, since one process alone writes. The command says what
// is to be done and as whom; the server does it, with that person's rights, and answers what the command shows.
//
// Who is served: the operating-system user under whom the server runs, and root; the kernel tells who asks (SO_PEERCRED).
// Either can read the keys beside the socket anyway; nobody else is served, whatever the socket's mode.
// One request a connection: the command writes a JSON object and closes its side; the server answers {out, faults}.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "base/json.hpp"

namespace xiezhi::app {

struct LocalAnswer {
    std::string out;  // for standard output
    Faults faults;    // of parts that could not be done; the others stand
};

class LocalSocket {
  public:
    using Handler = std::function<Result<LocalAnswer>(const json::object& request)>;  // on a thread of the socket, one at a time
    // Takes the place of a socket that a server left behind: the caller is the writer, so none is alive.
    static Result<std::unique_ptr<LocalSocket>> start(const std::filesystem::path& folder, Handler handler);
    ~LocalSocket();  // ends the request under way, removes the socket
    LocalSocket(const LocalSocket&) = delete;
    LocalSocket& operator=(const LocalSocket&) = delete;

  private:
    LocalSocket(std::filesystem::path folder, int listener, Handler handler);
    void work();
    void serve(int connection);

    std::filesystem::path folder_;
    int listener_;
    Handler handler_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

// Nothing when no server listens; StoreUnavailable when one does and does not answer; its faults when it refuses.
Result<std::optional<LocalAnswer>> ask_server(const std::filesystem::path& folder, const json::object& request);

}  // namespace xiezhi::app
