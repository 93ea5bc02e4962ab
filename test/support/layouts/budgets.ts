import { basic, type Economic, type Item, type Model, spent, total } from './model.js';
import {
  type Branch,
  branches,
  ECONOMIC,
  FUNCTIONS,
  funded,
  general,
  line,
  money,
  type Pen,
  percent,
  pieces,
  type Sheet,
  type Style,
  stepped,
  tree,
} from './sheet.js';

type Amount = (items: readonly Item[]) => number;

const ALL: Amount = (items) => total(items, spent);
const BASIC: Amount = (items) => total(items, basic);
const PROJECT: Amount = (items) => total(items, ({ project }) => project);
const PERSONNEL: Amount = (items) => total(items, ({ personnel }) => personnel);
const OPERATING: Amount = (items) => total(items, ({ operating }) => operating);
const PRIOR: Amount = (items) => total(items, ({ prior }) => prior);

const columns = (pen: Pen, ...amounts: readonly Amount[]) =>
  amounts.map((amount) => (items: readonly Item[]) => money(amount(items), pen));

const whole = (items: readonly Item[]): Branch<Item> => ({ code: '', name: '合计', items });
const CLASSES = (model: Model) =>
  branches(model.items, model, [3]).filter(({ code }) => code.length === 3);

/** 部门收支总表: classes without codes beside the sources of money. */
function balance(
  title: string,
  pen: Pen,
  model: Model,
  words: { readonly marks: boolean; readonly carry: string; readonly left: readonly string[] },
): Sheet {
  const { items, carry } = model;
  const fund = ALL(funded(items));
  const current = ALL(items) - carry;
  const sums = [current - fund, fund, 0, 0, 0];
  const rows = words.left.map((name, at) => [name, money(sums[at] ?? 0, pen)] as const);
  const classes = CLASSES(model).map(
    ({ name, items: own }, at) =>
      [`${words.marks ? `${'一二三四五六'[at]}、` : ''}${name}`, money(ALL(own), pen)] as const,
  );
  const count = Math.max(rows.length, classes.length);
  return {
    title,
    unit: pen.unit,
    lines: [
      line('收入<2>', '支出<2>'),
      line('项目', '预算数', '项目', '预算数'),
      ...Array.from({ length: count }, (_, at) =>
        line(...(rows[at] ?? ['', '']), ...(classes[at] ?? ['', ''])),
      ),
      line('本年收入合计', money(current, pen), '本年支出合计', money(ALL(items), pen)),
      line(words.carry, money(carry, pen), '结转下年', money(0, pen)),
      line('收入总计', money(current + carry, pen), '支出总计', money(ALL(items), pen)),
    ],
  };
}

/** Central style: 财政拨款收支总表 with 一、本年收入 (一) (二) and the funds as columns. */
function granted(title: string, pen: Pen, model: Model): Sheet {
  const { items, carry } = model;
  const fund = funded(items);
  const own = general(items);
  const classes = CLASSES(model);
  const left: readonly (readonly [string, number | null])[] = [
    ['一、本年收入', ALL(items) - carry],
    ['（一）一般公共预算拨款', ALL(own) - carry],
    ['（二）政府性基金预算拨款', ALL(fund)],
    ['（三）国有资本经营预算拨款', 0],
    ['二、上年结转', carry],
    ['（一）一般公共预算拨款', carry],
    ['（二）政府性基金预算拨款', 0],
  ];
  const right = [
    ['一、本年支出', ALL(items), ALL(own), ALL(fund), 0] as const,
    ...classes.map(
      ({ name, items: below }, at) =>
        [
          `（${'一二三四五六'[at]}）${name}`,
          ALL(below),
          ALL(general(below)),
          ALL(funded(below)),
          0,
        ] as const,
    ),
    ['二、结转下年', 0, 0, 0, 0] as const,
  ];
  const count = Math.max(left.length, right.length);
  const cell = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '' : money(amount, pen);
  return {
    title,
    unit: pen.unit,
    lines: [
      line('收入<2>', '支出<5>'),
      line('项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算'),
      ...Array.from({ length: count }, (_, at) => {
        const [name = '', amount] = left[at] ?? [];
        const [other = '', ...amounts] = right[at] ?? [];
        return line(
          name,
          name === '' ? '' : cell(amount),
          other,
          ...(other === '' ? ['', '', '', ''] : amounts.map(cell)),
        );
      }),
      line(
        '收入总计',
        cell(ALL(items)),
        '支出总计',
        cell(ALL(items)),
        cell(ALL(own)),
        cell(ALL(fund)),
        cell(0),
      ),
    ],
  };
}

