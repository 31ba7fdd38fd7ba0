#include "http/shapes.hpp"

namespace xiezhi::http {

namespace {

constexpr std::string_view kCommon = R"(
Words: zh string, en string
Fault: code string, message Words, remedy Words, where? string, article? string
Problem: type string, title string, status integer, code string, faults Fault[]
Named: id string, name string
TotalLink: path string, until date
TotalAsked: bureau string, unit string, item Words, month_end date, until date
TotalAnswer: value integer, source string, reported_by string
TotalReceipt: sequence integer
Health: ok boolean, law string, calendar string, definitions string

SignIn: name string, password string
Post: role string, unit string, label? Words
Account: id string, name string, unit Named, posts Post[], acting_for Named[]
Bureau: id integer, name string, short string
Session: account Account, bureau Bureau, csrf string, today date

RightsRole: id string, label Words
RightsGrant: role string, scope string, label Words
RightsLine: action string, label Words, by RightsGrant[]
RightsKind: kind string, line string, label Words, actions RightsLine[]
Rights: roles RightsRole[], rows RightsKind[]
)";

// What a kind is made of, as the forms and lists need it.
constexpr std::string_view kKinds = R"(
FieldType = "text"|"long_text"|"date"|"integer"|"money"|"yes_no"|"code"|"codes"|"unit"|"staff"|"record"|"file"
FieldClass = "plain"|"name"|"identity"|"contact"|"sensitive"|"statistic"|"secret"
Field: id string, type FieldType, label Words, class FieldClass, indexed boolean, help? Words, list? string, of? string,
  unit? string, min? integer, max? integer
PartyRole: id string, label Words, of "person"|"unit", min integer, max integer, agents boolean
RowList: id string, label Words, fields Field[]
State: id string, label Words, initial boolean, closed boolean, final boolean
# `required_when` is a condition in the normalised spelling, for feelin; `preset` a FEEL expression.
Input: Field? & field string, required boolean, required_when? string, preset? string
ApprovalRule: role string, label? Words, when? string
Transition: when string, to string
# `numbers`: series of which this action takes a number that an upper system gave, as the input number.SERIES.
Action: id string, label Words, verb Words, creates boolean, from string[], assigns boolean, help? Words, date_field? string,
  date_label? Words, input Input[], parties string[], adds? string, approval ApprovalRule[], to Transition[], papers string[],
  numbers string[]
TermSlot: id string, label Words, rule string, whose string
PaperForm: id string, label Words, to string[], issuer string, verified boolean
Series: id string, label Words, pattern string
CodeValue: code string, label Words, from? date, to? date, group? string
CodeList: id string, label Words, verified boolean, values CodeValue[]
CodeListSummary: id string, label Words, verified boolean, source string, count integer, used integer
CodeListIndex: lists CodeListSummary[]
CrossedCode: list string, code string, label Words
CodeInForce: code string, label Words, from? date, to? date, group? string, article? string, map CrossedCode[]
OtherList: id string, label Words
ListUse: kind string, kind_label Words, field string, field_label Words
CodeListPage: id string, label Words, verified boolean, source string, count integer, values CodeInForce[], crosswalks OtherList[], used_by ListUse[]
ListView: columns string[], number string, date string, heading? Words, empty? Words
Kind: id string, line string, label Words, shape "case"|"register", hash string, line_label? Words, list ListView, fields Field[],
  parties PartyRole[], lists RowList[], states State[], actions Action[], terms TermSlot[], papers PaperForm[], numbers Series[],
  code_lists {CodeList}, may_create string[], proposals? ProposalUse[]
ProposalUse: id string, table string, before string[]
KindSummary: id string, line string, label Words, heading? Words, shape "case"|"register", line_label? Words, may_create string[]
KindSummaries = KindSummary[]
)";

