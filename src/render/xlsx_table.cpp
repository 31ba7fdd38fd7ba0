// XLSX through libxlsxwriter, and nowhere else. The library writes into files: they are files of memory (memfd, /dev/shm), so
// that names and contacts never lie in clear on a disk.
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>

#include "render/table.hpp"

namespace xiezhi::render {

namespace {

constexpr std::size_t kMostInCell = 32'000;  // a spreadsheet takes 32,767 characters
constexpr int kNarrowest = 8;
constexpr int kWidest = 48;                  // in characters of the usual face; longer text wraps

Fault not_made(std::string_view why) {
    return {Code::StoreUnavailable,
            {fmt::format("表格文件没有生成：{}", why), fmt::format("The spreadsheet could not be made: {}", why)},
            {"请改用 CSV，或请管理员查看内存与磁盘。", "Take CSV, or let the administrator look at memory and disk."},
            "",
            ""};
}

std::string char_start(std::string_view text, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (starts && ++count > most) return std::string(text.substr(0, i)) + "……";
    }
    return std::string(text);
}

// Width on paper: a Han character is two.
int width_of(std::string_view text) {
    int width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80U) ++width;
        else if ((byte & 0xC0U) != 0x80U) width += 2;
        if (c == '\n' || width > kWidest) break;
    }
    return width;
}

// Thirty-one characters, none of []:*?/\ (the format's rule for the name of a sheet).
std::string sheet_name(std::string_view text) {
    std::string name;
    for (const char c : text) name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    constexpr std::size_t kMost = 28;
    name = char_start(name, kMost);
    return name.empty() ? "1" : name;
}

class Xlsx final : public TableFile {
  public:
    static Result<std::unique_ptr<TableFile>> open(const std::vector<std::string>& headings, std::string_view sheet) {
        auto table = std::unique_ptr<Xlsx>(new Xlsx);
        table->file_ = memfd_create("xiezhi-table", MFD_CLOEXEC);
        if (table->file_ < 0) return fail(not_made("memfd_create"));
        struct stat about{};
        static char memory[] = "/dev/shm";
        const bool has_memory = stat(memory, &about) == 0 && access(memory, W_OK) == 0;
        lxw_workbook_options options{};
        options.tmpdir = has_memory ? memory : nullptr;
        table->book_ = workbook_new_opt(fmt::format("/proc/self/fd/{}", table->file_).c_str(), &options);
        if (table->book_ == nullptr) return fail(not_made("workbook_new"));
        table->sheet_ = workbook_add_worksheet(table->book_, sheet_name(sheet).c_str());
        if (table->sheet_ == nullptr) return fail(not_made("workbook_add_worksheet"));
        table->begin(headings);
        return table;
    }

    Xlsx(const Xlsx&) = delete;
    Xlsx& operator=(const Xlsx&) = delete;
    ~Xlsx() override {
        if (book_ != nullptr) lxw_workbook_free(book_);
        if (file_ >= 0) close(file_);
    }

    void row(std::span<const Cell> cells) override {
        lxw_col_t column = 0;
        for (const Cell& cell : cells) put(at_, column++, cell);
        ++at_;
    }

