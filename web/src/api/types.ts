// What the server says and takes, by the desk's names. Nothing is described here: the types are made from the server's own
// description (openapi.json, by tools/generate_types.mjs).
import type { components } from './schema'

type Said = components['schemas']

export type Words = Said['Words']
export type Fault = Said['Fault']
export type Problem = Said['Problem']
export type Named = Said['Named']
export type Session = Said['Session']
export type RightsTable = Said['Rights']
export type RightsLine = Said['RightsLine']

export type FieldType = Said['FieldType']
// A field that the desk makes for a form of its own has neither class nor index.
export type FieldDef = Pick<Said['Field'], 'id' | 'type' | 'label'> & Partial<Said['Field']>
export type PartyDef = Said['PartyRole']
export type InputDef = Said['Input']
// The built-in actions have neither input nor states.
export type ActionDef = Pick<Said['Action'], 'id' | 'label' | 'verb'> & Partial<Said['Action']>
export type CodeValue = Said['CodeValue']
export type CodeList = Pick<Said['CodeList'], 'id' | 'label' | 'values'> & Partial<Said['CodeList']>
export type KindSummary = Said['KindSummary']
export type KindDef = Said['Kind']

export type NextDue = Said['NextDue']
export type ListItem = Said['ListItem']
export type RecordPage = Said['RecordPage']
export type SearchHit = Said['SearchHit']
export type SearchHits = Said['SearchHits']
export type TodayItem = Said['TodayItem']
export type Today = Said['Today']
export type Morning = Said['Morning']
export type MorningItem = Said['MorningItem']
export type MorningPart = Said['MorningPart']
export type MorningKind = Said['MorningKind']

export type Party = Said['Party']
export type PauseSpan = Said['PauseSpan']
export type TermView = Said['Term']
export type ServiceView = Said['Service']
export type PaperView = Said['Paper']
export type ApprovalStep = Said['ApprovalStep']
export type ApprovalView = Said['Approval']
export type ActView = Said['Act']
export type RecordAction = Said['RecordAction']
export type RecordView = Said['Record']
export type ChainEvents = Said['ChainEvents']

export type PartyInput = Said['PartyInput']
export type ActionSent = Said['ActionRequest']
export type ActionDone = Said['ActionDone']
export type Preview = Said['Preview']
// What could not be worked out before sending is left out.
export type Consequences = Partial<Said['Consequences']>
export type Outcome = Consequences & Pick<Preview, 'approval' | 'when_granted'>
export type RevealAnswer = Said['RevealAnswer']

export type CalendarDay = Said['CalendarDay']
export type CalendarYear = Said['CalendarYear']
export type CalendarPreview = Said['CalendarPreview']

export type RuleSummary = Said['Rule']
export type RuleBook = Said['RuleBook']
export type DeriveRequest = Said['DeriveRequest']
export type PauseAsked = Said['PauseAsked']
export type ExplanationSaid = Said['Explanation']
export type GoLive = Said['GoLive']
export type GoLiveLine = Said['GoLiveLine']
export type GoLiveRule = Said['GoLiveRule']
export type StatuteList = Said['StatuteList']
export type StatuteSummary = Said['StatuteSummary']
export type Statute = Said['Statute']
export type StatuteRule = Said['StatuteRule']
export type Edition = Said['Edition']
export type RuleFamily = Said['RuleFamily']
export type RuleVersion = Said['RuleVersion']
export type RuleRow = Said['RuleRow']
export type RuleUse = Said['RuleUse']

export type TableList = Said['TableList']
export type TableSummary = Said['TableSummary']
export type TableFact = Said['TableFact']
export type TableArticle = Said['TableArticle']
export type TableRow = Said['TableRow']
export type DecisionTable = Said['DecisionTable']
export type CodeListSummary = Said['CodeListSummary']
export type CodeListIndex = Said['CodeListIndex']
export type CodeListPage = Said['CodeListPage']
export type DecisionAnswer = Said['DecisionAnswer']
export type Proposal = Said['Proposal']
export type Proposals = Said['Proposals']
export type TriedRow = Said['TriedRow']

export type FigureSummary = Said['Figure']
export type FigureGroup = Said['FigureGroup']
export type FigureValue = Said['FigureValue']
export type FigureMonth = Said['FigureMonth']
export type FigureMonths = Said['FigureMonths']
export type IdentityView = Said['Identity']
export type ReportRun = Said['ReportRun']
export type ReportPart = Said['ReportPart']
export type ReportNumber = Said['ReportNumber']
export type MovedNumber = Said['MovedNumber']
export type MovedNumbers = Said['MovedNumbers']
export type Report = Said['Report']
export type Target = Said['Target']

export type PlanItem = Said['PlanItem']
export type PlanTarget = Said['PlanTarget']
export type PlanReading = Said['PlanReading']
export type PlanImport = Said['PlanImport']

export type TotalLink = Said['TotalLink']
export type TotalAsked = Said['TotalAsked']
