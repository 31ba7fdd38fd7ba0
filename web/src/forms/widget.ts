import type { CodeList, FieldDef } from '@/api/types'

// What every widget is given. `inputId` is the id of the element that takes the focus: the label and the summary of
// faults point at it.
export interface WidgetProps {
  field: FieldDef
  inputId: string
  describedBy?: string
  invalid?: boolean
  required?: boolean
  lists?: Record<string, CodeList>
}
