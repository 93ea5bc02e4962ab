import { Dice } from './dice.js';
import { type Expected, Ink, randomStyle, type Style } from './ink.js';
import { type Line, type Model, type Province, randomModel } from './model.js';
import { Narrative } from './narrative.js';
import { projectReviews } from './performance.js';
import { type Producer, printGrid, wrapParagraphs } from './producers.js';
import {
  appropriation,
  basicByAccount,
  expenditures,
  type Grid,
  generalExpenditures,
  governmentFund,
  numeral,
  revenues,
  stateCapital,
  summary,
  threePublicLine,
  threePublicRows,
} from './statements.js';

export type Layout = 'shaanxi-2022' | 'shaanxi-2021' | 'hubei-2022' | 'shanghai-2024';

export interface Options {
  readonly layout?: Layout;
  readonly producer?: Producer;
  readonly wrapped?: boolean;
  readonly style?: Partial<Style>;
  /** Totals of the general public budget's table add its printed parts: tail differences. */
  readonly adding?: boolean;
}

/** A whole disclosure: its text, the model behind it and every figure that it prints. */
export interface Disclosure {
  readonly text: string;
  readonly model: Model;
  readonly layout: Layout;
  readonly producer: Producer;
  readonly style: Style;
  readonly expected: readonly Expected[];
  /** Some amounts print as zero and the document says so. */
  readonly hides: boolean;
}

const LAYOUTS: readonly Layout[] = ['shaanxi-2022', 'shaanxi-2021', 'hubei-2022', 'shanghai-2024'];
const YEARS: Readonly<Record<Layout, number>> = {
  'shaanxi-2022': 2023,
  'shaanxi-2021': 2021,
  'hubei-2022': 2022,
  'shanghai-2024': 2024,
};

interface Page {
  readonly heading: string;
  readonly lines: readonly string[];
  /** Holds forms, so its lines are not wrapped. */
  readonly whole?: boolean;
}

/** A right final account. The same seed and options give the same text. */
export function disclosure(seed: number, options: Options = {}): Disclosure {
  const dice = new Dice(seed);
  const layout = options.layout ?? dice.pick(LAYOUTS);
  const producer =
    options.producer ?? dice.pick(['tabs', 'tabs', 'aligned', 'lines', 'broken'] as const);
  const wrapped = options.wrapped ?? dice.once(2);
  const style = { ...randomStyle(dice), ...options.style };
  const model = randomModel(dice, YEARS[layout], provinceOf(layout));
  const ink = new Ink(style, model.year);
  const word = model.level === 'unit' ? '单位' : '部门';
  const grids = tables(layout, model, ink, options.adding === true);
  const narrative = sections(layout, new Narrative(model, ink, dice), model, wrapped);
  const printed = grids.flatMap((grid, index) => [
    '',
    ...(layout === 'hubei-2022' ? [`${numeral(index + 1)}、${grid.title}`, ''] : []),
    grid.title,
    ...(layout === 'shanghai-2024' ? [] : ['', `公开${String(index + 1).padStart(2, '0')}表`]),
    '',
    ...(layout === 'shanghai-2024'
      ? ['单位：万元']
      : layout === 'hubei-2022'
        ? [`${word}：${model.unit} 金额单位：万元`]
        : [`编制单位：${model.unit}`, '', '金额单位：万元']),
    '',
    ...printGrid(grid, producer, dice),
    ...(index === 0 && ink.hid ? ['', '注：不足50元的金额以0.00列示。'] : []),
  ]);
  const tablePart = [
    `${model.year} 年度${word}决算表`,
    [...(layout.startsWith('shaanxi') ? catalogue(grids, model) : []), ...printed],
  ] as const;
  const textPart = [`${model.year} 年度${word}决算情况说明`, narrative] as const;
  const ordered = layout === 'shaanxi-2022' ? [textPart, tablePart] : [tablePart, textPart];
  const parts = [
    [`${word}概况`, general(layout, new Narrative(model, ink, dice), model, word)] as const,
    ...ordered,
    [
      layout.startsWith('shaanxi') ? '专业名词解释' : '名词解释',
      ['1.基本支出：维持机构运转的支出。', '', '2.项目支出：为特定任务安排的支出。'],
    ] as const,
  ];
  const lines = [
    model.unit,
    '',
    `${model.year} 年度${word}决算`,
    '',
    ...(layout.startsWith('shaanxi')
      ? ['保密审查情况：已审查', '', `${word}主要负责人审签情况：已审签`, '']
      : []),
    ...parts.flatMap(([heading, body], index) => [
      '',
      `第${numeral(index + 1)}部分 ${heading}`,
      '',
      ...body,
    ]),
    '',
  ];
  return {
    text: lines.join('\n'),
    model,
    layout,
    producer,
    style,
    expected: ink.expected,
    hides: ink.hid,
  };
}

