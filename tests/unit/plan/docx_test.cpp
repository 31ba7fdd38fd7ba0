// .docx as word processors write it: numbers that stand nowhere in the text, tracked changes, boxes, merged cells.
#include <gtest/gtest.h>
#include <zlib.h>

#include "plan/read_plan.hpp"

namespace xiezhi::plan {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

std::string u16(std::size_t value) { return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)}; }
std::string u32(std::size_t value) { return u16(value & 0xFFFF) + u16(value >> 16); }

// A zip whose members are stored, not deflated.
std::string zip_of(const Members& members) {
    std::string zip, directory;
    for (const auto& [name, bytes] : members) {
        const std::string head = u16(0) + u16(0) + u32(0) + u32(0) + u32(bytes.size()) + u32(bytes.size()) + u16(name.size());
        directory += "PK\x01\x02" + u16(20) + u16(20) + head + u16(0) + u16(0) + u16(0) + u16(0) + u32(0) + u32(zip.size()) + name;
        zip += "PK\x03\x04" + u16(20) + head + u16(0) + name + bytes;
    }
    const std::size_t begin = zip.size();
    return zip + directory + "PK\x05\x06" + u32(0) + u16(members.size()) + u16(members.size()) + u32(directory.size()) + u32(begin) + u16(0);
}

std::string document(const std::string& body) { return "<w:document><w:body>" + body + "</w:body></w:document>"; }
std::string run(const std::string& words) { return "<w:r><w:t>" + words + "</w:t></w:r>"; }
std::string paragraph(const std::string& words, const std::string& properties = {}) {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + run(words) + "</w:p>";
}
std::string numbered(const std::string& words, int level, int number = 1) {
    return paragraph(words, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(number) + "\"/></w:numPr>");
}

const char* const kNumbering = R"(<w:numbering><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="2"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>)";

// "path title" of each item, separated by "; ".
std::string outline(const std::string& file) {
    const auto read = read_plan(file);
    if (!read) return to_text(read.error());
    std::string out;
    for (const auto& item : read->items) out += (out.empty() ? "" : "; ") + item.path + " " + item.title;
    return out;
}

TEST(PlanDocx, AutomaticNumbersAreRead) {
    const std::string body = paragraph("2026年渔政工作计划") + numbered("巡查河道", 0) + numbered("夜间巡查。每月4次以上。", 1) + numbered("联合巡查。全年2次以上。", 1) +
                             numbered("增殖放流", 0) + numbered("投放鱼苗", 1) + numbered("2026年春季投放。", 2) + numbered("", 2) + numbered("秋季投放。", 2);
    EXPECT_EQ(outline(zip_of({{"word/document.xml", document(body)}, {"word/numbering.xml", kNumbering}})),
              "一 巡查河道; 一/（一） 夜间巡查; 一/（二） 联合巡查; 二 增殖放流; 二/（一） 投放鱼苗; 二/（一）/1 2026年春季投放; 二/（一）/3 秋季投放");
}

TEST(PlanDocx, NumbersOfStyles) {
    const std::string styles = R"(<w:styles><w:style w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="3"><w:name w:val="own"/><w:basedOn w:val="2"/></w:style><w:style w:styleId="9"><w:name w:val="toc 1"/></w:style></w:styles>)";
    const std::string body = paragraph("一、巡查河道\t1", "<w:pStyle w:val=\"9\"/>") + paragraph("2026年渔政工作计划") + paragraph("巡查河道", "<w:pStyle w:val=\"2\"/>") +
                             paragraph("增殖放流", "<w:pStyle w:val=\"3\"/>") + paragraph("不编号", "<w:pStyle w:val=\"2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>");
    EXPECT_EQ(outline(zip_of({{"word/document.xml", document(body)}, {"word/numbering.xml", kNumbering}, {"word/styles.xml", styles}})), "一 巡查河道; 二 增殖放流");
}

TEST(PlanDocx, TrackedChangesAreAccepted) {
    const std::string body = paragraph("2026年渔政工作计划") + "<w:p>" + run("一、巡查") + "<w:del w:id=\"1\"><w:r><w:delText>不少于九次</w:delText></w:r></w:del><w:ins>" +
                             run("河道") + "</w:ins><w:moveFrom><w:r><w:t>旧话</w:t></w:r></w:moveFrom></w:p>" +
                             "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>" + run("二、放流") +
                             "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>";
    EXPECT_EQ(outline(zip_of({{"word/document.xml", document(body)}, {"word/numbering.xml", kNumbering}})), "一 巡查河道; 二 放流");
}

