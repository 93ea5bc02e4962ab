import { describe, expect, test } from 'vitest';
import { blocksOf, cellsOf, outline, readLines } from '../../../test/support/text-document.js';
import { sourceOf } from '../../document/text.js';
import { readTextDocument } from './read.js';

/** Own sentences set to lines of 27 characters, as a flattened page shows them. */
const PAGE = [
  '一、收入情况说明',
  '',
  '本局全年取得的各项收入都来自本级财政当年安排的拨款，',
  '',
  '没有事业收入和经营收入，也没有上级补助，收入合计比上年',
  '',
  '增加 3.50 万元，增长 1.2 %，增加的缘由是新增两名在编人',
  '',
  '员和工资标准的调整。',
  ' 二、支出情况说明',
  '',
  '本局全年支出分为基本支出和项目支出，其中基本支出用于人',
  '',
  '员和机构运转，项目支出用于基金监管和参保宣传两个方面。',
  '',
  '1.基本支出的明细已经列在决算表中，这里只说明合计数与上',
  '',
  '年相比的变化和变化的缘由。',
];

describe('places', () => {
  test('lines and UTF-16 columns of the original file, the byte order mark not counted', () => {
    const document = readTextDocument(
      new TextEncoder().encode('\uFEFF  𠀀收入\r\n\r\n支出'),
      'a.txt',
    );
    const [first, second] = blocksOf(document).map((block) =>
      block.type === 'paragraph' ? sourceOf(block.text) : [],
    );
    expect(first).toEqual([{ file: 'a.txt', line: 1, column: 3, endLine: 1, endColumn: 7 }]);
    expect(second).toEqual([{ file: 'a.txt', line: 3, column: 1, endLine: 3, endColumn: 3 }]);
  });

  test('a joined paragraph knows the line of each of its pieces', () => {
    const [, paragraph] = blocksOf(readLines(...PAGE));
    if (paragraph?.type !== 'paragraph') throw new Error('no paragraph');
    const at = paragraph.text.value.indexOf('1.2');
    expect(sourceOf(paragraph.text, at, at + 3)).toEqual([
      { file: 'sample.txt', line: 7, column: 15, endLine: 7, endColumn: 18 },
    ]);
  });

  test('a lone carriage return ends a line, a form feed starts a page and not a line', () => {
    const document = readTextDocument(new TextEncoder().encode('甲\r乙\f丙\n丁'), 'a.txt');
    const places = blocksOf(document).map((block) => {
      if (block.type !== 'paragraph') throw new Error('no paragraph');
      const [span] = sourceOf(block.text);
      return [
        block.text.value,
        block.page,
        span !== undefined && 'line' in span && [span.line, span.column],
      ];
    });
    expect(places).toEqual([
      ['甲', 1, [1, 1]],
      ['乙', 1, [2, 1]],
      ['丙', 2, [2, 3]],
      ['丁', 2, [3, 1]],
    ]);
  });

  test('a file that ends inside a character says so', () => {
    const bytes = new TextEncoder().encode('收入\n支出');
    const document = readTextDocument(bytes.subarray(0, bytes.length - 1), 'a.txt');
    expect(outline(document)).toEqual(['p 收入', 'p 支']);
    expect(document.unread.map(({ text }) => sourceOf(text))).toEqual([
      [{ file: 'a.txt', line: 2, column: 2, endLine: 2, endColumn: 3 }],
    ]);
  });

  test('nothing but blanks is an empty file', () => {
    expect(() => readLines('  ', '\t', '\f')).toThrow(expect.objectContaining({ code: 'empty' }));
  });
});

