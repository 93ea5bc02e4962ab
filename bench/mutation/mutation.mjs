// `npm run bench:mutation [-- --each N] [FILE...]`: each figure of each document is changed, one
// at a time, by each kind of slip, and the checks are asked what they notice and whom they name.
// --each N takes N figures of each kind and document that a seeded generator chooses; 0 takes all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceId } from '../../dist/checks/web/as-repaired.js';
import { DocumentReader } from '../../dist/cli/reader.js';
import { readForms } from '../../dist/forms/read.js';
import {
  FIGURE_KINDS,
  figuresOf,
  rowsOf,
  slip,
  turns,
  withoutRow,
  withPrint,
  withTurned,
} from './changes.mjs';
import { dice, sample } from './dice.mjs';
import { before, reach, reachOfWords, scoreOf } from './score.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const FOLDERS = ['../shared/corpus/text', '../shared/corpus/pdf', 'examples/disclosures'];
const EACH = 25;
const MAX_PAGES = 500;

const { each, files } = options(process.argv.slice(2));
const reader = new DocumentReader();
const rows = [];
for (const file of files.length > 0 ? files : atHand()) {
  const reading = readForms(
    await reader.read(new Uint8Array(readFileSync(file)), file, { maxPages: MAX_PAGES }),
  );
  if (reading.facts.all.length === 0) continue;
  rows.push(...mutate(basename(file), reading));
}
report(rows);

function options(args) {
  const at = args.indexOf('--each');
  const count = at < 0 ? EACH : Number(args[at + 1]);
  if (!Number.isInteger(count) || count < 0) {
    console.error('usage: npm run bench:mutation -- [--each N] [FILE...]');
    process.exit(2);
  }
  return {
    each: count === 0 ? Number.POSITIVE_INFINITY : count,
    files: at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)],
  };
}

/** Each document once: the examples are documents of the corpus where that is there. */
function atHand() {
  const found = FOLDERS.map((folder) => join(ROOT, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      readdirSync(folder)
        .sort()
        .map((name) => join(folder, name)),
    );
  return found.length > 1 ? found.slice(0, -1).flat() : found.flat();
}

function mutate(name, reading) {
  const known = before(reading);
  const random = dice();
  const found = [];
  const figures = figuresOf(reading);
  for (const kind of FIGURE_KINDS) {
    const possible = figures.flatMap((figure) => {
      const printed = slip(kind, figure, reading, random);
      return printed === null ? [] : [{ figure, printed }];
    });
    for (const { figure, printed } of sample(possible, each, random)) {
      const { occurrence, group } = figure;
      found.push({
        name,
        kind,
        group,
        zero: occurrence.printed.value.digits === 0n,
        money: occurrence.printed.quantity === 'money',
        reach: reach(known.web, occurrence, printed),
        what: `${occurrence.place.row ?? occurrence.place.quote} ${occurrence.printed.text} → ${printed.text}`,
        ...scoreOf(withPrint(reading, figure, printed), known.known, at(figure.id)),
      });
    }
  }
  for (const turn of sample(turns(reading), each, random)) {
    const score = scoreOf(withTurned(reading, turn), known.known, at(turn.id));
    found.push(other(name, 'direction', 'text', reachOfWords(known.web, turn.id), turn.id, score));
  }
  for (const row of sample(rowsOf(reading), each, random)) {
    // What is left of a row is the table that lacks it.
    const inTable = ({ place }) =>
      place.kind === 'table' && (place.id === row.table.id || place.row?.includes(row.row.code));
    const score = scoreOf(withoutRow(reading, row), known.known, inTable);
    found.push(other(name, 'row', 'table', 'beyond', `${row.table.title} ${row.row.code}`, score));
  }
  console.error(`${name}: ${found.length} changes`);
  return found;
}

function at(id) {
  return ({ source }) => sourceId(source) === id;
}

function other(name, kind, group, how, what, score) {
  return { name, kind, group, zero: false, money: true, reach: how, what, ...score };
}

function report(all) {
  table(
    'by document, figures that are not zero',
    all.filter(({ zero }) => !zero),
    ({ name }) => name,
  );
  table(
    'by kind of slip, figures that are not zero',
    all.filter(({ zero }) => !zero),
    ({ kind }) => kind,
  );
  table(
    'by place, figures that are not zero',
    all.filter(({ zero }) => !zero),
    ({ group }) => group,
  );
  table(
    'zeros',
    all.filter(({ zero }) => zero),
    ({ kind }) => kind,
  );
  const cells = all.filter(
    ({ zero, money, group, kind }) => !zero && money && group === 'table' && kind !== 'row',
  );
  const beyond = cells.filter(({ reach: how }) => how !== 'within');
  console.log(
    `\nmoney cells of recognised tables, not zero, changed beyond their free range: ${share(beyond, 'noticed')} noticed of ${beyond.length} (${cells.length - beyond.length} changes stay within the free range)`,
  );
  byRule(all);
  if (process.env.MUTATION_MISSES) {
    for (const one of all.filter(
      (each) => each.reach === 'beyond' && (!each.noticed || each.first < each.best),
    )) {
      console.log(
        `${one.noticed ? (one.three ? 'three' : 'unnamed') : 'missed'} ${one.name} ${one.kind} ${one.group} ${one.what} [${one.rules.join()}] ×${one.findings} c=${(1 / one.best).toFixed(0)} :: ${one.said.join(' ## ')}`,
      );
    }
  }
}

function table(title, all, keyOf) {
  console.log(
    `\n${title}\n| | changes | could be noticed | noticed of these | named first | best possible | among three | best possible | findings a change |`,
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  const keys = [...new Set(all.map(keyOf))];
  for (const key of [...keys, null]) {
    const own = key === null ? all : all.filter((one) => keyOf(one) === key);
    const could = own.filter(({ reach: how, noticed }) => noticed || how === 'beyond');
    const noticed = could.filter((one) => one.noticed);
    console.log(
      `| ${key ?? 'all'} | ${own.length} | ${could.length} | ${share(could, 'noticed')} | ${share(noticed, 'first')} | ${share(noticed, 'best')} | ${share(noticed, 'three')} | ${share(noticed, 'bestThree')} | ${mean(noticed, 'findings')} |`,
    );
  }
}

function byRule(all) {
  const counts = new Map();
  for (const { rules } of all)
    for (const rule of new Set(rules)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  console.log('\nby rule: changes that its finding tells of');
  for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(5)}  ${rule}`);
}

function share(list, field) {
  return list.length === 0 ? '–' : `${((100 * sum(list, field)) / list.length).toFixed(1)} %`;
}

function mean(list, field) {
  return list.length === 0 ? '–' : (sum(list, field) / list.length).toFixed(2);
}

function sum(list, field) {
  return list.reduce((all, one) => all + Number(one[field]), 0);
}
