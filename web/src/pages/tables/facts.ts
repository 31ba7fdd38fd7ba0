// Facts between the form, the address and the server. Money is fen in the form, yuan as text when sent.
import type { FactValues } from '@/api/tables'
import type { DecisionTable, FieldDef, TableFact } from '@/api/types'

export interface DayPair {
  from: string
  to: string
}

const fenOfYuan = (yuan: unknown): number | null => (typeof yuan === 'number' ? yuan * 100 : null)

export function presets(table: DecisionTable, today: string): FactValues {
  const values: FactValues = {}
  for (const fact of table.facts) {
    const list = fact.type === 'dates' || fact.type === 'periods' || fact.type === 'codes'
    if (fact.preset === 'today') values[fact.id] = today
    else if (fact.type === 'money') values[fact.id] = fenOfYuan(fact.preset)
    else values[fact.id] = fact.preset ?? (list ? [] : null)
  }
  return values
}

const yuanOfFen = (fen: number): string => `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, '0')}`

// What is empty is not sent: the server says what it needs.
export function toSend(table: DecisionTable, values: FactValues): FactValues {
  const sent: FactValues = {}
  for (const fact of table.facts) {
    const value = values[fact.id]
    if (value === null || value === undefined || value === '') continue
    if (fact.type === 'money' && typeof value === 'number') sent[fact.id] = yuanOfFen(value)
    else if (fact.type === 'dates') sent[fact.id] = (value as string[]).filter(Boolean)
    else if (fact.type === 'periods') sent[fact.id] = (value as DayPair[]).filter((pair) => pair.from || pair.to)
    else sent[fact.id] = value
  }
  return sent
}

// Facts in the address, so that what a record knows is carried to the table's page; as the server takes them.
export function toQuery(facts: FactValues): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => typeof value !== 'object').map(([name, value]) => [name, String(value)]))
}

export function fromQuery(table: DecisionTable, query: Record<string, unknown>): FactValues {
  const values: FactValues = {}
  for (const fact of table.facts) {
    const text = query[fact.id]
    if (typeof text !== 'string' || text === '') continue
    if (fact.type === 'yes_no') values[fact.id] = text === 'true'
    else if (fact.type === 'integer' && /^-?\d{1,12}$/.test(text)) values[fact.id] = Number(text)
    else if (fact.type === 'money' && /^\d{1,12}(\.\d{1,2})?$/.test(text)) values[fact.id] = Math.round(Number(text) * 100)
    else if (fact.type === 'date' || fact.type === 'text') values[fact.id] = text
    else if (fact.type === 'code' && fact.choices?.some((one) => one.code === text)) values[fact.id] = text
  }
  return values
}

// The widget's view of a fact. Lists of days have no widget of their own.
export function fieldOf(fact: TableFact): FieldDef {
  const type = fact.type === 'dates' || fact.type === 'periods' ? 'date' : fact.type
  return { id: fact.id, type, label: fact.label, list: fact.id, max: fact.type === 'text' ? 500 : undefined }
}

export const inputId = (fact: string): string => `fact-${fact}`
