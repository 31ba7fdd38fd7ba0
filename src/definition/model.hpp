// What a line of business is, as the program holds it after lines/ and law/ have been read and cross-checked.
//
// A Definition is immutable and shared; a running record keeps the hash of the kind under which it was opened. Nothing
// here computes: the loader fills it, `check` proves it, the engine, the figures and the API read it. A setting that no
// code reads does not belong here.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/fault.hpp"

namespace xiezhi {

// Where something was written: for every message about it.
struct Origin {
    std::string file;  // relative to the share folder, "lines/reconsideration/kinds/case.yaml"
    int line = 0;      // from 1
};

enum class FieldType {
    Text,      // one line
    LongText,  // several lines
    Date,      // CivilDate, stored as ISO text
    Integer,   // 64 bit, in the declared unit
    Money,     // fen
    YesNo,     // stored as 0/1
    Code,      // one value of a code list
    Codes,     // several, stored as a JSON array of text
    Unit,      // id of a record of kind unit
    Staff,     // id of a record of kind account
    Record,    // id of a record of kind `of`
    File,      // id of a stored file
};

// Who may see it and how it is kept (architecture section 9). Everything but Plain and Statistic is ciphertext.
enum class FieldClass { Plain, Name, Identity, Contact, Sensitive, Statistic, Secret };

struct Field {
    std::string id;
    FieldType type = FieldType::Text;
    Words label;
    Words help;                       // may be empty
    FieldClass field_class = FieldClass::Plain;
    std::string list;                 // Code, Codes: id of the code list
    std::string of;                   // Record: kind
    std::string unit;                 // Integer: what is counted, "day"
    std::optional<std::int64_t> min;  // Integer, Money: value; Text: length in characters
    std::optional<std::int64_t> max;
    bool unique = false;              // within the bureau
    bool indexed = false;             // a list may sort or filter by it cheaply
    bool hidden = false;              // kept for the program, not shown on the record's page
    bool in_list = false;             // shown as a column of the list by default
    Origin origin;
};

// Persons and units that take part in a record.
struct PartyRole {
    std::string id;  // "applicant"
    Words label;
    enum class Of { Person, Unit } of = Of::Person;
    int min = 0;
    int max = 0;  // 0: any number
    bool agents = false;   // may name agents
    Origin origin;
};

// A list of rows under a record: hearings, opinions heard, evidence.
struct RowList {
    std::string id;
    Words label;
    std::vector<Field> fields;
    Origin origin;
};

struct State {
    std::string id;
    Words label;
    bool initial = false;
    bool closed = false;  // the matter is closed; its terms have ended
    bool final = false;   // nothing follows: archived
    Origin origin;
};

// A number given by the series of the issuing organ: gap-free, never reused.
struct NumberSeries {
    std::string id;       // "case"
    Words label;
    std::string issuer;   // "bureau" or "government"
    std::string pattern;  // "{issuer.short}复〔{year}〕{seq}号"
    bool may_enter = false;  // a number given by an upper system may be entered
    Origin origin;
};

// A condition with the reason shown when it does not hold.
struct Condition {
    std::string feel;
    Words says;
    std::string article;
    Origin origin;
};

struct Grant {
    std::string role;  // "*" any signed-in member of the bureau
    enum class Scope { Bureau, Subtree, Unit, Own, PartyUnit } scope = Scope::Bureau;
};

struct ApprovalStep {
    std::string role;
    std::string when;  // FEEL, empty: always
    bool by_another = false;  // whoever asked does not sign it himself, nor does who acts for him
    Origin origin;
};

struct InputField {
    std::string field;             // "field", or "list.field" for a row that the action adds
    bool required = false;
    std::string required_when;     // FEEL over the record and the input, empty: see `required`
    std::string preset;            // FEEL for the value offered, may be empty
};

struct Setting {
    std::string field;
    std::string feel;  // value
    Origin origin;
};

struct Transition {
    std::string when;  // FEEL, empty: always; the first that holds counts
    std::string to;    // state; empty: stays
    Origin origin;
};

struct Action {
    std::string id;
    Words label;   // 受理
    Words verb;    // the button: 受理并发出通知书
    Words help;
    bool creates = false;            // opens a new record
    std::vector<std::string> from;   // states; empty with creates
    std::vector<Transition> to;
    std::vector<Grant> by;
    std::string date_field;          // field that receives the legal date of the act; may be empty
    Words date_label;                // what the legal date is called on the form; empty: 日期
    std::vector<InputField> input;
    std::vector<std::string> parties;  // party roles entered with it
    std::string adds_row;              // row list
    std::vector<ApprovalStep> approval;
    std::vector<Condition> conditions;
    std::vector<Setting> sets;
    std::vector<std::string> papers;   // papers issued
    std::vector<std::string> numbers;  // series that give a number
    std::string pauses;                // pause group opened on the legal date
    std::string resumes;               // pause group closed on the legal date
    std::string extends;               // term lengthened by the input field `extends_by` (in the rule's unit)
    std::string extends_by;
    bool assigns = false;              // input holds the new holder
    bool repeatable = true;            // may be done more than once on a record
    std::string link;                  // kind of a record created or linked by it
    std::string engine;                // named C++ function that check knows, may be empty
    Origin origin;
};

// Where a term starts.
struct Anchor {
    enum class From { Field, Act, Served, ServedLast } from = From::Field;
    std::string name;   // field, action or paper
    std::string party;  // Served: party role, empty: any (earliest)
};

struct TermSlot {
    std::string id;
    Words label;
    std::string rule;     // rule or rule family of law/
    Anchor anchor;
    std::optional<Anchor> known;    // second anchor of a cap
    std::string edition_field;      // date field that picks the edition; empty: the anchor's date
    std::string when;               // FEEL: does the term exist for this record?
    enum class Whose { Us, Applicant, Respondent, Other, Option } whose = Whose::Us;
    std::vector<std::string> met_by;     // actions; a paper's service is written serve(paper)
    std::vector<std::string> ended_by;   // actions that make it pointless
    std::vector<std::string> paused_by;  // pause groups
    std::string lapse_proposes;          // action proposed when it lapses, may be empty
    Words lapse_says;
    Origin origin;
};

struct PauseGroup {
    std::string id;
    Words label;
    std::string ground_field;  // field that holds the ground, may be empty
    // What the closing act's date is: the day the clock was set going again (a notice of resumption), or the last day of
    // what stopped it (an appraisal's last day). In YAML `ends: resume_day` (the default) or `ends: last_day`.
    enum class Ends { ResumeDay, LastDay } ends = Ends::ResumeDay;
    std::string article;
    Origin origin;
};

// A document of a matter, issued in the name of an organ.
struct Paper {
    std::string id;
    Words label;
    std::string issuer;                // "government", "bureau" or "" (internal record)
    std::string series;                // number series; empty: unnumbered
    std::string template_file;         // relative to the line's folder, "papers/acceptance_notice.html"
    std::vector<std::string> to;       // party roles it is served on; empty: not served
    bool adverse = false;              // records notice, statement, reasons and signer
    std::string article;
    bool verified = false;             // is the form an official one?
    Origin origin;
};

struct Kind {
    std::string id;
    std::string line;
    Words label;
    std::string table;  // database table, equal to id
    enum class Shape { Case, Register } shape = Shape::Case;
    std::string origin_system;      // "here", or the upper system
    std::string title;              // template over fields and parties: "{applicant}不服{respondent}{act_kind}案"
    std::string list_number;        // series shown in lists
    std::vector<std::string> list_columns;
    std::string list_date;          // date field by which lists are sorted, newest first
    std::vector<Field> fields;
    std::vector<PartyRole> parties;
    std::vector<RowList> lists;
    std::vector<State> states;
    std::vector<NumberSeries> numbers;
    std::vector<Action> actions;
    std::vector<TermSlot> terms;
    std::vector<PauseGroup> pauses;
    std::vector<Paper> papers;
    std::vector<Grant> read;
    std::vector<Grant> reveal;
    std::vector<Grant> archive;     // who may void, reopen and correct
    std::vector<Condition> closing; // all that must be there before the matter is archived; listed together
    std::vector<std::string> once;  // fields, FIELD.year and parties: no two records have all of them alike
    std::vector<std::string> once_until;  // states from which a record no longer counts for it
    Words list_heading;             // what the list is called where that is not the label: "Plan tasks"
    Words empty_text;               // what the empty list says
    std::string hash;               // of the kind's canonical form
    Origin origin;

