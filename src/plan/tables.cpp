// Tables of tasks: rows of cells, and tables that were pasted as one cell a line.
#include <algorithm>

#include "plan/cell_lines.hpp"
#include "plan/column_guess.hpp"
#include "plan/markers.hpp"
#include "plan/normalise.hpp"
#include "plan/table_header.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {
namespace {

constexpr std::size_t kSample = 13;  // rows that are looked at to judge a column

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

class Finder {
  public:
    explicit Finder(std::vector<Line>& lines) : lines_(lines) {}

    void run() {
        while (at_ < lines_.size()) {
            if (!lines_[at_].cells.empty()) {
                row();
                behind_row_ = at_;
            } else if (const std::size_t behind = CellLines(lines_, out_).read(at_); behind != at_) {
                at_ = behind;
            } else {
                keep();
            }
        }
        lines_ = std::move(out_);
    }

  private:
    void keep() { out_.push_back(std::move(lines_[at_++])); }

    // Headings on two rows; how they lie over the columns shows the first row below them.
    bool two_headings() {
        if (at_ + 1 >= lines_.size() || header_column(fold(lines_[at_].cells.front())) != Column::Number) return false;
        above_ = heading_words(lines_[at_].cells);
        below_ = heading_words(lines_[at_ + 1].cells);
        if (above_.size() < 2 || below_.size() < 2 || std::find(below_.begin(), below_.end(), Column::Number) != below_.end()) {
            below_.clear();
            return false;
        }
        columns_.clear();
        at_ += 2;
        return true;
    }

    // The columns when this row is a row of headings. Unknown words are judged by the rows below, but only where a table
    // begins: further down a short row is a row.
    std::vector<Column> heads_at() const {
        const auto& cells = lines_[at_].cells;
        auto known = header_of(cells, true);
        const bool begins = columns_.empty() || behind_row_ != at_ || cells.size() != columns_.size();
        if (known.empty() && (!begins || !looks_like_headings(cells))) return {};
        std::vector<const std::vector<Text>*> rows;
        std::size_t between = 0;  // headings between the rows
        for (std::size_t i = at_ + 1; i < lines_.size() && i < at_ + kSample && between <= 2; ++i) {
            if (lines_[i].cells.empty()) ++between;
            else if (lines_[i].cells.size() == cells.size()) rows.push_back(&lines_[i].cells);
        }
        auto judged = columns_by_cells(cells, rows);
        return judged.empty() ? known : judged;
    }

    // "三级指标 | 指标值" above "满意度 | ≥95%": the words of a goal, as one line.
    bool figure() {
        Line& line = lines_[at_];
        if (!figure_ || line.cells.size() < *figure_ + 2) return false;
        const std::size_t at = line.cells.size() - 1 - *figure_;
        const Text value = fold(line.cells[at]);
        if (value.empty() || value.size() > 16 || line.cells[at - 1].empty() || !(is_digit(value[0]) || TextView(U"≥≧>≤≦<=不达").find(value[0]) != TextView::npos)) return false;
        line.text = line.cells[at - 1] + line.cells[at];
        line.folded = fold(line.text);
        line.cells.clear();
        line.after_blank = line.barred = true;
        keep();
        return true;
    }

    // A row below merged cells may have lost them, so that its own cells stand too far to the left: "2处 | 建设局 | |".
    void shift_merged(std::vector<Text>& cells) {
        if (cells.size() == columns_.size() && cells.size() == last_cells_.size()) {
            std::size_t empty = 0;
            while (empty < cells.size() && cells[cells.size() - 1 - empty].empty()) ++empty;
            int here = 0;
            int there = 0;
            for (std::size_t i = 0; i + empty < cells.size(); ++i) {
                if (cells[i].empty()) continue;
                const Text folded = fold(cells[i]);
                here += suits(columns_[i], folded);
                there += suits(columns_[i + empty], folded);
            }
            if (empty > 0 && empty < cells.size() && there > here) {
                std::rotate(cells.begin(), cells.end() - static_cast<std::ptrdiff_t>(empty), cells.end());
                std::copy_n(last_cells_.begin(), empty, cells.begin());
            }
        }
        last_cells_ = cells;
    }

    void row() {
        if (two_headings()) return;
        Line& line = lines_[at_];
        if (auto header = heads_at(); !header.empty()) {
            columns_ = std::move(header);
            measure_ = measure_column(line.cells, columns_);
            figure_.reset();
            ++at_;
            return;
        }
        if (const auto figures = figure_column(line.cells)) figure_ = figures, columns_.clear();
        else if (figure()) return;
        const auto filled = std::count_if(line.cells.begin(), line.cells.end(), [](const Text& cell) { return !cell.empty(); });
        if (filled <= 1) {
            for (auto& cell : line.cells)
                if (!cell.empty()) line.text = std::move(cell);
            line.folded = fold(line.text);
            line.cells.clear();
            line.after_blank = line.barred = true;
            return keep();
        }
        if (!below_.empty()) columns_ = aligned(above_, below_, line.cells);
        below_.clear();
        if (columns_.empty() && !says_who(line.cells)) {
            line.columns.assign(line.cells.size(), Column::Ignored);  // what surrounds a document, or another kind of table
            return keep();
        }
        shift_merged(line.cells);
        // "调解成功率 | % | ≥98": the measure belongs to the figure.
        if (measure_ && line.cells.size() == columns_.size() && !line.cells[measure_->figure].empty() && is_digit(fold(line.cells[measure_->figure].back())))
            line.cells[measure_->figure] += line.cells[measure_->measure];
        if (columns_.size() >= line.cells.size()) line.columns.assign(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(line.cells.size()));
        else line.columns = guess_columns(line.cells);
        keep();
    }

    std::vector<Line>& lines_;
    std::vector<Line> out_;
    std::vector<Column> columns_;
    std::vector<Column> above_, below_;  // headings on two rows that wait for the first row below
    std::vector<Text> last_cells_;       // of the row before
    std::optional<Measured> measure_;
    std::optional<std::size_t> figure_;  // the column of figures, from the right
    std::size_t behind_row_ = 0;  // the line after the last row
    std::size_t at_ = 0;
};

}  // namespace

void find_tables(std::vector<Line>& lines) { Finder(lines).run(); }

}  // namespace xiezhi::plan
