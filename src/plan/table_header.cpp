#include "plan/table_header.hpp"

#include <algorithm>

#include "plan/vocabulary.hpp"

namespace xiezhi::plan {

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
                        U"项目名称", U"工作任务名称", U"重点事项", U"任务清单", U"年度任务", U"工作要点", U"活动主题", U"活动名称", U"宣传主题", U"主题", U"实事项目", U"改革事项", U"问题清单", U"实施项目", U"建设任务", U"目标任务内容"}},
        {Column::Detail, {U"工作内容", U"具体措施", U"工作措施", U"主要措施", U"工作要求", U"目标要求", U"具体要求", U"主要内容", U"推进措施",
                          U"举措", U"具体举措", U"工作举措", U"落实措施", U"工作目标", U"目标", U"预期目标", U"年度目标", U"具体内容",
                          U"量化指标", U"指标", U"任务目标", U"完成标准", U"考核标准", U"成果形式", U"措施", U"内容", U"量化目标", U"任务要求",
                          U"具体工作任务", U"具体工作", U"任务措施", U"重点举措", U"主要举措", U"目标值", U"活动内容", U"宣传内容", U"普法内容"}},
        {Column::Units, {U"单位", U"部门", U"科室", U"责任", U"责任单位及责任人", U"承办", U"责任主体", U"责任落实", U"主管部门", U"主管单位", U"落实主体"}},
        {Column::Deadline, {U"时间", U"时限", U"期限", U"节点", U"完成节点", U"推进节点", U"完成时间及要求", U"完成时限要求", U"月份", U"活动时间"}},
        {Column::Ignored, {U"备注", U"类别", U"分类", U"板块", U"联系电话", U"完成情况", U"进展情况", U"进展", U"权重", U"分值", U"标准分", U"任务类别", U"任务分类",
                           U"重点领域", U"联系方式", U"一级指标", U"领域", U"完成进度", U"依据", U"任务来源"}}};
    for (const auto& [column, names] : kHeaders)
        if (std::find(names.begin(), names.end(), words) != names.end()) return column;
    return std::nullopt;
}

std::optional<Column> likely_column(TextView folded) {
    static const std::vector<std::pair<Column, std::vector<TextView>>> kParts{
        {Column::Ignored,
         {U"领导", U"人员", U"责任人",   U"负责人",   U"电话",     U"备注",     U"类别", U"依据", U"情况", U"来源", U"联系", U"说明", U"分值", U"得分", U"权重", U"姓名",
          U"职务", U"督导", U"考核单位", U"考核部门", U"考评单位", U"考评部门", U"评分", U"评定", U"意见", U"进展", U"进度", U"评价", U"审核", U"签字", U"一级", U"二级"}},
        {Column::Deadline, {U"时限", U"时间", U"期限", U"节点", U"日期"}},
        {Column::Lead, {U"牵头", U"主办", U"主责"}},
        {Column::Support, {U"配合", U"协办", U"协助", U"参与"}},
        {Column::Units, {U"单位", U"部门", U"科室", U"股室", U"处室", U"主体", U"承办", U"分工", U"责任", U"主管"}},
        {Column::Detail, {U"措施", U"要求", U"目标", U"标准", U"指标", U"举措", U"内容", U"计划", U"成果", U"做法", U"路径", U"步骤"}},
        {Column::Task, {U"任务", U"事项", U"工作", U"项目", U"行动", U"工程", U"要点"}}};
    for (const auto& [column, words] : kParts)
        if (contains_any(folded, words)) return column;
    return std::nullopt;
}

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

namespace {

bool assigns(const std::vector<Column>& columns) {
    return std::any_of(columns.begin(), columns.end(), [](Column column) {
        return column == Column::Units || column == Column::Lead || column == Column::Support || column == Column::Deadline;
    });
}

// The cells without the empty ones at the end.
std::size_t filled_size(const std::vector<Text>& cells) {
    std::size_t size = cells.size();
    while (size > 0 && cells[size - 1].empty()) --size;
    return size;
}

}  // namespace

