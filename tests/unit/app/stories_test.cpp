// Every story of lines/*/stories in a bureau of its own, on either database: what happens, and what it says it expects.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "app/founding.hpp"
#include "base/share.hpp"
#include "demo/bureau.hpp"
#include "engine/jobs.hpp"
#include "proof/fsck.hpp"

namespace xiezhi {
namespace {

namespace fs = std::filesystem;

struct Told {
    fs::path file;
    bool postgres = false;
};

std::vector<Told> all_stories() {
    std::vector<fs::path> files;
    for (const auto& line : fs::directory_iterator(fs::path(SOURCE_DIR) / "lines")) {
        if (!fs::is_directory(line.path() / "stories")) continue;
        for (const auto& entry : fs::directory_iterator(line.path() / "stories")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Told> out;
    for (const fs::path& file : files) {
        out.push_back({file, false});
        out.push_back({file, true});
    }
    return out;
}

std::string name_of_told(const testing::TestParamInfo<Told>& info) {
    std::string name = info.param.file.stem().string() + (info.param.postgres ? "_postgres" : "_sqlite");
    for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return name;
}

class StoryTest : public testing::TestWithParam<Told> {
  protected:
    void SetUp() override {
        const char* server = std::getenv("XIEZHI_TEST_PG");
        if (GetParam().postgres && server == nullptr) GTEST_SKIP() << "PostgreSQL: XIEZHI_TEST_PG is not set; run under tools/with-postgres";
        static int counter = 0;
        const std::string name = fmt::format("xiezhi_story_{}_{}", ::getpid(), ++counter);
        folder_ = fs::temp_directory_path() / name;
        options.data = folder_.string();
        if (!GetParam().postgres) return;
        schema_ = name;
        auto admin = store::open_database(server).value()->connect(store::Access::Write).value();
        ASSERT_TRUE(admin->script("create schema " + schema_).has_value());
        options.database = std::string(server) + " options='-c search_path=" + schema_ + "'";
    }
    void TearDown() override {
        std::error_code error;
        if (!folder_.empty()) fs::remove_all(folder_, error);
        if (schema_.empty()) return;
        auto admin = store::open_database(std::getenv("XIEZHI_TEST_PG")).value()->connect(store::Access::Write).value();
        EXPECT_TRUE(admin->script("drop schema " + schema_ + " cascade").has_value());
    }
    app::WorkspaceOptions options;

  private:
    fs::path folder_;
    std::string schema_;
};

TEST_P(StoryTest, IsTrue) {
    constexpr std::int64_t kBureau = 990101;
    const auto text = read_file(GetParam().file);
    ASSERT_TRUE(text.has_value());
    const auto story = demo::read_story(GetParam().file.filename().string(), *text, {}, {from_ymd(2024, 1, 1)});
    ASSERT_TRUE(story.has_value()) << to_text(story.error());
    ManualClock clock(china_instant(from_ymd(2020, 12, 1), 540));
    ASSERT_TRUE(app::Workspace::create(options).has_value());
    auto opened = app::Workspace::open(options, app::Workspace::For::Writing, clock);
    ASSERT_TRUE(opened.has_value()) << to_text(opened.error());
    app::Workspace& workspace = **opened;
    ASSERT_TRUE(app::found_bureau(workspace, {kBureau, "江陵区司法局", "江司", "江陵区人民政府", "江", "江陵区"}, clock).has_value());
    auto session = workspace.engine->open_session();
    ASSERT_TRUE(session.has_value());
    const auto cast = demo::build_bureau(*workspace.engine, *session, kBureau, "story-2026-xiezhi");
    ASSERT_TRUE(cast.has_value()) << to_text(cast.error());
    demo::Player player(*workspace.engine, *session, kBureau, *cast, demo::Player::Expectations::Compare);
    demo::Track track;
    for (const demo::Scene& scene : story->scenes) {
        clock.set(china_instant(scene.day, 540));
        const auto jobs = engine::run_term_jobs(*workspace.engine, *session, kBureau);
        EXPECT_TRUE(jobs.faults.empty()) << to_text(jobs.faults);
        const auto played = player.play(*story, scene, track);
        ASSERT_TRUE(played.has_value()) << to_text(played.error());
    }
    // The identities hold in every year that the story touches.
    for (int year = 2021; year <= 2026; ++year) {
        const auto proved = figure::prove(*session->connection, *workspace.catalog->figures, kBureau, *figure::year_span(year));
        ASSERT_TRUE(proved.has_value()) << to_text(proved.error());
        for (const auto& identity : *proved) EXPECT_TRUE(identity.holds) << year << " " << identity.identity->id;
    }
    // And the whole database is what its events say.
    const auto anchors = store::read_anchors(workspace.anchors(), *workspace.ring);
    ASSERT_TRUE(anchors.has_value());
    const auto report = proof::fsck({*workspace.catalog, *session->connection, *workspace.ring, *workspace.files, *anchors}, [](std::string_view, int) {});
    ASSERT_TRUE(report.has_value()) << to_text(report.error());
    EXPECT_TRUE(report->findings.empty()) << proof::to_text(*report);
}

INSTANTIATE_TEST_SUITE_P(Lines, StoryTest, testing::ValuesIn(all_stories()), name_of_told);

}  // namespace
}  // namespace xiezhi
