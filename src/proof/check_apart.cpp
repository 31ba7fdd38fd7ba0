// What must hang together: rows and their records, owners and their keys, files and their rows.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "proof/fsck.hpp"
#include "store/tables.hpp"

namespace xiezhi::proof {

using store::Go;
using store::Row;
using store::Value;

namespace {

constexpr std::string_view kOfRecords[] = {"party", "act", "service", "paper", "term", "pause", "approval", "task", "link"};

}  // namespace

Result<void> check_links(const Subject& subject, std::int64_t bureau, Report& report) {
    const std::vector<Value> where{bureau};
    for (const auto& [id, kind] : subject.catalog.definition->kinds) {
        for (const std::string_view table : kOfRecords) {
            const std::vector<Value> of_kind{bureau, id};
            const auto asked = subject.connection.query(
                fmt::format(
                    "select distinct c.record from {} c where c.bureau = ?1 and c.kind = ?2 and not exists (select 1 from {} t where t.bureau = c.bureau and t.id = c.record)",
                    table, store::sql_name(kind->table)),
                of_kind, [&](const Row& row) {
                    report.findings.push_back(
                        {Severity::Error,
                         "links",
                         fmt::format("{} of {}", table, row.text(0)),
                         {fmt::format("{} 表中有一行，其所属的{}不存在", table, kind->label.zh),
                          fmt::format("A row of {} belongs to a record ({}) that is not there", table, kind->label.en)},
                         {"该记录被直接删除：见 tables 一项，从备份取回。", "The record was removed by hand: see under tables, take it back from a backup."}});
                    return Go::On;
                });
            if (!asked) return asked;
        }
    }
    // A key that does not unwrap under the master key was exchanged or forged.
    return subject.connection.query("select owner, wrapped, destroyed_on from owner_key where bureau = ?1", where, [&](const Row& row) {
        if (!row.is_null(2) && !row.text(2).empty()) return Go::On;
        if (!row.is_null(1) && subject.ring.unwrap(row.bytes(1))) return Go::On;
        report.findings.push_back({Severity::Error, "links", fmt::format("owner_key {}", row.text(0)),
                                   {"密钥打不开：它被改动，或主密钥不是这一个", "A key does not open: it was changed, or the master key is another one"},
                                   {"请核对 keys/master.key 是否为本库的主密钥；是则从备份取回这一行。", "See whether keys/master.key belongs to this database; if it does, take the row from a backup."}});
        return Go::On;
    });
}

Result<void> check_files(const Subject& subject, std::int64_t bureau, Report& report) {
    std::set<std::string> named;
    const std::vector<Value> where{bureau};
    const auto asked = subject.connection.query("select address, id, name, size from file where bureau = ?1 and (state is null or state <> 'erased')", where, [&](const Row& row) {
        const std::string address(row.text(0));
        if (!named.insert(address).second) return Go::On;
        ++report.files;
        const auto stored = subject.files.verify(bureau, address);
        if (stored && static_cast<std::int64_t>(stored->length) == row.integer(3)) return Go::On;
        report.findings.push_back({Severity::Error, "files", fmt::format("file {} ({})", row.text(1), address),
                                   stored ? Words{"附件长度与登记不符", "An attachment is not as long as its record says"} : stored.error().front().message,
                                   {"请从备份取回 files 目录中的这个文件。", "Take this file of the folder files/ from a backup."}});
        return Go::On;
    });
    if (!asked) return asked;
    for (const std::string& address : subject.files.addresses(bureau)) {
        if (named.contains(address)) continue;
        report.findings.push_back({Severity::Note, "files", address, {"这个文件没有登记在任何记录上", "This file belongs to no record"},
                                   {"多为上传后没有提交；确认后可以删除。", "Most often uploaded and never sent with an action; it may be removed after a look."}});
    }
    return {};
}

}  // namespace xiezhi::proof
