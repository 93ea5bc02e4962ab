import { describe, expect, test } from 'vitest';
import { INFO, printedOf, rowNamed, tableOf } from '../../../test/support/table.js';
import { keyString, subjectString } from '../../facts/key.js';
import type { TableReading } from '../reading.js';
import { readStatementTable } from './index.js';
import { sumsOf } from './sums.js';

function read(title: string, lines: string, unit?: string): TableReading {
  return readStatementTable(tableOf(title, lines, unit), INFO).reading;
}

function subjects(table: TableReading): readonly string[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap(({ key, printed }) =>
      key === null || printed.form !== 'number'
        ? []
        : [`${subjectString(key.measure, key.dims)}:${key.basis}=${printed.text}`],
    ),
  );
}

describe('recognition by title and heads', () => {
  const heads =
    '项目|行次|金额|项目|行次|金额\n一、一般公共预算财政拨款收入|1|5.00|一、一般公共服务支出|32|';

  test.each([
    ['收入支出决算总表', 'T01'],
    ['2023年度某县医疗保障局收入支出决算总表', 'T01'],
    ['财政拨款收入支出决算总表', 'T04'],
    ['政府性基金收入支出决算总表', null],
    ['项目支出决算表', null],
    ['收入支出决算分析', null],
  ])('%s is %s', (title, id) => {
    expect(read(title, heads).declaration).toBe(id);
  });

  test('column numbers under heads wrapped over many lines are no figures', () => {
    const wrapped = [
      '预算数|||||决算数||||',
      '||公务用车|公务用车|||||公务用车|',
      '||购置|运行|公务接|||购置|运行|公务接',
      '|因公出|费|维护|||因公出|费|维护|',
      '|国|||待费||国|||待费',
      '|（境）|||||（境）|||',
      '合计|费||费||小计|费||费|',
      '1|2|3|4|5|6|7|8|9|10',
    ];
    const table = read('财政拨款“三公”经费支出决算表', wrapped.join('\n'));
    expect(table.rows).toEqual([]);
  });

  test('a number in the caption decides nothing', () => {
    const table = tableOf('', '科目代码|科目名称|金额\n301|工资福利支出|3.00');
    const numbered = { ...table, caption: { ...table.caption, number: table.caption.amountUnit } };
    expect(readStatementTable(numbered, INFO).reading.declaration).toBe('T06');
  });

  test('a table without title whose heads fit two forms stays unknown', () => {
    const table = read(
      '',
      '科目代码|科目名称|小计|基本支出|项目支出\n208|社会保障和就业支出|5.00|2.00|3.00',
    );
    expect(table.declaration).toBeNull();
    const { cells } = rowNamed(table, '社会保障和就业支出');
    expect(cells.map(({ column, printed, key }) => [column, printed.text, key])).toEqual([
      ['小计', '5.00', null],
      ['基本支出', '2.00', null],
      ['项目支出', '3.00', null],
    ]);
  });
});

describe('whose figures and which layout', () => {
  const body = '科目代码|科目名称|本年支出合计|基本支出|项目支出\n合计||5.00|2.00|3.00';

  test.each([
    ['编制单位：某县医疗保障局', '某县医疗保障局'],
    ['部门：某市某县医疗保障局', '某县医疗保障局'],
    ['编制单位：某县医保局', '某县医疗保障局'],
    ['编制单位：某县医疗保障经办中心', '某县医疗保障经办中心'],
    ['编制单位：某县医疗保障局（本级）', '某县医疗保障局(本级)'],
  ])('%s is %s', (reporter, unit) => {
    const table = tableOf('支出决算表', body);
    const caption = { ...table.caption, reporter: { value: reporter, pieces: [] } };
    const reported = { ...table, caption };
    const { reading } = readStatementTable(reported, { ...INFO, level: 'department' });
    expect(reading.rows[0]?.cells[0]?.key?.unit).toBe(unit);
  });

  test('a table of the same title with other heads is not a form of another layout', () => {
    const lines = `收入||支出|
      项目|金额|项目(按功能分类)|金额
      一、一般公共预算拨款收入|5.00|一、一般公共服务支出|5.00`;
    const elsewhere = readStatementTable(tableOf('部门收支总表', lines), {
      ...INFO,
      kind: 'budget',
    });
    expect(elsewhere.reading.declaration).toBeNull();
    expect(elsewhere.reading.rows[0]?.cells.some((cell) => cell.printed.text === '5.00')).toBe(
      true,
    );
  });
});

