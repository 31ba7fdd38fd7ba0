// The words of the definition files for our enumerations: one table each, used by the loader, the canonical form, the
// messages and the API, so that a name is spelled in one place.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "definition/model.hpp"

namespace xiezhi {

template <class E>
struct EnumName {
    std::string_view name;
    E value;
};

std::span<const EnumName<FieldType>> names_of(FieldType);
std::span<const EnumName<FieldClass>> names_of(FieldClass);
std::span<const EnumName<PartyRole::Of>> names_of(PartyRole::Of);
std::span<const EnumName<Grant::Scope>> names_of(Grant::Scope);
std::span<const EnumName<Anchor::From>> names_of(Anchor::From);
std::span<const EnumName<TermSlot::Whose>> names_of(TermSlot::Whose);
std::span<const EnumName<PauseGroup::Ends>> names_of(PauseGroup::Ends);
std::span<const EnumName<Kind::Shape>> names_of(Kind::Shape);
std::span<const EnumName<Figure::Shape>> names_of(Figure::Shape);

// "long_text" for FieldType::LongText.
template <class E>
std::string_view name_of(E value) {
    for (const auto& entry : names_of(E{})) {
        if (entry.value == value) return entry.name;
    }
    return {};
}

template <class E>
std::optional<E> value_named(std::string_view name) {
    for (const auto& entry : names_of(E{})) {
        if (entry.name == name) return entry.value;
    }
    return std::nullopt;
}

// "text, long_text, date …" for a message.
template <class E>
std::string all_names() {
    std::string out;
    for (const auto& entry : names_of(E{})) {
        if (!out.empty()) out += ", ";
        out += entry.name;
    }
    return out;
}

// Is what the field holds kept as ciphertext (architecture section 9)?
bool is_sealed(FieldClass field_class);

// snake_case, starting with a letter, at most 60 characters: what an id may look like.
bool is_identifier(std::string_view text);

// The functions that lines may name as `engine`: what gives an action its input where a person cannot.
inline constexpr std::string_view kReportSnapshot = "report_snapshot";  // report/finalise: the report's text and numbers with their hash
inline constexpr std::string_view kListExport = "list_export";          // http/list_table: what was taken out of a list
inline constexpr std::string_view kCalendarYear = "calendar_year";     // engine/calendar_years: examines the days of an announced year
inline constexpr std::string_view kRuleCheck = "rule_check";            // engine/rule_checks: examines what was found of a rule of law
inline constexpr std::array<std::string_view, 2> kRuleCheckFills = {"rule_title", "rule_face"};  // and writes what was compared beside it

// Built-in actions of every kind: "assign", "serve" … They are not written in YAML and no kind may take their names.
bool is_built_in_action(std::string_view id);

}  // namespace xiezhi
