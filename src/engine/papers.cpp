#include "engine/papers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_number.hpp"
#include "engine/numbers.hpp"
#include "engine/terms.hpp"
#include "engine/title.hpp"

namespace xiezhi::engine {

namespace {

// 〇一二三 for years and 十、二十一 for months and days: the way dates stand on papers (GB/T 9704 asks Arabic numerals for
// official documents; both forms are given and the template chooses).
std::string chinese_date(CivilDate date) {
    static constexpr std::string_view kDigits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto [year, month, day] = to_ymd(date);
    std::string text;
    for (const char c : std::to_string(year)) text += kDigits[c - '0'];
    return text + "年" + chinese_number(month) + "月" + chinese_number(day) + "日";
}

std::string plain_date(CivilDate date) {
    const auto [year, month, day] = to_ymd(date);
    return fmt::format("{}年{}月{}日", year, month, day);
}

json::object party_facts(Work& work, const Party& party) {
    json::object out{{"id", party.id}, {"role", party.role}, {"form", party.form}, {"position", party.position + 1}};
    out["name"] = party.person.empty() ? party.name_sealed : work.vault.open_or_mark(party.person, "person.name", party.name_sealed);
    if (party.person.empty()) return out;
    const std::vector<Value> key{work.request.bureau, party.person};
    const auto asked = work.connection.query("SELECT address, identity_type, sex, birth_year FROM person WHERE bureau = ?1 AND id = ?2", key, [&](const store::Row& row) {
        out["address"] = work.vault.open_or_mark(party.person, "person.address", row.text(0));
        out["identity_type"] = row.text(1);
        out["sex"] = row.text(2);
        if (!row.is_null(3)) out["birth_year"] = row.integer(3);
        return store::Go::Stop;
    });
    if (!asked) append(work.faults, asked.error());
    return out;
}

}  // namespace

json::object paper_facts(Work& work) {
    json::object fields;
    json::object raw;
    json::object is;
    for (std::size_t i = 0; i < work.kind().fields.size(); ++i) {
        const Field& field = work.kind().fields[i];
        const Value& value = work.after.values[i];
        if (value.index() == 0 || field.field_class == FieldClass::Secret) continue;
        std::string text = readable(work.catalog, work.vault, work.after, field, value);
        if (field.type == FieldType::Date) {
            if (const auto date = date_of(text)) text = plain_date(*date);
        }
        fields[field.id] = text;
        if (field.type == FieldType::Code) is[field.id + "_" + text_of(value)] = true;
        if (field.type == FieldType::YesNo && text_of(value) == "1") is[field.id] = true;
        if (field.type == FieldType::Code || field.type == FieldType::Date) raw[field.id] = text_of(value);
    }
    json::object parties;
    for (const Party& party : work.after.parties) {
        if (!party.ended_on.empty()) continue;
        const std::string role = party.agent_of.empty() ? party.role : party.role + "_agent";
        if (!parties.contains(role)) parties[role] = json::array{};
        parties[role].as_array().push_back(party_facts(work, party));
    }
    json::object terms;
    for (const TermRow& row : work.after.terms) {
        const auto due = date_of(row.due);
        // A provisional date is never printed (architecture section 7).
        if (due && row.state != "provisional") terms[row.slot] = json::object{{"due", row.due}, {"due_zh", plain_date(*due)}, {"rule", row.rule}, {"edition", row.edition}};
    }
    json::object rows;
    for (const ListRow& row : work.after.rows) {
        const RowList* list = work.kind().list(row.list);
        json::object entry;
        for (std::size_t i = 0; i < list->fields.size(); ++i) {
            const Field& field = list->fields[i];
            std::string text = text_of(row.values[i]);
            if (field.field_class != FieldClass::Plain && field.field_class != FieldClass::Statistic)
                text = work.vault.open_or_mark(work.after.id, work.kind().table + "_" + list->id + "." + field.id, text);
            entry[field.id] = text;
        }
        if (!rows.contains(row.list)) rows[row.list] = json::array{};
        rows[row.list].as_array().push_back(std::move(entry));
    }
    return {{"fields", std::move(fields)}, {"raw", std::move(raw)}, {"is", std::move(is)}, {"parties", std::move(parties)}, {"terms", std::move(terms)}, {"rows", std::move(rows)},
            {"date", json::object{{"issued", to_string(work.on)}, {"issued_zh", chinese_date(work.on)}, {"issued_plain", plain_date(work.on)}}},
            {"issuer", json::object{{"government", work.bureau.government_name}, {"bureau", work.bureau.name}}}};
}

void issue_paper(Work& work, const xiezhi::Paper& form) {
    Paper paper;
    paper.id = work.next_id();
    paper.paper = form.id;
    paper.issued_on = to_string(work.on);
    paper.state = "issued";
    paper.dirty = true;
    // The terms printed on the paper are those that follow from the act itself.
    work.after.terms = derive_terms(work.after, *work.in_use.compiled, work.catalog.book());
    auto facts = work.vault.seal(work.after.id, "paper.facts", json::serialize(paper_facts(work)));
    if (!facts) return append(work.faults, facts.error());
    paper.facts = std::move(*facts);
    if (!form.series.empty()) {
        const std::string key = fmt::format("{}/{}.{}", form.issuer, work.kind().line, form.id);
        paper.number = ask_number(work, form.issuer, key, form.series);
    }
    work.after.papers.push_back(std::move(paper));
}

}  // namespace xiezhi::engine
