#include "engine/input.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/names.hpp"
#include "engine/attachments.hpp"
#include "engine/names.hpp"
#include "engine/numbers.hpp"

namespace xiezhi::engine {

namespace {

constexpr std::int64_t kTextLimit = 500;
constexpr std::int64_t kLongTextLimit = 50'000;

Fault bad_value(const Field& field, const std::string& where, Words why) {
    return {Code::BadValue,
            {fmt::format("“{}”：{}", field.label.zh, why.zh), fmt::format("{}: {}", field.label.en, why.en)},
            {"请改正后再提交，其余内容不会丢失。", "Correct it and send again; the rest is kept."}, where, ""};
}

std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

Result<Value> read_text(const Field& field, std::string_view text, const std::string& where) {
    const std::int64_t limit = field.max.value_or(field.type == FieldType::LongText ? kLongTextLimit : kTextLimit);
    const auto length = static_cast<std::int64_t>(characters_of(text));
    if (length > limit) {
        return fail(bad_value(field, where, {fmt::format("最多 {} 个字，现有 {} 个", limit, length), fmt::format("at most {} characters, there are {}", limit, length)}));
    }
    if (field.min && length < *field.min) {
        return fail(bad_value(field, where, {fmt::format("至少 {} 个字", *field.min), fmt::format("at least {} characters", *field.min)}));
    }
    for (const char c : text) {
        const bool line_break = field.type == FieldType::LongText && (c == '\n' || c == '\t' || c == '\r');
        if (static_cast<unsigned char>(c) < 0x20 && !line_break) {
            return fail(bad_value(field, where, {"含有不可见的控制字符", "it holds an invisible control character"}));
        }
    }
    return Value{std::string(text)};
}

Result<Value> read_code(const Catalog& catalog, const Field& field, std::string_view code, CivilDate on, const std::string& where) {
    const CodeList* list = catalog.definition->list(field.list);
    XIEZHI_CHECK(list != nullptr);
    const CodeValue* value = list->value(code);
    if (value == nullptr) {
        return fail(bad_value(field, where, {fmt::format("“{}”不在“{}”中", code.substr(0, 40), list->label.zh),
                                             fmt::format("\"{}\" is not in the list {}", code.substr(0, 40), list->label.en)}));
    }
    const std::string day = to_string(on);
    if ((!value->from.empty() && day < value->from) || (!value->to.empty() && day > value->to)) {
        return fail(bad_value(field, where, {fmt::format("“{}”在 {} 不适用（{} 至 {}）", value->label.zh, day, value->from, value->to),
                                             fmt::format("\"{}\" is not in force on {} ({} to {})", value->label.en, day, value->from, value->to)}));
    }
    return Value{std::string(code)};
}

Result<Value> read_integer(const Field& field, std::int64_t number, const std::string& where) {
    const std::int64_t limit = field.type == FieldType::Money ? feel::kMoneyLimit : feel::kCountLimit;
    const std::int64_t low = field.min.value_or(field.type == FieldType::Money ? 0 : -limit);
    const std::int64_t high = field.max.value_or(limit);
    if (number < low || number > high) {
        return fail(bad_value(field, where, {fmt::format("应在 {} 到 {} 之间", low, high), fmt::format("must lie between {} and {}", low, high)}));
    }
    return Value{number};
}

bool given(const json::object& input, std::string_view name) {
    const auto* value = input.if_contains(name);
    return value != nullptr && !value->is_null() && !(value->is_string() && value->get_string().empty());
}

const Field* row_field(const RowList& list, std::string_view id) {
    const auto at = std::find_if(list.fields.begin(), list.fields.end(), [&](const Field& field) { return field.id == id; });
    return at == list.fields.end() ? nullptr : &*at;
}

// A field that was filled in wrongly is not called missing as well.
void fault_missing(Work& work, Fault fault) {
    const bool said = std::any_of(work.faults.begin(), work.faults.end(), [&](const Fault& other) { return other.where == fault.where; });
    if (!said) work.fault(std::move(fault));
}

Fault missing(const Words& label, const std::string& where) {
    return {Code::MissingField, {fmt::format("请填写“{}”", label.zh), fmt::format("Please fill in: {}", label.en)},
            {"此项为必填。", "This is required."}, where, ""};
}

}  // namespace

Result<Value> read_value(const Catalog& catalog, const Field& field, const json::value& value, CivilDate on, const std::string& where) {
    if (value.is_null()) return Value{};
    const auto expected = [&](const Words& shape) { return fail(bad_value(field, where, {"应为" + shape.zh, "must be " + shape.en})); };
    switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            if (!value.is_string()) return expected({"文字", "text"});
            return read_text(field, value.get_string(), where);
        case FieldType::Date: {
            if (!value.is_string()) return expected({"日期（2024-02-29）", "a date (2024-02-29)"});
            if (value.get_string().empty()) return Value{};
            const auto date = parse_date(value.get_string(), where);
            if (!date) return fail(date.error());
            return Value{to_string(*date)};
        }
        case FieldType::Integer:
        case FieldType::Money:
            if (value.is_uint64()) return expected({"较小的整数", "a smaller whole number"});
            if (!value.is_int64()) return expected({field.type == FieldType::Money ? "以分计的整数" : "整数", field.type == FieldType::Money ? "a whole number of fen" : "a whole number"});
            return read_integer(field, value.get_int64(), where);
        case FieldType::YesNo:
            if (!value.is_bool()) return expected({"是或否", "yes or no"});
            return Value{std::int64_t{value.get_bool() ? 1 : 0}};
        case FieldType::Code:
            if (!value.is_string()) return expected({"代码", "a code"});
            if (value.get_string().empty()) return Value{};
            return read_code(catalog, field, value.get_string(), on, where);
        case FieldType::Codes: {
            if (!value.is_array()) return expected({"代码的列表", "a list of codes"});
            std::vector<std::string> codes;
            for (const auto& item : value.get_array()) {
                if (!item.is_string()) return expected({"代码的列表", "a list of codes"});
                auto code = read_code(catalog, field, item.get_string(), on, where);
                if (!code) return fail(code.error());
                codes.push_back(text_of(*code));
            }
            std::sort(codes.begin(), codes.end());
            codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
            json::array sorted;
            for (const std::string& code : codes) sorted.push_back(json::string(code));
            return Value{canonical(sorted)};
        }
        case FieldType::Unit:
        case FieldType::Staff:
        case FieldType::Record:
        case FieldType::File:
            if (!value.is_string()) return expected({"所选对象的编号", "the id of what was chosen"});
            if (value.get_string().empty()) return Value{};
            if (!is_id(value.get_string())) return expected({"所选对象的编号", "the id of what was chosen"});
            return Value{std::string(value.get_string())};
    }
    return Value{};
}

