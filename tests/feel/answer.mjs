// What the browser does with a condition: the server's normalised text, the values by name, and which of them are dates.
import { date, evaluate } from 'feelin';

// { "case.served_on": "2024-02-29" } with { "case.served_on": "date" } → { case: { served_on: <date> } }
export function contextOf(types, values) {
  const context = {};
  for (const [name, value] of Object.entries(values)) {
    const parts = name.split('.');
    const last = parts.pop();
    let place = context;
    for (const part of parts) place = place[part] ??= {};
    place[last] = types[name] === 'date' ? asDate(value) : value;
  }
  return context;
}

function asDate(value) {
  if (Array.isArray(value)) return value.map(asDate);
  return value === null ? null : date(value);
}

export function answer(text, types, values) {
  return evaluate(text, contextOf(types, values)).value;
}
