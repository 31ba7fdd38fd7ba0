#include <fmt/format.h>

#include <algorithm>

#include "definition/load_parts.hpp"

namespace xiezhi {

using yaml::MapReader;
using yaml::Member;
using yaml::Need;
using yaml::Node;

namespace {

// "reconsideration.accepted": identifiers joined by dots.
bool is_dotted(std::string_view text) {
    while (true) {
        const auto dot = text.find('.');
        if (!is_identifier(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

void check_name(const Member& entry, const Node& file, const char* what, Faults& faults) {
    if (is_dotted(entry.key)) return;
    faults.push_back(yaml::fault_at({file.origin().file, entry.line},
                                    {fmt::format("“{}”不能作{}的名字", entry.key, what), fmt::format("'{}' cannot be a name here", entry.key)},
                                    {"请写成 业务条线.名字，如 reconsideration.accepted。",
                                     "Write line.name, as in reconsideration.accepted."}));
}

Figure read_figure(const Member& entry, const Node& file, Faults& faults) {
    MapReader in(entry.value, "figure " + entry.key, faults);
    Figure out;
    out.id = entry.key;
    out.origin = {file.origin().file, entry.line};
    if (entry.value.file) out.origin.file = *entry.value.file;
    out.label = in.words("label", Need::Required);
    out.shape = in.choice("shape", Figure::Shape::Flow, Need::Required);
    const bool counted = out.shape != Figure::Shape::Ratio;
    out.kind = in.text("kind", counted ? Need::Required : Need::Optional);
    out.when = in.text("when", counted ? Need::Required : Need::Optional);
    out.until = in.text("until", out.shape == Figure::Shape::Stock ? Need::Required : Need::Optional);
    out.at_start = in.flag("at_start");
    out.where = in.text("where");
    out.by = in.texts("by");
    out.sum = in.text("sum");
    out.of = in.text("of", out.shape == Figure::Shape::Distinct ? Need::Required : Need::Optional);
    out.numerator = in.text("numerator", counted ? Need::Optional : Need::Required);
    out.denominator = in.text("denominator", counted ? Need::Optional : Need::Required);
    out.decimals = in.small("decimals", 1, 0, 4);
    out.unit = in.words("unit", Need::Required);
    out.note = in.words("note");
    out.version = in.small("version", 1, 1, 10'000);
    out.stated = in.flag("stated");
    out.cells = in.flag("cells", out.shape == Figure::Shape::Flow || out.shape == Figure::Shape::Stock);
    in.finish();
    return out;
}

const Node* section(MapReader& in, std::string_view key) {
    const Node* node = in.take(key);
    if (node != nullptr && node->shape != Node::Shape::Map) {
        in.complain(node, {fmt::format("“{}”应当是“名字: {{…}}”的列表", key), fmt::format("'{}' is a list of 'name: {{…}}'", key)},
                    {"请检查缩进。", "Check the indentation."});
        return nullptr;
    }
    return node;
}

}  // namespace

void read_figures(const Node& file, Definition& into, Faults& faults) {
    MapReader in(file, "figures", faults);
    if (const Node* node = section(in, "figures")) {
        for (const Member& entry : node->members) {
            check_name(entry, file, "指标", faults);
            Figure figure = read_figure(entry, file, faults);
            const auto [at, fresh] = into.figures.emplace(figure.id, figure);
            if (!fresh) {
                faults.push_back(yaml::fault_at(figure.origin,
                                                {"指标重复：" + figure.id, "The figure is there twice: " + figure.id},
                                                {"前一处：" + yaml::to_text(at->second.origin), "The other one: " + yaml::to_text(at->second.origin)}));
            }
        }
    }
    if (const Node* node = section(in, "identities")) {
        for (const Member& entry : node->members) {
            check_name(entry, file, "平衡式", faults);
            MapReader one(entry.value, "identity " + entry.key, faults);
            Identity identity;
            identity.id = entry.key;
            identity.origin = {entry.value.origin().file, entry.line};
            identity.label = one.words("label", Need::Required);
            identity.says = one.text("says", Need::Required);
            one.finish();
            for (const Identity& other : into.identities) {
                if (other.id != identity.id) continue;
                faults.push_back(yaml::fault_at(identity.origin,
                                                {"平衡式重复：" + identity.id, "The identity is there twice: " + identity.id},
                                                {"前一处：" + yaml::to_text(other.origin), "The other one: " + yaml::to_text(other.origin)}));
            }
            into.identities.push_back(std::move(identity));
        }
    }
    in.finish();
}

namespace {

ReportChapter read_chapter(const Node& item, Faults& faults) {
    const Node* id = item.member("id");
    MapReader one(item, "report chapter " + (id != nullptr ? id->text : std::string("?")), faults);
    ReportChapter chapter;
    chapter.id = one.text("id", Need::Required);
    chapter.origin = item.origin();
    chapter.order = one.small("order", 0, 0, 1'000'000, Need::Required);
    chapter.heading = one.words("heading", Need::Required);
    one.finish();
    return chapter;
}

ReportPart read_part(const Node& item, const std::string& line, Faults& faults) {
    const Node* id = item.member("id");
    MapReader one(item, "report part " + (id != nullptr ? id->text : std::string("?")), faults);
    ReportPart part;
    part.id = one.text("id", Need::Required);
    part.line = line;
    part.origin = item.origin();
    part.order = one.small("order", 0, 0, 1'000'000, Need::Required);
    part.chapter = one.text("chapter");
    part.elsewhere = one.flag("elsewhere");
    part.heading = one.words("heading", Need::Required);
    part.text = one.words("text");
    one.finish();
    return part;
}

}  // namespace

void read_report(const Node& file, const std::string& line, Definition& into, Faults& faults) {
    MapReader in(file, "report", faults);
    const auto twice = [&](const Origin& origin, const Words& what, const Origin& other) {
        faults.push_back(yaml::fault_at(origin, {what.zh, what.en}, {"前一处：" + yaml::to_text(other), "The other one: " + yaml::to_text(other)}));
    };
    for (const Node* item : in.items("chapters")) {
        ReportChapter chapter = read_chapter(*item, faults);
        for (const ReportChapter& other : into.report_chapters) {
            if (other.id == chapter.id && !chapter.id.empty()) twice(chapter.origin, {"报告的章重复：" + chapter.id, "The chapter is there twice: " + chapter.id}, other.origin);
        }
        into.report_chapters.push_back(std::move(chapter));
    }
    for (const Node* item : in.items("parts", Need::Required)) {
        ReportPart part = read_part(*item, line, faults);
        // A passage that somebody writes names the part alone: ids are the report's, not the line's.
        for (const ReportPart& other : into.report_parts) {
            if (other.id == part.id && !part.id.empty()) twice(part.origin, {"报告段落重复：" + part.id, "The report part is there twice: " + part.id}, other.origin);
        }
        into.report_parts.push_back(std::move(part));
    }
    in.finish();
}

void sort_report(Definition& definition) {
    std::stable_sort(definition.report_chapters.begin(), definition.report_chapters.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    const auto place = [&](const ReportPart& part) {
        const auto found = std::find_if(definition.report_chapters.begin(), definition.report_chapters.end(), [&](const auto& one) { return one.id == part.chapter; });
        return part.chapter.empty() ? -1 : static_cast<int>(found - definition.report_chapters.begin());
    };
    std::stable_sort(definition.report_parts.begin(), definition.report_parts.end(),
                     [&](const ReportPart& a, const ReportPart& b) { return std::pair(place(a), a.order) < std::pair(place(b), b.order); });
}

}  // namespace xiezhi
