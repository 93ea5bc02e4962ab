// The figures of the example books, from the published texts that they come from:
// `node scripts/make-example-books.mjs [--check] [BOOK ...]` imports each text (exact values
// inside the printed ranges, chosen so that all sums hold), applies what people decided
// (scripts/example-books/BOOK.yaml: corrections, figures left out, texts in our own words) and
// writes statements.csv, special.csv, prior-year.csv, figures.csv, corrections.yaml, omitted.yaml and
// performance/*.yaml of examples/books/BOOK. unit.yaml, reasons.yaml and texts/ are written by
// hand and stay. With --check nothing is written: exit status 1 where a file differs.
// The texts lie in ../shared/corpus/text; a book without its text is skipped with the reason.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isSeq, parse, parseDocument } from 'yaml';
import { build, root } from './house.mjs';

/** Nodes that the solver visits for one book, as `mingzhang import` has it. */
const SOLVER_NODES = 200;
const CORPUS = join(root, '..', 'shared', 'corpus', 'text');
const MADE =
  /^(?:statements|special|prior-year|figures)\.csv$|^(?:corrections|omitted)\.yaml$|^performance\//;
/** Texts of a performance file that are ours to word; nothing of the published ones is kept. */
const LONGEST_LABEL = 20;
const OF_FORMS = /^(?:overall-|project-|indicator-|projects-evaluated)/;

const args = process.argv.slice(2);
const isCheck = args.includes('--check');
const wanted = args.filter((one) => one !== '--check');
if (build() !== 0) process.exit(1);
const dist = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);
const { publishedBook } = await dist('compose/published/book');
const { performanceCorrections } = await dist('compose/published/performance/corrections');
const { scored } = await dist('compose/published/performance/index');
const { readTextDocument } = await dist('formats/text/read');
const { readForms } = await dist('forms/read');
const { inspect } = await dist('checks/check');
const { loadSolver } = await dist('cli/solver');
const { writeBook } = await dist('books/write-book');
const { readBook } = await dist('books/read-book');
const { loadFolder } = await dist('books/node/folder');
const { ExactFacts } = await dist('facts/exact');
const { keyString } = await dist('facts/key');
const { wholeKey } = await dist('books/files/notes');
const { parseAmount } = await dist('books/schema/cells');
const { measureOf } = await dist('facts/measures');

