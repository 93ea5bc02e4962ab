// Counts what each rule finds in the real disclosures of ../shared/corpus, for
// data/checks/measured.csv. Every finding counted was read against the text (docs/accuracy.md);
// what is false is listed here.
//
//   npm run build && node bench/precision.mjs > data/checks/measured.csv
import { readFileSync } from 'node:fs';
import { check } from '../dist/checks/check.js';
import { DocumentReader } from '../dist/cli/reader.js';
import { readForms } from '../dist/forms/read.js';

const CORPUS = new URL('../../shared/corpus/', import.meta.url);
const DOCUMENTS = [
  'text/chencang-2022-final-accounts.txt',
  'text/fengxiang-2023-budget.txt',
  'text/hanzhong-2021-final-accounts.txt',
  'text/zengdu-2022-final-accounts.txt',
  'text/zhenan-2023-final-accounts.txt',
  'pdf/putuo-planning-2024-final-accounts.pdf',
];

/** Findings that are no faults of the document, by rule. */
const FALSE = {};

const reader = new DocumentReader();
const rules = new Map();
for (const name of DOCUMENTS) {
  const bytes = new Uint8Array(readFileSync(new URL(name, CORPUS)));
  const reading = readForms(await reader.read(bytes, name, { maxPages: 500 }));
  const all = check(reading).findings.flatMap((one) => [one, ...(one.cause?.knockOns ?? [])]);
  for (const { rule } of all) {
    const known = rules.get(rule) ?? { found: 0, documents: new Set() };
    known.found += 1;
    known.documents.add(name);
    rules.set(rule, known);
  }
}
console.log('rule,found,false,documents');
for (const [rule, { found, documents }] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log([rule, found, FALSE[rule] ?? 0, documents.size].join(','));
}
