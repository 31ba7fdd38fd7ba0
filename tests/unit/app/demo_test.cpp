// The demonstration bureau: the same on every run, with the figures it is to have, and never in the place of another.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/workspace.hpp"
#include "base/share.hpp"
#include "demo/disputes.hpp"
#include "demo/schedule.hpp"
#include "folder.hpp"

namespace xiezhi::app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kBureau = 990101;

// What happened, in its order, as far as nothing random goes into it: ciphertext and chain differ with every bureau's own
// key, and so do the ids of the founding.
std::vector<std::string> history(Workspace& workspace) {
    std::vector<std::string> out;
    auto connection = workspace.database->connect(store::Access::Read).value();
    const auto asked = connection->query(
        "SELECT sequence, id, kind, record, action, happened_on, recorded_at FROM event WHERE kind <> 'bureau' ORDER BY sequence", {}, [&](const store::Row& row) {
            out.push_back(fmt::format("{} {} {} {} {} {} {}", row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.integer(6)));
            return store::Go::On;
        });
    EXPECT_TRUE(asked.has_value());
    return out;
}

std::vector<std::string> all_figures(Workspace& workspace) {
    std::vector<std::string> out;
    auto connection = workspace.database->connect(store::Access::Read).value();
    for (int year = 2021; year <= 2026; ++year) {
        for (const auto& figure : workspace.catalog->figures->all()) {
            const auto read = figure::read_figure(*connection, *workspace.catalog->figures, kBureau, figure.figure->id, *figure::year_span(year));
            EXPECT_TRUE(read.has_value()) << figure.figure->id;
            if (!read) continue;
            std::string line = fmt::format("{} {} {}", year, figure.figure->id, read->value);
            for (const auto& group : read->groups) line += fmt::format(" {}/{}={}", group.group1, group.group2, group.value);
            out.push_back(line);
        }
    }
    return out;
}

Ran demo(const Folder& folder, const std::string& today) { return run({"demo", "--data", folder.path(), "--today", today}); }

std::unique_ptr<Workspace> opened(const Folder& folder, const Clock& clock) {
    WorkspaceOptions options;
    options.data = folder.path();
    auto workspace = Workspace::open(options, Workspace::For::Reading, clock);
    EXPECT_TRUE(workspace.has_value()) << to_text(workspace.error());
    return std::move(*workspace);
}

TEST(Demo, IsTheSameOnEveryRunAndMeetsItsTargets) {
    const Folder first, second;
    const Ran made = demo(first, "2026-11-25");
    ASSERT_EQ(made.status, 0) << made.err;
    ASSERT_EQ(demo(second, "2026-11-25").status, 0);
    const SystemClock clock;
    const auto one = opened(first, clock);
    const auto other = opened(second, clock);
    EXPECT_EQ(history(*one), history(*other));
    EXPECT_EQ(all_figures(*one), all_figures(*other));

    auto connection = one->database->connect(store::Access::Read).value();
    const auto targets = demo::Targets::read(fs::path(SOURCE_DIR) / "demo" / "targets.txt", *one->catalog->figures, demo::Extent::Brief);
    ASSERT_TRUE(targets.has_value()) << to_text(targets.error());
    ASSERT_FALSE(targets->all().empty());
    for (const demo::Target& target : targets->all()) {
        const auto reference = figure::resolve(*one->catalog->figures, target.figure);
        ASSERT_TRUE(reference.has_value());
        const auto read = figure::read_reference(*connection, *one->catalog->figures, kBureau, *reference, *figure::year_span(target.year));
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(read->value, target.value) << target.figure;
    }
    for (int year = 2021; year <= 2026; ++year) {
        const auto proved = figure::prove(*connection, *one->catalog->figures, kBureau, *figure::year_span(year));
        ASSERT_TRUE(proved.has_value());
        for (const auto& identity : *proved) EXPECT_TRUE(identity.holds) << year << " " << identity.identity->id;
    }

    // A second demonstration in the same place says so and changes nothing.
    const auto before = history(*one);
    const Ran again = demo(first, "2026-11-25");
    EXPECT_EQ(again.status, 1);
    EXPECT_NE(again.err.find("ALREADY_DONE"), std::string::npos) << again.err;
    EXPECT_EQ(history(*one), before);
    EXPECT_FALSE(fs::exists(first.path() + ".unfinished"));
}

class TargetsTest : public testing::Test {
  protected:
    Result<demo::Targets> read(const std::string& text) {
        const fs::path file = fs::path(folder_.path()) / "targets.txt";
        std::ofstream(file) << text;
        return demo::Targets::read(file, *catalog_->figures);
    }
    Folder folder_;
    std::shared_ptr<const engine::Catalog> catalog_ = engine::Catalog::load(SOURCE_DIR, {}).value();
};

TEST_F(TargetsTest, CountsAreSumsOfTheYearsTargets) {
    const auto targets = read("# a comment\nreconsideration.received 2021 = 30\nreconsideration.closed.UPHELD 2021 = 12\n");
    ASSERT_TRUE(targets.has_value()) << to_text(targets.error());
    EXPECT_EQ(targets->count("7", 1999).value(), 7);
    EXPECT_EQ(targets->count("@reconsideration.received-@reconsideration.closed.UPHELD+2", 2021).value(), 20);
    EXPECT_EQ(targets->count("@reconsideration.received-30", 2021).value(), 0);
    for (const char* bad : {"", "-1", "@reconsideration.received-31", "@reconsideration.open", "3x", "3 4", "@", "+", "99999999999999999999"})
        EXPECT_FALSE(targets->count(bad, 2021).has_value()) << bad;
    EXPECT_FALSE(targets->count("@reconsideration.received", 2022).has_value());
}