bool is_number_cell(TextView folded) {
    while (!folded.empty() && (folded.back() == U'.' || folded.back() == U'、')) folded.remove_suffix(1);
    return !folded.empty() && folded.size() <= 3 && std::all_of(folded.begin(), folded.end(), is_digit);
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

std::vector<Column> heading_words(const std::vector<Text>& cells) {
    std::vector<Column> columns;
    bool known = false;
    for (const auto& cell : cells) {
        if (cell.empty()) continue;
        const Text bare = without_spaces(fold(cell));
        const auto exact = header_column(bare);
        const auto likely = exact ? exact : likely_column(bare);
        if (bare.size() > 12 || (!likely && !(bare.size() <= 6 && std::all_of(bare.begin(), bare.end(), is_han)))) return {};
        known = known || exact;
        columns.push_back(likely.value_or(Column::Ignored));
    }
    return known ? columns : std::vector<Column>{};
}

std::vector<Column> aligned(const std::vector<Column>& above, const std::vector<Column>& below, const std::vector<Text>& cells) {
    std::vector<Column> best;
    int most = 0;
    const std::size_t spare = cells.size() > below.size() ? cells.size() - below.size() : 0;
    for (std::size_t before = 1; before <= spare && before < above.size(); ++before) {
        const std::size_t behind = spare - before;
        if (before + behind >= above.size()) continue;
        std::vector<Column> columns(above.begin(), above.begin() + static_cast<std::ptrdiff_t>(before));
        columns.insert(columns.end(), below.begin(), below.end());
        columns.insert(columns.end(), above.end() - static_cast<std::ptrdiff_t>(behind), above.end());
        int score = 0;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!cells[i].empty()) score += suits(columns[i], fold(cells[i]));
        if (best.empty() || score > most) best = std::move(columns), most = score;
    }
    settle(best);
    return best;
}

std::optional<std::size_t> figure_column(const std::vector<Text>& cells) {
    static const std::vector<TextView> kFigures{U"指标值", U"目标值", U"年度指标值", U"年度目标值", U"绩效指标值", U"任务数", U"目标任务数", U"年度目标"};
    const std::size_t size = filled_size(cells);
    for (std::size_t i = 1; i < size; ++i)
        if (const Text bare = without_spaces(fold(cells[i])); std::find(kFigures.begin(), kFigures.end(), TextView(bare)) != kFigures.end()) return size - 1 - i;
    return std::nullopt;
}

std::optional<Measured> measure_column(const std::vector<Text>& cells, std::vector<Column>& columns) {
    const auto from_right = figure_column(cells);
    if (!from_right) return std::nullopt;
    const std::size_t figure = filled_size(cells) - 1 - *from_right;
    for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
        const Text bare = without_spaces(fold(cells[i]));
        if (bare != U"单位" && bare != U"计量单位") continue;
        columns[i] = Column::Ignored;
        if (columns[figure] == Column::Ignored) columns[figure] = Column::Detail;
        return Measured{figure, i};
    }
    return std::nullopt;
}

std::vector<Column> header_of(const std::vector<Text>& cells, bool rows_of_a_table) {
    std::vector<Column> columns;
    std::size_t unknown = 0;  // a heading that is only likely counts once, one that says nothing twice
    bool known = false;
    std::optional<std::size_t> unknown_at;
    for (const auto& cell : cells) {
        const Text folded = fold(cell);
        const auto column = header_column(folded);
        known = known || column;
        if (column || cell.empty()) {
            columns.push_back(column.value_or(Column::Ignored));
            continue;
        }
        if (!rows_of_a_table || folded.size() > 12) return {};
        if (!unknown_at && !likely_column(without_spaces(folded))) unknown_at = columns.size();
        const auto likely = likely_column(without_spaces(folded));
        unknown += likely ? 1 : 2;
        columns.push_back(likely.value_or(Column::Ignored));
    }
    if (!known || unknown > columns.size()) return {};
    settle(columns);
    // "整治行业名称 | 时间 | 责任单位": what no word tells is what is to be done.
    if (unknown_at && std::find(columns.begin(), columns.end(), Column::Task) == columns.end()) columns[*unknown_at] = Column::Task;
    if (columns.size() < 2 || !assigns(columns) || std::find(columns.begin(), columns.end(), Column::Task) == columns.end()) return {};
    return columns;
}

}  // namespace xiezhi::plan
