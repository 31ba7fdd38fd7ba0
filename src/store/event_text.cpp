#include "store/event_text.hpp"

#include <algorithm>
#include <charconv>

#include "store/crypto.hpp"

namespace xiezhi::store {

bool holds_token(std::string_view text) { return text.find('\x01') != std::string_view::npos; }

std::string with_numbers(std::string_view text, const NumbersGiven& numbers) {
    std::string out;
    out.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\x01') {
            const auto hit = std::find_if(numbers.begin(), numbers.end(), [&](const NumberGiven& number) {
                return !number.token.empty() && text.substr(i, number.token.size()) == number.token;
            });
            if (hit != numbers.end()) {
                out += hit->text;
                i += hit->token.size();
                continue;
            }
        }
        out += text[i++];
    }
    return out;
}

void put_numbers(json::value& value, const NumbersGiven& numbers) {
    if (auto* text = value.if_string()) {
        const std::string_view view(text->data(), text->size());
        if (holds_token(view)) *text = with_numbers(view, numbers);
    } else if (auto* array = value.if_array()) {
        for (json::value& item : *array) put_numbers(item, numbers);
    } else if (auto* object = value.if_object()) {
        for (auto& member : *object) put_numbers(member.value(), numbers);
    }
}

void write_json(std::string& out, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text.substr(from, i - from));
        from = i + 1;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                out += "\\u00";
                out += kHex[c >> 4];
                out += kHex[c & 15];
        }
    }
    out.append(text.substr(from));
    out += '"';
}

void write_json(std::string& out, std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

namespace {

void write_text(std::string& out, std::string_view text, const NumbersGiven& numbers) {
    if (!numbers.empty() && holds_token(text)) {
        write_json(out, with_numbers(text, numbers));
    } else {
        write_json(out, text);
    }
}

void write_member(std::string& out, std::string_view key, std::string_view text) {
    out += ",\"";
    out += key;
    out += "\":";
    write_json(out, text);
}

void write_member(std::string& out, std::string_view key, std::int64_t number) {
    out += ",\"";
    out += key;
    out += "\":";
    write_json(out, number);
}

void write_value(std::string& out, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        write_json(out, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        write_json(out, *text);
    } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
        out += "{\"base64\":\"" + to_base64(*bytes) + "\"}";
    } else {
        out += "null";
    }
}

void write_row(std::string& out, const RowImage& row) {
    out += "{\"row\":{";
    bool first = true;
    for (const std::size_t place : row.table->sorted) {
        const Value& value = *row.values[place];
        const std::string& column = row.table->columns[place].name;
        if (std::holds_alternative<std::monostate>(value) || left_out_of_events(row.table->name, column)) continue;
        if (!first) out += ',';
        first = false;
        write_json(out, column);
        out += ':';
        write_value(out, value);
    }
    out += '}';
    write_member(out, "table", row.table->name);
    out += '}';
}

}  // namespace

void write_canonical(std::string& out, const json::object& object, const NumbersGiven& numbers) {
    std::vector<const json::key_value_pair*> members;
    members.reserve(object.size());
    for (const auto& member : object) members.push_back(&member);
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->key() < b->key(); });
    out += '{';
    bool first = true;
    for (const auto* member : members) {
        if (!first) out += ',';
        first = false;
        write_json(out, std::string_view(member->key().data(), member->key().size()));
        out += ':';
        write_canonical(out, member->value(), numbers);
    }
    out += '}';
}

void write_canonical(std::string& out, const json::value& value, const NumbersGiven& numbers) {
    if (const auto* object = value.if_object()) {
        write_canonical(out, *object, numbers);
    } else if (const auto* text = value.if_string()) {
        write_text(out, std::string_view(text->data(), text->size()), numbers);
    } else if (const auto* array = value.if_array()) {
        out += '[';
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out += ',';
            write_canonical(out, (*array)[i], numbers);
        }
        out += ']';
    } else if (const auto* number = value.if_int64()) {
        write_json(out, *number);
    } else {
        out += json::serialize(value);  // true, false, null; doubles are not written
    }
}

