#include "plan/bytes.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <cerrno>

namespace xiezhi::plan {
namespace {

// Bars, dashes and stops alone are no text.
bool is_letter(char32_t c) {
    c = fold(c);
    return is_han(c) || is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x2460 && c < 0x2500);
}

constexpr std::size_t kSample = 65536;  // bytes that are looked at to tell encodings apart

Fault bad_document(std::string zh, std::string en, std::string remedy_zh, std::string remedy_en) {
    return {Code::BadDocument, {std::move(zh), std::move(en)}, {std::move(remedy_zh), std::move(remedy_en)}, {}, {}};
}

// The whole of `bytes` in UTF-8, or nothing when it is not well-formed in `encoding`.
std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string out(bytes.size() * 2 + 16, '\0');
    char* in = const_cast<char*>(bytes.data());
    std::size_t in_left = bytes.size();
    char* to = out.data();
    std::size_t out_left = out.size();
    const auto done = iconv(converter, &in, &in_left, &to, &out_left);
    iconv_close(converter);
    if (done == static_cast<std::size_t>(-1) || in_left != 0) return std::nullopt;
    out.resize(out.size() - out_left);
    return out;
}

// GB18030 accepts nearly every pair of bytes, so well-formed is not enough: a Chinese document is mostly Han.
bool reads_as_chinese(std::string_view utf8) {
    std::size_t han = 0;
    std::size_t strange = 0;
    for (const char32_t c : decode(utf8)) {
        if (c >= 0x4E00 && c <= 0x9FFF) ++han;
        if ((c < 0x20 && c != U'\n' && c != U'\r' && c != U'\t' && c != U'\f') || (c >= 0xE000 && c <= 0xF8FF)) ++strange;
    }
    return han >= 4 && strange * 50 <= han;
}

// How many of the characters are among the commonest of official Chinese, in both scripts. Bytes read in the wrong
// encoding give rare characters: this, not being well-formed, tells Big5 from GB18030.
std::size_t familiar(std::string_view utf8) {
    static constexpr TextView kCommon = U"的一是在和工作人民法不有年月日位中大上下行政任以及成度本之由，。、：；";
    std::size_t count = 0;
    for (const char32_t c : decode(utf8.substr(0, kSample))) count += kCommon.find(c) != TextView::npos ? 1 : 0;
    return count;
}

// UTF-16 without a mark: in one order of its bytes, and not the other, nearly all of it is Han, ASCII and punctuation.
const char* unmarked_utf16(std::string_view bytes) {
    if (bytes.size() < 8 || bytes.size() % 2 != 0) return nullptr;
    const std::size_t size = std::min(bytes.size(), kSample);
    for (const bool little : {true, false}) {
        std::size_t han = 0, usual = 0;
        for (std::size_t i = 0; i + 1 < size; i += 2) {
            const auto high = static_cast<unsigned char>(bytes[i + (little ? 1 : 0)]);
            const auto low = static_cast<unsigned char>(bytes[i + (little ? 0 : 1)]);
            if (high >= 0x4E && high <= 0x9F) ++han;
            else if ((high >= 0x20 && high <= 0x27) || (high >= 0x30 && high <= 0x33) || high == 0xFF || (high == 0 && (low >= 0x20 || (low >= 9 && low <= 13)))) ++usual;
        }
        const std::size_t all = size / 2;
        if (han >= 4 && han * 3 >= all && (han + usual) * 50 >= all * 49) return little ? "UTF-16LE" : "UTF-16BE";
    }
    return nullptr;
}

bool looks_like_html(std::string_view text) {
    const std::string_view head = text.substr(0, std::min<std::size_t>(text.size(), 65536));
    std::string lower(head);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const char* tag : {"<!doctype html", "<html", "</p>", "</td>", "<br>", "<br/>", "<br />", "</div>", "</span>"})
        if (lower.find(tag) != std::string::npos) return true;
    return false;
}

}  // namespace

