#include "definition/names.hpp"

#include <algorithm>
#include <array>

namespace xiezhi {

namespace {
constexpr EnumName<FieldType> kFieldTypes[] = {
    {"text", FieldType::Text},   {"long_text", FieldType::LongText}, {"date", FieldType::Date},
    {"integer", FieldType::Integer}, {"money", FieldType::Money},    {"yes_no", FieldType::YesNo},
    {"code", FieldType::Code},   {"codes", FieldType::Codes},        {"unit", FieldType::Unit},
    {"staff", FieldType::Staff}, {"record", FieldType::Record},      {"file", FieldType::File},
};
constexpr EnumName<FieldClass> kFieldClasses[] = {
    {"plain", FieldClass::Plain},         {"name", FieldClass::Name},           {"identity", FieldClass::Identity},
    {"contact", FieldClass::Contact},     {"sensitive", FieldClass::Sensitive}, {"statistic", FieldClass::Statistic},
    {"secret", FieldClass::Secret},
};
constexpr EnumName<PartyRole::Of> kPartyOf[] = {{"person", PartyRole::Of::Person}, {"unit", PartyRole::Of::Unit}};
constexpr EnumName<Grant::Scope> kScopes[] = {
    {"bureau", Grant::Scope::Bureau}, {"subtree", Grant::Scope::Subtree}, {"unit", Grant::Scope::Unit},
    {"own", Grant::Scope::Own},       {"party_unit", Grant::Scope::PartyUnit},
};
constexpr EnumName<Anchor::From> kAnchors[] = {
    {"field", Anchor::From::Field}, {"act", Anchor::From::Act}, {"served", Anchor::From::Served},
    {"last_served", Anchor::From::ServedLast},
};
constexpr EnumName<TermSlot::Whose> kWhose[] = {
    {"us", TermSlot::Whose::Us}, {"applicant", TermSlot::Whose::Applicant},
    {"respondent", TermSlot::Whose::Respondent}, {"other", TermSlot::Whose::Other},
    {"option", TermSlot::Whose::Option},
};
constexpr EnumName<PauseGroup::Ends> kEnds[] = {
    {"resume_day", PauseGroup::Ends::ResumeDay}, {"last_day", PauseGroup::Ends::LastDay},
};
constexpr EnumName<Kind::Shape> kKindShapes[] = {{"case", Kind::Shape::Case}, {"register", Kind::Shape::Register}};
constexpr EnumName<Figure::Shape> kFigureShapes[] = {
    {"flow", Figure::Shape::Flow}, {"stock", Figure::Shape::Stock}, {"distinct", Figure::Shape::Distinct},
    {"ratio", Figure::Shape::Ratio},
};

// What the engine itself can do to any record (docs/definitions.md, "Built-in actions").
constexpr std::array<std::string_view, 18> kBuiltIn = {
    "assign", "serve", "attach", "note", "void", "reopen", "correct", "link", "join", "split", "approve",
    "return_for_changes", "withdraw_request", "lapse", "escalate", "reproject", "migrate", "reveal",
};
}  // namespace

std::span<const EnumName<FieldType>> names_of(FieldType) { return kFieldTypes; }
std::span<const EnumName<FieldClass>> names_of(FieldClass) { return kFieldClasses; }
std::span<const EnumName<PartyRole::Of>> names_of(PartyRole::Of) { return kPartyOf; }
std::span<const EnumName<Grant::Scope>> names_of(Grant::Scope) { return kScopes; }
std::span<const EnumName<Anchor::From>> names_of(Anchor::From) { return kAnchors; }
std::span<const EnumName<TermSlot::Whose>> names_of(TermSlot::Whose) { return kWhose; }
std::span<const EnumName<PauseGroup::Ends>> names_of(PauseGroup::Ends) { return kEnds; }
std::span<const EnumName<Kind::Shape>> names_of(Kind::Shape) { return kKindShapes; }
std::span<const EnumName<Figure::Shape>> names_of(Figure::Shape) { return kFigureShapes; }

bool is_sealed(FieldClass field_class) {
    return field_class != FieldClass::Plain && field_class != FieldClass::Statistic;
}

bool is_identifier(std::string_view text) {
    if (text.empty() || text.size() > 60 || text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_built_in_action(std::string_view id) {
    return std::find(kBuiltIn.begin(), kBuiltIn.end(), id) != kBuiltIn.end();
}

}  // namespace xiezhi
