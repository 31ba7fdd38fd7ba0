#include <fmt/format.h>

#include <set>

#include "definition/check_parts.hpp"
#include "definition/names.hpp"
#include "definition/references.hpp"

namespace xiezhi {

namespace {

// Columns that every kind table, row table and list of records has already; and the words conditions begin with.
const std::set<std::string_view> kTakenNames = {
    "bureau", "id", "version", "state", "unit", "holder", "title", "definition", "opened_at", "from_event", "record",
    "once_key", "position", "today", "acted", "on", "count", "served", "number"};

// Tables of the store itself.
const std::set<std::string_view> kTakenTables = {
    "party", "person", "act", "service", "paper", "term", "pause", "approval", "approval_step", "task", "number_series",
    "number", "event", "head", "owner_key", "figure_cell", "figure_kept", "search_pair", "idempotency", "outbox", "file", "link", "job",
    "session", "definition"};

bool may_be_sealed(FieldType type) {
    return type == FieldType::Text || type == FieldType::LongText || type == FieldType::Date || type == FieldType::Money;
}

void check_type(Checker& out, const Field& field, const std::string& who) {
    const bool coded = field.type == FieldType::Code || field.type == FieldType::Codes;
    if (coded && field.list.empty()) {
        out.fault(field.origin, {who + " 没有写明代码表", who + " names no code list"}, {"请补写 list。", "Add 'list'."});
    } else if (coded && out.definition().list(field.list) == nullptr) {
        out.missing(field.origin, who, {"代码表", "code list"}, field.list);
    } else if (!coded && !field.list.empty()) {
        out.fault(field.origin, {who + " 不是代码字段，却写了 list", who + " is no code field but names a list"},
                  {"请把 type 改为 code 或 codes，或删去 list。", "Make the type code or codes, or remove 'list'."});
    }
    if (field.type == FieldType::Record && field.of.empty()) {
        out.fault(field.origin, {who + " 没有写明种类", who + " names no kind"}, {"请补写 of。", "Add 'of'."});
    } else if (field.type == FieldType::Record && out.definition().kind(field.of) == nullptr) {
        out.missing(field.origin, who, {"种类", "kind"}, field.of);
    } else if (field.type != FieldType::Record && !field.of.empty()) {
        out.fault(field.origin, {who + " 不指向记录，却写了 of", who + " points to no record but has 'of'"},
                  {"请把 type 改为 record，或删去 of。", "Make the type record, or remove 'of'."});
    }
    if (field.type != FieldType::Integer && !field.unit.empty()) {
        out.fault(field.origin, {who + " 不是整数，却写了 unit", who + " is no integer but has a unit"}, {"请删去 unit。", "Remove 'unit'."});
    }
    const bool ranged = field.type == FieldType::Integer || field.type == FieldType::Money ||
                        field.type == FieldType::Text || field.type == FieldType::LongText;
    if (!ranged && (field.min || field.max)) {
        out.fault(field.origin, {who + " 的类型没有 min、max", who + ": this type has no min or max"}, {"请删去。", "Remove them."});
    }
    if (field.min && field.max && *field.min > *field.max) {
        out.fault(field.origin, {who + " 的 min 大于 max", who + ": min is above max"}, {"请核对。", "Check them."});
    }
}

// Sorting or grouping on ciphertext cannot be: whatever the screen then showed would be the order of the ciphertext.
void check_class(Checker& out, const Field& field, const std::string& who) {
    if (!is_sealed(field.field_class)) return;
    if (!may_be_sealed(field.type)) {
        out.fault(field.origin,
                  {fmt::format("{} 的类型 {} 不能加密保存", who, name_of(field.type)),
                   fmt::format("{}: the type {} cannot be kept as ciphertext", who, name_of(field.type))},
                  {"可加密的类型：text、long_text、date、money。", "Ciphertext can be text, long_text, date or money."});
    }
    const bool blind = field.field_class == FieldClass::Name || field.field_class == FieldClass::Identity ||
                       field.field_class == FieldClass::Contact;
    if (field.indexed) {
        out.fault(field.origin, {who + " 是密文，不能排序或筛选（indexed）", who + " is ciphertext; it cannot be sorted or filtered by (indexed)"},
                  {"请删去 indexed；姓名、证件、联系方式可按相等查找，无需声明。",
                   "Remove 'indexed'; names, identity numbers and contacts can be looked up by equality without it."});
    }
    if (field.unique && !blind) {
        out.fault(field.origin, {who + " 是密文且没有盲索引，不能要求唯一", who + " is ciphertext without a blind index; it cannot be unique"},
                  {"请删去 unique，或改用 name、identity、contact 类。", "Remove 'unique', or use class name, identity or contact."});
    }
}

void check_list_view(Checker& out, const Kind& kind) {
    const std::string who = "kind " + kind.id + ", list";
    for (const std::string& column : kind.list_columns) {
        const Field* field = kind.field(column);
        const bool known = field != nullptr || kind.party(column) != nullptr || column == "state" || column == "holder" ||
                           column == "unit" || column == "opened_at" || kind.number(column) != nullptr;
        if (!known) out.missing(kind.origin, who, {"栏目", "column"}, column);
        if (field != nullptr && is_sealed(field->field_class) && field->field_class != FieldClass::Name) {
            out.fault(kind.origin, {fmt::format("{} 的栏目“{}”在列表里只会显示为掩码", who, column), fmt::format("{}: the column '{}' would only show a mask", who, column)},
                      {"请从栏目中删去。", "Remove it from the columns."});
        }
    }
    if (!kind.list_number.empty() && kind.number(kind.list_number) == nullptr) {
        out.missing(kind.origin, who, {"编号", "number"}, kind.list_number);
    }
    if (kind.list_date.empty()) return;
    const Field* date = kind.field(kind.list_date);
    if (date == nullptr) {
        out.missing(kind.origin, who, {"字段", "field"}, kind.list_date);
    } else if (date->type != FieldType::Date || is_sealed(date->field_class)) {
        out.fault(kind.origin, {who + " 的 date 须是明文的日期字段：" + kind.list_date, who + ": 'date' is a date field kept in clear, unlike " + kind.list_date},
                  {"请换一个字段。", "Choose another field."});
    }
}

// What may stand only once is compared as it is kept: in clear, and units rather than persons.
void check_once(Checker& out, const Kind& kind) {
    const std::string who = "kind " + kind.id + ", once";
    for (const std::string& part : kind.once) {
        const bool year = part.ends_with(".year");
        const std::string name = year ? part.substr(0, part.size() - 5) : part;
        const PartyRole* party = year ? nullptr : kind.party(name);
        const Field* field = kind.field(name);
        if (party == nullptr && field == nullptr) {
            out.missing(kind.origin, who, {"字段或当事人", "field or party"}, name);
        } else if (party != nullptr ? party->of != PartyRole::Of::Unit : is_sealed(field->field_class)) {
            out.fault(kind.origin, {who + " 只能用明文字段和单位当事人：" + name, who + " compares fields kept in clear and units, unlike " + name},
                      {"请换一个。", "Choose another."});
        } else if (year && field->type != FieldType::Date) {
            out.fault(kind.origin, {who + " 的 .year 只用于日期：" + name, who + ": .year belongs to a date, unlike " + name}, {"请删去 .year。", "Remove '.year'."});
        }
    }
    for (const std::string& state : kind.once_until) {
        if (kind.state(state) == nullptr) out.missing(kind.origin, who, {"状态", "state"}, state);
    }
}

void check_title(Checker& out, const Kind& kind) {
    const auto runs = split_placeholders(kind.title, fmt::format("{}:{}", kind.origin.file, kind.origin.line));
    if (!runs) {
        out.add(runs.error());
        return;
    }
    for (const TextRun& run : *runs) {
        if (!run.placeholder || kind.party(run.text) != nullptr) continue;
        const Field* field = kind.field(run.text);
        if (field == nullptr) {
            out.missing(kind.origin, "kind " + kind.id + ", title", {"字段或当事人", "field or party"}, run.text);
        } else if (field->field_class == FieldClass::Secret || field->field_class == FieldClass::Identity || field->field_class == FieldClass::Contact) {
            out.fault(kind.origin, {"标题不能含证件、联系方式或秘密字段：" + run.text, "A title cannot hold identity numbers, contacts or secrets: " + run.text},
                      {"请从标题中删去。", "Remove it from the title."});
        }
    }
}

// A field nobody can fill is a question nobody is asked. Records of an upper system come filled by its import.
void check_filled(Checker& out, const Kind& kind) {
    if (kind.origin_system != "here") return;
    for (const Field& field : kind.fields) {
        const bool filled = std::any_of(kind.actions.begin(), kind.actions.end(), [&](const Action& action) { return is_set_by(action, field.id); });
        const bool examined = std::any_of(kind.actions.begin(), kind.actions.end(), [](const Action& action) { return action.engine == kRuleCheck; });
        if (filled || (examined && std::find(kRuleCheckFills.begin(), kRuleCheckFills.end(), field.id) != kRuleCheckFills.end())) continue;
        out.fault(field.origin, {fmt::format("字段“{}”没有任何操作录入或写入", field.id), fmt::format("No action enters or sets the field '{}'; nobody can fill it", field.id)},
                  {"请在某个操作的 input、date 或 sets 中写上，或删去这个字段。", "Name it in the input, date or sets of an action, or remove it."});
    }
    for (const PartyRole& party : kind.parties) {
        const bool entered = std::any_of(kind.actions.begin(), kind.actions.end(), [&](const Action& action) { return contains(action.parties, party.id); });
        if (entered) continue;
        out.fault(party.origin, {fmt::format("没有任何操作录入当事人“{}”", party.id), fmt::format("No action enters the party '{}'", party.id)},
                  {"请在某个操作的 parties 中写上，或删去。", "Name it in the parties of an action, or remove it."});
    }
    for (const RowList& list : kind.lists) {
        for (const Field& field : list.fields) {
            const std::string name = list.id + "." + field.id;
            const bool filled = std::any_of(kind.actions.begin(), kind.actions.end(), [&](const Action& action) { return is_set_by(action, name); });
            if (filled) continue;
            out.fault(field.origin, {fmt::format("没有任何操作录入“{}”", name), fmt::format("No action enters '{}'", name)},
                      {"请在某个 adds 该清单的操作的 input 中写上，或删去。", "Name it in the input of an action that adds such a row, or remove it."});
        }
    }
}

void check_reading(Checker& out, const Kind& kind) {
    out.grants(kind.origin, "kind " + kind.id + ", read", kind.read);
    out.grants(kind.origin, "kind " + kind.id + ", reveal", kind.reveal);
    out.grants(kind.origin, "kind " + kind.id + ", archive", kind.archive);
    if (kind.read.empty()) {
        out.fault(kind.origin, {"没有人能读 " + kind.id, "Nobody may read " + kind.id}, {"请写明 read。", "Name the readers in 'read'."});
    }
    const bool masked = std::any_of(kind.fields.begin(), kind.fields.end(), [](const Field& field) {
        return is_sealed(field.field_class) && field.field_class != FieldClass::Name && field.field_class != FieldClass::Secret;
    });
    if (masked && kind.reveal.empty()) {
        out.fault(kind.origin, {kind.id + " 有掩码字段，却没有人能显示（reveal）", kind.id + " has masked fields but nobody may reveal them"},
                  {"请写明 reveal。", "Name who may in 'reveal'."});
    }
    // What the program alone enters (what was taken out of a list) is a log: nobody may void or correct it. A year of the calendar
    // and the confirmation of a rule are withdrawn and never corrected past their examination.
    const bool is_log = std::any_of(kind.actions.begin(), kind.actions.end(), [](const Action& action) {
        return action.engine == kListExport || action.engine == kCalendarYear || action.engine == kRuleCheck;
    });
    if (kind.archive.empty() && !is_log) {
        out.warn(kind.origin, {kind.id + " 没有人能作废、恢复或更正（archive）", "nobody may void, reopen or correct a " + kind.id + " (archive)"},
                 {"请写明 archive。", "Name who may in 'archive'."});
    }
    const bool has_unit_party = std::any_of(kind.parties.begin(), kind.parties.end(), [](const PartyRole& party) { return party.of == PartyRole::Of::Unit; });
    const auto party_unit = [&](const std::vector<Grant>& grants) {
        return std::any_of(grants.begin(), grants.end(), [](const Grant& grant) { return grant.scope == Grant::Scope::PartyUnit; });
    };
    bool used = party_unit(kind.read) || party_unit(kind.reveal) || party_unit(kind.archive);
    for (const Action& action : kind.actions) used = used || party_unit(action.by);
    if (used && !has_unit_party) {
        out.fault(kind.origin, {kind.id + " 用了范围 party_unit，却没有单位当事人", kind.id + " uses the scope party_unit but has no unit among its parties"},
                  {"请改用其他范围。", "Use another scope."});
    }
}

}  // namespace

void check_fields(Checker& out, const Kind& kind) {
    if (kTakenTables.count(kind.id) != 0) {
        out.fault(kind.origin, {"种类名“" + kind.id + "”已被系统表占用", "The name '" + kind.id + "' belongs to a table of the system"},
                  {"请换一个名字。", "Choose another name."});
    }
    for (const Field& field : kind.fields) {
        const std::string who = fmt::format("kind {}, field {}", kind.id, field.id);
        if (kTakenNames.count(field.id) != 0 || field.id.starts_with("number_")) {
            out.fault(field.origin, {"字段名“" + field.id + "”已被系统占用", "The name '" + field.id + "' belongs to the system"},
                      {"请换一个名字。", "Choose another name."});
        }
        check_type(out, field, who);
        check_class(out, field, who);
    }
    for (const RowList& list : kind.lists) {
        if (out.definition().kind(kind.id + "_" + list.id) != nullptr) {
            out.fault(list.origin, {"清单的表名与种类重复：" + kind.id + "_" + list.id, "The table of the list is named like a kind: " + kind.id + "_" + list.id},
                      {"请换一个名字。", "Choose another name."});
        }
        if (kind.party(list.id) != nullptr) {
            out.fault(list.origin, {"清单与当事人同名：" + list.id, "A list and a party have the same name: " + list.id}, {"请换一个名字。", "Choose another name."});
        }
        for (const Field& field : list.fields) {
            const std::string who = fmt::format("kind {}, list {}, field {}", kind.id, list.id, field.id);
            if (field.id == "bureau" || field.id == "id" || field.id == "record" || field.id == "position") {
                out.fault(field.origin, {"字段名“" + field.id + "”已被系统占用", "The name '" + field.id + "' belongs to the system"},
                          {"请换一个名字。", "Choose another name."});
            }
            check_type(out, field, who);
            check_class(out, field, who);
        }
    }
    check_list_view(out, kind);
    check_once(out, kind);
    check_title(out, kind);
    check_filled(out, kind);
    check_reading(out, kind);
}

void check_lists(Checker& out) {
    for (const auto& [id, list] : out.definition().lists) {
        if (list.values.empty()) {
            out.fault(list.origin, {"代码表是空的：" + id, "The code list is empty: " + id}, {"请填写 values。", "Fill in 'values'."});
        }
        for (const CodeValue& value : list.values) {
            const std::string who = fmt::format("list {}, value {}", id, value.code);
            out.article(list.origin, who, value.article);
            for (const auto& [other, code] : value.map) {
                const CodeList* target = out.definition().list(other);
                if (target == nullptr) {
                    out.missing(list.origin, who, {"代码表", "code list"}, other);
                } else if (target->value(code) == nullptr) {
                    out.missing(list.origin, who, {"代码", "code"}, other + "." + code);
                }
            }
        }
    }
}

}  // namespace xiezhi
