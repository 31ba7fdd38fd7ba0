// What is not a plan: empty, binary, too large, in another encoding; and that reading stays linear.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <zlib.h>

#include <chrono>

#include "plan/deadline.hpp"
#include "plan/quantity.hpp"
#include "plan/read_plan.hpp"

namespace xiezhi::plan {
namespace {

Code code_of(std::string_view bytes, PlanFormat format = PlanFormat::Auto) {
    const auto read = read_plan(bytes, format);
    if (read || read.error().empty()) return Code::Internal;
    EXPECT_FALSE(read.error().front().remedy.zh.empty());
    EXPECT_FALSE(read.error().front().remedy.en.empty());
    return read.error().front().code;
}

TEST(PlanInput, WhatCannotBeReadIsRefused) {
    EXPECT_EQ(code_of(""), Code::BadDocument);
    EXPECT_EQ(code_of(" \r\n\t\xE3\x80\x80"), Code::BadDocument);
    EXPECT_EQ(code_of(std::string_view("a\0b", 3)), Code::BadDocument);
    for (const char* marks : {"|", "| |\n|---|", "。", "……——"}) EXPECT_EQ(code_of(marks), Code::BadDocument) << marks;
    EXPECT_EQ(code_of("%PDF-1.7 ..."), Code::BadDocument);
    EXPECT_EQ(code_of("\xD0\xCF\x11\xE0\xA1\xB1"), Code::BadDocument);
    EXPECT_EQ(code_of("PK\x03\x04 not a zip at all"), Code::BadDocument);
    EXPECT_EQ(code_of("\xFF\x80\x81\x82 noise"), Code::BadDocument);
    EXPECT_EQ(code_of(std::string(kLargestDocument + 1, 'x')), Code::TooLarge);
}

TEST(PlanInput, MarkAndLineEndsDoNotMatter) {
    const std::string plain = "一、抓实学习\n二、抓实整改\n";
    const std::string marked = "\xEF\xBB\xBF一、抓实学习\r\n二、抓实整改\r\n";
    const auto a = read_plan(plain);
    const auto b = read_plan(marked);
    ASSERT_TRUE(a && b);
    EXPECT_EQ(to_json_text(*a), to_json_text(*b));
    ASSERT_EQ(a->items.size(), 2u);
    EXPECT_EQ(a->items[1].title, "抓实整改");
}

TEST(PlanInput, Utf16IsRead) {
    const char16_t text[] = u"\xFEFF一、抓学习\n二、抓整改";
    const auto read = read_plan({reinterpret_cast<const char*>(text), sizeof text - sizeof text[0]});
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(read->items.size(), 2u);
    EXPECT_EQ(read->encoding, "UTF-16");
}

std::string u16(std::size_t value) { return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)}; }
std::string u32(std::size_t value) { return u16(value & 0xFFFF) + u16(value >> 16); }

// A zip with one deflated member, as a word processor writes it.
std::string docx(const std::string& xml) {
    std::string packed(compressBound(xml.size()) + 64, '\0');
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(xml.data()));
    stream.avail_in = static_cast<uInt>(xml.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    const std::string name = "word/document.xml";
    const std::string sizes = u32(0) + u32(packed.size()) + u32(xml.size());
    std::string zip = "PK\x03\x04" + u16(20) + u16(0) + u16(8) + u32(0) + sizes + u16(name.size()) + u16(0) + name + packed;
    const std::size_t directory = zip.size();
    zip += "PK\x01\x02" + u16(20) + u16(20) + u16(0) + u16(8) + u32(0) + sizes + u16(name.size()) + u16(0) + u16(0) + u16(0) + u16(0) + u32(0) + u32(0) + name;
    const std::size_t length = zip.size() - directory;
    return zip + "PK\x05\x06" + u32(0) + u16(1) + u16(1) + u32(length) + u32(directory) + u16(0);
}

TEST(PlanInput, DocxIsRead) {
    const std::string file = docx(
        "<w:document><w:body><w:p><w:r><w:t>2024年某区工作要点</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>一、抓</w:t></w:r><w:r><w:t>学习</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:t>序号</w:t></w:p></w:tc><w:tc><w:p><w:t>任务</w:t></w:p></w:tc><w:tc><w:p><w:t>责任单位</w:t></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:t>1</w:t></w:p></w:tc><w:tc><w:p><w:t>办好夜校</w:t></w:p></w:tc><w:tc><w:p><w:t>政工科、办公室</w:t></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>");
    const auto read = read_plan(file);
    ASSERT_TRUE(read) << to_text(read.error());
    ASSERT_EQ(read->items.size(), 2u);
    EXPECT_EQ(read->items[0].title, "抓学习");
    EXPECT_EQ(read->items[1].path, "一/1");
    EXPECT_EQ(read->items[1].departments, (std::vector<std::string>{"政工科", "办公室"}));
    // A small file that unpacks into a large one is refused before memory is spent.
    EXPECT_EQ(code_of(docx(std::string(40u << 20, ' '))), Code::TooLarge);
}

