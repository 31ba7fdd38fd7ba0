#include "report/yearly.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/chinese_number.hpp"
#include "base/money.hpp"
#include "definition/references.hpp"
#include "report/page.hpp"

namespace xiezhi::report {

namespace {

// YAML joins the lines of a text by spaces; Chinese text has none after its punctuation.
std::string without_folds(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto wide = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0x80) != 0; };
        const bool after_wide = i > 0 ? wide(i - 1) : text.size() == 1 || wide(1);
        if (text[i] == ' ' && after_wide) continue;
        out += text[i];
    }
    return out;
}

class Reader {
  public:
    Reader(figure::Reading& reading, const engine::BureauProfile& bureau, figure::Span span) : reading_(reading), bureau_(bureau), span_(span) {}

    Part part(const ReportPart& part, Faults& faults) {
        const std::string where = fmt::format("{}:{}", part.origin.file, part.origin.line);
        Part made{part.id, part.line, {}, {}, part.heading, part.elsewhere, read(part.text.zh, true, where, faults), read(part.text.en, false, where, faults)};
        if (const auto runs = split_placeholders(part.text.zh, where)) {
            for (const TextRun& run : *runs) {
                if (run.placeholder && !plain_name(run.text)) made.references.push_back(run.text);
            }
        }
        return made;
    }

    // The text of a part: each piece that has something to tell.
    std::vector<Run> read(const std::string& text, bool chinese, const std::string& where, Faults& faults) {
        std::vector<Run> runs;
        const auto pieces = split_pieces(text, where);
        if (!pieces) {
            append(faults, pieces.error());
            return runs;
        }
        for (const TextPiece& piece : *pieces) {
            std::vector<Run> read = read_piece(piece.text, chinese, where, faults);
            if (piece.optional && std::none_of(read.begin(), read.end(), [](const Run& run) { return run.missing || run.value != 0; })) continue;
            std::move(read.begin(), read.end(), std::back_inserter(runs));
        }
        // Words that stand between pieces which are all left out say nothing.
        const bool blank = std::all_of(runs.begin(), runs.end(), [](const Run& run) { return run.reference.empty() && run.text.find_first_not_of(' ') == std::string::npos; });
        return blank ? std::vector<Run>{} : runs;
    }

    std::int64_t as_of_event = 0;
    std::vector<Number> numbers;

  private:
    std::vector<Run> read_piece(const std::string& text, bool chinese, const std::string& where, Faults& faults) {
        std::vector<Run> runs;
        const auto pieces = split_placeholders(text, where);
        if (!pieces) {
            append(faults, pieces.error());
            return runs;
        }
        for (const TextRun& piece : *pieces) {
            if (!piece.placeholder) {
                runs.push_back({chinese ? without_folds(piece.text) : piece.text, "", 0, {}});
                continue;
            }
            if (const auto name = plain_name(piece.text)) {
                runs.push_back({*name, "", 0, {}});
                continue;
            }
            const Number* number = number_of(piece.text, faults);
            if (number == nullptr) continue;
            const std::string told = number->money ? money_words(number->value, chinese) : number->shown;
            const std::string shown = number->missing ? (chinese ? "〔缺〕" : "[missing]") : told;
            runs.push_back({shown, piece.text, number->value, number->label, number->stated, number->missing});
        }
        return runs;
    }

    // Read once, however often the texts name it.
    const Number* number_of(const std::string& reference, Faults& faults) {
        const auto known = std::find_if(numbers.begin(), numbers.end(), [&](const Number& one) { return one.reference == reference; });
        if (known != numbers.end()) return &*known;
        auto number = read_number(reading_, reference, span_, as_of_event);
        if (!number) {
            append(faults, number.error());
            return nullptr;
        }
        numbers.push_back(std::move(*number));
        return &numbers.back();
    }

    figure::Reading& reading_;
    // What a text may name besides figures (docs/definitions.md, Report).
    std::optional<std::string> plain_name(std::string_view name) const {
        const std::int64_t year = span_.first / 100;
        if (name == "year") return std::to_string(year);
        if (name == "last_year") return std::to_string(year - 1);
        if (name == "next_year") return std::to_string(year + 1);
        if (name == "bureau.name") return bureau_.name;
        if (name == "bureau.short") return bureau_.short_name;
        if (name == "government.name") return bureau_.government_name;
        if (name == "place.name") return bureau_.region;
        return std::nullopt;
    }

