// What a story expects after its statements: states, dates, numbers, tasks, refusals, figures.
#include <fmt/format.h>

#include <algorithm>

#include "demo/player.hpp"
#include "engine/load.hpp"

namespace xiezhi::demo {

namespace {

Fault differs(std::string_view what, std::string_view expected, std::string_view got) {
    return {Code::BadValue, {fmt::format("{}应为“{}”，实为“{}”", what, expected, got), fmt::format("{}: expected \"{}\", got \"{}\"", what, expected, got)},
            {"请对照条文，改正故事或程序。", "Compare with the statute; correct the story or the program."}, "", ""};
}

Result<void> same(std::string_view what, std::string_view expected, std::string_view got) {
    if (expected == got) return {};
    return fail(differs(what, expected, got));
}

Result<void> expect_term(const engine::Record& record, const std::vector<std::string>& words) {
    const std::string& slot = words[2];
    const auto term = std::find_if(record.terms.begin(), record.terms.end(), [&](const engine::TermRow& one) { return one.slot == slot; });
    if (term == record.terms.end()) return fail(differs("term " + slot, words[3], "no such term"));
    for (std::size_t i = 3; i < words.size(); ++i) {
        if (words[i] == "paused") {
            if (auto is = same("term " + slot, "paused", term->state); !is) return is;
            continue;
        }
        if (i + 1 == words.size()) return fail(differs("expect term", "due, raw or met with a date", words[i]));
        const std::string& got = words[i] == "due" ? term->due : words[i] == "raw" ? term->raw : term->met_on;
        if (auto is = same(fmt::format("term {} {}", slot, words[i]), words[i + 1], got); !is) return is;
        ++i;
    }
    return {};
}

}  // namespace

Result<void> Player::expect(const Statement& statement, Track& track) {
    const auto& words = statement.words;
    if (words.size() < 3) return fail(differs("expect", "state, term, number, task, fault or figure", words.back()));
    if (words[1] == "fault") {
        const Faults refused = std::exchange(track.refused, {});
        if (refused.empty()) return fail(differs("fault", words[2], "none: it was done"));
        const bool found = std::any_of(refused.begin(), refused.end(), [&](const Fault& one) { return name_of(one.code) == words[2]; });
        if (found) return {};
        return fail(differs("fault", words[2], to_text(refused)));
    }
    if (!track.refused.empty()) return fail(std::exchange(track.refused, {}));
    const bool of_the_record = words[1] == "state" || words[1] == "term";
    if (expectations_ == Expectations::OfTheRecord && !of_the_record) return {};
    if (words[1] == "figure") {
        const auto reference = figure::resolve(*engine_.catalog().figures, words[2]);
        if (!reference) return fail(reference.error());
        const auto span = figure::year_span(std::atoi(words[3].c_str()));
        if (!span) return fail(span.error());
        const auto read = figure::read_reference(*session_.connection, *engine_.catalog().figures, bureau_, *reference, *span);
        if (!read) return fail(read.error());
        return same(words[2] + " " + words[3], words.back(), std::to_string(read->value));
    }
    auto stands = record(track);
    if (!stands) return fail(stands.error());
    if (words[1] == "state") return same("state", words[2], stands->state);
    if (words[1] == "term") return expect_term(*stands, words);
    if (words[1] == "number") {
        const auto at = stands->numbers.find(words[2]);
        return same("number " + words[2], words.back(), at == stands->numbers.end() ? "" : at->second);
    }
    if (words[1] == "task") {
        const bool open = std::any_of(stands->tasks.begin(), stands->tasks.end(), [&](const engine::Task& one) { return one.action == words[2]; });
        return open ? Result<void>{} : fail(differs("task", words[2], "no such open task"));
    }
    return fail(differs("expect", "state, term, number, task, fault or figure", words[1]));
}

}  // namespace xiezhi::demo
