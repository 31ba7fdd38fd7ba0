#include "definition/compiled.hpp"

#include <algorithm>

#include "definition/names.hpp"
#include "definition/yaml_reader.hpp"

namespace xiezhi {

using From = NameSource::From;

feel::Type feel_type(const Field& field, const Definition& definition) {
    const auto code_type = [&] {
        const CodeList* list = definition.list(field.list);
        if (list == nullptr) return feel::Type::text();  // the missing list is a fault of its own
        feel::Codes codes;
        for (const CodeValue& value : list->values) codes.push_back(value.code);
        return feel::Type::code(std::move(codes));
    };
    switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Unit:
        case FieldType::Staff:
        case FieldType::Record:
        case FieldType::File: return feel::Type::text();
        case FieldType::Date: return feel::Type::date();
        case FieldType::Integer: {
            if (!field.max || *field.max <= 0) return feel::Type::integer();
            const std::int64_t least = field.min.value_or(0);
            return feel::Type::integer(std::clamp(std::max(*field.max, least < 0 ? -least : least), std::int64_t{1}, feel::kCountLimit));
        }
        case FieldType::Money: return feel::Type::money();
        case FieldType::YesNo: return feel::Type::boolean();
        case FieldType::Code: return code_type();
        case FieldType::Codes: return feel::Type::list_of(code_type());
    }
    return feel::Type::text();
}

std::vector<ConditionName> condition_names(const Kind& kind, const Definition& definition) {
    std::vector<ConditionName> out;
    feel::Codes states;
    for (const State& state : kind.states) states.push_back(state.id);
    out.push_back({"state", feel::Type::code(std::move(states)), {From::State, ""}});
    out.push_back({"today", feel::Type::date(), {From::Today, ""}});
    for (const Field& field : kind.fields) out.push_back({field.id, feel_type(field, definition), {From::Field, field.id}});
    for (const Action& action : kind.actions) {
        out.push_back({"acted." + action.id, feel::Type::boolean(), {From::Acted, action.id}});
        out.push_back({"on." + action.id, feel::Type::date(), {From::On, action.id}});
    }
    for (const RowList& list : kind.lists) {
        out.push_back({"count." + list.id, feel::Type::integer(), {From::CountRows, list.id}});
        for (const Field& field : list.fields) {
            const std::string name = list.id + "." + field.id;
            out.push_back({name, feel_type(field, definition), {From::Row, name}});
        }
    }
    for (const PartyRole& party : kind.parties) {
        out.push_back({"count." + party.id, feel::Type::integer(), {From::CountParty, party.id}});
    }
    for (const Paper& paper : kind.papers) {
        out.push_back({"served." + paper.id, feel::Type::boolean(), {From::Served, paper.id}});
    }
    return out;
}

Result<feel::Environment> feel_environment(const Kind& kind, const Definition& definition) {
    feel::Environment out;
    Faults faults;
    for (ConditionName& entry : condition_names(kind, definition)) {
        Origin at = kind.origin;
        if (const Field* field = kind.field(entry.name)) at = field->origin;
        if (const auto added = out.add(entry.name, entry.type, yaml::to_text(at)); !added) append(faults, added.error());
    }
    if (!faults.empty()) return fail(std::move(faults));
    return out;
}

namespace {

// Walks all expressions of a kind and compiles each text once.
class Compiler {
  public:
    Compiler(const Kind& kind, const Definition& definition, const feel::Environment& names)
        : kind_(kind), definition_(definition), names_(names) {}

    void run() {
        for (const Action& action : kind_.actions) {
            for (const Transition& transition : action.to) condition(transition.when, transition.origin);
            for (const ApprovalStep& step : action.approval) condition(step.when, step.origin);
            for (const Condition& one : action.conditions) condition(one.feel, one.origin);
            for (const InputField& input : action.input) {
                condition(input.required_when, action.origin);
                if (!input.preset.empty()) value_for(input.field, input.preset, action.origin);
            }
            for (const Setting& setting : action.sets) value_for(setting.field, setting.feel, setting.origin);
        }
        for (const TermSlot& slot : kind_.terms) condition(slot.when, slot.origin);
        for (const Condition& one : kind_.closing) condition(one.feel, one.origin);
    }

    Faults faults;
    std::map<std::string, feel::Expression, std::less<>> compiled;

  private:
    void condition(const std::string& text, const Origin& origin) {
        if (text.empty()) return;
        auto expression = feel::compile_condition(text, names_, yaml::to_text(origin));
        keep(text, std::move(expression));
    }