describe('paragraphs', () => {
  const PARAGRAPHS = [
    'h2 一、收入情况说明',
    'p 本局全年取得的各项收入都来自本级财政当年安排的拨款，没有事业收入和经营收入，也没有上级补助，收入合计比上年增加 3.50 万元，增长 1.2 %，增加的缘由是新增两名在编人员和工资标准的调整。',
    'h2 二、支出情况说明',
    'p 本局全年支出分为基本支出和项目支出，其中基本支出用于人员和机构运转，项目支出用于基金监管和参保宣传两个方面。',
    'p 1.基本支出的明细已经列在决算表中，这里只说明合计数与上年相比的变化和变化的缘由。',
  ];

  test('wrapped lines with blank lines between them are joined', () => {
    expect(outline(readLines(...PAGE))).toEqual(PARAGRAPHS);
  });

  test('wrapped lines without blank lines are joined the same way', () => {
    expect(outline(readLines(...PAGE.filter((line) => line !== '')))).toEqual(PARAGRAPHS);
  });

  test('a stretched line that a converter took apart at its marks is one line again', () => {
    const pieces = [
      '3、',
      '卫生健康支出',
      '（类）',
      '医疗保障',
      '（款）',
      '行政运行',
      '（项）',
      '。',
    ];
    const lines = [
      ...PAGE,
      ...pieces,
      '主要用于在编人员的工资和机构的日常运转，年初预算数为',
      '30.50 万元。',
    ];
    const whole = 'p 3、卫生健康支出（类）医疗保障（款）行政运行（项）。';
    expect(outline(readLines(...lines))[5]).toBe(
      `${whole}主要用于在编人员的工资和机构的日常运转，年初预算数为30.50 万元。`,
    );
  });

  test('page breaks and page numbers inside a paragraph do not part it', () => {
    const broken = [...PAGE.slice(0, 5), '', '', '', '12', '', ...PAGE.slice(5)];
    expect(outline(readLines(...broken))).toEqual(PARAGRAPHS);
  });

  test('a stop alone on a line belongs to the line above, also before a heading', () => {
    expect(outline(readLines('支出用于基金监管', '', '。', '', '。第三部分 名词解释'))).toEqual([
      'p 支出用于基金监管。。',
      'h1 第三部分 名词解释',
    ]);
  });

  test('an amount is joined to the unit on the next line', () => {
    expect(outline(readLines('年初预算为 0', '', '万元，支出决算为 9.68 万元。'))).toEqual([
      'p 年初预算为 0万元，支出决算为 9.68 万元。',
    ]);
  });

  test('a number broken at the line end is one number, Latin words stay apart', () => {
    expect(
      outline(
        readLines(
          '收支平衡，支出决算为 12',
          '34.56 万元，完成预算的 98.',
          '5%，推行 DIP',
          'payment。',
        ),
      ),
    ).toEqual(['p 收支平衡，支出决算为 1234.56 万元，完成预算的 98.5%，推行 DIP payment。']);
  });

  test('invisible characters of web pages are no content', () => {
    expect(outline(readLines('\u200B一、收入\u200B情况', '收入为 1\u00AD2.50 万元。'))).toEqual([
      'h2 一、收入情况',
      'p 收入为 12.50 万元。',
    ]);
  });

  test("converters' marks are no content, a masked name is", () => {
    expect(outline(readLines('**主要做法。**<p>加强监管。</p>联系人张**，<br/>李**。'))).toEqual([
      'p 主要做法。加强监管。联系人张**，李**。',
    ]);
    expect(outline(readLines('- 一、收入情况', '## 二、支出情况', '----------', '甲'))).toEqual([
      'h2 一、收入情况',
      'h2 二、支出情况',
      'p 甲',
    ]);
  });
});