describe('a table of no known form', () => {
  test('is read whole: heads, rows, codes, remarks, units in heads and cells', () => {
    const table = read(
      '项目支出决算表',
      `序号|项目名称|项目编码|金额(元)|参加人数|执行率|备注
       1|信息系统维护|394001|120,000.50|15人|98.5%|按合同2023年支付
       2|宣传|394002|3,000.00|||`,
      '',
    );
    expect(table.declaration).toBeNull();
    const [first] = table.rows;
    expect(first).toMatchObject({ line: '1', name: '信息系统维护', code: '394001' });
    expect(
      first?.cells.map(({ column, printed, remark }) => [
        column,
        printed.text,
        printed.unit,
        remark ?? false,
      ]),
    ).toEqual([
      ['金额(元)', '120,000.50', '元', false],
      ['参加人数', '15', '人', false],
      ['执行率', '98.5', '%', false],
      ['备注', '按合同2023年支付', '', true],
    ]);
  });
});

describe('two blocks side by side', () => {
  test('a printed line is one row a block, and names that occur twice go by their order', () => {
    const table = read(
      '财政拨款收入支出决算总表',
      `收 入<3>|支 出<6>
       项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
       栏次||1|栏次||2|3|4|5
       一、一般公共预算财政拨款|1|9.00|一、一般公共服务支出|33||||
       二、政府性基金预算财政拨款|2||九、卫生健康支出|41|10.00|10.00|0.00|
       本年收入合计|27|9.00|本年支出合计|59|10.00|10.00|0.00|
       年初财政拨款结转和结余|28|1.00|年末财政拨款结转和结余|60||||
       一般公共预算财政拨款|29|1.00||61||||
       总计|32|10.00|总计|64|10.00|10.00|0.00|`,
    );
    expect(table.rows.filter((row) => row.side === '收入').map((row) => row.id)).toEqual([
      'L1',
      'L2',
      'L27',
      'L28',
      'L29',
      'L32',
    ]);
    expect(table.rows.filter((row) => row.side === '支出').map((row) => row.id)).toEqual([
      'L33',
      'L41',
      'L59',
      'L60',
      null,
      'L64',
    ]);
    expect(subjects(table)).toEqual([
      'revenue{fund=general}:final=9.00',
      'expenditure{function=210,source=appropriation}:final=10.00',
      'expenditure{function=210,fund=general}:final=10.00',
      'expenditure{function=210,fund=government-fund}:final=0.00',
      'revenue{source=appropriation}:final=9.00',
      'expenditure{source=appropriation}:final=10.00',
      'expenditure{fund=general}:final=10.00',
      'expenditure{fund=government-fund}:final=0.00',
      'opening-carry-over{source=appropriation}:final=1.00',
      'opening-carry-over{fund=general}:final=1.00',
      'revenue-total{source=appropriation}:final=10.00',
      'expenditure-total{source=appropriation}:final=10.00',
      'expenditure-total{fund=general}:final=10.00',
      'expenditure-total{fund=government-fund}:final=0.00',
    ]);
  });

  test('the form of Shanghai has no line numbers and may have thousands separators', () => {
    const table = read(
      '收入支出决算总表',
      `收入||支出|
       项目|决算数|项目|决算数
       一、一般公共预算财政拨款收入|9,746.50|一、一般公共服务支出|
       八、其他收入||八、社会保障和就业支出|754.75
       本年收入合计|9,746.50|本年支出合计|9,759.38
       使用非财政拨款结余（含专用结余）||结余分配|
       年初结转和结余|12.88|年末结转和结余|
       总计|9,759.38|总计|9,759.38`,
      '单位：万元',
    );
    expect(printedOf(rowNamed(table, '本年支出合计'))).toEqual({ amount: '9,759.38' });
    expect(table.rows.map((row) => row.id)).toEqual([
      'L1',
      'L32',
      'L8',
      'L39',
      'L27',
      'L58',
      'L28',
      'L59',
      'L29',
      'L60',
      'L31',
      'L62',
    ]);
  });
});