function provinceOf(layout: Layout): Province {
  if (layout.startsWith('shaanxi')) return 'shaanxi';
  return layout === 'hubei-2022' ? 'hubei' : 'shanghai';
}

function tables(layout: Layout, model: Model, ink: Ink, adding: boolean): Grid[] {
  const numbered = layout !== 'shanghai-2024';
  const last = layout === 'shanghai-2024';
  const carry = model.year >= 2023 ? '使用非财政拨款结余（含专用结余）' : '使用非财政拨款结余';
  const first = [
    summary(ink, model, numbered, carry),
    revenues(ink, model, last),
    expenditures(ink, model, last),
    appropriation(ink, model, layout === 'hubei-2022'),
    generalExpenditures(
      ink,
      adding ? { ...model, lines: roundedLines(model.lines, ink) } : model,
      layout === 'shaanxi-2021'
        ? '一般公共预算财政拨款支出决算表（按功能分类科目）'
        : '一般公共预算财政拨款支出决算表',
      last,
    ),
    basicByAccount(
      ink,
      model,
      layout === 'shaanxi-2021'
        ? '一般公共预算财政拨款基本支出决算表（按经济分类科目）'
        : layout === 'hubei-2022'
          ? '一般公共预算财政拨款基本支出决算明细表'
          : '一般公共预算财政拨款基本支出决算表',
    ),
  ];
  const funds = [
    governmentFund(ink, model, 'government-fund', '政府性基金预算财政拨款收入支出决算表'),
    layout === 'shanghai-2024'
      ? {
          ...governmentFund(ink, model, 'state-capital', '国有资本经营预算财政拨款收入支出决算表'),
          id: 'T08',
        }
      : stateCapital(ink, model, '国有资本经营预算财政拨款支出决算表'),
  ];
  switch (layout) {
    case 'shaanxi-2022':
      return [
        ...first,
        ...funds,
        threePublicRows(ink, model, '财政拨款“三公”经费及会议费、培训费支出决算表'),
      ];
    case 'shaanxi-2021':
      return [
        ...first,
        threePublicRows(ink, model, '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表'),
        ...funds,
      ];
    case 'hubei-2022':
      return [...first, ...funds, threePublicLine(ink, model, '财政拨款“三公”经费支出决算表')];
    case 'shanghai-2024':
      return [...first, threePublicLine(ink, model, '财政拨款“三公”经费支出决算表'), ...funds];
  }
}

/** Every amount as it is printed, so that sums of prints are sums of these. */
function roundedLines(lines: readonly Line[], ink: Ink): Line[] {
  return lines.map((line) => ({
    ...line,
    spent: {
      ...line.spent,
      basic: ink.rounded(line.spent.basic),
      project: ink.rounded(line.spent.project),
    },
  }));
}

function catalogue(
  grids: readonly Grid[],
  { lines, threePublic, meeting, training }: Model,
): string[] {
  const zero = [...Object.values(threePublic), meeting, training].every(
    (pair) => pair.budget === 0n && pair.final === 0n,
  );
  const empty = (grid: Grid) =>
    (grid.id === 'T07' && !lines.some((line) => line.origin === 'government-fund')) ||
    (grid.id === 'T08' && !lines.some((line) => line.origin === 'state-capital')) ||
    (grid.id === 'T09' && zero);
  return [
    '序号\t内容\t是否空表\t表格为空的理由',
    ...grids.map(
      (grid, index) => `表 ${index + 1}\t${grid.title}\t${empty(grid) ? '是\t不涉及' : '否\t'}`,
    ),
  ];
}

