#include "plan/cell_lines.hpp"

#include <algorithm>

#include "plan/column_guess.hpp"
#include "plan/markers.hpp"
#include "plan/table_header.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kMostHeads = 12;
constexpr std::size_t kLongestHead = 14;
constexpr int kWidestGap = 30;  // between the numbers of two rows that a unit was given of a longer table

int number_of(TextView folded) {
    int value = 0;
    for (const char32_t c : folded)
        if (is_digit(c)) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

// Places `lines` into `columns` in order, several lines to a cell or none, by the best total.
std::vector<Text> place(const std::vector<Text>& lines, const std::vector<Column>& columns) {
    const std::size_t n = lines.size();
    const std::size_t m = columns.size();
    if (n == m) return lines;
    constexpr int kNever = -1000000;
    std::vector<std::vector<int>> best(n + 1, std::vector<int>(m + 1, kNever));
    std::vector<std::vector<std::size_t>> from(n + 1, std::vector<std::size_t>(m + 1, 0));
    best[0][0] = 0;
    for (std::size_t c = 0; c < m; ++c)
        for (std::size_t i = 0; i <= n; ++i) {
            if (best[i][c] == kNever) continue;
            int score = best[i][c] - 1;
            for (std::size_t k = i; k <= n; ++k) {
                if (k == i + 1) score += 1;
                if (k > i) score += suits(columns[c], fold(lines[k - 1])) - (k > i + 1 ? 1 : 0);
                if (score > best[k][c + 1]) best[k][c + 1] = score, from[k][c + 1] = i;
            }
        }
    std::vector<Text> cells(m);
    std::size_t k = n;
    for (std::size_t c = m; c > 0; --c) {
        const bool names = columns[c - 1] == Column::Units || columns[c - 1] == Column::Lead || columns[c - 1] == Column::Support;
        for (std::size_t i = from[k][c]; i < k; ++i) {
            if (names && i > from[k][c]) cells[c - 1] += U'、';
            cells[c - 1] += lines[i];
        }
        k = from[k][c];
    }
    return cells;
}

std::vector<Text> pieces(const Line& line) {
    std::vector<Text> out(1);
    for (const char32_t c : line.text) {
        if (c == U' ') out.emplace_back();
        else out.back().push_back(c);
    }
    return out;
}

}  // namespace

// The columns of a run of header words on lines of their own, beginning at `at`.
std::size_t CellLines::read(std::size_t at) {
    at_ = at;
    const auto known = header_lines(at);
    if (auto likely = likely_header(at); likely.size() > known.size()) {
        one_cell_a_line(likely);
        if (at_ != at) return at_;
    }
    if (!known.empty()) one_cell_a_line(known);
    else if (const auto spaced = spaced_header(); !spaced.empty()) spaced_rows(spaced);
    return at_;
}

// Headings of which some are not listed. With a column of numbers they end at the first number (or at the groups that
// stand before it); without one the row below must fit.
std::vector<Column> CellLines::likely_header(std::size_t at) const {
    if (lines_[at].folded.size() > kLongestHead || !(header_column(lines_[at].folded) || likely_column(lines_[at].folded))) return {};
    std::vector<Text> heads;
    std::size_t known = 0;
    std::size_t told = 0;             // by a whole word or a part of one
    std::size_t number = kMostHeads;  // where the column of numbers is
    std::size_t last_told = 0;
    while (at + heads.size() < lines_.size() && heads.size() < kMostHeads) {
        const Line& line = lines_[at + heads.size()];
        if (!line.cells.empty() || !looks_like_headings({line.text, line.text})) break;
        if (const auto column = header_column(line.folded)) {
            ++known;
            ++told;
            if (column == Column::Number && number == kMostHeads) number = heads.size();
            last_told = heads.size() + 1;
        } else if (likely_column(line.folded)) {
            ++told;
            last_told = heads.size() + 1;
        }
        heads.push_back(line.text);
    }
    if (known == 0 || told < 2) return {};
    if (number < kMostHeads) {
        const std::size_t behind = at + heads.size();
        std::size_t first = behind;
        while (first < behind + number && first < lines_.size() && !number_line(first)) ++first;
        if (!number_line(first) || heads.size() < 3) return {};
        // Short names of groups look like headings.
        for (std::size_t i = 0; i < number && heads.size() > last_told; ++i) heads.pop_back();
        std::vector<std::vector<Text>> rows;
        for (std::size_t i = first; i + heads.size() < lines_.size() && rows.size() < 5; i += heads.size()) {
            if (!number_line(i) || number != 0) break;
            rows.emplace_back();
            for (std::size_t c = 0; c < heads.size(); ++c) rows.back().push_back(lines_[i + c].text);
        }
        std::vector<const std::vector<Text>*> sample;
        for (const auto& row : rows) sample.push_back(&row);
        if (known < 2 && sample.size() < 2) return {};
        auto columns = sample.empty() ? header_of(heads, true) : columns_by_cells(heads, sample);
        return columns.empty() ? header_of(heads, true) : columns;
    }
    if (told < 3) return {};
    for (std::size_t count = last_told; count >= 3; --count) {
        std::vector<std::vector<Text>> rows(2);
        for (std::size_t r = 0; r < 2; ++r)
            for (std::size_t c = 0; c < count; ++c)
                if (const std::size_t i = at + count * (r + 1) + c; i < lines_.size() && lines_[i].cells.empty()) rows[r].push_back(lines_[i].text);
        if (rows[0].size() < count) continue;
        const auto columns = columns_by_cells({heads.begin(), heads.begin() + static_cast<std::ptrdiff_t>(count)}, {&rows[0], &rows[1]});
        bool fits = !columns.empty();
        for (std::size_t c = 0; fits && c < count; ++c)
            if (columns[c] != Column::Ignored && columns[c] != Column::Task && columns[c] != Column::Detail) fits = suits(columns[c], fold(rows[0][c])) > 0;
        if (fits) return columns;
    }
    return {};
}

