// `npm run bench:web`: how long the search for causes takes in webs of about 2,000 figures with
// planted errors (statements whose rows and columns add up), alone and with the solver, and what
// it names. Times are of the process's own work, the best of a few runs.
import { evaluate } from '../dist/checks/evaluate.js';
import { localise } from '../dist/checks/localise/localise.js';
import { buildWeb } from '../dist/checks/web/web.js';
import { loadSolver } from '../dist/cli/solver.js';
import { readPrinted } from '../dist/facts/printed.js';
import { dice } from './mutation/dice.mjs';

const ROUNDS = 3;
const NOTHING_AROUND = { around: () => [] };
const MOST = 900_000_000;
const LAST_PLACE = 10_000n;
const ORDER = { compare: ([a], [b]) => a.line - b.line };

const SHAPES = [
  { name: 'ten statements of 18 × 9', tables: 10, rows: 18, columns: 9 },
  { name: 'one statement of 44 × 43', tables: 1, rows: 44, columns: 43 },
  { name: 'the same, other figures copied', tables: 1, rows: 44, columns: 43, copied: true },
];

const solver = await loadSolver();
console.log(
  '| web | figures | errors | broken | ms | ms with solver | causes | named rightly | named wrongly | open |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const shape of SHAPES) for (const errors of [1, 5, 20]) measure(shape, errors);

function measure({ name, tables, rows, columns, copied }, errors) {
  const random = dice();
  const figures = [];
  const sums = [];
  for (let table = 0; table < tables; table += 1)
    statement(table, rows, columns, random, figures, sums);
  const wrong = copied ? exchanged(figures, errors, random) : planted(figures, errors, random);
  const identities = sums.map((names) =>
    identity(names.map((index) => wrong.get(index) ?? figures[index])),
  );
  const decided = identities.map((one) => ({
    identity: one,
    severity: 'error',
    outcome: evaluate(one).outcome,
  }));
  const run = (with_) => localise(buildWeb(decided, ORDER).web, NOTHING_AROUND, with_);
  const alone = best(() => run(null));
  const solved = best(() => run(solver));
  const { web } = buildWeb(decided, ORDER);
  const { causes } = run(solver);
  const named = causes
    .filter((cause) => cause.decided)
    .map(({ rivals: [{ change }] }) => web.cells[change.cell].occurrence.source[0].line - 1);
  const right = named.filter((index) => wrong.has(index)).length;
  const broken = decided.filter(({ outcome }) => outcome === 'broken').length;
  console.log(
    `| ${name} | ${figures.length} | ${errors} | ${broken} | ${alone.toFixed(0)} | ${solved.toFixed(0)} | ${causes.length} | ${right} | ${named.length - right} | ${causes.length - named.length} |`,
  );
}

/** Amounts with their totals by row and column, and a copy of the totals. */
function statement(table, rows, columns, random, figures, sums) {
  const cells = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => BigInt(random(MOST))),
  );
  const all = cells.map((row) => [...row, total(row)]);
  all.push(Array.from({ length: columns + 1 }, (_, at) => total(all.map((row) => row[at]))));
  const index = all.map((row, at) =>
    [...row, row.at(-1)].map((fen, column) => put(figures, `t${table}r${at}c${column}`, fen)),
  );
  for (const row of index) {
    sums.push([row[columns], ...row.slice(0, columns)], [row[columns + 1], row[columns]]);
  }
  for (let column = 0; column < columns + 2; column += 1) {
    const whole = index.map((row) => row[column]);
    sums.push([whole.at(-1), ...whole.slice(0, -1)]);
  }
}

function put(figures, name, fen) {
  const line = figures.length + 1;
  const digits = (fen + LAST_PLACE / 2n) / LAST_PLACE;
  figures.push({
    key: { measure: name, unit: '', year: 2023, basis: 'final', dims: {} },
    printed: readPrinted(`${digits / 100n}.${String(digits % 100n).padStart(2, '0')}`, '万元'),
    place: { kind: 'table', id: 'T', label: 'T', row: name },
    source: [{ file: 'f', line, column: 1, endLine: line, endColumn: 2 }],
  });
  return line - 1;
}

function identity([total, ...parts]) {
  const term = (occurrence, coefficient) => ({ coefficient, key: occurrence.key, occurrence });
  return {
    id: 'A',
    title: { zh: total.key.measure, en: total.key.measure },
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [term(total, 1n), ...parts.map((one) => term(one, -1n))],
    },
    target: 0,
  };
}

/** One digit of each of some figures is another one, by more than rounding hides. */
function planted(figures, count, random) {
  const wrong = new Map();
  while (wrong.size < count) {
    const index = random(figures.length);
    const { printed } = figures[index];
    const at = random(printed.text.length - 3);
    const digit = Number(printed.text[at]);
    if (wrong.has(index) || Number.isNaN(digit)) continue;
    const other = (digit + 1 + random(8)) % 10;
    const text = printed.text.slice(0, at) + other + printed.text.slice(at + 1);
    wrong.set(index, { ...figures[index], printed: readPrinted(text, '万元') });
  }
  return wrong;
}

/** Another figure of the web stands in the place of some: sums lack amounts that are all their own. */
function exchanged(figures, count, random) {
  const wrong = new Map();
  while (wrong.size < count) {
    const [index, other] = [random(figures.length), random(figures.length)];
    const [own, copy] = [figures[index].printed, figures[other].printed];
    if (wrong.has(index) || own.text.length !== copy.text.length || own.text === copy.text)
      continue;
    wrong.set(index, { ...figures[index], printed: copy });
  }
  return wrong;
}

function total(list) {
  return list.reduce((sum, one) => sum + one, 0n);
}

function best(work) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage().user;
    work();
    least = Math.min(least, (process.cpuUsage().user - before) / 1000);
  }
  return least;
}