const decided = join(root, 'scripts', 'example-books');
const names = readdirSync(decided)
  .map((file) => file.replace(/\.yaml$/, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort();
let differing = 0;
for (const name of names) differing += await make(name);
process.exit(isCheck && differing > 0 ? 1 : 0);

/** @returns how many files differ from those of the book */
async function make(name) {
  const edits = parse(readFileSync(join(decided, `${name}.yaml`), 'utf8'), { merge: true });
  const text = join(CORPUS, edits.source);
  if (!existsSync(text)) {
    process.stdout.write(`${name}: 跳过，没有 ${text} / skipped, the text is not there\n`);
    return 0;
  }
  const folder = join(root, 'examples', 'books', name);
  const files = await filesOf(edits, text, loadFolder(folder));
  return save(name, folder, files);
}

/** The made files of a book, by path inside it. */
async function filesOf(edits, text, book) {
  const reading = readForms(readTextDocument(readFileSync(text), edits.source));
  const solver = await loadSolver(SOLVER_NODES, false);
  const published = publishedBook(reading, inspect(reading, undefined, solver), solver);
  const { unit, year } = published.year;
  const facts = withFigures(published.year.facts, edits.figures ?? [], unit.name, year);
  const performance = scored(withDecisions(published.performance.files, edits.performance ?? {}));
  const corrections = decidedCorrections(published.year.corrections, edits, {
    unit: unit.name,
    year,
  });
  const omitted = [
    ...published.year.omitted.filter(({ part }) => !(edits.listed ?? []).includes(part)),
    ...(edits.omitted ?? []),
  ];
  const figures = withStated(published.year.figures, edits.stated ?? [], unit.name, year);
  const made = { ...published.year, facts, figures, omitted, corrections: [] };
  const byHand = [...book].filter(([path]) => !MADE.test(path));
  const written = [...writeBook(made), ...performance].filter(([path]) => MADE.test(path));
  // Corrections of performance are told from the document that the finished book composes.
  const finished = readBook(new Map([...byHand, ...written]));
  const ofForms = performanceCorrections(
    reading,
    finished,
    performance,
    published.performance.left,
  );
  const all = [
    ...corrections.filter((one) => !OF_FORMS.test(one.fact) || isDecided(one, edits, finished)),
    ...ofForms.filter((one) => !isDecided(one, edits, finished)),
  ];
  const rest = writeBook({ ...made, corrections: all }).get('corrections.yaml');
  return new Map([...written, ...(rest === undefined ? [] : [['corrections.yaml', rest]])]);
}

function isDecided(correction, { corrections = [] }, { unit, year }) {
  const of = { unit: unit.name, year };
  return corrections.some((one) => isSame({ ...one, fact: wholeKey(one.fact, of) }, correction));
}

function isSame(a, b) {
  return a.fact === b.fact && a.published === b.published;
}

/** Facts with the values that were decided; a figure without value is left out. */
function withFigures(facts, figures, unit, year) {
  const values = new Map();
  for (const { measure, basis, value, year: own = year, ...dims } of figures) {
    const key = { measure, unit, year: own, basis, dims };
    const parsed = value === null ? null : parseAmount(value, measureOf(measure).quantity);
    values.set(keyString(key), { key, value: parsed === null ? null : parsed.value });
  }
  const kept = [...facts].flatMap((fact) => {
    const own = values.get(keyString(fact.key));
    if (own === undefined) return [fact];
    values.delete(keyString(fact.key));
    return own.value === null ? [] : [{ ...fact, value: own.value }];
  });
  const added = [...values.values()].flatMap(({ key, value }) =>
    value === null ? [] : [{ key, value, origin: { place: '' } }],
  );
  return new ExactFacts([...kept, ...added]);
}

/** Further figures of the texts that no account holds; a value of null leaves one out. */
function withStated(made, stated, unit, year) {
  const figures = new Map(made);
  for (const [name, text, of] of stated) {
    if (text === null) {
      figures.delete(name);
      continue;
    }
    const key = { measure: 'stated-count', unit, year, basis: 'count', dims: { task: name } };
    figures.set(name, { name, text, unit: of, key, place: '' });
  }
  return figures;
}

/** Made corrections but for those that were decided otherwise, then the decided ones. */
function decidedCorrections(made, { corrections = [], withdrawn = [] }, of) {
  const own = corrections.map((one) => ({ ...one, fact: wholeKey(one.fact, of) }));
  const gone = withdrawn.map((fact) => wholeKey(fact, of));
  return [
    ...made.filter((one) => !gone.includes(one.fact) && !own.some((other) => isSame(one, other))),
    ...own,
  ];
}

/** Performance files with our own texts and the figures that were decided. */
function withDecisions(files, decisions) {
  return new Map(
    [...files].map(([path, yaml]) => {
      const document = parseDocument(yaml);
      withoutTexts(document);
      const stem = path.replace(/^performance\/|\.yaml$/g, '');
      for (const entry of decisions[stem] ?? []) {
        const value = entry.at(-1);
        const place = placeOf(document, entry.slice(0, -1), path);
        if (value === null) document.deleteIn(place);
        else document.setIn(place, value);
      }
      return [path, document.toString({ lineWidth: 0 })];
    }),
  );
}

function withoutTexts(document) {
  for (const field of ['causes', 'measures']) document.delete(field);
  const goals = document.get('goals');
  if (isMap(goals)) for (const { key } of [...goals.items]) goals.delete(key);
  const indicators = document.get('indicators');
  for (const one of isSeq(indicators) ? indicators.items : []) {
    for (const field of ['cause', 'measures']) one.delete(field);
    for (const field of ['target', 'actual']) {
      if (String(one.get(field) ?? '').length > LONGEST_LABEL) one.delete(field);
    }
  }
}

/** A path whose entries of lists are named: [indicators, 参保率, cause]. */
function placeOf(document, path, file) {
  const place = [];
  for (const step of path) {
    const node = place.length === 0 ? document.contents : document.getIn(place);
    if (!isSeq(node)) {
      place.push(step);
      continue;
    }
    const at = node.items.findIndex((one) =>
      ['name', 'source'].some((field) => one.get(field) === step),
    );
    if (at < 0) throw new Error(`${file}: ${step} is not in ${place.join('.')}`);
    place.push(at);
  }
  return place;
}

/** Writes what differs, or tells of it. @returns how many files differ */
function save(name, folder, files) {
  const before = [...loadFolder(folder)].filter(([path]) => MADE.test(path));
  const changed = [...files].filter(
    ([path, text]) => before.find(([own]) => own === path)?.[1] !== text,
  );
  const gone = before.filter(([path]) => !files.has(path));
  for (const [path, text] of isCheck ? [] : changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const [path] of isCheck ? [] : gone) rmSync(join(folder, path));
  const paths = [...changed, ...gone].map(([path]) => path);
  process.stdout.write(
    `${name}: ${paths.length === 0 ? '与脚本所得相同 / as made' : `${isCheck ? '不同 / differs' : '已写 / written'}: ${paths.join(', ')}`}\n`,
  );
  return paths.length;
}
