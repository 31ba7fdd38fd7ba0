#include "engine/title.hpp"

#include <fmt/format.h>

#include "base/money.hpp"
#include "definition/names.hpp"
#include "engine/names.hpp"

namespace xiezhi::engine {

std::string party_names(Vault& vault, const Record& record, std::string_view role) {
    std::string first;
    int count = 0;
    for (const Party& party : record.parties) {
        if (party.role != role || !party.agent_of.empty() || !party.ended_on.empty()) continue;
        if (count++ == 0) first = party.person.empty() ? party.name_sealed : vault.open_or_mark(party.person, "person.name", party.name_sealed);
    }
    if (count <= 1) return first;
    return fmt::format("{}等{}{}", first, count, record.kind->party(role)->of == PartyRole::Of::Unit ? "个单位" : "人");
}

std::string readable(const Catalog& catalog, Vault& vault, const Record& record, const Field& field, const Value& value, bool chinese) {
    if (value.index() == 0) return {};
    std::string text = text_of(value);
    if (is_sealed(field.field_class)) return vault.open_or_mark(record.id, record.kind->table + "." + field.id, text);
    const auto label = [&](std::string_view code) {
        const CodeList* list = catalog.definition->list(field.list);
        const CodeValue* found = list == nullptr ? nullptr : list->value(code);
        return found == nullptr ? std::string(code) : chinese ? found->label.zh : found->label.en;
    };
    switch (field.type) {
        case FieldType::Code: return label(text);
        case FieldType::Codes: {
            std::string all;
            const feel::Value codes = to_feel(field, value);
            if (const auto* list = std::get_if<feel::List>(&codes)) {
                for (const feel::Scalar& code : *list) {
                    if (const auto* one = std::get_if<std::string>(&code)) all += (all.empty() ? "" : chinese ? "、" : ", ") + label(*one);
                }
            }
            return all;
        }
        case FieldType::YesNo: return text == "1" ? (chinese ? "是" : "yes") : (chinese ? "否" : "no");
        case FieldType::Money: return to_yuan({std::get<std::int64_t>(value)}) + (chinese ? "元" : " yuan");
        case FieldType::Date:
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Integer:
        case FieldType::Unit:
        case FieldType::Staff:
        case FieldType::Record:
        case FieldType::File: return text;
    }
    return text;
}

void derive_title(Work& work) {
    const Kind& kind = work.kind();
    std::string title;
    for (std::size_t at = 0; at < kind.title.size();) {
        const auto open = kind.title.find('{', at);
        const auto close = open == std::string::npos ? open : kind.title.find('}', open);
        title.append(kind.title, at, open == std::string::npos ? std::string::npos : open - at);
        if (close == std::string::npos) break;
        const std::string name = kind.title.substr(open + 1, close - open - 1);
        if (kind.party(name) != nullptr) title += party_names(work.vault, work.after, name);
        else if (const Field* field = kind.field(name)) title += readable(work.catalog, work.vault, work.after, *field, work.after.value(name));
        at = close + 1;
    }
    const std::string place = kind.table + ".title";
    if (!work.before.title_sealed.empty() && work.vault.open_or_mark(work.after.id, place, work.before.title_sealed) == title) return;
    auto sealed = work.vault.seal(work.after.id, place, title);
    if (!sealed) return append(work.faults, sealed.error());
    work.after.title_sealed = std::move(*sealed);
    work.unit.search.push_back({kind.id, work.after.id, "title", work.vault.pairs(title)});
}

}  // namespace xiezhi::engine
