// The widgets of the forms: one folder each, with its test. A new field type is a new folder and one line here.
import type { Component } from 'vue'

import type { FieldType } from '@/api/types'

import CodeField from './code/code-field.vue'
import CodesField from './codes/codes-field.vue'
import DateField from './date/date-field.vue'
import FileField from './file/file-field.vue'
import IntegerField from './integer/integer-field.vue'
import LongTextField from './long_text/long-text-field.vue'
import MoneyField from './money/money-field.vue'
import RecordField from './record/record-field.vue'
import StaffField from './staff/staff-field.vue'
import TextField from './text/text-field.vue'
import UnitField from './unit/unit-field.vue'
import YesNoField from './yes_no/yes-no-field.vue'

export const widgets: Record<FieldType, Component> = {
  code: CodeField,
  codes: CodesField,
  date: DateField,
  file: FileField,
  integer: IntegerField,
  long_text: LongTextField,
  money: MoneyField,
  record: RecordField,
  staff: StaffField,
  text: TextField,
  unit: UnitField,
  yes_no: YesNoField,
}
