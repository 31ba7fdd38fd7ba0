#include "http/law_request.hpp"

#include <fmt/format.h>

#include <charconv>

#include "http/call.hpp"

namespace xiezhi::http {

namespace {

constexpr std::size_t kPauses = 200;

class Reader {
  public:
    explicit Reader(const json::object& body) : body_(body) {}

    Result<TermRequest> run() {
        request_.rule = std::string(text_at(body_, "rule"));
        if (request_.rule.empty()) add("/rule", {"请选择规则", "choose a rule"}, Code::MissingField);
        const auto from = date(body_, "from", "");
        if (from) request_.anchor = *from;
        else if (text_at(body_, "from").empty()) add("/from", {"请填写起算日期", "give the date it runs from"}, Code::MissingField);
        request_.edition_date = date(body_, "on", "");
        request_.known = date(body_, "known", "");
        request_.agreed = date(body_, "agreed", "");
        request_.length = whole("length");
        request_.credit = whole("credit");
        time();
        pauses();
        extension();
        switches();
        if (!faults_.empty()) return fail(std::move(faults_));
        return std::move(request_);
    }

  private:
    void add(std::string where, Words what, Code code = Code::BadValue) {
        Fault fault = bad_argument(where, std::move(what));
        fault.code = code;
        faults_.push_back(std::move(fault));
    }

    std::optional<CivilDate> date(const json::object& from, std::string_view name, std::string_view place) {
        const auto text = text_at(from, name);
        const std::string where = fmt::format("{}/{}", place, name);
        if (text.empty()) {
            if (const auto* given = from.if_contains(name); given != nullptr && !given->is_null() && !given->is_string())
                add(where, {"应为 2024-02-29 这样的日期", "must be a date such as 2024-02-29"}, Code::BadDate);
            return std::nullopt;
        }
        auto read = parse_date(text, where);
        if (read) return *read;
        append(faults_, read.error());
        return std::nullopt;
    }

    std::optional<int> whole(std::string_view name) {
        const auto* given = body_.if_contains(name);
        if (given == nullptr || given->is_null()) return std::nullopt;
        if (given->is_int64() && given->get_int64() >= 0 && given->get_int64() < 1'000'000) return static_cast<int>(given->get_int64());
        add(fmt::format("/{}", name), {"应为整数", "must be a whole number"});
        return std::nullopt;
    }

    void time() {
        const auto text = text_at(body_, "time");
        if (text.empty()) return;
        const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 1000; };
        const int minutes = text.size() == 5 && text[2] == ':' ? (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4) : 1'000'000;
        if (minutes > 1439 || digit(3) > 5) add("/time", {"应为 10:30 这样的时间", "must be a time such as 10:30"});
        else request_.minutes = minutes;
    }

    void pauses() {
        const auto* given = body_.if_contains("pauses");
        if (given == nullptr || given->is_null()) return;
        if (!given->is_array()) return add("/pauses", {"应为列表", "must be a list"});
        const json::array& all = given->get_array();
        if (all.size() > kPauses) return add("/pauses", {fmt::format("最多 {} 段", kPauses), fmt::format("at most {}", kPauses)});
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::string place = fmt::format("/pauses/{}", i);
            if (!all[i].is_object()) {
                add(place, {"应写明起止日期", "must hold a first and a last day"});
                continue;
            }
            const json::object& entry = all[i].get_object();
            Pause pause;
            const auto from = date(entry, "from", place);
            if (from) pause.from = *from;
            else if (text_at(entry, "from").empty()) add(place + "/from", {"请填写中止的第一日", "give the first day of the pause"}, Code::MissingField);
            pause.to = date(entry, "to", place);
            const auto end = text_at(entry, "end");
            if (end == "resume_day") pause.end = PauseEnd::ResumeDay;
            else if (!end.empty() && end != "last_day") add(place + "/end", {"只能是 last_day 或 resume_day", "must be last_day or resume_day"});
            pause.ground = std::string(text_at(entry, "ground"));
            if (pause.ground.size() > 600) add(place + "/ground", {"最多 200 字", "at most 200 characters"});
            request_.pauses.push_back(std::move(pause));
        }
    }

