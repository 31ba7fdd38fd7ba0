#include "decision/functions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "term/derive.hpp"

namespace xiezhi::decision {

namespace {

constexpr int kMonthLimit = 1200;

feel::Type codes_type(const std::vector<Choice>& choices) {
    feel::Codes codes;
    for (const Choice& choice : choices) codes.push_back(choice.code);
    return feel::Type::code(std::move(codes));
}

Gives codes(std::vector<Choice> choices) {
    Gives out{codes_type(choices), {}};
    out.choices = std::move(choices);
    return out;
}

std::vector<Choice> identity_states() {
    return {{"VALID", {"有效", "valid"}},
            {"OLD", {"十五位旧号码", "an old number of fifteen digits"}},
            {"SHAPE", {"不是十七位数字加一位校验码", "not seventeen digits and a check character"}},
            {"AREA", {"前两位不是省级代码", "the first two digits are no province"}},
            {"DATE", {"出生日期不存在", "the day of birth does not exist"}},
            {"CHECK", {"校验码不符", "the check character is wrong"}}};
}

std::vector<Choice> credit_states() {
    return {{"VALID", {"有效", "valid"}},
            {"SHAPE", {"不是十八位", "not eighteen characters"}},
            {"LETTERS", {"含有不使用的字符", "a character that is not used"}},
            {"CHECK", {"校验码不符", "the check character is wrong"}}};
}

std::vector<Choice> division_kinds() {
    return {{"MUNICIPAL_DISTRICT", {"直辖市的区", "district of a municipality"}},
            {"CITY_DISTRICT", {"设区的市的区", "district of a city with districts"}},
            {"COUNTY_CITY", {"县级市", "county-level city"}},
            {"COUNTY", {"县（自治县、旗）", "county"}},
            {"CITY_WITHOUT_DISTRICTS", {"不设区的地级市", "prefecture-level city without districts"}}};
}

bool digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view text) {
    int out = 0;
    for (const char c : text) out = out * 10 + (c - '0');
    return out;
}

// GB/T 2260, the first two digits.
bool is_province(std::string_view two) {
    static constexpr std::string_view kProvinces[] = {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
                                                      "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83"};
    return std::ranges::find(kProvinces, two) != std::end(kProvinces);
}

// Completed months: the largest n whose same-numbered day (CC 202) is not after `to`; negative when `to` lies before `from`.
int completed_months(CivilDate from, CivilDate to) {
    if (to < from) return -completed_months(to, from);
    const auto a = to_ymd(from);
    const auto b = to_ymd(to);
    int months = (b.year - a.year) * 12 + b.month - a.month;
    if (add_months(from, months) > to) --months;
    return months;
}

// Days covered within [first, last], a day in two periods counted once.
int covered(std::vector<Period> periods, CivilDate first, CivilDate last) {
    std::ranges::sort(periods, {}, &Period::from);
    int days = 0;
    CivilDate next = first;
    for (const Period& period : periods) {
        const CivilDate from = std::max(period.from, next);
        const CivilDate to = std::min(period.to, last);
        if (to < from) continue;
        days += to - from + 1;
        next = to + 1;
    }
    return days;
}

struct Arguments {
    const Computed& computed;
    const Facts& values;

