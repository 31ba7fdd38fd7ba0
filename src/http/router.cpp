#include "http/router.hpp"

namespace xiezhi::http {

namespace {

bool fits(std::string_view pattern, std::string_view path, std::map<std::string, std::string, std::less<>>& values) {
    while (!pattern.empty() || !path.empty()) {
        const auto next = [](std::string_view& text) {
            if (text.starts_with('/')) text.remove_prefix(1);
            const auto end = text.find('/');
            const std::string_view part = text.substr(0, end);
            text = end == std::string_view::npos ? std::string_view{} : text.substr(end);
            return part;
        };
        const std::string_view wanted = next(pattern);
        const std::string_view given = next(path);
        if (given.empty() != wanted.empty()) return false;
        if (wanted.starts_with('{')) values[std::string(wanted.substr(1, wanted.size() - 2))] = std::string(given);
        else if (wanted != given) return false;
        if (pattern.empty() != path.empty()) return false;
    }
    return true;
}

}  // namespace

Router::Match Router::find(std::string_view method, std::string_view path) const {
    Match match;
    for (const Route& route : routes_) {
        std::map<std::string, std::string, std::less<>> values;
        if (!fits(route.pattern, path, values)) continue;
        if (route.method == method || (method == "HEAD" && route.method == "GET")) {
            match.route = &route;
            match.values = std::move(values);
            return match;
        }
        match.allowed += (match.allowed.empty() ? "" : ", ") + route.method;
    }
    return match;
}

}  // namespace xiezhi::http
