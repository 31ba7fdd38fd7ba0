#include "http/server.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <unordered_set>

#include <restinio/all.hpp>

#include "base/utf8.hpp"

namespace xiezhi::http {

namespace {

// The connections that are open, known by their own ids; touched by the I/O thread only. RESTinio's limiter is not used:
// a connection reset before it is taken counts there for ever (remote_endpoint throws between its two counters), and after
// as many of them as the limit the server takes none any more.
class OpenConnections {
  public:
    void state_changed(const restinio::connection_state::notice_t& notice) noexcept {
        if (restinio::holds_alternative<restinio::connection_state::accepted_t>(notice.cause())) open_.insert(notice.connection_id());
        else open_.erase(notice.connection_id());
    }
    std::size_t count() const { return open_.size(); }

  private:
    std::unordered_set<restinio::connection_id_t> open_;
};

struct Traits : public restinio::default_traits_t {
    using request_handler_t = std::function<restinio::request_handling_status_t(restinio::request_handle_t)>;
    using connection_state_listener_t = OpenConnections;
};

using Backend = restinio::http_server_t<Traits>;

// Requests wait here for a worker; stop() lets those that wait be handled, then joins.
class Pool {
  public:
    Pool(std::size_t first, std::size_t workers, std::size_t limit) : limit_(limit) {
        for (std::size_t i = first; i < first + workers; ++i) threads_.emplace_back([this, i] { run(i); });
    }
    bool offer(std::function<void(std::size_t)> work) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_ || queue_.size() >= limit_) return false;
            queue_.push_back(std::move(work));
        }
        ready_.notify_one();
        return true;
    }
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        ready_.notify_all();
        for (std::thread& thread : threads_) {
            if (thread.joinable()) thread.join();
        }
    }

  private:
    void run(std::size_t index) {
        for (;;) {
            std::function<void(std::size_t)> work;
            {
                std::unique_lock lock(mutex_);
                ready_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
                if (queue_.empty()) return;
                work = std::move(queue_.front());
                queue_.pop_front();
            }
            work(index);
        }
    }

    std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::function<void(std::size_t)>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c); });
    return out;
}

void send(const restinio::request_handle_t& request, Response response) {
    auto out = request->create_response(restinio::http_status_line_t(restinio::http_status_code_t(static_cast<std::uint16_t>(response.status)), ""));
    out.append_header(restinio::http_field::content_type, response.type);
    out.append_header("X-Content-Type-Options", "nosniff");
    out.append_header("X-Frame-Options", "SAMEORIGIN");
    out.append_header("Referrer-Policy", "same-origin");
    out.append_header("Cross-Origin-Resource-Policy", "same-origin");
    for (auto& [name, value] : response.headers) out.append_header(std::move(name), std::move(value));
    const bool bare = request->header().method() == restinio::http_method_head() || response.status == 204 || response.status == 304;
    if (!bare) out.set_body(std::move(response.body));
    out.done();
}

// As many connections as descriptors allow, beside those of the database, its files and the pages: whoever is connected
// is served. The soft limit is raised to the hard one, as programs that do not use select() may.
std::size_t connections_possible(std::size_t wanted) {
    constexpr std::size_t kOwn = 256;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return kOwn;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
    (void)getrlimit(RLIMIT_NOFILE, &limit);
    const auto all = static_cast<std::size_t>(limit.rlim_cur);
    return std::min(wanted, all > 2 * kOwn ? all - kOwn : kOwn);
}

Response plain_problem(int status, const char* code, const char* zh, const char* en) {
    Response response;
    response.status = status;
    response.type = "application/problem+json; charset=utf-8";
    response.body = fmt::format(
        R"({{"type":"about:blank","title":"{}","status":{},"code":"{}","faults":[{{"code":"{}",)"
        R"("message":{{"zh":"{}","en":"{}"}},"remedy":{{"zh":"请稍后再试。","en":"Try again in a moment."}}}}]}})",
        code, status, code, code, zh, en);
    return response;
}

class RestinioServer final : public Server {
  public:
    RestinioServer(const ServerOptions& options, Handler handler)
        : pool_(0, options.workers, options.queue),
          apart_pool_(options.workers, options.apart ? options.apart_workers : 0, options.queue / 64),
          apart_(options.apart),
          handler_(std::move(handler)) {
        restinio::server_settings_t<Traits> settings;
        settings.address(options.address)
            .port(options.port)
            .max_pipelined_requests(16)
            .concurrent_accepts_count(16)  // an accept that fails is not tried again by RESTinio: some in reserve
            .connection_state_listener(open_)
            .socket_options_setter([open = open_, most = connections_possible(options.connections)](restinio::socket_options_t&) {
                // What is thrown here ends in the refused connection being closed (create_new_connection).
                if (open->count() >= most) throw std::runtime_error("too many connections");
            })
            .read_next_http_message_timelimit(std::chrono::seconds(30))
            .write_http_response_timelimit(std::chrono::seconds(60))
            .handle_request_timeout(std::chrono::seconds(60))
            .buffer_size(16 * 1024)
            .incoming_http_msg_limits(
                restinio::incoming_http_msg_limits_t{}.max_url_size(8 * 1024).max_field_name_size(256).max_field_value_size(8 * 1024).max_field_count(64).max_body_size(
                    options.body_limit))
            .acceptor_post_bind_hook([this](asio::ip::tcp::acceptor& acceptor) { port_ = acceptor.local_endpoint().port(); })
            .request_handler([this](restinio::request_handle_t request) { return accept(std::move(request)); });
        backend_ = std::make_unique<Backend>(restinio::own_io_context(), std::move(settings));
        backend_->open_sync();
        // One connection that breaks the machinery must not take the others with it.
        io_ = std::thread([this] {
            for (;;) {
                try {
                    backend_->io_context().run();
                    return;
                } catch (const std::exception& error) {
                    std::fprintf(stderr, "xiezhi: a connection ended in an exception: %s\n", error.what());
                }
            }
        });
    }

