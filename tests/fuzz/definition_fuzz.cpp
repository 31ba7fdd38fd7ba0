// The loader on any bytes: as each kind of definition file, as an overlay, as a stored kind. Whatever it says, it says it
// without crashing; a kind that loads survives its canonical form.
#include <cstdint>
#include <string_view>

#include "definition/canonical.hpp"
#include "definition/check.hpp"
#include "definition/load_parts.hpp"
#include "definition/overlay.hpp"

using namespace xiezhi;  // a test program, not a header

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto stored = from_canonical(text)) XIEZHI_CHECK(from_canonical(to_canonical(*stored)).has_value());
    auto tree = yaml::read_yaml(text, "fuzz.yaml");
    if (!tree) return 0;

    Faults faults;
    Definition definition;
    read_roles(*tree, definition, faults);
    read_figures(*tree, definition, faults);
    read_report(*tree, "line", definition, faults);
    CodeList list = read_code_list(*tree, faults);
    definition.lists[list.id] = list;
    Kind kind = read_kind(*tree, "line", faults);
    kind.hash = hash_of(kind);
    const auto again = from_canonical(to_canonical(kind));
    if (!kind.id.empty()) XIEZHI_CHECK(again.has_value() && again->hash == kind.hash);
    definition.kinds[kind.id] = std::make_shared<const Kind>(std::move(kind));
    // The model may be half-filled here, worse than any that load_definition hands out: check must bear that too.
    (void)check(definition, nullptr);
    yaml::Node laid = *tree;
    lay_over(laid, *tree, faults);
    return 0;
}
