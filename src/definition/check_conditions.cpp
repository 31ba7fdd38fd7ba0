#include "definition/check_parts.hpp"
#include "definition/compiled.hpp"

namespace xiezhi {

void check_conditions(Checker& out, const Kind& kind) {
    // The checker looks at a kind it does not own; the pointer does not delete.
    const std::shared_ptr<const Kind> borrowed(std::shared_ptr<const Kind>(), &kind);
    if (auto compiled = CompiledKind::compile(borrowed, out.definition()); !compiled) out.add(std::move(compiled.error()));
}

}  // namespace xiezhi
