// What can be derived again and compared: figures from the records, terms from the facts, search from the texts.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "engine/load.hpp"
#include "engine/vault.hpp"
#include "figure/keep_cells.hpp"
#include "proof/fsck.hpp"
#include "store/tables.hpp"

namespace xiezhi::proof {

using store::Go;
using store::Row;
using store::Value;

namespace {

const Words kRecount{"统计以记录为准：tables 一项无误时，停止服务后运行 xiezhi recount 重算。",
                     "The records decide: where nothing is found under tables, stop the server and run xiezhi recount."};
const Words kUnbalanced{"请核对等式两边所数的记录。", "Check the records that both sides count."};

// The years in which something happened.
Result<std::set<int>> years_of(store::Connection& connection, std::int64_t bureau) {
    std::set<int> years;
    const std::vector<Value> where{bureau};
    const auto asked = connection.query("select distinct period from figure_cell where bureau = ?1", where, [&](const Row& row) {
        if (row.integer(0) >= 190'001 && row.integer(0) <= 999'912) years.insert(static_cast<int>(row.integer(0) / 100));
        return Go::On;
    });
    if (!asked) return fail(asked.error());
    return years;
}

bool same(const engine::TermRow& a, const engine::TermRow& b) {
    return a.rule == b.rule && a.edition == b.edition && a.anchor == b.anchor && a.due == b.due && a.raw == b.raw && a.internal == b.internal && a.original == b.original &&
           a.met_on == b.met_on;
}

struct Sealed {
    std::string record, part, owner, place, text;
};

// Titles and names of parties: the texts that search looks through.
Result<std::vector<Sealed>> searched_texts(const Subject& subject, std::int64_t bureau) {
    std::vector<Sealed> texts;
    const std::vector<Value> where{bureau};
    for (const auto& [id, kind] : subject.catalog.definition->kinds) {
        const auto asked = subject.connection.query(fmt::format("select id, title from {} where bureau = ?1 and title is not null", store::sql_name(kind->table)), where,
                                                    [&, table = kind->table](const Row& row) {
                                                        texts.push_back({std::string(row.text(0)), "title", std::string(row.text(0)), table + ".title", std::string(row.text(1))});
                                                        return Go::On;
                                                    });
        if (!asked) return fail(asked.error());
    }
    const auto asked = subject.connection.query(
        "select distinct p.record, n.id, n.name from party p join person n on n.bureau = p.bureau and n.id = p.person where p.bureau = ?1", where, [&](const Row& row) {
            texts.push_back({std::string(row.text(0)), "party:" + std::string(row.text(1)), std::string(row.text(1)), "person.name", std::string(row.text(2))});
            return Go::On;
        });
    if (!asked) return fail(asked.error());
    return texts;
}

std::vector<std::int64_t> numbers_in(std::span<const std::uint8_t> bytes) {
    std::vector<std::int64_t> out(bytes.size() / sizeof(std::int64_t));
    if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(std::int64_t));
    return out;
}

}  // namespace

namespace {

Result<void> check_cells(const Subject& subject, std::int64_t bureau, Report& report) {
    const auto proof = figure::prove_cells(subject.connection, *subject.catalog.figures, bureau);
    if (!proof) return fail(proof.error());
    report.cells += proof->cells;
    for (const figure::CellDifference& one : proof->differences) {
        const figure::CompiledFigure* compiled = subject.catalog.figures->find(one.figure);
        const Words label = compiled == nullptr ? Words{one.figure, one.figure} : compiled->figure->label;
        report.findings.push_back({Severity::Error, "figures", fmt::format("{} {} [{}] [{}]", one.figure, one.period, one.group1, one.group2),
                                   {fmt::format("{}（{}）：统计为 {}，逐件清点为 {}", label.zh, one.period, one.kept, one.counted),
                                    fmt::format("{} ({}): kept as {}, counted from the records {}", label.en, one.period, one.kept, one.counted)},
                                   kRecount});
    }
    for (const std::string& figure : proof->stale) {
        report.findings.push_back({Severity::Note, "figures", figure,
                                   {"按旧定义统计，未采用；现按记录逐件清点", "Its cells are of another definition and are not used: it is counted from the records"},
                                   {"下次启动服务时自动重算。", "The next start of the server counts them anew."}});
    }
    return {};
}

Result<void> check_identities(const Subject& subject, std::int64_t bureau, Report& report) {
    const auto years = years_of(subject.connection, bureau);
    if (!years) return fail(years.error());
    for (const int year : *years) {
        const auto span = figure::year_span(year);
        if (!span) return fail(span.error());
        const auto identities = figure::prove(subject.connection, *subject.catalog.figures, bureau, *span);
        if (!identities) return fail(identities.error());
        for (const figure::IdentityResult& one : *identities) {
            if (one.holds) continue;
            report.findings.push_back(
                {Severity::Error,
                 "figures",
                 fmt::format("{} {}", one.identity->id, year),
                 {fmt::format("平衡关系不成立（{} 年）：{}", year, one.identity->label.zh), fmt::format("An identity does not hold in {}: {}", year, one.identity->label.en)},
                 kUnbalanced});
        }
    }
    return {};
}

}  // namespace

