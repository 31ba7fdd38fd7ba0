#include "http/static_files.hpp"

#include <array>
#include <fstream>
#include <iterator>

namespace xiezhi::http {

namespace fs = std::filesystem;

namespace {

std::string type_of(const fs::path& path) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes{{
        {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".mjs", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
        {".json", "application/json"}, {".svg", "image/svg+xml"}, {".png", "image/png"}, {".ico", "image/x-icon"},
        {".woff2", "font/woff2"}, {".txt", "text/plain; charset=utf-8"}, {".webmanifest", "application/manifest+json"}, {".map", "application/json"}}};
    const std::string extension = path.extension().string();
    for (const auto& [ending, type] : kTypes) {
        if (extension == ending) return std::string(type);
    }
    return "application/octet-stream";
}

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

Response static_file(const fs::path& root, const Request& request) {
    Response response;
    if (request.method != "GET" && request.method != "HEAD") {
        response.status = 405;
        response.type = "text/plain; charset=utf-8";
        response.body = "只能读取 / read only\n";
        response.headers.emplace_back("Allow", "GET, HEAD");
        return response;
    }
    // Nothing above the root: no part of the address may be ".." or hidden.
    std::string_view path = request.path;
    const bool climbs = path.find("/.") != std::string_view::npos || path.find('\\') != std::string_view::npos;
    while (path.starts_with('/')) path.remove_prefix(1);
    std::error_code error;
    fs::path file = climbs || root.empty() ? fs::path() : root / fs::path(path);
    const bool found = !file.empty() && !path.empty() && fs::is_regular_file(file, error);
    const bool asset = path.starts_with("assets/");
    if (!found) {
        file = root / "index.html";
        if (root.empty() || asset || climbs || !fs::is_regular_file(file, error)) {
            response.status = 404;
            response.type = "text/plain; charset=utf-8";
            response.body = root.empty() ? "网页尚未构建；接口在 /api/v1。\nThe pages are not built; the interface is at /api/v1.\n" : "没有这一页。\nThere is no such page.\n";
            return response;
        }
    }
    response.type = type_of(file);
    const bool gzip = request.header("accept-encoding").find("gzip") != std::string_view::npos;
    const fs::path packed = file.string() + ".gz";
    if (gzip && fs::is_regular_file(packed, error)) {
        response.body = contents(packed);
        response.headers.emplace_back("Content-Encoding", "gzip");
    } else {
        response.body = contents(file);
    }
    response.headers.emplace_back("Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'");
    return response;
}

}  // namespace xiezhi::http