    const engine::BureauProfile& bureau_;
    figure::Span span_;
};

json::array runs_json(const std::vector<Run>& runs) {
    json::array out;
    for (const Run& run : runs) {
        if (run.reference.empty()) out.push_back(json::object{{"text", run.text}});
        else
            out.push_back(json::object{{"ref", run.reference},
                                       {"value", run.value},
                                       {"shown", run.text},
                                       {"source", run.stated ? "stated" : "counted"},
                                       {"label", to_json(run.label)},
                                       {"missing", run.missing}});
    }
    return out;
}

// "一、", "1."; "（一）", "1.1": of what is told. The first part of a chapter brings its heading, without a number where nothing
// in it is told.
void number_parts(const Definition& definition, std::vector<Part>& parts) {
    const std::vector<ReportPart>& said = definition.report_parts;  // parts[i] is made of said[i]
    int chapters = 0;
    for (const ReportChapter& chapter : definition.report_chapters) {
        std::vector<Part*> within;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (said[i].chapter == chapter.id) within.push_back(&parts[i]);
        }
        if (within.empty()) continue;
        within.front()->chapter = chapter.heading;
        if (std::none_of(within.begin(), within.end(), [](const Part* part) { return part->told(); })) continue;
        ++chapters;
        within.front()->chapter = {chinese_number(chapters) + "、" + chapter.heading.zh, fmt::format("{}. {}", chapters, chapter.heading.en)};
        int told = 0;
        for (Part* part : within) {
            if (!part->told()) continue;
            ++told;
            part->mark = {"（" + chinese_number(told) + "）", fmt::format("{}.{}", chapters, told)};
        }
    }
}

// What the desk draws: the first number of the text that is counted and no rate.
std::optional<Chart> read_chart_of(const Part& part, figure::Reading& reading, int year, CivilDate today, Faults& faults) {
    for (const Run& run : part.zh) {
        if (run.reference.empty() || run.stated || run.missing) continue;
        auto chart = read_chart(reading, run.reference, year, today);
        if (!chart) {
            append(faults, chart.error());
            return std::nullopt;
        }
        if (*chart) return std::move(*chart);
    }
    return std::nullopt;
}

}  // namespace

std::string money_words(std::int64_t fen, bool chinese) {
    if (!chinese) return to_yuan({fen}) + " yuan";
    const std::int64_t size = fen < 0 ? -fen : fen;
    const auto rounded = [&](std::int64_t unit, std::string_view name) {  // to hundredths of the unit, without noughts at the end
        const std::int64_t hundredths = (size + unit / 200) / (unit / 100);
        std::string text = grouped(hundredths / 100);
        if (hundredths % 100 != 0) text += fmt::format(".{:02}", hundredths % 100);
        if (text.find('.') != std::string::npos && text.back() == '0') text.pop_back();
        return fmt::format("{}{}{}", fen < 0 ? "-" : "", text, name);
    };
    constexpr std::int64_t kTenThousand = 1'000'000, kHundredMillion = 10'000'000'000;
    if (size >= kHundredMillion) return rounded(kHundredMillion, "亿元");
    if (size >= kTenThousand) return rounded(kTenThousand, "万元");
    std::string exact = to_yuan({fen});
    if (fen % 100 == 0) exact.resize(exact.size() - 3);
    return exact + "元";
}

bool is_money(const figure::FigureSet& figures, const Figure& figure) {
    const Kind* kind = figure.sum.empty() ? nullptr : figures.definition().kind(figure.kind);
    const Field* field = kind == nullptr ? nullptr : kind->field(figure.sum);
    return field != nullptr && field->type == FieldType::Money;
}

