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

namespace {

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

}  // namespace

std::vector<Column> header_of(const std::vector<Text>& cells, bool rows_of_a_table) {
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

}  // namespace xiezhi::plan