constexpr std::string_view kRecords = R"(
NextDue: slot string, label Words, due date, days_left integer, whose string
ListItem: id string, kind string, number string, title string, state string, state_label? Words, version integer, holder Named|null,
  unit Named|null, next_due? NextDue, columns? {any}, counted_on? date
# `counted_on`: among the records of a figure, the date it counts them by, which is the order they stand in.
RecordPage: items ListItem[], next string|null, total? integer, hidden? integer
SearchHit: ListItem & kind_label Words
SearchHits: items SearchHit[]
# For service: `paper` and `party` are what is to be served on whom.
TodayItem: ListItem & what Words, slot string, action string, due? date, days_left? integer, approval? string, paper? Words, paper_number? string,
  party? string
TodayGroup: id "overdue"|"today"|"week"|"sign"|"tasks"|"waiting", items TodayItem[]
# `leads`: whoever leads a unit, the bureau or the government, or acts for one who does, is offered the morning sheet.
# `calendar_missing`: the year whose holiday notice is wanted, for those who enter it.
Today: date date, groups TodayGroup[], leads boolean, calendar_missing integer|null
# Records, each once in `overdue`, `today` or `week` by its first own day. Of what is stuck, `moved_on` is the day of the last entry.
# `answers`: the units that answer for a task given to units.
MorningItem: ListItem & what Words, due? date, days_left? integer, moved_on? date, still? integer, approval? string, answers? string
MorningPart: id "overdue"|"today"|"week"|"stuck"|"sign", total integer, items MorningItem[]
MorningKind: kind string, label Words, open integer, overdue integer, today integer, week integer, stuck integer, sign integer
MorningLine: line string, label Words, kinds MorningKind[]
Morning: date date, ahead_days integer, still_days integer, still_days_own integer, parts MorningPart[], lines MorningLine[]

Party: id string, role string, person string|null, form string|null, agent_of string|null, ended_on date|null, name string, unit? string,
  identity_type? string|null, identity? string, phone? string, address? string, masked? boolean
PauseSpan: group? string, label? Words, from date, to date|null, ground string
Term: slot string, label Words, rule string, edition string, state "running"|"paused"|"met"|"ended"|"lapsed"|"provisional",
  anchor string, due string, raw string, original string, internal string, met_on date|null, whose string, provisional boolean,
  days_left? integer, verified? boolean, pauses PauseSpan[]
Service: id string, party string, party_name string, mode string, served_on date, proved boolean, proof string|null
Recipient: party string, name string
Paper: id string, paper string, number string, issued_on string, state string, label Words, to Recipient[], services Service[]
ApprovalStep: position integer, role string, label? Words, state string, account Named|null, signed_on date|null, on_paper boolean,
  remarks string, acting_for? string, may_sign? boolean
Approval: id string, action string, label Words, state "pending"|"granted"|"returned"|"withdrawn", requested_by Named|null,
  requested_on string, steps ApprovalStep[]
Act: sequence integer, action string, label Words, happened_on date, recorded_at string, by Named|null, voided boolean,
  acting_for? string, input? {any}
RecordLink: id string, kind string, title string, number string, type string, label? Words
Attachment: id string, name string, type string, size integer, added_on string, account string, by string
# A value that an act gives: it is corrected through that act, or not at all while the act is not done.
GivenByAct: field string, action string, label Words, done boolean
# `fields` and `through` stand with the action `correct`.
RecordAction: Action? & id string, label Words, verb Words, allowed boolean, why_not? Fault[], built_in? boolean, fields? string[],
  through? GivenByAct[]
Row = {any}
Record: id string, kind string, version integer, state string, title string, unit Named|null, holder Named|null, number {string},
  fields {any}, parties Party[], lists {Row[]}, terms Term[], papers Paper[], approvals Approval[], acts Act[], links RecordLink[],
  attachments Attachment[], actions RecordAction[], path string[], may_reveal boolean
ChainEvent: sequence integer, kind string, action string, happened_on date, recorded_at string, previous string, hash string, label Words,
  actor? string
