// The numbers that a word processor writes before paragraphs and that stand nowhere in the text (ECMA-376 part 1, 17.9).
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace xiezhi::plan {

// The value of attribute `name` (with prefix, as "w:val") in the words of a tag; empty without it.
std::string_view xml_attribute(std::string_view tag, std::string_view name);

class DocxNumbers {
  public:
    // The contents of word/numbering.xml and word/styles.xml; both may be empty.
    DocxNumbers(std::string_view numbering, std::string_view styles);

    // The number of the next paragraph, as it is displayed ("三、", "（二）", "1. "), or nothing. Each call counts on.
    // `number` and `level` are w:numId and w:ilvl of the paragraph itself, -1 where it has none.
    std::string next(std::string_view style, int number, int level);

    // Is it the style of a line of the table of contents?
    bool is_contents(std::string_view style) const;

  private:
    static constexpr int kLevels = 9;
    struct Level {
        int start = 1;
        std::string format = "decimal";
        std::string text;
        std::string style;
        bool legal = false;  // all numbers in it are written in digits
    };
    struct Scheme {
        std::array<Level, kLevels> levels;
        std::array<int, kLevels> counters{};  // 0: not begun
        std::string is_style, as_style;       // w:styleLink, w:numStyleLink
    };
    struct Instance {
        int scheme = -1;
        std::array<int, kLevels> starts{};  // 0: not overridden
        bool used = false;
    };
    struct Style {
        int number = -1;
        int level = -1;
        std::string parent;
        bool contents = false;
    };

    void read_numbering(std::string_view xml);
    void read_styles(std::string_view xml);
    Scheme* scheme_of(Instance& instance);

    std::map<int, Scheme> schemes_;
    std::map<std::string, int> by_style_;  // w:styleLink to its scheme
    std::map<int, Instance> instances_;
    std::map<std::string, Style, std::less<>> styles_;
};

// The paragraphs and tables of word/document.xml as the small HTML that html_to_text reads: without what was deleted in
// tracked changes, is hidden, or belongs to the table of contents; text boxes behind the paragraph that holds them.
std::string docx_body(std::string_view xml, DocxNumbers& numbers);

}  // namespace xiezhi::plan
