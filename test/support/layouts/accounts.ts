import { basic, type Item, type Model, spent, total } from './model.js';
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
  pieces,
  type Sheet,
  type Style,
  tree,
} from './sheet.js';

const ALL = (items: readonly Item[]) => total(items, spent);
const BASIC = (items: readonly Item[]) => total(items, basic);
const PROJECT = (items: readonly Item[]) => total(items, ({ project }) => project);

/** Shanghai budgets: 类 款 项 and 类 款 in columns, totals last, amounts in 元, expenses in 万元. */
export function shanghai(model: Model): Style {
  const pen: Pen = { unit: '元', nothing: '', grouped: true };
  const wan: Pen = { unit: '万元', nothing: '0.00' };
  const whole = (items: readonly Item[]): Branch<Item> => ({ code: '', name: '合计', items });
  const rows = (items: readonly Item[]) => [...branches(items, model, FUNCTIONS), whole(items)];
  const labels = ({ code, name }: Branch<Item>) =>
    code === '' ? ['合计<4>'] : [...pieces(code), name];
  const kinds = (items: readonly Item[]) => [
    money(ALL(items), pen),
    money(BASIC(items), pen),
    money(PROJECT(items), pen),
  ];
  const byFunction = (title: string, head: string, items: readonly Item[]): Sheet => ({
    title,
    unit: '元',
    lines: [
      line('项目<4>', `${head}<3>`),
      line('功能分类科目编码<3>', '功能分类科目名称^2', '合计^2', '基本支出^2', '项目支出^2'),
      line('类', '款', '项'),
      ...rows(items).map((row) => line(...labels(row), ...kinds(row.items))),
    ],
  });
  const classes = branches(model.items, model, [3]).filter(({ code }) => code.length === 3);
  const [fund, own] = [ALL(funded(model.items)), ALL(general(model.items))];
  const left: readonly (readonly [string, number])[] = [
    ['一、财政拨款收入', fund + own],
    ['1、一般公共预算资金', own],
    ['2、政府性基金', fund],
    ['3、国有资本经营预算', 0],
    ['二、事业收入', 0],
    ['三、事业单位经营收入', 0],
    ['四、其他收入', 0],
  ];
  const economic = branches(model.economics, model, ECONOMIC);
  const { abroad, purchase, operation, reception } = model.threePublic;
  const vehicle = purchase[1] + operation[1];
  const operating = total(model.items, ({ operating: part }) => part);
  return {
    name: 'shanghai',
    kind: 'budget',
    cover: [`${model.unit}${model.year}年度部门预算`],
    text: [],
    sheets: [
      {
        title: `${model.year}年部门财务收支预算总表`,
        unit: '元',
        lines: [
          line('本年收入<2>', '本年支出<2>'),
          line('项目', '预算数', '项目', '预算数'),
          ...left.map(([name, amount], at) => {
            const right = classes[at];
            return line(
              name,
              money(amount, pen),
              right === undefined ? '' : `${'一二三四五'[at]}、${right.name}`,
              right === undefined ? '' : money(ALL(right.items), pen),
            );
          }),
          line('收入总计', money(fund + own, pen), '支出总计', money(fund + own, pen)),
        ],
      },
      {
        title: `${model.year}年部门收入预算总表`,
        unit: '元',
        lines: [
          line('项目<4>', '收入预算<5>'),
          line(
            '功能分类科目编码<3>',
            '功能分类科目名称^2',
            '合计^2',
            '财政拨款收入^2',
            '事业收入^2',
            '事业单位经营收入^2',
            '其他收入^2',
          ),
          line('类', '款', '项'),
          ...rows(model.items).map((row) =>
            line(
              ...labels(row),
              money(ALL(row.items), pen),
              money(ALL(row.items), pen),
              '',
              '',
              '',
            ),
          ),
        ],
      },
      byFunction(`${model.year}年部门支出预算总表`, '支出预算', model.items),
      {
        title: `${model.year}年部门财政拨款收支预算总表`,
        unit: '元',
        lines: [
          line('财政拨款收入<2>', '财政拨款支出<5>'),
          line(
            '项目',
            '预算数',
            '项目',
            '合计',
            '一般公共预算',
            '政府性基金预算',
            '国有资本经营预算',
          ),
          ...classes.map(({ name, items }, at) => {
            const source = [
              ['一、一般公共预算资金', own],
              ['二、政府性基金', fund],
              ['三、国有资本经营预算', 0],
            ][at];
            return line(
              String(source?.[0] ?? ''),
              source === undefined ? '' : money(Number(source[1]), pen),
              `${'一二三四五'[at]}、${name}`,
              money(ALL(items), pen),
              money(ALL(general(items)), pen),
              money(ALL(funded(items)), pen),
              '',
            );
          }),
          line(
            '收入总计',
            money(own + fund, pen),
            '支出总计',
            money(own + fund, pen),
            money(own, pen),
            money(fund, pen),
            '',
          ),
        ],
      },
      byFunction(
        `${model.year}年部门一般公共预算支出功能分类预算表`,
        '一般公共预算支出',
        general(model.items),
      ),
      byFunction(
        `${model.year}年部门政府性基金预算支出功能分类预算表`,
        '政府性基金预算支出',
        funded(model.items),
      ),
      {
        title: `${model.year}年部门一般公共预算基本支出部门预算经济分类预算表`,
        unit: '元',
        lines: [
          line('项目<3>', '一般公共预算基本支出<3>'),
          line('经济分类科目编码<2>', '经济分类科目名称^2', '合计^2', '人员经费^2', '公用经费^2'),
          line('类', '款'),
          ...[...economic, { code: '', name: '合计', items: model.economics }].map(
            ({ code, name, items }) => {
              const sum = (first: boolean) =>
                total(
                  items.filter((one) => one.code.startsWith('302') !== first),
                  ({ amount }) => amount,
                );
              return line(
                ...(code === '' ? ['合计<3>'] : [code.slice(0, 3), code.slice(3), name]),
                money(sum(true) + sum(false), pen),
                money(sum(true), pen),
                money(sum(false), pen),
              );
            },
          ),
        ],
      },
      {
        title: `${model.year}年部门“三公”经费和机关运行经费预算表`,
        unit: '万元',
        lines: [
          line('“三公”经费预算数<6>', '机关运行经费预算数^3'),
          line('合计^2', '因公出国（境）费^2', '公务接待费^2', '公务用车购置及运行费<3>'),
          line('小计', '购置费', '运行费'),
          line(
            ...[
              abroad[1] + reception[1] + vehicle,
              abroad[1],
              reception[1],
              vehicle,
              purchase[1],
              operation[1],
              operating,
            ].map((amount) => money(amount, wan)),
          ),
        ],
      },
    ],
  };
}

