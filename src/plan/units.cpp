#include "plan/units.hpp"

#include <algorithm>

#include "plan/markers.hpp"
#include "plan/vocabulary.hpp"

namespace xiezhi::plan {

// Takes the words off that say what a unit does: "普法科牵头", "各司法所按职责分工负责", "办公室(牵头)".
Role strip_role(TextView& name) {
    static const std::vector<TextView> kLead{U"牵头", U"牵头负责", U"(牵头)", U"(牵头单位)", U"(牵头科室)", U"(牵头部门)", U"为牵头单位",
                                             U"牵头落实", U"主责", U"(主责)", U"总牵头", U"牵头抓总", U"(主办)", U"主办", U"牵头组织", U"为主"};
    static const std::vector<TextView> kOther{U"配合",
                                              U"(配合)",
                                              U"(配合单位)",
                                              U"负责",
                                              U"等负责",
                                              U"落实",
                                              U"参与",
                                              U"协助",
                                              U"协办",
                                              U"(协办)",
                                              U"按职责分工负责",
                                              U"按职责分工",
                                              U"按照职责分工负责",
                                              U"按职责负责",
                                              U"分工负责",
                                              U"分别负责",
                                              U"按职责分别负责",
                                              U"按职责分工配合",
                                              U"按职能负责",
                                              U"按职能分工负责",
                                              U"按各自职责负责",
                                              U"按照各自职责负责",
                                              U"按照职责负责",
                                              U"按照分工负责",
                                              U"共同负责",
                                              U"具体负责",
                                              U"等按职责分工负责",
                                              U"具体落实",
                                              U"共同落实",
                                              U"等",
                                              U"等单位",
                                              U"等部门",
                                              U"等科室",
                                              U"等有关部门",
                                              U"等按职责分工",
                                              U"承办",
                                              U"分头落实",
                                              U"根据职责分工负责",
                                              U"依职责分工负责",
                                              U"按分工负责",
                                              U"按职责分工落实",
                                              U"协同配合",
                                              U"密切配合",
                                              U"共同配合",
                                              U"积极配合",
                                              U"配合落实",
                                              U"按职责落实",
                                              U"各负其责",
                                              U"(按职责分工负责)",
                                              U"等配合",
                                              U"等参与"};
    // "甲局等相关单位", "甲局等县级有关部门".
    if (const auto others = name.rfind(U'等'); others != TextView::npos && others >= 2 && name.size() - others >= 3 && name.size() - others <= 10) {
        TextView rest = name.substr(others + 1);
        for (bool more = true; more && !rest.empty();) {
            const TextView word = word_at(rest, 0, {U"相关", U"有关", U"各", U"其他", U"部门", U"单位", U"科室", U"股室", U"处室", U"县级", U"区级", U"市级", U"县直", U"区直", U"市直", U"和", U"、"});
            more = !word.empty();
            rest.remove_prefix(word.size());
        }
        if (rest.empty()) name = name.substr(0, others);
    }
    Role role = Role::None;
    for (int round = 0; round < 3; ++round) {
        name = trimmed(name);
        if (const auto lead = word_before(name, name.size(), kLead); !lead.empty()) {
            name.remove_suffix(lead.size());
            role = Role::Lead;
        } else if (const auto other = word_before(name, name.size(), kOther); !other.empty()) {
            name.remove_suffix(other.size());
            if (role == Role::None && (other.front() != U'等' || contains_any(other, {U"负责", U"配合", U"参与", U"分工"})))
                role = other == U"负责" || other == U"具体负责"                        ? Role::Charge
                       : contains_any(other, {U"配合", U"协助", U"协办", U"参与"}) ? Role::Support
                                                                                  : Role::Other;
        } else {
            break;
        }
    }
    return role;
}

static TextView strip_edges(TextView name) {
    static const TextView kEdge = U" 　、,;:。.()[]【】“”/\t：，；（）—–-";
    // A bracket that closes inside the name belongs to it: 各街道(镇).
    for (bool more = true; more && !name.empty();) {
        more = false;
        if (kEdge.find(name.front()) != TextView::npos) name.remove_prefix(1), more = true;
        if (name.empty()) break;
        const char32_t last = name.back();
        const bool own_bracket = (last == U')' || last == U'）') && name.find_first_of(U"(（") != TextView::npos;
        if (!own_bracket && kEdge.find(last) != TextView::npos) name.remove_suffix(1), more = true;
    }
    if (!name.empty() && name.front() == U'由') name.remove_prefix(1);
    return name;
}

// 办公室和政工科 are two; 复议与应诉科 is one: what stands before the 和 must be a whole unit by itself.
static std::size_t joint_at(TextView folded) {
    static const std::vector<TextView> kWhole{U"科", U"股", U"办公室", U"处", U"司法所", U"中心", U"大队", U"局", U"街道", U"镇", U"支队", U"科室"};
    for (std::size_t i = 2; i + 2 < folded.size(); ++i) {
        if (folded[i] != U'和' && folded[i] != U'与' && folded[i] != U'及') continue;
        if (!word_before(folded, i, kWhole).empty() && is_unit_name(folded.substr(i + 1))) return i;
    }
    return TextView::npos;
}

static void add_once(std::vector<Text>& list, const Text& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
}

// "每单位派员2人" stands among names, but is none.
static bool counts_something(TextView name) {
    const Text folded = fold(name);
    for (std::size_t i = 1; i < folded.size(); ++i)
        if (is_digit(folded[i]) && !is_digit(folded[i - 1])) {
            std::size_t end = i;
            while (end < folded.size() && is_digit(folded[end])) ++end;
            if (end < folded.size() && end + 2 >= folded.size() && !measure_at(folded, end).empty()) return true;
        }
    return false;
}

std::vector<TextView> pieces_of(TextView written) {
    std::vector<TextView> pieces;
    const Text folded = fold(written);
    const TextView separators = U"、,;/\n\t";
    bool by_spaces = folded.find(U' ') != Text::npos;
    if (by_spaces) {
        // Spaces separate names only when every piece is a name; otherwise they are dirt inside a name.
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= folded.size() && by_spaces; ++i) {
            if (i < folded.size() && folded[i] != U' ' && separators.find(folded[i]) == TextView::npos) continue;
            TextView piece = trimmed(TextView(folded).substr(begin, i - begin));
            begin = i + 1;
            strip_role(piece);
            if (!piece.empty() && !is_unit_name(piece)) by_spaces = false;
        }
    }
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size()) {
            const char32_t c = folded[i];
            if (c == U'(' || c == U'[') ++depth;
            else if ((c == U')' || c == U']') && depth > 0) --depth;
            const bool cut = depth == 0 && (separators.find(c) != TextView::npos || (by_spaces && c == U' '));
            if (!cut) continue;
        }
        pieces.push_back(written.substr(begin, i - begin));
        begin = i + 1;
    }
    return pieces;
}

