#include "feel/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "feel/tree.hpp"

namespace xiezhi::feel {
namespace {

bool has_shape_of_name(std::string_view name) {
    bool starts = true;
    for (char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool digit = c >= '0' && c <= '9';
        if (starts ? !letter : !(letter || digit || c == '.')) return false;
        starts = c == '.';
    }
    return !starts && name.size() <= 120;
}

bool has_word_of_language(std::string_view name) {
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t dot = std::min(name.find('.', from), name.size());
        const std::string_view part = name.substr(from, dot - from);
        // `count.hearings` is a name like any other: only `count(` is the function.
        const bool head_of_count = from == 0 && part == "count" && dot < name.size();
        if (!head_of_count && is_word_of_language(part)) return true;
        from = dot + 1;
    }
    return false;
}

bool begins(std::string_view whole, std::string_view part) {
    return whole.size() > part.size() && whole.starts_with(part) && whole[part.size()] == '.';
}

// Number of single-letter edits between two names (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

}  // namespace

Result<void> Environment::add(std::string name, Type type, std::string where) {
    const auto refuse = [&](Words message, Words remedy) {
        return fail(Fault{Code::BadDefinition, std::move(message), std::move(remedy), std::move(where), ""});
    };
    if (!has_shape_of_name(name)) {
        return refuse({fmt::format("名称“{}”写法不对", name), fmt::format("“{}” is not a name", name)},
                      {"用英文字母、数字和下划线，不以数字开头，以点分段",
                       "use ASCII letters, digits and _, not beginning with a digit, parts joined by dots"});
    }
    if (has_word_of_language(name)) {
        return refuse({fmt::format("“{}”含有条件语言的保留字", name),
                       fmt::format("“{}” contains a word of the condition language", name)},
                      {"换一个名称", "choose another name"});
    }
    for (const auto& [other, known] : names_) {
        if (other == name || begins(other, name) || begins(name, other)) {
            return refuse({fmt::format("名称“{}”与“{}”冲突", name, other),
                           fmt::format("the names “{}” and “{}” collide", name, other)},
                          {"改其中一个名称", "rename one of them"});
        }
    }
    names_.emplace(std::move(name), std::move(type));
    return {};
}

const Type* Environment::find(std::string_view name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? nullptr : &found->second;
}

std::string Environment::nearest(std::string_view name) const {
    std::string best;
    std::size_t least = std::max<std::size_t>(2, name.size() * 2 / 5) + 1;
    if (name.size() > 120) return best;
    for (const auto& [known, type] : names_) {
        const std::size_t edits = distance(name, known);
        if (edits < least) {
            least = edits;
            best = known;
        }
    }
    return best;
}

const Type& Expression::type() const {
    return tree_->at(tree_->root).type;
}

const std::vector<Slot>& Expression::slots() const {
    return tree_->slots;
}

Result<Expression> compile(std::string_view text, const Environment& names, std::string where) {
    auto parsed = parse(text, where);
    if (!parsed) return tl::unexpected(parsed.error());
    auto checked = check(std::move(*parsed), names, where);
    if (!checked) return tl::unexpected(checked.error());
    return Expression(std::make_shared<const Tree>(std::move(*checked)));
}

Result<Expression> compile_condition(std::string_view text, const Environment& names, std::string where) {
    auto expression = compile(text, names, where);
    if (!expression || expression->type().kind == Kind::Boolean) return expression;
    const Words type = name_of(expression->type());
    return fail(condition_fault(where, 1,
                                {fmt::format("条件的结果应为是/否，却是{}", type.zh),
                                 fmt::format("a condition answers yes or no, but this is {}", type.en)},
                                {"写成比较，例如 x = 1", "make it a comparison, such as x = 1"}));
}

}  // namespace xiezhi::feel
