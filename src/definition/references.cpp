#include "definition/references.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/yaml_reader.hpp"

namespace xiezhi {

Result<std::vector<TextRun>> split_placeholders(std::string_view text, std::string_view where) {
    const auto broken = [&](const std::string& near) {
        return fail({Code::BadDefinition,
                     {"花括号不成对或里面是空的：" + near, "Braces do not match, or are empty: " + near},
                     {"请写成 {名字}；正文里不用花括号。", "Write {name}; plain text has no braces."}, std::string(where), ""});
    };
    std::vector<TextRun> out;
    while (!text.empty()) {
        const auto brace = text.find_first_of("{}");
        if (brace != 0) {
            out.push_back({std::string(text.substr(0, brace)), false});
            if (brace == std::string_view::npos) break;
            text.remove_prefix(brace);
            continue;
        }
        const auto close = text.find_first_of("{}", 1);
        if (text[0] == '}' || close == std::string_view::npos || text[close] != '}' || close == 1) {
            return broken(std::string(text.substr(0, std::min<std::size_t>(close, 30))));
        }
        out.push_back({std::string(text.substr(1, close - 1)), true});
        text.remove_prefix(close + 1);
    }
    return out;
}

Result<std::vector<TextPiece>> split_pieces(std::string_view text, std::string_view where) {
    std::vector<TextPiece> out;
    const auto broken = [&] {
        return fail({Code::BadDefinition,
                     {"[[ 与 ]] 不成对：" + std::string(text.substr(0, 60)), "[[ and ]] do not match: " + std::string(text.substr(0, 60))},
                     {"可以省去的话写在 [[ 和 ]] 之间，不能套叠。", "What may be left out stands between [[ and ]], one not within the other."}, std::string(where), ""});
    };
    while (!text.empty()) {
        const auto open = text.find("[[");
        const std::string_view plain = text.substr(0, open);
        if (plain.find("]]") != std::string_view::npos) return broken();
        if (!plain.empty()) out.push_back({std::string(plain), false});
        if (open == std::string_view::npos) break;
        const auto close = text.find("]]", open);
        const std::string_view inner = text.substr(open + 2, close == std::string_view::npos ? close : close - open - 2);
        if (close == std::string_view::npos || inner.find("[[") != std::string_view::npos) return broken();
        out.push_back({std::string(inner), true});
        text.remove_prefix(close + 2);
    }
    return out;
}

std::optional<FigureReference> figure_reference(std::string_view text, const Definition& definition) {
    // The longest beginning that names a figure; what follows are groups.
    for (std::string_view name = text; !name.empty();) {
        if (definition.figures.find(name) != definition.figures.end()) {
            FigureReference out{std::string(name), {}};
            std::string_view rest = text.substr(name.size());
            while (!rest.empty()) {
                rest.remove_prefix(1);
                const auto dot = rest.find('.');
                out.groups.emplace_back(rest.substr(0, dot));
                rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot);
            }
            return out;
        }
        const auto dot = name.rfind('.');
        if (dot == std::string_view::npos) break;
        name = name.substr(0, dot);
    }
    return std::nullopt;
}

std::vector<std::string> group_values(const Figure& figure, std::size_t grouping, const Definition& definition) {
    std::vector<std::string> out;
    const Kind* kind = definition.kind(figure.kind);
    if (kind == nullptr || grouping >= figure.by.size()) return out;
    if (figure.by[grouping] == "state") {
        for (const State& state : kind->states) out.push_back(state.id);
        return out;
    }
    const Field* field = kind->field(figure.by[grouping]);
    if (field == nullptr) return out;
    if (field->type == FieldType::YesNo) return {"yes", "no"};
    if (const CodeList* list = definition.list(field->list); list != nullptr && field->type == FieldType::Code) {
        for (const CodeValue& value : list->values) {
            out.push_back(value.code);
            if (!value.group.empty() && std::find(out.begin(), out.end(), value.group) == out.end()) out.push_back(value.group);
        }
    }
    return out;
}

bool crosses_to(const CodeValue& value, std::string_view written) {
    const auto colon = written.find(':');
    if (colon == std::string_view::npos) return false;
    const auto mapped = value.map.find(std::string(written.substr(0, colon)));
    return (mapped == value.map.end() ? std::string_view() : std::string_view(mapped->second)) == written.substr(colon + 1);
}

