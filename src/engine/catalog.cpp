#include "engine/catalog.hpp"

#include <fmt/format.h>

#include <future>

#include "definition/canonical.hpp"
#include "definition/check.hpp"
#include "definition/load.hpp"

namespace xiezhi::engine {

Result<std::shared_ptr<const Catalog>> Catalog::load(const std::filesystem::path& share, const std::filesystem::path& overlay) {
    Faults faults;
    auto catalog = std::make_shared<Catalog>();
    catalog->share = share;
    auto read = std::async(std::launch::async, [&] { return load_definition(share, overlay); });
    auto law = load_law(share / "law", overlay.empty() ? overlay : overlay / "law");
    auto calendar = load_calendar(share / "law" / "calendar" / "china.csv");
    auto definition = read.get();
    if (!definition) append(faults, definition.error());
    if (!law) append(faults, law.error());
    if (!calendar) append(faults, calendar.error());
    auto tables = law ? decision::load_tables(share / "law" / "tables", *law) : Result<decision::Tables>(decision::Tables{});
    if (!tables) append(faults, tables.error());
    if (!faults.empty()) return fail(std::move(faults));
    catalog->tables = std::make_shared<const decision::Tables>(std::move(*tables));
    catalog->definition = std::make_shared<const Definition>(std::move(*definition));
    catalog->written = std::make_shared<const Law>(std::move(*law));
    catalog->law.use(*catalog->written);
    catalog->calendar.use(std::move(*calendar));
    auto proposals = decision::load_proposals(share, *catalog->definition, *catalog->tables);
    if (!proposals) return fail(proposals.error());
    catalog->proposals = std::make_shared<const std::vector<decision::Proposal>>(std::move(*proposals));
    auto kinds = compile_kinds(*catalog->definition);
    if (!kinds) return fail(kinds.error());
    for (auto& [id, compiled] : *kinds) catalog->present_[id] = {compiled->shared_kind(), compiled};
    auto figures = figure::FigureSet::build(catalog->definition);
    if (!figures) return fail(figures.error());
    catalog->figures = std::move(*figures);
    return std::shared_ptr<const Catalog>(std::move(catalog));
}

Result<KindInUse> Catalog::kind(std::string_view id) const {
    const auto at = present_.find(id);
    if (at != present_.end()) return at->second;
    return fail({Code::NotFound, {fmt::format("没有“{}”这一类事项", id.substr(0, 60)), fmt::format("There is no kind of record \"{}\"", id.substr(0, 60))},
                 {"请从菜单中选择业务。", "Choose the work from the menu."}, "", ""});
}

Result<KindInUse> Catalog::kind_by_hash(store::Connection& connection, std::string_view id, const std::string& hash) const {
    if (const auto at = present_.find(id); at != present_.end() && at->second.kind->hash == hash) return at->second;
    {
        const std::lock_guard lock(mutex_);
        if (const auto at = older_.find(hash); at != older_.end()) return at->second;
    }
    std::string body;
    const std::vector<store::Value> key{hash};
    const auto asked = connection.query("SELECT body FROM definition WHERE hash = ?1", key, [&](const store::Row& row) {
        body = std::string(row.text(0));
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (body.empty()) {
        return fail({Code::ChainBroken, {"找不到本件立案时适用的定义：" + hash, "The definition under which this was opened is missing: " + hash},
                     {"请运行 xiezhi fsck 并联系系统管理员。", "Run xiezhi fsck and tell the system administrator."}, "", ""});
    }
    auto kind = from_canonical(body);
    if (!kind) return fail(kind.error());
    auto made = compiled(std::make_shared<const Kind>(std::move(*kind)));
    if (!made) return fail(made.error());
    const std::lock_guard lock(mutex_);
    return older_.emplace(hash, *made).first->second;
}

Result<KindInUse> Catalog::compiled(std::shared_ptr<const Kind> kind) const {
    auto made = CompiledKind::compile(kind, *definition);
    if (!made) return fail(made.error());
    return KindInUse{kind, std::make_shared<const CompiledKind>(std::move(*made))};
}

Result<BureauProfile> load_bureau(store::Connection& connection, std::int64_t bureau) {
    BureauProfile profile;
    const std::vector<store::Value> key{bureau};
    const auto asked = connection.query("SELECT bureau, name, short, government_name, government_short, region FROM bureau WHERE bureau = ?1", key, [&](const store::Row& row) {
        profile = {row.integer(0), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5))};
        return store::Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (profile.bureau == 0) {
        return fail({Code::NotFound,
                     {fmt::format("没有编号为 {} 的司法局", bureau), fmt::format("There is no bureau {}", bureau)},
                     {"请先运行 xiezhi init。", "Run xiezhi init first."},
                     "",
                     ""});
    }
    return profile;
}

}  // namespace xiezhi::engine