describe('account tables', () => {
  const body = `208|社会保障和 就业支出|5.00|2.00|3.00
    20805|行政事业单位养老支出|5.00|2.00|3.00
    合计||5.00|2.00|3.00`;

  test.each([
    [
      'heads of two levels without spans',
      '项目||本年支出||\n科目代码|科目名称|小计|基本支出|项目支出\n栏次||1|2|3',
    ],
    [
      'column numbers beside the head of a part of the code',
      '科目代码|科目名称|小计|基本支出|项目支出\n类|栏次|1|2|3',
    ],
    ['heads with spans', '项目<2>|本年支出<3>\n功能分类科目编码|科目名称|合计|基本支出|项目支出'],
    [
      'blanks inside heads',
      '项 目||本 年 支 出||\n科目 代码|科目 名称|小 计|基本 支出|项 目 支 出',
    ],
  ])('%s; 合计 may come last', (_, heads) => {
    const table = read('一般公共预算财政拨款支出决算表', `${heads}\n${body}`);
    expect(table.declaration).toBe('T05');
    expect(table.rows).toHaveLength(3);
    expect(subjects(table)).toEqual([
      'expenditure{function=208,fund=general}:final=5.00',
      'expenditure{function=208,fund=general,kind=basic}:final=2.00',
      'expenditure{function=208,fund=general,kind=project}:final=3.00',
      'expenditure{function=20805,fund=general}:final=5.00',
      'expenditure{function=20805,fund=general,kind=basic}:final=2.00',
      'expenditure{function=20805,fund=general,kind=project}:final=3.00',
      'expenditure{fund=general}:final=5.00',
      'expenditure{fund=general,kind=basic}:final=2.00',
      'expenditure{fund=general,kind=project}:final=3.00',
    ]);
  });

  test.each([
    [
      'pieces',
      '212|||城乡社区支出|3.00|1.00|2.00\n212|01||管理事务|3.00|1.00|2.00\n212|01|01|行政运行|3.00|1.00|2.00',
    ],
    [
      'pieces only where new',
      '212|||城乡社区支出|3.00|1.00|2.00\n|01||管理事务|3.00|1.00|2.00\n||01|行政运行|3.00|1.00|2.00',
    ],
    [
      'growing codes',
      '212|||城乡社区支出|3.00|1.00|2.00\n212|21201||管理事务|3.00|1.00|2.00\n212|21201|2120101|行政运行|3.00|1.00|2.00',
    ],
  ])('codes in three columns as %s', (_, rows) => {
    const table = read(
      '一般公共预算财政拨款支出决算表',
      `项目||||本年支出||\n功能分类科目编码|||科目名称|合计|基本支出|项目支出\n类|款|项|||| \n${rows}`,
    );
    expect(table.rows.map((row) => row.code)).toEqual(['212', '21201', '2120101']);
    expect(printedOf(rowNamed(table, '行政运行'))).toEqual({
      total: '3.00',
      basic: '1.00',
      project: '2.00',
    });
  });

  test('code and name may share a cell', () => {
    const table = read(
      '支出决算表',
      '科目编码|项目|本年支出合计|基本支出|项目支出\n|2101501行政运行|3.00|1.00|2.00',
    );
    expect(table.rows[0]).toMatchObject({ code: '2101501' });
  });

  test('a code that is out of form is kept, but its figures have no key', () => {
    const table = read(
      '支出决算表',
      '科目代码|科目名称|本年支出合计|基本支出|项目支出\n2101|行政运行|3.00|1.00|2.00',
    );
    expect(table.rows[0]).toMatchObject({ code: '2101', id: '2101' });
    expect(subjects(table)).toEqual([]);
  });
});

