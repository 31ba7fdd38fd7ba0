// English texts of the morning sheet, sorted by id; en.ts holds the others.
import type { morningZh } from './morning_zh'

export const morningEn: Record<keyof typeof morningZh, string> = {
  'morning.all': 'Back to the whole sheet',
  'morning.cut_open': '{more} more',
  'morning.due_pieces': 'Due',
  'morning.empty': 'Nothing is due, stuck or waiting to be signed.',
  'morning.kind': 'Matters',
  'morning.line': 'Line',
  'morning.lines': 'Lines of business',
  'morning.most': 'Only the first {shown} are listed; open all of them from the numbers of the lines.',
  'morning.open': 'Open',
  'morning.open_list': '{kind}: {what}, {count}',
  'morning.print': 'Print the sheet',
  'morning.still': 'untouched for {days} days',
  'morning.stuck': 'Stuck',
  'morning.stuck_means': 'Overdue for {days} days, or without an entry for {days} days (plans and supervised items: {own}); not what is suspended or waits for others',
  'morning.title': 'Morning sheet',
  'morning.total': 'Together',
  'morning.week': 'Due within {days} days',
  'morning.week_short': '{days} days',
}
