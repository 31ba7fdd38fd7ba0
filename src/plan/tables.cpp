// Tables of tasks: rows of cells, and tables that were pasted as one cell a line.
#include <algorithm>

#include "plan/markers.hpp"
#include "plan/normalise.hpp"
#include "plan/table_header.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

bool is_number_cell(TextView folded) {
    while (!folded.empty() && (folded.back() == U'.' || folded.back() == U'、')) folded.remove_suffix(1);
    return !folded.empty() && folded.size() <= 3 && std::all_of(folded.begin(), folded.end(), is_digit);
}

int number_of(TextView folded) {
    int value = 0;
    for (const char32_t c : folded)
        if (is_digit(c)) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

std::vector<Column> guess_columns(const std::vector<Text>& cells) {
    std::vector<Column> columns;
    bool task = false;
    for (const auto& cell : cells) {
        const Text folded = fold(cell);
        if (columns.empty() && is_number_cell(folded)) columns.push_back(Column::Number);
        else if (task && is_unit_list(folded)) columns.push_back(Column::Units);
        else if (is_deadline_words(folded)) columns.push_back(Column::Deadline);
        else columns.push_back(task ? Column::Detail : Column::Task), task = true;
    }
    return columns;
}

// May a row without headings above it be a task: it is numbered, or somebody is named?
bool says_who(const std::vector<Text>& cells) {
    // What a web page says about the document: 索引号 | … | 发文日期 | …
    static const std::vector<TextView> kAbout{U"索引号", U"公开方式", U"公开范围", U"公开时限", U"公开属性", U"发布单位", U"发布机构", U"发布日期", U"发布时间", U"发文日期", U"发文字号",
                                              U"发文机关", U"成文日期", U"生成日期", U"主题分类", U"体裁分类", U"有效性", U"文号", U"文件编号", U"制发机构", U"主题词", U"公文种类"};
    for (const Text& cell : cells)
        if (cell.size() <= 8) {
            Text bare = without_spaces(fold(cell));
            while (!bare.empty() && bare.back() == U':') bare.pop_back();
            if (std::find(kAbout.begin(), kAbout.end(), TextView(bare)) != kAbout.end()) return false;
        }
    return is_number_cell(fold(cells.front())) || marker_at(fold(cells.front()), 0, cells.front().size()) ||
           std::any_of(cells.begin() + 1, cells.end(), [](const Text& cell) { return is_unit_list(fold(cell)); });
}

// How well a line suits a column; the basis for placing lines when a row has too many or too few of them.
int suits(Column column, TextView folded) {
    const bool units = is_unit_list(folded);
    const bool deadline = is_deadline_words(folded);
    switch (column) {
        case Column::Units:
        case Column::Lead:
        case Column::Support: return units ? 4 : -4;
        case Column::Deadline: return deadline ? 4 : -4;
        case Column::Number: return is_number_cell(folded) ? 4 : -6;
        case Column::Task:
        case Column::Detail: return units || deadline ? -1 : 2;
        case Column::Ignored: return folded.size() <= 4 && !units && !deadline && std::all_of(folded.begin(), folded.end(), is_han) ? 3 : -1;
    }
    return 0;
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

class Finder {
  public:
    explicit Finder(std::vector<Line>& lines) : lines_(lines) {}

    void run() {
        while (at_ < lines_.size()) {
            if (!lines_[at_].cells.empty()) row();
            else if (const auto columns = header_lines(at_); !columns.empty()) one_cell_a_line(columns);
            else if (const auto spaced = spaced_header(); !spaced.empty()) spaced_rows(spaced);
            else keep();
        }
        lines_ = std::move(out_);
    }

  private:
    void keep() { out_.push_back(std::move(lines_[at_++])); }

    void row() {
        Line& line = lines_[at_];
        if (auto header = header_of(line.cells, true); !header.empty()) {
            columns_ = std::move(header);
            ++at_;
            return;
        }
        const auto filled = std::count_if(line.cells.begin(), line.cells.end(), [](const Text& cell) { return !cell.empty(); });
        if (filled <= 1) {
            line.cells.clear();
            return keep();
        }
        if (columns_.empty() && !says_who(line.cells)) {
            line.columns.assign(line.cells.size(), Column::Ignored);  // what surrounds a document, or another kind of table
            return keep();
        }
        if (columns_.size() >= line.cells.size()) line.columns.assign(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(line.cells.size()));
        else line.columns = guess_columns(line.cells);
        keep();
    }

    // The columns of a run of header words on lines of their own, beginning at `at`.
    std::vector<Column> header_lines(std::size_t at) const {
        if (lines_[at].barred)
            if (auto columns = barred_header(at); !columns.empty()) return columns;
        std::vector<Text> words;
        while (at + words.size() < lines_.size() && words.size() < 10 && lines_[at + words.size()].cells.empty() &&
               header_column(lines_[at + words.size()].folded))
            words.push_back(lines_[at + words.size()].text);
        return words.size() >= 2 ? header_of(words) : std::vector<Column>{};
    }

    // A row of headings set as one cell a line, up to the number of the first row.
    std::vector<Column> barred_header(std::size_t at) const {
        std::vector<Text> words;
        if (header_column(lines_[at].folded) != Column::Number) return {};
        while (at < lines_.size() && words.size() < 12 && lines_[at].barred && lines_[at].cells.empty() && lines_[at].folded.size() <= 14 &&
               !is_number_cell(lines_[at].folded))
            words.push_back(lines_[at++].text);
        return at < lines_.size() && is_number_cell(lines_[at].folded) ? header_of(words, true) : std::vector<Column>{};
    }

    bool number_line(std::size_t at) const { return at < lines_.size() && lines_[at].cells.empty() && is_number_cell(lines_[at].folded); }

    // Rows whose first cell is merged over several, so that the number stands second: [group] number cell cell …
    void grouped_cells(const std::vector<Column>& columns) {
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

    bool heading(std::size_t at) const {
        const auto marker = marker_at(lines_[at].folded, 0, lines_[at].folded.size());
        return marker && (marker->kind == MarkerKind::HanPoint || marker->kind == MarkerKind::HanParen || marker->kind == MarkerKind::Part);
    }

    void emit(const std::vector<Text>& cells, const std::vector<Column>& columns) {
        Line line;
        line.cells = cells;
        line.columns = columns;
        line.after_blank = true;
        out_.push_back(std::move(line));
    }

    void one_cell_a_line(const std::vector<Column>& columns) {
        const std::size_t count = columns.size();
        at_ += count;
        if (columns.front() == Column::Number) return numbered_cells(columns);
        if (at_ + 1 < lines_.size() && lines_[at_].barred && columns.front() == Column::Task && number_line(at_ + 1)) return grouped_cells(columns);
        while (at_ < lines_.size()) {
            if (header_lines(at_) == columns) {
                at_ += count;
                continue;
            }
            std::vector<Text> cells;
            for (std::size_t i = at_; i < lines_.size() && cells.size() < count && lines_[i].cells.empty(); ++i) cells.push_back(lines_[i].text);
            bool fits = cells.size() == count;
            for (std::size_t c = 0; fits && c < count; ++c)
                if (columns[c] == Column::Units || columns[c] == Column::Lead || columns[c] == Column::Deadline)
                    fits = suits(columns[c], fold(cells[c])) > 0;
            if (fits) {
                emit(cells, columns);
                at_ += count;
            } else if (heading(at_) && at_ + count < lines_.size()) {
                keep();  // a heading between rows; the next round decides whether the table goes on
                if (heading(at_)) return;
            } else {
                return;
            }
        }
    }

    void numbered_cells(const std::vector<Column>& columns) {
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
            if (last != 0 && number != last + 1 && number != 1) return;
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
    std::size_t row_end(std::size_t from, int number, std::size_t count) const {
        const std::size_t limit = std::min(lines_.size(), from + 12 * count);
        for (std::size_t i = from; i < limit; ++i) {
            const bool next = is_number_cell(lines_[i].folded) && number_of(lines_[i].folded) == number + 1;
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

    static std::vector<Text> pieces(const Line& line) {
        std::vector<Text> out(1);
        for (const char32_t c : line.text) {
            if (c == U' ') out.emplace_back();
            else out.back().push_back(c);
        }
        return out;
    }

    std::vector<Column> spaced_header() const {
        if (lines_[at_].text.size() > 80 || lines_[at_].text.find(U' ') == Text::npos) return {};
        const auto words = pieces(lines_[at_]);
        return words.size() >= 3 ? header_of(words) : std::vector<Column>{};
    }

    void spaced_rows(const std::vector<Column>& columns) {
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

    std::vector<Line>& lines_;
    std::vector<Line> out_;
    std::vector<Column> columns_;
    std::size_t at_ = 0;
};

}  // namespace

void find_tables(std::vector<Line>& lines) { Finder(lines).run(); }

}  // namespace xiezhi::plan
