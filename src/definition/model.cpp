#include "definition/model.hpp"

namespace xiezhi {

namespace {
// Declarations are few (tens), so a walk in order is as fast as an index and keeps the order of the file.
template <class Item>
const Item* find(const std::vector<Item>& items, std::string_view id) {
    for (const Item& item : items) {
        if (item.id == id) return &item;
    }
    return nullptr;
}
}  // namespace

const Field* Kind::field(std::string_view wanted) const { return find(fields, wanted); }
const Action* Kind::action(std::string_view wanted) const { return find(actions, wanted); }
const State* Kind::state(std::string_view wanted) const { return find(states, wanted); }
const Paper* Kind::paper(std::string_view wanted) const { return find(papers, wanted); }
const PartyRole* Kind::party(std::string_view wanted) const { return find(parties, wanted); }
const RowList* Kind::list(std::string_view wanted) const { return find(lists, wanted); }
const NumberSeries* Kind::number(std::string_view wanted) const { return find(numbers, wanted); }
const TermSlot* Kind::term(std::string_view wanted) const { return find(terms, wanted); }

const CodeValue* CodeList::value(std::string_view code) const {
    for (const CodeValue& value : values) {
        if (value.code == code) return &value;
    }
    return nullptr;
}

const Kind* Definition::kind(std::string_view id) const {
    const auto found = kinds.find(id);
    return found == kinds.end() ? nullptr : found->second.get();
}

const CodeList* Definition::list(std::string_view id) const {
    const auto found = lists.find(id);
    return found == lists.end() ? nullptr : &found->second;
}

const std::string* Definition::template_of(const Kind& kind, const Paper& paper) const {
    const auto found = templates.find(kind.line + "/" + paper.template_file);
    return found == templates.end() ? nullptr : &found->second;
}

}  // namespace xiezhi
