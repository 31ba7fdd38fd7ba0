#include "engine/once.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace xiezhi::engine {

namespace {

constexpr std::string_view kYear = ".year";

std::string units_of(const Record& record, std::string_view role) {
    std::vector<std::string> units;
    for (const Party& party : record.parties) {
        if (party.role == role && party.ended_on.empty() && !party.unit.empty()) units.push_back(party.unit);
    }
    std::sort(units.begin(), units.end());
    return fmt::format("{}", fmt::join(units, ","));
}

std::string value_of(const Record& record, std::string_view part) {
    if (record.kind->party(part) != nullptr) return units_of(record, part);
    if (!part.ends_with(kYear)) return text_of(record.value(part));
    return text_of(record.value(part.substr(0, part.size() - kYear.size()))).substr(0, 4);
}

Words labels_of(const Kind& kind) {
    std::vector<std::string> zh, en;
    for (const std::string& part : kind.once) {
        const bool year = part.ends_with(kYear);
        const std::string name = year ? part.substr(0, part.size() - kYear.size()) : part;
        const PartyRole* party = kind.party(name);
        const Words& label = party != nullptr ? party->label : kind.field(name)->label;
        zh.push_back(label.zh + (year ? "（年）" : ""));
        en.push_back(label.en + (year ? " (year)" : ""));
    }
    return {fmt::format("{}", fmt::join(zh, "、")), fmt::format("{}", fmt::join(en, ", "))};
}

}  // namespace

std::string once_key(const Record& record) {
    const Kind& kind = *record.kind;
    const auto in_nobodys_way = [&] { return std::find(kind.once_until.begin(), kind.once_until.end(), record.state) != kind.once_until.end(); };
    if (kind.once.empty() || record.state == kVoided || in_nobodys_way()) return {};
    std::string key;
    for (const std::string& part : kind.once) {
        const std::string value = value_of(record, part);
        if (value.empty()) return {};
        key += (key.empty() ? "" : "\x1f") + value;
    }
    return key;
}

void check_once(Work& work) {
    const std::string key = once_key(work.after);
    if (key.empty() || (work.before.version > 0 && key == once_key(work.before))) return;
    bool found = false;
    const std::vector<Value> parameters{work.request.bureau, key, work.after.id};
    const auto asked = work.connection.query("SELECT 1 FROM \"" + work.kind().table + "\" WHERE bureau = ?1 AND once_key = ?2 AND id <> ?3", parameters,
                                             [&](const store::Row&) {
                                                 found = true;
                                                 return store::Go::Stop;
                                             });
    if (!asked) return append(work.faults, asked.error());
    if (!found) return;
    // Not which: whoever enters it may not be one who may read the other.
    const Words labels = labels_of(work.kind());
    work.fault({Code::AlreadyDone,
                {fmt::format("已有一条“{}”相同的{}", labels.zh, work.kind().label.zh), fmt::format("There is a {} with the same {} already", work.kind().label.en, labels.en)},
                {"请在列表中找到那一条更正，或先将其取代、作废。", "Find it in the list and correct it, or replace or void it first."},
                "",
                ""});
}

}  // namespace xiezhi::engine
