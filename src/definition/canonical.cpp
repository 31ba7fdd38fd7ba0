#include "definition/canonical.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <type_traits>

#include "definition/names.hpp"

namespace xiezhi {

namespace {

// Every struct of the model is described once, by a list of (name, member); Write and Read walk the same list, so what
// is written can be read back.
template <class V> void describe(V& v, Words& w) { v("zh", w.zh); v("en", w.en); }
template <class V> void describe(V& v, Field& f) {
    v("id", f.id); v("type", f.type); v("label", f.label); v("help", f.help); v("class", f.field_class);
    v("list", f.list); v("of", f.of); v("unit", f.unit); v("min", f.min); v("max", f.max);
    v("unique", f.unique); v("indexed", f.indexed); v("in_list", f.in_list); v("hidden", f.hidden);
}
template <class V> void describe(V& v, PartyRole& p) {
    v("id", p.id); v("label", p.label); v("of", p.of); v("min", p.min); v("max", p.max); v("agents", p.agents);
}
template <class V> void describe(V& v, RowList& l) { v("id", l.id); v("label", l.label); v("fields", l.fields); }
template <class V> void describe(V& v, State& s) {
    v("id", s.id); v("label", s.label); v("initial", s.initial); v("closed", s.closed); v("final", s.final);
}
template <class V> void describe(V& v, NumberSeries& n) {
    v("id", n.id); v("label", n.label); v("issuer", n.issuer); v("pattern", n.pattern); v("may_enter", n.may_enter);
}
template <class V> void describe(V& v, Condition& c) { v("feel", c.feel); v("says", c.says); v("article", c.article); }
template <class V> void describe(V& v, Grant& g) { v("role", g.role); v("scope", g.scope); }
template <class V> void describe(V& v, ApprovalStep& a) { v("role", a.role); v("when", a.when); v("by_another", a.by_another); }
template <class V> void describe(V& v, InputField& i) {
    v("field", i.field); v("required", i.required); v("required_when", i.required_when); v("preset", i.preset);
}
template <class V> void describe(V& v, Setting& s) { v("field", s.field); v("feel", s.feel); }
template <class V> void describe(V& v, Transition& t) { v("when", t.when); v("to", t.to); }
template <class V> void describe(V& v, Action& a) {
    v("id", a.id); v("label", a.label); v("verb", a.verb); v("help", a.help); v("creates", a.creates);
    v("from", a.from); v("to", a.to); v("by", a.by); v("date_field", a.date_field); v("date_label", a.date_label);
    v("input", a.input); v("parties", a.parties); v("adds_row", a.adds_row); v("approval", a.approval);
    v("conditions", a.conditions); v("sets", a.sets); v("papers", a.papers); v("numbers", a.numbers);
    v("pauses", a.pauses); v("resumes", a.resumes); v("extends", a.extends); v("extends_by", a.extends_by);
    v("assigns", a.assigns); v("repeatable", a.repeatable); v("link", a.link); v("engine", a.engine);
}
template <class V> void describe(V& v, Anchor& a) { v("from", a.from); v("name", a.name); v("party", a.party); }
template <class V> void describe(V& v, TermSlot& t) {
    v("id", t.id); v("label", t.label); v("rule", t.rule); v("anchor", t.anchor); v("known", t.known);
    v("edition_field", t.edition_field); v("when", t.when); v("whose", t.whose); v("met_by", t.met_by);
    v("ended_by", t.ended_by); v("paused_by", t.paused_by); v("lapse_proposes", t.lapse_proposes);
    v("lapse_says", t.lapse_says);
}
template <class V> void describe(V& v, PauseGroup& p) {
    v("id", p.id); v("label", p.label); v("ground_field", p.ground_field); v("ends", p.ends); v("article", p.article);
}
template <class V> void describe(V& v, Paper& p) {
    v("id", p.id); v("label", p.label); v("issuer", p.issuer); v("series", p.series);
    v("template_file", p.template_file); v("to", p.to); v("adverse", p.adverse); v("article", p.article);
    v("verified", p.verified);
}
template <class V> void describe(V& v, Kind& k) {
    v("id", k.id); v("line", k.line); v("label", k.label); v("table", k.table); v("shape", k.shape);
    v("origin_system", k.origin_system); v("title", k.title); v("list_number", k.list_number);
    v("list_columns", k.list_columns); v("list_date", k.list_date); v("fields", k.fields); v("parties", k.parties);
    v("lists", k.lists); v("states", k.states); v("numbers", k.numbers); v("actions", k.actions);
    v("terms", k.terms); v("pauses", k.pauses); v("papers", k.papers); v("read", k.read); v("reveal", k.reveal);
    v("archive", k.archive); v("closing", k.closing); v("empty_text", k.empty_text); v("list_heading", k.list_heading);
    v("once", k.once); v("once_until", k.once_until);
}
template <class V> void describe(V& v, CodeValue& c) {
    v("code", c.code); v("label", c.label); v("from", c.from); v("to", c.to); v("map", c.map); v("group", c.group);
    v("article", c.article);
}
template <class V> void describe(V& v, CodeList& l) {
    v("id", l.id); v("label", l.label); v("source", l.source); v("verified", l.verified); v("values", l.values);
}
template <class V> void describe(V& v, Role& r) { v("id", r.id); v("label", r.label); v("bureau_wide", r.bureau_wide); v("lent_by_bearer", r.lent_by_bearer); }
template <class V> void describe(V& v, Figure& f) {
    v("id", f.id); v("label", f.label); v("kind", f.kind); v("shape", f.shape); v("when", f.when); v("until", f.until); v("at_start", f.at_start);
    v("where", f.where); v("by", f.by); v("sum", f.sum); v("of", f.of); v("numerator", f.numerator);
    v("denominator", f.denominator); v("decimals", f.decimals); v("unit", f.unit); v("note", f.note); v("stated", f.stated);
    v("version", f.version); v("cells", f.cells);
}
template <class V> void describe(V& v, Identity& i) { v("id", i.id); v("label", i.label); v("says", i.says); }
template <class V> void describe(V& v, ReportPart& p) {
    v("id", p.id); v("line", p.line); v("order", p.order); v("chapter", p.chapter); v("elsewhere", p.elsewhere); v("heading", p.heading); v("text", p.text);
}
template <class V> void describe(V& v, ReportChapter& c) { v("id", c.id); v("order", c.order); v("heading", c.heading); }

class Write {
  public:
    // The members that differ from those of a fresh T.
    template <class T>
    static json::object object(const T& value) {
        static const json::object kFresh = everything(T{});
        json::object out = everything(value);
        for (const auto& member : kFresh) {
            if (out.at(member.key()) == member.value()) out.erase(member.key());
        }
        return out;
    }

