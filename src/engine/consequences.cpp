#include "engine/consequences.hpp"

#include <algorithm>

#include "definition/names.hpp"

namespace xiezhi::engine {

namespace {

const TermRow* find(const std::vector<TermRow>& rows, std::string_view slot) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const TermRow& row) { return row.slot == slot; });
    return at == rows.end() ? nullptr : &*at;
}

bool open(const TermRow* row) { return row != nullptr && row->state != "met" && row->state != "ended" && row->state != "withdrawn"; }

const char* change_of(const TermRow* before, const TermRow* after) {
    if (!open(before) && open(after)) return "starts";
    if (open(before) && !open(after)) return after != nullptr && after->state == "met" ? "met" : "ends";
    if (!open(before) || !open(after)) return nullptr;
    if (before->state != "paused" && after->state == "paused") return "pauses";
    if (before->state == "paused" && after->state != "paused") return "resumes";
    return before->due != after->due ? "moves" : nullptr;
}

json::array terms(const Work& work) {
    json::array out;
    for (const TermSlot& slot : work.kind().terms) {
        const TermRow* before = find(work.before.terms, slot.id);
        const TermRow* after = find(work.after.terms, slot.id);
        const char* change = change_of(before, after);
        if (change == nullptr) continue;
        json::object entry{{"slot", slot.id}, {"label", to_json(slot.label)}, {"change", change}, {"whose", name_of(slot.whose)}};
        if (before != nullptr && !before->due.empty()) entry["due_before"] = before->due;
        if (after != nullptr && !after->due.empty()) entry["due_after"] = after->due;
        if (after != nullptr) entry["rule"] = after->rule;
        if (after != nullptr && !after->met_on.empty()) entry["met_on"] = after->met_on;
        if (after != nullptr && after->state == "provisional") entry["provisional"] = true;
        out.push_back(std::move(entry));
    }
    return out;
}

json::array papers(const Work& work) {
    json::array out;
    for (const Paper& paper : work.after.papers) {
        if (!paper.dirty) continue;
        const xiezhi::Paper* form = work.kind().paper(paper.paper);
        json::object entry{{"id", paper.id}, {"paper", paper.paper}, {"number", paper.number}};
        if (form != nullptr) entry["label"] = to_json(form->label);
        out.push_back(std::move(entry));
    }
    return out;
}

json::array figures(const Work& work) {
    json::array out;
    for (const store::CellDelta& cell : work.unit.cells) {
        const auto figure = work.catalog.definition->figures.find(cell.figure);
        // What was done in a period is said; that a stock moves follows from it, by days that say nothing to a reader.
        if (figure == work.catalog.definition->figures.end() || figure->second.shape != Figure::Shape::Flow) continue;
        out.push_back(json::object{
            {"figure", cell.figure}, {"label", to_json(figure->second.label)}, {"period", cell.period}, {"group1", cell.group1}, {"group2", cell.group2}, {"delta", cell.delta}});
    }
    return out;
}

}  // namespace

json::object consequences(const Work& work) {
    json::object out;
    if (work.after.state != work.before.state) {
        json::object state{{"id", work.after.state}};
        if (const State* found = work.kind().state(work.after.state)) state["label"] = to_json(found->label);
        out["to_state"] = std::move(state);
    }
    out["terms"] = terms(work);
    out["papers"] = papers(work);
    json::object numbers;
    for (const auto& [series, number] : work.after.numbers) {
        const auto before = work.before.numbers.find(series);
        if (!number.empty() && (before == work.before.numbers.end() || before->second != number)) numbers[series] = number;
    }
    out["numbers"] = std::move(numbers);
    out["figures"] = figures(work);
    json::array tasks;
    for (const Task& task : work.after.tasks) {
        if (!task.dirty || task.state != "open") continue;
        tasks.push_back(json::object{{"action", task.action}, {"role", task.role}, {"account", task.account}, {"source", task.source.substr(0, task.source.find(':'))}});
    }
    out["tasks"] = std::move(tasks);
    return out;
}

}  // namespace xiezhi::engine
