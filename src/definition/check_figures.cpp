#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "definition/check_parts.hpp"
#include "definition/compiled.hpp"
#include "definition/names.hpp"
#include "definition/references.hpp"
#include "definition/yaml_reader.hpp"

namespace xiezhi {

namespace {

// What a report's text may name besides figures.
const std::set<std::string_view> kReportNames = {"year", "last_year", "next_year", "bureau.name", "bureau.short", "government.name", "place.name"};

const Field* clear_field(Checker& out, const Kind& kind, const Figure& figure, const std::string& name, std::string_view role) {
    const std::string who = fmt::format("figure {}, {}", figure.id, role);
    const Field* field = kind.field(name);
    if (field == nullptr) {
        out.missing(figure.origin, who, {"字段", "field"}, name);
        return nullptr;
    }
    if (is_sealed(field->field_class)) {
        out.fault(figure.origin, {fmt::format("{}：“{}”是密文，不能统计", who, name), fmt::format("{}: '{}' is ciphertext and cannot be counted by", who, name)},
                  {"请用 plain 或 statistic 类的字段。", "Use a field of class plain or statistic."});
        return nullptr;
    }
    return field;
}

void want_type(Checker& out, const Kind& kind, const Figure& figure, const std::string& name, std::string_view role, std::initializer_list<FieldType> types) {
    if (name.empty()) return;
    const Field* field = clear_field(out, kind, figure, name, role);
    if (field == nullptr || contains(types, field->type)) return;
    std::string allowed;
    for (const FieldType type : types) allowed += (allowed.empty() ? "" : ", ") + std::string(name_of(type));
    out.fault(figure.origin, {fmt::format("指标 {}：{} 用的“{}”类型不对", figure.id, role, name), fmt::format("figure {}: '{}' has the wrong type for {}", figure.id, name, role)},
              {"须是：" + allowed, "It must be: " + allowed});
}

void check_grouping(Checker& out, const Kind& kind, const Figure& figure) {
    if (figure.by.size() > 2) {
        out.fault(figure.origin, {"指标 " + figure.id + " 的分组多于两个", "figure " + figure.id + " has more than two groupings"}, {"请拆成几个指标。", "Make several figures of it."});
    }
    for (const std::string& name : figure.by) {
        if (name == "unit" || (name == "state" && figure.shape != Figure::Shape::Flow)) continue;
        want_type(out, kind, figure, name, "by", {FieldType::Code, FieldType::YesNo, FieldType::Unit});
    }
}

void check_counted(Checker& out, const Figure& figure) {
    const Kind* kind = out.definition().kind(figure.kind);
    if (kind == nullptr) {
        out.missing(figure.origin, "figure " + figure.id, {"种类", "kind"}, figure.kind);
        return;
    }
    want_type(out, *kind, figure, figure.when, "when", {FieldType::Date});
    want_type(out, *kind, figure, figure.until, "until", {FieldType::Date});
    want_type(out, *kind, figure, figure.sum, "sum", {FieldType::Money, FieldType::Integer});
    if (figure.shape == Figure::Shape::Distinct && !figure.of.empty() && kind->party(figure.of) == nullptr) {
        clear_field(out, *kind, figure, figure.of, "of");
    }
    check_grouping(out, *kind, figure);
    if (!figure.where.empty()) {
        if (auto where = compile_where(figure, out.definition()); !where) out.add(std::move(where.error()));
    }
    if (figure.cells && figure.shape != Figure::Shape::Flow && figure.shape != Figure::Shape::Stock) {
        out.fault(figure.origin,
                  {"只有 flow 和 stock 指标能随事务记数（cells）：" + figure.id, "Only a flow or a stock keeps its cells in the transaction: " + figure.id},
                  {"请删去 cells。", "Remove 'cells'."});
    }
}

void check_shape(Checker& out, const Figure& figure) {
    const auto refuse = [&](bool there, std::string_view key) {
        if (!there) return;
        out.fault(figure.origin,
                  {fmt::format("指标 {}（{}）不用“{}”", figure.id, name_of(figure.shape), key),
                   fmt::format("figure {}: a {} does not use '{}'", figure.id, name_of(figure.shape), key)},
                  {"请删去。", "Remove it."});
    };
    refuse(!figure.until.empty() && figure.shape != Figure::Shape::Stock, "until");
    refuse(figure.at_start && figure.shape != Figure::Shape::Stock, "at_start");
    refuse(!figure.of.empty() && figure.shape != Figure::Shape::Distinct, "of");
    refuse(!figure.sum.empty() && figure.shape != Figure::Shape::Flow && figure.shape != Figure::Shape::Stock, "sum");
    if (figure.shape != Figure::Shape::Ratio) {
        refuse(!figure.numerator.empty(), "numerator");
        refuse(!figure.denominator.empty(), "denominator");
        check_counted(out, figure);
        return;
    }
    refuse(!figure.kind.empty(), "kind");
    refuse(!figure.when.empty(), "when");
    refuse(!figure.where.empty(), "where");
    refuse(!figure.by.empty(), "by");
    for (const std::string& part : {figure.numerator, figure.denominator}) {
        const auto reference = figure_reference(part, out.definition());
        if (!reference || !groups_exist(*reference, out.definition())) {
            out.missing(figure.origin, "figure " + figure.id, {"指标", "figure"}, part);
        } else if (out.definition().figures.at(reference->figure).shape == Figure::Shape::Ratio) {
            out.fault(figure.origin, {"比率的分子分母不能又是比率：" + part, "A ratio is not made of ratios: " + part}, {"请用计数的指标。", "Use counted figures."});
        }
    }
}

// Figures that a text names, in [[ ]] or not.
std::set<std::string> figures_named(const std::string& text) {
    std::set<std::string> found;
    const auto runs = split_placeholders(text);
    if (!runs) return found;
    for (const TextRun& run : *runs) {
        if (run.placeholder && kReportNames.count(run.text) == 0) found.insert(run.text);
    }
    return found;
}

void check_report_text(Checker& out, const ReportPart& part, const std::string& text) {
    const auto pieces = split_pieces(text, yaml::to_text(part.origin));
    if (!pieces) {
        out.add(pieces.error());
        return;
    }
    for (const TextPiece& piece : *pieces) {
        const auto runs = split_placeholders(piece.text, yaml::to_text(part.origin));
        if (!runs) {
            out.add(runs.error());
            return;
        }
        if (piece.optional && figures_named(piece.text).empty()) {
            out.fault(part.origin, {"报告段落 " + part.id + " 中 [[ ]] 内没有指标：" + piece.text, "report part " + part.id + ": no figure stands in [[ ]]: " + piece.text},
                      {"[[ ]] 内的话只在其中的数不全为零时写出，须引用指标。", "What stands in [[ ]] is told where one of its numbers is not nought; name a figure in it."});
        }
        for (const TextRun& run : *runs) {
            if (!run.placeholder || kReportNames.count(run.text) != 0) continue;
            const auto reference = figure_reference(run.text, out.definition());
            if (reference && groups_exist(*reference, out.definition())) continue;
            out.missing(part.origin, "report part " + part.id, {"指标", "figure"}, run.text);
        }
    }
}

// The two languages say the same: the same figures, though perhaps in another order.
void check_same_figures(Checker& out, const ReportPart& part) {
    if (figures_named(part.text.zh) == figures_named(part.text.en)) return;
    out.fault(part.origin, {"报告段落 " + part.id + " 的中英文引用的指标不同", "report part " + part.id + ": the two languages name different figures"},
              {"请使两种文字引用同样的指标。", "Let both name the same figures."});
}

void check_report_part(Checker& out, const ReportPart& part) {
    check_report_text(out, part, part.text.zh);
    check_report_text(out, part, part.text.en);
    check_same_figures(out, part);
    const auto& chapters = out.definition().report_chapters;
    if (!part.chapter.empty() && std::none_of(chapters.begin(), chapters.end(), [&](const auto& one) { return one.id == part.chapter; })) {
        out.missing(part.origin, "report part " + part.id, {"章", "chapter"}, part.chapter);
    }
    if (part.elsewhere && part.text.zh.empty()) {
        out.fault(part.origin, {"报告段落 " + part.id + " 不在本系统办理，却没有说明", "report part " + part.id + " is done elsewhere and does not say so"},
                  {"请在 text 中写明此项业务在哪里办理。", "Say in text where that business is done."});
    }
}

}  // namespace

void check_figures(Checker& out) {
    for (const auto& [id, figure] : out.definition().figures) check_shape(out, figure);
    for (const Identity& identity : out.definition().identities) {
        if (auto compiled = compile_identity(identity, out.definition()); !compiled) out.add(std::move(compiled.error()));
    }
    for (const ReportPart& part : out.definition().report_parts) check_report_part(out, part);
}

}  // namespace xiezhi
