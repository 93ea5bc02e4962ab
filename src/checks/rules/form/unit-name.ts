import { normaliseName, similarity } from '../../../facts/names.js';
import type { Reading } from '../../../forms/reading.js';
import type { FindingPlace, FormResult, FormRule } from '../../rule.js';
import { allBlocks } from './support/blocks.js';
import { expenditureTable, tables } from './support/examples.js';
import { broken, captionPlace, holds, notApplicable, rowPlace } from './support/results.js';

const UNIT = /(?:局|中心|机构|机关|委员会|办公室|大队|站|所|院)$/;
/** Nearly the same name is a slip of the pen; less alike it is another unit. */
const ALIKE = 0.8;

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
    for (const result of [...reporterResults(reading), ...subunitResults(reading)]) {
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