void set_value(Work& work, const Field& field, Value plain) {
    if (is_sealed(field.field_class) && plain.index() != 0) {
        auto sealed = work.vault.seal(work.after.id, work.kind().table + "." + field.id, text_of(plain));
        if (!sealed) return append(work.faults, sealed.error());
        plain = std::move(*sealed);
    }
    work.after.set(field.id, std::move(plain));
}

namespace {

bool is_reference(const Field& field) {
    return field.type == FieldType::Unit || field.type == FieldType::Staff || field.type == FieldType::Record || field.type == FieldType::File;
}

}  // namespace

void check_reference(Work& work, const Field& field, const Value& plain, const std::string& where) {
    if (!is_reference(field) || plain.index() == 0) return;
    const std::string table = field.type == FieldType::Unit ? "unit" : field.type == FieldType::Staff ? "account" : field.type == FieldType::File ? "file" : field.of;
    bool found = false;
    std::vector<Value> key{work.request.bureau, text_of(plain)};
    std::string own;
    if (field.type == FieldType::File) {  // of this record: whoever reads it reads its files
        own = " AND record = ?3";
        key.emplace_back(work.after.id);
    }
    const auto asked = work.connection.query("SELECT 1 FROM \"" + table + "\" WHERE bureau = ?1 AND id = ?2" + own, key, [&](const store::Row&) {
        found = true;
        return store::Go::Stop;
    });
    if (!asked) return append(work.faults, asked.error());
    if (!found) work.fault(bad_value(field, where, {"所选对象不存在", "what was chosen does not exist"}));
}