    // Order matters: first no new requests, then every accepted one answered, then the I/O that sends the answers.
    ~RestinioServer() override {
        asio::post(backend_->io_context(), [this] { backend_->close_async([] {}, [](std::exception_ptr) {}); });
        pool_.stop();
        apart_pool_.stop();
        // Answers already handed over are flushed within the grace; idle connections are then cut.
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        asio::post(backend_->io_context(), [this] { backend_->io_context().stop(); });
        io_.join();
    }

    std::uint16_t port() const override { return port_; }

  private:
    restinio::request_handling_status_t accept(restinio::request_handle_t raw) {
        auto request = std::make_shared<Request>();
        request->method = raw->header().method().c_str();
        std::string_view target(raw->header().request_target().data(), raw->header().request_target().size());
        const auto mark = target.find('?');
        bool good = decode(target.substr(0, mark), request->path, false);
        if (mark != std::string_view::npos) good = read_query(target.substr(mark + 1), *request) && good;
        raw->header().for_each_field([&](const auto& field) { request->headers[lower(field.name())] = std::string(field.value()); });
        request->body = raw->body();
        request->peer = raw->remote_endpoint().address().to_string();
        const auto readable = [](const auto& pair) { return is_utf8(pair.first) && is_utf8(pair.second) && pair.second.find('\0') == std::string::npos; };
        good = good && is_plain(request->path) && std::all_of(request->query.begin(), request->query.end(), readable);
        const bool smuggled = request->headers.contains("transfer-encoding") && request->headers.contains("content-length");
        if (!good || smuggled) {
            send(raw, plain_problem(400, "BAD_REQUEST", "请求的地址或首部写法不对", "The address or a header of the request is malformed"));
            return restinio::request_accepted();
        }
        Pool& pool = apart_ && apart_(*request) ? apart_pool_ : pool_;
        const bool taken = pool.offer([this, raw, request](std::size_t worker) {
            // Input never throws here (style: faults are values); what does is broken machinery, memory that is not to be
            // had first of all. It costs one request, not the server.
            const auto answered = std::make_shared<std::atomic<bool>>(false);
            try {
                handler_(worker, std::move(*request), [raw, answered](Response response) {
                    if (!answered->exchange(true)) send(raw, std::move(response));
                });
            } catch (const std::exception& error) {
                std::fprintf(stderr, "xiezhi: a request ended in an exception: %s\n", error.what());
                if (!answered->exchange(true)) send(raw, plain_problem(500, "INTERNAL", "系统内部出错，所填内容没有保存", "The program failed; nothing was saved"));
            }
        });
        if (!taken) send(raw, plain_problem(503, "STORE_BUSY", "系统正忙", "The system is busy"));
        return restinio::request_accepted();
    }

    // Text without control characters: nothing else names one of our routes or pages.
    static bool is_plain(std::string_view path) {
        return is_utf8(path) && std::none_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    }

    static bool read_query(std::string_view query, Request& request) {
        while (!query.empty()) {
            const auto end = query.find('&');
            const std::string_view pair = query.substr(0, end);
            const auto equals = pair.find('=');
            std::string name;
            std::string value;
            if (!decode(pair.substr(0, equals), name, true)) return false;
            if (equals != std::string_view::npos && !decode(pair.substr(equals + 1), value, true)) return false;
            if (!name.empty()) request.query[name] = value;
            query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        }
        return true;
    }

    std::shared_ptr<OpenConnections> open_ = std::make_shared<OpenConnections>();
    Pool pool_, apart_pool_;
    std::function<bool(const Request&)> apart_;
    Handler handler_;
    std::unique_ptr<Backend> backend_;
    std::thread io_;
    std::uint16_t port_ = 0;
};

}  // namespace

std::string_view Request::header(std::string_view name) const {
    const auto at = headers.find(name);
    return at == headers.end() ? std::string_view{} : std::string_view(at->second);
}

std::string_view Request::argument(std::string_view name) const {
    const auto at = query.find(name);
    return at == query.end() ? std::string_view{} : std::string_view(at->second);
}

bool decode(std::string_view text, std::string& out, bool plus_is_space) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    out.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return false;
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        }
    }
    return true;
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Handler handler) {
    try {
        return std::make_unique<RestinioServer>(options, std::move(handler));
    } catch (const std::exception& error) {
        return fail({Code::StoreUnavailable,
                     {fmt::format("无法在 {}:{} 提供服务：{}", options.address, options.port, error.what()),
                      fmt::format("Cannot serve on {}:{}: {}", options.address, options.port, error.what())},
                     {"该端口可能已被占用，请用 --port 换一个。", "The port may be in use; choose another with --port."},
                     "--port",
                     ""});
    }
}

}  // namespace xiezhi::http