    const Field* field(std::string_view id) const;
    const Action* action(std::string_view id) const;
    const State* state(std::string_view id) const;
    const Paper* paper(std::string_view id) const;
    const PartyRole* party(std::string_view id) const;
    const RowList* list(std::string_view id) const;
    const NumberSeries* number(std::string_view id) const;
    const TermSlot* term(std::string_view id) const;
};

struct CodeValue {
    std::string code;
    Words label;
    std::string from, to;  // ISO dates in force; empty: open
    std::map<std::string, std::string> map;  // cross-walk: other list → code there
    std::string group;                       // for figures: 'corrected', 'consent'
    std::string article;
};

struct CodeList {
    std::string id;
    Words label;
    std::string source;
    bool verified = true;
    std::vector<CodeValue> values;
    Origin origin;
    const CodeValue* value(std::string_view code) const;
};

struct Role {
    std::string id;
    Words label;
    bool bureau_wide = false;
    bool lent_by_bearer = false;  // acting-for lends it only when its bearer entered the deputy himself
};

struct Figure {
    enum class Shape { Flow, Stock, Distinct, Ratio } shape = Shape::Flow;
    std::string id;    // "reconsideration.accepted"
    Words label;
    std::string kind;
    std::string when;       // Flow: base date field; Stock: field of entry
    std::string until;      // Stock: date field of leaving
    bool at_start = false;  // Stock: as it stood when the span began (what was carried over), not when it ended
    std::string where;      // FEEL, may be empty
    std::vector<std::string> by;  // at most two declared groupings (code, unit, yes_no fields)
    std::string sum;        // money or integer field added up; empty: records are counted
    std::string of;         // Distinct: field
    std::string numerator, denominator;  // Ratio: figures
    int decimals = 1;       // Ratio, in percent
    Words unit;             // 件
    Words note;
    int version = 1;
    bool cells = true;      // kept in the transaction
    bool stated = false;    // stated by somebody, not counted: without a record the number is missing, not nought
    Origin origin;
};

struct Identity {
    std::string id;
    Words label;
    std::string says;  // FEEL over figure names; may select a group: accepted["UPHELD"] is written accepted.UPHELD
    Origin origin;
};

// A chapter of a report; its parts follow one another in their own order.
struct ReportChapter {
    std::string id;
    int order = 0;
    Words heading;
    Origin origin;
};

// A paragraph of a report: text with references, {reconsideration.received} or {reconsideration.closed.UPHELD}. A piece
// in [[ ]] is told only where one of its numbers is not nought.
struct ReportPart {
    std::string id;
    std::string line;
    int order = 0;
    std::string chapter;     // empty: before all chapters
    bool elsewhere = false;  // business that is not done here: its text says so until somebody writes the passage
    Words heading;
    Words text;              // empty: written by hand alone
    Origin origin;
};

struct Definition {
    std::map<std::string, std::shared_ptr<const Kind>, std::less<>> kinds;
    std::map<std::string, CodeList, std::less<>> lists;
    std::map<std::string, Role, std::less<>> roles;
    std::map<std::string, Figure, std::less<>> figures;
    std::vector<Identity> identities;
    std::vector<ReportChapter> report_chapters;  // in their order
    std::vector<ReportPart> report_parts;        // in the order of chapters and parts
    std::map<std::string, Words, std::less<>> lines;  // id → label
    // "reconsideration/papers/acceptance_notice.html" → text (the bureau's own where its overlay holds one).
    std::map<std::string, std::string, std::less<>> templates;
    std::string hash;

    const Kind* kind(std::string_view id) const;
    const CodeList* list(std::string_view id) const;
    const std::string* template_of(const Kind& kind, const Paper& paper) const;  // nullptr: no such file
};

}  // namespace xiezhi
