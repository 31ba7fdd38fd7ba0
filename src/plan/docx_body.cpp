// The body of a .docx, tag by tag.
#include <algorithm>

#include "plan/docx_numbers.hpp"

namespace xiezhi::plan {
namespace {

// A number of a paragraph's properties, -1 when it is none.
int small_number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9' || value > 100000) return -1;
        value = value * 10 + (c - '0');
    }
    return digits.empty() ? -1 : value;
}

bool is_off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

class Body {
  public:
    explicit Body(DocxNumbers& numbers) : numbers_(numbers) { layers_.emplace_back(); }

    void text(std::string_view words) {
        if (skipping_ || !in_text_ || hidden_ || layers_.back().contents) return;
        Layer& layer = layers_.back();
        if (layer.numbered) {
            layer.numbered = false;
            layer.html += numbers_.next(layer.style, layer.number, layer.level);
        }
        layer.html += words;
    }

    void tag(std::string_view name, std::string_view whole) {
        if (skipping_) {
            // The same element may stand inside itself.
            if (name == skip_ && whole.back() != '/') ++skip_depth_;
            else if (name.size() == skip_.size() + 1 && name[0] == '/' && name.substr(1) == skip_ && --skip_depth_ == 0) skipping_ = false;
            return;
        }
        const bool empty = whole.back() == '/';
        if (is_left_out(name)) {
            if (!empty) skipping_ = true, skip_ = name, skip_depth_ = 1;
            return;
        }
        Layer& layer = layers_.back();
        if (name == "w:t") in_text_ = !empty;
        else if (name == "/w:t") in_text_ = false;
        else if (name == "w:p") begin_paragraph(empty);
        else if (name == "/w:p") end_paragraph();
        else if (name == "w:br" || name == "w:cr") put("<br>");
        else if (name == "w:tab" && layer.in_run) put("　");
        else if (name == "w:noBreakHyphen") put("-");
        else if (name == "w:r") layer.in_run = true;
        else if (name == "/w:r") layer.in_run = hidden_ = false;
        else if (name == "w:vanish" && layer.in_run) hidden_ = !is_off(xml_attribute(whole, "w:val"));
        else if (name == "w:txbxContent" && !empty && layers_.size() < 8) layers_.emplace_back();
        else if (name == "/w:txbxContent") end_text_box();
        else if (name == "w:docPartGallery" && xml_attribute(whole, "w:val") == "Table of Contents") skip_ = "w:sdt", skipping_ = true, skip_depth_ = 1;
        else if (name == "w:pStyle") layer.style = xml_attribute(whole, "w:val"), layer.contents = numbers_.is_contents(layer.style);
        else if (name == "w:numId") layer.number = small_number(xml_attribute(whole, "w:val"));
        else if (name == "w:ilvl") layer.level = small_number(xml_attribute(whole, "w:val"));
        else table(name, whole);
    }

    std::string finish() {
        while (layers_.size() > 1) end_text_box();
        return std::move(layers_.front().html) + layers_.front().boxes;
    }

  private:
    // One for the document, one for each text box that is open.
    struct Layer {
        std::string html;
        std::string boxes;    // text boxes of the paragraph that is open
        std::string style;
        int number = -1;
        int level = -1;
        bool numbered = false;  // the paragraph has had no text yet, so its number is not written
        bool contents = false;
        bool in_run = false;
        bool cell = false;      // a cell was opened and its properties are not read yet
        int span = 1;
        bool continued = false;
    };

    static bool is_left_out(std::string_view name) {
        // What was deleted or moved away, the second form of the same picture, readings beside characters, old properties.
        return name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback" || name == "w:rt" || name == "w:instrText" || name == "w:pPrChange" ||
               name == "w:rPrChange" || name == "w:tcPrChange" || name == "w:tblPrChange" || name == "w:trPrChange" || name == "w:sectPrChange" ||
               name == "w:numberingChange" || name == "w:delText";
    }

    void put(std::string_view html) {
        if (!layers_.back().contents && !hidden_) layers_.back().html += html;
    }

    void begin_paragraph(bool empty) {
        open_cell();
        Layer& layer = layers_.back();
        layer.style.clear();
        layer.number = layer.level = -1;
        layer.numbered = !empty;
        layer.contents = layer.in_run = false;
        if (empty) layer.html += "<br>";
    }

    void end_paragraph() {
        Layer& layer = layers_.back();
        // A numbered paragraph without text counts as well.
        if (layer.numbered && !layer.contents) numbers_.next(layer.style, layer.number, layer.level);
        layer.numbered = layer.contents = false;
        layer.html += "<br>";
        layer.html += layer.boxes;
        layer.boxes.clear();
    }

    void end_text_box() {
        if (layers_.size() < 2) return;
        const std::string html = std::move(layers_.back().html) + layers_.back().boxes;
        layers_.pop_back();
        layers_.back().boxes += html;
    }

    void open_cell() {
        Layer& layer = layers_.back();
        if (!layer.cell) return;
        layer.cell = false;
        layer.html += "<td";
        if (layer.span > 1) layer.html += " colspan=" + std::to_string(layer.span);
        if (layer.continued) layer.html += " continued";
        layer.html += ">";
    }

    void table(std::string_view name, std::string_view whole) {
        Layer& layer = layers_.back();
        if (name == "w:tbl") layer.html += "<table>";
        else if (name == "/w:tbl") layer.html += "</table>";
        else if (name == "w:tr") layer.html += "<tr>";
        else if (name == "/w:tr") layer.html += "</tr>";
        else if (name == "w:tc") layer.cell = true, layer.span = 1, layer.continued = false;
        else if (name == "w:gridSpan" && layer.cell) layer.span = std::clamp(small_number(xml_attribute(whole, "w:val")), 1, 50);
        else if (name == "w:vMerge" && layer.cell) layer.continued = xml_attribute(whole, "w:val") != "restart";
        else if (name == "/w:tc") {
            open_cell();
            layer.html += "</td>";
        }
    }

    DocxNumbers& numbers_;
    std::vector<Layer> layers_;
    std::string skip_;
    int skip_depth_ = 0;
    bool skipping_ = false;
    bool in_text_ = false;
    bool hidden_ = false;
};

}  // namespace

std::string docx_body(std::string_view xml, DocxNumbers& numbers) {
    Body body(numbers);
    for (std::size_t i = 0; i < xml.size();) {
        if (xml[i] != '<') {
            const auto next = std::min(xml.find('<', i), xml.size());
            body.text(xml.substr(i, next - i));
            i = next;
            continue;
        }
        const auto end = std::min(xml.find('>', i), xml.size());
        const auto whole = xml.substr(i + 1, end - i - 1);
        const auto name = whole.substr(0, whole.find_first_of(" /\t\r\n", whole.substr(0, 1) == "/" ? 1 : 0));
        if (!whole.empty()) body.tag(name, whole);
        i = std::min(end + 1, xml.size());
    }
    return body.finish();
}

}  // namespace xiezhi::plan
