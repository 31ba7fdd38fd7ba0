#include "sample.hpp"

#include <fmt/format.h>

#include <array>
#include <random>

namespace xiezhi::feel::sample {
namespace {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    // 0 … n-1
    std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(n)); }
    bool one_in(std::int64_t n) { return below(n) == 0; }
    template <class Choices>
    const auto& of(const Choices& choices) {
        return choices[static_cast<std::size_t>(below(static_cast<std::int64_t>(std::size(choices))))];
    }

  private:
    std::mt19937_64 engine_;
};

const std::vector<std::string> kTexts = {"",      "a",  "ab",      "b",       "行政复议", "行政",
                                         "复",    "𠀀", "a𠀀b",    "a\"b\\c", "l1\nl2\t", "100%_'",
                                         "$1 ?1", "é",  "summary", "ordinary"};
const std::vector<std::string> kDates = {"1900-01-01", "1999-12-31", "2000-02-29", "2023-02-28", "2023-12-31",
                                         "2024-01-01", "2024-01-31", "2024-02-28", "2024-02-29", "2024-03-01",
                                         "2024-04-30", "2100-02-28", "2100-03-01", "2200-12-31"};
const std::vector<std::int64_t> kIntegers = {0, 1, -1, 2, 3, 7, 10, 100};

Scalar scalar(Dice& dice, const Type& type) {
    if (dice.one_in(5)) return {};
    switch (type.kind) {
        case Kind::Null:
            break;
        case Kind::Boolean:
            return dice.one_in(2);
        case Kind::Integer:
            if (dice.one_in(12)) return dice.one_in(2) ? type.limit : -type.limit;
            return dice.of(kIntegers);
        case Kind::Text:
            return type.codes ? dice.of(*type.codes) : dice.of(kTexts);
        case Kind::Date:
            return *parse_date(dice.of(kDates));
    }
    return {};
}

Value value(Dice& dice, const Type& type) {
    if (!type.is_list) return std::visit([](const auto& one) -> Value { return one; }, scalar(dice, type));
    if (dice.one_in(5)) return {};
    List list;
    for (std::int64_t left = dice.below(4); left > 0; --left) list.push_back(scalar(dice, type));
    return list;
}

class Writer {
  public:
    explicit Writer(std::uint64_t seed) : dice_(seed) {}

    std::string of(Kind kind, int depth) {
        switch (kind) {
            case Kind::Null:
                return "null";
            case Kind::Boolean:
                return boolean(depth);
            case Kind::Integer:
                return integer(depth);
            case Kind::Text:
                return text(depth);
            case Kind::Date:
                return date(depth);
        }
        return "null";
    }

  private:
    Kind some_kind() {
        static constexpr std::array kKinds = {Kind::Boolean, Kind::Integer, Kind::Text, Kind::Date};
        return dice_.of(kKinds);
    }
    std::string name(Kind kind, bool list = false) {
        std::vector<std::string> found;
        for (const Field& field : fields()) {
            if (field.type.kind == kind && field.type.is_list == list && !field.type.codes) found.push_back(field.name);
        }
        return dice_.of(found);
    }
    std::string literal(Kind kind) { return to_text(value(dice_, Type{kind, false, 1000, nullptr})); }
    std::string sure_literal(Kind kind) {
        for (;;) {
            std::string text = literal(kind);
            if (text != "null") return text;
        }
    }
    std::string leaf(Kind kind) { return dice_.one_in(3) ? sure_literal(kind) : name(kind); }
    std::string choice(Kind kind, int depth) {
        return fmt::format("(if {} then {} else {})", boolean(depth - 1), of(kind, depth - 1),
                           dice_.one_in(6) ? "null" : of(kind, depth - 1));
    }
    std::string list(Kind kind, int depth) {
        std::string out = "[";
        for (std::int64_t left = dice_.below(4); left > 0; --left) {
            if (out.size() > 1) out += ", ";
            out += dice_.one_in(3) ? of(kind, depth - 1) : literal(kind);
        }
        return out + "]";
    }