ChainEvents: items ChainEvent[]
)";

constexpr std::string_view kActions = R"(
PartyInput: person? string, unit? string, form? "natural"|"enterprise"|"organisation", name? string, identity_type? string,
  identity? string, phone? string, address? string, sex? string, birth_year? integer, representative? string, agents? PartyInput[]
# `on` is the legal date; today when left out.
ActionRequest: action? string, on? date, input? {any}, parties? {PartyInput[]}, decided_by? string
StateName: id string, label? Words
TermChange: slot string, label Words, change "starts"|"ends"|"met"|"moves"|"pauses"|"resumes", whose string, due_before? date,
  due_after? date, rule? string, met_on? date, provisional? boolean
PaperMade: id string, paper string, number string, label? Words
FigureMoved: figure string, label Words, period integer, group1 string, group2 string, delta integer
TaskMade: action string, role string, account string, source string
Consequences: to_state? StateName, terms TermChange[], papers PaperMade[], numbers {string}, figures FigureMoved[], tasks TaskMade[]
ApprovalAsked: id string, steps string[]
ActionDone: Consequences & id string, kind string, version integer, state string, approval? ApprovalAsked, when_granted? Consequences,
  sequence integer, repeated boolean
# With preview=yes: nothing is done, and what is still missing stands in `faults`.
Preview: Consequences? & id? string, kind? string, version? integer, state? string, approval? ApprovalAsked, when_granted? Consequences,
  faults Fault[]
ActionAnswer = ActionDone|Preview
SignRequest: signed_on? date, on_paper? boolean, proof? string, remarks? string
RevealRequest: party? string, field? string, reason string
Revealed: identity? string, phone? string, address? string, value? string
RevealAnswer: sequence integer, shown Revealed
)";

constexpr std::string_view kLaw = R"(
SetLength: least integer, most integer
RuleGround: id string, words Words
RuleExtension: unit string, approver Words, amount? integer, most? Words, times? integer
Rule: id string, family string, label Words, group string, event string, trigger Words, length Words, unit string,
  direction "latest"|"earliest"|"backward", hours boolean, extendable boolean, pausable boolean, verified string, edition string,
  article string, cited Words, from date, to? date, known? Words, known_required? boolean, extension? RuleExtension, grounds RuleGround[],
  set_length? SetLength, credit? integer, agreed? Words
Switch: id string, question Words, byDefault Words, alternative Words
# `left_out`: rules that are not verified and therefore not offered to who asks.
RuleBook: rules Rule[], left_out integer, switches Switch[], today date, announced_from integer, announced_to integer, law string,
  calendar string
RuleRow: id string, value Words
RuleVersion: id string, label Words, group string, edition string, statute string, edition_title Words, article string, cited Words,
  from date, to? date, verified string, offered boolean, local boolean, check string|null, rows RuleRow[]
RuleUse: line Words, kind string, kind_label Words, term string, term_label Words, anchor Words, met_by Words[], lapse_proposes? Words
RuleFamily: family string, asked string, versions RuleVersion[], uses RuleUse[], law string
Edition: code string, title Words, from date, to? date, source string, rules integer, note? Words
StatuteSummary: id string, name Words, editions Edition[]
StatuteList: statutes StatuteSummary[], law string
# `check`: the record by which the bureau confirmed it. State "local": compared, but a local text may set another figure.
GoLiveRule: id string, label Words, cited Words, length Words|null, verified string, state "open"|"compared"|"signed"|"outdated"|"local",
  local boolean, check string|null, note? Words
GoLiveEntry: id string, label Words, rows? integer
GoLiveLine: line string, label Words, terms integer, rules GoLiveRule[], lists GoLiveEntry[], tables GoLiveEntry[]
GoLiveMatter: group string, rules GoLiveRule[]
# `open`: rules nobody has compared and signed as they stand now.
GoLive: lines GoLiveLine[], matters GoLiveMatter[], open integer, all integer, law string
StatuteRule: id string, family string, edition string, article string, place Words, main boolean, label Words, group string,
  length Words|null, verified string, offered boolean, uses integer, from date, to? date