function general(
  layout: Layout,
  say: Narrative,
  { unit, subunits, year }: Model,
  word: string,
): string[] {
  const list = [unit, ...subunits];
  const composition = `纳入${year}年度决算编制范围的单位共${list.length}个，包括：`;
  const units = ['序号\t单位名称', ...list.map((name, index) => `${index + 1}\t${name}`)];
  const duties = '负责本地区有关政策的落实，做好日常管理和服务。';
  const kept = say.ink.count(list.length, '个', {
    measure: 'units-covered',
    dims: {},
    basis: 'count',
  });
  const sentence = composition.replace(`${list.length}个`, kept);
  if (layout === 'hubei-2022')
    return ['一、部门主要职责', '', duties, '', '二、机构设置情况', '', sentence, '', ...units];
  if (layout === 'shanghai-2024')
    return ['一、主要职能', '', duties, '', `二、${word}决算单位构成`, '', sentence, '', ...units];
  return [
    `一、${word}主要职责及内设机构`,
    '',
    duties,
    '',
    `二、${word}决算单位构成`,
    '',
    sentence,
    '',
    ...units,
    '',
    `三、${word}人员情况`,
    '',
    ...say.staff(),
  ];
}

function sections(layout: Layout, say: Narrative, model: Model, wrapped: boolean): string[] {
  const pages: Page[] = [
    { heading: '收入支出决算总体情况说明', lines: say.overview() },
    { heading: '收入决算情况说明', lines: say.revenue() },
    { heading: '支出决算情况说明', lines: say.expenditure() },
    { heading: '财政拨款收入支出决算总体情况说明', lines: say.appropriation() },
    {
      heading: '一般公共预算财政拨款支出决算情况说明',
      lines: [...(layout.startsWith('shaanxi') ? [] : say.structure()), ...say.general()],
    },
    { heading: '一般公共预算财政拨款基本支出决算情况说明', lines: say.basic() },
    ...later(layout, say),
    { heading: '机关运行经费支出情况说明', lines: say.operatingCost() },
    { heading: '政府采购支出情况说明', lines: say.procurement() },
    {
      heading: layout.startsWith('shaanxi') ? '国有资产占用及购置情况说明' : '国有资产占用情况说明',
      lines: say.vehicles(),
    },
    {
      heading: '预算绩效情况说明',
      lines: projectReviews(say.ink, model, say.dice),
      whole: true,
    },
    ...(model.year >= 2022
      ? [{ heading: '其他需要说明的情况', lines: ['本次公开没有其他事项。'] }]
      : []),
  ];
  return pages.flatMap(({ heading, lines, whole = false }, index) => [
    '',
    `${numeral(index + 1)}、${heading}`,
    '',
    ...lines.flatMap((line) => [
      ...(wrapped && !whole ? wrapParagraphs([line], 56) : [line]),
      ...(wrapped || whole ? [] : ['']),
    ]),
  ]);
}

function later(layout: Layout, say: Narrative): Page[] {
  const funds = [
    { heading: '政府性基金预算财政拨款收入支出决算情况说明', lines: say.governmentFund() },
    {
      heading:
        layout === 'shanghai-2024'
          ? '国有资本经营预算财政拨款收入支出决算情况说明'
          : '国有资本经营预算财政拨款支出决算情况说明',
      lines: say.stateCapital(),
    },
  ];
  const shaanxi = layout.startsWith('shaanxi');
  const items = [
    '（一）“三公”经费支出决算情况说明',
    ...say.threePublicTotal(),
    ...(shaanxi ? [] : say.threePublicParts()),
    '1.因公出国（境）费支出情况说明',
    ...say.threePublicItem('因公出国（境）费', 'abroad'),
    '2.公务用车购置费支出情况说明',
    ...say.threePublicItem('公务用车购置费', 'vehicle-purchase'),
    '3.公务用车运行维护费支出情况说明',
    ...say.threePublicItem('公务用车运行维护费', 'vehicle-operation'),
    '4.公务接待费支出情况说明',
    ...say.threePublicItem('公务接待费', 'reception'),
    ...(shaanxi
      ? [
          '（二）培训费支出情况说明',
          ...say.training(),
          '（三）会议费支出情况说明',
          ...say.meeting(),
        ]
      : []),
  ];
  const threePublic = {
    heading: shaanxi
      ? '财政拨款“三公”经费及会议费、培训费支出决算情况说明'
      : '财政拨款“三公”经费支出决算情况说明',
    lines: items,
  };
  return layout === 'shaanxi-2022' || layout === 'hubei-2022'
    ? [...funds, threePublic]
    : [threePublic, ...funds];
}