std::vector<Column> CellLines::header_lines(std::size_t at) const {
    if (lines_[at].barred)
        if (auto columns = barred_header(at); !columns.empty()) return columns;
    std::vector<Text> words;
    while (at + words.size() < lines_.size() && words.size() < 10 && lines_[at + words.size()].cells.empty() &&
           header_column(lines_[at + words.size()].folded))
        words.push_back(lines_[at + words.size()].text);
    return words.size() >= 2 ? header_of(words) : std::vector<Column>{};
}

// A row of headings set as one cell a line, up to the number of the first row.
std::vector<Column> CellLines::barred_header(std::size_t at) const {
    std::vector<Text> words;
    if (header_column(lines_[at].folded) != Column::Number) return {};
    while (at < lines_.size() && words.size() < 12 && lines_[at].barred && lines_[at].cells.empty() && lines_[at].folded.size() <= 14 &&
           !is_number_cell(lines_[at].folded))
        words.push_back(lines_[at++].text);
    return at < lines_.size() && is_number_cell(lines_[at].folded) ? header_of(words, true) : std::vector<Column>{};
}

bool CellLines::number_line(std::size_t at) const { return at < lines_.size() && lines_[at].cells.empty() && is_number_cell(lines_[at].folded); }

// The headings again, at the top of another page.
bool CellLines::repeats_heads(std::size_t at) const {
    if (heads_.size() < 3 || at + heads_.size() > lines_.size()) return false;
    for (std::size_t i = 0; i < heads_.size(); ++i)
        if (lines_[at + i].folded != heads_[i]) return false;
    return true;
}

// Rows whose first cell is merged over several, so that the number stands second: [group] number cell cell …
void CellLines::grouped_cells(const std::vector<Column>& columns) {
    const std::size_t rest = columns.size() - 1;
    std::vector<Column> all{Column::Number};
    all.insert(all.end(), columns.begin(), columns.end());
    Text group;
    while (at_ < lines_.size()) {
        if (!number_line(at_) && number_line(at_ + 1) && lines_[at_].cells.empty()) group = lines_[at_++].text;
        if (!number_line(at_)) return;
        const int number = number_of(lines_[at_].folded);
        const std::size_t limit = std::min(lines_.size(), at_ + 1 + 12 * columns.size());
        std::size_t end = at_ + 1;
        while (end < limit && lines_[end].barred && !(number_line(end) && number_of(lines_[end].folded) == number + 1)) ++end;
        const bool more = number_line(end);
        if (more && end > at_ + 1 + rest && !is_unit_list(lines_[end - 1].folded) && !is_deadline_words(lines_[end - 1].folded)) --end;
        if (!more) end = std::min(end, at_ + 1 + rest);
        std::vector<Text> cells;
        for (std::size_t i = at_ + 1; i < end; ++i) cells.push_back(lines_[i].text);
        auto placed = place(cells, {columns.begin() + 1, columns.end()});
        placed.insert(placed.begin(), {lines_[at_].text, group});
        emit(placed, all);
        at_ = end;
    }
}

