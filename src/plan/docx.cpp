// .docx as a zip file: its members, unpacked within bounds.
#include <zlib.h>

#include <algorithm>

#include "plan/bytes.hpp"
#include "plan/docx_numbers.hpp"

namespace xiezhi::plan {
namespace {

std::uint32_t little(std::string_view bytes, std::size_t at, int length) {
    std::uint32_t value = 0;
    for (int i = length - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

tl::unexpected<Faults> damaged() {
    return fail({Code::BadDocument,
                 {".docx 文件已损坏，或不是 Word 文档。", "The .docx file is damaged, or is not a Word document."},
                 {"请用文字处理软件打开后另存一次，或复制文字存为 UTF-8 文本。",
                  "Open and save it again, or copy its text into a UTF-8 text file."},
                 {}, {}});
}

// Unpacks one deflated member; at most kLargestDocument bytes come out, whatever its header says.
Result<std::string> inflate_member(std::string_view packed) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return damaged();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string out;
    std::string block(65536, '\0');
    int state = Z_OK;
    while (state == Z_OK && out.size() <= kLargestDocument) {
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const auto made = block.size() - stream.avail_out;
        out.append(block, 0, made);
        if (state == Z_OK && made == 0) break;
    }
    inflateEnd(&stream);
    if (out.size() > kLargestDocument)
        return fail({Code::TooLarge,
                     {"解压后的正文超过 16 MB 的上限。", "The unpacked text is over the limit of 16 MB."},
                     {"请只导入计划正文。", "Import the body of the plan only."}, {}, {}});
    if (state != Z_STREAM_END) return damaged();
    return out;
}

// The member `name` by the central directory (APPNOTE 4.3.12).
Result<std::string> member(std::string_view zip, std::string_view name) {
    const auto tail = zip.size() > 65557 ? zip.size() - 65557 : 0;
    const auto end = zip.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end < tail || end + 22 > zip.size()) return damaged();
    std::size_t at = little(zip, end + 16, 4);
    for (std::uint32_t left = little(zip, end + 10, 2); left > 0; --left) {
        if (at + 46 > zip.size() || zip.substr(at, 4) != "PK\x01\x02") return damaged();
        const std::uint32_t method = little(zip, at + 10, 2);
        const std::size_t packed = little(zip, at + 20, 4);
        const std::size_t name_size = little(zip, at + 28, 2);
        const std::size_t local = little(zip, at + 42, 4);
        if (at + 46 + name_size > zip.size()) return damaged();
        if (zip.substr(at + 46, name_size) == name) {
            if (local + 30 > zip.size()) return damaged();
            const std::size_t data = local + 30 + little(zip, local + 26, 2) + little(zip, local + 28, 2);
            if (data > zip.size() || packed > zip.size() - data) return damaged();
            if (method == 0) return std::string(zip.substr(data, packed));
            if (method != 8) return damaged();
            return inflate_member(zip.substr(data, packed));
        }
        at += 46 + name_size + little(zip, at + 30, 2) + little(zip, at + 32, 2);
    }
    return damaged();
}

}  // namespace

Result<std::string> docx_to_text(std::string_view zip) {
    auto document = member(zip, "word/document.xml");
    if (!document) return fail(std::move(document.error()));
    // Without these two the text is whole still; only its automatic numbers are not.
    const auto numbering = member(zip, "word/numbering.xml");
    const auto styles = member(zip, "word/styles.xml");
    DocxNumbers numbers(numbering ? std::string_view(*numbering) : std::string_view{}, styles ? std::string_view(*styles) : std::string_view{});
    return html_to_text(docx_body(*document, numbers));
}

}  // namespace xiezhi::plan