describe('headings', () => {
  test('go by the form of their number', () => {
    const lines = [
      ...[
        '第二部分决算情况',
        '第 三 部分　名词解释',
        '三、支出决算情况说明',
        '（四）经费情况',
        '(五) 其他情况',
      ],
      ...['6. 接待费情况说明', '7、车辆情况', '（8）购置情况'],
    ];
    expect(outline(readLines(...lines)).map((line) => line.slice(0, 2))).toEqual([
      ...['h1', 'h1', 'h2', 'h3', 'h3', 'h4', 'h4', 'h5'],
    ]);
  });

  test('an item with a sentence, an account or an amount is a paragraph', () => {
    const lines = [
      '1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。年初预算 3 万元。',
      '2.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）',
      '（三）公用经费 6.27 万元',
      '（四）办公费：指购买用品的费用',
      '5、队伍建设还要加强。',
    ];
    expect(outline(readLines(...lines))).toEqual(lines.map((line) => `p ${line}`));
  });

  test('a stop after a heading of an official section does not make it an item', () => {
    expect(outline(readLines('（一）支出决算总体情况。', '2.接待费支出情况说明。'))).toEqual([
      'h3 （一）支出决算总体情况。',
      'h4 2.接待费支出情况说明。',
    ]);
  });

  test('a decimal number at the start of a wrapped line is no item', () => {
    const lines = ['本局全年支出比上年有所下降，降幅为全部支出的', '1.2 %，缘由是节约。'];
    expect(outline(readLines(...lines))).toEqual([`p ${lines.join('')}`]);
  });

  test('an indented line below a short last line begins anew, also with a number that could be decimal', () => {
    const page = [
      ...PAGE.slice(2, -1),
      '年比。',
      '    4.60 年代退职人员的生活补助，全年列支 2.40 万元。',
    ];
    const last = outline(readLines(...page)).at(-1) ?? '';
    expect(last).toContain('4.60 年代退职人员');
    expect(last).not.toContain('年比');
  });

  test('a number alone on a line is joined to its words', () => {
    expect(outline(readLines('第一部分', '', '单位概况', '', '（二）', '机构设置情况'))).toEqual([
      'h1 第一部分单位概况',
      'h3 （二）机构设置情况',
    ]);
  });
});

describe('contents', () => {
  test('a list under 目录 ends where its first entry comes again', () => {
    const lines = [
      '目 录',
      '第一部分 概况',
      '- 一、职责',
      '第二部分 说明',
      '',
      '第一部分 概况',
      '一、职责',
      '负责监管。',
    ];
    expect(outline(readLines(...lines))).toEqual([
      'contents 4',
      'h1 第一部分 概况',
      'h2 一、职责',
      'p 负责监管。',
    ]);
  });

  test('leaders make entries wherever they stand', () => {
    const lines = [
      '第一部分 概况......................2',
      '一、职责 ……………………………………3',
      '第一部分 概况',
    ];
    expect(outline(readLines(...lines))).toEqual(['contents 2', 'h1 第一部分 概况']);
  });

  test('目录 over a table is its title', () => {
    expect(outline(readLines('目录', '', '序号\t报表\t是否空表', '表 1\t收支总表\t否'))).toEqual([
      'table [- | 目录 | - | -] 2 rows, 0 notes',
    ]);
  });
});

describe('long lines broken over two', () => {
  test('a title whose bracket closes in the second line is one title', () => {
    const lines = [
      '2023 年单位预算一般公共预算支出明细表(按支出功能分类-',
      '不含上年结转)',
      '',
      '表 5',
      '',
      '科目\t合计',
      '210\t12.00',
    ];
    expect(outline(readLines(...lines))).toEqual([
      'table [表 5 | 2023 年单位预算一般公共预算支出明细表(按支出功能分类-不含上年结转) | - | -] 2 rows, 0 notes',
    ]);
  });

  test('a title of its own above a title stays where it is', () => {
    const lines = ['甲县医疗保障局', '收入决算表', '', '科目\t合计', '210\t12.00'];
    expect(outline(readLines(...lines)).at(-1)).toContain('收入决算表');
    expect(outline(readLines(...lines)).length).toBe(2);
  });

  test('an item line that breaks within its figure is no heading', () => {
    const lines = ['(1) 住房公积金(2210201)33.', '6900 万元，比上年多。', '', '(2) 行政运行。'];
    expect(outline(readLines(...lines))[0]).toBe(
      'p (1) 住房公积金(2210201)33.6900 万元，比上年多。',
    );
  });
});

