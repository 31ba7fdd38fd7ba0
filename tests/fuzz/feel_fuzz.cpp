// Any text either compiles or is refused with a fault; what compiles evaluates, turns into SQL, and its normalised text
// means the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "feel/sql.hpp"

namespace {

namespace feel = xiezhi::feel;
using xiezhi::Code;
using xiezhi::Fault;

feel::Environment names() {
    feel::Environment environment;
    for (const char* name : {"a", "b", "case.n"}) XIEZHI_CHECK(environment.add(name, feel::Type::integer()));
    for (const char* name : {"d", "today"}) XIEZHI_CHECK(environment.add(name, feel::Type::date()));
    XIEZHI_CHECK(environment.add("t", feel::Type::text()));
    XIEZHI_CHECK(environment.add("y", feel::Type::boolean()));
    XIEZHI_CHECK(environment.add("c", feel::Type::code({"summary", "ordinary"})));
    XIEZHI_CHECK(environment.add("l", feel::Type::list_of(feel::Type::text())));
    XIEZHI_CHECK(environment.add("ds", feel::Type::list_of(feel::Type::date())));
    return environment;
}

feel::Scalar sample(const feel::Type& type) {
    switch (type.kind) {
        case feel::Kind::Null:
            break;
        case feel::Kind::Boolean:
            return true;
        case feel::Kind::Integer:
            return std::int64_t{feel::kCountLimit};
        case feel::Kind::Text:
            return std::string("summary");
        case feel::Kind::Date:
            return xiezhi::from_ymd(2024, 2, 29);
    }
    return {};
}

feel::Value value_for(const feel::Type& type) {
    if (type.is_list) return feel::List{sample(type), feel::Scalar{}};
    return std::visit([](const auto& scalar) -> feel::Value { return scalar; }, sample(type));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const feel::Environment environment = names();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto expression = feel::compile(text, environment, "fuzz");
    if (!expression) {
        XIEZHI_CHECK(!expression.error().empty());
        for (const Fault& fault : expression.error()) {
            XIEZHI_CHECK(fault.code == Code::BadCondition && !fault.message.zh.empty() && !fault.remedy.en.empty());
        }
        return 0;
    }
    const auto empty = [](std::string_view) { return feel::Value{}; };
    const auto full = [](std::string_view name) { return value_for(*environment.find(name)); };
    for (const auto dialect : {feel::Dialect::Sqlite, feel::Dialect::Postgres}) {
        for (const auto answer : {feel::Answer::TrueOrNot, feel::Answer::Exact}) {
            std::vector<feel::Value> parameters;
            const auto column = [](std::string_view name) { return "r." + std::string(name); };
            const std::string sql = feel::to_sql(*expression, dialect, column, parameters, answer);
            XIEZHI_CHECK(!sql.empty() && sql.size() < (std::size_t{4} << 20));
        }
    }
    const feel::Value value = feel::evaluate(*expression, full);
    const std::string normalised = feel::to_text(*expression);
    const auto again = feel::compile(normalised, environment, "fuzz");
    if (again) {
        XIEZHI_CHECK(feel::to_text(*again) == normalised);
        XIEZHI_CHECK(feel::evaluate(*again, full) == value);
        XIEZHI_CHECK(feel::evaluate(*again, empty) == feel::evaluate(*expression, empty));
    } else {
        // Only its many brackets or its length may stand in the way.
        const std::string& why = again.error().front().message.en;
        XIEZHI_CHECK(why.find("too") != std::string::npos);
    }
    return 0;
}
