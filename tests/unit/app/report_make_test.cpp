// xiezhi report make: the text of lines/*/report.yaml with the numbers of the folder.
#include "base/json.hpp"
#include "folder.hpp"

namespace xiezhi::app {

TEST(ReportMake, CountsAnEmptyYearAsNought) {
    const Folder folder;
    ASSERT_EQ(folder.found().status, 0);
    const Ran ran = run({"report", "make", "--year", "2021", "--data", folder.path(), "--format", "json"});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const auto report = parse_json(ran.out);
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->at("year").to_number<int>(), 2021);
    int numbers = 0;
    for (const auto& part : report->at("parts").as_array()) {
        for (const auto& one : part.at("runs").as_array()) {
            if (!one.as_object().contains("ref")) continue;
            ++numbers;
            EXPECT_EQ(one.at("value").to_number<int>(), 0) << one.at("ref");
        }
    }
    EXPECT_GT(numbers, 5);
    for (const auto& identity : report->at("identities").as_array()) EXPECT_TRUE(identity.at("balanced").as_bool());
}

TEST(ReportMake, SpeaksBothLanguages) {
    const Folder folder;
    ASSERT_EQ(folder.found().status, 0);
    const Ran chinese = run({"report", "make", "--year", "2021", "--data", folder.path()});
    const Ran english = run({"report", "make", "--year", "2021", "--data", folder.path(), "--lang", "en"});
    EXPECT_EQ(chinese.status, 0) << chinese.err;
    EXPECT_NE(chinese.out.find("行政复议"), std::string::npos);
    EXPECT_NE(english.out.find("econsideration"), std::string::npos);
    EXPECT_EQ(english.out.find("行政复议"), std::string::npos);
}

TEST(ReportMake, SaysThatThereIsNoBureau) {
    const Folder folder;
    const Ran ran = run({"report", "make", "--year", "2021", "--data", folder.path()});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("xiezhi init"), std::string::npos);
}

TEST(ReportMake, AsksForAYear) {
    const Folder folder;
    EXPECT_EQ(run({"report", "make", "--data", folder.path()}).status, 2);
}

}  // namespace xiezhi::app