    std::string boolean(int depth) {
        if (depth <= 0) return leaf(Kind::Boolean);
        static constexpr std::array kSigns = {"<", "<=", ">", ">="};
        switch (dice_.below(15)) {
            case 0:
                return fmt::format("({} and {})", boolean(depth - 1), boolean(depth - 1));
            case 1:
                return fmt::format("({} or {} or {})", boolean(depth - 1), boolean(depth - 1), boolean(depth - 1));
            case 2:
                return fmt::format("not({})", boolean(depth - 1));
            case 3:
            case 4: {
                const Kind kind = some_kind();
                return fmt::format("({} {} {})", of(kind, depth - 1),
                                   dice_.one_in(2) ? "=" : "!=", dice_.one_in(4) ? "null" : of(kind, depth - 1));
            }
            case 5:
            case 6: {
                const Kind kind = ordered();
                return fmt::format("({} {} {})", of(kind, depth - 1), dice_.of(kSigns), of(kind, depth - 1));
            }
            case 7: {
                const Kind kind = ordered();
                return fmt::format("({} between {} and {})", of(kind, depth - 1), of(kind, depth - 1),
                                   of(kind, depth - 1));
            }
            case 8: {
                const Kind kind = ordered();
                static constexpr std::array kRanges = {"[{}..{}]", "({}..{}]", "[{}..{})", "]{}..{}["};
                const std::string low =
                    kind == Kind::Integer ? fmt::format("{}", dice_.below(6) - 3) : "date(\"2024-01-31\")";
                const std::string high =
                    kind == Kind::Integer ? fmt::format("{}", 5 + dice_.below(9)) : "date(\"2024-02-29\")";
                return fmt::format("({} in {})", of(kind, depth - 1),
                                   fmt::format(fmt::runtime(dice_.of(kRanges)), low, high));
            }
            case 9: {
                const Kind kind = some_kind();
                return fmt::format("({} in {})", of(kind, depth - 1), list(kind, depth));
            }
            case 10: {
                const Kind kind = some_kind();
                return fmt::format("({} in {})", dice_.one_in(5) ? "null" : of(kind, depth - 1), name(kind, true));
            }
            case 11: {
                const Kind kind = some_kind();
                if (kind == Kind::Date) return fmt::format("({} = null)", name(kind, true));
                return fmt::format("list contains({}, {})", name(kind, true), of(kind, depth - 1));
            }
            case 12:
                return fmt::format("starts with({}, {})", text(depth - 1), text(depth - 1));
            case 13:
                return fmt::format("contains({}, {})", text(depth - 1), text(depth - 1));
            default:
                return dice_.one_in(3) ? code(depth) : choice(Kind::Boolean, depth);
        }
    }
    Kind ordered() { return dice_.one_in(2) ? Kind::Integer : Kind::Date; }

    std::string code(int depth) {
        static constexpr std::array kTests = {"procedure = \"summary\"", "procedure != \"ordinary\"",
                                              "procedure in [\"summary\", null]",
                                              "not(procedure in (\"ordinary\", \"summary\"))", "procedure != null"};
        return fmt::format("({} and {})", dice_.of(kTests), boolean(depth - 1));
    }

    std::string integer(int depth) {
        if (depth <= 0) return leaf(Kind::Integer);
        switch (dice_.below(9)) {
            case 0:
                return fmt::format("({} + {})", integer(depth - 1), integer(depth - 1));
            case 1:
                return fmt::format("({} - {})", integer(depth - 1), integer(depth - 1));
            case 2:
                return fmt::format("({} * {})", integer(depth - 1), dice_.below(9) - 4);
            case 3:
                return fmt::format("(-({}))", integer(depth - 1));
            case 4:
                return fmt::format("count({})", dice_.one_in(4) ? list(some_kind(), depth) : name(some_kind(), true));
            case 5:
                return fmt::format("string length({})", text(depth - 1));
            case 6:
                return fmt::format("({} - {}).days", date(depth - 1), date(depth - 1));
            case 7:
                return choice(Kind::Integer, depth);
            default:
                return leaf(Kind::Integer);
        }
    }

    std::string text(int depth) { return depth > 0 && dice_.one_in(3) ? choice(Kind::Text, depth) : leaf(Kind::Text); }

    std::string date(int depth) {
        if (depth <= 0) return leaf(Kind::Date);
        switch (dice_.below(4)) {
            case 0:
                return fmt::format("({} {} duration(\"{}P{}D\"))", date(depth - 1), dice_.one_in(2) ? '+' : '-',
                                   dice_.one_in(5) ? "-" : "", dice_.below(1000));
            case 1:
                return choice(Kind::Date, depth);
            default:
                return leaf(Kind::Date);
        }
    }

    Dice dice_;
};

}  // namespace

const std::vector<Field>& fields() {
    static const std::vector<Field> kFields = {
        {"today", Type::date()},
        {"accepted_on", Type::date()},
        {"case.served_on", Type::date()},
        {"persons", Type::integer()},
        {"part_a", Type::integer()},
        {"case.part_b", Type::integer()},
        {"amount", Type::money()},
        {"hearing_held", Type::boolean()},
        {"major", Type::boolean()},
        {"procedure", Type::code({"ordinary", "summary"})},
        {"title", Type::text()},
        {"case.reason", Type::text()},
        {"tags", Type::list_of(Type::text())},
        {"numbers", Type::list_of(Type::integer())},
        {"days_held", Type::list_of(Type::date())},
        {"answers", Type::list_of(Type::boolean())},
    };
    return kFields;
}

const Environment& environment() {
    static const Environment kEnvironment = [] {
        Environment made;
        for (const Field& field : fields()) XIEZHI_CHECK(made.add(field.name, field.type));
        return made;
    }();
    return kEnvironment;
}

Value value_of(const Row& row, std::string_view name) {
    for (std::size_t i = 0; i < fields().size(); ++i) {
        if (fields()[i].name == name) return row[i];
    }
    XIEZHI_CHECK(false);
}

std::vector<Row> rows(std::uint64_t seed, std::size_t count) {
    Dice dice(seed);
    std::vector<Row> all(1, Row(fields().size()));  // the first: nothing filled in
    while (all.size() < count) {
        Row row;
        for (const Field& field : fields()) row.push_back(value(dice, field.type));
        all.push_back(std::move(row));
    }
    return all;
}

std::string expression(std::uint64_t seed, Kind kind) {
    Writer writer(seed);
    return writer.of(kind, 1 + static_cast<int>(seed % 4));
}

}  // namespace xiezhi::feel::sample