describe('names and heads wrapped over lines in aligned text', () => {
  test('pieces of an account name stand above, beside and below its code', () => {
    const table = read(
      '一般公共预算财政拨款支出决算表',
      `项目||||
       功能分类||||
       |科目名称|合计|基本支出|项目支出
       科目编码||||
       |社会保障和就|||
       208||5.00|2.00|3.00
       |业支出|||
       20805|行政事业单位养|5.00|2.00|3.00
       |老支出|||
       |卫生健康|||
       210||1.00|1.00|
       |支出|||
       合计||6.00|3.00|3.00`,
    );
    expect(table.rows.map((row) => [row.code, row.name])).toEqual([
      ['208', '社会保障和就业支出'],
      ['20805', '行政事业单位养老支出'],
      ['210', '卫生健康支出'],
      ['', '合计'],
    ]);
    expect(subjects(table)).toContain('expenditure{function=210,fund=general}:final=1.00');
  });

  test('pieces of a declared row and of a head make up its name', () => {
    const table = read(
      '财政拨款收入支出决算总表',
      `收入||支出||
       ||||政府性基
       项目|决算数|项目|合计|金预算财
       ||||政拨款
       一、一般公共预算财政拨款|5.00|二十二、灾害防治及应急管理支|4.00|4.00
       ||出||
       本年收入合计|5.00|本年支出合计|4.00|4.00`,
    );
    expect(table.rows.map((row) => row.id)).toEqual(['L1', 'L54', 'L27', 'L59']);
    expect(printedOf(rowNamed(table, '二十二、灾害防治及应急管理支出'))).toEqual({
      total: '4.00',
      'government-fund': '4.00',
    });
  });
});

describe('an empty form', () => {
  test('of which only the heads are printed has no rows and keeps its name', () => {
    const table = read(
      '政府性基金预算财政拨款收入支出决算表',
      `项目||||||
       |年初结转和||||年末结转和
       功能分类||本年收入|本年支出||
       科目名称|结余||||结余
       科目编码|||||`,
    );
    expect(table).toMatchObject({ declaration: 'T07', rows: [] });
  });
});

describe('three lists of accounts and their foot', () => {
  const table = read(
    '一般公共预算财政拨款基本支出决算明细表',
    `人员经费|||公用经费|||||
     科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数
     301|工资福利支出|5.00|302|商品和服务支出|2.00|310|资本性支出|1.00
     30101|基本工资|5.00|30201|办公费|2.00|31002|办公设备购置|1.00
     人员经费合计||5.00||公用经费合计||||3.00`,
  );

  test('each block of a line is a row; the foot belongs to no block', () => {
    expect(subjects(table)).toEqual([
      'expenditure{deptEconomic=301,fund=general,kind=basic}:final=5.00',
      'expenditure{deptEconomic=302,fund=general,kind=basic}:final=2.00',
      'expenditure{deptEconomic=310,fund=general,kind=basic}:final=1.00',
      'expenditure{deptEconomic=30101,fund=general,kind=basic}:final=5.00',
      'expenditure{deptEconomic=30201,fund=general,kind=basic}:final=2.00',
      'expenditure{deptEconomic=31002,fund=general,kind=basic}:final=1.00',
      'expenditure{fund=general,kind=basic,group=personnel}:final=5.00',
      'expenditure{fund=general,kind=basic,group=operating}:final=3.00',
    ]);
  });

  test('its sums are the trees of the codes and the two groups', () => {
    expect(
      sumsOf(table).map(
        (sum) =>
          `${sum.identity} ${sum.totalRow.name}=${sum.parts.map((part) => part.row.code).join('+')}`,
      ),
    ).toEqual([
      'A18 工资福利支出=30101',
      'A18 商品和服务支出=30201',
      'A18 资本性支出=31002',
      'A19 人员经费合计=301',
      'A20 公用经费合计=302+310',
    ]);
  });

  test('other provinces print one list with the groups as columns', () => {
    const single = read(
      '一般公共预算财政拨款基本支出决算表',
      '项目||合计|人员经费|公用经费\n经济分类科目编码|科目名称|||\n301|工资福利支出|5.00|5.00|\n合计||5.00|5.00|',
    );
    expect(subjects(single)).toEqual([
      'expenditure{deptEconomic=301,fund=general,kind=basic}:final=5.00',
      'expenditure{deptEconomic=301,fund=general,kind=basic,group=personnel}:final=5.00',
      'expenditure{fund=general,kind=basic}:final=5.00',
      'expenditure{fund=general,kind=basic,group=personnel}:final=5.00',
    ]);
  });
});