/** Economic list with 人员经费 and 公用经费 as columns. */
function economics(title: string, pen: Pen, model: Model, head: string, last: boolean): Sheet {
  const rows = branches(model.economics, model, ECONOMIC);
  const part = (group: 'personnel' | 'operating' | 'all') => (items: readonly Economic[]) =>
    money(
      total(items, ({ code, amount }) =>
        group === 'all' || code.startsWith('302') === (group === 'operating') ? amount : 0,
      ),
      pen,
    );
  const parts = [part('all'), part('personnel'), part('operating')];
  const sum = line('合计<2>', ...parts.map((one) => one(model.economics)));
  const body = tree(rows, ({ code, name }) => [code, name], parts);
  return {
    title,
    unit: pen.unit,
    lines: [
      line(`${head}<2>`, `${model.year}年基本支出<3>`),
      line('科目编码', '科目名称', '合计', '人员经费', '公用经费'),
      ...(last ? [...body, sum] : [sum, ...body]),
    ],
  };
}

/** Three public expenses of both years in one row. */
function threePublic(title: string, pen: Pen, model: Model): Sheet {
  const year = (at: 0 | 1) => {
    const { abroad, purchase, operation, reception } = model.threePublic;
    const vehicle = purchase[at] + operation[at];
    return [
      abroad[at] + vehicle + reception[at],
      abroad[at],
      vehicle,
      purchase[at],
      operation[at],
      reception[at],
    ].map((amount) => money(amount, pen));
  };
  const heads = ['合计^2', '因公出国（境）费^2', '公务用车购置及运行费<3>', '公务接待费^2'];
  return {
    title,
    unit: pen.unit,
    lines: [
      line(`${model.year - 1}年预算数<6>`, `${model.year}年预算数<6>`),
      line(...heads, ...heads),
      line('小计', '公务用车购置费', '公务用车运行费', '小计', '公务用车购置费', '公务用车运行费'),
      line(...year(0), ...year(1)),
    ],
  };
}

const text = (model: Model, pen: Pen): readonly string[] => {
  const { items, year } = model;
  const now = ALL(general(items));
  const prior = PRIOR(general(items));
  const wan = { ...pen, unit: '万元' } as const;
  return [
    '一、一般公共预算支出情况说明',
    `${year}年一般公共预算支出${money(now, wan)}万元，比上年预算数增加${money(now - prior, wan)}万元，增长${percent(now - prior, prior)}%。其中：基本支出${money(BASIC(general(items)), wan)}万元，项目支出${money(PROJECT(general(items)), wan)}万元。`,
  ];
};

const cover = (model: Model): readonly string[] => [`${model.unit}${model.year}年部门预算`];

