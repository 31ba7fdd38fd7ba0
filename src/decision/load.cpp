// Finds the table files and checks each table as a whole.
#include <fmt/format.h>

#include <algorithm>

#include "base/digest.hpp"
#include "base/share.hpp"
#include "decision/load_parts.hpp"

namespace xiezhi::decision {

namespace fs = std::filesystem;

namespace {

using yaml::fault_at;

void check_reference(const Table& table, const Row& row, const Reference& reference, const Law& law, Faults& faults) {
    const Edition* first = nullptr;
    for (const Citation& citation : reference.editions) {
        const auto found = law.editions.find(citation.edition);
        if (found == law.editions.end()) {
            faults.push_back(fault_at(
                reference.origin,
                {fmt::format("行 {} 引用了未登记的版本 {}", row.id, citation.edition), fmt::format("row {} cites edition {}, which is not registered", row.id, citation.edition)},
                {"请在 law/statutes.yaml 登记，或改正代号。", "Register it in law/statutes.yaml, or mend the code."}));
            continue;
        }
        if (first != nullptr && found->second.statute != first->statute) {
            faults.push_back(fault_at(
                reference.origin, {fmt::format("行 {}：“|”两边须是同一部法的不同版本", row.id), fmt::format("row {}: both sides of '|' must be editions of one statute", row.id)},
                {"不同的法请写成列表的两项。", "Write different statutes as two items of the list."}));
        }
        first = &found->second;
    }
    if (reference.editions.size() > 1 && table.edition_by.empty()) {
        faults.push_back(fault_at(reference.origin, {fmt::format("行 {} 有几个版本，却没有说明按哪个日期选择", row.id), fmt::format("row {} has several editions and no date that picks one", row.id)},
                                  {"请在表头写 edition_by: 日期事实。", "Write edition_by: a date, at the head of the table."}));
    }
}

void check_rows(const Table& table, const Law& law, Faults& faults) {
    std::set<std::string> ids;
    std::set<std::string> used;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        const bool last = i + 1 == table.rows.size();
        if (!ids.insert(row.id).second)
            faults.push_back(fault_at(row.origin, {fmt::format("行 {} 写了两次", row.id), fmt::format("row {} is given twice", row.id)}, {"请改名。", "Rename one."}));
        used.insert(row.outcome);
        if (std::ranges::find(table.outcomes, row.outcome, &Choice::code) == table.outcomes.end()) {
            faults.push_back(fault_at(row.origin, {fmt::format("行 {} 的结论 {} 没有写明文字", row.id, row.outcome), fmt::format("row {}: outcome {} has no words", row.id, row.outcome)},
                                      {"请在 outcomes 中补写。", "Add it to outcomes."}));
        }
        for (const Reference& reference : row.articles) check_reference(table, row, reference, law, faults);
        if (last && !row.when.empty()) {
            faults.push_back(fault_at(row.origin, {"最后一行仍有条件，有的情形得不到回答", "the last row has conditions, so some cases get no answer"},
                                      {"请在最后加一行没有 when 的兜底行。", "Add a last row without 'when' that answers everything else."}));
        }
        if (!last && row.when.empty()) {
            faults.push_back(fault_at(row.origin, {fmt::format("行 {} 没有条件，后面的行永远轮不到", row.id), fmt::format("row {} has no condition, the rows after it are never reached", row.id)},
                                      {"请补写 when，或移到最后。", "Add 'when', or move it to the end."}));
            return;
        }
    }
    for (const Choice& outcome : table.outcomes) {
        if (!used.contains(outcome.code))
            faults.push_back(fault_at(table.origin, {fmt::format("结论 {} 没有任何一行给出", outcome.code), fmt::format("no row gives outcome {}", outcome.code)},
                                      {"请删去，或补写一行。", "Remove it, or add a row."}));
    }
}

void check_read(const Table& table, Faults& faults) {
    std::set<std::string, std::less<>> read;
    const auto from = [&](const feel::Expression& expression) {
        for (const feel::Slot& slot : expression.slots()) read.insert(slot.name);
    };
    for (const Row& row : table.rows) {
        for (const Condition& condition : row.when) from(condition.expression);
    }
    for (const Must& must : table.musts) from(must.condition.expression);
    for (const Computed& one : table.computed) {
        for (const auto& [name, expression] : one.arguments) from(expression);
        read.insert(one.list);
    }
    read.insert(table.edition_by);
    for (const Fact& fact : table.facts) {
        if (!read.contains(fact.name))
            faults.push_back(fault_at(fact.origin, {fmt::format("没有一行用到事实 {}", fact.name), fmt::format("nothing reads the fact {}", fact.name)},
                                      {"请删去，或在条件中使用。", "Remove it, or use it in a condition."}));
    }
}

}  // namespace

void check_table(const Table& table, const Law& law, Faults& faults) {
    const std::size_t before = faults.size();
    if (table.rows.empty()) {
        faults.push_back(fault_at(table.origin, {"决策表没有行", "the table has no rows"}, {"请写 rows。", "Write rows."}));
        return;
    }
    check_rows(table, law, faults);
    check_read(table, faults);
    if (!table.edition_by.empty()) {
        const Fact* fact = table.fact(table.edition_by);
        if (fact == nullptr || fact->type != FactType::Date) {
            faults.push_back(fault_at(
                table.origin,
                {fmt::format("edition_by 应为一项日期事实，不是 {}", table.edition_by), fmt::format("edition_by must name a fact that is a date, not {}", table.edition_by)},
                {"请改正名字。", "Mend the name."}));
        }
    }
    if (faults.size() != before) return;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (reachable(table, i)) continue;
        const Row& row = table.rows[i];
        faults.push_back(fault_at(row.origin,
                                  {fmt::format("行 {} 永远轮不到：条件自相矛盾，或已被前面的行包住", row.id),
                                   fmt::format("row {} can never be reached: its conditions contradict each other, or earlier rows cover it", row.id)},
                                  {"请修改条件或调整行的次序。", "Mend the conditions, or the order of the rows."}));
    }
}

Result<Tables> load_tables(const fs::path& folder, const Law& law) {
    Tables out;
    std::error_code error;
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    Faults faults;
    std::string all;
    for (const fs::path& path : paths) {
        const std::string file = "law/tables/" + path.filename().string();
        auto text = read_file(path, std::size_t{1} << 20);
        if (!text) { append(faults, std::move(text.error())); continue; }
        all += *text;
        auto root = yaml::read_yaml(*text, file);
        if (!root) { append(faults, std::move(root.error())); continue; }
        const std::size_t before = faults.size();
        Table table = read_table(*root, file, law, faults);
        if (faults.size() == before) check_table(table, law, faults);
        if (!table.id.empty() && table.id != path.stem().string()) {
            faults.push_back(fault_at(table.origin, {fmt::format("表 {} 应写在 {}.yaml 中", table.id, table.id), fmt::format("table {} belongs into {}.yaml", table.id, table.id)},
                                      {"文件名与 table 应一致。", "Give file and table one name."}));
        }
        out.tables.push_back(std::move(table));
    }
    if (!faults.empty()) return fail(std::move(faults));
    std::ranges::sort(out.tables, {}, &Table::id);
    const std::string hash = digest("sha256", all).value_or("");
    std::string hex;
    for (std::size_t i = 0; i < 4 && i < hash.size(); ++i) hex += fmt::format("{:02x}", static_cast<unsigned char>(hash[i]));
    out.version = hex;
    return out;
}

}  // namespace xiezhi::decision