    Result<std::string> finish(const About& about) override {
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, std::clamp(widths_[i] + 2, kNarrowest, kWidest), nullptr);
        }
        if (!widths_.empty()) worksheet_autofilter(sheet_, 0, 0, at_ - 1, static_cast<lxw_col_t>(widths_.size() - 1));
        if (!about.lines.empty()) {
            lxw_worksheet* second = workbook_add_worksheet(book_, sheet_name(about.about_sheet).c_str());
            if (second == nullptr) return fail(not_made("workbook_add_worksheet"));
            worksheet_set_column(second, 0, 0, 16, nullptr);
            worksheet_set_column(second, 1, 1, 80, nullptr);
            lxw_row_t line = 0;
            for (const auto& [name, value] : about.lines) {
                worksheet_write_string(second, line, 0, name.c_str(), heading_);
                worksheet_write_string(second, line++, 1, char_start(value, kMostInCell).c_str(), text_);
            }
        }
        const lxw_error closed = workbook_close(book_);  // frees it too
        book_ = nullptr;
        if (closed != LXW_NO_ERROR || failed_ != LXW_NO_ERROR) return fail(not_made(lxw_strerror(closed != LXW_NO_ERROR ? closed : failed_)));
        return bytes();
    }

  private:
    Xlsx() = default;

    void begin(const std::vector<std::string>& headings) {
        heading_ = workbook_add_format(book_);
        format_set_bold(heading_);
        format_set_text_wrap(heading_);
        format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
        const auto plain = [this](const char* number_format) {
            lxw_format* format = workbook_add_format(book_);
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
            if (number_format != nullptr) format_set_num_format(format, number_format);
            return format;
        };
        text_ = plain("@");  // text stays text when somebody edits it
        format_set_text_wrap(text_);
        whole_ = plain("0");
        money_ = plain("#,##0.00");
        day_ = plain("yyyy-mm-dd");
        for (const std::string& heading : headings) {
            keep(worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(widths_.size()), heading.c_str(), heading_));
            widths_.push_back(width_of(heading));
        }
        at_ = 1;
        worksheet_freeze_panes(sheet_, 1, 0);
        worksheet_repeat_rows(sheet_, 0, 0);
        worksheet_set_landscape(sheet_);
        worksheet_fit_to_pages(sheet_, 1, 0);
    }

    void put(lxw_row_t row, lxw_col_t column, const Cell& cell) {
        const auto wide = [&](int width) { widths_[column] = std::max(widths_[column], width); };
        constexpr int kDateWidth = 10;
        constexpr int kMoneyWidth = 14;
        switch (cell.is) {
            case Cell::Is::Empty: return;
            case Cell::Is::Text:
                wide(width_of(cell.text));
                return keep(worksheet_write_string(sheet_, row, column, char_start(cell.text, kMostInCell).c_str(), text_));
            // A spreadsheet's number is a double: whole beyond what it holds exactly is written as text.
            case Cell::Is::Whole:
                wide(kDateWidth);
                if (!exact(cell.whole)) return keep(worksheet_write_string(sheet_, row, column, fmt::format("{}", cell.whole).c_str(), text_));
                return keep(worksheet_write_number(sheet_, row, column, static_cast<double>(cell.whole), whole_));
            case Cell::Is::Fen:
                wide(kMoneyWidth);
                return keep(worksheet_write_number(sheet_, row, column, static_cast<double>(cell.whole) / 100, money_));
            case Cell::Is::Date: {
                const YearMonthDay day = to_ymd(cell.date);
                lxw_datetime when{day.year, day.month, day.day, 0, 0, 0};
                wide(kDateWidth);
                return keep(worksheet_write_datetime(sheet_, row, column, &when, day_));
            }
        }
    }

    static bool exact(std::int64_t value) {
        constexpr std::int64_t kMost = std::int64_t{1} << 53;
        return value >= -kMost && value <= kMost;
    }

    void keep(lxw_error error) {
        if (failed_ == LXW_NO_ERROR) failed_ = error;
    }

    Result<std::string> bytes() const {
        struct stat about{};
        if (fstat(file_, &about) != 0) return fail(not_made("fstat"));
        std::string out(static_cast<std::size_t>(about.st_size), '\0');
        std::size_t have = 0;
        while (have < out.size()) {
            const ssize_t got = pread(file_, out.data() + have, out.size() - have, static_cast<off_t>(have));
            if (got <= 0) return fail(not_made("pread"));
            have += static_cast<std::size_t>(got);
        }
        return out;
    }

    int file_ = -1;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* heading_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* whole_ = nullptr;
    lxw_format* money_ = nullptr;
    lxw_format* day_ = nullptr;
    lxw_row_t at_ = 0;
    lxw_error failed_ = LXW_NO_ERROR;
    std::vector<int> widths_;
};

}  // namespace

Result<std::unique_ptr<TableFile>> xlsx_table(const std::vector<std::string>& headings, std::string_view sheet) { return Xlsx::open(headings, sheet); }

}  // namespace xiezhi::render
