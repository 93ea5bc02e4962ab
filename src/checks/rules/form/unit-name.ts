import { normaliseName, similarity } from '../../../facts/names.js';
import type { Reading } from '../../../forms/reading.js';
import type { FindingPlace, FormResult, FormRule } from '../../rule.js';
import { allBlocks, paragraphs, textBlocks } from './support/blocks.js';
import { expenditureTable, tables } from './support/examples.js';
import {
  blockPlace,
  broken,
  captionPlace,
  holds,
  notApplicable,
  rowPlace,
  textPlace,
} from './support/results.js';

const UNIT = /(?:局|中心|机构|机关|委员会|办公室|大队|站|所|院)$/;
/** Nearly the same name is a slip of the pen; less alike it is another unit. */
const ALIKE = 0.8;
const SHORTEST = 4;
/** In a shorter name one character may make another office: 医疗保障局, 医疗保险局. */
const LONG = 7;
const LONGEST_TITLE = 60;

const ROWS = [
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
];

export const unitName: FormRule = {
  meta: {
    id: 'unit-name',
    severity: 'warning',
    title: { zh: '编制单位名称前后不一', en: 'Reporting unit named differently' },
    description: {
      zh: '报表上的编制单位与封面的单位名称不同（省略上级地名不算）。',
      en: 'The reporting unit of a table is not the unit on the cover (a left-out name of a superior place does not count).',
    },
    identities: ['C27'],
    basis: {
      kind: 'printed',
      text: {
        zh: '封面和报表是同一单位的文件。',
        en: 'Cover and tables belong to one unit’s document.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: tables(expenditureTable(ROWS, '编制单位：甲县民政局\n\n金额单位：万元')),
        why: { zh: '封面是医疗保障局。', en: 'The cover names another bureau.' },
      },
    ],
    pass: [
      {
        text: tables(expenditureTable(ROWS, '编制单位：乙市甲县医疗保障局\n\n金额单位：万元')),
        why: { zh: '只多写了上级地名。', en: 'Only the superior place was added.' },
      },
    ],
  },
  *check(reading) {
    let found = false;
    for (const result of [
      ...reporterResults(reading),
      ...titleResults(reading),
      ...variantResults(reading),
      ...subunitResults(reading),
    ]) {
      found = true;
      yield result;
    }
    if (!found) {
      yield notApplicable({
        zh: '没有可比较的单位名称。',
        en: 'There are no unit names to compare.',
      });
    }
  },
};

/** Reporting units of the tables against the unit of the document. */
function* reporterResults(reading: Reading): Iterable<FormResult> {
  const unit = plain(reading.document.unit ?? '');
  const reporters = allBlocks(reading).flatMap((block) =>
    (block.type === 'table' || block.type === 'fragments') && block.caption.reporter !== null
      ? [block.caption.reporter]
      : [],
  );
  if (unit === '' || reporters.length === 0) return;
  const wrong = new Map<string, FindingPlace[]>();
  for (const reporter of reporters) {
    const name = plain(reporter.value);
    if (name === '' || sameUnit(name, unit)) continue;
    wrong.set(name, [...(wrong.get(name) ?? []), captionPlace(reporter)]);
  }
  if (wrong.size === 0) yield holds();
  for (const [name, places] of wrong) {
    yield broken(
      places,
      {
        zh: `报表的编制单位“${name}”与文件单位“${unit}”不同（${places.length} 处）。`,
        en: `The tables name “${name}” (${places.length} place(s)); the document is of “${unit}”.`,
      },
      { printed: name, expected: unit, anchor: name },
    );
  }
}

/** The unit's name without the places in front of it, and those places. */
function nameParts(reading: Reading): { readonly place: string; readonly office: string } {
  const unit = plain(reading.document.unit ?? '');
  const place = /^(?:[\u4e00-\u9fff]{1,8}?[省市县区州旗盟])+/.exec(unit)?.[0] ?? '';
  return { place, office: unit.slice(place.length) };
}