describe('three public expenses in their three forms', () => {
  const expected = [
    'three-public:budget=3.00',
    'three-public{item=vehicle}:budget=2.00',
    'three-public{item=vehicle-operation}:budget=2.00',
    'three-public{item=reception}:budget=1.00',
    'three-public:final=1.50',
    'three-public{item=vehicle}:final=1.00',
    'three-public{item=vehicle-operation}:final=1.00',
    'three-public{item=reception}:final=0.50',
  ];

  test('budget and final as rows, with meetings and training', () => {
    const table = read(
      '财政拨款“三公”经费及会议费、培训费支出决算表',
      `项目|财政拨款安排的“三公”经费||||||会议费|培训费
       |小计|因公出国（境）费用|公务接待费|公务用车购置及运行维护费||||
       ||||小计|公务用车购置费|公务用车运行维护费||
       栏次|1|2|3|4|5|6|7|8
       预算数|3.00||1.00|2.00||2.00|0.30|
       决算数|1.50||0.50|1.00||1.00|0.20|0.10`,
    );
    expect(rowNamed(table, '预算数').cells.map((cell) => cell.column)).toEqual([
      '财政拨款安排的“三公”经费-小计',
      '财政拨款安排的“三公”经费-因公出国（境）费用',
      '财政拨款安排的“三公”经费-公务接待费',
      '财政拨款安排的“三公”经费-公务用车购置及运行维护费-小计',
      '财政拨款安排的“三公”经费-公务用车购置及运行维护费-公务用车购置费',
      '财政拨款安排的“三公”经费-公务用车购置及运行维护费-公务用车运行维护费',
      '会议费',
      '培训费',
    ]);
    expect([...subjects(table)].sort()).toEqual(
      [...expected, 'meeting:budget=0.30', 'meeting:final=0.20', 'training:final=0.10'].sort(),
    );
  });

  test('budget columns, then final columns', () => {
    const table = read(
      '财政拨款“三公”经费支出决算表',
      `预算数<6>|决算数<6>
       合计^2|因公出国（境）费^2|公务用车购置及运行维护费<3>|公务接待费^2|合计^2|因公出国（境）费^2|公务用车购置及运行维护费<3>|公务接待费^2
       小计|公务用车购置费|公务用车运行维护费|小计|公务用车购置费|公务用车运行维护费
       1|2|3|4|5|6|7|8|9|10|11|12
       3.00||2.00||2.00|1.00|1.50||1.00||1.00|0.50`,
    );
    expect([...subjects(table)].sort()).toEqual([...expected].sort());
  });

  test('budget and final in pairs under each item', () => {
    const table = read(
      '财政拨款“三公”经费支出决算表',
      `合计<2>^2|因公出国（境）费<2>^2|公务用车购置及运行维护费<6>|公务接待费<2>^2
       小计<2>|公务用车购置费<2>|公务用车运行维护费<2>
       预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数
       3.00|1.50|||2.00|1.00|||2.00|1.00|1.00|0.50`,
    );
    expect([...subjects(table)].sort()).toEqual([...expected].sort());
    expect(sumsOf(table).map((sum) => sum.identity)).toEqual(['A23', 'A24', 'A23', 'A24']);
  });
});