namespace {

// The value of an entry of the form: what was uploaded for it, or what was written. Faults are the work's; nothing with one.
std::optional<Value> taken(Work& work, const Field& field, std::string_view name, const json::value& value) {
    const std::string where = "/input/" + std::string(name);
    if (const auto file = work.request.files.find(name); file != work.request.files.end() && field.type == FieldType::File) {
        auto id = keep_file(work, file->second);
        if (!id) return std::nullopt;
        return Value{std::move(*id)};
    }
    auto plain = read_value(work.catalog, field, value, work.on, where);
    if (!plain) {
        append(work.faults, plain.error());
        return std::nullopt;
    }
    check_reference(work, field, *plain, where);
    return std::move(*plain);
}

void apply_row(Work& work, const RowList& list) {
    ListRow row{work.next_id(), list.id, 0, std::vector<Value>(list.fields.size()), true};
    row.position = std::count_if(work.after.rows.begin(), work.after.rows.end(), [&](const ListRow& other) { return other.list == list.id; });
    for (std::size_t i = 0; i < list.fields.size(); ++i) {
        const Field& field = list.fields[i];
        const std::string name = list.id + "." + field.id;
        const auto* value = work.request.input.if_contains(name);
        if (value == nullptr) continue;
        auto plain = taken(work, field, name, *value);
        if (!plain) continue;
        if (is_sealed(field.field_class) && plain->index() != 0) {
            auto sealed = work.vault.seal(work.after.id, work.kind().table + "_" + list.id + "." + field.id, text_of(*plain));
            if (sealed) row.values[i] = std::move(*sealed);
            else append(work.faults, sealed.error());
        } else {
            row.values[i] = std::move(*plain);
        }
    }
    work.after.rows.push_back(std::move(row));
}

void apply_fields(Work& work) {
    const Action& action = *work.action;
    for (const InputField& entry : action.input) {
        if (entry.field.find('.') != std::string::npos) continue;
        const Field* field = work.kind().field(entry.field);
        XIEZHI_CHECK(field != nullptr);
        const auto* value = work.request.input.if_contains(entry.field);
        if (value == nullptr) continue;
        auto plain = taken(work, *field, entry.field, *value);
        if (!plain) continue;
        set_value(work, *field, std::move(*plain));
    }
}

// Required fields are asked for after all values stand, since "required when" looks at them. A field that an earlier
// action filled need not be filled again.
void check_required(Work& work) {
    for (const InputField& entry : work.action->input) {
        const bool asked = entry.required || (!entry.required_when.empty() && holds(*work.in_use.compiled, entry.required_when, work.after, work.today));
        if (!asked) continue;
        const auto dot = entry.field.find('.');
        if (dot != std::string::npos) {
            const RowList* list = work.kind().list(entry.field.substr(0, dot));
            const Field* field = list == nullptr ? nullptr : row_field(*list, entry.field.substr(dot + 1));
            if (field != nullptr && !given(work.request.input, entry.field)) fault_missing(work, missing(field->label, "/input/" + entry.field));
        } else if (work.after.value(entry.field).index() == 0 || text_of(work.after.value(entry.field)).empty()) {
            fault_missing(work, missing(work.kind().field(entry.field)->label, "/input/" + entry.field));
        }
    }
}

}  // namespace

void apply_input(Work& work) {
    const Action& action = *work.action;
    // The legal date is a fact like the others: "required when" and the conditions may look at it.
    if (!action.date_field.empty()) work.after.set(action.date_field, to_string(work.on));
    for (const auto& member : work.request.input) {
        const bool known = std::any_of(action.input.begin(), action.input.end(),
                                       [&](const InputField& entry) { return entry.field == member.key(); }) ||
                           (action.assigns && member.key() == "holder") ||
                           enters_number(work.kind(), action, member.key()) ||
                           (!action.extends_by.empty() && member.key() == action.extends_by);
        if (!known) {
            work.fault({Code::UnknownField,
                        {fmt::format("“{}”不认识字段“{}”", action.label.zh, std::string_view(member.key()).substr(0, 60)),
                         fmt::format("{} does not know the field \"{}\"", action.label.en, std::string_view(member.key()).substr(0, 60))},
                        {"请删去该字段，或刷新页面取得新的表单。", "Remove it, or reload the page to get the present form."},
                        "/input/" + std::string(member.key()), ""});
        }
    }
    apply_fields(work);
    if (!action.adds_row.empty()) apply_row(work, *work.kind().list(action.adds_row));
    apply_parties(work, action.parties);
    if (action.creates) {
        for (const PartyRole& role : work.kind().parties) {
            const auto count = std::count_if(work.after.parties.begin(), work.after.parties.end(),
                                             [&](const Party& party) { return party.role == role.id && party.agent_of.empty(); });
            const bool entered = std::find(action.parties.begin(), action.parties.end(), role.id) != action.parties.end();
            if (entered && count < role.min) work.fault(missing(role.label, "/parties/" + role.id));
        }
    }
    check_required(work);
}

}  // namespace xiezhi::engine
