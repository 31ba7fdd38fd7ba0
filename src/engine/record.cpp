#include "engine/record.hpp"

#include <algorithm>

namespace xiezhi::engine {

namespace {
std::size_t index_of(const Kind& kind, std::string_view field) {
    const auto at = std::find_if(kind.fields.begin(), kind.fields.end(), [&](const Field& f) { return f.id == field; });
    XIEZHI_CHECK(at != kind.fields.end());
    return static_cast<std::size_t>(at - kind.fields.begin());
}
}  // namespace

const Value& Record::value(std::string_view field) const { return values[index_of(*kind, field)]; }

void Record::set(std::string_view field, Value value) { values[index_of(*kind, field)] = std::move(value); }

std::optional<CivilDate> Record::date(std::string_view field) const { return date_of(text_of(value(field))); }

std::optional<CivilDate> Record::done_on(std::string_view action) const {
    std::optional<CivilDate> last;
    for (const Act& act : acts) {
        if (act.voided || act.action != action) continue;
        const auto day = date_of(act.happened_on);
        if (day && (!last || *day > *last)) last = day;
    }
    return last;
}

bool Record::closed() const {
    if (state == kVoided) return true;
    const State* now = kind->state(state);
    return now != nullptr && (now->closed || now->final);
}

identity::RecordPlace place_of(const Record& record) {
    identity::RecordPlace place{identity::RecordPlace::Is::There, record.unit, record.holder, {}};
    if (record.version == 0) place.is = identity::RecordPlace::Is::New;
    for (const Party& party : record.parties) {
        if (!party.unit.empty() && party.ended_on.empty()) place.party_units.push_back(party.unit);
    }
    return place;
}

std::string text_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return {};
}

std::optional<CivilDate> date_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    auto date = parse_date(text);
    if (!date) return std::nullopt;
    return *date;
}

}  // namespace xiezhi::engine
