// Tables of tasks: rows of cells, and tables that were pasted as one cell a line.
#include <algorithm>
#include <array>

#include "plan/markers.hpp"
#include "plan/normalise.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

std::optional<Column> header_column(TextView folded) {
    Text bare = without_spaces(folded);
    // "责任单位(第一个为牵头单位)": what stands in the brackets explains.
    if (const auto open = bare.find(U'('); open != Text::npos && open >= 2 && bare.back() == U')') bare.erase(open);
    const TextView words = bare;
    if (words.size() < 1 || words.size() > 12) return std::nullopt;
    if (const auto label = label_at(words, 0); label && label->span.end == words.size()) switch (label->kind) {
            case LabelKind::Units: return Column::Units;
            case LabelKind::Lead: return Column::Lead;
            case LabelKind::Support: return Column::Support;
            case LabelKind::Deadline: return Column::Deadline;
            case LabelKind::Person: return Column::Ignored;
        }
    static const std::vector<std::pair<Column, std::vector<TextView>>> kHeaders{
        {Column::Number, {U"序号", U"编号", U"序", U"项号", U"No.", U"号"}},
        {Column::Task, {U"工作任务", U"重点任务", U"任务", U"重点工作", U"主要任务", U"工作事项", U"任务内容", U"事项", U"项目", U"工作项目",
                        U"任务名称", U"重点工作任务", U"具体任务", U"任务事项", U"主要工作", U"工作重点", U"工作名称", U"目标任务",
                        U"项目名称", U"工作任务名称", U"重点事项", U"任务清单", U"年度任务", U"工作要点"}},
        {Column::Detail, {U"工作内容", U"具体措施", U"工作措施", U"主要措施", U"工作要求", U"目标要求", U"具体要求", U"主要内容", U"推进措施",
                          U"举措", U"具体举措", U"工作举措", U"落实措施", U"工作目标", U"目标", U"预期目标", U"年度目标", U"具体内容",
                          U"量化指标", U"指标", U"任务目标", U"完成标准", U"考核标准", U"成果形式", U"措施", U"内容", U"量化目标", U"任务要求",
                          U"具体工作任务", U"具体工作", U"任务措施", U"重点举措", U"主要举措", U"目标值"}},
        {Column::Units, {U"单位", U"部门", U"科室", U"责任", U"责任单位及责任人"}},
        {Column::Deadline, {U"时间", U"时限", U"期限", U"完成时间及要求", U"完成时限要求"}},
        {Column::Ignored, {U"备注", U"类别", U"分类", U"板块", U"联系电话", U"完成情况", U"进展情况", U"进展", U"任务类别", U"任务分类",
                           U"重点领域", U"联系方式", U"一级指标", U"领域", U"完成进度", U"依据", U"任务来源"}}};
    for (const auto& [column, names] : kHeaders)
        if (std::find(names.begin(), names.end(), words) != names.end()) return column;
    return std::nullopt;
}

// A heading that nobody listed, by the words in it; asked only when the other headings of its row are known.
Column likely_column(TextView folded) {
    static const std::vector<std::pair<Column, std::vector<TextView>>> kParts{
        {Column::Ignored, {U"领导", U"人员", U"责任人", U"负责人", U"电话", U"备注", U"类别", U"依据", U"情况", U"来源", U"联系", U"说明", U"分值", U"得分"}},
        {Column::Deadline, {U"时限", U"时间", U"期限", U"节点", U"日期"}},
        {Column::Lead, {U"牵头", U"主办", U"主责"}},
        {Column::Support, {U"配合", U"协办", U"协助", U"参与"}},
        {Column::Units, {U"单位", U"部门", U"科室", U"股室", U"处室"}},
        {Column::Detail, {U"措施", U"要求", U"目标", U"标准", U"指标", U"举措", U"内容", U"计划", U"成果"}},
        {Column::Task, {U"任务", U"事项", U"工作", U"项目"}}};
    for (const auto& [column, words] : kParts)
        if (contains_any(folded, words)) return column;
    return Column::Ignored;
}

// Exactly one column is the task; without a heading for it the first text column is.
void settle(std::vector<Column>& columns) {
    if (std::find(columns.begin(), columns.end(), Column::Task) == columns.end()) {
        const auto detail = std::find(columns.begin(), columns.end(), Column::Detail);
        if (detail != columns.end()) *detail = Column::Task;
    }
    bool seen = false;
    for (auto& column : columns) {
        if (column == Column::Task && seen) column = Column::Detail;
        seen = seen || column == Column::Task;
    }
}

bool assigns(const std::vector<Column>& columns) {
    return std::any_of(columns.begin(), columns.end(), [](Column column) {
        return column == Column::Units || column == Column::Lead || column == Column::Support || column == Column::Deadline;
    });
}

template <class Cells>
std::vector<Column> header_of(const Cells& cells, bool rows_of_a_table = false) {
    std::vector<Column> columns;
    std::size_t unknown = 0;
    for (const auto& cell : cells) {
        const Text folded = fold(cell);
        const auto column = header_column(folded);
        if (!column && !cell.empty()) {
            ++unknown;
            if (!rows_of_a_table || folded.size() > 12) return {};
        }
        columns.push_back(column ? *column : cell.empty() ? Column::Ignored : likely_column(without_spaces(folded)));
    }
    if (unknown * 2 > columns.size()) return {};
    settle(columns);
    if (columns.size() < 2 || !assigns(columns) || std::find(columns.begin(), columns.end(), Column::Task) == columns.end()) return {};
    return columns;
}

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
        case Column::Ignored: return -1;
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
        if (columns_.size() >= line.cells.size()) line.columns.assign(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(line.cells.size()));
        else line.columns = guess_columns(line.cells);
        keep();
    }

    // The columns of a run of header words on lines of their own, beginning at `at`.
    std::vector<Column> header_lines(std::size_t at) const {
        std::vector<Text> words;
        while (at + words.size() < lines_.size() && words.size() < 10 && lines_[at + words.size()].cells.empty() &&
               header_column(lines_[at + words.size()].folded))
            words.push_back(lines_[at + words.size()].text);
        return words.size() >= 2 ? header_of(words) : std::vector<Column>{};
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