    template <class T>
    void operator()(const char* name, T& value) {
        out_[name] = as_json(value);
    }

  private:
    template <class T>
    static json::object everything(const T& value) {
        Write write;
        describe(write, const_cast<T&>(value));  // describe() serves both directions; writing changes nothing
        return std::move(write.out_);
    }

    static json::value as_json(const std::string& text) { return json::string(text); }
    static json::value as_json(bool flag) { return flag; }
    static json::value as_json(int number) { return static_cast<std::int64_t>(number); }
    static json::value as_json(const std::optional<std::int64_t>& number) {
        return number ? json::value(*number) : json::value(nullptr);
    }
    static json::value as_json(const std::optional<Anchor>& anchor) {
        return anchor ? json::value(object(*anchor)) : json::value(nullptr);
    }
    static json::value as_json(const std::map<std::string, std::string>& map) {
        json::object out;
        for (const auto& [key, value] : map) out[key] = value;
        return out;
    }
    template <class T>
    static json::value as_json(const std::vector<T>& items) {
        json::array out;
        for (const T& item : items) out.push_back(as_json(item));
        return out;
    }
    template <class T>
    static json::value as_json(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            return json::string(name_of(value));
        } else {
            return object(value);
        }
    }

    json::object out_;
};

class Read {
  public:
    explicit Read(const json::object& in, bool& good) : in_(in), good_(good) {}

    template <class T>
    void operator()(const char* name, T& value) {
        const json::value* member = in_.if_contains(name);
        if (member == nullptr) return;
        ++read_;
        get(*member, value);
    }

    template <class T>
    static void object(const json::value& in, T& out, bool& good) {
        if (!in.is_object()) {
            good = false;
            return;
        }
        Read read(in.get_object(), good);
        describe(read, out);
        if (read.read_ != in.get_object().size()) good = false;  // a member this program does not know
    }