// A group that is merged over several rows stands before the number of the first of them: [group] [group] number cell …
void CellLines::cells_behind_groups(const std::vector<Column>& columns, std::size_t groups) {
    const std::vector<Column> own(columns.begin() + static_cast<std::ptrdiff_t>(groups) + 1, columns.end());
    std::vector<Text> around(groups);
    const auto group_line = [&](std::size_t i) {
        const auto marker = marker_at(lines_[i].folded, 0, lines_[i].folded.size());
        return marker && lines_[i].folded.size() <= 40 && lines_[i].folded.find(U'。') == TextView::npos;
    };
    while (at_ < lines_.size()) {
        if (repeats_heads(at_)) at_ += heads_.size();
        std::size_t first = at_;
        while (first < at_ + groups && first < lines_.size() && lines_[first].cells.empty() && !number_line(first)) ++first;
        if (!number_line(first)) return;
        for (std::size_t i = at_; i < first; ++i) around[groups - (first - i)] = lines_[i].text;
        const int number = number_of(lines_[first].folded);
        const std::size_t limit = std::min(lines_.size(), first + 1 + 12 * columns.size());
        std::size_t end = first + 1;
        while (end < limit && lines_[end].cells.empty() && !repeats_heads(end) &&
               !(number_line(end) && (number_of(lines_[end].folded) == number + 1 || number_of(lines_[end].folded) == 1)))
            ++end;
        if (!number_line(end)) {
            end = std::min(end, first + 1 + own.size());
        } else {
            for (std::size_t taken = 0; taken < groups && end > first + 2; ++taken) {
                const bool over = end > first + 1 + own.size() && !is_unit_list(lines_[end - 1].folded) && !is_deadline_words(lines_[end - 1].folded);
                if (!group_line(end - 1) && !over) break;
                --end;
            }
        }
        std::vector<Text> cells;
        for (std::size_t i = first + 1; i < end; ++i) cells.push_back(lines_[i].text);
        std::vector<Text> row = around;
        row.push_back(lines_[first].text);
        for (auto& cell : place(cells, own)) row.push_back(std::move(cell));
        emit(row, columns);
        at_ = end;
    }
}

bool CellLines::heading(std::size_t at) const {
    const auto marker = marker_at(lines_[at].folded, 0, lines_[at].folded.size());
    return marker && (marker->kind == MarkerKind::HanPoint || marker->kind == MarkerKind::HanParen || marker->kind == MarkerKind::Part);
}

void CellLines::emit(const std::vector<Text>& cells, const std::vector<Column>& columns) {
    Line line;
    line.cells = cells;
    line.columns = columns;
    line.after_blank = true;
    out_.push_back(std::move(line));
}

// The lines from `at` as one row, when all that must be bodies and times are.
std::vector<Text> CellLines::cells_from(std::size_t at, const std::vector<Column>& columns) const {
    std::vector<Text> cells;
    for (std::size_t i = at; i < lines_.size() && cells.size() < columns.size() && lines_[i].cells.empty(); ++i) cells.push_back(lines_[i].text);
    if (cells.size() != columns.size()) return {};
    for (std::size_t c = 0; c < cells.size(); ++c)
        if ((columns[c] == Column::Units || columns[c] == Column::Lead || columns[c] == Column::Deadline) && suits(columns[c], fold(cells[c])) <= 0) return {};
    return cells;
}

void CellLines::one_cell_a_line(const std::vector<Column>& columns) {
    const std::size_t count = columns.size();
    heads_.clear();
    for (std::size_t i = at_; i < at_ + count && i < lines_.size(); ++i) heads_.push_back(lines_[i].folded);
    at_ += count;
    if (columns.front() == Column::Number) return numbered_cells(columns);
    if (const auto number = std::find(columns.begin(), columns.end(), Column::Number); number != columns.end())
        return cells_behind_groups(columns, static_cast<std::size_t>(number - columns.begin()));
    if (at_ + 1 < lines_.size() && lines_[at_].barred && columns.front() == Column::Task && number_line(at_ + 1)) return grouped_cells(columns);
    Text group;
    while (at_ < lines_.size()) {
        if (header_lines(at_) == columns) {
            at_ += count;
            continue;
        }
        auto cells = cells_from(at_, columns);
        // Below a group that is merged over several rows its own cell is missing.
        const bool shorter = cells.empty() && columns.front() == Column::Ignored && !group.empty();
        if (shorter) {
            cells = cells_from(at_, {columns.begin() + 1, columns.end()});
            if (!cells.empty()) cells.insert(cells.begin(), group);
        }
        if (!cells.empty()) {
            if (columns.front() == Column::Ignored) group = cells.front();
            emit(cells, columns);
            at_ += shorter ? count - 1 : count;
        } else if (heading(at_) && at_ + count < lines_.size()) {
            keep();  // a heading between rows; the next round decides whether the table goes on
            if (heading(at_)) return;
        } else {
            return;
        }
    }
}

