#include "http/law_uses.hpp"

#include <fmt/format.h>

namespace xiezhi::http {

namespace {

bool belongs(const Law& law, const std::string& rule, std::string_view family) {
    if (rule == family) return true;
    const Rule* found = law.rule(rule);
    return found != nullptr && found->family == family;
}

Words action_words(const Kind& kind, std::string_view id) {
    const Action* action = kind.action(id);
    return action != nullptr ? action->label : Words{std::string(id), std::string(id)};
}

Words paper_words(const Kind& kind, std::string_view id) {
    const Paper* paper = kind.paper(id);
    return paper != nullptr ? paper->label : Words{std::string(id), std::string(id)};
}

// "受理日期", "操作“受理”之日", "送达受理通知书之日"
Words anchor_words(const Kind& kind, const Anchor& anchor) {
    switch (anchor.from) {
        case Anchor::From::Field: {
            const Field* field = kind.field(anchor.name);
            return field != nullptr ? field->label : Words{anchor.name, anchor.name};
        }
        case Anchor::From::Act: {
            const Words action = action_words(kind, anchor.name);
            return {fmt::format("“{}”之日", action.zh), fmt::format("the day of \"{}\"", action.en)};
        }
        case Anchor::From::Served:
        case Anchor::From::ServedLast: {
            const Words paper = paper_words(kind, anchor.name);
            const bool last = anchor.from == Anchor::From::ServedLast;
            return {fmt::format("{}{}送达之日", paper.zh, last ? "最后" : ""), fmt::format("{}service of: {}", last ? "the last " : "", paper.en)};
        }
    }
    return {};
}

// An action by name, or a paper's service, "serve(notice)".
json::value met_view(const Kind& kind, const std::string& entry) {
    constexpr std::string_view kServe = "serve(";
    if (!entry.starts_with(kServe) || !entry.ends_with(')')) return to_json(action_words(kind, entry));
    const Words paper = paper_words(kind, std::string_view(entry).substr(kServe.size(), entry.size() - kServe.size() - 1));
    return to_json(Words{"送达" + paper.zh, "serve: " + paper.en});
}

template <class Found>
void each_use(const Law& law, const Definition& definition, std::string_view family, const Found& found) {
    for (const auto& [id, kind] : definition.kinds) {
        for (const TermSlot& slot : kind->terms) {
            if (belongs(law, slot.rule, family)) found(*kind, slot);
        }
    }
}

}  // namespace

json::array uses_view(const Law& law, const Definition& definition, std::string_view family) {
    json::array all;
    each_use(law, definition, family, [&](const Kind& kind, const TermSlot& slot) {
        const auto line = definition.lines.find(kind.line);
        json::array met;
        for (const std::string& entry : slot.met_by) met.push_back(met_view(kind, entry));
        json::object use{{"line", to_json(line != definition.lines.end() ? line->second : Words{kind.line, kind.line})},
                         {"kind", kind.id},
                         {"kind_label", to_json(kind.label)},
                         {"term", slot.id},
                         {"term_label", to_json(slot.label)},
                         {"anchor", to_json(anchor_words(kind, slot.anchor))},
                         {"met_by", std::move(met)}};
        if (!slot.lapse_proposes.empty()) use["lapse_proposes"] = to_json(action_words(kind, slot.lapse_proposes));
        all.push_back(std::move(use));
    });
    return all;
}

int count_uses(const Law& law, const Definition& definition, std::string_view family) {
    int count = 0;
    each_use(law, definition, family, [&](const Kind&, const TermSlot&) { ++count; });
    return count;
}

}  // namespace xiezhi::http
