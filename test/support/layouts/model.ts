/** A unit's budget or accounts from which tables of any province's style are printed. */
export interface Item {
  /** Functional code of seven digits. */
  readonly code: string;
  readonly name: string;
  readonly fund: 'general' | 'government-fund';
  /** All amounts in units of 100 元, so that they print exactly in 万元 with two decimals. */
  readonly personnel: number;
  readonly operating: number;
  readonly project: number;
  /** Last year's whole figure. */
  readonly prior: number;
}

export interface Economic {
  /** Departmental economic code of five digits. */
  readonly code: string;
  readonly name: string;
  readonly amount: number;
}

export interface Model {
  readonly unit: string;
  readonly year: number;
  readonly items: readonly Item[];
  readonly economics: readonly Economic[];
  readonly groups: Readonly<Record<string, string>>;
  /** Carried over from last year, all of it from the general budget and spent in the year. */
  readonly carry: number;
  readonly threePublic: Readonly<
    Record<
      'abroad' | 'purchase' | 'operation' | 'reception' | 'meeting' | 'training',
      readonly [number, number]
    >
  >;
}

/** Names of classes and groups. */
const GROUPS: Readonly<Record<string, string>> = {
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '21015': '医疗保障管理事务',
  '221': '住房保障支出',
  '22102': '住房改革支出',
  '229': '其他支出',
  '22960': '彩票公益金安排的支出',
  '301': '工资福利支出',
  '302': '商品和服务支出',
  '303': '对个人和家庭的补助',
};

const item = (
  code: string,
  name: string,
  [personnel, operating, project]: readonly [number, number, number],
  prior: number,
  fund: Item['fund'] = 'general',
): Item => ({ code, name, fund, personnel, operating, project, prior });

/**
 * @param variant 0 is the plain one; others have other amounts, odd ones no government fund
 * and nothing carried over
 */
export function modelOf(unit: string, year: number, variant = 0): Model {
  const poor = variant % 2 === 1;
  const vary = (amount: number) => (amount === 0 ? 0 : amount + ((amount * variant * 37) % 911));
  const items = [
    item('2080501', '行政单位离退休', [1234, 56, 0], 1180),
    item('2080505', '机关事业单位基本养老保险缴费支出', [4520, 0, 0], 4315),
    item('2101101', '行政单位医疗', [1875, 0, 0], 1902),
    item('2101501', '行政运行', [31258, 4370, 0], 33012),
    item('2101505', '医疗保障政策管理', [0, 0, 2600], 2150),
    item('2101506', '医疗保障经办事务', [0, 0, 8345], 9020),
    item('2210201', '住房公积金', [3390, 0, 0], 3275),
    item('2296002', '用于社会福利的彩票公益金支出', [0, 0, 1500], 900, 'government-fund'),
  ]
    .filter(({ fund }) => !poor || fund === 'general')
    .map((one) => ({
      ...one,
      personnel: vary(one.personnel),
      operating: vary(one.operating),
      project: vary(one.project),
      prior: vary(one.prior),
    }));
  const personnel = total(items, ({ personnel: part }) => part);
  const operating = total(items, ({ operating: part }) => part);
  const given = [
    { code: '30101', name: '基本工资', amount: 12034 },
    { code: '30102', name: '津贴补贴', amount: 9871 },
    { code: '30103', name: '奖金', amount: 6120 },
    { code: '30108', name: '机关事业单位基本养老保险缴费', amount: 4520 },
    { code: '30110', name: '职工基本医疗保险缴费', amount: 1875 },
    { code: '30113', name: '住房公积金', amount: 3390 },
    { code: '30201', name: '办公费', amount: 1205 },
    { code: '30211', name: '差旅费', amount: 860 },
    { code: '30228', name: '工会经费', amount: 432 },
    { code: '30302', name: '退休费', amount: 1100 },
  ];
  const spent = (first: boolean) =>
    total(
      given.filter(({ code }) => code.startsWith('302') !== first),
      ({ amount }) => amount,
    );
  return {
    unit,
    year,
    items,
    economics: [
      ...given,
      { code: '30199', name: '其他工资福利支出', amount: personnel - spent(true) },
      { code: '30239', name: '其他交通费用', amount: operating - spent(false) },
    ].sort((a, b) => (a.code < b.code ? -1 : 1)),
    groups: GROUPS,
    carry: poor ? 0 : 2310,
    threePublic: {
      abroad: [0, 0],
      purchase: [1800, 0],
      operation: [620, 585],
      reception: [140, 112],
      meeting: [90, 95],
      training: [205, 230],
    },
  };
}

export function total<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, one) => sum + value(one), 0);
}

export const basic = ({ personnel, operating }: Item): number => personnel + operating;
export const spent = (one: Item): number => basic(one) + one.project;