/** Yunnan and others: the expenses listed downwards with counts among them, projects by account. */
export function yunnan(model: Model): Style {
  const pen: Pen = { unit: '万元', nothing: '' };
  const { abroad, purchase, operation, reception } = model.threePublic;
  const vehicle = (at: 0 | 1) => purchase[at] + operation[at];
  const sum = (at: 0 | 1) => abroad[at] + vehicle(at) + reception[at];
  const operating = total(model.items, ({ operating: part }) => part);
  const pair = (name: string, row: number, amounts: readonly [number, number]) =>
    line(name, String(row), money(amounts[0], pen), money(amounts[1], pen));
  const projects = general(model.items).filter(({ project }) => project > 0);
  return {
    name: 'yunnan',
    kind: 'final-accounts',
    cover: [`${model.unit}${model.year}年度部门决算`],
    text: [],
    sheets: [
      {
        title: '“三公”经费、行政参公单位机关运行经费情况表',
        unit: '万元',
        lines: [
          line('项目', '行次', '预算数', '决算统计数'),
          line('栏次', '', '1', '2'),
          line('一、“三公”经费支出', '1', '—', '—'),
          pair('（一）支出合计', 2, [sum(0), sum(1)]),
          pair('1.因公出国（境）费', 3, abroad),
          pair('2.公务用车购置及运行维护费', 4, [vehicle(0), vehicle(1)]),
          pair('（1）公务用车购置费', 5, purchase),
          pair('（2）公务用车运行维护费', 6, operation),
          pair('3.公务接待费', 7, reception),
          pair('（1）国内接待费', 8, reception),
          line('其中：外事接待费', '9', '—', ''),
          line('（2）国（境）外接待费', '10', '', ''),
          line('（二）相关统计数', '11', '—', '—'),
          line('1.因公出国（境）团组数（个）', '12', '—', ''),
          line('2.公务用车保有量（辆）', '13', '—', '3'),
          line('3.国内公务接待批次（个）', '14', '—', '25'),
          line('4.国内公务接待人次（人）', '15', '—', '186'),
          line('二、机关运行经费', '16', '—', money(operating, pen)),
          line('（一）行政单位', '17', '—', money(operating - 1000, pen)),
          line('（二）参照公务员法管理事业单位', '18', '—', money(1000, pen)),
        ],
      },
      {
        title: '一般公共预算财政拨款项目支出决算表',
        unit: '万元',
        lines: [
          line('科目代码<3>', '科目名称^2', '合计^2', '工资福利支出<3>', '商品和服务支出<3>'),
          line('类', '款', '项', '小计', '基本工资', '津贴补贴', '小计', '办公费', '委托业务费'),
          line('栏次<4>', '1', '2', '3', '4', '5', '6', '7'),
          ...tree(
            [{ code: '', name: '合计', items: projects }, ...branches(projects, model, FUNCTIONS)],
            ({ code, name }) => (code === '' ? ['合计<4>'] : [...pieces(code), name]),
            [
              (items) => money(PROJECT(items), pen),
              () => '',
              () => '',
              () => '',
              (items) => money(PROJECT(items), pen),
              (items) => money(items.length * 150, pen),
              (items) => money(PROJECT(items) - items.length * 150, pen),
            ],
          ),
        ],
      },
    ],
  };
}

