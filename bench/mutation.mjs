// `node bench/mutation.mjs ROUNDS FILE...` (after `npm run build`): changes one digit of one
// printed figure at a time and counts how often a new error or warning names its line.
// The generator is seeded, so the same file gives the same changes on every machine.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { check } from '../dist/checks/check.js';
import { readTextDocument } from '../dist/formats/text/read.js';
import { readForms } from '../dist/forms/read.js';

const SEED = 7;
const encoder = new TextEncoder();

const [rounds, ...files] = process.argv.slice(2);
if (rounds === undefined || files.length === 0 || !/^\d+$/.test(rounds)) {
  console.error('usage: node bench/mutation.mjs ROUNDS FILE...');
  process.exit(2);
}
console.log('| document | statement tables | forms | running text | all |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const file of files) report(file, BigInt(rounds));

function report(file, count) {
  const text = readFileSync(file, 'utf8');
  const { reading, findings } = pipeline(text);
  const known = new Set(findings.map(({ id }) => id));
  const figures = targets(reading);
  const random = generator();
  const shares = new Map(['table', 'form', 'text'].map((kind) => [kind, { named: 0, all: 0 }]));
  for (let round = 0n; round < count; round += 1n) {
    const figure = figures[random(figures.length)];
    const fresh = pipeline(changed(text, figure.span, random)).findings.filter(
      ({ id, severity }) => !known.has(id) && severity !== 'note',
    );
    const share = shares.get(figure.kind);
    share.all += 1;
    if (fresh.some((finding) => names(finding, figure.span.line))) share.named += 1;
  }
  const all = { named: 0, all: 0 };
  for (const share of shares.values()) {
    all.named += share.named;
    all.all += share.all;
  }
  const cells = [...shares.values(), all].map(({ named, all: of }) =>
    of === 0 ? '–' : `${named} of ${of}`,
  );
  console.log(`| ${basename(file, '.txt')} | ${cells.join(' | ')} |`);
}

function pipeline(text) {
  const reading = readForms(readTextDocument(encoder.encode(text), 'mutation.txt'));
  return { reading, findings: check(reading).findings };
}

/** Figures that stand unbroken on one line. */
function targets(reading) {
  const cells = reading.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells
        .filter(({ printed, remark }) => printed.form === 'number' && remark !== true)
        .map(({ source }) => ({
          source,
          kind: table.performance === undefined ? 'table' : 'form',
        })),
    ),
  );
  const claims = reading.claims
    .filter(({ printed }) => printed.form === 'number')
    .map(({ source }) => ({ source, kind: 'text' }));
  return [...cells, ...claims].flatMap(({ source: [span, ...more], kind }) =>
    span !== undefined && 'line' in span && more.length === 0 ? [{ span, kind }] : [],
  );
}

/** One digit becomes another: one that is not 0 where the figure has any. */
function changed(text, span, random) {
  const lines = text.split('\n');
  const line = lines[span.line - 1];
  const figure = line.slice(span.column - 1, span.endColumn - 1);
  const digits = [...figure.matchAll(/[1-9]/g)].map(({ index }) => index);
  const choices = digits.length > 0 ? digits : [...figure.matchAll(/\d/g)].map((one) => one.index);
  const at = choices[random(choices.length)];
  const digit = (figure.charCodeAt(at) - 48 + 1 + random(8)) % 10;
  const other = `${figure.slice(0, at)}${digit}${figure.slice(at + 1)}`;
  lines[span.line - 1] = line.slice(0, span.column - 1) + other + line.slice(span.endColumn - 1);
  return lines.join('\n');
}

function names({ places }, line) {
  return places.some(({ source }) => source.some((span) => 'line' in span && span.line === line));
}

/** Numerical Recipes' linear congruence; its high bits choose, because the low ones cycle. */
function generator() {
  let state = SEED;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}
