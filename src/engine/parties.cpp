// Persons and units that take part. People are rows of table person under a key of their own, so that erasing one person
// leaves the matter standing; identity is matched by blind index within the line only (architecture section 10).
#include <fmt/format.h>

#include <algorithm>

#include "engine/input.hpp"

namespace xiezhi::engine {

namespace {

struct PersonInput {
    std::string form, name, identity_type, identity, phone, address, sex, representative;
    std::optional<std::int64_t> birth_year;
};

constexpr std::string_view kMembers[] = {"form", "name", "identity_type", "identity", "phone", "address", "sex",
                                         "birth_year", "representative", "agents", "unit", "person"};

Fault bad(const std::string& where, Words why) {
    return {Code::BadValue, std::move(why), {"请改正后再提交，其余内容不会丢失。", "Correct it and send again; the rest is kept."}, where, ""};
}

std::string read_text(Work& work, const json::object& object, std::string_view key, const std::string& where, std::size_t limit) {
    const auto* value = object.if_contains(key);
    if (value == nullptr || value->is_null()) return {};
    if (!value->is_string() || value->get_string().size() > limit) {
        work.fault(bad(where + "/" + std::string(key), {fmt::format("应为文字，不超过 {} 字节", limit), fmt::format("must be text of at most {} bytes", limit)}));
        return {};
    }
    for (const char c : value->get_string()) {
        if (static_cast<unsigned char>(c) < 0x20) {
            work.fault(bad(where + "/" + std::string(key), {"含有不可见的控制字符", "it holds an invisible control character"}));
            return {};
        }
    }
    return std::string(value->get_string());
}

PersonInput read_person(Work& work, const json::object& object, const std::string& where) {
    for (const auto& member : object) {
        if (std::find(std::begin(kMembers), std::end(kMembers), std::string_view(member.key())) == std::end(kMembers)) {
            work.fault({Code::UnknownField,
                        {fmt::format("当事人没有“{}”这一项", std::string_view(member.key()).substr(0, 40)),
                         fmt::format("A party has no member \"{}\"", std::string_view(member.key()).substr(0, 40))},
                        {"请删去。", "Remove it."}, where + "/" + std::string(member.key()), ""});
        }
    }
    PersonInput person;
    person.form = read_text(work, object, "form", where, 40);
    if (person.form.empty()) person.form = "natural";
    if (person.form != "natural" && person.form != "enterprise" && person.form != "organisation") {
        work.fault(bad(where + "/form", {"应为 natural、enterprise 或 organisation", "must be natural, enterprise or organisation"}));
    }
    person.name = read_text(work, object, "name", where, 300);
    person.identity_type = read_text(work, object, "identity_type", where, 40);
    person.identity = read_text(work, object, "identity", where, 80);
    person.phone = read_text(work, object, "phone", where, 60);
    person.address = read_text(work, object, "address", where, 600);
    person.sex = read_text(work, object, "sex", where, 20);
    if (person.name.empty()) {
        work.fault({Code::MissingField, {"请填写姓名或名称", "Please fill in the name"}, {"此项为必填。", "This is required."}, where + "/name", ""});
    }
    if (const auto* year = object.if_contains("birth_year"); year != nullptr && !year->is_null()) {
        if (year->is_int64() && year->get_int64() >= 1900 && year->get_int64() <= to_ymd(work.today).year) person.birth_year = year->get_int64();
        else work.fault(bad(where + "/birth_year", {"出生年份应在 1900 年至今年之间", "the year of birth must lie between 1900 and this year"}));
    }
    return person;
}

// Writes the person under a new key and returns his id.
std::string add_person(Work& work, const PersonInput& person) {
    const std::string id = work.next_id();
    const auto seal = [&](std::string_view column, const std::string& text) -> Value {
        if (text.empty()) return {};
        auto sealed = work.vault.seal(id, "person." + std::string(column), text);
        if (!sealed) {
            append(work.faults, sealed.error());
            return {};
        }
        return std::move(*sealed);
    };
    const auto index = [&](std::string_view column, const std::string& text) -> Value {
        if (text.empty()) return {};
        return work.vault.index(work.kind().line + "." + std::string(column), text);
    };
    const auto plain = [](const std::string& text) -> Value { return text.empty() ? Value{} : Value{text}; };
    store::RowWrite row{"person", {}, store::RowWrite::Must::BeNew};
    row.cells = {{"bureau", work.request.bureau},
                 {"id", id},
                 {"version", std::int64_t{1}},
                 {"line", work.kind().line},
                 {"form", person.form},
                 {"name", seal("name", person.name)},
                 {"name_index", index("name", person.name)},
                 {"identity_type", plain(person.identity_type)},
                 {"identity", seal("identity", person.identity)},
                 {"identity_index", index("identity", person.identity)},
                 {"phone", seal("phone", person.phone)},
                 {"phone_index", index("phone", person.phone)},
                 {"address", seal("address", person.address)},
                 {"sex", plain(person.sex)},
                 {"birth_year", person.birth_year ? Value{*person.birth_year} : Value{}},
                 {"from_event", Value{}}};
    work.unit.rows.push_back(std::move(row));
    work.unit.search.push_back({work.kind().id, work.after.id, "party:" + id, work.vault.pairs(person.name)});
    return id;
}

std::int64_t next_position(const Record& record, const std::string& role) {
    return std::count_if(record.parties.begin(), record.parties.end(), [&](const Party& party) { return party.role == role; });
}

void add_unit_party(Work& work, const PartyRole& role, const json::object& object, const std::string& where) {
    const std::string unit(text_at(object, "unit"));
    std::string name;
    if (is_id(unit)) {
        const std::vector<Value> key{work.request.bureau, unit};
        const auto asked = work.connection.query("SELECT name FROM unit WHERE bureau = ?1 AND id = ?2", key, [&](const store::Row& row) {
            name = std::string(row.text(0));
            return store::Go::Stop;
        });
        if (!asked) return append(work.faults, asked.error());
    }
    if (name.empty()) return work.fault(bad(where + "/unit", {fmt::format("请选择{}", role.label.zh), "choose: " + role.label.en}));
    Party party;
    party.id = work.next_id();
    party.role = role.id;
    party.unit = unit;
    party.position = next_position(work.after, role.id);
    party.name_sealed = name;
    party.dirty = true;
    work.after.parties.push_back(std::move(party));
}

void add_person_party(Work& work, const PartyRole& role, const json::object& object, const std::string& where, const std::string& agent_of) {
    const PersonInput person = read_person(work, object, where);
    Party party;
    party.id = work.next_id();
    party.role = role.id;
    party.form = person.form;
    party.agent_of = agent_of;
    party.position = next_position(work.after, role.id);
    party.person = add_person(work, person);
    party.dirty = true;
    if (auto sealed = work.vault.seal(party.person, "person.name", person.name)) party.name_sealed = *sealed;
    const std::string id = party.id;
    work.after.parties.push_back(std::move(party));
    const auto* agents = object.if_contains("agents");
    if (agents == nullptr || agents->is_null()) return;
    // RL23 art 17: an applicant or third party may appoint one or two agents.
    if (!role.agents || !agent_of.empty() || !agents->is_array() || agents->get_array().size() > 2) {
        return work.fault(bad(where + "/agents", {"可以委托一至二名代理人", "one or two agents may be appointed"}));
    }
    std::size_t i = 0;
    for (const auto& agent : agents->get_array()) {
        const std::string place = fmt::format("{}/agents/{}", where, i++);
        if (agent.is_object()) add_person_party(work, role, agent.get_object(), place, id);
        else work.fault(bad(place, {"应为一名代理人的资料", "must be the details of an agent"}));
    }
}

}  // namespace

void apply_parties(Work& work, const std::vector<std::string>& roles) {
    for (const auto& member : work.request.parties) {
        const std::string role_id(member.key());
        const std::string where = "/parties/" + role_id;
        const PartyRole* role = work.kind().party(role_id);
        if (role == nullptr || std::find(roles.begin(), roles.end(), role_id) == roles.end()) {
            work.fault({Code::UnknownField, {fmt::format("这里不能填写“{}”", role_id.substr(0, 40)), fmt::format("\"{}\" cannot be entered here", role_id.substr(0, 40))},
                        {"请删去。", "Remove it."}, where, ""});
            continue;
        }
        if (!member.value().is_array()) {
            work.fault(bad(where, {"应为当事人的列表", "must be a list of parties"}));
            continue;
        }
        const auto& entries = member.value().get_array();
        if (entries.size() > 2000) {
            work.fault(bad(where, {"一次最多 2000 名", "at most 2,000 at once"}));
            continue;
        }
        std::size_t i = 0;
        for (const auto& entry : entries) {
            const std::string place = fmt::format("{}/{}", where, i++);
            if (!entry.is_object()) work.fault(bad(place, {"应为一名当事人的资料", "must be the details of a party"}));
            else if (role->of == PartyRole::Of::Unit) add_unit_party(work, *role, entry.get_object(), place);
            else add_person_party(work, *role, entry.get_object(), place, "");
        }
        const auto count = std::count_if(work.after.parties.begin(), work.after.parties.end(),
                                         [&](const Party& party) { return party.role == role_id && party.agent_of.empty() && party.ended_on.empty(); });
        if (role->max > 0 && count > role->max) {
            work.fault(bad(where, {fmt::format("{}最多 {} 名", role->label.zh, role->max), fmt::format("{}: at most {}", role->label.en, role->max)}));
        }
    }
}

}  // namespace xiezhi::engine
