// What waits for somebody, in words: tasks addressed to him or his posts, and approvals that he may sign. The page of today
// and the morning sheet read the same.
#pragma once

#include "http/call.hpp"

namespace xiezhi::http {

struct ToDo {
    std::string group, kind, record, slot, due, action, source;
    Words what;
    std::string approval;
    Words paper;  // of a service: what is served, under which number, on whom
    std::string paper_number, party;
};

inline constexpr int kMostToDo = 500;

// Open tasks in the order in which they arose, at most `most`; those to sign carry group "sign" and the id of the approval.
Result<void> add_tasks(Call& call, std::vector<ToDo>& lines, int most = kMostToDo);

// Of these only what he may sign, without the limit that keeps a page short.
Result<void> add_to_sign(Call& call, std::vector<ToDo>& lines);

// A service says what is to be served on whom: "serve:PAPER:PARTY" (engine/tasks) in words.
Result<void> name_services(Call& call, std::vector<ToDo>& lines);

// An action of the kind, or one that every kind has; the id itself when there is none.
Words action_words(const Kind& kind, const std::string& id);
// What a task asks for; `source` says where it came from ("lapse:SLOT", "returned:…").
Words task_words(const Kind& kind, const std::string& action, std::string_view source);

}  // namespace xiezhi::http