TEST_F(TargetsTest, RefusesWhatIsNoTarget) {
    for (const char* bad : {"reconsideration.received 2021 30\n", "reconsideration.received 2021 = -3\n", "reconsideration.received = 3\n", "reconsideration.received 2021 = 3 4\n",
                            "no.such.figure 2021 = 3\n", "reconsideration.closed.NO_SUCH 2021 = 3\n", "reconsideration.received 2021 = 3\nreconsideration.received 2021 = 3\n"}) {
        EXPECT_FALSE(read(bad).has_value()) << bad;
    }
}

TEST_F(TargetsTest, TellsWhichFigureDiffers) {
    const Folder empty;
    ASSERT_EQ(empty.found().status, 0);
    const SystemClock clock;
    const auto workspace = opened(empty, clock);
    auto connection = workspace->database->connect(store::Access::Read).value();
    const auto targets = read("reconsideration.received 2021 = 30\nreconsideration.accepted 2021 = 0\nreconsideration.received 2022 = 4\n");
    ASSERT_TRUE(targets.has_value());
    const auto proved = targets->prove(*connection, *workspace->catalog->figures, kBureau, from_ymd(2022, 5, 1));
    ASSERT_FALSE(proved.has_value());
    const std::string text = to_text(proved.error());
    EXPECT_NE(text.find("1 of 2"), std::string::npos) << text;  // 2022 is not over
    EXPECT_NE(text.find("! reconsideration.received"), std::string::npos) << text;
    EXPECT_EQ(targets->prove(*connection, *workspace->catalog->figures, kBureau, from_ymd(2021, 5, 1)).value(), 0u);
}

// The thousands of disputes are told in full only; played they would take a minute, read they take none.
TEST_F(TargetsTest, WhatStandsBelowTheMassIsLeftOutInBrief) {
    const fs::path file = fs::path(SOURCE_DIR) / "demo" / "targets.txt";
    const auto full = demo::Targets::read(file, *catalog_->figures);
    const auto brief = demo::Targets::read(file, *catalog_->figures, demo::Extent::Brief);
    ASSERT_TRUE(full.has_value()) << to_text(full.error());
    ASSERT_TRUE(brief.has_value());
    const auto counts = [](const demo::Targets& targets, const std::string& figure) {
        return std::any_of(targets.all().begin(), targets.all().end(), [&](const demo::Target& one) { return one.figure == figure; });
    };
    EXPECT_TRUE(counts(*full, "mediation.accepted"));
    EXPECT_FALSE(counts(*brief, "mediation.accepted"));
    EXPECT_TRUE(counts(*brief, "reconsideration.accepted"));

    const CivilDate today = from_ymd(2026, 11, 25);
    const auto all = demo::read_schedule(SOURCE_DIR, *full, *catalog_->calendar, today, demo::Extent::Full);
    const auto some = demo::read_schedule(SOURCE_DIR, *brief, *catalog_->calendar, today, demo::Extent::Brief);
    ASSERT_TRUE(all.has_value()) << to_text(all.error());
    ASSERT_TRUE(some.has_value()) << to_text(some.error());
    const auto disputes = full->count("@mediation.accepted+@mediation.committees+@mediation.mediators", 2021);
    ASSERT_TRUE(disputes.has_value());
    // A personal studio is told with its mediator, and the stationed rooms stand for themselves.
    EXPECT_EQ(static_cast<std::int64_t>(all->size() - some->size()), *disputes + 12);
}

TEST(Share, PartsAreUnequalAndAddUp) {
    for (const std::int64_t whole : {std::int64_t{0}, std::int64_t{7}, std::int64_t{100000}, std::int64_t{18000000000}}) {
        for (const std::int64_t count : {1, 2, 13, 3179}) {
            std::int64_t sum = 0;
            std::int64_t least = whole, most = 0;
            for (std::int64_t n = 1; n <= count; ++n) {
                const std::int64_t part = demo::share(whole, n, count);
                EXPECT_GE(part, 0);
                sum += part;
                least = std::min(least, part);
                most = std::max(most, part);
            }
            EXPECT_EQ(sum, whole) << count;
            if (count > 12 && whole > 100000) {
                EXPECT_GT(most, 2 * least);
            }
        }
    }
}

TEST(StoryDays, CountFromTheDayOfTheStory) {
    const auto catalog = engine::Catalog::load(SOURCE_DIR, {}).value();
    // Friday 30 September 2022; the holiday lasts until the 7th, the 8th and 9th are worked.
    const demo::StoryDays days{from_ymd(2022, 9, 30), catalog->calendar.get()};
    const auto story = demo::read_story("x", "clock T\ndo a on W+1\ndo b on T+1 x=D+1 y=\"W+1\" z=W-1\n", {}, days);
    ASSERT_TRUE(story.has_value()) << to_text(story.error());
    ASSERT_EQ(story->scenes.size(), 2u);
    EXPECT_EQ(to_string(story->scenes[1].day), "2022-10-08");
    const auto& words = story->scenes[1].statements[1].words;
    EXPECT_EQ(words[3], "2022-10-08");
    EXPECT_EQ(words[4], "x=2022-10-01");
    EXPECT_EQ(words[5], "y=W+1");
    EXPECT_EQ(words[6], "z=2022-09-29");
    EXPECT_FALSE(demo::read_story("x", "clock T\ndo a name={who}\n", {{"name", "赵"}}, days).has_value());
}

}  // namespace
}  // namespace xiezhi::app
