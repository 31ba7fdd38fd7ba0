// From the bytes of a file to its text: UTF-8, UTF-16 with or without a mark, GB18030, Big5; plain text, HTML and .docx.
//
// What is not a document we can read (a scan, an old .doc, a picture) is refused with what to do about it. Nothing here
// grows beyond a fixed multiple of 16 MB, whatever the file pretends to hold.
#pragma once

#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "plan/text.hpp"

namespace xiezhi::plan {

enum class PlanFormat { Auto, Plain, Html, Docx };

inline constexpr std::size_t kLargestDocument = std::size_t{16} << 20;

struct Decoded {
    Text text;             // lines end in \n; cells of one table row are separated by \t
    std::string encoding;  // "UTF-8", "UTF-16", "GB18030" or "Big5"
    PlanFormat format = PlanFormat::Plain;
};

// BadDocument: empty, binary, a format that cannot be read; TooLarge: over 16 MB, also after unpacking.
Result<Decoded> decode_document(std::string_view bytes, PlanFormat format);

// Tags away, entities resolved, blocks as lines, table rows as lines of tab-separated cells (merged cells repeated).
std::string html_to_text(std::string_view html);

// Text that kept the entities of a page, "&nbsp;", "&ldquo;", without them.
std::string without_entities(std::string_view text);

// The text of word/document.xml of a .docx (zip of XML, ECMA-376 part 1).
Result<std::string> docx_to_text(std::string_view zip);

}  // namespace xiezhi::plan
