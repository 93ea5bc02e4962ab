// Counts what each rule finds in the real disclosures of ../shared/corpus, for
// data/checks/measured.csv. Every finding counted was read against the text (docs/accuracy.md);
// what is false is listed here.
//
// With outputs of the mutation bench (one of all documents, or one each) it also says of how many
// changed figures each rule told.
//
//   npm run bench:mutation > mutation.txt
//   node bench/precision.mjs mutation.txt > data/checks/measured.csv
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

const { changes, told } = mutationOf(process.argv.slice(2));
console.log('rule,found,false,documents,told');
// What all rules share: the documents read, and the changes that could be noticed.
console.log(['*', '', '', DOCUMENTS.length, changes].join(','));
for (const rule of [...new Set([...rules.keys(), ...told.keys()])].sort()) {
  const { found = 0, documents = new Set() } = rules.get(rule) ?? {};
  console.log([rule, found, FALSE[rule] ?? 0, documents.size, told.get(rule) ?? 0].join(','));
}

/**
 * What the outputs of the mutation bench say together: the total of the first table of each, and
 * its list by rule.
 */
function mutationOf(paths) {
  if (paths.length === 0) return { changes: '', told: new Map() };
  let changes = 0;
  const told = new Map();
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const total = /^\| all \| \d+ \| (\d+) \|/m.exec(text)?.[1];
    const from = text.indexOf('by rule');
    if (total === undefined || from < 0) {
      throw new Error(`${path} is no whole output of the mutation bench`);
    }
    changes += Number(total);
    for (const [, count, rule] of text.slice(from).matchAll(/^ +(\d+) {2}([a-z-]+)$/gm)) {
      told.set(rule, (told.get(rule) ?? 0) + Number(count));
    }
  }
  return { changes, told };
}
