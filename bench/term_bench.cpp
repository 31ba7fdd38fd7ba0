// How many dates a second: the plain advance by working days, a rule with its adjustments, and the full explanation.
// Anchors are spread over 2010–2025 by a fixed sequence, so that no two calls in a row touch the same lines of the tables.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "calendar/work_calendar.hpp"
#include "term/derive.hpp"
#include "term/law.hpp"

namespace {

using namespace xiezhi;

template <class Call>
void measure(const char* name, double aim, std::size_t rounds, Call call) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < rounds / 20; ++i) sum += call(i);  // warm the tables
    double best = 0;
    for (int pass = 0; pass < 5; ++pass) {
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < rounds; ++i) sum += call(i);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        best = std::max(best, static_cast<double>(rounds) / took.count());
    }
    std::printf("%-44s %14.0f /s   aim %12.0f   %s   (sum %lld)\n", name, best, aim, best >= aim ? "reached" : "MISSED", static_cast<long long>(sum));
}

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fputs(to_text(result.error()).c_str(), stderr);
        std::exit(1);
    }
    return std::move(*result);
}

// Pages of this process in memory, in KB.
long resident_kb() {
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    long all = 0, resident = 0;
    const bool read = file != nullptr && std::fscanf(file, "%ld %ld", &all, &resident) == 2;
    if (file != nullptr) std::fclose(file);
    return read ? resident * 4 : 0;
}

// A changed calendar: a million running terms of six rules derived again, every one compared with the date it had. One day
// more of rest in 2026, as if the notice were amended.
void measure_reprojection(const Law& law, const WorkCalendar& before, const WorkCalendar& after) {
    constexpr std::size_t kTerms = 1'000'000;
    const char* const rules[] = {"RD-01", "RP-03", "RE-01", "RP-01", "RD-01", "RP-03"};
    std::vector<TermRequest> terms;
    std::vector<std::int32_t> stood;
    terms.reserve(kTerms);
    stood.reserve(kTerms);
    for (std::size_t i = 0; i < kTerms; ++i) {
        TermRequest one{.rule = rules[i % 6], .edition_date = from_ymd(2025, 6, 1)};
        one.anchor = from_ymd(2026, 1, 1) + static_cast<int>((i * 7919) % 300);
        if (i % 10 == 0) one.pauses = {{.from = one.anchor + 3, .to = one.anchor + 9}};
        const auto date = derive_date(law, before, one);
        stood.push_back(date && date->due ? date->due->days : 0);
        terms.push_back(std::move(one));
    }
    double best = 1e9;
    std::size_t moved = 0;
    for (int pass = 0; pass < 5; ++pass) {
        moved = 0;
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < kTerms; ++i) {
            const auto date = derive_date(law, after, terms[i]);
            moved += (date && date->due ? date->due->days : 0) != stood[i];
        }
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::printf("%-44s %14.0f /s   aim %12.0f   %s   (%.2f s, %zu moved)\n", "1,000,000 running terms, changed calendar", kTerms / best, kTerms / 5.0,
                best <= 5 ? "reached" : "MISSED", best, moved);
}

}  // namespace

int main() {
    const long empty = resident_kb();
    const Law law = must(load_law(SOURCE_DIR "/law"));
    const long with_law = resident_kb();
    const WorkCalendar calendar = must(load_calendar(SOURCE_DIR "/law/calendar/china.csv"));
    const long with_calendar = resident_kb();
    std::printf("loaded: %zu rules %ld KB, calendar %ld KB\n", law.rules.size(), with_law - empty, with_calendar - with_law);
    const CivilDate first = from_ymd(2010, 1, 1);
    const int span = from_ymd(2025, 6, 30) - first;
    std::vector<CivilDate> anchors;
    std::uint64_t state = 88172645463325252ULL;
    for (int i = 0; i < 65536; ++i) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        anchors.push_back(first + static_cast<int>(state % static_cast<std::uint64_t>(span)));
    }
    const auto anchor = [&](std::size_t i) { return anchors[i & 65535U]; };

    const WorkCalendar amended = must(calendar.with_closures({{from_ymd(2026, 6, 1), {"补充放假", "Added holiday"}, "bench"}}));
    measure_reprojection(law, calendar, amended);
    measure("advance by 10 working days", 10e6, 20'000'000, [&](std::size_t i) { return calendar.add_working_days(anchor(i), 10)->days; });
    measure("advance by 250 working days", 10e6, 20'000'000, [&](std::size_t i) { return calendar.add_working_days(anchor(i), 250)->days; });
    measure("working days between two days", 10e6, 20'000'000, [&](std::size_t i) { return *calendar.working_days_between(anchor(i), anchor(i + 1)); });

    TermRequest plain{.rule = "RD-01", .edition_date = from_ymd(2025, 6, 1)};
    measure("rule RD-01, no adjustments", 1e6, 2'000'000, [&](std::size_t i) {
        plain.anchor = anchor(i);
        return derive_date(law, calendar, plain)->due->days;
    });
    TermRequest adjusted{.rule = "RD-01", .extensions = {{.amount = 30}}, .edition_date = from_ymd(2025, 6, 1)};
    adjusted.pauses = {{.from = {}, .to = CivilDate{}}, {.from = {}, .to = CivilDate{}, .end = PauseEnd::ResumeDay}};
    const auto move = [&](std::size_t i) {
        const CivilDate a = anchor(i);
        adjusted.anchor = a;
        adjusted.pauses[0].from = a + 12;
        adjusted.pauses[0].to = a + 30;
        adjusted.pauses[1].from = a + 25;
        adjusted.pauses[1].to = a + 44;
    };
    measure("rule RD-01, two pauses and an extension", 1e6, 2'000'000, [&](std::size_t i) {
        move(i);
        return derive_date(law, calendar, adjusted)->due->days;
    });
    TermRequest reply{.rule = "RP-03", .edition_date = from_ymd(2025, 6, 1)};
    measure("rule RP-03, ten working days", 1e6, 2'000'000, [&](std::size_t i) {
        reply.anchor = anchor(i);
        return derive_date(law, calendar, reply)->due->days;
    });
    measure("explained: RP-03", 100e3, 200'000, [&](std::size_t i) {
        reply.anchor = anchor(i);
        return derive(law, calendar, reply)->due->days;
    });
    measure("explained: RD-01, two pauses, an extension", 100e3, 200'000, [&](std::size_t i) {
        move(i);
        return derive(law, calendar, adjusted)->due->days;
    });
    measure("explained and told in both languages", 100e3, 100'000, [&](std::size_t i) {
        move(i);
        const auto term = derive(law, calendar, adjusted);
        return static_cast<std::int64_t>(explain(*term, Language::Chinese).size() + explain(*term, Language::English).size());
    });
}