describe('tables', () => {
  test('tabs keep their columns, empty cells included', () => {
    expect(cellsOf(readLines('\t项目\t\t合计', '210\t卫生健康支出\t503.03\t', '\t\t\t4'))).toEqual([
      ['', '项目', '', '合计'],
      ['210', '卫生健康支出', '503.03', ''],
      ['', '', '', '4'],
    ]);
  });

  test('heads with a single blank between them are heads of two columns', () => {
    const lines = [
      ...['表8', '一般公共预算基本支出明细表'],
      '         政府经济科目 政府经济科目名',
      '科目名称                            合计     人员经费     公用经费',
      '         编码    名称',
      '合计                              12.00    12.00    0.00',
      '基本工资     50101  工资奖金津补贴        12.00    12.00    0.00',
    ];
    expect(cellsOf(readLines(...lines))[0]).toEqual([
      ...['', '政府经济科目', '政府经济科目名', '', '', ''],
    ]);
  });

  test('heads that stand left of their right-aligned figures are over them', () => {
    const lines = [
      '公开03表',
      '支出决算表',
      '  科目名称       合计            基本支出          项目支出          经营支出',
      '合计                 30.00         10.00         20.00',
      '卫生健康支出             30.00         10.00         20.00',
    ];
    expect(cellsOf(readLines(...lines))).toEqual([
      ['科目名称', '合计', '基本支出', '项目支出', '经营支出'],
      ['合计', '30.00', '10.00', '20.00', ''],
      ['卫生健康支出', '30.00', '10.00', '20.00', ''],
    ]);
  });

  test.each([
    [['公开 01 表', '', '收入支出决算总表', '', '编制单位：某县医疗保障局', '', '金额单位：万元']],
    [['收入支出决算总表', '公开 01 表', '编制单位：某县医疗保障局　　金额单位：万元']],
    [['收入支出决算总表', '公开 01 表 编制单位：某县医疗保障局 金额单位：万元']],
  ])('a caption is read whatever the order of its parts', (caption) => {
    const lines = [
      ...caption,
      '',
      '收入\t支出',
      '1.00\t1.00',
      '',
      '注：1.金额四舍五入。',
      '',
      '2.可能有尾差。',
    ];
    expect(outline(readLines(...lines))).toEqual([
      'table [公开 01 表 | 收入支出决算总表 | 编制单位：某县医疗保障局 | 金额单位：万元] 2 rows, 2 notes',
    ]);
  });

  test('a caption that was copied from a sheet with its tabs is no row', () => {
    const sheet = (name: string, number: string) => [
      `${name}\t\t\t`,
      `\t\t\t${number}`,
      '部门：某县医疗保障局\t\t\t金额单位：元',
      '收入\t\t支出\t',
      '其他收入\t2.00\t卫生健康支出\t2.00',
      '三、国防支出\t\t\t',
      '总计\t2.00\t总计\t2.00',
    ];
    const first = sheet('收入支出决算总表', '公开01表');
    expect(outline(readLines(...first, ...sheet('收入决算表', '公开02表')))).toEqual([
      'table [公开01表 | 收入支出决算总表 | 部门：某县医疗保障局 | 金额单位：元] 4 rows, 0 notes',
      'table [公开02表 | 收入决算表 | 部门：某县医疗保障局 | 金额单位：元] 4 rows, 0 notes',
    ]);
  });

  test('a heading above a table stays a heading and lends its words', () => {
    expect(outline(readLines('二、收入决算表', '公开02表', '甲\t乙', '丙\t丁'))).toEqual([
      'h2 二、收入决算表',
      'table [公开02表 | 收入决算表 | - | -] 2 rows, 0 notes',
    ]);
  });

  test('a table goes on over blank lines, rules and page numbers, but not into other columns', () => {
    const lines = [
      ...['a\tb\tc', '1\t2\t3', '', '4\t5\t6', '---\t---\t---', '', '', '', '7', '', '7\t8\t9', ''],
      ...['5\t1.00\t2.00\t3.00\t4.00\t5.00\t6.00'],
    ];
    expect(outline(readLines(...lines))).toEqual([
      'table [- | - | - | -] 4 rows, 0 notes',
      'table [- | - | - | -] 1 rows, 0 notes',
    ]);
  });

  test('the next table of as many columns begins at its own head', () => {
    const lines = ['序号\t名称', '1\t甲', '', '项目\t金额', '乙\t2.00'];
    expect(outline(readLines(...lines))).toHaveLength(2);
  });

  test('an indent or a numbered item with a tab is no table', () => {
    expect(outline(readLines('\t本局负责监管。', '1.\t加强宣传。'))).toEqual([
      'p 本局负责监管。',
      'p 1.\t加强宣传。',
    ]);
  });

  test('a cell that a spreadsheet copied over several lines in quotes is one cell', () => {
    const lines = [
      '指标\t内容\t值',
      '"产出',
      '指标"\t"参保率',
      '达到目标"\t98%',
      '"效益"\t"待遇\t100%',
    ];
    expect(cellsOf(readLines(...lines))).toEqual([
      ['指标', '内容', '值'],
      ['产出指标', '参保率达到目标', '98%'],
      ['"效益"', '"待遇', '100%'],
    ]);
  });

  test('bars separate cells as tabs do', () => {
    expect(cellsOf(readLines('| 项目 | 金额 |', '|---|---|', '| 收入 | 1.00 |'))).toEqual([
      ['项目', '金额'],
      ['收入', '1.00'],
    ]);
  });

  test('blanks that align columns separate cells, whatever a character is counted', () => {
    const wide = [
      '项目        金额      备注',
      '收入        1.00',
      '其他收入    12.00     无',
      '支出        3.00',
    ];
    const narrow = [
      '项目      金额      备注',
      '收入      1.00',
      '其他收入    12.00     无',
      '支出      3.00',
    ];
    for (const lines of [wide, narrow]) {
      expect(cellsOf(readLines('收支表', '单位：万元', ...lines, '注：元以下略去。'))).toEqual([
        ['项目', '金额', '备注'],
        ['收入', '1.00', ''],
        ['其他收入', '12.00', '无'],
        ['支出', '3.00', ''],
      ]);
    }
  });

  test('a name wrapped within its column is put together where it cannot belong elsewhere', () => {
    const lines = [
      ...['科目        名称            金额', '208         社会保障支出    1.00'],
      ...[
        '2080505     机关养老保险    2.00',
        '            缴费支出',
        '221         住房保障支出    3.00',
      ],
    ];
    expect(cellsOf(readLines('支出表', '单位：万元', ...lines, '注：无。'))[2]).toEqual([
      ...['2080505', '机关养老保险缴费支出', '2.00'],
    ]);
  });
});

