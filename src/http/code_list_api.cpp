// Code lists as people look them up: words, days in force, the codes of other lists they become, and who uses them.
#include <map>

#include "definition/names.hpp"
#include "http/call.hpp"
#include "http/kind_view.hpp"

namespace xiezhi::http {

namespace {

struct Use {
    const Kind* kind = nullptr;
    const Field* field = nullptr;
};

// Every field of every kind that takes its codes from a list, rows included.
std::multimap<std::string, Use, std::less<>> uses_of(const Definition& definition) {
    std::multimap<std::string, Use, std::less<>> uses;
    for (const auto& [id, kind] : definition.kinds) {
        const auto note = [&](const std::vector<Field>& fields) {
            for (const Field& field : fields) {
                if (!field.list.empty() && field.field_class != FieldClass::Secret) uses.emplace(field.list, Use{&*kind, &field});
            }
        };
        note(kind->fields);
        for (const RowList& rows : kind->lists) note(rows.fields);
    }
    return uses;
}

json::object summary(const CodeList& list) {
    return {{"id", list.id}, {"label", to_json(list.label)}, {"verified", list.verified}, {"source", list.source}, {"count", list.values.size()}};
}

void all_lists(Call& call) {
    const auto uses = uses_of(call.definition());
    json::array all;
    for (const auto& [id, list] : call.definition().lists) {
        json::object one = summary(list);
        one["used"] = uses.count(id);
        all.push_back(std::move(one));
    }
    call.answer(json::object{{"lists", std::move(all)}});
}

// The words of a code in another list; the bare code where that list does not know it.
json::object crossed(const Definition& definition, const std::string& other, const std::string& code) {
    const CodeList* list = definition.list(other);
    const CodeValue* value = list == nullptr ? nullptr : list->value(code);
    return {{"list", other}, {"code", code}, {"label", value == nullptr ? to_json(Words{code, code}) : to_json(value->label)}};
}

void one_list(Call& call) {
    const CodeList* list = call.definition().list(call.value("list"));
    if (list == nullptr)
        return call.fail(
            {{Code::NotFound, {"没有这个代码表", "There is no such code list"}, {"请在代码表页选择。", "Choose one on the page of code lists."}, call.value("list"), ""}});
    json::object out = summary(*list);
    std::map<std::string, Words> crosswalks;
    json::array values;
    for (const CodeValue& value : list->values) {
        json::object one{{"code", value.code}, {"label", to_json(value.label)}};
        if (!value.from.empty()) one["from"] = value.from;
        if (!value.to.empty()) one["to"] = value.to;
        if (!value.group.empty()) one["group"] = value.group;
        if (!value.article.empty()) one["article"] = value.article;
        json::array map;
        for (const auto& [other, code] : value.map) {
            const CodeList* target = call.definition().list(other);
            crosswalks.emplace(other, target == nullptr ? Words{other, other} : target->label);
            map.push_back(crossed(call.definition(), other, code));
        }
        one["map"] = std::move(map);
        values.push_back(std::move(one));
    }
    out["values"] = std::move(values);
    json::array others;
    for (const auto& [id, label] : crosswalks) others.push_back(json::object{{"id", id}, {"label", to_json(label)}});
    out["crosswalks"] = std::move(others);
    json::array used;
    const auto uses = uses_of(call.definition());
    for (auto [at, end] = uses.equal_range(list->id); at != end; ++at) {
        used.push_back(json::object{
            {"kind", at->second.kind->id}, {"kind_label", to_json(at->second.kind->label)}, {"field", at->second.field->id}, {"field_label", to_json(at->second.field->label)}});
    }
    out["used_by"] = std::move(used);
    call.answer(out);
}

}  // namespace

void add_code_list_routes(Router& router) {
    router.add({"GET", "/lists", Open::SignedIn, {"全部代码表", "All code lists"}, "", "CodeListIndex", all_lists});
    router.add({"GET", "/lists/{list}", Open::SignedIn, {"一张代码表：有效期、对照与用处", "A code list: days in force, cross-walks, uses"}, "", "CodeListPage", one_list});
}

}  // namespace xiezhi::http
