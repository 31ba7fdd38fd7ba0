#include <fmt/format.h>

#include "definition/load_parts.hpp"

namespace xiezhi {

using yaml::MapReader;
using yaml::Member;
using yaml::Need;
using yaml::Node;

Field read_field(const Member& entry, const std::string& what, Faults& faults) {
    MapReader in(entry.value, fmt::format("{}, field {}", what, entry.key), faults);
    Field out;
    out.id = entry.key;
    out.type = in.choice("type", FieldType::Text, Need::Required);
    out.label = in.words("label", Need::Required);
    out.help = in.words("help");
    out.field_class = in.choice("class", FieldClass::Plain);
    out.list = in.text("list");
    out.of = in.text("of");
    out.unit = in.text("unit");
    out.min = in.integer("min");
    out.max = in.integer("max");
    out.unique = in.flag("unique");
    out.indexed = in.flag("indexed");
    out.in_list = in.flag("in_list");
    out.hidden = in.flag("hidden");
    out.origin = {entry.value.origin().file, entry.line};
    in.finish();
    return out;
}

Condition read_condition(const Node& node, const std::string& what, Faults& faults) {
    MapReader in(node, what, faults);
    Condition out;
    out.feel = in.text("if", Need::Required);
    out.says = in.words("says", Need::Required);
    out.article = in.text("article");
    out.origin = in.origin();
    in.finish();
    return out;
}

// "reconsideration_officer/own": role and scope.
std::vector<Grant> read_grants(MapReader& in, std::string_view key, Need need) {
    std::vector<Grant> out;
    for (const Node* item : in.items(key, need)) {
        const std::string text = yaml::scalar(*item, fmt::format("{}, {}", in.what(), key), in.faults());
        if (text.empty()) continue;
        Grant grant;
        const auto slash = text.find('/');
        grant.role = text.substr(0, slash);
        if (slash != std::string::npos) {
            const std::string scope = text.substr(slash + 1);
            if (const auto known = value_named<Grant::Scope>(scope)) {
                grant.scope = *known;
            } else {
                in.complain(item, {fmt::format("“{}”中的范围“{}”不存在", text, scope),
                                   fmt::format("'{}' names the scope '{}', which does not exist", text, scope)},
                            {"可用的范围：" + all_names<Grant::Scope>(), "Scopes: " + all_names<Grant::Scope>()});
            }
        }
        out.push_back(std::move(grant));
    }
    return out;
}

namespace {

PartyRole read_party(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "party " + entry.key, faults);
    PartyRole out;
    out.id = entry.key;
    out.label = in.words("label", Need::Required);
    out.of = in.choice("of", PartyRole::Of::Person, Need::Required);
    out.min = in.small("min", 0, 0, 10'000);
    out.max = in.small("max", 0, 1, 10'000);
    out.agents = in.flag("agents");
    out.origin = {entry.value.origin().file, entry.line};
    if (out.max != 0 && out.max < out.min) {
        in.complain(nullptr, {"人数 min、max 不合理", "min and max do not fit"},
                    {"max 不小于 min；不写 max 表示不限。", "max is not below min; leave out max for any number."});
    }
    in.finish();
    return out;
}

RowList read_row_list(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "list " + entry.key, faults);
    RowList out;
    out.id = entry.key;
    out.label = in.words("label", Need::Required);
    for (const Member* field : in.declarations("fields", Need::Required)) {
        out.fields.push_back(read_field(*field, in.what(), faults));
    }
    out.origin = {entry.value.origin().file, entry.line};
    in.finish();
    return out;
}

State read_state(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "state " + entry.key, faults);
    State out;
    out.id = entry.key;
    out.label = in.words("label", Need::Required);
    out.initial = in.flag("initial");
    out.closed = in.flag("closed");
    out.final = in.flag("final");
    out.origin = {entry.value.origin().file, entry.line};
    in.finish();
    return out;
}

NumberSeries read_number(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "number " + entry.key, faults);
    NumberSeries out;
    out.id = entry.key;
    out.label = in.words("label", Need::Required);
    out.issuer = in.text("issuer", Need::Required);
    out.pattern = in.text("series", Need::Required);
    out.may_enter = in.flag("may_enter");
    out.origin = {entry.value.origin().file, entry.line};
    in.finish();
    return out;
}