    feel::Value of(std::string_view name) const {
        const auto found = computed.arguments.find(name);
        if (found == computed.arguments.end()) return {};
        return feel::evaluate(found->second, [&](std::string_view one) { return values.find(one)->second.value; });
    }
    template <class T>
    std::optional<T> as(std::string_view name) const {
        const feel::Value value = of(name);
        const auto* held = std::get_if<T>(&value);
        return held == nullptr ? std::nullopt : std::optional<T>(*held);
    }
    std::optional<int> months() const {
        const auto months = as<std::int64_t>("months");
        if (!months || std::abs(*months) > kMonthLimit) return std::nullopt;
        return static_cast<int>(*months);
    }
};

Result<feel::Value> due_of(const Computed& computed, const Arguments& given, const Law& law, const WorkCalendar& calendar) {
    const auto from = given.as<CivilDate>("from");
    if (!from) return feel::Value{};
    TermRequest request;
    request.rule = computed.subject;
    request.anchor = *from;
    request.edition_date = given.as<CivilDate>("on");
    request.known = given.as<CivilDate>("known");
    const auto term = derive_date(law, calendar, request);
    if (!term) return fail(term.error());
    return term->due ? feel::Value{*term->due} : feel::Value{};
}

Result<feel::Value> edition_of(const Computed& computed, const Arguments& given, const Law& law) {
    const auto on = given.as<CivilDate>("on");
    if (!on) return feel::Value{};
    std::string spans;
    for (const auto& [code, edition] : law.editions) {
        if (edition.statute != computed.subject) continue;
        if (edition.in_force.holds(*on)) return feel::Value{code};
        spans += fmt::format("{}{} {}–{}", spans.empty() ? "" : "; ", code, to_string(edition.in_force.from), edition.in_force.to ? to_string(*edition.in_force.to) : "");
    }
    const Words title = law.statutes.find(computed.subject)->second;
    return fail({Code::RuleNotInForce,
                 {fmt::format("{} 当日没有施行中的《{}》版本（{}）", to_string(*on), title.zh, spans),
                  fmt::format("No edition of the {} was in force on {} ({})", title.en, to_string(*on), spans)},
                 {"请核对日期；更早的版本没有登记。", "Check the date; older editions are not registered."},
                 "/facts",
                 ""});
}

feel::Value identity_part(const Computed& computed, const Arguments& given) {
    const auto text = given.as<std::string>("text");
    if (!text) return {};
    const std::string_view state = identity_state(*text);
    if (computed.subject == "state") return std::string(state);
    if (state != "VALID" && state != "CHECK") return {};
    if (computed.subject == "sex") return std::string((*text)[16] % 2 == 1 ? "MALE" : "FEMALE");
    const CivilDate birth = identity_birth(*text);
    if (computed.subject == "birth") return birth;
    const auto on = given.as<CivilDate>("on");
    if (!on) return {};
    const int months = completed_months(birth, *on);
    return std::int64_t{*on < birth ? -1 : months / 12};  // -1: not yet born
}

feel::Value division_part(const Computed& computed, const Arguments& given) {
    const auto text = given.as<std::string>("text");
    if (!text) return {};
    const Division division = division_of(*text);
    if (computed.subject == "state") return std::string(division.state);
    if (division.state != "VALID") return {};
    return computed.subject == "kind" ? std::string(division.kind) : division.territory;
}

}  // namespace

std::optional<Gives> gives(Function function, std::string_view subject, const Law& law) {
    switch (function) {
        case Function::Value: break;  // as its expression says
        case Function::MonthsAfter:
        case Function::Term: return Gives{feel::Type::date(), {}};
        case Function::MonthsBetween:
        case Function::YearsBetween:
        case Function::DaysWithin:
        case Function::CountWithin: return Gives{feel::Type::integer(), {}};
        case Function::Edition: {
            std::vector<Choice> editions;
            for (const auto& [code, edition] : law.editions) {
                if (edition.statute == subject) editions.push_back({code, edition.title});
            }
            if (editions.empty()) return std::nullopt;
            return codes(std::move(editions));
        }
        case Function::IdentityNumber:
            if (subject == "state") return codes(identity_states());
            if (subject == "sex") return codes({{"MALE", {"男", "male"}}, {"FEMALE", {"女", "female"}}});
            if (subject == "birth") return Gives{feel::Type::date(), {}};
            if (subject == "age") return Gives{feel::Type::integer(), {}};
            break;
        case Function::CreditCode:
            if (subject == "state") return codes(credit_states());
            break;
        case Function::Division:
            if (subject == "state") return codes({{"VALID", {"有效", "valid"}}, {"UNKNOWN", {"无法识别", "not recognised"}}});
            if (subject == "kind") return codes(division_kinds());
            if (subject == "territory") return Gives{feel::Type::text(), {}};
            break;
    }
    return std::nullopt;
}