namespace {

std::string hash_text(ByteView bytes) { return to_hex(sm3(bytes)); }

// The answer given under an idempotency key: if it could be changed or taken away unseen, a repeated request would be told
// something else than the first, or be carried out twice.
void write_answered(std::string& out, const UnitOfWork& unit, const Kept& kept) {
    if (unit.idempotency_key.empty()) return;
    out += ",\"answered\":{\"answer\":";
    write_json(out, hash_text(bytes_of(kept.answer)));
    write_member(out, "key", unit.idempotency_key);
    write_member(out, "request", unit.request_hash);
    out += '}';
}

void write_outbox(std::string& out, const UnitOfWork& unit, const Kept& kept) {
    if (unit.outbox.empty()) return;
    out += ",\"outbox\":[";
    for (std::size_t i = 0; i < unit.outbox.size(); ++i) {
        out += i > 0 ? ",{\"body\":" : "{\"body\":";
        write_json(out, hash_text(bytes_of(kept.outbox[i])));
        write_member(out, "id", unit.outbox[i].id);
        write_member(out, "topic", unit.outbox[i].topic);
        out += '}';
    }
    out += ']';
}

void write_search(std::string& out, const UnitOfWork& unit, const Kept& kept) {
    if (unit.search.empty()) return;
    out += ",\"search\":[";
    for (std::size_t i = 0; i < unit.search.size(); ++i) {
        const SearchText& text = unit.search[i];
        out += i > 0 ? ",{\"kind\":" : "{\"kind\":";
        write_json(out, text.kind);
        write_member(out, "pairs", hash_text(bytes_of(kept.search[i])));
        write_member(out, "part", text.part);
        write_member(out, "record", text.record);
        out += '}';
    }
    out += ']';
}

}  // namespace

void write_event(std::string& out, const UnitOfWork& unit, std::int64_t sequence, const NumbersGiven& numbers,
                 const std::vector<RowImage>& rows, const Kept& kept) {
    const EventDraft& event = unit.event;
    out += "{\"action\":";
    write_json(out, event.action);
    out += ",\"actor\":";
    write_canonical(out, event.actor, numbers);
    write_answered(out, unit, kept);
    write_member(out, "bureau", unit.bureau);
    write_member(out, "calendar", event.calendar);
    out += ",\"cells\":[";
    for (std::size_t i = 0; i < unit.cells.size(); ++i) {
        const CellDelta& cell = unit.cells[i];
        out += i > 0 ? ",{\"delta\":" : "{\"delta\":";
        write_json(out, cell.delta);
        write_member(out, "figure", cell.figure);
        write_member(out, "group1", cell.group1);
        write_member(out, "group2", cell.group2);
        write_member(out, "period", cell.period);
        out += '}';
    }
    out += ']';
    write_member(out, "definition", event.definition);
    write_member(out, "happened_on", event.happened_on);
    write_member(out, "id", event.id);
    out += ",\"input\":";
    write_canonical(out, event.input, numbers);
    write_member(out, "kind", event.kind);
    write_member(out, "law", event.law);
    out += ",\"numbers\":[";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const NumberGiven& number = numbers[i];
        out += i > 0 ? ",{\"entered\":" : "{\"entered\":";
        write_json(out, static_cast<std::int64_t>(number.entered));
        write_member(out, "seq", number.seq);
        write_member(out, "series", number.series);
        write_member(out, "text", number.text);
        write_member(out, "year", static_cast<std::int64_t>(number.year));
        out += '}';
    }
    out += ']';
    write_outbox(out, unit, kept);
    write_member(out, "record", event.record);
    write_member(out, "recorded_at", event.recorded_at.ms);
    out += ",\"rows\":[";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) out += ',';
        write_row(out, rows[i]);
    }
    out += ']';
    write_search(out, unit, kept);
    write_member(out, "sequence", sequence);
    out += '}';
}

}  // namespace xiezhi::store