// In one snapshot: beside a running server cells and records move together.
Result<void> check_figures(const Subject& subject, std::int64_t bureau, Report& report) {
    if (auto begun = subject.connection.begin(); !begun) return begun;
    auto done = check_cells(subject, bureau, report);
    if (done) done = check_identities(subject, bureau, report);
    if (const auto ended = subject.connection.rollback(); !ended && done) return ended;
    return done;
}

Result<void> check_terms(const Subject& subject, std::int64_t bureau, Report& report) {
    for (const auto& [id, kind] : subject.catalog.definition->kinds) {
        if (kind->terms.empty()) continue;
        std::vector<std::pair<std::string, std::string>> records;  // id, hash of the kind it was opened under
        const std::vector<Value> where{bureau};
        const auto asked =
            subject.connection.query(fmt::format("select id, definition from {} where bureau = ?1 order by id", store::sql_name(kind->table)), where, [&](const Row& row) {
                records.emplace_back(row.text(0), row.text(1));
                return Go::On;
            });
        if (!asked) return fail(asked.error());
        for (const auto& [record_id, hash] : records) {
            const auto in_use = subject.catalog.kind_by_hash(subject.connection, id, hash);
            if (!in_use) {
                report.findings.push_back({Severity::Error, "terms", record_id, in_use.error().front().message, in_use.error().front().remedy});
                continue;
            }
            auto record = engine::load_record(subject.connection, *in_use->kind, bureau, record_id);
            if (!record) return fail(record.error());
            record->kind = in_use->kind.get();
            const auto derived = engine::derive_terms(*record, *in_use->compiled, subject.catalog.book());
            for (const engine::TermRow& term : derived) {
                ++report.terms;
                const auto kept = std::find_if(record->terms.begin(), record->terms.end(), [&](const engine::TermRow& one) { return one.slot == term.slot; });
                if (kept != record->terms.end() && same(*kept, term)) continue;
                const std::string was = kept == record->terms.end() ? "—" : kept->due;
                report.findings.push_back(
                    {Severity::Warning,
                     "terms",
                     fmt::format("{} {}:{}", id, record_id, term.slot),
                     {fmt::format("期限现存 {}，按事实与现行规则应为 {}", was, term.due),
                      fmt::format("The term stands as {}; by the facts and the rules in use it is {}", was, term.due)},
                     {"法规、日历或定义更新后尚未重算：在该件上办理任何一步都会重算。若没有更新过，见 tables 一项。",
                      "Law, calendar or definitions changed and it was not derived again: any action on the record does. If nothing changed, look under tables."}});
            }
        }
    }
    return {};
}

Result<void> check_search(const Subject& subject, std::int64_t bureau, Report& report) {
    auto texts = searched_texts(subject, bureau);
    if (!texts) return fail(texts.error());
    store::OwnerKeys keys(subject.ring);
    engine::Vault vault(keys, subject.ring, subject.connection, bureau, Instant{});
    for (const Sealed& one : *texts) {
        ++report.texts;
        const auto opened = vault.open(one.owner, one.place, one.text);
        if (!opened) {
            report.findings.push_back({Severity::Error, "search", fmt::format("{} {}", one.place, one.owner), opened.error().front().message,
                                       {"该密文或其密钥被改动：请从备份取回这一行或 owner_key 中的密钥。", "The text or its key was changed: take the row, or the key in owner_key, from a backup."}});
            continue;
        }
        auto wanted = vault.pairs(*opened);
        std::sort(wanted.begin(), wanted.end());
        wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
        std::vector<std::int64_t> kept;
        const std::vector<Value> key{bureau, one.record, one.part};
        const auto asked = subject.connection.query("select pairs from search_part where bureau = ?1 and record = ?2 and part = ?3", key, [&](const Row& row) {
            kept = numbers_in(row.bytes(0));
            return Go::Stop;
        });
        if (!asked) return asked;
        const auto key_of_owner = keys.load(subject.connection, bureau, one.owner);
        const bool erased = key_of_owner && key_of_owner->state == store::OwnerKey::State::Erased;
        if (erased || kept == wanted) continue;
        report.findings.push_back({Severity::Warning, "search", fmt::format("{} {}", one.record, one.part),
                                   {"检索索引与内容不符，这条记录可能搜不到", "The search index does not fit the text: this record may not be found by its words"},
                                   {"改动标题或当事人姓名后会重建；普遍出现时请从备份恢复。", "Changing the title or the name rebuilds it; if there are many, restore a backup."}});
    }
    return {};
}

}  // namespace xiezhi::proof
