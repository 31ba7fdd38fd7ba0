// xiezhi rights: the table of who may do what, out of the definitions; docs/rights.md is its markdown.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "base/share.hpp"
#include "engine/catalog.hpp"
#include "identity/rights.hpp"

namespace xiezhi::app {

namespace {

struct Options {
    std::string format = "markdown";
};

Result<void> run(const Options& options) {
    const auto share = find_share();
    if (!share) return fail(share.error());
    const auto catalog = engine::Catalog::load(*share, {});
    if (!catalog) return fail(catalog.error());
    const Definition& definition = *(*catalog)->definition;
    const std::string text = options.format == "json" ? json::serialize(identity::rights_document(definition)) + "\n" : identity::rights_markdown(definition);
    std::fputs(text.c_str(), stdout);
    return {};
}

}  // namespace

void add_rights(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("rights", "谁可以做什么 | who may do what");
    auto options = std::make_shared<Options>();
    command->add_option("--format", options->format, "json | markdown")->check(CLI::IsMember({"json", "markdown"}))->capture_default_str();
    command->callback([options, &status] {
        if (auto done = run(*options); !done) status = report(done.error());
    });
}

}  // namespace xiezhi::app
