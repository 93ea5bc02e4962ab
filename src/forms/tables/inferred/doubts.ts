import type { KeyPart } from '../../declaration.js';
import type { List } from './form.js';
import type { Meaning } from './meaning.js';

/** A message in both languages. */
export interface Why {
  readonly zh: string;
  readonly en: string;
}

/** Measures that their own words name whatever pays for them. */
const BY_THEMSELVES: ReadonlySet<string> = new Set([
  'three-public',
  'meeting',
  'training',
  'operating-cost',
]);

/** What the title says of every figure; null when a word of it is not known. */
export function scopeOf(whole: Meaning, title: string, unbound: Why[]): KeyPart | null {
  const plain = title.trim();
  if (whole.unknown !== '' || whole.keyless || whole.at.period !== undefined) {
    const words = whole.unknown === '' ? '' : `中的“${whole.unknown}”`;
    unbound.push({
      zh: `表名《${plain}》${words}不在词表中`,
      en: `the title ${plain} has words without a known meaning${whole.unknown === '' ? '' : `: ${whole.unknown}`}`,
    });
    return null;
  }
  if (plain === '') {
    unbound.push({ zh: '没有表名', en: 'the table has no title' });
    return null;
  }
  const { measure } = whole.key;
  if (whole.many) return {};
  return measure !== undefined && BY_THEMSELVES.has(measure) ? { measure } : whole.key;
}

/** Said where neither the title nor any row or column names a measure. */
export function measureDoubt(title: string, lists: readonly List[]): readonly Why[] {
  const named = lists.some(
    ({ side, rows, columns }) =>
      side !== null ||
      rows.some(({ line }) => line.key.measure !== undefined) ||
      columns.some(({ meaning }) => meaning.key.measure !== undefined || meaning.side !== null),
  );
  if (named) return [];
  return [
    {
      zh: `表名《${title}》没有说明是收入还是支出`,
      en: `the title ${title} names no revenue or expenditure`,
    },
  ];
}

/** Why columns of a list have no key. */
export function columnDoubts(list: List): readonly Why[] {
  return list.columns
    .filter(({ role, bound, meaning }) => role === 'amount' && !bound && meaning.change === null)
    .map(({ printed, meaning }) => columnDoubt(printed.printed.join('-'), meaning));
}

function columnDoubt(head: string, { unknown, keyless }: Meaning): Why {
  if (head === '') return { zh: '有一栏没有表头', en: 'a column without a head' };
  if (unknown !== '') {
    return {
      zh: `栏目“${head}”中的“${unknown}”不在词表中`,
      en: `the column ${head} has words without a known meaning: ${unknown}`,
    };
  }
  return keyless
    ? { zh: `栏目“${head}”没有对应的指标`, en: `no measure is known for the column ${head}` }
    : {
        zh: `栏目“${head}”的年度或资金范围不能确定`,
        en: `the year or the scope of the column ${head} cannot be told`,
      };
}