describe('flattened tables', () => {
  test('end at their note, headings and sentences printed into them left out', () => {
    const lines = [
      ...[
        '六、基本支出决算表',
        '基本支出决算表',
        '公开 06 表',
        '部门：某中心 金额单位：万元',
        '科目',
        '代码',
        '科目名称 决算数',
      ],
      ...[
        '30101 基本工资 239.75',
        ' 七、政府性基金决算表',
        '30201 办公费',
        '5.',
        '32',
        '合计 245.07',
        '注：无。',
      ],
      ...[
        '政府性基金决算表',
        '公开 07 表',
        ' 2022 年度无政府性基金收入',
        '部门：某中心 金额单位：万元',
        '项目',
        '合计',
        '注：无。',
      ],
    ];
    expect(outline(readLines(...lines))).toEqual([
      'h2 六、基本支出决算表',
      'fragments [公开 06 表 | 基本支出决算表 | 部门：某中心 | 金额单位：万元] 8 lines, 1 notes',
      'h2 七、政府性基金决算表',
      'fragments [公开 07 表 | 政府性基金决算表 | 部门：某中心 | 金额单位：万元] 2 lines, 1 notes',
      'p 2022 年度无政府性基金收入',
    ]);
  });

  test('without a note end at the next heading', () => {
    const lines = [
      '收支表',
      '单位：万元',
      '项目 金额',
      '收入 1.00',
      '支出 2.00',
      '二、支出情况说明',
      '支出用于监管。',
    ];
    expect(outline(readLines(...lines))).toEqual([
      'fragments [- | 收支表 | - | 单位：万元] 3 lines, 0 notes',
      'h2 二、支出情况说明',
      'p 支出用于监管。',
    ]);
  });

  test('without a note end before running text, figures in it included', () => {
    const lines = [
      '收支表',
      '单位：万元',
      '项目 金额',
      '收入 1.00',
      '本局共有车辆 2 辆，设备 3 台，',
      '购置车辆 0 辆、设备 0 台。',
    ];
    expect(outline(readLines(...lines))).toEqual([
      'fragments [- | 收支表 | - | 单位：万元] 2 lines, 0 notes',
      'p 本局共有车辆 2 辆，设备 3 台，购置车辆 0 辆、设备 0 台。',
    ]);
  });

  test('a form ends after its total, prose in its cells included', () => {
    const lines = [
      ...[
        '某局整体支出绩效自评表',
        '（2022 年度）',
        '单位名称 某局',
        '年',
        '度',
        '目标',
        '1.参保率达到九成五，待遇按时足额支付到位。',
      ],
      ...['总分 100 96', '', '', '', '（三）项目自评结果', '项目完成得好。'],
    ];
    expect(outline(readLines(...lines))).toEqual([
      'fragments [- | 某局整体支出绩效自评表（2022 年度） | - | -] 6 lines, 0 notes',
      'h3 （三）项目自评结果',
      'p 项目完成得好。',
    ]);
  });

  test('a catalogue keeps its 表 N rows; 表 1 again is the first table of it', () => {
    const lines = [
      ...[
        '序号 内容 是否空表',
        '表 1 收支总表 否',
        '表 2',
        '收入总表',
        '否',
        '收支总表',
        '表 1',
        '单位：万元',
      ],
      ...['项目 金额', '收入 1.00', '注：无。'],
    ];
    expect(outline(readLines(...lines))).toEqual([
      'fragments [- | - | - | -] 5 lines, 0 notes',
      'fragments [表 1 | 收支总表 | - | 单位：万元] 2 lines, 1 notes',
    ]);
  });

  test('rows of amounts without any caption are no running text', () => {
    const lines = [
      '支出用于监管。',
      '项目 甲 乙 丙',
      '合计 1.00 2.00 3.00',
      '其他 1.00 2.00 3.00',
      '二、其他情况',
    ];
    expect(outline(readLines(...lines))).toEqual([
      'p 支出用于监管。',
      'fragments [- | - | - | -] 3 lines, 0 notes',
      'h2 二、其他情况',
    ]);
  });
});

describe('running heads and feet', () => {
  const page = (number: number, ...lines: string[]) =>
    ['某局年度部门决算', ...lines, `${number}`].join('\n');

  test('repeated heads are kept once and page numbers left out, figures at a page end kept', () => {
    const pages = [
      page(4, '收入增加。'),
      page(5, '支出减少。'),
      page(6, '结余 1.00', '7'),
      page(7, '完。'),
    ];
    expect(outline(readLines(pages.join('\n\f')))).toEqual([
      'p 某局年度部门决算',
      'p 收入增加。',
      'p 支出减少。',
      'p 结余 1.00',
      'p 7',
      'p 完。',
    ]);
  });
});