    // The value must fit the field: same type, and for a code field only codes of its list. Comparing it with the field
    // asks the type checker exactly that.
    void value_for(const std::string& field, const std::string& text, const Origin& origin) {
        const std::string where = yaml::to_text(origin);
        auto expression = feel::compile(text, names_, where);
        const bool good = expression.has_value();
        const bool null = good && expression->type().kind == feel::Kind::Null;
        keep(text, std::move(expression));
        if (!good || null || names_.find(field) == nullptr) return;
        if (names_.find(field)->is_list) {
            if (!compiled.at(text).type().is_list) {
                faults.push_back(yaml::fault_at(origin, {"“" + field + "”要的是列表", "'" + field + "' takes a list"},
                                                {"请写成 [\"A\", \"B\"]。", "Write [\"A\", \"B\"]."}));
            }
            return;
        }
        if (auto fits = feel::compile("(" + text + ") = " + field, names_, where); !fits) {
            for (Fault& fault : fits.error()) {
                fault.message.zh = "给“" + field + "”的值：" + fault.message.zh;
                fault.message.en = "The value for '" + field + "': " + fault.message.en;
            }
            append(faults, std::move(fits.error()));
        }
    }

    void keep(const std::string& text, Result<feel::Expression> expression) {
        if (expression) {
            compiled.emplace(text, std::move(*expression));
        } else {
            append(faults, std::move(expression.error()));
        }
    }

    const Kind& kind_;
    const Definition& definition_;
    const feel::Environment& names_;
};

}  // namespace

Result<CompiledKind> CompiledKind::compile(std::shared_ptr<const Kind> kind, const Definition& definition) {
    const auto environment = feel_environment(*kind, definition);
    if (!environment) return tl::unexpected(environment.error());
    Compiler compiler(*kind, definition, *environment);
    compiler.run();
    if (!compiler.faults.empty()) return fail(std::move(compiler.faults));

    CompiledKind out;
    out.names_ = condition_names(*kind, definition);
    out.kind_ = std::move(kind);
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < out.names_.size(); ++i) places[out.names_[i].name] = i;
    for (auto& [text, expression] : compiler.compiled) {
        std::vector<std::size_t> needs;
        for (const feel::Slot& slot : expression.slots()) needs.push_back(places.at(slot.name));
        out.entries_.emplace(text, Entry{expression, std::move(needs)});
    }
    return out;
}

const CompiledKind::Entry& CompiledKind::entry(std::string_view feel) const {
    const auto found = entries_.find(feel);
    XIEZHI_CHECK(found != entries_.end());
    return found->second;
}

const feel::Expression& CompiledKind::of(std::string_view feel) const { return entry(feel).expression; }
const std::vector<std::size_t>& CompiledKind::needs(std::string_view feel) const { return entry(feel).needs; }

std::vector<feel::Value> CompiledKind::gather(const Entry& entry, std::span<const feel::Value> values) const {
    XIEZHI_CHECK(values.size() == names_.size());
    std::vector<feel::Value> out;
    out.reserve(entry.needs.size());
    for (const std::size_t place : entry.needs) out.push_back(values[place]);
    return out;
}

feel::Value CompiledKind::value(std::string_view feel, std::span<const feel::Value> values) const {
    const Entry& found = entry(feel);
    return feel::evaluate(found.expression, gather(found, values));
}

bool CompiledKind::holds(std::string_view feel, std::span<const feel::Value> values) const {
    if (feel.empty()) return true;
    const Entry& found = entry(feel);
    return feel::holds(found.expression, gather(found, values));
}

feel::Value CompiledKind::value(std::string_view feel, const feel::Lookup& lookup) const {
    return feel::evaluate(entry(feel).expression, lookup);
}

bool CompiledKind::holds(std::string_view feel, const feel::Lookup& lookup) const {
    return feel.empty() || feel::holds(entry(feel).expression, lookup);
}

Result<CompiledKinds> compile_kinds(const Definition& definition) {
    CompiledKinds out;
    Faults faults;
    for (const auto& [id, kind] : definition.kinds) {
        auto compiled = CompiledKind::compile(kind, definition);
        if (compiled) {
            out[id] = std::make_shared<const CompiledKind>(std::move(*compiled));
        } else {
            append(faults, std::move(compiled.error()));
        }
    }
    if (!faults.empty()) return fail(std::move(faults));
    return out;
}

Result<feel::Expression> compile_where(const Figure& figure, const Definition& definition) {
    const Kind* kind = definition.kind(figure.kind);
    XIEZHI_CHECK(kind != nullptr);
    const std::string where = yaml::to_text(figure.origin);
    feel::Environment names;
    for (const ConditionName& entry : condition_names(*kind, definition)) {
        const bool state = entry.source.from == From::State;
        const Field* field = entry.source.from == From::Field ? kind->field(entry.source.of) : nullptr;
        if (!state && (field == nullptr || is_sealed(field->field_class))) continue;
        // A name the language refuses is a fault of the kind (feel_environment); here it is only left out.
        if (const auto added = names.add(entry.name, entry.type, where); !added) continue;
    }
    auto expression = feel::compile_condition(figure.where, names, where);
    if (!expression) {
        for (Fault& fault : expression.error()) {
            fault.message.zh = "指标 " + figure.id + " 的条件：" + fault.message.zh;
            fault.message.en = "The condition of figure " + figure.id + ": " + fault.message.en;
            fault.remedy.zh += "指标的条件只能用本种类的明文字段与 state。";
            fault.remedy.en += " A figure's condition uses fields kept in clear, and state.";
        }
    }
    return expression;
}

}  // namespace xiezhi