Result<Decoded> decode_document(std::string_view bytes, PlanFormat format) {
    if (bytes.size() > kLargestDocument)
        return fail({Code::TooLarge,
                     {fmt::format("文件有{}字节，超过 16 MB 的上限。", bytes.size()),
                      fmt::format("The file has {} bytes; the limit is 16 MB.", bytes.size())},
                     {"请只导入计划正文，把附件和图片分开。", "Import the body of the plan only, without attachments and pictures."},
                     {}, {}});
    if (bytes.substr(0, 5) == "%PDF-")
        return fail(bad_document("这是 PDF 文件，不能直接读取。", "This is a PDF, which cannot be read directly.",
                                 "请打开文件，复制全部文字另存为 UTF-8 文本，或导入原来的 .docx。",
                                 "Open it, copy all text into a UTF-8 text file, or import the original .docx."));
    if (bytes.substr(0, 4) == "\xD0\xCF\x11\xE0")
        return fail(bad_document("这是旧版 Word（.doc）文件，不能直接读取。", "This is an old Word (.doc) file, which cannot be read.",
                                 "请用文字处理软件另存为 .docx 或纯文本。", "Save it as .docx or as plain text."));
    Decoded out;
    std::string converted;
    std::string_view text = bytes;
    if (format == PlanFormat::Docx || (format == PlanFormat::Auto && bytes.substr(0, 4) == "PK\x03\x04")) {
        auto unpacked = docx_to_text(bytes);
        if (!unpacked) return fail(std::move(unpacked.error()));
        converted = std::move(*unpacked);
        text = converted;
        out.format = PlanFormat::Docx;
    } else if (bytes.size() >= 2 && (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF")) {
        auto utf8 = convert(bytes, "UTF-16");
        if (!utf8)
            return fail(bad_document("文件标明是 UTF-16，但内容不完整。", "The file says it is UTF-16 but is not well formed.",
                                     "请另存为 UTF-8 文本后再导入。", "Save it as UTF-8 text and import it again."));
        converted = std::move(*utf8);
        text = converted;
        out.encoding = "UTF-16";
    } else if (const char* order = first_bad_byte(text) || text.find('\0') != std::string_view::npos ? unmarked_utf16(text) : nullptr) {
        // ASCII letters taken in pairs look like Han as well, but hardly like those of official papers.
        if (auto utf8 = convert(bytes, order); utf8 && familiar(*utf8) * 200 >= std::min(bytes.size(), kSample) / 2) {
            converted = std::move(*utf8);
            text = converted;
            out.encoding = "UTF-16";
        }
    }
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return fail(bad_document(fmt::format("文件第{}字节是空字符，不是文本。", nul + 1),
                                 fmt::format("Byte {} of the file is NUL: this is not text.", nul + 1),
                                 "请导入 UTF-8 文本、网页或 .docx 文件。", "Import UTF-8 text, a web page or a .docx file."));
    if (const auto bad = first_bad_byte(text)) {
        // A file cut in the middle of its last character is still UTF-8.
        if (text.size() - *bad < 4 && *bad > 0 && !convert(text, "GB18030")) {
            text = text.substr(0, *bad);
        } else {
            auto utf8 = convert(text, "GB18030");
            if (utf8 && !reads_as_chinese(*utf8)) utf8.reset();
            out.encoding = "GB18030";
            auto big5 = convert(text, "BIG5");
            if (big5 && reads_as_chinese(*big5) && (!utf8 || familiar(*big5) > 2 * familiar(*utf8) + 2)) {
                utf8 = std::move(big5);
                out.encoding = "Big5";
            }
            if (!utf8)
                return fail(bad_document(fmt::format("文件第{}字节起不是 UTF-8、GB18030 或 Big5 编码。", *bad + 1),
                                         fmt::format("From byte {} on the file is not UTF-8, GB18030 or Big5.", *bad + 1),
                                         "请另存为 UTF-8 文本后再导入。", "Save it as UTF-8 text and import it again."));
            converted = std::move(*utf8);
            text = converted;
        }
    }
    if (out.encoding.empty()) out.encoding = "UTF-8";
    if (format == PlanFormat::Html || (format == PlanFormat::Auto && out.format == PlanFormat::Plain && looks_like_html(text))) {
        converted = html_to_text(text);
        text = converted;
        out.format = PlanFormat::Html;
    } else if (text.find("&nbsp;") != std::string_view::npos || text.find("&ldquo;") != std::string_view::npos || text.find("&emsp;") != std::string_view::npos ||
               text.find("&#") != std::string_view::npos) {
        converted = without_entities(text);
        text = converted;
    }
    out.text = decode(text);
    if (std::none_of(out.text.begin(), out.text.end(), is_letter))
        return fail(bad_document("文件里没有文字。", "The file holds no text.",
                                 "请检查是否选错了文件；扫描件须先识别成文字。",
                                 "Check that it is the right file; a scan has to be turned into text first."));
    return out;
}

}  // namespace xiezhi::plan