describe('fund tables', () => {
  test('balances, income and expenditure have their own measures', () => {
    const table = read(
      '国有资本经营预算财政拨款收入支出决算表',
      `项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
       功能分类科目编码|科目名称|||合计|基本支出|项目支出|
       合计||1.00|2.00|2.50||2.50|0.50`,
    );
    expect(subjects(table)).toEqual([
      'opening-carry-over{fund=state-capital}:final=1.00',
      'revenue{fund=state-capital}:final=2.00',
      'expenditure{fund=state-capital}:final=2.50',
      'expenditure{fund=state-capital,kind=project}:final=2.50',
      'closing-carry-over{fund=state-capital}:final=0.50',
    ]);
  });
});

describe('budget tables of units and projects', () => {
  test('last year, this year and the change of each unit', () => {
    const item = (year: string) => `${year}<9>`;
    const leaf =
      '合计|小计|因公出国（境）费用|公务接待费|小计|公务用车购置费|公务用车运行维护费|会议费|培训费';
    const group = '合计|三公经费<6>|会议费|培训费';
    const table = readStatementTable(
      tableOf(
        '2023年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表',
        `序号^3|单位编码^3|单位名称^3|${item('上年')}|${item('当年')}|${item('增减变化情况')}
         ${[group, group, group].join('|')}
         ${[leaf, leaf, leaf].join('|')}
         1||合计|3.00|2.00||0.50|1.50||1.50|0.60|0.40|2.60|1.60||0.20|1.40||1.40|0.60|0.40|-0.40|-0.40||-0.30|-0.10||-0.10||`,
      ),
      { ...INFO, kind: 'budget' },
    ).reading;
    const keys = table.rows.flatMap((row) =>
      row.cells.flatMap(({ key }) => (key === null ? [] : [keyString(key)])),
    );
    expect(keys).toHaveLength(27);
    expect(keys[0]).toBe('three-public-meeting-training@某县医疗保障局#2022:budget');
    expect(keys[12]).toBe('three-public{item=reception}@某县医疗保障局#2023:budget');
    expect(keys[25]).toBe('meeting@某县医疗保障局#2023:change~prior-year');
    expect(sumsOf(table)).not.toHaveLength(0);
  });

  test('projects are named by themselves, repeated groups with their unit', () => {
    const table = readStatementTable(
      tableOf(
        '2023年部门综合预算专项业务经费支出表（不含上年结转）',
        `单位编码|单位(项目)名称|项目金额|项目简介
         |合计|30.00|
         394|某县医疗保障局|30.00|
         394001|某县医疗保障局|20.00|
         |专用项目|20.00|
         |业务项目|20.00|
         |宣传经费|12.00|用于宣传
         |信息化经费|8.00|用于系统
         394002|某县医疗保障经办中心|10.00|
         |专用项目|10.00|
         |业务项目|10.00|
         |征缴经费|10.00|用于征缴`,
      ),
      { ...INFO, kind: 'budget' },
    ).reading;
    expect(subjects(table)).toEqual([
      'expenditure{fund=general,kind=project}:budget=30.00',
      'expenditure{fund=general,kind=project,subunit=394}:budget=30.00',
      'expenditure{fund=general,kind=project,subunit=394001}:budget=20.00',
      'project-funds{project=专用,subunit=394001}:budget=20.00',
      'project-funds{project=业务,subunit=394001}:budget=20.00',
      'project-funds{project=宣传}:budget=12.00',
      'project-funds{project=信息化}:budget=8.00',
      'expenditure{fund=general,kind=project,subunit=394002}:budget=10.00',
      'project-funds{project=专用,subunit=394002}:budget=10.00',
      'project-funds{project=业务,subunit=394002}:budget=10.00',
      'project-funds{project=征缴}:budget=10.00',
    ]);
    expect(
      sumsOf(table).map(
        (sum) => `${sum.totalRow.name}=${sum.parts.map((part) => part.row.name).join('+')}`,
      ),
    ).toEqual([
      '合计=某县医疗保障局',
      '某县医疗保障局=某县医疗保障局+某县医疗保障经办中心',
      '某县医疗保障局=专用项目',
      '专用项目=业务项目',
      '业务项目=宣传经费+信息化经费',
      '某县医疗保障经办中心=专用项目',
      '专用项目=业务项目',
      '业务项目=征缴经费',
    ]);
  });
});
