import { type Dimensions, type FactKey, keyString } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { fundNormaliser } from '../../single-fund.js';
import { cellOccurrence, term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { governmentClasses } from '../examples-tables.js';

const CLASS_LENGTH = 3;
const TOTAL_COLUMN = 'total';

/** Classes of the government economic classification are the sum of the detail rows under their code (E08). */
export const govEconomicClasses: ArithmeticRule = {
  meta: {
    id: 'gov-economic-classes',
    severity: 'error',
    title: { zh: '政府经济分类与明细', en: 'Government economic classes' },
    description: {
      zh: '收支总表、财政拨款收支总表中政府预算支出经济分类各类的数字，应等于一般公共预算支出明细表中该类政府经济科目各行之和（资金全部来自一般公共预算时）。',
      en: 'The classes of the government economic classification in the summary tables are the sum of the rows of the detailed table that carry codes of the class, where all money comes from the general public budget.',
    },
    identities: ['E08'],
    basis: DEFINITION,
    kinds: ['budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: governmentClasses('70.00'),
        why: {
          zh: '501 类两行 50.00 与 20.00 之和为 70.00',
          en: 'the two rows of class 501 make 70.00',
        },
      },
    ],
    fail: [
      {
        text: governmentClasses('78.00'),
        why: {
          zh: '501 类两行之和为 70.00，不是 78.00',
          en: 'the two rows of class 501 make 70.00, not 78.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const normalise = fundNormaliser(reading);
    const rows = detailRows(reading);
    for (const total of classTotals(reading)) {
      const whole = normalise(total.key);
      const code = total.key.dims.govEconomic ?? '';
      for (const [table, cells] of rows) {
        const parts = cells.filter(({ key }) => key.dims.govEconomic?.startsWith(code));
        const [first] = parts;
        if (table === total.place.id || first === undefined) continue;
        if (!isWholeOf(whole, normalise(first.key))) continue;
        const name = describeKey(total.key);
        yield {
          id: 'E08',
          title: {
            zh: `${name.zh}应等于明细表该类各行之和`,
            en: `${name.en} should be the sum of the detail rows of its class`,
          },
          relation: {
            kind: 'linear',
            compare: '=',
            terms: [term(total, 1n), ...parts.map((part) => term(part, -1n))],
          },
          target: 0,
        };
      }
    }
  },
};

function classTotals(reading: Reading): readonly Occurrence[] {
  return reading.facts.where(
    ({ key, place }) =>
      place.kind === 'table' &&
      key.measure === 'expenditure' &&
      key.dims.deptEconomic === undefined &&
      key.dims.govEconomic?.length === CLASS_LENGTH,
  );
}

/** Rows with a departmental and a government code: their total column, by table. */
function detailRows(reading: Reading): ReadonlyMap<string, readonly Occurrence[]> {
  const rows = new Map<string, Occurrence[]>();
  for (const table of reading.tables) {
    for (const row of table.rows) {
      const cell = row.cells.find(({ columnId }) => columnId === TOTAL_COLUMN);
      const dims = cell?.key?.dims;
      if (
        cell === undefined ||
        dims?.govEconomic === undefined ||
        dims.deptEconomic === undefined
      ) {
        continue;
      }
      const known = rows.get(table.id) ?? [];
      known.push(cellOccurrence(reading, table, row, cell));
      rows.set(table.id, known);
    }
  }
  return rows;
}

/** Whether two keys differ in their economic codes only. */
function isWholeOf(whole: FactKey, part: FactKey): boolean {
  const bare = ({ deptEconomic: _dept, govEconomic: _gov, ...rest }: Dimensions) => rest;
  return (
    keyString({ ...whole, dims: bare(whole.dims) }) ===
    keyString({ ...part, dims: bare(part.dims) })
  );
}