    void extension() {
        const auto* extend = body_.if_contains("extend");
        if (extend == nullptr || extend->is_null()) return;
        if (extend->is_int64() && extend->get_int64() > 0 && extend->get_int64() < 10'000) request_.extensions.push_back({static_cast<int>(extend->get_int64()), Unit::None, ""});
        else if (extend->is_bool() && extend->get_bool()) request_.use_extension = UseExtension::Full;
        else if (!extend->is_bool()) add("/extend", {"应为延长的数量，写成大于零的整数", "must be the amount, a whole number above nought"});
    }

    void switches() {
        const auto* given = body_.if_contains("switches");
        if (given == nullptr || !given->is_object()) return;
        for (const auto& member : given->get_object()) {
            const auto value = member.value().is_string() ? std::string_view(member.value().get_string()) : std::string_view("?");
            auto choices = read_choice(request_.choices, fmt::format("{}={}", std::string_view(member.key()), value), "/switches");
            if (choices) request_.choices = *choices;
            else append(faults_, choices.error());
        }
    }

    const json::object& body_;
    TermRequest request_;
    Faults faults_;
};

// The parts of a text between separators; an empty text has none.
std::vector<std::string_view> parts(std::string_view text, char separator) {
    std::vector<std::string_view> all;
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (end != 0) all.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return all;
}

void add_pauses(json::array& all, std::string_view text, std::string_view end) {
    for (const std::string_view part : parts(text, ';')) {
        const auto mark = part.find('~');
        const std::string_view days = part.substr(0, mark);
        const auto dots = days.find("..");
        json::object pause{{"from", days.substr(0, dots)}, {"end", end}};
        if (dots != std::string_view::npos && dots + 2 < days.size()) pause["to"] = days.substr(dots + 2);
        if (mark != std::string_view::npos && mark + 1 < part.size()) pause["ground"] = part.substr(mark + 1);
        all.push_back(std::move(pause));
    }
}

}  // namespace

Result<TermRequest> read_term_request(const json::object& body) { return Reader(body).run(); }

json::object body_of_address(const Request& request) {
    json::object body;
    for (const char* name : {"rule", "from", "time", "on", "known", "agreed"}) {
        if (const auto text = request.argument(name); !text.empty()) body[name] = text;
    }
    json::array pauses;
    add_pauses(pauses, request.argument("pause"), "last_day");
    add_pauses(pauses, request.argument("suspend"), "resume_day");
    if (!pauses.empty()) body["pauses"] = std::move(pauses);
    for (const char* name : {"extend", "length", "credit"}) {
        const auto text = request.argument(name);
        if (text.empty()) continue;
        std::int64_t amount = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), amount);
        const bool understood = read.ec == std::errc() && read.ptr == text.data() + text.size();
        body[name] = understood ? json::value(amount) : json::value(text);
    }
    if (request.argument("extend") == "full") body["extend"] = true;
    json::object switches;
    for (const std::string_view which : parts(request.argument("other"), ',')) switches[which] = "alternative";
    if (!switches.empty()) body["switches"] = std::move(switches);
    return body;
}

Faults placed(Faults faults, const json::object& body) {
    const bool own_edition = !text_at(body, "on").empty();
    for (Fault& fault : faults) {
        std::string& where = fault.where;
        if (where == "minutes") where = "time";
        else if (where == "edition_date") where = own_edition ? "on" : "from";
        else if (where.starts_with("extensions")) where = "extend";
        else if (where.starts_with("pauses[")) where = fmt::format("pauses/{}/to", where.substr(7, where.find(']') - 7));
        else if (fault.code == Code::CalendarMissing) {
            where = "from";
            fault.remedy = {"请在该年放假通知公布后再算。", "Ask again when the notice for that year has been published."};
        }
        if (!where.starts_with('/')) where.insert(0, "/");
    }
    return faults;
}

}  // namespace xiezhi::http
