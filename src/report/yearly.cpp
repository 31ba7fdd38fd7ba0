#include "report/yearly.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/money.hpp"
#include "definition/references.hpp"

namespace xiezhi::report {

namespace {

std::string grouped(std::int64_t value) {
    std::string text = std::to_string(value < 0 ? -value : value);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return value < 0 ? "-" + text : text;
}

// YAML joins the lines of a text by spaces; Chinese text has none after its punctuation.
std::string without_folds(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool after_wide = i > 0 ? (static_cast<unsigned char>(text[i - 1]) & 0x80) != 0 : text.size() == 1;
        if (text[i] == ' ' && after_wide) continue;
        out += text[i];
    }
    return out;
}

class Reader {
  public:
    Reader(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, figure::Span span)
        : connection_(connection), figures_(figures), bureau_(bureau), span_(span) {}

    std::vector<Run> read(const std::string& text, bool chinese, const std::string& where, Faults& faults) {
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
            const std::string shown = number->missing ? (chinese ? "〔缺〕" : "[missing]") : number->shown;
            runs.push_back({shown, piece.text, number->value, number->label, number->stated, number->missing});
        }
        return runs;
    }

    std::int64_t as_of_event = 0;
    std::vector<Number> numbers;

  private:
    // Read once, however often the texts name it.
    const Number* number_of(const std::string& reference, Faults& faults) {
        const auto known = std::find_if(numbers.begin(), numbers.end(), [&](const Number& one) { return one.reference == reference; });
        if (known != numbers.end()) return &*known;
        auto number = read_number(connection_, figures_, bureau_.bureau, reference, span_, as_of_event);
        if (!number) {
            append(faults, number.error());
            return nullptr;
        }
        numbers.push_back(std::move(*number));
        return &numbers.back();
    }

    store::Connection& connection_;
    const figure::FigureSet& figures_;
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

}  // namespace

std::string printed(const figure::FigureSet& figures, const FigureReference& reference, std::int64_t value) {
    const Figure& figure = *figures.find(reference.figure)->figure;
    if (figure.shape == Figure::Shape::Ratio) {
        std::int64_t scale = 1;
        for (int i = 0; i < figure.decimals; ++i) scale *= 10;
        if (figure.decimals == 0) return fmt::format("{}%", value);
        return fmt::format("{}.{:0{}}%", value / scale, value % scale, figure.decimals);
    }
    if (!figure.sum.empty()) {
        const Kind* kind = figures.definition().kind(figure.kind);
        const Field* field = kind == nullptr ? nullptr : kind->field(figure.sum);
        if (field != nullptr && field->type == FieldType::Money) return to_yuan({value});
    }
    return grouped(value);
}

std::string printed(const figure::FigureSet& figures, const FigureReference& reference, const figure::FigureValue& value) {
    const bool rate = figures.find(reference.figure)->figure->shape == Figure::Shape::Ratio;
    return rate && value.denominator == 0 ? "—" : printed(figures, reference, value.value);
}

Result<Yearly> make_yearly(store::Connection& connection, const figure::FigureSet& figures, const engine::BureauProfile& bureau, int year, CivilDate today) {
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
    Reader reader(connection, figures, bureau, *span);
    std::vector<const ReportPart*> parts;
    for (const ReportPart& part : figures.definition().report_parts) parts.push_back(&part);
    std::stable_sort(parts.begin(), parts.end(), [](const ReportPart* a, const ReportPart* b) { return a->order < b->order; });
    for (const ReportPart* part : parts) {
        const std::string where = fmt::format("{}:{}", part->origin.file, part->origin.line);
        report.parts.push_back({part->id, part->line, part->heading, reader.read(part->text.zh, true, where, faults), reader.read(part->text.en, false, where, faults)});
    }
    if (!faults.empty()) return fail(std::move(faults));
    auto identities = figure::prove(connection, figures, bureau.bureau, *span);
    if (!identities) return fail(identities.error());
    report.identities = std::move(*identities);
    report.as_of_event = reader.as_of_event;
    report.numbers = std::move(reader.numbers);
    auto targets = read_targets(connection, figures, bureau.bureau, year, today);
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
        parts.push_back(json::object{{"id", part.id}, {"line", part.line}, {"heading", to_json(part.heading)}, {"runs", runs_json(part.zh)}, {"runs_en", runs_json(part.en)}});
    }
    json::array identities;
    for (const auto& identity : report.identities) identities.push_back(to_json(identity, figures));
    json::array numbers;
    for (const Number& number : report.numbers) numbers.push_back(to_json(number, figures));
    return {{"year", report.year}, {"parts", std::move(parts)}, {"numbers", std::move(numbers)}, {"identities", std::move(identities)}, {"as_of_event", report.as_of_event},
            {"state", "draft"}};
}

}  // namespace xiezhi::report
