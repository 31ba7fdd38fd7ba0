#include "decision/facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/money.hpp"

namespace xiezhi::decision {

namespace {

constexpr std::size_t kListLimit = 500;
constexpr std::size_t kTextLimit = 500;

Words shape_of(const Fact& fact) {
    switch (fact.type) {
        case FactType::Date: return {"应为 2024-02-29 这样的日期", "must be a date such as 2024-02-29"};
        case FactType::Integer: return {"应为整数", "must be a whole number"};
        case FactType::Money: return {"应为以元为单位的金额，最多两位小数", "must be an amount in yuan with at most two decimals"};
        case FactType::YesNo: return {"应为 true 或 false", "must be true or false"};
        case FactType::Text: return {"应为文字，最多 500 字节", "must be a text of at most 500 bytes"};
        case FactType::Dates: return {"应为日期的列表", "must be a list of dates"};
        case FactType::Periods: return {"应为起止日期的列表", "must be a list of periods with from and to"};
        case FactType::Code:
        case FactType::Codes: break;
    }
    Words words = fact.type == FactType::Code ? Words{"应为下列之一：", "must be one of: "} : Words{"应为下列若干项的列表：", "must be a list of some of: "};
    bool first = true;
    for (const Choice& choice : fact.choices) {
        words.zh += fmt::format("{}{} {}", first ? "" : "、", choice.code, choice.words.zh);
        words.en += fmt::format("{}{} ({})", first ? "" : ", ", choice.code, choice.words.en);
        first = false;
    }
    return words;
}

Fault bad_value(const Fact& fact, std::string_view where, Code code = Code::BadValue) {
    const Words shape = shape_of(fact);
    return {code,
            {fmt::format("“{}”{}", fact.label.zh, shape.zh), fmt::format("\"{}\" {}", fact.label.en, shape.en)},
            {"请改正这一项。", "Mend this fact."}, std::string(where), ""};
}

std::optional<std::string> chosen(const Fact& fact, const json::value& given) {
    if (!given.is_string()) return std::nullopt;
    const std::string_view text = given.get_string();
    for (const Choice& choice : fact.choices) {
        if (text == choice.code || text == choice.words.zh || text == choice.words.en) return choice.code;
    }
    return std::nullopt;
}

Result<CivilDate> read_date(const Fact& fact, const json::value& given, std::string_view where) {
    if (!given.is_string()) return fail(bad_value(fact, where, Code::BadDate));
    return parse_date(given.get_string(), where);
}

Result<Period> read_period(const Fact& fact, const json::value& given, std::string_view where) {
    std::string from;
    std::string to;
    if (const auto* object = given.if_object()) {
        from = text_at(*object, "from");
        to = text_at(*object, "to");
    } else if (given.is_string()) {
        const std::string_view text = given.get_string();
        const std::size_t dots = text.find("..");
        from = text.substr(0, dots);
        to = dots == std::string_view::npos ? "" : text.substr(dots + 2);
    } else {
        return fail(bad_value(fact, where));
    }
    const auto first = parse_date(from, where);
    const auto last = parse_date(to, where);
    Faults faults;
    if (!first) append(faults, first.error());
    if (!last) append(faults, last.error());
    if (!faults.empty()) return fail(std::move(faults));
    if (*last < *first) {
        return fail({Code::DateOrder,
                     {fmt::format("“{}”：{} 早于 {}", fact.label.zh, to, from), fmt::format("\"{}\": {} lies before {}", fact.label.en, to, from)},
                     {"请核对起止日期。", "Check the first and the last day."}, std::string(where), ""});
    }
    return Period{*first, *last};
}

Result<FactValue> read_list(const Fact& fact, const json::value& given, std::string_view where) {
    const auto* array = given.if_array();
    if (array == nullptr || array->size() > kListLimit) return fail(bad_value(fact, where));
    FactValue out;
    feel::List list;
    Faults faults;
    std::size_t index = 0;
    for (const auto& item : *array) {
        const std::string at = fmt::format("{}/{}", where, index++);
        if (fact.type == FactType::Dates) {
            auto date = read_date(fact, item, at);
            if (date) list.emplace_back(*date);
            else append(faults, std::move(date.error()));
        } else if (fact.type == FactType::Codes) {
            if (auto code = chosen(fact, item)) list.emplace_back(std::move(*code));
            else faults.push_back(bad_value(fact, at));
        } else {
            auto period = read_period(fact, item, at);
            if (period) out.periods.push_back(*period);
            else append(faults, std::move(period.error()));
        }
    }
    if (!faults.empty()) return fail(std::move(faults));
    if (fact.type != FactType::Periods) out.value = std::move(list);
    return out;
}

std::optional<std::int64_t> whole(const json::value& given) {
    if (given.is_int64()) return given.get_int64();
    return std::nullopt;
}

// Whole yuan as a number, or any amount as text: a decimal number of JSON would pass through floating point.
std::optional<std::int64_t> fen_of(const json::value& given) {
    if (const auto yuan = whole(given)) {
        return std::abs(*yuan) <= feel::kMoneyLimit / 100 ? std::optional(*yuan * 100) : std::nullopt;
    }
    if (!given.is_string()) return std::nullopt;
    const auto fen = parse_yuan(given.get_string());
    if (!fen || std::abs(fen->value) > feel::kMoneyLimit) return std::nullopt;
    return fen->value;
}

Result<FactValue> number(const Fact& fact, std::optional<std::int64_t> value, std::string_view where) {
    if (!value || std::abs(*value) > feel::kMoneyLimit) return fail(bad_value(fact, where));
    const bool money = fact.type == FactType::Money;
    const std::int64_t least = fact.least.value_or(0);
    const auto shown = [&](std::int64_t one) { return money ? to_yuan({one}) : fmt::format("{}", one); };
    if (*value < least || (fact.most && *value > *fact.most)) {
        const std::string most = fact.most ? shown(*fact.most) : "…";
        return fail({Code::BadValue,
                     {fmt::format("“{}”应在 {} 至 {} 之间，不能是 {}", fact.label.zh, shown(least), most, shown(*value)),
                      fmt::format("\"{}\" lies between {} and {}, it cannot be {}", fact.label.en, shown(least), most, shown(*value))},
                     {"请核对这一项。", "Check this fact."}, std::string(where), ""});
    }
    return FactValue{*value, {}, true};
}

Fault unknown_fact(const Table& table, std::string_view name) {
    feel::Environment names;
    for (const Fact& fact : table.facts) (void)names.add(fact.name, feel::Type::text());
    const std::string nearest = names.nearest(name);
    std::string known;
    for (const Fact& fact : table.facts) known += (known.empty() ? "" : ", ") + fact.name;
    return {Code::UnknownField,
            {fmt::format("决策表 {} 没有名为“{}”的事实", table.id, name), fmt::format("Table {} has no fact \"{}\"", table.id, name)},
            nearest.empty() ? Words{"可用的事实：" + known, "It knows: " + known}
                            : Words{fmt::format("是不是 {}？可用的事实：{}", nearest, known), fmt::format("Did you mean {}? It knows: {}", nearest, known)},
            fmt::format("/facts/{}", name), ""};
}

}  // namespace

Result<FactValue> read_value(const Fact& fact, const json::value& given, std::string_view where) {
    switch (fact.type) {
        case FactType::Date: {
            const auto date = read_date(fact, given, where);
            if (!date) return fail(date.error());
            return FactValue{*date, {}, true};
        }
        case FactType::Integer: return number(fact, whole(given), where);
        case FactType::Money: return number(fact, fen_of(given), where);
        case FactType::YesNo:
            if (!given.is_bool()) return fail(bad_value(fact, where));
            return FactValue{given.get_bool(), {}, true};
        case FactType::Text: {
            if (!given.is_string() || given.get_string().size() > kTextLimit) return fail(bad_value(fact, where));
            return FactValue{std::string(given.get_string()), {}, true};
        }
        case FactType::Code: {
            auto code = chosen(fact, given);
            if (!code) return fail(bad_value(fact, where));
            return FactValue{std::move(*code), {}, true};
        }
        case FactType::Codes:
        case FactType::Dates:
        case FactType::Periods: {
            auto list = read_list(fact, given, where);
            if (list) list->given = true;
            return list;
        }
    }
    XIEZHI_CHECK(false);
}

Result<Facts> read_facts(const Table& table, const json::object& given, CivilDate today) {
    Facts facts;
    Faults faults;
    for (const auto& member : given) {
        const Fact* fact = table.fact(member.key());
        if (fact == nullptr) {
            faults.push_back(unknown_fact(table, std::string_view(member.key()).substr(0, 60)));
            continue;
        }
        if (member.value().is_null()) continue;  // an answer not yet given
        auto value = read_value(*fact, member.value(), fmt::format("/facts/{}", fact->name));
        if (value) facts[fact->name] = std::move(*value);
        else append(faults, std::move(value.error()));
    }
    if (!faults.empty()) return fail(std::move(faults));
    for (const Fact& fact : table.facts) {
        if (facts.contains(fact.name)) continue;
        FactValue value = fact.today ? FactValue{today, {}, false} : fact.fallback.value_or(FactValue{});
        value.given = false;
        facts[fact.name] = std::move(value);
    }
    return facts;
}

Result<json::value> fact_from_text(const Table& table, std::string_view name, std::string_view text) {
    const Fact* fact = table.fact(name);
    if (fact == nullptr) return fail(unknown_fact(table, name.substr(0, 60)));
    const std::string where = fmt::format("/facts/{}", name);
    switch (fact->type) {
        case FactType::Integer: {
            auto value = parse_json(text.empty() ? "\"\"" : text);
            if (!value || !value->is_int64()) return fail(bad_value(*fact, where));
            return *value;
        }
        case FactType::YesNo:
            if (text == "true" || text == "yes") return json::value(true);
            if (text == "false" || text == "no") return json::value(false);
            return fail(bad_value(*fact, where));
        case FactType::Codes:
        case FactType::Dates:
        case FactType::Periods: {
            json::array list;
            while (!text.empty()) {
                const std::size_t comma = text.find(',');
                list.emplace_back(text.substr(0, comma));
                text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
            }
            return json::value(std::move(list));
        }
        case FactType::Date:
        case FactType::Money:
        case FactType::Code:
        case FactType::Text: break;
    }
    return json::value(text);
}

}  // namespace xiezhi::decision