  private:
    void get(const json::value& in, std::string& out) {
        if (in.is_string()) out = std::string(in.get_string()); else good_ = false;
    }
    void get(const json::value& in, bool& out) {
        if (in.is_bool()) out = in.get_bool(); else good_ = false;
    }
    void get(const json::value& in, int& out) {
        const auto number = in.is_int64() ? in.get_int64() : -1;
        if (number >= 0 && number <= 1'000'000'000) out = static_cast<int>(number); else good_ = false;
    }
    void get(const json::value& in, std::optional<std::int64_t>& out) {
        if (in.is_int64()) out = in.get_int64(); else good_ = false;
    }
    void get(const json::value& in, std::optional<Anchor>& out) { object(in, out.emplace(), good_); }
    void get(const json::value& in, std::map<std::string, std::string>& out) {
        if (!in.is_object()) {
            good_ = false;
            return;
        }
        for (const auto& member : in.get_object()) get(member.value(), out[std::string(member.key())]);
    }
    template <class T>
    void get(const json::value& in, std::vector<T>& out) {
        if (!in.is_array()) {
            good_ = false;
            return;
        }
        for (const json::value& item : in.get_array()) get(item, out.emplace_back());
    }
    template <class T>
    void get(const json::value& in, T& out) {
        if constexpr (std::is_enum_v<T>) {
            std::string name;
            get(in, name);
            if (const auto value = value_named<T>(name)) out = *value; else good_ = false;
        } else {
            object(in, out, good_);
        }
    }

    const json::object& in_;
    bool& good_;
    std::size_t read_ = 0;
};

}  // namespace

json::object to_json(const Kind& kind) { return Write::object(kind); }
json::object to_json(const CodeList& list) { return Write::object(list); }
json::object to_json(const Figure& figure) { return Write::object(figure); }

std::string to_canonical(const Kind& kind) { return canonical(Write::object(kind)); }

Result<Kind> from_canonical(std::string_view body) {
    auto parsed = parse_json(body);
    if (!parsed) return tl::unexpected(parsed.error());
    Kind kind;
    bool good = true;
    Read::object(*parsed, kind, good);
    if (!good || kind.id.empty()) {
        return fail({Code::BadDefinition,
                     {"存储的种类定义读不出来，可能由更新的程序写入", "The stored kind cannot be read; a newer program may have written it"},
                     {"请用写入它的程序版本打开，或从备份恢复。", "Open it with the program that wrote it, or restore a backup."},
                     kind.id, ""});
    }
    kind.hash = hash_of(kind);
    return kind;
}

std::string sm3_hex(std::string_view text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    XIEZHI_CHECK(EVP_Digest(text.data(), text.size(), digest, &size, EVP_sm3(), nullptr) == 1);
    std::string out;
    for (unsigned int i = 0; i < size; ++i) out += fmt::format("{:02x}", digest[i]);
    return out;
}

std::string hash_of(const Kind& kind) { return sm3_hex(to_canonical(kind)); }

std::string hash_of(const Definition& definition) {
    json::object all;
    json::object& kinds = all["kinds"].emplace_object();
    for (const auto& [id, kind] : definition.kinds) kinds[id] = kind->hash;
    json::object& lists = all["lists"].emplace_object();
    for (const auto& [id, list] : definition.lists) lists[id] = Write::object(list);
    json::object& roles = all["roles"].emplace_object();
    for (const auto& [id, role] : definition.roles) roles[id] = Write::object(role);
    json::object& figures = all["figures"].emplace_object();
    for (const auto& [id, figure] : definition.figures) figures[id] = Write::object(figure);
    json::array& identities = all["identities"].emplace_array();
    for (const Identity& identity : definition.identities) identities.push_back(Write::object(identity));
    json::array& chapters = all["report_chapters"].emplace_array();
    for (const ReportChapter& chapter : definition.report_chapters) chapters.push_back(Write::object(chapter));
    json::array& parts = all["report_parts"].emplace_array();
    for (const ReportPart& part : definition.report_parts) parts.push_back(Write::object(part));
    json::object& lines = all["lines"].emplace_object();
    for (const auto& [id, label] : definition.lines) lines[id] = to_json(label);
    json::object& templates = all["templates"].emplace_object();
    for (const auto& [path, text] : definition.templates) templates[path] = sm3_hex(text);
    return sm3_hex(canonical(all));
}

}  // namespace xiezhi