void CellLines::numbered_cells(const std::vector<Column>& columns) {
    const std::size_t count = columns.size();
    int last = 0;
    while (at_ < lines_.size()) {
        if (header_lines(at_) == columns) {
            at_ += count;
            continue;
        }
        if (!lines_[at_].cells.empty()) return;
        if (!is_number_cell(lines_[at_].folded)) {
            if (!heading(at_) || at_ + 1 >= lines_.size() || !is_number_cell(lines_[at_ + 1].folded)) return;
            keep();
            continue;
        }
        const int number = number_of(lines_[at_].folded);
        if (last != 0 && number != last + 1 && number != 1 && !(number > last && (lines_[at_].barred || number <= last + kWidestGap))) return;
        last = number;
        const std::size_t end = row_end(at_ + 1, number, count);
        std::vector<Text> cells;
        for (std::size_t i = at_ + 1; i < end; ++i) cells.push_back(lines_[i].text);
        auto placed = place(cells, {columns.begin() + 1, columns.end()});
        placed.insert(placed.begin(), lines_[at_].text);
        emit(placed, columns);
        at_ = end;
    }
}

// Where the row that began before `from` ends: at the next number, a heading, a new header, or when it is full.
std::size_t CellLines::row_end(std::size_t from, int number, std::size_t count) const {
    const std::size_t limit = std::min(lines_.size(), from + 12 * count);
    for (std::size_t i = from; i < limit; ++i) {
        // Of a long table only some rows may be shown.
        const bool barred = lines_[i].barred && i + 1 >= from + count;
        const bool full = i + 1 == from + count && is_number_cell(lines_[i].folded) && number_of(lines_[i].folded) <= number + kWidestGap;
        const bool next = is_number_cell(lines_[i].folded) && (number_of(lines_[i].folded) == number + 1 || ((barred || full) && number_of(lines_[i].folded) > number));
        const bool restart = i >= from + 1 && is_number_cell(lines_[i].folded) && number_of(lines_[i].folded) == 1;
        if (next || restart || !lines_[i].cells.empty() || !header_lines(i).empty()) return i;
        if (i > from && heading(i) && i + 1 < lines_.size() && is_number_cell(lines_[i + 1].folded)) return i;
    }
    // The last row: as many lines as columns, and further lines as long as they are plainly units or times.
    std::size_t end = std::min(lines_.size(), from + count - 1);
    while (end < limit && lines_[end].cells.empty() && !heading(end) &&
           (is_deadline_words(lines_[end].folded) || (is_unit_list(lines_[end].folded) && end + 1 < limit && is_deadline_words(lines_[end + 1].folded))))
        ++end;
    return end;
}

std::vector<Column> CellLines::spaced_header() const {
    if (lines_[at_].text.size() > 80 || lines_[at_].text.find(U' ') == Text::npos) return {};
    const auto words = pieces(lines_[at_]);
    if (words.size() < 3) return {};
    auto known = header_of(words);
    if (!known.empty() || header_column(fold(words.front())) != Column::Number) return known;
    // Words that are not listed, above numbered rows.
    std::vector<std::vector<Text>> rows;
    std::vector<const std::vector<Text>*> sample;
    for (std::size_t i = at_ + 1; i < lines_.size() && i < at_ + 6 && lines_[i].cells.empty() && is_digit(lines_[i].folded.front()); ++i)
        if (auto row = pieces(lines_[i]); row.size() == words.size() && is_number_cell(fold(row.front()))) rows.push_back(std::move(row));
    for (const auto& row : rows) sample.push_back(&row);
    return sample.empty() ? known : columns_by_cells(words, sample);
}

void CellLines::spaced_rows(const std::vector<Column>& columns) {
    ++at_;
    while (at_ < lines_.size() && lines_[at_].cells.empty()) {
        auto words = pieces(lines_[at_]);
        if (words.size() < 2 || words.size() > 24) {
            if (!heading(at_)) return;
            keep();
            continue;
        }
        const bool numbered = columns.front() == Column::Number;
        if (numbered && !is_number_cell(fold(words[0]))) return;
        if (words.size() != columns.size()) words = place(words, columns);
        emit(words, columns);
        ++at_;
    }
}

}  // namespace xiezhi::plan
