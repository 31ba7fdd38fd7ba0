// Texts with {placeholders}, and references to figures inside reports and identities.
//
// One reader for all of them: titles ("{applicant}不服…"), number patterns ("{year}…{seq}"), report texts
// ("{reconsideration.received}件") and identities ("reconsideration.received = …"), so that what `check` accepts is what
// the engine, the numbers and the report later fill in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model.hpp"
#include "feel/expression.hpp"

namespace xiezhi {

// A piece of a text: plain words, or the name between { and }.
struct TextRun {
    std::string text;
    bool placeholder = false;
};

// BadDefinition when braces do not match or a name is empty. "{{" is not an escape: texts need no braces.
Result<std::vector<TextRun>> split_placeholders(std::string_view text, std::string_view where = {});

// A piece of a report's text: told always, or (in [[ ]]) only where one of its numbers is not nought.
struct TextPiece {
    std::string text;
    bool optional = false;
};
// BadDefinition when [[ and ]] do not match or stand in one another.
Result<std::vector<TextPiece>> split_pieces(std::string_view text, std::string_view where = {});

// "reconsideration.closed", "reconsideration.closed.UPHELD", "reconsideration.closed.UPHELD.yes".
struct FigureReference {
    std::string figure;
    std::vector<std::string> groups;  // one value per grouping of the figure from the left; empty: the whole figure
    bool operator==(const FigureReference&) const = default;
};

// Nothing when no figure has that name. Whether the groups exist is group_exists().
std::optional<FigureReference> figure_reference(std::string_view text, const Definition& definition);

// Values of a grouping that may be written: a code, a group name of the code list, or yes / no. Units have none. Beside these
// a code of another list to which the codes are mapped, "OTHER_LIST:CODE"; "OTHER_LIST:" is what that list has no code for.
std::vector<std::string> group_values(const Figure& figure, std::size_t grouping, const Definition& definition);
bool groups_exist(const FigureReference& reference, const Definition& definition);
// Does the code stand under the cross-walk group "OTHER_LIST:CODE"?
bool crosses_to(const CodeValue& value, std::string_view written);

// An identity ready to be evaluated: value i of the expression's slots belongs to references[i].
struct CompiledIdentity {
    feel::Expression says;
    std::vector<FigureReference> references;
    std::optional<feel::Expression> difference;  // left side less right side, of an identity that is one equation
};
Result<CompiledIdentity> compile_identity(const Identity& identity, const Definition& definition);

}  // namespace xiezhi