TEST(PlanInput, TimesHaveDays) {
    const auto day = [](std::u32string_view words, int year) {
        const auto date = resolve(fold(words), year);
        return date ? to_string(*date) : std::string("-");
    };
    EXPECT_EQ(day(U"6月底前", 2024), "2024-06-30");
    EXPECT_EQ(day(U"2023年12月31日前", 2024), "2023-12-31");
    EXPECT_EQ(day(U"二〇二五年三月底", 2024), "2025-03-31");
    EXPECT_EQ(day(U"上半年", 2024), "2024-06-30");
    EXPECT_EQ(day(U"三季度末", 2024), "2024-09-30");
    EXPECT_EQ(day(U"年底前", 2024), "2024-12-31");
    EXPECT_EQ(day(U"明年2月底前", 2023), "2024-02-29");
    EXPECT_EQ(day(U"3月—6月", 2024), "2024-06-30");
    EXPECT_EQ(day(U"2024.6.30", 0), "2024-06-30");
    EXPECT_EQ(day(U"5月中旬", 2024), "2024-05-20");
    EXPECT_EQ(day(U"每月5日前", 2024), "-");
    EXPECT_EQ(day(U"长期坚持", 2024), "-");
    EXPECT_EQ(day(U"6月底前", 0), "-");
    EXPECT_EQ(day(U"2月30日前", 2024), "-");
}

TEST(PlanInput, QuantitiesAreExact) {
    const auto read = [](std::u32string_view words) {
        const Text folded = fold(words);
        const auto quantity = quantity_at(folded, 0, folded.size());
        return quantity ? quantity->value + encode(quantity->unit) : std::string("-");
    };
    EXPECT_EQ(read(U"万分之四。"), "4‱");
    EXPECT_EQ(read(U"百分之九十五以上"), "95%");
    EXPECT_EQ(read(U"９９.５０％"), "99.5%");
    EXPECT_EQ(read(U"两次以上"), "2次");
    EXPECT_EQ(read(U"1.2万人次"), "12000人次");
    EXPECT_EQ(read(U"120.5万元"), "120.5万元");
    EXPECT_EQ(read(U"1,500元"), "1500元");
    EXPECT_EQ(read(U"九成以上"), "90%");
    EXPECT_EQ(read(U"90%-95%"), "90%");
    EXPECT_EQ(read(U"2023年"), "-");
    EXPECT_EQ(read(U"15号"), "-");
    EXPECT_EQ(read(U"2023.6.1"), "-");
}

// A document of items with the awkward things in it, repeated until it is large.
std::string large(std::size_t bytes) {
    std::string out = "2024年工作要点\n";
    for (int i = 1; out.size() < bytes; ++i)
        out += std::to_string(i % 199 + 1) + ".推进第" + std::to_string(i) + "项工作。全年开展检查不少于" + std::to_string(i % 90 + 2) +
               "次,合格率达到95%以上;“一事一议”逐项落实。(责任单位:执法监督科、各司法所;完成时限:6月底前)\n";
    return out;
}

TEST(PlanInput, ReadingIsLinear) {
    const auto seconds = [](const std::string& text) {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_TRUE(read_plan(text));
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const double small = seconds(large(500000));
    const double big = seconds(large(2000000));
    RecordProperty("megabytes_per_second", std::to_string(2.0 / big));
    std::printf("reads %.1f MB/s\n", 2.0 / big);
    EXPECT_LT(big, small * 4 * 3 + 0.5);
    for (const char* piece : {"(",        "责任单位 ", "“《【", "一、",          "1.1.1", "【责任单位】", "\t\t", "<td>", "第一", "<table><tr>",
                              "12万分之", "年底前",    "<nav>", "<select><svg>", "&#",    "由甲局牵头,",  "率、", "每月", "**",   "3次,"}) {
        std::string text;
        while (text.size() < 300000) text += piece;
        const auto begin = std::chrono::steady_clock::now();
        (void)read_plan(text);
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        EXPECT_LT(took, 5.0) << piece;
    }
}

RC_GTEST_PROP(PlanInput, AnyTextIsReadOrRefused, ()) {
    static const std::vector<std::string> kPieces{"一、", "二、", "(一)", "(二)", "1.", "2.", "3.5%", "①", "一是", "二是", "【", "】", "责任单位:", "普法科", "、", "。", "\n",
                                                  "\t", "(", ")", "“", "”", "6月底前", "不少于", "30件", "万分之四", "第一部分 ", "附件:", " ", "2024年", "<td>", "序号", "任务", "责任单位", "完成时限"};
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, kPieces.size()));
    std::string text = "计";
    for (const auto pick : picks) text += kPieces[pick];
    const auto read = read_plan(text);
    RC_ASSERT(read.has_value());
    const auto size = decode(read->text).size();
    for (const auto& item : read->items) RC_ASSERT(item.span.end <= size && item.span.begin <= item.span.end && !item.path.empty());
    for (const auto& target : read->targets) RC_ASSERT(target.span.end <= size && !target.value.empty() && !target.unit.empty());
    RC_ASSERT(to_json_text(*read) == to_json_text(*read_plan(text)));
}

}  // namespace
}  // namespace xiezhi::plan
