// The actions every kind has without writing them: assign, serve, attach, note, correct, void, reopen, link, join, split,
// reveal, lapse, escalate, migrate. Approvals stand in approval.hpp.
#pragma once

#include <array>
#include <span>

#include "engine/work.hpp"

namespace xiezhi::engine {

struct BuiltIn {
    std::string_view id;
    Words label;
    Words verb;
    // Who may: whoever may do any action on the record, the holders of `archive` or `reveal` grants, the program itself.
    enum class By { Worker, Archive, Reveal, System } by;
    bool changes_record;  // false: an event only (a reveal)
    std::string_view inputs;  // the members its form may have, with spaces between
    void (*apply)(Work&);
};

// A text of the request's input, checked for shape and length (in bytes); "" with a fault when it is required and missing.
std::string text_input(Work& work, std::string_view name, const Words& label, std::size_t limit, bool required);

const BuiltIn* built_in(std::string_view id);
std::span<const BuiltIn> built_ins();

}  // namespace xiezhi::engine