TEST(PlanDocx, BoxesStandBehindTheirParagraphOnce) {
    const std::string box = "<mc:AlternateContent><mc:Choice><w:txbxContent>" + paragraph("(责任单位:渔政队)") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" +
                            paragraph("(责任单位:渔政队)") + "</w:txbxContent></mc:Fallback></mc:AlternateContent>";
    const std::string body = paragraph("2026年渔政工作计划") + "<w:p>" + run("一、巡查") + "<w:r>" + box + "</w:r>" + run("河道。每月一次。") + "</w:p>" +
                             "<w:p>" + run("二、放流") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    const std::string file = zip_of({{"word/document.xml", document(body)}, {"word/footnotes.xml", "<w:footnotes><w:p><w:r><w:t>三、脚注</w:t></w:r></w:p></w:footnotes>"}});
    EXPECT_EQ(outline(file), "一 巡查河道; 二 放流");
    EXPECT_EQ(read_plan(file)->items[0].departments, std::vector<std::string>{"渔政队"});
}

TEST(PlanDocx, MergedAndNestedCells) {
    const auto cell = [](const std::string& content, const std::string& properties = {}) { return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"; };
    const std::string inner = "<w:tbl><w:tr>" + cell(paragraph("里格")) + "</w:tr></w:tbl>" + paragraph("");
    const std::string body = paragraph("2026年渔政任务分解表") + "<w:tbl><w:tr>" + cell(paragraph("类别")) + cell(paragraph("序号")) + cell(paragraph("工作任务")) +
                             cell(paragraph("责任单位")) + "</w:tr><w:tr>" + cell(paragraph("一、护渔"), "<w:vMerge w:val=\"restart\"/>") + cell(paragraph("1")) +
                             cell(paragraph("巡查河道")) + cell(paragraph("渔政队") + paragraph("水务站")) + "</w:tr><w:tr>" + cell(paragraph(""), "<w:vMerge/>") +
                             cell(paragraph("2")) + cell(paragraph("清网") + inner) + cell(paragraph("渔政队")) + "</w:tr></w:tbl>";
    const std::string file = zip_of({{"word/document.xml", document(body)}});
    EXPECT_EQ(outline(file), "一 护渔; 一/1 巡查河道; 一/2 清网 里格");
    EXPECT_EQ(read_plan(file)->items[1].departments, (std::vector<std::string>{"渔政队", "水务站"}));
}

TEST(PlanDocx, DamageIsRefusedAndOddNumbersDoNoHarm) {
    const std::string file = zip_of({{"word/document.xml", document(paragraph("一、巡查") + paragraph("二、放流"))}});
    for (std::size_t kept = 0; kept + 1 < file.size(); kept += 7) {
        const auto read = read_plan(file.substr(0, kept), PlanFormat::Docx);
        EXPECT_FALSE(read) << kept;
    }
    const char* const odd = R"(<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="99"><w:start w:val="1"/></w:lvl><w:lvl w:ilvl="0"><w:start w:val="999999999999"/>
<w:numFmt w:val="unheard"/><w:lvlText w:val="%9%1%%"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>)";
    const std::string body = paragraph("一、巡查") + numbered("甲", 0) + numbered("乙", 77) + numbered("丙", 0, 2) + numbered("丁", 0, 3) + paragraph("二、放流");
    EXPECT_EQ(outline(zip_of({{"word/document.xml", document(body)}, {"word/numbering.xml", odd}})).substr(0, 10), "一 巡查");
}

TEST(PlanDocx, SmallFilesStaySmall) {
    // A label of a hundred numbers before each paragraph, and levels that refer to each other without end.
    std::string label;
    for (int i = 0; i < 100; ++i) label += "%1";
    const std::string numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"" + label +
                                  "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
    const std::string styles = R"(<w:styles><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>)";
    std::string body;
    for (int i = 0; i < 2000; ++i) body += numbered("甲", 0) + paragraph("乙", "<w:pStyle w:val=\"a\"/>");
    const auto read = read_plan(zip_of({{"word/document.xml", document(body)}, {"word/numbering.xml", numbering}, {"word/styles.xml", styles}}));
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_LT(read->text.size(), 2000u * 100);
}

}  // namespace
}  // namespace xiezhi::plan
