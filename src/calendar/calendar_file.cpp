// The calendar file: strict, and all its faults at once, because the whole office counts by it.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/share.hpp"
#include "calendar/calendar_tables.hpp"

namespace xiezhi {

namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t comma = line.find(',');
        cells.push_back(trim(line.substr(0, comma)));
        if (comma == std::string_view::npos) return cells;
        line.remove_prefix(comma + 1);
    }
}

class Reader {
  public:
    Reader(std::string_view where, WorkCalendar::Tables& tables) : where_(where), tables_(tables) {}

    void line(std::string_view text, int number) {
        number_ = number;
        if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        text = trim(text);
        if (text.empty()) return;
        if (text.front() == '#') return head(trim(text.substr(1)));
        if (!columns_seen_) {
            columns_seen_ = true;
            if (text != "date,kind,holiday_zh,holiday_en") {
                fault("首行列名不对", "The column names are wrong", "请写 date,kind,holiday_zh,holiday_en。",
                      "Write date,kind,holiday_zh,holiday_en.");
            }
            return;
        }
        row(text);
    }

    Faults finish() {
        number_ = 0;
        if (tables_.name.empty() || tables_.base_version.empty() || !source_seen_) {
            fault("缺少文件头：calendar、version、source 三行都要有", "The head needs calendar, version and source",
                  "请在文件开头写 # calendar: china 等行。", "Begin the file with lines such as # calendar: china.");
        }
        if (tables_.years.empty()) {
            fault("没有写明已公布哪些年份", "The announced years are not given", "请写 # announced: 2004-2026。",
                  "Write # announced: 2004-2026.");
        }
        for (const int year : tables_.years) {
            if (years_with_holidays_.contains(year)) continue;
            fault(fmt::format("{} 年声明已公布，却没有一个放假日", year),
                  fmt::format("{} is said to be announced but has no holiday", year),
                  "请补齐该年放假安排，或把该年移出 announced。", "Add that year's holidays or take it out of announced.");
        }
        return std::move(faults_);
    }

  private:
    void fault(std::string zh, std::string en, std::string zh_do, std::string en_do) {
        faults_.push_back({Code::BadDefinition, {std::move(zh), std::move(en)}, {std::move(zh_do), std::move(en_do)},
                           number_ > 0 ? fmt::format("{}:{}", where_, number_) : where_, ""});
    }

    void head(std::string_view text) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) return;
        const std::string_view key = trim(text.substr(0, colon));
        const std::string_view value = trim(text.substr(colon + 1));
        if (key == "calendar") tables_.name = value;
        else if (key == "version") tables_.base_version = value;
        else if (key == "source") source_seen_ = !value.empty();
        else if (key == "announced") years(value);
    }

    void years(std::string_view value) {
        int first = 0;
        int last = 0;
        const char* end = value.data() + value.size();
        const auto one = std::from_chars(value.data(), end, first);
        const bool dash = one.ec == std::errc() && one.ptr != end && *one.ptr == '-';
        const auto two = dash ? std::from_chars(one.ptr + 1, end, last) : one;
        if (!dash || two.ec != std::errc() || two.ptr != end || first < kFirstYear || last > kLastYear || first > last) {
            fault(fmt::format("已公布年份“{}”写法不对", value), fmt::format("The announced years \"{}\" are not understood", value),
                  "请写 2004-2026 这样的起止年份。", "Write the first and the last year, such as 2004-2026.");
            return;
        }
        for (int year = first; year <= last; ++year) tables_.years.push_back(year);
    }

    void row(std::string_view text) {
        const auto cells = split(text);
        if (cells.size() != 4) {
            fault(fmt::format("应有 4 列，实有 {} 列", cells.size()), fmt::format("4 columns are needed, {} are there", cells.size()),
                  "请补齐或删去多余的列。", "Complete the row or take out what is too much.");
            return;
        }
        const auto date = parse_date(cells[0], fmt::format("{}:{}", where_, number_));
        if (!date) return append(faults_, date.error());
        const std::string_view kind = cells[1];
        if (kind != "off" && kind != "work" && kind != "disputed") {
            fault(fmt::format("类别“{}”不认识", kind), fmt::format("The kind \"{}\" is not known", kind),
                  "请写 off（放假）、work（调休上班）或 disputed（有争议）。", "Write off, work (a make-up day) or disputed.");
            return;
        }
        if (cells[2].empty() || cells[3].empty()) {
            fault("节日名称要有中英文", "The holiday needs its name in both languages", "请补齐名称。", "Add the missing name.");
        }
        if (kind == "work" && weekday(*date) < 6) {
            fault(fmt::format("{} 本来就是工作日，不能是调休上班日", cells[0]),
                  fmt::format("{} is a weekday: it cannot be a make-up working day", cells[0]),
                  "请核对放假通知中的日期。", "Check the date against the notice.");
        }
        const int year = to_ymd(*date).year;
        if (!announced(year)) {
            fault(fmt::format("{} 不在已公布的年份之内", cells[0]), fmt::format("{} lies outside the announced years", cells[0]),
                  "请修改 announced，或删去这一行。", "Change announced or take the row out.");
        }
        SpecialDay day{kind == "off" ? DayKind::Holiday : kind == "work" ? DayKind::MakeUp : DayKind::Working,
                       {std::string(cells[2]), std::string(cells[3])}, "", kind == "disputed"};
        if (!tables_.special.emplace(date->days, std::move(day)).second) {
            fault(fmt::format("{} 写了两次", cells[0]), fmt::format("{} is given twice", cells[0]), "请只保留一行。", "Keep one row.");
        }
        if (kind == "off") years_with_holidays_.insert(year);
    }

    bool announced(int year) const {
        return std::find(tables_.years.begin(), tables_.years.end(), year) != tables_.years.end();
    }

    std::string where_;
    WorkCalendar::Tables& tables_;
    Faults faults_;
    int number_ = 0;
    bool columns_seen_ = false;
    bool source_seen_ = false;
    std::set<int> years_with_holidays_;
};

}  // namespace

Result<WorkCalendar> parse_calendar(std::string_view text, std::string_view where) {
    auto tables = std::make_shared<WorkCalendar::Tables>();
    Reader reader(where, *tables);
    int number = 0;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        reader.line(rest.substr(0, end), ++number);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    if (Faults faults = reader.finish(); !faults.empty()) return fail(std::move(faults));
    tables->version = fmt::format("{} {} ({})", tables->name, tables->base_version, content_hash(text));
    build_tables(*tables);
    if (!tables->disputed.empty()) {
        auto other = std::make_shared<WorkCalendar::Tables>(*tables);
        for (const CivilDate day : tables->disputed) other->special[day.days].kind = DayKind::Holiday;
        other->version += " D9";
        build_tables(*other);
        tables->other = std::make_shared<WorkCalendar>(WorkCalendar(std::move(other)));
    }
    return WorkCalendar(std::move(tables));
}

Result<WorkCalendar> load_calendar(const std::filesystem::path& path) {
    auto text = read_file(path, std::size_t{4} << 20);
    if (!text) return fail(std::move(text.error()));
    return parse_calendar(*text, path.string());
}

}  // namespace xiezhi
