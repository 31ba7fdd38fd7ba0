#include <fmt/format.h>

#include "definition/load_parts.hpp"

namespace xiezhi {

using yaml::MapReader;
using yaml::Member;
using yaml::Need;
using yaml::Node;

namespace {

// "procedure!", "handler2?", or {field: x, required: true, required_when: '…', preset: '…'}.
InputField read_input(const Node& node, const std::string& what, Faults& faults) {
    InputField out;
    if (node.shape == Node::Shape::Map) {
        MapReader in(node, what + ", input", faults);
        out.field = in.text("field", Need::Required);
        out.required = in.flag("required");
        out.required_when = in.text("required_when");
        out.preset = in.text("preset");
        in.finish();
        if (!out.field.empty() && (out.field.back() == '!' || out.field.back() == '?')) {
            out.required = out.required || out.field.back() == '!';
            out.field.pop_back();
        }
        return out;
    }
    out.field = yaml::scalar(node, what + ", input", faults);
    if (!out.field.empty() && (out.field.back() == '!' || out.field.back() == '?')) {
        out.required = out.field.back() == '!';
        out.field.pop_back();
    }
    return out;
}

std::vector<Transition> read_transitions(MapReader& in) {
    std::vector<Transition> out;
    for (const Node* item : in.items("to")) {
        Transition transition;
        transition.origin = item->origin();
        if (item->shape == Node::Shape::Map) {
            MapReader one(*item, in.what() + ", to", in.faults());
            transition.when = one.text("when");
            transition.to = one.text("to", Need::Required);
            one.finish();
        } else {
            transition.to = yaml::scalar(*item, in.what() + ", to", in.faults());
        }
        out.push_back(std::move(transition));
    }
    return out;
}

std::vector<ApprovalStep> read_approval(MapReader& in) {
    std::vector<ApprovalStep> out;
    for (const Node* item : in.items("approval")) {
        ApprovalStep step;
        step.origin = item->origin();
        if (item->shape == Node::Shape::Map) {
            MapReader one(*item, in.what() + ", approval", in.faults());
            step.role = one.text("role", Need::Required);
            step.when = one.text("when");
            step.by_another = one.flag("by_another");
            one.finish();
        } else {
            step.role = yaml::scalar(*item, in.what() + ", approval", in.faults());
        }
        out.push_back(std::move(step));
    }
    return out;
}

std::vector<Setting> read_settings(MapReader& in) {
    std::vector<Setting> out;
    const Node* node = in.take("sets");
    if (node == nullptr) return out;
    if (node->shape != Node::Shape::Map) {
        in.complain(node, {"“sets”应写成 {字段: 表达式}", "'sets' is written {field: expression}"},
                    {"请改写。", "Rewrite it."});
        return out;
    }
    for (const Member& entry : node->members) {
        out.push_back({entry.key, yaml::scalar(entry.value, in.what() + ", sets " + entry.key, in.faults()),
                       {node->origin().file, entry.line}});
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// FIELD | act(ACTION) | served(PAPER[, PARTY]) | last_served(PAPER[, PARTY])
std::optional<Anchor> read_anchor(MapReader& in, std::string_view key, Need need) {
    const Node* node = in.take(key, need);
    if (node == nullptr) return std::nullopt;
    const std::string text = yaml::scalar(*node, fmt::format("{}, {}", in.what(), key), in.faults());
    Anchor out;
    const auto open = text.find('(');
    if (open == std::string::npos) {
        out.name = text;
        if (text.find(')') == std::string::npos) return out;
    }
    const auto from = open == std::string::npos ? std::nullopt : value_named<Anchor::From>(text.substr(0, open));
    const bool call = from && *from != Anchor::From::Field && text.back() == ')';
    if (call) {
        const std::string_view inside = std::string_view(text).substr(open + 1, text.size() - open - 2);
        const auto comma = inside.find(',');
        out.from = *from;
        out.name = trimmed(inside.substr(0, comma));
        if (comma != std::string_view::npos) out.party = trimmed(inside.substr(comma + 1));
        const bool party_allowed = *from != Anchor::From::Act || comma == std::string_view::npos;
        if (is_identifier(out.name) && (comma == std::string_view::npos || is_identifier(out.party)) && party_allowed) {
            return out;
        }
    }
    in.complain(node, {fmt::format("看不懂起算点“{}”", text), fmt::format("The start '{}' cannot be understood", text)},
                {"可写：日期字段名、act(操作)、served(文书) 、'served(文书, 当事人)'、last_served(文书)；含逗号时加引号。",
                 "Write a date field, act(action), served(paper), 'served(paper, party)' or last_served(paper); with a comma, in quotes."});
    return std::nullopt;
}

}  // namespace

Action read_action(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "action " + entry.key, faults);
    Action out;
    out.id = entry.key;
    out.origin = {entry.value.origin().file, entry.line};
    out.label = in.words("label", Need::Required);
    out.verb = in.words("verb");
    if (out.verb.zh.empty()) out.verb = out.label;
    out.help = in.words("help");
    out.creates = in.flag("creates");
    out.from = in.texts("from");
    out.to = read_transitions(in);
    out.by = read_grants(in, "by", Need::Optional);
    out.date_field = in.text("date");
    out.date_label = in.words("date_label");
    for (const Node* item : in.items("input")) out.input.push_back(read_input(*item, in.what(), faults));
    out.parties = in.texts("parties");
    out.adds_row = in.text("adds");
    out.approval = read_approval(in);
    for (const Node* item : in.items("conditions")) {
        out.conditions.push_back(read_condition(*item, in.what() + ", condition", faults));
    }
    out.sets = read_settings(in);
    out.papers = in.texts("papers");
    out.numbers = in.texts("numbers");
    out.pauses = in.text("pauses");
    out.resumes = in.text("resumes");
    out.extends = in.text("extends");
    out.extends_by = in.text("extends_by");
    out.assigns = in.flag("assigns");
    out.repeatable = in.flag("repeatable", true);
    out.link = in.text("link");
    out.engine = in.text("engine");
    in.finish();
    return out;
}

TermSlot read_term(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "term " + entry.key, faults);
    TermSlot out;
    out.id = entry.key;
    out.origin = {entry.value.origin().file, entry.line};
    out.label = in.words("label", Need::Required);
    out.rule = in.text("rule", Need::Required);
    out.anchor = read_anchor(in, "from", Need::Required).value_or(Anchor{});
    out.known = read_anchor(in, "known", Need::Optional);
    out.edition_field = in.text("edition");
    out.when = in.text("when");
    out.whose = in.choice("whose", TermSlot::Whose::Us);
    out.met_by = in.texts("met_by");
    out.ended_by = in.texts("ended_by");
    out.paused_by = in.texts("paused_by");
    if (const Node* lapse = in.take("lapse")) {
        MapReader inner(*lapse, in.what() + ", lapse", faults);
        out.lapse_proposes = inner.text("proposes");
        out.lapse_says = inner.words("says", Need::Required);
        inner.finish();
    }
    in.finish();
    return out;
}

Paper read_paper(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "paper " + entry.key, faults);
    Paper out;
    out.id = entry.key;
    out.origin = {entry.value.origin().file, entry.line};
    out.label = in.words("label", Need::Required);
    out.issuer = in.text("issuer");
    out.series = in.text("series");
    out.template_file = in.text("template", Need::Required);
    out.to = in.texts("to");
    out.adverse = in.flag("adverse");
    out.article = in.text("article");
    out.verified = in.flag("verified");
    in.finish();
    return out;
}

}  // namespace xiezhi
