// node feelin_check.mjs corpus.jsonl: compares feelin's answers with those of evaluate() in C++.
// Each line holds the normalised text, which is what the browser is given (why not the author's: docs/conditions.md).
import { readFileSync } from 'node:fs';
import { answer } from './answer.mjs';

const path = process.argv[2];
if (!path) {
  console.error('usage: node feelin_check.mjs corpus.jsonl');
  process.exit(2);
}

function plain(value) {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? value.toString() : value;
}

function given(text, entry) {
  try {
    return plain(answer(text, entry.types, entry.values));
  } catch (problem) {
    return `thrown: ${problem.message}`;
  }
}

let compared = 0;
let wrong = 0;
for (const line of readFileSync(path, 'utf8').split('\n')) {
  if (line === '') continue;
  const entry = JSON.parse(line);
  const found = given(entry.text, entry);
  compared += 1;
  if (found === entry.expected) continue;
  wrong += 1;
  if (wrong <= 20) {
    console.error(`${entry.text}\n  with ${JSON.stringify(entry.values)}\n  expected ${entry.expected}, feelin gives ${found}`);
  }
}

console.log(`feelin: ${compared} answers compared, ${wrong} differ`);
if (compared === 0) console.error('the corpus is empty');
process.exit(wrong === 0 && compared > 0 ? 0 : 1);
