import { accountOf, accounts } from '../../../src/facts/codes.js';
import type { Dimensions } from '../../../src/facts/key.js';
import type { Ink } from './ink.js';
import {
  FUNDS,
  type Fund,
  isFund,
  isPersonnel,
  KINDS,
  type Line,
  type Model,
  SOURCES,
  spent,
  sum,
  type ThreePublicItem,
} from './model.js';

/** A printed table before any tool lays it out. */
export interface Grid {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  /** Rows that are heads. */
  readonly heads: number;
}

const CLASSES = [
  '201',
  '202',
  '203',
  '204',
  '205',
  '206',
  '207',
  '208',
  '210',
  '211',
  '212',
  '213',
  '214',
  '215',
  '216',
  '217',
  '219',
  '220',
  '221',
  '222',
  '223',
  '224',
  '229',
  '231',
  '232',
  '234',
];
const NUMERALS = '一二三四五六七八九十';

export function numeral(n: number): string {
  const digit = (value: number) => NUMERALS[value - 1] ?? '';
  if (n <= 10) return digit(n);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digit(tens) : ''}十${digit(n % 10)}`;
}

/** Names of accounts that the lists do not hold. */
const NAMES: Readonly<Record<string, string>> = {
  '234': '抗疫特别国债安排的支出',
  '21208': '国有土地使用权出让收入安排的支出',
  '2120801': '征地和拆迁补偿支出',
  '22960': '彩票公益金安排的支出',
  '2296002': '用于社会福利的彩票公益金支出',
  '22301': '解决历史遗留问题及改革成本支出',
  '2230105': '国有企业退休人员社会化管理补助支出',
};

export function nameOf(code: string): string {
  return accountOf('function', code)?.name ?? NAMES[code] ?? `第${code}项支出`;
}

export function withFund(lines: readonly Line[], fund: Fund): Line[] {
  return lines.filter((line) => line.origin === fund);
}

export function appropriations(lines: readonly Line[]): Line[] {
  return lines.filter((line) => isFund(line.origin));
}

export const revenueOf = (lines: readonly Line[]): bigint => sum(lines, (line) => line.revenue);
export const expenditureOf = (lines: readonly Line[]): bigint => sum(lines, spent);
export const openingOf = (lines: readonly Line[]): bigint => sum(lines, (line) => line.opening);
export const closingOf = (lines: readonly Line[]): bigint => sum(lines, (line) => line.closing);

export const FINAL = { basis: 'final' } as const;
export const APPROPRIATION = { source: 'appropriation' } as const;

function inClass(lines: readonly Line[], code: string): Line[] {
  return lines.filter((line) => line.code.startsWith(code));
}

/** 收入支出决算总表: with or without line numbers. */
export function summary(ink: Ink, { lines }: Model, lineNumbers: boolean, carry: string): Grid {
  const own = lines.filter((line) => !isFund(line.origin));
  const used = openingOf(own);
  const opening = openingOf(appropriations(lines));
  const expenditure = (dims: Dimensions) => ({ measure: 'expenditure', dims, ...FINAL });
  const revenueRows: [string, string][] = [
    [
      '一般公共预算财政拨款收入',
      ink.cell(revenueOf(withFund(lines, 'general')), {
        measure: 'revenue',
        dims: { fund: 'general' },
        ...FINAL,
      }),
    ],
    [
      '政府性基金预算财政拨款收入',
      ink.cell(revenueOf(withFund(lines, 'government-fund')), {
        measure: 'revenue',
        dims: { fund: 'government-fund' },
        ...FINAL,
      }),
    ],
    [
      '国有资本经营预算财政拨款收入',
      ink.cell(revenueOf(withFund(lines, 'state-capital')), {
        measure: 'revenue',
        dims: { fund: 'state-capital' },
        ...FINAL,
      }),
    ],
    ...SOURCES.map((source): [string, string] => [
      SOURCE_NAMES[source],
      ink.cell(revenueOf(lines.filter((line) => line.origin === source)), {
        measure: 'revenue',
        dims: { source },
        ...FINAL,
      }),
    ]),
  ];
  const total = revenueOf(lines) + used + opening;
  const left = [
    ...revenueRows.map(([name, cell], index): [string, string] => [
      `${numeral(index + 1)}、${name}`,
      cell,
    ]),
    ...Array.from({ length: CLASSES.length - revenueRows.length }, (): [string, string] => [
      '',
      '',
    ]),
    ['本年收入合计', ink.cell(revenueOf(lines), { measure: 'revenue', dims: {}, ...FINAL })],
    [carry, ink.cell(used, { measure: 'surplus-used', dims: {}, ...FINAL })],
    ['年初结转和结余', ink.cell(opening, { measure: 'opening-carry-over', dims: {}, ...FINAL })],
    ['总计', ink.cell(total, { measure: 'revenue-total', dims: {}, ...FINAL })],
  ];
  const right = [
    ...CLASSES.map((code, index) => [
      `${numeral(index + 1)}、${nameOf(code)}`,
      ink.cell(expenditureOf(inClass(lines, code)), expenditure({ function: code })),
    ]),
    ['本年支出合计', ink.cell(expenditureOf(lines), expenditure({}))],
    ['结余分配', ink.cell(0n, { measure: 'surplus-distribution', dims: {}, ...FINAL })],
    [
      '年末结转和结余',
      ink.cell(closingOf(lines), { measure: 'closing-carry-over', dims: {}, ...FINAL }),
    ],
    ['总计', ink.cell(total, { measure: 'expenditure-total', dims: {}, ...FINAL })],
  ];
  const rows = left.map(([name = '', cell = ''], index) => {
    const [rightName = '', rightCell = ''] = right[index] ?? [];
    return lineNumbers
      ? [name, String(index + 1), cell, rightName, String(index + left.length + 1), rightCell]
      : [name, cell, rightName, rightCell];
  });
  const heads = lineNumbers
    ? [
        ['收入', '', '', '支出', '', ''],
        ['项目', '行次', '决算数', '项目', '行次', '决算数'],
        ['栏次', '', '1', '栏次', '', '2'],
      ]
    : [
        ['收入', '', '支出', ''],
        ['项目', '决算数', '项目', '决算数'],
      ];
  return { id: 'T01', title: '收入支出决算总表', heads: heads.length, rows: [...heads, ...rows] };
}

export const SOURCE_NAMES: Readonly<Record<(typeof SOURCES)[number], string>> = {
  'superior-subsidy': '上级补助收入',
  business: '事业收入',
  operating: '经营收入',
  affiliated: '附属单位上缴收入',
  other: '其他收入',
};

/** The codes of lines with their classes and groups, ascending, each parent first. */
function tree(lines: readonly Line[]): string[] {
  return [
    ...new Set(lines.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code])),
  ].sort();
}

interface Column {
  /** A head over several columns. */
  readonly over?: string;
  readonly head: string;
  readonly cell: (lines: readonly Line[], dims: Dimensions) => string;
}

/** A table by functional code: the total row, then the tree. */
function byFunction(
  id: string,
  title: string,
  lines: readonly Line[],
  columns: readonly Column[],
  totalLast: boolean,
): Grid {
  const total =
    lines.length === 0
      ? ['合计', '', ...columns.map(() => '')]
      : ['合计', '', ...columns.map(({ cell }) => cell(lines, {}))];
  const rows = tree(lines).map((code) => [
    code,
    nameOf(code),
    ...columns.map(({ cell }) => cell(inClass(lines, code), { function: code })),
  ]);
  const grouped = columns.some(({ over }) => over !== undefined);
  const heads = [
    ...(grouped
      ? [
          [
            '项目',
            '',
            ...columns.map(({ head, over }, at) => upperHead(head, over, columns[at - 1])),
          ],
        ]
      : []),
    [
      '科目代码',
      '科目名称',
      ...columns.map(({ head, over }) => (grouped && over === undefined ? '' : head)),
    ],
    ['栏次', '', ...columns.map((_, index) => String(index + 1))],
  ];
  return {
    id,
    title,
    heads: heads.length,
    rows: [...heads, ...(totalLast ? [...rows, total] : [total, ...rows])],
  };
}

/** The first line of a head of two: a head over several columns stands at their first. */
function upperHead(head: string, over: string | undefined, before: Column | undefined): string {
  if (over === undefined) return head;
  return before?.over === over ? '' : over;
}

export function revenues(ink: Ink, { lines }: Model, totalLast: boolean): Grid {
  const cell =
    (of: (line: Line) => boolean, dims: Dimensions): Column['cell'] =>
    (some, own) =>
      ink.cell(revenueOf(some.filter(of)), {
        measure: 'revenue',
        dims: { ...own, ...dims },
        ...FINAL,
      });
  const received = lines.filter((line) => line.revenue > 0n);
  return byFunction(
    'T02',
    '收入决算表',
    received,
    [
      { head: '本年收入合计', cell: cell(() => true, {}) },
      { head: '财政拨款收入', cell: cell((line) => isFund(line.origin), APPROPRIATION) },
      ...SOURCES.map((source) => ({
        head: SOURCE_NAMES[source],
        cell: cell((line) => line.origin === source, { source }),
      })),
    ],
    totalLast,
  );
}

const KIND_HEADS = ['基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'];

export function expenditures(ink: Ink, { lines }: Model, totalLast: boolean): Grid {
  return byFunction(
    'T03',
    '支出决算表',
    lines,
    kinds(ink, '本年支出合计', {}, KINDS.length),
    totalLast,
  );
}

export function generalExpenditures(
  ink: Ink,
  { lines }: Model,
  title: string,
  totalLast: boolean,
): Grid {
  return byFunction(
    'T05',
    title,
    withFund(lines, 'general'),
    kinds(ink, '小计', { fund: 'general' }, 2, '本年支出'),
    totalLast,
  );
}

export function stateCapital(ink: Ink, { lines }: Model, title: string): Grid {
  return byFunction(
    'T08',
    title,
    withFund(lines, 'state-capital'),
    kinds(ink, '合计', { fund: 'state-capital' }, 2),
    false,
  );
}

export function governmentFund(ink: Ink, { lines }: Model, fund: Fund, title: string): Grid {
  const [total, basic, project] = kinds(ink, '小计', { fund }, 2, '本年支出');
  if (total === undefined || basic === undefined || project === undefined)
    throw new Error('no columns');
  const flow =
    (measure: string, of: (some: readonly Line[]) => bigint): Column['cell'] =>
    (some, own) =>
      ink.cell(of(some), { measure, dims: { ...own, fund }, ...FINAL });
  return byFunction(
    'T07',
    title,
    withFund(lines, fund),
    [
      { head: '年初结转和结余', cell: flow('opening-carry-over', openingOf) },
      { head: '本年收入', cell: flow('revenue', revenueOf) },
      total,
      basic,
      project,
      { head: '年末结转和结余', cell: flow('closing-carry-over', closingOf) },
    ],
    false,
  );
}

function kinds(ink: Ink, total: string, dims: Dimensions, count: number, over?: string): Column[] {
  const group = over === undefined ? {} : { over };
  return [
    {
      ...group,
      head: total,
      cell: (some, own) =>
        ink.cell(expenditureOf(some), {
          measure: 'expenditure',
          dims: { ...own, ...dims },
          ...FINAL,
        }),
    },
    ...KINDS.slice(0, count).map(
      (kind, index): Column => ({
        ...group,
        head: KIND_HEADS[index] ?? '',
        cell: (some, own) =>
          ink.cell(
            sum(some, (line) => line.spent[kind]),
            { measure: 'expenditure', dims: { ...own, ...dims, kind }, ...FINAL },
          ),
      }),
    ),
  ];
}

/** 财政拨款收入支出决算总表. */
export function appropriation(ink: Ink, model: Model, lineNumbers: boolean): Grid {
  const lines = appropriations(model.lines);
  const byFund = (measure: string, of: (some: readonly Line[]) => bigint): [string, string][] =>
    FUNDS.map((fund, index): [string, string] => [
      `${numeral(index + 1)}、${FUND_NAMES[fund]}`,
      ink.cell(of(withFund(lines, fund)), { measure, dims: { fund }, ...FINAL }),
    ]);
  const source = (measure: string, fen: bigint) =>
    ink.cell(fen, { measure, dims: APPROPRIATION, ...FINAL });
  const total = revenueOf(lines) + openingOf(lines);
  const blank: [string, string] = ['', ''];
  const left: [string, string][] = [
    ...byFund('revenue', revenueOf),
    ...Array.from({ length: CLASSES.length - 3 }, () => blank),
    ['本年收入合计', source('revenue', revenueOf(lines))],
    ['年初财政拨款结转和结余', source('opening-carry-over', openingOf(lines))],
    ...byFund('opening-carry-over', openingOf),
    ['总计', source('revenue-total', total)],
  ];
  const across = (
    measure: string,
    of: (some: readonly Line[]) => bigint,
    code: string | null,
  ): string[] => {
    const some = code === null ? lines : inClass(lines, code);
    const dims = code === null ? {} : { function: code };
    return [
      ink.cell(of(some), { measure, dims: { ...dims, ...APPROPRIATION }, ...FINAL }),
      ...FUNDS.map((fund) =>
        ink.cell(of(withFund(some, fund)), { measure, dims: { ...dims, fund }, ...FINAL }),
      ),
    ];
  };
  const empty = ['', '', '', '', ''];
  const all = (some: readonly Line[]) => expenditureOf(some) + closingOf(some);
  const right = [
    ...CLASSES.map((code, index) => [
      `${numeral(index + 1)}、${nameOf(code)}`,
      ...across('expenditure', expenditureOf, code),
    ]),
    ['本年支出合计', ...across('expenditure', expenditureOf, null)],
    ['年末财政拨款结转和结余', ...across('closing-carry-over', closingOf, null)],
    empty,
    empty,
    empty,
    ['总计', ...across('expenditure-total', all, null)],
  ];
  const rows = left.map(([name, cell], index) => {
    const [rightName = '', ...cells] = right[index] ?? empty;
    return lineNumbers
      ? [name, String(index + 1), cell, rightName, String(index + 33), ...cells]
      : [name, cell, rightName, ...cells];
  });
  const funds = FUNDS.map((fund) => FUND_NAMES[fund]);
  const heads = lineNumbers
    ? [
        ['收入', '', '', '支出', '', '', '', '', ''],
        ['项目', '行次', '金额', '项目', '行次', '合计', ...funds],
      ]
    : [
        ['收入', '', '支出', '', '', '', ''],
        ['项目', '决算数', '项目', '合计', ...funds],
      ];
  return {
    id: 'T04',
    title: '财政拨款收入支出决算总表',
    heads: heads.length,
    rows: [...heads, ...rows],
  };
}

export const FUND_NAMES: Readonly<Record<Fund, string>> = {
  general: '一般公共预算财政拨款',
  'government-fund': '政府性基金预算财政拨款',
  'state-capital': '国有资本经营预算财政拨款',
};

/** 基本支出决算表: three blocks side by side, all accounts of each class. */
export function basicByAccount(ink: Ink, { economic }: Model, title: string): Grid {
  const dims = { fund: 'general', kind: 'basic' } as const;
  const block = (classes: readonly string[]): string[][] =>
    classes.flatMap((cls) => {
      const codes = accounts('dept-economic')
        .map(({ code }) => code)
        .filter((code) => code.startsWith(cls) && code.length === 5);
      const row = (code: string) => [
        code,
        accountOf('dept-economic', code)?.name ?? '',
        ink.cell(
          sum([...economic], ([key, fen]) => (key.startsWith(code) ? fen : 0n)),
          { measure: 'expenditure', dims: { ...dims, deptEconomic: code }, ...FINAL },
        ),
      ];
      return [row(cls), ...codes.map(row)];
    });
  const blocks = [block(['301', '303']), block(['302']), block(['310'])];
  const height = Math.max(...blocks.map((one) => one.length));
  const rows = Array.from({ length: height }, (_, index) =>
    blocks.flatMap((one) => one[index] ?? ['', '', '']),
  );
  const group = (personnel: boolean) =>
    sum([...economic], ([code, fen]) => (isPersonnel(code) === personnel ? fen : 0n));
  const foot = [
    '人员经费合计',
    '',
    ink.cell(group(true), {
      measure: 'expenditure',
      dims: { ...dims, group: 'personnel' },
      ...FINAL,
    }),
    '公用经费合计',
    '',
    '',
    '',
    '',
    ink.cell(group(false), {
      measure: 'expenditure',
      dims: { ...dims, group: 'operating' },
      ...FINAL,
    }),
  ];
  const heads = ['科目代码', '科目名称', '决算数'];
  return { id: 'T06', title, heads: 1, rows: [[...heads, ...heads, ...heads], ...rows, foot] };
}

const ITEMS: readonly ThreePublicItem[] = [
  'abroad',
  'reception',
  'vehicle-purchase',
  'vehicle-operation',
];

/** «三公» in two rows (Shaanxi), with meetings and training. */
export function threePublicRows(ink: Ink, model: Model, title: string): Grid {
  const row = (name: string, basis: 'budget' | 'final'): string[] => {
    const of = (items: readonly ThreePublicItem[]) =>
      sum(items, (item) => model.threePublic[item][basis]);
    const item = (name: string, items: readonly ThreePublicItem[]) =>
      ink.cell(of(items), {
        measure: 'three-public',
        dims: name === '' ? {} : { item: name },
        basis,
      });
    return [
      name,
      item('', ITEMS),
      item('abroad', ['abroad']),
      item('reception', ['reception']),
      item('vehicle', ['vehicle-purchase', 'vehicle-operation']),
      item('vehicle-purchase', ['vehicle-purchase']),
      item('vehicle-operation', ['vehicle-operation']),
      ink.cell(model.meeting[basis], { measure: 'meeting', dims: {}, basis }),
      ink.cell(model.training[basis], { measure: 'training', dims: {}, basis }),
    ];
  };
  const heads = [
    ['项目', '财政拨款安排的“三公”经费', '', '', '', '', '', '会议费', '培训费'],
    ['', '小计', '因公出国（境）费用', '公务接待费', '公务用车购置及运行维护费', '', '', '', ''],
    ['', '', '', '', '小计', '公务用车购置费', '公务用车运行维护费', '', ''],
    ['栏次', '1', '2', '3', '4', '5', '6', '7', '8'],
  ];
  return {
    id: 'T09',
    title,
    heads: 4,
    rows: [...heads, row('预算数', 'budget'), row('决算数', 'final')],
  };
}

/** «三公» in one row (ministry form). */
export function threePublicLine(ink: Ink, model: Model, title: string): Grid {
  const half = (basis: 'budget' | 'final'): string[] => {
    const item = (name: string, items: readonly ThreePublicItem[]) =>
      ink.cell(
        sum(items, (one) => model.threePublic[one][basis]),
        { measure: 'three-public', dims: name === '' ? {} : { item: name }, basis },
      );
    return [
      item('', ITEMS),
      item('abroad', ['abroad']),
      item('vehicle', ['vehicle-purchase', 'vehicle-operation']),
      item('vehicle-purchase', ['vehicle-purchase']),
      item('vehicle-operation', ['vehicle-operation']),
      item('reception', ['reception']),
    ];
  };
  const top = ['合计', '因公出国（境）费', '公务用车购置及运行维护费', '', '', '公务接待费'];
  const low = ['', '', '小计', '公务用车购置费', '公务用车运行维护费', ''];
  const heads = [
    ['预算数', '', '', '', '', '', '决算数', '', '', '', '', ''],
    [...top, ...top],
    [...low, ...low],
    Array.from({ length: 12 }, (_, index) => String(index + 1)),
  ];
  return { id: 'T09', title, heads: 4, rows: [...heads, [...half('budget'), ...half('final')]] };
}
