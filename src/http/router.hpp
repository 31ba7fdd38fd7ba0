// The table of routes: what the server answers, what OpenAPI describes and what the test of rights walks are one table.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "http/server.hpp"

namespace xiezhi::http {

class Call;  // call.hpp: one request with everything a handler needs

enum class Open { ToAll, SignedIn };

struct Route {
    std::string method;
    std::string pattern;   // "/records/{kind}/{id}", under /api/v1
    Open open = Open::SignedIn;
    Words summary;
    std::string request;   // name of the body's schema in OpenAPI, "" when none
    std::string response;  // name of the answer's schema
    std::function<void(Call&)> handle;
};

class Router {
  public:
    void add(Route route) { routes_.push_back(std::move(route)); }
    const std::vector<Route>& routes() const { return routes_; }

    struct Match {
        const Route* route = nullptr;                              // null: no such path (or method, see `allowed`)
        std::map<std::string, std::string, std::less<>> values;    // {kind} → "reconsideration_case"
        std::string allowed;                                       // methods of the path, when only the method is wrong
    };
    Match find(std::string_view method, std::string_view path) const;

  private:
    std::vector<Route> routes_;
};

}  // namespace xiezhi::http