Statute: id string, name Words, editions Edition[], rules StatuteRule[], law string
PauseAsked: from date, to? date, ground? string, end? "last_day"|"resume_day"
DeriveRequest: rule string, from date, time? string, on? date, known? date, length? integer, credit? integer, agreed? date,
  pauses? PauseAsked[], extend? integer|boolean,
  switches? {string}
Article: edition string, article string
IfToday: from date, due date|null, due_time? string, provisional boolean, fault? Words
Step: what Words, from date|null, to date|null, counted integer
Excluded: from date, to date, reason Words
OtherDate: switch string, date date|null, why Words
Lapse: effect string, words Words, on date|null
Explanation: rule string, title Words, edition string, due date|null, due_time? string, raw date|null, original date|null,
  plain date|null, internal date|null, paused boolean, days_left integer|null, provisional boolean, verified string, articles Article[],
  steps Step[], excluded Excluded[], alternatives OtherDate[], lapse Lapse|null, note Words|null, sentences Words, law string,
  calendar string, anchor? date, slot? string, label? Words, pauses? PauseSpan[], cited? TableArticle[], anchor_time? string, trigger? Words,
  length? Words, direction? "latest"|"earliest"|"backward", if_today? IfToday|null
)";

constexpr std::string_view kCalendar = R"(
DayKind = "working"|"make_up"|"weekend"|"holiday"|"closure"
CalendarDay: date date, weekday integer, kind DayKind, name Words
CalendarEdition: id string, year integer, state string, label? Words, source string, announced_on date, in_force_on? date
CalendarRun: running boolean, at string, moved integer
CalendarYear: year integer, announced boolean, source "none"|"entered"|"shipped", first integer, last integer, missing integer|null, version string,
  days CalendarDay[], editions CalendarEdition[], run CalendarRun|null, may_enter boolean, may_accept boolean
CalendarAsked: year integer, text string
CalendarChange: date date, weekday integer, before DayKind, after DayKind, name Words
CalendarMove: kind string, record string, title string, slot string, label Words, before date|null, after date|null,
  was_provisional boolean, is_provisional boolean
# `hidden`: moves among the first that this reader may not see; `moves` names the first 50 of `terms`.
CalendarPreview: year integer, rows string, ignored integer, days CalendarDay[], changes CalendarChange[], all integer, looked_at integer,
  records integer, terms integer, moves CalendarMove[], hidden integer
)";

// Decision tables. `preset` and `value` are of the fact's own type.
constexpr std::string_view kTables = R"(
TableSummary: id string, title Words, question Words, group string, rows integer
TableList: tables TableSummary[], version string, law string
TableChoice: code string, label Words
TableFact: id string, type "date"|"integer"|"money"|"yes_no"|"code"|"codes"|"text"|"dates"|"periods", label Words, required boolean, help? Words,
  choices? TableChoice[], preset? any, min? integer, max? integer
TableComputed: id string, label Words, how Words
TableMust: if string, says Words
TableCondition: if string, says Words
TableArticle: edition string, article string, words Words, from? date, to? date, source? string
TableRow: id string, outcome string, label Words, conditions TableCondition[], articles TableArticle[], verified string, consequence? Words, note? Words
DecisionTable: id string, title Words, question Words, group string, proposes Words, edition_by? string, note? Words, facts TableFact[],
  computed TableComputed[], musts TableMust[], rows TableRow[], outcomes TableChoice[]
DecideRequest: facts {any}
TriedCondition: if string, held boolean|null, says Words
TriedRow: row string, outcome string, label Words, held boolean|null, conditions TriedCondition[], says Words
TableValue: id string, label Words, value any, words Words, computed boolean, given boolean
DecisionAnswer: table string, title Words, outcome string, label Words, row string, articles TableArticle[], verified string,
  consequence? Words, note? Words, proposes Words, trace TriedRow[], values TableValue[], law string, calendar string
