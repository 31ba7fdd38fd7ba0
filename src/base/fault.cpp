#include "base/fault.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <iterator>

namespace xiezhi {

namespace {
struct CodeRow { std::string_view name; int status; };

CodeRow row_of(Code code) {
    switch (code) {
        case Code::BadRequest: return {"BAD_REQUEST", 400};
        case Code::BadJson: return {"BAD_JSON", 400};
        case Code::TooLarge: return {"TOO_LARGE", 413};
        case Code::TooDeep: return {"TOO_DEEP", 400};
        case Code::UnknownField: return {"UNKNOWN_FIELD", 422};
        case Code::MissingField: return {"MISSING_FIELD", 422};
        case Code::BadValue: return {"BAD_VALUE", 422};
        case Code::BadDate: return {"BAD_DATE", 422};
        case Code::NotSignedIn: return {"NOT_SIGNED_IN", 401};
        case Code::WrongPassword: return {"WRONG_PASSWORD", 401};
        case Code::TooManyTries: return {"TOO_MANY_TRIES", 429};
        case Code::Forbidden: return {"FORBIDDEN", 403};
        case Code::NotFound: return {"NOT_FOUND", 404};
        case Code::WrongState: return {"WRONG_STATE", 409};
        case Code::ConditionFailed: return {"CONDITION_FAILED", 409};
        case Code::StaleVersion: return {"STALE_VERSION", 412};
        case Code::AlreadyDone: return {"ALREADY_DONE", 409};
        case Code::KeyReused: return {"KEY_REUSED", 409};
        case Code::Immutable: return {"IMMUTABLE", 409};
        case Code::ClosingIncomplete: return {"CLOSING_INCOMPLETE", 409};
        case Code::CalendarMissing: return {"CALENDAR_MISSING", 422};
        case Code::RuleUnknown: return {"RULE_UNKNOWN", 404};
        case Code::RuleUnverified: return {"RULE_UNVERIFIED", 422};
        case Code::RuleNotInForce: return {"RULE_NOT_IN_FORCE", 422};
        case Code::DateOrder: return {"DATE_ORDER", 422};
        case Code::BadDefinition: return {"BAD_DEFINITION", 422};
        case Code::BadCondition: return {"BAD_CONDITION", 422};
        case Code::BadDocument: return {"BAD_DOCUMENT", 422};
        case Code::IdentityFailed: return {"IDENTITY_FAILED", 409};
        case Code::FigureUnknown: return {"FIGURE_UNKNOWN", 404};
        case Code::ChainBroken: return {"CHAIN_BROKEN", 500};
        case Code::StoreBusy: return {"STORE_BUSY", 503};
        case Code::StoreUnavailable: return {"STORE_UNAVAILABLE", 503};
        case Code::WriterElsewhere: return {"WRITER_ELSEWHERE", 503};
        case Code::FileIncomplete: return {"FILE_INCOMPLETE", 409};
        case Code::Internal: return {"INTERNAL", 500};
    }
    return {"INTERNAL", 500};
}
}  // namespace

std::string_view name_of(Code code) { return row_of(code).name; }
int http_status_of(Code code) { return row_of(code).status; }

void append(Faults& all, Faults more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::string to_text(const Fault& fault) {
    std::string text = std::string(name_of(fault.code));
    if (!fault.where.empty()) text = fault.where + ": " + text;
    if (!fault.article.empty()) text += " [" + fault.article + "]";
    text += fmt::format("\n  {}\n  {}", fault.message.zh, fault.message.en);
    if (!fault.remedy.zh.empty()) text += fmt::format("\n  → {}\n  → {}", fault.remedy.zh, fault.remedy.en);
    return text + "\n";
}

std::string to_text(const Faults& faults) {
    std::string text;
    for (const Fault& fault : faults) text += to_text(fault);
    return text;
}

void broken(const char* what, const char* file, int line) {
    std::fprintf(stderr, "xiezhi: broken invariant: %s (%s:%d)\n", what, file, line);
    std::abort();
}

}  // namespace xiezhi