/** Central bodies and many provinces: last year, this year, and the change beside each account. */
export function central(model: Model): Style {
  const pen: Pen = { unit: '万元', nothing: '' };
  const items = general(model.items);
  const change: Amount = (below) => ALL(below) - PRIOR(below);
  const amounts = [
    ...columns(pen, PRIOR, ALL, BASIC, PROJECT, change),
    (below: readonly Item[]) => percent(change(below), PRIOR(below)),
  ];
  return {
    name: 'central',
    kind: 'budget',
    cover: cover(model),
    text: text(model, pen),
    sheets: [
      granted('财政拨款收支总表', pen, model),
      {
        title: '一般公共预算支出表',
        unit: '万元',
        lines: [
          line(
            '功能分类科目<2>',
            `${model.year - 1}年预算数^2`,
            `${model.year}年预算数<3>`,
            `${model.year}年预算数比${model.year - 1}年预算数<2>`,
          ),
          line('科目编码', '科目名称', '合计', '基本支出', '项目支出', '增减额', '增减%'),
          ...tree(branches(items, model, FUNCTIONS), ({ code, name }) => [code, name], amounts),
          line('合计<2>', ...amounts.map((column) => column(items))),
        ],
      },
      economics('一般公共预算基本支出表', pen, model, '经济分类科目', true),
      threePublic('一般公共预算“三公”经费支出表', pen, model),
      {
        title: '政府性基金预算支出表',
        unit: '万元',
        lines: [
          line('科目编码^2', '科目名称^2', '本年政府性基金预算支出<3>'),
          line('合计', '基本支出', '项目支出'),
          ...tree(
            branches(funded(model.items), model, FUNCTIONS),
            ({ code, name }) => [code, name],
            columns(pen, ALL, BASIC, PROJECT),
          ),
          line(
            '合计<2>',
            ...columns(pen, ALL, BASIC, PROJECT).map((one) => one(funded(model.items))),
          ),
        ],
      },
      balance('部门收支总表', pen, model, {
        marks: true,
        carry: '上年结转',
        left: [
          '一、一般公共预算拨款收入',
          '二、政府性基金预算拨款收入',
          '三、国有资本经营预算拨款收入',
          '四、事业收入',
          '五、其他收入',
        ],
      }),
      {
        title: '部门收入总表',
        unit: '万元',
        lines: [
          line(
            '科目<2>',
            '合计^2',
            '上年结转^2',
            '一般公共预算拨款收入^2',
            '政府性基金预算拨款收入^2',
            '国有资本经营预算拨款收入^2',
            '事业收入<2>',
            '事业单位经营收入^2',
            '其他收入^2',
          ),
          line('科目编码', '科目名称', '金额', '其中：教育收费'),
          ...[...branches(model.items, model, FUNCTIONS), whole(model.items)].map(
            ({ code, name, items: below }) => {
              const fund = ALL(funded(below));
              const carried = below.some(({ code: own }) => own === '2101501') ? model.carry : 0;
              return line(
                ...(code === '' ? [`${name}<2>`] : [code, name]),
                money(ALL(below), pen),
                money(carried, pen),
                money(ALL(below) - fund - carried, pen),
                money(fund, pen),
                '',
                '',
                '',
                '',
                '',
              );
            },
          ),
        ],
      },
      {
        title: '部门支出总表',
        unit: '万元',
        lines: [
          line(
            '科目编码',
            '科目名称',
            '合计',
            '基本支出',
            '项目支出',
            '上缴上级支出',
            '事业单位经营支出',
            '对下级单位补助支出',
          ),
          ...[...branches(model.items, model, FUNCTIONS), whole(model.items)].map(
            ({ code, name, items: below }) =>
              line(
                ...(code === '' ? [`${name}<2>`] : [code, name]),
                ...columns(pen, ALL, BASIC, PROJECT).map((one) => one(below)),
                '',
                '',
                '',
              ),
          ),
        ],
      },
    ],
  };
}

