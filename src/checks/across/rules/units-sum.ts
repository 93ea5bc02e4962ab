import type { FactKey } from '../../../facts/key.js';
import { isZero } from '../../../facts/printed.js';
import { describeKey } from '../../describe.js';
import { term } from '../../terms.js';
import { type Digest, type Figure, figureOf, figuresWhere, ownBasis } from '../digest.js';
import type { AcrossIdentity, AcrossRule } from '../rule.js';
import { doubtIn, nameOf, told } from '../scope.js';
import { department, unitAccounts } from './examples.js';

const SUMMED: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'revenue-total',
  'expenditure-total',
  'opening-carry-over',
  'closing-carry-over',
  'three-public',
  'meeting',
  'training',
]);

/** B19: a department's figure is the sum of its units'. */
export const unitsSum: AcrossRule = {
  meta: {
    id: 'across-units-sum',
    severity: 'warning',
    title: { zh: '部门等于所属单位之和', en: 'A department and the sum of its units' },
    description: {
      zh: '部门决算、预算的各数应等于其全部单位（含本级）之和；只给出部分单位时，各单位的一般公共预算支出不大于部门。上下级之间的补助和上缴汇总时冲销：有这类款项时不核对含有它的合计。',
      en: 'A department’s figures are the sums of all its units, its own office included; of some units only, none spends more of the general budget than the department. Transfers between them cancel out in the department’s document: where there are any, totals that hold them are not compared.',
    },
    identities: ['B19'],
    basis: {
      kind: 'law',
      text: {
        zh: '预算法实施条例第五条：部门预算由本部门及其所属各单位预算组成。',
        en: 'Regulation on the Budget Law, art. 5: a department’s budget is made of its own and its units’.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: [
          department('30.00'),
          unitAccounts('甲县医疗保障局', '20.00'),
          unitAccounts('甲县医疗保障经办中心', '10.00'),
        ].join('\n=====\n'),
        why: { zh: '20.00 + 10.00 = 30.00', en: '20.00 + 10.00 = 30.00' },
      },
    ],
    fail: [
      {
        text: [
          department('31.00'),
          unitAccounts('甲县医疗保障局', '20.00'),
          unitAccounts('甲县医疗保障经办中心', '10.00'),
        ].join('\n=====\n'),
        why: { zh: '20.00 + 10.00 不是 31.00', en: '20.00 + 10.00 is not 31.00' },
      },
      {
        text: [department('9.00'), unitAccounts('甲县医疗保障经办中心', '10.00')].join('\n=====\n'),
        why: { zh: '一个单位 10.00，部门只有 9.00', en: 'one unit has 10.00, the department 9.00' },
      },
    ],
  },
  *across(documents) {
    for (const whole of documents.documents) {
      const { units, whole: all } = documents.unitsOf(whole);
      if (units.length === 0) continue;
      yield* all ? sums(whole, units) : within(whole, units);
    }
  },
};

function* sums(whole: Digest, units: readonly Digest[]): Iterable<AcrossIdentity> {
  const transfers = units.some(hasTransfers);
  for (const figure of figures(whole)) {
    const { key } = figure.occurrence;
    if (transfers && mayHoldTransfers(key)) continue;
    const parts = units.map((unit) => partOf(unit, key));
    if (parts.some((part) => part === 'unknown')) continue;
    const known = parts.filter((part) => part !== 'unknown' && part !== null);
    const what = describeKey(key);
    yield {
      id: 'B19',
      title: {
        zh: `${nameOf(whole).zh}：${what.zh} = ${units.length} 个单位之和`,
        en: `${nameOf(whole).en}: ${what.en} = sum of ${units.length} unit(s)`,
      },
      relation: {
        kind: 'linear',
        compare: '=',
        terms: [
          term(told(whole, figure.occurrence), 1n),
          ...known.map(({ occurrence }) => term(occurrence, -1n)),
        ],
      },
      target: 0,
      between: [whole, ...units],
      doubt: doubtIn(figure, ...known),
    };
  }
}

/** Appropriations are no internal transfers: none of the units has more than the department. */
function* within(whole: Digest, units: readonly Digest[]): Iterable<AcrossIdentity> {
  for (const figure of figures(whole)) {
    const { key } = figure.occurrence;
    if (key.measure !== 'expenditure' || key.dims.fund !== 'general') continue;
    for (const unit of units) {
      const part = partOf(unit, key);
      if (part === null || part === 'unknown') continue;
      const what = describeKey(key);
      yield {
        id: 'B19',
        title: {
          zh: `${what.zh}：${nameOf(unit).zh}不大于${nameOf(whole).zh}`,
          en: `${what.en}: that of the ${nameOf(unit).en} is within that of the ${nameOf(whole).en}`,
        },
        relation: {
          kind: 'linear',
          compare: '<=',
          terms: [term(part.occurrence, 1n), term(told(whole, figure.occurrence), -1n)],
        },
        target: 0,
        between: [unit, whole],
        doubt: doubtIn(figure, part),
      };
    }
  }
}

/** Table figures of the year's money, by account and fund. */
function figures(digest: Digest): readonly Figure[] {
  return figuresWhere(
    digest,
    (key, { place }) =>
      place.kind === 'table' &&
      SUMMED.has(key.measure) &&
      key.basis === ownBasis(digest) &&
      key.year === digest.document.fiscalYear &&
      !isTransfer(key),
  );
}

/**
 * The unit's own print; null where its tables have no such row, which then is zero; `unknown`
 * where the table that would hold it was not read, or not read whole.
 */
function partOf(unit: Digest, key: FactKey): Figure | null | 'unknown' {
  const found = figureOf(unit, key, key.basis, key.year);
  if (found !== null) {
    // A unit's figure is another fact than the department's, though their names may be alike.
    const own = { ...found.occurrence.key, unit: `${nameOf(unit).zh}` };
    return { ...found, occurrence: { ...told(unit, found.occurrence), key: own } };
  }
  const related = figures(unit).some(
    ({ occurrence }) => occurrence.key.measure === key.measure && hasSameShape(occurrence.key, key),
  );
  return related && unit.whole ? null : 'unknown';
}

function hasSameShape(a: FactKey, b: FactKey): boolean {
  const shape = ({ dims }: FactKey) => {
    const { function: code, deptEconomic, govEconomic, ...rest } = dims;
    const by = [code !== undefined, deptEconomic !== undefined, govEconomic !== undefined];
    return JSON.stringify([by, Object.entries(rest).sort()]);
  };
  return shape(a) === shape(b);
}

function isTransfer({ dims }: FactKey): boolean {
  return (
    dims.source === 'superior-subsidy' ||
    dims.source === 'affiliated' ||
    dims.kind === 'remit-to-superior' ||
    dims.kind === 'affiliated'
  );
}

function hasTransfers(unit: Digest): boolean {
  return unit.figures.some(
    ({ occurrence: { key, printed } }) => isTransfer(key) && !isZero(printed),
  );
}

/** Totals over all sources or kinds hold what passes between the units. */
function mayHoldTransfers({ measure, dims }: FactKey): boolean {
  if (measure === 'three-public' || measure === 'meeting' || measure === 'training') return false;
  return dims.fund === undefined && dims.source !== 'appropriation';
}
