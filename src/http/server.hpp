// The HTTP server behind one thin door: RESTinio in server.cpp, and nowhere else, so that it can be replaced.
//
// Connections are served by one I/O thread; requests are handled on a small pool of workers, each with an index by which
// it finds its own connection to the database. A handler answers when it likes, from any thread (the writer's, after the
// commit). Invariant: every request is answered exactly once, with 503 when the queue is full. Loopback unless told.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi::http {

struct Request {
    std::string method;   // "GET"
    std::string path;     // decoded, without the query
    std::map<std::string, std::string, std::less<>> query;    // decoded
    std::map<std::string, std::string, std::less<>> headers;  // names in lower case
    std::string body;
    std::string peer;     // address of the other side

    std::string_view header(std::string_view name) const;
    std::string_view argument(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

using Respond = std::function<void(Response)>;
using Handler = std::function<void(std::size_t worker, Request request, Respond respond)>;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8600;       // 0: any free one
    std::size_t workers = 2;
    std::size_t queue = 4096;        // requests waiting for a worker
    std::size_t connections = 2048;  // open at once; more are closed at once
    // Requests that cost much and whoever may send (signing in) are handled on workers of their own, numbered after the others,
    // so that a storm of them keeps nobody else waiting.
    std::function<bool(const Request&)> apart;
    std::size_t apart_workers = 2;
    std::size_t body_limit = std::size_t{8} << 20;
};

class Server {
  public:
    // StoreUnavailable when the address or port cannot be had.
    static Result<std::unique_ptr<Server>> start(const ServerOptions& options, Handler handler);
    virtual ~Server() = default;      // stops accepting, drains the workers, then ends the I/O
    virtual std::uint16_t port() const = 0;
};

// "%E5%A4%8D+%E8%AE%AE" → "复议" with plus as space in queries; false when a % is broken.
bool decode(std::string_view text, std::string& out, bool plus_is_space);

}  // namespace xiezhi::http
