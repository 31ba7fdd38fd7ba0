#include <fmt/format.h>

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
    out.cells = in.flag("cells", out.shape == Figure::Shape::Flow);
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

void read_report(const Node& file, const std::string& line, Definition& into, Faults& faults) {
    MapReader in(file, "report", faults);
    for (const Node* item : in.items("parts", Need::Required)) {
        const Node* id = item->member("id");
        MapReader one(*item, "report part " + (id != nullptr ? id->text : std::string("?")), faults);
        ReportPart part;
        part.id = one.text("id", Need::Required);
        part.line = line;
        part.origin = item->origin();
        part.order = one.small("order", 0, 0, 1'000'000, Need::Required);
        part.heading = one.words("heading", Need::Required);
        part.text = one.words("text", Need::Required);
        one.finish();
        for (const ReportPart& other : into.report_parts) {
            if (other.id != part.id || other.line != part.line || part.id.empty()) continue;
            faults.push_back(yaml::fault_at(part.origin,
                                            {"报告段落重复：" + part.id, "The report part is there twice: " + part.id},
                                            {"前一处：" + yaml::to_text(other.origin), "The other one: " + yaml::to_text(other.origin)}));
        }
        into.report_parts.push_back(std::move(part));
    }
    in.finish();
}

}  // namespace xiezhi