Text written_deadline(TextView value) {
    value = strip_edges(trimmed(value));
    if (value.size() > 3 && value.front() == U'于') value.remove_prefix(1);
    for (const TextView tail : {TextView(U"完成"), TextView(U"前完成")})
        if (tail.size() == 2 && ends_with(value, tail) && value.size() > 4) value.remove_suffix(2);
    return Text(value);
}

void add_units(TextView written, Assignment& into, bool all_lead) {
    std::vector<Text> group;
    std::vector<Text> in_charge;  // "甲局负责,乙局配合": who answers for it leads
    bool supported = false;
    const auto flush = [&](Role role) {
        for (const auto& name : group) {
            add_once(into.departments, name);
            if (role == Role::Lead || all_lead) add_once(into.leads, name);
            if (role == Role::Charge) add_once(in_charge, name);
        }
        supported = supported || (role == Role::Support && !group.empty());
        group.clear();
    };
    for (TextView piece : pieces_of(written)) {
        piece = strip_edges(trimmed(piece));
        if (piece.empty()) continue;
        // "1.甲局;2.乙局"
        const Text numbered = fold(piece);
        if (const auto marker = marker_at(numbered, 0, numbered.size());
            marker && marker->kind >= MarkerKind::ArabicPoint && marker->end + 2 <= numbered.size() && !marker->digits_follow)
            piece = piece.substr(marker->end);
        // "普法科 张三": who it is there is not its name.
        const Text whole = fold(piece);
        if (const auto blank = whole.rfind(U' '); blank != Text::npos && blank >= 2 && whole.size() - blank - 1 >= 2 && whole.size() - blank - 1 <= 3 &&
                                                  is_unit_name(whole.substr(0, blank)) && !is_unit_name(whole.substr(blank + 1)) && !is_deadline_words(whole.substr(blank + 1)))
            piece = piece.substr(0, blank);
        const Text folded = fold(piece);
        if (is_deadline_words(folded) && !is_unit_name(folded)) {
            if (into.deadline.empty()) into.deadline = written_deadline(piece);
            continue;
        }
        // "限期:8月底前": a time under a word that nobody listed.
        if (const auto colon = folded.find(U':'); colon != Text::npos && is_deadline_words(TextView(folded).substr(colon + 1))) {
            if (into.deadline.empty()) into.deadline = written_deadline(piece.substr(colon + 1));
            continue;
        }
        TextView name = folded;
        const Role role = strip_role(name);
        const bool bracketed = role != Role::None && folded.back() == U')';
        Text own(strip_edges(piece.substr(static_cast<std::size_t>(name.data() - folded.data()), name.size())));
        if (own.empty() || own.size() > 40 || counts_something(own)) {
            flush(role);
            continue;
        }
        // "甲局会同乙局": the first leads.
        if (const auto with = own.find(U"会同"); with != Text::npos && with >= 2 && is_unit_name(fold(own.substr(0, with)))) {
            group.push_back(without_spaces(own.substr(0, with)));
            flush(Role::Lead);
            own = own.substr(with + 2);
            if (own.empty()) continue;
        }
        if (const auto joint = joint_at(fold(own)); joint != TextView::npos) {
            group.push_back(without_spaces(own.substr(0, joint)));
            own = own.substr(joint + 1);
        }
        if (bracketed) {
            flush(Role::None);
            group.push_back(without_spaces(own));
            flush(role);
            continue;
        }
        group.push_back(without_spaces(own));
        if (role != Role::None) flush(role);
    }
    flush(Role::None);
    if (into.leads.empty() && supported) into.leads = std::move(in_charge);
}

}  // namespace xiezhi::plan