# One of `decision`, `wants` (facts nobody has given) and `problem` (facts that cannot be) is there.
Wanted: id string, label Words
Proposal: id string, table string, title Words, question Words, facts {any}, decision? DecisionAnswer, wants? Wanted[], problem? Words
ProposalRequest: action? string, on? string, input? {any}
Proposals: proposals Proposal[]
)";

constexpr std::string_view kFigures = R"(
Figure: id string, label Words, kind string, shape "flow"|"stock"|"distinct"|"ratio", unit Words, version integer, decimals integer,
  money boolean, note? Words, line? string, line_label? Words, by string[], by_labels {Words},
  crosswalks? OtherList[]
FigureSummaries = Figure[]
FigureGroup: group string, key string, label Words, value integer, group2? string, label2? Words
FigureValue: Figure & value integer|null, text string, numerator? integer, denominator? integer, as_of_event integer,
  groups FigureGroup[]
FigureMonth: month string, value integer|null, before integer|null
FigureMonths: figure string, year integer, shape "flow"|"stock"|"distinct"|"ratio", months FigureMonth[]
IdentityTerm: figure string, label Words, value integer
Identity: id string, label Words, says string, balanced boolean, terms IdentityTerm[], difference? integer
Identities = Identity[]
# A piece of text, or a number with where it comes from.
ReportRun: text? string, ref? string, value? integer, shown? string, source? "counted"|"stated"|"reported", label? Words,
  missing? boolean
# `chapter`: of the chapter that begins with the part. No runs: nothing of it in the year. `elsewhere`: done in another system.
# `passage`: written by a person.
ReportPart: id string, line string, chapter? Words, mark? Words, heading Words, elsewhere? boolean, runs ReportRun[],
  runs_en ReportRun[], refs? string[], passage? string
# A target of the plan beside what was reached.
Target: id string, wording string, comparison string, value string, measure string, deadline string, state string, year integer,
  figure string, figure_label? Words, reached string, result string, task Named|null, met? boolean, gap? Words,
  figure_unknown? boolean, forecast? string, on_track? boolean
Targets = Target[]
# `given`: what a record that adds to the number has in it.
ReportNumber: ref string, label Words, value integer, shown string, source "counted"|"stated", missing boolean, last_value integer,
  last_year string, change Words, kind string, given {string}, targets Target[]
MovedNumber: ref string, label Words, then string, now string
MovedNumbers: as_of_event integer, moved MovedNumber[]
Report: year integer, parts ReportPart[], numbers ReportNumber[], identities Identity[], as_of_event integer, state string

# Spans count characters (code points) of `document`.
PlanItem: path string, title string, text string, departments string[], lead string|null, deadline string|null,
  deadline_text string|null, leaf boolean, span [integer, integer]
PlanTarget: key? string, figure? string|null, text string, indicator string, op string, value number, value_text string, unit string, deadline string|null,
  deadline_text string|null, path string|null, span [integer, integer]
PlanReading: title string, year integer|null, kind "plan"|"report", encoding string, items PlanItem[], targets PlanTarget[],
  document string
PlanTaskMade: path string, title string, id string|null, created boolean, units Named[]
Unmatched: path string, department string, ambiguous boolean
PlanTargetMade: path string|null, text string, id string|null, created boolean
PlanImport: id string|null, plan_created boolean, created integer, present integer, tasks PlanTaskMade[], targets_created integer,
  targets_present integer, targets PlanTargetMade[], unmatched Unmatched[], faults Fault[]
)";

}  // namespace

json::object answer_shapes() {
    std::string all;
    for (const std::string_view part : {kCommon, kKinds, kRecords, kActions, kLaw, kCalendar, kTables, kFigures}) all += part;
    return read_shapes(all);
}

}  // namespace xiezhi::http