PauseGroup read_pause(const Member& entry, Faults& faults) {
    MapReader in(entry.value, "pause " + entry.key, faults);
    PauseGroup out;
    out.id = entry.key;
    out.label = in.words("label", Need::Required);
    out.ground_field = in.text("ground");
    out.ends = in.choice("ends", PauseGroup::Ends::ResumeDay);
    out.article = in.text("article");
    out.origin = {entry.value.origin().file, entry.line};
    in.finish();
    return out;
}

void read_list_view(MapReader& kind, Kind& out, Faults& faults) {
    const Node* node = kind.take("list", Need::Required);
    if (node == nullptr) return;
    MapReader in(*node, kind.what() + ", list", faults);
    out.list_number = in.text("number");
    out.list_columns = in.texts("columns", Need::Required);
    out.list_date = in.text("date");
    out.list_heading = in.words("heading");
    out.empty_text = in.words("empty", Need::Required);
    in.finish();
}

void read_once(MapReader& kind, Kind& out, Faults& faults) {
    const Node* node = kind.take("once", Need::Optional);
    if (node == nullptr) return;
    MapReader in(*node, kind.what() + ", once", faults);
    out.once = in.texts("of", Need::Required);
    out.once_until = in.texts("until");
    in.finish();
}

}  // namespace

Kind read_kind(const Node& file, const std::string& line, Faults& faults) {
    const Node* id = file.member("kind");
    MapReader in(file, "kind " + (id != nullptr ? id->text : std::string("?")), faults);
    Kind out;
    out.origin = file.origin();
    out.line = line;
    out.id = in.text("kind", Need::Required);
    out.table = out.id;
    if (!out.id.empty() && !is_identifier(out.id)) {
        in.complain(id, {"种类名不合规则：" + out.id, "This cannot name a kind: " + out.id},
                    {"用小写英文字母、数字与下划线，以字母开头。", "Use lower-case letters, digits and underscores."});
    }
    out.label = in.words("label", Need::Required);
    out.shape = in.choice("shape", Kind::Shape::Case, Need::Required);
    out.origin_system = in.text("origin", Need::Required);
    out.title = in.text("title", Need::Required);
    read_list_view(in, out, faults);
    read_once(in, out, faults);
    out.read = read_grants(in, "read", Need::Required);
    out.reveal = read_grants(in, "reveal", Need::Optional);
    out.archive = read_grants(in, "archive", Need::Optional);
    for (const Member* entry : in.declarations("numbers")) out.numbers.push_back(read_number(*entry, faults));
    for (const Member* entry : in.declarations("fields", Need::Required)) {
        out.fields.push_back(read_field(*entry, in.what(), faults));
    }
    for (const Member* entry : in.declarations("parties")) out.parties.push_back(read_party(*entry, faults));
    for (const Member* entry : in.declarations("lists")) out.lists.push_back(read_row_list(*entry, faults));
    for (const Member* entry : in.declarations("states", Need::Required)) {
        out.states.push_back(read_state(*entry, faults));
    }
    for (const Member* entry : in.declarations("pauses")) out.pauses.push_back(read_pause(*entry, faults));
    for (const Member* entry : in.declarations("actions", Need::Required)) {
        Action action = read_action(*entry, faults);
        if (action.by.empty()) {
            faults.push_back(yaml::fault_at(action.origin,
                                            {fmt::format("操作 {}：缺少“by”，没有人能做", action.id),
                                             fmt::format("action {}: 'by' is missing; nobody may do it", action.id)},
                                            {"请写明角色。", "Name the roles."}));
        }
        out.actions.push_back(std::move(action));
    }
    for (const Member* entry : in.declarations("terms")) out.terms.push_back(read_term(*entry, faults));
    for (const Member* entry : in.declarations("papers")) out.papers.push_back(read_paper(*entry, faults));
    for (const Node* item : in.items("closing")) out.closing.push_back(read_condition(*item, in.what() + ", closing", faults));
    in.finish();
    return out;
}

}  // namespace xiezhi