/** Jiangsu: 小计 with 人员经费 and 公用经费 under 基本支出, sources under 本年收入, totals first. */
export function jiangsu(model: Model): Style {
  const pen: Pen = { unit: '万元', nothing: '', grouped: true };
  const rows = (items: readonly Item[]) => [whole(items), ...branches(items, model, FUNCTIONS)];
  const labels = ({ code, name }: Branch<Item>) => (code === '' ? ['合计<2>'] : [code, name]);
  const kinds = (title: string, items: readonly Item[]): Sheet => ({
    title,
    unit: '万元',
    lines: [
      line('科目编码^2', '科目名称^2', '合计^2', '基本支出<3>', '项目支出^2'),
      line('小计', '人员经费', '公用经费'),
      ...tree(rows(items), labels, columns(pen, ALL, BASIC, PERSONNEL, OPERATING, PROJECT)),
    ],
  });
  const { threePublic: spentOn } = model;
  const vehicle = spentOn.purchase[1] + spentOn.operation[1];
  const three = spentOn.abroad[1] + vehicle + spentOn.reception[1];
  return {
    name: 'jiangsu',
    kind: 'budget',
    cover: cover(model),
    text: text(model, pen),
    sheets: [
      balance('收支预算总表', pen, model, {
        marks: true,
        carry: '上年结转结余',
        left: [
          '一、一般公共预算拨款收入',
          '二、政府性基金预算拨款收入',
          '三、国有资本经营预算拨款收入',
          '四、财政专户管理资金收入',
          '五、事业收入',
        ],
      }),
      {
        title: '收入预算总表',
        unit: '万元',
        lines: [
          line('部门代码^2', '部门名称^2', '合计^2', '本年收入<4>', '上年结转结余<3>'),
          line(
            '小计',
            '一般公共预算',
            '政府性基金预算',
            '事业收入',
            '小计',
            '一般公共预算',
            '政府性基金预算',
          ),
          ...[['合计<2>'], ['032', '某市医疗保障局'], ['032001', '某市医疗保障局（本级）']].map(
            (labels) => {
              const fund = ALL(funded(model.items));
              const all = ALL(model.items);
              const own = all - fund - model.carry;
              return line(
                ...labels,
                ...[all, own + fund, own, fund, 0, model.carry, model.carry, 0].map((amount) =>
                  money(amount, pen),
                ),
              );
            },
          ),
        ],
      },
      granted('财政拨款收支预算总表', pen, model),
      kinds('政府性基金预算支出预算表', funded(model.items)),
      {
        title: '支出预算总表',
        unit: '万元',
        lines: [
          line(
            '科目编码',
            '科目名称',
            '合计',
            '基本支出',
            '项目支出',
            '事业单位经营支出',
            '上缴上级支出',
            '对附属单位补助支出',
          ),
          ...tree(rows(model.items), labels, [
            ...columns(pen, ALL, BASIC, PROJECT),
            () => '',
            () => '',
            () => '',
          ]),
        ],
      },
      kinds('财政拨款支出预算表（功能科目）', model.items),
      kinds('一般公共预算支出预算表', general(model.items)),
      {
        ...economics('一般公共预算基本支出预算表', pen, model, '部门预算支出经济分类科目', false),
      },
      {
        title: '一般公共预算“三公”经费、会议费、培训费支出预算表',
        unit: '万元',
        lines: [
          line(
            '三公经费合计^2',
            '因公出国（境）费^2',
            '公务用车购置及运行维护费<3>',
            '公务接待费^2',
            '会议费^2',
            '培训费^2',
          ),
          line('小计', '公务用车购置费', '公务用车运行维护费'),
          line(
            ...[
              three,
              spentOn.abroad[1],
              vehicle,
              spentOn.purchase[1],
              spentOn.operation[1],
              spentOn.reception[1],
              spentOn.meeting[1],
              spentOn.training[1],
            ].map((amount) => money(amount, pen)),
          ),
        ],
      },
      {
        title: '一般公共预算机关运行经费支出预算表',
        unit: '万元',
        lines: [
          line('科目编码', '科目名称', '机关运行经费支出'),
          ...tree(
            [
              {
                code: '',
                name: '合计',
                items: model.economics.filter(({ code }) => code.startsWith('302')),
              },
              ...branches(
                model.economics.filter(({ code }) => code.startsWith('302')),
                model,
                ECONOMIC,
              ),
            ],
            ({ code, name }) => (code === '' ? ['合计<2>'] : [code, name]),
            [
              (items) =>
                money(
                  total(items, ({ amount }) => amount),
                  pen,
                ),
            ],
          ),
        ],
      },
    ],
  };
}

/** Henan and Xinjiang: 类 款 项 in three columns, economic classes as columns, amounts in 元. */
export function henan(model: Model): Style {
  const pen: Pen = { unit: '元', nothing: '0.00', grouped: true };
  const share = (items: readonly Item[], classes: string): number => {
    const all = PERSONNEL(model.items);
    if (all === 0) return 0;
    const retired = total(
      model.economics.filter(({ code }) => code.startsWith('303')),
      ({ amount }) => amount,
    );
    const own = items.some(({ code }) => code === '2080501') ? retired : 0;
    return classes === '303' ? own : PERSONNEL(items) - own;
  };
  const amounts = columns(
    pen,
    ALL,
    BASIC,
    (items) => share(items, '301'),
    (items) => share(items, '303'),
    OPERATING,
    PROJECT,
  );
  const table = (title: string, items: readonly Item[], code: typeof pieces): Sheet => ({
    title,
    unit: '元',
    lines: [
      line('科目编码<3>', '单位（科目名称）^2', '总计^2', '基本支出<4>', '项目支出^2'),
      line('类', '款', '项', '小计', '工资福利支出', '对个人和家庭的补助', '商品和服务支出'),
      line('合计<4>', ...amounts.map((one) => one(items))),
      ...tree(branches(items, model, FUNCTIONS), (row) => [...code(row.code), row.name], amounts),
    ],
  });
  return {
    name: 'henan',
    kind: 'budget',
    cover: cover(model),
    text: text(model, pen),
    sheets: [
      balance('收支总体情况表', pen, model, {
        marks: false,
        carry: '上年结转',
        left: [
          '一般公共预算',
          '政府性基金预算',
          '国有资本经营预算',
          '专户管理的教育收费',
          '其他各项收入',
        ],
      }),
      table('支出总体情况表', model.items, pieces),
      table('一般公共预算支出情况表', general(model.items), stepped),
      threePublic('一般公共预算“三公”经费支出情况表', pen, model),
    ],
  };
}

