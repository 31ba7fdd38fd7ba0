// What can go wrong because of a user, a file or a statute, and how it is said.
//
// A Fault is public interface: it names what is wrong, where, under which article, and what to do next, in both
// languages. Functions return Result<T>; several faults travel together so that a clerk mends a form once, not five
// times. Exceptions are for broken machinery only (a disk that fails), never for input.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace xiezhi {

// One text in the two languages of every screen and paper.
struct Words {
    std::string zh;
    std::string en;
    bool operator==(const Words&) const = default;
};

enum class Code {
    // the request
    BadRequest, BadJson, TooLarge, TooDeep, UnknownField, MissingField, BadValue, BadDate,
    // the person
    NotSignedIn, WrongPassword, TooManyTries, Forbidden,
    // the record
    NotFound, WrongState, ConditionFailed, StaleVersion, AlreadyDone, KeyReused, Immutable, ClosingIncomplete,
    // dates and law
    CalendarMissing, RuleUnknown, RuleUnverified, RuleNotInForce, DateOrder,
    // definitions
    BadDefinition, BadCondition,
    // plans and reports
    BadDocument, IdentityFailed, FigureUnknown,
    // the store
    ChainBroken, StoreBusy, StoreUnavailable, WriterElsewhere, FileIncomplete,
    // the program itself
    Internal,
};

std::string_view name_of(Code code);    // "CALENDAR_MISSING"
int http_status_of(Code code);          // 400 … 503

struct Fault {
    Code code = Code::Internal;
    Words message;        // what is wrong, and why
    Words remedy;         // what to do next
    std::string where;    // "lines/x.yaml:12", a field ("/input/accepted_on"), an argument ("--from"); may be empty
    std::string article;  // statute, edition and article ("RL23 art 62"); may be empty
};

using Faults = std::vector<Fault>;

template <class T>
using Result = tl::expected<T, Faults>;

inline tl::unexpected<Faults> fail(Fault fault) { return tl::unexpected<Faults>(Faults{std::move(fault)}); }
inline tl::unexpected<Faults> fail(Faults faults) { return tl::unexpected<Faults>(std::move(faults)); }

// Appends all faults of `more` to `all`: for functions that report everything at once.
void append(Faults& all, Faults more);

// One fault as lines for a terminal: code, where, message and remedy in both languages.
std::string to_text(const Fault& fault);
std::string to_text(const Faults& faults);

// For our own mistakes, never for input: prints and aborts.
[[noreturn]] void broken(const char* what, const char* file, int line);
#define XIEZHI_CHECK(condition) \
    do { if (!(condition)) ::xiezhi::broken(#condition, __FILE__, __LINE__); } while (false)

}  // namespace xiezhi
