#include <algorithm>

#include "figure/figures.hpp"

namespace xiezhi::figure {

Words group_label(const Definition& definition, const Figure& figure, std::size_t i, const std::string& value) {
    if (value.empty()) return {"未填", "Not filled in"};
    const Kind* kind = definition.kind(figure.kind);
    const Field* field = kind == nullptr || i >= figure.by.size() ? nullptr : kind->field(figure.by[i]);
    if (kind != nullptr && field == nullptr && i < figure.by.size() && figure.by[i] == "state") {
        const auto state = std::find_if(kind->states.begin(), kind->states.end(), [&](const State& one) { return one.id == value; });
        if (state != kind->states.end()) return state->label;
    }
    if (field == nullptr) return {value, value};
    if (field->type == FieldType::YesNo) return value == "1" ? Words{"是", "yes"} : Words{"否", "no"};
    const CodeList* list = definition.list(field->list);
    if (list == nullptr) return {value, value};
    if (const CodeValue* code = list->value(value)) return code->label;
    if (const auto colon = value.find(':'); colon != std::string::npos) {
        if (colon + 1 == value.size()) return {"没有对应", "No counterpart"};
        const CodeList* other = definition.list(value.substr(0, colon));
        const CodeValue* code = other == nullptr ? nullptr : other->value(value.substr(colon + 1));
        return code == nullptr ? Words{value, value} : code->label;
    }
    Words members;
    for (const CodeValue& code : list->values) {
        if (code.group != value) continue;
        members.zh += (members.zh.empty() ? "" : "、") + code.label.zh;
        members.en += (members.en.empty() ? "" : ", ") + code.label.en;
    }
    return members.zh.empty() ? Words{value, value} : members;
}

Words GroupLabels::of(const Figure& figure, std::size_t i, const std::string& value) {
    const Kind* kind = definition_.kind(figure.kind);
    const Field* field = kind == nullptr || i >= figure.by.size() ? nullptr : kind->field(figure.by[i]);
    const bool unit = kind != nullptr && i < figure.by.size() && (field == nullptr ? figure.by[i] == "unit" : field->type == FieldType::Unit);
    if (!unit || value.empty()) return group_label(definition_, figure, i, value);
    if (!units_) {
        units_.emplace();
        // A failure leaves the ids standing: the numbers beside them are right.
        (void)connection_.query("SELECT id, name FROM unit WHERE bureau = ?1", std::vector<Value>{bureau_}, [&](const store::Row& row) {
            units_->emplace(row.text(0), row.text(1));
            return store::Go::On;
        });
    }
    const auto name = units_->find(value);
    return name == units_->end() ? Words{value, value} : Words{name->second, name->second};
}

}  // namespace xiezhi::figure