std::string printed(const figure::FigureSet& figures, const FigureReference& reference, std::int64_t value) {
    const Figure& figure = *figures.find(reference.figure)->figure;
    if (figure.shape == Figure::Shape::Ratio) {
        std::int64_t scale = 1;
        for (int i = 0; i < figure.decimals; ++i) scale *= 10;
        if (figure.decimals == 0) return fmt::format("{}%", value);
        return fmt::format("{}.{:0{}}%", value / scale, value % scale, figure.decimals);
    }
    return is_money(figures, figure) ? to_yuan({value}) : grouped(value);
}

std::string printed(const figure::FigureSet& figures, const FigureReference& reference, const figure::FigureValue& value) {
    const bool rate = figures.find(reference.figure)->figure->shape == Figure::Shape::Ratio;
    return rate && value.denominator == 0 ? "—" : printed(figures, reference, value.value);
}

Result<Yearly> make_yearly(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, int year, CivilDate today,
                           const Passages& passages, Charts charts) {
    const auto span = figure::year_span(year);
    if (!span) return fail(span.error());
    // One snapshot: the numbers of a report belong together.
    if (auto begun = connection.begin(); !begun) return fail(begun.error());
    struct Rollback {
        store::Connection& connection;
        ~Rollback() { (void)connection.rollback(); }
    } rollback{connection};
    Yearly report;
    report.year = year;
    Faults faults;
    figure::Reading reading(connection, figures, bureau.bureau);
    Reader reader(reading, bureau, *span);
    for (const ReportPart& part : figures.definition().report_parts) {
        Part made = reader.part(part, faults);
        if (const auto written = passages.find(part.id); written != passages.end()) made.passage = written->second;
        if (part.elsewhere && !made.passage.empty()) made.zh.clear(), made.en.clear();
        report.parts.push_back(std::move(made));
    }
    number_parts(figures.definition(), report.parts);
    if (charts == Charts::Yes) {
        for (Part& part : report.parts) part.chart = read_chart_of(part, reading, year, today, faults);
    }
    if (!faults.empty()) return fail(std::move(faults));
    auto identities = figure::prove(reading, *span);
    if (!identities) return fail(identities.error());
    report.identities = std::move(*identities);
    report.as_of_event = reader.as_of_event;
    report.numbers = std::move(reader.numbers);
    auto targets = read_targets(reading, year, today);
    if (!targets) return fail(targets.error());
    for (Target& target : *targets) {
        const auto of = std::find_if(report.numbers.begin(), report.numbers.end(), [&](const Number& number) { return number.reference == target.figure; });
        if (of != report.numbers.end()) of->targets.push_back(std::move(target));
    }
    return report;
}

json::object to_json(const figure::IdentityResult& result, const figure::FigureSet& figures) {
    json::array terms;
    for (const auto& term : result.terms) {
        std::string name = term.reference.figure;
        for (const std::string& group : term.reference.groups) name += "." + group;
        terms.push_back(json::object{{"figure", name}, {"label", to_json(label_of(figures, term.reference))}, {"value", term.value}});
    }
    json::object out{{"id", result.identity->id}, {"label", to_json(result.identity->label)}, {"says", result.identity->says}, {"balanced", result.holds}};
    out["terms"] = std::move(terms);
    if (result.difference) out["difference"] = *result.difference;
    return out;
}

json::object to_json(const Yearly& report, const figure::FigureSet& figures) {
    json::array parts;
    for (const Part& part : report.parts) {
        json::array references;
        for (const std::string& reference : part.references) references.push_back(json::value(reference));
        parts.push_back(json::object{{"id", part.id}, {"line", part.line}, {"chapter", to_json(part.chapter)}, {"mark", to_json(part.mark)}, {"heading", to_json(part.heading)},
                                     {"elsewhere", part.elsewhere}, {"runs", runs_json(part.zh)}, {"runs_en", runs_json(part.en)}, {"refs", std::move(references)},
                                     {"passage", part.passage}});
    }
    json::array identities;
    for (const auto& identity : report.identities) identities.push_back(to_json(identity, figures));
    json::array numbers;
    for (const Number& number : report.numbers) numbers.push_back(to_json(number, figures));
    return {{"year", report.year}, {"parts", std::move(parts)}, {"numbers", std::move(numbers)}, {"identities", std::move(identities)}, {"as_of_event", report.as_of_event},
            {"state", "draft"}};
}

}  // namespace xiezhi::report