namespace {

// "OTHER_LIST:CODE" where some code of the list is mapped to OTHER_LIST.
bool crosswalk_exists(const CodeList& list, std::string_view written, const Definition& definition) {
    const auto colon = written.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string other(written.substr(0, colon));
    const CodeList* target = definition.list(other);
    const bool mapped = std::any_of(list.values.begin(), list.values.end(), [&](const CodeValue& value) { return value.map.contains(other); });
    return mapped && target != nullptr && (colon + 1 == written.size() || target->value(written.substr(colon + 1)) != nullptr);
}

}  // namespace

bool groups_exist(const FigureReference& reference, const Definition& definition) {
    const auto found = definition.figures.find(reference.figure);
    if (found == definition.figures.end() || reference.groups.size() > found->second.by.size()) return false;
    for (std::size_t i = 0; i < reference.groups.size(); ++i) {
        const auto values = group_values(found->second, i, definition);
        const Kind* kind = definition.kind(found->second.kind);
        const Field* field = kind == nullptr ? nullptr : kind->field(found->second.by[i]);
        // A missing code list is a fault of its own, said once.
        if (field != nullptr && field->type == FieldType::Code && definition.list(field->list) == nullptr) continue;
        if (std::find(values.begin(), values.end(), reference.groups[i]) != values.end()) continue;
        const CodeList* list = field == nullptr ? nullptr : definition.list(field->list);
        if (list == nullptr || !crosswalk_exists(*list, reference.groups[i], definition)) return false;
    }
    return true;
}

namespace {

// "a = b + c" → (a) - (b + c); nothing for anything but one equation.
std::optional<feel::Expression> difference_of(const std::string& text, const feel::Environment& names, const std::string& where) {
    const auto equals = text.find('=');
    const bool one_equation = equals != std::string::npos && equals > 0 && text.find_first_of("=<>!", equals + 1) == std::string::npos &&
                              text.find_first_of("<>!") == std::string::npos && text.find(" and ") == std::string::npos && text.find(" or ") == std::string::npos;
    if (!one_equation) return std::nullopt;
    auto compiled = feel::compile(fmt::format("({}) - ({})", text.substr(0, equals), text.substr(equals + 1)), names, where);
    return compiled ? std::optional(std::move(*compiled)) : std::nullopt;
}

}  // namespace

Result<CompiledIdentity> compile_identity(const Identity& identity, const Definition& definition) {
    // Names with dots inside other names ("closed" and "closed.UPHELD") cannot stand side by side in one environment, so
    // each reference gets a plain name of its own before compiling.
    const std::string where = yaml::to_text(identity.origin);
    const auto is_name_char = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    };
    std::string text;
    std::vector<FigureReference> references;
    feel::Environment names;
    Faults faults;
    for (std::size_t i = 0; i < identity.says.size();) {
        if (!is_name_char(identity.says[i])) {
            text += identity.says[i++];
            continue;
        }
        std::size_t end = i;
        while (end < identity.says.size() && is_name_char(identity.says[end])) ++end;
        const std::string name = identity.says.substr(i, end - i);
        i = end;
        if (name.find('.') == std::string::npos || (name[0] >= '0' && name[0] <= '9')) {
            text += name;
            continue;
        }
        const auto reference = figure_reference(name, definition);
        if (!reference || !groups_exist(*reference, definition)) {
            Fault fault = yaml::fault_at(identity.origin,
                                         {fmt::format("平衡式 {}：没有指标“{}”", identity.id, name),
                                          fmt::format("identity {}: there is no figure '{}'", identity.id, name)},
                                         {"请核对指标名与分组值。", "Check the figure's name and its group."});
            fault.code = Code::FigureUnknown;
            faults.push_back(std::move(fault));
            text += "0";
            continue;
        }
        auto at = std::find(references.begin(), references.end(), *reference);
        const auto place = static_cast<std::size_t>(at - references.begin());
        const std::string plain = fmt::format("figure_{}", place);
        if (at == references.end()) {
            references.push_back(*reference);
            if (auto added = names.add(plain, feel::Type::money(), where); !added) append(faults, std::move(added.error()));
        }
        text += plain;
    }
    if (!faults.empty()) return fail(std::move(faults));
    auto says = feel::compile_condition(text, names, where);
    if (!says) {
        for (Fault& fault : says.error()) {
            fault.message.zh = "平衡式 " + identity.id + "：" + fault.message.zh;
            fault.message.en = "identity " + identity.id + ": " + fault.message.en;
        }
        return tl::unexpected(says.error());
    }
    // Slots are numbered in order of first use, which is the order in which the names were made.
    XIEZHI_CHECK(says->slots().size() == references.size());
    return CompiledIdentity{std::move(*says), std::move(references), difference_of(text, names, where)};
}

}  // namespace xiezhi
