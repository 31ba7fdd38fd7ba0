import { close, firstDay, openOn } from './bureau'

export default async function setup(): Promise<() => Promise<void>> {
  await openOn(firstDay)
  return close
}