/** Zhejiang accounts: money by unit, without codes. */
export function byUnit(model: Model): Style {
  const pen: Pen = { unit: '万元', nothing: '0.00' };
  const units = [`${model.unit}（本级）`, '某市医疗保障服务中心', '某市医疗保障信息中心'];
  const shares = [61234, 4870, 1290];
  const other = [0, 350, 25];
  const row = (name: string, own: number, rest: number) =>
    line(name, money(own + rest, pen), money(own, pen), money(0, pen), money(rest, pen));
  const sum = (amounts: readonly number[]) => total(amounts, (amount) => amount);
  return {
    name: 'by-unit',
    kind: 'final-accounts',
    cover: [`${model.unit}${model.year}年度部门决算`],
    text: [],
    sheets: [
      {
        title: '收入决算表（分单位）',
        unit: '万元',
        lines: [
          line('单位名称', '本年收入合计', '财政拨款收入', '上级补助收入', '其他收入'),
          row('合计', sum(shares), sum(other)),
          ...units.map((name, at) => row(name, shares[at] ?? 0, other[at] ?? 0)),
        ],
      },
      {
        title: '政府采购支出情况表',
        unit: '万元',
        lines: [
          line('采购项目名称', '采购品目', '计量单位', '数量', '总金额', '财政拨款', '其他资金'),
          line('合计', '', '', '', '43.80', '43.80', '0.00'),
          line('办公设备更新', '台式计算机', '台', '12', '7.80', '7.80', '0.00'),
          line('信息系统运维', '软件运维服务', '项', '1', '36.00', '36.00', '0.00'),
        ],
      },
    ],
  };
}

export const OTHER_STYLES = [shanghai, yunnan, byUnit] as const;