/** Guangdong: name and code in one cell, names of their own for the same tables. */
export function guangdong(model: Model): Style {
  const pen: Pen = { unit: '万元', nothing: '0.00' };
  const joined = ({ code, name }: Branch<{ readonly code: string; readonly name: string }>) => [
    code === '' ? name : `[${code}]${name}`,
  ];
  return {
    name: 'guangdong',
    kind: 'budget',
    cover: cover(model),
    text: text(model, pen),
    sheets: [
      {
        title: '一般公共预算支出情况表（按功能分类科目）',
        unit: '万元',
        lines: [
          line('功能科目名称', '总计', '其中：基本支出', '项目支出'),
          line('栏次', '1', '2', '3'),
          ...tree(
            [whole(general(model.items)), ...branches(general(model.items), model, FUNCTIONS)],
            joined,
            columns(pen, ALL, BASIC, PROJECT),
          ),
        ],
      },
      {
        title: '一般公共预算基本支出情况表（按支出经济分类科目）',
        unit: '万元',
        lines: [
          line('支出经济分类科目', '一般公共预算基本支出'),
          ...tree(
            [
              { code: '', name: '合计', items: model.economics },
              ...branches(model.economics, model, ECONOMIC),
            ],
            joined,
            [
              (items) =>
                money(
                  total(items, ({ amount }) => amount),
                  pen,
                ),
            ],
          ),
        ],
      },
      {
        title: '财政拨款安排的行政经费及“三公”经费预算表',
        unit: '万元',
        lines: [
          line('项目', `${model.year}年预算`, '备注'),
          ...(() => {
            const { abroad, purchase, operation, reception } = model.threePublic;
            const vehicle = purchase[1] + operation[1];
            return [
              ['“三公”经费', abroad[1] + vehicle + reception[1]],
              ['其中：（一）因公出国（境）支出', abroad[1]],
              ['（二）公务用车购置及运行维护支出', vehicle],
              ['1.公务用车购置', purchase[1]],
              ['2.公务用车运行维护费', operation[1]],
              ['（三）公务接待费支出', reception[1]],
            ].map(([name, amount]) => line(String(name), money(Number(amount), pen), ''));
          })(),
        ],
      },
      {
        title: '部门预算项目支出及其他支出预算表',
        unit: '万元',
        lines: [
          line('项目名称', '总计', '财政拨款<4>', '单位资金', '绩效目标'),
          line('', '', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算', '', ''),
          ...(() => {
            const projects = model.items.filter(({ project }) => project > 0);
            const row = (name: string, own: readonly Item[], goal: string) =>
              line(
                name,
                money(PROJECT(own), pen),
                money(PROJECT(own), pen),
                money(PROJECT(general(own)), pen),
                money(PROJECT(funded(own)), pen),
                money(0, pen),
                money(0, pen),
                goal,
              );
            return [
              row('合计', projects, ''),
              ...projects.map((one) => row(`${one.name}项目`, [one], '按时完成全年任务')),
            ];
          })(),
        ],
      },
    ],
  };
}

/** Sichuan and Chongqing: codes that grow over three columns, rows of classes without a code. */
export function sichuan(model: Model): Style {
  const pen: Pen = { unit: '元', nothing: '' };
  const rows = branches(general(model.items), model, FUNCTIONS);
  return {
    name: 'sichuan',
    kind: 'budget',
    cover: cover(model),
    text: text(model, pen),
    sheets: [
      balance('部门收支总表', pen, model, {
        marks: true,
        carry: '上年结转',
        left: [
          '一、一般公共预算拨款收入',
          '二、政府性基金预算拨款收入',
          '三、国有资本经营预算拨款收入',
          '四、事业收入',
          '五、事业单位经营收入',
        ],
      }),
      {
        title: '一般公共预算支出预算表',
        unit: '元',
        lines: [
          line('科目编码<3>', '科目名称^2', '合计^2', '当年财政拨款安排^2', '上年结转安排^2'),
          line('类', '款', '项'),
          line(
            '合计<4>',
            ...columns(
              pen,
              ALL,
              (items) =>
                ALL(items) - (items.some(({ code }) => code === '2101501') ? model.carry : 0),
              (items) => (items.some(({ code }) => code === '2101501') ? model.carry : 0),
            ).map((one) => one(general(model.items))),
          ),
          ...rows.map(({ code, name, items }) => {
            const carried = items.some((one) => one.code === '2101501') ? model.carry : 0;
            return line(
              code.slice(0, 3),
              code.length > 3 ? code.slice(0, 5) : '',
              code.length > 5 ? code : '',
              name,
              money(ALL(items), pen),
              money(ALL(items) - carried, pen),
              money(carried, pen),
            );
          }),
        ],
      },
      {
        title: '一般公共预算项目支出预算表',
        unit: '元',
        lines: [
          line('科目编码', '单位名称（科目）', '金额'),
          line('', '合计', money(PROJECT(general(model.items)), pen)),
          ...rows
            .filter(({ items }) => PROJECT(items) > 0)
            .map(({ code, name, items }) =>
              // Classes stand by their names alone.
              line(code.length === 3 ? '' : code, name, money(PROJECT(items), pen)),
            ),
        ],
      },
    ],
  };
}

/** Zhejiang: budget tables with 支出预算总表 by funds, sources of money as columns. */
export function zhejiang(model: Model): Style {
  const pen: Pen = { unit: '万元', nothing: '' };
  const GENERAL: Amount = (items) => ALL(general(items));
  const FUND: Amount = (items) => ALL(funded(items));
  return {
    name: 'zhejiang',
    kind: 'budget',
    cover: cover(model),
    text: text(model, pen),
    sheets: [
      {
        title: '部门支出预算总表',
        unit: '万元',
        lines: [
          line(
            '科目编码^2',
            '科目名称^2',
            '合计^2',
            '一般公共预算^2',
            '政府性基金^2',
            '国有资本经营预算^2',
            '财政专户管理资金^2',
            '单位资金<3>',
          ),
          line('小计', '事业收入', '其他收入'),
          ...tree(
            [...branches(model.items, model, FUNCTIONS), whole(model.items)],
            ({ code, name }) => [code, name],
            [...columns(pen, ALL, GENERAL, FUND), () => '', () => '', () => '', () => '', () => ''],
          ),
        ],
      },
      {
        title: '一般公共预算支出预算表',
        unit: '万元',
        lines: [
          line('科目编码', '科目名称', '执行数', '本年预算数<4>', '预算数比执行数增减%'),
          line('', '', '', '合计', '人员支出', '日常公用支出', '项目支出', ''),
          ...tree(
            [...branches(general(model.items), model, FUNCTIONS), whole(general(model.items))],
            ({ code, name }) => [code, name],
            [
              ...columns(pen, PRIOR, ALL, PERSONNEL, OPERATING, PROJECT),
              (items) => percent(ALL(items) - PRIOR(items), PRIOR(items)),
            ],
          ),
        ],
      },
      {
        title: '一般公共预算“三公”经费预算表',
        unit: '万元',
        lines: [
          line('项目', `${model.year - 1}年预算数`, `${model.year}年预算数`, '增减数'),
          ...(() => {
            const { abroad, purchase, operation, reception } = model.threePublic;
            const vehicle = [purchase[0] + operation[0], purchase[1] + operation[1]] as const;
            const sum = [0, 1].map(
              (at) => (abroad[at] ?? 0) + (vehicle[at] ?? 0) + (reception[at] ?? 0),
            ) as [number, number];
            const rows: readonly (readonly [string, readonly [number, number]])[] = [
              ['合计', sum],
              ['1、因公出国（境）费', abroad],
              ['2、公务接待费', reception],
              ['3、公务用车购置及运行费', vehicle],
              ['其中：（1）公务用车运行费', operation],
              ['（2）公务用车购置费', purchase],
            ];
            return rows.map(([name, [before, now]]) =>
              line(name, money(before, pen), money(now, pen), money(now - before, pen)),
            );
          })(),
        ],
      },
    ],
  };
}

export const BUDGET_STYLES = [central, jiangsu, henan, guangdong, sichuan, zhejiang] as const;
