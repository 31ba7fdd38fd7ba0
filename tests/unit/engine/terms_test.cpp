// Terms follow from facts: whatever the order of entry, whatever was corrected, whatever the calendar says today.
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "base/share.hpp"
#include "engine/jobs.hpp"
#include "stage/on_both.hpp"

namespace xiezhi {
namespace {

namespace fs = std::filesystem;
using stage::Stage;

class TermsTest : public OnBoth {};
XIEZHI_ON_BOTH(TermsTest);

// Slot by slot what matters of a term.
std::string terms_of(const engine::Record& record) {
    std::string text;
    for (const engine::TermRow& term : record.terms) {
        text += term.slot + " " + term.rule + " " + term.edition + " " + term.anchor + " due " + term.due + " raw " +
                term.raw + " internal " + term.internal + " original " + term.original + " " + term.state + " " +
                term.met_on + " " + term.explain_inputs + "\n";
    }
    return text;
}

engine::Act last_act(const engine::Record& record, const std::string& action) {
    for (auto act = record.acts.rbegin(); act != record.acts.rend(); ++act) {
        if (act->action == action) return *act;
    }
    return {};
}

TEST_P(TermsTest, EveryOrderOfEntryGivesTheSameTerms) {
    Stage& b = bureau();
    b.today("2024-06-20");
    // Four facts of an accepted case, each with its own day, entered in all 24 orders.
    const auto enter = [&](const std::string& id, int fact) {
        switch (fact) {
            case 0: return b.serve(id, "reply_notice", "respondent", "2024-05-15");
            case 1:
                b.must({.record = id, .action = "extend", .input = {{"extension_days", 20}, {"extension_reason", "案情复杂"}}, .on = "2024-06-18"});
                return b.sign_all(id, "2024-06-18");
            case 2:
                b.must({.record = id, .action = "commission_appraisal", .input = {{"appraiser", "某鉴定所"}, {"appraisal_matter", "笔迹"}}, .on = "2024-05-20"});
                return b.sign_all(id, "2024-05-20");
            case 3: b.must({.record = id, .action = "begin_inspection", .on = "2024-05-22"}); return;
            default: FAIL();
        }
    };
    std::vector<int> order{0, 1, 2, 3};
    std::string first;
    do {
        const std::string id = b.awaiting_reply("2024-05-13");
        for (const int fact : order) enter(id, fact);
        // What ends the pauses, in either order; they overlap from 22 May to 3 June.
        const auto end_appraisal = [&] { b.must({.record = id, .action = "receive_appraisal", .input = {{"appraisal_result", "系本人书写"}}, .on = "2024-06-03"}); };
        const auto end_inspection = [&] {
            b.must({.record = id,
                    .action = "end_inspection",
                    .input = {{"investigations.held_on", "2024-06-07"},
                              {"investigations.handlers", 2},
                              {"investigations.place", "现场"},
                              {"investigations.gist", "属实"}},
                    .on = "2024-06-07"});
        };
        if (order[0] % 2 == 0) { end_appraisal(); end_inspection(); } else { end_inspection(); end_appraisal(); }
        std::string terms = terms_of(b.record(id));
        // The pauses are listed as they were entered; the days are what must agree.
        for (auto at = terms.find(" {"); at != std::string::npos; at = terms.find(" {")) terms.erase(at, terms.find('\n', at) - at);
        if (first.empty()) first = terms;
        ASSERT_EQ(terms, first) << fmt::format("{}", fmt::join(order, ","));
        if (::testing::Test::HasFailure()) return;
    } while (std::next_permutation(order.begin(), order.end()));
    // 20 May to 7 June is 19 days, counted once; 60 days and 20 more from 13 May.
    EXPECT_NE(first.find("decision RD-01"), std::string::npos) << first;
    EXPECT_NE(first.find("due 2024-08-20"), std::string::npos) << first;
}

TEST_P(TermsTest, OverlappingSuspensionsCountOnce) {
    Stage& b = bureau();
    b.today("2024-07-01");
    const auto due_with = [&](bool appraisal, bool inspection) {
        const std::string id = b.awaiting_reply("2024-05-13");
        if (appraisal) {
            b.must({.record = id, .action = "commission_appraisal", .input = {{"appraiser", "某鉴定所"}, {"appraisal_matter", "笔迹"}}, .on = "2024-05-20"});
            b.sign_all(id, "2024-05-20");
        }
        if (inspection) b.must({.record = id, .action = "begin_inspection", .on = "2024-05-22"});
        if (appraisal) b.must({.record = id, .action = "receive_appraisal", .input = {{"appraisal_result", "属实"}}, .on = "2024-05-31"});
        if (inspection)
            b.must({.record = id,
                    .action = "end_inspection",
                    .input = {{"investigations.held_on", "2024-05-24"},
                              {"investigations.handlers", 2},
                              {"investigations.place", "现场"},
                              {"investigations.gist", "属实"}},
                    .on = "2024-05-24"});
        return b.term(id, "decision").raw;
    };
    EXPECT_EQ(due_with(false, false), "2024-07-12");
    EXPECT_EQ(due_with(true, false), "2024-07-24");   // twelve days
    EXPECT_EQ(due_with(false, true), "2024-07-15");   // three
    EXPECT_EQ(due_with(true, true), "2024-07-24");    // the three lie within the twelve
}

TEST_P(TermsTest, ACorrectedDayMovesTermsFiguresAndCopies) {
    Stage& b = bureau();
    b.today("2024-08-05");
    const std::string id = b.accepted("2021-05-11");
    EXPECT_EQ(b.figure("reconsideration.accepted", 2021), 1);
    const std::string due = b.term(id, "decision").due;
    const auto accept = last_act(b.record(id), "accept");
    b.must({.record = id,
            .action = "correct",
            .input = {{"reason", "受理日期录错"},
                      {"acts", json::array{json::object{{"sequence", accept.sequence}, {"on", "2021-05-17"}}}}},
            .as = "head"});
    engine::Record now = b.record(id);
    EXPECT_EQ(engine::text_of(now.value("accepted_on")), "2021-05-17");
    EXPECT_EQ(engine::text_of(now.value("examined_on")), "2021-05-17");  // what was set from it
    EXPECT_EQ(last_act(now, "accept").happened_on, "2021-05-17");
    EXPECT_EQ(now.papers.front().issued_on, "2021-05-17");
    EXPECT_EQ(b.term(id, "decision").anchor, "2021-05-17");
    EXPECT_NE(b.term(id, "decision").due, due);
    EXPECT_EQ(b.term(id, "examination").met_on, "2021-05-17");
    // The same by its field: act and field never part.
    b.must({.record = id, .action = "correct", .input = {{"reason", "年份录错"}, {"fields", json::object{{"accepted_on", "2020-05-13"}}}}, .as = "head"});
    now = b.record(id);
    EXPECT_EQ(last_act(now, "accept").happened_on, "2020-05-13");
    EXPECT_EQ(engine::text_of(now.value("examined_on")), "2020-05-13");
    EXPECT_EQ(b.figure("reconsideration.accepted", 2021), 0);
    EXPECT_EQ(b.figure("reconsideration.accepted", 2020), 1);
    const auto bad = [&](json::object input) { return stage::codes(b.perform({.record = id, .action = "correct", .input = std::move(input), .as = "head"}).error()); };
    EXPECT_EQ(bad({{"reason", "改"}, {"fields", json::object{{"accepted_on", "2024-09-02"}}}}), "BAD_DATE /input/fields/accepted_on");
    EXPECT_EQ(bad({{"reason", "改"}, {"fields", json::object{{"accepted_on", nullptr}}}}), "MISSING_FIELD /input/fields/accepted_on");
    // What follows from an act, or would from one that was not done, is not corrected by itself.
    EXPECT_EQ(bad({{"reason", "改"}, {"fields", json::object{{"examined_on", "2020-05-20"}, {"closed_on", "2020-06-01"}}}}),
              "CONDITION_FAILED /input/fields/examined_on; CONDITION_FAILED /input/fields/closed_on");
    EXPECT_EQ(bad({{"reason", "改"}, {"fields", json::object{{"act_kind", "FLYING"}, {"nothing", 1}}}}), "BAD_VALUE /input/fields/act_kind; UNKNOWN_FIELD /input/fields/nothing");
    EXPECT_EQ(bad({{"reason", "改"}, {"fields", 5}, {"acts", "x"}}), "BAD_VALUE /input/fields; BAD_VALUE /input/acts; MISSING_FIELD /input/fields");
    EXPECT_EQ(bad({{"reason", "改"}}), "MISSING_FIELD /input/fields");
}

TEST_P(TermsTest, ACorrectedSuspensionMovesTheTerm) {
    Stage& b = bureau();
    b.today("2024-07-01");
    const std::string id = b.awaiting_reply("2024-05-13");
    b.must({.record = id, .action = "suspend", .input = {{"suspension_ground", "MISSING"}, {"suspension_note", "下落不明"}}, .on = "2024-05-20"});
    b.sign_all(id, "2024-05-20");
    EXPECT_EQ(b.term(id, "decision").state, "paused");
    b.must({.record = id, .action = "resume", .on = "2024-05-30"});
    b.sign_all(id, "2024-05-30");
    EXPECT_EQ(b.term(id, "decision").raw, "2024-07-22");  // ten days
    const auto correct = [&](json::array acts) { return b.perform({.record = id, .action = "correct", .input = {{"reason", "日期录错"}, {"acts", std::move(acts)}}, .as = "head"}); };
    const auto suspend = last_act(b.record(id), "suspend").sequence;
    const auto resume = last_act(b.record(id), "resume").sequence;
    EXPECT_EQ(stage::codes(correct({json::object{{"sequence", suspend}, {"on", "2024-06-01"}}}).error()), "DATE_ORDER /input/acts");
    ASSERT_TRUE(correct({json::object{{"sequence", suspend}, {"on", "2024-05-25"}}}).has_value());
    EXPECT_EQ(b.term(id, "decision").raw, "2024-07-17");  // five
    ASSERT_TRUE(correct({json::object{{"sequence", suspend}, {"on", "2024-06-03"}}, json::object{{"sequence", resume}, {"on", "2024-06-05"}}}).has_value());
    EXPECT_EQ(b.term(id, "decision").raw, "2024-07-14");  // two
}

TEST_P(TermsTest, WhatStopsTheClockAfterATermWasMetDoesNotMoveIt) {
    Stage& b = bureau();
    b.today("2024-07-01");
    const std::string id = b.examining("2024-05-13");
    const engine::TermRow met = b.term(id, "reply");
    ASSERT_EQ(met.state, "met");
    b.must({.record = id, .action = "suspend", .input = {{"suspension_ground", "MISSING"}, {"suspension_note", "下落不明"}}, .on = "2024-05-20"});
    b.sign_all(id, "2024-05-20");
    EXPECT_EQ(b.term(id, "reply"), met);
}

// A share folder with one line of the calendar or of a definition changed, in force while it lives.
class OtherShare {
  public:
    explicit OtherShare(const std::string& name) : folder_(fs::temp_directory_path() / ("xiezhi_share_" + name + "_" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        for (const char* part : {"lines", "law"}) fs::copy(fs::path(SOURCE_DIR) / part, folder_ / part, fs::copy_options::recursive);
        ::setenv("XIEZHI_SHARE", folder_.c_str(), 1);
    }
    ~OtherShare() {
        ::unsetenv("XIEZHI_SHARE");
        std::error_code error;
        fs::remove_all(folder_, error);
    }
    void replace(const std::string& file, const std::string& what, const std::string& by) {
        const fs::path path = folder_ / file;
        std::string text = *read_file(path);
        const auto at = text.find(what);
        ASSERT_NE(at, std::string::npos) << what;
        text.replace(at, what.size(), by);
        std::ofstream(path, std::ios::binary) << text;
    }

  private:
    fs::path folder_;
};

TEST_P(TermsTest, AChangedCalendarReprojectsRunningTerms) {
    Stage b(GetParam());
    b.today("2025-03-03");
    const std::string id = b.accepted("2025-03-03");
    const std::string over = b.received("2025-03-03");
    b.must({.record = over, .action = "void", .input = {{"reason", "误录"}}, .as = "head"});
    EXPECT_EQ(b.term(id, "decision").due, "2025-05-06");
    {
        OtherShare share("calendar");
        share.replace("law/calendar/china.csv", "# version: 2026.1", "# version: 2026.1-local");
        share.replace("law/calendar/china.csv", "2025-05-05,off", "2025-05-05,off,劳动节,Labour Day\n2025-05-06,off");
        b.restart();
        const auto result = engine::reproject_terms(*b.workspace->engine, b.session, stage::kBureau);
        EXPECT_TRUE(result.faults.empty()) << to_text(result.faults);
        EXPECT_EQ(result.moved, 1);
        EXPECT_EQ(b.term(id, "decision").due, "2025-05-07");
        // The chain says so, under the new calendar; done once.
        EXPECT_EQ(b.count("SELECT count(*) FROM event WHERE bureau = ?1 AND record = ?2 AND action = 'reproject' AND body LIKE '%2026.1-local%'", {stage::kBureau, id}), 1);
        const std::string stood = b.everything();
        EXPECT_EQ(engine::reproject_terms(*b.workspace->engine, b.session, stage::kBureau).looked_at, 0);
        EXPECT_EQ(b.everything(), stood);
        b.session = {};
        b.workspace.reset();
    }
    b.restart();
    // Back to the first calendar: the dates go back too.
    EXPECT_EQ(engine::reproject_terms(*b.workspace->engine, b.session, stage::kBureau).moved, 1);
    EXPECT_EQ(b.term(id, "decision").due, "2025-05-06");
}

TEST_P(TermsTest, ARunningCaseKeepsItsDefinitionUntilItIsMigrated) {
    Stage b(GetParam());
    b.today("2024-05-20");
    const std::string old = b.accepted("2024-05-13");
    const std::string hash = b.record(old).definition;
    OtherShare share("definition");
    const std::string kinds = "lines/reconsideration/kinds/case.yaml";
    // A new field with a figure, a new requirement, and a term that runs from another day.
    share.replace(kinds, "  keyword:",
                  "  channel_note: {type: text, max: 40, label: {zh: 来源备注, en: Note on the channel}}\n  "
                  "counted_on: {type: date, label: {zh: 统计日期, en: Counted on}, indexed: true}\n  keyword:");
    share.replace(
        kinds, "  name_handlers:",
        "  note_channel:\n    label: {zh: 记来源, en: Note the channel}\n    from: [accepted, awaiting_reply]\n    by: "
        "[reconsideration_officer/own]\n    date: counted_on\n    input: [channel_note!]\n  name_handlers:");
    share.replace("lines/reconsideration/figures.yaml", "figures:\n",
                  "figures:\n  reconsideration.channelled:\n    label: {zh: 记来源的, en: With a channel}\n    kind: "
                  "reconsideration_case\n    shape: flow\n    when: counted_on\n    where: 'accepted_on != null'\n    "
                  "unit: {zh: 件, en: cases}\n");
    b.restart();
    // Worked on under the old one: no new action, and the figure that needs the new field counts it as empty.
    EXPECT_EQ(stage::codes(b.perform({.record = old, .action = "note_channel", .input = {{"channel_note", "热线"}}}).error()), "NOT_FOUND");
    b.must({.record = old, .action = "call_for_reply", .on = "2024-05-14"});
    EXPECT_EQ(b.record(old).definition, hash);
    EXPECT_EQ(b.figure("reconsideration.channelled", 2024), 0);
    EXPECT_EQ(b.figure("reconsideration.accepted", 2024), 1);
    // A new case has the new one.
    const std::string fresh = b.accepted("2024-05-13");
    EXPECT_NE(b.record(fresh).definition, hash);
    b.must({.record = fresh, .action = "note_channel", .input = {{"channel_note", "热线"}}, .on = "2024-05-15"});
    EXPECT_EQ(b.figure("reconsideration.channelled", 2024), 1);
    // Migrating is an event of its own, by whoever holds the archive right, once.
    EXPECT_EQ(stage::codes(b.perform({.record = old, .action = "migrate"}).error()), "FORBIDDEN");
    b.must({.record = old, .action = "migrate", .input = {{"reason", "统一口径"}}, .as = "head"});
    const engine::Record now = b.record(old);
    EXPECT_EQ(now.definition, b.record(fresh).definition);
    EXPECT_EQ(now.state, "awaiting_reply");
    EXPECT_EQ(engine::text_of(now.value("accepted_on")), "2024-05-13");
    EXPECT_EQ(engine::text_of(now.value("procedure")), "ORDINARY");
    EXPECT_EQ(stage::codes(b.perform({.record = old, .action = "migrate", .as = "head"}).error()), "ALREADY_DONE");
    EXPECT_EQ(b.count("SELECT count(*) FROM event WHERE bureau = ?1 AND record = ?2 AND action = 'migrate' AND body LIKE ?3",
                      {stage::kBureau, old, "%" + now.definition + "%"}), 1);
    b.must({.record = old, .action = "note_channel", .input = {{"channel_note", "热线"}}, .on = "2024-05-15"});
    EXPECT_EQ(b.figure("reconsideration.channelled", 2024), 2);
    EXPECT_EQ(engine::text_of(b.record(old).value("act_kind")), "PENALTY");
    b.session = {};
    b.workspace.reset();
}

}  // namespace
}  // namespace xiezhi
