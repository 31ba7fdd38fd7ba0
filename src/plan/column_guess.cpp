#include "plan/column_guess.hpp"

#include <algorithm>

#include "plan/markers.hpp"
#include "plan/table_header.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kLongestHead = 14;

// What the cells of one column are.
struct Profile {
    std::size_t filled = 0;
    std::size_t units = 0;
    std::size_t times = 0;
    std::size_t numbers = 0;
    std::size_t letters = 0;

    void add(const Text& cell) {
        if (cell.empty()) return;
        const Text folded = fold(cell);
        ++filled;
        letters += folded.size();
        if (is_number_cell(folded)) ++numbers;
        else if (is_unit_list(folded)) ++units;
        else if (is_deadline_words(folded)) ++times;
    }
    bool mostly(std::size_t part) const { return part > 0 && part * 10 >= filled * 6; }
    std::size_t length() const { return filled == 0 ? 0 : letters / filled; }
};

bool assigns(Column column) {
    return column == Column::Units || column == Column::Lead || column == Column::Support || column == Column::Deadline;
}

// "姓名 | 单位 | 职务": a list of persons asks for nothing.
bool lists_persons(const std::vector<Text>& heads) {
    bool persons = false;
    for (const Text& head : heads) {
        const Text bare = without_spaces(fold(head));
        for (const TextView word : {TextView(U"姓名"), TextView(U"职务"), TextView(U"性别"), TextView(U"年龄"), TextView(U"手机号码"), TextView(U"联系电话")})
            persons = persons || bare == word;
        const auto column = header_column(bare);
        if (column == Column::Task || column == Column::Detail) return false;
    }
    return persons;
}

// No word says that it is something else: a level of indicators may be all there is.
bool may_be_task(TextView head) { return contains(head, U"级指标") || (!likely_column(head) && !header_column(head)); }

Column by_cells(const Text& head, const Profile& cells) {
    const auto likely = likely_column(head);
    const bool person = likely == Column::Ignored;
    if (!person && cells.mostly(cells.units) && likely != Column::Deadline) return likely == Column::Lead || likely == Column::Support ? *likely : Column::Units;
    if (cells.mostly(cells.times)) return Column::Deadline;
    if (cells.mostly(cells.numbers)) return Column::Ignored;
    if (likely) return *likely;
    return cells.length() >= 8 ? Column::Detail : Column::Ignored;
}

}  // namespace

bool looks_like_headings(const std::vector<Text>& cells) {
    std::size_t filled = 0;
    std::size_t told = 0;    // by a word that is known, or a part of one
    std::size_t bodies = 0;  // read like a body's name, as "落实处所" does
    const bool numbered = !cells.empty() && header_column(fold(cells.front())) == Column::Number;
    for (const Text& cell : cells) {
        if (cell.empty()) continue;
        ++filled;
        const Text bare = without_spaces(fold(cell));
        if (bare.size() > kLongestHead) return false;
        if (header_column(bare)) {
            ++told;
            continue;
        }
        if (std::any_of(bare.begin(), bare.end(), [](char32_t c) { return is_digit(c) || is_stop(c) || c == U','; })) return false;
        if (is_deadline_words(bare) || marker_at(bare, 0, bare.size())) return false;
        if (is_unit_list(bare) && !likely_column(bare)) ++bodies;
        else if (likely_column(bare)) ++told;
    }
    return filled >= 2 && (numbered || bodies == 0 || (bodies == 1 && told * 2 >= filled));
}

std::vector<Column> columns_by_cells(const std::vector<Text>& heads, const std::vector<const std::vector<Text>*>& rows) {
    if (!looks_like_headings(heads)) return {};
    if (lists_persons(heads)) return std::vector<Column>(heads.size(), Column::Ignored);
    std::vector<Profile> profiles(heads.size());
    for (const auto* row : rows)
        for (std::size_t i = 0; i < heads.size() && i < row->size(); ++i) profiles[i].add((*row)[i]);
    std::vector<Column> columns;
    std::size_t known = 0;
    bool told = false;  // by cells that are of another kind than their heading
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const Text bare = without_spaces(fold(heads[i]));
        const auto exact = header_column(bare);
        if (heads[i].empty()) {
            columns.push_back(i == 0 && profiles[i].mostly(profiles[i].numbers) ? Column::Number : Column::Ignored);
            continue;
        }
        columns.push_back(exact ? *exact : by_cells(bare, profiles[i]));
        if (i == 0 && !exact && profiles[i].mostly(profiles[i].numbers)) columns.back() = Column::Number;
        known += exact ? 1 : 0;
        told = told || (assigns(columns.back()) && (profiles[i].mostly(profiles[i].units) || profiles[i].mostly(profiles[i].times)));
    }
    // "责任人 | 县司法局": where no other column names a body, this one does.
    if (std::none_of(columns.begin(), columns.end(), [](Column column) { return assigns(column) && column != Column::Deadline; }))
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (columns[i] == Column::Ignored && profiles[i].mostly(profiles[i].units) && contains(fold(heads[i]), U"责任")) columns[i] = Column::Units, told = true;
    if (known == 0 && !(told && rows.size() >= 2)) return {};
    settle(columns);
    if (std::find(columns.begin(), columns.end(), Column::Task) == columns.end()) {
        // The longest of what no word tells is what is to be done.
        std::size_t best = heads.size();
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (columns[i] == Column::Ignored && !heads[i].empty() && may_be_task(without_spaces(fold(heads[i]))) &&
                profiles[i].length() >= 2 && (best == heads.size() || profiles[i].length() > profiles[best].length()))
                best = i;
        if (best == heads.size()) return {};
        columns[best] = Column::Task;
    }
    if (std::any_of(columns.begin(), columns.end(), assigns)) return columns;
    // Nobody is asked, as where marks are given; the rows are rows still when they are numbered, or when somebody judges them.
    const auto told_heads = std::count_if(heads.begin(), heads.end(), [](const Text& head) {
        const Text bare = without_spaces(fold(head));
        return header_column(bare) || likely_column(bare);
    });
    const bool rows_of_tasks = std::find(columns.begin(), columns.end(), Column::Number) != columns.end() ||
                               std::any_of(profiles.begin(), profiles.end(), [](const Profile& cells) { return cells.mostly(cells.units); });
    return rows_of_tasks && static_cast<std::size_t>(told_heads) * 4 >= heads.size() * 3 ? columns : std::vector<Column>{};
}

}  // namespace xiezhi::plan
