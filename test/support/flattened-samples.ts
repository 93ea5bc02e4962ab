import fc from 'fast-check';
import { accounts } from '../../src/facts/codes.js';
import { formatScaled } from '../../src/facts/decimal.js';
import { tableDeclarations } from '../../src/forms/generated/tableDeclarations.js';
import { declaredRows } from '../../src/forms/reassemble/vocabulary.js';
import type { Widths } from './flatten.js';

export type Grid = readonly (readonly string[])[];

/** A gridded table with the widths at which its cells are broken. */
export interface Sample {
  readonly title: string;
  readonly head: Grid;
  readonly body: Grid;
  readonly widths: Widths;
}

const amount = fc.oneof(
  { weight: 3, arbitrary: fc.constant('0.00') },
  {
    weight: 4,
    arbitrary: fc.bigInt({ min: 1n, max: 9999999n }).map((fen) => formatScaled(fen, 2)),
  },
);

function declared(id: string, side: string): readonly string[] {
  const declaration = tableDeclarations.find((table) => table.id === id);
  const block = declaration?.blocks.find((own) => own.side === side);
  return declaredRows(block?.rows ?? []).map((row) => `${row.mark ?? ''}${row.names[0] ?? ''}`);
}

/** Two lists with 行次 side by side; the shorter one runs out of names in the middle. */
const twoLists = (title: string, columns: number, numbered: boolean): fc.Arbitrary<Sample> => {
  const income = declared(columns === 1 ? 'T01' : 'T04', '收入');
  const outlay = declared(columns === 1 ? 'T01' : 'T04', '支出');
  return fc
    .record({
      incomes: fc.array(amount, { minLength: income.length, maxLength: income.length }),
      outlays: fc.array(fc.array(amount, { minLength: columns, maxLength: columns }), {
        minLength: outlay.length,
        maxLength: outlay.length,
      }),
      nameWidth: fc.integer({ min: 6, max: 12 }),
      lineWidth: fc.integer({ min: 1, max: 2 }),
      amountWidth: fc.integer({ min: 5, max: 9 }),
    })
    .map(({ incomes, outlays, nameWidth, lineWidth, amountWidth }) => {
      const last = income.length - 5;
      const rows = outlay.map((name, index) => {
        const own = index < 3 ? index : index - (outlay.length - income.length);
        const has = own >= 0 && (index < 3 || own >= Math.min(3, last));
        const first = has ? (income[own] ?? '') : '';
        const line = numbered ? [String(index + 1)] : [];
        const other = numbered ? [String(outlay.length + index + 1)] : [];
        return [
          first,
          ...line,
          first === '' ? '' : (incomes[own] ?? ''),
          name,
          ...other,
          ...(outlays[index] ?? []),
        ];
      });
      const lineHead = numbered ? ['行次'] : [];
      const heads =
        columns === 1
          ? ['金额']
          : ['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'];
      const lines = numbered ? [lineWidth] : [];
      return {
        title,
        head: [
          ['收入', '支出'],
          ['项目', ...lineHead, '金额', '项目', ...lineHead, ...heads],
          ['栏次', '1', '栏次', ...heads.map((_, index) => String(index + 2))],
        ],
        body: rows,
        widths: [
          nameWidth,
          ...lines,
          amountWidth,
          nameWidth,
          ...lines,
          ...heads.map(() => amountWidth),
        ],
      };
    });
};

/** One list of functional codes with its total. */
const codeList: fc.Arbitrary<Sample> = fc
  .record({
    classes: fc.subarray(['208', '210', '221', '213'], { minLength: 1 }),
    rows: fc.array(fc.array(amount, { minLength: 3, maxLength: 3 }), {
      minLength: 40,
      maxLength: 40,
    }),
    nameWidth: fc.integer({ min: 3, max: 9 }),
    amountWidth: fc.integer({ min: 5, max: 10 }),
  })
  .map(({ classes, rows, nameWidth, amountWidth }) => {
    const codes = accounts('function')
      .filter((account) => account.attested && classes.includes(account.code.slice(0, 3)))
      .slice(0, 30)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    return {
      title: '一般公共预算财政拨款支出决算表',
      head: [
        ['项目', '本年支出'],
        ['科目代码', '科目名称', '小计', '基本支出', '项目支出'],
        ['栏次', '1', '2', '3'],
      ],
      body: [
        ['', '合计', ...(rows[39] ?? [])],
        ...codes.map((account, index) => [account.code, account.name, ...(rows[index] ?? [])]),
      ],
      widths: [7, nameWidth, amountWidth, amountWidth, amountWidth],
    };
  });

/** Three lists of economic codes of unequal length side by side. */
const threeLists: fc.Arbitrary<Sample> = fc
  .record({
    figures: fc.array(amount, { minLength: 120, maxLength: 120 }),
    nameWidth: fc.integer({ min: 4, max: 9 }),
    amountWidth: fc.integer({ min: 6, max: 10 }),
  })
  .map(({ figures, nameWidth, amountWidth }) => {
    const list = (classes: readonly string[]) =>
      accounts('dept-economic')
        .filter((account) => account.attested && classes.includes(account.code.slice(0, 3)))
        .sort((a, b) => (a.code < b.code ? -1 : 1));
    const lists = [list(['301', '303']), list(['302']), list(['307', '310'])];
    const height = Math.max(...lists.map((own) => own.length));
    let next = 0;
    const body = Array.from({ length: height }, (_, row) =>
      lists.flatMap((own) => {
        const account = own[row];
        next += 1;
        return account === undefined
          ? ['', '', '']
          : [account.code, account.name, figures[next - 1] ?? ''];
      }),
    );
    const head = ['科目代码', '科目名称', '决算数'];
    return {
      title: '一般公共预算财政拨款基本支出决算表',
      head: [[...head, ...head, ...head]],
      body,
      widths: [5, nameWidth, amountWidth, 5, nameWidth, amountWidth, 5, nameWidth, amountWidth],
    };
  });

/** Tables of the shapes that final accounts print, with arbitrary figures and widths. */
export const samples: readonly (readonly [string, fc.Arbitrary<Sample>])[] = [
  ['two numbered lists', twoLists('收入支出决算总表', 1, true)],
  ['two numbered lists, one of them wide', twoLists('财政拨款收入支出决算总表', 4, true)],
  ['two lists without line numbers', twoLists('财政拨款收入支出决算总表', 4, false)],
  ['a list of codes', codeList],
  ['three lists of codes', threeLists],
];