Result<feel::Value> compute(const Computed& computed, const Facts& values, const Law& law, const WorkCalendar& calendar) {
    const Arguments given{computed, values};
    switch (computed.function) {
        case Function::Value: return given.of("value");
        case Function::MonthsAfter: {
            const auto date = given.as<CivilDate>("date");
            const auto months = given.months();
            return date && months ? feel::Value{add_months(*date, *months)} : feel::Value{};
        }
        case Function::MonthsBetween:
        case Function::YearsBetween: {
            const auto from = given.as<CivilDate>("from");
            const auto to = given.as<CivilDate>("to");
            if (!from || !to) return feel::Value{};
            return feel::Value{std::int64_t{completed_months(*from, *to) / (computed.function == Function::YearsBetween ? 12 : 1)}};
        }
        case Function::DaysWithin: {
            const auto until = given.as<CivilDate>("until");
            const auto months = given.months();
            if (!until || !months) return feel::Value{};
            std::vector<Period> periods = values.find(computed.list)->second.periods;
            const auto from = given.as<CivilDate>("from");
            const auto to = given.as<CivilDate>("to");
            if (from && to) periods.push_back({*from, *to});
            return feel::Value{std::int64_t{covered(std::move(periods), add_months(*until, -*months) + 1, *until)}};
        }
        case Function::CountWithin: {
            const auto until = given.as<CivilDate>("until");
            const auto months = given.months();
            const auto* dates = std::get_if<feel::List>(&values.find(computed.list)->second.value);
            if (!until || !months || dates == nullptr) return feel::Value{};
            const CivilDate before = add_months(*until, -*months);
            return feel::Value{static_cast<std::int64_t>(std::ranges::count_if(*dates, [&](const feel::Scalar& one) {
                const CivilDate date = std::get<CivilDate>(one);
                return date > before && date <= *until;
            }))};
        }
        case Function::Term: return due_of(computed, given, law, calendar);
        case Function::Edition: return edition_of(computed, given, law);
        case Function::IdentityNumber: return identity_part(computed, given);
        case Function::CreditCode: {
            const auto text = given.as<std::string>("text");
            return text ? feel::Value{std::string(credit_code_state(*text))} : feel::Value{};
        }
        case Function::Division: return division_part(computed, given);
    }
    XIEZHI_CHECK(false);
}

// GB 11643-1999: area, day of birth, serial number, check character by ISO 7064 MOD 11-2.
std::string_view identity_state(std::string_view number) {
    static constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (number.size() == 15 && digits(number)) return "OLD";
    if (number.size() != 18 || !digits(number.substr(0, 17)) || (number[17] != 'X' && !digits(number.substr(17)))) return "SHAPE";
    if (!is_province(number.substr(0, 2))) return "AREA";
    // Older than any date of ours may be: a number of 1880 is well formed, and its age is for a row to doubt.
    const int year = number_of(number.substr(6, 4));
    const int month = number_of(number.substr(10, 2));
    const int day = number_of(number.substr(12, 2));
    if (year < 1800 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return "DATE";
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += kWeights[i] * (number[i] - '0');
    return number[17] == "10X98765432"[sum % 11] ? "VALID" : "CHECK";
}

CivilDate identity_birth(std::string_view number) {
    return from_ymd(number_of(number.substr(6, 4)), number_of(number.substr(10, 2)), number_of(number.substr(12, 2)));
}

// GB 32100-2015: alphabet without I, O, S, V, Z; weight 3^(i-1) mod 31.
std::string_view credit_code_state(std::string_view code) {
    static constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    if (code.size() != 18) return "SHAPE";
    int sum = 0;
    int weight = 1;
    for (std::size_t i = 0; i < 18; ++i) {
        const std::size_t value = kAlphabet.find(code[i]);
        if (value == std::string_view::npos) return "LETTERS";
        if (i == 17) break;
        sum += static_cast<int>(value) * weight;
        weight = weight * 3 % 31;
    }
    return code[17] == kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)] ? "VALID" : "CHECK";
}

// GB/T 2260: digits 3–4 are the city or prefecture, digits 5–6 the county level. Districts of one city form one place; so do
// those of a municipality. A county-level city or a county stands alone.
Division division_of(std::string_view code) {
    if (code.size() != 6 || !digits(code) || !is_province(code.substr(0, 2))) return {"UNKNOWN", "", ""};
    const std::string_view province = code.substr(0, 2);
    const int city = number_of(code.substr(2, 2));
    const int county = number_of(code.substr(4, 2));
    const bool municipality = province == "11" || province == "12" || province == "31" || province == "50";
    if (municipality) {
        if (city == 1 && county > 0) return {"VALID", "MUNICIPAL_DISTRICT", std::string(province)};
        if (city == 2 && county > 0) return {"VALID", "COUNTY", std::string(code)};
        return {"UNKNOWN", "", ""};
    }
    static constexpr std::string_view kWithoutDistricts[] = {"4419", "4420", "4604", "6202"};
    if (std::ranges::find(kWithoutDistricts, code.substr(0, 4)) != std::end(kWithoutDistricts)) return {"VALID", "CITY_WITHOUT_DISTRICTS", std::string(code.substr(0, 4))};
    if (city == 0 || county == 0) return {"UNKNOWN", "", ""};
    const bool with_districts = city <= 20 || (city >= 51 && city <= 70);
    if (with_districts && (county <= 20 || (county >= 71 && county <= 80))) return {"VALID", "CITY_DISTRICT", std::string(code.substr(0, 4))};
    if (county >= 81 || (!with_districts && county <= 20)) return {"VALID", "COUNTY_CITY", std::string(code)};
    return {"VALID", "COUNTY", std::string(code)};
}

}  // namespace xiezhi::decision