/** Titles that name the same office of another place (a district's as its city's). */
function* titleResults(reading: Reading): Iterable<FormResult> {
  const { place, office } = nameParts(reading);
  if (place === '' || office.length < SHORTEST) return;
  const places = [...place].map((_, at) => place.slice(at));
  for (const block of textBlocks(reading)) {
    const text = block.text.value.replace(/\s+/g, '');
    if (text.length > LONGEST_TITLE || !/(?:决算|预算)(?:表|情况说明|公开)?$/.test(text)) continue;
    const at = text.indexOf(office);
    const before = text.slice(0, Math.max(at, 0));
    if (at < 0 || !/[省市县区州旗盟]$/.test(before)) continue;
    if (places.some((part) => part.length >= 2 && before.endsWith(part))) {
      yield holds();
      continue;
    }
    yield broken(
      [blockPlace(block)],
      {
        zh: `标题“${text}”所写的单位不是“${place}${office}”。`,
        en: `The title “${text}” names another unit than “${place}${office}”.`,
      },
      { printed: text, expected: `${place}${office}`, anchor: text },
    );
  }
}

/** The unit's name with one character exchanged, in running text. */
function* variantResults(reading: Reading): Iterable<FormResult> {
  const { office } = nameParts(reading);
  if (office.length < LONG) return;
  const found = new Map<string, FindingPlace[]>();
  for (const block of paragraphs(reading)) {
    for (const { at, word } of oneOff(block.text.value, office)) {
      const places = found.get(word) ?? [];
      places.push(textPlace(block, at, at + word.length));
      found.set(word, places);
    }
  }
  for (const [word, places] of found) {
    yield broken(
      places,
      {
        zh: `单位名称“${word}”（${places.length} 处）与“${office}”差一个字。`,
        en: `“${word}” (${places.length} place(s)) differs from the unit’s name “${office}” in one character.`,
      },
      { severity: 'note', printed: word, expected: office, anchor: word },
    );
  }
}

/** Stretches of a text that differ from a word in exactly one inner character. */
function oneOff(text: string, word: string): { readonly at: number; readonly word: string }[] {
  const found: { at: number; word: string }[] = [];
  const head = word.slice(0, 2);
  const tail = word.slice(-2);
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    const here = text.slice(at, at + word.length);
    if (here.length < word.length || !here.endsWith(tail) || here === word) continue;
    const differing = [...here].filter((mark, index) => mark !== word[index]).length;
    if (differing === 1) found.push({ at, word: here });
  }
  return found;
}

/** Names of units in other tables that nearly are, but are not, names of the unit list. */
function* subunitResults(reading: Reading): Iterable<FormResult> {
  const listed = reading.tables
    .filter((table) => table.declaration === 'unit-list')
    .flatMap((table) => table.rows.map((row) => plain(row.name)))
    .filter((name) => name !== '');
  if (listed.length === 0) return;
  for (const table of reading.tables) {
    if (table.declaration === 'unit-list' || table.performance !== undefined) continue;
    for (const row of table.rows) {
      const name = plain(row.name);
      if (!UNIT.test(name)) continue;
      const near = listed.find((entry) => similarity(entry, name) >= ALIKE);
      if (near === undefined) continue;
      if (listed.some((entry) => sameUnit(entry, name))) {
        yield holds();
        continue;
      }
      yield broken(
        [rowPlace(table, row)],
        {
          zh: `“${name}”不在单位名单中，名单为“${near}”。`,
          en: `“${name}” is not in the list of units, which has “${near}”.`,
        },
        { severity: 'note', printed: name, expected: near, anchor: name },
      );
    }
  }
}

/** `编制单位：甲县医疗保障局` → the name alone. */
function plain(text: string): string {
  return normaliseName(
    text.replace(/^[^：:]{2,8}[：:]/, '').replace(/(?:金额)?单位\s*[：:].*$/, ''),
  );
}

function sameUnit(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a);
}
