import type { Entries } from './desk.js';

const LINE = [
  '功能分类科目编码',
  '部门经济分类科目编码',
  '政府经济分类科目编码',
  '资金性质',
  '支出类型',
  '项目名称',
] as const;

const UNIT = {
  部门或单位: '部门',
  支出主体: '机关',
  内设机构: '办公室、基金监管股',
  行政编制: 10,
  事业编制: 5,
  行政实有人员: 9,
  事业实有人员: 5,
  退休人员: 3,
  保密审查人: '王一',
  保密审查日期: new Date(Date.UTC(2024, 7, 12)),
  审签人: '李二',
  审签日期: '2024-8-15',
};

const BASIC = ['一般公共预算', '基本支出', null] as const;
const PROJECT = ['一般公共预算', '项目支出', '基金监管'] as const;
/** The self-evaluation of the project, as the officer keeps it beside the payments. */
export const SELF_EVALUATION = `project: 基金监管
scheme: ministry-10-50-30-10
supervisor: 云岭县医疗保障局
implementer: 云岭县医疗保障局
funds:
  - {source: appropriation, initial: 141500, budget: 141500, final: 121300}
goals:
  expected: 聘请第三方检查定点机构，印发宣传材料。
  reached: 完成全部检查，宣传材料发到各镇。
indicators:
  - {level1: 产出指标, level2: 数量指标, name: 检查机构数, target: ≥20家, weight: 50, actual: 24家}
  - {level1: 效益指标, level2: 社会效益指标, name: 政策知晓情况, target: 提高, weight: 30, actual: 提高, judged: 100%}
  - {level1: 满意度指标, level2: 服务对象满意度指标, name: 群众满意度, target: ≥90%, weight: 10, actual: 95%}
`;

/** An account that the lists do not hold: the office names it. */
const OWN = '2101597';

/**
 * A department that keeps payments. Amounts are such that sums fall on half a last place of 万元
 * with two decimals: 10,050 元 is 1.005, 1,250 元 is 0.125.
 */
export const PAYMENTS: Entries = {
  unit: { ...UNIT, 单位名称: '云岭县医疗保障局', 省: '陕西省', 市: '商洛市', '县（区）': '云岭县' },
  sheets: {
    自用科目: {
      heads: ['分类', '编码', '名称'],
      rows: [['功能分类', OWN, '医疗保障宣传']],
    },
    年初预算: {
      heads: [...LINE, '金额（元）'],
      rows: [
        ['2101501 行政运行', '30101 基本工资', null, ...BASIC, 510050],
        ['2101501', '30201', null, ...BASIC, 60050],
        ['2101501', '30217', null, ...BASIC, 5050],
        ['2080505', '30108', null, ...BASIC, 80150],
        ['2101506', '30227', '50205 委托业务费', ...PROJECT, 120250],
        [OWN, '30202', '50201', ...PROJECT, 21250],
      ],
    },
    支出: {
      heads: ['日期', ...LINE, '金额（元）', '摘要', '凭证号'],
      rows: [
        [
          new Date(Date.UTC(2023, 0, 31)),
          '2101501',
          '30101',
          null,
          ...BASIC,
          250000.1,
          '工资',
          '1',
        ],
        ['2023-07-31', '2101501', '30101', null, ...BASIC, 260049.9, '工资', '2'],
        ['2023-03-02', 2101501, 30201, null, ...BASIC, 60050, '办公', '3'],
        ['2023/3/5', '2101501', '30217', null, ...BASIC, '3,250.00', '接待', '4'],
        ['2023-04-30', '2080505', '30108', null, ...BASIC, 80150, '养老保险', '5'],
        ['2023-09-30', '2101506', '30227', '50205', ...PROJECT, 110050, '审计服务', '6'],
        ['2023-10-12', OWN, '30202', '50201', ...PROJECT, 11250, '印刷', '7'],
      ],
    },
    收入: {
      heads: ['收入来源', '功能分类科目编码', '年初预算（元）', '决算数（元）'],
      rows: [
        ['一般公共预算', '2101501', 575150, 575150],
        ['一般公共预算', '2080505', 80150, 80150],
        ['一般公共预算', '2101506', 120250, 120250],
        ['一般公共预算', OWN, 21250, 11250],
      ],
    },
    结转和结余: {
      heads: ['事项', '资金性质', '金额（元）'],
      rows: [['年末结转和结余', '一般公共预算', 12000]],
    },
    专项数据: {
      heads: ['指标', '口径', '分项', '数值（元）'],
      rows: [
        ['车辆', '数量', null, 1],
        ['车辆', '数量', '其他', 1],
        ['公务接待批次', '数量', null, 12],
        ['公务接待人次', '数量', null, 60],
      ],
    },
    上年数: {
      heads: ['指标', '口径', '资金性质', '支出类型', '数值（元）'],
      rows: [
        ['本年支出', '决算', '一般公共预算', '基本支出', 600050],
        ['本年支出', '决算', '一般公共预算', '项目支出', 90050],
      ],
    },
  },
};

const FACT = [
  '指标',
  '口径',
  '功能分类科目编码',
  '部门经济分类科目编码',
  '政府经济分类科目编码',
  '资金性质',
  '支出类型',
  '人员或公用',
  '分项',
  '数值（元）',
] as const;

const GENERAL = '一般公共预算';
const REVENUE = ['本年收入', '决算'] as const;
const SPENT = ['本年支出', '决算'] as const;
const PLANNED = ['本年支出', '年初预算'] as const;

/** A unit of Hubei that keeps final figures only, with sums on half a last place. */
export const FIGURES: Entries = {
  unit: {
    ...UNIT,
    单位名称: '清河县医疗保障服务中心',
    部门或单位: '单位',
    支出主体: '事业单位',
    省: '湖北省',
    市: '随州市',
    '县（区）': '清河县',
  },
  sheets: {
    决算数: {
      heads: FACT,
      rows: [
        [...REVENUE, '2101550', null, null, GENERAL, null, null, null, 1030450],
        [...REVENUE, '2101505', null, null, GENERAL, null, null, null, 20050],
        [...SPENT, '2101550', null, null, GENERAL, '基本支出', null, null, 1030450],
        [...SPENT, '2101505', null, null, GENERAL, '项目支出', null, null, 20050],
        [...PLANNED, '2101550', null, null, GENERAL, '基本支出', null, null, 1030450],
        [...PLANNED, '2101505', null, null, GENERAL, '项目支出', null, null, 22250],
        [...SPENT, null, '30101 基本工资', null, GENERAL, '基本支出', '人员经费', null, 900150],
        [...SPENT, null, '30201', null, GENERAL, '基本支出', '公用经费', null, 130300],
      ],
    },
    专项数据: {
      heads: FACT,
      rows: [
        ['车辆', '数量', null, null, null, null, null, null, null, 0],
        ...['因公出国（境）费', '公务用车购置费', '公务用车运行维护费', '公务接待费'].flatMap(
          (item) =>
            ['年初预算', '决算'].map((basis) => [
              '“三公”经费',
              basis,
              ...[null, null, null, null, null, null],
              item,
              0,
            ]),
        ),
      ],
    },
    上年数: {
      heads: FACT,
      rows: [
        [...SPENT, '2101550', null, null, GENERAL, '基本支出', null, null, 1000050],
        [...SPENT, '2101505', null, null, GENERAL, '项目支出', null, null, 10050],
        [...REVENUE, '2101550', null, null, GENERAL, null, null, null, 1000050],
        [...REVENUE, '2101505', null, null, GENERAL, null, null, null, 10050],
      ],
    },
  },
};
